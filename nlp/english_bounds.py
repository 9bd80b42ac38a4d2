"""What limits an English figure and what it is paid for: at least 500, up to two years, 11,500 won per hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.draft import Quantity, Sentence
from nlp.figures import Evidence, Per, Qualifier


def _bounds(*rows: tuple[Qualifier, str]) -> tuple[tuple[Qualifier, str], ...]:
    return rows


def _periods(*rows: tuple[Per, str]) -> tuple[tuple[Per, str], ...]:
    return rows


_BEFORE: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})[ \u00a0](?:an? |the |some |a total of |another )?$", re.IGNORECASE))
    for name, words in _bounds(
        ("at_least", r"at least|a minimum of|minimum|no (?:less|fewer) than|not less than"),
        (
            "at_most",
            r"(?:not|cannot|never|without)(?: to)? exceed(?:ing|s)?|up to|at most"
            r"|a maximum of|maximum|no more than|not more than|capped at"
            r"|(?:ceiling|cap|limit|maximum)(?: of| is| was| at| set at)"
            r"|maximum(?: [a-z]+){1,4} (?:is|of|was)(?: set at)?|as (?:long|much) as",
        ),
        (
            "over",
            r"more than|over|above|exceed(?:ing|ed|s)?|surpass(?:ing|ed|es)?|in excess of|upwards? of"
            r"|top(?:s|ped|ping)?|past|beyond",
        ),
        ("under", r"less than|fewer than|under|below"),
        ("approx", r"about|around|nearly|some|approximately|roughly|almost|close to|an estimated|estimated|circa"),
    )
)
_LAST_WORD = re.compile(
    r"\b(?:least|minimum|than|exceed(?:ing|ed|s)?|to|most|maximum|at|of|is|was|as|over|above|surpass(?:ing|ed|es)?"
    r"|top(?:s|ped|ping)?|past|beyond|under|below|about|around|nearly|some|approximately|roughly|almost|estimated|circa)"
    r"[ \u00a0](?:an? |the |some |a total of |another )?$",
    re.IGNORECASE,
)
"""The last word of each of them, without which none is looked for."""
_REACH = 32
"""Characters that it takes with what stands between it and the figure."""
_BEHIND: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"[ \u00a0](?:[a-z]+ )?or (?:more|above)\b|\+", re.IGNORECASE)),
    ("at_most", re.compile(r"[ \u00a0](?:[a-z]+ )?or (?:less|fewer|below)\b", re.IGNORECASE)),
    ("approx", re.compile(r"[ \u00a0](?:[a-z]+ )?or so\b", re.IGNORECASE)),
)
_PER_BEHIND: tuple[tuple[Per, re.Pattern[str]], ...] = tuple(
    (
        per,
        re.compile(
            r"(?:[ \u00a0]\([^()\n]{1,24}\))?"
            rf"[ \u00a0]?(?:(?:each|in wages|per person|per worker|in pay)[ \u00a0])?(?:{words})\b",
            re.IGNORECASE,
        ),
    )
    for per, words in _periods(
        ("hour", r"per hour|an hour|hourly|/ ?h(?:ou)?r"),
        ("day", r"per day|a day|daily|/ ?day"),
        (
            "month",
            r"per month|a month|monthly|each month|every month|/ ?month"
            r"|will be (?:granted|paid|given|provided) (?:monthly|(?:each|every|per) month)",
        ),
        ("year", r"in annual (?:salary|pay)|annual salary|a year|per year|each year|every year|annually|yearly"),
    )
)
_PER_BEFORE: tuple[tuple[Per, re.Pattern[str]], ...] = tuple(
    (
        per,
        re.compile(
            rf"\b(?:{words})(?: [a-z]+){{0,5}}"
            rf"(?:(?: \([^()\n]{{1,32}}\))?, it (?:amounts|comes) to| of| at|:)?[ \u00a0]"
            rf"(?:up to |about |around |a maximum of )?$",
            re.IGNORECASE,
        ),
    )
    for per, words in _periods(
        ("hour", "hourly"), ("day", "daily"), ("month", "monthly"), ("year", "annual (?:salary|pay|[a-z]+ support)")
    )
)
_YEARLY_PAY = 10**8
"""N won a year of more than this is a budget, not pay."""
_LIVING_WAGE = re.compile(
    r"(?:living|minimum) wage(?: for 20\d\d)?(?: has been| was| is)?(?: raised| set| increased| fixed)?"
    r" ?(?:of|is|at|was|to)? (?:[₩￦W]|KRW )?$",
    re.IGNORECASE,
)
_HOURLY = range(3_000, 50_000)
_CONVERTED = re.compile(r"[ \u00a0]?\($")


def share_pay(text: str, amount: Quantity, other: Quantity) -> None:
    """₩12,000 (US$9.10) per hour: what is converted in brackets is paid for the same time."""
    if amount.kind != "money" or other.kind != "money" or amount.unit == other.unit:
        return
    if _CONVERTED.fullmatch(text, amount.end, other.start) and (amount.per or other.per):
        lacking, stated = (other, amount) if amount.per else (amount, other)
        if lacking.per is None:
            lacking.per = stated.per
            lacking.evidence.extend(seen for seen in stated.evidence if seen.field == "per")


def bound(text: str, quantity: Quantity, sentence: Sentence) -> None:
    """Set qualifier and per of `quantity`."""
    first = max(sentence.start, quantity.start - 48)
    bounded = _LAST_WORD.search(text, max(first, quantity.start - _REACH), quantity.start) is not None
    for name, pattern in _matches(_BEFORE, text, first, quantity.start) if bounded else ():
        if quantity.kind == "duration" and pattern[0].strip().lower() == "over":
            continue  # "over two years" is during them
        quantity.qualifier = name
        quantity.evidence.append(Evidence("qualifier", pattern[0].strip(), pattern.start(), pattern.end()))
        break
    else:
        for name, expression in _BEHIND:
            if match := expression.match(text, quantity.end, sentence.end):
                quantity.qualifier = name
                quantity.evidence.append(Evidence("qualifier", match[0].strip(), match.start(), match.end()))
                break
    if quantity.kind == "money":
        _pay(text, quantity, sentence)


def _matches(
    table: tuple[tuple[Qualifier, re.Pattern[str]], ...], text: str, start: int, end: int
) -> Iterator[tuple[Qualifier, re.Match[str]]]:
    for name, expression in table:
        if match := expression.search(text, start, end):
            yield name, match


def _pay(text: str, quantity: Quantity, sentence: Sentence) -> None:
    for per, expression in _PER_BEHIND:
        match = expression.match(text, quantity.end, sentence.end)
        if match and (per != "year" or quantity.low < _YEARLY_PAY):
            quantity.per = per
            quantity.evidence.append(Evidence("per", match[0].strip(), match.start(), match.end()))
            return
    wage = _LIVING_WAGE.search(text, max(sentence.start, quantity.start - 56), quantity.start)
    if wage and quantity.low in _HOURLY:
        quantity.per = "hour"
        quantity.evidence.append(Evidence("per", wage[0].strip(), wage.start(), wage.end()))
        return
    for per, expression in _PER_BEFORE:
        if match := expression.search(text, max(sentence.start, quantity.start - 72), quantity.start):
            quantity.per = per
            quantity.evidence.append(Evidence("per", match[0].strip(), match.start(), match.end()))
            return
