"""The spider that walks any number of boards side by side: newest first, page by page, each release with its files.

Arguments (`scrapy crawl board -a sources=seongbuk,guro -a since=2026-01-01`): `sources` (ids), `region`, `everything`,
`declarations` (TOML files of the user), `since`, `until`, `limit` (articles per source), `deep` (read all anew),
`dry_run` (only look at lists: `planned` is what would be fetched, nothing is yielded and no ledger row is due).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from crawler import downloads, rechecks
from crawler.boards import board_for
from crawler.boards.base import Board, File, NotAnArticleError, RefusedError, Row
from crawler.items import (
    Article,
    Attachment,
    Coverage,
    Gone,
    History,
    Item,
    Known,
    RemembersYoung,
    Stored,
    Unchanged,
)
from crawler.keys import MissingKeyError, key_from
from crawler.pages import html_page
from crawler.records import MOST_FILES, address_of, article_of, failure_of, fetch_of, lost_files, not_had
from crawler.refusals import (
    GONE_STATUSES,
    NOT_MODIFIED,
    REFUSING_STATUSES,
    describe,
    is_gate,
    says_not_there,
)
from crawler.settings import user_agent
from crawler.sources import Source, SourceError, load
from crawler.visits import Progress, Visit, cast_net
from crawler.walk import Walk

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

KOREAN_TIME = timezone(timedelta(hours=9))
_ARTICLE_FIRST = 10


class BoardSpider(Spider):
    """Yields, for each page, its Fetch, then the Article with its attachments, or a Failure; other pages go on.

    `history` is set by the pipeline; without one every release is new. `progress` is called when counts change.
    """

    name = "board"
    history: History | None = None
    progress: Callable[[Progress], None] | None = None
    ledger: list[Coverage] | None = None
    """The rows that the store asked for when the run ended."""

    def __init__(
        self,
        sources: str | Iterable[Source] = "",
        region: str | None = None,
        everything: str | bool = False,
        declarations: str = "",
        since: str | date | None = None,
        until: str | date | None = None,
        limit: str | int | None = None,
        deep: str | bool = False,
        dry_run: str | bool = False,
        now: str | datetime | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.since, self.until = _day(since), _day(until)
        self.limit = int(limit) if limit is not None else None
        self.deep = _flag(deep)
        self.dry_run = _flag(dry_run)
        self.planned: list[tuple[str, Row]] = []
        self._now = datetime.fromisoformat(now) if isinstance(now, str) else now
        chosen = _chosen(sources, region, _flag(everything), declarations)
        if not chosen:
            raise SourceError("no source was asked for")
        self.declared = tuple(chosen)
        self.visits = {source.id: _visit(source) for source in chosen}
        self.scopes = {source.id: source.allowed_hosts for source in chosen}
        self.unverified = frozenset(source.id for source in chosen if source.unverified_certificate)
        self.lost: str | None = None
        """Why the store could not take an item; the run stops there."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> BoardSpider:
        """Built by Scrapy, which it tells how many requests may be under way."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        hosts = {urlsplit(visit.source.list_url).hostname for visit in spider.visits.values()}
        total = min(crawler.settings.getint("CONCURRENT_REQUESTS"), max(4, 2 * len(hosts)))
        crawler.settings.set("CONCURRENT_REQUESTS", total, priority="spider")
        crawler.settings.set("USER_AGENT", user_agent(crawler.settings["ILJARI_CONTACT"]), priority="spider")
        crawler.signals.connect(spider._item_lost, signal=signals.item_error)
        return spider

    # The run

    async def start(self) -> AsyncIterator[Any]:
        """The first list page of every source, and the releases that earlier runs still owe."""
        for visit in self.visits.values():
            if visit.board is None:
                continue
            visit.board.begin(min(self.clock().date(), self.until or date.max))
            visit.walk = self._walk(visit, visit.board)
            if first := self._list_request(visit, 1):
                yield first
            owed = self.history.owed(visit.source.id) if self.history and not self.dry_run else ()
            for native_id in owed:
                visit.owed.add(native_id)
                if not visit.board.whole:
                    yield self._article_request(visit, _owed_row(visit, native_id))

    def coverage(self, stored: Mapping[str, Stored]) -> list[Coverage]:
        """The ledger rows of this run, one for each source; `stored` is what the store took in, by source."""
        if self.dry_run:
            return []
        today = self.clock().date()
        self.ledger = [
            visit.coverage(today, stored.get(source_id, Stored())) for source_id, visit in self.visits.items()
        ]
        return self.ledger

    def clock(self) -> datetime:
        """Now, in Korean time; a run may be given its own time."""
        return (self._now or datetime.now(KOREAN_TIME)).astimezone(KOREAN_TIME)

    def _walk(self, visit: Visit, board: Board) -> Walk:
        history, source = self.history, visit.source

        def lookup(native_id: str) -> Known | None:
            if board.whole and native_id in visit.owed:
                return None
            return history.known(source.id, visit.id_space, native_id) if history else None

        return Walk(
            now=self.clock(),
            lookup=lookup,
            finished=history.finished(source.id) if history else None,
            since=self.since,
            until=self.until,
            limit=self.limit,
            deep=self.deep,
            newest_first=board.newest_first,
            patience=board.patience,
        )

    # Lists

    def _list_request(self, visit: Visit, page: int) -> Request | None:
        assert visit.board is not None
        request = visit.board.page_request(page)
        if request is None:
            return None
        visit.pending += 1
        request.callback, request.errback = self.parse_list, self.list_failed
        request.cb_kwargs.update(visit=visit, page=page)
        return _of_visit(request, visit)

    async def parse_list(self, response: Response, visit: Visit, page: int) -> AsyncIterator[Item | Request]:
        """The Fetch of a list page, requests for the articles that are wanted, the next page, and whole releases."""
        read = self._read_list if response.status == 200 else self._list_answered
        whole: list[Row] = []
        for item in (fetch_of(visit, response, self.clock()), *read(visit, response, page)):
            if isinstance(item, Row):
                whole.append(item)
            elif isinstance(item, Request) or not self.dry_run:
                yield item
        for row in whole:
            for item in await self._inline(visit, row):
                yield item
        visit.pending -= 1
        self._tell(visit)

    def _list_answered(self, visit: Visit, response: Response, page: int) -> Iterator[Item]:
        assert visit.walk is not None
        if page > 1 and response.status in GONE_STATUSES:
            visit.walk.complete = True
            visit.tally.ended_because = f"page {page} answered {response.status}"
            return
        reason = f"answered {response.status}"
        if response.status in REFUSING_STATUSES:
            visit.tally.refused[reason] += 1
        visit.tally.ended_because = f"list page {page} {reason}"
        yield failure_of(visit, response.url, "list", reason, self.clock())

    def _read_list(self, visit: Visit, response: Response, page: int) -> Iterator[Item | Request | Row]:
        assert visit.board is not None
        assert visit.walk is not None
        tally = visit.tally
        try:
            html = html_page(response)
            rows = visit.board.parse_list(html, self.clock().date())
            if page == 1:
                tally.heading = visit.board.heading(html)
                tally.says_empty = not rows and visit.board.says_empty(html)
        except RefusedError as error:
            tally.refused[describe(error)] += 1
            tally.ended_because = f"list page {page} was refused"
            yield failure_of(visit, response.url, "list", describe(error), self.clock())
            return
        except Exception as error:
            logger.debug("list page %s could not be read", response.url, exc_info=True)
            tally.lists_answered += 1
            tally.ended_because = f"list page {page} could not be read"
            yield failure_of(visit, response.url, "list", describe(error), self.clock())
            return
        if page == 1 and not rows and not tally.says_empty:
            yield self._no_rows(visit, response)
            rows = cast_net(visit, html, self.clock().date())
            if not rows:
                return
        tally.lists_answered += 1
        tally.list_rows += len(rows)
        step = visit.walk.take(rows)
        if self.dry_run:
            self.planned += [(visit.source.id, row) for row in step.fetch]
        for row in () if self.dry_run else step.fetch:
            if row.inline is not None:
                yield row
            elif row.native_id not in visit.owed:
                yield self._article_request(visit, row)
        following = self._list_request(visit, page + 1) if step.ended is None and not visit.net else None
        if following is not None:
            yield following
            return
        visit.walk.complete = not visit.net and (visit.walk.complete or step.ended is None)
        tally.ended_because = step.ended or "there are no more pages"
        if visit.walk.complete:
            yield from self._rechecks(visit)

    async def _inline(self, visit: Visit, row: Row) -> list[Item]:
        """The Article of a row that carries it whole, and what failed of it."""
        assert row.inline is not None
        visit.tally.asked += 1
        try:
            files = [await self._attachment(visit, file) for file in row.inline.files[:MOST_FILES]]
            article = article_of(visit, row, row.inline, tuple(files), self.clock())
        except Exception as error:
            return [failure_of(visit, row.url, "article", describe(error), self.clock(), row.native_id)]
        visit.tally.read += 1
        return [*lost_files(visit, row, row.inline, files, self.clock()), article]

    def _rechecks(self, visit: Visit) -> Iterator[Request]:
        """Requests for young releases that no walked page has shown."""
        assert visit.board is not None
        assert visit.walk is not None
        history, source, walk = self.history, visit.source, visit.walk
        bounded = self.dry_run or self.since or self.until or self.limit is not None
        if bounded or visit.board.whole or not isinstance(history, RemembersYoung):
            return
        young = history.young(source.id, source.id_space, rechecks.young_since(self.clock()))
        for release in rechecks.due(
            young, self.clock(), lambda native_id: walk.has_seen(native_id) or native_id in visit.owed
        ):
            row = Row(release.native_id, release.url, title="")
            request = self._article_request(visit, row)
            request.headers.update(rechecks.conditions(release))
            yield request

    def _no_rows(self, visit: Visit, response: Response) -> Item:
        if is_gate(response.body):
            visit.tally.refused["a gate in place of the list"] += 1
            reason = f"a page of {len(response.body)} bytes stands in place of the list"
        else:
            visit.tally.lists_answered += 1
            reason = "no post is found on the list"
        visit.tally.ended_because = reason
        return failure_of(visit, response.url, "list", reason, self.clock())

    def list_failed(self, failure: TwistedFailure) -> Iterator[Item]:
        """The Failure of a list page that did not answer."""
        visit, page = _of(failure)["visit"], _of(failure)["page"]
        visit.pending -= 1
        visit.tally.ended_because = f"list page {page} did not answer"
        lost = not_had(visit, _of_request(failure), _error_of(failure), "list", self.clock())
        if not self.dry_run:
            yield lost
        self._tell(visit)

    # Articles

    def _article_request(self, visit: Visit, row: Row) -> Request:
        assert visit.board is not None
        visit.pending += 1
        visit.tally.asked += 1
        request = (visit.net or visit.board).article_request(row.native_id)
        request.callback, request.errback = self.parse_article, self.article_failed
        request.cb_kwargs.update(visit=visit, row=row)
        request.priority = _ARTICLE_FIRST
        return _of_visit(request, visit)

    async def parse_article(self, response: Response, visit: Visit, row: Row) -> AsyncIterator[Item]:
        """The Fetch of an article's page, then the Article once its attachments are in, or a Failure."""
        assert visit.board is not None
        identity = {"source": visit.source.id, "id_space": visit.id_space, "native_id": row.native_id}
        if response.status == NOT_MODIFIED:
            visit.pending -= 1
            yield Unchanged(**identity, at=self.clock())
            self._tell(visit)
            return
        yield fetch_of(visit, response, self.clock())
        if self._is_gone(visit, row, response):
            visit.pending -= 1
            yield Gone(**identity, url=row.url, at=self.clock())
            self._tell(visit)
            return
        try:
            if response.status != 200:
                raise NotAnArticleError(f"answered {response.status}")
            page = visit.board.parse_article(html_page(response), row.title)
            files = [await self._attachment(visit, file) for file in page.files[:MOST_FILES]]
            article = article_of(visit, row, page, tuple(files), self.clock())
        except Exception as error:
            logger.debug("article %s could not be read", response.url, exc_info=True)
            if response.status in REFUSING_STATUSES:
                visit.tally.refused[f"answered {response.status}"] += 1
            stage = "article" if response.status == 200 else "fetch"
            visit.tally.unreadable += response.status == 200 and not isinstance(error, NotAnArticleError)
            yield failure_of(visit, row.url, stage, describe(error), self.clock(), row.native_id)
        else:
            visit.tally.read += 1
            for failure in lost_files(visit, row, page, files, self.clock()):
                yield failure
            if visit.walk is not None:
                visit.walk.told(row, article.published_on)
            if self._wanted(article):
                yield article
        visit.pending -= 1
        self._tell(visit)

    def _is_gone(self, visit: Visit, row: Row, response: Response) -> bool:
        """Whether a release that the store holds is not there, and was not to be had in an earlier run either."""
        if row.native_id not in visit.owed or not says_not_there(response.status, response.body):
            return False
        return bool(self.history and self.history.known(visit.source.id, visit.id_space, row.native_id))

    def article_failed(self, failure: TwistedFailure) -> Iterator[Item]:
        """The Failure of an article that did not answer."""
        visit, row = _of(failure)["visit"], _of(failure)["row"]
        visit.pending -= 1
        yield not_had(visit, _of_request(failure), _error_of(failure), "fetch", self.clock(), row)
        self._tell(visit)

    def _wanted(self, article: Article) -> bool:
        """Whether a release whose date only its own page told lies in the window."""
        day = article.published_on
        return day is None or ((not self.since or day >= self.since) and (not self.until or day <= self.until))

    async def _attachment(self, visit: Visit, file: File) -> Attachment:
        """The file with its bytes, or with the reason why there are none."""
        url = address_of(file.request)
        request = _of_visit(file.request.copy(), visit)
        request.priority = 2 * _ARTICLE_FIRST
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:
            return Attachment(url=url, filename=file.filename, error=describe(error))
        name = downloads.file_name(response, file.filename)
        refused = downloads.refusal(response, name)
        return Attachment(
            url=url,
            filename=name,
            media_type=downloads.media_type(response),
            content=None if refused else response.body,
            error=refused,
        )

    def _tell(self, visit: Visit) -> None:
        if self.progress is not None:
            self.progress(visit.progress())

    def _item_lost(self, failure: TwistedFailure) -> None:
        """Stop the run when the store cannot take an item: going on would lose the others without a word."""
        if self.lost is None:
            self.lost = describe(_error_of(failure))
            task = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="store_failed"))
            task.add_done_callback(lambda _: None)


def _chosen(sources: str | Iterable[Source], region: str | None, everything: bool, declarations: str) -> list[Source]:
    if not isinstance(sources, str):
        return list(sources)
    extra = [Path(name.strip()) for name in declarations.split(",") if name.strip()]
    asked = [name for name in sources.split(",") if name.strip()]
    return list(load(extra).select(asked, region=region, everything=everything))


def _visit(source: Source) -> Visit:
    if source.status == "planned":
        return Visit(source, None, unread=source.reason)
    try:
        if source.key_variable:
            key_from(source.key_variable)
        return Visit(source, board_for(source))
    except (SourceError, MissingKeyError) as error:
        return Visit(source, None, unread=str(error))


def _of_visit(request: Request, visit: Visit) -> Request:
    """`request` with what the middlewares need to know of it: whose it is, and which variable holds its key."""
    request.meta["source"] = visit.source.id
    if variable := visit.source.key_variable:
        request.meta["key"] = variable
    return request


def _owed_row(visit: Visit, native_id: str) -> Row:
    assert visit.board is not None
    return Row(native_id, visit.board.article_url(native_id), title="")


def _error_of(failure: TwistedFailure) -> BaseException:
    return failure.value or RuntimeError("an unknown error")


def _of_request(failure: TwistedFailure) -> Request:
    request = getattr(failure, "request", None)
    assert isinstance(request, Request)
    return request


def _of(failure: TwistedFailure) -> dict[str, Any]:
    return _of_request(failure).cb_kwargs


def _day(value: str | date | None) -> date | None:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise SourceError(f"{value!r} is no date of the form 2026-03-04") from error
    return value


def _flag(value: str | bool) -> bool:
    return value.lower() in {"1", "true", "yes"} if isinstance(value, str) else value
