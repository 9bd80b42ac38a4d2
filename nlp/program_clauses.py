"""Which name of a sentence governs a figure of it: the last before it, or the one close behind it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from nlp.draft import ProgramMention, Quantity, Sentence
from nlp.main_program import APPOSED, BULLET, DATA_OF, ENDED, LISTED, groups_of

_REFLECTED = re.compile(
    r"[’”'\"」』>]?\s?(?:사업)?(?:까지|도|[이가을를])?\s(?:[가-힣]{1,4}\s)?(?:반영|포함)|\s(?:성격|형태|방식)의\s|[’”'\"」』>]?\s?(?:사업)?[을를]\s비롯"
)
_AS_EXAMPLE = re.compile(r"[’”'\"」』>]?\s?(?:사업)?(?:으로|로|은|는|에는|인)\s[^\d.;\n]{0,30}")
"""Between a programme and the first of the projects that it is made of."""
_LABEL = re.compile(
    r"(?:\([^()]{0,30}\)|\))?\s?(?:,\s|[을를]?\s비롯해,?\s|(?<=\))[과와]\s)(?!(?:국비|도비|시비|군비|구비|지방비|자부담|국도비)\s)[가-힣A-Za-z·ㆍ\s]{2,30}\s?\(?"
)
_SPENT_AT_ONCE = re.compile(r"(?:을|를)?\s?(?:들여|투입해?|투입하여|써서),?\s[‘’'“\"「]?")
_SPENT_ON = re.compile(
    r"(?:을|를)?\s?(?:들여|투입해|투입하여|써서)\s[^.;·•▲△\n]{0,40}?[가-힣]{1,4}(?:는|할|한)\s(?:[가-힣]{1,6}\s)?[‘’'“\"「]?"
)
"""Between money and the project that a clause describes: 9억원을 들여 120명이 참여하는 나루근로."""
_AT_ONCE = re.compile(r"[\s’”'\"」』>()]*(?:사업)?(?:[에은는]|[와과및·]\s?[가-힣]{2,10})?[\s’”'\"」』>()]*")
"""Between a label and its figure: 노인일자리와 사회활동지원 40명."""
_CLOSED = re.compile(r"\s등\s(?:\d{1,3}\s?개\s[가-힣]{2,4}(?:에|,|으로)\s|(?:총|모두)\s)$")
"""Between the end of a list and a figure for all of it: △환경정비 △행정보조 등 총 390명."""
_NEAREST = 16  # mentions before a figure that may govern it
_TOTAL_OF = re.compile(r"\s등\s(?:(?:총|모두|합쳐|전체)|[가-힣]{2,12})\s(?:\d[\d,.억천만\s]*[개명원]\s)?$")


def group_before(text: str, quantity: Quantity, here: list[ProgramMention]) -> list[ProgramMention]:
    """The last mention before the figure, with those that stand side by side with it."""
    last = bisect_left(here, quantity.start, key=lambda m: m.start)
    before = [
        m
        for m in here[max(0, last - _NEAREST) : last]
        if m.end <= quantity.start
        and (_labels_item(text, m) or not _shut_away(text, m.end, quantity.start))
        and not ENDED.match(text, m.end, quantity.start)
        and not _REFLECTED.match(text, m.end, quantity.start)
        and not DATA_OF.match(text, m.end, quantity.start)
    ]
    if before and _bulleted(text, before[-1].end, quantity.start):
        return []
    group = groups_of(text, before[-12:])[-1] if before else []
    apposed = len(group) > 1 and APPOSED.fullmatch(text, group[-2].end, group[-1].start) is not None
    return group[-1:] if apposed else group


def listed_for(text: str, here: list[ProgramMention], item: ProgramMention) -> ProgramMention | None:
    """The programme as whose examples a list names others: 지역공동체 일자리 사업으로 공방 운영사업 등 5개 사업."""
    before = [m for m in here if m.end <= item.start]
    if not before or before[-1].name == item.name:
        return None
    return before[-1] if _AS_EXAMPLE.fullmatch(text, before[-1].end, item.start) is not None else None


def sums_up(text: str, quantities: list[Quantity], i: int, here: list[ProgramMention], last: ProgramMention) -> bool:
    """Whether the figure is the sum of several programmes' figures: A 170명, B 37명 등 총 207명."""
    others = [m for m in here if m.end <= last.start and m.name != last.name]
    between = text[last.end : quantities[i].start]
    inner = [q for q in quantities[:i] if q.start >= last.end]
    own = bool(inner) or re.search(r"\d", between) is not None
    if inner and inner[0].start - last.end <= 3 and any(q.kind == quantities[i].kind for q in inner):
        others = others or ([last] if _TOTAL_OF.search(between) else [])
    return (
        bool(others)
        and own
        and re.search(
            r"(?:등|총|모두|합쳐|합해|합계)\s[가-힣\s]{0,14}(?:\d[\d,.억천만\s]*[개명원]\s)?$"
            r"|(?:총|모두|합쳐|합해|합계)\s\d[\d,]*\s?개\s[가-힣]{2,4}(?:에\s|\s?\()$"
            r"|\s등\s\d{1,3}\s?개\s[가-힣]{2,4}\s?\($",
            between,
        )
        is not None
    )


def _bulleted(text: str, start: int, end: int) -> bool:
    """Whether another item of a list begins in between; a name may introduce its list: 혁신사업인 ▲…."""
    bullet = BULLET.search(text, start, end + 1)
    return (
        bullet is not None
        and _CLOSED.search(text, bullet.end(), end) is None
        and re.fullmatch(r"[’”'\"」』>]?(?:인|은|는|:|으로는)\s?", text[start : bullet.start()]) is None
    )


def _labels_item(text: str, mention: ProgramMention) -> bool:
    """Whether a mention in brackets heads its line: ○ (전문인력) …."""
    return (
        mention.source == "again" and re.search(r"(?:^|\n)[^\w\n]{0,6}[(<\[]$", text[: mention.start][-9:]) is not None
    )


_ROUND = re.compile(r"[()]")


def _shut_away(text: str, start: int, end: int) -> bool:
    """Whether the bracket that holds a mention closes before the figure: (… 지원사업 199명 등), 상담 3220명."""
    depth = 0
    for mark in _ROUND.finditer(text, start, end):
        depth += 1 if mark[0] == "(" else -1
        if depth < 0:
            return True
    return False


def counted_for(text: str, quantities: list[Quantity], i: int, here: list[ProgramMention]) -> ProgramMention | None:
    """In English the name that the figure is for: 336 positions for the Hope Jobs initiative."""
    limit = quantities[i + 1].start if i + 1 < len(quantities) else quantities[i].end + 50
    for mention in here:
        if quantities[i].end <= mention.start <= min(limit, quantities[i].end + 50):
            return mention if re.search(r"\bfor\sthe\s[‘'“\"]?$", text[quantities[i].end : mention.start]) else None
    return None


def own_label(text: str, quantities: list[Quantity], i: int, mention: ProgramMention) -> bool:
    """Whether another item with a label of its own stands in between: A 20억원, 청년 창업 8억원."""
    begun = False
    for previous, following in itertools.pairwise(quantities[: i + 1]):
        if previous.start < mention.end:
            continue
        if not begun and _AT_ONCE.fullmatch(text, mention.end, previous.start) is None:
            return False
        begun = True
        label = _LABEL.fullmatch(text, previous.end, following.start)
        if label is not None and previous.kind == following.kind:
            return True
    return False


_GIVEN_BY = re.compile(
    r"(?:까지|씩|의|을|를|에게|한도로|한도의)?\s?[^.;,·•▲△\n‘’“”]{0,44}?"
    r"(?:지원|지급|제공|보조|보전|융자|채용|고용|선발|양성|배치|참여|참가|[주뽑돕])(?:하는|해\s주는|는|하던|한)\s(?!한편|가운데|반면|동시|데다|것|등)(?:[가-힣]{1,8}\s)?[‘'“\"「『<]?"
)
"""Between a figure and the programme whose own clause holds it: 월 100만 원을 지원하는 조선업 일자리도약장려금."""


def described_by(text: str, quantity: Quantity, here: list[ProgramMention]) -> ProgramMention | None:
    """The programme close behind the figure in whose describing clause it stands, None without one."""
    following = next((m for m in here if m.start >= quantity.end), None)
    if following is None or following.source in ("centre", "plan", "plan law"):
        return None
    return following if _GIVEN_BY.fullmatch(text, quantity.end, following.start) is not None else None


def close_behind(text: str, quantities: list[Quantity], i: int, mention: ProgramMention) -> bool:
    """Whether the name follows the figure in its clause, no other figure between: 12억 원을 들여 ‘…’ 사업을 편다."""
    between = text[quantities[i].end : mention.start]
    if _SPENT_ON.fullmatch(between) or _SPENT_AT_ONCE.fullmatch(between):
        return True
    return (
        len(between) <= 30
        and not _REFLECTED.match(text, mention.end)
        and not LISTED.match(text, mention.end)
        and not re.search(r"[.;·•(▲△]|(?:했고|하고|[가-힣](?:며|지만|는데)),?\s|,\s", between)
        and not any(quantities[i].end <= q.start < mention.start for q in quantities)
    )


_FIRST_OF_LIST = re.compile(r"\s?\d[\d,.천만억조\s]{0,12}여?\s?(?:명|개|원),\s[^.\n]{2,100}\s등\s?$")


def one_of_list(text: str, mention: ProgramMention, sentence: Sentence) -> bool:
    """Whether a heading names a programme only as the first of several: 공공근로 등, 공공근로 4억 원, 숲 2억 원 등."""
    return LISTED.match(text, mention.end) is not None or (
        _FIRST_OF_LIST.match(text, mention.end, sentence.end) is not None
    )
