"""A data set in a folder: CSV and JSON Lines of every table that a researcher needs, a codebook, and a manifest.

Rows are streamed in a fixed order, so the same database gives the same bytes. The folder appears whole or not at all.
"""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from store.datasets import DATASETS, TEXTS, Dataset, meanings
from store.errors import ExportError, FullDiskError, store_errors
from store.masking import masked
from store.schema import database_kind, database_path, schema_version

MANIFEST = "manifest.json"
CODEBOOK = "codebook.md"
_PROGRAM = "iljari"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠")
_ABOUT = """# Codebook

Every file exists as CSV (UTF-8 with a byte order mark, for spreadsheets) and as JSON Lines (UTF-8, one object a line).
Empty CSV cells and JSON nulls mean that nothing is stated or known; nothing is ever filled in.

- Add up `facts` with `is_part` 0, never `figures`: a release mentions one quantity several times.
- Telephone numbers, e-mail addresses, resident numbers and bank accounts are masked with ●, one for each character.
- In CSV, a text that begins with one of `= + - @ '`, a tab or a carriage return is preceded by one apostrophe, so that
  no spreadsheet takes it for a formula. Take one leading apostrophe off a text to have the original. Numbers are never
  changed.
- JSON Lines hold every value as it is stored.
"""


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its name, number of rows (None for those without), size in bytes and SHA-256."""

    name: str
    rows: int | None
    bytes: int
    sha256: str


def export(db: Database, directory: str | Path, *, texts: bool = False) -> tuple[File, ...]:
    """Write the data set into `directory` and return its files; whole texts only with `texts`.

    An earlier export in that folder is replaced. A folder with other files, or with exported files that were changed
    since, is left alone: ExportError says which.
    """
    directory = Path(directory)
    _refuse_foreign(directory)
    with _disk_errors(directory):
        directory.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
        try:
            fresh = workshop / "new"
            fresh.mkdir()
            files = _write_all(db, fresh, texts=texts)
            _put_in_place(fresh, directory, workshop / "old")
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return files


def _put_in_place(fresh: Path, directory: Path, old: Path) -> None:
    """Swap folders; the earlier export comes back where the new one cannot take its place."""
    if not directory.exists():
        fresh.rename(directory)
        return
    directory.rename(old)
    try:
        fresh.rename(directory)
    except OSError:
        old.rename(directory)
        raise


def _write_all(db: Database, folder: Path, *, texts: bool) -> tuple[File, ...]:
    """Everything from one moment of the database, while others may write on."""
    path = database_path(db)
    with store_errors(path):
        db.execute("BEGIN")
        try:
            files, chapters = [], [_ABOUT]
            for dataset in (*DATASETS, TEXTS) if texts else DATASETS:
                files += _write_dataset(db, dataset, folder, chapters)
            rules = [row[0] for row in db.execute("SELECT DISTINCT rules_version FROM readings ORDER BY rules_version")]
            kind = database_kind(db)
        finally:
            db.execute("COMMIT")
    if kind == "demo":
        chapters.insert(1, "**This is a demo's data set: its releases and figures are invented.**\n")
    (folder / CODEBOOK).write_text("\n".join(chapters), encoding="utf-8")
    files.append(_file(folder / CODEBOOK, None))
    manifest = {
        "program": _PROGRAM,
        "kind": kind,
        "schema_version": schema_version(),
        "rules_versions": rules,
        "texts": texts,
        "files": [{"name": file.name, "rows": file.rows, "bytes": file.bytes, "sha256": file.sha256} for file in files],
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return (*files, _file(folder / MANIFEST, None))


def _write_dataset(db: Database, dataset: Dataset, folder: Path, chapters: list[str]) -> list[File]:
    cursor = db.execute(dataset.sql)
    columns = tuple(column[0] for column in cursor.description)
    sentence, told = meanings(db, dataset, columns)
    chapters.append(f"## {dataset.name}\n\n{sentence}\n\n| column | meaning |\n| --- | --- |")
    chapters.append("\n".join(f"| `{column}` | {told[column]} |" for column in columns) + "\n")
    csv_path, lines_path = folder / f"{dataset.name}.csv", folder / f"{dataset.name}.jsonl"
    count = 0
    mask = _masker(db, dataset, columns)
    with (
        csv_path.open("w", encoding="utf-8-sig", newline="") as table,
        lines_path.open("w", encoding="utf-8", newline="") as lines,
    ):
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerow(columns)
        for row in map(mask, cursor):
            writer.writerow([_cell(value) for value in row])
            lines.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
            count += 1
    return [_file(csv_path, count), _file(lines_path, count)]


def _masker(db: Database, dataset: Dataset, columns: tuple[str, ...]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    """What leaves contact details out of a row, but never the figures that it quotes."""
    places = [columns.index(column) for column in columns if column in dataset.masked]
    index = {column: place for place, column in enumerate(columns)}

    def mask(row: Iterable[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place in places:
            if isinstance(values[place], str):
                values[place] = masked(values[place], _quoted(db, columns[place], values, index))
        return tuple(values)

    return mask


def _quoted(db: Database, column: str, values: list[Any], index: dict[str, int]) -> list[tuple[int, int]]:
    if column == "sentence":
        start = values[index["start_in_sentence"]]
        return [(start, start + len(values[index["surface"]]))]
    if column == "text":
        spans = db.execute('SELECT start, "end" FROM figures WHERE document = ?', (values[index["id"]],))
        return [(start, end) for start, end in spans]
    return []


def _cell(value: Any) -> Any:
    """A value as a CSV cell; a text that a spreadsheet could take for a formula gets one apostrophe before it."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _file(path: Path, rows: int | None) -> File:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return File(path.name, rows, path.stat().st_size, digest)


def _refuse_foreign(directory: Path) -> None:
    """Leave alone what an export did not write, and what was changed since it did."""
    if not directory.exists():
        return
    if not directory.is_dir():
        raise ExportError(f"{directory} is a file; name a folder for the export")
    present = {path.name: path for path in directory.iterdir()}
    exported = _exported(directory)
    for name, path in sorted(present.items()):
        if name == MANIFEST and exported:
            continue
        if name not in exported or not path.is_file():
            raise ExportError(f"{directory} holds {name}, which iljari did not export; name another folder")
        if _file(path, None).sha256 != exported[name]:
            raise ExportError(f"{path} was changed since it was exported; move it away or name another folder")


def _exported(directory: Path) -> dict[str, str]:
    """Names and checksums of the files that an earlier export wrote, by its manifest."""
    try:
        manifest = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
        if manifest["program"] != _PROGRAM:
            return {}
        return {str(file["name"]): str(file["sha256"]) for file in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


@contextmanager
def _disk_errors(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise FullDiskError(f"no room left to write {directory}; nothing was exported") from error
        raise ExportError(f"{directory} cannot be written: {error.strerror}") from error
