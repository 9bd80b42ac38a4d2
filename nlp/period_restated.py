"""The period of a mention that has none of its own and restates a figure which has: a headline, a large goal."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from nlp.draft import Quantity
from nlp.lead import SHORTEST
from nlp.period_calendar import Years, term_years
from nlp.period_grammar import AGREEMENT, TERM
from nlp.period_offices import term_of_office
from nlp.period_scope import UNDER, Scope, dated_by, settle
from nlp.period_unknown import READY

_ROUGH = re.compile(r"여\s?[명개원]|약\s|가량|남짓|안팎")
_PLEDGED = re.compile(
    r"(?:\s일자리)?(?:\s?(?:창출|만들기))?(?:\s목표)?[’'”\"]?\s?(?:공약|약속|목표[’'”\"]의|창출\s?목표의|[을를]\s공약|의\s일자리를\s[가-힣]{2,8}\s(?:공약|약속))"
)
_PLEDGE_OF = re.compile(r"공약(?:사항)?(?:인|으로|이었던|한)?\s[‘'“]?(?:[가-힣]{1,6}\s){0,2}[‘'“]?$")
_BESIDE = 24  # characters before a figure in which it is called a pledge
_TAKES_IN = re.compile(r"모집|접수|신청")
_FAR = 80  # characters between a figure and the word that its people are taken in
_AS_OF = re.compile(r"\s?말?\s?(?:기준|현재)")
_IN_ALL = re.compile(r"모두|총|합쳐|합하면|더하면|이로써|전체")
_TOP = 600  # characters of a headline and its lead
_LARGE = 10_000
_LARGE_SUM = 1_000_000_000  # won; less, or a multiple of it, may be told of two things
_PARTS = 4  # parts that a total is looked for in
_SMALLEST_TOTAL = 20  # smaller sums fall together by chance


def restate(scope: Scope) -> None:
    """A figure of the headline that has no period of its own takes that of the figure which it restates."""
    draft = scope.draft
    now = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    told: dict[tuple[str, float, float], list[Quantity]] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        head = quantity.sentence in heads
        if (
            _has_own_period(quantity)
            and (not head or (_is_large(quantity) and not _names_term(quantity)))
            and not _by_days_of_intake(scope, quantity)
        ):
            told.setdefault(_measure(quantity), []).append(quantity)
    chosen: dict[tuple[str, float, float], Quantity] = {}
    for measure, every in told.items():
        found = every
        if len({q.years for q in every}) > 1:
            found = [q for q in every if q.years is not None and q.years[1] >= now]  # a headline tells the news
            found = _over_the_plan(found)
        if found and (len({q.years for q in found}) == 1 or _is_large(found[0])):
            chosen[measure] = found[0]
    agreed = AGREEMENT.search(draft.text, 0, _TOP) is not None
    lead, exact = _lead_of(scope), _by_value(chosen.values())
    for quantity in draft.quantities:
        restated = chosen.get(_measure(quantity))
        head = quantity.sentence in heads
        if restated is None and not (head or quantity.sentence == lead or agreed or _is_large(quantity)):
            continue
        taken_in = _by_days_of_intake(scope, quantity)
        takes = head or (_is_large(quantity) and (_by_publication(quantity) or taken_in))
        invested = quantity.kind == "money" and quantity.low >= _LARGE_SUM
        takes = takes or (agreed and _by_publication(quantity) and (invested or quantity.sentence == lead))
        if restated is None and (takes or quantity.sentence == lead) and _ROUGH.search(draft.text, *_span(quantity)):
            restated = _unrounded(quantity, exact)
            takes = restated is not None
        named = head and _names_term(quantity)
        if named and restated is not None and (to_date := _as_of(scope, quantity, restated)) is not None:
            for each in (quantity, restated):
                each.evidence = [e for e in each.evidence if e.field != "years"]
                settle(each, to_date, "a sum of a term, as of a day", (quantity.start, quantity.end))
            continue
        if restated is not None and takes and (named or taken_in or not _has_own_period(quantity)):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, restated.years, "the figure that it restates", (restated.start, restated.end))


def _over_the_plan(told: list[Quantity]) -> list[Quantity]:
    """`told` without what only says when the same goal is reached: 2022년까지 6만 개로, beside 2022년까지 6만 개를."""
    plans = {q.years[1] for q in told if q.years is not None and q.years[0] < q.years[1]}
    return [q for q in told if q.years is None or q.years[0] < q.years[1] or q.years[1] not in plans]


def split_up(scope: Scope) -> None:
    """Give the parts of a total over several years that its sentence names its years: 6만 개는 2만 개, 4만 개다."""
    whole: Quantity | None = None
    parts: list[Quantity] = []
    last = -1
    for quantity in (*scope.draft.quantities, None):
        if quantity is None or quantity.sentence != last:
            if whole is not None and len(parts) > 1 and sum(q.low for q in parts) == whole.low:
                for part in parts:
                    part.evidence = [e for e in part.evidence if e.field != "years"]
                    settle(part, whole.years, "the total that it is a part of", (whole.start, whole.end))
            spans = quantity is not None and quantity.years is not None and quantity.years[0] < quantity.years[1]
            whole, parts = quantity if spans else None, []
            last = quantity.sentence if quantity is not None else -1
        elif whole is not None and quantity.kind == whole.kind and _by_publication(quantity):
            parts.append(quantity)


def tell_apart(scope: Scope) -> None:
    """Give the next figures of a kind the years of a plan's total that they add up to: 3년간 6천억, 4천억, 2천억."""
    by_kind: dict[str, list[Quantity]] = {}
    for quantity in scope.draft.quantities:
        if quantity.low == quantity.high:
            by_kind.setdefault(_measure(quantity)[0], []).append(quantity)
    for listed in by_kind.values():
        for i, whole in enumerate(listed):
            if whole.years is None or whole.years[0] == whole.years[1] or whole.low < _SMALLEST_TOTAL:
                continue
            rest = whole.low
            for count, part in enumerate(listed[i + 1 : i + 1 + _PARTS], start=1):
                rest -= part.low
                if rest < 0 or not _by_publication(part):
                    break
                if rest == 0 and count > 1:
                    for each in listed[i + 1 : i + 1 + count]:
                        each.evidence = [e for e in each.evidence if e.field != "years"]
                        settle(each, whole.years, "the total that it is a part of", (whole.start, whole.end))
                    break


def _as_of(scope: Scope, head: Quantity, told: Quantity) -> Years | None:
    """The years of the term that the headline names up to the day as of which the body counts: 5월 31일 기준."""
    seen = next((e for e in told.evidence if e.field == "years"), None)
    if seen is None or head.years is None or told.years is None or _AS_OF.match(scope.draft.text, seen.end) is None:
        return None
    inside = head.years[0] < told.years[1] <= head.years[1]
    return (head.years[0], told.years[1]) if inside else None


def _lead_of(scope: Scope) -> int:
    """The sentence that opens the body, -1 where there is none."""
    return next((s.index for s in scope.draft.sentences if s.kind == "text" and s.end - s.start >= SHORTEST), -1)


def _span(quantity: Quantity) -> tuple[int, int]:
    return max(0, quantity.start - len("약 ")), quantity.end + len(" 가량")


def _by_value(told: Iterable[Quantity]) -> dict[str, list[tuple[float, int, Quantity]]]:
    """The figures that are no ranges, by kind, in the order of their values."""
    found: dict[str, list[tuple[float, int, Quantity]]] = {}
    for quantity in told:
        if quantity.low == quantity.high:
            found.setdefault(_measure(quantity)[0], []).append((quantity.low, quantity.start, quantity))
    return {kind: sorted(listed) for kind, listed in found.items()}


def _unrounded(quantity: Quantity, told: dict[str, list[tuple[float, int, Quantity]]]) -> Quantity | None:
    """The one figure that a rough number of two digits or more rounds down: 4천200여 명 for 4천248명."""
    value = int(quantity.low)
    digits = str(value).rstrip("0")
    unit = value // int(digits) if value else 0
    if len(digits) < 2 or unit < 10 or quantity.low != quantity.high:
        return None
    listed = told.get(_measure(quantity)[0], [])
    first = bisect_left(listed, (value + 0.5,))
    last = bisect_left(listed, (value + unit,))
    return listed[first][2] if last - first == 1 else None


def pledge(scope: Scope) -> None:
    """A goal that is called the pledge of the one term which the text tells of has its years wherever it is told."""
    text, draft = scope.draft.text, scope.draft
    terms = {int(m["n"]) for m in TERM.finditer(text)}
    years = term_years(terms.pop()) if len(terms) == 1 else None
    if years is None and (terms or "공약" not in text):
        return
    pledged = {_measure(q) for q in draft.quantities if _is_large(q) and q.kind != "money" and _is_pledged(text, q)}
    if pledged and years is None and (years := _of_office(scope)) is None:
        return
    for quantity in draft.quantities if pledged else ():
        if _measure(quantity) in pledged and quantity.years != years:
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, years, "a pledge of the term", (quantity.start, quantity.end))


def _of_office(scope: Scope) -> Years | None:
    """The term in which the head of the office stands whose pledge the text tells of without numbering it."""
    told = scope.draft.text.find("공약")
    return term_of_office(scope.draft.text, told, scope.calendar)


def _is_pledged(text: str, quantity: Quantity) -> bool:
    """Whether a goal is called a pledge: 일자리 40만 개 공약, 핵심공약인 '40만 개."""
    return (
        _PLEDGED.match(text, quantity.end) is not None
        or _PLEDGE_OF.search(text, max(0, quantity.start - _BESIDE), quantity.start) is not None
    )


def sum_up(scope: Scope) -> None:
    """A total without a period of its own takes the years of the parts that make it up: 75억 by 2019, 120억 by 2020."""
    totals: dict[tuple[str, float], Quantity] = {}
    years: dict[tuple[str, float], Years] = {}
    parts: dict[str, list[Quantity]] = {}
    for quantity in scope.draft.quantities:
        if quantity.low == quantity.high and quantity.years is not None and _has_own_period(quantity):
            parts.setdefault(_measure(quantity)[0], []).append(quantity)
    for kind, listed in parts.items():
        if len({quantity.years for quantity in listed}) == 1:
            continue
        for i, first in enumerate(listed):
            total, told = first.low, {first.years}
            for part in listed[i + 1 : i + _PARTS]:
                total += part.low
                told.add(part.years)
                if len(told) > 1:
                    key = (kind, total)
                    totals.setdefault(key, first)
                    years.setdefault(key, (min(y[0] for y in told if y), max(y[1] for y in told if y)))
    heads = {s.index for s in scope.draft.sentences if s.kind in ("headline", "subhead", "caption")}
    lead = _lead_of(scope)
    for quantity in scope.draft.quantities if totals else ():
        key = (_measure(quantity)[0], quantity.low)
        summed = key in totals and quantity.low >= _SMALLEST_TOTAL and _by_document(quantity)
        if summed and (
            quantity.sentence in heads
            or quantity.sentence == lead
            or _IN_ALL.search(scope.draft.text, *_before(scope, quantity))
        ):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, years[key], "the parts that it sums up", (totals[key].start, totals[key].end))


def _before(scope: Scope, quantity: Quantity) -> tuple[int, int]:
    """The span of the sentence up to a figure."""
    return scope.draft.sentences[quantity.sentence].start, quantity.start


def _measure(quantity: Quantity) -> tuple[str, float, float]:
    """What makes two mentions one quantity; jobs and the people who hold them are counted alike."""
    return ("jobs" if quantity.kind == "people" else quantity.kind, quantity.low, quantity.high)


def _is_large(quantity: Quantity) -> bool:
    """Whether two mentions of the number are hardly two quantities: a goal of 70만개."""
    if quantity.kind == "money":
        return quantity.low >= _LARGE_SUM and quantity.low % _LARGE_SUM != 0
    return quantity.kind in ("jobs", "people") and quantity.low >= _LARGE


def _by_publication(quantity: Quantity) -> bool:
    return dated_by(quantity) == "the document's period: published"


def _by_days_of_intake(scope: Scope, quantity: Quantity) -> bool:
    """Whether the period of a figure is but the days on which people are taken in: 다음 달 26일까지 … 모집한다."""
    if dated_by(quantity) != "period before it: month":
        return False
    end = scope.draft.sentences[quantity.sentence].end
    return _TAKES_IN.search(scope.draft.text, quantity.end, min(end, quantity.end + _FAR)) is not None


def _by_document(quantity: Quantity) -> bool:
    return dated_by(quantity) in ("the document's period: published", "the document's period: relative")


def _has_own_period(quantity: Quantity) -> bool:
    return dated_by(quantity).startswith(("period", UNDER, READY))


def _names_term(quantity: Quantity) -> bool:
    """Whether the period before a figure of the headline may but name the plan: 민선 8기 종합계획."""
    return dated_by(quantity) == "period before it: term"
