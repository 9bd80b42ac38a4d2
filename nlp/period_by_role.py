"""What the role of a figure tells of its years: a change is of the later one, a goal of the whole term of office."""

from __future__ import annotations

import re

from nlp.draft import Draft, Quantity
from nlp.figures import Evidence
from nlp.period_calendar import Years, term_years
from nlp.period_grammar import TERM
from nlp.period_scope import UNDER, dated_by
from nlp.period_tense import looks_back

_OF_THE_PLAN = tuple(f"the document's period: {rule}" for rule in ("until", "range", "term", "next_years"))
_OF_DOCUMENT = "the document's period"
_OF_CONTEXT = (_OF_DOCUMENT, "the statement before it", UNDER)
_COUNTED = frozenset({"achieved", "recruited", "participants", "other"})
_RESTATED = "the figure that it restates"
_CHANGES = frozenset({"change", "budget_change"})
_DRAWN = re.compile(
    r"(?:[을를의]|\s규모의?)?\s(?:규모의\s)?(?:투자\s?)?유치(?!\s?(?:목표|계획|할|하겠)|를\s(?:목표|위해))"
)
_GOAL_OF = re.compile(r"(?:목표|공약)(?:한|했던|인|로|액인|금액인|의)?\s(?:총\s|약\s)?$")
_PLAN_OF_TERM = re.compile(
    TERM.pattern + r"\s[‘'“「]?(?:[가-힣]{1,6}\s){0,3}?(?:일자리|고용)[가-힣\s]{0,8}?(?:종합\s?계획|종합\s?대책|공시제)"
)
_TOP = 1_500  # characters of a text in which a plan is named
_BESIDE = 12  # characters before a figure in which it is called a goal
_TERM = 4  # years
_GRANTED = frozenset({"wage", "subsidy_per_person"})
_HALF_TERM = 2  # years of a term from which on its goals were set before


def date_by_role(draft: Draft) -> None:
    """Mend the years that roles contradict; the roles of `draft.quantities` must be assigned.

    A change over several years is of the last, a goal of the whole term of office, what a term has brought of its years
    up to now; what has been counted but only has the period of a coming plan is of the year of publication.
    """
    now = draft.published.year if draft.published is not None else None
    surveyed: set[int] = set()
    terms = {m.years for m in draft.periods if m.rule in ("term", "term_to_date") and m.years}
    counted_to = {q.years[0]: q.years for q in draft.quantities if q.years and _is_to_date(q)} if terms else {}
    planned_terms = _terms_planned_for(draft)
    moved: dict[tuple[int, int], Years] = {}
    for quantity in draft.quantities:
        told = quantity.years
        rule = dated_by(quantity)
        planned = rule in _OF_THE_PLAN and told is not None and now is not None and told[1] > now
        counted = quantity.kind in ("jobs", "people") or (quantity.kind == "rate" and quantity.sentence in surveyed)
        if counted and quantity.role == "other" and planned and now is not None:
            surveyed.add(quantity.sentence)
            _give(quantity, (now, now), "statistics beside a plan")
        if now is not None and told is not None and told[0] > now and _has_been_counted(quantity, rule):
            _give(quantity, (now, now), "counted before the plan's years")
        goal = _term_of_goal(draft, quantity) if quantity.role == "target" else None
        if goal is None and rule.endswith("until"):
            goal = _plan_of_term(quantity, now, terms, planned_terms)
        if goal is not None:
            _give(quantity, goal, "goal of the whole term")
        done = _up_to_now(draft, quantity, counted_to) if rule.endswith(": term") else None
        if done is not None:
            _give(quantity, done, "what a term has brought up to now")
        if quantity.role in _GRANTED and _is_granted_now(draft, quantity, rule, now) and now is not None:
            _give(quantity, (now, now), "a grant or wage as it is now")
        if quantity.role in _CHANGES and quantity.years and _is_over(quantity.years, now):
            _give(quantity, (quantity.years[1], quantity.years[1]), "a change is of the later year")
        if quantity.years is not None and quantity.years != told and told is not None and told[0] < told[1]:
            moved[quantity.start, quantity.end] = quantity.years
    for quantity in draft.quantities if moved else ():
        seen = next((e for e in quantity.evidence if e.rule == _RESTATED), None)
        years = moved.get((seen.start, seen.end)) if seen is not None else None
        if seen is not None and years is not None and quantity.role not in _CHANGES:
            _give(quantity, years, _RESTATED, (seen.start, seen.end))


def _has_been_counted(quantity: Quantity, rule: str) -> bool:
    """Whether a figure without years of its own tells of what is: no coming year of the document dates it."""
    if not rule.startswith(_OF_DOCUMENT):
        return False
    return (quantity.kind, quantity.role) == ("rate", "achieved") or (
        quantity.kind in ("jobs", "people") and quantity.role in _COUNTED
    )


def _is_granted_now(draft: Draft, quantity: Quantity, rule: str, now: int | None) -> bool:
    """Whether what each is granted or paid is told in the present beside a review or a plan of several years."""
    years = quantity.years
    if not rule.startswith(_OF_CONTEXT):
        return False
    spans = now is not None and years is not None and years[0] <= now <= years[1] and years[0] < years[1]
    return spans and draft.lang != "en" and not looks_back(draft, draft.sentences[quantity.sentence])


def _is_over(years: Years, now: int | None) -> bool:
    """Whether a span of years is over; what a plan cuts or adds in the years to come is a sum of all of them."""
    return years[0] < years[1] and (now is None or years[1] <= now)


def _give(quantity: Quantity, years: Years, rule: str, seen: tuple[int, int] | None = None) -> None:
    """Set the years by a rule that saw `seen`, or the figure itself."""
    quantity.years = years
    quantity.evidence.append(Evidence("years", rule, *(seen or (quantity.start, quantity.end))))


def _terms_planned_for(draft: Draft) -> set[Years]:
    """The terms whose whole plan the text tells of without years of its own: 민선 7기 일자리 종합계획."""
    named = {term_years(int(m["n"])) for m in _PLAN_OF_TERM.finditer(draft.text, 0, _TOP)}
    dated = {m.years[1] for m in draft.periods if m.rule in ("range", "next_years", "span", "past_years") and m.years}
    return {years for years in named if years is not None and years[1] not in dated}


def _plan_of_term(quantity: Quantity, now: int | None, terms: set[Years], planned: set[Years]) -> Years | None:
    """The years of the term with whose end a goal that is told up to a year ends: 2022년까지.

    Half of the term must be over, so that the goal was set before, or it must be one of the plan of the term.
    """
    years = quantity.years
    aimed = quantity.role in ("target", "planned") and quantity.kind in ("jobs", "people")
    if not aimed or years is None or years[0] != now:
        return None
    term = (years[1] - _TERM, years[1])
    return term if term in planned or (term in terms and term[0] + _HALF_TERM <= now) else None


def _up_to_now(draft: Draft, quantity: Quantity, counted_to: dict[int, Years]) -> Years | None:
    """The years of a term up to now, for what it has brought: 민선 6기에 2만 개를 창출하며 성과를 거뒀다."""
    years, now = quantity.years, draft.published.year if draft.published is not None else None
    told = draft.sentences[quantity.sentence]
    if years is None or now is None:
        return None
    pledged = _GOAL_OF.search(draft.text, max(told.start, quantity.start - _BESIDE), quantity.start) is not None
    drawn = quantity.role == "investment" and (
        _DRAWN.match(draft.text, quantity.end) is not None or (not pledged and looks_back(draft, told))
    )
    if not drawn and quantity.role not in ("achieved", "recruited"):
        return None
    counted = counted_to.get(years[0])
    if counted is not None and counted[0] < counted[1] < years[1]:
        return counted
    return (years[0], now) if years[0] < now < years[1] else None


def _is_to_date(quantity: Quantity) -> bool:
    """Whether a figure is counted from a beginning up to a day: 민선 7기 누적."""
    return any(e.field == "years" and e.rule.endswith("to date") for e in quantity.evidence)


def _term_of_goal(draft: Draft, quantity: Quantity) -> Years | None:
    """The years of the term up to whose unknown day results are told, for the goal that they are measured by."""
    seen = next((e for e in quantity.evidence if e.field == "years" and e.rule.endswith("term_to_date")), None)
    number = TERM.match(draft.text, seen.start, seen.end) if seen is not None else None
    return term_years(int(number["n"])) if number is not None else None
