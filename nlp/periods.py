"""The years that a figure is about.

Korean puts the time before what it governs, so a figure takes the nearest period before it in its clause; what is
only the base of a comparison (지난해보다) or tells when something else began (2010년 시작된) governs nothing. A figure
without a period of its own takes that of the whole it stands in brackets after, of another mention of the same
quantity, or what `nlp.period_context` finds around its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.period_calendar import calendar_of
from nlp.period_document import document_period
from nlp.period_mentions import find_periods
from nlp.period_restated import pledge, restate, split_up, sum_up, tell_apart
from nlp.period_scope import Scope
from nlp.period_sentence import LABEL, read_sentence
from nlp.period_surveys import survey

__all__ = ["assign_years", "find_periods"]

_UNFINISHED = re.compile(r"(?:[가-힣]해|하여|들여)$")
_HALF_YEAR = 6
_ENDS = ".!?다:”\"'’"


def assign_years(draft: Draft) -> None:
    """Set `years` of every quantity of `draft`, with evidence; `draft.periods` and `draft.sentences` must be filled."""
    calendar = calendar_of(draft)
    scope = Scope(draft, calendar, None, calendar.shift(0), [m.start for m in draft.periods])
    scope.default = document_period(scope)
    _turn_ahead(scope)
    text = draft.text
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    header: list[PeriodMention] = []
    for sentence in draft.sentences:
        mentions = scope.mentions(sentence.start, sentence.end)
        quantities = by_sentence.get(sentence.index, [])
        if sentence.kind == "table" and mentions and len(mentions) > 1 and not quantities:
            header, scope.head = mentions, sentence.start
        elif sentence.kind != "table":
            header = []
        _run_on(scope, sentence)
        if sentence.kind not in ("item", "table"):
            label = not quantities and sentence.end - sentence.start <= LABEL and text[sentence.end - 1] not in ".다"
            scope.above = _first_leading(mentions) if label else None
        if mentions or quantities:
            read_sentence(scope, sentence, mentions, quantities, header)
            survey(scope, sentence)
    restate(scope)
    split_up(scope)
    tell_apart(scope)
    sum_up(scope)
    pledge(scope)


def _first_leading(mentions: list[PeriodMention]) -> PeriodMention | None:
    """The period of a label line over the items that follow it: 임금(2023년 기준)."""
    return next((m for m in mentions if not m.base and m.rule in ("year", "relative", "range", "half")), None)


def _turn_ahead(scope: Scope) -> None:
    """Take 전년 as the year before the one that the document is about, where that is the next."""
    now, ahead = scope.published, scope.default
    if now is None or ahead is None or ahead.years is None or ahead.years != (now[0] + 1, now[0] + 1):
        return
    draft = scope.draft
    for i, mention in enumerate(draft.periods):
        words = draft.text[mention.start : mention.end]
        if mention.rule == "relative" and (
            words.startswith("전년") or (mention.base and words.startswith("last year"))
        ):
            draft.periods[i] = replace(mention, years=now)
        elif mention.rule == "half" and mention.years == now and words.startswith("상반기") and _is_late(scope):
            draft.periods[i] = replace(mention, years=ahead.years)


def _is_late(scope: Scope) -> bool:
    """Whether the first half of the year of publication is over, as far as is known."""
    return scope.calendar.month is None or scope.calendar.month > _HALF_YEAR


def _run_on(scope: Scope, sentence: Sentence) -> None:
    """Carry the period of an unfinished line over to the next one."""
    if not sentence.index or sentence.kind != "text":
        return
    last = scope.draft.sentences[sentence.index - 1]
    if last.line == sentence.line:
        return
    broken = last.kind == "text" and scope.draft.text[last.end - 1] not in _ENDS and last.line + 1 == sentence.line
    if broken or _UNFINISHED.search(scope.draft.text, max(last.start, last.end - 3), last.end):
        scope.runs_on.add(sentence.index)
        if last.line in scope.carried:
            scope.carried[sentence.line] = scope.carried[last.line]
