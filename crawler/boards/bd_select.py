"""`BD_selectBbsList.do?q_bbsCode=` and the older `BD_board.list.do?bbsCd=`: 고양, 노원, 수원; education offices use
`q_bbsSn`.

A declaration gives `list_url`. Rows call `fnView('code','id',…)`, `jsView('board','id',…)` or `opView('id')`, or
link; the id has 17 digits and begins with the day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class BdSelect(Board):
    """The article can stand twice in the page, for wide and for narrow screens; the first is taken."""

    family = "bd_select"
    id_param = "q_bbscttSn"
    calls: ClassVar[Mapping[str, int]] = {"fnView": 1, "jsView": 1, "opView": 0}
    usual = (
        (
            re.compile(r"BD_board\.list\.do"),
            {"id_param": "seq", "article_path": "BD_board.view.do", "page_param": "page"},
        ),
        (re.compile(r"[?&]q_bbsSn="), {"id_param": "q_bbsDocNo"}),
    )
    article_path = "BD_selectBbs.do"
    keep = ("q_bbsCode", "q_bbsSn", "q_clCode", "q_estnColumn1", "bbsCd")
    page_param = "q_currPage"
    selectors: ClassVar[Selectors] = {
        "title": (
            ".article-subject",
            "#webView .title",
            ".article-detail .title",
            ".bbs-view-tit",
            ".view-title",
            "td.subject",
        ),
        "body": (
            "#webView.article-detail .content",
            "#webView .content",
            "#webView",
            "#mobileView",
            "div.article-detail",
            "div.article-body",
            "td.board_text_td",
            "div.board_view_content",
            "div.bbsViewBody",
            ".bbs-view-content",
            ".view-content",
            ".p-table__content",
        ),
    }
