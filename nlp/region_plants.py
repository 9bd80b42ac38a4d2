"""Where the plants of an investment agreement of a province lie, so that its totals are about these places.

The lead names the places (천안시·아산시와 협약). Where it counts them (5개 시·군) and names fewer, its totals are the
province's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from nlp import gazetteer
from nlp.draft import Draft
from nlp.offices import unit_of
from nlp.region_clauses import EXAMPLE, Group
from nlp.sites import glued_site

_RESULTS = re.compile(
    r"(?:투자\s?협약|업무\s?협약|양해각서|MOU|투자\s?유치|입주협약|입주계약"
    r"|[Ii]nvestment (?:[Aa]greement|[Cc]ontract|[Dd]eal))"
)
_AGREEMENT = re.compile(r"투자[^.\n]{0,40}\s협약")
"""What a province agrees on together with one of its cities: 4개사와 500억원 투자, 600명 고용을 위한 협약."""
_BROKEN = 90
"""Characters behind a line, broken for the eye, in which its sentence may tell of the agreement."""
_AMONG = re.compile(r"(?:수|시장|장|구청장|청장)(?:을|를)?\s(?:비롯|포함|등)")
"""Behind a place: its head as one of several."""
_VENUE = re.compile(
    r"\s?(?:[가-힣]{1,8}\s?)?(?:도청|청사|호텔|컨벤션[가-힣]{0,3}|회의실|강당|회관|엑스코|코엑스)"
    r"(?:\([^()\n]{1,12}\))?에서"
)
"""Behind a place: where the agreement was signed."""
_MUNICIPALITIES = re.compile(r"(?<!\d)(?P<n>[2-9]|1\d)\s?개\s?(?:시[·ㆍ]?군|시군구)")


def plants_of(draft: Draft, office: str | None, groups_of: Mapping[int, list[Group]], lead: int) -> tuple[str, ...]:
    """Codes of the places in which the plants of the province's agreement lie, none where it is about none.

    `lead` is the offset where the lead ends.
    """
    if office is None or unit_of(office) != "도":
        return ()
    found: dict[str, None] = {}
    among: dict[str, None] = {}
    announced = False
    for index, groups in sorted(groups_of.items()):
        sentence = draft.sentences[index]
        if sentence.start >= lead:
            break
        whole = draft.text[sentence.end - 1] in ".!?"
        end = sentence.end if whole else min(lead, sentence.end + _BROKEN)
        together = any(office in group.codes and _below(office, group) for group in groups)
        agreed = _RESULTS.search(draft.text, sentence.start, end) or (
            together and _AGREEMENT.search(draft.text, sentence.start, end)
        )
        if not agreed:
            continue
        announced = True
        for group in groups:
            joined = draft.text.startswith((" 함께", "과 함께", "와 함께"), group.end)
            if _AMONG.match(draft.text, group.end):
                among |= dict.fromkeys(_below(office, group))
                continue
            if EXAMPLE.match(draft.text, group.end) and not joined:
                continue
            if _VENUE.match(draft.text, group.end) or (group.name and not glued_site(draft.text, group.end)):
                continue
            found |= dict.fromkeys(_below(office, group))
    counted = {int(match["n"]) for match in _MUNICIPALITIES.finditer(draft.text, draft.sentences[0].start, lead)}
    fewer = bool(counted) and len(_cities(found)) < min(counted)
    if found and not fewer:
        return tuple(found)
    return tuple(among) if announced and not found and len(among) == 1 and not counted else ()


def _below(office: str, group: Group) -> list[str]:
    return [code for code in group.codes if code != office and gazetteer.contains(office, code)]


def _cities(codes: Iterable[str]) -> list[str]:
    return [gazetteer.parents(code)[0] if gazetteer.region(code).level == "gu" else code for code in codes]
