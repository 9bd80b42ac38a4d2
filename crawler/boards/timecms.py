"""TimeCMS pages (경상북도, 상주): `/page/<menu>/<page>.do` imports a board, whose rows call `boardList.view('id')`.

A declaration gives `list_url`, and in `params` `boardMngNo`, the board's number, which the article's address needs
(and `pageDtlOrdrNo` where it is not 1). Files are written into the page by `putFileHtml("id","number","name",…)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import Board, File, Selectors
from crawler.boards.links import with_query

_FILE = re.compile(
    r"putFileHtml\(\s{0,60}[\"'](?P<id>[^\"']{1,80})[\"']\s{0,60},\s{0,60}[\"'](?P<number>[^\"']{1,20})[\"']\s{0,60},"
    r"\s{0,60}[\"'](?P<name>[^\"']{1,300})[\"']"
)
_LONGEST_SCRIPT = 200_000


class TimeCms(Board):
    """The page's own ending (.do, .tc) is that of the board and of its files too."""

    family = "timecms"
    required = ("boardMngNo",)
    id_param = "boardNo"
    calls: ClassVar[Mapping[str, int]] = {"boardList.view": 0}
    selectors: ClassVar[Selectors] = {
        "title": (".board_view h1", ".board_view .tit2", ".board_view .tit"),
        "body": (".board_view .text", ".board_view .cont"),
    }

    def article_url(self, native_id: str) -> str:
        """The list's page, which imports the board's view."""
        given = {
            "importUrl": f"/board/view{self._ending()}",
            "boardMngNo": self.option("boardMngNo"),
            "pageDtlOrdrNo": self.option("pageDtlOrdrNo", "1"),
            "boardNo": native_id,
        }
        return with_query(self.source.list_url.partition("?")[0], given)

    def files(self, response: HtmlResponse, root: HtmlElement) -> Iterator[File]:
        """Links, and the files that a script writes."""
        yield from super().files(response, root)
        seen: set[str] = set()
        for script in root.iter("script"):
            for match in _FILE.finditer((script.text or "")[:_LONGEST_SCRIPT]):
                query = {"fileId": match["id"], "fileNo": match["number"]}
                url = with_query(urljoin(response.url, f"/file/readFile{self._ending()}"), query)
                if url not in seen:
                    seen.add(url)
                    yield File(" ".join(match["name"].split()), Request(url, headers={"Referer": response.url}))

    def _ending(self) -> str:
        name = urlsplit(self.source.list_url).path.rpartition("/")[2]
        return f".{name.rpartition('.')[2]}" if "." in name else ".do"
