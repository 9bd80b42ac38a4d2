"""`BD_selectBbsList.do?q_bbsCode=` and the older `BD_board.list.do?bbsCd=`: 고양, 노원, 수원; education offices use
`q_bbsSn`.

A declaration gives `list_url`. Rows call `fnView('code','id',…)` or `jsView('board','id',…)`; the id has 17 digits
and begins with the day. Params: `id_param` (`q_bbscttSn`; older boards `seq`; education offices `q_bbsDocNo`),
`article_path`, `page_param` (`q_currPage`; older boards `page`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class BdSelect(Board):
    """The article can stand twice in the page, for wide and for narrow screens; the first is taken."""

    family = "bd_select"
    id_param = "q_bbscttSn"
    calls: ClassVar[Mapping[str, int]] = {"fnView": 1, "jsView": 1}
    article_path = "BD_selectBbs.do"
    keep = ("q_bbsCode", "q_bbsSn", "bbsCd")
    page_param = "q_currPage"
    selectors: ClassVar[Selectors] = {
        "title": ("#webView .title", ".article-detail .title", ".bbs-view-tit", ".view-title", "td.subject"),
        "body": (
            "#webView.article-detail .content",
            "#webView .content",
            ".bbs-view-content",
            ".view-content",
            ".p-table__content",
        ),
    }
