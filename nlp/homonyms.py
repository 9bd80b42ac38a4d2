"""Decides what an ambiguous spelling stands for: a common word or a place (예산, 강화, 경기), and which of several.

A common word is a place only beside one: in a list of places, after its parent, before its child, in a heading like
theirs. Homonyms (중구, 고성군, 광주) are resolved by a parent beside them, the publishing office, the headline, the
sentence, what else is named and the quarters that are, in this order; where none decides they stay open.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from nlp import gazetteer
from nlp.draft import Draft, RegionMention
from nlp.sites import glued_site, named_site
from nlp.townships import owners_of_quarters

Use = Literal["place", "office", "dateline", "name"]
"""What a name does in its text; "name" is part of another name."""

_LOCATIVE = re.compile(r"(?:에서|에|에는|에서는|지역|시내|일대|산업단지|군청|시청|읍|상공회의소)(?![가-힣])")
_WHERE = re.compile(r"(?:에서는?|에는|에선|에)\s")
_SUBJECT = re.compile(r"(?:이|가|은|는|의|에서|에는)\s")
_SITE_NEXT = re.compile(r"\s[가-힣0-9]{0,8}(?:단지|산단|공단)(?:에|의|\s)")
_SEVERAL_BESIDE = 2
"""Places of one province that are named, so that a common word may be one more of them."""
_SEPARATOR = re.compile(r"\s?[·ㆍ・‧∙,、/]\s?|-|\s?(?:와|과|및)\s")
_HEADING = re.compile(r"(?:^|\n)[ \t]*[◆◇■□○●▶▷△▲*•][ \t]?$")
_HEADING_MARK = 4
"""Characters before a name that may mark it as a heading."""
_FIGURE_NEXT = re.compile(r"(?:[·ㆍ][가-힣]{2,4}){0,4}\s?[:(]?\s?(?:각\s?)?\d")
_ROW_REACH = 60
"""Characters that two places before and behind a name may stand apart."""
_FIGURE_BETWEEN = re.compile(
    r"\s?[:(]?\s?\d[\d,.]{0,9}\s?[조억만천백]{0,2}\s?[\d,.]{0,6}\s?[가-힣%]{0,4}\)?(?:\((?:[가-힣]{1,6}\s)?[\d,.%명개원억만천]{1,8}\))?\s?[,·ㆍ/△▲•◦○]{1,2}\s?"
)


@dataclass(slots=True, unsafe_hash=True)
class Spelling:
    """A spelling that passed its boundaries: what it may stand for, before homonyms are resolved."""

    start: int
    end: int
    name: str
    use: Use
    codes: tuple[str, ...]


def with_common_words(text: str, found: list[Spelling], pending: list[Spelling]) -> list[Spelling]:
    """Adds names that are common words too where what stands beside them shows that a place is meant."""
    full_names = {item.name[:-1] for item in found if item.name[-1] in "시군도"}
    named = {code for item in found for code in item.codes}
    named |= {parent for code in named for parent in gazetteer.parents(code)}
    sited = [item for item in pending if _before_site(text, item, named)]
    found = sorted([*found, *sited], key=lambda item: item.start)
    pending = [item for item in pending if item not in sited]
    by_end = {item.end: item for item in found}
    by_start = {item.start: item for item in found}
    headed = {sort for item in found if _is_heading(text, item) for sort in _sorts(item)}
    accepted: list[Spelling] = []
    told: set[str] = set()
    below: dict[str, set[str]] = {}
    for code in {code for item in found for code in item.codes}:
        for parent in gazetteer.parents(code):
            below.setdefault(parent, set()).add(code)
    changed = True
    rounds = 0
    waiting = list(pending)
    while changed and rounds < 4:
        changed, rounds = False, rounds + 1
        still: list[Spelling] = []
        for item in waiting if rounds % 2 else reversed(waiting):
            if _is_place(text, item, by_end, by_start, full_names, headed) or _is_told(text, item, below, told, named):
                accepted.append(item)
                told.add(item.name)
                by_end[item.end] = by_start[item.start] = item
                changed = True
            else:
                still.append(item)
        waiting = sorted(still, key=lambda item: item.start)
    return sorted([*found, *accepted], key=lambda item: item.start)


def _is_told(text: str, item: Spelling, below: dict[str, set[str]], told: set[str], named: set[str]) -> bool:
    """Whether something is told of a place by this name, among others of its province: 공주에는, 정선이, 예산에는.

    `below` holds the places that are named in each region, `told` the common words that proved to be places.
    """
    above = {parent for code in item.codes for parent in gazetteer.parents(code)}
    several = any(len(below.get(parent, ())) >= _SEVERAL_BESIDE for parent in above)
    if not above:
        several = sum(1 for code in named if gazetteer.region(code).level == "sido") >= _SEVERAL_BESIDE
    needs = _common_words()[item.name]
    if needs == "locative" and _WHERE.match(text, item.end):
        return several or bool(above & named)
    if needs == "name" and (not above or _SUBJECT.match(text, item.end)):
        return several  # 대전은 …. 세종 취업자는: among other 시·도
    if several and text[max(0, item.start - 1) : item.start] == "(" and text[item.end : item.end + 1] in (",", ")"):
        return True
    if item.name in told and _SITE_NEXT.match(text, item.end):
        return True
    opens = not text[max(0, item.start - 2) : item.start].strip() or text[item.start - 2 : item.start] in (". ", ", ")
    return opens and item.name in told and _WHERE.match(text, item.end) is not None


def _before_site(text: str, item: Spelling, named: set[str]) -> bool:
    """Whether a site with a name of its own follows, in a text that names the province: 예산 고덕농공단지."""
    above = {parent for code in item.codes for parent in gazetteer.parents(code)}
    return bool(above & named) and (named_site(text, item.end) is not None or glued_site(text, item.end))


def _is_place(
    text: str,
    item: Spelling,
    by_end: dict[int, Spelling],
    by_start: dict[int, Spelling],
    full_names: set[str],
    headed: set[tuple[str, str | None]],
) -> bool:
    follows = _beside(text, item.start, by_end, back=True)
    leads = _beside(text, item.end, by_start, back=False)
    if (follows is not None and leads is not None) or _in_row(text, item, by_end, by_start):
        return True
    for other in (follows, leads, _paired_before(text, item, by_end), _paired_after(text, item, by_start)):
        if other is not None and _siblings(item, other):
            return True
    parent = by_end.get(item.start - 1) if item.start and text[item.start - 1] == " " else by_end.get(item.start)
    if parent is not None and any(p in parent.codes for code in item.codes for p in gazetteer.parents(code)):
        needs_locative = _common_words()[item.name] in ("company", "locative")
        return not needs_locative or bool(
            _LOCATIVE.match(text, item.end) or re.compile(r"\s?[·ㆍ,)(]|의\s").match(text, item.end)
        )
    bare = _common_words()[item.name] == "name" and _is_heading(text, item)
    if bare and not headed.isdisjoint(_sorts(item)):
        return True
    child = by_start.get(item.end + 1) if text.startswith(" ", item.end) else by_start.get(item.end)
    if child is not None and any(code in item.codes for c in child.codes for code in gazetteer.parents(c)):
        return True
    if item.name == "경기":
        return bool(re.compile(r"(?:\s?지역|북부|남부|동부|서부|도내)").match(text, item.end))
    if _common_words()[item.name] == "name":
        return item.name in full_names or bool(_LOCATIVE.match(text, item.end)) or item.use in ("office", "name")
    return item.use == "name" and item.name in full_names


def _is_heading(text: str, item: Spelling) -> bool:
    """Whether a name alone, behind a mark, heads what follows: ◆세종, below which another such line is of ◆대전."""
    if text[item.end : item.end + 1] not in ("", "\n"):
        return False
    return _HEADING.search(text, max(0, item.start - _HEADING_MARK), item.start) is not None


def _in_row(text: str, item: Spelling, by_end: dict[int, Spelling], by_start: dict[int, Spelling]) -> bool:
    """Whether a word stands between two siblings with nothing but spaces: 서산 예산 서천."""
    before, after = by_end.get(item.start - 1), by_start.get(item.end + 1)
    if before is not None and text.startswith(" 등", item.end) and text[item.start - 1] == " ":
        first = by_end.get(before.start - 1)
        return first is not None and _siblings(item, before) and _siblings(item, first)
    if before is None or after is None or text[item.start - 1] != " " or text[item.end] != " ":
        return False
    return _siblings(item, before) and _siblings(item, after)


def _beside(text: str, position: int, index: dict[int, Spelling], *, back: bool) -> Spelling | None:
    """The name right beside a position, over one list separator."""
    for gap in (1, 2, 3):
        other = index.get(position - gap if back else position + gap)
        if other is not None:
            between = text[position - gap : position] if back else text[position : position + gap]
            return other if _SEPARATOR.fullmatch(between) else None
    return None


def _paired_before(text: str, item: Spelling, by_end: dict[int, Spelling]) -> Spelling | None:
    """The place of the pair before, where both stand in a list of places with figures: 세종 100명, 경기 1,500명."""
    if not _FIGURE_NEXT.match(text, item.end):
        return None
    for gap in range(4, 28):
        other = by_end.get(item.start - gap)
        if other is not None:
            return other if _FIGURE_BETWEEN.fullmatch(text, other.end, item.start) else None
    return None


def _paired_after(text: str, item: Spelling, by_start: dict[int, Spelling]) -> Spelling | None:
    if not _FIGURE_NEXT.match(text, item.end):
        return None
    for gap in range(4, 28):
        other = by_start.get(item.end + gap)
        if other is not None:
            return other if _FIGURE_BETWEEN.fullmatch(text, item.end, other.start) else None
    return None


def _siblings(item: Spelling, other: Spelling) -> bool:
    return not _sorts(item).isdisjoint(_sorts(other))


def _sorts(item: Spelling) -> set[tuple[str, str | None]]:
    """The levels of what a name may stand for, and what they lie in: siblings share one."""
    return {(gazetteer.region(code).level, gazetteer.region(code).parent) for code in item.codes}


def resolve(draft: Draft, found: list[Spelling]) -> list[RegionMention]:
    """Gives each spelling its code. Homonyms: parent beside it, office, headline, sentence, the rest of the text."""
    chosen: list[str | None] = [item.codes[0] if len(item.codes) == 1 else None for item in found]
    _by_parent_beside(draft.text, found, chosen)
    open_items = [index for index, code in enumerate(chosen) if code is None]
    if open_items:
        _by_surroundings(draft, found, chosen, open_items)
    return [
        RegionMention(item.start, item.end, code, "place" if item.use == "place" else item.use)
        for item, code in zip(found, chosen, strict=True)
    ]


def _by_parent_beside(text: str, found: list[Spelling], chosen: list[str | None]) -> None:
    """부산 강서구, 강원 고성, 울산 중구·남구: the parent before a name, also over a list of its children."""
    for index, item in enumerate(found):
        if index == 0:
            continue
        before = found[index - 1]
        gap = text[before.end : item.start]
        if len(gap) > 3:
            continue
        parent = chosen[index - 1]
        listed = bool(_SEPARATOR.fullmatch(gap)) or bool(re.fullmatch(r"(?:[시군구])?\s?[·ㆍ,]\s?", gap))
        for candidates in ([parent] if parent is not None else before.codes,):
            below = _below(item.codes, candidates) if gap.strip() in ("", "의") else ()
            if len(below) == 1:
                chosen[index] = below[0]
                if parent is None and len(before.codes) > 1:
                    above = [code for code in before.codes if code in gazetteer.parents(below[0])]
                    chosen[index - 1] = above[0] if len(above) == 1 else None
            elif listed and len(item.codes) > 1 and parent is not None:
                same = [
                    code
                    for code in item.codes
                    if gazetteer.region(code).parent is not None
                    and gazetteer.region(code).parent == gazetteer.region(parent).parent
                ]
                if len(same) == 1:
                    chosen[index] = same[0]
    for index in range(len(found) - 2, -1, -1):
        following, code = found[index + 1], chosen[index + 1]
        if (
            chosen[index] is None
            and code is not None
            and _SEPARATOR.fullmatch(text[found[index].end : following.start])
        ):
            level, parent = gazetteer.region(code).level, gazetteer.region(code).parent
            same = [
                one
                for one in found[index].codes
                if gazetteer.region(one).level == level and gazetteer.region(one).parent == parent
            ]
            if len(same) == 1:
                chosen[index] = same[0]


def _below(codes: Iterable[str], parents: Iterable[str]) -> tuple[str, ...]:
    above = set(parents)
    return tuple(code for code in codes if above.intersection(gazetteer.parents(code)))


def _by_surroundings(draft: Draft, found: list[Spelling], chosen: list[str | None], open_items: list[int]) -> None:
    headline = draft.headline
    heads = (
        {code for item, code in zip(found, chosen, strict=True) if code and headline[0] <= item.start < headline[1]}
        if headline
        else set()
    )
    said: dict[str, set[str]] = {}
    named: set[str] = set()
    for item, code in zip(found, chosen, strict=True):
        if code is not None:
            said.setdefault(item.name.removesuffix("시"), set()).add(code)
            named.add(code)
    known = draft.office is not None and gazetteer.is_code(draft.office)
    publisher = frozenset({draft.office} if draft.office and known else ())
    sentence_starts = [sentence.start for sentence in draft.sentences]
    quarters: set[str] | None = None
    # 광주 is settled before 광주시: who writes one writes the other
    for index in sorted(open_items, key=lambda index: len(found[index].name)):
        item = found[index]
        choice = (
            _under(item.codes, publisher)
            or _only(said.get(item.name.removesuffix("시"), set()) & set(item.codes))
            or _under(item.codes, frozenset(heads))
            or _under(item.codes, frozenset(_near(found, chosen, index, sentence_starts)))
            or _under(item.codes, frozenset(named))
        )
        if choice is None:
            quarters = owners_of_quarters(draft.text) if quarters is None else quarters
            choice = _only(quarters & set(item.codes))
        if item.name == "제주":
            choice = _short_province(item.codes) if choice is None or _names_province(found) else choice
        if item.name == "광주" and _mixed(found, chosen, index):
            choice = _short_province(item.codes)
        if choice is None and item.name == "광주":
            # the short names of the 시·도 are a closed set: without a sign of 경기 the word means the metropolitan city
            choice = _short_province(item.codes)
        chosen[index] = choice
        if choice is not None:
            said.setdefault(item.name.removesuffix("시"), set()).add(choice)


def _short_province(codes: tuple[str, ...]) -> str | None:
    return next((code for code in codes if gazetteer.region(code).level == "sido"), None)


def _names_province(found: list[Spelling]) -> bool:
    """Whether 제주도 stands in the text: then 제주 is short for it, not for the city."""
    return any(item.name in ("제주도", "제주특별자치도") for item in found)


def _mixed(found: list[Spelling], chosen: list[str | None], index: int) -> bool:
    """Whether a name stands among cities of several provinces: 안산 134명, 광주 42명, 창원 36명."""
    around = found[max(0, index - 1) : index + 2]
    codes = chosen[max(0, index - 1) : index + 2]
    provinces = {(code, *gazetteer.parents(code))[-1] for code in codes if code}
    return len(provinces) > 1 and around[-1].end - around[0].start <= _ROW_REACH


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def _under(codes: tuple[str, ...], evidence: frozenset[str]) -> str | None:
    """The one candidate that is in the evidence, below or above it, or a sibling; None where that leaves several."""
    for test in (_is_it, _is_related, _is_sibling):
        fitting = [code for code in codes if any(test(code, other) for other in evidence)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


def _is_it(code: str, other: str) -> bool:
    return code == other


def _is_related(code: str, other: str) -> bool:
    return other in gazetteer.parents(code) or code in gazetteer.parents(other)


def _is_sibling(code: str, other: str) -> bool:
    above, beyond = gazetteer.parents(code), gazetteer.parents(other)
    return bool(above and beyond and above[-1] == beyond[-1]) or (
        not above and not beyond and gazetteer.region(code).level == gazetteer.region(other).level == "sido"
    )


def _near(found: list[Spelling], chosen: list[str | None], index: int, sentence_starts: list[int]) -> set[str]:
    """Codes named in the same sentence (or within 80 characters where there are no sentences)."""
    item = found[index]
    at = bisect_right(sentence_starts, item.start)
    start = sentence_starts[at - 1] if at else item.start - 80
    end = sentence_starts[at] if at < len(sentence_starts) else item.end + 80
    near: set[str] = set()
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(found) and start <= found[other].start < end and abs(other - index) <= 12:
            if chosen[other] is not None:
                near.add(chosen[other] or "")
            other += step
    return near


@cache
def _common_words() -> dict[str, str]:
    with files("nlp").joinpath("data", "common_words.csv").open(encoding="utf-8") as lines:
        return {row["word"]: row["needs"] for row in csv.DictReader(lines)}


def needs_company(name: str) -> str | None:
    """What a name that is a common word too needs to be a place (company, locative or name), None for other names."""
    return _common_words().get(name)
