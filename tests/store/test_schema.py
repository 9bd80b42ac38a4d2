from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from store import regions
from store.articles import store_article
from store.errors import (
    ForeignDatabaseError,
    FullDiskError,
    LockedDatabaseError,
    MissingDatabaseError,
    NewerDatabaseError,
    NotADatabaseError,
    OlderDatabaseError,
    ReadOnlyDatabaseError,
    StoreError,
    WrongKindError,
)
from store.keys import key, storable
from store.schema import codebook, database_kind, open_database, schema_version, transaction
from tests.store.releases import REGIONS, SUCCESSIONS, Row, article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "iljari.db"
    open_database(file, create=True).close()
    return file


def refused(kind: type[StoreError], opening: Callable[[], Any]) -> str:
    with pytest.raises(kind) as refusal:
        opening()
    sentence = str(refusal.value)
    assert sentence
    assert "\n" not in sentence
    return sentence


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        return list(conn.iterdump())


def test_a_new_database_is_strict_keeps_its_references_and_writes_ahead(path: Path) -> None:
    db = open_database(path)
    assert db.journal_mode == "wal"
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    loose = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%' AND name NOT LIKE 'search_index%'"
    ).fetchall()
    assert loose == []
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO copies VALUES ('a', 'b', 'c', 1.0)")
    db.close()


def test_opening_again_changes_nothing(path: Path) -> None:
    before = dump(path)
    open_database(path, create=True).close()
    assert dump(path) == before


def test_a_file_that_is_missing_is_only_made_where_that_was_asked_for(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.db"
    assert "there is no database at" in refused(MissingDatabaseError, lambda: open_database(missing))
    refused(MissingDatabaseError, lambda: open_database(missing, readonly=True))
    assert not missing.exists()
    refused(MissingDatabaseError, lambda: open_database(tmp_path / "no" / "folder.db", create=True))
    refused(MissingDatabaseError, lambda: open_database(tmp_path, create=True))


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "thesis.db"
    file.write_bytes(b"a thesis about jobs, chapter one. " * 200)
    before = file.read_bytes()
    assert "is not a SQLite database" in refused(NotADatabaseError, lambda: open_database(file, create=True))
    refused(NotADatabaseError, lambda: open_database(file, readonly=True))
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "photos.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    before = file.read_bytes()
    assert "of another program" in refused(ForeignDatabaseError, lambda: open_database(file, create=True))
    assert file.read_bytes() == before


def test_a_database_of_a_newer_program_is_not_touched(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA user_version = {schema_version() + 1}")
    conn.close()
    assert "newer iljari" in refused(NewerDatabaseError, lambda: open_database(path))
    refused(NewerDatabaseError, lambda: open_database(path, readonly=True))


def test_an_older_database_is_brought_up_to_date_by_a_command_that_writes(path: Path) -> None:
    conn = sqlite3.connect(path)
    for (view,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        conn.execute(f'DROP VIEW "{view}"')
    conn.execute("DELETE FROM _sqlite_migrations WHERE name <> '0001_tables'")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    refused(OlderDatabaseError, lambda: open_database(path, readonly=True))
    db = open_database(path)
    assert db.execute("SELECT count(*) FROM facts").fetchone() == (0,)
    assert db.execute("PRAGMA user_version").fetchone()[0] == schema_version()
    db.close()


def test_a_database_that_another_program_holds_is_told(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert "in use by another program" in refused(LockedDatabaseError, lambda: open_database(path, busy_seconds=0.05))
    db = open_database(path, readonly=True)
    assert db["articles"].count == 0
    holder.execute("ROLLBACK")
    db.close()


def as_nobody(path: Path, attempt: str) -> str:
    """What a user who may not write says to `attempt`; root may write everything, so modules are loaded before."""
    leave = "os.setgid(65534); os.setuid(65534)" if os.geteuid() == 0 else "pass"
    script = f"import os, sys, store.schema as s; s.schema_version(); {leave}; path = sys.argv[1]; {attempt}"
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


def test_a_file_that_cannot_be_written_is_told_and_can_be_read() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "iljari.db"
        open_database(path, create=True).close()
        path.chmod(0o444)
        folder.chmod(0o555)
        said = as_nobody(path, "s.open_database(path)")
        assert "ReadOnlyDatabaseError" in said
        assert "cannot be written: the file or its folder is read-only" in said
        assert as_nobody(path, "print(s.database_kind(s.open_database(path, readonly=True)))") == "live\n"
        folder.chmod(0o755)


def test_a_connection_for_reading_cannot_write(path: Path) -> None:
    db = open_database(path, readonly=True)
    refused(ReadOnlyDatabaseError, lambda: store_article(db, article()))
    db.close()


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path) -> None:
    db = open_database(path)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    refused(FullDiskError, lambda: store_article(db, article(body="가나다라마바사" * 20_000)))
    assert db["articles"].count == 0
    db.execute("PRAGMA max_page_count = 1000000")
    assert store_article(db, article()) == "new"
    db.close()


def test_invented_and_live_releases_never_meet(path: Path, tmp_path: Path) -> None:
    demo = tmp_path / "demo.db"
    db = open_database(demo, create=True, demo=True)
    assert database_kind(db) == "demo"
    db.close()
    assert "invented releases" in refused(WrongKindError, lambda: open_database(demo))
    assert "live data" in refused(WrongKindError, lambda: open_database(path, create=True, demo=True))
    open_database(demo, readonly=True).close()
    open_database(demo, demo=None).close()


def test_a_transaction_keeps_all_or_nothing(path: Path) -> None:
    db = open_database(path)
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        db.conn.executemany("INSERT INTO sources (id, name) VALUES (?, 'a')", [("a",), ("a",)])
    assert db["sources"].count == 0
    db.close()


def test_every_table_and_column_has_its_sentence(path: Path) -> None:
    db = open_database(path, readonly=True)
    told = {table.name: table for table in codebook(db)}
    own = [name for name in db.table_names() + db.view_names() if not name.startswith(("_sqlite", "search_index"))]
    assert sorted(told) == sorted(own)
    for name in db.table_names():
        if name in told:
            assert told[name].meaning.endswith("."), name
            assert [column.name for column in told[name].columns] == [column.name for column in db[name].columns]
            assert all(column.meaning for column in told[name].columns)
    db.close()


def test_regions_are_loaded_twice_as_once_and_named_as_today(db: Database) -> None:
    before = list(db.conn.iterdump())
    regions.load(db, REGIONS, SUCCESSIONS)
    assert list(db.conn.iterdump()) == before
    today = dict(db.execute("SELECT full_name, today_name FROM regions_today").fetchall())
    assert today["한빛도 가람시"] == "한빛특별자치도 가람시"
    assert today["한빛특별자치도 다솜구"] == "한빛특별자치도 다솜구"
    assert today["대한민국"] == "대한민국"
    regions.load(db, [Row("92", "sido", "한빛특별자치도", "한빛특별자치도", valid_from=date(2024, 1, 19))], SUCCESSIONS)
    assert db.execute("SELECT count(*) FROM regions").fetchone()[0] == len(REGIONS) + 1


@given(st.text(alphabet=st.characters()))
def test_whatever_is_made_storable_keeps_its_length_and_comes_back(text: str) -> None:
    stored = storable(text)
    assert len(stored) == len(text)
    conn = sqlite3.connect(":memory:")
    assert conn.execute("SELECT ?, length(?)", (stored, stored)).fetchone() == (stored, len(stored))
    conn.close()


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_keys_differ_where_what_they_identify_differs(one: list[str], other: list[str]) -> None:
    assert (key(*one) == key(*other)) == (one == other)
