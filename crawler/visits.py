"""One visit to one source: its board, its walk, what the run saw of it, and the ledger row that follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from crawler.boards.base import Board
from crawler.health import Tally, judge
from crawler.items import Coverage, Stored
from crawler.sources import Source
from crawler.walk import Walk


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
    walk: Walk | None = None
    unread: str = ""
    tally: Tally = field(default_factory=Tally)
    owed: set[str] = field(default_factory=set)
    """Native ids that failed in earlier runs and were asked for before the list."""
    pending: int = 0
    """Requests that are under way or waiting."""

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
