"""The programme that a release as a whole is about: the one that headline or lead announces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from nlp.draft import Draft, ProgramMention
from nlp.lead import head_of
from nlp.program_grammar import without_year, year_of
from nlp.program_tables import places

LISTED = re.compile(
    r"[’”'\"」』>]?\s?(?:사업|프로젝트)?(?:\s?(?:운영|지원|추진|확대))?(?:\([^()\n\d]{1,12}\))?\s?등(?:\s|[의을에])"
)
_EVENT = re.compile(
    r"(?:박람회|페스티벌|페스타|한마당|축제|엑스포|대회|행사|전시회|로드쇼|설명회|콘서트|페어|의\s?날)$"
)


@lru_cache(maxsize=1 << 10)
def is_event(name: str) -> bool:
    """Whether a programme of this name is held on a day, at a place: a fair, a festival."""
    return _EVENT.search(name) is not None


ENDED = re.compile(
    r"[’”'\"」』>]?(?:이|가|을|를)?\s?(?:종료|끝나|끝남|마무리|마감|폐지)|[’”'\"」』>]?의\s(?:하나|일환|한\s축)"
)
BULLET = re.compile(r"[△▲▷▶◇◆](?!\s?\d)")
_LEGAL = re.compile(
    r"[’”'\"」』>]?(?:이|을|까지|도)?\s?(?:크게\s)?(?:반영|포함)|\s(?:성격|형태|방식)의\s|[’”'\"」』>]?\s?(?:에\s?(?:따라|따른|의거|의해)|에서\s(?:우수|대상|최우수|장려)|우수|대상\s|수상|장려상"
    r"|최우수상|(?:종합)?평가)"
)
_OWN_TERM = re.compile(r"(?:19|20)\d\d|민선\s?\d\s?기")
_PLAN_OF_JOBS = re.compile(r"일자리.*(?:계획|대책|로드맵|공시제)$")
_OWN_PLAN = re.compile(r"(?:종합|세부|시행|추진|실행)\s?계획$")
DATA_OF = re.compile(r"[’”'\"」』>]?에\s?참[가여]한\s[^.\n]{2,20}?\s(?:가운데|중)\s")
"""An event whose guests were counted for something else."""
_ANNOUNCED = re.compile(r"대책|계획|로드맵|박람회|페스티벌|페스타|한마당|Plan|Fair|Project|Initiative")
_VENUE = re.compile(r"[’”'\"」』>]?\s?에서(?:도)?\s")
_HIRING = re.compile(r"채용|취업|일자리|구인|잡|센터$")
_CASE = re.compile(r"[’”'\"」』>]?(?:[을를]\s중심으로|의\s경우)")
_ITEMISED = re.compile(
    r"[’”'\"」』>]?(?:\s[가-힣]{2,4})?\s?[\d,.천만억조]{1,10}\s?(?:여\s?)?(?:명|개|원|곳)\s?(?:등\s|,\s[^.\n]{2,60}?\s등\s)"
    r"|[’”'\"」』>]?,\s[^.\n]{2,120}?\s등(?:을|에|의|이|으로)?\s|[’”'\"」』>]?\(\d[^()\n]{1,12}\)\s?(?:[과와]|,|·|등)\s?[‘“'\"「]?[가-힣]"
    r"|\s?(?:및|[과와]|·)\s?[가-힣\s]{2,12}(?:일자리|사업|근로)|·[가-힣·\s]{2,30}\s등\s"
)
_HEAD_RANK: dict[str, float] = {
    "bracketed": 4, "quoted": 4, "plan": 3.5, "scheme": 3, "named": 3,
    "lead": 2, "generic": 1.6, "centre": 1.3, "again": 0, "plan law": -3,
}  # fmt: skip
_LEAST_RANK = 1.5
_CENTRE_ACTS = 2.0
_DATED = 0.5
_TITLED = 1.5
"""Of a general name that the headline itself announces."""
_PICTURE = re.compile(r"있다\.?\s[가-힣]{2,8}\s제공|\(사진|사진\s?=|/사진|사진\s?제공|=\s?[가-힣]{2,8}\s?제공")
"""In what stands under a picture."""
_PICTURE_LINE = re.compile(r"[(\[]\s?사진\s?[=:/]")
"""A line that tells whose the picture is, no sentence of the lead."""
_NOTICE = re.compile(r"(?:모집|선발|채용|시행|참여자|지원|사업|변경|재)\s?공고")
_BESIDES = re.compile(r"\s*(?:또|또한|이와 함께|이 밖에|이밖에|그 밖에|아울러|한편),?\s")
"""Opens a sentence that adds something to what the release is about."""
_ACTS = re.compile(
    r"(?:\([^()\n]{1,20}\))?(?:(?:은|는|이|가)\s(?![가-힣]{1,6}[하리이치펴여]는\s[‘'“\"「]?[가-힣])|의\s(?:[가-힣]{1,4}\s){0,3}(?:취업|실적|성과))"
)
_BUDGET = re.compile(r"예산(?!군)|추경|[Bb]udget")
_MATTER = re.compile(r"^(?:지역|청년|외국인)|(?:사업|프로그램|제도|제|프로젝트)$")
"""What a programme's name adds to its matter: 계절근로자 of 외국인 계절근로자 프로그램."""
_THE_PROJECT = re.compile(r"\b(?:the|this) (?:project|program|programme|scheme|initiative)\b")
_WORD = re.compile(r"[a-z]{4,20}")
_COMMON = frozenset({"project", "program", "programme", "support", "second", "half", "first", "camp"})
_FEW = 3  # own words that an English name must have to be told by them
_LIST_OF = 3  # names in one sentence, each with figures of its own, that make it a list of programmes
_NUMBER_FOR = re.compile(r"\d(?:\s[a-z]+){0,3}\s(?:for|in|through|under)\s(?:the\s)?$")
_WHOLE = re.compile(
    r"[’”'\"]?\s?(?:사업)?[은는]\s(?![^,.\n]{0,12}\d[^,.\n]{0,16}(?:,|이며|이고))|[’”'\"]?\s?(?:사업)?[은는]\s(?=[^.\n]{8,120}등\s\d{1,2}\s?개\s(?:분야|사업|유형))"
)
_JOINED = re.compile(
    r"[\s’”'\"」』>)]{0,3}(?:\([^()\n\d]{1,20}\))?\s?(?:,|·|ㆍ|및|과|와|이나|、|그리고|,?\s?and(?: the)?)?"
    r"\s?[\s‘“'\"「『<]{0,3}"
)


APPOSED = re.compile(r"\s[‘“「『]")
"""Between a scheme and the name of what has come of it: 희망근로 ‘나루 동행 일자리사업’."""


@dataclass(frozen=True, slots=True)
class MainProgram:
    """The document's main programme and its mention in headline or lead."""

    name: str
    start: int
    end: int


def main_program(draft: Draft, venues: set[str]) -> MainProgram | None:
    """The programme that headline or lead announces, None where there is none or several stand side by side.

    `venues` are the names of events that are none (`venues_of`).
    """
    text, named = draft.text, draft.programs
    spans, near = head_of(draft), len(head_of(draft, sentences=2))
    notice = _notice_of(draft)
    if notice is not None:
        spans, near = [notice, *spans], near + 1
    near += sum(1 for start, end in spans[:near] if _PICTURE_LINE.match(text, start, end))
    counts = Counter(mention.name for mention in named)
    several = {m.name for group in groups_of(text, named) for m in _side_by_side(text, group)}
    listed = _listed(draft)
    own: dict[str, str] = {}
    for mention in named:
        held = own.setdefault(mention.name, mention.source)
        if (held == "generic" and mention.source in ("quoted", "bracketed")) or held == "again":
            own[mention.name] = mention.source
    opening = {
        m.name
        for m in named
        if any(a <= m.start and b - a <= m.end - m.start + 2 for a, b in spans[:near] if m.start < b)
    }
    titled = {m.name for m in named if draft.headline and draft.headline[0] <= m.start < draft.headline[1]}
    budget = len(counts) > 2 and draft.headline is not None and _BUDGET.search(text, *draft.headline) is not None
    rank: dict[str, float] = {}
    itemised: set[str] = set()
    first: dict[str, ProgramMention] = {}
    last = max((end for _, end in spans), default=0)
    for mention in named:
        if mention.start >= last:
            break
        name = mention.name
        place = next((i for i, (start, end) in enumerate(spans) if start <= mention.start < end), None)
        if place is None or (place >= near and not _ANNOUNCED.search(name)):
            continue
        if BULLET.search(text, spans[place][0] + 2, mention.start):
            continue  # an item of a list
        if _BESIDES.match(text, spans[place][0]) or _PICTURE.search(text, spans[place][0], spans[place][1] + 12):
            continue
        if DATA_OF.match(text, mention.end) and name not in titled:
            continue
        if name in venues or text[mention.start - 1 : mention.start] == "(":
            continue
        if _LEGAL.match(text, mention.end) and not (_OWN_TERM.match(name) or _OWN_PLAN.search(name)):
            continue
        value = _HEAD_RANK.get(own.get(name, "again"), 0) - 0.3 * max(0, place - near + 2) + min(counts[name], 5) * 0.3
        value -= (
            3.5 if name in several or name in listed or (budget and name not in opening and not _own_plan(name)) else 0
        )
        acts = own.get(name) == "centre" and (name in titled or _ACTS.match(text, mention.end) is not None)
        value += _CENTRE_ACTS if acts else 0
        value += _TITLED if notice is not None and place == 0 else 0
        value += _DATED if year_of(name) is not None else 0
        value += _TITLED if own.get(name) == "generic" and name in titled else 0
        value -= (
            3
            if ENDED.match(text, mention.end)
            or LISTED.match(text, mention.end)
            or _CASE.match(text, mention.end)
            or _ITEMISED.match(text, mention.end)
            else 0
        )
        if name not in first and _ITEMISED.match(text, mention.end) is not None:
            itemised.add(name)
        value -= 2.5 if name in itemised else 0
        first.setdefault(name, mention)
        rank[name] = max(rank.get(name, value), value)
    best = max(rank, key=lambda name: rank[name], default=None)
    if best is None or rank[best] < _LEAST_RANK:
        return None if best in several else _told_later(draft, spans[:near], venues)
    return MainProgram(best, first[best].start, first[best].end)


def _side_by_side(text: str, group: list[ProgramMention]) -> list[ProgramMention]:
    """Those of `group` that share what is told: not the part that is set off behind the whole, A 프로젝트 「B」."""
    if len({m.name for m in group}) < 2:
        return []
    return group[:-1] if len(group) == 2 and APPOSED.fullmatch(text, group[0].end, group[1].start) else group


def _notice_of(draft: Draft) -> tuple[int, int] | None:
    """The title of a public notice that stands in the first row of a table: | 나루 이음사업 참여자 모집 공고 | |."""
    first = draft.sentences[0] if draft.sentences else None
    if first is None or first.kind != "table" or _NOTICE.search(draft.text, first.start, first.end) is None:
        return None
    return first.start, first.end


def _told_later(draft: Draft, spans: list[tuple[int, int]], venues: set[str]) -> MainProgram | None:
    """The only programme of a text, named further down: headline or lead speak of its matter, or of the project."""
    head = "".join(" ".join(draft.text[start:end] for start, end in spans).split()).replace("어르신", "노인")
    told = frozenset(_WORD.findall(" ".join(draft.text[start:end] for start, end in spans).lower()))
    sole = len({m.name for m in draft.programs}) == 1
    fitting: dict[str, ProgramMention] = {}
    for mention in draft.programs:
        if mention.source in ("plan law", "centre", "plan") or mention.name in venues or mention.name in fitting:
            continue
        if any(start <= mention.start < end for start, end in spans):
            return None
        if ENDED.match(draft.text, mention.end) or LISTED.match(draft.text, mention.end):
            continue
        spoken = _is_matter_of(mention.name, head) or _shares_words(mention.name, told)
        if spoken or (sole and draft.lang == "en" and _THE_PROJECT.search(draft.text, 0, mention.start)):
            fitting[mention.name] = mention
    plans = {m.name: m for m in draft.programs if m.source not in ("plan law", "centre") and _own_plan(m.name)}
    if not fitting and len(plans) == 1:
        fitting = plans
    centres = {m.name: m for m in draft.programs if m.source == "centre" and not _ITEMISED.match(draft.text, m.end)}
    centres = centres if sole else {}
    fitting = fitting or centres
    only = next(iter(fitting.values()), None)
    return MainProgram(only.name, only.start, only.end) if only is not None and len(fitting) == 1 else None


def _is_matter_of(name: str, head: str) -> bool:
    """Whether `head`, written without spaces, speaks of what `name` is about, be it without its year and place."""
    bare = without_year(name)
    first, _, rest = bare.partition(" ")
    matters = {_MATTER.sub("", "".join(form.split())) for form in (name, bare, rest if first in places() else bare)}
    return any(len(matter) >= 4 and matter in head for matter in matters)


def _own_plan(name: str) -> bool:
    """Whether `name` is a plan of jobs of one year or term, which all of a release may tell of."""
    return _OWN_TERM.search(name) is not None and _PLAN_OF_JOBS.search(name) is not None


def _shares_words(name: str, told: frozenset[str]) -> bool:
    """Whether an English headline or lead has most of a name's own words: Seoul to hire 30 youth interns."""
    words = set(_WORD.findall(name.lower())) - _COMMON
    stems = {word.rstrip("s")[:6] for word in told}
    return len(words) >= _FEW and 2 * sum(word[:6] in stems for word in words) > len(words)


def _listed(draft: Draft) -> set[str]:
    """Names that one sentence of the lead lists with a figure for each, and that no headline announces."""
    found: set[str] = set()
    starts = [m.start for m in draft.programs]
    for sentence in draft.sentences[:30] if len(starts) >= _LIST_OF else ():
        here = draft.programs[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(here) < _LIST_OF or sentence.kind in ("headline", "subhead") or len({m.name for m in here}) < _LIST_OF:
            continue
        ends = [*(m.start for m in here[1:]), sentence.end]
        told = [m for m, end in zip(here, ends, strict=True) if re.search(r"\d", draft.text[m.end : end])]
        if draft.lang == "en":  # 45 for the Hope Jobs initiative
            told += [m for m in here if m not in told and _NUMBER_FOR.search(draft.text, max(0, m.start - 40), m.start)]
        if told and told[0] is here[0] and _WHOLE.match(draft.text, told[0].end) is not None:
            told = told[1:]  # what the list is a list of
        if len({m.name for m in told}) >= _LIST_OF:
            found |= {m.name for m in told}
    if not found:
        return found
    heads = [(s.start, s.end) for s in draft.sentences[:30] if s.kind in ("headline", "subhead")]
    alone = (m for m in draft.programs if not draft.text.endswith(" and ", 0, m.start))
    return found - {m.name for m in alone if any(a <= m.start < b for a, b in heads)}


def venues_of(draft: Draft) -> set[str]:
    """Names of events at which something else was done: 지역투자박람회에서 협약을 맺었다."""
    return {
        m.name
        for m in draft.programs
        if _VENUE.match(draft.text, m.end) and is_event(m.name) and not _HIRING.search(m.name)
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
