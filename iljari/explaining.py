"""One text under the magnifying glass: its figures, and the rule that decided each field."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date

from iljari.extracting import as_labels
from iljari.rendering import Format, console, quotation, table
from nlp import pipeline
from nlp.figures import Figure, Reading
from store.keys import storable

COLUMNS = ("text", "kind", "low", "high", "unit", "qualifier", "role", "region", "year", "program")
EVIDENCE_COLUMNS = ("text", "field", "rule", "saw")


def explain(text: str, published: date | None, form: Format) -> None:
    """Print the figures of `text` and what decided them; CSV holds one row for each decision."""
    text = storable(text)
    reading = pipeline.read(text, published=published)
    match form:
        case Format.json:
            print(json.dumps(_explained(reading, text), ensure_ascii=False, indent=1))
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(EVIDENCE_COLUMNS)
            writer.writerows(row for figure in reading.figures for row in _evidence(figure, text))
        case Format.table:
            _print(reading, text)


def _print(reading: Reading, text: str) -> None:
    out = console()
    if not reading.figures:
        out.print("The rules see no figure in this text.")
        return
    labels = as_labels("", reading)["figures"]
    out.print(table(COLUMNS, [[_cell(label[column]) for column in COLUMNS] for label in labels]))
    for figure in reading.figures:
        start = figure.start - figure.sentence_start
        sentence = text[figure.sentence_start : figure.sentence_end]
        out.print(quotation(sentence, start, figure.end - figure.start))
        out.print(table(EVIDENCE_COLUMNS[1:], [row[1:] for row in _evidence(figure, text)]))


def _explained(reading: Reading, text: str) -> dict[str, object]:
    explained = as_labels("", reading)
    del explained["id"]
    for label, figure in zip(explained["figures"], reading.figures, strict=True):
        label["evidence"] = [dict(zip(EVIDENCE_COLUMNS[1:], row[1:], strict=True)) for row in _evidence(figure, text)]
    return explained


def _evidence(figure: Figure, text: str) -> list[tuple[str, str, str, str]]:
    return [(figure.surface, seen.field, seen.rule, text[seen.start : seen.end]) for seen in figure.evidence]


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, list):
        return "–".join(map(str, value)) if value and isinstance(value[0], int) else ", ".join(map(str, value))
    return value if isinstance(value, str | int | float) else None
