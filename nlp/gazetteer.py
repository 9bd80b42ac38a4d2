"""Korea's administrative regions: codes, names and the days on which they were valid.

The table is `data/regions.csv` (시·도, 시·군·구 and the 일반구 of cities); `data/region_changes.csv` adds the
successions that the table leaves open. A place keeps its lineage over renamings and new codes: `at` leads from any code
of a lineage to the one that was valid on a day, but never through a split.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from nlp.figures import COUNTRY

Level = Literal["sido", "sigungu", "gu"]
ChangeKind = Literal["rename", "recode", "merge", "split"]

COUNTRY_NAME = "대한민국"
NAMED_SINCE = date(1996, 1, 1)
"""Units closed before this day (the reform of 1995) are in the table but are not looked up by name."""

OTHER_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("11", ("서울", "서울시")),
    ("26", ("부산", "부산시")),
    ("27", ("대구", "대구시")),
    ("28", ("인천", "인천시")),
    ("29", ("광주", "광주시")),
    ("30", ("대전", "대전시")),
    ("31", ("울산", "울산시")),
    ("36", ("세종", "세종시")),
    ("41", ("경기",)),
    ("42", ("강원", "강원도")),
    ("51", ("강원", "강원도", "강원자치도")),
    ("43", ("충북", "충북도")),
    ("44", ("충남", "충남도")),
    ("45", ("전북", "전북도")),
    ("52", ("전북", "전북도", "전북자치도")),
    ("46", ("전남", "전남도")),
    ("47", ("경북", "경북도")),
    ("48", ("경남", "경남도")),
    ("50", ("제주", "제주도", "제주자치도")),
    ("12", ("전남광주특별시", "전남광주", "광주전남통합특별시", "광주", "광주시", "전남", "전남도")),
    ("41110", ("수원특례시",)),
    ("41280", ("고양특례시",)),
    ("41460", ("용인특례시",)),
    ("41590", ("화성특례시",)),
    ("48120", ("창원특례시",)),
    ("48129", ("진해",)),
)
"""Names of 시·도 and 특례시 beside the official ones; several codes where a name outlived a new code."""

_SUFFIX = re.compile(r"(?:특별자치시|특별자치도|통합특별시|특별시|광역시|시|도|군|구)$")


@dataclass(frozen=True, slots=True)
class Region:
    """One row of the table. `name` is the unit's own (성산구), `full_name` has its parents (경상남도 창원시 성산구).

    `parent` is the code of the unit above (None for 시·도), `valid_to` the first day on which the code no longer holds.
    `note` says where the row comes from.
    """

    code: str
    level: Level
    name: str
    full_name: str
    parent: str | None
    valid_from: date
    valid_to: date | None
    note: str = ""

    def valid(self, on: date | None) -> bool:
        """Whether the code held on that day; without a day, whether it holds at the end of the table."""
        if on is None:
            return self.valid_to is None
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    @property
    def stem(self) -> str:
        """The name without its unit: 성남 of 성남시, 서울 of 서울특별시."""
        return _SUFFIX.sub("", self.name)


@dataclass(frozen=True, slots=True)
class Change:
    """`old` became `new` on `on`; a merge has several old codes to one new, a split several new to one old."""

    old: str
    new: str
    on: date
    kind: ChangeKind


def regions() -> Iterable[Region]:
    """All rows of the table, in its order."""
    return _table().values()


def changes() -> tuple[Change, ...]:
    """All known successions, by day and code."""
    return _changes()


def region(code: str) -> Region:
    """The row of a code; KeyError where there is none."""
    return _table()[code]


def is_code(code: str) -> bool:
    """Whether the table has this code."""
    return code in _table()


def full_name(code: str) -> str:
    """The official full name of a code, "대한민국" for the whole country; KeyError where there is none."""
    return COUNTRY_NAME if code == COUNTRY else _table()[code].full_name


@lru_cache(maxsize=16_384)
def by_name(name: str, on: date | None = None) -> tuple[str, ...]:
    """Codes that `name` (full, own or short: 성남시, 성남, 서울) may stand for on a day; several for homonyms.

    Units that bore the name on that day come alone; where none did, those that bore it before or after are led to the
    code of the day. Without a day the name's own wording decides: all units that ever bore it since 1996.
    """
    codes = _by_name().get(name, ())
    if on is None:
        return codes
    valid = tuple(code for code in codes if _table()[code].valid(on))
    led = tuple(dict.fromkeys(at(code, on) for code in codes))
    # a district between its closing and its founding anew (부천시 원미구, 2016-2023) is its city
    return valid or tuple(code for code in led if _table()[code].valid(on)) or led


def names() -> Iterable[str]:
    """Every name that `by_name` knows."""
    return _by_name().keys()


@cache
def parents(code: str) -> tuple[str, ...]:
    """The codes above a code, nearest first."""
    found: list[str] = []
    row = _table().get(code)
    while row is not None and row.parent is not None:
        found.append(row.parent)
        row = _table().get(row.parent)
    return tuple(found)


def contains(outer: str, inner: str) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    return outer in (COUNTRY, inner) or outer in parents(inner)


def children(code: str, on: date | None = None) -> tuple[str, ...]:
    """The codes right below a code that are valid on a day."""
    return tuple(row.code for row in _children().get(code, ()) if row.valid(on))


def successor(code: str) -> str | None:
    """The one code that took a code's place; None where it still holds or was split up."""
    following = _successors().get(code, ())
    return following[0] if len(following) == 1 else None


def at(code: str, on: date | None) -> str:
    """The code of the same place on a day: forward to its only successor, back to its only predecessor, else itself."""
    if on is None or code == COUNTRY:
        return code
    current = code
    for _ in range(8):
        row = _table()[current]
        if row.valid_to is not None and on >= row.valid_to:
            onward = successor(current)
        elif on < row.valid_from:
            earlier = _predecessors().get(current, ())
            onward = earlier[0] if len(earlier) == 1 else None
        else:
            return current
        if onward is None:
            return current
        current = onward
    return current


def _read(name: str) -> Iterator[dict[str, str]]:
    with files("nlp").joinpath("data", name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def _table() -> dict[str, Region]:
    rows = list(_read("regions.csv"))
    cities: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        if row["level"] == "sigungu":
            cities.setdefault((row["parent"], row["name"]), []).append(row)
    return {row["code"]: _region(row, cities) for row in rows}


def _region(row: dict[str, str], cities: dict[tuple[str, str], list[dict[str, str]]]) -> Region:
    parent: str | None = row["parent"] or None
    level: Level = "sido" if row["level"] == "sido" else "sigungu"
    if row["level"].startswith("gu"):
        level = "gu"
        # a city that was founded anew (창원시) has several codes: its district belongs to the one of its own time
        same = [city for city in cities[row["parent"], row["city"]] if city["valid_from"] <= row["valid_from"]]
        parent = (same or cities[row["parent"], row["city"]])[-1]["code"]
    return Region(
        code=row["code"],
        level=level,
        name=row["name"].split()[-1],
        full_name=row["full_name"],
        parent=parent,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        note="; ".join(filter(None, (row["source"], row["note"]))),
    )


@cache
def _changes() -> tuple[Change, ...]:
    links: dict[tuple[str, str], date] = {}
    table = _table()
    for row in _read("regions.csv"):
        for other in filter(None, row["successor"].split(";")):
            links[row["code"], other] = table[other].valid_from
        for other in filter(None, row["predecessor"].split(";")):
            links[other.removesuffix("(part)"), row["code"]] = table[row["code"]].valid_from
    for row in _read("region_changes.csv"):
        links[row["old"], row["new"]] = date.fromisoformat(row["date"])
    onward: dict[str, int] = {}
    inward: dict[str, int] = {}
    for old, new in links:
        onward[old] = onward.get(old, 0) + 1
        inward[new] = inward.get(new, 0) + 1
    found = []
    for (old, new), on in links.items():
        kind: ChangeKind = "recode"
        if onward[old] > 1 or table[old].valid_to is None:
            kind = "split"
        elif inward[new] > 1 or table[new].valid_from < on or table[old].level != table[new].level:
            kind = "merge"
        elif table[old].name != table[new].name:
            kind = "rename"
        found.append(Change(old, new, on, kind))
    return tuple(sorted(found, key=lambda change: (change.on, change.old, change.new)))


@cache
def _successors() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for change in _changes():
        if _table()[change.old].valid_to is not None:
            found[change.old] = (*found.get(change.old, ()), change.new)
    return found


@cache
def _predecessors() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for change in _changes():
        if change.kind in ("rename", "recode"):
            found[change.new] = (*found.get(change.new, ()), change.old)
    return found


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}

    def add(name: str, code: str) -> None:
        codes = found.setdefault(name, [])
        if code not in codes:
            codes.append(code)

    for row in _table().values():
        if (row.valid_to is not None and row.valid_to < NAMED_SINCE) or _doubles_its_parent(row):
            continue
        add(row.name, row.code)
        # 구 are not called by their bare stem: 강남, 성동 are areas, brands and stations first
        if row.level == "sigungu" and not row.name.endswith("구") and len(row.stem) > 1:
            add(row.stem, row.code)
    for code, others in OTHER_NAMES:
        for name in others:
            add(name, code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _children() -> dict[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for row in _table().values():
        if row.parent is not None and not _doubles_its_parent(row):
            found[row.parent] = (*found.get(row.parent, ()), row)
    return found


def _doubles_its_parent(row: Region) -> bool:
    """세종특별자치시 stands in the table as 시·도 and again as its own only 시·군·구."""
    return row.parent is not None and row.full_name == _table()[row.parent].full_name
