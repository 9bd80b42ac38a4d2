"""A crawl without a network, run in a process of its own: `pipeline_spider.py DATABASE NAME-OF-A-SPIDER`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from datetime import date, timedelta
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from crawler.items import Coverage, Failure, Stored
from tests.store.releases import MORNING, article, attachment, fetch


def shout(data: bytes, filename: str) -> Any:
    """An extractor that knows one kind of file only."""

    class Extracted:
        text = data.decode().upper()
        media_type = "text/plain"
        extractor_version = "shout-1"

    return Extracted()


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


class Filled(Board):
    """Meets a full disk: the database may not grow any more."""

    name = "filled"

    async def rest(self) -> AsyncIterator[Any]:
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
            "ILJARI_EXTRACTOR": "tests.store.pipeline_spider.shout",
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    spiders = {"board": Board, "killed": Killed, "filled": Filled}
    crawler = process.create_crawler(spiders[name])
    process.crawl(crawler)
    process.start()
    sys.stdout.write(f"{crawler.stats.get_value('finish_reason')}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
