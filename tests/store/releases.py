"""Invented releases and the readings that a reader might give them, for the tests of the store."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from crawler.items import Article, Attachment, Fetch
from nlp.figures import Evidence, Figure, Reading
from store import regions
from store.readings import Part
from store.schema import open_database

SEOUL_TIME = timezone(timedelta(hours=9))
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=SEOUL_TIME)
BODY = "가람시는 올해 공공일자리 7,500개를 만든다.\n사업비는 60억원으로 시비 35억원, 구비 25억원이다."


@dataclass(frozen=True)
class Row:
    """A row of the gazetteer."""

    code: str
    level: str
    name: str
    full_name: str
    parent: str | None = None
    valid_from: date | None = date(1995, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True)
class Succession:
    """A row of the gazetteer's changes."""

    old: str
    new: str
    on: date
    kind: str


REGIONS = (
    Row("91", "sido", "한빛도", "한빛도", valid_to=date(2024, 1, 18)),
    Row("92", "sido", "한빛특별자치도", "한빛특별자치도", valid_from=date(2024, 1, 18)),
    Row("91010", "sigungu", "가람시", "한빛도 가람시", "91", valid_to=date(2024, 1, 18)),
    Row("92010", "sigungu", "가람시", "한빛특별자치도 가람시", "92", valid_from=date(2024, 1, 18)),
    Row("92020", "sigungu", "나래군", "한빛특별자치도 나래군", "92"),
    Row("92030", "sigungu", "다솜구", "한빛특별자치도 다솜구", "92", valid_to=date(2026, 7, 1)),
    Row("92031", "sigungu", "솔빛구", "한빛특별자치도 솔빛구", "92", valid_from=date(2026, 7, 1)),
    Row("92032", "sigungu", "은빛구", "한빛특별자치도 은빛구", "92", valid_from=date(2026, 7, 1)),
)
SUCCESSIONS = (
    Succession("91", "92", date(2024, 1, 18), "rename"),
    Succession("91010", "92010", date(2024, 1, 18), "recode"),
    Succession("92030", "92031", date(2026, 7, 1), "split"),
    Succession("92030", "92032", date(2026, 7, 1), "split"),
)


@contextmanager
def new_database() -> Iterator[Database]:
    """A new database with a small gazetteer."""
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "iljari.db", create=True)
        try:
            regions.load(db, REGIONS, SUCCESSIONS)
            yield db
        finally:
            db.close()


def article(number: int | str = 1, **fields: Any) -> Article:
    """A release of the board of 가람시."""
    values: dict[str, Any] = {
        "source": "garam",
        "native_id": str(number),
        "url": f"https://garam.example/view?no={number}",
        "title": "가람시, 공공일자리 7,500개 만든다",
        "published_on": date(2026, 3, 2),
        "body": BODY,
        "seen_at": MORNING,
    }
    return Article(**(values | fields))


def attachment(content: bytes | None = b"plan", name: str = "계획.hwpx", error: str | None = None) -> Attachment:
    """A file of a release."""
    return Attachment(url=f"https://garam.example/file/{name}", filename=name, content=content, error=error)


def fetch(body: bytes = b"<html>page</html>", **fields: Any) -> Fetch:
    """An answer of the board."""
    values: dict[str, Any] = {
        "source": "garam",
        "url": "https://garam.example/list",
        "status": 200,
        "at": MORNING,
        "body": body,
    }
    return Fetch(**(values | fields))


def figure(text: str, surface: str, kind: str, low: float, **fields: Any) -> Figure:
    """The figure that `surface` states in `text`; its sentence is its line."""
    start = text.index(surface)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    values: dict[str, Any] = {
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "sentence_start": line_start,
        "sentence_end": line_end if line_end >= 0 else len(text),
        "kind": kind,
        "low": low,
        "high": low,
        "unit": {"money": "KRW", "jobs": "jobs", "people": "persons"}[kind],
        "regions": ("92010",),
        "year_from": 2026,
        "year_to": 2026,
    }
    return Figure(**(values | fields))


def die(parts: Sequence[Part], *, published: date | None, office: str | None, title: str) -> list[Reading]:
    """A reader whose process ends without a word."""
    os._exit(1)


def read_release(parts: Sequence[Part], *, published: date | None, office: str | None, title: str) -> list[Reading]:
    """Reads the invented releases: title and body state one number of jobs, two sources of money are parts of a sum."""
    readings = []
    for _, _, text in parts:
        figures = []
        if "7,500개" in text:
            figures.append(figure(text, "7,500개", "jobs", 7500, role="planned", fact=1, programs=("공공 일자리",)))
        if "60억원" in text:
            why = (Evidence("role", "sum", 0, 2),)
            figures.append(figure(text, "60억원", "money", 6_000_000_000, role="budget_total", fact=2, evidence=why))
            figures.append(figure(text, "35억원", "money", 3_500_000_000, role="budget_province", fact=3, part_of=2))
            figures.append(figure(text, "25억원", "money", 2_500_000_000, role="budget_district", fact=4, part_of=2))
        readings.append(Reading(tuple(figures), ("92010",) if figures else (), ("공공일자리",), "92010", ((0, 1),)))
    return readings
