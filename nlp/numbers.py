"""Numerals of Korean, mixed and English text with their exact values: 2조 3,456억 7,800만, 천여, 서른두, 2억
6∼8천만, 2.1 trillion.

A hand-written scanner over two compiled linear patterns: one finds where a numeral may begin, one cuts the next token.
What a numeral counts is decided elsewhere; here only its value, its limits and whether 여 or 수 stands inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from nlp.figures import Amount

SPACE = "[ \\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
"""A space that may stand inside a figure; never a line break."""

MAX_DIGITS = 32
"""A longer run of digits is no number but a serial, and would cost quadratic time to convert."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_DIGIT = "[0-9０-９]"
_DIGITS = rf"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}})+(?![0-9０-９])|{_DIGIT}+)(?:[.．]{_DIGIT}+)?"

_SINO = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip

# A multiplier that is the first syllable of another word is no multiplier: 조사, 조성, 만족, 만큼, 억제, 천장, 백신.
_NOT_LARGE = (
    r"만(?!족|큼|료|남|화|성[^구])|억(?!제|압|울)|조(?!사(?![십백천만억])|성|직|례|치|합|정|건|업|선"
    r"|기|달|례|율|속)"
    # 3인 1조 and 10명씩 3조 are crews, unless an amount goes on.
    r"(?!(?:(?<=[명인] 1조)|(?<=[명인]1조)|(?<=씩 [0-9]조)|(?<=씩[0-9]조))"
    rf"(?!{SPACE}?(?:원|[0-9,]{{1,5}}{SPACE}?[천백]?억)))"
    r"|경(?!기|제|력|우|상|남|북|영|쟁|로|비|찰|단|험)"
)
_NOT_SMALL = r"십(?!자)|백(?!신|화|서|업|지)|천(?!장|막|연|안|혜|체)"
_COUNTED = r"원|달러|불|명|인|개|건|곳|가구|세대|여|유로|엔|위안|톤|주|장|점|자리|프랑|파운드|미국|캐나다|호주|홍콩"

_TOKEN = re.compile(
    rf"(?P<space>{SPACE}{{0,2}})(?:(?P<digits>{_DIGITS})"
    rf"|(?P<large>{_NOT_LARGE})|(?P<small>{_NOT_SMALL})"
    rf"|(?P<native>(?:(?:{'|'.join(_NATIVE_TENS)})(?:{'|'.join(_NATIVE_ONES)})?|(?:{'|'.join(_NATIVE_ONES)})))"
    rf"|(?P<sino>[{''.join(_SINO)}]))"
)
_MORE = re.compile(
    rf"(?:여|{SPACE}여(?={SPACE}?(?:{_COUNTED}|만|억|조))|(?:수|몇)(?={SPACE}?(?:명|개|곳|건|차례|년|만|억)))"
    rf"(?={SPACE}?(?:[십백천만억조]|{_COUNTED}|회|차례|팀|부스|종|대|년|분야|시군|기업|업체|사람)|[^가-힣]|\Z)"
)
_UNIT_AFTER_SPACE = re.compile(rf"{SPACE}{{0,2}}(?:[천백십])?[만억조]?{SPACE}?(?:{_COUNTED}|{_DIGIT})")
_RANGE = re.compile(rf"{SPACE}?[~∼〜～˜–—−]{SPACE}?|-(?={_DIGIT})|{SPACE}?내지{SPACE}")
_YEAR = re.compile(rf"(?:19|20){_DIGIT}{{2}}{SPACE}?[년.]")
_FRACTION = re.compile(rf"{SPACE}?분{SPACE}?의{SPACE}?")
_PAIR = re.compile(rf"([1-9])[,·]{SPACE}?([2-9])(?={SPACE}?(?:명|개|곳|회|건|년|인|차례|배|팀|달|개월))")
_SPACED_COMMA = re.compile(r"[0-9]{1,3}(?:,[ \u00a0]?[0-9]{3})+(?![0-9]|,?[ \u00a0]?[0-9])(?!\s?[가-힣])")

_ENGLISH_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6,
    "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "tln": 10**12, "trln": 10**12,
}  # fmt: skip
_ENGLISH_SCALE = re.compile(rf"[ \u00a0-]?({'|'.join(_ENGLISH_SCALES)})\b", re.IGNORECASE)
_ENGLISH_WORD = re.compile(
    rf"(?:[ \u00a0-]|[ \u00a0]and[ \u00a0])?\b({'|'.join((*_ENGLISH_UNITS, *_ENGLISH_SCALES))})\b", re.IGNORECASE
)
_MAYBE_ENGLISH = re.compile(r"[ \u00a0-]?[A-Za-z]|,[ \u00a0]?[0-9]{3}|[-–~][0-9]")
_ENGLISH_BASE = re.compile(r"(?:from|['’]s)[ \u00a0]$", re.IGNORECASE)
_DIGITS_HERE = re.compile(_DIGITS)
_ENGLISH_POINT = re.compile(
    r"[ -]point((?:[ -](?:zero|one|two|three|four|five|six|seven|eight|nine)){1,6})\b", re.IGNORECASE
)
_YEARS = range(1900, 2101)
_ENGLISH_TO = re.compile(r"[ \u00a0](?:to|or)[ \u00a0]", re.IGNORECASE)

_WORD_COUNTER = (
    rf"(?:명|개(?!인|선|발|막|최|원|방|편|념|별|척|관|업|통|설|혁|교|시[^·ㆍ군도구])|곳|건(?!강|물|설|축|의)"
    rf"|가구|가지|차례|달(?!러|성)|자리"
    rf"|팀|퍼센트|개월|{SPACE}?(?:원|달러)(?!의))"
)
_NATIVE = (
    rf"(?:(?:{'|'.join(_NATIVE_TENS)})(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)?|(?:두|세|석|네|넉|다섯"
    rf"|여섯|일곱|여덟|아홉))"
)
_FIRST = "0-9０-９열스서마쉰예일여아두세석네넉다이삼사오육칠팔구십백천만억조zotfsnehmbZOTFSNEHMB"
_START = re.compile(
    rf"(?=[{_FIRST}])(?:(?P<digit>{_DIGIT})"
    rf"|(?<![가-힣0-9])(?P<word>만{SPACE}?(?=[1-9](?:천|[0-9]{{3}}{SPACE}?(?:여|명|개)))|천{SPACE}?(?=[1-9](?:백"
    rf"|[0-9]{{2}}{SPACE}?(?:여|명|개)|[0-9]{{0,2}}{SPACE}?[만억조]))|(?:[일이삼사오육칠팔구십백천만억조]{{0,24}}{_NATIVE}"
    rf"|(?:[일이삼사오육칠팔구십백천]{{0,12}}[만억조]{SPACE})?[일이삼사오육칠팔구십백천만억조]{{2,24}}"
    rf"|[십백천만])(?:여|수)?{SPACE}?{_WORD_COUNTER}|[이삼사오육칠팔구]{SPACE}?(?:개월|퍼센트))"
    rf"|\b(?P<english>(?i:{'|'.join((*_ENGLISH_UNITS, 'hundred', 'thousand', 'million', 'billion'))})\b))"
)
_SINO_ALL = "일이삼사오육칠팔구십백천만억조"
_NATIVE_FIRST = "열스서마쉰예일여아두세석네넉다한"
_LEAP = re.compile(
    rf"[{_FIRST}](?:(?<={_DIGIT})|(?<=[A-Za-z])(?<![A-Za-z].)(?=[enwhoiluENWHOILU])|(?<![가-힣0-9].)(?:"
    rf"(?<=[십백천만두세석네넉열쉰])(?=[{SPACE[1:-1]}{_SINO_ALL}{_NATIVE_FIRST}여수명개곳건가차달자팀퍼원0-9])"
    rf"|(?<=[{_SINO_ALL}])(?=[{_SINO_ALL}{_NATIVE_FIRST}])|(?<=[억조])(?={SPACE})"
    rf"|(?<=[이삼사오육칠팔구])(?={SPACE}?(?:개월|퍼))"
    r"|(?<=다)(?=섯)|(?<=여)(?=[섯덟든])|(?<=일)(?=[곱흔])|(?<=아)(?=[홉흔])|(?<=스)(?=[물무])|(?<=서)(?=른)"
    r"|(?<=마)(?=흔)|(?<=예)(?=순)))"
)
"""A superset of where `_START` fits that begins with a set of characters: a search for it leaps over other text."""


class Number(NamedTuple):
    """A numeral at text[start:end] with its value (low == high unless it is a range).

    `approx` tells that 여, 수 or 몇 stands inside; `scale` is the last multiplier written (억 → 10^8), 1 if none;
    `words` that it holds no digit; `digits` how its first digits are written ("" for words).
    """

    start: int
    end: int
    low: Amount
    high: Amount
    approx: bool = False
    scale: int = 1
    words: bool = False
    digits: str = ""


@dataclass(slots=True)
class _Sum:
    """A numeral being added up, kept in the parts that an elliptic range needs."""

    total: Fraction | int = 0
    section: Fraction | int = 0
    current: Fraction | int | None = None
    large: int = 10**20
    small: int = 10**4
    end: int = 0
    scale: int = 1
    approx: bool = False
    words: bool = True
    digits: str = ""
    tail: int = 1  # what the units after the last digits multiply them by

    def value(self) -> Fraction | int:
        return self.total + self.section + (self.current or 0)

    def head(self) -> Fraction | int:
        """What stands before the last digits."""
        return self.value() - (self.current or 0)


def amount(value: Fraction | int) -> Amount:
    """The exact integer where `value` is one, else the nearest float."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def scaled(value: Amount, factor: int) -> Amount:
    """`value` times `factor` without the error of binary fractions (8.5 × 10^9)."""
    return amount(Fraction(str(value)) * factor)


def _decimal(digits: str) -> Fraction | int:
    plain = digits.translate(_FULL_WIDTH).replace(",", "")
    return Fraction(plain) if "." in plain else int(plain)


def _native(word: str) -> int:
    for ten, value in _NATIVE_TENS.items():
        if word.startswith(ten):
            return value + _NATIVE_ONES.get(word[len(ten) :], 0)
    return _NATIVE_ONES[word]


def _joins(text: str, sum_: _Sum, token: re.Match[str], end: int) -> bool:
    """Whether `token` continues the numeral that was added up so far."""
    kind, spaced = token.lastgroup, token.end("space") > token.start()
    first = sum_.end == 0
    if kind == "digits":
        digits = token["digits"]
        if len(digits) > MAX_DIGITS:
            return False
        if first:
            return True
        if sum_.current is not None or "." in digits or "．" in digits:
            return False
        limit = sum_.small if sum_.small < 10**4 else sum_.large
        if spaced and _YEAR.match(text, token.start("digits"), end):
            return False
        return _decimal(digits) < limit
    if kind == "sino":
        return sum_.current is None and (first or sum_.words)
    if kind == "native":
        return first or (sum_.words and sum_.current is None and not spaced)
    if spaced and not first and not sum_.words and not _UNIT_AFTER_SPACE.match(text, token.start(), end):
        return False
    if kind == "small":
        return _SMALL[token["small"]] < sum_.small
    return _LARGE[token["large"]] < sum_.large and (first or sum_.current is not None or sum_.section != 0)


def _add(sum_: _Sum, token: re.Match[str]) -> None:
    kind = token.lastgroup
    if kind == "digits":
        sum_.current, sum_.words, sum_.tail = _decimal(token["digits"]), False, 1
        sum_.digits = sum_.digits or token["digits"]
    elif kind == "sino":
        sum_.current, sum_.tail = _SINO[token["sino"]], 1
    elif kind == "native":
        sum_.current, sum_.tail, sum_.small = _native(token["native"]), 1, 1
    elif kind == "small":
        sum_.small = sum_.scale = _SMALL[token["small"]]
        sum_.section += (1 if sum_.current is None else sum_.current) * sum_.small
        sum_.current, sum_.tail = None, sum_.tail * sum_.small
    else:
        sum_.large = sum_.scale = _LARGE[token["large"]]
        sum_.total += (sum_.section + (sum_.current or 0) or 1) * sum_.large
        sum_.section, sum_.current, sum_.small, sum_.tail = 0, None, 10**4, sum_.tail * sum_.large
    sum_.end = token.end()


def _scan(text: str, start: int, end: int) -> _Sum | None:
    """Add up the numeral that begins at `start`, or None."""
    sum_ = _Sum()
    position = start
    while True:
        token = _TOKEN.match(text, position, end)
        if token is None or (position == start and token.end("space") > start) or not _joins(text, sum_, token, end):
            break
        _add(sum_, token)
        position = sum_.end
        if more := _MORE.match(text, position, end):
            sum_.approx = True
            sum_.end = position = more.end()
    return sum_ if sum_.end else None


def _limits(first: _Sum, second: _Sum) -> tuple[Fraction | int, Fraction | int] | None:
    """The two ends of a range, whose first may lack the units (6∼8천만) and whose second may lack the head (2억
    6∼8천만)."""
    low, high = first.value(), second.value()
    if first.current is not None and second.tail > 1:
        head, scaled = first.head(), first.current * second.tail
        if head and second.large > first.large:  # 2억 6∼8천만: the second end repeats no 억
            return None
        full = head + high if head and high < first.large else high
        if head + scaled < full:
            return head + scaled, full
    if low < high:
        return low, high
    if high < first.large < 10**20 and low < low - low % first.large + high:
        return low, low - low % first.large + high
    return None


def _korean(text: str, start: int, end: int) -> Number | None:
    first = _scan(text, start, end)
    if first is None:
        return None
    if not first.words and first.scale == 1 and (pair := _PAIR.match(text, start, end)):
        one, two = int(pair[1]), int(pair[2])
        if two == one + 1:
            return Number(start, pair.end(), one, two, digits=pair[0])
    number = Number(
        start,
        first.end,
        amount(first.value()),
        amount(first.value()),
        first.approx,
        first.scale,
        first.words,
        first.digits,
    )
    if (fraction := _FRACTION.match(text, first.end, end)) and number.low:
        over = _scan(text, fraction.end(), end)
        if over is not None:
            share = amount(Fraction(over.value()) / Fraction(first.value()))
            return number._replace(end=over.end, low=share, high=share)
    if mark := _RANGE.match(text, first.end, end):
        second = _scan(text, mark.end(), end)
        limits = _limits(first, second) if second and second.words == first.words else None
        if second and limits:
            low, high = limits
            return Number(
                start,
                second.end,
                amount(low),
                amount(high),
                first.approx or second.approx,
                second.scale,
                first.words,
                first.digits,
            )
    return number


def _english_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """(value, end) of the English numeral words at `start`."""
    total = section = 0
    last = 10**4
    position = start
    while word := _ENGLISH_WORD.match(text, position, end):
        name = word[1].lower()
        if name in _ENGLISH_UNITS:
            value = _ENGLISH_UNITS[name]
            if value >= last or (value >= 10 and last <= 100 and last != 100):
                break
            section, last = section + value, (10 if value >= 20 else 0)
        elif name == "hundred":
            section, last = (section or 1) * 100, 100
        else:
            total, section, last = total + (section or 1) * _ENGLISH_SCALES[name], 0, 1000
        position = word.end()
    return (total + section, position) if position > start else None


def _english(text: str, start: int, end: int) -> Number | None:
    """The English numeral at `start`: digits with a scale word, or words."""
    if text[start].isalpha():
        words = _english_words(text, start, end)
        if words is None:
            return None
        number = Number(start, words[1], words[0], words[0], words=True)
    else:
        digits = _SPACED_COMMA.match(text, start, end) or _DIGITS_HERE.match(text, start, end)
        if digits is None or len(digits[0]) > MAX_DIGITS:
            return None
        value = _decimal(re.sub(r"[ \u00a0]", "", digits[0]))
        number = Number(start, digits.end(), amount(value), amount(value), digits=digits[0])
        if isinstance(value, int) and (point := _ENGLISH_POINT.match(text, number.end, end)):  # 29-point-two
            places = [str(_ENGLISH_UNITS[word.lower()]) for word in re.findall(r"[A-Za-z]+", point[1])]
            value = Fraction(f"{value}.{''.join(places)}")
            number = number._replace(end=point.end(), low=amount(value), high=amount(value))
        if scale := _ENGLISH_SCALE.match(text, number.end, end):
            factor = _ENGLISH_SCALES[scale[1].lower()]
            number = number._replace(
                end=scale.end(), low=amount(value * factor), high=amount(value * factor), scale=factor
            )
    return number


def _english_range(text: str, number: Number, end: int) -> Number:
    """`number` widened to a range where "to", "or" or a dash and a larger number follow: 3 to 5 million."""
    mark = _RANGE.match(text, number.end, end) or _ENGLISH_TO.match(text, number.end, end)
    if mark is None or mark.end() >= end or not text[mark.end()].isalnum():
        return number
    if mark.re is _ENGLISH_TO and _ENGLISH_BASE.search(text, max(0, number.start - 6), number.start):
        return number  # from 380,000 to 410,000 and last year's 2,389 to 2,905 state two values
    if mark.re is _ENGLISH_TO and number.low in _YEARS and text.endswith("in ", 0, number.start):
        return number  # from 380 in 2016 to 410
    second = _english(text, mark.end(), end)
    if second is None:
        return number
    low = number.low * second.scale if number.scale == 1 and number.low * second.scale < second.low else number.low
    if low >= second.low or (mark[0].strip().lower() == "or" and low + 1 != second.low):
        return number
    return number._replace(end=second.end, low=low, high=second.low, scale=second.scale)


def read_number(text: str, start: int, end: int | None = None) -> Number | None:
    """The numeral that begins exactly at `start`, or None."""
    end = len(text) if end is None else end
    if start >= end:
        return None
    if text[start].isascii() and text[start].isalpha():
        number = _english(text, start, end)
        return _english_range(text, number, end) if number else None
    korean = _korean(text, start, end)
    if korean and korean.digits and korean.scale == 1 and not korean.approx and _MAYBE_ENGLISH.match(text, korean.end):
        english = _english(text, start, end)
        wide = _english_range(text, english, end) if english else None
        if wide and wide.end > korean.end:
            return wide
    return korean


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """All numerals of text[start:end] in order. Numeral words count where a counter follows them (천여 개, 여섯 곳)."""
    return list(iter_numbers(text, start, len(text) if end is None else end))


def next_numeral(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where in text[start:end] the next numeral may begin; text in which it finds nothing holds no number."""
    while candidate := _LEAP.search(text, start, end):
        if begin := _START.match(text, candidate.start(), end):
            return begin
        start = candidate.end()
    return None


def iter_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numerals of text[start:end], one by one."""
    position = start
    while begin := next_numeral(text, position, end):
        number = read_number(text, begin.start(), end)
        if number is None:
            position = _skip(text, begin, end)
            continue
        yield number
        position = max(number.end, begin.start() + 1)


_RUN = re.compile(rf"{_DIGIT}+")


def _skip(text: str, begin: re.Match[str], end: int) -> int:
    """Where to go on after a start that held no numeral: behind the whole run, so that no run is read twice."""
    run = _RUN.match(text, begin.start(), end)
    return run.end() if run else begin.start() + 1
