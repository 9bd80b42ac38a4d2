"""Paragraphs and tables → one plain text, with the place of every table cell in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crawler.texts import lays_out_a_page, tidy

_DEEPEST_NESTING = 40


@dataclass(slots=True)
class Table:
    """Rows of cells, a cell being the blocks in it. A place covered by a merged cell is an empty cell."""

    rows: list[list[list[Block]]]


Block = str | Table


class CellSpan(NamedTuple):
    """`text[start:end]` is the cell in this row and column of this table; all count from 0, in document order."""

    table: int
    row: int
    column: int
    start: int
    end: int


@dataclass(slots=True)
class Composer:
    """Writes blocks one after the other. `room` is the number of characters that may still be written."""

    room: int
    cells: list[CellSpan] = field(default_factory=list)
    tables: int = 0
    _lines: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """What has been written so far, lines joined by line ends."""
        return "\n".join(self._lines)

    def write(self, blocks: Iterable[Block], depth: int = 0) -> None:
        """Append paragraphs as lines and tables as tab-separated rows. OverflowError when there is no room left."""
        for block in blocks:
            if isinstance(block, str):
                for line in clean_lines(block):
                    self._add(line)
            elif depth > _DEEPEST_NESTING:
                raise OverflowError("tables are nested too deeply")
            else:
                self._write_table(block, depth)

    def _write_table(self, table: Table, depth: int) -> None:
        number = self.tables
        self.tables += 1
        for row_number, row in enumerate(table.rows):
            holds_table = any(isinstance(block, Table) for cell in row for block in cell)
            lines = [[line for block in cell if isinstance(block, str) for line in clean_lines(block)] for cell in row]
            if holds_table or lays_out_a_page(lines):
                for cell in row:
                    self.write(cell, depth + 1)
                continue
            self._write_row(number, row_number, [" ".join(filter(None, cell)) for cell in lines])

    def _write_row(self, table: int, row: int, cells: Sequence[str]) -> None:
        line = "\t".join(cells).rstrip("\t")
        if not line:
            return
        at = self._length
        for column, cell in enumerate(cells):
            if cell:
                self.cells.append(CellSpan(table, row, column, at, at + len(cell)))
            at += len(cell) + 1
        self._add(line)

    def _add(self, line: str) -> None:
        if not line and (not self._lines or not self._lines[-1]):
            return
        self._lines.append(line)
        self._length += len(line) + 1
        if self._length > self.room:
            raise OverflowError("the text is longer than allowed")


def clean_lines(paragraph: str) -> list[str]:
    """The lines of a paragraph with single spaces and composed Hangul; one empty line where it is blank."""
    return [" ".join(line.split()) for line in tidy(paragraph).split("\n")]
