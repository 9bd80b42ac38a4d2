"""Kills crawls with SIGKILL at random moments and checks what the database holds once a run was left alone.

python -m benchmarks.kills [--kills 50] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.board_server import BoardServer
from crawler.sources import parse

BOARDS = ("first", "second")
_PATIENCE = 60
"""Seconds after which a crawl counts as stuck."""
_CONTENT = (
    "SELECT a.source, a.native_id, r.title, r.published_on, d.text, f.sha256 FROM articles a "
    "JOIN revisions r ON r.article = a.id JOIN documents d ON d.revision = r.id AND d.part = 'body' "
    "JOIN attachments f ON f.revision = r.id ORDER BY 1, 2"
)


@dataclass
class Countdown:
    """Kills a process when `left` more requests have come in and `delay` more seconds have passed."""

    left: int = -1
    delay: float = 0.0
    child: subprocess.Popen[bytes] | None = None
    fired: bool = False

    def request(self) -> None:
        """Count one request."""
        self.left -= 1
        if self.left == 0 and self.child is not None:
            child, self.fired = self.child, True
            timer = threading.Timer(self.delay, os.killpg, (child.pid, signal.SIGKILL))
            timer.daemon = True
            timer.start()


@dataclass(frozen=True)
class Outcome:
    """How crawls survived: `at` are the numbers of releases that were stored when they were killed."""

    kills: int
    rounds: int
    at: tuple[int, ...]


def survive(kills: int, *, seed: int, posts: int = 60, most_in_a_row: int = 3) -> Outcome:
    """Kill crawls `kills` times, a few times in one database, then let one end. AssertionError where that fails."""
    chance, countdown, at, rounds = random.Random(seed), Countdown(), [], 0
    with BoardServer(posts, attached=True, asked=countdown.request) as server, tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.db"
        _crawl(server, whole, countdown)
        expected = _content(whole)
        assert len(expected) == posts * len(BOARDS)
        requests = len(expected) * 2
        while len(at) < kills:
            rounds += 1
            db = Path(folder) / f"round{rounds}.db"
            for _ in range(min(most_in_a_row, kills - len(at))):
                # A run that goes on from where another was killed has less to ask for.
                left = requests - 2 * _stored(db)
                if _crawl(
                    server, db, countdown, kill_at=chance.randint(8, max(10, left)), delay=chance.random() * 0.03
                ):
                    at.append(_stored(db))
                    _check_whole(db)
            _crawl(server, db, countdown)
            assert _content(db) == expected, f"round {rounds} lost, doubled or changed something"
            _check_whole(db)
            _check_finished(db)
    return Outcome(len(at), rounds, tuple(at))


def _crawl(server: BoardServer, db: Path, countdown: Countdown, *, kill_at: int = -1, delay: float = 0.0) -> bool:
    """Run one crawl; whether it was killed before its end."""
    settings = {
        "ILJARI_DB": str(db),
        "ILJARI_EXTRACTOR": "",
        "ILJARI_ALLOW_LOOPBACK": True,
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "CRITICAL",
    }
    sources = parse("".join(server.declaration(name) for name in BOARDS), "boards")
    order = json.dumps({"sources": [source.model_dump(mode="json") for source in sources], "settings": settings})
    countdown.left = -1
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    countdown.child, countdown.left, countdown.delay = child, kill_at, delay
    told, _ = child.communicate(order.encode(), timeout=_PATIENCE)
    if child.returncode == -signal.SIGKILL:
        return True
    assert child.returncode == 0, told.decode()[-500:]
    return False


def _rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return [tuple(row) for row in connection.execute(sql)]


def _content(db: Path) -> list[tuple[object, ...]]:
    return _rows(db, _CONTENT)


def _stored(db: Path) -> int:
    if not db.exists():
        return 0
    try:
        return int(str(_rows(db, "SELECT count(*) FROM articles")[0][0]))
    except sqlite3.OperationalError:
        # Killed before the tables stood.
        return 0


def _check_whole(db: Path) -> None:
    """What a kill must never leave: a damaged file, rows that refer to nothing, an article without its parts."""
    assert _rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(db, "PRAGMA foreign_key_check") == []
    if not _stored(db):
        return
    assert len(_content(db)) == _stored(db), "a release was stored in part, or twice"


def _check_finished(db: Path) -> None:
    ledger = dict(_rows(db, "SELECT source, finished FROM coverage ORDER BY at"))
    assert ledger == dict.fromkeys(BOARDS, 1), f"the last run is not complete: {ledger}"


def main() -> None:
    """Print how many kills were survived."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    began = time.monotonic()
    outcome = survive(given.kills, seed=given.seed)
    print(
        f"{outcome.kills} kills in {outcome.rounds} rounds, {time.monotonic() - began:.0f} s: nothing lost, nothing "
        f"doubled; stored when killed: {sorted(outcome.at)}"
    )


if __name__ == "__main__":
    main()
