"""Times as the database keeps them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

KOREAN_TIME = timezone(timedelta(hours=9))


def korean_time(at: datetime) -> str:
    """`at` as ISO text in Korean time, to the millisecond, which sorts by time."""
    return at.astimezone(KOREAN_TIME).isoformat(timespec="milliseconds")
