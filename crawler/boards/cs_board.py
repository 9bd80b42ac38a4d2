"""`/home/board/B0016.cs?m=` (진도) and `/wando/sub.cs?m=` (완도).

A declaration gives `list_url` with the menu `m`, and `id_param` where it is not `articleId` (완도: `nttId`).
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class CsBoard(Board):
    """The address of a file is encrypted and holds for the session."""

    family = "cs_board"
    required = ("m",)
    id_param = "articleId"
    id_params = ("nttId",)
    selectors: ClassVar[Selectors] = {
        "title": ("em.news_tit", "div.news_tit", "dl.view_head dt", ".view_head .txt"),
        "body": ("div.view_body", "div.board_cont", "div.board_view .cont"),
    }

    def article_url(self, native_id: str) -> str:
        """The list's own address with the id and, where it needs it, the act."""
        changes = {self.option("id_param", self.id_param): native_id}
        return with_query(self.source.list_url, {"act": "read", **changes} if "act" not in changes else changes)
