"""The period of a mention that has none of its own and restates a figure which has: a headline, a large goal."""

from __future__ import annotations

from nlp.draft import Quantity
from nlp.period_calendar import Years
from nlp.period_scope import UNDER, Scope, settle

_LARGE = 10_000
_PARTS = 4  # parts that a total is looked for in
_SMALLEST_TOTAL = 20  # smaller sums fall together by chance


def restate(scope: Scope) -> None:
    """A figure of the headline that has no period of its own takes that of the figure which it restates."""
    draft = scope.draft
    now = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    told: dict[tuple[str, float, float], list[Quantity]] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        own = _has_own_period(quantity) and not (quantity.sentence in heads and _names_term(quantity))
        if (quantity.sentence not in heads or _is_large(quantity)) and own:
            told.setdefault(_measure(quantity), []).append(quantity)
    chosen: dict[tuple[str, float, float], Quantity] = {}
    for measure, every in told.items():
        found = every
        if len({q.years for q in every}) > 1:
            found = [q for q in every if q.years is not None and q.years[1] >= now]  # a headline tells the news
        if found and (len({q.years for q in found}) == 1 or _is_large(found[0])):
            chosen[measure] = found[0]
    for quantity in draft.quantities:
        restated = chosen.get(_measure(quantity))
        takes = quantity.sentence in heads or (_is_large(quantity) and _by_publication(quantity))
        named = quantity.sentence in heads and _names_term(quantity)
        if restated is not None and takes and (named or not _has_own_period(quantity)):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, restated.years, "the figure that it restates", (restated.start, restated.end))


def sum_up(scope: Scope) -> None:
    """A total without a period of its own takes the years of the parts that make it up: 75억 by 2019, 120억 by 2020."""
    totals: dict[tuple[str, float], Quantity] = {}
    years: dict[tuple[str, float], Years] = {}
    parts: dict[str, list[Quantity]] = {}
    for quantity in scope.draft.quantities:
        if quantity.low == quantity.high and quantity.years is not None and _has_own_period(quantity):
            parts.setdefault(_measure(quantity)[0], []).append(quantity)
    for kind, listed in parts.items():
        for i, first in enumerate(listed):
            for count in range(2, min(_PARTS, len(listed) - i) + 1):
                told = [q.years for q in listed[i : i + count] if q.years]
                if len(set(told)) > 1:
                    key = (kind, sum(q.low for q in listed[i : i + count]))
                    totals.setdefault(key, first)
                    years.setdefault(key, (min(y[0] for y in told), max(y[1] for y in told)))
    for quantity in scope.draft.quantities if totals else ():
        key = (_measure(quantity)[0], quantity.low)
        if key in totals and quantity.low >= _SMALLEST_TOTAL and _by_document(quantity):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, years[key], "the parts that it sums up", (totals[key].start, totals[key].end))


def _measure(quantity: Quantity) -> tuple[str, float, float]:
    """What makes two mentions one quantity; jobs and the people who hold them are counted alike."""
    return ("jobs" if quantity.kind == "people" else quantity.kind, quantity.low, quantity.high)


def _is_large(quantity: Quantity) -> bool:
    """Whether two mentions of the number are hardly two quantities: a goal of 70만개."""
    return quantity.kind in ("jobs", "people") and quantity.low >= _LARGE


def _by_publication(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule == "the document's period: published" for e in quantity.evidence)


def _by_document(quantity: Quantity) -> bool:
    found = next((e.rule for e in quantity.evidence if e.field == "years"), "")
    return found in ("the document's period: published", "the document's period: relative")


def _has_own_period(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule.startswith(("period", UNDER)) for e in quantity.evidence)


def _names_term(quantity: Quantity) -> bool:
    """Whether the period before a figure of the headline may but name the plan: 민선 8기 종합계획."""
    return any(e.field == "years" and e.rule == "period before it: term" for e in quantity.evidence)
