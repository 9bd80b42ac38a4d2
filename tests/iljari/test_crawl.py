"""`crawl` and `sources`: what can be chosen, what is refused, and a crawl that ends with Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

DECLARED = """
[garam]
name = "가람특별시 나루구"
kind = "basic"
region = "11290"
family = "si_ntt"
list_url = "http://127.0.0.1:9/www/selectBbsNttList.do?bbsNo=1&key=2"

[garam_old]
name = "가람특별시 바다구"
kind = "basic"
region = "11200"
family = "si_ntt"
list_url = "http://127.0.0.1:9/www/selectBbsNttList.do?bbsNo=3"
status = "planned"
reason = "the body is an image"
"""


@pytest.fixture
def declared(tmp_path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(DECLARED, encoding="utf-8")
    return path


def test_an_unknown_source_is_told_with_the_closest_names(iljari, declared, tmp_path):
    complaint = iljari("crawl", "garan", "--sources", declared).complaint
    assert "garan" in complaint
    assert "garam" in complaint
    assert not (tmp_path / "iljari.db").exists()


def test_no_source_is_a_question_and_not_a_crawl_of_everything(iljari):
    assert "--all" in iljari("crawl").complaint


def test_a_region_without_a_source_is_told(iljari):
    assert "아틀란티스" in iljari("crawl", "--region", "아틀란티스").complaint


def test_an_impossible_date_is_refused(iljari, declared):
    assert "2024-13-01" in iljari("crawl", "garam", "--sources", declared, "--since", "2024-13-01").complaint


def test_a_broken_declaration_is_told_with_its_file_and_field(iljari, tmp_path):
    (tmp_path / "bad.toml").write_text('[x]\nname = "가람시"\nkind = "village"\n', encoding="utf-8")
    complaint = iljari("sources", "list", "--sources", "bad.toml").complaint
    assert "bad.toml" in complaint
    assert "kind" in complaint


def test_a_crawl_into_a_file_of_another_kind_is_refused_before_anything_is_asked(iljari, declared, tmp_path):
    (tmp_path / "iljari.db").write_text("그냥 글이다. " * 200, encoding="utf-8")
    assert "database" in iljari("crawl", "garam", "--sources", declared).complaint


def test_private_addresses_are_never_asked_and_the_ledger_says_so(iljari, declared, tmp_path):
    answer = iljari("crawl", "garam", "--sources", declared)
    assert answer.code == 1
    assert "failed" in answer.out or "blocked" in answer.out
    connection = sqlite3.connect(tmp_path / "iljari.db")
    assert connection.execute("SELECT count(*) FROM fetches").fetchone() == (0,)
    ((error,),) = connection.execute("SELECT error FROM failures").fetchall()
    connection.close()
    assert "public address" in error


def test_sources_are_listed_with_their_state(iljari, declared):
    listed = json.loads(iljari("sources", "list", "--sources", declared, "--format", "json").out)
    by_id = {row["id"]: row for row in listed}
    assert by_id["garam"]["verified_at"] is None
    assert by_id["garam_old"]["reason"] == "the body is an image"
    seoul = json.loads(iljari("sources", "list", "--region", "서울", "--sources", declared, "--format", "json").out)
    assert "garam" in {row["id"] for row in seoul}


def test_a_source_is_shown_in_full(iljari, declared):
    shown = json.loads(iljari("sources", "show", "가람특별시 나루구", "--sources", declared).out)
    assert shown["family"] == "si_ntt"
    assert "garam" in iljari("sources", "show", "garamm", "--sources", declared).complaint


def test_ctrl_c_ends_a_crawl_cleanly_and_the_next_one_goes_on(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "iljari", "demo"]
    running = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while stored(tmp_path / "demo.db") < 3 and running.poll() is None and time.monotonic() < deadline:
        pass
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode in {0, 130}
    assert "Traceback" not in err
    kept = stored(tmp_path / "demo.db")
    assert kept >= 3
    again = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert stored(tmp_path / "demo.db") >= kept


def stored(path: Path) -> int:
    """Articles in the database, 0 while there is none."""
    if not path.exists():
        return 0
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


def test_a_dry_run_lists_what_it_would_fetch_and_keeps_nothing(tmp_path):
    from iljari import crawling
    from iljari.demo.site import DemoSite
    from iljari.demo.walk import NO_DELAYS, declared

    db = tmp_path / "dry.db"
    with DemoSite(edited=False) as site:
        chosen = [source for source in declared(site.base_url) if source.id == "demo_guro"]
        summary = crawling.fetch(chosen, db, crawling.Window(dry_run=True), demo=True, settings=NO_DELAYS)
    assert {row.source for row in summary.planned} == {"demo_guro"}
    assert all(row.title for row in summary.planned)
    with sqlite3.connect(db) as kept:
        assert kept.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        assert kept.execute("SELECT count(*) FROM coverage").fetchone() == (0,)


def test_the_progress_display_counts_for_each_source_and_is_silent_where_nobody_watches(declared, monkeypatch, capsys):
    from crawler.sources import load
    from crawler.visits import Progress
    from iljari import crawling

    (source,) = load([declared], shipped=False).select(["garam"])
    told = Progress(source.id, source.name, pages=2, listed=12, asked=9, read=7, failed=1, done=False)
    for watched in ("1", ""):
        monkeypatch.setenv("FORCE_COLOR", watched)
        with crawling.display([source]) as progress:
            progress(told)
        shown = capsys.readouterr().err
        assert ("12 listed, 7 read, 1 failed" in shown) is bool(watched)
        assert (source.name in shown) is bool(watched)


def test_a_window_that_ends_before_it_begins_is_refused(iljari, declared):
    asked = ("crawl", "garam", "--sources", declared, "--since", "2024-05-02", "--until", "2024-05-01")
    assert "2024-05-02" in iljari(*asked).complaint


def test_an_empty_search_is_refused(iljari):
    assert "words" in iljari("search", "  ").complaint
