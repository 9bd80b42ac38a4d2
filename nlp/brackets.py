"""Brackets: which quantity a bracketed one details, as in "60억 원(시비 35억 원, 구비 25억 원)"."""

from __future__ import annotations

import re

from nlp.draft import Draft

_BRACKET = re.compile(r"[()\[\]（）]")
_OPENINGS = "([（"
REACH = 400
"""Characters within which an opening bracket is looked for."""
GAP = 12
"""Characters that may stand between a quantity and the bracket that details it (60억 원 규모(…))."""


def find_hosts(draft: Draft) -> list[int | None]:
    """For each quantity the index of the one right before the brackets that hold it, None outside such brackets."""
    return [_host(draft, index) for index in range(len(draft.quantities))]


def _host(draft: Draft, index: int) -> int | None:
    quantity = draft.quantities[index]
    sentence = draft.sentences[quantity.sentence]
    opening = _opening(draft.text, max(sentence.start, quantity.start - REACH), quantity.start)
    if opening is None:
        return None
    for candidate in range(index - 1, -1, -1):
        other = draft.quantities[candidate]
        if other.sentence != sentence.index:
            return None
        if other.end <= opening:
            return candidate if opening - other.end <= GAP else None
    return None


def _opening(text: str, floor: int, end: int) -> int | None:
    """Where the innermost bracket that is open at `end` begins."""
    if all(text.find(mark, floor, end) < 0 for mark in _OPENINGS):
        return None
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(text, floor, end))):
        if bracket[0] in ")]）":
            depth += 1
        elif depth == 0:
            return bracket.start()
        else:
            depth -= 1
    return None
