"""The codebook of an export: what its files hold, and the sentence of every column, as the database itself has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.datasets import Field

_RULES = """# Codebook

Empty CSV cells and JSON nulls mean that nothing is stated or known; nothing is ever filled in.

- Add up `facts` with `is_part` 0, never `figures`: a release mentions one quantity several times.
- Telephone numbers, e-mail addresses, resident numbers and bank accounts are masked with ●, one for each character.
- `manifest.json` has the number of rows and the checksum of every file.
"""
_FORMATS = {
    "csv": """CSV is UTF-8 with a byte order mark, for spreadsheets. A text that begins with one of `= + - @ '`, a tab
  or a carriage return is preceded by one apostrophe, so that no spreadsheet takes it for a formula. Take one leading
  apostrophe off a text to have the original. Numbers are never changed. `datapackage.json` tells other programs the
  type of every column.""",
    "jsonl": "JSON Lines (UTF-8, one object a line) hold every value as it is stored.",
    "parquet": """Parquet has typed columns: counts, won and flags int64, days date32, times text with their zone. A
  column of integers and decimals (type number) is two columns there: `low` has the integers as int64, exact up to
  2^63, and `low_real` the decimals (rates among them) as float64. At most one of the two has a value.""",
    "xlsx": """`iljari.xlsx` has a sheet for each table. Excel keeps 15 digits of a number and 32,767 characters of a
  cell: longer integers are written as text and longer texts cut with a note at their end. `altered_cells` in
  `manifest.json` lists every such cell; the other formats hold them whole.""",
    "sqlite": """`iljari.sqlite` is a snapshot with the tables, views, questions and search of iljari, to be read only.
  Raw bytes and requests are left out. Contact details are masked as elsewhere. Unless whole texts were asked for, its
  texts hold headlines and the sentences of figures, and ░ for every other character, so that offsets hold.""",
}


def codebook_text(formats: Sequence[str], described: Mapping[str, tuple[str, Sequence[Field]]], *, demo: bool) -> str:
    """The codebook in Markdown: general rules, those of the formats, then a chapter for each table."""
    return "\n".join(_chapters(formats, described, demo=demo))


def _chapters(
    formats: Sequence[str], described: Mapping[str, tuple[str, Sequence[Field]]], *, demo: bool
) -> Iterator[str]:
    yield _RULES + "".join(f"- {_FORMATS[name]}\n" for name in formats)
    if demo:
        yield "**This is a demo's data set: its releases and figures are invented.**\n"
    for name, (sentence, fields) in described.items():
        yield f"## {name}\n\n{sentence}\n\n| column | type | meaning |\n| --- | --- | --- |"
        yield "\n".join(f"| `{field.name}` | {field.type} | {field.meaning} |" for field in fields) + "\n"
