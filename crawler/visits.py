"""One visit to one source: its board, its walk, what the run saw of it, and the ledger row that follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from scrapy.http import HtmlResponse

from crawler.boards.auto import Auto
from crawler.boards.base import Board, NotAnArticleError, Row
from crawler.health import Tally, judge
from crawler.items import Coverage, Stored
from crawler.sources import Source
from crawler.walk import Walk

UNVERIFIED = "unverified: nobody has checked a live run of this source"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the visit to one source is."""

    source: str
    name: str
    pages: int
    listed: int
    asked: int
    read: int
    failed: int
    done: bool


@dataclass(slots=True)
class Visit:
    """`board` is None where the source cannot be read, for the reason in `unread`."""

    source: Source
    board: Board | None
    net: Board | None = None
    """What found the posts by their shape, where the family found none."""
    walk: Walk | None = None
    unread: str = ""
    tally: Tally = field(default_factory=Tally)
    owed: set[str] = field(default_factory=set)
    """Native ids that failed in earlier runs and were asked for before the list."""
    pending: int = 0
    """Requests that are under way or waiting."""

    @property
    def id_space(self) -> str:
        """Where the numbers of this visit's releases are unique: what a net found is numbered by its address."""
        return f"{self.source.id_space}by-shape" if self.net else self.source.id_space

    @property
    def done(self) -> bool:
        """Whether nothing is left to ask of this source."""
        return self.board is None or (bool(self.tally.ended_because) and self.pending == 0)

    def progress(self) -> Progress:
        """The counts to show while the run goes on."""
        return Progress(
            source=self.source.id,
            name=self.source.name,
            pages=self.walk.pages if self.walk else 0,
            listed=self.walk.listed if self.walk else 0,
            asked=self.tally.asked,
            read=self.tally.read,
            failed=self.tally.failed,
            done=self.done,
        )

    def coverage(self, today: date, stored: Stored) -> Coverage:
        """The ledger row; `stored` is what the store took in."""
        if self.board is None:
            return Coverage(source=self.source.id, day=today, finished=False, verdict="failed", detail=self.unread)
        tally = self.tally
        if self.walk is not None:
            tally.listed, tally.undated, tally.newest = self.walk.listed, self.walk.undated, self.walk.newest
            tally.finished = self.walk.complete and self.pending == 0
        if self.source.status == "closed":
            tally.closed = self.source.reason
        verdict, detail = judge(tally, today, new=stored.new, changed=stored.changed)
        if reason := self.source.unverified_certificate:
            detail = f"{detail}; the certificate was not verified: {reason}"
        if self.source.status == "ready" and self.source.verified_at is None:
            detail = f"{detail}; {UNVERIFIED}"
        return Coverage(
            source=self.source.id,
            day=today,
            listed=tally.listed,
            new=stored.new,
            changed=stored.changed,
            failed=tally.failed,
            newest=tally.newest,
            finished=tally.finished,
            verdict=verdict,
            detail=detail,
        )


def cast_net(visit: Visit, page: HtmlResponse, today: date) -> list[Row]:
    """The posts that a list shows by its shape, where the family found none; `visit.net` is then their board."""
    if isinstance(visit.board, Auto) or visit.board is None or visit.board.whole:
        return []
    net = Auto(visit.source)
    try:
        rows = net.parse_list(page, today)
    except NotAnArticleError:
        return []
    if rows:
        visit.net = net
        visit.tally.netted = len(rows)
    return rows
