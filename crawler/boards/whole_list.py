"""Boards whose list shows each release whole and that have no page for one: 영천.

A declaration gives `list_url`, in `params` `script` with `script_argument` (or `id_param`), and in `select` the
`title` and the `body` of a row. `detail_url` says where a person finds the release.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards import articles
from crawler.boards.base import ArticlePage, Board, NotAnArticleError, Row
from crawler.boards.rows import Found, find_rows, select
from crawler.sources import Source, SourceError


class WholeList(Board):
    """A row is the release: its files are those that the row links."""

    family = "whole_list"
    whole = True

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not source.select.get("body"):
            raise SourceError(f"source {source.id}: family {self.family} needs select.body")
        if not (self.option("id_param") or self.option("script")):
            raise SourceError(f"source {source.id}: family {self.family} needs id_param or script")

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The rows with their releases."""
        root = self._root(response)
        found = find_rows(root, self.identify, select(root, self.css("row")))
        rows = [(line, self._row(line, today, numbered=False)) for line in found]
        return [replace(row, inline=self._release(response, line, row)) for line, row in rows if row.title]

    def article_request(self, native_id: str) -> Request:
        """There is none: a release comes with its list."""
        raise NotAnArticleError(f"release {native_id} comes with the list only")

    def _release(self, response: HtmlResponse, line: Found, row: Row) -> ArticlePage:
        bodies = (articles.body_markup(body) for body in select(line.element, self.css("body")))
        return ArticlePage(
            title=row.title,
            published_on=row.published_on,
            department=row.department,
            license=articles.license_mark(line.element.iter()),
            body_html="".join(bodies),
            files=tuple(self.files(response, line.element)),
        )
