"""읍·면·동 and the 시·군·구 (or 일반구) that they lie in: 성사동 in a release of 고양시 is in 덕양구.

The table is data/townships.csv: legal and administrative 읍·면·동 by name, with the codes of all units that have one
of that name, joined by ";" (public data of the Ministry of the Interior and Safety as shipped by PublicDataReader
1.1.1, MIT). A name says where it lies only beside a region that has exactly one of that name.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice

from nlp import gazetteer
from nlp.draft import RegionMention
from nlp.figures import COUNTRY

_UNIT = re.compile(r"[읍면동](?=에서|에|의\s|일원|일대|소재|지역|\s(?:일원|일대|소재|주민센터|행정복지센터|\d))")
_NAME = re.compile(r"(?<![가-힣0-9])[가-힣]{2,6}\d{0,2}[읍면동]$")
_QUARTER = re.compile(r"(?<![가-힣])([가-힣]{2,4}?)\d?(?:동|지구)(?=에서|에는?\s|[의은는을를과와로]\s|[^가-힣]|$)")
_LONGEST = 10
_MAX_NAMES = 500


def townships(
    text: str, mentions: Sequence[RegionMention], office: Callable[[], str | None], day: Callable[[], date]
) -> Iterator[tuple[int, str]]:
    """Yield where a 읍·면·동 is named as a place and the code of the unit that it lies in on that day.

    The last region named before it decides, else the acting `office`; where neither has exactly one of that name,
    nothing is told. `office` and `day` are asked for only where there is such a name.
    """
    starts = [mention.start for mention in mentions]
    for match in islice(_UNIT.finditer(text), _MAX_NAMES):
        name = _NAME.search(text, max(0, match.end() - _LONGEST), match.end())
        codes = _table().get(name[0]) if name is not None else None
        if name is None or codes is None:
            continue
        index = bisect_right(starts, name.start()) - 1
        before = mentions[index].code if index >= 0 and mentions[index].role != "dateline" else None
        for evidence in (before, office()):
            if evidence is None or evidence == COUNTRY or not gazetteer.is_code(evidence):
                continue
            inside = {
                code for code in (gazetteer.at(one, day()) for one in codes) if gazetteer.contains(evidence, code)
            }
            inside -= {above for code in inside for above in gazetteer.parents(code)}
            if len(inside) == 1:
                yield name.start(), inside.pop()
                break


def owners_of_quarters(text: str) -> set[str]:
    """The units whose quarters the text names, of names that no other unit or region has: 마곡동, 마곡지구."""
    stems = {match[1] for match in islice(_QUARTER.finditer(text), _MAX_NAMES)}
    named = (_table().get(f"{stem}동", ()) for stem in stems if not gazetteer.by_name(stem))
    return {owners[0] for owners in named if len(owners) == 1}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with files("nlp").joinpath("data", "townships.csv").open(encoding="utf-8") as lines:
        return {row["name"]: tuple(row["codes"].split(";")) for row in csv.DictReader(lines)}
