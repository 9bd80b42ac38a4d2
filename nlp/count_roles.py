"""Roles of jobs and people in Korean text (guideline section 5): the first rule that fits decides.

1 change, 2 previous, 3 target, 4 planned, 5 recruited, 6 achieved, 7 participants, 8 other.
"""

from __future__ import annotations

import re

from nlp.comparisons import is_level, rule_change, rule_previous
from nlp.count_labels import rule_column, rule_labelled, rule_last_time, rule_survey
from nlp.expected_counts import rule_expected
from nlp.figures import Role
from nlp.given_roles import rule_addressed, rule_given, rule_served
from nlp.loss_roles import rule_loss
from nlp.openings import guarded
from nlp.past_figures import NEAR, SO_FAR, belongs_to_past, role_when_over
from nlp.predicates import Predicate
from nlp.ruling import CUED, GOVERNED, INHERITED, Ruling, View
from nlp.statistic_roles import PARTICIPANT_NOUN, rule_level_as_counted, rule_statistic
from nlp.targets import rule_attained, rule_listed_target, rule_target

_HIRED_NOUN = re.compile(
    r"(?:취업생|합격자|채용자|선발자|입사자|재취업자|취업 ?인원|취업 ?성공(?!\s?수당)"
    r"|취업 ?실적(?:\([^()]{0,20}\))?|채용 ?실적"
    r"|취업자는 모두|현장 ?채용|취업 ?연계)[^\d.]{0,8}$"
)
_INTAKE_NOUN = re.compile(
    r"(?:모집|선발|채용|구인|고용|뽑는|뽑을|참여|사업|지원|운영|배정|신규|올해|내년|교육)\s?(?:(?:예정"
    r"|계획)\s?)?(?:인원"
    r"|규모|정원|수(?![료강혜행주])|대상|물량)\s?(?:은|는|이|:|：|-)?"
    r"\s?[^\d.]{0,30}$|(?:일할 사람|일꾼|구인)[^\d.]{0,8}$|(?:올해|내년|이번|하반기|상반기)\s몫[은이]\s[^\d.]{0,6}$"
    r"|(?<!공무원 )(?<!직원 )정원은?\s[^\d.]{0,8}$"
)
_SURVEYED = re.compile(r"[^.\d]{0,16}(?:집계|나타|조사|파악)")
_PARTICIPANT_BEHIND = re.compile(
    r"의 (?:신청자|탈락자|구직자|참가자|참여자|지원자|방문객|수강생|교육생|수료생)(?:들)?[가이]\s(?!취업|채용|일자리)"
)
_RESULT_TOPIC = guarded(r"(?<!취업)(?<!취업 )(?<!채용)(?<!채용 )실적[은이]\s[^.,]{0,24}$")
_INTAKE_TOPIC = re.compile(
    r"(?=[지사수대모선채뽑\s])(?:(?:지원|사업|수혜)?\s?대상(?:자|인원)?[은는]\s"
    r"|(?:모집|선발|채용|뽑는)\s?(?:예정\s?)?(?:인원|규모|정원)[은는]\s)"
)
_INTAKE_WORD = re.compile(r"대상|인원|규모|정원")
"""Without one of these no head of a sentence is about an intake."""
_INTENDED = re.compile(
    r"(?:공급|창출|채용|일자리|모집|추진|선발|고용)\s?(?:예정|계획)(?:은|는|인원은|\s?:)\s[^.]{0,120}$"
)
_INTENDED_BEHIND = re.compile(
    r"\s?[을를의]?\s?(?:신규\s?)?(?:(?:채용|선발|모집|고용|창출)\s?(?:계획|예정)|(?:[가-힣]{2,6}\s)?(?:채용|고용|구인)\s?(?:의사|의향|수요)|(?:채용"
    r"|선발|모집|구인|정원)에\s)"
)
_SERVICE = re.compile(r"(?:서비스|상담|교육|정보|혜택|프로그램|컨설팅)[을를]?\s?$")
_HAS_GROWN = re.compile(r"까지\s(?:늘었|늘어났|증가했|확대됐|커졌)")
_PLANNED_DEED = re.compile(
    r"\s[^.\n]{0,30}?(?:계획|대책|로드맵|비전|방안|청사진|프로젝트|구상|내용[을이]|협약"
    r"|사업[을에]\s[^.\n]{0,12}(?:벌이|추진|시작|펼치|편다))"
)
"""일자리 1만 개를 만드는 ‘종합대책’을 내놨다: the past is that of the plan."""
_COUNTED_ON = re.compile(r"[^,.]{0,10}\(?[\d.]+(?:월|일)?\s?(?:말\s?)?(?:기준|현재)")
_TOPIC = re.compile(
    r"\s(?:사업자|인력|사람|구직자|인원|이들?|주민|시민|청년|어르신|여성|방문객|업체"
    r"|일자리|학생|구직자|근로자|참여자|수료생|교육생|인턴|대상자|선정자|응시자|지원자)\S{0,3}(?:\([^()]{0,20}\))?[은는이가]\s"
    r"(?:[^.]{0,50}(?:보다|대비|에 비해)\s(?:[^.]|\.(?=\d)){0,30}(?:늘어난|증가한|많은"
    r"|줄어든|감소한|적은)\s)?(?:(?:올해?|지난해|작년)\s)?(?:\d{1,2}월\s?말?\s?(?:현재"
    r"|기준)\s?(?:으로\s)?)?(?:[^\d.,]{1,24}\d[\d,]{0,7}[만천백]?\s?여?\s?명(?:\([^()]{0,24}\))?,?){0,12}[^\d.,]{0,24}$"
)
_PAID_TO = re.compile(r"(?:에게|의 (?:인건비|임금|급여))[^.]{0,30}(?:원|인건비|임금|지원금)")
_FROM = re.compile(r"\s?(?:에서|→|->)")
_LAST_GOAL = re.compile(
    r"(?:지난해|작년|전년)(?:도|의)?\s?(?:일자리\s)?(?:창출\s)?목표(?:치|인|였던)?\s?(?:일자리\s)?$"
)
_EXCEEDED_BY = re.compile(r"(?:보다|에 비해|\s?대비)\s[\d,.만천백]{1,9}여?\s?[개명]")
_LAUNCH_TOLD = 700
"""Characters at the head of a document in which its launch is told."""
_HELD = re.compile(
    r"발대식[’'”]?(?:및|과|을|를|\s)[^.]{0,40}?(?:열[었고]|열렸|가졌|갖고|개최(?:했|하고|됐)|치[렀르]|마[쳤치]|진행(?:했|됐)|성황|했다)"
)
_FEW = 8
"""How many figures back a newer target is looked for."""
_LAST_SEASON = re.compile(r"지난\s?(?:여름|겨울|학기|번|상반기|하반기)")
_TURNS_BACK = re.compile(r"[,며고]\s(?:지난(?:해|\s?여름|\s?겨울|\s?학기|\s?번)|작년)")
"""60명을 뽑으며, 지난 여름에는 512명이 몰렸다: the past is that of the second clause."""
_MEANS = re.compile(r"\s?(?:등)?(?:을|를)?\s(?:통해|통한)")
_INTO_WORK = re.compile(r"의\s(?:재?취업|취·?창업|창업|정규직 전환)[을를]\s")
"""103명의 취업을 도왔다: they found work."""
_DIVIDED = re.compile(r"(?:,\s[가-힣·\s]{2,14}[\d,]{1,7}명){0,6}(?:으로|씩)\s나[눠누뉘]")
"""정보화 21명, 환경정비 49명으로 나눠: parts of a figure before them."""
_FELL_SHORT = re.compile(r"(?:으로|에)\s(?:미달|마감|집계|그[쳐쳤친]|나타|불과)")
_AS_OF = re.compile(r"현재\s?(?:까지\s)?(?:총\s|모두\s)?$")
_PLAN_LABEL = re.compile(
    r"\((?:당초\s)?(?:계획|예정|배정|모집)\s?[:：]?\s?$|(?:채용|모집|선발|고용)\s?(?:계획"
    r"|예정)\(\s?$"
)
_NEEDED = re.compile(r"(?:의\s[가-힣]{2,10})?[이가]\s(?:더\s)?필요(?:하다|한 것|할 것|하다고)")
_SO_FEW = re.compile(r"만\s[^.\d]{0,8}(?:선발|채용|취업|합격|지원|신청|응모)(?:돼|되어|해|하여),?\s")
"""48명만 선발돼, 추가 모집을 하기로 했다: so few were taken, whatever comes next."""
_SEEKS = re.compile(r"(?:모집|접수)하고\s있다|찾는|뽑는\s|(?:모집|채용|선발)하는\s|준비[했한]")
_TAKES_UP_WORK = re.compile(r"참여|참가|함께|일하|일한|일할|근무|활동|나[서선섰]|종사")
_FAIR = re.compile(r"박람회|설명회|면접|상담|교육|훈련|강좌|특강|캠페인|대회|운동|회의")
_PROGRAMME = re.compile(r"일자리|공공근로|희망근로|자활|인턴|사업")
_OF_THEM = re.compile(
    r"\s?(?:\([^()]{0,20}\))?\s?(?:중|가운데|의)\s(?:약\s)?(?=[\d,.만천백]{1,10}\s?여?\s?명)"
    r"|(?:이|가)?\s[^.\d]{0,24}(?:배워|마쳐|거쳐|받아|참여해|이용해|수료해|신청해|지원해)\s(?:이 중 "
    r"|이 가운데 |모두 )?(?=\d)"
)
_AMONG = re.compile(r"\s?(?:중|가운데)(?=[\s에])")
_MADE_POSSIBLE = re.compile(r"\s?수\s있(?:도록|게)")
"""5만 명이 참여할 수 있도록 시행한다: places that a scheme is to offer."""
_FLOCKED = re.compile(r"\s?(?:이|가)?\s?(?:몰[려렸린리]|북적|지원(?!금|을|사업)|응모|줄\s?[서섰])")
_HIRED_LIST = re.compile(
    r"(?:선정|선발|합격|채용|입사)자(?:\s?(?:수|구성))?[은는]\s"
    r"(?:[^\d.]{1,24}\d[\d,]{0,7}\s?여?\s?명(?:\([^()]{0,24}\))?[,이]?){1,10}[^\d.]{0,20}$"
)
"""선정자는 여성이 2,618명, 남성이 2,382명"""
_HIRED_BY_YEAR = re.compile(
    r"(?:채용|선발|취업)(?:자|인원)?[은는]\s(?:20\d\d년\s[\d,.만천백 ]{1,9}여?\s?명,\s){0,6}20\d\d년\s$"
)
"""인턴 채용은 2019년 1,120명, 2020년 980명"""
_NOUN = 5
"""Characters that the noun of an intake takes at most: behind them a predicate starts a clause of its own."""
_ABOVE = 300
"""Characters above a list of what is intended in which it is said to be a published plan (공시제)."""
_YEARS = 120
"""Characters before a figure within which a list by years names what it counts."""
_SENSES = frozenset({"create", "hire", "find", "join", "train", "support", "attract"})


def rule_count(view: View) -> Ruling | None:
    """The role of a jobs or people figure by its own sentence; None where nothing in it decides."""
    told = (
        rule_column(view)
        or rule_change(view)
        or rule_loss(view)
        or rule_last_time(view)
        or rule_survey(view)
        or rule_labelled(view)
        or rule_attained(view)
    )
    if told is not None:
        return told
    target = rule_target(view)
    if target is not None and _stays_target(view, target):
        return target
    return (
        rule_previous(view)
        or rule_expected(view)
        or target
        or rule_listed_target(view)
        or rule_statistic(view)
        or _described(view)
        or rule_served(view)
        or rule_addressed(view)
        or _noun_cue(view)
        or rule_level_as_counted(view)
        or rule_given(view)
        or _governed(view)
        or _level(view)
    )


def _stays_target(view: View, target: Ruling) -> bool:
    """Whether a target that a result is compared with stays a target: "목표 9,800개보다 많은"."""
    return target.rule == "목표 before the figure" and not (_outdone_goal_of_last_year(view) or _moved_goal(view))


def _outdone_goal_of_last_year(view: View) -> bool:
    """Whether a newer target is compared with it: "올해 목표는 … 지난해 목표 6,900개보다 240개 많다"."""
    if _LAST_GOAL.search(view.before) is None or _EXCEEDED_BY.match(view.rest) is None:
        return False
    return any(ruling is not None and ruling.role == "target" for ruling in view.rulings[-_FEW:])


def _moved_goal(view: View) -> bool:
    """Whether a target is moved from it: "목표를 1,150개에서 1,020개로 내렸다"."""
    return _FROM.match(view.rest) is not None and rule_previous(view) is not None


def _described(view: View) -> Ruling | None:
    """ "과정을 마친 411명", "뽑힌 30명", "참여할 60명": the words that describe the counted people."""
    predicate = view.describing(_SENSES) or _describing_topic(view)
    if predicate is None:
        return None
    if predicate.sense == "support" and view.draft.text.endswith(("일자리를 ", "일감을 "), 0, predicate.start):
        done = predicate.tense == "past"
        return Ruling(role_when_over(view) if done else "planned", "who got work", predicate.start, predicate.end, CUED)
    role = _role_of(view, predicate, predicate.tense)
    given = role == "participants" and predicate.tense == "present" and _PAID_TO.match(view.rest) is not None
    if given and view.clauses.tense_after(view.quantity.end) in ("present", "future"):
        return Ruling("planned", "money is given to them", predicate.start, predicate.end, GOVERNED)
    following = view.governing(frozenset({"create", "hire", "find"}))
    if role == "participants" and predicate.tense != "past" and following is not None and following.sense == "hire":
        return None
    at_work = predicate.sense == "join" and predicate.tense == "present"
    strength = INHERITED if at_work and view.drift == "future" else GOVERNED
    return Ruling(role, f"described by {predicate.sense}", predicate.start, predicate.end, strength)


def _describing_topic(view: View) -> Predicate | None:
    """ "박람회를 찾은 사람은 모두 4000명": what describes the topic that the figure counts."""
    for predicate in reversed(view.clauses.predicates):
        if predicate.adnominal and predicate.sense in _SENSES and predicate.end <= view.quantity.start:
            return predicate if _TOPIC.match(view.draft.text[predicate.end : view.quantity.start]) else None
    return None


def _noun_cue(view: View) -> Ruling | None:
    """The noun before the figure: 모집인원 99명, 합격자 30명, 구직자 420명."""
    near = view.before[-40:]
    origin = view.quantity.start - len(near)
    match = _RESULT_TOPIC.search(view.head)
    if match is not None:
        span = view.found(match, view.sentence.start)
        return Ruling("achieved", "counts the result (실적은)", *span, GOVERNED)
    match = _PARTICIPANT_BEHIND.match(view.rest)
    if match is not None and view.quantity.kind == "people":
        span = view.found(match, view.quantity.end)
        return Ruling("participants", "counts those taking part", *span, GOVERNED)
    match = _HIRED_NOUN.search(near)
    if match is not None:
        return Ruling("recruited", "counts the hired (합격자, 취업 실적)", *view.found(match, origin), GOVERNED)
    listed = _HIRED_LIST.search(view.head[-_YEARS:]) if view.quantity.kind == "people" else None
    if listed is not None:
        span = view.found(listed, view.quantity.start - len(view.head[-_YEARS:]))
        return Ruling("recruited", "a list of the hired (합격자는 …)", *span, GOVERNED)
    hired = _HIRED_BY_YEAR.search(view.head[-_YEARS:]) if view.quantity.kind == "people" else None
    if hired is not None and belongs_to_past(view):
        span = view.found(hired, view.quantity.start - len(view.head[-_YEARS:]))
        return Ruling("recruited", "hired year by year", *span, GOVERNED)
    match = _INTAKE_NOUN.search(near) if not _FLOCKED.match(view.rest) else None
    if match is not None and not view.predicate_between(origin + match.start() + _NOUN, view.quantity.start):
        surveyed = _SURVEYED.match(view.rest) is not None
        mark = view.clauses.mark_after(view.quantity.end)
        told = mark is not None and mark.tense == "past" and mark.start - view.quantity.end < NEAR
        past = belongs_to_past(view) or (told and not surveyed)
        past = past and not any(word in match[0] for word in ("계획", "예정", "구인"))
        role: Role = role_when_over(view) if past else "planned"
        return Ruling(role, "counts the intake (모집인원)", *view.found(match, origin), GOVERNED)
    topic = _INTAKE_TOPIC.search(view.head) if _INTAKE_WORD.search(view.head) else None
    if topic is not None and not view.predicate_between(view.sentence.start + topic.end(), view.quantity.start):
        return Ruling("planned", "counts the intake (모집인원은 …)", *view.found(topic, view.sentence.start), GOVERNED)
    planned = _PLAN_LABEL.search(view.before)
    if planned is not None:
        span = view.found(planned, view.quantity.start - len(view.before))
        return Ruling("planned", "labelled as planned (계획)", *span, CUED)
    needed = _NEEDED.match(view.rest)
    if needed is not None:
        return Ruling("planned", "so many are needed", *view.found(needed, view.quantity.end), GOVERNED)
    match = _INTENDED_BEHIND.match(view.rest)
    if match is not None and "모집에" in match[0] and (belongs_to_past(view) or _LAST_SEASON.search(view.head[-NEAR:])):
        return Ruling(role_when_over(view), "a past intake", *view.found(match, view.quantity.end), GOVERNED)
    if match is not None:
        return Ruling("planned", "채용계획 behind the figure", *view.found(match, view.quantity.end), GOVERNED)
    match = _INTENDED.search(view.head)
    if match is not None:
        span = view.found(match, view.sentence.start)
        published = view.draft.text.find("공시", max(0, view.sentence.start - _ABOVE), view.sentence.start) >= 0
        return Ruling("target" if published else "planned", "counts what is intended (공급계획)", *span, GOVERNED)
    match = PARTICIPANT_NOUN.search(near)
    if match is not None and view.quantity.kind == "people":
        governing = view.governing(_SENSES)
        if _FELL_SHORT.match(view.rest):
            governing = None
        acting = governing is not None and governing.sense == "create" and view.rest[:1] in "은는이가"
        if acting or governing is None or governing.sense in ("join", "train", "support") or _AMONG.match(view.rest):
            return Ruling("participants", "counts those taking part", *view.found(match, origin), GOVERNED)
    return None


def _governed(view: View) -> Ruling | None:
    """The predicate that the figure is an argument of."""
    predicate = view.governing(_SENSES)
    if predicate is None or _DIVIDED.match(view.rest):
        return None
    asked = view.draft.text.find("달라고", view.quantity.end, predicate.start)
    if asked >= 0:
        return Ruling("planned", "asked for (달라고)", asked, asked + 3, GOVERNED)
    at_work = view.quantity.kind == "people" and view.rest.startswith(("이 ", "가 "))
    at_work = at_work and view.draft.text.startswith("투입", predicate.start) and predicate.tense != "future"
    if at_work and view.clauses.tense_after(view.quantity.end) in ("past", "ongoing"):
        return Ruling("participants", "at work in a programme", predicate.start, predicate.end, GOVERNED)
    tense = predicate.tense or view.clauses.tense_after(predicate.start)
    mark = view.clauses.mark_after(predicate.start) if predicate.tense is None else None
    if predicate.tense is None and view.rest.startswith("만 ") and _SO_FEW.match(view.rest):
        tense = "past"
    if mark is not None and mark.tense == "past" and not belongs_to_past(view):
        turned = _TURNS_BACK.search(view.draft.text, predicate.end, max(predicate.end, mark.start))
        tense = tense if turned is None else "future"
    if tense is None and _COUNTED_ON.match(view.rest):
        tense = "past"
    if predicate.adnominal and predicate.tense == "present":
        plan = _PLANNED_DEED.match(view.draft.text, predicate.end)
        tense = "future" if plan is not None else view.clauses.tense_after(predicate.end) or tense
    if predicate.sense == "find" and view.quantity.kind == "people" and _OF_THEM.match(view.rest):
        return Ruling("participants", "of whom some found work", predicate.start, predicate.end, GOVERNED)
    role = _role_of(view, predicate, tense)
    means = _MEANS.match(view.draft.text, predicate.end) is not None
    agreed = predicate.sense == "attract" and not means and not SO_FAR.search(view.head)
    if agreed and view.quantity.kind == "jobs" and role == "achieved":
        role = "planned"  # jobs of a plant that is agreed on (MOU) are yet to come
    strength = GOVERNED if tense else INHERITED
    return Ruling(
        role, f"governed by {predicate.sense}, {tense or 'no tense'}", predicate.start, predicate.end, strength
    )


def _level(view: View) -> Ruling | None:
    """ "올해 1670개로 지난해 1500개보다 많고", "753명으로 늘려": the level that a change leads to."""
    match = is_level(view)
    if match is None:
        return _stepped(view)
    tense = view.clauses.tense_after(view.quantity.end)
    undated = view.quantity.years is None and view.drift == "past" and tense not in ("present", "future")
    yet = view.quantity.years is None and tense in ("present", "future")
    undated = undated or (view.quantity.kind == "jobs" and _HAS_GROWN.match(view.rest) is not None)
    role: Role = role_when_over(view) if (belongs_to_past(view) and not yet) or undated else "planned"
    return Ruling(role, "the level that a change leads to", *view.found(match, view.quantity.end), INHERITED)


def _stepped(view: View) -> Ruling | None:
    """ "2,100명→2,400명": the later end of a step, by what the sentence says of it."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "previous" or not view.before.rstrip().endswith(("→", "->", "⇒")):
        return None
    if view.clauses.tense_after(view.quantity.end) not in ("present", "future"):
        return None
    return Ruling("planned", "the later end of a step", earlier.start, earlier.end, INHERITED)


def _launched(view: View) -> bool:
    """Whether the scheme was launched with those who take part in it: they are selected, and start."""
    text = view.draft.text
    launch = text.find("발대식", 0, _LAUNCH_TOLD)
    return launch >= 0 and _HELD.match(text, launch) is not None


def _works_ahead(view: View, predicate: Predicate) -> bool:
    """Whether people will take part in a job programme, which is to hire them; visitors of a fair only take part."""
    text = view.draft.text
    return (
        _TAKES_UP_WORK.match(text, predicate.start) is not None
        and _FAIR.search(view.draft.sentence_text(view.sentence.index)) is None
        and _PROGRAMME.search(text, max(0, view.sentence.start - 200), view.sentence.end) is not None
    )


def _role_of(view: View, predicate: Predicate, tense: str | None) -> Role:
    jobs = view.quantity.kind == "jobs"
    if tense is None:
        tense = "past" if belongs_to_past(view) else view.section or view.drift
    if predicate.sense == "find" and predicate.adnominal and predicate.tense == "present" and jobs:
        return "planned"
    if predicate.sense == "find" and predicate.adnominal and tense == "present":
        return "planned" if view.rest.startswith(("에게", "에 대해")) else "participants"
    if _SEEKS.match(view.draft.text, predicate.start):
        return role_when_over(view) if belongs_to_past(view) and view.quantity.kind == "people" else "planned"
    done = tense in ("past", "ongoing")
    if predicate.sense == "join" and predicate.adnominal and tense == "future":
        return "planned"
    if predicate.sense == "join" and not jobs:
        done = done or (predicate.tense is None and _AS_OF.search(view.before) is not None)
        ahead = not done and not predicate.adnominal and _works_ahead(view, predicate)
        if ahead and not belongs_to_past(view) and _launched(view):
            return "participants"
        ahead = ahead or (tense == "future" and _MADE_POSSIBLE.match(view.draft.text, predicate.end) is not None)
        return "planned" if ahead else "participants"
    if (
        predicate.sense == "create"
        and not jobs
        and _SERVICE.search(view.draft.text, view.quantity.end, predicate.start)
    ):
        return "participants" if done else "planned"
    if predicate.sense == "train" and not jobs:
        return "participants" if done else "planned"
    if predicate.sense == "support" and not jobs and _INTO_WORK.match(view.rest):
        return "recruited" if done else "planned"
    if predicate.sense == "support" and not jobs:
        return "participants" if done else "planned"
    if predicate.sense == "support" and tense == "ongoing":
        return "planned"
    if not done and (tense == "future" or not belongs_to_past(view)):
        return "planned"
    return role_when_over(view)
