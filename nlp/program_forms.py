"""Finds what looks like the name of a programme: quoted names, standing schemes, items of lists, plans and fairs.

A candidate says where it stands and what gave it away; which of them stand for one programme is decided in
`program_names`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from nlp import program_grammar as grammar
from nlp.draft import Draft
from nlp.lead import head_of
from nlp.program_grammar import Name, key_of, year_of
from nlp.program_lists import (
    OF_SORTS,
    OF_TYPE,
    below,
    between,
    counted_items,
    enumerated,
    has_list,
    inline,
    rows,
    siblings,
)
from nlp.program_phrases import (
    dated_start,
    is_counted_kind,
    is_own_brand,
    is_proper,
    is_told_project,
    is_topic_of_lead,
    phrase_start,
)
from nlp.program_subjects import is_defined, is_type, subjects
from nlp.program_tables import joined, places, schemes

_HANGUL = re.compile(r"[가-힣]")
_CAPITALS = re.compile(r"[A-Z]{2}")
_TYPE_OF_JOBS = re.compile(r"형\s?(?:[가-힣]{2,4}\s?)?일자리$")
_LEADING = re.compile(r"^.*(?:[가-힣]의|[은는]|또|및|주관|가운데|중)\s")
"""What stands before the name of an item: 주요 사업으로는 고용노동부의."""
_ACRONYM = re.compile(r"\s?\([A-Z][A-Za-z0-9+&-]{1,11}\)")
_BESIDE = re.compile(r"[과와]\s[‘'“\"][^‘’'“”\"\n]{2,30}[’'”\"]")
"""Behind a quotation: another, of which the same is said, ‘나루 동행 일자리’와 ‘지역공동체 일자리’ 참여자."""
_PAPER = re.compile(r"\s?(?:연구\s?)?(?:보고서|자료집|회의|법률|조례)")
"""Behind the title of a paper, a law or a meeting in corner brackets."""
_SO_MANY = re.compile(r"\d\s?개\s$")
"""Before what is only a sort of projects: 6개 유형 프로젝트."""
_COUNT_BEHIND = re.compile(r"(?<=[가-힣])\s?\(\d[\d,]*\s?[천만]?\s?여?\s?[명개]\)$")
"""People or posts behind a name within its quotation marks: ‘나루 이음사업(12명)’."""
_TAKEN_UP = re.compile(r"[^.\n]{0,80}다\.\s{1,2}(?:이|해당)\s(?:사업|프로그램|제도)은\s")
"""Behind what the next sentence calls a project: ‘나루지킴이’ 20명을 뽑는다. 이 사업은."""
_TOLD_TWICE = 3
"""Mentions of schemes up to which no two can both be told of jointly and alone."""
_FOR_SORTS = re.compile(r"[가-힣]{2}[와과]\s|위한\s|다양한|각종|여러|같은\s|등\s")
_GROUPS = ("노인", "장애인", "어르신")
_OTHER_GROUP = re.compile(
    r"(?:여성|청년|취약계층|중장년|신중년|저소득층?|노숙인|경력단절\s?여성)(?:을 위한)?\s?일자리(?:는|은|가|에)?\s?"
    r"(?=\(?\d[\d,.천만]{0,8}\s?(?:\d[\d천]*)?\s?여?\s?개)"
)
_STAGE = re.compile(r"(?<![제\d])\d단계\s$")
_STAGES = re.compile(r"(\d)\s?단계")
_OF_MONEY = ("사업비", "비 ")
"""Behind a scheme: the year before it is that of the money, 2024년 공공근로사업비."""
_ITS_YEAR = re.compile(r"(?:20\d\d|['’‘]\d\d)년?도?\s?(?:[상하]반기\s)?(?:제\s?\d{1,2}\s?[차회]\s)?$")
_TO_BE = re.compile(r"(?<![가-힣])(?:\(예비\)|예비)\s?$")
_OF_ANOTHER_NAME = re.compile(
    r"\s?(?:법|조례|박람|담당|정책|주간|전담|센터|지원센|창출|(?:종합|합동)?\s?지침)|과장|팀|대상\s"
    r"|\s?(?:에\s)?(?:중복|반복)\s?참[여가]"
)
"""Behind a scheme's name that is only the beginning of a law's, a fair's, a desk's."""


def candidates(draft: Draft) -> list[Name]:
    """Return all that looks like a programme's name, overlapping ones too, in no order."""
    quotes = list(grammar.QUOTE.finditer(draft.text))
    found = [*_quoted(draft.text, quotes), *_standing(draft.text), *_items(draft.text), *_named(draft)]
    found += [Name(start, end, draft.text[start:end], "named") for start, end in subjects(draft)]
    unquoted = ("named", "lead")
    if quotes and any(n.source in unquoted for n in found):
        meetings = [m.span() for m in quotes if grammar.is_no_name(m[m.lastgroup or "a"].strip())]
        found = [n for n in found if n.source not in unquoted or not any(a < n.start < b for a, b in meetings)]
    found = _without_joined(found)
    listed = has_list(draft.text)
    found += [*enumerated(draft), *(below(draft.text) if listed else ())]
    found += [
        *siblings(draft.text, found),
        *between(draft.text, found),
        *(inline(draft.text) if listed else ()),
        *rows(draft.text),
        *_branded(draft),
    ]
    return found


def _without_joined(found: list[Name]) -> list[Name]:
    """`found` but for names that join standing schemes each of which the text tells of by itself, too."""
    standing = sorted((n for n in found if n.source == "scheme"), key=lambda n: n.start)
    if len(standing) <= _TOLD_TWICE:
        return found
    starts, alone = [n.start for n in standing], Counter(key_of(n.text) for n in standing)
    return [n for n in found if n.source != "named" or not _joins(n, standing, starts, alone)]


def _joins(name: Name, standing: list[Name], starts: list[int], alone: Counter[str]) -> bool:
    inside = standing[bisect_left(starts, name.start) : bisect_left(starts, name.end)]
    keys = {key_of(n.text) for n in inside if n.end <= name.end}
    return len(keys) > 1 and all(alone[key] > 1 for key in keys)


def _place_before(text: str, at: int) -> int | None:
    """Where a place's name begins that stands right before `at`: 군산 고용위기지원센터."""
    word = re.search(r"(?<![가-힣])([가-힣]{2,8})\s$", text[max(0, at - 10) : at])
    return at - len(word[0]) if word is not None and word[1] in places() else None


def _place_glued(text: str, at: int) -> int | None:
    """Where a place's name begins that is written in one word with what stands at `at`: 나루여성새로일하기센터."""
    word = re.search(r"(?<![가-힣])[가-힣]{2,5}$", text[max(0, at - 6) : at])
    return at - len(word[0]) if word is not None and word[0] in places() else None


def _quoted(text: str, quotes: list[re.Match[str]]) -> Iterator[Name]:
    for match in quotes:
        group = match.lastgroup or "a"
        name = match[group].strip()
        if name.endswith(")"):
            name = _COUNT_BEHIND.sub("", name)
        start = match.start(group) + (len(match[group]) - len(match[group].lstrip()))
        behind = text[match.end() : match.end() + 40]
        beside = _BESIDE.match(text, match.end())
        if beside is not None:
            behind = text[beside.end() : beside.end() + 40]
        if group in ("c", "d"):
            if not (grammar.is_no_name(name) or grammar.is_speech(name) or _PAPER.match(behind)):
                yield Name(start, start + len(name), name, "bracketed")
        elif (
            _is_name(name, behind, angle=group == "e")
            or _introduced(text, match.start(), name, behind)
            or (
                len(name) >= 4
                and not grammar.is_no_name(name)
                and not is_type(name)
                and _told_what(text, name, match.end())
            )
        ):
            yield Name(start, start + len(name), name, "quoted")


_TAKEN_UP_LATER = 4_000
"""Characters behind a quotation in which a text may say what it is."""


def _told_what(text: str, name: str, end: int) -> bool:
    """Whether the text says what the quotation that ends at `end` is: behind it, or where it takes it up (…란)."""
    if is_defined(text, end) or _TAKEN_UP.match(text, end):
        return True
    again = text.find(f"{name}란 ", end, end + _TAKEN_UP_LATER)
    return again >= 0 and is_defined(text, again + len(name))


def _introduced(text: str, at: int, name: str, behind: str) -> bool:
    """Whether a fair or project is named right before its quotation: 취업박람회 ‘일자리의 바다’."""
    if grammar.NOUN_BEFORE.search(text, max(0, at - 12), at) is None or re.search(r"[가-힣]형$", name):
        return False
    if grammar.WENT.fullmatch(name):
        return False
    spoken = re.search(r"[.?!…]|(?:니다|한다|는다|된다|하자|세요)$", name) is not None
    return len(name) <= 30 and not spoken and not re.match(r"\s?(?:등|부문|분야|부스|이?라)", behind)


def _is_name(name: str, behind: str, *, angle: bool) -> bool:
    """Whether a quotation is a programme's name, by its last word or by what follows it."""
    if not _HANGUL.search(name) and not _CAPITALS.search(name):
        return False
    named_by_noun = grammar.BEHIND_NAME.match(behind) is not None
    if named_by_noun and not angle:
        return (
            len(name) <= 40
            and not re.search(r"[가-힣]형$|(?:일자리|사업|취업|고용|청년|노인)[은는]$", name)
            and not grammar.KIND_OF_JOBS.fullmatch(name)
        )
    if " " not in name and grammar.CREW.search(name) and not grammar.BRAND.search(name):
        return False
    if grammar.is_no_name(name) or grammar.is_speech(name):
        return False
    if (grammar.DATED_EVENT.match(name) and not angle) or grammar.CALLED.match(behind) or grammar.GOES_OUT.match(name):
        return True
    if grammar.CLAUSE.search(name):
        return False
    if "형" in name and _TYPE_OF_JOBS.search(name):
        return is_own_brand(name)  # else a type: 취업알선형 일자리
    if grammar.ENDS_AS_NAME.search(name):
        return (
            grammar.GENERIC_WORDS.match(name) is None
            or len(name.replace(" ", "")) >= 9
            or grammar.PLAN.search(name) is not None
        )
    if angle:
        return False
    if grammar.SOFT_HEAD.search(name) and is_own_brand(name):
        return True
    if grammar.SOFT_HEAD.search(name) and " " in name and not re.search(r"좋은|새로운|양질|단기|질 높은", name):
        return (
            grammar.RUN.match(behind) is not None
            or grammar.COUNTED.match(behind) is not None
            or grammar.OF_DISTRICT.match(behind) is not None
            or grammar.COUNTS.match(behind) is not None
        )
    if grammar.OF_DISTRICT.match(behind) or grammar.COUNTED.match(behind):
        return len(name) >= 4
    return grammar.RUN.match(behind) is not None and len(name) >= 4 and not re.search(r"[을를이가은는에]\s", name)


def _standing(text: str) -> Iterator[Name]:
    """Standing schemes, each by itself, but for those that one year or one dot joins to one that is run as a whole."""
    found = list(_schemes(text))
    if len(found) < 2:
        yield from found
        return
    alone = Counter(key_of(name.text) for name in found)
    last: Name | None = None
    for name in found:
        if last is not None and _run_as_one(text, last, name, alone):
            last = Name(last.start, name.end, text[last.start : name.end], last.source)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _run_as_one(text: str, first: Name, second: Name, alone: Counter[str]) -> bool:
    """Whether two schemes side by side are one: under one year, or joined by a dot and never told of each by itself."""
    joint = grammar.JOINT.fullmatch(text, first.end, second.start)
    if joint is None or grammar.LISTED_ON.match(text, second.end):
        return False
    if year_of(first.text) is not None and year_of(second.text) is None and second.text.endswith("사업"):
        return True
    return joint["dot"] is not None and alone[key_of(first.text)] == alone[key_of(second.text)] == 1


def _one_group(text: str, start: int, end: int) -> bool:
    """Whether jobs are counted by whom they are for: 여성 일자리 4만 개, 노인 일자리 5만 개."""
    if not text.startswith(_GROUPS, start):
        return False
    return _OTHER_GROUP.search(text, max(0, start - 40), start) is not None or (
        _OTHER_GROUP.search(text, end, end + 40) is not None
    )


def _to_be(text: str, at: int) -> int | None:
    """Where the name of a scheme for firms begins that it takes on before they are recognised: (예비)사회적기업."""
    before = _TO_BE.search(text, max(0, at - 5), at) if text.startswith("사회적", at) else None
    return None if before is None else before.start()


def _schemes(text: str) -> Iterator[Name]:
    pattern, kinds = schemes()
    flat = re.sub(r"[\s·ㆍ]", "", text) if "혁신프로젝트" in text or "일반사업" in text else ""
    staged = "단계 " in text and len(set(_STAGES.findall(text))) == 1
    plain: set[str] = set()  # told of as a whole before one of its stages
    for match in pattern.finditer(text):
        kind, parent = kinds[joined(match[0])]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 8]
        if (parent and parent not in flat) or (after.startswith("자") and " 근로" in match[0]):
            continue
        if match[0].endswith("일자리") and grammar.AFTER_COUNT.search(text, max(0, match.start() - 12), match.start()):
            continue  # 20개의 노인 일자리: posts, no scheme
        if match[0].endswith("일자리") and _one_group(text, match.start(), match.end()):
            continue
        glued = _place_glued(text, match.start()) if kind == "centre" else _to_be(text, match.start())
        if before and "가" <= before <= "힣" and match[0][0] not in "새노" and glued is None:
            continue
        if kind != "centre" and _OF_ANOTHER_NAME.match(after):
            continue
        start = match.start() if glued is None else glued
        stage = _STAGE.search(text, max(0, start - 5), start) if staged else None
        if stage is not None and key_of(match[0]) not in plain:
            start = stage.start()
        elif staged:
            plain.add(key_of(match[0]))
        year = _ITS_YEAR.search(text, max(0, start - 20), start)
        if year is not None and kind != "centre" and not after.lstrip().startswith(_OF_MONEY):
            start -= len(year[0])
            kind = "scheme" if kind == "generic" else kind  # its year makes a proper name of it
        term = grammar.TERM_BEFORE.search(text, max(0, start - 12), start) if kind == "plan law" else None
        if term is not None:
            start, kind = term.start(), "plan"  # the term that it is for makes a plan of a law's scheme
        glossed = grammar.GLOSSED.search(text, max(0, start - 9), start) if before == "(" else None
        behind = grammar.GLOSS_END.match(text, match.end()) if glossed is not None else None
        if glossed is not None and behind is not None:
            yield Name(glossed.start(), behind.end(), text[glossed.start() : behind.end()], "scheme")
            continue
        if (kind == "centre" or parent) and (place := _place_before(text, start)) is not None:
            start = place
        yield Name(start, match.end(), text[start : match.end()], kind)


def _items(text: str) -> Iterator[Name]:
    for item in grammar.ITEM_NAME.finditer("\n" + text):
        name, start = item["name"], item.start("name") - 1
        common = grammar.GENERIC_WORDS.match(name) is not None or grammar.OF_SITES.match(name) is not None
        if not common and not name.startswith(("지원", "모집", "신청", "사업")):
            yield Name(start, start + len(name), name, "named")


def _branded(draft: Draft) -> Iterator[Name]:
    """Names that their own form gives away: a place's own kind of jobs, and in headline or lead a named system."""
    text = draft.text
    for match in grammar.BRANDED_JOBS.matches(text):
        if is_own_brand(match[0]):
            yield Name(match.start(), match.end(), match[0], "named")
    for match in grammar.AGENT_PROJECT.matches(text):
        yield Name(match.start(), match.end(), match[0], "named")
    yield from _told_of(text)
    for match in grammar.DATED_PLAN.finditer(text):
        yield Name(match.start(), match.end(), match[0], "plan")
    for match in grammar.LOCAL_CENTRE.matches(text):
        place = re.sub(r"[시군구도]?\s?$", "", match["place"])
        if place in places() or match["place"].strip() in places():
            yield Name(match.start(), match.end(), match[0], "centre")
    for begin, end in head_of(draft, sentences=2):
        for match in grammar.BRANDED_NOUN.finditer(text, begin, end) if text.find("형", begin, end) >= 0 else ():
            if is_own_brand(match[0]):
                yield Name(match.start(), match.end(), match[0], "named")
        for match in grammar.SYSTEM.finditer(text, begin, end) if text.find("제", begin, end) >= 0 else ():
            if grammar.SPOKEN_OF.match(text, match.end()) is not None:
                yield Name(match.start(), match.end(), match[0], "lead")


def _told_of(text: str) -> Iterator[Name]:
    """Projects that are run, given money, or listed with their people: their last word gives them away."""
    told = [*grammar.OFFICE_RUNS.matches(text)]
    told += grammar.BUDGETED.matches(text)
    for match in told:
        start = match.start("name")
        if "’" not in match["name"]:
            start = max(start, phrase_start(text, match.end("name") - 2))
        name = text[start : match.end("name")]
        if _FOR_SORTS.search(match["name"]):
            continue
        counts = match.groupdict().get("count") is not None
        if _SO_MANY.search(text, max(0, start - 6), start):
            continue
        if (
            " " not in name
            or grammar.OF_FIELD.match(name)
            or grammar.GENERIC_WORDS.match(name)
            or OF_SORTS.search(name)
            or OF_TYPE.search(name)
        ):
            continue
        if not counts or name.endswith(("지원사업", "지원 사업")):
            yield Name(start, match.end("name"), name, "named")
    if has_list(text):
        yield from counted_items(text)
    counted = [*grammar.COUNTED_ITEM.matches(text)]
    for match in counted if len(counted) > 1 else ():
        bulleted = text[max(0, match.start("name") - 2) : match.start("name")].rstrip(" ")[-1:] in grammar.BULLETS
        name = match["name"] if bulleted else _LEADING.sub("", match["name"])
        common = OF_SORTS.search(name) is not None or grammar.OF_SITES.match(name) is not None
        if name.endswith("일자리"):
            common |= " " not in name or grammar.GENERIC_WORDS.match(name) is not None or is_type(name)
        if len(name) >= 5 and not common:
            yield Name(match.end("name") - len(name), match.end("name"), name, "named")


def _named(draft: Draft) -> Iterator[Name]:
    """Names without quotation marks, by what in them makes them proper; in headline and lead also plainer ones."""
    text = draft.text
    head = head_of(draft, sentences=2)
    told = "".join("|".join(text[start:end] for start, end in head).split())
    for match in grammar.UNQUOTED.finditer(text):
        start = phrase_start(text, match.start())
        term = grammar.TERM_BEFORE.search(text, max(0, start - 12), start)
        if term is not None and grammar.PLAN.search(match[0]):
            start = term.start()
        end = match.end() - (3 if text.endswith("사업 공모", start, match.end()) else 0)
        ministry = grammar.MINISTRY.match(text, start, end)
        start = dated_start(text, start if ministry is None else ministry.end(), end)
        phrase = text[start:end]
        if len(phrase) > 48 or start >= match.end() - 2 or grammar.is_no_name(phrase):
            continue
        if grammar.OF_FIELD.match(phrase) or _SO_MANY.search(text, max(0, start - 6), start):
            continue
        acronym = _ACRONYM.match(text, match.end())
        if acronym is not None and len(phrase) > len(match[0]):
            yield Name(start, acronym.end(), text[start : acronym.end()], "named")
        elif (
            is_proper(phrase)
            or (text.endswith("사업인 ", 0, start) and not grammar.GENERIC_WORDS.match(phrase) and len(phrase) > 8)
            or (match[0] == "프로젝트" and is_told_project(text, phrase, match.end()))
            or (is_counted_kind(text, phrase, match.end()) and not grammar.GENERIC_WORDS.match(phrase))
        ):
            yield Name(start, end, phrase, "named")
        elif (
            any(a <= start < b for a, b in head)
            and text[start - 1 : start] not in grammar.BULLETS
            and is_topic_of_lead(text, phrase, match.end(), twice=told.count(phrase.replace(" ", "")) > 1)
        ):
            yield Name(start, end, phrase, "lead")
