"""Parquet files with typed columns: what holds integers and decimals becomes two columns, so that won stay exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from store.datasets import Field

REAL = "_real"
"""What is put behind the name of a column of numbers for the column that holds those with a decimal point."""
_MOST_ROWS = 20_000
_MOST_CHARACTERS = 16_000_000


class ParquetFile:
    """Rows in groups of at most 20,000, so that files of any size need little memory."""

    def __init__(self, path: Path, fields: Sequence[Field]) -> None:
        self._path, self._fields, self._open = path, fields, ExitStack()
        self._columns = list(_columns(fields))
        self._rows: list[list[Any]] = []
        self._characters = 0

    def __enter__(self) -> ParquetFile:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        types = {
            "text": pyarrow.string(),
            "time": pyarrow.string(),
            "date": pyarrow.date32(),
            "integer": pyarrow.int64(),
            "real": pyarrow.float64(),
        }
        self._pyarrow = pyarrow
        self._schema = pyarrow.schema(
            [
                pyarrow.field(column.name, types[column.type], metadata={"description": column.meaning})
                for column in self._columns
            ]
        )
        # A file of ours, so that a full disk is told as one.
        sink = self._open.enter_context(self._path.open("wb"))
        self._writer = self._open.enter_context(ParquetWriter(sink, self._schema, compression="zstd"))
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._flush()
        self._open.close()

    def write(self, row: Sequence[Any]) -> None:
        """Write one row: integers exactly, decimals beside them, days as days."""
        values = list(_typed(row, self._fields))
        self._rows.append(values)
        self._characters += sum(len(value) for value in values if isinstance(value, str))
        if len(self._rows) >= _MOST_ROWS or self._characters >= _MOST_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        if not self._rows:
            return
        arrays = [
            self._pyarrow.array(values, type=kind)
            for values, kind in zip(zip(*self._rows, strict=True), self._schema.types, strict=True)
        ]
        self._writer.write_batch(self._pyarrow.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows, self._characters = [], 0


def _columns(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        if field.type == "number":
            yield Field(field.name, "integer", f"{field.meaning} Empty where it is no integer: see {field.name}{REAL}.")
            yield Field(
                f"{field.name}{REAL}", "real", f"{field.meaning} Empty where it is an integer: see {field.name}."
            )
        else:
            yield field


def _typed(row: Sequence[Any], fields: Sequence[Field]) -> Iterator[Any]:
    for value, field in zip(row, fields, strict=True):
        if field.type == "number":
            yield value if isinstance(value, int) else None
            yield value if isinstance(value, float) else None
        elif field.type == "date" and value is not None:
            yield date.fromisoformat(value)
        else:
            yield value
