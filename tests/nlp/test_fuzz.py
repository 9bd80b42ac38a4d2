"""A small run of the fuzzer that benchmarks/fuzz.py runs at length."""

from __future__ import annotations

import random
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
