"""Boards whose pages are filled by scripts from JSON: 담양.

A declaration gives `list_url` and `detail_url` with `{id}`, both addresses that answer JSON, and in `params` the names
of fields: `id_field`, `title_field`, `date_field`, `body_field`, `department_field`. `page_url` with `{id}` is the
page that people can open, where it is another.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, LayoutChangedError, NotAnArticleError, Row
from crawler.boards.dates import find_date
from crawler.boards.records import Record, json_records, json_value
from crawler.boards.titles import clean_title
from crawler.sources import Source, SourceError


class JsonBoard(Board):
    """Lists are the first list of objects in an answer; a release is the object that has a body."""

    family = "json_board"
    required = ("id_field", "title_field", "body_field")

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not source.detail_url:
            raise SourceError(f"source {source.id}: family {self.family} needs detail_url")

    def article_request(self, native_id: str) -> Request:
        """The address that answers with one release."""
        return Request(super().article_url(native_id))

    def article_url(self, native_id: str) -> str:
        """The page for people, where the declaration knows one."""
        page = self.option("page_url")
        return page.replace("{id}", native_id) if page else super().article_url(native_id)

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The objects of the list that have an id and a headline."""
        rows = []
        for record in json_records(json_value(response.text)):
            native_id, title = self._field(record, "id"), clean_title(self._field(record, "title"))
            if native_id and title:
                day = find_date(self._field(record, "date"), today)
                department = self._field(record, "department") or None
                rows.append(Row(native_id, self.article_url(native_id), title, day, department))
        return rows

    def says_empty(self, response: HtmlResponse) -> bool:
        """An answer that can be read and has no objects says so."""
        return not json_records(json_value(response.text))

    def heading(self, response: HtmlResponse) -> str:  # noqa: ARG002
        """Data carry no heading."""
        return self.source.name

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release. Raises NotAnArticleError where the answer holds none, LayoutChangedError without its body."""
        record = self._release(json_value(response.text))
        if record is None:
            raise NotAnArticleError("the answer holds no release")
        if not self._field(record, "body"):
            raise LayoutChangedError("the release has no body")
        return ArticlePage(
            title=clean_title(self._field(record, "title")) or clean_title(listed_title),
            published_on=find_date(self._field(record, "date")),
            department=self._field(record, "department") or None,
            license=None,
            body_html=self._field(record, "body"),
        )

    def _release(self, value: Any) -> Record | None:
        waiting, body = [value], self.option("body_field")
        while waiting:
            held = waiting.pop(0)
            if isinstance(held, dict):
                if isinstance(held.get(body), str):
                    return {name.upper(): given for name, given in held.items() if isinstance(given, str)}
                waiting += list(held.values())
            elif isinstance(held, list):
                waiting += held
        return None

    def _field(self, record: Record, part: str) -> str:
        return (record.get(self.option(f"{part}_field").upper()) or "").strip()
