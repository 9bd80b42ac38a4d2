"""The demo walks the real road: real Scrapy in a child process, real SQLite, real reading."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from iljari.demo.content import boards

STORED = sum(not release.withdrawn for board in boards(edited=False).values() for release in board.releases)
COPIES = """
    SELECT a.native_id, o.native_id FROM copies c JOIN revisions r ON r.id = c.revision
    JOIN articles a ON a.id = r.article JOIN articles o ON o.id = c.original
"""
IDENTITY = {
    "articles": "id, source, native_id, first_seen",
    "revisions": "id, seen_at, title, content_sha256",
    "documents": "id, text_sha256",
    "figures": "id, surface, low, high, role, fact, part_of",
}


def rows(path: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def state(path: Path) -> dict[str, set[tuple]]:
    return {table: set(rows(path, f"SELECT {columns} FROM {table}")) for table, columns in IDENTITY.items()}


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Three runs in one folder, each as its own process, with what they printed and the state that they left."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("ILJARI_DB", None)
    told, states, copies = [], [], []
    for _ in range(3):
        run = subprocess.run(
            [sys.executable, "-m", "iljari", "demo"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        told.append(run.stdout)
        states.append(state(folder / "demo.db"))
        copies.append(set(rows(folder / "demo.db", COPIES)))
    return SimpleNamespace(folder=folder, db=folder / "demo.db", told=told, states=states, copies=copies)


def test_every_release_is_stored_once_and_the_withdrawn_one_is_a_failure(walked):
    assert rows(walked.db, "SELECT count(*) FROM articles") == [(STORED,)]
    failures = rows(walked.db, "SELECT source, stage FROM failures")
    assert failures == [("demo_seongdong", "article")]


def test_every_source_has_its_row_in_the_ledger(walked):
    ledger = rows(walked.db, "SELECT count(DISTINCT source), count(DISTINCT run) FROM coverage")
    assert ledger == [(len(boards(edited=False)), 3)]


def test_addresses_carry_no_session_and_stay_the_same(walked):
    addresses = [url for (url,) in rows(walked.db, "SELECT url FROM articles")]
    assert not any("jsessionid" in url for url in addresses)


def test_the_paper_in_euc_kr_is_read_as_korean(walked):
    ((text,),) = rows(
        walked.db,
        "SELECT d.text FROM documents d JOIN revisions r ON r.id = d.revision JOIN articles a ON a.id = r.article "
        "WHERE a.source = 'demo_paper' AND a.native_id = '48377' AND d.part = 'body'",
    )
    assert "춘천시는 5,100명, 양양군은 1,640명이 참여한다" in text


def test_the_figures_of_a_release_that_is_only_attached_are_read(walked):
    found = rows(
        walked.db, "SELECT DISTINCT low FROM mentions WHERE part = 'attachment' AND kind IN ('jobs', 'people')"
    )
    assert {(5480,), (4120,), (310,)} <= set(found)


def test_every_figure_quotes_its_text(walked):
    wrong = rows(
        walked.db,
        "SELECT f.id FROM figures f JOIN documents d ON d.id = f.document "
        'WHERE substr(d.text, f.start + 1, f."end" - f.start) <> f.surface',
    )
    assert wrong == []


def test_raw_pages_are_kept(walked):
    assert rows(walked.db, "SELECT count(*) > 60 FROM pages") == [(1,)]
    assert rows(
        walked.db, "SELECT count(*) FROM fetches f LEFT JOIN pages p ON p.sha256 = f.page WHERE p.sha256 IS NULL"
    ) == [(0,)]


def test_the_word_for_word_copies_are_known_as_copies(walked):
    assert walked.copies[0] == {("46308", "18025"), ("48215", "310477")}


def test_an_edit_does_not_turn_a_copy_into_an_original(walked):
    assert walked.copies[1] == walked.copies[2] == walked.copies[0]


def test_one_withdrawn_release_does_not_condemn_its_board(walked):
    verdicts = rows(walked.db, "SELECT DISTINCT verdict FROM coverage WHERE source = 'demo_seongdong'")
    assert not {verdict for (verdict,) in verdicts} & {"changed", "failed", "blocked", "wrong_board"}


def test_the_second_run_finds_the_edit_as_a_revision_and_nothing_else_new(walked):
    first, second, _ = walked.states
    assert second["articles"] == first["articles"]
    new = second["revisions"] - first["revisions"]
    assert [title for _, _, title, _ in new] == ["성동구, 올해 노인일자리 3,942개…165억 원 투입"]
    assert first["revisions"] < second["revisions"]
    assert first["documents"] < second["documents"]


def test_a_third_run_changes_nothing(walked):
    assert walked.states[2] == walked.states[1]


def test_it_tells_what_was_crawled_and_what_is_new(walked):
    first, second, third = walked.told
    assert f"{STORED} new" in first
    assert "1 changed" in second
    assert "3,912" in second
    assert "3,942" in second
    assert "nothing new" in third.lower()


def test_it_shows_jobs_and_budget_by_district_and_year(walked):
    assert "서울특별시 성동구" in walked.told[0]
    assert "강원특별자치도 양양군" in walked.told[0]
    assert "1,180" in walked.told[0]


def test_it_quotes_a_figure_in_its_sentence_and_shows_the_ledger(walked):
    assert "demo_gunsan" in walked.told[0]
    assert "stale" in walked.told[0] or "quiet" in walked.told[0] or "ok" in walked.told[0]


def test_the_next_commands_carry_the_database_and_work(walked, iljari, monkeypatch):
    suggested = [
        line.strip().removeprefix("$ ") for line in walked.told[0].splitlines() if line.strip().startswith("$ iljari")
    ]
    assert len(suggested) == 3
    monkeypatch.chdir(walked.folder)
    import shlex

    for line in suggested:
        assert "--db demo.db" in line
        answer = iljari(*shlex.split(line)[1:])
        assert answer.code == 0, (line, answer.err)
        assert answer.out.strip()


def test_exported_files_are_there_and_named(walked):
    folder = walked.folder / "demo-export"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest
    assert list(folder.glob("*.csv"))
    assert list(folder.glob("*.jsonl"))


def test_the_demo_refuses_a_live_database(iljari, tmp_path):
    (tmp_path / "a.txt").write_text("성동구가 일자리 1,200개를 만든다.", encoding="utf-8")
    iljari("add", "a.txt")
    assert "live" in iljari("demo", "--db", "iljari.db").complaint


def test_the_demo_refuses_what_is_no_database_of_ours(iljari, tmp_path):
    (tmp_path / "notes.db").write_text("그냥 글이다. " * 200, encoding="utf-8")
    assert "database" in iljari("demo", "--db", "notes.db").complaint
    assert "folder" in iljari("demo", "--db", "nowhere/demo.db").complaint


def test_live_commands_refuse_the_demo_database(walked, iljari, tmp_path):
    (tmp_path / "a.txt").write_text("성동구가 일자리 1,200개를 만든다.", encoding="utf-8")
    before = state(walked.db)
    assert "demo" in iljari("add", "a.txt", "--db", walked.db).complaint
    (tmp_path / "mine.toml").write_text(
        '[mine]\nname = "가람시"\nkind = "basic"\nfamily = "si_ntt"\nlist_url = "http://127.0.0.1:9/www/selectBbsNttList.do?bbsNo=1"\n',
        encoding="utf-8",
    )
    assert "demo" in iljari("crawl", "mine", "--sources", "mine.toml", "--db", walked.db).complaint
    assert state(walked.db) == before
