"""Files of each type → their text: one reader for each format. Only the child process calls them: they may crash."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crawler import media_types as media
from crawler.blocks import Block, Composer, Table
from crawler.texts import decode, read_html, tidy

PLAIN_READER = "iljari-text 1"
HTML_READER = "iljari-html 1"
HWPML_READER = "iljari-hwpml 1"

_MOST_SHEET_ROWS, _MOST_SHEET_CELLS = 20_000, 100_000
_UNREADABLE_SHARE = 0.3
_LEAST_AGREEMENT = 0.85
_LIMIT = re.compile("초과|한도|상한|exceed|limit|too large", re.IGNORECASE)
_OUT_OF_MEMORY = re.compile("MemoryError|SystemError")
"""CPython's C code says SystemError in some of the places where it gets no memory."""
_LOSS = re.compile("손상|복구|누락|일부|truncat|missing|(?<!이미지)(?<!글꼴) (?:생략|건너)", re.IGNORECASE)
"""Warnings of dochan after which text may be missing."""
_NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]")


class Refused(Exception):  # noqa: N818 - an answer, not an error of this process
    """A file that gives no text, with one of the words of `crawler.attachments.Reason`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


@dataclass(slots=True)
class Reading:
    """What a reader found: its `text`, or blocks in document order. `problems` are parts that it could not read."""

    extractor: str
    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    images: int = 0
    problems: list[str] = field(default_factory=list)


def read_office(path: Path, media_type: str) -> Reading:
    """HWP, HWPX, HWP 3, DOC(X), PPT(X) and XLS(X), by dochan. It never raises: what went wrong is in its errors."""
    from dochan import Dochan

    options: dict[str, Any] = {}
    if media_type == media.HWPX:
        # Pictures stay unread; deletions of a tracked revision are no text of the release.
        options = {"include_assets": False, "revision_mode": "final"}
    elif media_type == media.HWP:
        options = {"revision_mode": "final"}
    try:
        document = Dochan(str(path), **options)
    except ValueError:
        document = Dochan(str(path))
    return _reading_of(document)


def _reading_of(document: Any) -> Reading:
    from dochan.utils.diagnostics import is_fatal_diagnostic

    errors = [str(error) for error in document.errors]
    fatal = [error for error in errors if is_fatal_diagnostic(error)]
    if any(_OUT_OF_MEMORY.search(error) for error in errors):
        raise Refused("memory")
    header = getattr(document.doc, "file_header", None)
    if getattr(header, "is_drm", False) or getattr(header, "has_cert_drm", False):
        raise Refused("drm")
    if getattr(header, "is_encrypted", False) or any("암호" in error for error in fatal):
        raise Refused("password")
    blocks: list[Block] = []
    sheets = len(document.doc.sections) > 1
    for section in document.doc.sections:
        name = getattr(section.provenance, "sheet", None)
        blocks += [name] if sheets and name else []
        blocks += _blocks(section.elements)
    if fatal and not any(_has_text(block) for block in blocks):
        raise Refused(_reason_of(fatal), fatal[0])
    images = len(document.find_all("image"))
    problems = fatal + [error for error in errors if error not in fatal and _LOSS.search(error)]
    return Reading(f"dochan {version('dochan')}", blocks, images=images, problems=problems)


def _reason_of(errors: list[str]) -> str:
    return "too_large" if all(_LIMIT.search(error) for error in errors) else "damaged"


def _blocks(elements: list[Any], held_back: list[Any] | None = None) -> Iterator[Block]:
    """dochan's elements as ours, without the words that it adds for pictures and links, and reviewers' comments.

    Footnotes go to `held_back` where one is given: in a cell they would become part of its value.
    """
    from dochan.model.document import Paragraph
    from dochan.model.equation import Equation
    from dochan.model.header_footer import Footnote, HeaderFooter
    from dochan.model.image import Image
    from dochan.model.table import Table as DochanTable

    for element in elements:
        if isinstance(element, DochanTable):
            caption = list(_blocks(element.caption))
            notes: list[Any] = []
            above = (element.caption_side or "").upper() in {"TOP", "LEFT"}
            yield from caption if above else ()
            yield Table(
                [
                    [[] if cell.is_merged_away else list(_blocks(cell.paragraphs, notes)) for cell in row]
                    for row in element.rows
                ]
            )
            yield from () if above else caption
            yield from _blocks(notes)
        elif isinstance(element, Paragraph):
            yield element.text
        elif isinstance(element, HeaderFooter | Footnote):
            if element.type == "comment":
                continue
            if held_back is None:
                yield from _blocks(element.paragraphs)
            else:
                held_back.append(element)
        elif isinstance(element, Image):
            yield from _blocks(element.caption)
        elif isinstance(element, Equation) and element.script:
            yield element.script


def _has_text(block: Block) -> bool:
    if isinstance(block, str):
        return bool(block.strip())
    return any(_has_text(inner) for row in block.rows for cell in row for inner in cell)


def read_spreadsheet(path: Path, media_type: str) -> Reading:
    """Sheets in order, their names before them where there are several.

    dochan writes numbers as the sheet shows them (15.3%, not 0.153); what is too long for it calamine reads as stored.
    """
    if media_type == media.XLSX:
        from dochan.ooxml import xlsx

        # Its defaults cut a sheet at 200 rows and 5,000 cells.
        xlsx.STREAMING_ROW_LIMIT, xlsx.STREAMING_CELL_LIMIT = _MOST_SHEET_ROWS, _MOST_SHEET_CELLS
        xlsx.MAX_DENSE_TABLE_CELLS = _MOST_SHEET_CELLS
    try:
        reading = read_office(path, media_type)
        problems = reading.problems
        if not problems:
            return reading
    except Refused as refusal:
        if refusal.reason in {"password", "drm"}:
            raise
        problems = [refusal.detail]
    try:
        stored = _read_with_calamine(path)
    except Exception as error:
        raise Refused(_reason_of(problems), problems[0]) from error
    # A limit that dochan keeps is no damage to what calamine reads.
    stored.problems = [problem for problem in problems if not _LIMIT.search(problem)]
    return stored


def _read_with_calamine(path: Path) -> Reading:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as workbook:
        names = list(workbook.sheet_names)
        reading = Reading(f"python-calamine {version('python-calamine')}")
        for name in names:
            if len(names) > 1:
                reading.blocks.append(name)
            rows = workbook.get_sheet_by_name(name).iter_rows()
            reading.blocks.append(Table([[[_shown(value)] for value in row] for row in rows]))
    return reading


def _shown(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def read_pdf(path: Path) -> Reading:
    """dochan's reading, with joined lines and tables; pdfium's where that lacks text or joins two numbers."""
    import pypdfium2

    try:
        plain, images = _read_with_pdfium(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("password") from error
        plain, images = Reading(f"pypdfium2 {version('pypdfium2')}"), 0
    try:
        reading = read_office(path, media.PDF)
    except Refused:
        if not plain.blocks:
            raise
        return plain
    reading.images = max(reading.images, images)
    if not plain.blocks:
        if not any(_has_text(block) for block in reading.blocks) and not reading.images:
            raise Refused("damaged", "no page of it can be opened")
        return reading
    said, seen = _said(reading.blocks), _said(plain.blocks)
    complete = _letters(said) >= _LEAST_AGREEMENT * _letters(seen)
    return reading if complete and not _joins_numbers(said, seen) else plain


def _read_with_pdfium(path: Path) -> tuple[Reading, int]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    reading = Reading(f"pypdfium2 {version('pypdfium2')}")
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            textpage = page.get_textpage()
            # U+FFFE stands where pdfium joined a word that was broken at the end of a line.
            text = textpage.get_text_range().replace("\ufffe", "")
            if text.strip():
                reading.blocks.extend(text.splitlines())
            textpage.close()
            if not text.strip():
                reading.images += sum(1 for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
            page.close()
    return reading, reading.images


def _said(blocks: list[Block]) -> list[str]:
    said: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            said.append(block)
        else:
            said += [text for row in block.rows for cell in row for text in _said(cell)]
    return said


def _letters(texts: list[str]) -> int:
    return sum(character.isalnum() for text in texts for character in text)


def _joins_numbers(said: list[str], seen: list[str]) -> bool:
    """Whether a number is on no line of the page: 1,250 at the end of a line and 300 below it are not 1,250300."""
    lines = "\n".join("".join(line.split()) for line in seen)
    return any(number not in lines for text in said for number in _NUMBER.findall(text))


def read_markup(path: Path) -> Reading:
    """HTML files; a table in them is already rows of text."""
    try:
        read = read_html(decode(path.read_bytes()))
    except ValueError as error:
        raise Refused("too_large", str(error)) from error
    return Reading(HTML_READER, text=read.text, images=read.images)


def read_plain(path: Path) -> Reading:
    """Plain text in any charset."""
    return Reading(PLAIN_READER, text=tidy(decode(path.read_bytes())))


def read_hwpml(path: Path) -> Reading:
    """HWPML 2: Hangul's older XML, which is found under the name .hwp."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    root = etree.fromstring(path.read_bytes(), parser)
    if root is None:
        raise Refused("damaged", "it is no XML")
    reading = Reading(HWPML_READER, images=sum(1 for _ in root.iter("PICTURE")))
    reading.problems += [str(entry.message) for entry in parser.error_log][:10]
    for section in root.iter("SECTION"):
        reading.blocks.extend(_hwpml_blocks(section))
    return reading


def _hwpml_blocks(parent: Any, depth: int = 0) -> Iterator[Block]:
    if depth > 32:
        raise Refused("too_large", "tables are nested too deeply")
    for paragraph in parent.iterchildren("P"):
        tables = [table for text in paragraph.iterchildren("TEXT") for table in text.iterchildren("TABLE")]
        line = "".join(
            piece
            for text in paragraph.iterchildren("TEXT")
            for char in text.iterchildren("CHAR")
            for piece in _hwpml_pieces(char)
        )
        if line or not tables:
            yield line
        for table in tables:
            yield Table(
                [
                    [
                        [block for inner in cell.iterchildren("PARALIST") for block in _hwpml_blocks(inner, depth + 1)]
                        for cell in row.iterchildren("CELL")
                    ]
                    for row in table.iterchildren("ROW")
                ]
            )


def _hwpml_pieces(char: Any) -> Iterator[str]:
    yield char.text or ""
    for mark in char:
        yield {"LINEBREAK": "\n", "TAB": " ", "NBSPACE": " ", "FWSPACE": " ", "HYPHEN": "-"}.get(str(mark.tag), "")
        yield mark.tail or ""


_OFFICE = (media.HWP, media.HWP3, media.HWPX, media.DOCX, media.DOC, media.PPTX, media.PPT, media.ENCRYPTED_OFFICE)
_READERS: dict[str, Callable[[Path], Reading]] = {
    **{media_type: partial(read_office, media_type=media_type) for media_type in _OFFICE},
    **{media_type: partial(read_spreadsheet, media_type=media_type) for media_type in (media.XLSX, media.XLS)},
    media.PDF: read_pdf,
    media.HTML: read_markup,
    media.TEXT: read_plain,
    media.HWPML: read_hwpml,
}
READABLE = frozenset(_READERS)


def read(path: Path, media_type: str, most_characters: int) -> dict[str, Any]:
    """The answer to one request: text, cells, extractor and problems, or the reason why there is no text."""
    try:
        reading = _READERS[media_type](path)
        composer = Composer(room=most_characters)
        composer.write(reading.blocks)
        text = reading.text or composer.text.rstrip("\n")
        if len(text) > most_characters:
            raise OverflowError("the text is longer than allowed")
        if not text.strip():
            if reading.problems:
                raise Refused("damaged", reading.problems[0])
            raise Refused("image_only" if reading.images else "empty")
        unreadable = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
        if unreadable > _UNREADABLE_SHARE * len(text):
            raise Refused("damaged", "its fonts do not say which characters they draw")
    except Refused as refusal:
        return {"reason": refusal.reason, "detail": refusal.detail}
    except (MemoryError, SystemError):
        return {"reason": "memory", "detail": ""}
    except (OverflowError, RecursionError) as error:
        return {"reason": "too_large", "detail": str(error)}
    except Exception as error:  # whatever a parser raises on a hostile file is that file's problem
        return {"reason": "damaged", "detail": f"{type(error).__name__}: {error}"}
    return {"text": text, "cells": composer.cells, "extractor": reading.extractor, "problems": reading.problems}
