"""How fast releases are read, as a ratio to bare Kiwi over the same text: python -m benchmarks.speed."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiwipiepy import Kiwi

from iljari.demo.content import Release, boards
from nlp import pipeline

ROUNDS = 5


def main() -> None:
    """Read the demo's releases several times and print characters per second and the ratio to Kiwi."""
    releases = [release for board in boards(edited=False).values() for release in board.releases if release.body]
    texts = [f"{release.title}\n\n{release.body}" for release in releases]
    characters = sum(map(len, texts))
    kiwi = Kiwi()

    def analyse() -> None:
        for text in texts:
            kiwi.tokenize(text)

    def read() -> None:
        for release, text in zip(releases, texts, strict=True):
            _read(release, text)

    bare, reading = best(analyse), best(read)
    print(f"{len(texts)} releases, {characters:,} characters, best of {ROUNDS}")
    print(f"Kiwi alone      {characters / bare:>12,.0f} characters/s")
    print(f"reading figures {characters / reading:>12,.0f} characters/s")
    print(f"ratio           {bare / reading:>12.2f}")


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs; the first, which loads models, is not counted."""
    run()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def _read(release: Release, text: str) -> None:
    pipeline.read(text, title=release.title, published=release.date)


if __name__ == "__main__":
    main()
