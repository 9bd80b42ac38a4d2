"""Speed and memory of the reader as ratios to bare Kiwi in one run: python -m benchmarks.speed [FOLDER].

FOLDER may hold labelled documents (docs.jsonl) to be timed as "short and dense"; without it the demo's releases are.
Every ratio compares one process with one worker on the same texts, by processor time unless said; absolute numbers
tell little of another machine.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kiwipiepy import Kiwi

from iljari.demo.content import boards
from nlp.pipeline import load, read

ROUNDS = 7
PUBLISHED = date(2024, 3, 4)
_PROSE = (
    "이번 사업은 지역의 여건과 산업 구조에 맞는 일자리를 만들고 주민의 생활을 돕기 위해 마련됐다. "
    "신청을 바라는 주민은 주소지 행정복지센터를 찾아 신청서와 신분증을 내면 되며, 자세한 내용은 누리집에서 볼 수 있다. "
    "시 관계자는 “일하고 싶은 사람이 일할 수 있는 도시를 만드는 데 힘을 모으겠다”고 말했다.\n\n"
)
"""Prose around the figures of a full-length release, and text without any figure."""


def short_texts(folder: Path | None) -> list[str]:
    """The labelled documents, or the demo's releases."""
    if folder is not None:
        lines = (folder / "docs.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines if line.strip()]
    releases = [release for board in boards(edited=False).values() for release in board.releases if release.body]
    return [f"{release.title}\n\n{release.body}" for release in releases]


def best(*runs: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """Seconds of the fastest round of each run; the first, which loads models and fills caches, is left out.

    The runs take turns, so that a machine which slows down slows all of them. Where every side runs on one thread,
    processor time compares them fairly on a busy machine too.
    """
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS + 1):
        for run, taken in zip(runs, times, strict=True):
            start = clock()
            run()
            taken.append(clock() - start)
    return [min(taken[1:]) for taken in times]


def ratio(kiwi: Kiwi, texts: Sequence[str]) -> tuple[float, float]:
    """Characters per second of reading, and how many times as fast as bare tokenising that is."""
    bare, reading = best(
        lambda: [kiwi.tokenize(text) for text in texts], lambda: [read(text, published=PUBLISHED) for text in texts]
    )
    return sum(map(len, texts)) / reading, bare / reading


def pipe_ratio(kiwi: Kiwi, texts: Sequence[str], clock: Callable[[], float]) -> tuple[float, float]:
    """The same for spaCy's `pipe` with every sentence analysed, by a clock.

    Both sides give Kiwi one worker. The pipe reads while that worker analyses, so that it takes less time than work.
    """
    nlp = load(analyse_all=True)
    bare, piped = best(lambda: [kiwi.tokenize(text) for text in texts], lambda: list(nlp.pipe(texts)), clock=clock)
    return sum(map(len, texts)) / piped, bare / piped


def wholly_read(texts: Sequence[str]) -> str:
    """The texts joined, less those that end their article: behind a translation notice nothing would be read."""
    kept = [text for text in texts if not any(end == len(text) for _, end in read(text).left_out)]
    return "\n\n".join(kept)


def growth(text: str, size: int) -> float:
    """How many times as long a document of 10 × `size` characters takes as one of `size`."""
    small, large = (text * (length // len(text) + 1) for length in (size, 10 * size))
    (once,) = best(lambda: read(small[:size]))
    start = time.process_time()
    read(large[: 10 * size])
    return (time.process_time() - start) / once


def seconds_of(code: str) -> float:
    """Seconds of the fastest of three new processes that run `code`."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def peak_of_worker(document: str) -> float:
    """GiB that a process takes which analyses the document's head with Kiwi and reads ten million characters.

    Linux's own mark of the process is read: `getrusage` of a child begins with the size of its parent.
    """
    code = (
        "import sys; from nlp.pipeline import load, read; text = sys.stdin.read(); "
        "nlp = load(analyse_all=True); docs = list(nlp.pipe([text[:20_000]] * 4)); "
        "read((text * (10_000_000 // len(text) + 1))[:10_000_000]); "
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, input=document, capture_output=True, text=True)
    return int(told.stdout) / 1024**2


def main() -> None:
    """Print one line for each measure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    short = short_texts(folder)
    full = [f"{text}\n\n{_PROSE * 6}" for text in short]
    empty = [re.sub(r"\d", "", _PROSE) * 20] * 20
    kiwi = Kiwi(num_workers=1)
    for name, texts in (("short and dense", short), ("full length", full), ("no figures", empty)):
        speed, times = ratio(kiwi, texts)
        print(f"{name:24} {speed:>12,.0f} characters/s {times:>8.2f} × bare Kiwi", flush=True)
    for name, clock in (("pipe, all analysed", time.perf_counter), ("the same, work", time.process_time)):
        speed, times = pipe_ratio(kiwi, short, clock)
        print(f"{name:24} {speed:>12,.0f} characters/s {times:>8.2f} × bare Kiwi", flush=True)
    document = wholly_read(full)
    for size in (100_000, 1_000_000):
        print(
            f"{'10 × as long':24} {size:>12,} → {10 * size:,} characters {growth(document, size):>6.1f} × as long",
            flush=True,
        )
    kiwi_first = seconds_of("from kiwipiepy import Kiwi; Kiwi(num_workers=1).tokenize('가')")
    figure_first = seconds_of("from nlp.pipeline import read; assert read('서울 성동구는 30명을 뽑는다.').figures")
    print(f"{'first figure':24} {figure_first:>12.2f} s {figure_first / kiwi_first:>20.2f} × loading Kiwi")
    print(f"{'peak memory of a worker':24} {peak_of_worker(document):>12.2f} GiB")


if __name__ == "__main__":
    main()
