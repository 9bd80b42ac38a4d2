"""An Excel workbook with a sheet for each table. What Excel cannot hold is never changed without a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.datasets import Field
from store.errors import ExportError

MOST_CHARACTERS = 32_767
"""Most characters of a cell, counted in UTF-16 as Excel does."""
MOST_ROWS = 1_048_575
"""Most rows of a sheet below its header."""
_MOST_DIGITS = 10**15
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same day in every workbook, so that the same database gives the same bytes."""


class Workbook:
    """Sheets that are written one after the other; `altered` lists the cells that hold less than the database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.altered: list[dict[str, Any]] = []

    def __enter__(self) -> Workbook:
        import xlsxwriter

        self._book = xlsxwriter.Workbook(
            str(self._path),
            {
                "constant_memory": True,
                "tmpdir": str(self._path.parent),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties({"created": _WRITTEN})
        self._bold = self._book.add_format({"bold": True})
        return self

    def __exit__(self, *error: object) -> None:
        from xlsxwriter.exceptions import FileCreateError, FileSizeError

        try:
            self._book.close()
        except FileCreateError as refused:
            raise refused.args[0] from refused
        except FileSizeError as refused:
            raise ExportError("the data set is too large for one Excel workbook; choose csv or parquet") from refused

    def sheet(self, name: str, fields: Sequence[Field]) -> Sheet:
        """A new sheet with its header; the sheet before it must be complete."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, field in enumerate(fields):
            sheet.write_string(0, column, field.name, self._bold)
        return Sheet(sheet, self._path.name, name, fields, self.altered)


class Sheet:
    """Takes the rows of one sheet."""

    def __init__(
        self, sheet: Any, file: str, name: str, fields: Sequence[Field], altered: list[dict[str, Any]]
    ) -> None:
        self._sheet, self._file, self._name, self._fields, self._altered = sheet, file, name, fields, altered
        self._row = 0

    def __enter__(self) -> Sheet:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def write(self, row: Sequence[Any]) -> None:
        """Write one row. A long text is cut and says so, a number that Excel would round is written as text."""
        self._row += 1
        if self._row > MOST_ROWS:
            raise ExportError(
                f"{self._name} has more than {MOST_ROWS:,} rows, which an Excel sheet cannot hold; "
                "choose csv, parquet or sqlite"
            )
        for column, value in enumerate(row):
            if isinstance(value, str):
                self._sheet.write_string(self._row, column, self._fitting(value, column))
            elif isinstance(value, int) and abs(value) >= _MOST_DIGITS:
                self._note(column, "a number of more than 15 digits, written as text")
                self._sheet.write_string(self._row, column, str(value))
            elif value is not None:
                self._sheet.write_number(self._row, column, value)

    def _fitting(self, text: str, column: int) -> str:
        if len(text) * 2 <= MOST_CHARACTERS or _length(text) <= MOST_CHARACTERS:
            return text
        note = f" … [cut here: {len(text):,} characters]"
        self._note(column, f"cut: it has {len(text):,} characters, and a cell holds {MOST_CHARACTERS:,}")
        room = 2 * (MOST_CHARACTERS - len(note))
        return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + note

    def _note(self, column: int, why: str) -> None:
        self._altered.append(
            {
                "file": self._file,
                "sheet": self._name,
                "row": self._row + 1,
                "column": self._fields[column].name,
                "why": why,
            }
        )


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
