"""Roles of rates in Korean text: change, previous, target, achieved (a measured value or an attainment), other."""

from __future__ import annotations

import re

from nlp.comparisons import rule_change, rule_previous
from nlp.figures import Direction, Role
from nlp.rate_goals import (
    NAME,
    OBLIGED,
    rule_aimed,
    rule_attainment,
    rule_goal_compared,
    rule_obliged,
    rule_promised,
    rule_stepped_from,
)
from nlp.rate_shares import ATTAINMENT, COMPOSED, SUCCEEDED, distributes, rule_cost, rule_share
from nlp.ruling import CUED, DEFAULT, GOVERNED, INHERITED, Ruling, View
from nlp.targets import rule_attained, rule_listed_target, rule_target

_COLUMNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("change", re.compile(r"증감|증가율|감소율|전년\s?(?:동기\s?)?대비|전년비|신장률")),
    ("achieved", re.compile(r"(?:달성|이행|실적|집행|진척|진도|추진|충원|취업|수료)[률율]|실적|대비")),
    ("target", re.compile(r"목표|계획")),
    ("other", re.compile(r"비율|비중|구성비|점유율")),
    ("achieved", re.compile(r"[률율](?:\s?\(%\))?\s*$")),
)
"""What the title of a column or row says of its rates, the first that fits wins."""
_CELL_BORDER = re.compile(r"[|\t]")
_PLACES_RATE = "a place's rate"
_PLACE = re.compile(
    r"[가-힣]{1,5}(?<!정)(?<!취업)(?:시|군|구|도|읍|권)(?:\s?지역)?(?:\s?\(|(?:가|이|은|는|도)\s(?:각각\s)?)$|(?:^|[\s(])[가-힣]{2,4}[시군구]\s$|[시군구]\s?지역[은는이도]\s$"
)
_KIND_OF_RATE = re.compile(
    r"(?P<growth>증가율|감소율|상승률|신장률|상승\s?폭)|(?P<share>비중|비율|구성비)|(?:고용|실업|취업|참[가여]|달성|집행|전환|신청|응시|합격|채용|수료)[률율]"
)
_RANKED = "a rank among rates of the kind named before"
_RANK = re.compile(r"(?:으?로|[이가])\s(?:가장\s|제일\s|각각\s)?(?:높|낮)")
"""How high, not how many: a share of a whole is 많다."""
_NEXT_RANK = re.compile(r"\s*(?:뒤?이어|다음으로|또는?|반면)[\s,]")
_NEXT_OF_RANK = re.compile(r"\)?\s?[,·]\s?[가-힣·\s]{0,16}?[은는이가]?\s?\(?")
_COMPOSES = re.compile(r"비[중율]|차지|많|구성")
_MOVES_BEHIND = re.compile(
    r"\s?(?:이나|가량)?\s?(?:증가|감소|늘|줄|상승|하락|올랐|내렸)|\)?(?:[^.]|\.(?=\d)){0,60}등[이에]?서?\s?(?:증가|감소|늘|줄)"
)
_AND_NEXT = re.compile(r"\)?\s?[,·]\s?|\)?\s?[와과]\s")
_NAMED_LAST = 200
"""Characters before a rate within which the kind of rate is named last."""
_COUNTRY = re.compile(r"(?:전국|수도권)(?:\s?평균)?\s?\(?\s?$")
_EARLIER_NAME = re.compile(r"(?P<growth>(?!))|(?:고용|실업|취업|참가)[률율](?:은|는|이|가|도)\s")
_NAMED_BEFORE = 160
"""Characters before a sentence within which the rate is named that another place's is compared with."""
_NAME_ENDS = re.compile(r"[률율](?:은|는|이|가|도)\s*$")
"""A line that a broadcaster broke behind the name of a rate."""
_EACH_GROWS = re.compile(
    r"\)?,\s(?:(?!고\s|지만|며\s)(?:[^.]|\.(?=\d))){0,120}[\d.]\s?%\)?\s?(?:각각|씩)\s?(?:증가|늘|상승|올랐|(?P<less>감소|줄|하락|떨어))"
)
_KEPT = re.compile(r"(?:[를을]|가|나)?\s?(?:지[켰킨켜]|이행|완료|마[쳤쳐]|해[냈낸]|진척|진도)(?!\s?(?:할|하겠|목표))")
_GOAL_LABEL = re.compile(r"[\s○□ㅇ◦▲△*\-·]{0,4}목표\s?[:：]")
_PLAN_HEADLINE = re.compile(r"청사진|비전|로드맵|종합계획|추진계획|공약")
_LIST_ATTAINED = re.compile(r"[^.]{0,80}달성\s*$")
_COUNT_GROWS = re.compile(r",\s[가-힣\s]{1,10}\s?[\d,만천 ]{1,8}\s?명\s?(?:이\s)?(?:증가|늘)")
_BASE = re.compile(r"보다\s|대비\s|비해\s")
_FELL = re.compile(
    r"의\s(?:높은\s|가파른\s)?(?:감소|하락)[률율세]|(?P<grown>의\s(?:높은\s|가파른\s)?(?:성장|증가|신장|상승)[률율세])|\s?(?:가량\s|정도\s)?(?:내[린려렸]|끌어내|감(?=$|[\s).,])|\s?줄게)|(?P<more>\s?증(?=$|[\s).,])|\s?늘게)"
)
_BELOW_ZERO = re.compile(r"마이너스\s?\(?$")
_TO_LEVEL = re.compile(r"(?:까지|으로|로)\s(?:약\s)?")
_RAISES = re.compile(
    r"(?:가량|정도)?\s?(?:높[이여일인]|늘[리려릴린]|올[리려릴린]|끌어\s?올|확대|(?P<less>낮[추춰출춘]|줄[이여일인]))"
)
"""3만 명에서 4만 명까지 23.8% 높인다: by how much the count before it is to move."""
_MEASURED = frozenset({"increase", "decrease"})
_STATE = re.compile(r"웃|높[다은았아]|낮[다은아]|많|적[다은었어]|떨어|빠")
"""Adjectives and the like tell how high a rate is, even in the present; transitive verbs what is done about it."""
_OF_RATIO = re.compile(r"의\s\S{0,4}비율")
_AS_MEASURED = re.compile(
    r"[’'”\"]?\s?(?:를|을)?\s?(?:자랑|뽐내)|"
    r"(?:까지|로|으로|에|를|을)\s(?:떨어[졌진지져]|내려[앉가간]|올라[섰선]|치솟|기록[했해한]"
    r"|적[었은어]|집계|나타[났나]|그[쳤친]|머[물무문]|불과|조사)"
)
_NAME_BEHIND = re.compile(
    r"(?:의\s[가-힣]{1,4}\s|의?\s(?:높은\s|낮은\s)?)(?:달성|취업|고용|실업|참여|수료|합격|채용|집행|이행|참가"
    r"|정착|유지|재취업|진도|진척|공정|탈락|이탈)[률율]"
)
_MOVED = re.compile(
    r"\s?(?:정도\s)?(?:더\s)?(?:상승한|오른|높아진|떨어진|하락한|낮은|높은|낮아진|내린|증가한|감소한|늘어난|줄어든|올린"
    r"|낮춘|높인|뛴|뛰어오른|개선된|나아진)\s(?:약\s)?"
)
_MOVES = re.compile(
    r"(?:으로|로),?\s(?:각각\s|약\s|소폭\s)?|(?:으로|로),?\s[^.]{0,30}(?:보다|대비|에 비해|견줘)\s(?:각각\s|약\s)?"
)
_EXECUTED = re.compile(
    r"\)?(?:인 (?:약 )?[\d,.조억만천 ]{1,14}원)?[을를이가]?\s[^.\d]{0,24}?(?:집행|교부|소진|푼다|풀기로|풀어)"
)
_EXECUTED_BEFORE = re.compile(r"집행,?\s(?:전체의?\s|목표의?\s)?$")


def rule_rate(view: View) -> Ruling:
    """The role of a rate; other where nothing tells what it measures."""
    ruling = (
        _in_table(view)
        or _moved_level(view)
        or rule_cost(view)
        or rule_obliged(view)
        or rule_attainment(view)
        or rule_promised(view)
        or _of_place(view)
        or rule_change(view)
        or _listed_growth(view)
        or rule_stepped_from(view)
        or _fell(view)
        or _grows_with(view)
        or _raises_count(view)
        or rule_aimed(view)
        or rule_goal_compared(view)
        or rule_attained(view)
        or rule_previous(view)
        or rule_target(view)
        or rule_listed_target(view)
        or _executed(view)
        or _ranked(view)
        or rule_share(view)
        or _of_host(view)
        or _named(view)
        or _listed(view)
    )
    start, end = view.quantity.start, view.quantity.end
    return ruling or Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)


def _in_table(view: View) -> Ruling | None:
    """A cell means what its column, else its row, says: 달성률, 목표, 전년 대비."""
    if view.sentence.kind != "table" or not view.head:
        return None
    start, end = view.quantity.start, view.quantity.end
    for title in (view.column, _CELL_BORDER.split(view.head, maxsplit=1)[0]):
        for role, words in _COLUMNS:
            if words.search(title):
                return Ruling(role, f"column or row of {title.strip()[:20]}", start, end, CUED)
    return None


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
    if not moved or "비중" in view.head or COMPOSED.search(view.head) or _OF_RATIO.match(view.rest):
        return None
    goal = rule_target(view)
    if goal is not None:
        return goal
    ahead = view.clauses.tense_after(end) == "future"
    return Ruling("target" if ahead else "achieved", "the level beside its change in points", start, end, CUED)


def _fell(view: View) -> Ruling | None:
    """ "실업률은 0.2% 내린 3.8%", "22.6% 증": by how much a rate went down, or in short up."""
    fell = _FELL.match(view.after) or _BELOW_ZERO.search(view.before)
    if fell is None:
        return None
    sign: Direction = "decrease"
    if fell.re is _BELOW_ZERO:
        return Ruling("change", "a rate of growth below zero", view.quantity.start, view.quantity.end, CUED, sign)
    sign = "increase" if fell["more"] or fell["grown"] else "decrease"
    return Ruling("change", "up or down by this much", *view.found(fell, view.quantity.end), CUED, sign)


def _grows_with(view: View) -> Ruling | None:
    """ "지난해보다 고용률 0.1%, 취업자 700명 증가한": a rate that grows together with the count behind it."""
    grows = _COUNT_GROWS.match(view.rest) if _BASE.search(view.head) else None
    if grows is None:
        return None
    return Ruling("change", "grows with the count behind it", *view.found(grows, view.quantity.end), CUED, "increase")


def _raises_count(view: View) -> Ruling | None:
    """ "3만 명에서 4만 명까지 23.8% 높인다": by how much the count before the rate is to move."""
    if view.index == 0 or _TO_LEVEL.fullmatch(view.before) is None:
        return None
    raises = _RAISES.match(view.after)
    if raises is None or view.draft.quantities[view.index - 1].kind in ("rate", "duration", "other"):
        return None
    sign: Direction = "decrease" if raises["less"] else "increase"
    return Ruling("change", "moves the count before it", *view.found(raises, view.quantity.end), CUED, sign)


def _of_place(view: View) -> Ruling | None:
    """ "고용률은 … 이어 당진시(68.2%), 나주시(65.8%) 순이었다": a place's rate is of the kind that was named last."""
    origin = max(0, view.quantity.start - _NAMED_LAST)
    if view.quantity.unit == "percent_point" or _MOVES_BEHIND.match(view.rest):
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.rule == _PLACES_RATE and _AND_NEXT.fullmatch(view.before):
        return Ruling(earlier.role, _PLACES_RATE, earlier.start, earlier.end, GOVERNED)
    if _PLACE.search(view.before) is None:
        return None
    names = list(_KIND_OF_RATE.finditer(view.draft.text, origin, view.quantity.start))
    if not names:
        return None
    role: Role = "other" if names[-1]["share"] else "achieved"
    if names[-1]["growth"] or (role == "achieved" and view.clauses.tense_after(view.quantity.end) == "future"):
        return None
    return Ruling(role, _PLACES_RATE, names[-1].start(), names[-1].end(), GOVERNED)


def _ranked(view: View) -> Ruling | None:
    """ "취업률은 … . 이어 청년층(59%), 여성층(56%) 순": the rates of a ranking are of the kind that was named last."""
    text, sentence = view.draft.text, view.sentence
    if view.quantity.unit == "percent_point":
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.rule == _RANKED and _NEXT_OF_RANK.fullmatch(view.before):
        return Ruling(earlier.role, _RANKED, earlier.start, earlier.end, GOVERNED)
    if _RANK.match(view.rest) is None and _NEXT_RANK.match(text, sentence.start) is None:
        return None
    names = list(_KIND_OF_RATE.finditer(text, max(0, view.quantity.start - _NAMED_LAST), view.quantity.start))
    if not names or names[-1]["share"] or names[-1]["growth"] or _COMPOSES.search(text, sentence.start, sentence.end):
        return None
    return Ruling("achieved", _RANKED, names[-1].start(), names[-1].end(), GOVERNED)


def _listed_growth(view: View) -> Ruling | None:
    """ "…1,716명으로 110%, …1만9,977명으로 19% 각각 증가했다": the verb of all stands behind the last."""
    grows = _EACH_GROWS.match(view.rest)
    if grows is None:
        return None
    falls = grows["less"] is not None
    span = view.found(grows, view.quantity.end)
    return Ruling("change", "each of a list grows", *span, CUED, "decrease" if falls else "increase")


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


def _named(view: View) -> Ruling | None:
    behind = _NAME_BEHIND.match(view.rest)
    if behind is not None:
        ahead = view.clauses.tense_after(view.quantity.end) == "future"
        span = view.found(behind, view.quantity.end)
        return Ruling("target" if ahead else "achieved", "named behind it (달성률)", *span, GOVERNED)
    kept = _KEPT.match(view.rest)
    if kept is not None and view.clauses.tense_after(view.quantity.end) in ("past", "ongoing", None):
        return Ruling("achieved", "so much is done", *view.found(kept, view.quantity.end), GOVERNED)
    name, origin = NAME.search(view.head), view.sentence.start
    if name is None and view.sentence.index:
        before = view.draft.sentences[view.sentence.index - 1]
        line = view.draft.sentence_text(before.index)
        if before.line + 1 == view.sentence.line and _NAME_ENDS.search(line):
            name, origin = NAME.search(line), before.start
    if name is None and _COUNTRY.search(view.before):
        origin = max(0, view.sentence.start - _NAMED_BEFORE)
        name = _EARLIER_NAME.search(view.draft.text[origin : view.sentence.start])
    if name is None:
        return None
    span = view.found(name, origin)
    if _GOAL_LABEL.match(view.head) or (view.sentence.kind == "headline" and _PLAN_HEADLINE.search(view.head)):
        return Ruling("target", "named in a plan's headline or goal", *span, GOVERNED)
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
    whole = view.draft.quantities[view.host] if view.host is not None else None
    near = view.draft.text[max(0, view.sentence.start - 300) : view.sentence.end]
    if whole is not None and whole.kind == "jobs" and view.quantity.high > 100 and ATTAINMENT.search(near):
        return Ruling("achieved", "attainment of the jobs before the brackets", whole.start, whole.end, GOVERNED)
    if host is None or host.role not in ("achieved", "recruited"):
        return None
    if host.role == "recruited" and SUCCEEDED.match(view.rest.lstrip(")이가은는 ")):
        return Ruling("achieved", "so many of them found work", host.start, host.end, INHERITED)
    match = ATTAINMENT.search(near)
    if view.quantity.high <= 100 and match is None:
        return None
    return Ruling("achieved", "attainment of the result before the brackets", host.start, host.end, INHERITED)


def _listed(view: View) -> Ruling | None:
    """A rate in a list goes on with the rates before it."""
    changes = False
    for index in range(view.index - 1, max(-1, view.index - 20), -1):
        other, ruling = view.draft.quantities[index], view.rulings[index]
        apart = view.sentence.index - other.sentence
        if apart > (2 if changes else 1) or distributes(view):
            return None
        changes = changes or (other.kind == "rate" and ruling is not None and ruling.role == "change" and apart == 1)
        if other.kind == "rate" and ruling is not None and ruling.rule == OBLIGED:
            continue
        if other.kind == "rate" and ruling is not None and ruling.role in ("achieved", "target"):
            return Ruling(ruling.role, "goes on with the rates before it", ruling.start, ruling.end, INHERITED)
    return None
