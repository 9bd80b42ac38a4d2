"""일반구 that are called by their bare stem behind their city: 청주 흥덕, and 상당 in the list that goes on from it.

Alone a stem is a common word, a quarter or a station (상당, 수정, 분당); behind the name of its own city, or in a list
that begins with such a pair, it is the district.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from nlp import gazetteer

_SHORTEST = 2
"""Characters of a stem: 남 and 북 of 포항 are no names."""
_AMBIGUOUS = frozenset({"상당", "수정", "동안", "동남", "서북", "중원", "단원", "장안"})
"""Stems that are common words even behind a city: 청주 상당수, 성남 수정 예산."""
_BEHIND = re.compile(r"\s?(?P<stem>[가-힣]{2,4})")
_FIGURE = re.compile(r"\s?[:(]?\s?\d")
_WHERE = re.compile(r"(?:에서는?|에는?|지역|[·ㆍ,]\s?[가-힣]{2,4})(?=[\s,·ㆍ)\d]|$)")
_NEXT = re.compile(
    r"(?:\s?[:(]?\s?\d[\d,.]{0,9}\s?[만천백]?\s?[가-힣]{0,3}\)?)?(?:\s?[·ㆍ・,、•/]\s?|\s(?=\d|[가-힣]))(?P<stem>[가-힣]{2,4})"
)
_LONGEST_LIST = 8


def districts_behind(
    text: str, at: int, city: str, on: date, bounded: Callable[[int], object]
) -> list[tuple[int, int, str]]:
    """(start, end, code) of the districts of `city` that stand as bare stems behind its name ending at `at`.

    `bounded` says whether a name may end at an offset.
    """
    stems = _stems(city, on)
    found: list[tuple[int, int, str]] = []
    match = _BEHIND.match(text, at) if stems else None
    while match is not None and len(found) < _LONGEST_LIST:
        stem = next((stem for stem in stems if match["stem"].startswith(stem)), None)
        if stem is None:
            break
        start, end = match.start("stem"), match.start("stem") + len(stem)
        listed = bool(found) or _FIGURE.match(text, end) or _WHERE.match(text, end)
        if not bounded(end) or (stem in _AMBIGUOUS and not listed):
            break
        found.append((start, end, stems[stem]))
        match = _NEXT.match(text, end)
    return found


def wards_listed(text: str, city: str, on: date) -> list[tuple[int, int, str]]:
    """(start, end, code) of the 자치구 of `city` that stand as bare stems in a list: 관악 100명·강북 60명.

    Two with a figure each, or three, make a list; alone or in twos a stem is an area or a station.
    """
    stems = _wards(city, on)
    if len(stems) < _FEWEST_WARDS:
        return []
    found: list[tuple[int, int, str]] = []
    for match in _ward_list(tuple(stems)).finditer(text):
        items = list(_ward_item(tuple(stems)).finditer(text, match.start(), match.end()))
        if len(items) >= 3 or all(item["figure"] for item in items):
            found += [(*item.span("stem"), stems[item["stem"]]) for item in items]
    return found


@lru_cache(maxsize=64)
def _wards(city: str, on: date) -> dict[str, str]:
    below = (gazetteer.region(code) for code in gazetteer.children(city, on))
    return {row.stem: row.code for row in below if row.name.endswith("구") and len(row.stem) >= _SHORTEST}


_FEWEST_WARDS = 8
"""Wards of a city whose stems are lists of their own: 서울, 부산."""
_WARD_FIGURE = r"\s?[:(]?\d[\d,.]{0,6}\s?[만천]?\s?(?:명|개|곳|원|억원)\)?"


@lru_cache(maxsize=16)
def _ward_list(stems: tuple[str, ...]) -> re.Pattern[str]:
    stem = "(?:" + "|".join(stems) + ")"
    first = "".join(sorted({one[0] for one in stems}))
    return re.compile(
        rf"(?=[{first}])(?<![가-힣]){stem}구?(?:{_WARD_FIGURE})?(?:\s?[·ㆍ・,]\s?{stem}구?(?:{_WARD_FIGURE})?){{1,24}}(?![가-힣]{{2}})"
    )


@lru_cache(maxsize=16)
def _ward_item(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<stem>{'|'.join(stems)})구?(?P<figure>{_WARD_FIGURE})?")


@lru_cache(maxsize=1024)
def _stems(city: str, on: date) -> dict[str, str]:
    below = (gazetteer.region(code) for code in gazetteer.children(city, on))
    return {row.stem: row.code for row in below if row.level == "gu" and len(row.stem) >= _SHORTEST}
