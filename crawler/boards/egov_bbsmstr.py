"""`/bbs/BBSMSTR_…/list.do` and `/prog/…/list.do` boards: 충남, 대전 and 세종.

A declaration gives `list_url`; articles are `view.do` in the same folder with `nttId`, or what `detail_url` says.
Rows call `fn_search_detail('id')`, carry `data-ntt-id`, or link plainly. Params: `mno` (the menu, 대전 중구 and
세종), `id_param` (`newsEpctNo` on 새올 skins).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class EgovBbsmstr(Board):
    """Rows are table lines or cards; a card's headline can stand in its picture's description only."""

    family = "egov_bbsmstr"
    id_param = "nttId"
    calls: ClassVar[Mapping[str, int]] = {"fn_search_detail": 0}
    id_patterns = (re.compile(r"^data-ntt-id=(?P<id>[A-Za-z0-9_]{1,40})$"),)
    usual = ((re.compile(r"/saeolNews/"), {"id_param": "newsEpctNo"}),)
    article_path = "view.do"
    keep = ("mno",)
    selectors: ClassVar[Selectors] = {
        "title": (".bbs--view--tit", ".board-view__title", ".board-view-tit"),
        "body": (
            "div.bbs--view--content",
            "div.bbs--view--cont",
            ".board-view__contents",
            "div.board-view-con",
            "div.bd_detail_content",
        ),
    }
