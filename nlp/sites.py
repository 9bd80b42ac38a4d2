"""Industrial sites and the places they lie in: what stands in 대산농공단지 lies where the text first put it.

A release names the place of a site once (함안 대산농공단지) and speaks of the site, or of 같은 단지, from then on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from nlp.draft import Draft, RegionMention

_KIND = r"(?:산업단지|산단|농공단지|테크노밸리|경제자유구역)"
_BEHIND_PLACE = re.compile(
    rf"\s(?:[가-힣]{{1,4}}[읍면동리]\s)?(?P<site>(?:제\s?\d\s?)?[가-힣0-9]{{1,12}}?{_KIND})(?![가-힣]{{0,2}}(?:공단|관리))"
)
_GLUED = re.compile(
    r"(?:제\s?\d)?[가-힣0-9]{0,6}(?:산업단지|산단|농공단지|외국인투자지역|경제자유구역)(?![가-힣]{0,2}(?:공단|관리))"
)
PLANT = re.compile(r"(?:제?\s?\d)?(?:공장|조선소|사업장|제철소)")
"""Behind the name of a place, glued to it: 가람공장, a firm's plant there."""
_GENERAL = re.compile(
    r"(?:노후|신규|국가|지역|첨단|기존|스마트|도시|일반|외국인|특화|주요|관내|조성|전용|강소|미니|거점|농공|도내|인근)"
    rf"{_KIND}|{_KIND}"
)
_KIND_OF_SITE = re.compile(r"(?<=[가-힣]{2})(?:국가|일반|지방)(?:산업단지|산단)$")
"""대불국가산단 is 대불산단 too."""
_SAME = re.compile(r"(?<![가-힣])(?:같은|해당|이)\s(?:산업단지|산단|농공단지|단지)(?=[에은는의로]|\s)")
_MAX_SITES = 40


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A site where the text speaks of it again, with the code of the place it lies in."""

    start: int
    end: int
    code: str


def named_site(text: str, at: int) -> re.Match[str] | None:
    """Return the site with a name of its own that follows a place ending at `at`, None for 노후산업단지."""
    match = _BEHIND_PLACE.match(text, at)
    return None if match is None or _GENERAL.fullmatch(match["site"]) else match


def glued_site(text: str, at: int) -> bool:
    """Whether a place ending at `at` is the first part of a site's name: 사천일반산단."""
    return _GLUED.match(text, at) is not None


def site_mentions(draft: Draft, places: list[RegionMention]) -> list[SiteMention]:
    """Return the later mentions of the sites whose place the text tells, in order."""
    known: dict[str, str] = {}
    spans: list[tuple[int, int, str]] = []
    for place in places:
        match = named_site(draft.text, place.end) if place.code is not None and len(known) < _MAX_SITES else None
        if match is not None and place.code is not None:
            known.setdefault(match["site"], place.code)
            spans.append((match.start("site"), match.end("site"), place.code))
    if not known:
        return []
    first = {start for start, _, _ in spans}
    for site in list(known):
        known.setdefault(site.replace("산업단지", "산단"), known[site])
        known.setdefault(_KIND_OF_SITE.sub("산단", site), known[site])
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    again = [
        SiteMention(match.start(), match.end(), known[match[0]])
        for match in pattern.finditer(draft.text)
        if match.start() not in first
    ]
    ends = sorted([(end, code) for _, end, code in spans] + [(one.end, one.code) for one in again])
    same = []
    for match in _SAME.finditer(draft.text):
        i = bisect_right(ends, (match.start(), "~"))
        if i:
            same.append(SiteMention(match.start(), match.end(), ends[i - 1][1]))
    return sorted([*again, *same], key=lambda one: one.start)
