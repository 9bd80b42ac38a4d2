"""GPMS `boardCnts/list.do?boardID=` boards: education offices of 대전 and 충남, and the ministry of education.

A declaration gives `list_url` with `boardID`; articles are `boardCnts/view.do?boardID=&boardSeq=`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class GpmsEdu(Board):
    """Rows call `goView('board','id',…)` or link."""

    family = "gpms_edu"
    required = ("boardID",)
    id_param = "boardSeq"
    calls: ClassVar[Mapping[str, int]] = {"goView": 1}
    same_board = ("boardID",)
    usual = ((re.compile(r"/listRenew\.do"), {"article_path": "viewRenew.do"}),)
    article_path = "view.do"
    keep = ("boardID", "menuID", "m", "s", "lev")
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".board_view .subject", ".view_title", ".boardView .title", "th.subject"),
        "body": (".board_view .content", ".boardView .cont", "td.content", ".view_con", ".se-contents"),
    }
