"""A data set in a folder: every table that a researcher needs, a codebook, a data package and a manifest.

Rows are streamed in a fixed order, so the same database gives the same bytes. The folder appears whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from store import snapshots
from store.codebooks import codebook_text
from store.data_packages import data_package
from store.datasets import DATASETS, TEXTS, Field, describe
from store.errors import ExportError, FullDiskError, store_errors
from store.formats import DEFAULT_FORMATS, CsvFile, JsonLinesFile, Writer, chosen
from store.masking import row_masker
from store.parquet import ParquetFile
from store.schema import database_kind, database_path, schema_version
from store.workbooks import Workbook

MANIFEST = "manifest.json"
CODEBOOK = "codebook.md"
PACKAGE = "datapackage.json"
WORKBOOK = "iljari.xlsx"
SNAPSHOT = "iljari.sqlite"
_PROGRAM = "iljari"
_FILES: dict[str, Callable[[Path, Sequence[Field]], Writer]] = {
    "csv": CsvFile,
    "jsonl": JsonLinesFile,
    "parquet": ParquetFile,
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its name, number of rows (None for those without), size in bytes and SHA-256."""

    name: str
    rows: int | None
    bytes: int
    sha256: str


def export(
    db: Database, directory: str | Path, *, texts: bool = False, formats: Sequence[str] = DEFAULT_FORMATS
) -> tuple[File, ...]:
    """Write the data set into `directory` in these `formats` and return its files; whole texts only with `texts`.

    An earlier export in that folder is replaced. A folder with other files, or with exported files that were changed
    since, is left alone: ExportError says which.
    """
    directory = Path(directory)
    formats = chosen(formats)
    _refuse_foreign(directory)
    with _disk_errors(directory):
        directory.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
        try:
            fresh = workshop / "new"
            fresh.mkdir()
            files = _write_all(db, fresh, workshop, formats, texts=texts)
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


def _write_all(db: Database, folder: Path, workshop: Path, formats: Sequence[str], *, texts: bool) -> tuple[File, ...]:
    """Everything from one moment of the database, while others may write on."""
    path = database_path(db)
    altered: list[dict[str, Any]] = []
    with store_errors(path):
        db.execute("BEGIN")
        try:
            files, described = _write_tables(db, folder, formats, altered, texts=texts)
            if "sqlite" in formats:
                snapshots.write(db, folder / SNAPSHOT, workshop, texts=texts)
                files.append(_file(folder / SNAPSHOT, None))
            rules = [row[0] for row in db.execute("SELECT DISTINCT rules_version FROM readings ORDER BY rules_version")]
            kind = database_kind(db)
        finally:
            db.execute("COMMIT")
    files.append(_write(folder / CODEBOOK, codebook_text(formats, described, demo=kind == "demo")))
    if "csv" in formats:
        tables = [(file.name, file.bytes, file.sha256) for file in files if file.name.endswith(".csv")]
        files.append(_write(folder / PACKAGE, _json(data_package(tables, described))))
    manifest = {
        "program": _PROGRAM,
        "kind": kind,
        "schema_version": schema_version(),
        "rules_versions": rules,
        "formats": list(formats),
        "texts": texts,
        "altered_cells": altered,
        "files": [{"name": file.name, "rows": file.rows, "bytes": file.bytes, "sha256": file.sha256} for file in files],
    }
    return (*files, _write(folder / MANIFEST, _json(manifest)))


def _write_tables(
    db: Database, folder: Path, formats: Sequence[str], altered: list[dict[str, Any]], *, texts: bool
) -> tuple[list[File], dict[str, tuple[str, Sequence[Field]]]]:
    """Write every table in the formats that have one file or sheet for each; returns files and what columns mean."""
    files: list[File] = []
    described: dict[str, tuple[str, Sequence[Field]]] = {}
    with ExitStack() as stack:
        book = stack.enter_context(Workbook(folder / WORKBOOK)) if "xlsx" in formats else None
        for dataset in (*DATASETS, TEXTS) if texts else DATASETS:
            cursor = db.execute(dataset.sql)
            columns = tuple(column[0] for column in cursor.description)
            described[dataset.name] = _, fields = describe(db, dataset, columns)
            paths = {folder / f"{dataset.name}.{name}": kind for name, kind in _FILES.items() if name in formats}
            writers: list[Writer] = [kind(path, fields) for path, kind in paths.items()]
            rows = _write_rows(
                map(row_masker(db, dataset.masked, columns), cursor),
                [*writers, *([book.sheet(dataset.name, fields)] if book else [])],
            )
            files += [_file(path, rows) for path in paths]
    if book is not None:
        altered += book.altered
        files.append(_file(folder / WORKBOOK, None))
    return files, described


def _write_rows(rows: Iterable[tuple[Any, ...]], writers: Sequence[Writer]) -> int:
    count = 0
    if not writers:
        return count
    with ExitStack() as stack:
        for writer in writers:
            stack.enter_context(writer)
        for count, row in enumerate(rows, start=1):  # noqa: B007
            for writer in writers:
                writer.write(row)
    return count


def _write(path: Path, text: str) -> File:
    path.write_text(text, encoding="utf-8")
    return _file(path, None)


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


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
