"""What a reader returns: figures, each a quotation with its meaning, and what the document as a whole is about.

The meaning of every field follows the labelling guideline that the codebook repeats: kinds and units in its section 3,
values and qualifiers in 4, roles in 5, regions in 6, years in 7, programmes in 8.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["money", "jobs", "people", "organizations", "projects", "rate", "duration", "other"]
Qualifier = Literal["exact", "approx", "at_least", "at_most", "over", "under"]
Per = Literal["hour", "day", "month", "year"]
Direction = Literal["increase", "decrease"]
Role = Literal[
    "budget_total",
    "budget_national",  # 국비
    "budget_province",  # 도비, 시비 of a special or metropolitan city
    "budget_district",  # 구비, 군비, 시비 of a basic city
    "budget_change",
    "wage",
    "subsidy_per_person",
    "investment",
    "loan",
    "change",
    "previous",
    "target",
    "planned",
    "recruited",
    "achieved",
    "participants",
    "other",
]
Amount = int | float
"""Won and counts are exact integers, rates and fractional durations (months) are floats."""

COUNTRY = "KR"
"""The region code that stands for 대한민국, the whole country."""


class Evidence(NamedTuple):
    """Why a field has its value: the rule that decided, and the characters it saw (start == end where it saw none)."""

    field: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention of a quantity. Offsets are code points in the text as given, ends exclusive.

    `regions` holds codes of the region table (or COUNTRY); several only for joint or `each` figures, none when unknown.
    `programs` holds names as they stand in the text. `fact` numbers the quantity that this mention states: mentions of
    one quantity share it; `part_of` is the fact of which this one is a part: only facts that are nobody's part add up.
    """

    start: int
    end: int
    surface: str
    sentence_start: int
    sentence_end: int
    kind: Kind
    low: Amount | None
    high: Amount | None
    unit: str
    qualifier: Qualifier = "exact"
    role: Role | None = None
    per: Per | None = None
    each: bool = False
    regions: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    programs: tuple[str, ...] = ()
    fact: int = 0
    part_of: int | None = None
    direction: Direction | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says: its figures in order of position, and the places and programmes that it names.

    `regions` are the codes of all places named or acting, `title_region` that of the headline (None if national or
    unknown), `programs` all programme names, `left_out` the spans not read because they are page furniture.
    """

    figures: tuple[Figure, ...] = ()
    regions: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    title_region: str | None = None
    left_out: tuple[tuple[int, int], ...] = field(default=())


def check(reading: Reading, text: str) -> None:
    """Raise ValueError unless every figure quotes `text`, lies in its sentence and names existing facts."""
    facts = {figure.fact for figure in reading.figures}
    for figure in reading.figures:
        if not 0 <= figure.start < figure.end <= len(text) or text[figure.start : figure.end] != figure.surface:
            raise ValueError(f"figure at {figure.start}-{figure.end} does not quote its text: {figure.surface!r}")
        if not (figure.sentence_start <= figure.start and figure.end <= figure.sentence_end <= len(text)):
            raise ValueError(f"figure at {figure.start}-{figure.end} lies outside its sentence")
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            raise ValueError(f"figure at {figure.start}-{figure.end} has low above high")
        if figure.part_of is not None and (figure.part_of not in facts or figure.part_of == figure.fact):
            raise ValueError(f"figure at {figure.start}-{figure.end} is part of an unknown fact")
