"""A crawl without a network, run in a process of its own: `pipeline_spider.py DATABASE NAME-OF-A-SPIDER`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from datetime import date, timedelta
from threading import Event
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from crawler.items import Coverage, Failure, Gone, Stored
from tests.store.releases import MORNING, article, attachment, fetch


def shout(data: bytes, filename: str) -> Any:
    """An extractor that knows one kind of file only."""

    class Extracted:
        text = data.decode().upper()
        media_type = "text/plain"
        extractor_version = "shout-1"
        cells = ()
        problems = ()

    if data == b"slow":
        Extracted.text = "IN TIME" if released.wait(timeout=20) else "TOO LATE"
    return Extracted()


released = Event()
"""What a slow file waits for."""


class Board(Spider):
    """Yields invented items in place of pages."""

    name = "board"
    history: Any = None

    async def start(self) -> AsyncIterator[Any]:
        yield Request("data:,page", callback=self.parse)

    async def parse(self, response: Response) -> AsyncIterator[Any]:
        known = self.history.known("garam", "", "1")
        yield fetch()
        yield article(1, attachments=(attachment(b"plan"),))
        yield article(2) if known is None else article(2, title="정정", seen_at=MORNING + timedelta(days=1))
        yield Failure(
            source="garam", native_id="3", url="https://garam.example/3", stage="fetch", error="timeout", at=MORNING
        )
        async for item in self.rest():
            yield item

    async def rest(self) -> AsyncIterator[Any]:
        for item in ():
            yield item

    def coverage(self, stored: Mapping[str, Stored]) -> list[Coverage]:
        of = stored.get("garam", Stored())
        return [Coverage(source="garam", day=date(2026, 3, 2), new=of.new, changed=of.changed, verdict="ok")]


class Killed(Board):
    """Dies without a word between two articles."""

    name = "killed"

    async def rest(self) -> AsyncIterator[Any]:
        yield article(4)
        while self.crawler.stats.get_value("store/new") != 3:
            await asyncio.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)


class Slow(Board):
    """Has a file that is read only after another page was fetched and another source's release stored."""

    name = "slow"

    async def parse(self, response: Response) -> AsyncIterator[Any]:
        yield article(1, attachments=(attachment(b"slow"),))
        yield article(1, title="정정", seen_at=MORNING + timedelta(days=1))
        yield article(2, source="narae")
        yield Request("data:,next", callback=self.parse_next)

    async def parse_next(self, response: Response) -> AsyncIterator[Any]:
        yield article(3, source="narae")
        while self.crawler.stats.get_value("store/new") != 2:
            await asyncio.sleep(0.01)
        released.set()


class Closed(Board):
    """Is closed while a file is being read."""

    name = "closed"

    async def parse(self, response: Response) -> AsyncIterator[Any]:
        yield article(1, attachments=(attachment(b"slow"),))
        yield Request("data:,next", callback=self.parse_next)

    async def parse_next(self, response: Response) -> AsyncIterator[Any]:
        self.closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="cut"))
        self.releasing = asyncio.ensure_future(self.release())
        for item in ():
            yield item

    async def release(self) -> None:
        while not self.crawler.engine._slot.closing:
            await asyncio.sleep(0.01)
        released.set()


class Removed(Board):
    """Finds that a release was taken down."""

    name = "removed"

    async def parse(self, response: Response) -> AsyncIterator[Any]:
        yield article(1)
        yield Gone(source="garam", native_id="1", url="https://garam.example/view?no=1", at=MORNING + timedelta(days=1))


class Odd(Board):
    """Yields, between two releases, one that cannot be stored."""

    name = "odd"

    async def parse(self, response: Response) -> AsyncIterator[Any]:
        yield article(1)
        yield article(2).model_copy(update={"title": None})
        yield article(3)


class Filled(Board):
    """Meets a full disk: the database may not grow any more."""

    name = "filled"

    async def rest(self) -> AsyncIterator[Any]:
        while self.crawler.stats.get_value("store/new") != 2:
            await asyncio.sleep(0.01)
        pipeline = self.crawler.engine.scraper.itemproc.middlewares[0]
        pages = pipeline._db.execute("PRAGMA page_count").fetchone()[0]
        pipeline._db.execute(f"PRAGMA max_page_count = {pages}")
        yield fetch(os.urandom(100_000))
        yield article(5, attachments=(attachment(os.urandom(400_000)),))
        yield article(6, attachments=(attachment(os.urandom(400_000)),))


def main(path: str, name: str) -> None:
    """Run one spider; what the run says of the store goes to stdout."""
    process = CrawlerProcess(
        {
            "ITEM_PIPELINES": {"store.pipeline.StorePipeline": 1},
            "ILJARI_DB": path,
            "ILJARI_EXTRACTOR": shout,
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    spiders = {spider.name: spider for spider in (Board, Killed, Slow, Closed, Removed, Odd, Filled)}
    crawler = process.create_crawler(spiders[name])
    process.crawl(crawler)
    process.start()
    sys.stdout.write(f"{crawler.stats.get_value('finish_reason')}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
