"""`add`: a user's own files on the same road, and what cannot be read told without losing the rest."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile

import pytest

from iljari.demo.hwpx import build_hwpx

TEXT = "성동구, 노인일자리 1,200개 만든다\n\n서울 성동구가 올해 25억 원을 들여 노인일자리 1,200개를 만든다고 밝혔다.\n"


def rows(tmp_path, sql: str, db: str = "iljari.db") -> list[tuple]:
    connection = sqlite3.connect(tmp_path / db)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def state(tmp_path) -> list[list[tuple]]:
    """Everything that was read and kept, the ledger of runs aside."""
    tables = ("articles", "revisions", "documents", "figures", "figure_regions", "pages", "fetches")
    columns = {"articles": "id, source, native_id, url, first_seen"}
    return [rows(tmp_path, f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1, 2") for table in tables]


def test_text_html_hwpx_and_json_lines_are_read(iljari, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.encode("cp949"))
    (tmp_path / "c.html").write_text(
        f"<html><title>알림</title><body><article><p>{TEXT * 3}</p></article></body></html>", encoding="utf-8"
    )
    (tmp_path / "d.hwpx").write_bytes(build_hwpx([TEXT], [["구분", "인원(명)"], ["공공근로", "310"]]))
    (tmp_path / "e.jsonl").write_text(
        json.dumps({"id": "x", "text": TEXT, "published": "2024-01-02"}), encoding="utf-8"
    )
    answer = iljari("add", "a.txt", "b.txt", "c.html", "d.hwpx", "e.jsonl")
    assert answer.code == 0, answer.err
    assert "5 new" in answer.out
    found = rows(tmp_path, "SELECT DISTINCT url FROM mentions WHERE kind = 'jobs' AND low = 1200 ORDER BY url")
    assert [url for (url,) in found] == ["file:a.txt", "file:b.txt", "file:c.html", "file:d.hwpx", "file:e.jsonl#x"]
    assert rows(tmp_path, "SELECT low FROM mentions WHERE low = 310") == [(310,)]


def test_adding_twice_changes_nothing(iljari, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    iljari("add", "articles")
    before = state(tmp_path)
    answer = iljari("add", "articles/")
    assert "1 as before" in answer.out
    assert state(tmp_path) == before


def test_an_edited_file_is_a_new_revision_and_the_old_one_stays(iljari, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    iljari("add", "a.txt")
    (tmp_path / "a.txt").write_text(TEXT.replace("1,200", "1,300"), encoding="utf-8")
    assert "1 changed" in iljari("add", "a.txt").out
    assert rows(tmp_path, "SELECT count(*) FROM revisions") == [(2,)]


def test_the_date_given_resolves_this_year(iljari, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    iljari("add", "a.txt", "--published", "2021-03-02", "--source", "mine")
    assert rows(tmp_path, "SELECT DISTINCT source, year_from FROM mentions WHERE kind = 'money'") == [("mine", 2021)]


def test_raw_bytes_are_kept(iljari, tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp949"))
    iljari("add", "a.txt")
    ((size,),) = rows(tmp_path, "SELECT size FROM pages")
    assert size == len(TEXT.encode("cp949"))


def damaged_docx() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("word/document.xml", "<w:document><w:body>")
    return packed.getvalue()[:-30]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("missing.txt", None, "does not exist"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("noise.bin", bytes(range(256)) * 20, "no text"),
        ("broken.docx", damaged_docx(), ""),
        ("broken.pdf", b"%PDF-1.7\n" + b"\x00garbage" * 50, "broken.pdf"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "images"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_leaves_no_database(iljari, tmp_path, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    complaint = iljari("add", name).complaint
    assert name in complaint
    assert told in complaint
    assert not (tmp_path / "iljari.db").exists()


def test_a_file_that_cannot_be_read_does_not_cost_the_others_and_stays_on_record(iljari, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    answer = iljari("add", "nowhere.hwp", "a.txt")
    assert answer.code == 2
    assert "1 new, 1 not read" in answer.out
    assert rows(tmp_path, "SELECT url, stage FROM failures") == [("file:nowhere.hwp", "text")]


def test_broken_json_lines_are_named_and_the_others_go_on(iljari, tmp_path):
    lines = [json.dumps({"id": n, "text": TEXT}) for n in (1, 2)]
    (tmp_path / "docs.jsonl").write_text(f"{lines[0]}\n{{oops\n{lines[1]}\n", encoding="utf-8")
    answer = iljari("add", "docs.jsonl")
    assert answer.code == 2
    assert "line 2" in answer.err
    assert "2 new, 1 not read" in answer.out


@pytest.mark.parametrize("day", ["2024-02-30", "yesterday", "24.1.1"])
def test_an_impossible_date_is_refused(iljari, tmp_path, day):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert day in iljari("add", "a.txt", "--published", day).complaint


def test_a_name_that_a_board_bears_is_refused(iljari, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    iljari("add", "a.txt")
    connection = sqlite3.connect(tmp_path / "iljari.db")
    with connection:
        connection.execute("INSERT INTO sources (id, name, kind) VALUES ('seongbuk', '성북구', 'office')")
    connection.close()
    assert "seongbuk" in iljari("add", "a.txt", "--source", "seongbuk").complaint
