"""Names the family of an address and tries the boards that could read its page, for a declaration to paste. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement
from scrapy.http import HtmlResponse

from crawler.boards import board_for, board_type
from crawler.boards.base import Board, NotAnArticleError, Row
from crawler.boards.links import without_session
from crawler.boards.list_shape import ListShape, best_rows
from crawler.boards.records import json_records
from crawler.boards.rows import text_of
from crawler.sources import Kind, Source, SourceError

_ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        ("api_seoul", r":8088/[^/]+/xml/\w+/\d+/\d+"),
        ("api_gnews", r"/gnews_rss\.do"),
        ("api_datagokr", r"^https?://apis\..*[?&]serviceKey="),
        ("si_ntt", r"/select(?:BbsNtt|PressRelease)List\.do"),
        ("egov_bbsmstr", r"/(?:bbs/(?:BBSMSTR_\w+|R\d+)|prog/\w+(?:/\w+)*)/list\.do"),
        ("egov_cop_bbs", r"/\w*selectBoardList\.do"),
        ("egov_portal_bbs", r"/bbs/B\d{7}/list\.do|/board/list\.do\?.*bbsId=|/list\.do\?(?:.*&)?menuNo="),
        (
            "yh_portal",
            r"/bbs/list\.do\?.*ptIdx=|/board/post/list\.do\?.*bcIdx=|/saeol/news(?:List\.do|/list\.do)|/newsList/list\.do",
        ),
        ("rfc3_board", r"/board/list\.\w+\?.*boardId="),
        ("eminwon_saeol", r"/OfrAction\.do"),
        ("scms_web", r"/\d{5}\.web"),
        ("bbsmsg_jsp", r"/bbsMsgList\.do"),
        ("siiru_board", r"/boardList\.do\?.*boardId="),
        ("cs_board", r"\.cs\?"),
        ("board_es", r"/(?:board|gallery)\.es"),
        ("bd_select", r"/BD_\w+\.?List\.do|/BD_board\.list\.do"),
        ("planweb_9is", r"(?:list|index)\.9is|/board/post/list\.do\?.*boardUid="),
        ("mnu_uid_page", r"/page\.do\?.*mnu_uid="),
        ("icms_daegu", r"/index\.do\?.*menu_id="),
        ("timecms", r"/page/\d+/\d+\.(?:do|tc)(?:$|\?)"),
        ("ex_bbs", r"/ex/bbs/List\.do"),
        ("netis_edu", r"/na/ntt/selectNttList\.do"),
        ("gpms_edu", r"/boardCnts/list\w*\.do"),
        ("cp_board", r"/press/list(?:$|\?)"),
        ("korea_kr", r"/(?:pressRelease|policyNews)List\.do"),
        ("ndsoft", r"/articleList\.html"),
        ("inswave_news", r"/sub\.html\?"),
        ("tistory", r"^https?://[\w-]+\.tistory\."),
        ("wordpress", r"/feed/?(?:$|\?)"),
        ("feed", r"(?:rss|feed|atom)[^?]*(?:\.(?:xml|do|php))?(?:$|[/?])"),
        ("html_mode_v", r"/html/\w+/\w+\.html"),
    )
)
"""Families whose addresses tell them."""
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        ("ybmodule", r"ybmodule\.file|ybscript\.io|[?&;]idx=\d{1,12}&(?:amp;)?mode=view"),
        ("skintb_portal", r"skinTb|skinColor-fmInfo"),
        ("home_show", r"/show/[\w-]{1,80}[\"'?]"),
        ("asiae_en", r"/en/article/(?:[a-z-]{1,30}/)?20\d{15}"),
    )
)
"""What the pages of families show whose addresses look like any other."""
_PART = re.compile(r"(?P<before>(?:\w{1,20}:[a-z]{1,20};){0,5})(?P<name>\w{1,20}):\d{1,12};$")
"""A parameter of several parts, of which the last is a number."""
_LONGEST_PAGE = 2_000_000
_WHOLE_TEXT = 220
"""Letters of a row from which on it is the release itself."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A family that reads the page: its first rows, and the declaration to paste.

    What the page does not tell makes the declaration `planned`, with the reason.
    """

    family: str
    rows: tuple[Row, ...]
    declaration: str


def families_of(url: str, page: str = "") -> tuple[str, ...]:
    """The families whose addresses look like `url` or that the list page shows, the likeliest first; then "auto"."""
    address = without_session(url)
    told = [family for family, shape in _ADDRESSES if shape.search(address)]
    shown = [family for family, mark in _MARKS if mark.search(page[:_LONGEST_PAGE])]
    if _links_below(address, page[:_LONGEST_PAGE]):
        shown.append("edotx_path")
    return (*dict.fromkeys([*told, *shown]), "auto")


def identify(response: HtmlResponse, *, name: str, kind: Kind = "basic", today: date | None = None) -> list[Guess]:
    """What each family that fits finds on a list page, most dated rows first; empty where none finds a list."""
    asked = _Asked(response, without_session(response.url), name, kind, today)
    tried = [guess for family in families_of(response.url, response.text) for guess in _tried(asked, family)]
    guesses = [guess for guess in tried if guess.family != "auto"] + list(_derived(asked))
    guesses += [guess for guess in tried if guess.family == "auto"]
    most = max((_dated(guess) for guess in guesses), default=0)
    # A family that knows the site is trusted with a few rows less: links of other boards are no rows to it.
    return sorted(guesses, key=lambda guess: _dated(guess) * 5 < most * 4)


def _dated(guess: Guess) -> int:
    return sum(row.published_on is not None for row in guess.rows)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The page and what the person who asks says of it."""

    response: HtmlResponse
    url: str
    name: str
    kind: Kind
    today: date | None

    def source(self, family: str, **more: object) -> Source:
        """A declaration of this page in `family`. Raises SourceError, ValueError."""
        host = urlsplit(self.url).hostname or "source"
        short = re.sub(r"[^a-z0-9]+", "_", host.removeprefix("www.").lower()).strip("_")
        declared = {
            "id": short if short[:1].isalpha() else f"s_{short}",
            "name": self.name,
            "kind": self.kind,
            "family": family,
            "list_url": self.url,
        }
        return Source.model_validate(declared | more)

    def root(self) -> HtmlElement | None:
        """The page's root, None where it is no HTML."""
        root = self.response.selector.root
        return root if isinstance(root, HtmlElement) else None


def _tried(asked: _Asked, family: str) -> Iterator[Guess]:
    """What the board of `family` reads, with the parameters that the page tells and the id that most links have."""
    kind = board_type(family)
    fields = {name: name for name in kind.required} | dict(kind.page_fields)
    params = {name: value for name, field in fields.items() if (value := _told_by_page(asked, field))}
    best: Guess | None = None
    for id_param in ("", *kind.id_params):
        given = params | ({"id_param": id_param} if id_param else {})
        guess = _read(asked, family, given)
        if guess is not None and (best is None or len(guess.rows) > len(best.rows)):
            best = guess
    if best is not None:
        yield best


def _read(asked: _Asked, family: str, params: Mapping[str, str]) -> Guess | None:
    try:
        source = asked.source(family, params=dict(params))
        board = board_for(source)
    except SourceError as error:
        return _read_without(asked, family, params, str(error))
    except ValueError:
        return None
    rows = _rows(board, asked)
    return Guess(family, rows[:10], _declaration(source)) if rows else None


def _read_without(asked: _Asked, family: str, params: Mapping[str, str], reason: str) -> Guess | None:
    """The rows of a family although the page does not tell a parameter: the declaration is planned, and says so."""
    missing = [name for name in board_type(family).required if not params.get(name) and f"{name}=" not in asked.url]
    try:
        board = board_for(asked.source(family, params=dict(params) | dict.fromkeys(missing, "?")))
        source = asked.source(family, params=dict(params), status="planned", reason=reason.partition(": ")[2] or reason)
    except (SourceError, ValueError):
        return None
    rows = _rows(board, asked)
    return Guess(family, rows[:10], _declaration(source)) if rows else None


def _rows(board: Board, asked: _Asked) -> tuple[Row, ...]:
    try:
        return tuple(board.parse_list(asked.response, asked.today))
    except (NotAnArticleError, ValueError):
        return ()


def _told_by_page(asked: _Asked, name: str) -> str:
    """The value of a parameter that the address lacks and a field of the page's forms gives."""
    root = asked.root()
    fields = root.iter("input") if root is not None and f"{name}=" not in asked.url else ()
    return next((field.get("value") or "" for field in fields if field.get("name") == name and field.get("value")), "")


def _links_below(url: str, page: str) -> bool:
    """Whether the page links numbers below its own path, as boards do whose code is the path."""
    parts = urlsplit(url)
    folder = parts.path.rstrip("/").rpartition("/")[2]
    if not folder or "." in folder or parts.query:
        return False
    below = re.findall(rf"/{re.escape(folder)}/(?:\d{{1,12}}[\"'/?]|view\?repSeq=)", page)
    return len(set(below)) > 0 and len(below) >= 3


# Sites of no family


def _derived(asked: _Asked) -> Iterator[Guess]:
    """The declaration of a site of its own: where the id stands in its links, or which script opens a post."""
    root = asked.root()
    if asked.response.text.lstrip()[:1] in {"{", "["}:
        yield from _json_guess(asked)
    if root is None:
        return
    found = best_rows(root, asked.url, {urlsplit(asked.url).hostname or ""})
    if found is None:
        return
    shape, lines = found
    if shape.kind == "address":
        yield from _address_guess(asked, shape, lines[0].native_id)
        return
    whole = sum(len(text_of(line.element)) for line in lines) > _WHOLE_TEXT * len(lines)
    family = "whole_list" if whole else "query_board"
    place = {"script_argument": shape.place} if shape.place not in {"", "0"} else {}
    told = {"script": shape.script, **place} if shape.script else {}
    reason = (
        "the list shows releases whole: give select.title and select.body of a row, and detail_url with {id}"
        if whole
        else "the address of an article is not in the page: open one, and give detail_url with {id} for its number"
    )
    rows = tuple(
        Row(line.native_id, asked.url, line.title(), line.published_on(asked.today), line.department())
        for line in lines
    )
    source = asked.source(family, params=told, status="planned", reason=reason)
    yield Guess(family, rows[:10], _declaration(source))


def _address_guess(asked: _Asked, shape: ListShape, native_id: str) -> Iterator[Guess]:
    template = shape.template()
    if not template:
        return
    in_path = shape.place == "path"
    params = {} if in_path else {"id_param": shape.place}
    if part := _PART.match(dict(parse_qsl(urlsplit(native_id).query)).get(shape.place, "")):
        params["id_part"] = part["name"]
        template = template.replace("{id}", f"{part['before']}{part['name']}:{{id}};")
    more: dict[str, object] = {"detail_url": template, "params": params}
    try:
        source = asked.source("path_board" if in_path else "query_board", **more)
        rows = _rows(board_for(source), asked)
    except (SourceError, ValueError):
        return
    if rows:
        yield Guess(source.family, rows[:10], _declaration(source))


def _json_guess(asked: _Asked) -> Iterator[Guess]:
    try:
        records = json_records(json.loads(asked.response.text, parse_int=str, parse_float=str))
    except (ValueError, RecursionError):
        return
    names = list(records[0]) if records else []
    id_field = next(
        (
            n
            for n in names
            if re.search(r"(?:SID|SEQ|NO|ID|SN|IDX)$", n) and len({r.get(n) for r in records}) == len(records)
        ),
        "",
    )
    title_field = next((name for name in names if re.search(r"TITLE|SUBJECT|SJ$", name)), "")
    if not (id_field and title_field):
        return
    date_field = next((name for name in names if re.search(r"DATE|DT$|YMD", name)), "")
    params = {"id_field": id_field, "title_field": title_field} | ({"date_field": date_field} if date_field else {})
    reason = (
        "the address and the field of a release's text are not in its list: give detail_url with {id}, and body_field"
    )
    try:
        board = board_for(
            asked.source("json_board", params=params | {"body_field": "?"}, detail_url=f"{asked.url}#{{id}}")
        )
    except (SourceError, ValueError):
        return
    rows = _rows(board, asked)
    if rows:
        yield Guess(
            "json_board",
            rows[:10],
            _declaration(asked.source("json_board", params=params, status="planned", reason=reason)),
        )


# Declarations


def _declaration(source: Source) -> str:
    lines = [f"[{source.id}]"]
    fields = ("name", "kind", "region", "family", "list_url", "detail_url", "status", "reason")
    for field in fields:
        value = str(getattr(source, field))
        if (value and not (field == "status" and value == "ready")) or field == "region":
            lines.append(f"{field} = {_quoted(value)}")
    if source.params:
        lines.append(
            "params = { " + ", ".join(f"{name} = {_quoted(value)}" for name, value in source.params.items()) + " }"
        )
    elif source.family == "auto":
        lines.append('# params = { page_param = "page" }    # the parameter that turns pages')
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(character if character.isprintable() else " " for character in escaped) + '"'
