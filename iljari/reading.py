"""From stored texts to stored figures: the reader of `nlp` handed to `store`, and what that changed, in words."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nlp import gazetteer, pipeline
from store import copies, records, regions

if TYPE_CHECKING:
    from sqlite_utils import Database

    from nlp.figures import Reading
    from store.differences import Difference
    from store.readings import Part

WORTH_WORKERS = 400
"""Releases from which on a second process pays: each loads its own model, which takes seconds."""


def read_release(parts: Sequence[Part], *, published: date | None, office: str | None, title: str) -> Sequence[Reading]:
    """One reading for each text of a release; the headline comes as the text of its own part."""
    del title
    return pipeline.read_release([(part, text) for _, part, text in parts], published=published, office=office)


def derive(
    db: Database,
    *,
    progress: Callable[[int, int], None] | None = None,
    review: Callable[[Difference], bool] | None = None,
    dry_run: bool = False,
) -> Difference:
    """Bring the gazetteer, the figures and the known copies of the database up to date; returns what changed."""
    if not dry_run:
        regions.load(db, gazetteer.regions(), gazetteer.changes())
    difference = records.derive(
        db,
        read_release,
        pipeline.RULES_VERSION,
        progress=progress,
        review=review,
        dry_run=dry_run,
        workers=_workers(db),
    )
    if not dry_run:
        copies.find(db)
    return difference


def _workers(db: Database) -> int:
    unread = db.execute(
        "SELECT count(*) FROM revisions r LEFT JOIN readings g ON g.revision = r.id "
        "WHERE g.rules_version IS NULL OR g.rules_version <> ?",
        (pipeline.RULES_VERSION,),
    ).fetchone()[0]
    return min(os.cpu_count() or 1, 4) if unread >= WORTH_WORKERS else 1


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def in_words(difference: Difference) -> list[str]:
    """What a derivation did, line by line."""
    lines = []
    if difference.first_read:
        lines.append(
            f"read {_counted(difference.first_read, 'release')} for the first time: "
            f"{_counted(difference.first_figures, 'figure')}"
        )
    if difference.read_again:
        lines.append(
            f"read {_counted(difference.read_again, 'release')} again: {_counted(difference.added, 'figure')} added, "
            f"{difference.lost:,} lost, {difference.altered:,} altered, {difference.unchanged:,} as before"
        )
        altered = ", ".join(f"{name} {count:,}" for name, count in difference.fields.most_common(8))
        if altered:
            lines.append(f"fields altered: {altered}")
        lines += [f"  {change.what}: {change.surface} ({change.kind})" for change in difference.examples[:10]]
    lines += [f"could not read {url}: {reason}" for url, reason in difference.failed]
    return lines or ["nothing to read: every stored text has been read with the rules of today"]
