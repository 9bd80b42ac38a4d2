"""Sums that firms invest, in Korean text: agreements, plants and lines they build, what offices attract of it."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.money_sources import OFFICE, RUN_BY_OFFICE
from nlp.openings import guarded
from nlp.ruling import CUED, GOVERNED, Ruling, View

_INVESTMENT = re.compile(
    r"투자\s?(?:유치|협약|액|규모|금액|의향|양해|계획을 발표)|투자협약|유치액|MOU|양해각서|투자[^.,]{0,20}(?:유치|끌어)"
    r"|투자를 (?:따|이끌|약속|받아)|투자\s성과|설비투자|공장\S{0,4} (?:신|증)설|외자"
    r"|외국인\s?(?:직접\s?)?투자(?!\s?(?:지역|단지|구역|기업))"
)
_SPENT_BY = re.compile(r"[을를]\s?(?:들여|투입)")
_SPENT_ON = re.compile(r"[을를]\s?투입해|으로 (?:민간 )?투자를")
_HIRES = re.compile(r"[^.]{0,60}(?:채용|고용|뽑)")
_INVESTED = re.compile(r"\s투자(?=$|[….,])")
_FIRMS_INVEST = re.compile(r"상생형|MOU|투자협약|투자기업")
_NEW_INVESTMENT = re.compile(r"(?:의|규모의|을|를)?\s?(?:신규|새로)\s?(?:시설\s?|설비\s?)?투자|의\s투자\s?효과")
_FIRM = re.compile(
    r"(?:^|[\s·,])[가-힣A-Za-z&]{1,11}[^\s시도군구부청원회처과국측형야에서로데]\s?(?<!사업)[은는]\s[^.]{0,40}$"
)
_NAMED_FIRM = re.compile(
    r"(?:㈜|\(주\)|\d개사|[개\d]\s?(?:기업|업체|회사)|(?:기업|업체|회사|법인|제조사|[A-Z○]사|(?<=[\s·])[가-힣A-Z]사)"
    r"|[가-힣](?:전자|화학|중공업|제약|건설|물산|코리아|테크|텍|산업㈜|공업㈜))[^\s,.]{0,8}?[이가은는]\s[^.]{0,60}$"
)
"""A firm, or several counted, as the subject of the clause."""
_PUTS_IN = re.compile(
    r"(?:을|를|으로|로)?\s(?:더\s|새로\s|추가로\s|함께\s|모두\s)?(?:넣[어고는을기]|들[여이인]|투자|투입|쏟|쓴다|쓰[고기]|써)|의\s사업비(?:로|를)\s"
)
_BUILDS = re.compile(
    r"(?:[^.]|\.(?=\d)){0,60}(?:시설|공장|센터|라인|연구소|사옥)[을를]?\s?(?:짓|세[우운웠]|건립|신설|증설|구축|지어|늘)"
)
_INVESTS = re.compile(
    r"(?:[을를]|\s이상(?:을)?|\s가까이(?:를)?)\s(?:더\s|새로\s|추가로\s|신규\s?)?투자(?:해|하|한|할|,)"
)
_STATE = re.compile(r"(?:^|[\s“])(?:정부|당국|당정|교육청)[은는이가]\s")
_FIRM_INVESTS = re.compile(r"투자(?:해|하|한|할)|투입해[^.]{0,20}(?:공장|생산|시설)|규모의? (?:투자|기업)")
_FIRM_WORDS = re.compile(r"기업|회사|업체|㈜|\(주\)|개사|공장|MOU|협약")
_BUDGET = re.compile(r"예산|사업비|총사업비|재정|투입|들여|들인|편성")
_BUDGET_TOPIC = re.compile(r"(?:사업비|예산|재원)(?:은|는|이|가)\s[^.]{0,40}$")
_SITE = guarded(
    r"㈜|(?:업체|회사|기업)[는은이가]|[(]주\)|주식회사|공장|산업단지|농공단지|산단|본사"
    r"|생산라인|연구소|물류센터|물류단지|제조시설|사업장|생산시설|설비[를을]"
)
_INVESTORS = re.compile(r"투자|협약|MOU|양해각서|입주|이전협약|유치")
_SPENT = re.compile(
    r"(?:[을를]|으로|로)?\s?(?:20\d\d년까지|내년까지|올해까지)?,?\s?(?:더\s|새로\s|추가로\s)?(?:들[여이인]|투자|넣"
    r"|써|쓴|쓰|투입|$|[^.]{0,30}공장|규모(?:의)?\s[^.\d]{0,20}(?:시설|센터|라인|연구소)[을를]\s(?:짓|세|건립|신설|증설|구축))"
)
_LEAD = 800
"""Characters at the head of a document in which an announcement of investments says that it is one."""


def rule_investment(view: View) -> Ruling | None:
    """investment where firms spend the sum, or an office attracts it; None elsewhere."""
    if (_SPENT_BY.match(view.after) and OFFICE.search(view.head)) or RUN_BY_OFFICE.search(view.before):
        return None
    sentence = view.draft.sentence_text(view.sentence.index)
    invests = _INVESTS.match(view.past_aside) is not None and _FIRM_WORDS.search(sentence) is None
    office = (OFFICE.search(view.head) or _STATE.search(view.head)) if invests else None
    if office is not None:
        return Ruling("budget_total", "an office invests", *view.found(office, view.sentence.start), CUED)
    match = _INVESTMENT.search(sentence)
    if match is not None and not _BUDGET.search(view.before[-12:]) and not _SPENT_ON.match(view.after):
        return Ruling("investment", "firms' investment", *view.found(match, view.sentence.start), CUED)
    match = _NEW_INVESTMENT.match(view.after)
    if match is not None:
        return Ruling("investment", "new investment", *view.found(match, view.quantity.end), CUED)
    if _FIRM_INVESTS.match(view.after.lstrip("을를 ")) and _FIRM_WORDS.search(sentence):
        office = OFFICE.search(view.head)
        if office is None or _FIRM_WORDS.search(view.head, office.end()) is not None:
            return Ruling("investment", "invested by a firm", view.quantity.end, view.quantity.end, GOVERNED)
    return _by_subject(view) or _on_site(view, sentence)


def _by_subject(view: View) -> Ruling | None:
    """ "17개사가 3,420억원을 넣어", "A사는 310억 원을 들여": a firm is the subject of the spending."""
    subject = _FIRM.search(view.head) if _INVESTS.match(view.past_aside) else None
    if subject is None and _PUTS_IN.match(view.past_aside):
        subject = _NAMED_FIRM.search(view.head)
        if subject is None and _BUILDS.match(view.rest) and OFFICE.search(view.head) is None:
            subject = _FIRM.search(view.head) if _announced(view.draft.text[:_LEAD])[1] else None
    if subject is None:
        return None
    return Ruling("investment", "a firm invests", *view.found(subject, view.sentence.start), GOVERNED)


@lru_cache(maxsize=16)
def _announced(lead: str) -> tuple[bool, bool]:
    """Whether a text that begins with `lead` tells of firms that agree to invest, and of investors at all."""
    return _FIRMS_INVEST.search(lead) is not None, _INVESTORS.search(lead) is not None


def _on_site(view: View, sentence: str) -> Ruling | None:
    """ "공주에 400억원을 들여 공장을 짓는다" in an announcement of investments, where no office spends."""
    agreed, announced = _announced(view.draft.text[:_LEAD])
    invests = _INVESTS.match(view.past_aside) or (agreed and _PUTS_IN.match(view.past_aside))
    firms = (invests and _HIRES.search(view.rest)) or (agreed and _INVESTED.match(view.rest))
    site = _SITE.search(sentence) if announced and _SPENT.match(view.after) else None
    if (not firms and site is None) or OFFICE.search(view.head) is not None:
        return None
    if firms:
        return Ruling("investment", "invested by firms that hire", view.quantity.end, view.quantity.end, GOVERNED)
    if site is not None and not _BUDGET_TOPIC.search(view.head):
        return Ruling("investment", "a firm builds", *view.found(site, view.sentence.start), GOVERNED)
    return None
