"""Official APIs: the list is an answer of records, each a whole release. Shared by the families api_*. Pure.

An API says what is wrong in an answer of status 200: a key that is not accepted is a refusal, never an empty list. An
answer that holds fewer records than it counts is an error, because the others would be lost without a word.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from typing import Any, ClassVar

from lxml import etree
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, File, RefusedError, Row
from crawler.boards.dates import find_date
from crawler.boards.links import absolute
from crawler.boards.safe_xml import local_name
from crawler.boards.titles import clean_title

Record = Mapping[str, str]

_AMERICAN_DATE = re.compile(r"(?<!\d)(?P<month>\d{2})/(?P<day>\d{2})/(?P<year>20\d{2})(?!\d)")
_MARKUP = re.compile(r"<(?:p|br|div|span|table|li|strong|b|img)\b", re.IGNORECASE)
_ESCAPED_MARKUP = re.compile(r"&lt;(?:p|br|div|span|table)\b", re.IGNORECASE)
_REFUSALS = re.compile(
    r"KEY|ACCESS|DENIED|LIMITED_NUMBER|DEADLINE|UNREGISTERED|인증키|일일 ?호출|호출 ?건수|활용기간", re.IGNORECASE
)
_MOST_NAMES = 12
_KOGL = {number: f"공공누리 제{number}유형" for number in "1234"}


class ApiError(ValueError):
    """An API that answered 200 and did not give what was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an API gave: its records, and how many it says there are in all (None where it does not)."""

    records: tuple[Record, ...]
    total: int | None = None


def refused(code: str, message: str, variable: str) -> Exception:
    """The error for an API's own code: RefusedError where it does not let us in, else ApiError."""
    told = " ".join(f"{message} ({code})".split())[:200]
    if _REFUSALS.search(f"{code} {message}"):
        return RefusedError(f"the API answered {told}; check the key in {variable}")
    return ApiError(f"the API answered {told}")


class RecordsBoard(Board, ABC):
    """`fields` names, for each part of a release, the fields that may hold it; `<part>_field` in `params` comes first.

    Parts: id, title, subtitle (all of them), date, department, body, url, license, file_name and file_url.
    """

    whole = True
    page_size: ClassVar[int] = 100
    fields: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    @abstractmethod
    def answer(self, text: str) -> Answer:
        """What `text` holds. Raises RefusedError, ApiError."""

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The records as rows that carry their release."""
        return [self._record(record, today) for record in self.answer(response.text).records]

    def says_empty(self, response: HtmlResponse) -> bool:
        """An answer without error and without records says so."""
        return not self.answer(response.text).records

    def heading(self, response: HtmlResponse) -> str:  # noqa: ARG002
        """Records carry no heading; which board an address names is known from its declaration."""
        return self.source.name

    def article_request(self, native_id: str) -> Request:
        """There is none: a release comes with its list."""
        raise ApiError(f"release {native_id} comes with the list only")

    def article_url(self, native_id: str) -> str:
        """The page of the release where the declaration knows it, else the API's address with its number."""
        if self.source.detail_url:
            return super().article_url(native_id)
        return f"{self.source.list_url.partition('?')[0]}#{native_id}"

    def _record(self, record: Record, today: date | None) -> Row:
        native_id, title = self._part(record, "id"), clean_title(self._part(record, "title"))
        if not native_id or not title:
            names = ", ".join(list(record)[:_MOST_NAMES])
            raise ApiError(f"no {'title' if native_id else 'id'} is found among the fields {names}")
        published_on = _day(self._part(record, "date"), today)
        department = self._part(record, "department") or None
        subtitles = [record[name] for name in self.fields.get("subtitle", ()) if record.get(name)]
        link = absolute(self.source.list_url, self._part(record, "url")) if self._part(record, "url") else None
        files = tuple(self.record_files(record))
        markup = "".join(f"<p>{escape(unescape(line))}</p>" for line in subtitles) + _markup(self._part(record, "body"))
        kogl = self._part(record, "license")
        return Row(
            native_id=native_id,
            url=link or self.article_url(native_id),
            title=title,
            published_on=published_on,
            department=department,
            inline=ArticlePage(title, published_on, department, _KOGL.get(kogl), markup, files),
        )

    def record_files(self, record: Record) -> Iterator[File]:
        """The attachments that a record names: one pair of fields, several in one field parted by |."""
        names = self._part(record, "file_name").split("|")
        for place, linked in enumerate(filter(None, self._part(record, "file_url").split("|"))):
            if url := absolute(self.source.list_url, linked):
                name = names[place].strip() if place < len(names) else ""
                yield File(name or url.rpartition("/")[2] or "file", Request(url))

    def _part(self, record: Record, part: str) -> str:
        names = (self.option(f"{part}_field"), *self.fields.get(part, ()))
        return next((record[name] for name in names if record.get(name)), "").strip()


def xml_records(root: etree._Element, name: str) -> tuple[Record, ...]:
    """The elements called `name` with their children's texts, by the names in upper case; repeated ones joined by |."""
    return tuple(_children(element) for element in root.iter() if local_name(element) == name)


def xml_text(root: etree._Element, name: str) -> str:
    """The text of the first element called `name`, "" where there is none."""
    found = (element for element in root.iter() if local_name(element) == name)
    return next(("".join(element.itertext()).strip() for element in found), "")


def _children(element: etree._Element) -> Record:
    held: dict[str, str] = {}
    for child in element:
        name, text = local_name(child).upper(), "".join(child.itertext()).strip()
        if name and text:
            held[name] = f"{held[name]}|{text}" if name in held else text
    return held


def json_value(text: str) -> Any:
    """The value that `text` holds, numbers as they are written: a number of 17 digits is an id. Raises ApiError."""
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise ApiError("the answer is neither XML nor JSON") from error


def json_records(value: Any) -> tuple[Record, ...]:
    """The first list of objects in `value`, outermost first, by the names in upper case."""
    waiting = [value]
    while waiting:
        held = waiting.pop(0)
        if isinstance(held, list) and held and all(isinstance(entry, dict) for entry in held):
            return tuple(
                {str(name).upper(): str(given) for name, given in entry.items() if isinstance(given, str) and given}
                for entry in held
            )
        waiting += list(held.values()) if isinstance(held, dict) else held if isinstance(held, list) else []
    return ()


def json_text(value: Any, name: str) -> str:
    """The first text under the key `name`, at any depth; "" where there is none."""
    waiting = [value]
    while waiting:
        held = waiting.pop(0)
        if isinstance(held, dict):
            if isinstance(held.get(name), str):
                return str(held[name]).strip()
            waiting += list(held.values())
        elif isinstance(held, list):
            waiting += held
    return ""


def _markup(body: str) -> str:
    """A body as markup: APIs give HTML, HTML escaped once more, or plain lines."""
    if _ESCAPED_MARKUP.search(body) and not _MARKUP.search(body):
        body = unescape(body)
    if _MARKUP.search(body) or not body:
        return body
    return "".join(f"<p>{escape(unescape(line))}</p>" for line in body.splitlines() if line.strip())


def _day(text: str, today: date | None) -> date | None:
    if match := _AMERICAN_DATE.search(text):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
    return find_date(text, today)
