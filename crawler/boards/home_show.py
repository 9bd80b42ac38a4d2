"""전남's `…/show/{id}` sites: 영암, 장성, 신안.

A declaration gives `list_url`; an article is its path with `/show/{id}`, where the id is a number or a slug.
`detail_url` says so where the path differs.
"""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class HomeShow(Board):
    """The body of 신안 stands in the page and again in a form for printing."""

    family = "home_show"
    id_patterns = (re.compile(r"/show/(?P<id>[A-Za-z0-9_-]{1,80})"),)
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": ("h3.title_en", ".show_info .title", "td.title", ".view_title"),
        "body": ("div.con_detail", "td.content", ".show_content"),
    }

    def article_url(self, native_id: str) -> str:
        """The list's path with the id below it."""
        if self.source.detail_url:
            return super().article_url(native_id)
        folder, _, name = self.source.list_url.partition("?")[0].rstrip("/").rpartition("/")
        # Some lists are pages of the folder (page.wscms, bodo.go).
        return f"{folder if '.' in name else f'{folder}/{name}'}/show/{native_id}"
