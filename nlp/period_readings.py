"""The years that a written period means by itself: 2018년, 지난해, 하반기, 최근 3년간, 민선 8기."""

from __future__ import annotations

import re

from nlp import period_grammar as grammar
from nlp.period_calendar import Calendar, Years, longest_key, term_years
from nlp.period_scan import Found, full_year, number

JUST_BEGUN = 2  # the month until which a release tells whom the scheme of the year took in before
_YEAR_IS_OUT = 11  # from November on, 지난 한 해 is the year that ends
_NEXT_YEAR_BEGINS = 10  # from October on, releases speak of 새해 and plan from January
_EXTRA_MONTHS = re.compile(r"년\s?(\d{1,2})개월")
_EN_DAY = re.compile(r"[A-Z][a-z]{2}", re.IGNORECASE)


def years_read(found: Found, calendar: Calendar, explicit: int | None) -> tuple[str, Years | None]:
    """The rule and the years of what was found, before the words around it are looked at."""
    rule, match = found.rule, found.match
    if rule == "english":
        return _read_english(match, calendar)
    if rule == "range":
        first = full_year(match["a"])
        last = full_year(match["b"])
        return rule, (first, last) if first <= last <= first + 30 else None
    if rule in ("year", "date", "name_year"):
        year = full_year(match["a"])
        return rule, (year, year)
    if rule == "relative":
        key = longest_key(match[0])
        if key in ("전년", "당해") and explicit is not None:
            return rule, (explicit + grammar.OFFSETS[key],) * 2
        return rule, calendar.shift(grammar.OFFSETS[key])
    if rule == "ago":
        return rule, calendar.shift(-1)
    if rule == "new_year":
        late = calendar.month is not None and calendar.month >= _NEXT_YEAR_BEGINS
        return "relative", calendar.shift(1 if late else 0)
    if rule == "next_of":
        if explicit is None:
            return "relative", None
        year = explicit + (1 if "다음" in match[0] or match[0] == "이듬해" else 0)
        return "relative", (year, year)
    if rule == "season":
        over = (calendar.month or 12) > grammar.SEASONS[match["season"]]
        return "month", calendar.shift(0 if over and not calendar.next_is_named else -1)
    if rule == "past_months":
        return "past_years", _months_back(int(match["months"]), calendar)
    if rule == "years_taken":
        return "since", _years_taken(match, calendar)
    if rule == "relative_end":
        return "relative", calendar.shift(0)
    if rule == "month":
        return rule, _year_of_month(match, calendar, explicit)
    if rule == "half":
        if explicit is not None:
            return rule, (explicit, explicit)
        return rule, calendar.shift(
            -1 if match[0].startswith("지난") and "하" in match[0] and (calendar.month or 12) <= 6 else 0
        )
    if rule == "term":
        return _read_term(match, calendar)
    if rule == "past_years" and match["n"] == "한" and match[0].startswith("지난"):
        return "relative", calendar.shift(-1 if (calendar.month or 1) < _YEAR_IS_OUT else 0)
    if rule in ("past_years", "next_years") and (extra := _EXTRA_MONTHS.search(match[0])) is not None:
        return rule, _months_around(rule, 12 * number(match["n"]) + int(extra[1]), calendar)
    return _read_length(rule, number(match["n"]), calendar)


def _read_english(match: re.Match[str], calendar: Calendar) -> tuple[str, Years | None]:
    if match["range"]:
        first, last = int(match["a"]), int(match["b"])
        return "range", (first, last) if first <= last <= first + 30 else None
    if match["until"]:
        year = int(match["u"])
        known = calendar.month is not None and calendar.year is not None and calendar.year < year
        return "until", (calendar.year if known and calendar.year else year, year)
    if match["since"]:
        year = int(match["s"])
        return "since", (
            year,
            calendar.year,
        ) if calendar.year and calendar.year >= year else None
    if match["years_since"]:
        count = number(match["c"])
        known = calendar.month is not None and calendar.year is not None
        return "since", (calendar.year - count, calendar.year) if known and calendar.year else None
    for rule, group in (("past_years", "p"), ("next_years", "f"), ("span", "n")):
        if match[rule]:
            return _read_length(rule, number(match[group]), calendar)
    if match["past_months"]:
        return "past_years", _months_back(int(match["months"]), calendar)
    if match["near"]:
        way = match["near"].split()[0].lower()
        turn = {"last": (1, -1), "next": (12, 1)}.get(way, (0, 0))
        return "month", calendar.shift(turn[1] if calendar.month == turn[0] else 0)
    if match["relative"]:
        ago = match["relative"].lower().startswith("a year")
        return "ago" if ago else "relative", calendar.shift(grammar.OFFSETS[longest_key(match["relative"])])
    year = int(match["y"])
    return "date" if _EN_DAY.search(match["year"]) else "year", (year, year)


def _read_term(match: re.Match[str], calendar: Calendar) -> tuple[str, Years | None]:
    """A term, or its years up to now; up to an unknown day None."""
    if match["open"]:
        years = term_years(int(match["n"]))
        known = calendar.year is not None and calendar.month is not None
        if years is None or calendar.year is None or not known or not years[0] <= calendar.year <= years[1]:
            return "term_to_date", None
        return "since" if match["now"] else "term_to_date", (years[0], calendar.year)
    return "term", term_years(int(match["n"]))


def _years_taken(match: re.Match[str], calendar: Calendar) -> Years | None:
    """The years from so many months before the publication up to it: 1년 6개월 만에."""
    if calendar.year is None or (match["months"] and calendar.month is None):
        return None
    return (calendar.year * 12 + (calendar.month or 1) - 1 - months_told(match)) // 12, calendar.year


def months_told(match: re.Match[str]) -> int:
    """The months that years and months make: 1년 6개월."""
    return 12 * int(match["n"] or 0) + int(match["months"] or 0)


def _months_around(rule: str, count: int, calendar: Calendar) -> Years | None:
    """The years that so many months before or after the one of publication lie in: 지난 3년 10개월간."""
    if calendar.year is None or calendar.month is None:
        return None
    if rule == "past_years":
        return _months_back(count, calendar)
    return calendar.year, (calendar.year * 12 + calendar.month - 2 + count) // 12


def _months_back(count: int, calendar: Calendar) -> Years | None:
    """The years that the months before the one of publication lie in."""
    if calendar.year is None or calendar.month is None:
        return None
    first, last = (calendar.year * 12 + calendar.month - 1 - back for back in (count, 1))
    return first // 12, last // 12


def _read_length(rule: str, count: int, calendar: Calendar) -> tuple[str, Years | None]:
    """A number of years: those before (올해 counts unless it has only begun) or after; None for a bare 3년간."""
    if calendar.year is None or calendar.month is None or rule == "span" or not 1 <= count <= 30:
        return rule, None
    if rule == "past_years":
        last = calendar.year - 1 if calendar.month <= 3 else calendar.year
        if count == 1 and calendar.month < _NEXT_YEAR_BEGINS:
            return rule, (calendar.year - 1, last if calendar.month <= JUST_BEGUN else calendar.year)
        return rule, (last - count + 1, last)
    first = calendar.year + 1 if calendar.month >= _NEXT_YEAR_BEGINS else calendar.year
    return rule, (first, first + count - 1)


def _year_of_month(match: re.Match[str], calendar: Calendar, explicit: int | None) -> Years | None:
    groups = match.groupdict()
    if calendar.year is None:
        return None if explicit is None else (explicit, explicit)
    now = calendar.month or 6
    if groups.get("next"):
        return calendar.shift(1 if now == 12 else 0)
    if groups.get("last"):
        return calendar.shift(-1 if now == 1 and not groups.get("till") else 0)
    if groups.get("now"):
        return calendar.shift(0)
    month = int(groups["m"])
    if groups.get("way") == "오는":
        return calendar.shift(1 if calendar.month is not None and month < now else 0)
    if groups.get("way") == "지난":
        return calendar.shift(-1 if month > now else 0)
    if groups.get("way"):
        return calendar.shift(0)
    if explicit is not None:
        return (explicit, explicit)
    # 1월 in a release of December is the coming one
    return calendar.shift(1 if now >= 11 and month <= 3 else 0)
