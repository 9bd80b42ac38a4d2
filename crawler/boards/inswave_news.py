"""Inswave newspapers: `sub.html?section=` with articles `sub_read.html?uid=`; breaknews and many local papers.

A declaration gives `list_url` with its section. Articles can be linked as `/{uid}` too. Regional editions of one paper
use the same numbers anew on their own hosts, so each host is a source of its own. `section2` is percent-encoded EUC-KR
and is left as it stands.
"""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.boards.base import Board, Selectors


class InswaveNews(Board):
    """Dates are labelled 기사입력; the text stands in `#CLtag` or `#textinput`, on 2026 skins only inside scripts."""

    family = "inswave_news"
    id_param = "uid"
    id_patterns = (
        re.compile(r"sub_read\.html\?(?:[^#]{0,200}&)?uid=(?P<id>\d{1,10})"),
        re.compile(r"^(?:https?://[\w.:-]{1,100})?/(?P<id>\d{4,10})(?:[?#]|$)"),
    )
    article_path = "sub_read.html"
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".read_title", "#sub_read_title", ".sub_read_title", "h1.read_title", ".title_box h1"),
        "body": ("#CLtag", "#textinput", ".read_content", "[itemprop=articleBody]"),
    }

    def identify(self, link: str) -> str | None:
        """The number of an article of this paper: those of regional editions mean other articles."""
        host = urlsplit(link).hostname if link.startswith("http") else None
        return (
            None
            if host and _bare(host) != _bare(urlsplit(self.source.list_url).hostname or "")
            else super().identify(link)
        )


def _bare(host: str) -> str:
    return host.removeprefix("www.")
