"""Finds where a period is written: one pass over the text for cues, exact patterns only where a cue stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from nlp import period_grammar as grammar
from nlp.draft import Draft


class Found(NamedTuple):
    """A written period, before it is resolved."""

    rule: str
    match: re.Match[str]
    start: int
    end: int


def _found(rule: str, match: re.Match[str]) -> Found:
    return Found(rule, match, *match.span())


def scan(draft: Draft) -> list[Found]:
    """Return the written periods of the text in order, none overlapping, none in what was left out."""
    text = draft.text
    skipped = sorted(draft.left_out)
    korean = _outside(skipped, list(_scan_korean(text)))
    if ("|" in text or "\t" in text) and grammar.YEAR_IN_CELL.search(text):
        if heads := _outside(skipped, list(_heads_of_columns(text))):
            korean = sorted(korean + heads, key=lambda item: item.start)
        if labels := _outside(skipped, list(_labels_of_rows(text, korean))):
            korean = sorted(korean + labels, key=lambda item: item.start)
    if draft.lang != "en" and not grammar.ENGLISH_RUN.search(text):
        return korean
    english = _outside(skipped, [_found("english", m) for m in grammar.ENGLISH.matches(text) if _stands_alone(text, m)])
    if draft.lang == "en":
        korean = [item for item in korean if item.rule not in ("name_year", "range", "date")]
    else:
        english = [item for item in english if item.match.lastgroup != "year"]
    merged: list[Found] = []
    for item in sorted(korean + english, key=lambda item: (item.start, -item.end)):
        if not merged or item.start >= merged[-1].end:
            merged.append(item)
    return merged


def _outside(spans: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """`found` without what begins in one of `spans`, which are in order."""
    if not spans:
        return found
    starts = [start for start, _ in spans]
    before = ((bisect_right(starts, item.start) - 1, item) for item in found)
    return [item for i, item in before if i < 0 or item.start >= spans[i][1]]


def _heads_of_columns(text: str) -> Iterator[Found]:
    """Bare years that head the columns of a table: 구분 | 2022 | 2023 | 계."""
    for row in grammar.YEAR_ROW.finditer(text):
        yield from (_found("year", cell) for cell in grammar.YEAR_CELL.finditer(text, row.start(), row.end() + 2))


def _labels_of_rows(text: str, heads: list[Found]) -> Iterator[Found]:
    """Bare years that label the rows of a table: 2022 | 310 | 45."""
    taken = {item.start for item in heads}
    for label in grammar.YEAR_LABEL.finditer(text):
        before = text[max(0, label.start() - 3) : label.start()]
        opens = not before or before.endswith(("\n", "\n|", "\n| ")) or before in ("|", "| ")
        if opens and label.start() not in taken:
            yield _found("year", label)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether an English year is no part of a longer number, a telephone number, a path or a date of the page."""
    return text[match.start() - 1 : match.start()] not in ("-", "/", "#", "$", ".", ",", ":", "@") or not match.start()


_DASH_BEFORE_YEAR = re.compile(r"(?<=[가-힣\])’”]-)20\d\d년")
"""A year behind the dash that sets off the second half of a headline."""


def _scan_korean(text: str) -> Iterator[Found]:
    end = 0
    for cue in grammar.CUE.finditer(text):
        at = cue.start()
        if at < end:
            continue
        digit = text[at].isdigit() or text[at] in "'’‘`´"
        before = text[at - 1 : at] if at else ""
        if digit and (
            before in (",", "/", "#", "@", "_")
            or (before == "-" and not _DASH_BEFORE_YEAR.match(text, at))
            or (before.isascii() and before.isalpha())
        ):
            continue
        if digit and before == "." and text[at - 2 : at - 1].isdigit() and cue.end() - at < 4:
            continue
        if (
            not digit
            and before
            and "가" <= before <= "힣"
            and text[at : at + 2] not in ("내년", "올해", "지난", "최근")
        ):
            continue
        rules = grammar.DIGITS_BY_FIRST if digit else grammar.WORDS_BY_FIRST
        for rule, pattern in rules.get(text[at]) or rules[""]:
            match = pattern.match(text, at)
            if match is not None and _plausible(rule, match, before):
                yield _found(rule, match)
                end = match.end()
                break


def _plausible(rule: str, match: re.Match[str], before: str) -> bool:
    if rule in ("year", "date") and match["a"].isdigit() and len(match["a"]) == 2:
        return before in ("", " ", "(", "\n", "~", "∼", "|", "\t", "[") and 5 <= int(match["a"]) <= 39
    if rule == "name_year":
        return before in ("", " ", "(", "\n", "‘", "'", "“", '"', "「", "『", "<", "《", "[", "|", "\t", "`")
    return True


def number(word: str) -> int:
    """Return the number of years that a count word or digits tell."""
    return int(word) if word.isdigit() else grammar.COUNTS[word.lower()]


def full_year(written: str) -> int:
    """Return the year that four digits or an apostrophe with two tell."""
    year = int(written.lstrip("'’‘`´ "))
    return year if year >= 100 else year + (2000 if year < 80 else 1900)
