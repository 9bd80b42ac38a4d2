"""Heads that count posts because they are parts of a number of posts: the items of a list that a total or its last
item names, the upper end of a range, what has been reached of a target, the whole country beside a province.

"새 일자리 300개는 관광 120명, 물류 180명이다", "관광 120명, 물류 180명의 일자리": the heads are posts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.elliptic import Mention
from nlp.numerals import SPACE

_ITEM = re.compile(rf",{SPACE}?[^0-9.,()\n]{{1,36}}")
"""관광 분야 120명, 물류 분야 180명: from one item of a list to the next."""
_NEW_CLAUSE = re.compile(rf"[고며해]{SPACE}|[을를]{SPACE}|[하되한된될할뽑][는고며]?{SPACE}")
_TOPIC = re.compile(
    rf"{SPACE}?(?:의{SPACE}?)?(?:[가-힣]{{1,6}}{SPACE})?일자리(?:는|의{SPACE}내역은){SPACE}[^0-9.,()\n]{{1,36}}"
)
"""새로 만들 300개의 일자리는 관광 120명, …"""
_UP_TO = re.compile(rf"에서{SPACE}(?:많게는|최대|최고){SPACE}?")
_OF_WHICH = re.compile(
    rf"{SPACE}?(?:가운데|중)(?:에서)?{SPACE}(?:(?:지금까지|이미){SPACE})?"
    rf"(?:(?:절반|[0-9.]{{1,5}}%)(?:이|을|가|를|인)?{SPACE}(?:(?:넘는|웃도는){SPACE})?)?"
)
_REACHED = re.compile(rf"(?:\([0-9.]{{1,6}}%\))?[을를]{SPACE}(?:이뤘|이룬|이루|달성|채웠|채운|창출|만들)")
"""일자리 창출 1,400명 가운데 절반이 넘는 760명을 달성했다"""
_IN_THE_WHOLE = re.compile(rf"\((?:전국|전체|국내){SPACE}")
"""고용 창출 560명(전국 1,510명)"""
_IN_BRACKET = re.compile(rf"{SPACE}?\([^0-9(),.\n]{{0,12}}")
"""일자리 5만1천명(상용 1만여 명, …"""
_NEXT_IN_BRACKET = re.compile(rf"(?:,|·|/){SPACE}?[^0-9(),.\n]{{1,12}}")
_OF_TOPIC = re.compile(
    rf"일자리(?:(?:{SPACE}?창출)?{SPACE}?(?:수|계획|목표치?|실적|성과|현황|내역|유형)|(?<=부문{SPACE[1]}일자리))(?:은|는|을|를){SPACE}"
)
_NEXT_OF_TOPIC = re.compile(
    rf"\)?(?:[을를]{SPACE}(?:비롯해|포함해)|이고|이며|으로{SPACE}가장{SPACE}많고|과|와)?,?{SPACE}?(?:그{SPACE}?다음은?{SPACE})?"
    rf"[^0-9.,()\n]{{1,36}}(?:\([^0-9(),.\n]{{1,12}})?"
)
"""복지국이 5만명을 비롯해 산업국 1만5천명: every part of what a topic counts"""
_BY_PART = re.compile(rf"\s*[^0-9.,()\n]{{0,10}}별로(?:는|{SPACE}?보면|{SPACE}살펴보면)?,?{SPACE}[^.,()\n]{{2,36}}")
"""주요 사업별로 보면 공단 유치로 2천600명"""
_TAKEN_ON = re.compile(
    rf"[을이가]?{SPACE}?(?:모집|선발|채용|뽑|참여|신청|수료|취업|고용[하했되])|(?:에게|에{SPACE}대[해한])"
)
_MOST_PARTS = 14
RULE = "part of the posts"


def break_down_posts(text: str, mentions: list[Mention]) -> None:
    """Let heads (명) count posts where they are parts of a number of posts."""
    told = [mention for mention in mentions if mention.kind is not None]
    if not any(mention.kind == "jobs" for mention in told):
        return
    for former, latter in pairwise(told):
        if (
            former.kind == "jobs"
            and _is_head(latter)
            and (_goes_on(text, former, latter) or (former.sentence is latter.sentence and _part(text, former, latter)))
        ):
            latter.take(former, RULE)
    for place, mention in enumerate(told):
        if mention.kind == "jobs" and mention.counter == "things":
            _items_of_total(text, mention, told[place + 1 : place + 1 + _MOST_PARTS])
    for latter, former in pairwise(reversed(told)):
        if (
            _is_head(former)
            and latter.kind == "jobs"
            and latter.counter == "people"
            and latter.seen[0] >= latter.end
            and former.sentence is latter.sentence
            and _is_next_item(text, former, latter)
        ):
            former.take(latter, RULE)


def _is_head(mention: Mention) -> bool:
    return mention.counter == "people" and mention.kind == "people"


def _is_next_item(text: str, former: Mention, latter: Mention) -> bool:
    """Whether a comma and a name are all that stands between the two."""
    between = _ITEM.fullmatch(text, former.end, latter.start)
    return between is not None and not _NEW_CLAUSE.search(between[0])


def _goes_on(text: str, former: Mention, latter: Mention) -> bool:
    """Whether `latter` is the next part of the posts `former`: in the bracket behind them, or of their topic."""
    if former.counter != "people" or _TAKEN_ON.match(text, latter.end, latter.last):
        return False
    of_topic = _OF_TOPIC.match(text, former.seen[0], former.start) is not None
    if former.sentence is not latter.sentence:
        begin = latter.sentence.start
        return (
            of_topic
            and latter.sentence.index == former.sentence.index + 1
            and _BY_PART.fullmatch(text, begin, latter.start) is not None
        )
    if _IN_BRACKET.fullmatch(text, former.end, latter.start):
        return latter.number.low <= former.number.high
    inside = text.rfind("(", former.first, former.start) > text.rfind(")", former.first, former.start)
    if inside and former.rule == RULE and _NEXT_IN_BRACKET.fullmatch(text, former.end, latter.start):
        return True
    return of_topic and _NEXT_OF_TOPIC.fullmatch(text, former.end, latter.start) is not None


def _part(text: str, former: Mention, latter: Mention) -> bool:
    """Whether `latter`, the next number behind the posts `former`, is an end or a part of them."""
    if _UP_TO.fullmatch(text, former.end, latter.start):
        return latter.number.low > former.number.high
    if _IN_THE_WHOLE.fullmatch(text, former.end, latter.start):
        return latter.number.low > former.number.high and text.startswith(")", latter.end)
    return (
        latter.number.high < former.number.low
        and _OF_WHICH.fullmatch(text, former.end, latter.start) is not None
        and _REACHED.match(text, latter.end, latter.last) is not None
    )


def _items_of_total(text: str, total: Mention, following: list[Mention]) -> None:
    """Make posts of the heads that follow as items of a list and add up to `total`."""
    parts: list[Mention] = []
    for mention in following:
        listed = (
            _is_next_item(text, parts[-1], mention)
            if parts
            else _TOPIC.fullmatch(text, total.end, mention.start) is not None
        )
        if not listed or not _is_head(mention) or mention.sentence is not total.sentence:
            break
        parts.append(mention)
    if len(parts) > 1 and sum(part.number.low for part in parts) == total.number.low:
        for part in parts:
            part.take(total, RULE)
