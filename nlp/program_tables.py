"""The standing schemes of data/programs.csv and the places of data/regions.csv, as names of programmes use them."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from nlp.program_grammar import Source


@cache
def schemes() -> tuple[re.Pattern[str], dict[str, tuple[Source, str]]]:
    """Return the pattern of all standing schemes (longest first, spaces optional) and what each one is."""
    kinds: dict[str, tuple[Source, str]] = {}
    patterns = []
    with (files("nlp") / "data" / "programs.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            parent = row["kind"].removeprefix("part of ") if row["kind"].startswith("part of ") else ""
            kinds[row["name"].replace(" ", "")] = ("scheme" if parent else row["kind"], parent.replace(" ", ""))  # type: ignore[assignment]
            tail = r"(?![비장자단체])" if row["name"].endswith("사업") else ""
            patterns.append(row["name"].replace(" ", r"[ ·ㆍ]?") + tail)
    patterns.sort(key=len, reverse=True)
    return re.compile(_by_first_character(patterns)), kinds


@lru_cache(maxsize=1 << 12)
def joined(name: str) -> str:
    """Return `name` without the spaces and dots that may stand between its words, as `schemes` names them."""
    return name.replace(" ", "").replace("·", "").replace("ㆍ", "")


def _by_first_character(patterns: list[str]) -> str:
    """The alternatives in groups of one first character each, so that most are passed over at one glance."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


@cache
def places() -> frozenset[str]:
    """Return the names of places, whole and without their 시·군·구: 성동구, 성동, 전라북도, 전북."""
    places: set[str] = {"경북", "경남", "전북", "전남", "충북", "충남"}
    with (files("nlp") / "data" / "regions.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            places.add(row["name"])
            short = re.sub(r"(?:특별자치시|특별자치도|특별시|광역시|[시군구도])$", "", row["name"])
            places |= {short, f"{short}시", f"{short}도"} if row["level"] == "sido" else {short}
    return frozenset(place for place in places if len(place) >= 2)
