"""Any board whose articles are told by one parameter of their address, or by a script with the id: the one-of-a-kind
sites.

A declaration gives `list_url`, `detail_url` with `{id}`, and in `params` `id_param` or `script` (with
`script_argument`, from 0). `id_part` is for parameters of several parts (`wbb=md:view;uid:17;`), of which it names
the one with the id. `page_param` turns pages (`pageIndex` by default). `download` is the servlet of sites that show
posts of 새올, whose files are fetched by POST. `select.body` names the body's container; without it the body is taken
by its shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from lxml.html import HtmlElement
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, File, Selectors, form_request
from crawler.boards.saeol import posted_files
from crawler.sources import Source, SourceError


class QueryBoard(Board):
    """All that is particular stands in the declaration; the selectors are those that many sites share."""

    family = "query_board"
    selectors: ClassVar[Selectors] = {
        "body": (
            ".board_view_contents",
            ".board-view-content",
            ".board_view .content",
            ".view_contents",
            ".view_content",
            ".view_cont",
            ".view_con",
            ".bbs_content",
            ".board_content",
            ".editor_content",
            "td.content",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not source.detail_url:
            raise SourceError(f"source {source.id}: family {self.family} needs detail_url")
        if not (self.option("id_param") or self.option("script")):
            raise SourceError(f"source {source.id}: family {self.family} needs id_param or script")

    def identify(self, link: str) -> str | None:
        """The id, or the named part of a parameter that has several."""
        native_id = super().identify(link)
        part = self.option("id_part")
        if native_id is None or not part:
            return native_id
        pairs = (piece.partition(":") for piece in native_id.split(";"))
        return next((value for name, _, value in pairs if name.strip() == part and value), None)

    def files(self, response: HtmlResponse, root: HtmlElement) -> Iterator[File]:
        """Links, and the files that 새올 gives by POST."""
        yield from super().files(response, root)
        servlet = self.option("download")
        for fields in posted_files(root) if servlet else ():
            yield File(fields["user_file_nm"], form_request(servlet, fields, referer=response.url))

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release; where the declaration names no container, being read by shape is no change."""
        page = super().parse_article(response, listed_title)
        declared = bool(self.source.select.get("body") or self.option("body_label"))
        return page if declared else replace(page, by_shape=False)
