"""The years of figures in a table whose head names years."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_calendar import Years
from nlp.period_scope import Scope, settle, years_for

_HEAD = 1_000  # characters of the head of a table
_TOTAL = re.compile(r"\s*(?:총|합|누)?\s?계(?:\([^()]{1,12}\))?\s*")
_CHANGE = re.compile(r"\s*(?:증감|증가|증액|차이|대비)")


def set_by_column(scope: Scope, sentence: Sentence, quantity: Quantity, header: list[PeriodMention]) -> bool:
    """Give a figure of a table whose head names years that of its column; whether there is one."""
    if sentence.kind != "table" or not header:
        return False
    text = scope.draft.text
    column = _cells(text, sentence.start, quantity.start)
    for mention in header:
        if _cells(text, scope.head, mention.start) == column:
            settle(quantity, years_for(scope, quantity, mention), "head of its column", mention)
            return True
    years = _summed_columns(text, scope.head, column, header)
    if years is not None:
        settle(quantity, years, "head of a column beside those of years", (header[0].start, header[-1].end))
    return years is not None


def _summed_columns(text: str, head: int, column: int, header: list[PeriodMention]) -> Years | None:
    """The years of a column of totals or of changes beside columns of years: 계, 증감."""
    end = text.find("\n", head)
    cells = re.split(r"[|\t]", text[head : end if end >= 0 else len(text)][:_HEAD])
    told = [m.years for m in header if m.years is not None]
    if column >= len(cells) or not told:
        return None
    if _TOTAL.fullmatch(cells[column]):
        return min(y[0] for y in told), max(y[1] for y in told)
    return max(told) if _CHANGE.match(cells[column]) else None


def _cells(text: str, start: int, at: int) -> int:
    before = text[start:at]
    return before.count("\t") or before.count("|")
