"""Targets (목표, 공시 목표, 할당, pledges and plans over several years), and how much of one was attained."""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.ruling import CUED, Ruling, View

_BEFORE = re.compile(
    r"목표(?:치|인원|건수|액|율|량|일자리)?(?:를|는|인|로|도|가|치인|였던|은|였는데|\s?:|\s?인)?\s?[^.]{0,14}$"
    r"|목표로?\s?한 [^.]{0,8}[률율수](?:\([^()]{0,14}\))?[은는]\s$|(?:쿼터|할당)\s?[^.]{0,6}$|공약\S{0,4}\s?[^.]{0,12}$"
)
_NO_GOAL = re.compile(
    r"…|하고 있으며|공시[해하]|종전|지난|지금까지|목표에\s|했[으지]|으나|지만|현재|대비|보다|세[워웠우]"
    r"|삼[고았아]|잡[고았아]|넘[겨긴어]|초과"
    r"|달성|웃[도돌]"
)
_BEHIND = re.compile(
    r"\s?(?:이상|수준|규모)?\s?(?:\([^()]{0,60}\)\s?)?(?:을|를|이|의|개|\s)*(?:(?:시정|구정|군정|도정|올해"
    r"|연간)\s)?(?:일자리\s?)?(?:창출|채용|달성"
    r"|취업|고용|모집|돌파|제공)?(?:을|를|이라는|이|라는)?"
    r"\s?(?:(?:지역|올해)\s?(?:일자리\s)?)?(?:공약(?=[했하한])|목표)(?!치?보다|치?를? (?:넘|초과|웃)| 넘| 초과)"
)
_CLOSES = re.compile(
    r"(?:[^.]|\.(?=\d)){0,140}?(?:[을를] 목표로|목표(?:를|도|가|로|다|이다|라고)?\s?(?:함께\s)?(?:세웠"
    r"|삼|잡|정|설정|제시|밝|내걸|하|한|내놨|한다)"
    r"|것이 목표|겠다는 (?:목표|공약)|목표다)"
)
_ATTAINS_LATER = re.compile(
    r"(?:[^.]|\.(?=\d)){0,140}?[을를] (?:조기 )?달성(?:한다는|하겠다는|할|하는) (?:계획|방침|구상|예정)"
)
"""취업자 수 1만 명을 달성한다는 계획: a level to attain; jobs that are to be created stay planned."""
_STOPPED_GOAL = re.compile(r"(?:[^.실대]|\.(?=\d)){0,80}(?<!초과 )달성\s*$")
"""고용률 60%, 취업자 3만 명 달성: an item of a plan, without 실적 or 대비."""
_GOAL_WORD = re.compile(r"취업자|계획|목표|공약|달성|내[걸세]|다짐|청사진|꿈|공시|약속|쿼터|할당")
"""Without one of these words in its sentence no figure is worded as a target."""
_ANNOUNCED = 800
"""Characters at the head of a document that tell who speaks."""
_NEAR_FIGURES = 60
"""How many figures ahead one is looked for that would stand between a figure and its goal."""
_FEW = 3
"""How many figures back an investment is looked for, whose jobs are expected of it."""
_SEVERAL_YEARS = re.compile(r"개년|년간|년 동안|년까지|임기|민선|중장기|로드맵|공약|비전")
_GOAL_OBJECT = re.compile(r"목표(?:치|\s[가-힣]{1,8})?(?:를|는|가|을|도|은|이)\s(?:[^.]|\.(?=\d)){0,120}$")
_SET_TO = re.compile(
    r"(?:[^.]|\.(?=\d)){0,90}?(?:로|으로)\s(?:[^.\d]{0,8})?(?:정[했하해]|고쳐|잡[았고은]|설정"
    r"|올[렸려린]|상향|조정|세[웠우운]|확정|제시)"
)
_PLAN_OF = re.compile(
    r"[^.]{0,40}?는\s(?:내용의|것을 (?:골자|뼈대|내용)로|[‘'“\"「『<])[^.]{0,30}(?:계획"
    r"|대책|로드맵|비전|방안)"
)
_PUBLISHES = re.compile(r"공시(?:했|한(?! 목표)|하|$)")
_PUBLISHED_PLAN = re.compile(
    r"공시(?:제\s?)?(?:[^.\d]{0,14}(?:계획|대책))?(?:에 따라|에 따르면|에 의하면|에서|으로|상)\s[^.]{0,40}$"
)
_PLEDGED = re.compile(
    r"[을를]\s[^.\d]{0,16}(?:기로|계획|예정|방침)|[을를]\s[^.\d]{0,10}(?:만든다|창출한다|공급한다|제공한다)"
)
_EFFECT = re.compile(r"유발|효과|파급|전망|기대|예상|내다[보봤본]|추산|추정")
_SET_OFF = re.compile(r"(?:생산|부가가치|고용|취업)\s?유발\s?효과")
_ATTAINS = re.compile(r"[^.목]{0,50}목표[’'”]?의 [\d.]+\s?%[^.]{0,6}(?:달성[했한]|이[뤘룬]|채[웠운])")
_OUTDOES_GOAL = re.compile(
    r"[^.]{0,12}?(?:\([^()]{0,20}\))?(?:[^.]|\.(?=\d)){0,50}(?:기록[해했]\S{0,3}|적어"
    r"|올려|만들어|창출해|내)\s목표치?를 (?:상회"
    r"|초과|넘|웃)"
)
_ATTAINED_OF = re.compile(r"(?:목표|할당)\S{0,4}\s?(?:\([^()]{0,30}\))?[^\d.,]{0,6}(?:의|대비)\s?(?:약\s?)?$")
_ATTAINED = re.compile(
    r"[)\]]?(?:가량|정도|이나|이상)?\s?(?:[을를의]|이라는)?\s?"
    r"(?:(?:초과|조기에?|이미|최종|앞당겨|벌써|일찌감치|일찍|모두|무난히|사실상|상반기(?:에만?"
    r"|\s?만에)?|한\s?달 만에|반년 만에)\s?){0,2}"
    r"(?:달성(?=[했하해한]|$|[\s.,…])|채[웠우운]|이[뤘룬뤄]|(?:(?:고용|취업|채용|창출|일자리\s?창출)\s?)?"
    r"(?:(?:실적|성과)(?=[을를이가\s,]|$)|효과를 거[뒀둔두]))"
)
OUTDOES_TARGET = "compared with its target"
_OUTDONE = re.compile(
    r"\s?대비\s(?:약\s)?|(?:보다|를|을)\s?(?:[^\d.]{0,6}\s)?(?:많은|웃도는|넘는|넘은|뛰어넘는|뛰어넘은|넘긴|넘어선"
    r"|초과한|초과 달성한"
    r"|상회하는|상회한|적은)\s?"
)
_GOAL_RIGHT_BEFORE = re.compile(
    r"목표(?:치|인|였던|인원|량)?\s?(?:일자리\s?)?(?:\S{1,4}\s)?$|(?:할당량?|목표치?)\s?\(\s?$"
)
_TOLD = re.compile(r"실적|성과|결과|지난해|작년|전년|대비|현재")
_TO_ATTAIN = re.compile(r"[을를]\s(?:모두\s|조기\s)?달성(?:하겠다|한다는|할\s)")
_PROMISED = re.compile(r"\s?(?:창출)?[’”'\"]{0,2}[을를]\s(?:공약으로\s)?내(?:걸|세[우웠운])")
_EMPLOYED_NOUN = re.compile(r"취업자\s?수?[를는은]?\s(?:총\s)?$")
_EMPLOYED_TO = re.compile(r"(?:으로|까지|로)[^.]{0,40}(?:끌어올리|늘리겠|높이겠|늘리기로|올리겠)")
"""취업자 수를 2만 명으로 끌어올리겠다: a level to attain, as of a rate."""
_WITH_SHARE = re.compile(
    r"(?:으로|로)\s(?:[^.\d]{0,12}(?:계획|목표)\S{0,3}\s?(?:\(?[\d,.만천백]{1,9}여?\s?[명개]\)?)의\s)?약?\s?[\d.]{1,6}\s?%(?:의"
    r"|를|을|에)?\s?"
    r"(?:달성|실적|이행률|진도율)"
)
"""921명으로 18.4%의 달성률, 2만 3천 명으로 연간계획 6천 명의 360%를 달성."""
_IS_GOAL = re.compile(r"\s목표(?:치|량)?(?:이?다|이?며|입니다|인 셈이다|로,|이자)(?:$|[\s.,])")
_PLAN_BEFORE = re.compile(r"(?:계획|목표|약속)(?:치|인원)?(?:인|된|했던|한)?\s$")
_OF_SHARE = re.compile(r"의\s약?\s?[\d.]{1,6}\s?%")
_TRAINS = re.compile(r"양성|교육|훈련|수료|상담")
_EMPLOYS = re.compile(r"채용|취업|고용|선발")
_STATED_SHARE = re.compile(
    r"\s?(?:창출)?\s?[…,·]{1,3}\s?(?:(?:올해|올|연간|당초)\s)?목표(?:치?의|치?\s?대비)?\s?[\d.]+\s?%"
)
"""일자리 2만9천 개…목표 60.2%: a headline that sets a result beside its share of the target."""
_AGAINST_GOAL = re.compile(r"\s목표에\s(?:총\s|모두\s|약\s)?$")
_PUBLISHED = re.compile(r"공시한\s(?:일자리\s)?(?:총\s)?$")
_PLEDGED_BEFORE = re.compile(r"(?:약속|공약)(?:한|했던|인)\s(?:일자리\s)?(?:총\s)?$")
_OFFICIAL = re.compile(r"시장|군수|구청장|도지사|지사|교육감|임기|민선|공약")
_TERM = re.compile(r"임기|민선|취임|\d년 (?:동안|내|안에|간)|\d년간|까지|시장|군수|구청장|지사|후보|20[23]\d년")
_VOWS = re.compile(
    r"(?:[^.]|\.(?=\d)){0,50}?(?:겠다(?:고|던|는)\s(?:공약|다짐|약속을)|내걸|[을를] 다짐"
    r"|청사진|꿈(?:$|[을이.]))"
)
_APPLIED = re.compile(r"(?:이|만)?\s?(?:신청|접수|지원|참여|참가)")
_OUTDID = re.compile(r"(?:\([^()]{0,20}\))?(?:으로|로)\s[^.]{0,24}?(?:넘[겼어긴]|넘어섰|초과|웃돌|웃돈|돌파)")
"""목표를 4천70개로 넘어섰다: behind 목표를, but what outdid it."""
_OUTDONE_GOAL = re.compile(r"\)?[을를]?\s?(?:초과|넘[겨긴어]|웃돌|웃돈|상회)")
_EMPLOYED = re.compile(r"취업자\s?수[는은가]\s[^.]{0,60}$")
_BRACKET = re.compile(r"[()\[\]…]|대비|보다|비해")


def rule_target(view: View) -> Ruling | None:
    """A figure worded as a target, or the goal of a plan over several years."""
    sentence = view.draft.sentence_text(view.sentence.index)
    worded = _worded(view, sentence) if _GOAL_WORD.search(sentence) else None
    if worded is None and _called_goal_next(view):
        return Ruling("target", "called a target in the next sentence", view.quantity.end, view.quantity.end, CUED)
    return worded or _planned_over_years(view, sentence)


def _worded(view: View, sentence: str) -> Ruling | None:
    """A figure that words around it call a target: 목표, 공시, 공약, 내걸다."""
    near = view.before[-40:]
    before = _BEFORE.search(near)
    if before is not None and not _NO_GOAL.search(before[0]) and not _OUTDID.match(view.rest):
        return Ruling("target", "목표 before the figure", *view.found(before, view.quantity.start - len(near)), CUED)
    behind = (
        _BEHIND.match(view.rest)
        or _PROMISED.match(view.rest)
        or _TO_ATTAIN.match(view.rest)
        or (_EMPLOYED_TO.match(view.rest) if _EMPLOYED_NOUN.search(view.before) else None)
        or _closing_goal(view)
        or _set_goal(view)
        or _item_goal(view)
    )
    if behind is not None:
        return Ruling("target", "목표 behind the figure", *view.found(behind, view.quantity.end), CUED)
    plan = _PUBLISHED_PLAN.search(view.head) if view.quantity.kind == "jobs" else None
    if plan is not None and _PLEDGED.match(view.rest):
        return Ruling("target", "pledged in the published plan (공시제)", *view.found(plan, view.sentence.start), CUED)
    of_plan = _PLAN_BEFORE.search(view.before) if _OF_SHARE.match(view.rest) else None
    if of_plan is not None and view.quantity.kind in ("jobs", "people"):
        span = view.found(of_plan, view.quantity.start - len(view.before))
        return Ruling("target", "a plan of which a share is attained", *span, CUED)
    pledged = _PUBLISHED.search(view.before) or _PLEDGED_BEFORE.search(view.before)
    if pledged is not None and pledged.re is _PLEDGED_BEFORE and not _OFFICIAL.search(view.draft.text[:_ANNOUNCED]):
        pledged = None
    if pledged is not None and view.quantity.kind in ("jobs", "people"):
        span = view.found(pledged, view.quantity.start - len(view.before))
        return Ruling("target", "published or pledged before", *span, CUED)
    vow = _VOWS.match(view.rest) if view.quantity.kind == "jobs" else None
    if vow is not None and _TERM.search(sentence):
        return Ruling("target", "vowed for a term", *view.found(vow, view.quantity.end), CUED)
    published = _PUBLISHES.search(view.rest)
    if published is not None and view.quantity.kind == "jobs":
        return Ruling("target", "published as a target (공시)", *view.found(published, view.quantity.end), CUED)
    return None


def _planned_over_years(view: View, sentence: str) -> Ruling | None:
    """What a plan over several years is to bring: "2026년까지 일자리 5만 개를 만든다"."""
    years = view.quantity.years
    ahead = view.clauses.tense_after(view.quantity.end) in ("future", "present") or _PLAN_OF.match(view.rest)
    today = view.draft.published.year if view.draft.published else None
    long = years is not None and (years[1] > years[0] or (today is not None and years[1] - today >= 2))
    if not (long and ahead):
        return None
    invests = any(
        ruling is not None and ruling.role == "investment" and other.sentence == view.sentence.index
        for ruling, other in zip(
            view.rulings[-_FEW:], view.draft.quantities[max(0, view.index - _FEW) : view.index], strict=False
        )
    )
    if not invests and not _EFFECT.search(view.head[-20:] + view.after[:40]) and not _SET_OFF.search(sentence):
        plan = _SEVERAL_YEARS.search(sentence)
        if plan is not None:
            return Ruling("target", "goal of a plan over several years", *view.found(plan, view.sentence.start), CUED)
    return None


def _closing_goal(view: View) -> re.Match[str] | None:
    """ "…48개 사업으로 3만개를 내겠다는 목표를 세웠다": the clause that closes the sentence names it a goal."""
    match = _CLOSES.match(view.rest) or (_ATTAINS_LATER.match(view.rest) if view.quantity.kind != "jobs" else None)
    if match is None:
        return None
    closes = view.quantity.end + match.end()
    for other in view.draft.quantities[view.index + 1 : view.index + _NEAR_FIGURES]:
        if other.start >= closes:
            break
        if other.kind == view.quantity.kind and view.predicate_between(view.quantity.end, other.start):
            return None
    return match


def _item_goal(view: View) -> re.Match[str] | None:
    """An item of a plan that names what is to be attained: "○ 고용률 67.1%, 취업자 3만 명 달성"."""
    if view.sentence.kind != "item" or view.drift == "past" or _TOLD.search(view.head):
        return None
    return _STOPPED_GOAL.match(view.rest)


def _called_goal_next(view: View) -> bool:
    """ "3만 개를 지원한다. 이는 지난해보다 높은 목표치다": the sentence behind calls its last count a target."""
    following = view.sentence.index + 1
    if view.quantity.kind not in ("jobs", "people") or following >= len(view.draft.sentences):
        return False
    if not view.draft.text.startswith("이는 ", view.draft.sentences[following].start):
        return False
    later = view.draft.quantities[view.index + 1 : view.index + 2]
    if any(q.sentence == view.sentence.index and q.kind == view.quantity.kind for q in later):
        return False
    return _IS_GOAL.search(view.draft.sentence_text(following)) is not None


def _set_goal(view: View) -> re.Match[str] | None:
    """ "목표를 공공부문 3천543개 … 로 고쳐 모두 5천531개로 다시 정했다": what the goal is set to."""
    return _SET_TO.match(view.rest) if _GOAL_OBJECT.search(view.head) else None


def rule_listed_target(view: View) -> Ruling | None:
    """ "목표는 일자리 1만313개, 고용률 69.5%": what is listed with a target is one."""
    if view.index == 0:
        return None
    earlier, other = view.rulings[view.index - 1], view.draft.quantities[view.index - 1]
    if "현재" in view.before or _APPLIED.match(view.rest):
        return None
    if earlier is None or earlier.role != "target" or other.sentence != view.sentence.index or other.kind == "money":
        return None
    outdoes = _OUTDONE.fullmatch(view.before) is not None
    if outdoes or view.predicate_between(other.end, view.quantity.start) or _BRACKET.search(view.before):
        return None
    return Ruling("target", "listed with a target", earlier.start, earlier.end, earlier.strength)


def rule_attained(view: View) -> Ruling | None:
    """How much of a target was reached: "목표의 93.1%를 달성", "목표 1만개보다 많은 1만2천개"; the target is none."""
    share = _WITH_SHARE.match(view.rest) if view.quantity.kind in ("jobs", "people") else None
    if share is not None:
        return Ruling(_done_of(view), "beside its share of a plan", *view.found(share, view.quantity.end), CUED)
    against = _AGAINST_GOAL.search(view.before)
    if against is not None and view.quantity.kind in ("jobs", "people"):
        role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
        return Ruling(
            role, "beside its target (목표에)", *view.found(against, view.quantity.start - len(view.before)), CUED
        )
    if _item_goal(view) is not None or _PROMISED.match(view.rest):
        return None
    outdid = _OUTDID.match(view.rest) if _GOAL_OBJECT.search(view.head) else _STATED_SHARE.match(view.rest)
    if outdid is not None and view.quantity.kind == "jobs":
        return Ruling("achieved", "more than a target, or a share of it", *view.found(outdid, view.quantity.end), CUED)
    if _right_behind_goal(view) and (view.quantity.kind != "rate" or _OUTDONE_GOAL.match(view.rest)):
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.role == "target" and _OUTDONE.fullmatch(view.before):
        if view.quantity.kind == "people" and _EMPLOYED.search(view.head):
            return None
        role = "achieved" if view.quantity.kind in ("jobs", "rate") else "recruited"
        if view.quantity.kind == "people" and view.governing(frozenset({"join"})) is not None:
            role = "participants"
        return Ruling(role, OUTDOES_TARGET, earlier.start, earlier.end, CUED)
    counted = view.quantity.kind == "jobs" and not _BEHIND.match(view.rest)
    attains = _ATTAINS.match(view.rest) if counted else None
    if counted and attains is None and "목표" in view.rest:
        attains = _OUTDOES_GOAL.match(view.rest)
    if attains is not None:
        return Ruling("achieved", "attained so much of a target", *view.found(attains, view.quantity.end), CUED)
    if view.quantity.kind == "rate":
        return _attained_rate(view, _ATTAINED.match(view.rest))
    if view.clauses.tense_after(view.quantity.end) not in ("past", "ongoing"):
        return None
    behind = _ATTAINED.match(view.rest) or (_ATTAINED.match(view.past_aside) if view.quantity.kind == "jobs" else None)
    if behind is None:
        return None
    hired = view.quantity.kind == "people" and (
        view.governing(frozenset({"find", "hire"})) is not None
        or view.describing(frozenset({"find", "hire"})) is not None
    )
    role = "recruited" if hired else "achieved"
    return Ruling(role, "attained (달성, 실적)", *view.found(behind, view.quantity.end), CUED)


def _done_of(view: View) -> Role:
    """What a result counts, by the words before it: persons trained take part, persons in work are recruited."""
    if view.quantity.kind == "jobs":
        return "achieved"
    if _TRAINS.search(view.head):
        return "participants"
    return "recruited" if _EMPLOYS.search(view.head) else "achieved"


def _right_behind_goal(view: View) -> bool:
    """ "목표 10만개를 조기 달성했다" names the target, not what came of it."""
    return _GOAL_RIGHT_BEFORE.search(view.before) is not None


def _attained_rate(view: View, behind: re.Match[str] | None) -> Ruling | None:
    if view.clauses.tense_after(view.quantity.end) == "future":
        return None
    before = _ATTAINED_OF.search(view.head[-50:])
    earlier = view.rulings[view.index - 1] if view.index else None
    if before is None and earlier is not None and earlier.role == "target" and view.before.strip() in ("의", "대비"):
        return Ruling("achieved", "share of the target before it", earlier.start, earlier.end, CUED)
    if before is not None:
        return Ruling(
            "achieved", "attained of a target", *view.found(before, view.quantity.start - len(view.head[-50:])), CUED
        )
    if behind is not None:
        return Ruling("achieved", "attained (달성, 실적)", *view.found(behind, view.quantity.end), CUED)
    return None
