"""Answers: queries, figures, the ledger; and databases that cannot answer."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "서울 성동구가 올해 25억 원을 들여 노인일자리 1,200개를 만든다고 밝혔다.\n"


@pytest.fixture
def filled(iljari, tmp_path) -> Path:
    """A small live database."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert iljari("add", "a.txt", "--published", "2024-02-01").code == 0
    return tmp_path / "iljari.db"


def figure_id(path: Path) -> str:
    connection = sqlite3.connect(path)
    ((figure,),) = connection.execute("SELECT id FROM figures WHERE surface = '1,200개'").fetchall()
    connection.close()
    return figure


def test_the_named_queries_are_listed_without_a_database(iljari):
    listed = json.loads(iljari("query", "--format", "json").out)
    assert "jobs-by-district-year" in {row["name"] for row in listed}
    assert all(row["question"].endswith("?") for row in listed)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_named_query_answers_in_every_form(iljari, filled, form):
    out = iljari("query", "jobs-by-district-year", "--format", form).out
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(out))
    elif form == "json":
        (row,) = json.loads(out)
    else:
        assert "서울특별시 성동구" in out
        assert "1,200" in out
        return
    assert row["district"] == "서울특별시 성동구"
    assert int(row["jobs_planned"]) == 1200


def test_every_named_query_runs(iljari, filled):
    for row in json.loads(iljari("query", "--format", "json").out):
        assert iljari("query", row["name"], "--format", "json").code == 0, row["name"]


def test_a_query_is_narrowed_by_its_parameters(iljari, filled):
    assert json.loads(iljari("query", "jobs-by-district-year", "-w", "year=1999", "--format", "json").out) == []
    assert len(json.loads(iljari("query", "jobs-by-district-year", "-w", "region=성동구", "--format", "json").out)) == 1
    assert "parameter" in iljari("query", "jobs-by-district-year", "-w", "colour=blue").complaint
    assert "name=value" in iljari("query", "jobs-by-district-year", "-w", "2024").complaint


def test_an_unknown_query_is_told_with_the_names(iljari, filled):
    assert "jobs-by-district-year" in iljari("query", "jobs").complaint


def test_read_only_sql_is_answered(iljari, filled):
    out = iljari("query", "--sql", "SELECT surface FROM figures WHERE kind = 'jobs'", "--format", "json").out
    assert json.loads(out) == [{"surface": "1,200개"}]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM figures",
        "UPDATE revisions SET title = 'x'",
        "DROP TABLE figures",
        "ATTACH DATABASE 'other.db' AS other",
        "SELECT load_extension('x')",
        "PRAGMA journal_mode = DELETE",
        "VACUUM INTO 'copy.db'",
        "SELECT 1; DELETE FROM figures",
        "SELEC 1",
    ],
)
def test_sql_that_does_more_than_read_is_refused_and_changes_nothing(iljari, filled, sql):
    before = filled.read_bytes()
    assert iljari("query", "--sql", sql).complaint
    assert filled.read_bytes() == before
    assert {path.name for path in filled.parent.glob("*.db")} == {"iljari.db"}


def test_a_figure_is_shown_in_its_sentence_with_its_release(iljari, filled):
    figure = figure_id(filled)
    out = iljari("show", figure[:8]).out
    assert TEXT.strip() in out
    assert "1,200 jobs" in out
    assert "2024-02-01" in out
    assert "file:a.txt" in out
    assert "revision" in out


@pytest.mark.parametrize("figure", ["ffffffffffff", "x", "%", "no-such-figure"])
def test_an_unknown_figure_is_one_sentence(iljari, filled, figure):
    assert figure in iljari("show", figure).complaint


def test_words_are_found_however_they_are_spaced(iljari, filled):
    for words in (["노인일자리"], ["노인", "일자리"], ["성동구", "노인일자리"]):
        (hit,) = json.loads(iljari("search", *words, "--format", "json").out)
        assert hit["url"] == "file:a.txt"
        assert "노인일자리" in hit["snippet"]
    assert "성동구" in iljari("search", "노인일자리를").out


def test_a_search_is_narrowed(iljari, filled):
    assert json.loads(iljari("search", "노인일자리", "--since", "2024-02-02", "--format", "json").out) == []
    assert json.loads(iljari("search", "노인일자리", "--region", "부산", "--format", "json").out) == []
    assert len(json.loads(iljari("search", "노인일자리", "--region", "성동구", "--format", "json").out)) == 1


@pytest.mark.parametrize("words", ["우주여행", '"', "*", "OR", "NEAR(", "' OR 1=1 --", "💼"])
def test_words_that_nobody_wrote_find_nothing_and_break_nothing(iljari, filled, words):
    answer = iljari("search", "--", words)
    assert answer.code == 0
    assert "no release" in answer.out


def test_an_export_is_described_and_checkable(iljari, filled):
    assert iljari("export", "data").code == 0
    folder = filled.parent / "data"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for file in manifest["files"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert (folder / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    figures = [json.loads(line) for line in (folder / "figures.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "1,200개" in {figure["surface"] for figure in figures}
    assert not (folder / "texts.csv").exists()
    assert iljari("export", "data", "--texts").code == 0
    assert (folder / "texts.csv").exists()


def test_an_export_is_written_in_the_formats_asked_for(iljari, filled):
    assert iljari("export", "data", "--format", "parquet, xlsx,sqlite").code == 0
    names = {path.name for path in (filled.parent / "data").iterdir()}
    assert {"figures.parquet", "iljari.xlsx", "iljari.sqlite", "codebook.md", "manifest.json"} <= names
    assert not any(name.endswith(".csv") for name in names)
    snapshot = ("--db", "data/iljari.sqlite")
    assert "1,200개" in iljari("show", figure_id(filled), *snapshot).out
    assert "snapshot" in iljari("derive", *snapshot).complaint
    assert "choose among csv, jsonl" in iljari("export", "other", "--format", "spss").complaint


def test_a_missing_extra_is_named_in_one_sentence(iljari, filled, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert 'pip install "iljari[parquet]"' in iljari("export", "data", "--format", "parquet").complaint
    assert not (filled.parent / "data").exists()


def test_the_codebook_says_what_every_exported_column_means(iljari, filled):
    iljari("export", "data", "--texts")
    codebook = (filled.parent / "data" / "codebook.md").read_text(encoding="utf-8")
    chapters = dict(part.split("\n", 1) for part in codebook.split("\n## ")[1:])
    for path in (filled.parent / "data").glob("*.csv"):
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        told = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", chapters[path.stem], re.MULTILINE))
        assert [column for column in header if not told.get(column)] == [], path.name


def test_an_export_leaves_other_peoples_files_alone(iljari, filled):
    (filled.parent / "data").mkdir()
    (filled.parent / "data" / "thesis.txt").write_text("mine", encoding="utf-8")
    assert "thesis.txt" in iljari("export", "data").complaint
    assert "a.txt" in iljari("export", "a.txt").complaint


def test_a_pipe_that_is_closed_early_is_no_error(filled):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "iljari", "query", "--format", "csv", "--sql", endless]
    running = subprocess.Popen(
        command, cwd=filled.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout.readline() == "i\n"
    running.stdout.close()
    assert running.stderr.read() == ""
    running.stderr.close()
    running.wait(timeout=30)


def test_coverage_tells_what_each_source_gave(iljari, filled):
    (row,) = json.loads(iljari("coverage", "--format", "json").out)
    assert (row["source"], row["verdict"], row["new"]) == ("files", "ok", 1)
    assert "nowhere" in iljari("coverage", "nowhere").complaint


def test_coverage_tells_what_could_not_be_read(iljari, filled):
    iljari("add", "missing.pdf")
    (filled.parent / "b.txt").write_text(TEXT, encoding="utf-8")
    iljari("add", "missing.pdf", "b.txt")
    assert "missing.pdf" in iljari("coverage", "files").out


def test_derive_has_nothing_to_do_after_add_and_says_so(iljari, filled):
    assert "nothing to read" in iljari("derive").out
    assert "nothing to read" in iljari("derive", "--dry-run").out


def test_derive_tells_the_difference_before_it_replaces(iljari, filled):
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE figures SET rules_version = 'old', low = 1, high = 1 WHERE surface = '1,200개'")
        connection.execute("UPDATE readings SET rules_version = 'old'")
    connection.close()
    dry = iljari("derive", "--dry-run")
    assert "1 altered" in dry.out
    assert "1,200개" in dry.out
    assert "1 altered" in iljari("derive").out
    assert "nothing to read" in iljari("derive").out


def test_the_environment_names_the_database(iljari, filled, monkeypatch):
    shutil.move(filled, filled.with_name("other.db"))
    assert "no database" in iljari("coverage").complaint
    monkeypatch.setenv("ILJARI_DB", "other.db")
    assert iljari("coverage").code == 0


QUESTIONS = [
    ("coverage",),
    ("search", "일자리"),
    ("export", "data"),
    ("query", "facts"),
    ("query", "--sql", "SELECT 1"),
    ("show", "abcdef"),
    ("derive",),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_missing_database_is_told_and_not_made(iljari, tmp_path, question):
    assert "no database" in iljari(*question).complaint
    assert not (tmp_path / "iljari.db").exists()


@pytest.mark.parametrize("question", [*QUESTIONS, ("add", "a.txt")])
def test_a_file_that_is_no_database_is_refused(iljari, tmp_path, question):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "iljari.db").write_text("가나다라마바사" * 500, encoding="utf-8")
    assert "database" in iljari(*question).complaint
    assert (tmp_path / "iljari.db").read_text(encoding="utf-8") == "가나다라마바사" * 500


@pytest.mark.parametrize("question", [*QUESTIONS, ("add", "a.txt")])
def test_a_database_of_another_program_is_refused(iljari, tmp_path, question):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    connection = sqlite3.connect(tmp_path / "iljari.db")
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert "another program" in iljari(*question).complaint


@pytest.mark.parametrize("question", [("coverage",), ("add", "a.txt"), ("derive",)])
def test_a_database_of_a_newer_program_is_refused(iljari, filled, question):
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "newer" in iljari(*question).complaint


def test_a_locked_database_is_told(iljari, filled, monkeypatch):
    monkeypatch.setattr("store.schema.open_database.__kwdefaults__", {
        "create": False, "readonly": False, "demo": False, "busy_seconds": 0.1,
    })  # fmt: skip
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert "in use" in iljari("add", "a.txt").complaint
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_database_is_told_and_still_answers(iljari, filled):
    filled.chmod(0o444)
    assert "read-only" in iljari("add", "a.txt").complaint
    assert iljari("coverage").code == 0


def test_a_damaged_database_is_told(iljari, filled):
    content = bytearray(filled.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    filled.write_bytes(bytes(content))
    assert iljari("query", "facts").complaint
