"""What a figure means: assigns the role of every quantity, with the precedence of the labelling guideline's section 5.

A role comes from the closest evidence: a cue beside the figure (국비, 보다, 목표), the predicate that governs it, the
figure that it details (a sub-total takes the role of its total, a restatement that of what it restates), last the drift
of the document. What the rules make of a figure stands unless the words around it outweigh it (`nlp.learned_roles`).
"""

from __future__ import annotations

import re

from nlp.count_roles import rule_count
from nlp.draft import Draft, Quantity
from nlp.english_roles import rule_english
from nlp.figures import Evidence
from nlp.inherited_roles import pass_on, totals_beside
from nlp.learned_roles import weigh
from nlp.money_roles import EFFECT, rule_money
from nlp.rate_roles import rule_rate
from nlp.ruling import DEFAULT, INHERITED, WITHOUT_ROLES, Ruled, Ruling, View, views
from nlp.shared_roles import (
    join_changes,
    of_one_value,
    restate,
    restate_as_persons,
    restate_changes,
    restate_rounded,
    share_closing_target,
    share_listed_total,
    share_plan,
    share_target,
)
from nlp.targets import OUTDOES_TARGET

_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]+")
_GOES_ON = 2
"""How many sentences on a list of sums may take a breath."""
_REACH = 200
"""How many figures back a role is looked for."""


def assign_roles(draft: Draft) -> None:
    """Set `role` and `direction` of every quantity, with evidence; kinds without roles keep None."""
    found = ruled(draft)
    weigh(found)
    for quantity, ruling in zip(draft.quantities, found.rulings, strict=True):
        if ruling is not None:
            if ruling.rule == OUTDOES_TARGET:
                _share_year(quantity, draft.quantities)
            quantity.role = ruling.role
            quantity.direction = ruling.direction
            quantity.evidence.append(Evidence("role", ruling.rule, ruling.start, ruling.end))


def ruled(draft: Draft) -> Ruled:
    """Every quantity with what stands around it, and what the rules alone make of it."""
    rulings: list[Ruling | None] = []
    seen = views(draft)
    for view in seen:
        view.rulings = rulings
        rulings.append(_rule(view))
    join_changes(seen, rulings)
    mentions = of_one_value(draft.quantities)
    restate(draft.quantities, rulings, mentions)
    restate_as_persons(seen, rulings)
    share_listed_total(seen, rulings)
    totals = totals_beside(seen)
    pass_on(seen, rulings, totals)
    restate(draft.quantities, rulings, mentions)
    share_target(seen, rulings)
    share_closing_target(draft, rulings)
    share_plan(seen, rulings)
    restate_rounded(seen, rulings)
    restate_changes(seen, rulings)
    return Ruled(seen, rulings, totals)


def _share_year(result: Quantity, quantities: list[Quantity]) -> None:
    """A result that is compared with its target is of the target's year: "지난해 목표 1만개보다 많은 1만2천개"."""
    target = quantities[quantities.index(result) - 1]
    if target.years is not None and target.years != result.years:
        result.years = target.years
        result.evidence = [e for e in result.evidence if e.field != "years"]
        result.evidence.append(Evidence("years", "the year of the target", target.start, target.end))


def _rule(view: View) -> Ruling | None:
    """What the figure's own sentence says."""
    kind = view.quantity.kind
    if kind in WITHOUT_ROLES:
        return None
    if _in_english(view):
        ruling = rule_english(view)
        return _in_other_currency(view) or ruling if kind == "money" else ruling
    if kind == "money":
        ruling = rule_money(view)
        return _in_other_currency(view) or _in_brackets(view, ruling) or _listed_money(view, ruling)
    return rule_rate(view) if kind == "rate" else rule_count(view)


def _in_english(view: View) -> bool:
    """Whether the sentence is English, in an English document or beside Korean text."""
    if view.draft.lang != "en":
        return _HANGUL.search(view.draft.text, view.sentence.start, view.sentence.end) is None
    text = view.draft.sentence_text(view.sentence.index)
    if _HANGUL.search(text) is None:
        return _LATIN.search(text) is not None
    return len(_HANGUL.findall(text)) < sum(map(len, _LATIN.findall(text)))


def _in_other_currency(view: View) -> Ruling | None:
    """Brackets that restate a sum in another currency: ₩11,779 (US$8.55)."""
    host = view.rulings[view.host] if view.host is not None else None
    if view.host is None or host is None:
        return None
    whole = view.draft.quantities[view.host]
    if whole.kind != "money" or whole.unit == view.quantity.unit:
        return None
    return Ruling(host.role, "the same sum in another currency", host.start, host.end, INHERITED)


def _in_brackets(view: View, ruling: Ruling) -> Ruling | None:
    """Sums in brackets that say nothing else detail a grant or pay: "8천만원(1차년도 5천만원, 2차년도 3천만원)"."""
    host = view.rulings[view.host] if view.host is not None else None
    if ruling.strength > DEFAULT or host is None:
        return None
    if host.role not in ("subsidy_per_person", "wage", "loan") and host.rule != EFFECT:
        return None
    return Ruling(host.role, "details the sum before the brackets", host.start, host.end, INHERITED)


def _listed_money(view: View, ruling: Ruling) -> Ruling:
    """A list of sums goes on with the money of its total: "국비 81억원 … 전라북도가 28억원, 군산시가 26억원"."""
    if ruling.role != "budget_total" or ruling.strength > DEFAULT:
        return ruling
    for index in range(view.index - 1, max(-1, view.index - _REACH), -1):
        earlier = view.rulings[index]
        if view.draft.quantities[index].kind != "money" or earlier is None or earlier.role == "budget_change":
            continue
        in_brackets = _bracketed(view, index)
        if view.sentence.index - view.draft.quantities[index].sentence > _GOES_ON:
            return ruling
        if earlier.role == "loan" and view.rest.startswith("까지"):
            return Ruling("loan", "goes on with the loan named before", earlier.start, earlier.end, INHERITED)
        if earlier.role in ("budget_national", "budget_province", "budget_district", "investment") and not in_brackets:
            return Ruling(earlier.role, "goes on with the money named before", earlier.start, earlier.end, INHERITED)
        return ruling
    return ruling


def _bracketed(view: View, index: int) -> bool:
    quantity = view.draft.quantities[index]
    sentence = view.draft.sentences[quantity.sentence]
    head = view.draft.text[sentence.start : quantity.start]
    return head.count("(") > head.count(")")
