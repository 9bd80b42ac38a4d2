"""Roles of rates in Korean text: change, previous, target, achieved (a measured value or an attainment), other."""

from __future__ import annotations

import re

from nlp.comparisons import rule_change, rule_previous
from nlp.ruling import CUED, DEFAULT, GOVERNED, INHERITED, Ruling, View
from nlp.targets import rule_attained, rule_listed_target, rule_target

_NAME = re.compile(
    r"(?:(?P<growth>증가율|감소율|신장률|상승률|성장률|인상률)|[률율])(?:은|는|이|가"
    r"|도|을|를|의|에서|로|\([^()]{0,12}\)(?:은|는|이)?|\s?:)?\s?(?:[^.]|\.(?=\d)){0,60}$"
)
_SHARE = re.compile(
    r"(?:(?:국비|도비|시비|구비|군비|지방비|국고|자부담)(?:의|\s)?|(?:예산|전체|가운데|중)(?:의|\s))\s?[^\d.]{0,10}$"
)
_OF_PEOPLE = re.compile(r"(?:이|자|생|명|인원|여성|청년)의\s?$|(?:수료생|수료자|참여자|훈련생|교육생|졸업생)\s$")
_SUCCEEDED = re.compile(r"(?:인 [\d,만천백여\s]{1,10}명[이은])?[^.\d]{0,24}?(?:취업|정규직|전환|창업|합격|자립)")
_DISTRIBUTION = re.compile(
    r"(?:연령|직종|직업|업종|성별|학력|지역|사유|이유|분야)(?:대?별)?(?:로)?[은는]|(?:연령대?"
    r"|직종|업종|학력|성|고용형태|근무형태)별"
)
_RANKED = re.compile(r"가장 (?:많|높은 비율|큰 비중)|뒤를 이|순(?:으로|이[다었]|이며|\.|$)|[을를] 차지")
_MEASURED = frozenset({"increase", "decrease"})
_STATE = re.compile(r"웃|높[다은았아]|낮[다은아]|많|적[다은었어]|떨어|빠")
"""Adjectives and the like tell how high a rate is, even in the present; transitive verbs what is done about it."""
_OF_COST = re.compile(
    r"(?:임금|인건비|보험료|사업비|비용|훈련비|월급|급여|보수|수강료|임차료|월세|부담금"
    r"|투자액|자금)의\s?(?:최대\s|약\s)?$"
)
_GROUP = re.compile(
    r"(?:\d0\s?대|세|[고대중]졸|여성|남성|여자|남자|청년|고령자|취약계층|상용직|정규직|기타)\s?(?:이상|이하|미만)?\s?"
    r"(?:노령자|노인|어르신|학력)?[가는은이]?\s?[(]?(?:약\s?)?$"
)
_COMPOSITION = re.compile(r"(?:비율|비중)(?:은|는|이|가|도|을|를)?\s?[^\d.]{0,12}$")
_COMPOSED = re.compile(
    r"(?:(?<!취업)(?<!채용)(?<!고용)(?<!전환)(?<!취업 )(?<!채용 )(?<!고용 )(?<!전환 )비율"
    r"|비중)[은는이]\s"
)
_OF_RATIO = re.compile(r"의\s\S{0,4}비율")
_AS_MEASURED = re.compile(
    r"(?:까지|로|으로|에|를|을)\s(?:떨어[졌진지져]|내려[앉가간]|올라[섰선]|치솟|기록[했해한]"
    r"|적[었은어]|집계|나타[났나]|그[쳤친]|머[물무]|불과|조사)"
)
_NAME_BEHIND = re.compile(
    r"의?\s(?:높은\s|낮은\s)?(?:달성|취업|고용|실업|참여|수료|합격|채용|집행|이행|참가|정착|유지|재취업)[률율]"
)
_PRICE = re.compile(r"(?:금리|이자율|이율|수수료율|세율|보험료율)\S{0,2}\s[^.\d]{0,16}$")
_MOVED = re.compile(
    r"\s?(?:정도\s)?(?:더\s)?(?:상승한|오른|높아진|떨어진|하락한|낮은|높은|낮아진|내린|증가한|감소한|늘어난|줄어든|올린"
    r"|낮춘|높인|뛴|뛰어오른|개선된|나아진)\s(?:약\s)?"
)
_MOVES = re.compile(r"(?:으로|로),?\s[^.]{0,30}(?:보다|대비|에 비해|견줘)\s(?:각각\s|약\s)?")
_OUTCOME = re.compile(
    r"(?:취업|고용|실업|참가|참여|수료|달성|합격|채용|전환|이수|고용유지|유지|집행|이행|충원|성공)\s?[률율비]"
)
_EXECUTED = re.compile(r"(?:인 (?:약 )?[\d,.조억만천 ]{1,14}원)?[을를]?\s[^.\d]{0,24}?(?:집행|교부|소진)")
_ATTAINMENT = re.compile(r"목표|달성|실적|취업률|이행")


def rule_rate(view: View) -> Ruling:
    """The role of a rate; other where nothing tells what it measures."""
    ruling = (
        _moved_level(view)
        or rule_change(view)
        or rule_attained(view)
        or rule_previous(view)
        or rule_target(view)
        or rule_listed_target(view)
        or _executed(view)
        or _share(view)
        or _of_host(view)
        or _named(view)
        or _listed(view)
    )
    start, end = view.quantity.start, view.quantity.end
    return ruling or Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)


def _moved_level(view: View) -> Ruling | None:
    """ "0.7%p 떨어진 64.0%를 기록했다", "3.3%로 지난해보다 0.4%p 하락했다": the level beside the points it moved."""
    earlier = view.rulings[view.index - 1] if view.index else None
    start, end = view.quantity.start, view.quantity.end
    if view.quantity.unit == "percent_point":
        return None
    if earlier is not None and earlier.role == "change" and _MOVED.fullmatch(view.before):
        moved = view.draft.quantities[view.index - 1].unit == "percent_point"
    else:
        following = view.draft.quantities[view.index + 1 : view.index + 2]
        moved = any(q.unit == "percent_point" for q in following) and _MOVES.fullmatch(view.after) is not None
    if not moved or "비중" in view.head or _OF_RATIO.match(view.rest):
        return None
    goal = rule_target(view)
    if goal is not None:
        return goal
    ahead = view.clauses.tense_after(end) == "future"
    return Ruling("target" if ahead else "achieved", "the level beside its change in points", start, end, CUED)


def _executed(view: View) -> Ruling | None:
    """ "예산의 66%를 상반기에 집행할 계획": how much of a budget was spent, or is to be."""
    match = _EXECUTED.match(view.rest)
    if match is None:
        return None
    done = view.clauses.tense_after(view.quantity.end) in ("past", "ongoing")
    span = view.found(match, view.quantity.end)
    return Ruling("achieved" if done else "target", "so much of a budget is spent", *span, GOVERNED)


def _share(view: View) -> Ruling | None:
    """ "국비 50%", "임금의 50%", "여성이 56%": a share of a whole; a share who found work is an achievement."""
    cost = _OF_COST.search(view.before)
    if cost is not None:
        span = view.found(cost, view.quantity.start - len(view.before))
        return Ruling("other", "a share of a cost", *span, CUED)
    price = _PRICE.search(view.before)
    if price is not None:
        span = view.found(price, view.quantity.start - len(view.before))
        return Ruling("other", "a rate of interest or contribution", *span, CUED)
    group = _GROUP.search(view.before) or _COMPOSITION.search(view.before)
    composed = _COMPOSED.search(view.head)
    told = _OUTCOME.search(view.head) is not None or _SUCCEEDED.match(view.rest) is not None
    if group is not None and not told:
        span = view.found(group, view.quantity.start - len(view.before))
        return Ruling("other", "how many of them are of a group", *span, CUED)
    if composed is not None and not told:
        return Ruling("other", "parts of a whole (비중)", *view.found(composed, view.sentence.start), CUED)
    if view.host is not None and view.quantity.high <= 100 and _distributes(view):
        return Ruling("other", "a share in a distribution", view.quantity.start, view.quantity.end, GOVERNED)
    match = _SHARE.search(view.before)
    if match is None and _OF_PEOPLE.search(view.before) and _SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", view.quantity.start, view.quantity.end, GOVERNED)
    if match is None:
        return None
    span = view.found(match, view.quantity.start - len(view.before))
    if match[0].startswith(("가운데", "중")) and _SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", *span, GOVERNED)
    return Ruling("other", "a share of a whole (국비 50%)", *span, CUED)


def _named(view: View) -> Ruling | None:
    behind = _NAME_BEHIND.match(view.rest)
    if behind is not None:
        ahead = view.clauses.tense_after(view.quantity.end) == "future"
        span = view.found(behind, view.quantity.end)
        return Ruling("target" if ahead else "achieved", "named behind it (달성률)", *span, GOVERNED)
    name = _NAME.search(view.head)
    if name is None:
        return None
    span = view.found(name, view.sentence.start)
    if name["growth"]:
        return Ruling("change", "a rate of growth", *span, CUED)
    tense = "past" if _AS_MEASURED.match(view.rest) else view.clauses.tense_after(view.quantity.end)
    moves = view.governing(_MEASURED)
    moved = moves is not None and not _STATE.match(view.draft.text, moves.start)
    if tense == "future" or (tense == "present" and moved):
        return Ruling("target", "a named rate (고용률) that is yet to be reached", *span, GOVERNED)
    return Ruling("achieved", "a named rate (고용률) as measured", *span, GOVERNED if tense else DEFAULT)


def _of_host(view: View) -> Ruling | None:
    """ "직접일자리 7만2천801개(108.6%)": brackets behind a result tell how far the target was attained."""
    host = view.rulings[view.host] if view.host is not None else None
    if host is None or host.role not in ("achieved", "recruited"):
        return None
    if host.role == "recruited" and _SUCCEEDED.match(view.rest.lstrip(")이가은는 ")):
        return Ruling("achieved", "so many of them found work", host.start, host.end, INHERITED)
    context = view.draft.text[max(0, view.sentence.start - 300) : view.sentence.end]
    match = _ATTAINMENT.search(context)
    if view.quantity.high <= 100 and match is None:
        return None
    return Ruling("achieved", "attainment of the result before the brackets", host.start, host.end, INHERITED)


def _distributes(view: View) -> bool:
    """Whether the sentence tells how a whole is distributed: "연령별로는 60대가 4천명(31%)으로 가장 많았다"."""
    ranked = _RANKED.search(view.draft.sentence_text(view.sentence.index))
    return ranked is not None or _DISTRIBUTION.search(view.head) is not None


def _listed(view: View) -> Ruling | None:
    """A rate in a list goes on with the rates before it."""
    for index in range(view.index - 1, max(-1, view.index - 20), -1):
        other, ruling = view.draft.quantities[index], view.rulings[index]
        if view.sentence.index - other.sentence > 1 or _distributes(view):
            return None
        if other.kind == "rate" and ruling is not None and ruling.role in ("achieved", "target"):
            return Ruling(ruling.role, "goes on with the rates before it", ruling.start, ruling.end, INHERITED)
    return None
