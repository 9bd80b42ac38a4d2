"""`iljari sources`: what is declared, how it answers today, and what an address would give."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from crawler import sources as declarations
from iljari.errors import UserError
from iljari.rendering import Format, print_rows

FINE = frozenset({"ok", "quiet"})
UNNAMED = "이름을 적으세요"


def list_sources(region: str | None, declared_in: Sequence[Path], form: Format) -> None:
    """Print the declared sources with their state and the day of the last live run that was verified."""
    catalogue = declarations.load(declared_in)
    if region is not None:
        catalogue.select(region=region)
    columns = ("id", "name", "region", "family", "status", "verified_at", "reason")
    rows = [
        (
            source.id,
            source.name,
            source.region or None,
            source.family,
            source.status,
            source.verified_at.isoformat() if source.verified_at else None if form == "json" else "never",
            source.reason or None,
        )
        for source in catalogue
        if region is None or source.in_region(region)
    ]
    print_rows(columns, rows, form)


def show_source(asked: str, declared_in: Sequence[Path]) -> None:
    """Print one declaration as JSON."""
    source = declarations.load(declared_in).get(asked)
    print(json.dumps(source.model_dump(mode="json"), ensure_ascii=False, indent=1))


def check(
    asked: Sequence[str], declared_in: Sequence[Path], form: Format, *, settings: Mapping[str, Any] | None = None
) -> int:
    """Probe sources live and print how each answers; nothing is kept. The exit code is 1 where one is not fine."""
    # Scrapy takes time to load, and lists of declarations need none of it.
    from crawler import probing

    chosen = declarations.load(declared_in).select(asked)
    checks = probing.check(chosen, settings=settings)
    columns = ("source", "verdict", "listed", "first release", "published", "characters", "files", "detail")
    rows = [
        (
            told.source,
            told.verdict,
            told.listed,
            told.first.title if told.first else None,
            told.first.published_on.isoformat() if told.first and told.first.published_on else None,
            len(told.first.body) if told.first else None,
            len(told.files) if told.first else None,
            told.detail,
        )
        for told in checks
    ]
    print_rows(columns, rows, form)
    return 0 if all(told.verdict in FINE for told in checks) else 1


def identify(url: str, name: str | None, *, settings: Mapping[str, Any] | None = None) -> None:
    """Print the family that reads the list at `url`, its first ten releases, and a declaration to paste.

    Raises UserError where no family finds a list.
    """
    from crawler import probing

    guesses = probing.guess(url, name=name or UNNAMED, today=_today(), settings=settings)
    if not guesses:
        raise UserError(f"no list of releases is found on {url}")
    best = guesses[0]
    others = ", ".join(guess.family for guess in guesses[1:])
    print(
        f"# family {best.family}{f' (also read by {others})' if others else ''}; the first releases:", file=sys.stderr
    )
    for row in best.rows:
        print(f"#   {row.published_on or 'no date   '}  {row.title}", file=sys.stderr)
    print(best.declaration, end="")


def record(asked: str, folder: Path, declared_in: Sequence[Path], *, settings: Mapping[str, Any] | None = None) -> None:
    """Save the live list and first release of a source with what is read from them, and name the files to review."""
    from crawler import recording

    source = declarations.load(declared_in).get(asked)
    for path in recording.record(source, folder, _today(), settings=settings):
        print(path)


def _today() -> date:
    return datetime.now(timezone(timedelta(hours=9))).date()
