"""Counts in brackets behind a count, which drop its unit: its parts (국비 600, 도비 300) and its change (+500)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counters import COUNTER
from nlp.draft import Quantity
from nlp.elliptic import Mention
from nlp.figures import Evidence
from nlp.numbers import iter_numbers, read_number
from nlp.numerals import SPACE

_SHARED_OUT = frozenset({"money", "people", "jobs", "organizations", "projects"})
_SHARE = re.compile(rf"[가-힣]{SPACE}?[:：]?{SPACE}?$")


def shares(text: str, mention: Mention) -> Iterator[Quantity]:
    """The parts in brackets behind a total that drop its unit: 1,200백만원(국비 600, 도비 300, 시비 300). They
    must add up to it."""
    number = mention.number
    behind = mention.seen[1] if mention.seen[0] >= mention.end else mention.end
    if text[behind : behind + 1] != "(" or not number.digits or number.low != number.high:
        return
    close = text.find(")", behind, min(mention.last, behind + 100))
    if close < 0:
        return
    parts = list(iter_numbers(text, behind + 1, close))
    written = read_number(number.digits, 0)
    if len(parts) < 2 or written is None or not written.low or mention.kind not in _SHARED_OUT:
        return
    if any(COUNTER.match(text, part.end, close) or not _SHARE.search(text, behind, part.start) for part in parts):
        return
    unit = number.low / written.low
    if abs(sum(part.low for part in parts) * unit - number.low) > 1e-6 * number.low:
        return
    for part in parts:
        value = round(part.low * unit)
        yield Quantity(
            start=part.start,
            end=part.end,
            kind=mention.kind,
            low=value,
            high=value,
            unit=mention.unit,
            sentence=mention.sentence.index,
            noun=mention.noun,
            evidence=[
                Evidence("kind", "part of the total before the bracket", mention.start, mention.end),
                Evidence("value", "unit of the total", part.start, part.end),
            ],
        )


_CHANGE = re.compile(r"\((?P<sign>[+＋△▲↑증]|[-−▽▼↓감])\s?(?P<number>[0-9][0-9,]{0,9})\)")


def changes(text: str, mention: Mention) -> Iterator[Quantity]:
    """The change in brackets behind a count: 9,800개(+500)."""
    if mention.kind not in ("people", "jobs", "organizations", "projects") or not text.startswith("(", mention.end):
        return
    change = _CHANGE.match(text, mention.end, mention.last)
    number = read_number(text, change.start("number"), change.end("number")) if change else None
    if change is None or number is None or not number.high or number.end != change.end("number"):
        return
    evidence = [Evidence("kind", "change of the count before the bracket", mention.start, mention.end)]
    yield Quantity(
        start=number.start,
        end=number.end,
        kind=mention.kind,
        low=number.low,
        high=number.high,
        unit=mention.unit,
        sentence=mention.sentence.index,
        noun=mention.noun,
        direction="increase" if change["sign"] in "+＋△▲↑증" else "decrease",
        evidence=[*evidence, Evidence("value", "numeral", number.start, number.end)],
    )
