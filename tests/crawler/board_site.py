"""A local site of boards that misbehave as real ones do; every host is its own loopback address."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from time import monotonic
from typing import Self
from urllib.parse import parse_qs, urlsplit

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", HTML),)
    broken: bool = False
    """Promise more bytes than are sent, then hang up."""
    reset: bool = False
    """Hang up without an answer."""
    garbled: bool = False
    """Send a header that is none among the others."""
    endless: Iterator[bytes] | None = None
    """Pieces that are sent after the headers until the client hangs up."""


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    fields: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)
    at: float = field(default_factory=monotonic)


Route = Callable[[Asked], Answer | str]


class Site:
    """Serves routes on one loopback address while used as a context; `log` holds what was asked."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.log: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer({})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                self._answer({name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()})

            def _answer(self, form: dict[str, str]) -> None:
                parts = urlsplit(self.path)
                path = parts.path.partition(";")[0]
                query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
                asked = Asked(self.command, path, query | form, dict(self.headers))
                site.log.append(asked)
                route = site.routes.get(path)
                given = route(asked) if route else Answer(b"nothing here", 404)
                answer = Answer(given.encode()) if isinstance(given, str) else given
                if answer.reset:
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                if answer.garbled:
                    self._headers_buffer.append(b"no header at all\r\n")
                if answer.endless is not None:
                    self.end_headers()
                    self.close_connection = True
                    with suppress(OSError):
                        for piece in answer.endless:
                            self.wfile.write(piece)
                    return
                self.send_header("Content-Length", str(len(answer.body) + 100 * answer.broken))
                self.end_headers()
                self.wfile.write(answer.body)
                self.close_connection = answer.broken

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.base = f"http{'s' if tls else ''}://{host}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def asked(self, start: str) -> list[Asked]:
        return [asked for asked in self.log if asked.path.startswith(start)]


@dataclass(frozen=True)
class Post:
    id: int
    title: str
    day: str
    body: str = "<p>구는 올해 공공근로 40명을 뽑는다.</p><p>예산은 3억 원이다.</p>"
    pinned: bool = False
    file: str = ""


def posts(number: int, *, first: int = 100, year: int = 2026) -> list[Post]:
    """Numbered posts, the newest first, two a day."""
    return [
        Post(first + index, f"일자리 소식 {first + index}호", f"{year}-03-{1 + index // 2:02d}")
        for index in reversed(range(number))
    ]


@dataclass
class SiNttBoard:
    """A GET board under `/name/`. `past_end` is what it answers past its last page: last, first, empty or 404."""

    site: Site
    name: str
    posts: list[Post]
    page_size: int = 5
    past_end: str = "empty"
    article: Callable[[Post, Asked], Answer | str | None] = lambda _post, _asked: None
    heading: str = "보도자료"
    _sessions = count(1)

    def __post_init__(self) -> None:
        self.site.routes[f"/{self.name}/selectBbsNttList.do"] = self._list
        self.site.routes[f"/{self.name}/selectBbsNttView.do"] = self._view
        self.site.routes[f"/{self.name}/downloadBbsFile.do"] = self._file

    def declaration(self, extra: str = "") -> str:
        return (
            f'[{self.name}]\nname = "시험 {self.name}"\nkind = "basic"\nregion = "11200"\nfamily = "si_ntt"\n'
            f'list_url = "{self.site.base}/{self.name}/selectBbsNttList.do?bbsNo=7&key=70"\n{extra}\n'
        )

    def _list(self, asked: Asked) -> Answer | str:
        page = int(asked.fields.get("pageIndex", "1"))
        ordinary = [post for post in self.posts if not post.pinned]
        pages = max(1, -(-len(ordinary) // self.page_size))
        if page > pages:
            if self.past_end == "404":
                return Answer(b"", 404)
            page = {"last": pages, "first": 1}.get(self.past_end, page)
        shown = ordinary[(page - 1) * self.page_size : page * self.page_size]
        rows = [self._row("공지", post, page) for post in self.posts if post.pinned]
        rows += [self._row(str(post.id - 99), post, page) for post in shown]
        table = "".join(rows) or '<tr><td colspan="4">등록된 게시물이 없습니다.</td></tr>'
        return web_page(
            self.heading,
            f"<h2>{self.heading}</h2><table><thead><tr><th>번호</th><th>제목</th><th>부서</th><th>등록일</th></tr></thead>"
            f"<tbody>{table}</tbody></table>",
        )

    def _row(self, number: str, post: Post, page: int) -> str:
        link = (
            f"./selectBbsNttView.do;jsessionid=S{next(self._sessions)}?key=70&amp;bbsNo=7&amp;nttNo={post.id}"
            f"&amp;searchCnd=all&amp;pageIndex={page}"
        )
        return (
            f'<tr><td>{number}</td><td class="p-subject"><a href="{link}">{post.title}</a></td>'
            f"<td>일자리과</td><td>{post.day}</td></tr>"
        )

    def _view(self, asked: Asked) -> Answer | str:
        post = next((post for post in self.posts if str(post.id) == asked.fields.get("nttNo")), None)
        if post is None:
            return "<script>alert('존재하지 않는 게시물입니다.');history.back();</script>"
        special = self.article(post, asked)
        if special is not None:
            return special
        link = f'<a href="./downloadBbsFile.do?atchmnflNo={post.id}">{post.file}</a>' if post.file else ""
        return web_page(
            post.title,
            f'<table><tr><th>제목</th><td class="p-table__subject_text">{post.title}</td></tr>'
            f"<tr><th>부서</th><td>일자리과</td><th>등록일</th><td>{post.day}</td></tr>"
            f'<tr><td colspan="4" class="p-table__content">{post.body}</td></tr><tr><td>{link}</td></tr></table>',
        )

    def _file(self, asked: Asked) -> Answer:
        return Answer(
            b"%PDF-1.4 of " + asked.fields["atchmnflNo"].encode(), headers=(("Content-Type", "application/pdf"),)
        )


def web_page(title: str, content: str) -> str:
    filler = "<p>" + "누리집 이용 안내 " * 40 + "</p>"
    return (
        f"<!DOCTYPE html><html><head><title>{title} | 시험구청</title></head>"
        "<body><header><a href='/'>처음</a></header>"
        f"<div id='contents'>{content}</div><footer>{filler}</footer></body></html>"
    )
