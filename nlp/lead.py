"""Headline and lead: the part of a release that says what it is about."""

from __future__ import annotations

from nlp.draft import Draft


def head_of(draft: Draft, sentences: int = 4) -> list[tuple[int, int]]:
    """Return the spans of the headline, the subheads above the body, and the body's first `sentences`."""
    prose = [s for s in draft.sentences[:60] if s.kind in ("text", "item")]
    lead = next((i for i, s in enumerate(prose) if s.end - s.start >= 30), len(prose))
    body = prose[lead : lead + sentences]
    first = body[0].index if body else min(6, len(draft.sentences))
    return [
        (s.start, s.end)
        for s in (*draft.sentences[:first], *body)
        if s.kind in ("headline", "subhead", "text", "item", "caption")
    ]
