"""Inswave newspapers: `sub.html?section=` with articles `sub_read.html?uid=`; breaknews and many local papers.

A declaration gives `list_url` with its section. Regional editions of one paper use the same numbers anew on their own
hosts, so each host is a source of its own. `section2` is percent-encoded EUC-KR and is left as it stands.
"""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class InswaveNews(Board):
    """Dates are labelled 기사입력; the text stands in `#CLtag` or `#textinput`, on 2026 skins only inside scripts."""

    family = "inswave_news"
    id_param = "uid"
    id_patterns = (re.compile(r"sub_read\.html\?(?:[^#]{0,200}&)?uid=(?P<id>\d{1,10})"),)
    article_path = "sub_read.html"
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".read_title", "#sub_read_title", ".sub_read_title", "h1.read_title", ".title_box h1"),
        "body": ("#CLtag", "#textinput", ".read_content", "[itemprop=articleBody]"),
    }
