"""`/site/<name>/ex/bbs/List.do?cbIdx=` boards: 관악, 서초, 양천 and a ministry.

A declaration gives `list_url` with `cbIdx`. Rows call `doBbsFView('board','id')` or `doBbsContentFView(id)`, or link;
articles are `View.do?cbIdx=&bcIdx=`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class ExBbs(Board):
    """A `view_contents` can hold nothing but the licence; 양천 writes headlines by script."""

    family = "ex_bbs"
    required = ("cbIdx",)
    id_param = "bcIdx"
    calls: ClassVar[Mapping[str, int]] = {"doBbsFView": 1, "doBbsContentFView": 0}
    same_board = ("cbIdx",)
    article_path = "View.do"
    keep = ("cbIdx",)
    selectors: ClassVar[Selectors] = {
        "title": (".view_title", ".view-title", ".view_head .title", "th.subject", "td.subject"),
        "body": ("div.view_contents", ".view-content", ".bbs_view_contents"),
    }
