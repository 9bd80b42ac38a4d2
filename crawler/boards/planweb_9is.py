"""`/planweb/board/list.9is?boardUid=&contentUid=` and its successor `/board/post/list.do?boardUid=&menuUid=`: 전북
and 해남.

A declaration gives `list_url` with `boardUid`; on a menu's page (익산: `index.9is?menuUid=`) the number of a post is
that of its board and its own. The article page is `view` in place of `list`.
Params: `id_param` (`dataUid`; the successor `postUid`), `page_param` (`page`; 해남 `nowPageNum`).
"""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urljoin

from crawler.boards.base import Board, Selectors
from crawler.boards.links import query_of, with_query
from crawler.sources import Source, SourceError


class Planweb9is(Board):
    """Ids are 32 hexadecimal digits."""

    family = "planweb_9is"
    id_param = "dataUid"
    id_params = ("nttId",)
    usual = (
        (re.compile(r"/board/post/"), {"id_param": "postUid"}),
        (re.compile(r"/index\.9is"), {"id_param": "postUid", "article_path": "/board/post/view.do"}),
    )
    same_board = ("boardUid",)
    keep = ("boardUid", "contentUid", "menuUid")
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": ("div.bd_detail_tit", "p.title", ".view_tit", ".view-tit", "td.title"),
        "body": (
            "div.bd_detail_content",
            "div.view-con",
            "div.view_con",
            "td.view_con",
            "div.data_cont",
            "div.view_box",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        page = source.list_url.partition("?")[0].rpartition("/")[2]
        self.article_path = page.replace("list.", "view.", 1)  # type: ignore[misc]
        if not self.option("boardUid") and not self.option("article_path"):
            raise SourceError(f"source {source.id}: family {self.family} needs boardUid, or article_path")

    def identify(self, link: str) -> str | None:
        """The id of the post; with its board's before it where the declaration knows no board."""
        if self.option("boardUid"):
            return super().identify(link)
        query = query_of(link) if "boardUid=" in link and not link.startswith("data-") else {}
        board, native_id = query.get("boardUid"), query.get(self.option("id_param", self.id_param))
        return f"{board}.{native_id}" if board and native_id else None

    def article_url(self, native_id: str) -> str:
        """The view page, with the board that the number names where the declaration names none."""
        if self.option("boardUid") or self.source.detail_url:
            return super().article_url(native_id)
        board, _, post = native_id.partition(".")
        given = {"boardUid": board, "menuUid": self.option("menuUid"), self.option("id_param", self.id_param): post}
        base = urljoin(self.source.list_url, self.option("article_path"))
        return with_query(base, {name: value for name, value in given.items() if value})
