"""Numbers outside releases, where no counter vouches for them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.bare_numbers import find_bare_numbers, find_currencies, find_percentages


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("답은 마이너스 삼십이다", [-30]),
        ("-7/8 을 더하라", [-0.875]),
        ("이십과 오분의 일은 대분수다", [20.2]),
        ("칠분의 이를 먹었다", [2 / 7]),
        ("점수는 백점 영오였다", [100.05]),
        ("1.5^2 를 구하라", [2.25]),
        ("3e4 개", [30000]),
        ("인구는 2 345 678이다", [2345678]),
        ("쉰셋이 넘는 사람과 귤 두 개", [53, 2]),
        ("5월 7일에 이 사람을 만나 오늘 말했다", []),
        ("반을 덜어 냈다", [0.5]),
        ("사천오백은 크다", [4500]),
        ("12km 길", []),
    ],
)
def test_general_numbers_are_read(text: str, values: list[float]) -> None:
    assert [number.value for number in find_bare_numbers(text)] == pytest.approx(values)


_CORPUS = Path(__file__).parents[1] / "corpora" / "bare_numbers.tsv"
_ROWS = [line.split("\t") for line in _CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "values"), _ROWS)
def test_every_text_of_the_corpus_gives_its_numbers_and_no_others(text: str, values: str) -> None:
    wanted = [float(value) for value in values.split("; ")] if values else []
    assert [number.value for number in find_bare_numbers(text)] == pytest.approx(wanted, rel=1e-5)


def test_a_third_of_the_corpus_of_general_text_holds_no_number() -> None:
    assert sum(not values for _, values in _ROWS) * 3 >= len(_ROWS) >= 80


def test_percentages_need_a_sign_or_a_word() -> None:
    assert [number.value for number in find_percentages("십 퍼센트와 45%, 그리고 30")] == [10, 45]


def test_dollars_and_cents_are_one_amount() -> None:
    amounts = find_currencies("표는 3 달러 50 센트, 책은 천 4백만 원이다")
    assert [(amount.value, amount.unit) for amount in amounts] == [(3.5, "달러"), (14_000_000, "원")]


@given(st.text(alphabet="일이삼십백천만분의과점 -/.^e0123456789은반셋 %원달러", max_size=60))
def test_any_text_gives_expressions_in_order_within_it(text: str) -> None:
    last = 0
    for expression in find_bare_numbers(text):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end


@pytest.mark.parametrize("unit", ["일 ", "1 ", "1/", "일분의", "만", "-", "백점 "])
def test_long_runs_do_not_explode(unit: str) -> None:
    begin = time.process_time()
    find_bare_numbers(unit * 2000)
    assert time.process_time() - begin < 10
