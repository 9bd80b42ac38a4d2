"""Reads mutated documents and holds every reading to its invariants: python -m benchmarks.fuzz [COUNT] [SEED].

Each document is a piece of an invented release with characters deleted, inserted or replaced, and stretches moved and
repeated. Exits 1 at the first reading that raises, misquotes, or takes longer than its length allows.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from iljari.demo.content import boards
from nlp.figures import check
from nlp.pipeline import read
from nlp.tokens import morphemes, storable

HOSTILE = (
    "0123456789０１２,.%~∼-→()（）[]「」‘’“”'\"·|\t\n\r\x00\ud800\u202e\u200b\u00a0　만억조천백명개원년월일여약총각"
)
SECONDS_PER_CHARACTER = 0.002
GRACE_SECONDS = 2.0
LONGEST = 1200


def sources() -> list[str]:
    """The texts to mutate."""
    return [
        f"{release.title}\n\n{release.body}"
        for board in boards(edited=False).values()
        for release in board.releases
        if release.body
    ]


def mutated(texts: Sequence[str], dice: random.Random) -> str:
    """One piece of a text after up to twelve mutations."""
    text = dice.choice(texts)
    start = dice.randrange(max(1, len(text) - 50))
    text = text[start : start + dice.randint(20, LONGEST)]
    for _ in range(dice.randint(1, 12)):
        text = dice.choice(MUTATIONS)(text, dice)[:LONGEST]
    return text


def _delete(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    return text[:start] + text[start + dice.randint(1, 8) :]


def _insert(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    return text[:start] + "".join(dice.choices(HOSTILE, k=dice.randint(1, 6))) + text[start:]


def _replace(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    return text[:start] + dice.choice(HOSTILE) + text[start + 1 :]


def _repeat(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    piece = text[start : start + dice.randint(1, 20)]
    return text[:start] + piece * dice.randint(2, 12) + text[start:]


def _move(text: str, dice: random.Random) -> str:
    start, target = dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)
    piece = text[start : start + dice.randint(1, 40)]
    return text[:target] + piece + text[target:]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (_delete, _insert, _replace, _repeat, _move)


def main() -> int:
    """Read `COUNT` mutated documents (100,000 unless told); 0 where all hold."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    texts, dice = sources(), random.Random(seed)
    morphemes("Kiwi loads here, not in the time of a document")
    figures, slowest, began = 0, 0.0, time.perf_counter()
    for number in range(count):
        text = mutated(texts, dice)
        started = time.perf_counter()
        try:
            reading = read(text, published=date(2024, 3, 4) if number % 2 else None)
            check(reading, storable(text))
        except Exception:
            print(f"document {number} of seed {seed}: {text!r}", file=sys.stderr)
            raise
        seconds = time.perf_counter() - started
        if seconds > GRACE_SECONDS + SECONDS_PER_CHARACTER * len(text):
            print(f"document {number} of seed {seed} took {seconds:.1f} s: {text!r}", file=sys.stderr)
            return 1
        figures += len(reading.figures)
        slowest = max(slowest, seconds)
    seconds = time.perf_counter() - began
    print(f"{count:,} documents, {figures:,} figures, {seconds:.0f} s, the slowest {slowest * 1000:.0f} ms: all hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
