"""Long texts cut into stretches that are read one by one, so that memory stays bounded and time in proportion.

A release is far shorter than a stretch and is always read as one. What is longer is a file of another kind; its
stretches share the publisher's office, and each links its facts by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from nlp.figures import Evidence, Figure, Reading
from nlp.layout import border

LONGEST = 300_000
"""Characters of the longest stretch: about a hundred printed pages."""


class Stretch(NamedTuple):
    """The characters start..end of the text number `part`."""

    part: int
    start: int
    end: int


def stretches(texts: Sequence[str], longest: int = LONGEST) -> list[list[Stretch]]:
    """Groups of at most `longest` characters, in order, that cover all texts; one group where they fit together.

    A text is cut only where it is longer than a group by itself, and then between paragraphs where it has any.
    """
    groups: list[list[Stretch]] = [[]]
    room = longest
    for part, text in enumerate(texts):
        start = 0
        if groups[-1] and room < len(text):
            groups.append([])
            room = longest
        while len(text) - start > room:
            end = border(text, start + room // 2, start + room)
            groups[-1].append(Stretch(part, start, end))
            groups.append([])
            start, room = end, longest
        groups[-1].append(Stretch(part, start, len(text)))
        room -= len(text) - start
    return groups


def put_together(groups: Iterable[tuple[Sequence[Stretch], Sequence[Reading]]], texts: int) -> list[Reading]:
    """One Reading for each text from those of its stretches: offsets of the text, facts numbered on through all."""
    figures: list[list[Figure]] = [[] for _ in range(texts)]
    left_out: list[list[tuple[int, int]]] = [[] for _ in range(texts)]
    regions: dict[str, None] = {}
    programs: dict[str, None] = {}
    title_region: str | None = None
    facts = 0
    for number, (group, readings) in enumerate(groups):
        for stretch, reading in zip(group, readings, strict=True):
            figures[stretch.part] += _moved(reading.figures, stretch.start, facts)
            left_out[stretch.part] += [(start + stretch.start, end + stretch.start) for start, end in reading.left_out]
        regions |= dict.fromkeys(readings[0].regions)
        programs |= dict.fromkeys(readings[0].programs)
        title_region = title_region if number else readings[0].title_region
        facts += 1 + max((figure.fact for reading in readings for figure in reading.figures), default=-1)
    return [
        Reading(tuple(found), tuple(regions), tuple(programs), title_region, tuple(spans))
        for found, spans in zip(figures, left_out, strict=True)
    ]


class _Places(dict[int, int]):
    """The offsets of a stretch that begins at `by`, as those of the text; each is kept once."""

    def __init__(self, by: int) -> None:
        self.by = by

    def __missing__(self, offset: int) -> int:
        moved = self[offset] = offset + self.by
        return moved


class _Seen(dict[Evidence, Evidence]):
    """The evidence of a stretch at its place in the text; evidence that saw nothing stays as it is.

    Figures of one paragraph share much of it, and what they share is kept once: ten million characters hold half a
    million pieces.
    """

    def __init__(self, places: _Places) -> None:
        self.places = places

    def __missing__(self, seen: Evidence) -> Evidence:
        name, rule, start, end = seen
        moved = self[seen] = Evidence(name, rule, self.places[start], self.places[end]) if end else seen
        return moved


def _moved(figures: Sequence[Figure], by: int, facts: int) -> list[Figure]:
    """Figures of a stretch that begins at `by`, with `facts` facts before it, at their places in the text."""
    places = _Places(by)
    evidence = _Seen(places)
    return [
        replace(
            figure,
            start=places[figure.start],
            end=places[figure.end],
            sentence_start=places[figure.sentence_start],
            sentence_end=places[figure.sentence_end],
            fact=figure.fact + facts,
            part_of=None if figure.part_of is None else figure.part_of + facts,
            evidence=tuple([evidence[seen] for seen in figure.evidence]),
        )
        for figure in figures
    ]
