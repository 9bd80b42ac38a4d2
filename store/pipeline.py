"""Scrapy's last step: what a spider yields goes into the database, raw pages first, each release whole or not at all.

Settings: ILJARI_DB (path), ILJARI_DEMO (true for the demo's database), ILJARI_EXTRACTOR (dotted name of what takes text
out of attachments), ILJARI_RUN (key of a run that several spiders share) and ILJARI_COMMAND (what was asked for).
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.misc import load_object
from sqlite_utils import Database

from crawler.items import Article, Coverage, Failure, Fetch, Gone, Stored, Unchanged
from store.articles import (
    Outcome,
    mark_gone,
    mark_unchanged,
    put_article,
    put_fetch,
    store_failure,
)
from store.documents import File, files_read, read_files
from store.errors import StoreError
from store.ledger import StoredHistory, begin_run, declare_source, end_run, record_coverage
from store.schema import open_database, transaction
from store.times import KOREAN_TIME, korean_time

logger = logging.getLogger(__name__)

_FILES_AT_ONCE = 2
_MOST_WAITING = 32
_MOST_BYTES_WAITING = 4 << 20
_LONGEST_WAIT = 0.25
"""Items, bytes and seconds after which what waits is written; the database is not locked meanwhile."""
_ROOM_OF_RUN, _ROOM_OF_SOURCE, _MOST_ROOM = 64 << 10, 32 << 10, 4 << 20
"""Bytes on the disk that are kept free for the ledger: of the run, of each of its sources, and at most."""


class StorePipeline:
    """Writes items as they come, those of one source in the order in which they came.

    Items wait for a moment and are written together: a transaction for each costs as much as its writing. What a kill
    loses of them the next crawl fetches again. Files are read outside the reactor's thread: a slow one holds up what
    its own source stores, not the crawl. Scrapy closes the spider only when every file is read.

    A database that cannot be written ends the crawl; items that come after it are dropped unstored, and the next crawl
    takes them up again. A nameless file beside the database keeps some room while the crawl runs, so that on a disk
    that it has filled the ledger can still say so; the room is free again however the crawl dies.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        extractor = settings.get("ILJARI_EXTRACTOR")
        self._extract = load_object(extractor) if extractor else None
        self._db: Database | None = None
        self._run = ""
        self._stored: dict[str, Stored] = {}
        self._readers = ThreadPoolExecutor(_FILES_AT_ONCE, thread_name_prefix="iljari-files")
        self._waiting: list[tuple[Any, Sequence[File]]] = []
        self._waiting_bytes = 0
        self._due: asyncio.TimerHandle | None = None
        self._closed = False
        self._room: IO[bytes] | None = None
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.broken: str | None = None
        """Why the database could not be written; None while it can."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline of this crawler, listening for the end of its spider."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.spider_closed, signal=signals.spider_closed)
        return pipeline

    def open_spider(self) -> None:
        """Open the database, begin the run and lend the spider its memory as `spider.history`."""
        settings = self.crawler.settings
        self._db = open_database(settings["ILJARI_DB"], create=True, demo=settings.getbool("ILJARI_DEMO"))
        spider: Any = self.crawler.spider
        command = settings.get("ILJARI_COMMAND") or f"crawl {spider.name}"
        self._run = begin_run(self._db, command, _now(), run=settings.get("ILJARI_RUN"))
        for source in getattr(spider, "declared", ()):
            declare_source(
                self._db,
                source.id,
                name=source.name,
                kind="newspaper" if source.kind == "press" else "office",
                region=source.region or None,
                family=source.family,
                url=source.list_url,
            )
        spider.history = StoredHistory(self._db)
        self._keep_room(len(getattr(spider, "declared", ())))

    def _keep_room(self, sources: int) -> None:
        """Take up the room that the ledger will need; a disk without it fails at the first item, as it must."""
        try:
            beside = Path(self.crawler.settings["ILJARI_DB"]).resolve().parent
            self._room = tempfile.TemporaryFile(dir=beside)  # noqa: SIM115 - until the crawl ends
            self._room.write(bytes(min(_ROOM_OF_RUN + sources * _ROOM_OF_SOURCE, _MOST_ROOM)))
            self._room.flush()
        except OSError as error:
            logger.debug("no room is kept for the ledger: %s", error)

    def _give_room(self) -> None:
        if self._room is not None:
            with suppress(OSError):  # what the full disk did not take
                self._room.close()

    async def process_item(self, item: Any) -> Any:
        """Take in one item and hand it on; DropItem once the database cannot be written."""
        async with self._turns[str(getattr(item, "source", ""))]:
            return await self._take(item)

    async def _take(self, item: Any) -> Any:
        if self.broken is not None:
            raise DropItem(self.broken, log_level="DEBUG")
        try:
            files = await self._files(item) if isinstance(item, Article) else ()
        except StoreError as error:
            self._end(str(error))
        if self.broken is not None:
            raise DropItem(self.broken, log_level="DEBUG")
        self._waiting.append((item, files))
        self._waiting_bytes += _bytes_of(item)
        if len(self._waiting) >= _MOST_WAITING or self._waiting_bytes >= _MOST_BYTES_WAITING:
            self._write()
        elif self._due is None:
            self._due = asyncio.get_running_loop().call_later(_LONGEST_WAIT, self._write)
        return item

    async def _files(self, article: Article) -> Sequence[File]:
        """The files of a release, those that the store has not read yet with their texts."""
        assert self._db is not None
        if self._extract is None or not article.attachments:
            return read_files(article, (), None)
        self._write()
        known = files_read(self._db, article)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, read_files, article, known, self._extract)

    def _write(self) -> None:
        """Write what waits in one transaction; where that fails, item by item up to the one that cannot be written."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        if not waiting or self._db is None or self.broken is not None:
            return
        try:
            with transaction(self._db):
                outcomes = [self._put(self._db, item, files) for item, files in waiting]
        except Exception:
            logger.debug("items are written one by one", exc_info=True)
            outcomes = self._one_by_one(self._db, waiting)
        for (item, _), outcome in zip(waiting, outcomes, strict=False):
            self._tally(item, outcome)

    def _one_by_one(self, db: Database, waiting: Sequence[tuple[Any, Sequence[File]]]) -> list[Outcome | None]:
        outcomes: list[Outcome | None] = []
        for item, files in waiting:
            try:
                with transaction(db):
                    outcomes.append(self._put(db, item, files))
            except StoreError as error:
                self._end(str(error))
                break
            except Exception as error:
                logger.debug("an item cannot be stored", exc_info=True)
                self._end(f"{type(error).__name__}: {error}")
                break
        return outcomes

    def _put(self, db: Database, item: Any, files: Sequence[File]) -> Outcome | None:
        """Write one item; says of a release what it turned out to be."""
        if isinstance(item, Fetch):
            put_fetch(db, item, run=self._run)
        elif isinstance(item, Article):
            return put_article(db, item, files)
        elif isinstance(item, Failure):
            store_failure(db, item)
        elif isinstance(item, Gone):
            mark_gone(db, item.source, item.id_space, item.native_id, item.at)
        elif isinstance(item, Unchanged):
            mark_unchanged(db, item.source, item.id_space, item.native_id, item.at)
        elif isinstance(item, Coverage):
            record_coverage(db, self._run, item, _now())
        return None

    def _tally(self, item: Any, outcome: Outcome | None) -> None:
        if isinstance(item, Failure):
            self._count("failed")
        elif isinstance(item, Gone):
            self._count("gone")
        elif outcome is not None:
            stored = self._stored.get(item.source, Stored())
            if outcome != "same":
                stored = stored.model_copy(update={outcome: getattr(stored, outcome) + 1})
            self._stored[item.source] = stored
            self._count(outcome)

    def _count(self, what: str) -> None:
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(f"store/{what}")

    def _end(self, reason: str) -> None:
        """End the crawl: going on would fetch pages that cannot be kept."""
        logger.error("%s", reason)
        self.broken = reason
        if self.crawler.stats is not None:
            self.crawler.stats.set_value("store/error", reason)
        if self.crawler.engine is not None and not self._closed:
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=f"store: {reason}"))

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Write the ledger row of every source that the spider looked at, and how the run ended."""
        if self._db is None:
            return
        self._closed = True
        self._write()
        self._give_room()
        try:
            self._write_ledger(spider, reason)
        except StoreError as error:
            logger.error("the run's coverage is not stored: %s", error)
        finally:
            self._readers.shutdown()
            self._db.close()
            self._db = None

    def _write_ledger(self, spider: Any, reason: str) -> None:
        assert self._db is not None
        for coverage in spider.coverage(self._stored) if hasattr(spider, "coverage") else ():
            record_coverage(self._db, self._run, self._as_stored(coverage), _now())
        end_run(self._db, self._run, reason, _now())

    def _as_stored(self, coverage: Coverage) -> Coverage:
        """The row as it holds for the store: a walk whose items were not all taken in is not finished."""
        if self.broken is None:
            return coverage
        return coverage.model_copy(update={"finished": False, "verdict": "failed", "detail": self.broken})


def _bytes_of(item: Any) -> int:
    if isinstance(item, Article):
        return sum(len(file.content or b"") for file in item.attachments)
    return len(item.body) if isinstance(item, Fetch) else 0


def _now() -> str:
    return korean_time(datetime.now(KOREAN_TIME))
