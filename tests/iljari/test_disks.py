"""Crawls into disks that are full or cannot be written: real ones, mounted for one process alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.board_server import BoardServer

ROOT = Path(__file__).parents[2]
POSTS = 250
_CRAWLS = """
import json, sqlite3, subprocess, sys
from contextlib import closing
from pathlib import Path
from crawler import sources
from iljari import crawling
from iljari.demo.walk import NO_DELAYS
from iljari.errors import sentence_for

def crawl(db):
    try:
        chosen = tuple(sources.load([Path("mine.toml")], shipped=False))
        told = crawling.fetch(chosen, Path(db), crawling.Window(), demo=False, settings=NO_DELAYS).reason
    except Exception as error:
        told = sentence_for(error)
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        stored = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        finished = connection.execute("SELECT finished FROM coverage ORDER BY at DESC").fetchone()[0]
    left = [path.name for path in Path(db).parent.glob("*.room")]
    print(json.dumps({"told": told, "sound": sound, "stored": stored, "finished": finished, "left": left}))

def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)

"""
_FULL = """
mount("-t", "tmpfs", "-o", "size=1200k", "tmpfs", "disk")
crawl("disk/a.db")
mount("-o", "remount,size=40m", "disk")
crawl("disk/a.db")
"""
_READ_ONLY = """
mount("-t", "tmpfs", "-o", "size=40m", "tmpfs", "disk")
crawl("disk/a.db")
mount("-o", "remount,ro", "disk")
crawl("disk/a.db")
"""


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not _may_mount(), reason="this machine lets nobody mount a disk")


def crawls(folder: Path, script: str) -> list[dict[str, Any]]:
    (folder / "disk").mkdir()
    with BoardServer(POSTS) as server:
        (folder / "mine.toml").write_text(server.declaration("mine"), encoding="utf-8")
        done = subprocess.run(
            ["unshare", "-Urm", sys.executable, "-c", _CRAWLS + script],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert "Traceback" not in done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_full_disk_ends_a_crawl_with_one_sentence_and_the_next_one_completes_it(tmp_path: Path) -> None:
    full, freed = crawls(tmp_path, _FULL)
    assert full["told"].startswith("no room left to write ")
    assert full["told"].endswith("a.db; free some disk space, nothing of it was lost")
    assert 0 < full["stored"] < POSTS
    assert (full["sound"], full["finished"]) == ("ok", 0)
    assert (full["left"], freed["left"]) == ([], [])
    assert (freed["told"], freed["sound"], freed["stored"], freed["finished"]) == ("finished", "ok", POSTS, 1)


def test_a_disk_that_cannot_be_written_is_told_and_keeps_what_it_holds(tmp_path: Path) -> None:
    _, later = crawls(tmp_path, _READ_ONLY)
    assert later["told"].endswith("a.db cannot be written: the file or its folder is read-only")
    assert (later["sound"], later["stored"]) == ("ok", POSTS)
