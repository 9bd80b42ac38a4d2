"""Tables that a converter flattened: rows whose cells are parted by spaces, and tables with one cell on each line.

Attachments come from word processors and page layouts, which drop the separators of a table. A run of lines is read as
one only where a title that names a measure (인원(명), 예산) stands over every column of numbers and the rows agree in
their number of cells; else the numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.cells import Cell, Table, has_unit, is_measure, noted_units
from nlp.draft import Draft, Sentence
from nlp.numerals import SPACE

_NUMBER = r"(?:[0-9][0-9,]{0,15}(?:\.[0-9]{1,3})?|[-–])"
_ROW = re.compile(rf"(?P<label>[^\n]{{1,40}}?)(?P<cells>(?:{SPACE}{{1,4}}{_NUMBER}){{1,12}}){SPACE}*$")
_LABEL = re.compile(r"[가-힣]")
_CELL = re.compile(_NUMBER)
_ALONE = re.compile(rf"{_NUMBER}$")
_TITLE = re.compile(rf"[^\s(]+(?:{SPACE}?\([^()\n]{{1,16}}\))?|\([^()\n]{{1,16}}\)")
_LONGEST_HEADER = 120
_LONGEST_CELL = 24
_LABEL_WORDS = 3
"""Words that the title of the label may have, before those of the measures."""
_MOST_COLUMNS = 12


def flat_tables(draft: Draft) -> dict[int, Table]:
    """Sentence index → table, for the sentences that are rows, titles or cells of a flattened table."""
    lines = [sentence for sentence in draft.sentences if sentence.kind not in ("table", "headline", "dateline")]
    found: dict[int, Table] = {}
    position = 0
    while position < len(lines):
        table, size = _spaced(draft, lines, position)
        if table is None and lines[position].end - lines[position].start <= _LONGEST_CELL:
            table, size = _stacked(draft, lines, position)
        if table is not None:
            found.update(dict.fromkeys(table.rows, table))
        position += max(1, size)
    return found


def _spaced(draft: Draft, lines: Sequence[Sentence], position: int) -> tuple[Table | None, int]:
    """The table whose titles are line `position` and whose rows follow, with the number of lines it takes."""
    text, header = draft.text, lines[position]
    if header.end - header.start > _LONGEST_HEADER or position + 1 >= len(lines):
        return None, 0
    first = _row(text, lines[position + 1])
    if first is None:
        return None, 0
    width = len(first)
    titles = [Cell(*match.span()) for match in _TITLE.finditer(text, header.start, header.end)]
    measures = titles[len(titles) - width + 1 :]
    if len(measures) < width - 1 or len(titles) > width - 1 + _LABEL_WORDS:
        return None, 0
    if not all(is_measure(title) or has_unit(title) for title in (text[cell.start : cell.end] for cell in measures)):
        return None, 0  # before the rows are read, which may be many
    rows = {lines[position + 1].index: first}
    for place in range(position + 2, len(lines)):
        row = _row(text, lines[place])
        if row is None or len(row) != width:
            break
        rows[lines[place].index] = row
    return _table(draft, rows, {header.index: titles}, measures), 1 + len(rows)


def _row(text: str, line: Sentence) -> list[Cell] | None:
    """Label and numbers of a line that holds nothing else."""
    if line.end - line.start > _LONGEST_HEADER or not (text[line.end - 1].isdigit() or text[line.end - 1] in "-–"):
        return None
    row = _ROW.match(text, line.start, line.end)
    if row is None or not _LABEL.search(row["label"]):
        return None
    numbers = [Cell(*match.span()) for match in _CELL.finditer(text, row.start("cells"), row.end("cells"))]
    return [Cell(line.start, row.end("label")), *numbers]


def _stacked(draft: Draft, lines: Sequence[Sentence], position: int) -> tuple[Table | None, int]:
    """The table that begins at line `position` with one cell a line: titles, then rows of a label and numbers."""
    text = draft.text
    first = _first_number(text, lines, position)
    count = _numbers_from(text, lines, first)
    if not 0 < count < _MOST_COLUMNS or first - position != count + 2:
        return None, 0
    rows: dict[int, list[Cell]] = {}
    place, total = first - 1, 0
    while (
        place + count < len(lines) and _numbers_from(text, lines, place + 1) == count and _is_label(text, lines[place])
    ):
        group = lines[place : place + count + 1]
        rows.update((line.index, [Cell(cell.start, cell.end) for cell in group]) for line in group)
        place, total = place + count + 1, total + 1
    titles = [Cell(line.start, line.end) for line in lines[position : position + count + 1]]
    heads = {line.index: titles for line in lines[position : position + count + 1]}
    table = _table(draft, rows, heads, titles[1:]) if total else None
    return table, place - position


def _first_number(text: str, lines: Sequence[Sentence], position: int) -> int:
    """The first line from `position` on that is a number, at most a table's width away; `position` if there is none."""
    for place in range(position, min(len(lines), position + _MOST_COLUMNS + 2)):
        line = lines[place]
        if line.end - line.start > _LONGEST_CELL:
            break
        if _ALONE.match(text, line.start, line.end):
            return place
    return position


def _numbers_from(text: str, lines: Sequence[Sentence], place: int) -> int:
    """How many lines from `place` on are a number each."""
    count = 0
    while (
        place + count < len(lines)
        and count < _MOST_COLUMNS
        and _ALONE.match(text, lines[place + count].start, lines[place + count].end)
    ):
        count += 1
    return count


def _is_label(text: str, line: Sentence) -> bool:
    return line.end - line.start <= _LONGEST_CELL and bool(_LABEL.search(text, line.start, line.end))


def _table(
    draft: Draft, rows: dict[int, list[Cell]], heads: dict[int, list[Cell]], measures: Sequence[Cell]
) -> Table | None:
    """The table of these rows, None unless all of its columns are measures; a lone row needs units in its titles."""
    words = [draft.text[cell.start : cell.end] for cell in measures]
    lone = len({row[0].start for row in rows.values()}) == 1
    if not all(has_unit(title) if lone else is_measure(title) for title in words):
        return None
    table = Table(draft.text, {**heads, **rows}, frozenset(heads), [(), *((cell,) for cell in measures)])
    first = min(heads)
    table.units = noted_units(draft.text, draft.sentences[max(0, first - 2) : first])
    return table
