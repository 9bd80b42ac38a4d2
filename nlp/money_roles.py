"""Roles of money in Korean text: whose money it is, or what it pays for (guideline section 5)."""

from __future__ import annotations

import re

from nlp.comparisons import rule_change
from nlp.figures import Role
from nlp.money_sources import GONE, OFFICE, SOURCE, joint_sum, level_of, own_money, own_source
from nlp.ruling import CUED, DEFAULT, GOVERNED, Ruling, View

_WAGE = re.compile(
    r"시급|일급|일당|월급|임금|보수|급여|(?<!구직)활동비|활동수당|연봉|생활임금|최저임금|인건비를? 받"
    r"|간식비|교통비(?!\s?바우처)|주휴|월평균|급료|근로비|참여수당|부대경비|식비|간식|실비"
)
_WAGE_BEHIND = re.compile(
    r"\s?(?:(?:이상|안팎|수준|정도)의 [가-힣]{0,2}|의|을|를|이|가|씩|정도|가량|내외|까지"
    r"|상당의)?\s?(?:의\s)?(?:시급|일당|월급"
    r"|임금|보수|급여|활동비|인건비를 받|실비|간식비|교통비(?!\s?바우처)|식비|을 받|를 받|씩 받|받[는을게으])"
)
_GRANT = re.compile(
    r"만기|(?:학교|대학|기업|업체|기관|센터|단체)(?:마다|별로)|지원한도|1인당|1인 당"
    r"|1\s?(?:개소|곳|개사|팀|명|가구)\s?당|한 사람당|1명당|인당|기업당|업체당"
    r"|팀당|개소당|곳당|기업별|1개사당"
    r"|사업장당|수당|장려금|지원금|바우처|훈련비|인건비|사업개발비|시설장비비|개발비"
    r"|임차료|인센티브|성공금|축하금|정착금"
    r"|면접비|구직활동|참가수당|교육비|창업\s?자금|사업화\s?자금|보조금|지역화폐|포인트|월세"
)
_HEAD_GRANT = re.compile(
    r"(?:(?:1인|인|1명|한 사람)\s?당|(?:장려금|수당|지원금|정착금|축하금)(?:은|을|으로|이)?)\s?(?:월|매월|최대)?\s?$"
)
_TO_TEAMS = re.compile(r"[을를]\s\d+개?\s?(?:팀|단체|기업|업체|개소)에")
_TEAM_GETS = re.compile(r"(?:팀|기업|업체|단체|농가|대학)(?:은|는|이|에는)\s[^.]{0,30}$")
_GETS = re.compile(r"[을를] 받[고는을게아]")
_BONUS = re.compile(r"개발비|장려금|정착금|지원금|축하금|성공금")
_WORKED = re.compile(r"\d+시간|근무|일하|활동 기준")
_GRANT_BEHIND = re.compile(
    r"\s?(?:의|을|를|씩|까지|상당의|한도로|범위에서|이내로|이내의)?\s?(?:의\s)?(?:최대 \d+개월\s?간 )?[^\d,.]{0,10}?"
    r"(?:지원|지급|수당|장려금|보조|지원금|바우처|인센티브|대[고준])"
)
_GIVEN_TO = re.compile(
    r"(?:기업|업체|사업주|청년|근로자|사업장|농가|가구|구직자|여성|어르신|창업자|팀)(?:에"
    r"|에게)는\s[^.\d]{0,16}최대\s?$"
)
_ON_CONDITION = re.compile(
    r"(?:채용|고용|취업|창업|입사|근속)\s?(?:하면|할 때|할 경우|땐|시|때)\s?(?:마다\s)?(?:1인당\s"
    r"|한 명당\s)?(?:최대\s)?$"
)
_FUND_BEHIND = re.compile(r"\s?규모(?:의)?\s['‘]?[가-힣]{0,10}자금")
_LENDS = re.compile(r"대출|융자")
_LENT_HERE = re.compile(r"저리|대출|대부")
_LOAN_REACH = 200
"""Characters before a sum within which a loan is spoken of."""
_AID_BEHIND = re.compile(
    r"(?:\([^()]{0,60}\))?\s?(?:이내|한도|까지)\)?(?:로|의)?\s?[가-힣]{0,4}(?:보조금"
    r"|장려금|지원금|(?:사업비|자금)[을를]? 지원)"
)
_PAY_AIDED = re.compile(r"(?:임금|인건비|급여|보수)(?:를|을|의 일부를)? (?:지원|보조)")
_LOAN = re.compile(r"융자|보증|대출|대부|특례보증|이차보전")
_NEXT_ITEM = re.compile(r"[▲△▷▶◆■○●•·,;/)]")
_LENT = re.compile(r"(?:씩|까지|을|를)?[^.\d]{0,12}빌")
_INVESTMENT = re.compile(
    r"투자\s?(?:유치|협약|액|규모|금액|의향|양해)|투자협약|유치액|MOU|양해각서|투자[^.,]{0,20}유치"
    r"|투자를 끌어|설비투자|공장\S{0,4} (?:신|증)설"
)
_SPENT_BY = re.compile(r"[을를]\s?(?:들여|투입)")
_SPENT_ON = re.compile(r"[을를]\s?투입해|으로 (?:민간 )?투자를")
_HIRES = re.compile(r"[^.]{0,40}(?:채용|고용)")
_INVESTED = re.compile(r"\s투자(?=$|[….,])")
_FIRMS_INVEST = re.compile(r"상생형|투자협약|투자기업")
_NEW_INVESTMENT = re.compile(r"(?:의|규모의)?\s?신규\s?(?:시설\s?|설비\s?)?투자")
_FIRM = re.compile(r"(?:^|[\s·,])[가-힣A-Za-z&]{1,11}[^\s시도군구부청원회처과국측형야]\s?(?<!사업)[은는]\s[^.]{0,40}$")
_INVESTS = re.compile(r"[을를]\s투자(?:해|하|한|할|,)")
_FIRM_INVESTS = re.compile(r"투자(?:해|하|한|할)|투입해[^.]{0,20}(?:공장|생산|시설)|규모의? (?:투자|기업)")
_BUDGET_TOPIC = re.compile(r"(?:사업비|예산|재원)(?:은|는|이|가)\s[^.]{0,40}$")
_LIMITED = re.compile(r"소득|재산|자산")
_LIMIT_BEHIND = re.compile(r"(?:,[^.]{0,160}?)?\s?(?:이하|미만|이내)(?=[이여인면로의\s,.)]|$)")
_CONDITION = re.compile(
    r"\s?(?:이하|초과|미만)[는은]\s|\s?이상(?:,|이고|이면서|을? 투자하고)?[^.\d]{0,12}$"
    r"|\s?이상(?:(?:,|이고| 투자하고)[^.]{0,24}이상)?[^.,\d]{0,10}(?:인|일|할|한) 경우"
)
_UNIT_PRICE = re.compile(r"(?:평방미터|제곱미터|㎡|평|톤|kg|㎏)\s?당\s?$|임대료(?:는|가)\s[^.\d]{0,12}$")
_WITH = re.compile(r"(?:씩)?\s?[과와]\s?[가-힣\s]{0,8}|(?:[^.\d]{0,8}이 (?:가운데|중))?[^.\d]{0,10}(?:에게|에)\s?")
_FOR_THE = re.compile(r"의 경우")
_GAP = re.compile(r"격차")
_FROM_TO = re.compile(r"에서\s?(?:월|시간당|하루)?\s?|\s?(?:→|->|~)\s?(?:[’']?\d\d년\s?|\([’'‘]?\d\d안?\)\s?)?")
_PAY_RATES = re.compile(r"생활임금|최저임금|시급")
_WORKS = re.compile(r"주\s?\d+시간|전일제|시간제|근무|일하|급여|임금|보수|(?<!구직)활동비|참여자는|근로")
_AWARDED = re.compile(
    r"수상(?!레저|스키)|최우수|우수\s?(?:기관|시군|자치단체|지자체)|시상|포상|상사업비"
    r"|재정\s?인센티브"
)
_INCENTIVE_BEFORE = re.compile(r"인센티브\)?\s?(?:사업비|예산|로)?\s?$")
_INCENTIVE_BEHIND = re.compile(r"\s?(?:규모)?의\s(?:재정\s?)?인센티브")
_RECEIVED = re.compile(r"인센티브|받[는았을게아]|확보|지급|준다|수여|주어")
_SITE = re.compile(
    r"㈜|(?:업체|회사|기업)[는은이가]|\(주\)|주식회사|공장|산업단지|농공단지|산단|본사"
    r"|생산라인|연구소|물류센터|물류단지|제조시설"
)
_INVESTORS = re.compile(r"투자|MOU|양해각서|입주|이전협약|유치")
_SPENT = re.compile(
    r"(?:[을를]|으로|로)?\s?(?:20\d\d년까지|내년까지|올해까지)?,?\s?(?:들[여이인]|투자"
    r"|써|쓴|쓰|투입|$|[^.]{0,30}공장)"
)
_BUDGET = re.compile(r"예산|사업비|총사업비|재정|투입|들여|들인|편성")
_SUM = re.compile(r"금액|합계|^\s*계|소계|지원액|총액|재원")
_LIMIT_BEFORE = re.compile(r"(?:재산|소득|자산|매출액?|연봉)(?!\s?(?:창출|증대|보전|향상|지원))\S{0,4}\s?[^\d.]{0,10}$")
EFFECT = "an effect on output"
_CAPITAL_FUND = re.compile(r"\s?(?:규모의?\s)?(?:[가-힣]{2,6}\s)?펀드")
_SALES = re.compile(r"(?:매출액?|수출액|생산액)(?:은|는|이|도)\s(?:[^.,]|[.,](?=\d)){0,60}$")
_EFFECT_BEHIND = re.compile(
    r"의\s생산액|\s?(?:규모의\s|의\s)?(?:생산|부가가치|소득|경제)[^.\d]{0,8}(?:효과|유발"
    r"|파급|변화)"
)
_TOO_SMALL_FOR_A_BUDGET = 5_000_000
"""Won below which a sum is what somebody gets, not what a programme costs."""
_NEAR = 40
"""Characters before a sum within which a grant is that of the sum."""
_HIGHEST_GRANT = 60_000_000
"""Won up to which a sum may be what one person, firm or team gets, where no word says so."""
_HIGHEST_PAY = 200_000_000
"""Won above which nobody is paid."""
_HIGHEST_LIMIT = 10_000_000_000
"""Won above which no income or assets of applicants are limited."""
_ANNOUNCED = 800
"""Characters at the head of a document in which an announcement of investments says that it is one."""


def rule_money(view: View) -> Ruling:
    """The role of a money figure by the words around it; budget_total where they name no source."""
    for rule in (
        _in_table, _limit, _award, _effect, _change, joint_sum, _per_head, own_source, _loan,
        _moved, _joined, _wage, _grant, _investment, own_money, _periodic,
    ):  # fmt: skip
        ruling = rule(view)
        if ruling is not None:
            return ruling
    start, end = view.quantity.start, view.quantity.end
    budget = _BUDGET.search(view.before[-24:] + view.after[:12]) or _BUDGET_TOPIC.search(view.head)
    if budget is None and view.quantity.unit == "KRW" and view.quantity.high < _TOO_SMALL_FOR_A_BUDGET:
        return Ruling("subsidy_per_person", "too small for a budget", start, end, DEFAULT)
    return Ruling("budget_total", "a sum without a named source", start, start, GOVERNED if budget else DEFAULT)


def _award(view: View) -> Ruling | None:
    """ "우수기관 선정으로 1억원을 받는다", 상사업비: prize money is no budget."""
    sentence = view.draft.sentence_text(view.sentence.index)
    match = _AWARDED.search(sentence)
    if match is None:
        if _INCENTIVE_BEHIND.match(view.after) and view.quantity.high > _HIGHEST_PAY:
            return Ruling("other", "an incentive to offices", view.quantity.start, view.quantity.end, CUED)
        won = _INCENTIVE_BEFORE.search(view.before)
        if won is None or not _AWARDED.search(view.draft.text[:_ANNOUNCED]):
            return None
        return Ruling("other", "prize money", view.quantity.start, view.quantity.end, CUED)
    if not _RECEIVED.search(view.rest) and not _INCENTIVE_BEFORE.search(view.before):
        return None
    return Ruling("other", "prize money", *view.found(match, view.sentence.start), CUED)


def _effect(view: View) -> Ruling | None:
    """ "3천739억원 규모의 생산 효과": what a project is thought to bring about."""
    sales = _SALES.search(view.head) if not SOURCE.search(view.before) else None
    if sales is not None:
        return Ruling("other", "sales or output", *view.found(sales, view.sentence.start), GOVERNED)
    match = _EFFECT_BEHIND.match(view.after) or _EFFECT_BEHIND.match(view.past_aside)
    if match is None:
        fund = _CAPITAL_FUND.match(view.after)
        if fund is None:
            return None
        return Ruling("other", "a fund of capital", *view.found(fund, view.quantity.end), CUED)
    return Ruling("other", EFFECT, *view.found(match, view.quantity.end), CUED)


def _cue(view: View, pattern: re.Pattern[str], reach: int, role: Role, rule: str) -> Ruling | None:
    before = view.before[-reach:]
    matches = list(pattern.finditer(before))
    if not matches:
        return None
    return Ruling(role, rule, *view.found(matches[-1], view.quantity.start - len(before)), CUED)


def _in_table(view: View) -> Ruling | None:
    """A cell means what its column (or row) says: 국비, 사업비, 보수(월)."""
    title = view.column
    start = view.quantity.start
    if not title:
        return None
    if _WAGE.search(title):
        return Ruling("wage", "column of pay", start, start, CUED)
    source = SOURCE.search(title)
    if source is not None:
        return Ruling(level_of(view, source), f"column of {source[0]}", start, start, CUED)
    if _BUDGET.search(title) or _SUM.search(title):
        return Ruling("budget_total", "column of sums", start, start, CUED)
    return None


def _limit(view: View) -> Ruling | None:
    """ "재산 4억 원 이하", "월 소득이 1인 가구는 99만원, 2인 가구는 168만원 이하"."""
    if view.quantity.high > _HIGHEST_LIMIT and not _LIMIT_BEHIND.match(view.after):
        return None
    match = _UNIT_PRICE.search(view.before)
    if match is not None:
        return Ruling("other", "a unit price", *view.found(match, view.quantity.start - len(view.before)), CUED)
    match = _CONDITION.match(view.after)
    if match is not None:
        return Ruling("other", "a condition of support", *view.found(match, view.quantity.end), CUED)
    ruling = _cue(view, _LIMIT_BEFORE, 24, "other", "a limit of income or assets")
    if ruling is None:
        subject = _LIMITED.search(view.head)
        bounded = _LIMIT_BEHIND.match(view.rest) or "중위소득" in view.head
        if subject is not None and bounded:
            ruling = Ruling("other", "a limit of income or assets", *view.found(subject, view.sentence.start), CUED)
    return ruling


def _moved(view: View) -> Ruling | None:
    """ "임금을 110만 원에서 76만원으로": both ends of a change are of one role."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if (
        earlier is None
        or earlier.role
        not in ("wage", "subsidy_per_person", "other", "budget_national", "budget_province", "budget_district")
        or not _FROM_TO.fullmatch(view.before)
    ):
        return None
    return Ruling(earlier.role, "the other end of a change", earlier.start, earlier.end, CUED)


def _periodic(view: View) -> Ruling | None:
    """A small sum by the month or year, without a cue: given to somebody it is a grant, else pay."""
    quantity = view.quantity
    if quantity.per is None or quantity.high > _HIGHEST_GRANT:
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.role == "wage" and "씩" in view.before:
        return Ruling("wage", "pay restated by the month", earlier.start, earlier.end, GOVERNED)
    if earlier is not None and earlier.role == "subsidy_per_person" and _FOR_THE.search(view.before):
        return Ruling("subsidy_per_person", "goes on with the grant before it", earlier.start, earlier.end, GOVERNED)
    works = _WORKS.search(view.draft.sentence_text(view.sentence.index)) or _PAY_RATES.search(view.draft.text[:400])
    if quantity.per in ("hour", "day") or works is not None:
        return Ruling("wage", "pay by the hour, day or month", quantity.start, quantity.end, GOVERNED)
    return Ruling("subsidy_per_person", "given by the month or year", quantity.start, quantity.end, GOVERNED)


def _change(view: View) -> Ruling | None:
    ruling = rule_change(view)
    if ruling is None or _GAP.search(view.head):
        return None
    granted = list(_BONUS.finditer(view.head[-_NEAR:])) if view.quantity.high < _TOO_SMALL_FOR_A_BUDGET else []
    if granted:
        span = view.found(granted[-1], view.quantity.start - len(view.head[-_NEAR:]))
        return Ruling("subsidy_per_person", "a grant that is added or raised", *span, CUED)
    pay = _WAGE.search(view.head) if view.quantity.high < _TOO_SMALL_FOR_A_BUDGET else None
    if pay is not None:
        return Ruling("wage", "pay goes up or down by this much", *view.found(pay, view.sentence.start), CUED)
    ruling.role = "budget_change"
    return ruling


def _per_head(view: View) -> Ruling | None:
    """ "1인당 15만원을 군비로 지원", "시비로 주는 장려금 60만원": what one person gets, from whatever purse."""
    if view.quantity.high >= _TOO_SMALL_FOR_A_BUDGET:
        return None
    near = view.since_money[-14:]
    match = _HEAD_GRANT.search(near)
    if match is None or _WAGE_BEHIND.match(view.after) or _WAGE_BEHIND.match(view.past_aside):
        return None
    span = view.found(match, view.quantity.start - len(near))
    return Ruling("subsidy_per_person", "a grant per person, whoever pays it", *span, CUED)


def _loan(view: View) -> Ruling | None:
    fund = _FUND_BEHIND.match(view.after)
    if fund is not None and _LENDS.search(view.draft.text[:_ANNOUNCED]):
        return Ruling("loan", "a fund that lends", *view.found(fund, view.quantity.end), CUED)
    ruling = _cue(view, _LOAN, 20, "loan", "융자 or 보증 before the sum")
    if ruling is None:
        match = _LOAN.search(_NEXT_ITEM.split(view.after[:14], maxsplit=1)[0]) or _LENT.search(view.rest)
        if match is not None:
            ruling = Ruling("loan", "융자 or 보증 behind the sum", *view.found(match, view.quantity.end), CUED)
    return ruling


def _joined(view: View) -> Ruling | None:
    """ "정착금 30만원과 교통비 10만원": what is joined with a grant is one."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "subsidy_per_person" or not _WITH.fullmatch(view.before):
        return None
    return Ruling("subsidy_per_person", "joined with a grant", earlier.start, earlier.end, GOVERNED)


def _wage(view: View) -> Ruling | None:
    ruling = _cue(view, _WAGE, 18, "wage", "pay (시급, 보수, 활동비) before the sum")
    if ruling is not None and view.quantity.high < _HIGHEST_PAY and not _TO_TEAMS.match(view.rest):
        return ruling
    match = _WAGE_BEHIND.match(view.after) or _WAGE_BEHIND.match(view.past_aside)
    if match is not None and match[0].lstrip().startswith(("을 받", "를 받")) and _BONUS.search(view.before[-16:]):
        return None
    small = view.quantity.high < 10_000_000
    if match is not None and small and not _PAY_AIDED.search(view.rest[:30]):
        return Ruling("wage", "pay behind the sum", *view.found(match, view.quantity.end), CUED)
    if view.quantity.per in ("hour", "day"):
        return Ruling("wage", "pay by the hour or day", view.quantity.start, view.quantity.end, GOVERNED)
    return None


def _grant(view: View) -> Ruling | None:
    small = view.quantity.high <= 200_000_000
    near = view.since_money[-30:]
    small = small and (view.quantity.high <= _HIGHEST_GRANT or len(view.before) >= len(near))
    lent = _LENT_HERE.search(view.draft.text, max(0, view.quantity.start - _LOAN_REACH), view.quantity.end)
    if lent is not None and "1인당" in near:
        return Ruling("loan", "a loan to each", lent.start(), lent.end(), GOVERNED)
    cues = [
        cue
        for cue in _GRANT.finditer(near)
        if small
        or cue[0] in ("보조금", "지원한도")
        or (cue[0].endswith(("당", "마다")) and not cue[0].endswith("수당"))
    ]
    if cues and not _BUDGET.search(near, cues[-1].end()) and not GONE.search(near, cues[-1].end()):
        span = view.found(cues[-1], view.quantity.start - len(near))
        return Ruling("subsidy_per_person", "a grant per person, firm or team", *span, CUED)
    match = _AID_BEHIND.match(view.rest)
    if match is not None:
        return Ruling("subsidy_per_person", "a grant to each firm", *view.found(match, view.quantity.end), CUED)
    given = _GIVEN_TO.search(view.before) or _ON_CONDITION.search(view.before)
    if given is not None and view.quantity.high <= _HIGHEST_GRANT:
        span = view.found(given, view.quantity.start - len(view.before))
        return Ruling("subsidy_per_person", "what a person or firm gets", *span, GOVERNED)
    match = _TEAM_GETS.search(view.head)
    if match is not None and _GETS.match(view.after) and view.quantity.high <= _HIGHEST_GRANT:
        return Ruling(
            "subsidy_per_person", "what a team or firm gets", *view.found(match, view.sentence.start), GOVERNED
        )
    match = _GRANT_BEHIND.match(view.past_aside)
    worked = view.quantity.per is not None and _WORKED.search(view.head) is not None
    if match is not None and match[0].endswith("지급") and worked:
        return Ruling("wage", "paid for hours of work", *view.found(match, view.quantity.end), GOVERNED)
    if match is not None and view.quantity.high <= _HIGHEST_GRANT:
        return Ruling("subsidy_per_person", "granted per case", *view.found(match, view.quantity.end), GOVERNED)
    return None


def _announced_by_firms(view: View) -> bool:
    """Whether the head of the document speaks of firms that invest."""
    return _FIRMS_INVEST.search(view.draft.text[:_ANNOUNCED]) is not None


def _investment(view: View) -> Ruling | None:
    if OFFICE.search(view.head) is not None and _SPENT_BY.match(view.after):
        return None
    sentence = view.draft.sentence_text(view.sentence.index)
    match = _INVESTMENT.search(sentence)
    if match is not None and not _BUDGET.search(view.before[-12:]) and not _SPENT_ON.match(view.after):
        return Ruling("investment", "firms' investment", *view.found(match, view.sentence.start), CUED)
    match = _NEW_INVESTMENT.match(view.after)
    if match is not None:
        return Ruling("investment", "new investment", *view.found(match, view.quantity.end), CUED)
    match = _FIRM_INVESTS.match(view.after.lstrip("을를 "))
    if match is not None and re.search(r"기업|회사|㈜|\(주\)|공장|MOU|협약", sentence):
        return Ruling("investment", "invested by a firm", view.quantity.end, view.quantity.end, GOVERNED)
    subject = _FIRM.search(view.head)
    if subject is not None and _INVESTS.match(view.after):
        return Ruling("investment", "a firm invests", *view.found(subject, view.sentence.start), GOVERNED)
    if OFFICE.search(view.head) is not None:
        return None
    hires = _INVESTS.match(view.past_aside) is not None and _HIRES.search(view.rest) is not None
    if hires or (_INVESTED.match(view.rest) and _announced_by_firms(view)):
        return Ruling("investment", "invested by firms that hire", view.quantity.end, view.quantity.end, GOVERNED)
    site = _SITE.search(sentence)
    announced = _INVESTORS.search(view.draft.text[:_ANNOUNCED])
    if site is not None and announced is not None and _SPENT.match(view.after) and not _BUDGET_TOPIC.search(view.head):
        return Ruling("investment", "a firm builds", *view.found(site, view.sentence.start), GOVERNED)
    return None
