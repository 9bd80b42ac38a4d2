"""Answers from the database: named queries, words, single figures, the ledger, data sets. Nothing here writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iljari.errors import UserError
from iljari.rendering import Format, console, print_rows, quotation, shown_value, table
from store.schema import database_kind, open_database

if TYPE_CHECKING:
    from sqlite_utils import Database

SHORTEST_ID = 4
"""Characters of an id that must be given, so that a slip of the finger names no figure by chance."""
LEDGER_COLUMNS = ("source", "office", "day", "verdict", "listed", "new", "changed", "failed", "newest", "detail")


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The database, opened for reading only."""
    db = open_database(path, readonly=True, demo=None)
    with closing(db.conn):
        yield db


def show(figure: str, path: Path) -> None:
    """Print a figure in its sentence, marked, with its meaning and the release that it was read from."""
    with reading(path) as db:
        found = _mention(db, figure)
        out = console()
        out.print(quotation(found["sentence"], found["start_in_sentence"], len(found["surface"])))
        out.print()
        for name, value in _card(found):
            if value is not None:
                out.print(f"{name:<10}", value, style=None, markup=False)
        out.print(table(("field", "decided by", "saw"), _evidence(db, found)))
        if database_kind(db) == "demo":
            out.print("This database is a demo's: its releases are invented.")


def _mention(db: Database, figure: str) -> dict[str, Any]:
    if len(figure) < SHORTEST_ID or not figure.isalnum():
        raise UserError(f"{figure!r} is no id of a figure; give at least its first {SHORTEST_ID} characters")
    found = list(db.query("SELECT * FROM mentions WHERE figure >= ? AND figure < ? LIMIT 2", [figure, f"{figure}~"]))
    if not found:
        raise UserError(f"there is no figure {figure}; queries and exports give ids in the column figure")
    if len(found) > 1:
        raise UserError(f"several figures begin with {figure}; give more characters of the id")
    return found[0]


def _evidence(db: Database, found: dict[str, Any]) -> list[tuple[str, str, str]]:
    ((text,),) = db.execute("SELECT text FROM documents WHERE id = ?", (found["document"],)).fetchall()
    rules = db.execute(
        'SELECT field, rule, start, "end" FROM figure_evidence WHERE figure = ? ORDER BY position', (found["figure"],)
    )
    return [(field, rule, text[start:end]) for field, rule, start, end in rules]


def _card(found: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    low, high = shown_value(found["low"]), shown_value(found["high"])
    value = low if low == high else f"{low} to {high}"
    per = f" per {found['per']}" if found["per"] else ""
    years = {found["year_from"], found["year_to"]} - {None}
    yield "figure", found["figure"]
    yield (
        "value",
        f"{value} {found['unit']}{per}" + ("" if found["qualifier"] == "exact" else f" ({found['qualifier']})"),
    )
    yield "meaning", " ".join(filter(None, (found["kind"], found["role"])))
    yield "place", found["region_names"]
    yield "year", "–".join(str(year) for year in sorted(years)) or None
    yield "programme", found["programs"]
    yield "title", found["title"] or None
    yield "office", found["office"]
    yield "published", found["published_on"]
    yield "address", found["url"]
    yield "file", found["filename"]
    yield "revision", f"{found['revision']} seen {found['seen_at']}" + ("" if found["latest"] else ", replaced since")
    yield "copy of", found["copy_of"]


def coverage(source: str | None, path: Path, form: Format) -> None:
    """Print the newest ledger row of every source; for one source all its rows, and what of it could not be had."""
    with reading(path) as db:
        rows = db.execute(
            "SELECT c.source, s.name, c.day, c.verdict, c.listed, c.new, c.changed, c.failed, c.newest, c.detail "
            "FROM coverage c JOIN sources s ON s.id = c.source JOIN runs r ON r.id = c.run "
            "WHERE c.source = coalesce(:source, c.source) AND (:source IS NOT NULL OR NOT EXISTS ("
            "SELECT 1 FROM coverage l JOIN runs q ON q.id = l.run "
            "WHERE l.source = c.source AND q.started_at > r.started_at)) "
            "ORDER BY c.source, r.started_at",
            {"source": source},
        ).fetchall()
        if source is not None and not rows:
            raise UserError(f"{source} has never been crawled into this database")
        print_rows(LEDGER_COLUMNS, rows, form)
        if form is Format.table:
            _print_failures(db, source)


def _print_failures(db: Database, source: str | None) -> None:
    failures = db.execute(
        "SELECT source, stage, url, error, attempts, last_at FROM failures "
        "WHERE resolved_at IS NULL AND source = coalesce(?, source) ORDER BY last_at DESC LIMIT 20",
        (source,),
    ).fetchall()
    if failures:
        columns = ("source", "stage", "address", "error", "attempts", "last at")
        console().print(table(columns, failures, title="What could not be had or read, newest first"))
