"""The years from a beginning up to now, of what is counted so far: 2009년 문을 연 …, 지금까지 3천 명."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.openings import guarded
from nlp.period_scope import SILENT, Scope
from nlp.period_tense import looks_back

_CUMULATIVE = re.compile(
    r"(?:누적|누계)\s?(?!기준)(?:[가-힣·]{1,6}(?:\s[가-힣·]{1,6})?(?:은|는|이|가|액)?\s)?(?:약\s|총\s)?$"
)
_CUMULATIVE_OF = re.compile(r"(?:여\s?)?(?:\s?이상)?의\s누적\s")
_UP_TO_NOW = guarded(r"지금까지|현재까지|지금껏|이제까지|그동안|그간")
_NEAR = 40  # characters before a figure in which it is called cumulative
_BEHIND = 12  # characters behind a figure in which it is called cumulative
_FAR = 200  # characters of a sentence before a figure in which it is said to be counted so far
_BEGINS = re.compile(
    r"[^.\n]{0,40}?(?:문을\s?(?:연|열)|개소|설립|출범|개원|개관|창립|개교|시작|출자|\s이래|한\s이후|처음|첫\s)|부터"
)
_AT_WORK = re.compile(r"(?:이|가)\s(?:[가-힣]{1,6}\s)?(?:일하|근무하|종사하|활동하)고\s있")
_AIMED = re.compile(r"[^.\n]{0,12}?목표")
_SPANS = ("range", "past_years", "since", "to date", "term", "term_to_date", "span")
_NO_BEGINNING = ("past_years", "range", "until")
_MENTIONS = 40  # mentions among which a beginning is looked for


def counted_so_far(
    scope: Scope, sentence: Sentence, quantity: Quantity, governing: PeriodMention | None
) -> PeriodMention | None:
    """Return the beginning, with the years up to now, that a sum up to now or called cumulative counts from.

    The sum of a past year that is told beside it ends with that year: 작년 5만 명을 더해 누적 100만 명.
    """
    text, now = scope.draft.text, scope.published
    if now is None or (governing is not None and governing.rule in _SPANS):
        return None
    begins = max(sentence.start, quantity.start - _FAR)
    said = text[begins : quantity.end + _BEHIND]
    if "누" not in said and "까지" not in said and "그" not in said and "껏" not in said:
        return None
    summed = _CUMULATIVE.search(text, max(sentence.start, quantity.start - _NEAR), quantity.start) is not None
    summed = summed or _CUMULATIVE_OF.match(text, quantity.end) is not None
    told = None if summed else _UP_TO_NOW.search(text, begins, quantity.start)
    if governing is not None and governing.rule == "until" and governing.years and not summed:
        last = governing.years[1]
        closed = governing.years[0] == last < now[0] and looks_back(scope.draft, sentence)
        begun = _beginning(scope, quantity, last) if closed else None
        return begun if begun is not None and begun.start >= begins else None
    if told is not None:
        own = [m for m in scope.mentions(begins, quantity.start) if not m.base and m.rule not in SILENT]
        others = any(_BEGINS.match(text, m.end) is None for m in own)
        if others or not looks_back(scope.draft, sentence) or _AT_WORK.match(text, quantity.end):
            return None
    elif not summed or _AIMED.match(text, quantity.end):
        return None
    ends = governing.years if summed and governing is not None else None
    return _beginning(scope, quantity, ends[1] if ends is not None and ends[1] < now[0] else now[0])


def _beginning(scope: Scope, quantity: Quantity, last: int) -> PeriodMention | None:
    """The last year before a figure in which something began, else the only one behind it, with the years to `last`."""
    text = scope.draft.text
    begun = [
        m
        for m in scope.draft.periods[:_MENTIONS]
        if m.years and m.years[0] <= last and not m.base and m.rule not in _NO_BEGINNING
        and (m.rule == "since" or _BEGINS.match(text, m.end) is not None)
    ]  # fmt: skip
    before = [m for m in begun if m.end <= quantity.start]
    chosen = before[-1] if before else begun[0] if len(begun) == 1 else None
    if chosen is None or chosen.years is None or chosen.years[0] >= last:
        return None
    return replace(chosen, years=(chosen.years[0], last), rule="to date")
