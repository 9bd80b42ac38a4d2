"""No pattern of the reader backtracks badly: each is tried on short texts that repeat what bad ones stumble over."""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

import nlp

UNITS = (
    *("1", "24", "1,", "1.", "1 ", "가", "가 ", "개", "의", "사업", "공공부문", "시·", "3명 ", "2024년", "일자리 "),
    *("·", "(", ")", '"', "'", "a", "A ", "억", "명,", "%", " ", "\n", "-", "~", "|", ",", "○", "제1"),
    *("".join(pair) for pair in product(("1", "가", "개", " ", "·", "(", "a", "년"), repeat=2)),
)
ENDS = ("총", "!", "")
REPEATED = 20
"""How often: a pattern that tries every way to divide the text needs seconds for that, an honest one microseconds."""
MOST_SECONDS = 0.2
NEVER_ENDS = 20
"""Seconds after which a pattern that would go on for years is stopped."""


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The compiled patterns of all modules of `nlp`, also those in their tables, each once."""
    return tuple(_compiled())


def _compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[re.Pattern[str]] = set()
    for module in pkgutil.iter_modules(nlp.__path__):
        held = [
            (f"{module.name}.{name}", value)
            for name, value in vars(importlib.import_module(f"nlp.{module.name}")).items()
        ]
        while held:
            name, value = held.pop()
            if isinstance(value, re.Pattern) and value not in seen:
                seen.add(value)
                yield name, value
            elif isinstance(value, (tuple, list)):
                held += [(name, inner) for inner in value]
            elif isinstance(value, dict):
                held += [(name, inner) for inner in value.values()]


@pytest.fixture
def stopped() -> Iterator[None]:
    """End the test in the midst of a match that does not end by itself."""

    def stop(*_: object) -> None:
        raise TimeoutError("a pattern does not come to an end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(NEVER_ENDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("unit", UNITS)
def test_no_pattern_tries_every_way_to_divide_a_text(unit: str) -> None:
    for end in ENDS:
        text = unit * REPEATED + end
        for name, pattern in patterns():
            began = time.process_time()
            pattern.match(text)
            pattern.search(text)
            pattern.fullmatch(text)
            assert time.process_time() - began < MOST_SECONDS, f"{name} on {text!r}"


def test_all_patterns_of_the_reader_are_tried() -> None:
    assert len(patterns()) > 1_000
