"""English numerals: 3.4 million, twenty-one, 29-point-two, 3 to 5 billion, 1 trillion 790.2 billion, one
million-180-thousand."""

from __future__ import annotations

import re
from fractions import Fraction

from nlp.numerals import DIGITS, MAX_DIGITS, RANGE, Number, amount, decimal, scaled

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6,
    "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "tln": 10**12, "trln": 10**12,
}  # fmt: skip
_SCALE = re.compile(rf"[ \u00a0-]?({'|'.join(SCALES)})\b", re.IGNORECASE)
_WORD = re.compile(rf"(?:[ \u00a0-]|[ \u00a0]and[ \u00a0])?\b({'|'.join((*UNITS, *SCALES))})\b", re.IGNORECASE)
MAY_GO_ON = re.compile(r"[ \u00a0-]?[A-Za-z]|,[ \u00a0]?[0-9]{3}|[-–~][0-9]")
_BASE = re.compile(
    r"(?:(?<!\brange )(?<!\branges )(?<!\branged )(?<!\branging )"
    r"\bfrom(?: (?:the|a|an|its|about|around|some|nearly|only|just|over|current|currently|present|previous"
    r"|existing|initial(?:ly)?|initially planned|original(?:ly)?|originally planned|planned"
    r"|last year['’]s|this year['’]s)){0,3}|\bby|['’]s"
    r"|\b(?:fell|rose|grew|dropped|climbed|declined|jumped|surged|gained|lost|shed|up|down))[ \u00a0]$",
    re.IGNORECASE,
)
_BASE_REACH = 40
_SMALLER = re.compile(
    rf"(?P<gap>[ \u00a0-])(?P<digits>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)(?:[ \u00a0-](?P<scale>{'|'.join(SCALES)})\b)?"
    r"(?![0-9]|[.,][0-9]|-[a-z])",
    re.IGNORECASE,
)
"""What a scale word may be followed by in one number: 1 trillion 790.2 billion, one million-822-thousand-480."""
_DIGITS = re.compile(DIGITS)
_POINT = re.compile(r"[ -]point((?:[ -](?:zero|one|two|three|four|five|six|seven|eight|nine)){1,6})\b", re.IGNORECASE)
_SPACED_COMMA = re.compile(
    r"[0-9]{1,3}(?:(?:,[ \u00a0][0-9]{3})+|(?:,[0-9]{3})+)(?![0-9]|,?[ \u00a0]?[0-9]|\.[0-9])(?!\s?[가-힣])"
)
_OF_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? $")
"""On May 12, 690 came: the comma ends the date."""
_YEARS = range(1900, 2101)
_LEAST_BETWEEN = 2101
_OF_TIME = re.compile(r"[0-9]{1,2}[ \u00a0-](?:months?|years?)\b", re.IGNORECASE)
"""from two to 15 months is one length."""
_TO = re.compile(r"[ \u00a0](?:to|or)[ \u00a0]", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0]and[ \u00a0](?=[0-9])")
_BETWEEN = re.compile(r"\bbetween[ \u00a0](?:about |roughly |some |an estimated )?$", re.IGNORECASE)


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """(value, end) of the English numeral words at `start`."""
    total = section = 0
    last = 10**4
    position = start
    while word := _WORD.match(text, position, end):
        name = word[1].lower()
        if name in UNITS:
            value = UNITS[name]
            if value >= last or (value >= 10 and last <= 100 and last != 100):
                break
            section, last = section + value, (10 if value >= 20 else 0)
        elif name == "hundred":
            section, last = (section or 1) * 100, 100
        else:
            total, section, last = total + (section or 1) * SCALES[name], 0, 1000
        position = word.end()
    return (total + section, position) if position > start else None


def read_english_numeral(text: str, start: int, end: int) -> Number | None:
    """The English numeral at `start`: digits with a scale word, words, or both (eight-thousand-720)."""
    if text[start].isalpha():
        words = _words(text, start, end)
        if words is None:
            return None
        number = Number(start, words[1], words[0], words[0], words=True)
        scales = [name for name in re.findall(r"[a-z]+", text[start : number.end].lower()) if name in SCALES]
        number = number._replace(scale=SCALES[scales[-1]] if scales and scales[-1] != "hundred" else 1)
    else:
        spaced = None if _OF_MONTH.search(text, max(0, start - 10), start) else _SPACED_COMMA.match(text, start, end)
        digits = spaced or _DIGITS.match(text, start, end)
        if digits is None or len(digits[0]) > MAX_DIGITS:
            return None
        value = decimal(re.sub(r"[ \u00a0]", "", digits[0]))
        number = Number(start, digits.end(), amount(value), amount(value), digits=digits[0])
    number = _with_scale(text, number, end)
    while number.scale > 1 and (smaller := _with_smaller(text, number, end)) is not None:
        number = smaller
    return number


def _with_scale(text: str, number: Number, end: int) -> Number:
    """`number` with the decimals and the scale that follow it in words: 29-point-two, two-point-five trillion."""
    value = number.low
    if isinstance(value, int) and number.scale == 1 and (point := _POINT.match(text, number.end, end)):
        places = [str(UNITS[word.lower()]) for word in re.findall(r"[A-Za-z]+", point[1])]
        value = amount(Fraction(f"{value}.{''.join(places)}"))
        number = number._replace(end=point.end(), low=value, high=value, words=False)
    if number.scale == 1 and not number.words and (scale := _SCALE.match(text, number.end, end)):
        factor = SCALES[scale[1].lower()]
        number = number._replace(
            end=scale.end(), low=scaled(number.low, factor), high=scaled(number.low, factor), scale=factor
        )
    return number


def _with_smaller(text: str, number: Number, end: int) -> Number | None:
    """`number` with the digits of a smaller scale that follow, None where none do; bare ones are hyphened on."""
    smaller = _SMALLER.match(text, number.end, end)
    if smaller is None or (smaller["scale"] is None and smaller["gap"] != "-"):
        return None
    factor = SCALES[smaller["scale"].lower()] if smaller["scale"] else 1
    more = scaled(amount(decimal(smaller["digits"])), factor)
    if factor >= number.scale or more >= number.scale:
        return None
    value = amount(Fraction(str(number.low)) + Fraction(str(more)))
    return number._replace(end=smaller.end(), low=value, high=value, scale=factor, words=False)


def with_range(text: str, number: Number, end: int) -> Number:
    """`number` widened to a range where "to", "or" or a dash and a larger number follow: 3 to 5 million."""
    mark = RANGE.match(text, number.end, end) or _TO.match(text, number.end, end)
    if mark is None and _BETWEEN.search(text, max(0, number.start - _BASE_REACH), number.start):
        mark = _AND.match(text, number.end, end)
    if mark is None or mark.end() >= end or not text[mark.end()].isalnum():
        return number
    if (
        mark.re is _TO
        and not _OF_TIME.match(text, mark.end(), end)
        and _BASE.search(text, max(0, number.start - _BASE_REACH), number.start)
    ):
        return number  # from 380,000 to 410,000 and last year's 2,389 to 2,905 state two values, unlike what ranges
    if mark.re is _AND and number.low < _LEAST_BETWEEN:
        return number  # between 18 and 34 are ages, between 2010 and 2015 years
    if mark.re is _TO and number.low in _YEARS and text.endswith("in ", 0, number.start):
        return number  # from 380 in 2016 to 410
    second = read_english_numeral(text, mark.end(), end)
    if second is None:
        return number
    low = number.low * second.scale if number.scale == 1 and number.low * second.scale < second.low else number.low
    if low >= second.low or (mark[0].strip().lower() == "or" and low + 1 != second.low):
        return number
    return number._replace(end=second.end, low=low, high=second.low, scale=second.scale)
