"""Roles of money in Korean text: whose money it is, or what it pays for (guideline section 5)."""

from __future__ import annotations

import re

from nlp.comparisons import rule_change
from nlp.figures import Role
from nlp.grant_roles import rule_grant, rule_joined, rule_per_head
from nlp.investment_roles import rule_investment
from nlp.ledger_roles import carry_on, is_kept, rule_ledger
from nlp.money_lists import list_tail, listed_before
from nlp.money_sources import RUN_BY_OFFICE, SOURCE, joint_sum, level_of, own_money, own_source
from nlp.openings import guarded
from nlp.pay_roles import BONUS, PAY, PAY_TOPIC, rule_periodic, rule_savings, rule_wage
from nlp.ruling import CUED, DEFAULT, GOVERNED, UNNAMED_SOURCE, Ruling, View

_FUND_BEHIND = re.compile(r"\s?규모(?:의)?\s['‘]?[가-힣]{0,10}자금")
_LENDS = re.compile(r"대출|융자|보증|금융\s?지원")
_LOAN = re.compile(r"융자|보증|대출|대부|특례보증|이차보전")
_LENDS_BEHIND = re.compile(
    r"(?:까지|씩|이내|한도|범위)?(?:로|에서|의|을|를)?\s?(?:\d+년(?:간|\s동안)?\s)?(?:연\S{0,2}\s?[\d.]+\s?%\S{0,2}\s)?[^.,\d()▲△]{0,16}?(?:대출|융자|보증(?!금|\s?수수료))"
)
_LENDING_SCHEME = re.compile(r"융자\s?(?:지원\s?)?사업|대출\s?한도|융자\s?한도")
_LENT_TO = re.compile(r"(?:[^.]|\.(?=\d)){0,60}(?:지원|한도|이내|까지)")
_THAT = re.compile(r"이는\s")
_LENDING_FUND = re.compile(
    r"(?:특별|육성|안정|정책|운전|시설|저금리)\s?자금(?:\s지원)?(?:\s?한도)?(?:은|는|을|를|으로|에)?\s?(?:총\s)?$"
)
_NEXT_ITEM = re.compile(r"[▲△▷▶◆■○●•·,;/)]")
_LENT = re.compile(r"(?:[^.]|\.(?=\d)){0,60}?빌[려린리릴]")
_GIVEN_AWAY = re.compile(r"[을를]\s[^.\d]{0,8}(?:주고|주며|지원하고|지급하고|대고)|[을를]\s[^.\d]{0,6}받고")
_BUDGET_TOPIC = re.compile(r"(?:사업비|예산|재원)(?:은|는|이|가)\s[^.]{0,40}$")
_HOUSEHOLD = re.compile(r"인\s?(?:가구|가족)\s?(?:기준)?(?:은|는|으로|의 경우)?\s?(?:월\s?)?$")
_MEDIAN = re.compile(r"소득|생계비")
_LIMITED = re.compile(r"(?<!저)소득|재산|자산")
_SAVES = re.compile(r"저축|적립|납입|목돈|저금")
_LIMIT_BEHIND = re.compile(r"(?:,[^.]{0,160}?)?\s?(?:이하|미만|이내)(?=[이여인면로의\s,.)]|$)")
_CONDITION = re.compile(
    r"\s?(?:이하|초과|미만)[는은]\s|\s?이상(?:,|이고|이면서|을? 투자하고)?[^.\d]{0,12}$"
    r"|\s?이상(?:(?:,|이고| 투자하고)[^.]{0,24}이상)?[^.,\d]{0,10}(?:인|일|할|한) 경우"
)
_INVESTED_MORE = re.compile(
    r"\s?이상(?:을|의)?\s?(?:투자하(?:거나|면|는|고)|투자한 기업|투자할|인 (?:투자)?기업|공장을)"
    r"|(?:을)?\s?초과(?:하는|한|분|\s?설비)"
    r"|[이을]\s넘(?:으면|는 (?:투자|기업))"
)
_GOAL_CLOSES = re.compile(r"(?:다는|겠다는|하는)\s(?:목표|계획|방침|구상)")
"""5천억 원 이상을 투자하고 800명을 채용한다는 목표: what is to be done, no condition."""
_AIDED = re.compile(r"지원|보조금|혜택|감면")
_UNIT_PRICE = re.compile(r"(?:평방미터|제곱미터|㎡|평|톤|kg|㎏)\s?당\s?$|임대료(?:는|가)\s[^.\d]{0,12}$")
_SOLD = re.compile(r"매출|의료비|수출액|영업\s?이익|생산액|소득[은는이]")
_CUT = re.compile(r"\s(?:준|줄어든|깎인|늘어난|불어난)\s(?:것|셈|규모|금액|액수)")
_STRUCK = re.compile(
    r"(?:가량|정도|여)?(?:을|를|이|가)?(?:\s등[을이])?\s(?:전액\s|일부\s)?(?:삭감|감액|감축|증액|줄었|깎[였았이인]|잘[렸려]"
    r"|늘[였렸])(?!\s?(?:없|을 막))"
)
_MORE = re.compile(r"증액|늘|불")
_COMPARED = re.compile(r"견[주줘]|대비|보다|비하면|비해")
_GAP = re.compile(r"격차")
_FROM_TO = re.compile(
    r"에서\s?(?:월|시간당|하루|(?:20\d\d년|올해|지난해|작년|내년|[’']\d\d년)(?:에는?|엔)?)?\s?|\s?(?:→|->|~)\s?(?:[’']?\d\d년\s?|\([’'‘]?\d\d안?\)\s?)?"
)
_AWARDED = guarded(
    r"수상(?!레저|스키)|최우수|우수\s?(?:기관|시[·ㆍ]?군|자치단체|지자체)|장관상|장관\s?표창|시상|포상|상사업비"
    r"|재정\s?인센티브|(?:우수상|대상|장려상|특별상|종합상)[을를]\s(?:받|차지|거머|수상|탔|안았)"
)
_INCENTIVE_BEFORE = re.compile(
    r"(?:인센티브\)?\s?(?:사업비|예산|로)?(?:\s?특별교부세)?|(?:장관상|표창|총리상|대통령상)[ㆍ·,과와]\s?사업비|상사업비|시상금|포상금|상금|재정\s?지원)(?:은|는|도|만)?\s?(?:총\s?|모두\s?|각각?\s?)?$"
)
_INCENTIVE_BEHIND = re.compile(
    r"(?:씩)?(?:에\s(?:달|이르)하?는\s|\s?(?:규모|상당)?의\s)(?:재정\s?|[가-힣]{1,4}[적인한]\s)?(?:인센티브|상사업비|포상금|시상금|상금)"
)
_RECEIVED = re.compile(
    r"인센티브|받[는았을게아]|확보|지급|준다|수여|주어|챙[겼기긴]|따라[온왔]|얻[었는어]|탔|거머|내려온|돌아[간갔]"
)
_PAID_IN = re.compile(r"납부|예치|참가비|수강료")
_REFUND = re.compile(r"[을를]\s[^.\d]{0,8}(?:납부|예치|환급|돌려)|[을를]\s\d차\s환급")
_WORTH = re.compile(r"\s?어치")
_BUDGET = re.compile(r"예산|사업비|총사업비|재정|투입|들여|들인|편성")
_SUM = re.compile(r"금액|합계|^\s*계|소계|지원액|총액|재원")
_INVESTED_COLUMN = re.compile(r"투자\s?(?:협약|유치|금)?액|실\s?투자|투자\s?(?:규모|협약)|^\s*투자\s*$")
_LIMIT_BEFORE = re.compile(
    r"(?:재산|(?<!저)소득|자산|매출액?)(?!\s?(?:창출|증대|보전|향상|지원))\S{0,4}\s?[^\d.]{0,10}$"
)
_SALARY_BEFORE = re.compile(r"연봉\S{0,4}\s?[^\d.]{0,10}$")
"""A salary limits who is helped only where it is bounded (연봉 3,600만원 이하), else it is pay."""
EFFECT = "an effect on output"
PRIZE = "prize money"
_LOOK_BACK = 40
"""How many figures back a prize is looked for that this sum restates."""
_CAPITAL_FUND = re.compile(
    r"\s?(?:규모의?\s|상당의\s)?(?:[가-힣·]{1,10}\s){0,2}?[가-힣·]{0,8}펀드|\s?규모의?\s(?:[가-힣·]{1,8}\s){0,2}?[가-힣·]{0,6}기금[을를]?\s(?:조성|만[들든드]|마련)"
)
_FUND_BEFORE = re.compile(r"펀드(?:[를을은는도]|의 규모는)?\s(?:총\s|약\s)?$")
_SALES = re.compile(r"(?:매출액?|수출액|생산액)(?:은|는|이|도)\s(?:[^.,]|[.,](?=\d)){0,60}$")
_EFFECT_BEHIND = re.compile(
    r"의\s생산액|\s?(?:규모의\s|의\s)?(?:[가-힣]{2,4}적인?\s)?(?:생산|부가가치|소득|경제)[^.\d]{0,8}(?:효과|유발"
    r"|파급|변화)|의\s(?:유발|파급)\s?효과|의\s(?:생산|부가가치|소득)(?:[,이가을를]\s?|과\s|와\s)"
)
_MADE = re.compile(r"(?:생산|소득|부가가치)\s(?:약\s)?$")
_MADE_EFFECT = re.compile(r"(?:[^.]|\.(?=\d)){0,60}(?:효과|유발)")
_TOO_SMALL_FOR_A_BUDGET = 5_000_000
"""Won below which a sum is what somebody gets, not what a programme costs."""
_SURELY_TOO_SMALL = 1_000_000
"""Won below which not even a word of budgets makes a sum one."""
_LEAD = 300
"""Characters at the head of a document that say what it is about."""
_NEAR = 40
"""Characters before a sum within which a grant is that of the sum."""
_HIGHEST_PAY = 200_000_000
"""Won above which nobody is paid."""
_HIGHEST_LIMIT = 10_000_000_000
"""Won above which no income or assets of applicants are limited."""
_ANNOUNCED = 800
"""Characters at the head of a document in which an announcement of investments says that it is one."""


def rule_money(view: View) -> Ruling:
    """The role of a money figure by the words around it; budget_total where they name no source."""
    for rule in (
        _in_table, _limit, _award, _effect, _change, rule_ledger, rule_savings, joint_sum, rule_per_head, own_source,
        _loan, _moved, rule_joined, rule_wage, rule_grant, rule_investment, own_money, rule_periodic,
    ):  # fmt: skip
        ruling = rule(view)
        if ruling is not None:
            return ruling
    carried = carry_on(view)
    if carried is not None:
        return carried
    start, end = view.quantity.start, view.quantity.end
    listed = listed_before(view)
    paid = view.rulings[listed] if listed is not None else None
    if paid is not None and paid.role == "wage" and view.quantity.high < _TOO_SMALL_FOR_A_BUDGET:
        return Ruling("wage", "goes on with the pay before it", paid.start, paid.end, DEFAULT)
    budget = _BUDGET.search(view.before[-24:] + view.after[:12]) or _BUDGET_TOPIC.search(view.head)
    budget = budget or RUN_BY_OFFICE.search(view.before)
    little = _TOO_SMALL_FOR_A_BUDGET if budget is None else _SURELY_TOO_SMALL
    if view.quantity.unit == "KRW" and view.quantity.high < little:
        pay = PAY_TOPIC.search(view.draft.text, 0, _LEAD)
        if pay is not None:
            return Ruling("wage", "in a text on rates of pay", pay.start(), pay.end(), DEFAULT)
        return Ruling("subsidy_per_person", "too small for a budget", start, end, DEFAULT)
    return Ruling("budget_total", UNNAMED_SOURCE, start, start, GOVERNED if budget else DEFAULT)


def _award(view: View) -> Ruling | None:
    """ "우수기관 선정으로 1억원을 받는다", 상사업비: prize money is no budget."""
    sentence = view.draft.sentence_text(view.sentence.index)
    match = _AWARDED.search(sentence)
    first = max(0, view.index - _LOOK_BACK)
    earlier = zip(view.rulings[first:], view.draft.quantities[first : view.index], strict=False)
    if any(ruling is not None and ruling.rule == PRIZE and q.low == view.quantity.low for ruling, q in earlier):
        return Ruling("other", PRIZE, view.quantity.start, view.quantity.end, CUED)
    if match is None:
        if _INCENTIVE_BEHIND.match(view.past_aside) and view.quantity.high > _HIGHEST_PAY:
            return Ruling("other", "an incentive to offices", view.quantity.start, view.quantity.end, CUED)
        won = _INCENTIVE_BEFORE.search(view.before)
        near = view.draft.text[max(0, view.sentence.start - _ANNOUNCED) : view.sentence.start]
        if won is None or not (_AWARDED.search(view.draft.text[:_ANNOUNCED]) or _AWARDED.search(near)):
            return None
        return Ruling("other", PRIZE, view.quantity.start, view.quantity.end, CUED)
    if not _RECEIVED.search(view.rest) and not _INCENTIVE_BEFORE.search(view.before):
        return None
    return Ruling("other", PRIZE, *view.found(match, view.sentence.start), CUED)


def _effect(view: View) -> Ruling | None:
    """ "3천739억원 규모의 생산 효과": what a project is thought to bring about."""
    sales = _SALES.search(view.head)
    if sales is not None and SOURCE.search(view.before) is None:
        return Ruling("other", "sales or output", *view.found(sales, view.sentence.start), GOVERNED)
    refund = _REFUND.match(view.after)
    if refund is not None and _PAID_IN.search(view.draft.sentence_text(view.sentence.index)):
        return Ruling("other", "a fee that is paid back", *view.found(refund, view.quantity.end), CUED)
    worth = _WORTH.match(view.after)
    if worth is not None:
        return Ruling("other", "worth so much in kind", *view.found(worth, view.quantity.end), CUED)
    made = _MADE.search(view.before)
    if made is not None and _MADE_EFFECT.match(view.rest) is not None:
        span = view.found(made, view.quantity.start - len(view.before))
        return Ruling("other", EFFECT, *span, CUED)
    match = _EFFECT_BEHIND.match(view.after) or _EFFECT_BEHIND.match(view.past_aside)
    if match is None:
        fund = _CAPITAL_FUND.match(view.after)
        if fund is None and _FUND_BEFORE.search(view.before) is not None:
            return Ruling("other", "a fund of capital", view.quantity.start, view.quantity.end, CUED)
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
    if PAY.search(title):
        return Ruling("wage", "column of pay", start, start, CUED)
    if _INVESTED_COLUMN.search(title):
        return Ruling("investment", "column of investment", start, start, CUED)
    source = SOURCE.search(title)
    if source is not None:
        return Ruling(level_of(view, source), f"column of {source[0]}", start, start, CUED)
    if _BUDGET.search(title) or _SUM.search(title):
        return Ruling("budget_total", "column of sums", start, start, CUED)
    return None


def _limit(view: View) -> Ruling | None:
    """ "재산 4억 원 이하", "월 소득이 1인 가구는 99만원, 2인 가구는 168만원 이하"."""
    if view.quantity.high > _HIGHEST_LIMIT and not (_LIMIT_BEHIND.match(view.after) or _INVESTED_MORE.match(view.rest)):
        return None
    match = _UNIT_PRICE.search(view.before)
    if match is not None:
        return Ruling("other", "a unit price", *view.found(match, view.quantity.start - len(view.before)), CUED)
    match = _CONDITION.match(view.after)
    if match is not None and _GOAL_CLOSES.search(view.rest):
        match = None
    if match is None:
        match = _INVESTED_MORE.match(view.rest)
        if match is not None and not _AIDED.search(view.rest):
            match = None
    if match is not None:
        return Ruling("other", "a condition of support", *view.found(match, view.quantity.end), CUED)
    household = _HOUSEHOLD.search(view.before) if _MEDIAN.search(view.head) else None
    if household is not None:
        span = view.found(household, view.quantity.start - len(view.before))
        return Ruling("other", "a limit by household", *span, CUED)
    ruling = _cue(view, _LIMIT_BEFORE, 24, "other", "a limit of income or assets")
    bounded = _LIMIT_BEHIND.match(view.rest) is not None
    if ruling is None and bounded:
        ruling = _cue(view, _SALARY_BEFORE, 24, "other", "a limit of income or assets")
    if ruling is None and (bounded or "중위소득" in view.head):
        subject = _LIMITED.search(view.head)
        if subject is not None and not _SAVES.search(view.draft.sentence_text(view.sentence.index)):
            ruling = Ruling("other", "a limit of income or assets", *view.found(subject, view.sentence.start), CUED)
    return ruling


def _moved(view: View) -> Ruling | None:
    """ "임금을 110만 원에서 76만원으로": both ends of a change are of one role."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if (
        earlier is None
        or earlier.role
        not in ("wage", "subsidy_per_person", "other", "loan", "budget_national", "budget_province", "budget_district")
        or not _FROM_TO.fullmatch(view.before)
    ):
        return None
    return Ruling(earlier.role, "the other end of a change", earlier.start, earlier.end, CUED)


def _change(view: View) -> Ruling | None:
    ruling = rule_change(view) or _cut(view)
    if ruling is None or _GAP.search(view.head):
        return None
    granted = list(BONUS.finditer(view.head[-_NEAR:])) if view.quantity.high < _TOO_SMALL_FOR_A_BUDGET else []
    if granted:
        span = view.found(granted[-1], view.quantity.start - len(view.head[-_NEAR:]))
        return Ruling("subsidy_per_person", "a grant that is added or raised", *span, CUED)
    pay = _pay_topic(view) if view.quantity.high < _TOO_SMALL_FOR_A_BUDGET else None
    if pay is not None:
        return Ruling("wage", "pay goes up or down by this much", pay.start(), pay.end(), CUED)
    no_budget = _SOLD.search(view.head) is not None or is_kept(view)
    ruling.role = "other" if no_budget else "budget_change"
    return ruling


def _pay_topic(view: View) -> re.Match[str] | None:
    """Words of pay before the sum in its sentence, or of rates of pay at the head of the document."""
    text = view.draft.text
    return PAY.search(text, view.sentence.start, view.quantity.start) or PAY_TOPIC.search(text, 0, _LEAD)


def _cut(view: View) -> Ruling | None:
    """ "올해 7천억 원에 견주면 2천억 원 준 것이다", "502억 원가량을 삭감했다": less by so much."""
    cut = _CUT.match(view.past_aside) if _COMPARED.search(view.head) else None
    cut = cut or _STRUCK.match(view.past_aside) or _STRUCK.match(list_tail(view))
    if cut is None:
        return None
    less = _MORE.search(cut[0]) is None
    span = view.found(cut, view.quantity.end)
    return Ruling("budget_change", "less or more by this much", *span, CUED, "decrease" if less else "increase")


def _lent(view: View) -> re.Match[str] | None:
    """The verb that lends the sum, where no other verb gives it away before."""
    return None if "빌" not in view.rest or _GIVEN_AWAY.match(view.rest) else _LENT.match(view.rest)


def _loan(view: View) -> Ruling | None:
    fund = _FUND_BEHIND.match(view.after) or _LENDING_FUND.search(view.before)
    if fund is not None and _LENDS.search(view.draft.text[:_ANNOUNCED]):
        return Ruling("loan", "a fund that lends", view.quantity.start, view.quantity.end, CUED)
    ruling = _cue(view, _LOAN, 20, "loan", "융자 or 보증 before the sum")
    scheme = _LENDING_SCHEME.search(view.head) if view.quantity.high >= _TOO_SMALL_FOR_A_BUDGET else None
    if ruling is None and scheme is not None and _LENT_TO.match(view.rest):
        return Ruling("loan", "lent by a scheme", *view.found(scheme, view.sentence.start), GOVERNED)
    listed = listed_before(view)
    lent = view.rulings[listed] if listed is not None else view.rulings[view.index - 1] if view.index else None
    if ruling is None and lent is not None and lent.role == "loan" and (listed is not None or _THAT.match(view.head)):
        return Ruling("loan", "goes on with the loan before it", lent.start, lent.end, GOVERNED)
    if ruling is None:
        behind = _LENDS_BEHIND.match(list_tail(view))
        if behind is not None:
            return Ruling("loan", "lent, or lending is aided", view.quantity.end, view.quantity.end, CUED)
    if ruling is None:
        match = _LOAN.search(view.after[:14])
        if match is None or _NEXT_ITEM.search(view.after, 0, match.start()) is not None:
            match = _lent(view)
        if match is not None:
            ruling = Ruling("loan", "융자 or 보증 behind the sum", *view.found(match, view.quantity.end), CUED)
    return ruling
