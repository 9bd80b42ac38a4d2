"""`…/press/list` with articles `…/press/{id}`: 강동, 마포.

A declaration gives `list_url`, which ends in `/list`.
"""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.boards.base import Board, Selectors


class CpBoard(Board):
    """Pages are turned with `cp`."""

    family = "cp_board"
    page_param = "cp"
    selectors: ClassVar[Selectors] = {
        "title": (".bbs_view_title", ".view_title", ".bbs_view_head h4", ".board-view-title"),
        "body": ("div.bbs_view_body", ".view_body", ".board-view-content", ".input-table td[colspan='4']"),
    }

    def identify(self, link: str) -> str | None:
        """The number beside `list` in the path."""
        folder = urlsplit(self.source.list_url).path.rpartition("/")[0].rpartition("/")[2]
        match = re.search(rf"(?:(?:^|/){re.escape(folder)}/|^\./)(?P<id>\d{{1,12}})(?:[/?#]|$)", link)
        return match["id"] if match else None

    def article_url(self, native_id: str) -> str:
        """The id in the place of `list`."""
        return f"{self.source.list_url.partition('?')[0].rpartition('/')[0]}/{native_id}"
