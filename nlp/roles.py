"""What a figure means: assigns the role of every quantity, with the precedence of the labelling guideline's section 5.

A role comes from the closest evidence: a cue beside the figure (국비, 보다, 목표), the predicate that governs it, the
figure that it details (a sub-total takes the role of its total, a restatement that of what it restates), last the drift
of the document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.count_roles import rule_count
from nlp.draft import Draft, Quantity
from nlp.english_roles import rule_english
from nlp.facts import parts_beside
from nlp.figures import Evidence, Role
from nlp.money_roles import rule_money
from nlp.rate_roles import rule_rate
from nlp.ruling import CUED, DEFAULT, GOVERNED, INHERITED, Ruling, View, views
from nlp.targets import OUTDOES_TARGET
from nlp.tokens import Morpheme, morphemes

_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")
_KIWI_REACH = 80
"""Characters behind a figure that Kiwi analyses: enough for the predicate, and bounded for endless lines."""
_LIST = 24
"""How many figures of one sentence are added up."""
_REACH = 200
"""How many figures back a role is looked for."""
_GOAL = re.compile(r"목표\s?공시|일자리\s?목표|목표\s?일자리|공시제")
_LEAD_CHARACTERS = 400
"""Characters at the head of a document that tell what it is about."""
_LISTED_BEFORE = re.compile(r"(?:씩)?\s?,\s?[가-힣0-9\s·~∼]{0,16}")
_COMPARES = re.compile(r"보다|대비|견[줘주]|비해|비하면")
_COMPARED_WITH = re.compile(r"\s?(?:대비|보다|의 \d)")
_BREAKDOWN = re.compile(r"별로|별 |나눠|나누면|유형은|분야는|내역|내용은|[▲△▷◆·]|인원은|구체적|세부|이며|각각|각 $")
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
    _pass_on(seen, rulings)
    _restate(draft.quantities, rulings)
    _share_target(seen, rulings)
    _share_closing_target(draft, rulings)
    for quantity, ruling in zip(draft.quantities, rulings, strict=True):
        if ruling is not None:
            if ruling.rule == OUTDOES_TARGET:
                _share_year(quantity, draft.quantities)
            quantity.role = ruling.role
            quantity.direction = ruling.direction
            quantity.evidence.append(Evidence("role", ruling.rule, ruling.start, ruling.end))


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
    if kind in ("organizations", "projects", "duration", "other"):
        return None
    if _in_english(view):
        ruling = rule_english(view)
        return _in_other_currency(view) or ruling if kind == "money" else ruling
    if kind == "money":
        return _in_other_currency(view) or _listed_money(view, rule_money(view))
    return rule_rate(view) if kind == "rate" else rule_count(view)


def _in_english(view: View) -> bool:
    """Whether the sentence is English, in an English document or beside Korean text."""
    text = view.draft.sentence_text(view.sentence.index)
    if view.draft.lang != "en":
        return _HANGUL.search(text) is None
    return len(_HANGUL.findall(text)) < len(_LATIN.findall(text))


def _pass_on(seen: list[View], rulings: list[Ruling | None]) -> None:
    """Give figures that no rule decided the role of the figure that they detail, else the drift of the document."""
    main = {kind: _main_ruling(seen, rulings, kind) for kind in ("jobs", "people")}
    totals = _totals(seen)
    for index, view in enumerate(seen):
        kind = view.quantity.kind
        ruling = rulings[index]
        if kind not in main or (ruling is not None and ruling.strength > INHERITED):
            continue
        if ruling is not None:
            rulings[index] = _of_sum(seen, index, rulings) or ruling
            continue
        rulings[index] = (
            _of_host(view, rulings)
            or _of_total(totals.get(index), rulings)
            or _coordinated(view, rulings)
            or _analysed(view)
            or _of_sum(seen, index, rulings)
            or _listed(seen, index, rulings)
            or _continued(view, rulings)
            or _drifting(view, main[kind] or main["people" if kind == "jobs" else "jobs"])
        )


def _main_ruling(seen: list[View], rulings: list[Ruling | None], kind: str) -> Ruling | None:
    """The first well founded role of a kind: that of the headline or the lead."""
    for view, ruling in zip(seen, rulings, strict=True):
        if ruling is None or view.quantity.kind != kind or ruling.role not in _PASSED_ON:
            continue
        if ruling.strength >= GOVERNED:
            return ruling
    return None


def _totals(seen: list[View]) -> dict[int, int]:
    """For figures that add up to a total beside them, that total."""
    totals: dict[int, int] = {}
    if seen:
        for index, view in enumerate(seen):
            if view.quantity.kind in ("jobs", "people") and view.quantity.low >= 3:
                for step in (1, -1):
                    for part in parts_beside(view.draft, index, step):
                        totals.setdefault(part, index)
    return totals


def _of_total(total: int | None, rulings: list[Ruling | None]) -> Ruling | None:
    ruling = rulings[total] if total is not None else None
    if ruling is None or ruling.role not in _PASSED_ON:
        return None
    return Ruling(ruling.role, "adds up to a total", ruling.start, ruling.end, INHERITED)


def _of_host(view: View, rulings: list[Ruling | None]) -> Ruling | None:
    """Brackets detail the figure before them: 총 650명(일반형 150명, 복지형 500명)."""
    host = rulings[view.host] if view.host is not None else None
    if view.host is None or host is None or view.draft.quantities[view.host].kind not in ("jobs", "people"):
        return None
    return Ruling(host.role, "details the figure before the brackets", host.start, host.end, INHERITED)


def _coordinated(view: View, rulings: list[Ruling | None]) -> Ruling | None:
    """Listed in one sentence, without a predicate between: "전주 100명, 군산 80명"."""
    for index in range(view.index - 1, max(-1, view.index - _REACH), -1):
        other, ruling = view.draft.quantities[index], rulings[index]
        if other.sentence != view.sentence.index:
            return None
        if other.kind == view.quantity.kind and ruling is not None and ruling.role in _PASSED_ON:
            if view.predicate_between(other.end, view.quantity.start):
                return None
            return Ruling(ruling.role, "listed with the figure before it", ruling.start, ruling.end, INHERITED)
    return None


def _of_sum(seen: list[View], index: int, rulings: list[Ruling | None]) -> Ruling | None:
    """The figures of one sentence that add up to a figure before them are its parts, wherever it stands."""
    view = seen[index]
    listed = [
        other.quantity
        for other in seen[max(0, index - _LIST) : index + _LIST]
        if other.sentence.index == view.sentence.index and other.quantity.kind == view.quantity.kind
    ]
    if len(listed) < 2:
        return None
    total = sum(quantity.low for quantity in listed)
    for earlier in range(seen[index].index - 1, max(-1, index - _REACH), -1):
        other, ruling = seen[earlier].quantity, rulings[earlier]
        if other.low == total and other.kind == view.quantity.kind and ruling is not None:
            return Ruling(ruling.role, "adds up to an earlier total", ruling.start, ruling.end, INHERITED)
    return None


def _listed(seen: list[View], index: int, rulings: list[Ruling | None]) -> Ruling | None:
    """A breakdown (시군별로는, 유형별로, ▲, rows) takes the role of the larger figure that it breaks down."""
    view = seen[index]
    broken_down = view.sentence.kind in ("item", "table") or _BREAKDOWN.search(view.head) is not None
    if not broken_down:
        return None
    for earlier in range(index - 1, max(-1, index - _REACH), -1):
        other, ruling = view.draft.quantities[earlier], rulings[earlier]
        if seen[earlier].host is not None:
            continue
        if _COMPARED_WITH.match(view.draft.text, other.end, other.end + 6):
            continue
        larger = other.kind in ("jobs", "people") and other.high > view.quantity.high
        if larger and ruling is not None and ruling.role in _PASSED_ON:
            return Ruling(ruling.role, "breaks down a larger figure", ruling.start, ruling.end, INHERITED)
    return None


def _continued(view: View, rulings: list[Ruling | None]) -> Ruling | None:
    """A figure goes on with the ones before it in its paragraph or the one above."""
    for index in range(view.index - 1, max(-1, view.index - _REACH), -1):
        other, ruling = view.draft.quantities[index], rulings[index]
        if view.sentence.paragraph - view.draft.sentences[other.sentence].paragraph > 1:
            return None
        if other.kind in ("jobs", "people") and ruling is not None and ruling.role in _PASSED_ON:
            if not _overlap(other.years, view.quantity.years):
                return None
            return Ruling(ruling.role, "continues the figures before it", ruling.start, ruling.end, INHERITED)
    return None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _drifting(view: View, main: Ruling | None) -> Ruling:
    start, end = view.quantity.start, view.quantity.end
    if main is not None:
        return Ruling(main.role, "the main statement of the document", main.start, main.end, DEFAULT)
    goal = _GOAL.search(view.draft.text[:_LEAD_CHARACTERS])
    if goal is not None and view.drift != "past":
        return Ruling("target", "the document states targets", goal.start(), goal.end(), DEFAULT)
    return Ruling("planned", "a release announces unless it says otherwise", start, end, DEFAULT)


def _analysed(view: View) -> Ruling | None:
    """Where no rule knows the verb, Kiwi tells its tense, and the particle whether the counted people act."""
    quantities, sentence = view.draft.quantities, view.sentence
    last = view.quantity
    for following in quantities[view.index + 1 : view.index + _REACH]:
        if following.sentence != sentence.index:
            break
        last = following
    verb = _verb(view.draft.text[last.end : min(sentence.end, last.end + _KIWI_REACH)])
    if verb is None:
        return None
    start, end = last.end + verb.start, last.end + verb.end
    if view.quantity.kind == "people" and view.rest.startswith(("이 ", "가 ")):
        return Ruling("participants", "subject of an unknown verb (Kiwi)", start, end, DEFAULT)
    if not view.rest.startswith(("을", "를", "의 ")):
        return None
    if verb.tag == "EP":
        role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
        return Ruling(role, "past tense of an unknown verb (Kiwi)", start, end, DEFAULT)
    return Ruling("planned", "unknown verb without past tense (Kiwi)", start, end, DEFAULT)


@lru_cache(maxsize=64)
def _verb(text: str) -> Morpheme | None:
    """The first verb: its EP where it is past, else its stem; None where a copula or nothing comes first."""
    stem: Morpheme | None = None
    for morpheme in morphemes(text):
        if stem is None and morpheme.tag in ("VCP", "VA"):
            return None
        if morpheme.tag in ("VV", "XSV"):
            stem = morpheme
        elif stem is not None and morpheme.tag == "EP" and morpheme.form[-1:] in "었았였":
            return morpheme
        elif stem is not None and morpheme.tag in ("EF", "ETM"):
            return stem
    return stem


def _in_other_currency(view: View) -> Ruling | None:
    """Brackets that restate a sum in another currency: ₩11,779 (US$8.55)."""
    host = view.rulings[view.host] if view.host is not None else None
    if view.host is None or host is None:
        return None
    whole = view.draft.quantities[view.host]
    if whole.kind != "money" or whole.unit == view.quantity.unit:
        return None
    return Ruling(host.role, "the same sum in another currency", host.start, host.end, INHERITED)


def _listed_money(view: View, ruling: Ruling) -> Ruling:
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
            weaker = ruling is None or ruling.strength <= INHERITED or (best.role, ruling.role) == ("target", "planned")
            if (
                weaker
                and (ruling is None or ruling.strength < best.strength)
                and _alike(quantities[index], quantities[source])
            ):
                rulings[index] = Ruling(
                    best.role, "restates another figure", best.start, best.end, INHERITED, best.direction
                )


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
        joined = view.after.strip() in ("과", "와", "·", "및")
        listed = _LISTED_BEFORE.fullmatch(view.after) is not None
        mine = rulings[index]
        if seen[index + 1].quantity.kind == view.quantity.kind:
            shared = joined or (listed and (mine is None or view.before.rstrip().endswith("각각")))
        else:
            undecided = mine is None or mine.strength < CUED
            shared = listed and undecided and _COMPARES.search(view.head) is not None
        if shared:
            rulings[index] = Ruling(
                "budget_change" if view.quantity.kind == "money" else "change",
                "joined with a change",
                following.start,
                following.end,
                CUED,
                following.direction,
            )
