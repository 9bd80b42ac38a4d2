"""Newspapers on NDsoft (`articleList.html`, `articleView.html?idxno=`); older ones send EUC-KR without saying so.

A declaration gives `list_url` with its section (`sc_section_code`, `sc_sub_section_code` or `sc_serial_code`), or the
list of all articles. Params: none. The date is `article:published_time` or the one labelled 승인 or 입력; the first
on the page can be that of an update.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors


class NdSoft(Board):
    """Articles are numbered per paper; the byline takes the place of the department."""

    family = "ndsoft"
    id_param = "idxno"
    article_path = "articleView.html"
    keep = ("idxno",)
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (
            ".article-head-title",
            "h3.heading",
            "h1.heading",
            ".article-view-header .heading",
            "#font_title",
            ".View_Title strong",
        ),
        "body": (
            "#article-view-content-div",
            "article#article-view-content-div",
            "[itemprop=articleBody]",
            "#articleBody",
            "#article-view-content",
            "td.view_r",
        ),
    }
