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

from nlp.english_numerals import MAY_GO_ON, UNITS, read_english_numeral, with_range
from nlp.numerals import DIGIT, DIGITS, MAX_DIGITS, RANGE, SPACE, Number, amount, amount_of, decimal

_SINO = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16, "萬": 10**4, "億": 10**8, "兆": 10**12}
_AMOUNTS = (10**8, 10**12)
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
    rf"(?!여?{SPACE}?(?:원|[0-9,]{{1,5}}{SPACE}?[천백]?억)))"
    r"|경(?!기|제|력|우|상|남|북|영|쟁|로|비|찰|단|험)|[萬億兆]"
)
_NOT_SMALL = r"십(?!자)|백(?!신|화|서|업|지)|천(?!장|막|연|안|혜|체)"
_COUNTED = r"원|달러|불|명|인|개|건|곳|가구|세대|여|유로|엔|위안|톤|주|장|점|자리|프랑|파운드|미국|캐나다|호주|홍콩"

_TOKEN = re.compile(
    rf"(?P<space>{SPACE}{{0,2}})(?:(?P<digits>{DIGITS})"
    rf"|(?P<large>{_NOT_LARGE})|(?P<small>{_NOT_SMALL})"
    rf"|(?P<native>(?:(?:{'|'.join(_NATIVE_TENS)})(?:{'|'.join(_NATIVE_ONES)})?|(?:{'|'.join(_NATIVE_ONES)})))"
    rf"|(?P<sino>[{''.join(_SINO)}]))"
)
_MORE = re.compile(
    rf"(?:여|{SPACE}여(?={SPACE}?(?:{_COUNTED}|만|억|조))|(?:수|몇)(?={SPACE}?(?:명|개|곳|건|차례|년|만|억)))"
    rf"(?={SPACE}?(?:[십백천만억조]|{_COUNTED}|회|차례|팀|부스|종|대|년|분야|시군|기업|업체|사람)|[^가-힣]|\Z)"
)
_MORE_WORDS = frozenset("여수몇")
_UNIT_AFTER_SPACE = re.compile(rf"{SPACE}{{0,2}}(?:[천백십])?[만억조]?{SPACE}?(?:{_COUNTED}|{DIGIT})")
_YEAR = re.compile(rf"(?:19|20){DIGIT}{{2}}{SPACE}?[년.]")
_COUNT_OF_ITS_OWN = re.compile(rf"[0-9][0-9,.]{{0,8}}{SPACE}?(?:[%％]|(?:개|곳|건|년|배)(?!{SPACE}?원))")
"""520억 3개 품목, 1108억 24% 줄어: behind an amount stands a count of something else."""
_FRACTION = re.compile(rf"{SPACE}?분{SPACE}?의{SPACE}?")
_PAIR = re.compile(rf"([1-9])[,·]{SPACE}?([2-9])(?={SPACE}?(?:명|개|곳|회|건|년|인|차례|배|팀|달|개월))")

_ALONE = re.compile(
    rf"((?>{DIGITS}))(?!{SPACE}{{0,2}}(?:[십백천만억조경萬億兆여수몇분내~∼〜～˜–—−,，·A-Za-z-]|{DIGIT}))"
)
"""Digits behind which nothing stands that a numeral may go on with."""

_WORD_COUNTER = (
    rf"(?:명|개(?!인|선|발|막|최|원|방|편|념|별|척|관|업|통|설|혁|교|시[^·ㆍ군도구])|곳|건(?!강|물|설|축|의)"
    rf"|가구|가지|차례|달(?!러|성)|자리"
    rf"|팀|퍼센트|개월|해(?={SPACE}동안)|{SPACE}?(?:원|달러)(?!의))"
)
_NATIVE = (
    rf"(?:(?:{'|'.join(_NATIVE_TENS)})(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)?|(?:두|세|석|네|넉|다섯"
    rf"|여섯|일곱|여덟|아홉))"
)
_FIRST = "0-9０-９열스서마쉰예일여아두세석네넉다이삼사오육칠팔구십백천만억조zotfsnehmbZOTFSNEHMB"
_START = re.compile(
    rf"(?=[{_FIRST}])(?:(?P<digit>{DIGIT})"
    rf"|(?<![가-힣0-9])(?P<word>(?<![A-Za-z%)’”'\"])만{SPACE}?(?=[1-9](?:천|[0-9]{{3}}{SPACE}?(?:여|명|개)|[0-9]{{1,2}}{SPACE}?(?:여{SPACE}?)?(?:명|개(?![월년국])))"
    rf"|천(?:여{SPACE}?(?:명|개)|{SPACE}?[1-9][0-9]{{0,2}}{SPACE}?(?:백|여|명|개)))|백(?=[1-9][0-9]?{SPACE}?(?:여{SPACE}?)?명)|천{SPACE}?(?=[1-9](?:백"
    rf"|[0-9]{{2}}{SPACE}?(?:여|명|개)|[0-9]{{0,2}}{SPACE}?[만억조]))|(?:[일이삼사오육칠팔구십백천만억조]{{0,24}}{_NATIVE}"
    rf"|(?:[일이삼사오육칠팔구십백천]{{0,12}}[만억조]{SPACE})?[일이삼사오육칠팔구십백천만억조]{{2,24}}"
    rf"|[십백천만])(?:여|수)?{SPACE}?{_WORD_COUNTER}|[이삼사오육칠팔구]{SPACE}?(?:개월|퍼센트))"
    rf"|\b(?P<english>(?i:{'|'.join((*UNITS, 'hundred', 'thousand', 'million', 'billion'))})\b))"
)
_PLAIN_DIGITS = frozenset("0123456789")
"""With each of them a numeral may begin, whatever follows."""
_SINO_ALL = "일이삼사오육칠팔구십백천만억조"
_NATIVE_FIRST = "열스서마쉰예일여아두세석네넉다한"
_LEAP = re.compile(
    rf"[{_FIRST}](?:(?<=[0-9０-９A-Za-z])(?:(?<={DIGIT})|(?<![A-Za-z].)(?=[enwhoiluENWHOILU]))|(?<![가-힣0-9].)(?:"
    rf"(?<=[십백천만두세석네넉열쉰])(?=[{SPACE[1:-1]}{_SINO_ALL}{_NATIVE_FIRST}여수명개곳건가차달자팀퍼원0-9])"
    rf"|(?<=[{_SINO_ALL}])(?=[{_SINO_ALL}{_NATIVE_FIRST}])|(?<=[억조])(?={SPACE})"
    rf"|(?<=[이삼사오육칠팔구])(?={SPACE}?(?:개월|퍼))"
    r"|(?<=다)(?=섯)|(?<=여)(?=[섯덟든])|(?<=일)(?=[곱흔])|(?<=아)(?=[홉흔])|(?<=스)(?=[물무])|(?<=서)(?=른)"
    r"|(?<=마)(?=흔)|(?<=예)(?=순)))"
)
"""A superset of where `_START` fits that begins with a set of characters: a search for it leaps over other text."""


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
        if spaced and sum_.large in _AMOUNTS and _COUNT_OF_ITS_OWN.match(text, token.start("digits"), end):
            return False
        return decimal(digits) < limit
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
        sum_.current, sum_.words, sum_.tail = decimal(token["digits"]), False, 1
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
        if not _MORE_WORDS.isdisjoint(text[position : position + 2]) and (more := _MORE.match(text, position, end)):
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
    value = amount(first.value())
    number = Number(
        start,
        first.end,
        value,
        value,
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
    if mark := RANGE.match(text, first.end, end):
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


def read_number(text: str, start: int, end: int | None = None) -> Number | None:
    """The numeral that begins exactly at `start`, or None."""
    end = len(text) if end is None else end
    if start >= end:
        return None
    if (alone := _ALONE.match(text, start, end)) and len(digits := alone[1]) <= MAX_DIGITS:
        value = amount_of(digits)
        return Number(start, alone.end(), value, value, False, 1, False, digits)
    if text[start].isascii() and text[start].isalpha():
        number = read_english_numeral(text, start, end)
        return with_range(text, number, end) if number else None
    korean = _korean(text, start, end)
    if korean and korean.digits and korean.scale == 1 and not korean.approx and MAY_GO_ON.match(text, korean.end):
        english = read_english_numeral(text, start, end)
        wide = with_range(text, english, end) if english else None
        if wide and wide.end > korean.end:
            return wide
    return korean


def next_numeral(text: str, start: int, end: int) -> int | None:
    """Where in text[start:end] the next numeral may begin; text in which it finds nothing holds no number."""
    while candidate := _LEAP.search(text, start, end):
        begin = candidate.start()
        if text[begin] in _PLAIN_DIGITS or _START.match(text, begin, end):
            return begin
        start = candidate.end()
    return None


def iter_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numerals of text[start:end] in order; numeral words count where a counter follows them (천여 개, 여섯 곳)."""
    position = start
    while (begin := next_numeral(text, position, end)) is not None:
        number = read_number(text, begin, end)
        if number is None:
            position = _skip(text, begin, end)
            continue
        yield number
        position = number.end if number.end > begin else begin + 1


_RUN = re.compile(rf"{DIGIT}+")


def _skip(text: str, begin: int, end: int) -> int:
    """Where to go on after a start that held no numeral: behind the whole run, so that no run is read twice."""
    run = _RUN.match(text, begin, end)
    return run.end() if run else begin + 1
