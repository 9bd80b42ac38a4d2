"""A small run of the fuzzer that benchmarks/fuzz.py runs at length."""

from __future__ import annotations

import random
from datetime import date

import pytest

from benchmarks.fuzz import mutated, sources
from nlp.figures import check
from nlp.pipeline import read
from nlp.tokens import storable
from tests.nlp.growth import least_seconds


@pytest.mark.parametrize("seed", range(5))
def test_mutated_releases_give_readings_that_quote_them(seed: int) -> None:
    dice = random.Random(seed)
    texts = sources()
    for number in range(40):
        text = mutated(texts, dice)
        check(read(text, published=date(2024, 3, 4) if number % 2 else None), storable(text))


@pytest.mark.parametrize(
    "unit", ["구분 10\n", "서울·부산·", "‘청년일자리’ ", "전국에 ", "(일반 1·고졸 2) ", "있다 ", "1,"]
)
def test_twice_as_long_a_text_takes_about_twice_as_long(unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (10_000, 20_000))
    assert least_seconds(lambda: read(long)) < 3 * least_seconds(lambda: read(short)) + 0.5
