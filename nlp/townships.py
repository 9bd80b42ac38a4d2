"""읍·면·동 and the 시·군·구 (or 일반구) that they lie in: 성사동 in a release of 고양시 is in 덕양구.

The table is data/townships.csv: legal and administrative 읍·면·동 by name, with the codes of all units that have one
of that name, joined by ";" (public data of the Ministry of the Interior and Safety as shipped by PublicDataReader
1.1.1, MIT). A name says where it lies only beside a region that has exactly one of that name.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from nlp import gazetteer
from nlp.draft import RegionMention
from nlp.figures import COUNTRY

_NAME = re.compile(
    r"(?<![가-힣0-9])(?P<name>[가-힣]{2,6}?\d{0,2}(?:읍|면|동))"
    r"(?=(?:에서는?|에|의|과|와|을|를|은|는|이|가|도)?(?:[\s,.)·]|$)|(?:일원|일대|소재|주민|지역))"
)
_PLACED = re.compile(r"(?:에서|에|의|일원|일대|소재|지역|\s(?:일원|일대|소재|주민센터|행정복지센터|\d))")
_MAX_NAMES = 200


def townships(text: str, mentions: Sequence[RegionMention], office: str | None, on: date) -> Iterator[tuple[int, str]]:
    """Yield where a 읍·면·동 is named as a place and the code of the unit that it lies in on that day.

    The last region named before it decides, else the acting `office`; where neither has exactly one of that name,
    nothing is told.
    """
    starts = [mention.start for mention in mentions]
    for count, match in enumerate(_NAME.finditer(text)):
        if count >= _MAX_NAMES:
            return
        codes = _table().get(match["name"])
        if codes is None or _PLACED.match(text, match.end()) is None:
            continue
        index = bisect_right(starts, match.start()) - 1
        before = mentions[index].code if index >= 0 and mentions[index].role != "dateline" else None
        for evidence in (before, office):
            if evidence is None or evidence == COUNTRY or not gazetteer.is_code(evidence):
                continue
            inside = {code for code in (gazetteer.at(one, on) for one in codes) if gazetteer.contains(evidence, code)}
            inside -= {above for code in inside for above in gazetteer.parents(code)}
            if len(inside) == 1:
                yield match.start(), inside.pop()
                break


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with files("nlp").joinpath("data", "townships.csv").open(encoding="utf-8") as lines:
        return {row["name"]: tuple(row["codes"].split(";")) for row in csv.DictReader(lines)}
