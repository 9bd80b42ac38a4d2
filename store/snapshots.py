"""A SQLite copy of the database to hand on: the same tables, views and search, without what an export leaves out.

Tables are listed by name: one that is added later is not handed on until somebody has decided what it may hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from store import search
from store.datasets import DATASETS
from store.errors import store_errors
from store.masking import row_masker
from store.schema import database_kind, open_database

LEFT_OUT = "░"
"""Stands for each character of a text that was left out, so that offsets still hold."""
COPIED = (
    "_sqlite_migrations", "meta", "regions", "region_changes", "sources", "runs", "coverage", "articles", "revisions",
    "attachments", "documents", "table_cells", "readings", "programs", "figures", "figure_regions", "figure_programs",
    "figure_evidence", "document_regions", "document_programs", "left_out", "corrections", "applied_corrections",
    "copies", "failures",
)  # fmt: skip
EMPTY = ("fetches",)
WITHOUT_BYTES = "pages"
MADE_ANEW = ("search_documents", "search_index")
_MASKED = {dataset.table: dataset.masked for dataset in DATASETS if dataset.name == dataset.table} | {
    "documents": frozenset({"text"})
}
_WHOLE = "whole texts with contact details masked"
_SENTENCES = f"headlines and the sentences of figures with contact details masked; {LEFT_OUT} for all other characters"


def write(db: Database, path: Path, workshop: Path, *, texts: bool) -> None:
    """Write a snapshot of `db` to `path`, which is only ever read; `workshop` is a folder for what leads to it.

    Contact details are masked everywhere. Raw bytes, requests and, unless `texts`, all but headlines and the sentences
    of figures are left out.
    """
    made = workshop / "snapshot.db"
    with store_errors(path):
        copy = open_database(made, create=True, demo=database_kind(db) == "demo")
        with closing(copy.conn):
            copy.execute("PRAGMA foreign_keys = OFF")
            copy.execute("BEGIN")
            for table in COPIED:
                _copy(db, copy, table, texts=texts)
            _copy_names_of_pages(db, copy)
            copy.execute("INSERT INTO meta VALUES ('snapshot', ?)", (_WHOLE if texts else _SENTENCES,))
            copy.execute("COMMIT")
            search.rebuild(copy)
            copy.execute("VACUUM INTO ?", (str(path),))
    for leftover in workshop.glob("snapshot.db*"):
        leftover.unlink()


def _copy(db: Database, copy: Database, table: str, *, texts: bool) -> None:
    stored = db.table(table)
    columns = [column.name for column in stored.columns]
    names = ", ".join(f'"{column}"' for column in columns)
    order = ", ".join(f'"{column}"' for column in stored.pks)
    rows: Iterable[Any] = db.execute(f"SELECT {names} FROM {table} ORDER BY {order}")  # noqa: S608
    rows = map(row_masker(db, _MASKED.get(table, frozenset()), columns), rows)
    if table == "documents" and not texts:
        rows = map(_sentences_only(db, columns), rows)
    copy.execute(f"DELETE FROM {table}")  # noqa: S608
    marks = ", ".join("?" * len(columns))
    copy.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _sentences_only(db: Database, columns: list[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    own, part, place = columns.index("id"), columns.index("part"), columns.index("text")

    def shorten(row: tuple[Any, ...]) -> tuple[Any, ...]:
        if row[part] == "title":
            return row
        spans = db.execute("SELECT sentence_start, sentence_end FROM figures WHERE document = ?", (row[own],))
        return (*row[:place], _only(row[place], spans), *row[place + 1 :])

    return shorten


def _only(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with every character outside `spans` left out."""
    return "".join(_pieces(text, sorted(spans)))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        if end > at:
            yield LEFT_OUT * (start - at)
            yield text[max(at, start) : end]
            at = end
    yield LEFT_OUT * (len(text) - at)


def _copy_names_of_pages(db: Database, copy: Database) -> None:
    rows = db.execute("SELECT sha256, size FROM pages WHERE sha256 IN (SELECT sha256 FROM attachments) ORDER BY sha256")
    copy.conn.executemany("INSERT INTO pages (sha256, size, encoding, bytes) VALUES (?, ?, 'none', x'')", rows)
