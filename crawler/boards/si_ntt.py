"""`selectBbsNttList.do` boards, read with GET: about forty offices, most of them in 서울, 경기, 강원 and 충북.

A declaration gives `list_url` with `bbsNo` and, where the site has one, the menu's `key`. Articles are
`selectBbsNttView.do?bbsNo=&key=&nttNo=`. Params: `article_path` for press skins (`selectPressRelease.do`,
`selectEminwonNewsView.do`), `id_param` where the id is not `nttNo` (`news_epct_no`), `page_param` (`pageIndex`).
Column order is not stable and some articles show neither date nor department: then the list's stand.
"""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class SiNtt(Board):
    """Rows link with plain hrefs, sometimes with a session id; the body often only sums up what is attached."""

    family = "si_ntt"
    required = ("bbsNo",)
    id_param = "nttNo"
    id_patterns = (re.compile(r"(?:fn|go)_?\w{0,30}(?:View|Detail)\w{0,20}\(\s{0,3}'(?P<id>\d{1,12})'"),)
    same_board = ("bbsNo",)
    article_path = "selectBbsNttView.do"
    keep = ("bbsNo", "key", "nttNo")
    selectors: ClassVar[Selectors] = {
        "title": (
            ".p-table__subject_text",
            ".p-table__subject",
            ".bbs_view_title",
            "td.subject",
            "th.subject",
            ".view_title",
            ".bbs_tit",
        ),
        "body": (
            "td.p-table__content",
            "div.p-table__content",
            "td.bbs_content",
            "div.bbs_content",
            "td.board_text_td",
            "div.contenttext",
            "div.view_cont",
            "div.bbs__view",
            "div.content-information",
            "td[title='내용']",
        ),
    }
