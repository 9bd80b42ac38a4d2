"""Rows and figures on the terminal: tables for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PLAIN_WIDTH = 200
"""Columns of a table that goes into a file or a pipe, where no terminal sets its width."""
LONGEST_UNBROKEN = 24
"""Columns of the terminal up to which a cell is kept on one line where there is room: names, dates, numbers."""
PADDING = 3
"""Columns of the terminal between two columns of a table."""

Value = str | int | float | None


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def console() -> Console:
    """The terminal that results are printed to."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Value]], form: Format = Format.table) -> None:
    """Print rows to standard output in the form asked for."""
    match form:
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)
        case Format.json:
            objects = [dict(zip(columns, row, strict=True)) for row in rows]
            print(json.dumps(objects, ensure_ascii=False, indent=1))
        case Format.table:
            _print_table(columns, [tuple(row) for row in rows])


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """A table without its empty columns, which are named below it: wide answers must fit on a screen."""
    if not rows:
        console().print("no rows")
        return
    told = [index for index in range(len(columns)) if any(row[index] is not None for row in rows)]
    console().print(table([columns[index] for index in told], [[row[index] for index in told] for row in rows]))
    if empty := [column for index, column in enumerate(columns) if index not in told]:
        console().print(f"empty columns: {', '.join(empty)}", markup=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[Value]], title: str | None = None) -> Table:
    """Rows as a table, numbers to the right with thousands marked, years without."""
    from rich import box
    from rich.cells import cell_len
    from rich.markup import escape
    from rich.table import Table

    rows = [tuple(row) for row in rows]
    shown = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    longest = [max((cell_len(shown_value(row[index])) for row in rows), default=0) for index in range(len(columns))]
    # Rich cuts a column that must not break and finds no room, and a number without its last digits is another one.
    fits = sum(min(width, LONGEST_UNBROKEN) + PADDING for width in longest) <= console().width
    for index, column in enumerate(columns):
        numeric = any(isinstance(row[index], int | float) for row in rows)
        shown.add_column(
            column.replace("_", " "),
            justify="right" if numeric else "left",
            overflow="fold",
            min_width=longest[index] if fits and longest[index] <= LONGEST_UNBROKEN else None,
        )
    for row in rows:
        cells = zip(columns, row, strict=True)
        shown.add_row(*(escape(shown_value(value, year="year" in column)) for column, value in cells))
    return shown


def shown_value(value: Value, *, year: bool = False) -> str:
    """A value as people read it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float) or year:
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"


def quotation(sentence: str, start: int, length: int) -> str:
    """A sentence with the quoted words marked, safe to print as markup."""
    return marked(sentence, [(start, start + length)])


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with the characters of `spans` marked, safe to print as markup; overlapping spans are joined."""
    from rich.markup import escape

    pieces = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            first = max(start, position)
            pieces += [escape(text[position:first]), "[bold reverse]", escape(text[first:end]), "[/]"]
            position = end
    return "".join([*pieces, escape(text[position:])])
