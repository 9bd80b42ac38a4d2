"""What a figure means: assigns the role of every quantity, with the precedence of the labelling guideline's section 5.

A role comes from the closest evidence: a cue beside the figure (국비, 보다, 목표), the predicate that governs it, the
figure that it details (a sub-total takes the role of its total, a restatement that of what it restates), last the drift
of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from nlp.count_roles import rule_count, rule_rate
from nlp.draft import Draft, Quantity
from nlp.english_roles import rule_english
from nlp.facts import parts_beside
from nlp.figures import Evidence, Role
from nlp.money_roles import rule_money
from nlp.ruling import CUED, DEFAULT, INHERITED, Ruling, View, views
from nlp.tokens import Morpheme, morphemes

_HANGUL = re.compile(r"[가-힣]")
_KIWI_REACH = 80
"""Characters behind a figure that Kiwi analyses: enough for the predicate, and bounded for endless lines."""
_REACH = 200
"""How many figures back a role is looked for."""
_PASSED_ON = frozenset({"target", "planned", "achieved", "recruited", "participants", "budget_national", "other"})


def assign_roles(draft: Draft) -> None:
    """Set `role` and `direction` of every quantity, with evidence; kinds without roles keep None."""
    rulings: list[Ruling | None] = []
    seen = views(draft)
    for view in seen:
        view.rulings = rulings
        rulings.append(_rule(view))
    _join_changes(seen, rulings)
    _restate(draft.quantities, rulings)
    _share_target(seen, rulings)
    _share_closing_target(draft, rulings)
    _fill(seen, rulings)
    for quantity, ruling in zip(draft.quantities, rulings, strict=True):
        if ruling is not None:
            quantity.role = ruling.role
            quantity.direction = ruling.direction
            quantity.evidence.append(Evidence("role", ruling.rule, ruling.start, ruling.end))


def _rule(view: View) -> Ruling | None:
    if view.quantity.kind in ("organizations", "projects", "duration", "other"):
        return None
    if _in_english(view):
        ruling = rule_english(view)
        return ruling if view.quantity.kind in ("money", "rate") else ruling or _inherited(view)
    match view.quantity.kind:
        case "money":
            return _inherited_source(view, rule_money(view))
        case "jobs" | "people":
            return rule_count(view) or _inherited(view) or _analysed(view)
        case _:
            return rule_rate(view)


def _in_english(view: View) -> bool:
    """Whether the sentence is English, in an English document or beside Korean text."""
    return view.draft.lang == "en" or _HANGUL.search(view.draft.sentence_text(view.sentence.index)) is None


def _inherited(view: View) -> Ruling | None:
    """The role of the figure that this one details: the one before its brackets, in its list or in its paragraph."""
    quantities = view.draft.quantities
    if view.host is not None:
        host = view.rulings[view.host]
        if host is not None and quantities[view.host].kind == view.quantity.kind:
            return Ruling(host.role, "details the figure before the brackets", host.start, host.end, INHERITED)
    for index in range(view.index - 1, max(-1, view.index - _REACH), -1):
        other, ruling = quantities[index], view.rulings[index]
        paragraph = view.draft.sentences[other.sentence].paragraph
        if view.sentence.paragraph - paragraph > 1:
            return None
        if other.kind in ("jobs", "people") and ruling is not None and ruling.role in _PASSED_ON:
            return Ruling(ruling.role, "continues the figures before it", ruling.start, ruling.end, INHERITED)
    return None


def _analysed(view: View) -> Ruling | None:
    """Where no rule knows the words, Kiwi tells the tense of the predicate, and the particle whether they act."""
    quantities, sentence = view.draft.quantities, view.sentence
    last = view.quantity
    for following in quantities[view.index + 1 : view.index + _REACH]:
        if following.sentence != sentence.index:
            break
        last = following
    ending = _ending(view.draft.text[last.end : min(sentence.end, last.end + _KIWI_REACH)])
    if ending is None:
        return None
    start, end = last.end + ending.start, last.end + ending.end
    if view.quantity.kind == "people" and not view.rest.startswith(("을", "를")):
        return Ruling("participants", "no object of an unknown predicate (Kiwi)", start, end, DEFAULT)
    if ending.tag == "EP" and ending.form[-1:] in "었았였":
        role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
        return Ruling(role, "past tense of an unknown predicate (Kiwi)", start, end, DEFAULT)
    return Ruling("planned", "unknown predicate without past tense (Kiwi)", start, end, DEFAULT)


@lru_cache(maxsize=64)
def _ending(text: str) -> Morpheme | None:
    """The first ending that tells a tense; one analysis serves all figures before one predicate."""
    return next((m for m in morphemes(text) if m.tag in ("EP", "EF", "ETM")), None)


def _inherited_source(view: View, ruling: Ruling) -> Ruling:
    """A list of sums goes on with the money of its total: "국비 81억원 … 전라북도가 28억원, 군산시가 26억원"."""
    if ruling.role != "budget_total" or ruling.strength > DEFAULT:
        return ruling
    for index in range(view.index - 1, max(-1, view.index - _REACH), -1):
        earlier = view.rulings[index]
        if view.draft.quantities[index].kind != "money" or earlier is None or earlier.role == "budget_change":
            continue
        in_brackets = _bracketed(view, index)
        if earlier.role in ("budget_national", "budget_province", "budget_district", "investment") and not in_brackets:
            return Ruling(earlier.role, "goes on with the money named before", earlier.start, earlier.end, INHERITED)
        return ruling
    return ruling


def _bracketed(view: View, index: int) -> bool:
    quantity = view.draft.quantities[index]
    sentence = view.draft.sentences[quantity.sentence]
    head = view.draft.text[sentence.start : quantity.start]
    return head.count("(") > head.count(")")


def _restate(quantities: list[Quantity], rulings: list[Ruling | None]) -> None:
    """Give figures of one value and kind the role of the best founded one."""
    groups: dict[tuple[str, object, object], list[int]] = {}
    for index, quantity in enumerate(quantities):
        if quantity.kind in ("jobs", "people", "money", "rate"):
            groups.setdefault((quantity.kind, quantity.low, quantity.high), []).append(index)
    for members in groups.values():
        if len(members) < 2:
            continue
        ruled = [(rulings[i], i) for i in members if rulings[i] is not None]
        if not ruled:
            continue
        best, source = max(ruled, key=lambda pair: (pair[0].strength if pair[0] else 0, -pair[1]))
        if best is None:
            continue
        for index in members:
            ruling = rulings[index]
            if (ruling is None or ruling.strength < best.strength) and _alike(quantities[index], quantities[source]):
                rulings[index] = Ruling(
                    best.role, "restates another figure", best.start, best.end, INHERITED, best.direction
                )


def _fill(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Give the rest the drift of the document: the commonest role of their kind, else by year."""
    common = {
        kind: Counter(
            ruling.role
            for view, ruling in zip(seen, rulings, strict=True)
            if ruling is not None and view.quantity.kind == kind and ruling.role in _PASSED_ON
        )
        for kind in ("jobs", "people")
    }
    for index, view in enumerate(seen):
        kind = view.quantity.kind
        if rulings[index] is not None or kind not in common:
            continue
        start, end = view.quantity.start, view.quantity.end
        if common[kind]:
            rulings[index] = Ruling(common[kind].most_common(1)[0][0], "the drift of the document", start, end, DEFAULT)
        else:
            rulings[index] = Ruling("planned", "a release announces unless it says otherwise", start, end, DEFAULT)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two mentions of one value can state one quantity: their years and programmes do not contradict."""
    for mine, theirs in ((one.years, other.years), (one.programs, other.programs)):
        if mine and theirs and mine != theirs:
            return False
    return True


def _share_target(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Parts of a target in its own paragraph or list are targets: "3년간 1만3230개 … 올해 4200개, 내년 4410개"."""
    for index, view in enumerate(seen):
        ruling = rulings[index]
        if view.quantity.kind not in ("jobs", "people") or ruling is None or ruling.role != "planned":
            continue
        if ruling.strength == CUED:
            continue
        for earlier in range(index - 1, max(-1, index - _REACH), -1):
            whole, cause = seen[earlier], rulings[earlier]
            if view.sentence.paragraph != whole.sentence.paragraph and not _lists(view, whole):
                break
            if cause is None or cause.role != "target" or whole.quantity.kind != view.quantity.kind:
                continue
            if whole.quantity.high > view.quantity.high and _within(view.quantity, whole.quantity):
                rulings[index] = Ruling("target", "part of a target", cause.start, cause.end, INHERITED)
                break


def _share_closing_target(draft: Draft, rulings: list[Ruling | None]) -> None:
    """Figures that add up to the target that closes their sentence are its parts: "A 10개, B 20개 등 목표는 30개"."""
    for index, quantity in enumerate(draft.quantities):
        cause = rulings[index]
        if cause is None or cause.role != "target" or quantity.kind not in ("jobs", "people"):
            continue
        for part in parts_beside(draft, index, -1):
            ruling = rulings[part]
            if draft.quantities[part].sentence == quantity.sentence and (ruling is None or ruling.strength < CUED):
                rulings[part] = Ruling("target", "adds up to a target", cause.start, cause.end, INHERITED)


def _lists(view: View, whole: View) -> bool:
    """Whether the sentence is the list that details the paragraph before it."""
    listed = view.sentence.kind in ("item", "table") or "▲" in view.head or "△" in view.head
    return listed and view.sentence.paragraph - whole.sentence.paragraph <= 1


def _within(part: Quantity, whole: Quantity) -> bool:
    if part.years is None or whole.years is None:
        return True
    return whole.years[0] <= part.years[0] and part.years[1] <= whole.years[1]


def _join_changes(seen: list[View], rulings: list[Ruling | None]) -> None:
    """ "각각 2억1500만원과 6억3300만원이 깎였다": what is joined with a change is one."""
    for index in range(len(seen) - 2, -1, -1):
        view, following = seen[index], rulings[index + 1]
        if following is None or following.role not in ("change", "budget_change") or following.strength < CUED:
            continue
        if seen[index + 1].quantity.kind == view.quantity.kind and view.after.strip() in ("과", "와", "·", "및"):
            rulings[index] = Ruling(
                following.role, "joined with a change", following.start, following.end, CUED, following.direction
            )
