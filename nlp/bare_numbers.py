"""Numbers of general Korean text that no counter vouches for: 마이너스 오점 오, 백삼과 삼분의 이, -4/5, 1.1^23,
쉰둘, 7천 5백만 달러.

Releases need none of this; it makes the number grammar comparable with general readers (benchmarks/peers.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nlp.numbers import read_number
from nlp.numerals import SPACE


@dataclass(frozen=True, slots=True)
class Expression:
    """text[start:end] states `value`; `unit` is the currency word of an amount, else ""."""

    start: int
    end: int
    value: float
    unit: str = ""


_S = f"{SPACE}*"
_SINO = "영일이삼사오육칠팔구십백천만억조"
_RUN = (
    rf"[{_SINO}]+(?:{SPACE}{{1,2}}[{_SINO}]+(?![가-힣])"
    rf"|(?<=[만억조]){SPACE}[{_SINO}]{{0,8}}[십백천만][{_SINO}]{{0,4}}(?=[은는을를의에로와과]))*"
)
_MIXED = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?[십백천만억조]+(?:{SPACE}?[0-9]+[십백천만억조]*)*|[0-9]+(?:,[0-9]{{3}})*)"
_NATIVE = (
    r"(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|한|두|세|네"
    r"|(?<=[열물른흔쉰순든])|스무)"
)
_MINUS = rf"(?:(?:마이너스|음수){_S}|(?<![0-9가-힣A-Za-z])-{_S})"
_PART = rf"(?:{_MIXED}|{_RUN})"
_PARTICLE = (
    r"(?=$|[^가-힣]|은|는|이(?=[^가-힣]|다|라|고|며)|가|을|를|의|에|로|와|과|만|도|보다|까지|입니다|이다|으로|조각)"
)
_COUNTER = (
    rf"(?={SPACE}?(?:명|개|살|세(?![가-힣])|원|위안|달러|년|일(?=이|간|[^가-힣])|자루|척|호|점|번|마리"
    rf"|권|송이|그루|대|층|배|위(?=[^가-힣])))"
)
_FRACTION = re.compile(
    rf"(?P<minus>{_MINUS})?(?:(?P<whole>(?:[{_SINO}]+|[0-9]+))(?:과"
    rf"|와){_S})?(?P<below>{_PART}){_S}분의{_S}(?P<minus2>{_MINUS})?(?P<above>[{_SINO}]+?|[0-9]+)"
    rf"(?=$|[^가-힣{_SINO}]|은|는|을|를|의|로|으로|조각|입|이(?![{_SINO}])|만(?=[^{_SINO}]|$))"
)
_ASCII = re.compile(
    r"(?P<minus>(?<![0-9가-힣A-Za-z.])-[ ]?)?(?:(?P<base>[0-9]+(?:\.[0-9]+)?)(?:\^(?P<power>[+-]{0,2}[0-9]+)"
    r"|[eE](?P<exp>[+-]?[0-9]+)(?![0-9A-Za-z]))"
    r"|(?:(?P<whole>[0-9]+)[ ]{1,2})?(?<![0-9/])(?P<top>[0-9]+)/(?P<bottom>[0-9]+)(?![0-9/.])"
    r"|(?P<spaced>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?)|(?P<point>(?<![0-9])\.[0-9]+))"
)
_HALF = re.compile(rf"(?<![가-힣])반(?=$|을|이{SPACE}|은{SPACE}|의{SPACE}|{SPACE}?정도)")
_OF = re.compile(r"셋 중 하나|둘 중 하나|넷 중 하나")
_POINT = re.compile(rf"(?P<minus>{_MINUS})?(?P<whole>[{_SINO}]+)점{SPACE}(?P<rest>[영일이삼사오육칠팔구]+)")
_WORD = re.compile(
    rf"(?P<minus>{_MINUS})?(?:(?P<mixed>(?:(?<![가-힣])[천백]{SPACE})?{_MIXED}(?:\.[0-9]+)?(?:{SPACE}?[0-9]*[십백천만억조]+)*)|(?:(?<![가-힣])|(?<=마이너스)|(?<=음수))(?P<sino>{_RUN}))"
)
_NATIVE_WORD = re.compile(
    rf"(?<![가-힣])(?:(?P<counted>{_NATIVE}){_COUNTER}|(?P<free>(?:열|스물|서른|마흔|쉰|예순|일흔|여든"
    rf"|아흔)?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|(?:스물|서른|마흔|예순|일흔|여든|아흔)(?=[은을이]{SPACE}))"
    rf"(?=$|[^가-힣]|만{SPACE}|이{SPACE}|에{SPACE}|은{SPACE}|[을를]{SPACE}))"
)
_URL = re.compile(r"https?://\S+")
_NO_NUMBER = re.compile(r"(?:[A-Za-z]+|월|미터|등석)")
_DIGITS = re.compile(r"[0-9]+")
_VERSION = re.compile(r"\.[0-9]")
_ORDINAL = re.compile(rf"{SPACE}번째")
_PERCENT_WORD = re.compile(rf"{SPACE}?(?:퍼센|프로)")
_FOLLOWS = re.compile(rf"(?:{_PARTICLE}|{_COUNTER}|{SPACE}?(?:퍼센|프로))")
_LONGEST = 48
_DATE = re.compile(r"[0-9일이삼사오육칠팔구십]{1,3}월 [0-9]{1,2}일")
_UNCLEAR = frozenset("이일오사구조만천백십영")
_DIGIT = {syllable: value for value, syllable in enumerate("영일이삼사오육칠팔구")}


def _value(text: str) -> Fraction | None:
    """The exact value of numeral characters, spaces ignored."""
    text = re.sub(r"\s+", "", text)
    if text and all(syllable in _DIGIT for syllable in text):
        return Fraction(_DIGIT[text]) if len(text) == 1 else None
    number = read_number(text, 0)
    return Fraction(str(number.low)) if number and number.end == len(text) and number.low == number.high else None


def _fractions(text: str) -> Iterator[Expression]:
    for match in _FRACTION.finditer(text):
        below, above = _value(match["below"]), _value(match["above"])
        whole = _value(match["whole"]) if match["whole"] else Fraction(0)
        if below and above is not None and whole is not None:
            sign = -1 if match["minus"] or match["minus2"] else 1
            yield Expression(match.start(), match.end(), float(sign * (whole + above / below)))
    for match in _HALF.finditer(text):
        yield Expression(match.start(), match.end(), 0.5)
    for match in _OF.finditer(text):
        yield Expression(match.start(), match.end(), 1 / (2 + "둘셋넷".index(match[0][0])))


def _ascii(text: str) -> Iterator[Expression]:
    for match in _ASCII.finditer(text):
        sign = -1 if match["minus"] else 1
        if match["base"]:
            if match["power"]:
                exponent = int(match["power"].replace("--", "").replace("+", ""))
                if abs(exponent) > 300:
                    continue
                value = float(match["base"]) ** exponent
            else:
                value = float(f"{match['base']}e{match['exp']}")
        elif match["top"]:
            if not int(match["bottom"]):
                continue
            value = int(match["whole"] or 0) + int(match["top"]) / int(match["bottom"])
        else:
            value = float(re.sub(r"\s", "", match["spaced"] or match["point"]))
        yield Expression(match.start(), match.end(), sign * value)


def _points(text: str) -> Iterator[Expression]:
    for match in _POINT.finditer(text):
        whole = _value(match["whole"])
        if whole is not None:
            digits = "".join(str(_DIGIT[syllable]) for syllable in match["rest"])
            value = float(whole) + float(f"0.{digits}")
            yield Expression(match.start(), match.end(), -value if match["minus"] else value)


def _words(text: str) -> Iterator[Expression]:
    for match in _WORD.finditer(text):
        if match["mixed"]:
            number = read_number(text, match.start("mixed"))
            digits = _DIGITS.match(text, match.start("mixed"))
            if number is None or _NO_NUMBER.match(text, number.end):
                continue
            if digits and (number.low != number.high or _VERSION.match(text, number.end)):
                yield Expression(digits.start(), digits.end(), int(digits[0]))
                continue
            yield Expression(match.start(), number.end, -number.low if match["minus"] else number.low)
            continue
        run = match["sino"][:_LONGEST]
        while run and (_value(run) is None or not _FOLLOWS.match(text, match.start("sino") + len(run))):
            run = run[:-1].rstrip()
        end = match.start("sino") + len(run)
        if not run or (run in _UNCLEAR and not _vouched(text, match, run, end)):
            continue
        value = _value(run)
        if value is not None:
            ordinal = _ORDINAL.match(text, end)
            yield Expression(
                match.start(), ordinal.end() if ordinal else end, float(-value if match["minus"] else value)
            )
    for match in _NATIVE_WORD.finditer(text):
        word = match["counted"] or match["free"]
        number = read_number(word, 0)
        if number is not None and number.end == len(word):
            yield Expression(match.start(), match.start() + len(word), float(number.low))


def _vouched(text: str, match: re.Match[str], run: str, end: int) -> bool:
    """Whether a syllable that is mostly another word (이 사람, 만 18세) is a number here: alone, negative, a
    percentage, 영이다."""
    alone = text.strip() == run
    predicate = run == "영" and text.startswith(("은 0", "이다"), end)
    return bool(match["minus"]) or alone or predicate or bool(_PERCENT_WORD.match(text, end))


def _merged(groups: list[Iterator[Expression]], blocked: list[tuple[int, int]]) -> list[Expression]:
    taken = list(blocked)
    found = []
    for group in groups:
        for expression in group:
            if all(expression.end <= start or expression.start >= end for start, end in taken):
                taken.append((expression.start, expression.end))
                found.append(expression)
    return sorted(found, key=lambda expression: expression.start)


def find_bare_numbers(text: str) -> list[Expression]:
    """All numbers of `text`, with or without a counter, in order; earlier rules win where two overlap."""
    blocked = [match.span() for pattern in (_URL, _DATE) for match in pattern.finditer(text)]
    return _merged([_fractions(text), _points(text), _ascii(text), _words(text)], blocked)


_PERCENT = re.compile(rf"{_S}(?:%|퍼센트|퍼센티지|프로(?![그젝]))")


def find_percentages(text: str) -> list[Expression]:
    """The numbers of `text` that a percent sign or word follows, with it."""
    found = []
    for number in find_bare_numbers(text):
        if sign := _PERCENT.match(text, number.end):
            found.append(Expression(number.start, sign.end(), number.value))
    return found


_CURRENCY = re.compile(rf"{_S}(?P<word>(?:(?:미국|캐나다|호주|홍콩){SPACE}?)?달러|원(?!칙|인|래|서|자)|센트)")


def find_currencies(text: str) -> list[Expression]:
    """The amounts in won, dollars and cents of `text`; N달러 M센트 is one."""
    found: list[Expression] = []
    for number in find_bare_numbers(text):
        word = _CURRENCY.match(text, number.end)
        if word is None:
            continue
        unit = re.sub(r"\s", "", word["word"])
        last = found[-1] if found else None
        if unit == "센트" and last and last.unit.endswith("달러") and not text[last.end : number.start].strip():
            found[-1] = Expression(last.start, word.end(), last.value + number.value / 100, last.unit)
        else:
            found.append(Expression(number.start, word.end(), number.value, unit))
    return found
