"""Answers from the database: named queries, words, single figures, the ledger, data sets. Nothing here writes to it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iljari.errors import UserError
from iljari.rendering import Format, console, print_rows, quotation, shown_value, table
from store import exports, ledger, queries
from store.schema import database_kind, open_database

if TYPE_CHECKING:
    from sqlite_utils import Database

SHORTEST_ID = 4
"""Characters of an id that must be given, so that a slip of the finger names no figure by chance."""
QUESTION_COLUMNS = ("name", "question", "parameters")
MOST_FAILURES = 20
WELL = frozenset({"ok", "quiet"})


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The database, opened for reading only."""
    db = open_database(path, readonly=True, demo=None)
    with closing(db.conn):
        yield db


def show(figure: str, path: Path) -> None:
    """Print a figure in its sentence, marked, with its meaning and the release that it was read from."""
    with reading(path) as db:
        print_figure(db, figure)


def print_figure(db: Database, figure: str) -> None:
    """Print the figure whose id begins with `figure`; UserError where that is none or several."""
    found = _mention(db, figure)
    out = console()
    out.print(quotation(found["sentence"], found["start_in_sentence"], len(found["surface"])), soft_wrap=True)
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


def query(name: str | None, sql: str | None, parameters: Sequence[str], path: Path, form: Format) -> None:
    """Answer a named question or read-only SQL; without either list the questions."""
    if sql is not None:
        if name is not None or parameters:
            raise UserError("give either the name of a question or --sql, not both")
        _print(queries.run_sql(path, sql), form)
    elif name is None:
        print_rows(QUESTION_COLUMNS, [_question(query) for query in queries.QUERIES], form)
    else:
        queries.query_named(name)
        with reading(path) as db:
            _print(queries.run_query(db, name, **_values(parameters)), form)


def _print(answer: queries.Result, form: Format) -> None:
    try:
        print_rows(answer.columns, answer.rows, form)
    finally:
        if isinstance(answer.rows, Generator):
            # A pipe that was closed leaves rows unread, and they must let go of the database before it is closed.
            answer.rows.close()


def _question(query: queries.Query) -> tuple[str, str, str]:
    return query.name, query.question, ", ".join(parameter.name for parameter in query.parameters)


def _values(parameters: Sequence[str]) -> dict[str, str]:
    values = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not (equals and name.isidentifier()):
            raise UserError(f"{parameter!r} is no parameter; write it as name=value, such as year=2026")
        values[name] = value
    return values


def export(folder: Path, path: Path, *, formats: Sequence[str], texts: bool) -> None:
    """Write the data set in these formats and print its files."""
    with reading(path) as db:
        files = exports.export(db, folder, texts=texts, formats=formats)
        print_files(folder, files)


def print_files(folder: Path, files: Sequence[exports.File]) -> None:
    """Print the files of a data set that lies in `folder`."""
    rows = [(file.name, file.rows, file.bytes) for file in files]
    console().print(table(("file", "rows", "bytes"), rows, title=f"{len(files)} files in {folder}"))


def coverage_by_day(source: str | None, days: int, path: Path, form: Format) -> None:
    """Print days beside sources: how many releases were new where all was well, else the verdict; nothing where nobody
    looked.
    """
    with reading(path) as db:
        visits = ledger.coverage_by_day(db, days, source)
    if source is not None and not visits:
        raise UserError(f"there is no source {source} in {path}")
    newest = max((day for seen in visits.values() for day in seen), default=None)
    shown = [newest - timedelta(days=back) for back in reversed(range(days))] if newest else []
    rows = [(name, *(_visit_in_words(seen.get(day)) for day in shown)) for name, seen in visits.items()]
    print_rows(("source", *(day.isoformat() for day in shown)), rows, form)


def _visit_in_words(visit: tuple[str, int] | None) -> str | None:
    if visit is None:
        return None
    verdict, new = visit
    if verdict in WELL:
        return str(new)
    return f"{verdict}, {new}" if new else verdict


def coverage(source: str | None, path: Path, form: Format) -> None:
    """Print the newest ledger row of every source, and below the table what could not be had or read."""
    with reading(path) as db:
        newest = queries.run_query(db, "coverage", source=source)
        rows = list(newest.rows)
        if source is not None and not rows:
            raise UserError(f"there is no source {source} in {path}")
        print_rows(newest.columns, rows, form)
        if form is Format.table:
            failures = queries.run_query(db, "failures", source=source, limit=MOST_FAILURES)
            missing = list(failures.rows)
            if missing:
                title = "What could not be had or read, newest first"
                console().print(table(failures.columns, missing, title=title))
