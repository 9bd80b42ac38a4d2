"""The programme that a release as a whole is about: the one that headline or lead announces."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from nlp.draft import Draft, ProgramMention
from nlp.lead import head_of

LISTED = re.compile(r"[’”'\"」』>]?\s?(?:사업|프로젝트)?\s?등(?:\s|[의을에])")
EVENT = re.compile(r"(?:박람회|페스티벌|페스타|한마당|축제|엑스포|대회|행사|전시회|로드쇼|설명회|콘서트|페어|의\s?날)$")
ENDED = re.compile(
    r"[’”'\"」』>]?(?:이|가|을|를)?\s?(?:종료|끝나|끝남|마무리|마감|폐지)|[’”'\"」』>]?의\s(?:하나|일환|한\s축)"
)
BULLET = re.compile(r"[△▲▷▶◇◆]")
_LEGAL = re.compile(
    r"[’”'\"」』>]?(?:이|을)?\s?(?:크게\s)?(?:반영|포함)|[’”'\"」』>]?\s?(?:에\s?(?:따라|따른|의거|의해)|에서\s(?:우수|대상|최우수|장려)|우수|대상\s|수상|장려상"
    r"|최우수상|(?:종합)?평가)"
)
_OWN_TERM = re.compile(r"(?:19|20)\d\d|민선\s?\d\s?기")
_ANNOUNCED = re.compile(r"대책|계획|로드맵|박람회|페스티벌|페스타|한마당|Plan|Fair|Project|Initiative")
_VENUE = re.compile(r"[’”'\"」』>]?\s?에서(?:도)?\s")
_HIRING = re.compile(r"채용|취업|일자리|구인|잡|센터$")
_CASE = re.compile(r"[’”'\"」』>]?(?:[을를]\s중심으로|의\s경우)")
_ITEMISED = re.compile(
    r"[’”'\"」』>]?(?:\s[가-힣]{2,4})?\s?[\d,.천만억조]{1,10}\s?(?:여\s?)?(?:명|개|원|곳)\s?(?:등\s|,\s[^.\n]{2,60}?\s등\s)"
    r"|[’”'\"」』>]?,\s[^.\n]{2,60}?\s등\s"
    r"|\s?(?:및|[과와]|·)\s?[가-힣\s]{2,12}(?:일자리|사업|근로)"
)
_HEAD_RANK: dict[str, float] = {
    "bracketed": 4, "quoted": 4, "plan": 3.5, "scheme": 3, "named": 3,
    "lead": 2, "generic": 1.6, "centre": 1.3, "again": 0, "plan law": -3,
}  # fmt: skip
_LEAST_RANK = 1.5
_CENTRE_ACTS = 2.0
_ACTS = re.compile(r"(?:\([^()\n]{1,20}\))?(?:은|는|이|가)\s")
_JOINED = re.compile(
    r"[\s’”'\"」』>)]{0,3}(?:\([^()\n]{1,20}\))?\s?(?:,|·|ㆍ|및|과|와|이나|、|그리고)?\s?[\s‘“'\"「『<]{0,3}"
)


@dataclass(frozen=True, slots=True)
class MainProgram:
    """The document's main programme and its mention in headline or lead."""

    name: str
    start: int
    end: int


def main_program(draft: Draft) -> MainProgram | None:
    """The programme that headline or lead announces, None where there is none or several stand side by side."""
    text, named = draft.text, draft.programs
    spans, near = head_of(draft), len(head_of(draft, sentences=2))
    counts = Counter(mention.name for mention in named)
    several = {m.name for group in groups_of(text, named) if len({g.name for g in group}) > 1 for m in group}
    venues = venues_of(draft)
    own = {mention.name: mention.source for mention in reversed(named) if mention.source != "again"}
    rank: dict[str, float] = {}
    first: dict[str, ProgramMention] = {}
    for mention in named:
        name = mention.name
        place = next((i for i, (start, end) in enumerate(spans) if start <= mention.start < end), None)
        if place is None or (place >= near and not _ANNOUNCED.search(name)):
            continue
        if BULLET.search(text, spans[place][0] + 2, mention.start):
            continue  # an item of a list
        if name in venues or text[mention.start - 1 : mention.start] == "(":
            continue
        if _LEGAL.match(text, mention.end) and not _OWN_TERM.match(name):
            continue
        value = _HEAD_RANK.get(own.get(name, "again"), 0) - 0.3 * max(0, place - near + 2) + min(counts[name], 5) * 0.3
        value -= 3.5 if name in several else 0
        value += _CENTRE_ACTS if own.get(name) == "centre" and _ACTS.match(text, mention.end) else 0
        value -= (
            3
            if ENDED.match(text, mention.end)
            or LISTED.match(text, mention.end)
            or _CASE.match(text, mention.end)
            or _ITEMISED.match(text, mention.end)
            else 0
        )
        first.setdefault(name, mention)
        rank[name] = max(rank.get(name, value), value)
    best = max(rank, key=lambda name: rank[name], default=None)
    if best is None or rank[best] < _LEAST_RANK:
        return None
    return MainProgram(best, first[best].start, first[best].end)


def venues_of(draft: Draft) -> set[str]:
    """Names of events at which something else was done: 지역투자박람회에서 협약을 맺었다."""
    return {
        m.name
        for m in draft.programs
        if _VENUE.match(draft.text, m.end) and EVENT.search(m.name) and not _HIRING.search(m.name)
    }


def groups_of(text: str, mentions: list[ProgramMention]) -> list[list[ProgramMention]]:
    """Mentions that stand side by side: 공공근로와 지역공동체일자리."""
    groups: list[list[ProgramMention]] = []
    for mention in mentions:
        if (
            groups
            and mention.start - groups[-1][-1].end <= 30
            and _JOINED.fullmatch(text, groups[-1][-1].end, mention.start)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
