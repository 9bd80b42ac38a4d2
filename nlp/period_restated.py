"""The period of a mention that has none of its own and restates a figure which has: a headline, a large goal."""

from __future__ import annotations

from nlp.draft import Quantity
from nlp.period_scope import UNDER, Scope, settle

_LARGE = 10_000


def restate(scope: Scope) -> None:
    """A figure of the headline that has no period of its own takes that of the figure which it restates."""
    draft = scope.draft
    now = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    told: dict[tuple[str, float, float], list[Quantity]] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        if (quantity.sentence not in heads or _is_large(quantity)) and _has_own_period(quantity):
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
        if restated is not None and takes and not _has_own_period(quantity):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, restated.years, "the figure that it restates", (restated.start, restated.end))


def _measure(quantity: Quantity) -> tuple[str, float, float]:
    """What makes two mentions one quantity; jobs and the people who hold them are counted alike."""
    return ("jobs" if quantity.kind == "people" else quantity.kind, quantity.low, quantity.high)


def _is_large(quantity: Quantity) -> bool:
    """Whether two mentions of the number are hardly two quantities: a goal of 70만개."""
    return quantity.kind in ("jobs", "people") and quantity.low >= _LARGE


def _by_publication(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule == "the document's period: published" for e in quantity.evidence)


def _has_own_period(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule.startswith(("period", UNDER)) for e in quantity.evidence)
