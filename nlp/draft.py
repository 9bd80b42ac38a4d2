"""The working sheet of one reading: what each rule module has found so far in a document, for the next one to use.

The order is fixed (pipeline.py): furniture → layout → quantities → regions → periods → programs → roles → facts.
What is made by the hundred is not frozen, though nobody changes it: a frozen dataclass takes five times as long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from nlp.figures import Amount, Direction, Evidence, Kind, Per, Qualifier, Role

if TYPE_CHECKING:
    from nlp.period_calendar import Calendar

LineKind = Literal["headline", "subhead", "text", "item", "table", "caption", "dateline"]


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence, or a line that stands for one (headline, list item, table row). `line`, `paragraph` count from 0.

    `level` is the depth of a list item (0 for text), `parent` the index of the sentence or heading above it.
    """

    index: int
    start: int
    end: int
    line: int
    paragraph: int
    kind: LineKind
    level: int = 0
    parent: int | None = None


@dataclass(slots=True)
class Quantity:
    """A number with its unit, and the meaning that the rule modules give it. Offsets are code points in the text."""

    start: int
    end: int
    kind: Kind
    low: Amount
    high: Amount
    unit: str
    sentence: int
    qualifier: Qualifier = "exact"
    per: Per | None = None
    each: bool = False
    noun: str = ""
    """The counted noun where one was found: 일자리, 기업, 자치구 ..."""
    regions: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    programs: tuple[str, ...] = ()
    role: Role | None = None
    direction: Direction | None = None
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True, unsafe_hash=True)
class RegionMention:
    """A place or acting office in the text; `code` None where a homonym stayed undecided; `role` what it does."""

    start: int
    end: int
    code: str | None
    role: Literal["place", "office", "dateline", "name"] = "place"


@dataclass(slots=True, unsafe_hash=True)
class PeriodMention:
    """Characters that say when. Years None where nothing resolves them (올해 without a publication date)."""

    start: int
    end: int
    years: tuple[int, int] | None
    rule: str
    base: bool = False
    """Whether it is the base of a comparison (지난해보다, 전년 대비)."""


@dataclass(slots=True, unsafe_hash=True)
class ProgramMention:
    """A programme's name; `name` is its first or fullest form in the document, `start`-`end` this mention."""

    start: int
    end: int
    name: str
    source: str = "named"
    """What gave the name away: quoted, bracketed, scheme, plan, centre ... (`nlp.program_grammar.Source`)."""


@dataclass(slots=True)
class Draft:
    """One document being read. `headline` is the title's span within `text`, `office` the publisher's region code."""

    text: str
    lang: Literal["ko", "en"]
    published: date | None = None
    office: str | None = None
    headline: tuple[int, int] | None = None
    left_out: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    regions: list[RegionMention] = field(default_factory=list)
    periods: list[PeriodMention] = field(default_factory=list)
    programs: list[ProgramMention] = field(default_factory=list)
    acting: tuple[str | None] | None = None
    """The code of the acting office, once it was asked for."""
    hosts: list[int | None] | None = None
    """For each quantity the one whose brackets hold it, once that was asked for."""
    heads: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """The spans of headline and lead by sentences of the body, once they were asked for."""
    office_words: dict[int, list[tuple[str, int, int]]] | None = None
    """Where words like 시는 or 도내 stand, by sentence, once they were asked for."""
    calendar: Calendar | None = None
    """What 올해 means, once it was asked for."""

    def sentence_text(self, index: int) -> str:
        """The characters of sentence `index`."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]
