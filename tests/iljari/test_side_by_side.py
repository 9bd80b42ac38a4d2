"""A crawl in several processes is one crawl: one database, one run, one log, one end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from benchmarks.board_server import BoardServer
from crawler.children import crawl_in_child
from crawler.sources import Source, parse
from crawler.visits import Progress
from iljari.demo.walk import NO_DELAYS

HOSTS = ("127.0.6.1", "127.0.6.2")
POSTS = 30


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Source]]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    with ExitStack() as stack:
        servers = [stack.enter_context(BoardServer(POSTS, host=host)) for host in HOSTS]
        declared = "".join(
            server.declaration(f"board{number}{index}") for index, server in enumerate(servers) for number in range(2)
        )
        yield parse(declared, "boards")


def test_several_processes_make_one_run_with_one_log(sources: list[Source], tmp_path: Path) -> None:
    log = tmp_path / "crawl.jsonl"
    told: list[Progress] = []
    settings = {**NO_DELAYS, "ILJARI_DB": str(tmp_path / "a.db"), "ILJARI_LOG": str(log)}
    summary = crawl_in_child(sources, processes=2, settings_overrides=settings, progress=told.append)
    assert [(row.source, row.new, row.finished) for row in summary.coverage] == [
        (source.id, POSTS, True) for source in sources
    ]
    assert (summary.reason, {event.source for event in told if event.done}) == ("finished", {s.id for s in sources})
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT reason FROM runs").fetchall() == [("finished",)]
        assert connection.execute("SELECT count(*), count(DISTINCT run) FROM coverage").fetchone() == (4, 1)
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (POSTS * 4,)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {line["source"] for line in lines if "source" in line} == {source.id for source in sources}


def test_a_stop_reaches_every_process_and_the_run_says_so(sources: list[Source], tmp_path: Path) -> None:
    told: list[Progress] = []

    def stop(event: Progress) -> None:
        told.append(event)
        if len(told) == 1:
            os.kill(os.getpid(), signal.SIGINT)

    settings = {**NO_DELAYS, "DOWNLOAD_DELAY": 0.2, "ILJARI_DB": str(tmp_path / "a.db")}
    summary = crawl_in_child(sources, processes=2, settings_overrides=settings, progress=stop)
    assert summary.interrupted
    assert not any(row.finished for row in summary.coverage)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert {reason for (reason,) in connection.execute("SELECT reason FROM runs")} <= {"shutdown", None}


def test_one_process_that_fails_ends_the_others_and_is_told(sources: list[Source], tmp_path: Path) -> None:
    from crawler.run import CrawlError

    settings = {**NO_DELAYS, "ILJARI_DB": str(tmp_path / "missing" / "a.db")}
    with pytest.raises(CrawlError, match="does not exist"):
        crawl_in_child(sources, processes=2, settings_overrides=settings)
