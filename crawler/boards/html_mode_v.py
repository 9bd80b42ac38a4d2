"""충남's pages `…/0102.html?mode=V&no=`: the list's own address with a mode and an id of 32 hexadecimal digits.

A declaration gives `list_url`. Params: `id_param` (`no`; 금산 `nes_dta_key`).
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class HtmlModeV(Board):
    """Pages are turned with `GotoPage`."""

    family = "html_mode_v"
    id_param = "no"
    id_params = ("nes_dta_key",)
    page_param = "GotoPage"
    selectors: ClassVar[Selectors] = {
        "title": (".bbs--view--tit", "div.bd_detail_tit", "div.board_viewTit", "strong.title"),
        "body": ("div.bbs--view--content", "div.bd_detail_cont", "div.board_viewDetail"),
    }

    def identify(self, link: str) -> str | None:
        """The id of links in the mode of articles only: pages of the list carry numbers too."""
        return super().identify(link) if "mode=v" in link.lower() else None

    def article_url(self, native_id: str) -> str:
        """The list's own address with the mode and the id."""
        return with_query(self.source.list_url, {"mode": "V", self.option("id_param", self.id_param): native_id})
