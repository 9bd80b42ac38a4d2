"""`boardList.do?boardId=&pageId=` boards of 전남, 광주 and the city that both became in 2026.

A declaration gives `list_url` with `boardId` and, mostly, `pageId` (or `menuId`). Articles are `boardView.do?…&seq=`.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors


class SiiruBoard(Board):
    """The headline stands outside the body; structured data on the page lists another board's items."""

    family = "siiru_board"
    id_param = "seq"
    same_board = ("boardId",)
    article_path = "boardView.do"
    keep = ("boardId", "pageId", "menuId")
    page_param = "movePage"
    selectors: ClassVar[Selectors] = {
        "title": (
            ".board_view_head h6",
            ".board_view_head .subject",
            ".bd_view_tit",
            ".board_view_title",
            ".view_subject",
        ),
        "body": (".board_view_body", ".boardContents", ".bd_view_cont", ".bbs_view_contnet", ".board_view_content"),
    }
