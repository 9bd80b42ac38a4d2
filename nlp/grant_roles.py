"""Grants in Korean text: what one person, firm or team gets, as against what a whole programme costs."""

from __future__ import annotations

import re

from nlp.money_lists import list_tail, listed_before
from nlp.money_sources import GONE
from nlp.openings import guarded
from nlp.pay_roles import pay_behind, pays_for_firm, to_firm
from nlp.ruling import CUED, GOVERNED, Ruling, View

_GRANT = guarded(
    r"만기|(?:학교|대학|기업|업체|기관|센터|단체|사업단|농가|사업장|팀|개소)(?:마다|별로)|지원한도|1인당|1인 당"
    r"|1\s?(?:개소|곳|개사|팀|명|가구)\s?당|한 사람당|1명당|인당|(?:기업|업체|팀|단체|사업장|농가)\s?당(?=\s)"
    r"|기업당|업체당|팀당|개소당|곳당|기업별|1개사당"
    r"|사업장당|수당|장려금|지원금|바우처|훈련비|인건비|사업개발비|시설장비비|개발비"
    r"|임차료|인센티브|성공금|축하금|정착금"
    r"|면접비|구직활동|참가수당|교육비|창업\s?자금|사업화\s?자금|보조금|지역화폐|포인트|월세"
)
_HEAD_GRANT = re.compile(
    r"(?:(?:1인|인|1명|한 사람)\s?당|(?:장려금|수당|지원금|정착금|축하금)(?:은|을|으로|이)?)\s?(?:월|매월|최대)?\s?$"
)
_TEAM_GETS = re.compile(
    r"(?:팀|기업|업체|단체|농가|대학|조합|사업단|마을|사업체|법인|사업장|사업주)(?:은|는|이|에는)\s[^.]{0,40}$"
)
_GETS = re.compile(r"(?:[을를]|까지|씩)?\s(?:더\s|추가로\s)?(?:지원|지급)?(?:받[고는을게아]|받았)")
_CHOSEN = re.compile(r"(?:선정|지정)(?:된|되면|돼)|뽑힌|뽑히면")
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
_RECIPIENT = re.compile(
    r"(?:기업|업체|회사|사업장|사업주|단체|팀|농가|조합|법인|사업단|가게|점포|사업체|대학|소상공인"
    r"|청년|참여자|참가자|근로자|노동자|구직자|훈련생|교육생|수료생|인턴|취업자|창업자|졸업생|대학생|학생"
    r"|주민|어르신|가구|사람|이들|여성|대상자|합격자|입주자|신청자|\d명)(?:들)?(?:에게는?|에게도|에는|에도|에|한테|엔)\s"
    r"(?:[^.]|\.(?=\d)){0,60}$"
)
"""A person, firm or team to whom something is given, as the dative of the clause."""
_COUNTED = re.compile(r"\d(?:개|곳|명|여 개)?\s?$")
_GIVES = re.compile(
    r"(?:씩|까지|을|를|의\s[가-힣]{1,8}[을를]?|\s?(?:한도|범위|이내)(?:로|에서|의)?)*\s(?:더\s|덤으로\s|따로\s|추가로\s|또\s)?"
    r"(?:\d+(?:개월|년)\s?(?:간|동안)\s)?(?:준다|주[고며는]|줄\s|줬|줘|주기로|대\s?[준주]|얹|보태|쥐여|건네|내준|돌려|지원|지급|보조|나간다|돌아간다)"
)
_EACH = re.compile(r"씩")
_OFFICES = re.compile(r"지자체|자치단체|시[·‧ㆍ]?군|시도|기초단체|광역단체|자치구|군·구|개 구에|개 시에")
_AT_MOST = re.compile(r"(?:최대|최고)\s?(?:\d+(?:개월|년)\s?(?:간|동안)?\s)?$")
_AID = re.compile(r"지원|보조|준다|주고|주는|준|받|혜택|융통|까지")
_LIMIT_OF = re.compile(
    r"(?:연간|월|지원|연|보조|\d차\s?[년연]도)\s?한도(?:액)?(?:는|은|가|로)?\s[^\d.]{0,14}$|\(월 한도\s?$"
)
_PLANT_GRANT = re.compile(r"(?:입지|설비|시설|고용|투자|이전|부지)\s?보조금\s?$")
_TO_INVESTORS = re.compile(r"보조금|투자금액|투자기업|투자금의")
_LENT_HERE = re.compile(r"저리|대출|대부")
_LOAN_REACH = 200
"""Characters before a sum within which a loan is spoken of."""
_AID_BEHIND = re.compile(
    r"(?:\([^()]{0,60}\))?\s?(?:이내|한도|까지)\)?(?:로|의|에서)?\s?[가-힣]{0,4}\s?(?:보조금"
    r"|장려금|지원금|(?:사업비|자금)[을를]? 지원)"
)
_WITH = re.compile(r"(?:씩)?\s?[과와]\s?[가-힣\s]{0,8}|(?:[^.\d]{0,8}이 (?:가운데|중))?[^.\d]{0,10}(?:에게|에)\s?")
_BUDGET = re.compile(r"예산|사업비|총사업비|재정|투입|들여|들인|편성|확보")
_TOO_SMALL_FOR_A_BUDGET = 5_000_000
"""Won below which a sum is what somebody gets, not what a programme costs."""
_HIGHEST_GRANT = 60_000_000
"""Won up to which a sum may be what one person, firm or team gets, where no word says so."""
_FAR = 100
"""Characters behind a sum within which the verb tells that it is given."""
_HIGHEST_PLANT_GRANT = 5_000_000_000
"""Won up to which a firm is helped to build or move."""
_HIGHEST_FOR_INVESTORS = 20_000_000_000
"""Won up to which 최고 tells what an investor may get."""
_HIGHEST_AT_MOST = 300_000_000
"""Won up to which 최대 tells what one may get at most."""


def rule_per_head(view: View) -> Ruling | None:
    """ "1인당 15만원을 군비로 지원", "시비로 주는 장려금 60만원": what one person gets, from whatever purse."""
    if view.quantity.high >= _TOO_SMALL_FOR_A_BUDGET:
        return None
    near = view.since_money[-14:]
    match = _HEAD_GRANT.search(near)
    if match is None or pay_behind(view) is not None:
        return None
    span = view.found(match, view.quantity.start - len(near))
    return Ruling("subsidy_per_person", "a grant per person, whoever pays it", *span, CUED)


def rule_joined(view: View) -> Ruling | None:
    """ "정착금 30만원과 교통비 10만원", "기업 최대 1억원, 예비기업 최대 5천만원": what stands with a grant is one."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "subsidy_per_person":
        return None
    other = view.draft.quantities[view.index - 1]
    listed = listed_before(view) is not None and view.quantity.per == other.per
    if view.quantity.high > _HIGHEST_AT_MOST or not (listed or _WITH.fullmatch(view.before)):
        return None
    return Ruling("subsidy_per_person", "joined with a grant", earlier.start, earlier.end, GOVERNED)


def rule_grant(view: View) -> Ruling | None:
    """subsidy_per_person where a person, firm or team gets the sum; loan where it is lent to each."""
    near = view.since_money[-30:]
    if "1인당" in near:
        lent = _LENT_HERE.search(view.draft.text, max(0, view.quantity.start - _LOAN_REACH), view.quantity.end)
        if lent is not None:
            return Ruling("loan", "a loan to each", lent.start(), lent.end(), GOVERNED)
    cue = _cue(view, near)
    if cue is not None:
        span = view.found(cue, view.quantity.start - len(near))
        return Ruling("subsidy_per_person", "a grant per person, firm or team", *span, CUED)
    match = _AID_BEHIND.match(view.rest)
    if match is not None:
        return Ruling("subsidy_per_person", "a grant to each firm", *view.found(match, view.quantity.end), CUED)
    given = _GIVEN_TO.search(view.before) or _ON_CONDITION.search(view.before) or _LIMIT_OF.search(view.before)
    if given is not None and view.quantity.high <= (_HIGHEST_GRANT if given.re is not _LIMIT_OF else _HIGHEST_AT_MOST):
        span = view.found(given, view.quantity.start - len(view.before))
        return Ruling("subsidy_per_person", "what a person or firm gets", *span, GOVERNED)
    if view.quantity.per is not None and view.quantity.high <= _HIGHEST_GRANT and pays_for_firm(view):
        return Ruling("subsidy_per_person", "helps a firm to pay", view.quantity.start, view.quantity.end, GOVERNED)
    match = _TEAM_GETS.search(view.head) if _GETS.match(view.after) else None
    if match is not None:
        most = _HIGHEST_AT_MOST if _CHOSEN.search(view.head) else _HIGHEST_GRANT
        if view.quantity.high <= most:
            span = view.found(match, view.sentence.start)
            return Ruling("subsidy_per_person", "what a team or firm gets", *span, GOVERNED)
    match = _GRANT_BEHIND.match(view.past_aside) or _GRANT_BEHIND.match(list_tail(view))
    worked = view.quantity.per is not None and _WORKED.search(view.head) is not None and not to_firm(view)
    if match is not None and match[0].endswith("지급") and worked:
        return Ruling("wage", "paid for hours of work", *view.found(match, view.quantity.end), GOVERNED)
    if match is not None and view.quantity.high <= _HIGHEST_GRANT:
        return Ruling("subsidy_per_person", "granted per case", *view.found(match, view.quantity.end), GOVERNED)
    return _given(view)


def _cue(view: View, near: str) -> re.Match[str] | None:
    """The last word of a grant before the sum, where the sum may be what one gets and no budget stands between."""
    small = view.quantity.high <= 200_000_000
    small = small and (view.quantity.high <= _HIGHEST_GRANT or len(view.before) >= len(near))
    cues = [
        cue
        for cue in _GRANT.finditer(near)
        if small
        or cue[0] == "지원한도"
        or (cue[0] == "보조금" and _PLANT_GRANT.search(view.before) and view.quantity.high <= _HIGHEST_PLANT_GRANT)
        or (cue[0] == "보조금" and _AT_MOST.search(view.before))
        or (cue[0].endswith(("당", "마다")) and not cue[0].endswith("수당"))
    ]
    if not cues or _BUDGET.search(near, cues[-1].end()) or GONE.search(near, cues[-1].end()):
        return None
    return cues[-1]


def _given(view: View) -> Ruling | None:
    """ "기업에 환경개선비 3천만 원을 준다", "최대 8천만원 지원": given to one of them, or at most to each."""
    quantity = view.quantity
    start, end = quantity.start, quantity.end
    plant = (
        _TO_INVESTORS.search(view.draft.sentence_text(view.sentence.index)) if _AT_MOST.search(view.before) else None
    )
    if quantity.high > (_HIGHEST_AT_MOST if plant is None else _HIGHEST_FOR_INVESTORS) or _OFFICES.search(view.head):
        return None
    if quantity.per in (None, "year") and _AT_MOST.search(view.before) and _AID.search(view.rest[:_FAR]):
        return Ruling("subsidy_per_person", "given at most", start, end, GOVERNED)
    recipient = _RECIPIENT.search(view.head)
    gives = _GIVES.match(view.past_aside)
    each = _EACH.match(view.after) is not None
    if recipient is not None and (gives or each or to_firm(view)):
        counted = _COUNTED.search(view.head[: recipient.start()]) or recipient[0][0].isdigit()
        if counted and not each and quantity.per is None:
            return None
        if quantity.per is not None and not to_firm(view):
            return None
        return Ruling("subsidy_per_person", "given to a person or firm", start, end, GOVERNED)
    if gives is not None and quantity.per is None and quantity.high <= _HIGHEST_GRANT:
        return Ruling("subsidy_per_person", "given by the case", start, end, GOVERNED)
    return None
