"""Pay in Korean text: what somebody earns, as against what helps a firm to pay it or what savers put aside."""

from __future__ import annotations

import re

from nlp.money_lists import list_tail
from nlp.openings import guarded
from nlp.ruling import CUED, GOVERNED, INHERITED, Ruling, View

PAY = guarded(
    r"시급|일급|일당|월급|임금|보수|급여|(?<!구직)활동비|활동수당|연봉|생활임금|최저임금|인건비를? 받"
    r"|간식비|교통비(?!\s?바우처)|주휴|월평균|급료|근로비|현장실습지원비|실습지원비|기본급|초임\s?연봉|참여수당|부대경비|식비|간식|실비"
)
"""Words that a sum of pay follows."""
_PAY_BEHIND = re.compile(
    r"\s?(?:(?:이상|안팎|수준|정도)의 [가-힣]{0,2}|의|을|를|이|가|씩|정도|가량|내외|까지"
    r"|상당의)?\s?(?:의\s)?(?:시급|일당|월급"
    r"|임금|보수|급여|활동비|인건비를 받|실비|(?:현장)?실습지원비"
    r"|간식비|교통비(?!\s?바우처)|식비|을 받|를 받|씩 받|받[는을게으]"
    r"|번다|벌\s?수|벌[었어])"
)
BONUS = re.compile(r"개발비|장려금|정착금|지원금|축하금|성공금|참여수당 외")
"""Words of a grant on top of pay."""
_GRANTED = re.compile(r"(?:장려금|정착금|지원금|축하금|성공금|인센티브)[이가을를은는](?:[^.]|\.(?=\d)){0,60}$")
_BENEFIT = re.compile(r"(?:까지)?\s?받[는을]\s(?:수 있는\s)?(?:이\s)?(?:혜택|인센티브|지원금|장려금|수당)")
_TO_TEAMS = re.compile(r"[을를]\s\d+개?\s?(?:팀|단체|기업|업체|개소)에")
_PAY_AIDED = re.compile(r"(?:임금|인건비|급여|보수)(?:를|을|의 일부를)? (?:지원|보조|대[는고주준 ]|대신|보태|받쳐)")
SHARE_OF_COST = "a share of a cost"
_PAY_OPENS = re.compile(r"(?:임금|인건비|급여)\((?:월|연)?\s?(?:최대\s)?$")
_AIDED_WHOLE = re.compile(r"\)[을를]?\s[^.\d]{0,12}(?:지원|보조|대\s?[준주])")
TO_FIRM = re.compile(
    r"(?:기업|업체|회사|사업장|사업주|고용주|업주|법인|농가|소상공인)(?:들)?"
    r"(?:에게는?|에는?|엔|에도|[이을를]?\s?대상(?:이며|으로|이고))\s"
    r"(?!(?:취업|채용|근무|입사|다니|일하|배치|파견|들어|재직|보내))(?:[^.]|\.(?=\d)){0,60}$"
)
"""A firm to which something is given, before a sum."""
_TO_WORKER = re.compile(
    r"(?:청년|인턴|참여자|근로자|노동자|직원|종사자|훈련생|본인|봉사자)(?:들)?(?:에게|은|는|이)\s"
    r"|근무(?!\s?환경)|일하|취업|입사|다니"
)
_PAY_OBJECT = re.compile(r"(?:임금|인건비|급여|월급|보수)(?:을|를|의\s(?:일부|절반|\d+%)[을를]?)\s[^\d.]{0,12}$")
_FIRM = re.compile(r"기업|업체|회사|사업장|사업주|고용주|법인|농가|소상공인")
_BORNE = re.compile(
    r"[^.\d]{0,16}(?:\d+(?:개월|년)간?\s)?[^.\d]{0,10}(?:지원|보조|대\s?[준주고는줄]|보태|부담해\s?[준주])"
)
_NEST_EGG = re.compile(r"(?:을|를|의)?\s?(?:[^.\d]{0,6}\s)?(?:목돈|환급|찾게|찾을|돌려받|되돌려|만들어|받게|수령|마련)")
_MATURES = re.compile(r"(?:목돈\(|만기(?:\s?(?:때|시|에는?|후)[^.\d]{0,12})?\s?$|매칭해?\s|이자\s?$)")
_PAYS_IN = re.compile(r"(?:\s?이상|씩|까지)?(?:을|를)?\s[^.\d]{0,8}(?:넣[으고]|내[고면어]?\s|부담)")
_GIVEN_WHOLE = re.compile(r"(?:을|를)?\s(?:지원하는|지원해|지원한)")
_MATCHED = re.compile(r"(?:[을를]|씩)?\s(?:함께\s|더\s)?(?:매칭|보태|더해|얹)")
_PUT_ASIDE = re.compile(r"저축|적립|납입|저금")
_FIRM_AIDED = re.compile(
    r"(?:기업|업체|회사|사업장|사업주)(?:들)?(?:에게?는?|에는?)\s[^.]{0,30}(?:지원|대 준|대준|보조)[^.]{0,8}\."
    r"[^.]{0,100}$"
)
_GIVEN = re.compile(r"[^.]{0,80}(?:더 준|더 지원|지원한|지급|대 준|준다)")
_SAVES = re.compile(
    r"(?:씩)?(?:을|를)?\s?(?:씩\s?)?[^.\d]{0,10}(?:\d+(?:개월|년)\s?(?:간|동안)?\s)?"
    r"(?:총\s[\d,만천백 ]{1,8}원[을를]\s)?"
    r"(?:저축|적립|납입|붓[는고]|부[으어은을]|모으[면고는]|저금)"
)
_TRAINED = re.compile(r"(?:훈련생|교육생|수강생|수료생|구직자|면접자)(?:들)?(?:에게[는도]?|에겐|은|는)\s[^.]{0,60}$")
_NEXT_CLAUSE = re.compile(r"(?:이며|으며|하며|이고|하고|기업이|기업에)\s")
_OF_WHOLE = re.compile(r"의\s?\d+\s?%")
_COST_BEFORE = re.compile(r"(?:인건비|임금|급여|월급)[은는이]?\s(?:월|연|매월)?\s?$")
"""인건비 연 2400만원의 90%를 지원: the sum is the pay, its share the grant."""
_AT_COST = re.compile(
    r"(?:\s?또는\s[\d,만천]{1,8}원)?\s(?:수준|상당|이상|기준)의\s(?:인건비|임금|급여|월급여?)(?:로|를|을)\s"
)
_SENIOR_JOB = re.compile(
    r"(?:공익(?:활동)?|사회서비스|시장|역량활용)형(?:\s?노인)?(?:\s?(?:일자리|사업))?(?:[은는이]|의 경우)?"
    r"\s(?:[^.(]|\([^()]{0,30}\)){0,40}?"
    r"(?:단가[은는를가도]?\s[^.]{0,20}|월\s)$"
)
_TYPE_REACH = 90
"""Characters before a sum in which the type of senior jobs stands whose pay it is."""
_HIGHEST_SENIOR = 2_000_000
"""Won that a senior job never pays in a month."""
_AID_BEFORE = re.compile(r"(?:지원금|장려금|보험료|지원\s?한도|지원\s?단가)(?:\s한도)?[은는을를이가]?\s[^.\d]{0,14}$")
_AID_BEHIND = re.compile(r"(?:\([^()]{0,30}\))?[을를이가]?\s[^.\d]{0,10}(?:지원|보조|대\s?[준주])")
_PAYER = re.compile(r"(?:농가|농업인|기업|사업주|사업장|업체|정부)(?:에게?|에는|가|이|에)\s")
_ON_TOP = re.compile(r"(?:[^.]|\.(?=\d)){0,60}(?:인센티브|정착|주거비|장려금|자기\s?개발)")
_SCHEME = re.compile(r"(?:기업|업체|사업장)[^.]{0,40}인건비")
_SCHEME_REACH = 200
"""Characters before a sentence within which a scheme is told that helps firms to pay."""
_PAID = re.compile(r"임금|시급|일당|보수|급여")
_EXPENSES = re.compile(r"교통비|식비|간식비|실비|부대경비")
_FOR_THE = re.compile(r"의 경우")
_WORKS = re.compile(r"주\s?\d+시간|전일제|시간제|근무|일하|급여|임금|보수|(?<!구직)활동비|참여자는|근로|만근")
_EARNS = re.compile(r"(?:[^.]|\.(?=\d)){0,60}?(?:원|만원)(?:가량|정도|씩|안팎|쯤)?[을를]?\s받[는았게을고]")
_NO_MISSED_DAY = re.compile(r"만근\S{0,3}\s[^.\d]{0,12}$")
PAY_TOPIC = re.compile(r"생활임금|최저임금|최저\s?시급|시급")
"""Words that say that a text is about rates of pay."""
_HIGHEST_PAY = 200_000_000
"""Won above which nobody is paid."""
_HIGHEST_MONTHLY = 60_000_000
"""Won up to which a sum may be paid by the month or year."""


def pay_behind(view: View) -> re.Match[str] | None:
    """Words of pay right behind the sum: "월 27만원의 활동비", "79만원을 받는다"."""
    return _PAY_BEHIND.match(view.after) or _PAY_BEHIND.match(view.past_aside)


def rule_savings(view: View) -> Ruling | None:
    """ "청년이 월 15만 원을 2년간 저축하면 720만원": what is put aside, and what it comes to, is no grant."""
    if view.quantity.high > _HIGHEST_MONTHLY:
        return None
    given = _GIVEN_WHOLE.match(view.rest) is not None
    nest_egg = _NEST_EGG.match(view.past_aside) or _MATCHED.match(view.after) or _MATURES.search(view.before)
    if nest_egg is not None and not given and _PUT_ASIDE.search(view.draft.sentence_text(view.sentence.index)):
        return Ruling("other", "what savings come to", view.quantity.start, view.quantity.end, GOVERNED)
    saves = _SAVES.match(view.rest) or _SAVES.match(list_tail(view))
    if saves is None and view.quantity.per is not None and _PUT_ASIDE.search(view.rest):
        saves = _PAYS_IN.match(view.rest) or _PAYS_IN.match(list_tail(view))
    if saves is None:
        return None
    return Ruling("other", "put aside by the savers themselves", *view.found(saves, view.quantity.end), CUED)


def rule_wage(view: View) -> Ruling | None:
    """wage where words of pay stand beside the sum and the sum does not help a firm to pay it."""
    paid = _paid(view)
    return None if paid is None or pays_for_firm(view) or _on_top(view) else paid


def _paid(view: View) -> Ruling | None:
    """What words of pay beside the sum say, whoever gets it."""
    near = view.before[-18:]
    cues = [cue for cue in PAY.finditer(near) if not _NEXT_CLAUSE.search(near, cue.end())]
    if cues and _EXPENSES.fullmatch(cues[-1][0]) and _TRAINED.search(view.head):
        return None
    if cues and view.quantity.high < _HIGHEST_PAY and not _TO_TEAMS.match(view.rest):
        span = view.found(cues[-1], view.quantity.start - len(near))
        return Ruling("wage", "pay (시급, 보수, 활동비) before the sum", *span, CUED)
    whole = _OF_WHOLE.match(view.rest) if _COST_BEFORE.search(view.before) else _AT_COST.match(view.rest)
    if whole is not None and view.quantity.high < _HIGHEST_MONTHLY:
        return Ruling("wage", "the pay of which a share is borne", *view.found(whole, view.quantity.end), CUED)
    by_type = _SENIOR_JOB.search(view.head[-_TYPE_REACH:]) if view.quantity.high < _HIGHEST_SENIOR else None
    if by_type is not None and (view.quantity.per == "month" or "단가" in by_type[0]):
        span = view.found(by_type, view.quantity.start - len(view.head[-_TYPE_REACH:]))
        return Ruling("wage", "pay of a type of senior jobs (공익형)", *span, CUED)
    full = _NO_MISSED_DAY.search(view.before)
    if full is not None:
        return Ruling("wage", "pay without a missed day", *view.found(full, view.sentence.start), GOVERNED)
    match = pay_behind(view)
    earned = match is not None and match[0].lstrip(" 을를씩").startswith("받")
    if earned and (BONUS.search(view.before[-16:]) or _GRANTED.search(view.head) or _BENEFIT.match(view.rest)):
        return None
    if match is not None and view.quantity.high < 10_000_000:
        return Ruling("wage", "pay behind the sum", *view.found(match, view.quantity.end), CUED)
    if view.quantity.per in ("hour", "day") and not _aided_by_day(view):
        return Ruling("wage", "pay by the hour or day", view.quantity.start, view.quantity.end, GOVERNED)
    return None


def _aided_by_day(view: View) -> bool:
    """ "농가에 하루 7만원을 지원": by the day, but to whoever pays or insures the workers."""
    if _AID_BEFORE.search(view.before):
        return True
    return _AID_BEHIND.match(view.rest) is not None and _PAYER.search(view.head) is not None


def _on_top(view: View) -> bool:
    """ "월 10만원의 교통비와 인센티브": expenses that a scheme gives among its grants, not to those it pays."""
    behind = pay_behind(view)
    words = view.before[-18:] + (behind[0] if behind is not None else "")
    expenses = _EXPENSES.search(words) is not None and _PAID.search(view.head) is None
    if not expenses:
        return False
    origin = max(0, view.sentence.start - _SCHEME_REACH)
    return (
        _ON_TOP.match(view.rest) is not None or _SCHEME.search(view.draft.text, origin, view.sentence.start) is not None
    )


def pays_for_firm(view: View) -> bool:
    """Whether the sum helps a firm to pay: "기업에 인턴 임금 월 80만원", "임금을 연 2천만원 한도로 대 준다"."""
    if _PAY_AIDED.search(view.rest[:30]) is not None:
        return True
    host = view.rulings[view.host] if view.host is not None else None
    if host is not None and host.rule == SHARE_OF_COST:
        return True
    if _PAY_OPENS.search(view.before) and _AIDED_WHOLE.match(view.rest):
        return True
    if _PAY_OBJECT.search(view.before) is not None and _BORNE.match(view.rest):
        return _FIRM.search(view.draft.sentence_text(view.sentence.index)) is not None
    return to_firm(view)


def to_firm(view: View) -> bool:
    """Whether the sum is given to a firm, named before it or in the sentence before, and no worker after that."""
    firm = TO_FIRM.search(view.head)
    if firm is None and view.sentence.index and _GIVEN.match(view.rest):
        before = view.draft.sentences[view.sentence.index - 1]
        if before.paragraph == view.sentence.paragraph:
            firm = _FIRM_AIDED.search(view.draft.text[before.start : before.end] + view.head)
    return firm is not None and _TO_WORKER.search(firm[0]) is None


def rule_periodic(view: View) -> Ruling | None:
    """A small sum by the month or year, without a cue: given to somebody it is a grant, else pay."""
    quantity = view.quantity
    if quantity.per is None or quantity.high > _HIGHEST_MONTHLY:
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.role == "wage" and "씩" in view.before:
        return Ruling("wage", "pay restated by the month", earlier.start, earlier.end, GOVERNED)
    if earlier is not None and earlier.role == "subsidy_per_person" and _FOR_THE.search(view.before):
        return Ruling("subsidy_per_person", "goes on with the grant before it", earlier.start, earlier.end, GOVERNED)
    sentence = view.draft.sentence_text(view.sentence.index)
    works = _WORKS.search(sentence) or PAY_TOPIC.search(view.draft.text[:400])
    if works is not None and _on_top(view):
        works = None
    works = works or (None if _GRANTED.search(view.head) else _EARNS.match(view.rest))
    if quantity.per in ("hour", "day") or works is not None:
        return Ruling("wage", "pay by the hour, day or month", quantity.start, quantity.end, INHERITED)
    return Ruling("subsidy_per_person", "given by the month or year", quantity.start, quantity.end, INHERITED)
