"""The decisions of a walk down one list: which rows to fetch, and when to stop. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from crawler.boards.base import Row
from crawler.items import Known

RECHECK_DAYS = (1, 3, 7, 30)
"""Days after publication on which a release is read again, because offices correct what they have just published."""
SETTLED_PAGES = 2
"""Pages in a row that must hold nothing new before a walk stops: late and backdated posts stand a page deeper."""
OLDER_ARTICLES = 20
"""Articles in a row that must be older than the window before a list that shows no dates is left."""
MOST_PAGES = 20_000
"""A list that goes on for longer repeats itself in a way that its ids do not show."""


def recheck_due(known: Known, now: datetime) -> bool:
    """Whether a day of `RECHECK_DAYS` has come since the release's page was last read."""
    born = (
        datetime.combine(known.published_on, datetime.min.time(), now.tzinfo)
        if known.published_on
        else known.first_seen
    )
    return any(known.last_seen < born + timedelta(days=days) <= now for days in RECHECK_DAYS)


@dataclass(frozen=True, slots=True)
class Step:
    """What a list page leads to: `fetch` these rows; go on to the next page, or stop because of `ended`."""

    fetch: tuple[Row, ...]
    ended: str | None = None


@dataclass(slots=True)
class Walk:
    """One walk over one list. `lookup` tells what is stored of a post, `finished` when the last complete walk ended."""

    now: datetime
    lookup: Callable[[str], Known | None]
    finished: datetime | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    deep: bool = False
    newest_first: bool = True
    """Whether the list begins with the newest; one of unknown order is walked to its end."""
    patience: int = 1
    """Pages in a row without an unseen post that end the walk."""
    pages: int = 0
    listed: int = 0
    fetched: int = 0
    undated: int = 0
    newest: date | None = None
    complete: bool = False
    """Whether the walk came to its own end, not to a limit or an error."""
    _seen: set[str] = field(default_factory=set)
    _settled: int = 0
    _empty: int = 0
    _older: int = 0
    """Articles in a row whose own page told a date before the window."""

    def take(self, rows: Iterable[Row]) -> Step:
        """Decide about the rows of the next page."""
        self.pages += 1
        unseen = [row for row in rows if row.native_id not in self._seen]
        self._seen.update(row.native_id for row in unseen)
        inside = [row for row in unseen if self._in_window(row)]
        self.listed += len(inside)
        self.undated += sum(row.published_on is None for row in inside)
        dates = [row.published_on for row in unseen if row.published_on and not row.pinned]
        self.newest = max([*dates, *([self.newest] if self.newest else [])], default=None)
        wanted = []
        settled = True
        for row in inside:
            known = self.lookup(row.native_id)
            if known is None or self.deep or self._edited(row, known) or recheck_due(known, self.now):
                wanted.append(row)
            if not row.pinned and not self._is_settled(known):
                settled = False
        return self._step(unseen, wanted, settled=settled)

    def has_seen(self, native_id: str) -> bool:
        """Whether a page of this walk showed the post."""
        return native_id in self._seen

    def told(self, row: Row, published_on: date | None) -> None:
        """Take note of the date that an article's own page tells: it bounds the walk down a list without dates."""
        if row.published_on is None and published_on is not None and not row.pinned:
            self._older = self._older + 1 if self.since and published_on < self.since else 0

    def _step(self, unseen: list[Row], wanted: list[Row], *, settled: bool) -> Step:
        if self.limit is not None and self.fetched + len(wanted) >= self.limit:
            fetch = tuple(wanted[: self.limit - self.fetched])
            self.fetched += len(fetch)
            return Step(fetch, "the limit is reached")
        self.fetched += len(wanted)
        ordinary = [row for row in unseen if not row.pinned]
        ended = self._end(ordinary, settled=settled)
        self.complete = ended is not None
        if ended is None and self.pages >= MOST_PAGES:
            ended = f"stopped after {MOST_PAGES} pages"
        return Step(tuple(wanted), ended)

    def _end(self, ordinary: list[Row], *, settled: bool) -> str | None:
        if not ordinary:
            self._empty += 1
            return "no post that was not seen before" if self._empty >= self.patience else None
        self._empty = 0
        if not self.newest_first:
            return None
        if self.since and all(row.published_on and row.published_on < self.since for row in ordinary):
            return f"all posts are older than {self.since}"
        if self._older >= OLDER_ARTICLES:
            return f"articles are older than {self.since}"
        self._settled = self._settled + 1 if settled else 0
        if not (self.since or self.until or self.deep) and self._settled >= SETTLED_PAGES:
            return "nothing new"
        return None

    def _in_window(self, row: Row) -> bool:
        if row.published_on is None:
            return True
        return (self.since is None or row.published_on >= self.since) and (
            self.until is None or row.published_on <= self.until
        )

    def _is_settled(self, known: Known | None) -> bool:
        """Whether a complete walk has passed this post: a run that broke off leaves gaps below what it stored."""
        return known is not None and self.finished is not None and known.first_seen <= self.finished

    @staticmethod
    def _edited(row: Row, known: Known) -> bool:
        return bool(known.listed) and known.listed != row.listed
