"""The ledger of crawls: sources, runs, coverage and failures, so that a gap can be told from nothing to report."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

from sqlite_utils import Database

from crawler.items import Coverage, Known, Young
from store.keys import storable
from store.schema import transaction
from store.times import KOREAN_TIME, korean_time

_MOST_ATTEMPTS = 10
SourceKind = Literal["office", "newspaper", "files", "unknown"]


def ensure_source(db: Database, source: str) -> None:
    """Make sure that `source` has a row; one that is not declared yet bears its own id as its name."""
    db.execute("INSERT OR IGNORE INTO sources (id, name) VALUES (?, ?)", (source, source))


def declare_source(
    db: Database,
    source: str,
    *,
    name: str,
    kind: SourceKind,
    region: str | None = None,
    family: str | None = None,
    url: str | None = None,
) -> None:
    """Keep what the declaration of a source says, in place of what an earlier one said."""
    with transaction(db):
        db.execute(
            "INSERT INTO sources (id, name, kind, region, family, url) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, region = excluded.region, "
            "family = excluded.family, url = excluded.url",
            (source, name, kind, region, family, url),
        )


def begin_run(db: Database, command: str, at: str, *, run: str | None = None) -> str:
    """Open a run (or join the one named `run`) and return its key; `at` is Korean time."""
    run = run or secrets.token_hex(8)
    with transaction(db):
        db.execute(
            "INSERT OR IGNORE INTO runs (id, command, started_at) VALUES (?, ?, ?)", (run, storable(command), at)
        )
    return run


def end_run(db: Database, run: str, reason: str, at: str) -> None:
    """Note when and how a run ended; of spiders that share it, the one that did not finish says how."""
    with transaction(db):
        db.execute(
            "UPDATE runs SET ended_at = ?, reason = CASE WHEN coalesce(reason, 'finished') = 'finished' THEN ? "
            "ELSE reason END WHERE id = ?",
            (at, storable(reason), run),
        )


def record_coverage(db: Database, run: str, coverage: Coverage, at: str) -> None:
    """Write the ledger row of one source in one run; `at` is when the visit ended, Korean time."""
    with transaction(db):
        ensure_source(db, coverage.source)
        db.execute(
            "INSERT OR REPLACE INTO coverage (run, source, day, listed, new, changed, failed, newest, finished, "
            "verdict, detail, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                run,
                coverage.source,
                coverage.day.isoformat(),
                coverage.listed,
                coverage.new,
                coverage.changed,
                coverage.failed,
                coverage.newest.isoformat() if coverage.newest else None,
                int(coverage.finished),
                coverage.verdict,
                storable(coverage.detail),
                at,
            ),
        )


def coverage_by_day(db: Database, days: int, source: str | None = None) -> dict[str, dict[date, tuple[str, int]]]:
    """For every source, or the one named, its visits on the last `days` days up to the newest visit of any source.

    A day with a visit holds the verdict of its last one and the releases that were new in all of them.
    """
    last = db.execute("SELECT max(day) FROM coverage").fetchone()[0]
    sources: dict[str, dict[date, tuple[str, int]]] = {
        name: {}
        for (name,) in db.execute(
            "SELECT id FROM sources WHERE kind <> 'files' AND (:source IS NULL OR id = :source) ORDER BY id",
            {"source": source},
        )
    }
    rows = db.execute(
        "SELECT source, day, verdict, new FROM coverage WHERE day > date(?, ?) ORDER BY at", (last, f"-{days} days")
    )
    for name, day, verdict, new in rows:
        if name in sources:
            visits = sources[name]
            before = visits.get(date.fromisoformat(day), ("", 0))[1]
            visits[date.fromisoformat(day)] = (verdict, before + new)
    return sources


def record_failure(
    db: Database, source: str, url: str, stage: str, error: str, at: str, *, native_id: str | None = None
) -> None:
    """Count a failure; the one already counted at this very time is not counted again. `at` is Korean time."""
    db.execute(
        "INSERT INTO failures (source, native_id, url, stage, error, attempts, last_at) VALUES (?, ?, ?, ?, ?, 1, ?) "
        "ON CONFLICT (source, url, stage) DO UPDATE SET attempts = attempts + 1, error = excluded.error, "
        "native_id = coalesce(excluded.native_id, native_id), last_at = excluded.last_at, resolved_at = NULL "
        "WHERE excluded.last_at > last_at",
        (source, native_id and storable(native_id), storable(url), stage, storable(error), at),
    )


def is_failing(db: Database, source: str, url: str, stage: str) -> bool:
    """Whether what failed at `url` has not succeeded since."""
    row = db.execute(
        "SELECT 1 FROM failures WHERE source = ? AND url = ? AND stage = ? AND resolved_at IS NULL",
        (source, storable(url), stage),
    ).fetchone()
    return row is not None


def resolve_failures(db: Database, source: str, url: str, stages: Sequence[str], at: str) -> None:
    """Note that what failed at `url` succeeded after all."""
    db.conn.executemany(
        "UPDATE failures SET resolved_at = ? "
        "WHERE source = ? AND url = ? AND stage = ? AND resolved_at IS NULL AND last_at < ?",
        [(at, source, storable(url), stage, at) for stage in stages],
    )


def resolve_release(
    db: Database, source: str, native_id: str, url: str, at: str, *, missing: Sequence[str] = ()
) -> None:
    """Note that a release which failed before was read after all, and that none of its files is owed but those
    `missing`: the others came, or it lists them no more.
    """
    number = storable(native_id)
    db.execute(
        "UPDATE failures SET resolved_at = ? WHERE source = ? AND resolved_at IS NULL AND last_at < ? AND ("
        "(stage IN ('robots', 'fetch', 'article') AND (native_id = ? OR url = ?)) OR "
        "(stage = 'attachment' AND native_id = ? AND url NOT IN (SELECT value FROM json_each(?))))",
        (at, source, at, number, storable(url), number, json.dumps([storable(address) for address in missing])),
    )


def _known(listed: str, published_on: str | None, first_seen: str, last_seen: str) -> Known:
    return Known(
        listed=listed,
        published_on=date.fromisoformat(published_on) if published_on else None,
        first_seen=datetime.fromisoformat(first_seen),
        last_seen=datetime.fromisoformat(last_seen),
    )


_YOUNG = """
    SELECT a.native_id, a.url, (
        SELECT f.headers FROM fetches f
        WHERE f.source = a.source AND f.url = a.url AND f.status = 200 AND f.method = 'GET' ORDER BY f.at DESC LIMIT 1
      ), (SELECT max(f.at) FROM fetches f WHERE f.source = a.source AND f.url = a.url AND f.status = 200),
      a.listed, r.published_on, a.first_seen, a.last_seen
    FROM articles a JOIN latest_revisions r ON r.article = a.id
    WHERE a.source = ? AND a.id_space = ? AND a.gone_at IS NULL
      AND (r.published_on > ? OR (r.published_on IS NULL AND a.first_seen > ?))
    ORDER BY a.last_seen, a.native_id
"""


class StoredHistory:
    """What the store holds of a source, for a spider to ask: the `History` of crawler.items."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, source: str, id_space: str, native_id: str) -> Known | None:
        """What is stored of this release, None when it is new."""
        row = self._db.execute(
            "SELECT a.listed, r.published_on, a.first_seen, a.last_seen FROM articles a "
            "JOIN latest_revisions r ON r.article = a.id WHERE a.source = ? AND a.id_space = ? AND a.native_id = ?",
            (source, storable(id_space), storable(native_id)),
        ).fetchone()
        if row is None:
            return None
        return _known(*row)

    def finished(self, source: str) -> datetime | None:
        """When the last visit ended that walked this source to its own end; None when none has."""
        row = self._db.execute("SELECT max(at) FROM coverage WHERE source = ? AND finished = 1", (source,)).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def owed(self, source: str) -> Sequence[str]:
        """Numbers of releases that could not be had with all their files, until they have failed ten times.

        A file that came and cannot be read is not asked for again: it would be the same file.
        """
        rows = self._db.execute(
            "SELECT native_id FROM failures WHERE source = ? AND native_id IS NOT NULL AND resolved_at IS NULL "
            "AND stage IN ('robots', 'fetch', 'article', 'attachment') "
            "GROUP BY native_id HAVING max(attempts) < ? ORDER BY min(last_at), native_id",
            (source, _MOST_ATTEMPTS),
        )
        return [row[0] for row in rows]

    def young(self, source: str, id_space: str, since: datetime) -> Sequence[Young]:
        """Releases published after `since` that are not gone, the oldest reading first; those without a date count from
        when they were first seen.
        """
        day = since.astimezone(KOREAN_TIME).date().isoformat()
        rows = self._db.execute(_YOUNG, (source, storable(id_space), day, korean_time(since)))
        return [_young(*row) for row in rows.fetchall()]


def _young(native_id: str, url: str, headers: str | None, answered: str | None, *known: Any) -> Young:
    release = _known(*known)
    told = {name.lower(): value for name, value in json.loads(headers or "{}").items()}
    if answered is None or datetime.fromisoformat(answered) > release.last_seen:
        # That answer came, and what it said was never stored: the page must come again whole.
        told = {}
    return Young(
        native_id=native_id,
        url=url,
        known=release,
        etag=told.get("etag", ""),
        last_modified=told.get("last-modified", ""),
    )
