"""강원's skinTb portals: the menu's own path with `?articleSeq=` (도청: `?seq=`).

A declaration gives `list_url`. Rows call `goPage2('id')`, carry `data-seq`, or link. The text in the page is a
summary; the release is attached. Params: `id_param`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class SkinTbPortal(Board):
    """Class names say what a cell is: `skinTb-sbj`, `skinTb-date`."""

    family = "skintb_portal"
    id_param = "articleSeq"
    id_params = ("seq",)
    calls: ClassVar[Mapping[str, int]] = {"goPage2": 0}
    id_patterns = (re.compile(r"^data-(?:article-?)?seq=(?P<id>\d{1,12})$"),)
    selectors: ClassVar[Selectors] = {
        "title": (".skinTb-view .skinTb-sbj", ".skinTb-title", ".skinColor-fmInfo"),
        "body": (".skinTb-conts", "div.skinTb-td.skinTb-conts", ".skinTb-content"),
    }

    def article_url(self, native_id: str) -> str:
        """The menu's own address with the id."""
        return with_query(self.source.list_url, {self.option("id_param", self.id_param): native_id})
