"""Roles that figures share: two mentions of one quantity, the parts of a target, what grew or shrank together."""

from __future__ import annotations

import re

from nlp.comparisons import LEVEL_BEFORE
from nlp.draft import Draft, Quantity
from nlp.facts import parts_beside, rounds
from nlp.figures import Role
from nlp.ruling import CUED, GOVERNED, INHERITED, UNNAMED_SOURCE, WITHOUT_ROLES, Ruling, View
from nlp.statistic_roles import STAFF_RULES

_ONCE = frozenset({"change", "previous", "budget_change"})
"""Roles of a comparison: another figure of the same value elsewhere is none of its mentions."""
_OF_A_LEVEL = frozenset({"budget_national", "budget_province", "budget_district"})
"""Money of one level (국비, 도비·시비, 구비·군비): said of one mention, it is said of all."""
_MANY = 100
"""Posts and persons of one number below it may be as many by chance."""
_HEAD = 24
"""How many figures at the head of a document may round one further down."""
_MOST, _ALL = 0.5, 1.02
"""Parts of a plan that are told add up to at least half of it, and, rounded, hardly to more."""
_REACH = 200
"""How many figures back a role is looked for."""
_NEAR = 20
"""Characters before a figure in which 현재 says that it was counted."""
_LISTED_BEFORE = re.compile(r"(?:씩)?\s?,\s?[가-힣0-9\s·~∼]{0,16}")
_LISTED = 24
"""How many items of a list are looked for before its total."""
_GIVEN_POSTS = re.compile(r"(?:에게|한테|분의|의)\s[^.\d]{0,20}일자리")
_AND_OTHERS = re.compile(r"\s?(?:\([^()]{0,20}\))?\s?등\s(?:모두\s|총\s|전체\s)?(?:약\s)?$")
_NEXT_ITEM = re.compile(r"\s?(?:\([^()]{0,20}\))?\s?[,·]\s?[^\d.]{2,30}")
JOINED = "joined with a change"
_AMOUNTS_TO = re.compile(r"인\s(?:약\s)?")
"""0.9%인 1만1천명이 줄었다: the rate is that of the change."""
_PAIRED = re.compile(r"\(|\)\s?[·,]\s?|\)[와과]\s")
_EACH = re.compile(r"\s?(?:이|가)?\s?각각\s")
_COMPARES = re.compile(r"보다|대비|견[줘주]|비해|비하면")


def of_one_value(quantities: list[Quantity]) -> list[list[int]]:
    """The indices of the figures of one value and kind, where there are several."""
    groups: dict[tuple[str, object, object], list[int]] = {}
    for index, quantity in enumerate(quantities):
        if quantity.kind not in WITHOUT_ROLES:
            groups.setdefault((quantity.kind, quantity.low, quantity.high), []).append(index)
    return [members for members in groups.values() if len(members) > 1]


def restate(quantities: list[Quantity], rulings: list[Ruling | None], mentions: list[list[int]]) -> None:
    """Give figures of one value and kind (`mentions`, by `of_one_value`) the role of the best founded one."""
    for members in mentions:
        ruled = [(rulings[i], i) for i in members if rulings[i] is not None]
        if not ruled:
            continue
        best, source = max(ruled, key=lambda pair: (pair[0].strength if pair[0] else 0, -pair[1]))
        if best is None or (best.role in _ONCE and quantities[source].kind != "rate") or best.rule in STAFF_RULES:
            continue
        for index in members:
            ruling = rulings[index]
            if (
                _yields(ruling, best)
                and (ruling is None or ruling.strength < best.strength)
                and _alike(quantities[index], quantities[source])
            ):
                rule = "its source is named elsewhere" if best.role in _OF_A_LEVEL else "restates another figure"
                rulings[index] = Ruling(best.role, rule, best.start, best.end, INHERITED, best.direction)


def _yields(ruling: Ruling | None, best: Ruling) -> bool:
    """Whether a mention's own ruling says less of its role than that of another mention of its value."""
    if ruling is None or ruling.strength <= INHERITED:
        return True
    return (best.role, ruling.role) == ("target", "planned") or (
        best.role in _OF_A_LEVEL and ruling.rule == UNNAMED_SOURCE
    )


def share_listed_total(seen: list[View], rulings: list[Ruling | None]) -> None:
    """ "노인일자리 1만 명, 공공근로 2천 명 등 4만 명에게 일자리를 줬다": items before 등 take their total's role."""
    for index, whole in enumerate(seen):
        cause = rulings[index]
        if cause is None or cause.strength < GOVERNED or cause.role in _ONCE or not _AND_OTHERS.match(whole.before):
            continue
        for place in range(index - 1, max(-1, index - _LISTED), -1):
            part, ruling = seen[place], rulings[place]
            if part.sentence is not whole.sentence or part.quantity.kind != whole.quantity.kind:
                break
            beyond = ruling is None or (ruling.strength < CUED and ruling.start >= part.quantity.end)
            if part.quantity.high >= whole.quantity.low or not beyond:
                break
            if place < index - 1 and not _NEXT_ITEM.fullmatch(part.after):
                break
            rulings[place] = Ruling(cause.role, "listed under its total (등)", cause.start, cause.end, INHERITED)


def restate_as_persons(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Persons as many as the posts of a target are its posts: "일자리 2만7천5백 개 목표 … 2만7천5백 명에게 일자리"."""
    targets = {
        view.quantity.low: (view.quantity, ruling)
        for view, ruling in zip(seen, rulings, strict=True)
        if ruling is not None and ruling.role == "target" and view.quantity.kind == "jobs" and ruling.strength == CUED
    }
    for index, view in enumerate(seen):
        ruling = rulings[index]
        if view.quantity.kind != "people" or ruling is None or ruling.role != "planned":
            continue
        target = targets.get(view.quantity.low) if _GIVEN_POSTS.match(view.rest) else None
        if target is not None and view.quantity.low >= _MANY and _alike(view.quantity, target[0]):
            cause = target[1]
            rulings[index] = Ruling("target", "as many as the posts of a target", cause.start, cause.end, GOVERNED)


def restate_changes(seen: list[View], rulings: list[Ruling | None]) -> None:
    """A headline that states a change states it as a level: "취업자 9만 7천 명…" for 9만 7천 명 증가 in the text."""
    changes = {
        (view.quantity.kind, view.quantity.low): ruling
        for view, ruling in zip(seen, rulings, strict=True)
        if ruling is not None and ruling.role == "change" and ruling.strength == CUED
    }
    levels = {
        (view.quantity.kind, view.quantity.low)
        for view, ruling in zip(seen, rulings, strict=True)
        if view.sentence.kind != "headline" and ruling is not None and ruling.role != "change"
    }
    for index, view in enumerate(seen[:_HEAD]):
        value = view.quantity.kind, view.quantity.low
        ruling, change = rulings[index], changes.get(value)
        if view.sentence.kind != "headline" or change is None or value in levels or ruling is None:
            continue
        if ruling.role == "other" or ruling.strength < GOVERNED:
            rulings[index] = Ruling(
                "change", "restates a change", change.start, change.end, INHERITED, change.direction
            )


def restate_rounded(seen: list[View], rulings: list[Ruling | None]) -> None:
    """A headline or lead that rounds a target further down states it: "일자리 7만9천개" for 7만8천973개."""
    targets = [
        (view.quantity, ruling)
        for view, ruling in zip(seen, rulings, strict=True)
        if ruling is not None and ruling.role == "target" and ruling.strength == CUED
    ]
    for index, view in enumerate(seen[:_HEAD]):
        ruling, mine = rulings[index], view.quantity
        if ruling is None or ruling.role != "planned" or ruling.strength == CUED:
            continue
        for target, cause in targets:
            same = target.kind == mine.kind and target.start > mine.start and _alike(mine, target)
            if same and rounds(mine.low, target.low):
                rulings[index] = Ruling("target", "rounds a target", cause.start, cause.end, INHERITED)
                break


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two mentions of one value can state one quantity: their years and programmes do not contradict."""
    for mine, theirs in ((one.years, other.years), (one.programs, other.programs)):
        if mine and theirs and mine != theirs:
            return False
    return True


def share_target(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Parts of a target in its own paragraph or list are targets: "3년간 1만3230개 … 올해 4200개, 내년 4410개"."""
    latest = -_REACH
    for index, view in enumerate(seen):
        ruling = rulings[index]
        if ruling is not None and ruling.role == "target":
            latest = index
        if view.quantity.kind not in ("jobs", "people") or ruling is None or ruling.role != "planned":
            continue
        if index - latest >= _REACH:
            continue
        if ruling.strength == CUED or _is_over(view) or "현재" in view.head[-_NEAR:]:
            continue
        for earlier in range(index - 1, max(-1, index - _REACH), -1):
            whole, cause = seen[earlier], rulings[earlier]
            if view.sentence.paragraph != whole.sentence.paragraph and not _lists(view, whole):
                break
            if cause is None or whole.quantity.kind != view.quantity.kind:
                continue
            if cause.role in ("achieved", "recruited") and whole.quantity.high > view.quantity.high:
                break
            if (
                cause.role == "target"
                and whole.quantity.high > view.quantity.high
                and _within(view.quantity, whole.quantity)
            ):
                rulings[index] = Ruling("target", "part of a target", cause.start, cause.end, INHERITED)
                break


def _is_over(view: View) -> bool:
    """Whether the figure's year had passed when the text was published."""
    years, published = view.quantity.years, view.draft.published
    return years is not None and published is not None and years[1] < published.year


def share_plan(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Jobs that are planned after a target, of its years and place, and together no more than it, are its parts."""
    for index, whole in enumerate(seen):
        cause = rulings[index]
        if cause is None or cause.role != "target" or cause.strength < CUED or whole.quantity.kind != "jobs":
            continue
        parts = []
        for place in range(index + 1, min(len(seen), index + _REACH)):
            part, ruling = seen[place].quantity, rulings[place]
            planned = ruling is not None and ruling.role == "planned" and ruling.strength < CUED
            if (
                planned
                and part.kind == "jobs"
                and part.years == whole.quantity.years
                and part.high < whole.quantity.low
            ):
                parts.append(place)
        total = sum(seen[place].quantity.low for place in parts)
        years = whole.quantity.years
        most = 0 if years is not None and years[1] > years[0] else whole.quantity.low * _MOST
        if len(parts) > 1 and most <= total <= whole.quantity.high * _ALL:
            for place in parts:
                rulings[place] = Ruling("target", "parts of the plan's target", cause.start, cause.end, INHERITED)


def share_closing_target(draft: Draft, rulings: list[Ruling | None]) -> None:
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


def join_changes(seen: list[View], rulings: list[Ruling | None]) -> None:
    """ "각각 2억1500만원과 6억3300만원이 깎였다": what is joined with a change is one."""
    for index in range(len(seen) - 2, -1, -1):
        view, following = seen[index], rulings[index + 1]
        if following is None or following.role not in ("change", "budget_change") or following.strength < CUED:
            continue
        if LEVEL_BEFORE.search(view.before):
            continue
        joined = view.after.strip() in ("과", "와", "·", "및")
        listed = _LISTED_BEFORE.fullmatch(view.after) is not None
        mine = rulings[index]
        rate_of = view.quantity.kind == "rate" and _AMOUNTS_TO.fullmatch(view.after) is not None
        pairs = "각각" in view.head and _PAIRED.fullmatch(view.after) is not None
        if (rate_of or pairs) and (mine is None or mine.strength < CUED):
            rulings[index] = _joined(view, following)
            continue
        if seen[index + 1].quantity.kind == view.quantity.kind:
            undecided = mine is None or mine.strength <= INHERITED
            each = (
                view.before.rstrip().endswith("각각")
                or _EACH.match(seen[index + 1].after) is not None
                or following.rule == JOINED
            )
            shared = joined or (
                listed and (each or (mine is None)) and (undecided or view.before.rstrip().endswith("각각"))
            )
        else:
            undecided = (mine is None or mine.strength < CUED) and not LEVEL_BEFORE.search(view.before)
            shared = listed and undecided and _COMPARES.search(view.head) is not None
        if shared:
            rulings[index] = _joined(view, following)


def _joined(view: View, change: Ruling) -> Ruling:
    role: Role = "budget_change" if view.quantity.kind == "money" else "change"
    return Ruling(role, JOINED, change.start, change.end, CUED, change.direction)
