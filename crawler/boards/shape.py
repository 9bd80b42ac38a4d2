"""The body of a page whose layout nobody has described: the block that holds its sentences. Pure.

Sentences tell the text from what stands around it: fields, menus and view counts are short and end in no full stop.
Where a page has no block of sentences, trafilatura looks for its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from crawler.boards.articles import DATE_LABELS, DEPARTMENT_LABELS, body_markup
from crawler.boards.rows import outside_furniture, text_of
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
_SENTENCE = re.compile(r"(?:[다요음임함됨까오]|[a-z\d%)])[.!?][\"'”’)\]]{0,3}(?:\s|$)")
_NO_SENTENCE = re.compile(
    r"copyright|저작권|저작물|무단\s?전재|만족도|만족하십니까|정보에 대하여|우편번호|개인정보", re.IGNORECASE
)
_SHORTEST_SENTENCE = 18
_LEAST_PROSE = 40
"""Letters in sentences below which a page has no text of its own."""
_MOST_OF_IT = 0.75
_NEVER_PROSE = frozenset({"a", "button", "option", "label", "script", "style", "title", "noscript", "textarea"})
_PARAGRAPHS = frozenset({"p", "span", "li", "b", "strong", "font", "em", "u", "i", "blockquote"})


def body_by_shape(root: HtmlElement, text: str, title: str) -> str:
    """The markup of the text below the headline `title` of a page, without labelled fields; "" where there is none."""
    block = sentence_block(root, title)
    if block is not None:
        return _below_the_headline(html.fromstring(body_markup(block)), title)
    return _by_trafilatura(text, title)


def sentence_block(root: HtmlElement, title: str = "") -> HtmlElement | None:
    """The smallest block with most of the page's sentences, None where it has too few."""
    prose: dict[HtmlElement, int] = defaultdict(int)
    for element, letters in _sentences(root, title):
        prose[element] += letters
        for ancestor in element.iterancestors():
            prose[ancestor] += letters
    total = prose.get(root, 0)
    if total < _LEAST_PROSE:
        return None
    block = root
    while True:
        inside = [child for child in block if prose.get(child)]
        best = max(inside, key=lambda child: prose[child], default=None)
        if best is None or prose[best] < _MOST_OF_IT * total or _is_paragraph(best):
            return block
        if any(child is not best and _same_kind(child, best) for child in inside):
            return block
        block = best


def _sentences(root: HtmlElement, title: str) -> Iterator[tuple[HtmlElement, int]]:
    """Each element with the letters of sentences that stand in it directly."""
    for element in outside_furniture(root):
        if element.tag in _NEVER_PROSE:
            continue
        letters = 0
        for piece in (element.text, *(child.tail for child in element)):
            if not piece or len(piece) < _SHORTEST_SENTENCE:
                continue
            told = " ".join(piece.split())
            if _SENTENCE.search(told) and not _NO_SENTENCE.search(told) and not (title and same_headline(title, told)):
                letters += len(told)
        if letters:
            yield element, letters


def _is_paragraph(element: HtmlElement) -> bool:
    """Whether an element is a part of a text; some boards lay out a whole page as the items of a list."""
    return element.tag in _PARAGRAPHS and next(element.iterdescendants("p", "div"), None) is None


def _same_kind(first: HtmlElement, second: HtmlElement) -> bool:
    """Whether two neighbours are paragraphs of one text: alike, and not parts of the page with names of their own."""
    return first.tag == second.tag and first.get("class") == second.get("class") and not first.get("id")


def _by_trafilatura(text: str, title: str) -> str:
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
    # Menus and fields alone are no text, and their numbers are nobody's figures.
    return _below_the_headline(root, title) if any(_SENTENCE.search(text) for text in root.itertext()) else ""


def _below_the_headline(root: HtmlElement, title: str) -> str:
    blocks = [element for element in root.iter(*_BLOCKS) if not _holds_blocks(element)]
    headline = max(
        (place for place, block in enumerate(blocks[:_ABOVE_THE_TEXT]) if title and _is_headline(block, title)),
        default=-1,
    )
    for place, block in enumerate(blocks):
        shown = text_of(block)
        named = place < headline + 8 and len(shown) < 60 and _LABEL.match(shown) and not _SENTENCE.search(shown)
        if (place <= headline or named) and block is not root:
            block.drop_tree()
    return str(html.tostring(root, encoding="unicode")) if text_of(root) else ""


def _holds_blocks(element: HtmlElement) -> bool:
    return element.tag != "table" and next(element.iterdescendants(*_BLOCKS), None) is not None


def _is_headline(block: HtmlElement, title: str) -> bool:
    shown = text_of(block)
    return len(shown) <= len(title) + 20 and same_headline(title, shown)
