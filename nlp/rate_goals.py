"""Rates that are aimed at, promised or asked for in Korean text, and how far a goal is attained."""

from __future__ import annotations

import re

from nlp.ruling import CUED, Ruling, View

_OBLIGED = re.compile(
    r"(?:의무|법정|법으로 정한|못\s?박은)\s?(?:고용|채용|구매)?\s?(?:[률율]|비율|비중|할당)?"
    r"(?:은|는|이|가|인|을|를)?\s(?:20\d\d년\s)?$"
)
_OBLIGED_BEHIND = re.compile(
    r"\s?이상(?:을|은)?\s(?:[^.]|\.(?=\d)){0,40}?(?:(?:고용|채용|선발|구매)[^.\s]{0,3}(?:해야|하도록)|뽑아야|뽑도록|할당제)|\s?이상\s의무\s?(?:고용|채용)"
)
"""정원의 3% 이상을 청년으로 고용해야 한다: what a law asks for."""
_ATTAINMENT_RATE = re.compile(r"(?:이행|달성|진척|진도)\s?[률율](?:은|이|도|을)?\s(?:약\s)?$")
_OF_PLAN = re.compile(r"(?:계획|약속|예정)\S{0,4}\s[\d,만천 ]{1,8}\s?(?:명|개)의\s(?:약\s)?$")
_AGAINST_GOAL = re.compile(r"\s?[^.%\d]{0,10}목표\s?대비\s?달성[률율]")
NEAR = 30
"""Characters before a rate in which the word that names it stands."""
NAME = re.compile(
    r"(?:(?P<growth>증가율|감소율|신장률|상승률|성장률|인상률)|[률율]|만족도(?!\s?설문))(?:은|는|이|가"
    r"|도|을|를|의|에서|로|\([^()]{0,12}\)(?:은|는|이)?|\s?:)?\s?(?:[^.]|\.(?=\d)){0,60}$"
)
"""What names a rate, and what stands between the name and the figure; the group `growth` names rates of growth."""
_PROMISE = re.compile(
    r"(?:(?P<rate>[률율비])\S{0,6}\s)?(?:일자리\s?|창출\s?|채용\s?|고용\s?|올해?\s|당초\s|연간\s)*"
    r"(?:(?:목표(?:치|량)?|공약|약속)(?:,|의)?|계획(?:의|\s대비)|(?P<object>목표치?를))\s(?:약\s|무려\s)?$"
)
_STEPS_TO = re.compile(
    r"서\s(?=\d)[\d.]+\s?%대?(?:로|까지)"
    r"|\s?수준에서\s(?:[^.%]|\.(?=\d)){0,20}[\d.]\s?%대?\s?(?:까지|로|으로)\s[^.\d]{0,8}(?:올|끌어|높|늘|낮|줄|내)"
)
_RATE_GOAL = re.compile(
    r"(?:전환|취업|집행|수료|참여|충원)\s?목표[^.]{0,12}$|[률율](?:\([^()]{0,12}\))?(?:은|는|의|이|도)?\s?[^.\d]{0,8}(?:목표|공약)[^.]{0,12}$"
)
_EXCEEDED = re.compile(r"\s?(?:초과|조기|넘게)\s?(?:달성|채[웠워])")
_GOAL_PASSED = re.compile(r"[를을]\s(?:크게\s|이미\s|훌쩍\s)?(?:초과|넘|웃|상회|밑돌|앞[질서섰])")
_RATE_TOPIC = re.compile(r"[률율](?:은|는|이|가|도)\s")
_SET = re.compile(
    r"[로를]?\s?(?:\([^()]{0,20}\)\s?)?(?:로|을|를|으로)?\s?[^.\d]{0,10}(?:정[했하]|잡"
    r"|설정|세[웠우운]|상향|올[려리렸]|확정|제시|내[걸세]|수립)"
)
_AIMED = re.compile(
    r",\s(?:[^.]|\.(?=\d)){0,30}목표\s?달성(?:에|을)|"
    r"(?:[를을로]|까지)?\s?[’'”\"]?\s?(?:시대|로드맵|도전|다짐|내[걸세]|제시|못\s?박"
    r"|올려\s?잡|잡[았고는]|정했|세웠|향해|향한"
    r"|정조준|비전|청사진|프로젝트|달성을?\s(?:위|향|목표|추진|다짐|나선|나서|총력|박차|도전|전략|로드맵|계획))"
)
_ATTAINED_LATER = re.compile(
    r"(?:로|까지)\s(?:끌어\s?)?(?:올린다|올리기로|올릴|올리겠|높인다|높이기로|높일|높이겠|낮춘다|낮추기로|낮출)|"
    r"씩\s[^.\d]{0,16}(?:간다면|나가면|가면|한다면|하면)"
    r"|(?:를|을)?\s?(?:달성|돌파)(?:도|은|이|을|까지)?\s?(?:어렵지 않|무난|가능|눈앞"
    r"|기대|확실|예상|전망|코앞|앞두|할 수|할 것|하겠)"
)
_GOAL = re.compile(r"목표[율치]?(?:인|는)?\s?$")
_TO_ATTAIN = re.compile(r"\s?달성(?=$|[\s,.…])(?!\s?(?:완료|성공))")
_OUTDONE = re.compile(r"보다\s|[를을]\s(?:약\s)?[\d.]+\s?(?:%p|%포인트|%)\s?(?:포인트\s?)?(?:초과|웃|넘|상회)")


OBLIGED = "asked for by law"
"""What a law asks for is no rate that the next ones go on with."""


def rule_obliged(view: View) -> Ruling | None:
    """ "의무고용률 3.4%", "의무 비율 27%": what a law asks for."""
    behind = _OBLIGED_BEHIND.match(view.rest)
    if behind is not None:
        return Ruling("target", OBLIGED, *view.found(behind, view.quantity.end), CUED)
    obliged = _OBLIGED.search(view.before)
    if obliged is None:
        return None
    span = view.found(obliged, view.quantity.start - len(view.before))
    return Ruling("target", OBLIGED, *span, CUED)


def rule_attainment(view: View) -> Ruling | None:
    """ "공약 이행률 91%", "83% 목표 대비 달성률", "계획 2,000명의 56%": how far a goal is attained."""
    if view.clauses.tense_after(view.quantity.end) == "future" and view.sentence.kind != "headline":
        return None
    near = view.head[-NEAR:]
    match = _ATTAINMENT_RATE.search(near) or _OF_PLAN.search(near)
    behind = _AGAINST_GOAL.match(view.rest)
    if match is None and behind is None:
        return None
    found = view.found(match, view.quantity.start - len(near)) if match else (view.quantity.end, view.quantity.end)
    return Ruling("achieved", "how far a goal is attained", *found, CUED)


def rule_promised(view: View) -> Ruling | None:
    """ "일자리 목표 78% 채워", "올 목표 127%": how much of jobs promised there are; a rate's own target is one."""
    promise = _PROMISE.search(view.before)
    compared = _GOAL_PASSED.match(view.rest) and _RATE_TOPIC.search(view.head)
    if promise is not None and promise["object"] and not _EXCEEDED.match(view.rest):
        return None
    if promise is None or promise["rate"] or compared or _RATE_GOAL.search(view.head[-40:]) or _SET.match(view.rest):
        return None
    if view.clauses.tense_after(view.quantity.end) == "future" or _ATTAINED_LATER.match(view.rest):
        return None
    span = view.found(promise, view.quantity.start - len(view.before))
    return Ruling("achieved", "so much of a promise (목표, 공약) is kept", *span, CUED)


def rule_goal_compared(view: View) -> Ruling | None:
    """ "당초 목표율 66%를 5%p 초과했다", "목표인 31%보다 높게": a target that is compared stays one."""
    goal = _GOAL.search(view.before) if _OUTDONE.match(view.rest) else None
    if goal is None and _RATE_GOAL.search(view.before) and _TO_ATTAIN.match(view.rest):
        goal = _GOAL.search(view.before)
    if goal is None:
        return None
    span = view.found(goal, view.quantity.start - len(view.before))
    return Ruling("target", "a target that is compared", *span, CUED)


def rule_stepped_from(view: View) -> Ruling | None:
    """ "현재의 4.4% 수준에서 6%까지 올린다": the level that is left."""
    steps = _STEPS_TO.match(view.rest)
    if steps is None:
        return None
    return Ruling("previous", "the level that is left", *view.found(steps, view.quantity.end), CUED)


def rule_aimed(view: View) -> Ruling | None:
    """ "고용률 70% 시대", "매년 25%씩 채워 나가면": a rate that is aimed at."""
    aimed = _AIMED.match(view.rest) if NAME.search(view.head) else None
    match = aimed or _ATTAINED_LATER.match(view.rest)
    if match is None:
        return None
    return Ruling("target", "a rate that is aimed at", *view.found(match, view.quantity.end), CUED)
