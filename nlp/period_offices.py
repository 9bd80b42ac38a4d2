"""The years of a term of office that is named without its number: 임기 내, what a candidate promises, a head's pledge.

Heads of regions are elected every fourth year and take office on 1 July; presidents are elected for five years.
"""

from __future__ import annotations

import re

from nlp.period_calendar import Calendar, Years

_ELECTION_YEAR = 2  # every fourth year from 1998 on: 2014, 2018, 2022
_TERM = 4
_TAKES_OFFICE = 7  # the month in which heads of regions begin
_FIRST = 2002
_PRESIDENCIES = ((2003, 2), (2008, 2), (2013, 2), (2017, 5), (2022, 5), (2025, 6))  # year and month of beginning
_PRESIDENCY = 5
_TOP = 600  # characters of a headline and its lead
_HEAD = re.compile(r"(?:도지사|(?<![가-힣])지사|시장|군수|구청장|단체장|민선)(?!\s?[상군]|조사|개척|점유|경제|형)")
_PRESIDENT = re.compile(r"대통령|청와대|국정과제|일자리위")
_CANDIDATE = re.compile(r"(?:예비)?후보(?:자)?(?![지군]|\s?(?:시절|때))|당선[자인]")
_PROMISE = re.compile(r"공약|비전")


def is_of_candidate(text: str) -> bool:
    """Return whether a text opens with what one who stands for election promises."""
    top = text[:_TOP]
    return _CANDIDATE.search(top) is not None and _PROMISE.search(top) is not None


def term_of_office(text: str, at: int, calendar: Calendar) -> Years | None:
    """Return the years of the term that the office named last before `at` stands in, or in the text, or None."""
    year, month = calendar.year, calendar.month
    if year is None or month is None:
        return None
    heads = [m.start() for m in _HEAD.finditer(text, max(0, at - _TOP), min(len(text), at + _TOP))]
    presidents = [m.start() for m in _PRESIDENT.finditer(text, max(0, at - _TOP), min(len(text), at + _TOP))]
    if presidents and (not heads or _nearest(presidents, at) < _nearest(heads, at)):
        return None if is_of_candidate(text) else _presidency(year, month)
    if not heads:
        return None
    in_election = year % _TERM == _ELECTION_YEAR and month < _TAKES_OFFICE
    if is_of_candidate(text):
        return (year, year + _TERM) if in_election else None
    start = year - (year - _ELECTION_YEAR) % _TERM - (_TERM if in_election else 0)
    return (start, start + _TERM) if start >= _FIRST else None


def _presidency(year: int, month: int) -> Years | None:
    begun = [first for first, since in _PRESIDENCIES if (first, since) <= (year, month)]
    return (begun[-1], begun[-1] + _PRESIDENCY) if begun else None


def _nearest(offsets: list[int], at: int) -> int:
    return min(abs(offset - at) for offset in offsets)
