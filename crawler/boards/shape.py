"""The body of a page whose layout nobody has described: what is text in its main part, after the headline. Pure."""

from __future__ import annotations

import re

from lxml import html
from lxml.html import HtmlElement

from crawler.boards.articles import DATE_LABELS, DEPARTMENT_LABELS
from crawler.boards.rows import text_of
from crawler.boards.titles import same_headline

_FURNITURE = [
    "//header|//footer|//nav|//aside|//form",
    "//*[contains(@class,'kogl') or contains(@class,'satis') or contains(@class,'prev') or contains(@class,'paging')]",
    "//*[contains(@class,'file') or contains(@class,'attach') or contains(@class,'sns') or contains(@class,'share')]",
]
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "blockquote", "pre", "div")
_ABOVE_THE_TEXT = 20
"""Blocks of a page's head part among which the headline is looked for."""
_LABELS = sorted(DATE_LABELS | DEPARTMENT_LABELS, key=len, reverse=True)
_LABEL = re.compile(rf"^(?:{'|'.join(_LABELS)}|조회수?|첨부파일|제목)(?:[\s:：]|$)")


def body_by_shape(text: str, title: str) -> str:
    """The markup of the text below the headline `title` of a page, without labelled fields; "" where there is none."""
    import trafilatura

    found = trafilatura.extract(
        text,
        output_format="html",
        include_tables=True,
        include_comments=False,
        favor_recall=True,
        prune_xpath=_FURNITURE,
    )
    if not found:
        return ""
    root = html.fromstring(found)
    blocks = [element for element in root.iter(*_BLOCKS) if not _holds_blocks(element)]
    headline = max(
        (place for place, block in enumerate(blocks[:_ABOVE_THE_TEXT]) if title and _is_headline(block, title)),
        default=-1,
    )
    for place, block in enumerate(blocks):
        if place <= headline or (place < headline + 8 and _LABEL.match(text_of(block)) and len(text_of(block)) < 60):
            block.drop_tree()
    return str(html.tostring(root, encoding="unicode")) if text_of(root) else ""


def _holds_blocks(element: HtmlElement) -> bool:
    return element.tag != "table" and next(element.iterdescendants(*_BLOCKS), None) is not None


def _is_headline(block: HtmlElement, title: str) -> bool:
    shown = text_of(block)
    return len(shown) <= len(title) + 20 and same_headline(title, shown)
