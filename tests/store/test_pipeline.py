from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlite_utils import Database

from store.ledger import StoredHistory
from store.schema import open_database

ROOT = Path(__file__).parents[2]


def crawl(path: Path, spider: str = "board") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.store.pipeline_spider", str(path), spider],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def counts(db: Database) -> tuple[int, ...]:
    return tuple(db[table].count for table in ("pages", "articles", "revisions", "documents", "failures"))


def test_a_crawl_stores_pages_articles_failures_and_its_ledger(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    run = crawl(path)
    assert (run.stdout, run.stderr) == ("finished\n", "")
    db = open_database(path, readonly=True)
    assert counts(db) == (2, 2, 2, 5, 1)
    assert "PLAN" in {row["text"] for row in db.query("SELECT text FROM documents WHERE part = 'attachment'")}
    ledger = db.execute("SELECT c.new, c.changed, c.finished, r.reason FROM coverage c JOIN runs r ON r.id = c.run")
    assert ledger.fetchall() == [(2, 0, 1, "finished")]
    assert db.execute("SELECT count(*) FROM fetches WHERE run = (SELECT id FROM runs)").fetchone()[0] == 1
    history = StoredHistory(db)
    assert history.owed("garam") == ["3"]
    assert history.finished("garam") is not None
    assert history.known("garam", "", "9") is None
    db.close()


def test_a_second_crawl_counts_what_changed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    crawl(path)
    crawl(path)
    db = open_database(path, readonly=True)
    ledger = db.execute("SELECT new, changed FROM coverage ORDER BY at").fetchall()
    assert ledger == [(2, 0), (0, 1)]
    assert counts(db)[:3] == (2, 2, 3)
    db.close()


def test_a_crawl_that_is_killed_leaves_whole_articles_and_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    assert crawl(path, "killed").returncode == -9
    db = open_database(path)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert counts(db)[1:3] == (3, 3)
    assert StoredHistory(db).finished("garam") is None
    assert db.execute("SELECT ended_at FROM runs").fetchone() == (None,)
    db.close()
    assert crawl(path).returncode == 0


def test_a_full_disk_ends_the_crawl_with_the_reason_and_keeps_what_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    run = crawl(path, "filled")
    assert "no room left to write" in run.stderr
    assert "Traceback" not in run.stderr
    assert "no room left to write" in run.stdout
    db = open_database(path, readonly=True)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert counts(db)[1] == 2
    assert StoredHistory(db).finished("garam") is None
    db.close()


def test_what_cannot_be_stored_ends_the_crawl_and_takes_nothing_with_it_that_came_before(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    run = crawl(path, "odd")
    assert "TypeError" in run.stderr
    db = open_database(path, readonly=True)
    assert [number for (number,) in db.execute("SELECT native_id FROM articles")] == ["1"]
    assert [row["verdict"] for row in db.query("SELECT verdict FROM coverage")] == ["failed"]
    assert StoredHistory(db).finished("garam") is None
    db.close()


def test_a_live_crawl_does_not_write_into_a_demo(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    holder = open_database(path, create=True)
    holder.execute("UPDATE meta SET value = 'demo'")
    holder.close()
    run = crawl(path)
    assert "is a demo's database with invented releases" in run.stderr


def test_a_slow_file_does_not_stop_the_crawl_and_its_source_is_stored_in_order(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    assert crawl(path, "slow").stdout == "finished\n"
    db = open_database(path, readonly=True)
    assert [row["text"] for row in db.query("SELECT text FROM documents WHERE part = 'attachment'")] == ["IN TIME"]
    titles = db.execute(
        "SELECT r.title FROM revisions r JOIN articles a ON a.id = r.article WHERE a.source = 'garam' "
        "ORDER BY r.previous IS NOT NULL"
    )
    assert [title for (title,) in titles] == ["가람시, 공공일자리 7,500개 만든다", "정정"]
    assert db["articles"].count == 3
    db.close()


def test_the_end_of_a_crawl_waits_for_the_file_that_is_being_read(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    assert crawl(path, "closed").stdout == "cut\n"
    db = open_database(path, readonly=True)
    assert [row["text"] for row in db.query("SELECT text FROM documents WHERE part = 'attachment'")] == ["IN TIME"]
    ledger = db.execute("SELECT c.new, r.reason FROM coverage c JOIN runs r ON r.id = c.run").fetchall()
    assert ledger == [(1, "cut")]
    db.close()


def test_a_release_that_was_taken_down_is_noted_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "iljari.db"
    crawl(path, "removed")
    db = open_database(path, readonly=True)
    assert next(db.query("SELECT gone_at FROM articles"))["gone_at"].startswith("2026-03-03")
    assert db["documents"].count == 2
    db.close()
