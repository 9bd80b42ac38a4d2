"""A small run of the fuzzer that benchmarks/fuzz.py runs at length."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from benchmarks.fuzz import mutated, sources
from nlp.figures import check
from nlp.pipeline import read
from nlp.tokens import storable


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
    taken = []
    for length in (10_000, 20_000):
        text = unit * (length // len(unit))
        begin = time.process_time()
        read(text)
        taken.append(time.process_time() - begin)
    assert taken[1] < 3 * taken[0] + 0.5
