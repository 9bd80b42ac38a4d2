"""The ledger of crawls: sources, runs, coverage and failures, so that a gap can be told from nothing to report."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Literal

from sqlite_utils import Database

from crawler.items import Coverage
from store.keys import storable
from store.schema import transaction

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
    """Note when and how a run ended."""
    with transaction(db):
        db.execute("UPDATE runs SET ended_at = ?, reason = ? WHERE id = ?", (at, storable(reason), run))


def record_coverage(db: Database, run: str, coverage: Coverage) -> None:
    """Write the ledger row of one source in one run."""
    with transaction(db):
        ensure_source(db, coverage.source)
        db.execute(
            "INSERT OR REPLACE INTO coverage (run, source, day, listed, new, changed, failed, newest, verdict, detail) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                run,
                coverage.source,
                coverage.day.isoformat(),
                coverage.listed,
                coverage.new,
                coverage.changed,
                coverage.failed,
                coverage.newest.isoformat() if coverage.newest else None,
                coverage.verdict,
                storable(coverage.detail),
            ),
        )


def record_failure(db: Database, source: str, url: str, stage: str, error: str, at: str) -> None:
    """Count a failure; the one already counted at this very time is not counted again. `at` is Korean time."""
    db.execute(
        "INSERT INTO failures (source, url, stage, error, attempts, last_at) VALUES (?, ?, ?, ?, 1, ?) "
        "ON CONFLICT (source, url, stage) DO UPDATE SET attempts = attempts + 1, error = excluded.error, "
        "last_at = excluded.last_at, resolved_at = NULL WHERE excluded.last_at > last_at",
        (source, storable(url), stage, storable(error), at),
    )


def resolve_failures(db: Database, source: str, url: str, stages: Sequence[str], at: str) -> None:
    """Note that what failed at `url` succeeded after all."""
    db.conn.executemany(
        "UPDATE failures SET resolved_at = ? WHERE source = ? AND url = ? AND stage = ? AND resolved_at IS NULL AND "
        "last_at < ?",
        [(at, source, storable(url), stage, at) for stage in stages],
    )


class History:
    """What the store already holds of a source: tells a spider what it has seen and where it may stop."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, source: str, native_id: str) -> bool:
        """Whether an article with this number was stored."""
        row = self._db.execute(
            "SELECT 1 FROM articles WHERE source = ? AND native_id = ? LIMIT 1", (source, storable(native_id))
        ).fetchone()
        return row is not None

    def newest(self, source: str) -> date | None:
        """The newest day of publication stored, None where none is."""
        row = self._db.execute(
            "SELECT max(r.published_on) FROM revisions r JOIN articles a ON a.id = r.article WHERE a.source = ?",
            (source,),
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None
