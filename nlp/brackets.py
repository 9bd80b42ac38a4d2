"""Brackets: which quantity a bracketed one details, as in "60억 원(시비 35억 원, 구비 25억 원)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.draft import Draft

_BRACKET = re.compile(r"[()\[\]（）]")
_OPENINGS = "([（"
REACH = 400
"""Characters within which an opening bracket is looked for."""
GAP = 12
"""Characters that may stand between a quantity and the bracket that details it (60억 원 규모(…))."""


def find_hosts(draft: Draft) -> list[int | None]:
    """For each quantity the index of the one right before the brackets that hold it, None outside such brackets."""
    if draft.hosts is None:
        draft.hosts = [_host(draft, index, opening) for index, opening in enumerate(_openings(draft))]
    return draft.hosts


def _host(draft: Draft, index: int, opening: int | None) -> int | None:
    """The quantity that ends at most GAP characters before `opening`, in the sentence of quantity `index`."""
    if opening is None:
        return None
    for candidate in range(index - 1, -1, -1):
        other = draft.quantities[candidate]
        if other.sentence != draft.quantities[index].sentence:
            return None
        if other.end <= opening:
            return candidate if opening - other.end <= GAP else None
    return None


def _openings(draft: Draft) -> Iterator[int | None]:
    """For each quantity where the innermost bracket begins that is open before it in its sentence."""
    sentence = -1
    brackets: Iterator[re.Match[str]] = iter(())
    following: re.Match[str] | None = None
    opened: list[int] = []
    for quantity in draft.quantities:
        if quantity.sentence != sentence:
            sentence, within = quantity.sentence, draft.sentences[quantity.sentence]
            brackets = _BRACKET.finditer(draft.text, within.start, within.end)
            following = next(brackets, None)
            opened.clear()
        while following is not None and following.start() < quantity.start:
            if following[0] in _OPENINGS:
                opened.append(following.start())
            elif opened:
                opened.pop()
            following = next(brackets, None)
        yield opened[-1] if opened and opened[-1] >= quantity.start - REACH else None
