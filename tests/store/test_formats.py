from __future__ import annotations

import json
import sqlite3
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from sqlite_utils import Database

from nlp.figures import Reading
from store import snapshots, workbooks
from store.articles import extract_again, store_article, store_failure, store_fetch
from store.datasets import DATASETS, Field
from store.errors import ExportError, WrongKindError
from store.exports import export
from store.formats import FORMATS
from store.masking import masked
from store.queries import QUERIES, run_query
from store.records import derive
from store.schema import open_database
from store.search import search
from tests.store.releases import BODY, article, attachment, fetch, figure
from tests.store.test_articles import TABLE, lost

pq = pytest.importorskip("pyarrow.parquet")

PHONE = "052-777-1234"
SECRET = "담당자 홍길동 주무관"
LARGE = 9_007_199_254_740_993
"""One more than what a decimal number of 64 bits holds."""


def read(parts: Any, **about: Any) -> list[Reading]:
    """Figures of every type: won beyond Excel's digits, a rate, a value that was left out."""
    readings = []
    for _, _, text in parts:
        figures = []
        if "60억원" in text:
            figures = [
                figure(text, "60억원", "money", LARGE, role="budget_total", fact=1),
                figure(text, "7,500개", "jobs", 7500, role="planned", fact=2),
                replace(figure(text, "35억원", "money", 12.5, fact=3), kind="rate", unit="percent"),
                replace(figure(text, "25억원", "money", 0, fact=4), low=None, high=None),
            ]
        readings.append(Reading(tuple(figures)))
    return readings


@pytest.fixture
def filled(db: Database) -> Database:
    store_fetch(db, fetch(f"<p>{PHONE}</p>".encode()))
    body = f"{BODY}\n문의: {PHONE}, {SECRET}"
    release = article(title=f"=1+1 일자리 {PHONE}", body=body, attachments=(attachment(),))
    store_article(db, release, extract=lambda data, name: TABLE)
    store_failure(db, lost())
    derive(db, read, "rules-1")
    assert db["figures"].count == 4
    return db


def test_every_format_is_in_the_manifest_and_nothing_else_is_left_behind(filled: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = export(filled, out, formats=FORMATS, texts=True)
    assert {file.name for file in files} == {path.name for path in out.iterdir()}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["formats"] == list(FORMATS)
    assert {file["name"] for file in manifest["files"]} == {path.name for path in out.iterdir()} - {"manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert export(filled, out, formats=["csv"]) != files
    assert not (out / "iljari.xlsx").exists()


def test_the_same_database_gives_the_same_bytes_in_every_format(filled: Database, tmp_path: Path) -> None:
    assert export(filled, tmp_path / "one", formats=FORMATS) == export(filled, tmp_path / "two", formats=FORMATS)


def test_parquet_keeps_won_exact_and_rates_apart(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", formats=["parquet"])
    table = pq.read_table(tmp_path / "out" / "figures.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["low"], types["low_real"], types["published_on"]) == ("int64", "double", "date32[day]")
    assert (types["year_from"], types["each"], types["region_codes"]) == ("int64", "int64", "string")
    rows = {row["surface"]: row for row in table.to_pylist()}
    assert (rows["60억원"]["low"], rows["60억원"]["low_real"]) == (LARGE, None)
    assert (rows["35억원"]["low"], rows["35억원"]["low_real"]) == (None, 12.5)
    assert (rows["25억원"]["low"], rows["25억원"]["low_real"]) == (None, None)
    assert rows["7,500개"]["published_on"] == date(2026, 3, 2)
    assert table.schema.field("kind").metadata[b"description"].startswith(b"money")


def test_parquet_holds_what_json_lines_hold(filled: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(filled, out, formats=["jsonl", "parquet"], texts=True)
    for path in out.glob("*.jsonl"):
        stored = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        typed = pq.read_table(out / f"{path.stem}.parquet").to_pylist()
        assert len(stored) == len(typed), path.stem
        for row, other in zip(stored, typed, strict=True):
            for name, value in row.items():
                found = other[name] if other[name] is not None else other.get(f"{name}_real")
                assert (found.isoformat() if isinstance(found, date) else found) == value, (path.stem, name)


def sheet(folder: Path, name: str) -> list[dict[str, Any]]:
    with CalamineWorkbook.from_path(str(folder / "iljari.xlsx")) as book:
        header, *rows = book.get_sheet_by_name(name).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_a_workbook_has_a_sheet_for_each_table_and_takes_no_text_for_a_formula(
    filled: Database, tmp_path: Path
) -> None:
    export(filled, tmp_path / "out", formats=["xlsx"])
    with CalamineWorkbook.from_path(str(tmp_path / "out" / "iljari.xlsx")) as book:
        assert book.sheet_names == [dataset.name for dataset in DATASETS]
    release = sheet(tmp_path / "out", "releases")[0]
    assert release["title"].startswith("=1+1 일자리 ●")
    assert release["url"] == "https://garam.example/view?no=1"
    jobs = next(row for row in sheet(tmp_path / "out", "figures") if row["surface"] == "7,500개")
    assert jobs["low"] == 7500
    assert sheet(tmp_path / "out", "regions")[0]["code"] == "91"


def test_a_number_that_excel_would_round_is_text_there_and_noted(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", formats=["xlsx"])
    rows = sheet(tmp_path / "out", "figures")
    place = next(number for number, row in enumerate(rows, start=2) if row["surface"] == "60억원")
    assert rows[place - 2]["low"] == str(LARGE)
    altered = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["altered_cells"]
    assert {(cell["sheet"], cell["row"], cell["column"]) for cell in altered if cell["sheet"] == "figures"} == {
        ("figures", place, "low"),
        ("figures", place, "high"),
    }


@pytest.mark.parametrize("letter", ["가", "😀"])
def test_a_text_that_is_too_long_for_a_cell_is_cut_with_a_note(db: Database, tmp_path: Path, letter: str) -> None:
    store_article(db, article(body=letter * 40_000))
    export(db, tmp_path / "out", formats=["xlsx", "jsonl"], texts=True)
    text = next(row["text"] for row in sheet(tmp_path / "out", "texts") if row["part"] == "body")
    assert text.endswith("[cut here: 40,000 characters]")
    assert text.startswith(letter * 10_000)
    assert len(text.encode("utf-16-le")) // 2 <= workbooks.MOST_CHARACTERS
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [(cell["sheet"], cell["column"]) for cell in manifest["altered_cells"]] == [("texts", "text")]
    assert letter * 40_000 in (tmp_path / "out" / "texts.jsonl").read_text(encoding="utf-8")


def test_more_rows_than_a_sheet_holds_are_refused(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    with pytest.raises(ExportError, match="which an Excel sheet cannot hold"):
        export(filled, tmp_path / "out", formats=["csv", "xlsx"])
    assert not (tmp_path / "out").exists()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=40))
def test_a_workbook_gives_every_text_back(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        with workbooks.Workbook(path) as book, book.sheet("a", [Field("text", "text", "")]) as rows:
            rows.write([f"|{text}|"])
        with CalamineWorkbook.from_path(str(path)) as read_back:
            assert read_back.get_sheet_by_name("a").to_python()[1] == [f"|{text}|"]


@pytest.fixture
def snapshot(filled: Database, tmp_path: Path) -> Path:
    export(filled, tmp_path / "out", formats=["sqlite"])
    return tmp_path / "out" / "iljari.sqlite"


def shown(value: Any) -> Any:
    return masked(value) if isinstance(value, str) else value


def test_a_snapshot_is_sound_and_answers_the_same_questions(filled: Database, snapshot: Path) -> None:
    copy = open_database(snapshot, readonly=True)
    assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
    for query in QUERIES:
        asked = [tuple(map(shown, row)) for row in run_query(filled, query.name).rows]
        assert [tuple(map(shown, row)) for row in run_query(copy, query.name).rows] == asked, query.name
    sentences = [row["sentence"] for row in copy.query("SELECT sentence FROM mentions WHERE surface = '60억원'")]
    assert sentences == ["사업비는 60억원으로 시비 35억원, 구비 25억원이다."]
    assert [hit.part for hit in search(copy, "공공일자리")] == ["body"]
    copy.close()


def test_a_snapshot_holds_no_contact_details_and_no_texts_that_were_not_asked_for(
    filled: Database, snapshot: Path, tmp_path: Path
) -> None:
    content = snapshot.read_bytes()
    for secret in (PHONE, "777-1234", SECRET, "홍길동"):
        assert secret.encode() not in content, secret
    with sqlite3.connect(snapshot) as copy:
        lengths = copy.execute("SELECT id, length(text) FROM documents ORDER BY id").fetchall()
        cells = copy.execute("SELECT count(*) FROM table_cells").fetchone()
        bytes_kept = copy.execute("SELECT sum(length(bytes)) FROM pages").fetchone()
    copy.close()
    assert lengths == filled.execute("SELECT id, length(text) FROM documents ORDER BY id").fetchall()
    assert cells == (2,)
    assert bytes_kept == (0,)
    export(filled, tmp_path / "whole", formats=["sqlite"], texts=True)
    content = (tmp_path / "whole" / "iljari.sqlite").read_bytes()
    assert SECRET.encode() in content
    assert PHONE.encode() not in content
    copy = sqlite3.connect(tmp_path / "whole" / "iljari.sqlite")
    copy.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, 'search_index', 'row')")
    terms = {term for (term,) in copy.execute("SELECT term FROM temp.terms")}
    copy.close()
    assert "1234" not in terms
    assert "길동" in terms


def test_every_table_is_handed_on_or_left_out_on_purpose(db: Database) -> None:
    decided = {*snapshots.COPIED, *snapshots.EMPTY, snapshots.WITHOUT_BYTES, *snapshots.MADE_ANEW}
    assert {name for name in db.table_names() if not name.startswith("search_index_")} == decided


def test_a_snapshot_is_only_read(snapshot: Path) -> None:
    before = snapshot.read_bytes()
    with pytest.raises(WrongKindError, match="is an exported snapshot"):
        open_database(snapshot)
    assert snapshot.read_bytes() == before


def test_the_data_package_types_every_csv_column(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", formats=["csv", "parquet"])
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert {resource["path"] for resource in resources.values()} == {
        path.name for path in (tmp_path / "out").glob("*.csv")
    }
    export(filled, tmp_path / "typed", formats=["parquet"])
    assert not (tmp_path / "typed" / "datapackage.json").exists()
    figures = {field["name"]: field["type"] for field in resources["figures"]["schema"]["fields"]}
    assert (figures["low"], figures["year_from"], figures["region_codes"]) == ("number", "integer", "string")
    assert (figures["published_on"], figures["latest"], figures["seen_at"]) == ("date", "integer", "datetime")
    regions = {field["name"]: field["type"] for field in resources["regions"]["schema"]["fields"]}
    assert (regions["code"], regions["parent"], regions["valid_from"]) == ("string", "string", "date")
    for dataset in DATASETS:
        header = (tmp_path / "out" / f"{dataset.name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        fields = resources[dataset.name]["schema"]["fields"]
        assert [field["name"] for field in fields] == header.split(",")
        assert all(field["description"] for field in fields)


def test_the_types_are_those_of_the_stored_values(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", texts=True)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    python = {"string": str, "date": str, "datetime": str, "integer": int, "number": (int, float)}
    for resource in package["resources"]:
        if resource.get("schema"):
            path = tmp_path / "out" / f"{resource['name']}.jsonl"
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                for field in resource["schema"]["fields"]:
                    value = row[field["name"]]
                    assert value is None or isinstance(value, python[field["type"]]), (resource["name"], field)


@pytest.mark.parametrize(
    ("form", "module", "extra"), [("parquet", "pyarrow", "parquet"), ("xlsx", "xlsxwriter", "excel")]
)
def test_a_format_that_is_not_installed_says_how_to_install_it(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExportError) as refused:
        export(filled, tmp_path / "out", formats=["csv", form])
    assert str(refused.value) == f'the format {form} needs {module}; install it with: pip install "iljari[{extra}]"'
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("names", [["xml"], []])
def test_an_unknown_format_is_refused_with_those_there_are(filled: Database, tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ExportError, match="choose among csv, jsonl, parquet, xlsx, sqlite"):
        export(filled, tmp_path / "out", formats=names)


def test_reading_files_again_needs_the_bytes_that_a_snapshot_lacks(snapshot: Path) -> None:
    copy = open_database(snapshot, readonly=True)
    with pytest.raises(KeyError):
        list(extract_again(copy, lambda data, name: TABLE, fetch().at))
    copy.close()
