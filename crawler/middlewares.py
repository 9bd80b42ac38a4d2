"""Manners on the wire: robots.txt read strictly, and waiting as long as a server asks."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK, Request
from scrapy.utils.misc import build_from_crawler

from crawler.certificates import is_exempt
from crawler.refusals import describe

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import BaseSettings

_HTML = re.compile(rb"^\s{0,200}<(?:!doctype|html|head|body|script|meta|!--)", re.IGNORECASE)
_LARGEST_ROBOTS = 512 * 1024
"""Bytes of robots.txt that are read, as RFC 9309 allows."""


class RobotsRefusalError(IgnoreRequest):
    """A host that does not let us in, or whose robots.txt could not be understood as permission."""


class TooLongAWaitError(IgnoreRequest):
    """A server asked for a longer wait than we keep a connection's turn for."""


class StrictRobotsMiddleware(RobotsTxtMiddleware):
    """As Scrapy's, with three differences: what is not clearly permission is a refusal (5xx, 429, time-out, HTML), the
    reason of a refusal is told, and Crawl-delay slows the host down.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._gates: dict[tuple[str, bool], asyncio.Future[RobotParser | str]] = {}
        self._longest_wait = crawler.settings.getfloat("ILJARI_LONGEST_WAIT")

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        """Raise RobotsRefusalError unless the host's robots.txt lets the request through."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        # What came over a connection that was not verified lets in nobody else.
        key = (origin, is_exempt(self.crawler, request))
        if key not in self._gates:
            self._gates[key] = asyncio.get_running_loop().create_future()
            self._gates[key].set_result(await self._open(origin, request))
        rules = await self._gates[key]
        if isinstance(rules, str):
            raise RobotsRefusalError(rules)
        agent = self._robotstxt_useragent or self._default_useragent
        if not rules.allowed(request.url, agent):
            raise RobotsRefusalError("robots.txt forbids it")
        self._slow_down(rules.crawl_delay(agent), request)

    async def _open(self, origin: str, request: Request) -> RobotParser | str:
        """The rules of a host, or why it counts as closed."""
        asked = Request(
            f"{origin}/robots.txt",
            priority=self.DOWNLOAD_PRIORITY,
            callback=NO_CALLBACK,
            meta={"dont_obey_robotstxt": True, "source": request.meta.get("source"), "handle_httpstatus_all": True},
        )
        try:
            return self._judge(await self.crawler.engine.download_async(asked))
        except Exception as error:
            # Whatever keeps robots.txt from us counts as a refusal.
            return f"robots.txt could not be had: {describe(error)}"

    def _judge(self, response: Response) -> RobotParser | str:
        if response.status >= 500 or response.status == 429:
            return f"robots.txt answered {response.status}"
        if response.status >= 400:
            return build_from_crawler(self._parserimpl, self.crawler, b"")
        if _HTML.match(response.body):
            return "robots.txt answered with a web page"
        rules: RobotParser = build_from_crawler(self._parserimpl, self.crawler, response.body[:_LARGEST_ROBOTS])
        delay = rules.crawl_delay(self._robotstxt_useragent or self._default_useragent)
        if delay is not None and delay > self._longest_wait:
            return f"robots.txt asks for {delay:g} seconds between requests"
        return rules

    def _slow_down(self, delay: float | None, request: Request) -> None:
        """Keep `delay` seconds between requests to the host, which AutoThrottle must not shorten."""
        downloader = self.crawler.engine.downloader
        host = urlsplit(request.url).hostname or ""
        if not delay or delay <= self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        request.meta["autothrottle_dont_adjust_delay"] = True
        downloader.per_slot_settings[host] = {"concurrency": 1, "delay": delay, "jitter": 0}
        if slot := downloader.slots.get(host):
            slot.delay = max(slot.delay, delay)


class PatientRetryMiddleware(RetryMiddleware):
    """As Scrapy's, and keeps away from a host for as long as its Retry-After asks."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._longest_wait: float = settings.getfloat("ILJARI_LONGEST_WAIT")
        self._not_before: dict[str, float] = {}

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked again. Raises TooLongAWaitError where that is too far off."""
        host = urlsplit(request.url).netloc
        wait = self._not_before.get(host, 0.0) - monotonic()
        if wait > self._longest_wait:
            raise TooLongAWaitError(f"{host} asked to be left alone for {wait:.0f} more seconds")
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Note a Retry-After, then retry as Scrapy does; a wait that is too long ends the retries."""
        wait = retry_after(response, datetime.now(UTC)) if response.status in {429, 503} else None
        if wait is not None:
            self._not_before[urlsplit(request.url).netloc] = monotonic() + wait
            if wait > self._longest_wait:
                return response
        return super().process_response(request, response)


def retry_after(response: Response, now: datetime) -> float | None:
    """The seconds that the Retry-After header asks to wait from `now`; None without a readable header."""
    value = (response.headers.get(b"Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
