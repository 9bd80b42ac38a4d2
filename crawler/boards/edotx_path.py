"""Boards whose code is the path and whose articles lie below it: 강서 (`/gs040201/{id}`), 의왕, 부산, 인천
(`view?repSeq=`).

A declaration gives `list_url`, and `detail_url` where the article is not `list_url/{id}`. Params: `id_param` where it
is `list_url/view?<id_param>=` (인천: `repSeq`).
"""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class EdotxPath(Board):
    """Pages are turned with `curPage`."""

    family = "edotx_path"
    id_params = ("repSeq",)
    page_param = "curPage"
    selectors: ClassVar[Selectors] = {
        "title": (".board-view-title", ".view-title", "div.bTitle", ".view_tit", ".board-view .subject"),
        "body": (
            "div.board-view-contents",
            "div.view-content",
            "div.bContent",
            ".board-view-content",
            ".board-view-body",
            "div.txtWrap",
        ),
    }

    def identify(self, link: str) -> str | None:
        """The number below the board's own path, or what the query names."""
        path = urlsplit(self.source.list_url).path.rstrip("/")
        match = re.search(rf"(?:^|/){re.escape(path.rpartition('/')[2])}/(?P<id>\d{{1,12}})(?:[/?#]|$)", link)
        return match["id"] if match else super().identify(link)

    def article_url(self, native_id: str) -> str:
        """The board's address with the id below it."""
        if self.source.detail_url:
            return super().article_url(native_id)
        base = self.source.list_url.partition("?")[0].rstrip("/")
        parameter = self.option("id_param")
        return with_query(f"{base}/view", {parameter: native_id}) if parameter else f"{base}/{native_id}"
