"""Roles of jobs, people and rates in Korean text (guideline section 5): the first rule that fits decides.

1 change, 2 previous, 3 target, 4 planned, 5 recruited, 6 achieved, 7 participants, 8 other.
"""

from __future__ import annotations

import re

from nlp.figures import Direction, Role
from nlp.predicates import Predicate
from nlp.ruling import CUED, DEFAULT, GOVERNED, INHERITED, Ruling, View

_MORE = (
    r"늘[어었렸린려릴리]|는다|증가|증원|많[다은았아으]|불어|불었|올[라랐]|높[다은았아]"
    r"|상승|급증|웃[도돈돌]|앞[서선섰지질]|더\s|추가로 늘"
    r"|↑|증대|향상|오[른르를]|뛰었|신장|껑충"
)
_LESS = (
    r"줄[어었인이일여였]|(?<![을를] )준다|감소|감축|감원|적[다은었어]|모자라|빠[진졌지]|깎|하락|떨어[졌진지]"
    r"|낮[다은아]|덜\s|↓|급감|축소|축[난났]|쪼그라|못\s?미"
)
_CHANGE_BEHIND = re.compile(
    rf"\s?(?:이나|씩|이|가|을|를|정도|가량|여|쯤)?\s?(?:대폭|크게|더욱|각각)?\s?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_WIDENED = re.compile(r"\s?(?:이나|씩|이|가|을|를|정도|가량)?\s?(?:더\s)?(?:확대|늘[려릴린]|추가|증원|증액|확충)")
_WIDENED_LATER = re.compile(r"[^.]{0,60}?(?:확대|늘[려릴린]|추가|증원|증액|확충|증가)")
_COMPARED_RIGHT_BEFORE = re.compile(r"(?:대비|보다|비해)\s?(?:약\s?)?$")
_COMPARED = re.compile(r"대비|보다|비해|비교해|견줘|견주")
_BASE_BEHIND = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?(?:보다|대비|에 비해|에 비하|에 견줘|에서\s|과 견줘|와 견줘|→|->|⇒|에 그쳤던)"
)
_BASE_BEFORE = re.compile(
    r"(?:당초|종전|애초)(?:의|에는?|계획(?:한|인|보다)?|목표(?:한|인)?)?\s?[^\d,.]{0,8}$"
    r"|(?:기존)\s(?:의\s)?[^\d,.은는이가]{0,6}$"
)
_ASIDES = re.compile(r"^\s?\([^()]{0,30}\)")
_RISES_TO = re.compile(r"(?:으로|로)(?:\s|는|도)|→|까지|이? ?(?:됐|되|늘|줄)")
_TARGET_BEFORE = re.compile(
    r"목표(?:치|인원|건수|액|율|량|일자리)?(?:를|는|인|로|도|가|치인|였던|은|였는데|\s?:|\s?인)?\s?[^.]{0,14}$|(?:쿼터"
    r"|할당)\s?[^.]{0,6}$|공약\S{0,4}\s?[^.]{0,12}$"
)
_TARGET_BEHIND = re.compile(
    r"\s?(?:\([^()]{0,60}\)\s?)?(?:을|를|이|의|개|\s)*(?:일자리\s?)?(?:창출|채용|달성|취업|고용|모집|돌파|제공)?(?:을"
    r"|를)?\s?목표(?!치?보다|치?를? (?:넘|초과|웃)| 넘| 초과)"
)
_ATTAINED_OF = re.compile(r"목표(?:치|액|량)?\s?(?:\([^()]{0,30}\))?\s?(?:의|대비|보다)?\s?(?:약\s?)?$")
_ATTAINED = re.compile(
    r"[)\]]?\s?(?:[을를의]|이라는)?\s?(?:초과|조기|이미|최종)?\s?(?:달성(?=[했하해한]|$|[\s.,…])|(?:실적|성과)(?=[을를이가\s]|$))"
)
_INTENDED = re.compile(
    r"(?:공급|창출|채용|일자리|모집|추진|선발|고용)\s?(?:예정|계획)(?:은|는|인원은|\s?:)\s[^.]{0,120}$"
)
_BRACKET = re.compile(r"[()\[\]]")
_MULTI_YEAR = re.compile(r"개년|년간|년 동안|년까지|임기|민선|중장기|로드맵|공약|비전")
_STATISTICS = re.compile(
    r"취업자\s?(?:수|가|는|도)?\s|실업자|인구|경제활동|임금근로자|종사자|고용보험\s?(?:피보험자"
    r"|가입자)|비정규직|정규직 근로자|직원"
    r"|공무원|정원|재직|수급자|등록장애인|일하는 (?:여성|사람)|주민\s|유권자|세대|거주|종업원|근로자\s?수|가입자"
)
_PARTICIPANT_NOUN = re.compile(
    r"(?:교육생|훈련생|수강생|수료생|수료자|참가자|참여자|신청자|지원자|응시자|방문객"
    r"|방문자|구직자|관람객|면접자|상담자|이용자|학생|참여인원"
    r"|참가인원|접수|응모|방문 ?인원|수혜자|대학생|어르신|청년|여성|장애인|주민|시민|구민|군민|도민)[^\d.]{0,8}$"
)
_HIRED_NOUN = re.compile(
    r"(?:합격자|채용자|선발자|입사자|재취업자|취업 ?인원|취업 ?성공|취업 ?실적|채용 ?실적"
    r"|취업자는 모두|현장 ?채용|취업 ?연계)[^\d.]{0,8}$"
)
_INTAKE_NOUN = re.compile(
    r"(?:모집|선발|채용|구인|고용|뽑는|뽑을|참여|사업|지원|운영|배정|신규|올해|교육)\s?(?:예정\s?)?(?:인원"
    r"|규모|정원|수|대상|물량)\s?(?:은"
    r"|는|이|:|：|-)?\s?[^\d.]{0,10}$|(?:일할 사람|일꾼|구인)[^\d.]{0,8}$"
)
_PAST_TIME = re.compile(r"지난해|작년|전년|지난달|지난 \d+[월년]|그동안|지금까지")
_SENSES = frozenset({"create", "hire", "find", "join", "train", "support", "attract"})
_OUTCOME = frozenset({"create", "hire", "find"})
_RATE_NAME = re.compile(
    r"(?:(?P<growth>증가율|감소율|신장률|상승률|성장률|인상률)|[률율])(?:은|는|이|가"
    r"|도|을|를|의|에서|로|\s?:)?\s?[^.]{0,60}$"
)
_SHARE = re.compile(r"(?:국비|도비|시비|구비|군비|지방비|국고|자부담|예산|전체|가운데|중)(?:의|\s)?\s?[^\d.]{0,10}$")
_MEASURED = frozenset({"increase", "decrease"})


def rule_count(view: View) -> Ruling | None:
    """The role of a jobs or people figure by its own sentence; None where nothing in it decides."""
    return (
        rule_change(view)
        or _attained(view)
        or _previous(view)
        or _target(view)
        or _coordinated(view)
        or _statistics(view)
        or _described(view)
        or _noun_cue(view)
        or _measured(view)
        or _governed(view)
    )


def rule_rate(view: View) -> Ruling:
    """The role of a rate: change, previous, target, achieved, else other."""
    ruling = rule_change(view) or _attained(view) or _previous(view) or _target(view) or _coordinated(view)
    if ruling is not None:
        return ruling
    start, end = view.quantity.start, view.quantity.end
    share = _SHARE.search(view.before)
    if share:
        return Ruling("other", "a share of a whole (국비 50%)", *view.found(share, start - len(view.before)), CUED)
    name = _RATE_NAME.search(view.head)
    if name is None:
        return _listed_rate(view) or Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)
    span = view.found(name, view.sentence.start)
    if name["growth"]:
        return Ruling("change", "a rate of growth", *span, CUED)
    tense = view.clauses.tense_after(end)
    rises = view.governing(_MEASURED) is not None
    if tense == "future" or (tense == "present" and rises):
        return Ruling("target", "a named rate (고용률) that is yet to be reached", *span, GOVERNED)
    return Ruling("achieved", "a named rate (고용률) as measured", *span, GOVERNED if tense else DEFAULT)


def _attained(view: View) -> Ruling | None:
    """How much of a target was reached: "목표의 93.1%를 달성", "목표 대비 1만767개의 실적"."""
    before = _ATTAINED_OF.search(view.before)
    behind = _ATTAINED.match(view.rest)
    if view.quantity.kind == "rate":
        match, origin = (before, view.quantity.start - len(view.before)) if before else (behind, view.quantity.end)
        named = before is not None and before[0].rstrip().endswith(("의", "대비")) or behind is not None
        if match is None or not named or view.clauses.tense_after(view.quantity.end) == "future":
            return None
        return Ruling("achieved", "attained of a target", *view.found(match, origin), CUED)
    if behind is None or view.clauses.tense_after(view.quantity.end) not in ("past", "ongoing"):
        return None
    role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
    return Ruling(role, "attained (달성, 실적)", *view.found(behind, view.quantity.end), CUED)


def _listed_rate(view: View) -> Ruling | None:
    """A rate in a list goes on with the rates before it."""
    for index in range(view.index - 1, -1, -1):
        other, ruling = view.draft.quantities[index], view.rulings[index]
        if view.sentence.index - other.sentence > 1:
            return None
        if other.kind == "rate" and ruling is not None and ruling.role in ("achieved", "target"):
            return Ruling(ruling.role, "goes on with the rates before it", ruling.start, ruling.end, INHERITED)
    return None


def _coordinated(view: View) -> Ruling | None:
    """ "목표는 일자리 1만313개, 고용률 69.5%": what is listed with a target is one."""
    if view.index == 0:
        return None
    earlier, other = view.rulings[view.index - 1], view.draft.quantities[view.index - 1]
    if earlier is None or earlier.role != "target" or other.sentence != view.sentence.index or other.kind == "money":
        return None
    if view.predicate_between(other.end, view.quantity.start) or _BRACKET.search(view.before):
        return None
    return Ruling("target", "listed with a target", earlier.start, earlier.end, earlier.strength)


def rule_change(view: View) -> Ruling | None:
    """The difference between two counts: "3천330개(6.3%) 적다", "200여명 증가", "보다 1만여개 많다"."""
    origin = view.quantity.end + len(view.rest) - len(view.past_aside)
    match = _CHANGE_BEHIND.match(view.past_aside)
    if match is None and view.host is not None:
        return _hosted_change(view)
    if match is None:
        match = _WIDENED.match(view.past_aside)
        if match is None and _COMPARED_RIGHT_BEFORE.search(view.before):
            match = _WIDENED_LATER.match(view.past_aside)
        if match is None or not _COMPARED.search(view.head[-60:]):
            return None
        return Ruling("change", "확대 with a base of comparison", *view.found(match, origin), CUED, "increase")
    direction: Direction = "increase" if match["more"] else "decrease"
    return Ruling("change", "increase or decrease by this much", *view.found(match, origin), CUED, direction)


def _hosted_change(view: View) -> Ruling | None:
    """Brackets behind a change restate it: "3천330개(6.3%) 적다", "0.7%p(2만명) 높다"."""
    host = view.rulings[view.host] if view.host is not None else None
    alone = re.match(r"\s?[)\]]", view.after)
    if host is not None and host.role in ("change", "budget_change") and alone:
        return Ruling("change", "restates the change before the brackets", host.start, host.end, CUED, host.direction)
    return None


def _previous(view: View) -> Ruling | None:
    """The base of a comparison with a newer figure: "5만2천938개보다", "380명에서 410명으로", "3천230개→"."""
    if _TARGET_BEFORE.search(view.before):
        return None
    match = _BASE_BEHIND.match(view.rest)
    if match is not None:
        word = match[0].strip()
        goes_on = view.rest[match.end() :]
        if "에서" in word and not _rises_to_another(view, goes_on):
            return None
        return Ruling(
            "previous", "base of a comparison (보다, 대비, 에서 … 로)", *view.found(match, view.quantity.end), CUED
        )
    before = _BASE_BEFORE.search(view.before)
    if before is not None:
        return Ruling(
            "previous",
            "superseded plan (당초, 종전)",
            *view.found(before, view.quantity.start - len(view.before)),
            CUED,
        )
    return None


def _rises_to_another(view: View, goes_on: str) -> bool:
    """Whether another quantity of the same kind follows with 으로/로."""
    following = view.draft.quantities[view.index + 1 : view.index + 3]
    return any(
        other.kind == view.quantity.kind
        and other.sentence == view.sentence.index
        and (
            _RISES_TO.match(view.draft.text, other.end, other.end + 6) is not None
            or _CHANGE_BEHIND.match(_ASIDES.sub("", view.draft.text[other.end : other.end + 40])) is not None
        )
        for other in following
    ) and bool(goes_on)


def _target(view: View) -> Ruling | None:
    before = _TARGET_BEFORE.search(view.before[-40:])
    if before is not None and "대비" not in before[0] and "보다" not in before[0]:
        origin = view.quantity.start - len(view.before[-40:])
        return Ruling("target", "목표 before the figure", *view.found(before, origin), CUED)
    behind = _TARGET_BEHIND.match(view.after) or _end_target(view)
    if behind is not None:
        return Ruling("target", "목표 behind the figure", *view.found(behind, view.quantity.end), CUED)
    years = view.quantity.years
    future = view.clauses.tense_after(view.quantity.end) in ("future", "present")
    if years is not None and years[1] - years[0] >= 1 and future:
        plan = _MULTI_YEAR.search(view.draft.sentence_text(view.sentence.index))
        if plan is not None:
            return Ruling("target", "goal of a plan over several years", *view.found(plan, view.sentence.start), CUED)
    return None


_GOAL_CLOSES = re.compile(
    r"[^.]{0,60}?(?:목표(?:를|로|다|이다|라고)?\s?(?:세웠|삼|잡|정|설정|제시|밝|내걸"
    r"|하|한|내놨|한다)|것이 목표|겠다는 (?:목표|공약)|목표다)"
)


def _end_target(view: View) -> re.Match[str] | None:
    """ "…48개 사업으로 3만개를 내겠다는 목표를 세웠다": the clause that closes the sentence names it a goal."""
    match = _GOAL_CLOSES.match(view.rest)
    if match is None:
        return None
    closes = view.quantity.end + match.end()
    for other in view.draft.quantities[view.index + 1 :]:
        if other.start >= closes:
            break
        if other.kind == view.quantity.kind and view.predicate_between(view.quantity.end, other.start):
            return None
    return match


def _statistics(view: View) -> Ruling | None:
    """Labour-market statistics, population and staff are nobody's result (rule 8)."""
    match = _STATISTICS.search(view.before[-16:])
    if match is None or view.quantity.kind != "people" or view.governing(frozenset({"hire"})) is not None:
        return None
    origin = view.quantity.start - len(view.before[-16:])
    return Ruling("other", "statistics, population or staff", *view.found(match, origin), CUED)


_MEASURES = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?(?:에 (?:이르|이른|달[하한했해]|육박)|[으]?로 (?:집계"
    r"|나타|조사|추산)|[을를] 기록|[이가] 됐)"
)


def _measured(view: View) -> Ruling | None:
    """ "고용은 7만229명에 이른다", "7만1,000명이 됐다": a level as counted."""
    match = _MEASURES.match(view.rest)
    if match is None:
        return None
    span = view.found(match, view.quantity.end)
    if view.quantity.kind == "jobs":
        return Ruling("achieved", "a level as counted", *span, GOVERNED)
    noun = _PARTICIPANT_NOUN.search(view.before[-24:])
    rises = any(p.sense in _MEASURED for p in view.clauses.predicates if p.start < view.quantity.start)
    if rises and not noun:
        return Ruling("other", "a statistic as counted", *span, GOVERNED)
    return None


_TOPIC = re.compile(
    r"\s(?:사람|구직자|인원|이들?|주민|시민|청년|어르신|여성|방문객|업체|학생)\S{0,3}[은는이가]\s[^\d.,]{0,24}$"
)


def _describing_topic(view: View) -> Predicate | None:
    """ "박람회를 찾은 사람은 모두 4000명": what describes the topic that the figure counts."""
    for predicate in reversed(view.clauses.predicates):
        if predicate.adnominal and predicate.sense in _SENSES and predicate.end <= view.quantity.start:
            return predicate if _TOPIC.match(view.draft.text[predicate.end : view.quantity.start]) else None
    return None


def _described(view: View) -> Ruling | None:
    """ "과정을 마친 411명", "뽑힌 30명", "참여할 60명": the words that describe the counted people."""
    predicate = view.describing(_SENSES) or _describing_topic(view)
    if predicate is None:
        return None
    role = _role_of(view, predicate, predicate.tense)
    following = view.governing(_OUTCOME)
    if role == "participants" and following is not None and following.sense == "hire":
        return None
    return Ruling(role, f"described by {predicate.sense}", predicate.start, predicate.end, GOVERNED)


def _noun_cue(view: View) -> Ruling | None:
    """The noun before the figure: 모집인원 99명, 합격자 30명, 구직자 420명."""
    before = view.before[-24:]
    origin = view.quantity.start - len(before)
    match = _HIRED_NOUN.search(before)
    if match is not None:
        return Ruling("recruited", "counts the hired (합격자, 취업 실적)", *view.found(match, origin), GOVERNED)
    match = _INTAKE_NOUN.search(before)
    if match is not None:
        role: Role = "planned"
        if view.clauses.tense_after(view.quantity.end) == "past" or _belongs_to_past(view):
            role = "recruited" if view.quantity.kind == "people" else "achieved"
        return Ruling(role, "counts the intake (모집인원)", *view.found(match, origin), GOVERNED)
    match = _INTENDED.search(view.head)
    if match is not None:
        return Ruling(
            "planned", "counts what is intended (공급계획)", *view.found(match, view.sentence.start), GOVERNED
        )
    match = _PARTICIPANT_NOUN.search(before)
    if match is not None and view.quantity.kind == "people":
        governing = view.governing(_SENSES)
        if governing is None or governing.sense in ("join", "train"):
            return Ruling("participants", "counts those taking part", *view.found(match, origin), GOVERNED)
    return None


def _governed(view: View) -> Ruling | None:
    """The predicate that the figure is an argument of."""
    predicate = view.governing(_SENSES)
    if predicate is None:
        return None
    tense = predicate.tense or view.clauses.tense_after(predicate.start)
    role = _role_of(view, predicate, tense)
    return Ruling(
        role, f"governed by {predicate.sense}, {tense or 'no tense'}", predicate.start, predicate.end, GOVERNED
    )


def _role_of(view: View, predicate: Predicate, tense: str | None) -> Role:
    jobs = view.quantity.kind == "jobs"
    if tense is None:
        tense = "past" if _belongs_to_past(view) else view.drift
    if predicate.sense == "find" and predicate.adnominal and tense == "present":
        return "participants"
    done = tense in ("past", "ongoing")
    if predicate.sense in ("join", "train") and not jobs:
        return "participants" if done or predicate.sense == "join" else "planned"
    if predicate.sense == "support" and not jobs:
        return "participants" if done else "planned"
    if not done and (tense == "future" or not _belongs_to_past(view)):
        return "planned"
    return "achieved" if jobs else "recruited"


def _belongs_to_past(view: View) -> bool:
    """Whether the figure's year lies before the year of publication, or its words say so."""
    years, published = view.quantity.years, view.draft.published
    if years is not None and published is not None:
        return years[1] < published.year
    return _PAST_TIME.search(view.head) is not None
