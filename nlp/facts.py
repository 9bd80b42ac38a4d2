"""Which mentions state one quantity, and which quantities are part of another.

Headline, lead and table often state one quantity three times, and a total stands beside its parts. Only distinct facts
that are nobody's part may be summed, so a merge or a part needs proof: equal values without contradiction, or parts
that add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain, islice
from math import inf

from nlp.brackets import find_hosts
from nlp.draft import Draft, Quantity

_PART_CUE = re.compile(
    r"나머지|이\s?(?:가운데|중)|그\s?(?:가운데|중)|나눠\s?보면|나누면|별로|구체적으로|세부적으로"
    r"|유형은|내역|내용은|among them|of (?:them|which)"
)
_TOTAL_ROW = re.compile(r"^\s*\|?\s*(?:총\s?)?(?:합\s?계|소\s?계|총\s?계|계|전체|total)\s*[|\t]", re.IGNORECASE)
_SIDE = {"planned": "ahead", "target": "goal", "recruited": "done", "achieved": "done"}
_INCLUDED = re.compile(r"(?:[을를]|까지)\s?(?:포함해|포함한|포함)\s?(?:모두|총|전체)?\s?")
SMALL = 30
"""Below this a count of jobs and an equal count of people are too likely to be two things."""
_OUT_OF = re.compile(r"\s?(?:가운데|중에서|중에|중)\s(?:[가-힣%()\d]{1,8}\s){0,2}(?:약\s)?")
_HEADS = frozenset({"jobs", "people"})
_SOURCES = frozenset({"budget_national", "budget_province", "budget_district"})
_BASES = frozenset({"change", "previous", "budget_change"})
_SUMMED = frozenset({"money", "jobs", "people", "organizations", "projects"})
MAX_RESTATED = 3
"""How often a total may be repeated before its parts follow."""
_LEAST_PARTS, _LEAST_TOTAL = 2, 3
"""How many figures at least make a sum, and what they make at least."""
MAX_PARTS = 60
"""How many figures behind or before a total are tried as its parts."""


def link_facts(draft: Draft) -> tuple[list[int], list[int | None]]:
    """For each quantity the number of its fact, and the fact that this is part of (None where it stands for itself)."""
    quantities = draft.quantities
    facts = _merge(draft)
    whole: dict[int, int] = {}
    for part, total in (*_bracketed(draft), *_table_rows(draft), *_added_up(draft), *_cued(draft)):
        if facts[part] != facts[total] and facts[part] not in whole and not _above(whole, facts[total], facts[part]):
            whole[facts[part]] = facts[total]
    return facts, [whole.get(facts[index]) for index in range(len(quantities))]


def _above(whole: dict[int, int], fact: int, other: int) -> bool:
    """Whether `other` is `fact` or one of the wholes above it."""
    while fact != other and fact in whole:
        fact = whole[fact]
    return fact == other


def _merge(draft: Draft) -> list[int]:
    """Number the facts in order of their first mention."""
    quantities = draft.quantities
    facts = list(range(len(quantities)))
    by_value: dict[tuple[object, ...], list[int]] = {}
    prose = list(accumulate(sentence.kind != "table" for sentence in draft.sentences))
    for index, quantity in enumerate(quantities):
        heads = quantity.kind in ("jobs", "people")
        measure = ("heads", "") if heads else (quantity.kind, quantity.unit)
        mentions = by_value.setdefault((*measure, quantity.low, quantity.high), [])
        for earlier in mentions[:MAX_PARTS]:
            if _one_quantity(draft, prose, earlier, index):
                facts[index] = facts[earlier]
                break
        mentions.append(index)
    _merge_rounded(draft, facts)
    return facts


def _one_quantity(draft: Draft, prose: Sequence[int], earlier: int, later: int) -> bool:
    """Whether two equal quantities are one; `prose` counts the sentences outside of tables up to each sentence."""
    one, other = draft.quantities[earlier], draft.quantities[later]
    if one.sentence == other.sentence or _siblings(draft, prose, one, other):
        return False
    if one.noun and other.noun and one.kind not in ("money", "jobs", "people") and one.noun != other.noun:
        return False
    stated = _agree(one, other)
    return stated and (_heads(draft, one) or _heads(draft, other) or _same_programs(one, other))


def _heads(draft: Draft, quantity: Quantity) -> bool:
    """Whether the quantity stands in a headline, which seldom names a programme as the text does."""
    return draft.sentences[quantity.sentence].kind in ("headline", "subhead")


def _same_programs(one: Quantity, other: Quantity) -> bool:
    return not one.programs or not other.programs or one.programs == other.programs


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether nothing that both state differs; a job created and its holder recruited are one (400개 일자리, 400명)."""
    roles = ({one.role, other.role} - {None}) if one.kind == other.kind else set()
    if one.kind != other.kind and (_SIDE.get(one.role or "") != _SIDE.get(other.role or "") or one.high < SMALL):
        return False
    if len(roles) > 1 or one.each != other.each or one.per != other.per:
        return False
    pairs = ((one.years, other.years), (one.regions, other.regions))
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)


def _siblings(draft: Draft, prose: Sequence[int], one: Quantity, other: Quantity) -> bool:
    """Two rows of one table, or two items of one list, count two things."""
    first, second = draft.sentences[one.sentence], draft.sentences[other.sentence]
    if first.kind == second.kind == "table":
        return prose[first.index] == prose[second.index]
    return (
        first.kind == second.kind == "item"
        and first.level == second.level
        and first.parent == second.parent
        and second.index - first.index <= 12
        and first.line != second.line
        and first.level > 1
    )


def _merge_rounded(draft: Draft, facts: list[int]) -> None:
    """A headline rounds what the text states exactly: "일자리 3만 8300개" for 3만 8305개."""
    quantities = draft.quantities
    merged: dict[int, int] = {}
    alike: dict[tuple[str, int, int], list[int]] = {}
    for index, quantity in enumerate(quantities):
        if quantity.low == quantity.high and quantity.kind in ("money", "jobs", "people"):
            alike.setdefault((quantity.kind, *_magnitude(quantity.low)), []).append(index)
    for index, rounded in enumerate(quantities):
        kind = draft.sentences[rounded.sentence].kind
        loose = rounded.qualifier in ("approx", "over") or kind in ("headline", "subhead", "caption")
        if not loose or rounded.low != rounded.high or rounded.kind not in ("money", "jobs", "people"):
            continue
        digits, size = _magnitude(rounded.low)
        near = chain.from_iterable(
            alike.get((rounded.kind, lead, size), ()) for lead in (digits, digits - 1, digits + 1)
        )
        for other_index in islice(near, MAX_PARTS):
            exact = quantities[other_index]
            mine, theirs = _root(merged, facts[index]), _root(merged, facts[other_index])
            if mine == theirs:
                continue
            if exact.sentence != rounded.sentence and rounds(rounded.low, exact.low) and _agree(rounded, exact):
                merged[max(mine, theirs)] = min(mine, theirs)
                break
    if merged:
        facts[:] = [_root(merged, fact) for fact in facts]


def _root(merged: dict[int, int], fact: int) -> int:
    """The fact that `fact` was merged into, by way of others; the way is shortened for the next to ask."""
    root = fact
    while root in merged:
        root = merged[root]
    while fact != root:
        merged[fact], fact = root, merged[fact]
    return root


def _magnitude(value: float) -> tuple[int, int]:
    """The first two digits of a count, and how many digits it has."""
    written = str(int(value))
    return int(written[:2]), len(written)


def rounds(rounded: float, exact: float) -> bool:
    """Whether `rounded` is `exact` cut or rounded to fewer digits, at least two of them, by at most 2 per cent."""
    if rounded == exact or not exact or abs(rounded - exact) > abs(exact) * 0.02:
        return False
    digits = str(int(rounded)).rstrip("0")
    return len(digits) < len(str(int(exact)).rstrip("0")) and len(str(int(rounded))) - len(digits) >= 2


def _bracketed(draft: Draft) -> list[tuple[int, int]]:
    """ "60억 원(시비 35억 원, 구비 25억 원)": parts that are each less than the total and together not more."""
    quantities = draft.quantities
    groups: dict[int, list[int]] = {}
    for index, host in enumerate(find_hosts(draft)):
        if (
            host is not None
            and _same_measure(quantities[index], quantities[host])
            and _one_account(quantities[index], quantities[host])
            and not _another_year(quantities[index], quantities[host])
        ):
            groups.setdefault(host, []).append(index)
    return [
        (part, host)
        for host, parts in groups.items()
        if sum(quantities[part].high for part in parts) <= quantities[host].high * 1.001
        and quantities[host].role not in _BASES
        for part in parts
        if quantities[part].high < quantities[host].high and quantities[part].role not in _BASES
    ]


def _one_account(part: Quantity, total: Quantity) -> bool:
    """Whether both stand on one side of plan and result; money by source is part of a sum of any source."""
    return part.kind == "money" or part.role == total.role


def _another_year(part: Quantity, total: Quantity) -> bool:
    """Whether the total is of one year and the other figure of another: 100명(지난해 80명)."""
    single = total.years is not None and total.years[0] == total.years[1]
    return single and part.years is not None and part.years != total.years


def _measure(quantity: Quantity) -> tuple[str, str, str | None]:
    """What quantities have in common that can be added up: posts and persons count as one."""
    return ("heads", "", None) if quantity.kind in _HEADS else (quantity.kind, quantity.unit, quantity.per)


def _same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether both have the same measure, told without making two tuples of it."""
    if one.kind in _HEADS:
        return other.kind in _HEADS
    return one.kind == other.kind and one.unit == other.unit and one.per == other.per


def _table_rows(draft: Draft) -> list[tuple[int, int]]:
    """Rows of a table are parts of its total row (합계), column by column, where they add up to it."""
    links: list[tuple[int, int]] = []
    for table in _tables(draft):
        columns: dict[int, list[int]] = {}
        totals: dict[int, int] = {}
        for index in table:
            quantity = draft.quantities[index]
            sentence = draft.sentences[quantity.sentence]
            column = len(re.findall(r"[|\t]", draft.text[sentence.start : quantity.start]))
            if _TOTAL_ROW.search(draft.sentence_text(sentence.index)):
                totals.setdefault(column, index)
            else:
                columns.setdefault(column, []).append(index)
        for column, total in totals.items():
            parts = [i for i in columns.get(column, []) if _same_measure(draft.quantities[i], draft.quantities[total])]
            if parts and _adds_up([draft.quantities[i] for i in parts], draft.quantities[total]):
                links += [(part, total) for part in parts]
    return links


def _tables(draft: Draft) -> list[list[int]]:
    """The quantities of each table."""
    tables: list[list[int]] = []
    last = -2
    for index, quantity in enumerate(draft.quantities):
        if draft.sentences[quantity.sentence].kind != "table":
            continue
        between = draft.sentences[last : quantity.sentence] if last >= 0 else []
        if last >= 0 and all(row.kind == "table" for row in between):
            tables[-1].append(index)
        else:
            tables.append([index])
        last = quantity.sentence
    return tables


def _adds_up(parts: Sequence[Quantity], total: Quantity) -> bool:
    return sum(part.low for part in parts) == total.low and sum(part.high for part in parts) == total.high


def _added_up(draft: Draft) -> list[tuple[int, int]]:
    """Runs of figures right behind or before a total that add up to it exactly."""
    quantities = draft.quantities
    links: list[tuple[int, int]] = []
    # The widest total first: a chance sum among its parts must not take them from it.
    for index in sorted(possible_totals(quantities), key=lambda i: -quantities[i].high):
        total = quantities[index]
        if total.kind not in _SUMMED or total.role in _BASES or total.low < _LEAST_TOTAL:
            continue
        for step in (1, -1):
            run = parts_beside(draft, index, step)
            if all(_can_hold(total, quantities[part]) for part in run):
                links += [(part, index) for part in run]
    return links


def _can_hold(total: Quantity, part: Quantity) -> bool:
    """Whether the accounts allow it: 도비 and 시비 are no part of 국비, even where they happen to add up to it."""
    return total.role not in _SOURCES or part.role == total.role


def possible_totals(quantities: Sequence[Quantity]) -> list[int]:
    """The indices of quantities that are no less than the two least of their measure together."""
    values: dict[tuple[str, str, str | None], list[float]] = {}
    measures = [_measure(quantity) for quantity in quantities]
    for quantity, measure in zip(quantities, measures, strict=True):
        values.setdefault(measure, []).append(quantity.high)
    least = {
        measure: sum(sorted(highs)[:_LEAST_PARTS]) for measure, highs in values.items() if len(highs) > _LEAST_PARTS
    }
    if not least:
        return []
    return [i for i, measure in enumerate(measures) if quantities[i].high >= least.get(measure, inf)]


def parts_beside(draft: Draft, index: int, step: int) -> list[int]:
    """The shortest run beside quantity `index`, two figures or more, that adds up to it; [] where there is none."""
    quantities, sentences, total = draft.quantities, draft.sentences, draft.quantities[index]
    kind, unit, per, high, own = total.kind, total.unit, total.per, total.high, total.sentence
    heads, paragraph, reach = kind in _HEADS, sentences[total.sentence].paragraph, 3 if step > 0 else 1
    stop = min(len(quantities), index + 3 * MAX_PARTS) if step > 0 else max(-1, index - 3 * MAX_PARTS)
    run: list[int] = []
    summed = 0.0
    restated = 0
    for position in range(index + step, stop, step):
        other = quantities[position]
        if other.sentence != own:
            sentence = sentences[other.sentence]
            if abs(sentence.paragraph - paragraph) > reach and sentence.kind not in ("item", "table"):
                return []
        same = other.kind in _HEADS if heads else other.kind == kind and other.unit == unit and other.per == per
        if not same or other.role in _BASES:
            continue
        if other.high >= high:
            restated += 1
            if run or step < 0 or other.high > high or restated > MAX_RESTATED:
                return []
            continue
        run.append(position)
        summed += other.high
        if summed == high and len(run) >= _LEAST_PARTS:
            return run
        if summed > high or len(run) == MAX_PARTS:
            return []
    return []


def _shared(part: Quantity, total: Quantity) -> bool:
    """ "사업비 11억 원 … 국비와 시비가 각각 5억 5천만 원": the total is a small multiple of what each gives."""
    shares = total.high / part.high if part.high else 0
    return _same_measure(part, total) and total.role not in _BASES and shares in range(2, 11)


def _includes(draft: Draft, part: Quantity, total: Quantity) -> bool:
    """ "구비 88억 원을 포함해 모두 241억 원"."""
    if total.high <= part.high or part.sentence != total.sentence or not _same_measure(part, total):
        return False
    return _INCLUDED.fullmatch(draft.text[part.end : total.start]) is not None


def _out_of(draft: Draft, part: Quantity, total: Quantity) -> bool:
    """ "사업비 10억원 가운데 7억원"."""
    if total.high <= part.high or not _same_measure(part, total) or not _one_account(part, total):
        return False
    return total.role not in _BASES and _OUT_OF.fullmatch(draft.text, total.end, part.start) is not None


def _cued(draft: Draft) -> list[tuple[int, int]]:
    """ "300명 … 이 가운데 144명", "총 174개 사업. 나눠 보면 ▲…": what the words call a part of the figure before."""
    links: list[tuple[int, int]] = []
    quantities = draft.quantities
    for index, part in enumerate(quantities):
        sentence = draft.sentences[part.sentence]
        if part.kind not in _SUMMED or part.role in _BASES:
            continue
        if part.each:
            links += [(index, whole) for whole in range(max(0, index - 3), index) if _shared(part, quantities[whole])]
        if index and _out_of(draft, part, quantities[index - 1]):
            links.append((index, index - 1))
        if index + 1 < len(quantities) and _includes(draft, part, quantities[index + 1]):
            links.append((index, index + 1))
        cue = _PART_CUE.search(draft.text, sentence.start, part.start)
        if cue is None:
            continue
        for earlier in range(index - 1, max(-1, index - MAX_PARTS), -1):
            total = quantities[earlier]
            if draft.sentences[total.sentence].paragraph < sentence.paragraph - 1:
                break
            if total.end > cue.start() or not _same_measure(part, total) or total.role in _BASES:
                continue
            if total.high > part.high:
                links.append((index, earlier))
            break
    return links
