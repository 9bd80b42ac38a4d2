"""Documents in, figures out, without a database: JSON Lines to JSON Lines, one object a line, in input order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from iljari.errors import UserError
from nlp import gazetteer, pipeline
from nlp.figures import Figure, Reading
from store.keys import storable

Language = Literal["ko", "en"]
STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read. `published` and `title` are None where the line states none."""

    id: str | int
    text: str
    published: date | None
    lang: Language | None
    title: str | None


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that is no document: its number, from 1, and what is wrong with it."""

    number: int
    reason: str


def extract_file(documents: Path, output: Path | None) -> int:
    """Read a file of documents and write their figures as they are read; the exit code is 2 where a line was broken."""
    broken = 0
    with ExitStack() as files:
        if documents == STANDARD_INPUT:
            lines: Iterable[bytes] = sys.stdin.buffer
        else:
            lines = files.enter_context(documents.open("rb"))
            if documents.stat().st_size == 0:
                raise UserError(f"{documents} is empty")
        if output is not None and output.exists() and documents != STANDARD_INPUT and output.samefile(documents):
            raise UserError(f"{output} is the file to be read; name another one to write")
        out = files.enter_context(output.open("w", encoding="utf-8")) if output else sys.stdout
        for result in extracted(lines):
            if isinstance(result, BrokenLine):
                broken += 1
                print(f"iljari: line {result.number} of {documents} was left out: {result.reason}", file=sys.stderr)
            else:
                out.write(json.dumps(result, ensure_ascii=False) + "\n")
                out.flush()
    return 2 if broken else 0


def documents(lines: Iterable[bytes]) -> Iterator[Document | BrokenLine]:
    """The documents that JSON Lines hold, one by one; blank lines are passed over, broken ones reported."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _document(json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8")))
            except UnicodeDecodeError:
                yield BrokenLine(number, "it is not UTF-8")
            except json.JSONDecodeError as error:
                yield BrokenLine(number, f"it is not JSON ({error.msg.lower()} at character {error.pos + 1})")
            except RecursionError:
                yield BrokenLine(number, "it is nested too deeply")
            except ValueError as error:
                yield BrokenLine(number, str(error))


def extracted(lines: Iterable[bytes]) -> Iterator[dict[str, Any] | BrokenLine]:
    """What each document says, in the form of the labelling guideline; broken lines as they are."""
    for document in documents(lines):
        if isinstance(document, BrokenLine):
            yield document
        else:
            yield as_labels(document.id, read(document))


def read(document: Document) -> Reading:
    """The reading of one document; offsets count in its text as given."""
    return pipeline.read(document.text, title=document.title, published=document.published, lang=document.lang)


def as_labels(document_id: str | int, reading: Reading) -> dict[str, Any]:
    """A reading as one JSON object, with official region names instead of codes."""
    return {
        "id": document_id,
        "title_region": gazetteer.full_name(reading.title_region) if reading.title_region else None,
        "regions": [gazetteer.full_name(code) for code in reading.regions],
        "programs": list(reading.programs),
        "figures": [_label(figure) for figure in reading.figures],
    }


def _label(figure: Figure) -> dict[str, Any]:
    names = [gazetteer.full_name(code) for code in figure.regions]
    label: dict[str, Any] = {
        "text": figure.surface,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "role": figure.role,
        "region": names[0] if len(names) == 1 else names or None,
        "year": figure.year_from if figure.year_from == figure.year_to else [figure.year_from, figure.year_to],
        "program": figure.programs[0] if figure.programs else None,
    }
    if figure.per:
        label["per"] = figure.per
    if figure.each:
        label["each"] = True
    return label


def _document(row: object) -> Document:
    if not isinstance(row, dict):
        raise ValueError("it is no JSON object")
    text, identity = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or no text')
    if not isinstance(identity, (str, int)) or isinstance(identity, bool):
        raise ValueError('"id" is missing or neither text nor a number')
    lang = row.get("lang")
    if lang is not None and lang not in get_args(Language):
        raise ValueError(f'"lang" is {lang!r}, which is neither ko nor en')
    title = row.get("title")
    if title is not None and not isinstance(title, str):
        raise ValueError('"title" is no text')
    return Document(
        storable(identity) if isinstance(identity, str) else identity,
        storable(text),
        _day(row.get("published")),
        lang,
        title,
    )


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        if isinstance(value, str):
            return date.fromisoformat(value[:10])
    except ValueError:
        pass
    raise ValueError(f'"published" is {value!r}, which is no date (YYYY-MM-DD)')
