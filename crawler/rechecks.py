"""Which young releases are read again although no walked page shows them, and how their servers are asked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from crawler.items import Young
from crawler.walk import RECHECK_DAYS, recheck_due

MOST_RECHECKS = 50
"""Releases of one source that one run asks for again; the others wait for the next."""


def young_since(now: datetime) -> datetime:
    """The time before which a release is settled. Offices that a run misses for a week are caught up with."""
    return now - timedelta(days=RECHECK_DAYS[-1] + 7)


def due(young: Iterable[Young], now: datetime, is_seen: Callable[[str], bool]) -> list[Young]:
    """Those whose day has come and that this run has not seen in the list, at most MOST_RECHECKS."""
    waiting = (release for release in young if not is_seen(release.native_id))
    return [release for release in waiting if recheck_due(release.known, now)][:MOST_RECHECKS]


def conditions(release: Young) -> dict[str, str]:
    """The headers that let a server answer that nothing has changed."""
    headers = {"If-None-Match": release.etag, "If-Modified-Since": release.last_modified}
    return {name: value for name, value in headers.items() if value}
