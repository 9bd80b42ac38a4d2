"""Lists of places and rows of figures that pair with them, one by one.

A와 B는 각각 20명, 30명: the figures of a row go with the items of a list. A 20명, B 30명으로 각각 2명, 3명 늘어: the
places that have had a figure each take the next row in the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from nlp.draft import Quantity
from nlp.offices import TOPIC
from nlp.region_clauses import MEASURED, PAIR_GAP, Group

_PAIRED = re.compile(r"각각\s")
_ROW_GAP = re.compile(r"\s?(?:[·ㆍ・,、]|과|와)\s?(?:약\s)?")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")
_ROWS = 60
"""Figures behind a list of places that are paired with it at most."""
_NEXT_PAIR = re.compile(
    r"(?:\([^()\n]{0,30}\))?(?:으?로|이고|이며|[을를]|,|[·ㆍ・、]|과|와|\s){0,3}\s?(?:[가-힣]{1,4}\s)?"
)
"""What stands between the figure of one place and the next place."""


def respective(text: str, groups: list[Group], quantities: list[Quantity]) -> dict[int, tuple[str, int, int]]:
    """A와 B는 각각 20명(2%), 30명(3%): figures in a row pair with the items of the list, where their number agrees.

    A second row of as many figures of one kind pairs too; what stands in brackets goes with the figure before them.
    """
    pairs: dict[int, tuple[str, int, int]] = {}
    for position, group in enumerate(groups):
        size = len(group.codes)
        if size < 2:
            continue
        until = next((other.start for other in groups[position + 1 :]), len(text))
        first = bisect_left(quantities, group.end, key=lambda quantity: quantity.start)
        following = [one for one in quantities[first : first + _ROWS] if one.start < until]
        plain = _outside_brackets(text, group.end, following)
        opens = True
        while len(plain) >= size:
            row, plain = plain[:size], plain[size:]
            if not (_opens_row(text, group, row, plain) if opens else _is_row(text, row)):
                break
            for code, quantity in zip(group.codes, row, strict=True):
                pairs[quantity.start] = (code, group.start, group.end)
            opens = False
        host: tuple[str, int, int] | None = None
        for quantity in following:
            host = pairs.get(quantity.start, host)
            if host is not None and quantity.start not in pairs and quantity not in plain:
                pairs[quantity.start] = host
    return pairs


def _outside_brackets(text: str, start: int, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities that stand in no bracket opened after `start`."""
    plain: list[Quantity] = []
    depth, position = 0, start
    for quantity in quantities:
        between = text[position : quantity.start]
        depth = max(0, depth + between.count("(") - between.count(")"))
        position = quantity.start
        if not depth:
            plain.append(quantity)
    return plain


def _opens_row(text: str, group: Group, row: list[Quantity], rest: list[Quantity]) -> bool:
    """Whether the first figures behind a list pair with it: 각각 says so, or as many stand in a row behind a topic."""
    if len({quantity.kind for quantity in row}) > 1:
        return False
    if _PAIRED.search(text, group.end, row[0].start + 1):
        gaps = (_BRACKETED.sub("", text[a.end : b.start]) for a, b in pairwise(row))
        return all(re.fullmatch(r"[^\d.]{0,12}", gap) for gap in gaps)
    topic = TOPIC.match(text, group.end) or MEASURED.match(text, group.end)
    if topic is None or text[topic.end() : row[0].start].strip() not in ("", "약", "총"):
        return False
    more = rest and _ROW_GAP.fullmatch(_BRACKETED.sub("", text[row[-1].end : rest[0].start]))
    return _is_row(text, row) and not more


def _is_row(text: str, row: list[Quantity]) -> bool:
    """Whether quantities of one kind stand in a row with nothing between but the marks of a list and brackets."""
    gaps = (_BRACKETED.sub("", text[a.end : b.start]) for a, b in pairwise(row))
    return len({quantity.kind for quantity in row}) == 1 and all(_ROW_GAP.fullmatch(gap) for gap in gaps)


def in_turn(text: str, groups: list[Group], quantities: list[Quantity]) -> dict[int, tuple[str, int, int]]:
    """A 20명, B 30명으로 각각 2명, 3명 늘어: rows behind 각각 pair with the places that had a figure each before."""
    pairs: dict[int, tuple[str, int, int]] = {}
    had: list[Group] = []
    end = 0
    last = max((group.start for group in groups if not group.name), default=0)
    for group in groups:
        if group.name or group.office or len(group.codes) > 1:
            had = []
            continue
        if had and not _NEXT_PAIR.fullmatch(text, end, group.start):
            had = []
        position = bisect_left(quantities, group.end, key=lambda quantity: quantity.start)
        if position == len(quantities) or not PAIR_GAP.fullmatch(text, group.end, quantities[position].start):
            had = []
            continue
        had.append(group)
        end = quantities[position].end
        if len(had) < 2 or end < last:
            continue
        rest = _outside_brackets(text, end, quantities[position + 1 :][:_ROWS])
        said = _PAIRED.search(text, end, rest[0].start + 1) if rest else None
        row = rest[: len(had)]
        if said is None or len(row) < len(had) or not _is_row(text, row) or _more(text, row, rest):
            continue
        for one, quantity in zip(had, row, strict=True):
            pairs[quantity.start] = (one.codes[0], one.start, one.end)
    return pairs


def _more(text: str, row: list[Quantity], rest: list[Quantity]) -> bool:
    """Whether a row of figures is longer than the places."""
    after = rest[len(row) :]
    return bool(after) and _ROW_GAP.fullmatch(_BRACKETED.sub("", text[row[-1].end : after[0].start])) is not None
