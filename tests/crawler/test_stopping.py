"""Ctrl-C, SIGTERM and a parent that dies: in every stage the page in hand is finished, and nothing is left running."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from board_site import Answer, Asked, SiNttBoard, Site, posts

ROOT = Path(__file__).parents[2]
POSTS = 40
_PATIENCE = 60
_CRAWL = """
import sys
from pathlib import Path
from crawler import sources
from iljari import crawling
from iljari.demo.walk import NO_DELAYS
chosen = tuple(sources.load([Path(sys.argv[1])], shipped=False))
summary = crawling.fetch(chosen, Path(sys.argv[2]), crawling.Window(), demo=True, settings=NO_DELAYS)
print(summary.reason)
"""


@dataclass
class Running:
    """A crawl as `iljari crawl` runs it: a parent that shows progress, a child that crawls."""

    site: Site
    db: Path
    parent: subprocess.Popen[str]
    at: dict[str, Callable[[], None]] = field(default_factory=dict)

    def end(self) -> tuple[int, str, str]:
        out, err = self.parent.communicate(timeout=_PATIENCE)
        return self.parent.returncode, out, err

    def stored(self) -> dict[str, int]:
        """Size of the file that is kept of each stored release."""
        with closing(sqlite3.connect(self.db)) as connection:
            rows = connection.execute(
                "SELECT a.native_id, p.size FROM articles a JOIN revisions r ON r.article = a.id "
                "JOIN attachments f ON f.revision = r.id JOIN pages p ON p.sha256 = f.sha256"
            ).fetchall()
        return dict(rows)


@contextmanager
def crawling(
    folder: Path, stage: str, do: Callable[[subprocess.Popen[str]], None], count: int = 3
) -> Iterator[Running]:
    """A crawl during which `do` is called once: at the `count`-th request of `stage`, before it is answered."""
    with Site() as site:
        board = SiNttBoard(site, "stopped", [replace(post, file=f"붙임 {post.id}.pdf") for post in posts(POSTS)])
        path = {
            "robots": "/robots.txt",
            "list": "/stopped/selectBbsNttList.do",
            "article": "/stopped/selectBbsNttView.do",
            "file": "/stopped/downloadBbsFile.do",
        }[stage]
        served = site.routes.get(path, lambda _: Answer(b"", 404))

        def stop(asked: Asked) -> Answer | str:
            if len(site.asked(path)) == count:
                do(parent)
            return served(asked)

        site.routes[path] = stop
        (folder / "mine.toml").write_text(board.declaration(), encoding="utf-8")
        db = folder / "stopped.db"
        parent = subprocess.Popen(
            [sys.executable, "-c", _CRAWL, str(folder / "mine.toml"), str(db)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        yield Running(site, db, parent)


def to_the_parent(number: signal.Signals) -> Callable[[subprocess.Popen[str]], None]:
    return lambda parent: parent.send_signal(number)


def to_the_group(number: signal.Signals) -> Callable[[subprocess.Popen[str]], None]:
    return lambda parent: os.killpg(parent.pid, number)


@pytest.mark.parametrize(
    ("stage", "count", "send"),
    [
        ("robots", 1, to_the_parent(signal.SIGINT)),
        ("list", 1, to_the_group(signal.SIGINT)),
        ("article", 3, to_the_parent(signal.SIGTERM)),
        ("file", 3, to_the_parent(signal.SIGINT)),
    ],
)
def test_a_stop_finishes_the_page_in_hand(
    tmp_path: Path, stage: str, count: int, send: Callable[[subprocess.Popen[str]], None]
) -> None:
    with crawling(tmp_path, stage, send, count) as running:
        code, out, err = running.end()
        assert (code, out.strip()) == (0, "shutdown"), err
        assert "Traceback" not in err
        stored = running.stored()
        assert len(stored) < POSTS
        assert all(size > 0 for size in stored.values())
        if stage in {"article", "file"}:
            assert len(stored) >= count, "the release in hand is stored with its file"


def test_a_crawl_whose_parent_is_killed_ends_by_itself(tmp_path: Path) -> None:
    with crawling(tmp_path, "article", to_the_parent(signal.SIGKILL)) as running:
        running.end()
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and not _ended(running.db):
            pass
        assert _ended(running.db)
        assert len(running.stored()) < POSTS


def _ended(db: Path) -> bool:
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT reason FROM runs").fetchall() == [("shutdown",)]
