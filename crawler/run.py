"""Runs one crawl in this process, once in its life: Scrapy's reactor does not start again.

`python -m crawler.run` reads a JSON object with the fields of `Order` on stdin and writes JSON Lines: objects with
`progress` while it goes on, at the end one with `summary`, or one with `error` and exit code 2. The first SIGINT or
SIGTERM finishes the pages in hand and still ends with the summary; so does the end of whoever reads stdout.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crawler.items import Coverage
from crawler.logs import log_summary, open_log
from crawler.sources import Source
from crawler.visits import Progress

logger = logging.getLogger("crawler.run")

_COLLECT_AFTER = (5000, 20, 20)
"""Objects and generations after which the garbage collector looks for cycles."""


class CrawlError(RuntimeError):
    """A crawl that could not run, or that the store stopped; its text is one sentence for the user."""


class Order(BaseModel):
    """What to crawl. `settings` are Scrapy settings over those of `crawler.settings`, ILJARI_DB among them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[Source, ...]
    settings: Mapping[str, Any] = Field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    deep: bool = False
    dry_run: bool = False
    now: datetime | None = None


class Planned(BaseModel):
    """A release that a dry run would have fetched."""

    model_config = ConfigDict(frozen=True)

    source: str
    native_id: str
    title: str
    published_on: date | None
    url: str


class Summary(BaseModel):
    """How a crawl went: the ledger row of each source, why it ended, and whether it was broken off."""

    model_config = ConfigDict(frozen=True)

    coverage: tuple[Coverage, ...] = ()
    planned: tuple[Planned, ...] = ()
    """What a dry run found to fetch."""
    reason: str = "finished"
    requests: int = 0

    @property
    def interrupted(self) -> bool:
        """Whether the user or a signal ended the crawl before its own end."""
        return self.reason == "shutdown"


def crawl(
    sources: Sequence[Source],
    *,
    settings_overrides: Mapping[str, Any] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    deep: bool = False,
    dry_run: bool = False,
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Crawl `sources` in this process, once in its life. Raises CrawlError when it cannot start or the store fails."""
    from scrapy.crawler import CrawlerProcess

    from crawler.spiders.board import BoardSpider

    settings = _settings(settings_overrides or {})
    process = CrawlerProcess(settings)
    log = _open_log(settings.get("ILJARI_LOG"), shared=settings.getbool("ILJARI_LOG_SHARED"))
    _quieten(settings)
    _spare_the_collector()
    crawler = process.create_crawler(BoardSpider)
    errors: list[str] = []
    running = process.crawl(
        crawler,
        sources=sources,
        since=since,
        until=until,
        limit=limit,
        deep=deep,
        dry_run=dry_run,
        now=now,
        progress=progress,
    )
    running.addErrback(lambda failure: errors.append(str(failure.value)))
    process.start()
    spider = crawler.spider
    if errors or not isinstance(spider, BoardSpider):
        raise CrawlError(errors[0] if errors else "the crawl did not start")
    reason = str(crawler.stats.get_value("finish_reason", "finished"))
    if lost := spider.lost or crawler.stats.get_value("store/error"):
        raise CrawlError(str(lost))
    ledger = spider.ledger if spider.ledger is not None else spider.coverage({})
    requests = int(crawler.stats.get_value("downloader/request_count", 0))
    if log is not None:
        log_summary(logger, ledger, reason, requests)
        logging.getLogger().removeHandler(log)
        log.close()
    return Summary(
        coverage=tuple(ledger),
        planned=tuple(
            Planned(source=name, native_id=row.native_id, title=row.title, published_on=row.published_on, url=row.url)
            for name, row in spider.planned
        ),
        reason=reason,
        requests=requests,
    )


def _quieten(settings: Any) -> None:
    """Keep Scrapy from composing a line for each request and item where nobody reads it: handlers drop them late."""
    lowest = min(logging.INFO if settings.get("ILJARI_LOG") else logging.CRITICAL, _level(settings["LOG_LEVEL"]))
    for name in ("crawler", "scrapy", "store"):
        logging.getLogger(name).setLevel(lowest)


def _level(name: str | int) -> int:
    return name if isinstance(name, int) else logging.getLevelNamesMapping()[name]


def _spare_the_collector() -> None:
    """Let the garbage collector pass over the loaded modules, which stay, and look less often at pages, which go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def _open_log(path: str | None, *, shared: bool) -> logging.Handler | None:
    if not path:
        return None
    try:
        handler = open_log(Path(path), shared=shared)
    except OSError as error:
        raise CrawlError(f"the log {path} cannot be written: {error.strerror or error}") from error
    logging.getLogger().addHandler(handler)
    return handler


def _settings(overrides: Mapping[str, Any]) -> Any:
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("LOG_LEVEL", "WARNING", priority="project")
    settings.update(dict(overrides), priority="cmdline")
    return settings


def _tell(event: Mapping[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(event, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever started this crawl is gone, and with it the lock that kept a second one away.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """Crawl as the order on stdin says; returns the exit code."""
    try:
        order = Order.model_validate_json(sys.stdin.buffer.read())
        summary = crawl(
            order.sources,
            settings_overrides=order.settings,
            since=order.since,
            until=order.until,
            limit=order.limit,
            deep=order.deep,
            dry_run=order.dry_run,
            now=order.now,
            progress=lambda progress: _tell({"progress": asdict(progress)}),
        )
    except (CrawlError, ValidationError) as error:
        _tell({"error": str(error)})
        return 2
    _tell({"summary": summary.model_dump(mode="json")})
    return 0


if __name__ == "__main__":
    sys.exit(main())
