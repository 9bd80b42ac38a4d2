"""Headline and lead: the part of a release that says what it is about."""

from __future__ import annotations

import re

from nlp.draft import Draft

SHORTEST = 30
"""Characters of the shortest sentence that opens a body."""
_NEAR = 3  # long lines among which the one that opens the body is looked for
_TOLD = re.compile(r"(?:다|요|음|함|임|됨)[.\s”’\"')]*$|[.!?][”’\"')]*$")
"""How a sentence ends, unlike a subtitle."""


def head_of(draft: Draft, sentences: int = 4) -> list[tuple[int, int]]:
    """Return the spans of the headline, the subheads above the body, and the body's first `sentences`."""
    prose = [s for s in draft.sentences[:60] if s.kind in ("text", "item")]
    long = [i for i, s in enumerate(prose) if s.end - s.start >= SHORTEST]
    opening = (
        i for i in long[:_NEAR] if prose[i].kind != "item" or _TOLD.search(draft.text, prose[i].start, prose[i].end)
    )
    lead = next(opening, long[0] if long else len(prose))
    body = prose[lead : lead + sentences]
    first = body[0].index if body else min(6, len(draft.sentences))
    return [
        (s.start, s.end)
        for s in (*draft.sentences[:first], *body)
        if s.kind in ("headline", "subhead", "text", "item", "caption")
    ]
