"""Roles by the words around a figure, as learned from labelled releases, weighed against what the rules say.

No rule knows every wording. Each word around a figure speaks for some roles and against others (`nlp.role_weights`);
a ruling stands unless they speak for another role by more than rulings of its strength deserve trust.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nlp.comparisons import direction_told
from nlp.figures import Role
from nlp.role_weights import GROUPS, GroupWeights, RoleWeights, Scores, role_weights
from nlp.ruling import CUED, INHERITED, Ruled, Ruling, View
from nlp.surroundings import WORD_SLOTS, cues_of, shared_cues

LEARNED = "the words around it, as learned"
OF_ITS_WHOLE = "of the figure whose brackets hold it"
_BY_SEX = re.compile(r"[(,·/]\s?(?:남|여)(?:성|자)?\s?$")
_SHARED = 0.3
"""How much the words around another mention, or around the total, count."""
_BESIDE = 0.2
"""How much the words around its neighbours in a list count."""
_KIN = 50
"""How many mentions of one value are looked at."""
_GOES_ON = re.compile(r"\s?[,·ㆍ△▲/)]|(?:과|와|\s및)\s")
"""What joins a figure to the next of a list."""
_ITEM = 40
"""Characters that an item of a list may have."""
_HANGUL = re.compile(r"[가-힣]")
_CHANGES = frozenset({"change", "budget_change"})
_COUNTED = frozenset({"jobs", "people"})


def weigh(found: Ruled) -> None:
    """Replace the rulings that the words around the figure outweigh."""
    learned = role_weights()
    cues = cues_of(found.seen, GROUPS)
    for index, role in likeliest(found, cues, learned).items():
        view, ruling = found.seen[index], found.rulings[index]
        if ruling is not None and role == ruling.role:
            continue
        direction = direction_told(view) if role in _CHANGES else None
        if role in _CHANGES and direction is None:
            continue
        start, end = _telling(view, cues[index], learned.groups[group_of(view)], role, ruling)
        found.rulings[index] = Ruling(role, LEARNED, start, end, INHERITED, direction)
    _follow_whole(found)
    for group in learned.groups.values():
        group.tidy()


def _follow_whole(found: Ruled) -> None:
    """Give 100명(남 60명) one role: what the words say of one sex is said of all."""
    for view in found.seen:
        if view.host is None or not _BY_SEX.search(view.before):
            continue
        whole, own = found.rulings[view.host], found.rulings[view.index]
        alike = found.seen[view.host].quantity.kind == view.quantity.kind
        if alike and whole is not None and own is not None and own.rule == LEARNED and own.role != whole.role:
            found.rulings[view.index] = Ruling(
                whole.role, OF_ITS_WHOLE, whole.start, whole.end, INHERITED, whole.direction
            )


def likeliest(found: Ruled, cues: Mapping[int, Sequence[str]], learned: RoleWeights) -> dict[int, Role]:
    """The role that most speaks for, by the index of its figure: words, ruling, and those of its kin."""
    members: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in cues:
        members[group_of(found.seen[index])].append(index)
    kin = kinship(found)
    roles: dict[int, Role] = {}
    shared = shared_cues(found.seen[0].draft) if members else []
    for key, indices in members.items():
        group = learned.groups[key]
        scores = group.scores([cues[index] for index in indices], shared)
        _add_trust(found, indices, scores, learned, key)
        together = _with_kin(found, indices, kin, scores)
        if group.of_persons:
            for row, index in enumerate(indices):
                if found.seen[index].quantity.kind == "jobs":
                    together[row] += group.of_posts
        best = together.argmax(axis=1).tolist()
        roles |= {index: group.roles[place] for index, place in zip(indices, best, strict=True)}
    return roles


def _add_trust(
    found: Ruled, indices: Sequence[int], scores: Scores, learned: RoleWeights, key: tuple[str, str]
) -> None:
    """Add to the scores (figures x roles) what the ruling of each figure deserves."""
    places, lang = learned.groups[key].places, key[1]
    for row, index in enumerate(indices):
        ruling = found.rulings[index]
        place = None if ruling is None else places.get(ruling.role)
        if ruling is not None and place is not None:
            strength = learned.strengths[found.seen[index].quantity.kind, lang, ruling.strength]
            scores[row, place] += strength + learned.rules.get((*key, ruling.rule), 0.0)


def _with_kin(
    found: Ruled, indices: Sequence[int], kin: Mapping[int, Sequence[tuple[int, float]]], scores: Scores
) -> Scores:
    """The scores with what each figure's kin add to its own."""
    rows = {index: row for row, index in enumerate(indices)}
    together = scores.copy()
    for index, row in rows.items():
        if index in kin and not speaks_for_itself(found.rulings[index]):
            for other, share in kin[index]:
                if other in rows:
                    together[row] += share * scores[rows[other]]
    return together


def speaks_for_itself(ruling: Ruling | None) -> bool:
    """Whether a cue beside the figure (국비, 목표, 보다) decides, whatever its kin are: "100명(목표 90명)"."""
    return ruling is not None and ruling.strength == CUED


def group_of(view: View) -> tuple[str, str]:
    """The group of weights, and the language, by which a figure is scored."""
    return GROUPS[view.quantity.kind], language_of(view)


def language_of(view: View) -> str:
    """ "en" where the sentence has no Hangul, or the document is English."""
    draft = view.draft
    english = draft.lang == "en" or _HANGUL.search(draft.text, view.sentence.start, view.sentence.end) is None
    return "en" if english else "ko"


def kinship(found: Ruled) -> dict[int, list[tuple[int, float]]]:
    """By index the figures whose words count for a figure too, and how much.

    They are its other mentions, its total or its parts, and its neighbours in a list: "A 20명, B 30명".
    """
    kin: dict[int, list[tuple[int, float]]] = defaultdict(list)
    mentions: dict[tuple[object, ...], list[int]] = defaultdict(list)
    parts: dict[int, list[int]] = defaultdict(list)
    for index, view in enumerate(found.seen):
        quantity = view.quantity
        if quantity.kind in GROUPS:
            mentions[quantity.kind, quantity.low, quantity.high, quantity.unit].append(index)
        if index in found.totals:
            parts[found.totals[index]].append(index)
        elif view.host is not None and quantity.kind in _COUNTED and found.seen[view.host].quantity.kind in _COUNTED:
            parts[view.host].append(index)
    for one, other in pairwise(found.seen):
        if _listed(one, other):
            kin[one.index].append((other.index, _BESIDE))
            kin[other.index].append((one.index, _BESIDE))
    for same in mentions.values():
        for index in same[:_KIN]:
            kin[index] += [(other, _SHARED) for other in same[:_KIN] if other != index]
    for total, members in parts.items():
        kin[total] += [(part, _SHARED / len(members)) for part in members]
        for part in members:
            kin[part].append((total, _SHARED))
    return kin


def _listed(one: View, other: View) -> bool:
    """Whether a list goes on from one figure to the next, of the same kind and unit."""
    first, second = one.quantity, other.quantity
    return (
        first.kind == second.kind
        and first.kind in GROUPS
        and first.unit == second.unit
        and first.sentence == second.sentence
        and len(one.after) < _ITEM
        and _GOES_ON.match(one.after) is not None
    )


def _telling(
    view: View, cues: Sequence[str], group: GroupWeights, role: Role, ruling: Ruling | None
) -> tuple[int, int]:
    """Where the word stands that speaks loudest for the role; the sentence where it cannot be pointed at."""
    text, sentence, quantity = view.draft.text, view.sentence, view.quantity
    words = [cue for cue in cues if cue.partition("=")[0] in WORD_SLOTS]
    other = ruling.role if ruling is not None and ruling.role in group.roles else None
    if words and other is not None:
        slot, _, word = max(words, key=lambda cue: group.weight(cue, role, other)).partition("=")
        if slot[0] in "bB":
            found = text.rfind(word, sentence.start, quantity.start)
        else:
            found = text.find(word, quantity.end, quantity.end + len(view.rest))
        if found >= 0:
            return found, found + len(word)
    return sentence.start, sentence.end
