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
            mover = _Mover(stretch.start, facts)
            figures[stretch.part] += [mover.figure(figure) for figure in reading.figures]
            left_out[stretch.part] += [(start + stretch.start, end + stretch.start) for start, end in reading.left_out]
        regions |= dict.fromkeys(readings[0].regions)
        programs |= dict.fromkeys(readings[0].programs)
        title_region = title_region if number else readings[0].title_region
        facts += 1 + max((figure.fact for reading in readings for figure in reading.figures), default=-1)
    return [
        Reading(tuple(found), tuple(regions), tuple(programs), title_region, tuple(spans))
        for found, spans in zip(figures, left_out, strict=True)
    ]


class _Mover:
    """Puts figures of a stretch, which begins at `by` and has `facts` facts before it, to their places in the text.

    Figures of one paragraph share much of their evidence, and what they share is kept once: ten million characters
    hold half a million pieces.
    """

    def __init__(self, by: int, facts: int) -> None:
        self.by = by
        self.facts = facts
        self.places: dict[int, int] = {}
        self.evidence: dict[Evidence, Evidence] = {}

    def figure(self, figure: Figure) -> Figure:
        """The figure with offsets of the text and facts numbered on."""
        return replace(
            figure,
            start=self._place(figure.start),
            end=self._place(figure.end),
            sentence_start=self._place(figure.sentence_start),
            sentence_end=self._place(figure.sentence_end),
            fact=figure.fact + self.facts,
            part_of=None if figure.part_of is None else figure.part_of + self.facts,
            evidence=tuple([self.evidence.get(seen) or self._seen(seen) for seen in figure.evidence]),
        )

    def _place(self, offset: int) -> int:
        return self.places.setdefault(offset, offset + self.by)

    def _seen(self, seen: Evidence) -> Evidence:
        """The evidence at its place; evidence that saw nothing stays as it is."""
        moved = seen._replace(start=self._place(seen.start), end=self._place(seen.end)) if seen.end else seen
        self.evidence[seen] = moved
        return moved
