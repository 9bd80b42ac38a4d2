"""Crawls as a user sees them: which sources, how far, what came of each."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from crawler import sources as declarations
from crawler.children import crawl_in_child
from crawler.health import got_worse
from crawler.shards import processes_for
from iljari.errors import UserError
from iljari.rendering import console, table
from nlp import gazetteer
from store import regions
from store.schema import open_database

if TYPE_CHECKING:
    from crawler.items import Coverage, Verdict
    from crawler.run import Summary
    from crawler.sources import Source
    from crawler.visits import Progress as Visit

INTERRUPTED = 130
SHOWN_ONE_BY_ONE = 12
COVERAGE_COLUMNS = ("source", "verdict", "listed", "new", "changed", "failed", "newest", "detail")


@dataclass(frozen=True, slots=True)
class Window:
    """Which releases to fetch: published within these days, at most `limit` of each source. None leaves it open.

    `deep` reads again what is known; `dry_run` looks at lists alone and keeps nothing.
    """

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    deep: bool = False
    dry_run: bool = False


def choose(
    asked: Sequence[str], *, region: str | None, everything: bool, declared_in: Sequence[Path]
) -> tuple[Source, ...]:
    """The declared sources that the user named. Raises UserError where none is, SourceError where one is unknown."""
    if not (asked or region or everything):
        raise UserError(
            "name the sources to crawl, or choose them with --region or --all; `iljari sources list` has them"
        )
    chosen = declarations.load(declared_in).select(asked, region=region, everything=everything)
    if not chosen:
        raise UserError("none of these sources is ready to be crawled; `iljari sources list` says why")
    return chosen


def crawl(sources: Sequence[Source], db: Path, window: Window, *, if_free: bool = False) -> int:
    """Crawl, then read what came; the exit code is 1 where a source got worse and 130 after Ctrl-C.

    Two crawls of one database never overlap: they would ask the same servers twice at a time. Where one is running,
    nothing is done, and UserError is raised unless that is wanted (`if_free`). A dry run, which keeps nothing, may go
    on beside it.
    """
    if window.dry_run:
        return _crawl(sources, db, window)
    with _taken(db) as free:
        if free:
            return _crawl(sources, db, window)
    if if_free:
        return 0
    raise UserError(f"another crawl of {db} is running; wait for its end, or name another database with --db")


@contextmanager
def _taken(db: Path) -> Iterator[bool]:
    """Hold the lock beside the database, which dies with its process; false where another process holds it."""
    if not db.parent.is_dir():
        yield True  # opening the database will tell
        return
    try:
        held = FileLock(f"{db}.lock").acquire(blocking=False)
    except Timeout:
        yield not Path(f"{db}.lock").exists()  # where no file can be made, opening the database will tell
        return
    with held:
        yield True


def _crawl(sources: Sequence[Source], db: Path, window: Window) -> int:
    before = verdicts(db, [source.id for source in sources]) if db.exists() else {}
    summary = fetch(sources, db, window, demo=False)
    if window.dry_run:
        console().print(planned_table(summary))
        return INTERRUPTED if summary.interrupted else 0
    console().print(coverage_table(summary.coverage))
    if summary.interrupted:
        print("iljari: interrupted; what was read is kept, and the next crawl goes on from here", file=sys.stderr)
        return INTERRUPTED
    from iljari import deriving

    deriving.derive(db)
    worse = [row for row in summary.coverage if got_worse(before.get(row.source), row.verdict)]
    for row in worse:
        print(f"iljari: {row.source} got worse: {row.verdict}, {row.detail}", file=sys.stderr)
    return 1 if worse else 0


def verdicts(db: Path, sources: Sequence[str]) -> dict[str, Verdict]:
    """The verdict of each source at its last finished run; sources without one are left out."""
    opened = open_database(db)
    with closing(opened.conn):
        rows = opened.execute(
            "SELECT source, verdict, max(at) FROM coverage WHERE finished = 1 "
            "AND source IN (SELECT value FROM json_each(?)) GROUP BY source",
            (json.dumps(list(sources)),),
        ).fetchall()
    return {source: verdict for source, verdict, _ in rows}


def fetch(
    sources: Sequence[Source],
    db: Path,
    window: Window,
    *,
    demo: bool,
    settings: Mapping[str, Any] | None = None,
) -> Summary:
    """Run the spiders in a child process, with a progress display; raises StoreError, CrawlError."""
    prepare(db, demo=demo)
    own = {
        "ILJARI_DB": str(db.absolute()),
        "ILJARI_DEMO": demo,
        "ILJARI_COMMAND": shlex.join(["iljari", *sys.argv[1:]]),
    }
    with display(sources) as progress:
        return crawl_in_child(
            sources,
            processes=processes_for(sources, os.cpu_count() or 1),
            settings_overrides={**own, **(settings or {})},
            since=window.since,
            until=window.until,
            limit=window.limit,
            deep=window.deep,
            dry_run=window.dry_run,
            progress=progress,
        )


def prepare(path: Path, *, demo: bool) -> None:
    """Make the database where there is none, with the regions that its rows name."""
    db = open_database(path, create=True, demo=demo)
    with closing(db.conn):
        regions.load(db, gazetteer.regions(), gazetteer.changes())


@contextmanager
def display(sources: Sequence[Source]) -> Iterator[Callable[[Visit], None]]:
    """A progress display on a terminal's standard error: a line for each source, or one line for many."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(finished_text="[green]✓[/]"),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[told]}"),
    )
    screen = Console(stderr=True)
    # Where nobody watches, only complaints belong on standard error: cron mails them.
    with Progress(*columns, console=screen, disable=not screen.is_terminal) as shown:
        if len(sources) <= SHOWN_ONE_BY_ONE:
            tasks = {source.id: shown.add_task(source.name, total=None, told="") for source in sources}

            def one_by_one(now: Visit) -> None:
                told = f"{now.listed} listed, {now.read} read" + (f", {now.failed} failed" if now.failed else "")
                shown.update(tasks[now.source], total=1 if now.done else None, completed=int(now.done), told=told)

            yield one_by_one
        else:
            everything = shown.add_task(f"{len(sources)} sources", total=len(sources), told="")
            latest: dict[str, Visit] = {}

            def together(now: Visit) -> None:
                latest[now.source] = now
                read = sum(visit.read for visit in latest.values())
                done = sum(visit.done for visit in latest.values())
                shown.update(everything, completed=done, told=f"{read:,} releases read, last {now.name}")

            yield together


def planned_table(summary: Summary) -> Any:
    """What a dry run found to fetch, as a table."""
    rows = [
        (row.source, row.published_on.isoformat() if row.published_on else None, row.title, row.url)
        for row in summary.planned
    ]
    return table(("source", "published", "title", "address"), rows)


def coverage_table(rows: Sequence[Coverage]) -> Any:
    """The ledger rows of one run as a table."""
    return table(
        COVERAGE_COLUMNS,
        [
            (
                row.source,
                row.verdict,
                row.listed,
                row.new,
                row.changed,
                row.failed,
                row.newest.isoformat() if row.newest else None,
                row.detail,
            )
            for row in rows
        ],
    )
