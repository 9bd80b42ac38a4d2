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
_COUNTRY = re.compile(r"(?:전국|수도권)(?:\s?평균)?\s?\(?\s?$")
_EARLIER_NAME = re.compile(r"(?P<growth>(?!))|(?:고용|실업|취업|참가)[률율](?:은|는|이|가|도)\s")
_NAMED_BEFORE = 160
"""Characters before a sentence within which the rate is named that another place's is compared with."""
_NAME_ENDS = re.compile(r"[률율](?:은|는|이|가|도)\s*$")
"""A line that a broadcaster broke behind the name of a rate."""
_SHARE = re.compile(
    r"(?:(?:국비|도비|시비|구비|군비|지방비|국고|자부담)(?:의|\s)?|(?:예산|전체|가운데|중)(?:의|\s))\s?[^\d.]{0,10}$"
)
_OF_PEOPLE = re.compile(
    r"(?:이|자|생|명|인원|여성|청년|사람|이들|인턴|회원)의\s(?:약\s)?$|(?:수료생|수료자"
    r"|참여자|훈련생|교육생|졸업생|수강생|교육\s?이수자)\s$"
)
_SUCCEEDED = re.compile(
    r"(?:인 [\d,만천백여\s]{1,10}명[이은])?[^.\d]{0,24}?"
    r"(?:취업(?!\s?(?:박람|준비|정보|지원|희망|알선|상담|난|률))|정규직|전환|창업|합격|자립|자격증"
    r"|일자리를 (?:얻|찾|구|잡)|직장을 (?:얻|찾|구|잡)|일터로|정착했|새 일)"
)
_SUCCEEDS_NEXT = re.compile(
    r"[가이]?\s?(?:재?취업|정규직\s?전환|자격증\s?취득|취·?창업|합격)(?!\s?(?:목표|연계\s?계획|추진|지원|를? 위))"
)
_EMPLOYED = re.compile(
    r"취업(?:자|여성|청년|생|인원|한 [가-힣]{1,4})\s?(?:\([^()]{0,12}\)\s?)?(?:중|가운데|의)\s[^.\d]{0,10}$"
)
"""Of those who found work, how many did so in which way is a share of them."""
_ASKED = re.compile(r"응답자\S{0,2}\s?(?:의|중|가운데)?\s(?:약\s)?$")
_FEATURE = re.compile(r"(?:인|에 (?:해당|달)하는|를 차지하는)\s(?:약\s)?\d")
_PROMISE = re.compile(
    r"(?:(?P<rate>[률율비])\S{0,6}\s)?(?:일자리\s?|창출\s?|채용\s?|고용\s?|올해?\s|당초\s|연간\s)*"
    r"(?:(?:목표(?:치|량)?|공약|약속)(?:,|의)?|계획(?:의|\s대비))\s(?:약\s|무려\s)?$"
)
_EACH_GROWS = re.compile(
    r",\s(?:[^.고만]|\.(?=\d)){0,120}[\d.]\s?%\s?(?:각각|씩)\s?(?:증가|늘|상승|올랐|(?P<less>감소|줄|하락|떨어))"
)
_STEPS_TO = re.compile(
    r"\s?수준에서\s(?:[^.%]|\.(?=\d)){0,20}[\d.]\s?%대?\s?(?:까지|로|으로)\s[^.\d]{0,8}(?:올|끌어|높|늘|낮|줄|내)"
)
_RATE_GOAL = re.compile(r"[률율](?:\([^()]{0,12}\))?(?:은|는|의|이|도)?\s?[^.\d]{0,8}(?:목표|공약)[^.]{0,12}$")
_SET = re.compile(
    r"[로를]?\s?(?:\([^()]{0,20}\)\s?)?(?:로|을|를|으로)?\s?[^.\d]{0,10}(?:정[했하]|잡"
    r"|설정|세[웠우운]|상향|올[려리렸]|확정|제시|내[걸세]|수립)"
)
_KEPT = re.compile(r"(?:[를을]|가|나)?\s?(?:지[켰킨켜]|이행|완료|마[쳤쳐]|해[냈낸]|진척|진도)(?!\s?(?:할|하겠|목표))")
_AIMED = re.compile(
    r"(?:[를을로]|까지)?\s?[’'”\"]?\s?(?:시대|로드맵|도전|다짐|내[걸세]|제시|못\s?박"
    r"|올려\s?잡|잡[았고는]|정했|세웠|향해|향한"
    r"|정조준|비전|청사진|프로젝트|달성을?\s(?:위|향|목표|추진|다짐|나선|나서|총력|박차|도전|전략|로드맵|계획))"
)
_ATTAINED_LATER = re.compile(
    r"씩\s[^.\d]{0,16}(?:간다면|나가면|가면|한다면|하면)"
    r"|(?:를|을)?\s?(?:달성|돌파)(?:도|은|이|을|까지)?\s?(?:어렵지 않|무난|가능|눈앞"
    r"|기대|확실|예상|전망|코앞|앞두|할 수|할 것|하겠)"
)
_LIST_ATTAINED = re.compile(r"[^.]{0,80}달성\s*$")
_GOAL = re.compile(r"목표[율치]?(?:인|는)?\s?$")
_OUTDONE = re.compile(r"보다\s|[를을]\s(?:약\s)?[\d.]+\s?(?:%p|%포인트|%)\s?(?:포인트\s?)?(?:초과|웃|넘|상회)")
_COUNT_GROWS = re.compile(r",\s[가-힣\s]{1,10}\s?[\d,만천 ]{1,8}\s?명\s?(?:이\s)?(?:증가|늘)")
_BASE = re.compile(r"보다\s|대비\s|비해\s")
_FELL = re.compile(r"\s?(?:가량\s|정도\s)?(?:내[린려렸]|끌어내)")
_DISTRIBUTION = re.compile(
    r"(?:연령|직종|직업|업종|성별|학력|지역|사유|이유|분야)(?:대?별)?(?:로)?[은는]|(?:연령대?"
    r"|직종|업종|학력|성|고용형태|근무형태)별"
)
_RANKED = re.compile(r"가장 (?:많|높은 비율|큰 비중)|뒤를 이|순(?:으로(?!\s?(?:높|낮))|이[다었]|이며|\.|$)|[을를] 차지")
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
_GROUP_NAMED = re.compile(
    r"(?:여성|남성|청년|고령|장애인|지방대|고졸|대졸|경력|신입)\s?(?:지원자|합격자|응시자|신청자|참여자|입사자|근로자)[가는이]?\s?$"
)
_COMPOSITION = re.compile(r"(?:비율|비중)(?:은|는|이|가|도|을|를)?\s?[^\d.]{0,12}$")
_COMPOSED = re.compile(
    r"(?:(?<!취업)(?<!채용)(?<!고용)(?<!전환)(?<!취업 )(?<!채용 )(?<!고용 )(?<!전환 )비율"
    r"|비중)[은는이]\s"
)
_OF_RATIO = re.compile(r"의\s\S{0,4}비율")
_AS_MEASURED = re.compile(
    r"(?:까지|로|으로|에|를|을)\s(?:떨어[졌진지져]|내려[앉가간]|올라[섰선]|치솟|기록[했해한]"
    r"|적[었은어]|집계|나타[났나]|그[쳤친]|머[물무문]|불과|조사)"
)
_NAME_BEHIND = re.compile(
    r"의?\s(?:높은\s|낮은\s)?(?:달성|취업|고용|실업|참여|수료|합격|채용|집행|이행|참가"
    r"|정착|유지|재취업|진도|진척|공정|탈락|이탈)[률율]"
)
_PRICE = re.compile(r"(?:금리|이자율|이율|수수료율|세율|보험료율)\S{0,2}\s[^.\d]{0,16}$")
_MOVED = re.compile(
    r"\s?(?:정도\s)?(?:더\s)?(?:상승한|오른|높아진|떨어진|하락한|낮은|높은|낮아진|내린|증가한|감소한|늘어난|줄어든|올린"
    r"|낮춘|높인|뛴|뛰어오른|개선된|나아진)\s(?:약\s)?"
)
_MOVES = re.compile(r"(?:으로|로),?\s[^.]{0,30}(?:보다|대비|에 비해|견줘)\s(?:각각\s|약\s)?")
_OUTCOME = re.compile(
    r"(?:취업|고용|실업|참가|참여|수료|달성|합격|채용|전환|이수|고용유지|유지|집행|이행"
    r"|충원|성공|탈락|이탈|진도|진척|이직)\s?[률율비]"
)
_EXECUTED = re.compile(
    r"\)?(?:인 (?:약 )?[\d,.조억만천 ]{1,14}원)?[을를이가]?\s[^.\d]{0,24}?(?:집행|교부|소진|푼다|풀기로|풀어)"
)
_EXECUTED_BEFORE = re.compile(r"집행,?\s(?:전체의?\s|목표의?\s)?$")
_ATTAINMENT = re.compile(r"목표|달성|실적|취업률|이행")


def rule_rate(view: View) -> Ruling:
    """The role of a rate; other where nothing tells what it measures."""
    ruling = (
        _moved_level(view)
        or _promised(view)
        or rule_change(view)
        or _listed_growth(view)
        or _stepped_from(view)
        or _fell(view)
        or _grows_with(view)
        or _later(view)
        or _goal_compared(view)
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


def _promised(view: View) -> Ruling | None:
    """ "일자리 목표 78% 채워", "올 목표 127%": how much of jobs promised there are; a rate's own target is one."""
    promise = _PROMISE.search(view.before)
    if promise is None or promise["rate"] or _RATE_GOAL.search(view.head[-40:]) or _SET.match(view.rest):
        return None
    if view.clauses.tense_after(view.quantity.end) == "future" or _ATTAINED_LATER.match(view.rest):
        return None
    span = view.found(promise, view.quantity.start - len(view.before))
    return Ruling("achieved", "so much of a promise (목표, 공약) is kept", *span, CUED)


def _goal_compared(view: View) -> Ruling | None:
    """ "당초 목표율 66%를 5%p 초과했다", "목표인 31%보다 높게": a target that is compared stays one."""
    goal = _GOAL.search(view.before) if _OUTDONE.match(view.rest) else None
    if goal is None:
        return None
    span = view.found(goal, view.quantity.start - len(view.before))
    return Ruling("target", "a target that is compared", *span, CUED)


def _fell(view: View) -> Ruling | None:
    """ "실업률은 0.2% 내린 3.8%": by how much a rate went down."""
    fell = _FELL.match(view.after)
    if fell is None:
        return None
    return Ruling("change", "decrease by this much", *view.found(fell, view.quantity.end), CUED, "decrease")


def _grows_with(view: View) -> Ruling | None:
    """ "지난해보다 고용률 0.1%, 취업자 700명 증가한": a rate that grows together with the count behind it."""
    grows = _COUNT_GROWS.match(view.rest) if _BASE.search(view.head) else None
    if grows is None:
        return None
    return Ruling("change", "grows with the count behind it", *view.found(grows, view.quantity.end), CUED, "increase")


def _listed_growth(view: View) -> Ruling | None:
    """ "…1,716명으로 110%, …1만9,977명으로 19% 각각 증가했다": the verb of all stands behind the last."""
    grows = _EACH_GROWS.match(view.rest)
    if grows is None:
        return None
    falls = grows["less"] is not None
    span = view.found(grows, view.quantity.end)
    return Ruling("change", "each of a list grows", *span, CUED, "decrease" if falls else "increase")


def _stepped_from(view: View) -> Ruling | None:
    """ "현재의 4.4% 수준에서 6%까지 올린다": the level that is left."""
    steps = _STEPS_TO.match(view.rest)
    if steps is None:
        return None
    return Ruling("previous", "the level that is left", *view.found(steps, view.quantity.end), CUED)


def _later(view: View) -> Ruling | None:
    """ "고용률 70% 시대", "매년 25%씩 채워 나가면": a rate that is aimed at."""
    aimed = _AIMED.match(view.rest) if _NAME.search(view.head) else None
    match = aimed or _ATTAINED_LATER.match(view.rest)
    if match is None:
        return None
    return Ruling("target", "a rate that is aimed at", *view.found(match, view.quantity.end), CUED)


def _executed(view: View) -> Ruling | None:
    """ "예산의 66%를 상반기에 집행할 계획": how much of a budget was spent, or is to be."""
    match = _EXECUTED.match(view.rest)
    if match is None and _EXECUTED_BEFORE.search(view.before) and view.sentence.kind == "headline":
        return Ruling("achieved", "so much of a budget is spent", view.quantity.start, view.quantity.end, GOVERNED)
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
    group = _GROUP.search(view.before) or _GROUP_NAMED.search(view.before) or _COMPOSITION.search(view.before)
    composed = _COMPOSED.search(view.head)
    told = _OUTCOME.search(view.head) is not None or _SUCCEEDED.match(view.rest) is not None
    employed = _EMPLOYED.search(view.before)
    if employed is not None and not _SUCCEEDS_NEXT.match(view.rest):
        span = view.found(employed, view.quantity.start - len(view.before))
        return Ruling("other", "a share of those who found work", *span, CUED)
    if group is not None and not told:
        span = view.found(group, view.quantity.start - len(view.before))
        return Ruling("other", "how many of them are of a group", *span, CUED)
    if composed is not None and not told:
        return Ruling("other", "parts of a whole (비중)", *view.found(composed, view.sentence.start), CUED)
    if view.host is not None and view.quantity.high <= 100 and not told and _distributes(view):
        return Ruling("other", "a share in a distribution", view.quantity.start, view.quantity.end, GOVERNED)
    part = _FEATURE.match(view.rest) if view.before.endswith(("의 ", "중 ", "가운데 ")) else None
    if part is not None and not told and not _ATTAINMENT.search(view.before):
        return Ruling("other", "a part of a whole", *view.found(part, view.quantity.end), CUED)
    asked = _ASKED.search(view.before)
    if asked is not None:
        span = view.found(asked, view.quantity.start - len(view.before))
        return Ruling("other", "a share of those asked", *span, CUED)
    match = _SHARE.search(view.before)
    succeeds = _SUCCEEDS_NEXT.match(view.rest)
    if match is None and succeeds is not None and view.clauses.tense_after(view.quantity.end) != "future":
        span = view.found(succeeds, view.quantity.end)
        return Ruling("achieved", "so many of them found work", *span, GOVERNED)
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
    kept = _KEPT.match(view.rest)
    if kept is not None and view.clauses.tense_after(view.quantity.end) in ("past", "ongoing", None):
        return Ruling("achieved", "so much is done", *view.found(kept, view.quantity.end), GOVERNED)
    name, origin = _NAME.search(view.head), view.sentence.start
    if name is None and view.sentence.index:
        before = view.draft.sentences[view.sentence.index - 1]
        line = view.draft.sentence_text(before.index)
        if before.line + 1 == view.sentence.line and _NAME_ENDS.search(line):
            name, origin = _NAME.search(line), before.start
    if name is None and _COUNTRY.search(view.before):
        origin = max(0, view.sentence.start - _NAMED_BEFORE)
        name = _EARLIER_NAME.search(view.draft.text[origin : view.sentence.start])
    if name is None:
        return None
    span = view.found(name, origin)
    listed = view.sentence.kind in ("item", "headline", "subhead") and view.drift == "future"
    if listed and _LIST_ATTAINED.match(view.rest):
        return Ruling("target", "to be attained by a plan", *span, GOVERNED)
    if name["growth"]:
        return Ruling("change", "a rate of growth", *span, CUED)
    measured = _AS_MEASURED.match(view.rest) or _of_past_year(view)
    tense = "past" if measured else view.clauses.tense_after(view.quantity.end)
    moves = view.governing(_MEASURED)
    moved = moves is not None and not _STATE.match(view.draft.text, moves.start)
    if tense == "future" or (tense == "present" and moved):
        return Ruling("target", "a named rate (고용률) that is yet to be reached", *span, GOVERNED)
    return Ruling("achieved", "a named rate (고용률) as measured", *span, GOVERNED if tense else DEFAULT)


def _of_past_year(view: View) -> bool:
    """Whether the rate's year had passed when the text was published."""
    years, published = view.quantity.years, view.draft.published
    return years is not None and published is not None and years[1] < published.year


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
    changes = False
    for index in range(view.index - 1, max(-1, view.index - 20), -1):
        other, ruling = view.draft.quantities[index], view.rulings[index]
        apart = view.sentence.index - other.sentence
        if apart > (2 if changes else 1) or _distributes(view):
            return None
        changes = changes or (other.kind == "rate" and ruling is not None and ruling.role == "change" and apart == 1)
        if other.kind == "rate" and ruling is not None and ruling.role in ("achieved", "target"):
            return Ruling(ruling.role, "goes on with the rates before it", ruling.start, ruling.end, INHERITED)
    return None
