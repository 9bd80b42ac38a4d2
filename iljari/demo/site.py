"""A small site on loopback that behaves like the boards of eight offices and one newspaper, on three CMS families.

It does what real boards do: a pinned notice on every page, session ids in links, a page past the last that answers 200
(with the last page, an empty list or the first page again), an error that answers 200, text that is only in an attached
file, EUC-KR without a charset.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from itertools import count
from typing import Self
from urllib.parse import parse_qs, quote, urlsplit

from jinja2 import Environment, FunctionLoader

from iljari.demo.content import AttachedFile, Board, Release, boards
from iljari.demo.hwpx import build_hwpx

PAGE_SIZE = 3
ROBOTS = "User-agent: *\nDisallow: /admin/\n"
EMINWON_PATH = "/emwp/gov/mogaha/ntis/web/ofr/action/OfrAction.do"
EMINWON_LIST_FIELDS = {"jndinm": "OfrBcAdvNewsEJB", "context": "NTIS"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answers."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    disposition: str | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list; `number` may lie past the last."""

    number: int
    pages: int
    rows: tuple[Release, ...]
    first_number: int


class DemoSite:
    """The site while it serves: `with DemoSite(edited=False) as site: site.base_url`.

    `edited` serves the boards as they stand after one office has corrected a release that it had published. `port` is
    taken if it is free, so that releases keep their addresses from run to run; else the system chooses one.
    """

    def __init__(self, *, edited: bool, port: int = 0) -> None:
        self._boards = boards(edited=edited)
        self._port = port
        self._sessions = count(1)

    @cached_property
    def _server(self) -> ThreadingHTTPServer:
        site = self

        class Handler(_Handler):
            answer = staticmethod(site.answer)

        try:
            return ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        except OSError:
            return ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def base_url(self) -> str:
        """Scheme, address and port, without a slash at the end."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, target: str, form: dict[str, str]) -> Answer:
        """The answer to one request; `form` holds the fields of a POST."""
        url = urlsplit(target)
        if url.path == "/robots.txt":
            return Answer(ROBOTS.encode(), "text/plain; charset=utf-8")
        _, name, *rest = url.path.split("/", 2)
        board = self._boards.get(name)
        if board is None or not rest:
            return Answer(b"Not Found", "text/plain", 404)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        page = f"/{rest[0].split(';')[0]}"
        match board.family:
            case "si_ntt":
                return self._si_ntt(board, page, query)
            case "eminwon_saeol":
                return self._eminwon(board, page, form if method == "POST" else {})
            case _:
                return self._ndsoft(board, page, query)

    def _si_ntt(self, board: Board, page: str, query: dict[str, str]) -> Answer:
        if page == "/downloadBbsFile.do":
            return _file(board, query.get("atchmnflNo", "")[:-1])
        session = f"{next(self._sessions):032X}.node1"
        if page == "/selectBbsNttList.do":
            shown = _page(board, query.get("pageIndex"), _clamp_to_last)
            pinned = tuple(release for release in board.releases if release.pinned)
            return _html("si_ntt_list.html", board, shown, pinned=pinned, session=session, size=PAGE_SIZE)
        return _view("si_ntt_view.html", board, query.get("nttNo", ""), session=session)

    def _eminwon(self, board: Board, page: str, form: dict[str, str]) -> Answer:
        if page != EMINWON_PATH or any(form.get(name) != value for name, value in EMINWON_LIST_FIELDS.items()):
            return _soft_error()
        if form.get("method") == "selectListOfrNews":
            return _html("eminwon_saeol_list.html", board, _page(board, form.get("pageIndex"), _as_asked))
        return _view("eminwon_saeol_view.html", board, form.get("news_epct_no", ""))

    def _ndsoft(self, board: Board, page: str, query: dict[str, str]) -> Answer:
        if page == "/news/articleList.html":
            shown = _page(board, query.get("page"), _back_to_first)
            answer = _html("ndsoft_list.html", board, shown, newest=board.releases[0])
        else:
            answer = _view("ndsoft_view.html", board, query.get("idxno", ""))
        return Answer(answer.body.decode().encode("cp949", "xmlcharrefreplace"), "text/html")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answer: Callable[[str, str, dict[str, str]], Answer]

    def do_GET(self) -> None:
        self._send({})

    def do_POST(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), 65_536)
        fields = parse_qs(self.rfile.read(length).decode("utf-8", "replace"), keep_blank_values=True)
        self._send({key: values[0] for key, values in fields.items()})

    def _send(self, form: dict[str, str]) -> None:
        answer = self.answer(self.command, self.path, form)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.disposition:
            self.send_header("Content-Disposition", answer.disposition)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the progress display owns the terminal."""


def _clamp_to_last(number: int, pages: int) -> int:
    return min(number, pages)


def _as_asked(number: int, pages: int) -> int:  # noqa: ARG001
    return number


def _back_to_first(number: int, pages: int) -> int:
    return number if number <= pages else 1


def _page(board: Board, asked: str | None, past_the_last: Callable[[int, int], int]) -> ListPage:
    pages = -(-len(board.releases) // PAGE_SIZE)
    number = past_the_last(max(1, int(asked)) if asked and asked.isdecimal() else 1, pages)
    start = (number - 1) * PAGE_SIZE
    return ListPage(number, pages, board.releases[start : start + PAGE_SIZE], len(board.releases) - start)


def _html(template: str, board: Board, shown: ListPage, **values: object) -> Answer:
    text = (
        _templates()
        .get_template(template)
        .render(
            board=board,
            total=len(board.releases),
            page=shown.number,
            pages=shown.pages,
            rows=shown.rows,
            first_number=shown.first_number,
            **values,
        )
    )
    return Answer(text.encode())


def _view(template: str, board: Board, release_id: str, **values: object) -> Answer:
    release = board.find(release_id)
    if release is None:
        return _soft_error()
    place = board.releases.index(release)
    newer = board.releases[place - 1] if place else None
    older = board.releases[place + 1] if place + 1 < len(board.releases) else None
    text = _templates().get_template(template).render(board=board, release=release, newer=newer, older=older, **values)
    return Answer(text.encode())


def _soft_error() -> Answer:
    return Answer(_templates().get_template("soft_error.html").render().encode())


def _file(board: Board, release_id: str) -> Answer:
    release = board.find(release_id)
    if release is None or release.attachment is None:
        return _soft_error()
    return Answer(
        _hwpx(release.attachment),
        "application/octet-stream",
        disposition=f"attachment; filename*=UTF-8''{quote(release.attachment.filename)}",
    )


@cache
def _hwpx(file: AttachedFile) -> bytes:
    return build_hwpx(file.paragraphs, file.table)


@cache
def _templates() -> Environment:
    folder = resources.files("iljari.demo") / "templates"
    return Environment(loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")), autoescape=True)
