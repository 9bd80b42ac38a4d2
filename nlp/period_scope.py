"""What is known while the figures of a document are read in order, and how a figure gets its years."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from nlp.draft import Draft, PeriodMention, Quantity
from nlp.figures import Evidence
from nlp.period_calendar import Calendar, Years

SILENT = frozenset({"origin", "limit", "milestone"})  # mentions that govern no figure behind them
A_DAY = re.compile(r"월\s?\d{1,2}\s?일")
"""In a mention: a day, of a dateline or an event, that is no period of a plan."""
UNDER = "what it stands under"


@dataclass(slots=True)
class Scope:
    """What is known while the figures of a document are read in order."""

    draft: Draft
    calendar: Calendar
    default: PeriodMention | None
    published: Years | None
    starts: list[int]
    carried: dict[int, PeriodMention] = field(default_factory=dict)
    """The period that the last statement of a line leaves to the next."""
    past: PeriodMention | None = None
    """The past year that the lead tells of, in a document that speaks of the present one too."""
    surveyed: PeriodMention | None = None
    """The past year of the labour statistics that the sentence before told."""
    runs_on: set[int] = field(default_factory=set)
    """Sentences that go on with the line before them, in texts broken for the eye."""
    head: int = 0
    """Where the head of the table begins."""
    above: PeriodMention | None = None
    """The period of a label line over the items that follow it: 임금(2023년 기준)."""
    own: dict[int, PeriodMention] = field(default_factory=dict)
    """The leading period of a sentence, for what stands under it."""

    def mentions(self, start: int, end: int) -> list[PeriodMention]:
        """The mentions between two offsets."""
        return self.draft.periods[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def settle(quantity: Quantity, years: Years | None, rule: str, seen: PeriodMention | tuple[int, int] | None) -> None:
    """Set the years of `quantity` and append the evidence: the rule and the characters that it saw."""
    start, end = (0, 0) if seen is None else seen if isinstance(seen, tuple) else (seen.start, seen.end)
    quantity.years = years
    quantity.evidence.append(Evidence("years", rule, start, end))


def years_for(quantity: Quantity, mention: PeriodMention) -> Years | None:
    """The years of `mention` as `quantity` has them: a rate is reached at the end of a plan, a sum over all of it."""
    if mention.years and mention.rule == "until" and quantity.kind == "rate":
        return (mention.years[1], mention.years[1])
    return mention.years


def year_now(scope: Scope) -> int:
    """The year of publication, 0 where it is unknown."""
    return scope.published[0] if scope.published is not None else 0
