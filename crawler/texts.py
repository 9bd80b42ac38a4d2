"""Bytes → text, and HTML → plain text whose lines are the page's blocks. Pure: no clock, no file, no network.

Text is kept as written. Only what no reader sees is taken away (markup, hidden decoys, zero-width characters, runs of
spaces), and decomposed Hangul is composed (NFC), so that offsets into the text are offsets into what people read.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KOREAN = ("utf-8", "cp949")
_ISO_2022_KR_DESIGNATOR = b"\x1b$)C"
_MOST_DAMAGE = 0.25
"""Replaced characters per non-ASCII byte up to which a text is damaged UTF-8 or CP949 and not another charset."""


def decode(body: bytes, declared: str | None = None) -> str:
    """The text of `body` by its byte order mark, strict UTF-8, strict CP949, the less damaged of both, or w3lib.

    `declared` is the charset of the Content-Type header. Servers lie about it, so it decides only where the bytes do
    not. Never raises: bytes that no charset explains become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if _ISO_2022_KR_DESIGNATOR in body[:1024]:
        return body.decode("iso2022_kr", "replace")
    if utf16 := _unmarked_utf16(body):
        return body.decode(utf16, "replace")
    for encoding in _KOREAN:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _decode_damaged(body, declared)


def _unmarked_utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: spaces, digits and line ends leave NULs on one side of the byte pairs only."""
    sample = body[: 4096 & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(body) % 2 or min(even, odd) * 2 > max(even, odd) or max(even, odd) * 20 < len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_damaged(body: bytes, declared: str | None) -> str:
    beyond_ascii = sum(byte > 0x7F for byte in body)
    readings = [body.decode(encoding, "replace") for encoding in _KOREAN]
    best = min(readings, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") <= _MOST_DAMAGE * beyond_ascii:
        return best
    from w3lib.encoding import html_to_unicode

    header = f"text/html; charset={declared}" if declared else None
    return html_to_unicode(header, body, default_encoding="cp949")[1]


@dataclass(frozen=True, slots=True)
class HtmlText:
    """What a reader sees of HTML. `from_images`: there is no text, and `text` holds the descriptions of its images."""

    text: str
    images: int = 0
    from_images: bool = False


def html_to_text(html: str) -> str:
    """The plain text of a page or fragment: a line for each block, table rows tab-separated, lists with bullets."""
    return read_html(html).text


def read_html(html: str) -> HtmlText:
    """As `html_to_text`, with the number of images and whether the text is only theirs."""
    root = parse_html(html)
    return HtmlText("") if root is None else read_element(root)


def parse_html(html: str) -> etree._Element | None:
    """The tree of a page or fragment without its comments, None where there is nothing. Cap the size of the input.

    ValueError where tables or lists are nested thousands deep: the rest of such a page would be lost without a word.
    """
    # libxml2 stops at NUL, and lone surrogates have no UTF-8.
    clean = re.sub("[\x00\ud800-\udfff]", "\ufffd", html)
    for markup in (clean, _NESTING_TAG.sub(lambda tag: "<br>" if tag[1] else "", clean)):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        try:
            tree = etree.fromstring(markup.encode(), parser)
        except etree.XMLSyntaxError:  # markup without one element or character of text
            tree = None
        if not parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT):
            return tree
    raise ValueError("the page is nested too deeply")


def read_element(root: etree._Element) -> HtmlText:
    """The text of one element of a tree (its tail is not part of it)."""
    reader = _Reader(keep_newlines=_is_preformatted_throughout(root))
    reader.walk(root)
    text = tidy("\n".join(reader.sink.close()))
    if text:
        return HtmlText(text, images=reader.images)
    described = tidy("\n".join(alt for alt in reader.alts if not _FILE_NAME.search(alt)))
    return HtmlText(described, images=reader.images, from_images=bool(described))


_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANK_LINES = re.compile("\n{3,}")
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|svg|tiff?)$", re.IGNORECASE)


_NESTING_TAG = re.compile(
    r"</?(?:(div|section|article|center|blockquote)|span|font|strong|big|small|em|[biua])\b[^<>]{0,500}>", re.IGNORECASE
)


def tidy(text: str) -> str:
    """`text` with composed Hangul, without zero-width characters, trailing spaces and rows of blank lines."""
    text = _ZERO_WIDTH.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_UNSEEN = _names(
    """script style template noscript head title select option button iframe object embed applet audio video canvas svg
    math map rt rp datalist frameset"""
)
_BLOCKS = _names(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
    textarea tfoot th thead tr ul xmp"""
)
_LINE_MAKERS = ("p", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre")
_PREFORMATTED = frozenset(("pre", "textarea", "xmp", "listing"))
_PREFORMATTED_STYLE = re.compile(r"white-space\s{0,5}:\s{0,5}(?:pre|break-spaces)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|(?:left|top|text-indent)\s{0,5}:\s{0,5}-\d{4}",
    re.IGNORECASE,
)
_NO_SIZE_STYLE = re.compile(r"font-size\s{0,5}:\s{0,5}0(?:px|pt|em|rem|%)?\s{0,5}(?:;|!|$)", re.IGNORECASE)
_DOUBLY_ESCAPED = re.compile(r"&(?:[a-zA-Z]{2,31}[0-9]{0,2}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_OWN_BULLET = re.compile(r"[^\w\s\"'“‘(\[<《「『]|\(?[0-9가-힣]{1,2}[.)]\s")

_MOST_COLUMNS_SPANNED = 100
_MOST_COLUMNS_COVERED = 64
_MOST_ROWS_SPANNED = 1000
_PROSE_LINES, _PROSE_LENGTH = 4, 300


def _is_preformatted_throughout(root: etree._Element) -> bool:
    """Whether line ends are its only breaks: boards style such bodies `pre-line` in a sheet that we do not read."""
    return next(root.iter(*_LINE_MAKERS), None) is None or (
        # libxml2 wraps the bare text of a fragment in one <p>
        [element.tag for element in root.iter()] == ["html", "body", "p"]
    )


@dataclass(slots=True)
class _Sink:
    """Lines being written: of the page, or of one cell."""

    element: etree._Element | None = None
    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    bullet: str = ""
    holds_table: bool = False

    def write(self, text: str) -> None:
        self.current.append(text)

    def end_line(self, *, forced: bool = False) -> None:
        line = " ".join("".join(self.current).split())
        self.current.clear()
        if line:
            self.lines.append(line if not self.bullet or _OWN_BULLET.match(line) else self.bullet + line)
            self.bullet = ""
        elif forced:
            self.lines.append("")

    def close(self) -> list[str]:
        self.end_line()
        return self.lines


@dataclass(slots=True)
class _Row:
    element: etree._Element
    cells: dict[int, list[str]] = field(default_factory=dict)
    column: int = 0
    holds_table: bool = False


@dataclass(slots=True)
class _Table:
    """A table being read. `covered` tells for each column how many further rows a cell above still fills."""

    element: etree._Element
    covered: dict[int, int] = field(default_factory=dict)
    row: _Row | None = None
    cells: int = 0


class _Reader:
    """One pass over a tree, without recursion: nesting is the author's choice, and the author is not trusted."""

    def __init__(self, *, keep_newlines: bool) -> None:
        self.sinks = [_Sink()]
        self.tables: list[_Table] = []
        self.preformatted = int(keep_newlines)
        self.images = 0
        self.alts: list[str] = []
        self.numbered: dict[etree._Element, int] = {}

    @property
    def sink(self) -> _Sink:
        return self.sinks[-1]

    def walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if _is_unseen(element):
                    walker.skip_subtree()
                    skipped = element
                    continue
                self.start(element)
                self.write(element.text)
            else:
                if skipped is element:
                    skipped = None
                else:
                    self.end(element)
                if element is not root:
                    self.write(element.tail)

    def write(self, text: str | None) -> None:
        if not text:
            return
        if "&" in text:
            text = _DOUBLY_ESCAPED.sub(lambda match: unescape(match[0]), text)
        if not self.preformatted:
            self.sink.write(text)
            return
        first, *rest = text.replace("\r\n", "\n").split("\n")
        self.sink.write(first)
        for line in rest:
            self.sink.end_line(forced=True)
            self.sink.write(line)

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self.sink.end_line(forced=True)
        elif tag == "img":
            self.images += 1
            if alt := " ".join(element.get("alt", "").split()):
                self.alts.append(alt)
        elif tag in _BLOCKS:
            self.sink.end_line()
        if _is_preformatted(element):
            self.preformatted += 1
        match tag:
            case "table":
                self.tables.append(_Table(element))
            case "tr" if self.tables:
                self.end_row()
                self.tables[-1].row = _Row(element)
            case "td" | "th" if self.tables:
                if self.tables[-1].row is None:
                    self.tables[-1].row = _Row(element)
                self.sinks.append(_Sink(element))
            case "li":
                self.sink.bullet = self.bullet(element)

    def bullet(self, item: etree._Element) -> str:
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "- "
        self.numbered[parent] = self.numbered.get(parent, 0) + 1
        return f"{self.numbered[parent]}. "

    def end(self, element: etree._Element) -> None:
        if _is_preformatted(element):
            self.preformatted -= 1
        if element.tag not in _BLOCKS:
            return
        if self.sink.element is element:
            self.end_cell(element)
            return
        self.sink.end_line()
        if element.tag == "li":
            self.sink.bullet = ""
        if not self.tables:
            return
        table = self.tables[-1]
        if table.row is not None and table.row.element is element:
            self.end_row()
        elif table.element is element:
            self.end_row()
            self.tables.pop()
            self.sink.holds_table |= table.cells > 1

    def end_cell(self, element: etree._Element) -> None:
        sink = self.sinks.pop()
        table = self.tables[-1]
        row = table.row
        if row is None:
            self.sink.lines.extend(sink.close())
            return
        while table.covered.get(row.column, 0) > 0:
            row.column += 1
        row.cells[row.column] = sink.close()
        row.holds_table |= sink.holds_table
        table.cells += 1
        width = _span(element, "colspan", _MOST_COLUMNS_SPANNED)
        height = _span(element, "rowspan", _MOST_ROWS_SPANNED)
        after = row.column + width
        if height > 1:
            # Negative: it covers from the next row on.
            table.covered.update(dict.fromkeys(range(row.column, min(after, _MOST_COLUMNS_COVERED)), -height))
        row.column = after

    def end_row(self) -> None:
        table = self.tables[-1]
        row, table.row = table.row, None
        if row is None:
            return
        cells = [row.cells.get(column, []) for column in range(max(row.cells, default=-1) + 1)]
        self.sink.lines.extend(_row_lines(cells, row.holds_table))
        table.covered = {column: abs(rows) - 1 for column, rows in table.covered.items() if abs(rows) > 1}


def _row_lines(cells: list[list[str]], holds_table: bool) -> list[str]:
    """One tab-separated line; or the lines of the cells where the row lays out a page and is no record of data."""
    if holds_table or lays_out_a_page(cells):
        return [line for lines in cells for line in lines]
    line = "\t".join(" ".join(filter(None, lines)) for lines in cells).rstrip("\t")
    return [line] if line else []


def lays_out_a_page(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a table row, given as the lines of its cells, is a frame around prose and no record of data."""
    filled = [lines for lines in ([line for line in cell if line] for cell in cells) if lines]
    if len(filled) == 1 and len(filled[0]) > 1:
        return True
    return any(len(lines) >= _PROSE_LINES and sum(map(len, lines)) >= _PROSE_LENGTH for lines in filled)


def _is_unseen(element: etree._Element) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if not style:
        return False
    # A container of size 0 may hold children that set their own.
    return bool(_HIDDEN_STYLE.search(style)) or (len(element) == 0 and bool(_NO_SIZE_STYLE.search(style)))


def _is_preformatted(element: etree._Element) -> bool:
    return element.tag in _PREFORMATTED or bool(_PREFORMATTED_STYLE.search(element.get("style", "")))


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
