"""Names the family of an address and tries the boards that could read its page, for a declaration to paste. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from crawler.boards import board_for
from crawler.boards.base import Board, NotAnArticleError, Row
from crawler.boards.links import query_of, without_session
from crawler.sources import Kind, Source, SourceError

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        ("api_seoul", r":8088/[^/]+/xml/\w+/\d+/\d+"),
        ("api_gnews", r"/gnews_rss\.do"),
        ("api_datagokr", r"^https?://apis\..*[?&]serviceKey="),
        ("si_ntt", r"/select(?:BbsNtt|PressRelease)List\.do"),
        ("egov_bbsmstr", r"/(?:bbs/BBSMSTR_\w+|prog/\w+(?:/\w+)*)/list\.do"),
        ("egov_cop_bbs", r"/selectBoardList\.do"),
        ("egov_portal_bbs", r"/bbs/B\d{7}/list\.do|/board/list\.do\?.*bbsId="),
        ("yh_portal", r"/bbs/list\.do\?.*ptIdx=|/board/post/list\.do\?.*bcIdx=|/saeol/newsList\.do"),
        ("rfc3_board", r"/board/list\.\w+\?.*boardId="),
        ("eminwon_saeol", r"/OfrAction\.do"),
        ("scms_web", r"/\d{5}\.web"),
        ("bbsmsg_jsp", r"/bbsMsgList\.do"),
        ("siiru_board", r"/boardList\.do\?.*boardId="),
        ("cs_board", r"\.cs\?"),
        ("board_es", r"/(?:board|gallery)\.es"),
        ("bd_select", r"/BD_\w+\.?List\.do|/BD_board\.list\.do"),
        ("planweb_9is", r"list\.9is|/board/post/list\.do\?.*boardUid="),
        ("mnu_uid_page", r"/page\.do\?.*mnu_uid="),
        ("icms_daegu", r"/index\.do\?.*menu_id="),
        ("ex_bbs", r"/ex/bbs/List\.do"),
        ("netis_edu", r"/na/ntt/selectNttList\.do"),
        ("gpms_edu", r"/boardCnts/list\w*\.do"),
        ("cp_board", r"/press/list(?:$|\?)"),
        ("korea_kr", r"/(?:pressRelease|policyNews)List\.do"),
        ("ndsoft", r"/articleList\.html"),
        ("inswave_news", r"/sub\.html\?"),
        ("feed", r"(?:rss|feed|atom)[^?]*(?:\.(?:xml|do|php))?(?:$|[/?])"),
        ("html_mode_v", r"/html/\w+/\w+\.html"),
    )
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A family that reads the page: its first rows, and the declaration to paste."""

    family: str
    rows: tuple[Row, ...]
    declaration: str


def families_of(url: str) -> tuple[str, ...]:
    """The families whose addresses look like `url`, the likeliest first; "auto" is always the last."""
    return (*(family for family, shape in _SHAPES if shape.search(without_session(url))), "auto")


def identify(response: HtmlResponse, *, name: str, kind: Kind = "basic", today: date | None = None) -> list[Guess]:
    """What each family that fits finds on a list page, most dated rows first; empty where none finds a list."""
    guesses = [guess for family in families_of(response.url) for guess in _tried(family, response, name, kind, today)]
    return sorted(guesses, key=lambda guess: -sum(row.published_on is not None for row in guess.rows))


def _tried(family: str, response: HtmlResponse, name: str, kind: Kind, today: date | None) -> Iterator[Guess]:
    url = without_session(response.url)
    host = urlsplit(url).hostname or "source"
    source_id = re.sub(r"[^a-z0-9]+", "_", host.removeprefix("www.").lower()).strip("_")
    try:
        source = Source(
            id=source_id if source_id[:1].isalpha() else f"s_{source_id}",
            name=name,
            kind=kind,
            family=family,
            list_url=url,
        )
        board: Board = board_for(source)
        rows = tuple(board.parse_list(response, today))
    except (SourceError, NotAnArticleError, ValueError):
        return
    if rows:
        yield Guess(family, rows[:10], _declaration(source))


def _declaration(source: Source) -> str:
    lines = [f"[{source.id}]"]
    for field in ("name", "kind", "region", "family", "list_url"):
        value = str(getattr(source, field)).replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'{field} = "{value}"')
    if "page" not in " ".join(query_of(source.list_url)) and source.family == "auto":
        lines.append('# params = { page_param = "page" }    # the parameter that turns pages')
    return "\n".join(lines) + "\n"
