"""`/planweb/board/list.9is?boardUid=&contentUid=` and its successor `/board/post/list.do?boardUid=&menuUid=`: 전북
and 해남.

A declaration gives `list_url` with `boardUid`. The article page is `view` in place of `list`. Params: `id_param`
(`dataUid`; the successor `postUid`), `page_param` (`page`; 해남 `nowPageNum`).
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.sources import Source


class Planweb9is(Board):
    """Ids are 32 hexadecimal digits."""

    family = "planweb_9is"
    required = ("boardUid",)
    id_param = "dataUid"
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
