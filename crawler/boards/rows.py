"""Finds the rows of a list by their ids: a row is the largest element that shows one post and no other.

Skins differ in every class name, yet each links its posts by id; so rows need no selector. Within a row the date is
found by its form, the department by its column's header or its label, and never by position. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lxml.cssselect import CSSSelector, SelectorError
from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.boards.dates import date_in_id, find_date, is_date
from crawler.boards.scripts import written
from crawler.boards.titles import badgeless, clean_title, fuller, is_cut, same_headline

_LINK_ATTRIBUTES = ("href", "onclick", "action", "data-url", "data-href")
_LONGEST_LINK = 8000
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_ITEM_TAGS = frozenset({"tr", "li", "article", "dl"})
_NEVER_A_ROW = frozenset({"html", "body", "table", "tbody", "ul", "ol", "form", "main", "section"})
_LONGEST_HEADER = 12
_PINNED_CLASS = re.compile(r"(?:^|[\s_-])(?:notice|noti|gongji|fixed|pinned|top_?notice)(?:$|[\s_-])", re.IGNORECASE)
_PINNED_TEXT = re.compile(r"^[\[(]?\s?(?:공지|공지사항|알림|중요|notice)\s?[\])]?$", re.IGNORECASE)
_DATE_HEADER = re.compile(r"등록|작성일|게시|날짜|일자|보도일|배포|제공일|일시|date", re.IGNORECASE)
_DEPARTMENT_HEADER = re.compile(r"부서|담당|작성자|제공자|출처|기관|실과")
_TITLE_HEADER = re.compile(r"제목|보도자료명|내용|title", re.IGNORECASE)
_DEPARTMENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:dept|depart|department|buseo|part|team|office)(?:$|[\s_\d-])", re.IGNORECASE
)
_DEPARTMENT_LABEL = re.compile(
    r"^(?:담당\s?부서|작성\s?부서|제공\s?부서|부서명?|담당자?|작성자|출처)\s{0,3}[:：]?\s{0,3}(?P<name>\S.{0,60})$"
)
_HEADLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:tit|title|titles|subject|sbj|heading|heading-text|headline)(?:$|[\s_\d-])", re.IGNORECASE
)


_FEW_SELECTORS = 2
_PLAIN_SELECTOR = re.compile(r"[\w\s.#>-]{1,300}")
_NAME = re.compile(r"[.#]([\w-]+)")
_NEVER_TEXT = frozenset({"script", "style"})
_TEXTS = XPath("descendant-or-self::*[not(self::script or self::style)]/text()", smart_strings=False)
_NAMES = XPath("descendant-or-self::*/@class | descendant-or-self::*/@id", smart_strings=False)

_BOXES = frozenset({"div", "ul", "dl"})
_FURNITURE = frozenset({"header", "footer", "nav", "aside"})
_ARTICLE_HEADER = re.compile(r"article|view|entry|post|news", re.IGNORECASE)
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:page_?(?:charge|manager)|(?:charge|manager)_?(?:box|info|area)|satis\w{0,12})(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Boxes that name who keeps the page, and ask for its rating."""
_FURNITURE_NAME = re.compile(r"^(?:header|footer|gnb|lnb|snb|nav|aside|sidebar|quick|skip)", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """One row as it stands in the list. `element` is its markup, `links` the elements that carry its id."""

    native_id: str
    element: HtmlElement
    links: list[HtmlElement]
    cells: list[tuple[str, HtmlElement]] = field(default_factory=list)
    """(header or "", cell) of a table row; the elements with text of their own of any other row."""
    _headlines: list[str] | None = None

    def title(self) -> str:
        """The headline, badges and fixed phrases taken away; "" where the row shows none."""
        # A lead or a thumbnail often links the post too: the link that is a headline goes first.
        links = sorted(self.links, key=lambda link: not self._is_headline(link))
        for link in links:
            shown = clean_title(badgeless(_headline(link)))
            if title := _button_title(link) or fuller(shown, clean_title(link.get("title") or "")):
                # The picture beside a headline that the list cut often bears the whole of it.
                pictured = (clean_title(image.get("alt") or "") for image in self.element.iter("img"))
                whole = (told for told in pictured if not is_cut(told) and same_headline(title, told))
                return next(whole, title) if is_cut(title) else title
        cells = [cell for header, cell in self.cells if _TITLE_HEADER.search(header) or _classed(cell, _HEADLINE_CLASS)]
        pictures = [*(image for link in links for image in link.iter("img")), *self.element.iter("img")]
        told = [badgeless(cell) for cell in cells] + [image.get("alt") or "" for image in pictures]
        told += [written(script.text or "") for script in self.element.iter("script")]
        told += [badgeless(part) for part in self.element.iter(*_HEADINGS, "strong") if not _is_figure(text_of(part))]
        return next((title for title in map(clean_title, told) if title), "")

    def published_on(self, today: date | None) -> date | None:
        """The date of the row: of its date column, else of the first cell that is a date, else in its text or id."""
        for stamp in self.element.iter("time"):
            if found := find_date(stamp.get("datetime") or text_of(stamp), today):
                return found
        dated = [(header, text_of(cell)) for header, cell in self.cells]
        for _, text in sorted(dated, key=lambda cell: not _is_header(cell[0], _DATE_HEADER)):
            if is_date(text) and (found := find_date(text, today)):
                return found
        for header, text in dated:
            if (_is_header(header, _DATE_HEADER) or len(text) < 40) and not self._is_title(text):
                rest = text.rpartition(":")[2] if text.count(":") == 1 else text
                if found := find_date(text, today) or find_date(rest, today):
                    return found
        return date_in_id(self.native_id)

    def department(self) -> str | None:
        """The office or section that wrote it, by header, label or class; None where the list names none."""
        for header, cell in self.cells:
            text = text_of(cell)
            if _is_header(header, _DEPARTMENT_HEADER) and text and not is_date(text):
                return text
        for _, cell in self.cells:
            text = text_of(cell)
            if match := _DEPARTMENT_LABEL.match(text):
                return match["name"].strip()
            if text and len(text) <= 60 and _classed(cell, _DEPARTMENT_CLASS) and not is_date(text):
                return text
        return None

    def pinned(self, numbered: bool) -> bool:
        """Whether the row is a notice that every page repeats; `numbered`: the other rows begin with a number."""
        if _PINNED_CLASS.search(self.element.get("class") or ""):
            return True
        first = self.cells[0][1] if self.cells else None
        if numbered and first is not None and not text_of(first).replace(",", "").isdigit():
            return True
        marks = (text_of(cell) for _, cell in self.cells)
        pictures = (image.get("alt") or "" for image in self.element.iter("img"))
        return any(_PINNED_TEXT.match(mark.strip()) for mark in (*marks, *pictures))

    def is_numbered(self) -> bool:
        """Whether the row's first cell is a running number."""
        return bool(self.cells) and text_of(self.cells[0][1]).replace(",", "").isdigit()

    def _is_headline(self, link: HtmlElement) -> bool:
        for place in (link, *link.iterancestors()):
            if place.tag in _HEADINGS or _classed(place, _HEADLINE_CLASS):
                return True
            if place is self.element:
                break
        return _headline(link) is not link

    def _is_title(self, text: str) -> bool:
        if self._headlines is None:
            self._headlines = [text_of(_headline(link)) for link in self.links]
        return bool(text) and any(text in headline for headline in self._headlines)


def find_rows(
    root: HtmlElement, identify: Callable[[str], str | None], places: Iterable[HtmlElement] = ()
) -> list[Found]:
    """The rows under `root`, one for each id, in page order. `identify` gives the id that a link or script leads to.

    Where some of the elements `places` are given, only links inside them count.
    """
    inside = set(places)
    carriers = [
        (native_id, element)
        for element, native_id in _carriers(root, identify)
        if not inside or element in inside or any(place in inside for place in element.iterancestors())
    ]
    shown: dict[HtmlElement, set[str]] = {}
    for native_id, element in carriers:
        for ancestor in (element, *element.iterancestors()):
            shown.setdefault(ancestor, set()).add(native_id)
    distinct = {native_id for native_id, _ in carriers}
    rows: dict[str, Found] = {}
    for native_id, element in carriers:
        place = _row_of(element, shown, alone=len(distinct) == 1)
        known = rows.get(native_id)
        if known is None:
            rows[native_id] = Found(native_id, place, [element])
        elif place is known.element:
            known.links.append(element)
        elif _has_date(place) and not _has_date(known.element):
            rows[native_id] = Found(native_id, place, [element])
    for row in rows.values():
        row.cells = _cells(row.element)
    return list(rows.values())


def outside_furniture(root: HtmlElement, without: HtmlElement | None = None) -> Iterator[HtmlElement]:
    """The elements of the page in order, without header, footer, navigation, sidebars and the subtree `without`.

    The page must not be changed between two calls for it.
    """
    elements = _outside_furniture(root)
    if without is None:
        return iter(elements)
    inside = set(without.iter())
    return (element for element in elements if element not in inside)


@lru_cache(maxsize=2)
def _outside_furniture(root: HtmlElement) -> tuple[HtmlElement, ...]:
    # Each part of a release is looked for in its whole page: the page is walked once for all of them.
    found = []
    stack = [root]
    while stack:
        element = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or (tag in _FURNITURE and not _heads_an_article(element)):
            continue
        if tag in _BOXES:
            if (named := element.get("id")) and tag != "dl" and _FURNITURE_NAME.match(named):
                continue
            if (classes := element.get("class")) and _FURNITURE_CLASS.search(classes):
                continue
        found.append(element)
        if len(element):
            stack.extend(reversed(element))
    return tuple(found)


def _heads_an_article(element: HtmlElement) -> bool:
    """Whether a `header` is that of an article, which shows its headline and date, and not that of the page."""
    if element.tag != "header":
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _ARTICLE_HEADER.search(named) is not None or next(element.iterancestors("article", "main"), None) is not None


def text_of(element: HtmlElement) -> str:
    """The text of `element` with runs of whitespace as one space, scripts and comments left out."""
    if len(element):
        return " ".join(" ".join(_TEXTS(element)).split())
    return " ".join((element.text or "").split()) if element.tag not in _NEVER_TEXT else ""


def _carriers(root: HtmlElement, identify: Callable[[str], str | None]) -> Iterator[tuple[HtmlElement, str]]:
    for element in outside_furniture(root):
        if element.tag in {"link", "script", "meta"}:
            continue
        for name, value in element.attrib.items():
            if (name in _LINK_ATTRIBUTES or name.startswith("data-")) and value:
                # A data attribute is shown as name=value, so that a pattern can tell data-id from data-seq.
                link = value if name in _LINK_ATTRIBUTES else f"{name}={value}"
                if native_id := identify(link[:_LONGEST_LINK]):
                    yield element, native_id
                    break


def _row_of(element: HtmlElement, shown: dict[HtmlElement, set[str]], *, alone: bool) -> HtmlElement:
    lineage = [element, *element.iterancestors()]
    table_row = next((place for place in lineage if place.tag == "tr" and len(shown[place]) == 1), None)
    if table_row is not None:
        nested = not alone and next(table_row.iterancestors("td"), None) is not None
        return _nested_row(table_row, shown) if nested and not _has_date(table_row) else table_row
    if alone:
        return next((place for place in lineage if place.tag in _ITEM_TAGS), lineage[min(2, len(lineage) - 1)])
    place = element
    for ancestor in lineage[1:]:
        if len(shown[ancestor]) > 1 or ancestor.tag in _NEVER_A_ROW - {"ul", "ol"}:
            break
        place = ancestor
    return place


def _nested_row(line: HtmlElement, shown: dict[HtmlElement, set[str]]) -> HtmlElement:
    """The small table that a post has to itself, where it shows the date that the post's line does not."""
    place = line
    for ancestor in line.iterancestors():
        if len(shown[ancestor]) > 1 or ancestor.tag in {"body", "html"}:
            break
        place = ancestor
    return place if place is not line and _has_date(place) else line


def _has_date(element: HtmlElement) -> bool:
    return find_date(text_of(element)) is not None


def _cells(row: HtmlElement) -> list[tuple[str, HtmlElement]]:
    if row.tag == "tr":
        headers = _headers(row)
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        own = (cell.get("data-cell-header") or cell.get("data-label") or cell.get("data-th") or "" for cell in cells)
        return [
            (label or (headers[index] if index < len(headers) else ""), cell)
            for index, (cell, label) in enumerate(zip(cells, own, strict=True))
        ]
    return [(_label(element), element) for element in row.iter() if isinstance(element.tag, str) and _speaks(element)]


def _is_header(header: str, pattern: re.Pattern[str]) -> bool:
    """Whether a column or a field is called so; a longer text before a field is no name of it."""
    return len(header) <= _LONGEST_HEADER and pattern.search(header) is not None


def _headers(row: HtmlElement) -> list[str]:
    table = next(row.iterancestors("table"), None)
    return _table_headers(table) if table is not None else []


@lru_cache(maxsize=2)
def _table_headers(table: HtmlElement) -> list[str]:
    head = table.find(".//thead//tr")
    if head is None:
        head = next((line for line in table.iter("tr") if _is_head(line)), None)
    return [text_of(cell) for cell in head if cell.tag in {"th", "td"}] if head is not None else []


def _is_head(line: HtmlElement) -> bool:
    """Whether a table line names the columns: it has header cells only, or plain cells that say 제목 and the like."""
    if line.find("td") is None:
        return line.find("th") is not None
    named = [text_of(cell).replace(" ", "") for cell in line.iter("td", "th")]
    return "제목" in named and all(len(name) <= _LONGEST_HEADER for name in named)


def _label(element: HtmlElement) -> str:
    before = element.getprevious()
    if element.tag == "dd" and before is not None and before.tag == "dt":
        return text_of(before)
    return element.get("data-cell-header") or element.get("data-label") or ""


def _speaks(element: HtmlElement) -> bool:
    """Whether the element has text of its own, or is a leaf of the row that a reader sees as one field."""
    return bool(_own_text(element))


def _headline(link: HtmlElement) -> HtmlElement:
    """The part of a link that is its headline, where the link wraps a whole card."""
    for element in link.iterdescendants():
        if isinstance(element.tag, str) and (element.tag in _HEADINGS or _classed(element, _HEADLINE_CLASS)):
            # A box called "title" can hold the headline and a lead.
            return next(element.iterdescendants(*_HEADINGS), element)
    parts = [child for child in link if isinstance(child.tag, str) and text_of(child)]
    while len(parts) == 1 and not _own_text(link):
        link, parts = parts[0], [child for child in parts[0] if isinstance(child.tag, str) and text_of(child)]
    if len(parts) > 1 and not _own_text(link):
        worded = [part for part in parts if not _is_figure(text_of(part))] or parts
        return next((part for part in worded if part.tag in {"strong", "b", "dt", "em"}), worded[0])
    return link


def _is_figure(text: str) -> bool:
    """Whether a field is a running number, a count or a date."""
    return is_date(text) or text.replace(",", "").isdigit()


def _button_title(link: HtmlElement) -> str:
    """The headline of a post that is opened by a form: the longest caption of its buttons."""
    buttons = link.iter("input") if link.tag == "form" else ()
    told = (clean_title(button.get("value") or "") for button in buttons if button.get("type") in {"submit", "button"})
    return max(told, key=len, default="")


def _own_text(element: HtmlElement) -> str:
    return "".join([element.text or "", *(child.tail or "" for child in element)]).strip()


def _classed(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(element.get("class") or ""))


def select(element: HtmlElement, selectors: Iterable[str]) -> Iterator[HtmlElement]:
    """The elements under `element` that the CSS selectors match, in the order of the selectors."""
    wanted = tuple(selectors)
    # Families list the names of all their skins, most of which a page does not bear.
    names = _names(element) if len(wanted) > _FEW_SELECTORS else None
    for selector in wanted:
        if names is None or names.issuperset(_named_by(selector)):
            yield from _compiled(selector)(element)


@lru_cache(maxsize=2)
def _names(element: HtmlElement) -> frozenset[str]:
    """The classes and ids of `element` and all below it."""
    return frozenset(" ".join(_NAMES(element)).split())


@lru_cache(maxsize=2048)
def _named_by(selector: str) -> frozenset[str]:
    """The classes and ids without which a plain selector matches nothing; none of one that says more."""
    return frozenset(_NAME.findall(selector)) if _PLAIN_SELECTOR.fullmatch(selector) else frozenset()


@lru_cache(maxsize=2048)
def is_selector(selector: str) -> bool:
    """Whether `selector` is CSS that can be used; `:contains` is no CSS, and lxml has no such function."""
    try:
        _compiled(selector)
    except SelectorError:
        return False
    return ":contains(" not in selector


@lru_cache(maxsize=2048)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
