"""The gazetteer in the database, so that codes can be named and places compared across reorganisations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from sqlite_utils import Database

from nlp.figures import COUNTRY
from store.schema import transaction

_COUNTRY_ROW = (COUNTRY, "country", "대한민국", "대한민국", None, None, None)


class RegionRow(Protocol):
    """What a row of the gazetteer tells."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def full_name(self) -> str: ...  # noqa: D102
    @property
    def parent(self) -> str | None: ...  # noqa: D102
    @property
    def valid_from(self) -> date | None: ...  # noqa: D102
    @property
    def valid_to(self) -> date | None: ...  # noqa: D102


class ChangeRow(Protocol):
    """What a row of the gazetteer's changes tells: `old` became `new` on a day by rename, recode, merge or split."""

    @property
    def old(self) -> str: ...  # noqa: D102
    @property
    def new(self) -> str: ...  # noqa: D102
    @property
    def on(self) -> date | None: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102


def load(db: Database, rows: Iterable[RegionRow], changes: Iterable[ChangeRow]) -> None:
    """Make the region tables say what `rows` and `changes` say, and the whole country; the same twice changes nothing.

    Codes that the gazetteer no longer lists are kept, because stored figures may name them.
    """
    regions = [
        (row.code, row.level, row.name, row.full_name, row.parent, _iso(row.valid_from), _iso(row.valid_to))
        for row in rows
    ]
    successions = [(change.old, change.new, _iso(change.on), change.kind) for change in changes]
    with transaction(db):
        db.conn.executemany(
            "INSERT INTO regions (code, level, name, full_name, parent, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, "
            "?, ?) "
            "ON CONFLICT (code) DO UPDATE SET level = excluded.level, name = excluded.name, full_name = "
            "excluded.full_name, "
            "parent = excluded.parent, valid_from = excluded.valid_from, valid_to = excluded.valid_to",
            [_COUNTRY_ROW, *regions],
        )
        db.conn.execute("DELETE FROM region_changes")
        db.conn.executemany("INSERT INTO region_changes (old, new, date, kind) VALUES (?, ?, ?, ?)", successions)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
