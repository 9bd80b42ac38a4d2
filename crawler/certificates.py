"""Certificates are verified, but for sources whose declaration says why theirs cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.settings import Settings

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class _Lenient:
    """A crawler as a handler sees it that is to accept any certificate."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.settings = Settings({**crawler.settings, "DOWNLOAD_VERIFY_CERTIFICATES": False})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._crawler, name)


class VerifyingDownloadHandler(HTTP11DownloadHandler):
    """As Scrapy's, with a second one of its own connections for the sources in `spider.unverified`.

    Connections are not shared between the two, so that no source is read over one that was never verified.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._lenient: HTTP11DownloadHandler | None = None

    async def download_request(self, request: Request) -> Response:
        """The answer over a verified connection, or over any for a source that declares an exception."""
        if not is_exempt(self._crawler, request):
            return await super().download_request(request)
        if self._lenient is None:
            self._lenient = HTTP11DownloadHandler(cast("Crawler", _Lenient(self._crawler)))
        return await self._lenient.download_request(request)

    async def close(self) -> None:
        """Close both kinds of connections."""
        if self._lenient is not None:
            await self._lenient.close()
        await super().close()


def is_exempt(crawler: Crawler, request: Request) -> bool:
    """Whether the source of a request declares that its certificate cannot be verified."""
    return request.meta.get("source") in getattr(crawler.spider, "unverified", ())
