"""Rates that are shares in Korean text: of a cost, a population, a survey; and of those who found work."""

from __future__ import annotations

import re

from nlp.openings import guarded
from nlp.pay_roles import SHARE_OF_COST
from nlp.rate_goals import NEAR
from nlp.ruling import CUED, GOVERNED, Ruling, View

_COST = re.compile(r"(?:보험료|임금|인건비|훈련비|수강료|임차료|월세|이자|수수료)\s?(?:의\s)?$")
_BORNE = re.compile(
    r"(?:\([^()]{0,30}\))?[를을]?\s?(?:\d+(?:개월|년)(?:간|\s동안)\s)?[^.\d]{0,8}(?:지원|부담|보조|감면|할인|대신|대\s?[준주])"
)
_SHARE = re.compile(
    r"(?:(?:국비|도비|시비|구비|군비|지방비|국고|자부담)(?:의|\s)?|(?:예산|전체|가운데|중)(?:의|\s))\s?[^\d.]{0,10}$"
)
_OF_PEOPLE = re.compile(
    r"(?:이|자|생|명|인원|여성|청년|사람|이들|인턴|회원)의\s(?:약\s)?$|(?:수료생|수료자"
    r"|참여자|훈련생|교육생|졸업생|수강생|교육\s?이수자)\s$"
)
SUCCEEDED = re.compile(
    r"(?:인 [\d,만천백여\s]{1,10}명[이은])?[^.\d]{0,24}?"
    r"(?:취업(?!\s?(?:박람|준비|정보|지원|희망|알선|상담|난|률))|정규직|전환|창업|합격|자립|자격증"
    r"|일자리를 (?:얻|찾|구|잡)|직장을 (?:얻|찾|구|잡)|일터로|정착했|새 일)"
)
_SUCCEEDS_NEXT = re.compile(
    r"\(취업|"
    r"[가이]?\s?(?:재?취업|정규직\s?전환|자격증\s?취득|취·?창업|합격)"
    r"(?!\s?(?:목표|연계\s?계획|추진|지원|준비|박람|정보|희망|를? 위))"
)
_EMPLOYED = re.compile(
    r"취업(?:자|여성|청년|생|인원|한 [가-힣]{1,4})\s?(?:\([^()]{0,12}\)\s?)?(?:중|가운데|의)\s[^.\d]{0,10}$"
)
"""Of those who found work, how many did so in which way is a share of them."""
_ANSWERED = re.compile(r"[가이는은]\s(?:[^.]|\.(?=\d)){0,50}(?:답했|응답했|응답이|꼽았)")
_ASKED = re.compile(r"응답자\S{0,2}\s?(?:의|중|가운데)?\s(?:약\s)?$")
_POPULATION = re.compile(
    r"(?:기혼|미혼|전체)?\s?(?:여성|남성|인구|가구|주민|청년층?|노인|어르신|근로자|종사자|취업자|정원|시민|군민|도민)의\s(?:약\s)?$"
)
_COPULA = re.compile(r"(?:이?다|였다|이었다|로\s|에\s(?:해당|달|이르|그)|를\s차지)")
_FEATURE = re.compile(r"(?:인|에 (?:해당|달)하는|를 차지하는)\s(?:약\s)?\d")
_DISTRIBUTION = re.compile(
    r"(?:연령|직종|직업|업종|성별|학력|지역|사유|이유|분야)(?:대?별)?(?:로)?[은는]|(?:연령대?"
    r"|직종|업종|학력|성|고용형태|근무형태)별"
)
_RANKED = re.compile(r"가장 (?:많|높은 비율|큰 비중)|뒤를 이|순(?:으로(?!\s?(?:높|낮))|이[다었]|이며|\.|$)|[을를] 차지")
_OF_COST = re.compile(
    r"(?:임금|인건비|보험료|사업비|비용|훈련비|월급|급여|보수|수강료|임차료|월세|부담금"
    r"|투자액|자금)의\s?(?:최대\s|약\s)?$"
)
_GROUP = re.compile(
    r"(?:\d0\s?대|세|[고대중]졸|여성|남성|여자|남자|청년|고령자|취약계층|상용직|정규직|기타)\s?(?:이상|이하|미만)?\s?"
    r"(?:노령자|노인|어르신|학력)?[가는은이]?\s?[(]?(?:약\s?)?$"
)
_GROUP_NAMED = re.compile(
    r"(?:여성|남성|청년|고령|장애인|지방대|고졸|대졸|경력|신입)\s?(?:지원자|합격자|응시자|신청자|참여자|입사자|근로자)[가는이]?\s?$"
)
_DIRECT_PART = re.compile(r"비중(?:은|는|이|가|도)\s(?:약\s)?$")
_BAND = re.compile(r"\s?(?:이상|미만|이하|초과)[은이]\s")
_COMPOSITION = re.compile(r"(?:비율|비중)(?:은|는|이|가|도|을|를)?\s?[^\d.]{0,12}$")
COMPOSED = guarded(
    r"(?:(?<!취업)(?<!채용)(?<!고용)(?<!전환)(?<!취업 )(?<!채용 )(?<!고용 )(?<!전환 )비율"
    r"|비중)(?:[은는이도]|으로는|[은이] (?:평균|약))\s"
)
_OF_OUTCOME = re.compile(r"(?:탈락|수료|이수|[한된는]|유지|합격|상용직)\s?비$")
"""수료 비율, 취업한 비율: how many did so, no share of a kind."""
_PRICE = re.compile(r"(?:금리|이자율|이율|수수료율|세율|보험료율)\S{0,2}\s[^.\d]{0,16}$")
_OUTCOME = re.compile(
    r"(?:취업|고용|실업|참가|참여|수료|달성|합격|채용|전환|이수|고용유지|유지|집행|이행"
    r"|충원|성공|탈락|이탈|진도|진척|이직)\s?[률율비]"
)
ATTAINMENT = re.compile(r"목표|달성|실적|취업률|이행")


def rule_cost(view: View) -> Ruling | None:
    """ "임금의 50%", "보험료 50%를 지원": a share of a cost, whatever goal stands before it."""
    cost = _OF_COST.search(view.before) or (_COST.search(view.before) if _BORNE.match(view.rest) else None)
    if cost is None:
        return None
    span = view.found(cost, view.quantity.start - len(view.before))
    return Ruling("other", SHARE_OF_COST, *span, CUED)


def rule_share(view: View) -> Ruling | None:
    """ "국비 50%", "여성이 56%": a share of a whole; a share who found work is an achievement."""
    price = _PRICE.search(view.before)
    if price is not None:
        span = view.found(price, view.quantity.start - len(view.before))
        return Ruling("other", "a rate of interest or contribution", *span, CUED)
    part = _DIRECT_PART.search(view.before) or _BAND.fullmatch(view.before)
    if part is not None:
        return Ruling("other", "a part of a whole", view.quantity.start, view.quantity.end, CUED)
    group = _GROUP.search(view.before) or _GROUP_NAMED.search(view.before) or _COMPOSITION.search(view.before)
    composed = COMPOSED.search(view.head)
    told = SUCCEEDED.match(view.rest) is not None or _OUTCOME.search(view.head) is not None
    near = view.head[-NEAR:]
    named = COMPOSED.search(near) if composed is not None and told else None
    if named is not None and (
        _OF_OUTCOME.search(near, 0, named.start() + 1)
        or _OUTCOME.search(near, named.end())
        or SUCCEEDED.match(view.rest)
        or view.clauses.tense_after(view.quantity.end) == "future"
    ):
        named = None
    if named is not None:
        return Ruling("other", "parts of a whole (비중)", view.quantity.start, view.quantity.end, CUED)
    employed = _EMPLOYED.search(view.before)
    if employed is not None and not _SUCCEEDS_NEXT.match(view.rest):
        span = view.found(employed, view.quantity.start - len(view.before))
        return Ruling("other", "a share of those who found work", *span, CUED)
    if group is not None and not told:
        span = view.found(group, view.quantity.start - len(view.before))
        return Ruling("other", "how many of them are of a group", *span, CUED)
    if composed is not None and not told:
        return Ruling("other", "parts of a whole (비중)", *view.found(composed, view.sentence.start), CUED)
    if view.host is not None and view.quantity.high <= 100 and not told and distributes(view):
        return Ruling("other", "a share in a distribution", view.quantity.start, view.quantity.end, GOVERNED)
    population = _POPULATION.search(view.head[-NEAR:]) if _COPULA.match(view.rest) else None
    if population is not None and not told:
        return Ruling("other", "a part of a population", view.quantity.start, view.quantity.end, CUED)
    part = _FEATURE.match(view.rest) if view.before.endswith(("의 ", "중 ", "가운데 ")) else None
    if part is not None and not told and not ATTAINMENT.search(view.before):
        return Ruling("other", "a part of a whole", *view.found(part, view.quantity.end), CUED)
    asked = _ASKED.search(view.before)
    if asked is None and _ANSWERED.match(view.rest) and not _SUCCEEDS_NEXT.match(view.rest):
        return Ruling("other", "a share of those asked", view.quantity.start, view.quantity.end, CUED)
    if asked is not None:
        span = view.found(asked, view.quantity.start - len(view.before))
        return Ruling("other", "a share of those asked", *span, CUED)
    match = _SHARE.search(view.before)
    succeeds = _SUCCEEDS_NEXT.match(view.rest)
    if match is None and succeeds is not None and view.clauses.tense_after(view.quantity.end) != "future":
        span = view.found(succeeds, view.quantity.end)
        return Ruling("achieved", "so many of them found work", *span, GOVERNED)
    if match is None and _OF_PEOPLE.search(view.head[-NEAR:]) and SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", view.quantity.start, view.quantity.end, GOVERNED)
    if match is None:
        return None
    span = view.found(match, view.quantity.start - len(view.before))
    if match[0].startswith(("가운데", "중")) and SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", *span, GOVERNED)
    return Ruling("other", "a share of a whole (국비 50%)", *span, CUED)


def distributes(view: View) -> bool:
    """Whether the sentence tells how a whole is distributed: "연령별로는 60대가 4천명(31%)으로 가장 많았다"."""
    ranked = _RANKED.search(view.draft.sentence_text(view.sentence.index))
    return ranked is not None or _DISTRIBUTION.search(view.head) is not None
