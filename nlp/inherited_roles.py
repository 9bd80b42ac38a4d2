"""Roles of figures whose own sentence decides none: they take that of the figure they detail.

A figure in brackets or of a breakdown takes the role of its total, one in a list that of its neighbours, one without a
known verb what Kiwi tells of it, any other the drift of the document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.draft import Quantity
from nlp.facts import parts_beside, possible_totals
from nlp.figures import Role
from nlp.past_figures import belongs_to_past
from nlp.predicates import analyse
from nlp.ruling import DEFAULT, GOVERNED, INHERITED, Ruling, View
from nlp.tokens import Morpheme, morphemes

_KIWI_REACH = 80
"""Characters behind a figure that Kiwi analyses: enough for the predicate, and bounded for endless lines."""
_LIST = 24
"""How many figures of one sentence are added up."""
_REACH = 200
"""How many figures back a role is looked for."""
_SURVEYED = 10_000
"""Persons from which on a count that no word tells of is a survey's rather than one office's."""
_GOAL = re.compile(r"목표\s?공시|일자리\s?목표|목표\s?일자리|공시제")
_LEAD_CHARACTERS = 400
"""Characters at the head of a document that tell what it is about."""
_COMPARED_WITH = re.compile(r"\s?(?:대비|보다|의 \d)")
_BREAKDOWN = re.compile(r"별로|별 |나눠|나누면|유형은|분야는|내역|내용은|[▲△▷◆·]|인원은|구체적|세부|이며|각각|각 $")
_SUBJECT = re.compile(r"[이가] |의 (?!취업자|합격자|채용|일자리)[가-힣]{2,8}(?:들)?[이가] ")
_SIZED = re.compile(r"\s규모(?:다|이다|이며|로,|로\s[^.]{0,30}(?:한다|된다|꾸린다|들어간다|나선다))")
_GONE = re.compile(r"지난해|작년|지금까지|그동안")
_AS_OF = re.compile(r"현재\s?(?:까지\s)?(?:총\s|모두\s)?$")
_SERVED_NOUN = re.compile(r"(?:훈련|교육|상담|지원|참여|수료)\S{0,2}\s?$")
_NOW = re.compile(r"현재\s")
_AHEAD = re.compile(r"예정|계획(?!대로)|방침")
_PLACED = re.compile(r"(?:채용|취업)(?:률|율|비율)")
_PASSED_ON = frozenset({"target", "planned", "achieved", "recruited", "participants", "budget_national", "other"})


def pass_on(seen: list[View], rulings: list[Ruling | None], totals: dict[int, int]) -> None:
    """Give figures that no rule decided the role of the figure that they detail, else the drift of the document.

    `totals` is what `totals_beside` found.
    """
    main = {kind: _main_ruling(seen, rulings, kind) for kind in ("jobs", "people")}
    for index, view in enumerate(seen):
        kind = view.quantity.kind
        ruling = rulings[index]
        whole = totals.get(index)
        if ruling is not None and whole is not None and _governed_beyond(seen[whole], view, ruling):
            rulings[index] = _of_total(whole, rulings) or ruling
            continue
        if kind not in main or (ruling is not None and ruling.strength > INHERITED):
            continue
        if ruling is not None:
            rulings[index] = _of_sum(seen, index, rulings) or ruling
            continue
        found = (
            _of_host(view, rulings)
            or _of_total(totals.get(index), rulings)
            or _coordinated(view, rulings)
            or _analysed(view)
            or _of_sum(seen, index, rulings)
            or _in_its_time(
                view,
                _listed(seen, index, rulings)
                or _continued(view, rulings)
                or _drifting(view, main[kind] or main["people" if kind == "jobs" else "jobs"]),
            )
        )
        rulings[index] = _of_its_kind(view, found)


def _of_its_kind(view: View, ruling: Ruling) -> Ruling:
    """Posts are neither recruited nor take part: what they inherit from persons is achieved or planned."""
    if view.quantity.kind != "jobs" or ruling.role not in ("recruited", "participants"):
        return ruling
    ruling.role = "achieved" if ruling.role == "recruited" or view.drift == "past" else "planned"
    return ruling


def _to_come(view: View) -> bool:
    """Whether the figure's year lies after that of publication."""
    years, published = view.quantity.years, view.draft.published
    return years is not None and published is not None and years[1] > published.year


def _in_its_time(view: View, ruling: Ruling) -> Ruling:
    """A role from afar yields to the figure's own time: what belongs to a past year is done, what is 예정 is not."""
    start, end = view.quantity.start, view.quantity.end
    past = belongs_to_past(view) or (view.section == "past" and not _to_come(view))
    many = view.quantity.kind == "people" and view.quantity.high >= _SURVEYED and view.draft.lang == "ko"
    if ruling.role == "planned" and past and many:
        return Ruling("other", "so many, as a survey counts", start, end, DEFAULT)
    if ruling.role == "planned" and past:
        served = _SERVED_NOUN.search(view.before) is not None
        role: Role = "achieved" if view.quantity.kind == "jobs" else "participants" if served else "recruited"
        return Ruling(role, "of a past year", start, end, DEFAULT)
    as_of = _AS_OF.search(view.before)
    if as_of is not None and view.quantity.kind == "jobs" and ruling.role in ("planned", "target"):
        return Ruling("achieved", "as of a day (현재)", start, end, DEFAULT)
    now = _NOW.search(view.head)
    if now is not None and ruling.role in ("planned", "target") and view.clauses.tense_after(end) == "ongoing":
        role = "achieved" if view.quantity.kind == "jobs" else "participants"
        return Ruling(role, "going on now (현재)", *view.found(now, view.sentence.start), DEFAULT)
    if view.section == "future" and ruling.role in ("recruited", "achieved", "participants"):
        return Ruling("planned", "in a list of what is to come", start, end, DEFAULT)
    sized = _SIZED.match(view.rest)
    if sized is not None and ruling.role in ("participants", "recruited") and not _GONE.search(view.head):
        return Ruling("planned", "the size of a scheme (규모)", *view.found(sized, end), DEFAULT)
    ahead = _AHEAD.search(view.after)
    if ruling.role in ("achieved", "recruited") and ahead is not None:
        return Ruling("planned", "예정 behind the figure", *view.found(ahead, end), DEFAULT)
    return ruling


def _main_ruling(seen: list[View], rulings: list[Ruling | None], kind: str) -> tuple[Ruling, Quantity] | None:
    """The first well founded role of a kind, and whose; persons take a target from afar only if all are targets."""
    target: tuple[Ruling, Quantity] | None = None
    for view, ruling in zip(seen, rulings, strict=True):
        if ruling is None or view.quantity.kind != kind or ruling.role not in _PASSED_ON:
            continue
        if ruling.strength >= GOVERNED and (ruling.role != "target" or kind == "jobs"):
            return ruling, view.quantity
        if ruling.strength >= GOVERNED and target is None:
            target = ruling, view.quantity
    return target


def totals_beside(seen: list[View]) -> dict[int, int]:
    """For counts that add up to a total beside them, the index of that total."""
    totals: dict[int, int] = {}
    for index in possible_totals([view.quantity for view in seen]):
        view = seen[index]
        if view.quantity.kind in ("jobs", "people") and view.quantity.low >= 3:
            for step in (1, -1):
                for part in parts_beside(view.draft, index, step):
                    totals.setdefault(part, index)
    return totals


def _governed_beyond(whole: View, part: View, ruling: Ruling) -> bool:
    """Whether its role is of a predicate behind its total: "A 31명, B 27명 등 모두 58명이 신청해 40명 모집에"."""
    same = whole.sentence.index == part.sentence.index and whole.quantity.start > part.quantity.end
    return same and ruling.strength == GOVERNED and ruling.start >= whole.quantity.end


def _of_total(total: int | None, rulings: list[Ruling | None]) -> Ruling | None:
    ruling = rulings[total] if total is not None else None
    if ruling is None or ruling.role not in _PASSED_ON:
        return None
    return Ruling(ruling.role, "adds up to a total", ruling.start, ruling.end, INHERITED)


def _of_host(view: View, rulings: list[Ruling | None]) -> Ruling | None:
    """Brackets detail the figure before them: 총 650명(일반형 150명, 복지형 500명)."""
    host = rulings[view.host] if view.host is not None else None
    if host is not None and host.role == "achieved" and _PLACED.search(view.before + view.head[-24:]):
        return Ruling("recruited", "those hired behind their share", host.start, host.end, INHERITED)
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
            if view.predicate_between(other.end, view.quantity.start) or _AS_OF.search(view.before):
                return None
            return Ruling(ruling.role, "listed with the figure before it", ruling.start, ruling.end, INHERITED)
    return None


def _list_around(seen: list[View], index: int) -> list[int]:
    """The figures of one kind in the sentence, or in the run of list items that it is one of."""
    view = seen[index]

    def belongs(other: View, neighbour: View) -> bool:
        same = other.sentence.index == neighbour.sentence.index
        items = other.sentence.kind == view.sentence.kind == "item" and other.sentence.level == view.sentence.level
        return same or (items and abs(other.sentence.index - neighbour.sentence.index) == 1)

    members = [index]
    for step in (-1, 1):
        last = view
        for place in range(index + step, max(-1, index - _LIST) if step < 0 else min(len(seen), index + _LIST), step):
            if not belongs(seen[place], last):
                break
            last = seen[place]
            if last.quantity.kind == view.quantity.kind:
                members.append(place)
    return sorted(members)


def _of_sum(seen: list[View], index: int, rulings: list[Ruling | None]) -> Ruling | None:
    """The figures of one sentence or list that add up to a figure before them are its parts, wherever it stands."""
    view = seen[index]
    run = _list_around(seen, index)
    for listed in ([member for member in run if seen[member].sentence is view.sentence], run):
        total = sum(seen[member].quantity.low for member in listed)
        for earlier in range(listed[0] - 1, max(-1, index - _REACH), -1) if len(listed) > 1 else ():
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
    told = _told_before(view)
    if told is not None:
        return told
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


def _told_before(view: View) -> Ruling | None:
    """ "그동안 일자리를 만든 것으로 분석했다. 분야별로는 A 2,500개 …": the sentence before says what was done."""
    if view.sentence.index == 0 or view.quantity.kind != "jobs":
        return None
    before = view.draft.sentences[view.sentence.index - 1]
    if any(other.sentence == before.index and other.kind in ("jobs", "people") for other in view.draft.quantities):
        return None
    for predicate in analyse(view.draft.text, before.start, before.end).predicates:
        if predicate.sense == "create" and predicate.tense == "past":
            return Ruling("achieved", "details what was created", predicate.start, predicate.end, INHERITED)
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
            if ruling.role == "target" and other.high < view.quantity.low:
                return None
            return Ruling(ruling.role, "continues the figures before it", ruling.start, ruling.end, INHERITED)
    return None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _drifting(view: View, main: tuple[Ruling, Quantity] | None) -> Ruling:
    start, end = view.quantity.start, view.quantity.end
    if main is not None and _overlap(main[1].years, view.quantity.years):
        told = main[0]
        return Ruling(told.role, "the main statement of the document", told.start, told.end, DEFAULT)
    goal = _GOAL.search(view.draft.text[:_LEAD_CHARACTERS])
    if goal is not None and view.drift != "past":
        return Ruling("target", "the document states targets", goal.start(), goal.end(), DEFAULT)
    return Ruling("planned", "a release announces unless it says otherwise", start, end, DEFAULT)


def _analysed(view: View) -> Ruling | None:
    """Where no rule knows the verb, Kiwi tells its tense, and the particle whether the counted people act."""
    acting = view.quantity.kind == "people" and _SUBJECT.match(view.rest) is not None
    if not acting and not view.rest.startswith(("을", "를", "의 ", " 일자리를")):
        return None
    mark = view.clauses.mark_after(view.quantity.end)
    if not acting and mark is not None and mark.tense == "future":
        return Ruling("planned", "yet to come, whatever the verb", mark.start, mark.end, DEFAULT)
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
    if acting:
        return Ruling("participants", "subject of an unknown verb (Kiwi)", start, end, DEFAULT)
    if verb.tag == "EP" and view.clauses.tense_after(view.quantity.end) != "future":
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
