"""A loopback server of invented boards, in the form of family si_ntt: what the crawling benchmarks read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit

PAGE_SIZE = 20
LIST = "selectBbsNttList.do"
VIEW = "selectBbsNttView.do"
FILE = "downloadBbsFile.do"


class BoardServer:
    """Serves boards of `posts` releases each under /name/ while used as a context.

    `asked` is called before each answer, `attached` gives every release a file. On host 0.0.0.0 every loopback address
    is served.
    """

    def __init__(
        self,
        posts: int,
        *,
        host: str = "127.0.0.1",
        attached: bool = False,
        asked: Callable[[], None] | None = None,
    ) -> None:
        self.posts = posts
        self.attached = attached
        self.asked = asked
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                if server.asked is not None:
                    server.asked()
                parts = urlsplit(self.path)
                body, status, kind = server.answer(parts.path.rpartition("/")[2], parse_qs(parts.query))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 512

            def handle_error(self, *_: object) -> None:
                """A client that was killed hangs up in the middle of an answer."""

        self._server = Server((host, 0), Handler)
        self.port = self._server.server_address[1]
        self.base = f"http://{host}:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def declaration(self, name: str, base: str | None = None) -> str:
        """The declaration of the board `name`, at another of this server's addresses where `base` names one."""
        return (
            f'[{name}]\nname = "시험 {name}"\nkind = "basic"\nregion = "11200"\nfamily = "si_ntt"\n'
            f'list_url = "{base or self.base}/{name}/{LIST}?bbsNo=7&key=70"\n'
        )

    def answer(self, called: str, query: dict[str, list[str]]) -> tuple[bytes, int, str]:
        """Body, status and type of what `called` gives."""
        html = "text/html; charset=utf-8"
        if called == LIST:
            return self._list(int(query.get("pageIndex", ["1"])[0])).encode(), 200, html
        if called == VIEW:
            return self._article(int(query["nttNo"][0])).encode(), 200, html
        if called == FILE:
            return f"%PDF-1.4 {query['atchmnflNo'][0]}".encode(), 200, "application/pdf"
        return b"", 404, html

    def _list(self, page: int) -> str:
        newest = self.posts - (page - 1) * PAGE_SIZE
        rows = "".join(
            f'<tr><td>{n}</td><td class="p-subject"><a href="./{VIEW}?key=70&amp;bbsNo=7&amp;nttNo={n}">{_title(n)}</a>'
            f"</td><td>일자리과</td><td>{_day(n)}</td></tr>"
            for n in range(newest, max(newest - PAGE_SIZE, 0), -1)
        )
        return _page(
            "보도자료", f"<table><tbody>{rows or '<tr><td>등록된 게시물이 없습니다.</td></tr>'}</tbody></table>"
        )

    def _article(self, number: int) -> str:
        text = "".join(
            f"<p>구는 {number}번째 사업으로 공공근로 {number % 90 + 10}명을 뽑고 {part}억 원을 들인다.</p>"
            for part in range(1, 13)
        )
        link = f'<a href="./{FILE}?atchmnflNo={number}">붙임 {number}.pdf</a>' if self.attached else ""
        return _page(
            _title(number),
            f'<table><tr><th>제목</th><td class="p-table__subject_text">{_title(number)}</td></tr>'
            f"<tr><th>부서</th><td>일자리과</td><th>등록일</th><td>{_day(number)}</td></tr>"
            f'<tr><td colspan="4" class="p-table__content">{text}</td></tr><tr><td>{link}</td></tr></table>',
        )


def _title(number: int) -> str:
    return f"일자리 소식 {number}호"


def _day(number: int) -> str:
    return f"{2000 + number // 1000}-{number % 1000 // 84 + 1:02d}-{number % 84 // 3 + 1:02d}"


def _page(title: str, content: str) -> str:
    menu = "".join(f"<li><a href='/menu/{n}'>누리집 차림 {n}</a></li>" for n in range(60))
    return (
        f"<!DOCTYPE html><html><head><title>{title} | 시험구청</title></head><body><header><ul>{menu}</ul></header>"
        f"<div id='contents'>{content}</div><footer><p>{'누리집 이용 안내 ' * 60}</p></footer></body></html>"
    )
