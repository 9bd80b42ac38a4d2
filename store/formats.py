"""The forms that a data set is written in, each as a writer of rows: CSV and JSON Lines here, others beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from store.datasets import Field
from store.errors import ExportError

FORMATS = ("csv", "jsonl", "parquet", "xlsx", "sqlite")
DEFAULT_FORMATS = ("csv", "jsonl")
_EXTRAS = {"parquet": ("pyarrow", "parquet"), "xlsx": ("xlsxwriter", "excel")}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠")


class Writer(Protocol):
    """Takes the rows of one file in order; entered before the first, left after the last."""

    def __enter__(self) -> Writer: ...
    def __exit__(self, *error: object) -> None: ...
    def write(self, row: Sequence[Any]) -> None:
        """Write one row, a value for each column."""


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """These formats, each once, in the order of FORMATS; ExportError for one that is unknown or not installed."""
    for name in names:
        if name not in FORMATS:
            raise ExportError(f"{name!r} is no format; choose among {', '.join(FORMATS)}")
        if name in _EXTRAS and not _installed(_EXTRAS[name][0]):
            module, extra = _EXTRAS[name]
            raise ExportError(f'the format {name} needs {module}; install it with: pip install "iljari[{extra}]"')
    if not names:
        raise ExportError(f"name a format; choose among {', '.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in names)


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:
        return False


class CsvFile:
    """CSV that spreadsheets open as it is: UTF-8 with a byte order mark, and no text that could be a formula."""

    def __init__(self, path: Path, fields: Sequence[Field]) -> None:
        self._path, self._fields, self._open = path, fields, ExitStack()

    def __enter__(self) -> CsvFile:
        self._file = self._open.enter_context(self._path.open("w", encoding="utf-8-sig", newline=""))
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow([field.name for field in self._fields])
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def write(self, row: Sequence[Any]) -> None:
        """Write one row; a text that a spreadsheet could take for a formula gets one apostrophe before it."""
        self._writer.writerow([csv_cell(value) for value in row])


def csv_cell(value: Any) -> Any:
    """A value as a CSV cell; a text that a spreadsheet could take for a formula gets one apostrophe before it."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


class JsonLinesFile:
    """One JSON object a line, values as they are stored."""

    def __init__(self, path: Path, fields: Sequence[Field]) -> None:
        self._path, self._names, self._open = path, [field.name for field in fields], ExitStack()

    def __enter__(self) -> JsonLinesFile:
        self._file = self._open.enter_context(self._path.open("w", encoding="utf-8", newline=""))
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def write(self, row: Sequence[Any]) -> None:
        """Write one row as an object."""
        self._file.write(json.dumps(dict(zip(self._names, row, strict=True)), ensure_ascii=False) + "\n")
