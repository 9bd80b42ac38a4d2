"""Deriving records: stored texts are read by today's rules, and what that changes is told before it is replaced."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlite_utils import Database

from nlp.figures import Reading
from store import corrections
from store.differences import Difference
from store.errors import StoreError
from store.keys import key
from store.ledger import record_failure, resolve_failures
from store.readings import Part, Rows, rows_of, stored_figures, write
from store.schema import transaction
from store.times import KOREAN_TIME, korean_time

_BATCH = 50


class ReadRelease(Protocol):
    """The reader: takes the texts of one release in order (title, body, attachments) and returns one Reading for each.

    `published` is the day of publication, `office` the region code of the publishing office, `title` the headline;
    facts are numbered over all texts of the release. With several workers it must be importable by name.
    """

    def __call__(  # noqa: D102
        self, parts: Sequence[Part], *, published: date | None, office: str | None, title: str
    ) -> Sequence[Reading]: ...


@dataclass(frozen=True, slots=True)
class _Release:
    """One revision on its way to the reader."""

    revision: str
    article: str
    source: str
    url: str
    title: str
    published: date | None
    office: str | None
    parts: tuple[Part, ...]
    documents_sha256: str
    read_before: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What the reader made of a release: rows, or the reason why there are none."""

    release: _Release
    rows: Rows | None
    error: str | None


def derive(
    db: Database,
    read_release: ReadRelease,
    rules_version: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    review: Callable[[Difference], bool] | None = None,
    dry_run: bool = False,
    workers: int = 1,
    at: datetime | None = None,
) -> Difference:
    """Read every revision whose figures are missing, come from other rules or from another text; returns what changes.

    Releases read for the first time are written as they are read. Releases read before are set aside until all are
    read; then `review` is shown the difference, and unless it returns False they replace what stands, batch by batch. A
    release that the reader fails on keeps its figures and becomes a failure of stage `read`. `dry_run` writes nothing
    at all. `progress` is called with the number of releases read and due. `at` is the time noted with failures, now if
    none is given.
    """
    noted_at = korean_time(at or datetime.now(KOREAN_TIME))
    difference = Difference(rules_version)
    db.execute("CREATE TEMP TABLE IF NOT EXISTS due (number INTEGER PRIMARY KEY, revision TEXT)")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS staged (number INTEGER PRIMARY KEY, article TEXT, rows TEXT)")
    try:
        total = _find_due(db, rules_version)
        _read_all(db, read_release, rules_version, difference, progress, total, dry_run, workers, noted_at)
        if dry_run or (review is not None and difference.read_again and not review(difference)):
            return difference
        _replace_staged(db, rules_version)
        difference.replaced = True
        return difference
    finally:
        db.execute("DROP TABLE IF EXISTS temp.due")
        db.execute("DROP TABLE IF EXISTS temp.staged")


def _find_due(db: Database, rules_version: str) -> int:
    """List the revisions to be read; returns their number."""
    rows = db.execute(
        "SELECT v.id, v.published_on, v.title, s.region, group_concat(d.id), g.rules_version, g.documents_sha256 "
        "FROM revisions v JOIN articles a ON a.id = v.article JOIN sources s ON s.id = a.source "
        "JOIN (SELECT id, revision FROM documents WHERE superseded_at IS NULL ORDER BY revision, position) d ON "
        "d.revision = v.id "
        "LEFT JOIN readings g ON g.revision = v.id GROUP BY v.id ORDER BY v.seen_at, v.id"
    )
    due = (
        (revision,)
        for revision, published, title, region, documents, version, digest in rows
        if version != rules_version or digest != _input_digest(published, title, region, documents.split(","))
    )
    db.conn.executemany("INSERT INTO temp.due (revision) VALUES (?)", due)
    return int(db.execute("SELECT count(*) FROM temp.due").fetchone()[0])


def _input_digest(published: str | None, title: str, region: str | None, documents: Sequence[str]) -> str:
    """Stands for everything that the reader gets to see of a revision."""
    return key("input", published, title, region, *sorted(documents))


def _read_all(
    db: Database,
    read_release: ReadRelease,
    rules_version: str,
    difference: Difference,
    progress: Callable[[int, int], None] | None,
    total: int,
    dry_run: bool,
    workers: int,
    noted_at: str,
) -> None:
    fresh: list[_Read] = []
    codes = {code for (code,) in db.execute("SELECT code FROM regions")}
    for done, answer in enumerate(_readings(db, read_release, rules_version, workers), start=1):
        read = _placed(answer, codes)
        release = read.release
        if read.rows is None:
            difference.failed.append((release.url, read.error or ""))
            if not dry_run:
                with transaction(db):
                    record_failure(db, release.source, release.url, "read", read.error or "", noted_at)
        elif release.read_before:
            difference.compare(stored_figures(db, release.revision), read.rows.figures)
            db.execute("INSERT INTO temp.staged (article, rows) VALUES (?, ?)", (release.article, read.rows.to_json()))
        else:
            difference.first_read += 1
            difference.first_figures += len(read.rows.figures)
            fresh.append(read)
        if not dry_run and (len(fresh) >= _BATCH or done == total):
            _write_fresh(db, fresh, rules_version, noted_at)
            fresh.clear()
        elif dry_run:
            fresh.clear()
        if progress is not None:
            progress(done, total)


def _write_fresh(db: Database, fresh: Sequence[_Read], rules_version: str, noted_at: str) -> None:
    with transaction(db):
        for read in fresh:
            if read.rows is not None:
                write(db, read.rows, rules_version)
                resolve_failures(db, read.release.source, read.release.url, ("read",), noted_at)
        corrections.apply(db, {read.release.article for read in fresh})


def _replace_staged(db: Database, rules_version: str) -> None:
    """Swap the figures that were set aside for those that stand, a batch in each transaction."""
    last = 0
    while batch := db.execute(
        "SELECT number, article, rows FROM temp.staged WHERE number > ? ORDER BY number LIMIT ?", (last, _BATCH)
    ).fetchall():
        with transaction(db):
            for _, _, rows in batch:
                write(db, Rows.from_json(rows), rules_version)
            corrections.apply(db, {article for _, article, _ in batch})
        last = batch[-1][0]


def _readings(db: Database, read_release: ReadRelease, rules_version: str, workers: int) -> Iterator[_Read]:
    """Every due release as the reader sees it, in order; with several workers a few batches are under way at once."""
    if workers <= 1:
        for release in _releases(db):
            yield _read(read_release, release, rules_version)
        return
    try:
        yield from _readings_of_many(db, read_release, rules_version, workers)
    except BrokenProcessPool as error:
        raise StoreError(
            "a process that read texts died, perhaps for want of memory; what was read before is stored, derive again"
        ) from error


def _readings_of_many(db: Database, read_release: ReadRelease, rules_version: str, workers: int) -> Iterator[_Read]:
    # Kiwi runs threads of its own, which a forked child would not have.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        running: deque[Future[list[_Read]]] = deque()
        batch: list[_Release] = []
        for release in _releases(db):
            batch.append(release)
            if len(batch) == _BATCH:
                running.append(pool.submit(_read_batch, read_release, batch, rules_version))
                batch = []
            if len(running) > 2 * workers:
                yield from running.popleft().result()
        if batch:
            running.append(pool.submit(_read_batch, read_release, batch, rules_version))
        while running:
            yield from running.popleft().result()


def _read_batch(read_release: ReadRelease, releases: Sequence[_Release], rules_version: str) -> list[_Read]:
    return [_read(read_release, release, rules_version) for release in releases]


def _read(read_release: ReadRelease, release: _Release, rules_version: str) -> _Read:
    try:
        readings = read_release(release.parts, published=release.published, office=release.office, title=release.title)
        rows = rows_of(release.revision, release.documents_sha256, release.parts, readings, rules_version)
    except Exception as error:  # one text that breaks the reader must not cost the others; it becomes a failure
        return _Read(release, None, f"{type(error).__name__}: {error}")
    return _Read(release, rows, None)


def _placed(read: _Read, codes: set[str]) -> _Read:
    """The reading as it is, or as a failure where it names a region that the gazetteer in the database lacks."""
    if read.rows is None:
        return read
    strange = sorted(read.rows.region_codes() - codes)
    return _Read(read.release, None, f"the regions table lacks the code {strange[0]}") if strange else read


def _releases(db: Database) -> Iterator[_Release]:
    """The due revisions with their texts, one at a time."""
    last = 0
    while row := db.execute(
        "SELECT u.number, v.id, v.article, a.source, a.url, v.title, v.published_on, s.region, "
        "EXISTS (SELECT 1 FROM readings g WHERE g.revision = v.id) "
        "FROM temp.due u JOIN revisions v ON v.id = u.revision JOIN articles a ON a.id = v.article "
        "JOIN sources s ON s.id = a.source WHERE u.number > ? ORDER BY u.number LIMIT 1",
        (last,),
    ).fetchone():
        last, revision, article, source, url, title, published, region, read_before = row
        parts: list[Any] = db.execute(
            "SELECT id, part, text FROM documents WHERE revision = ? AND superseded_at IS NULL ORDER BY position",
            (revision,),
        ).fetchall()
        yield _Release(
            revision=revision,
            article=article,
            source=source,
            url=url,
            title=title,
            published=date.fromisoformat(published) if published else None,
            office=region,
            parts=tuple(parts),
            documents_sha256=_input_digest(published, title, region, [document for document, _, _ in parts]),
            read_before=bool(read_before),
        )
