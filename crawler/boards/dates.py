"""Dates as Korean boards write them. Pure: whoever calls says which day it is."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(
    r"""(?<![\d.])
    (?:(?P<year>(?:19|20)\d{2}|['’]?\d{2})\s{0,2}(?P<separator>[./년-])\s{0,2})
    (?P<month>\d{1,2})\s{0,2}[./월-]\s{0,2}
    (?P<day>\d{1,2})(?!\d)""",
    re.VERBOSE,
)
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_TIME = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_ENGLISH = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s{1,2}(?P<day>\d{1,2}),?\s{1,2}(?P<year>20\d{2})\b"
)
_ENGLISH_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)  # noqa: SIM905
}
_FIRST_YEAR = 1990
"""No board is older: an earlier year is a misread number."""


def find_date(text: str, today: date | None = None) -> date | None:
    """The first calendar date in `text`, or None. A lone HH:MM means `today`, where that is given.

    Reads 2026-06-11, 2026.06.11., 2026/06/11, 26.06.11, 2026. 6. 11., 2026년 6월 11일, 20260611 and June 11, 2026.
    Numbers that are no day of the calendar are passed over.
    """
    for match in _DATE.finditer(text):
        found = _day(match["year"].lstrip("'’"), match["month"], match["day"])
        if found:
            return found
    if english := _ENGLISH.search(text):
        return _day(english["year"], str(_ENGLISH_MONTHS[english["month"]]), english["day"])
    if compact := _COMPACT.search(text):
        return _day(*compact.groups())
    if today is not None and _TIME.fullmatch(text.strip()):
        return today
    return None


def is_date(text: str) -> bool:
    """Whether `text` is nothing but a date or a time: a date cell of a list."""
    stripped = text.strip()
    if len(stripped) > 24:
        return False
    if _TIME.fullmatch(stripped):
        return True
    match = _DATE.search(stripped)
    if match is None or not _day(match["year"].lstrip("'’"), match["month"], match["day"]):
        return False
    rest = stripped[: match.start()] + _TIME.sub("", stripped[match.end() :])
    return not rest.strip(" .일()월화수목금토요")


def date_in_id(native_id: str) -> date | None:
    """The day that the first 8 digits of a 17-digit post number name, or None."""
    return _day(native_id[:4], native_id[4:6], native_id[6:8]) if re.fullmatch(r"20\d{15}", native_id) else None


def _day(year: str, month: str, day: str) -> date | None:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    if full_year < _FIRST_YEAR:
        return None
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
