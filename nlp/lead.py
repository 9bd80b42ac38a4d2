"""Headline and lead: the part of a release that says what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from nlp.draft import Draft, Sentence

SHORTEST = 30
"""Characters of the shortest sentence that opens a body."""
_NEAR = 3  # long lines among which the one that opens the body is looked for
_BROKEN = 40
"""Characters of a line at most that is only a part of its sentence."""
_LINES = 4
"""Lines that one sentence may be broken into."""
_MOST = 4
_TOLD = re.compile(r"(?:다|요|음|함|임|됨)[.\s”’\"')]*$|[.!?][”’\"')]*$")
"""How a sentence ends, unlike a subtitle."""


def head_of(draft: Draft, sentences: int = 4) -> list[tuple[int, int]]:
    """Return the spans of the headline, the subheads above the body, and the body's first `sentences`, at most four."""
    if not draft.heads:
        draft.heads = _heads(draft)
    return draft.heads[sentences]


def _heads(draft: Draft) -> dict[int, list[tuple[int, int]]]:
    """By the number of sentences of the body, what stands above it and so many of them."""
    prose = [s for s in draft.sentences[:60] if s.kind in ("text", "item")]
    long = [i for i, s in enumerate(prose) if s.end - s.start >= SHORTEST]
    opening = (
        i for i in long[:_NEAR] if prose[i].kind != "item" or _TOLD.search(draft.text, prose[i].start, prose[i].end)
    )
    lead = next(opening, long[0] if long else len(prose))
    body = prose[lead : lead + _LINES * _MOST]
    first = body[0].index if body else min(6, len(draft.sentences))
    above = [
        (s.start, s.end)
        for s in draft.sentences[:first]
        if s.kind in ("headline", "subhead", "text", "item", "caption")
    ]
    told = [*_told(draft, body), *[len(body)] * _MOST]
    return {
        count: above + [(s.start, s.end) for s in body[: min(told[count - 1], _LINES * count)]]
        for count in range(1, _MOST + 1)
    }


def _told(draft: Draft, lines: list[Sentence]) -> Iterator[int]:
    """After how many lines each sentence ends; those that a broadcaster breaks for the eye are one up to its last."""
    for count, (line, following) in enumerate(zip_longest(lines, lines[1:]), start=1):
        broken = (
            following is not None
            and line.kind == following.kind == "text"
            and line.end - line.start <= _BROKEN
            and following.line == line.line + 1
            and following.start - line.end <= 1
            and _TOLD.search(draft.text, line.start, line.end) is None
        )
        if not broken:
            yield count
