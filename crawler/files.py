"""Files and folders of a user → texts. What cannot be read is told in one sentence, and the rest goes on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from crawler import media_types as media
from crawler.attachments import MOST_BYTES, ExtractionError, Reason, extract
from crawler.extractors import PLAIN_READER
from crawler.page_text import READER as PAGE_READER
from crawler.page_text import language_of, page_text
from crawler.texts import decode, tidy

JSON_LINES = "application/jsonl"
JSON_LINES_READER = "iljari-jsonl 1"

_JSON_LINES_SUFFIXES = frozenset((".jsonl", ".ndjson", ".jsonlines"))
_MOST_LINE_BYTES = 64 << 20
_EARLIEST_YEAR, _LATEST_YEAR = 1945, 2100
_SEOUL = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True, slots=True)
class Added:
    """One text that a user adds. `native_id` is its own id, or its path as given; `raw` the bytes that it was read of.

    `title` is "" where the file names none, `published` None where it tells none, `lang` as given, else ko, en or None.
    """

    native_id: str
    title: str
    text: str
    published: date | None
    lang: str | None
    raw: bytes
    media_type: str
    extractor_version: str
    filename: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, in one sentence that names it. `line` counts from 1 in JSON Lines."""

    path: Path
    sentence: str
    line: int | None = None


class _Unreadable(Exception):  # noqa: N818 - carries the sentence of a Problem
    pass


def read_files(paths: Sequence[Path]) -> Iterator[Added | Problem]:
    """The texts of files, of folders and all below them (sorted, without hidden files) and of the lines of JSON Lines.

    Reads one file or line at a time. A file that is partly damaged gives its text and a Problem.
    """
    for path in paths:
        if path.is_dir():
            files = _files_below(path)
            if not files:
                yield Problem(path, f"{path} is a folder without files.")
            for file in files:
                yield from _read_file(file)
        else:
            yield from _read_file(path)


def _files_below(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in files if not name.startswith(".")]
    return sorted(found)


def _read_file(path: Path) -> Iterator[Added | Problem]:
    if not path.exists():
        yield Problem(path, f"{path} does not exist.")
    elif not path.is_file():
        yield Problem(path, f"{path} is not a file.")
    else:
        try:
            if path.suffix.lower() in _JSON_LINES_SUFFIXES:
                with path.open("rb") as stream:
                    yield from _read_json_lines(path, stream)
            else:
                yield from _read_document(path)
        except OSError as error:
            yield Problem(path, f"{path} could not be opened: {error.strerror or error}.")


def _read_document(path: Path) -> Iterator[Added | Problem]:
    if path.suffix.lower() == ".json":
        yield Problem(path, f"{path} is JSON and not JSON Lines: put one object on each line of a file named .jsonl.")
        return
    if path.stat().st_size > MOST_BYTES:
        yield Problem(path, f"{path} is too large to be read (more than {MOST_BYTES >> 20} MB).")
        return
    data = path.read_bytes()
    native_id = Path(os.path.normpath(path)).as_posix()
    media_type = media.sniff(data)
    title, published, lang, version = "", None, None, ""
    problems: tuple[str, ...] = ()
    try:
        if media_type == media.HTML:
            page = page_text(decode(data))
            title, text, published, lang, version = page.title, page.text, page.published_on, page.lang, PAGE_READER
        elif media_type == media.TEXT:
            text, version = tidy(decode(data)), PLAIN_READER
        else:
            document = extract(data, filename=str(path))
            text, version, problems = document.text, document.extractor_version, document.problems
    except ExtractionError as error:
        not_text = error.reason is Reason.UNKNOWN_TYPE and media_type == media.UNKNOWN
        yield Problem(path, f"{path} is no text and no document that is read." if not_text else error.sentence)
        return
    except ValueError as error:
        yield Problem(path, f"{path} could not be read: {error}.")
        return
    if not text.strip():
        yield Problem(path, f"{path} is empty: there is no text in it.")
        return
    yield Added(native_id, title, text, published, lang or language_of(text), data, media_type, version, path.name)
    if problems:
        yield Problem(path, f"{path} is damaged: some of its text may be missing.")


def _read_json_lines(path: Path, stream: IO[bytes]) -> Iterator[Added | Problem]:
    seen: dict[str, bytes] = {}
    number = 0
    while line := stream.readline(_MOST_LINE_BYTES + 1):
        number += 1
        try:
            if len(line) > _MOST_LINE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_MOST_LINE_BYTES)
                raise _Unreadable(f"is longer than {_MOST_LINE_BYTES >> 20} MB")
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            added = _read_record(line, path.name)
            digest = hashlib.blake2b(added.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            if seen.setdefault(added.native_id, digest) != digest:
                raise _Unreadable(f"has the id {added.native_id!r} of an earlier line, with another text")
        except _Unreadable as reason:
            yield Problem(path, f"{path}, line {number} {reason}.", number)
        else:
            yield added
    if not number:
        yield Problem(path, f"{path} is empty: there is no text in it.")


def _read_record(line: bytes, filename: str) -> Added:
    try:
        record = json.loads(decode(line).lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise _Unreadable(f"is broken JSON ({error.msg} at column {error.colno})") from error
    except (RecursionError, ValueError) as error:
        raise _Unreadable("is no JSON that can be read") from error
    if not isinstance(record, dict):
        raise _Unreadable('is no JSON object with "id" and "text"')
    text = record.get("text")
    if not isinstance(text, str):
        raise _Unreadable('has no "text"' if text is None else 'has a "text" that is no string')
    if not text.strip():
        raise _Unreadable('has an empty "text"')
    native_id = _native_id(record.get("id"), text)
    lang = _optional_string(record, "lang") or language_of(text)
    title = _optional_string(record, "title") or ""
    published = _published(record.get("published"))
    return Added(native_id, title, text, published, lang, line.strip(), JSON_LINES, JSON_LINES_READER, filename)


def _native_id(given: Any, text: str) -> str:
    if given is None:
        # The same text without an id is the same text wherever it stands.
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
        return str(given)
    raise _Unreadable('has an "id" that is neither a string nor a whole number')


def _optional_string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise _Unreadable(f'has a "{name}" that is no string')
    return value


def _published(given: Any) -> date | None:
    if given is None or given == "":
        return None
    if isinstance(given, str):
        try:
            moment = datetime.fromisoformat(given.strip())
        except ValueError:
            moment = None
        if moment is not None and _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR:
            return (moment.astimezone(_SEOUL) if moment.tzinfo else moment).date()
    raise _Unreadable(f'has a "published" that is no date like 2024-03-05: {str(given)[:40]!r}')
