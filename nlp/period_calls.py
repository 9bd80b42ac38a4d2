"""The year that a call takes people in for: told late in a year, it is the next or both that a season lies in."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention
from nlp.period_scope import A_DAY, Scope, first_statement, year_now
from nlp.period_tense import looks_back

_TAKEN_IN = re.compile(r"모집|참여자|참가자|뽑는|뽑을|선발|\brecruit|\bhir(?:e|ing)\b")
_WORKS = re.compile(
    r"(?:부터)?[^.\n]{0,80}?(?:일하|일한|근무|활동|보조|배치|참여하게|투입|[을를]\s(?:돕|도와|맡|거[든들])|진행[되된한]|운영[되된한]|실시[되된한])"
)
_FOR_THE_SEASON = re.compile(r"(?:까지)?\s(?:[가-힣]{1,8}\s){0,3}(?:근무|활동|운영|운용|일하|일한)")
_WORK_PERIOD = re.compile(
    r"(?:근무|활동|사업|참여|근로|일하는)\s?(?:기간|시작일)(?:은|인|:)?\s?(?:총\s)?[^.\n\d]{0,12}$|\bwork(?:ing)?\s(?:period\s(?:is|runs)\s)?[^.\n]{0,60}$"
)
_SCHEME = re.compile(r"도?\s[^.,\n]{2,36}?(?:사업|공모|일자리|프로그램)")
PLANNING = 10
"""The month from which next year's programmes take in people."""
_CALLS = 8  # the month from which the calls for next year's programmes are told of
_BESIDE = 80  # characters before a period in which it is said to be that of the work
_TAKES_IN = re.compile(r"\s[^.\n]{0,100}?(?:모집|접수|신청)(?:한다|하며|하고|받|을\s받)")
_OF_A_YEAR = ("year", "name_year", "relative", "since", "until", "range", "half", "term", "origin", "past_years")
_LAST_CALLS = 11  # the month from which a call that names no year is for the next


def year_of_call(scope: Scope) -> PeriodMention | None:
    """Return the season over the turn of the year, or the next year, that the text takes people in for."""
    return _over_the_turn(scope) or _begins_next(scope)


def closes_intake(scope: Scope, mention: PeriodMention) -> bool:
    """Return whether a period ends on a day of next year until which people apply: 내년 1월 6일까지 … 모집한다."""
    if mention.rule != "until" or mention.years is None or mention.years[1:] != (scope.calendar.shift(1) or ())[1:]:
        return False
    text = scope.draft.text
    return A_DAY.search(text, mention.start, mention.end) is not None and _TAKES_IN.match(text, mention.end) is not None


def scheme_of_next_year(scope: Scope) -> PeriodMention | None:
    """Return next year, where late in a year the first statement is about one of its schemes: 2025년 사업에 뽑혀."""
    first = first_statement(scope)
    if first is None or (scope.calendar.month or 0) < _CALLS:
        return None
    ahead = (scope.calendar.shift(1), scope.calendar.shift(0))
    told = [m for m in scope.mentions(first.start, first.end) if not m.base and m.rule in ("year", "name_year")]
    named = bool(told) and _SCHEME.match(scope.draft.text, told[0].end) is not None
    return told[0] if named and told[0].years == ahead[0] else None


def _begins_next(scope: Scope) -> PeriodMention | None:
    """Next year, where a release of autumn takes in people who are to work from its January on."""
    text = scope.draft.text
    if (scope.calendar.month or 0) < PLANNING or scope.published is None or not _TAKEN_IN.search(text[:300]):
        return None
    following = (scope.published[0] + 1,) * 2
    ahead = [m for m in scope.draft.periods if m.years == following and not m.base]
    if (only := _only_next(scope, ahead)) is not None:
        return only
    works = (
        m
        for m in ahead
        if _WORKS.match(text, m.end)
        and (m.rule in ("relative", "range", "since") or (m.rule == "year" and text.startswith("부터", m.end)))
    )
    during = (m for m in ahead if _WORK_PERIOD.search(text, max(0, m.start - _BESIDE), m.start))
    return next(works, None) or next(during, None)


def _over_the_turn(scope: Scope) -> PeriodMention | None:
    """The season over the turn of the year for which people are taken in: 11월 1일부터 내년 5월 15일까지 일한다."""
    text, now = scope.draft.text, scope.published
    if now is None or (scope.calendar.month or 0) < _CALLS or not _TAKEN_IN.search(text[:300]):
        return None
    over = (
        m
        for m in scope.draft.periods
        if m.years == (now[0], now[0] + 1)
        and (m.rule == "range" or (m.rule == "until" and text.endswith("부터 ", 0, m.start)))
    )
    return next((m for m in over if _FOR_THE_SEASON.match(text, m.end)), None)


def _only_next(scope: Scope, ahead: list[PeriodMention]) -> PeriodMention | None:
    """Next year, where a call of the last two months of a year tells of no other: 2025년 6천 명을 쓴다."""
    if (scope.calendar.month or 0) < _LAST_CALLS or not ahead:
        return None
    first = first_statement(scope)
    day = A_DAY.search(scope.draft.text, ahead[0].start, ahead[0].end) is not None
    if day if first is None else looks_back(scope.draft, first):
        return None
    years = {
        m.years
        for m in scope.draft.periods
        if m.rule in _OF_A_YEAR
        and not m.base
        and not closes_intake(scope, m)
        and not (m.rule == "half" and scope.draft.text.startswith("상반기", m.start))
        and not (m.years and m.years[1] < year_now(scope))
    }
    if not years and ahead[0].rule == "month":
        months = {m.years for m in scope.draft.periods if m.rule in ("month", "date") and not m.base}
        return ahead[0] if months == {ahead[0].years} else None
    return next((m for m in ahead if years == {m.years} and not closes_intake(scope, m)), None)
