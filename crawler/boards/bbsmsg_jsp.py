"""`bbsMsgList.do?bcd=` boards of the districts of 인천; the site's `report.jsp` is only a shell around them.

A declaration gives `list_url` with `bcd`. Articles are `bbsMsgDetail.do?msg_seq=&bcd=`, with the parameters in either
order.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors


class BbsMsgJsp(Board):
    """The pages are full of other `li`; only links to details make a row."""

    family = "bbsmsg_jsp"
    required = ("bcd",)
    id_param = "msg_seq"
    same_board = ("bcd",)
    article_path = "bbsMsgDetail.do"
    keep = ("bcd",)
    page_param = "pgno"
    selectors: ClassVar[Selectors] = {
        "title": (".board_view .tit", ".board_view .title", ".board_view h4", ".view_title"),
        "body": (
            ".board_view .con",
            ".board_view .view_con",
            ".board_view .cont",
            "div.board_view",
            ".con-box .detail",
        ),
    }
