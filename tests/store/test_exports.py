from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from nlp.figures import Reading
from store import exports
from store.articles import store_article
from store.datasets import DATASETS, TEXTS, describe
from store.errors import ExportError, FullDiskError
from store.exports import export
from store.formats import csv_cell
from store.masking import masked
from store.records import derive
from tests.store.releases import article, figure, read_release


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def cells(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def filled(db: Database) -> Database:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    return db


def test_figures_come_with_sentence_office_title_link_date_and_places(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    rows = lines(tmp_path / "out", "figures")
    assert len(rows) == 5
    total = next(row for row in rows if row["surface"] == "60억원")
    assert total["sentence"] == "사업비는 60억원으로 시비 35억원, 구비 25억원이다."
    assert total["low"] == 6_000_000_000
    assert (total["office"], total["published_on"]) == ("garam", "2026-03-02")
    assert (total["region_codes"], total["region_names"]) == ("92010", "한빛특별자치도 가람시")
    assert total["url"].startswith("https://garam.example/")


def test_both_forms_hold_the_same_rows(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    for dataset in DATASETS:
        table, objects = cells(tmp_path / "out", dataset.name), lines(tmp_path / "out", dataset.name)
        assert len(table) == len(objects), dataset.name
        for row, stored in zip(table, objects, strict=True):
            assert list(row) == list(stored)


def test_every_column_of_every_file_is_in_the_codebook(db: Database) -> None:
    for dataset in (*DATASETS, TEXTS):
        columns = tuple(column[0] for column in db.execute(dataset.sql).description)
        sentence, fields = describe(db, dataset, columns)
        assert sentence, dataset.name
        assert [field.name for field in fields if not field.meaning] == [], dataset.name


def test_the_manifest_tells_rows_checksums_rules_and_kind(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["kind"], manifest["rules_versions"]) == ("live", ["rules-1"])
    assert {file["name"] for file in manifest["files"]} | {"manifest.json"} == {
        path.name for path in (tmp_path / "out").iterdir()
    }
    for file in manifest["files"]:
        content = (tmp_path / "out" / file["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]


def test_the_same_database_gives_the_same_bytes(filled: Database, tmp_path: Path) -> None:
    assert export(filled, tmp_path / "one") == export(filled, tmp_path / "two")
    assert export(filled, tmp_path / "one") == export(filled, tmp_path / "two")


def test_whole_texts_are_exported_only_when_asked_for(filled: Database, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    assert not (tmp_path / "out" / "texts.jsonl").exists()
    assert "text" not in lines(tmp_path / "out", "documents")[0]
    export(filled, tmp_path / "out", texts=True)
    assert len(lines(tmp_path / "out", "texts")) == 2


def test_contact_details_are_masked_and_figures_are_not(db: Database, tmp_path: Path) -> None:
    body = "채용 인원은 1600-1700명이다. 문의 052-777-1234, work@garam.example, 농협 301-0123-4567-89, 900101-1234567"
    store_article(db, article(body=body))
    derive(
        db,
        lambda parts, **about: [
            Reading((figure(text, "1600-1700명", "people", 1600, high=1700),) if "1600" in text else ())
            for _, _, text in parts
        ],
        "rules-1",
    )
    export(db, tmp_path / "out", texts=True)
    sentence = lines(tmp_path / "out", "figures")[0]["sentence"]
    assert len(sentence) == len(body)
    for secret in ("777", "work@", "0123-4567", "1234567"):
        assert secret not in sentence
        assert secret not in (tmp_path / "out" / "texts.csv").read_text(encoding="utf-8-sig")
    assert "1600-1700명" in sentence


def test_a_text_that_looks_like_a_formula_is_one_apostrophe_away_and_numbers_stay_numbers(
    db: Database, tmp_path: Path
) -> None:
    title = '=HYPERLINK("http://evil.example")'
    store_article(db, article(title=title, body="전년보다 줄었다: -120명"))
    derive(
        db,
        lambda parts, **about: [
            Reading((figure(text, "-120명", "people", -120, role="change"),) if "-120" in text else ())
            for _, _, text in parts
        ],
        "rules-1",
    )
    export(db, tmp_path / "out")
    assert cells(tmp_path / "out", "releases")[0]["title"] == f"'{title}"
    assert lines(tmp_path / "out", "releases")[0]["title"] == title
    row = cells(tmp_path / "out", "figures")[0]
    assert (row["low"], row["surface"]) == ("-120", "'-120명")


@given(st.one_of(st.text(), st.from_regex(r"\A[=+\-@\t\r'].*")))
def test_taking_one_apostrophe_off_gives_the_text_back(text: str) -> None:
    cell = csv_cell(text)
    assert (cell[1:] if cell.startswith("'") else cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet="0123456789-–.() ~☎문의전화농협@a", max_size=60))
def test_masking_never_moves_an_offset(text: str) -> None:
    assert len(masked(text)) == len(text)


def test_foreign_and_changed_files_are_left_alone(filled: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("years of work")
    with pytest.raises(ExportError, match=r"holds thesis\.docx, which iljari did not export"):
        export(filled, out)
    (out / "thesis.docx").unlink()
    export(filled, out)
    (out / "figures.csv").write_text("my own notes")
    with pytest.raises(ExportError, match="was changed since it was exported"):
        export(filled, out)
    assert (out / "figures.csv").read_text() == "my own notes"


def test_an_export_that_fails_leaves_the_earlier_one_whole(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = export(filled, out)

    def full(*args: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "_file", lambda path, rows, real=exports._file: full() if rows else real(path, rows))
    with pytest.raises(FullDiskError, match="no room left to write"):
        export(filled, out)
    monkeypatch.undo()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "out") == []
    assert export(filled, out) == before
