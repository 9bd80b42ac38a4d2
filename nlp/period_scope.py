"""What is known while the figures of a document are read in order, and how a figure gets its years."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.figures import Evidence
from nlp.period_calendar import Calendar, Years

SILENT = frozenset({"origin", "limit", "milestone"})  # mentions that govern no figure behind them
A_DAY = re.compile(r"월\s?\d{1,2}\s?일")
"""In a mention: a day, of a dateline or an event, that is no period of a plan."""
_STOCK = re.compile(
    r"(?:취업자\s?수?|(?:상용근로자|피보험자|경제활동인구|종사자|인구)\s?수?|재직자\s?수)(?:는|를|을|도|가)?\s(?:약\s|총\s)?$"
)
_REACHES = re.compile(
    r"(?:여\s?)?(?:까지\s?|\s?수준)?(?:에\s(?:이르|다다르)|(?:으로|로|까지)\s(?:크게\s|대폭\s|단계적으로\s)?(?:늘[리려린릴어]|늘[리린]다|확대|끌어올|높[이여인일]|유지|키우|키[운울워]))"
)
"""Behind a figure: it is the level that is to be reached."""
_EN_TO_LEVEL = re.compile(
    r"\b(?:increas|rais|expand|boost|grow)[a-z]{0,4}\b[^.;\d]{0,60}\sto\s(?:about\s|some\s|around\s)?$", re.IGNORECASE
)
SINCE_THEN = ("since", "to date", "past_years", "term")  # rules of periods that run over years which are past
ON_THE_DAY = re.compile(r"(?<![가-힣])이날\s")
"""Between a span of years and a figure: the figure is of the day that the text tells of."""
NEXT_QUOTATION = re.compile(r"[”\"’]\s?(?:라|이라)?(?:며|면서|고)\s[^“\"\n]{0,16}[“\"]")
"""Where one quotation ends and the next of the same sentence begins."""
_EN_STOCK = re.compile(r"\s(?:employed\s(?:persons|people)|people\sin\s(?:work|employment)|persons\semployed)\b")
_YEARLY = re.compile(r"연간\s(?:[가-힣]{1,6}\s)?(?:약\s)?$")
_MANY = 200  # mentions among which a plan is looked for
_SHORTEST = 20  # characters of half of the shortest statement; menus and labels are shorter
_NEAR = 16  # characters before a figure in which it is called one of a year
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
    rewarded: int = -1
    """The last sentence that told what an award brings."""
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


def dated_by(quantity: Quantity) -> str:
    """The rule that gave a figure its years, "" where none did."""
    for seen in reversed(quantity.evidence):  # no generator: this is asked six times of every figure
        if seen.field == "years":
            return seen.rule
    return ""


def years_for(scope: Scope, quantity: Quantity, mention: PeriodMention) -> Years | None:
    """The years of `mention` as `quantity` has them: a level is reached at the end of a plan, a sum over all of it."""
    if mention.rule == "term" and _YEARLY.search(scope.draft.text, max(0, quantity.start - _NEAR), quantity.start):
        return scope.published
    if mention.years and mention.rule == "until" and (quantity.kind == "rate" or _is_level(scope.draft.text, quantity)):
        return (mention.years[1], mention.years[1])
    return mention.years


def _is_level(text: str, quantity: Quantity) -> bool:
    """Whether a figure is what is to stand at the end of a plan: 취업자 수 9천명, 3만개에 이르게, 50곳으로 늘려."""
    if quantity.kind == "duration":
        return False
    measured = _STOCK.search(text, max(0, quantity.start - 16), quantity.start) is not None
    return (
        measured
        or _REACHES.match(text, quantity.end) is not None
        or (
            _EN_TO_LEVEL.search(text, max(0, quantity.start - 90), quantity.start) is not None
            or _EN_STOCK.match(text, quantity.end) is not None
        )
    )


def year_now(scope: Scope) -> int:
    """The year of publication, 0 where it is unknown."""
    return scope.published[0] if scope.published is not None else 0


def first_statement(scope: Scope) -> Sentence | None:
    """Return the first full sentence of the text."""
    for sentence in scope.draft.sentences[:30]:
        full = sentence.end - sentence.start >= 2 * _SHORTEST and scope.draft.text[sentence.end - 1] in ".다"
        if sentence.kind in ("text", "item") and full:
            return sentence
    return None


def span_of_plan(scope: Scope) -> PeriodMention | None:
    """Return the one span of years, or else the one term of office, that the document plans for."""
    now = scope.published[0] if scope.published is not None else 0
    for rules in (("until", "range"), ("term",)):
        found = [
            m for m in scope.draft.periods[:_MANY] if m.rule in rules and m.years and m.years[0] < m.years[1] > now
        ]
        if len({m.years for m in found}) == 1:
            return found[0]
        if found:
            return None
    return None
