"""Heads that count posts because a count beside them does: year after year, a change and its level, a target, firms in
brackets.

"고용인원은 2019년 4,100명, 2020년 4,300명", "지난해보다 120명 늘어난 980명의 일자리", "(고용 40명) … (25명)": what is
told of one count of a series is told of all.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.elliptic import Mention
from nlp.numerals import SPACE
from nlp.posts import TIME

_NEXT = re.compile(
    rf"(?:\([^()\n]{{1,24}}\))?(?:에서|이던{SPACE}것이|이었고|이었으나|이었지만|이고|,|{SPACE}?→"
    rf"|에{SPACE}이어|[을를]{SPACE}시작으로|(?:으로|로|이며|이고){SPACE}기업당{SPACE}평균)?{SPACE}?(?:그리고{SPACE})?[△▲▷]?{SPACE}?{TIME}{{0,3}}(?:약{SPACE}|총{SPACE})?"
)
"""Between two counts of a series: nothing but the step to the next year."""
_STEP = re.compile(r"[0-9년]|해|내년|올|현재|에서|시작|기업당|→")
_LEVEL = re.compile(
    rf"(?:이|여{SPACE})?{SPACE}?(?:증가한|늘어난|늘린|늘려|확대한|확대된|많은|줄어든|감소한|적은){SPACE}(?:총{SPACE}|약{SPACE}|모두{SPACE})?"
    rf"|{SPACE}?(?:증가|감소)\("
)
"""120명 늘어난 980명: a difference and the level that it leads to count the same."""
_RISEN = re.compile(
    rf"(?:\)?(?:보다|에{SPACE}비해)|\)?{SPACE}대비){SPACE}(?:약{SPACE})?[0-9.]{{1,6}}%{SPACE}?(?:증가한|늘어난|늘린|많은|줄어든"
    rf"|감소한){SPACE}(?:총{SPACE}|약{SPACE})?"
)
_AGO = (
    rf"(?:전년(?:{SPACE}?동[기월])?|전월|(?:[0-9]{{1,2}}|한){SPACE}?(?:년|달|해|개월){SPACE}전|같은{SPACE}(?:달|기간))"
)
_BASE = re.compile(rf"(?:으로|이며|로|이고)?,?{SPACE}(?:{TIME}{{1,2}}|{_AGO}(?:인|의)?{SPACE}?)")
_IS_BASE = re.compile(rf"보다|에{SPACE}(?:비해|비하면|견줘)|{SPACE}?대비")
"""고용인원은 8,600명으로 전년 9,500명에 비해 줄었다"""
_BY_SHARE = re.compile(
    rf"(?:으로|로|보다|에{SPACE}비해|{SPACE}?대비){SPACE}(?:약{SPACE}|무려{SPACE})?[0-9.]{{1,6}}%(?:인|,|\(){SPACE}?"
)
"""6075명에서 5858명으로 3.6%인 217명이 줄었다"""
_CHANGE = re.compile(
    rf"(?:으로|이며|로|이고|,)?,?{SPACE}(?:이는{SPACE})?(?:{TIME}{{1,2}}(?:같은{SPACE}(?:기간|때|달))?|{_AGO})"
    rf"(?:보다는?|에{SPACE}비해|{SPACE}?대비){SPACE}?(?:[0-9.]{{1,6}}%(?:인|\(|,)?{SPACE}?)?(?:약{SPACE}|무려{SPACE})?"
)
"""고용인원은 4,100명으로, 지난해 말보다 120명 늘었다"""
_PART = re.compile(rf"(?:,|과|와){SPACE}(?:민간|공공|정부){SPACE}?부문(?:이|은|에서)?{SPACE}?")
_SUM = re.compile(rf"{SPACE}등(?:으로)?{SPACE}(?:총{SPACE}|모두{SPACE}|전체{SPACE})?")
_TYPE_OF_WORK = re.compile(r"일자리|[가-힣]형|근로|사업|인턴|참여|채용|취업")
_TARGET_BEFORE = re.compile(rf"목표(?:치|인원)?(?:인|였던|로{SPACE}한)?{SPACE}?\(?$")
_TARGET_BEHIND = re.compile(
    rf"\)?(?:(?:을|의|보다|{SPACE}?대비){SPACE}?[^.\n]{{0,12}}(?:[0-9]%|초과|넘|보다|대비)|보다|{SPACE}?대비)"
)
_GOAL_OF_PLACE = re.compile(
    rf"{SPACE}(?:[가-힣]{{1,5}}[시군구도]|[가-힣]{{2}})[이가은는의]?{SPACE}(?:일자리{SPACE})?목표(?:치)?\($"
)
"""일자리 창출 900명 … 나루군이 목표(120명) 대비 150명 실적: the goals of the places count what their sum does."""
_RESULT = re.compile(rf"\)?{SPACE}대비{SPACE}(?:약{SPACE}|총{SPACE})?")
_HAD = re.compile(rf"(?:의|을|이)?{SPACE}?(?:실적|달성|이[뤘룬루])")
_PLACE_SHARE = re.compile(rf"[,고며]{SPACE}[가-힣]{{1,5}}[시군구]\($")
_ITS_RATE = re.compile(rf"\)[은는이가도]{SPACE}(?:목표{SPACE}?대비{SPACE})?[0-9.]{{1,6}}%")
"""나루군(150명)도 117%를 달성했다"""
_THAT = re.compile(
    rf"\s*(?:이는|이것은){SPACE}(?:[가-힣0-9]{{1,8}}{SPACE}?){{1,3}}(?:보다|대비|에{SPACE}비해){SPACE}(?:약{SPACE})?"
)
"""이는 지난해보다 110명이 늘어난 규모다"""
_GROWN = re.compile(rf"(?:\([^()\n]{{1,12}}\))?이?{SPACE}?(?:증가|늘|확대|많|줄|감소|적)")
_OF_A_FIRM = re.compile(rf"원(?:{SPACE}?투자)?,{SPACE}?$|(?:원|기업|업체|[0-9]곳|개사)\($")
_EMPLOYS = "고용"
_TAKEN_ON = re.compile(
    rf"[을이]{SPACE}(?:[가-힣]{{1,6}}{SPACE})?(?:채용|고용[하했된될한할]|뽑|선발|모집|교육|참여|취업|지원|배치|신청|양성|수료)|(?:에게|에{SPACE}대[해한])"
)
_GIVEN_WORK = re.compile(rf"(?:의{SPACE}[가-힣]{{2,8}})?에게{SPACE}(?:[가-힣]{{1,6}}의?{SPACE})?일자리")
"""청년일자리 90명, 복지 일자리 60명 등 150명에게 일자리를 준다: those who do the work of each type."""
_NEXT_TYPE = re.compile(rf"(?:,|과|와|·){SPACE}?[^0-9.,()\n]{{1,30}}일자리(?:{SPACE}사업)?{SPACE}?")
_MOST_PARTS = 8
RULE = "posts of the series"


def series_of_posts(text: str, mentions: list[Mention]) -> None:
    """Let heads (명) count posts where another count of the same series does."""
    heads = [mention for mention in mentions if mention.counter == "people" and mention.kind is not None]
    if not heads:
        return
    for former, latter in pairwise(mentions):
        if former.counter != "people" and former.kind == "jobs" and latter.counter == "people":
            _lead_to(text, former, latter)
    if not any(head.kind == "jobs" for head in heads):
        return
    for former, latter in pairwise(heads):
        if former.kind == "jobs" and latter.kind == "people" and _goes_on(text, former, latter):
            latter.take(former, RULE)
    for latter, former in pairwise(reversed(heads)):
        if former.kind == "people" and latter.kind == "jobs" and former.sentence is latter.sentence:
            told_behind = latter.seen[0] >= latter.end and _steps(text, former, latter)
            if told_behind or _LEVEL.fullmatch(text, former.end, latter.start):
                former.take(latter, RULE)
    _given_work(text, heads)
    _of_firms(text, heads)
    _summed(text, heads)


def _lead_to(text: str, posts: Mention, head: Mention) -> None:
    """Let a head count posts that is the level to which posts by their own counter lead: 100개 늘어난 1,000명."""
    level = head.kind == "people" and head.sentence is posts.sentence and _LEVEL.fullmatch(text, posts.end, head.start)
    if level and not _TAKEN_ON.match(text, head.end, head.last):
        head.take(posts, RULE)


def _goes_on(text: str, former: Mention, latter: Mention) -> bool:
    """Whether `latter`, the next head behind the posts `former`, is of the same series."""
    if _TAKEN_ON.match(text, latter.end, latter.last):
        return False
    if former.sentence is not latter.sentence:
        return latter.sentence.index == former.sentence.index + 1 and (
            _of_that(text, latter) or _is_goal_of_place(text, latter)
        )
    if _is_result(text, former, latter):
        return True
    if _steps(text, former, latter) or _PART.fullmatch(text, former.end, latter.start):
        return True
    if _CHANGE.fullmatch(text, former.end, latter.start) and _GROWN.match(text, latter.end, latter.last):
        return True
    if _LEVEL.fullmatch(text, former.end, latter.start) or _RISEN.fullmatch(text, former.end, latter.start):
        return True
    if _BY_SHARE.fullmatch(text, former.end, latter.start) and _GROWN.match(text, latter.end, latter.last):
        return True
    if _BASE.fullmatch(text, former.end, latter.start) and _IS_BASE.match(text, latter.end, latter.last):
        return True
    return (
        _TARGET_BEFORE.search(text, max(former.end, latter.start - 10), latter.start) is not None
        and _TARGET_BEHIND.match(text, latter.end, latter.last) is not None
    )


def _of_that(text: str, latter: Mention) -> bool:
    """Whether a sentence says by how much the number before it has grown."""
    that = _THAT.fullmatch(text, latter.sentence.start, latter.start)
    return that is not None and _GROWN.match(text, latter.end, latter.last) is not None


def _is_goal_of_place(text: str, latter: Mention) -> bool:
    """Whether it stands in brackets as the goal that a place is measured by."""
    if not text.startswith(")", latter.end) or _RESULT.match(text, latter.end, latter.last) is None:
        return False
    return _GOAL_OF_PLACE.search(text, max(latter.first - 1, latter.start - 24, 0), latter.start) is not None


def _is_result(text: str, former: Mention, latter: Mention) -> bool:
    """Whether `latter` is what has been reached of the goal `former`, or what the next place has."""
    if _RESULT.fullmatch(text, former.end, latter.start):
        return _HAD.match(text, latter.end, latter.last) is not None
    return _ITS_RATE.match(text, latter.end, latter.last) is not None and (
        _PLACE_SHARE.search(text, max(former.end, latter.start - 10), latter.start) is not None
    )


def _steps(text: str, former: Mention, latter: Mention) -> bool:
    """Whether nothing but the step to the next year stands between the two."""
    stepped = _NEXT.fullmatch(text, former.end, latter.start) is not None
    return stepped and _STEP.search(text, former.end, latter.start) is not None


def _given_work(text: str, heads: list[Mention]) -> None:
    """Count persons where the total of a list of types of work is of persons who are given work."""
    for place, total in enumerate(heads):
        if total.kind != "people" or not place or not _SUM.fullmatch(text, heads[place - 1].end, total.start):
            continue
        if not _GIVEN_WORK.match(text, total.end, total.last):
            continue
        for first in range(place - 1, max(-1, place - 1 - _MOST_PARTS), -1):
            part = heads[first]
            if part.sentence is not total.sentence:
                break
            if part.kind == "jobs":
                part.take(total, "given work")
            if not first or not _NEXT_TYPE.fullmatch(text, heads[first - 1].end, part.start):
                break


def _summed(text: str, heads: list[Mention]) -> None:
    """올해 120명, 내년 150명 등 모두 270명의 일자리: heads that add up to posts, and posts that add up to heads."""
    for place, total in enumerate(heads):
        if place < 2 or not _SUM.fullmatch(text, heads[place - 1].end, total.start):
            continue
        summed = 0.0
        for first in range(place - 1, max(-1, place - 1 - _MOST_PARTS), -1):
            if heads[first].sentence is not total.sentence:
                break
            summed += heads[first].number.low
            if summed >= total.number.low:
                break
        parts = heads[first:place]
        if summed != total.number.low or len(parts) < 2:
            continue
        if total.kind == "people" and all(part.kind == "jobs" for part in parts):
            total.take(parts[-1], RULE)
        elif total.kind == "jobs" and not _TYPE_OF_WORK.search(text, parts[0].start, parts[-1].start):
            for part in parts:
                part.take(total, RULE)


def _of_firms(text: str, heads: list[Mention]) -> None:
    """가람전자(90억 원, 고용 40명), 나루정밀(60억 원, 25명): the first bracket says what the next ones count."""
    told: Mention | None = None
    for head in heads:
        if told is not None and head.sentence.index > told.sentence.index + 1:
            told = None
        opened = text.rfind("(", max(head.first, head.start - 40), head.start)
        if opened < 0 or ")" in text[opened : head.start] or text[head.end : head.end + 1] not in (")", " ", ","):
            continue
        if head.kind == "jobs" and _EMPLOYS in text[opened : head.seen[1] + 1]:
            told = head
        elif (
            told is not None
            and head.kind == "people"
            and text[head.end : head.end + 1] == ")"
            and _OF_A_FIRM.search(text, max(head.first, head.start - 8), head.start)
        ):
            head.take(told, RULE)
