"""Headline and lead: the part of a release that says what it is about."""

from __future__ import annotations

import re
from itertools import zip_longest

from nlp.draft import Draft, Sentence

SHORTEST = 30
"""Characters of the shortest sentence that opens a body."""
_NEAR = 3  # long lines among which the one that opens the body is looked for
_BROKEN = 40
"""Characters of a line at most that is only a part of its sentence."""
_LINES = 4
_TOLD = re.compile(r"(?:다|요|음|함|임|됨)[.\s”’\"')]*$|[.!?][”’\"')]*$")
"""How a sentence ends, unlike a subtitle."""


def _first_told(draft: Draft, prose: list[Sentence], count: int) -> list[Sentence]:
    """The first `count` sentences; lines that a broadcaster breaks for the eye are one up to the line that ends it."""
    body: list[Sentence] = []
    for sentence, following in zip_longest(prose, prose[1:]):
        body.append(sentence)
        broken = (
            following is not None
            and sentence.kind == following.kind == "text"
            and sentence.end - sentence.start <= _BROKEN
            and following.line == sentence.line + 1
            and following.start - sentence.end <= 1
            and _TOLD.search(draft.text, sentence.start, sentence.end) is None
        )
        count -= 0 if broken else 1
        if not count:
            break
    return body


def head_of(draft: Draft, sentences: int = 4) -> list[tuple[int, int]]:
    """Return the spans of the headline, the subheads above the body, and the body's first `sentences`."""
    if sentences not in draft.heads:
        draft.heads[sentences] = _head_of(draft, sentences)
    return draft.heads[sentences]


def _head_of(draft: Draft, sentences: int) -> list[tuple[int, int]]:
    prose = [s for s in draft.sentences[:60] if s.kind in ("text", "item")]
    long = [i for i, s in enumerate(prose) if s.end - s.start >= SHORTEST]
    opening = (
        i for i in long[:_NEAR] if prose[i].kind != "item" or _TOLD.search(draft.text, prose[i].start, prose[i].end)
    )
    lead = next(opening, long[0] if long else len(prose))
    body = _first_told(draft, prose[lead : lead + _LINES * sentences], sentences)
    first = body[0].index if body else min(6, len(draft.sentences))
    return [
        (s.start, s.end)
        for s in (*draft.sentences[:first], *body)
        if s.kind in ("headline", "subhead", "text", "item", "caption")
    ]
