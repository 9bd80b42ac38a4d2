"""Numerals read back exactly, in every style in which releases write them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import numbers
from nlp.numbers import iter_numbers, next_numeral
from nlp.numerals import MAX_DIGITS, Number

CORPUS = Path(__file__).parents[1] / "corpora" / "numbers.tsv"
SINO = "영일이삼사오육칠팔구"
LARGE = (("경", 10**16), ("조", 10**12), ("억", 10**8), ("만", 10**4))
SMALL = (("천", 1000), ("백", 100), ("십", 10))


def rows() -> list[tuple[str, str]]:
    lines = CORPUS.read_text("utf-8").split("\n")
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def find_numbers(text: str) -> list[Number]:
    return list(iter_numbers(text, 0, len(text)))


def told(number: Number) -> str:
    if number.low != number.high:
        return f"{number.low}-{number.high}"
    return f"{number.low}{'~' if number.approx else ''}"


@pytest.mark.parametrize(("surface", "values"), rows())
def test_the_corpus_reads_as_written(surface: str, values: str) -> None:
    assert ";".join(told(number) for number in find_numbers(surface)) == values


def test_the_corpus_is_large_and_a_third_of_it_only_looks_like_numerals() -> None:
    assert len(rows()) >= 120
    assert sum(not values for _, values in rows()) * 3 >= len(rows())


def commas(value: int) -> str:
    return f"{value:,}"


def grouped(value: int, *, space: str = "", comma: bool = False) -> str:
    """The Korean mixed style: 2조 3,456억 7,800만."""
    parts = []
    for name, unit in LARGE:
        count, value = divmod(value, unit)
        if count:
            parts.append((f"{count:,}" if comma else f"{count}") + name)
    if value or not parts:
        parts.append(f"{value:,}" if comma else f"{value}")
    return space.join(parts)


def thousands(value: int) -> str:
    """The press style that also writes 천: 4만9천608."""
    parts = []
    for name, unit in (*LARGE, ("", 1)):
        count, value = divmod(value, unit)
        if count:
            high, rest = divmod(count, 1000)
            parts.append((f"{high}천" if high else "") + (str(rest) if rest else "") + name)
    return "".join(parts)


def sino(value: int) -> str:
    """Sino-Korean words: 삼천오백."""
    words = []
    for name, unit in (*LARGE, ("", 1)):
        count, value = divmod(value, unit)
        if not count:
            continue
        section = ""
        for small, size in SMALL:
            digit, count = divmod(count, size)
            if digit:
                section += ("" if digit == 1 else SINO[digit]) + small
        section += SINO[count] if count else ""
        words.append(section + name)
    return "".join(words)


def full_width(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


@given(st.integers(1, 10**20 - 1))
@settings(max_examples=200, deadline=None)
def test_every_integer_reads_back_in_every_style_of_digits(value: int) -> None:
    styles = [str(value), commas(value), full_width(value), grouped(value), grouped(value, space=" ")]
    styles += [grouped(value, comma=True), grouped(value, space="\u00a0", comma=True), thousands(value)]
    for style in styles:
        found = find_numbers(f"모두 {style}명이다")
        assert [number.low for number in found] == [value], style
        assert isinstance(found[0].low, int)


@given(st.integers(10, 10**16 - 1))
@settings(max_examples=200, deadline=None)
def test_every_integer_reads_back_in_sino_korean_words(value: int) -> None:
    words = sino(value)
    if len(words) <= 24:
        assert [number.low for number in find_numbers(f"{words} 명")] == [value], words


NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")


@pytest.mark.parametrize("value", range(2, 100))
def test_native_words_read_back_up_to_ninety_nine(value: int) -> None:
    word = "스무" if value == 20 else NATIVE_TENS[value // 10] + NATIVE_ONES[value % 10]
    assert [number.low for number in find_numbers(f"{word} 명")] == [value]


@given(st.integers(1, 10**12), st.sampled_from([",", ""]))
@settings(max_examples=100, deadline=None)
def test_english_digits_read_back(value: int, comma: str) -> None:
    written = f"{value:,}" if comma else str(value)
    assert [number.low for number in find_numbers(f"it made {written} jobs")] == [value]


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_english_scales_multiply(value: int, scale: str) -> None:
    factor = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert [number.low for number in find_numbers(f"{value} {scale} won")] == [value * factor]
    assert [number.low for number in find_numbers(f"{value / 10} {scale} won")] == [value * factor // 10]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from("~∼〜–-"))
def test_ranges_of_digits_read_back(one: int, two: int, mark: str) -> None:
    low, high = sorted((one, two))
    found = find_numbers(f"{low:,}{mark}{high:,}명")
    if low < high:
        assert [(number.low, number.high) for number in found] == [(low, high)]


@given(st.text(max_size=80))
def test_any_text_gives_numbers_in_order_within_it(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.low <= number.high
        last = number.end


def test_a_serial_of_many_digits_is_no_number() -> None:
    assert find_numbers("9" * (MAX_DIGITS + 1) + "명") == []


@pytest.mark.parametrize("unit", ["1,", "만", "1", "(", "1만", "1~", "일이삼", "1 ", "천 ", "one ", "1,111,"])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    find_numbers(text)
    assert time.process_time() - begin < 10


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        alphabet="01 ,.０한열스물무서른마흔쉰예순일여아홉두세석네넉다섯덟곱이삼구십백천만억조수명개곳월달원twofivehA가",
        max_size=24,
    )
)
def test_the_leap_to_the_next_numeral_misses_none(text: str) -> None:
    whole, leap = numbers._START.search(text), next_numeral(text, 0, len(text))
    assert leap == (None if whole is None else whole.start())
