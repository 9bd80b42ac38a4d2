"""`iljari coverage --by-day`: days beside sources: a day without a visit is never taken for one without news."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crawler.items import Coverage
from store.ledger import begin_run, declare_source, record_coverage
from store.schema import open_database


@pytest.fixture
def visited(tmp_path: Path) -> Path:
    path = tmp_path / "visited.db"
    db = open_database(path, create=True)
    declare_source(db, "garam", name="가람구", kind="office")
    declare_source(db, "nari", name="나리군", kind="office")
    for number, (source, day, verdict, new) in enumerate(
        [
            ("garam", 1, "ok", 3),
            ("garam", 1, "ok", 2),
            ("garam", 3, "blocked", 0),
            ("nari", 2, "ok", 0),
            ("nari", 3, "changed", 4),
        ]
    ):
        run = begin_run(db, "crawl", f"2026-03-0{day}T0{number}:00:00+09:00", run=str(number))
        row = Coverage(source=source, day=date(2026, 3, day), new=new, verdict=verdict)
        record_coverage(db, run, row, f"2026-03-0{day}T0{number}:10:00+09:00")
    db.close()
    return path


def test_days_stand_beside_sources(iljari: Callable, visited: Path) -> None:
    told = json.loads(iljari("coverage", "--by-day", 3, "--db", visited, "--format", "json").out)
    assert told == [
        {"source": "garam", "2026-03-01": "5", "2026-03-02": None, "2026-03-03": "blocked"},
        {"source": "nari", "2026-03-01": None, "2026-03-02": "0", "2026-03-03": "changed, 4"},
    ]


def test_the_days_end_with_the_last_visit(iljari: Callable, visited: Path) -> None:
    (told,) = json.loads(iljari("coverage", "nari", "--by-day", 1, "--db", visited, "--format", "json").out)
    assert told == {"source": "nari", "2026-03-03": "changed, 4"}


def test_a_database_without_a_visit_shows_its_sources(iljari: Callable, tmp_path: Path) -> None:
    db = open_database(tmp_path / "empty.db", create=True)
    declare_source(db, "garam", name="가람구", kind="office")
    db.close()
    told = json.loads(iljari("coverage", "--by-day", 2, "--db", tmp_path / "empty.db", "--format", "json").out)
    assert told == [{"source": "garam"}]
