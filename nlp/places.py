"""Finds the names of regions in a text.

An automaton finds every spelling; what stands left and right of it decides whether it is the name of a place
(성남시에서), of the acting office (성남시장은), of a dateline ((성남=…)), or part of another name (성남문화재단,
광주형 일자리), which is only evidence. Which unit a spelling stands for is decided in `homonyms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import ahocorasick_rs

from nlp import gazetteer, romanised
from nlp.city_districts import districts_behind, wards_listed
from nlp.draft import Draft, RegionMention
from nlp.homonyms import Spelling, Use, needs_company, resolve, with_common_words
from nlp.openings import guarded
from nlp.spaced_names import spaced_names

PARTICLES = (
    "서", "에서는", "에서도", "에서의", "에서만", "으로부터", "으로서", "로서", "이라면", "이면", "라면", "께",
    "로부터", "에서", "에는", "에도", "에만", "에게", "에선", "에겐", "와의", "과의", "으로", "이나", "이며",
    "이고", "이라", "보다", "보다는", "까지", "부터", "처럼", "만의", "만이", "은", "는", "이", "가", "을",
    "를", "의", "에", "엔", "와", "과", "랑", "로", "도", "만", "나", "측은", "측이", "측에", "측", "등",
    "등의", "등에", "등은", "등과", "등이", "등지", "등지에서", "및", "인", "였다", "이다", "여서",
)  # fmt: skip
"""What may follow a name within its word without changing what it names."""
_TAIL = "|".join(sorted(PARTICLES, key=len, reverse=True))
_STOP = r"(?![가-힣])"
_PLAIN = re.compile(rf"(?:{_TAIL})?{_STOP}")
_AREA = re.compile(
    rf"(?:지역|기업|경제|시내|도내|군내|관내|구내|내|권역|권|전역|일대|일원|소재|전체|쪽|산하|출신|발|거주|지방|북부|"
    rf"남부|동부|서부|중부|관광|시민|도민|군민|구민|민)"
    rf"(?:들)?(?:{_TAIL})?{_STOP}"
)
_HEAD_OF = {
    "시": re.compile(rf"(?:청사|청장|시장|청|장)(?:{_TAIL})?{_STOP}"),
    "군": re.compile(rf"(?:청사|청|수)(?:{_TAIL})?{_STOP}"),
    "구": re.compile(rf"(?:청사|청장|청)(?:{_TAIL})?{_STOP}"),
    "도": re.compile(rf"(?:도지사|지사|청사|청)(?:{_TAIL})?{_STOP}"),
}
"""성남시장, 평창군수, 도봉구청, 충남도지사: the office itself."""
_GOVERNOR = re.compile(rf"(?:지사|도청)(?:{_TAIL})?{_STOP}")
_MODEL = re.compile(r"(?:형|표|산)(?![가-힣])")
_ORGANISATION_WORD = (
    "노동청|노동지청|지청|중소기업청|중소벤처기업청|중기청|고용센터|상공회의소|상의|경총|교육청|교육지원청|경찰청|경찰서|검찰청|법원|세무서|"
    "보훈청|병무청|소방서|소방본부|우체국|은행|신문|일보|방송|"
    "뉴스|타임즈|투데이|저널|매일|대학교|대학|대|여고|고등학교|의회|의료원|병원|공사|공단|재단|진흥원|연구원|"
    "개발원|평가원|경제원|테크노파크|협회|연합회|본부|"
    "복지관|복지회관|시니어클럽|노인회|관리소|사무소|사업소|위원회|상인회|통계청|개발청|공장|조선소|사업장|제철소|문화원|체육회|농협|축협|수협|조합|지회|"
    "지사|지점|지부|캠퍼스|산업단지|산단|농공단지|공단|센터|공항|역|항|시립|도립|구립|군립|립|시장|체육관|엑스코|벡스코"
)
_IN_NAME = re.compile(rf"[0-9가-힣A-Za-z]{{0,12}}?(?:{_ORGANISATION_WORD})(?:장|원|측)?(?:{_TAIL})?{_STOP}")
_NAME_AFTER_SPACE = re.compile(
    rf"\s(?:[가-힣○]{{0,6}}(?:뉴스|타임[즈스]|투데이|저널|노동청|노동지청|지청|상공회의소|상의|경총|교육청|교육지원청|경찰청|경찰서|검찰청|"
    rf"법원|세무서|테크노파크|은행|신문|일보|방송|MBC|KBS|대학교|"
    rf"의회|브레이크뉴스|지사|지점))(?:{_TAIL}|장)?{_STOP}"
)
_VENUE = re.compile(r"(?:청사?)?\s?(?:대강당|대회의실|회의실|강당|광장|체육관|앞마당|민원실|로비|별관|소회의실)")
_HELD_AT = re.compile(r"\s(?:실내\s?)?(?:종합\s?)?(?:체육관|광장)에서\s")
"""Behind a 시·군·구: a hall in it, that has no name of its own, in which something is held."""
_ROAD_BEGINS = frozenset("대로")
_ROAD = re.compile(r"(?:대로\s?\d|로\s?\d{1,4}(?!\s?[\d,.만천백억조%명개원년월곳건위]))")
"""세종로 12; 가장 높은 곳은 나래구로 7.2% is none."""
_DATELINE_AFTER = re.compile(
    r"\)\s?=\s?\S|(?:[·ㆍ/,][가-힣]{2,4}){0,3}\s?=\s?\S|\s?/\s?[가-힣○]{2,4}\s?기자|\s[가-힣○]{2,4}\s?기자\b"
)
_COLLEGES = re.compile(r"(?:[·ㆍ][가-힣]{2,5}){1,8}(?<=대)(?:\s등\s|[는은가이와과](?=\s))")
"""Behind the first of several colleges that share their last letter: 대구·상주·안동대 등."""
_PATH = re.compile(r"(?:\s?[가-힣]{1,6}[구군읍면동])?\s?>\s")
"""Behind the office whose page it is: 가람시 나래면 > 알림마당 > 공지사항."""
_SITE = re.compile(r"[0-9가-힣]{0,8}(?:산업단지|산단|농공단지|경제자유구역|외국인투자지역|혁신도시)")
_SITE_LIST = re.compile(
    r"(?P<items>(?:(?:과|와|,|·|ㆍ)\s?[가-힣]{1,6}){1,6}?)\s?(?:산업단지|산단|농공단지)(?![가-힣]{0,2}(?:공단|관리))"
)
_JOINS_NAMES = frozenset("과와,·ㆍ")
"""With one of them lists of sites and colleges go on."""
_SITE_ITEM = re.compile(r"(?:과|와|,|·|ㆍ)\s?([가-힣]{1,6})")
_ELLIPTIC_ITEM = re.compile(r"([가-힣]{1,4})\s?([·ㆍ・‧∙,、])\s?$")
_QUOTED = re.compile(r"[‘'「『<《“\"]([^‘’'「」『』<>《》“”\"\n]{2,50})[’'」』>》”\"]")
_PLACES_ONLY = re.compile(r"[가-힣]{2,4}(?:[·ㆍ,]\s?[가-힣]{2,4}){1,8}")
_EVENT = re.compile(r"(?:박람회|한마당|페스티벌|면접의 날|로드쇼|축제|페어)$")
_SPEECH = re.compile(r"(?:다|요|까|라|자|죠|며|고)[.,!?]?$|[.,!?]$")
_ENGLISH_NAME_AFTER = re.compile(
    r"\s(?:Olle|Air\b|Plaza|Tower|Stadium|National|International|University|Bank|Station|Airport|Techno|Chamber|Regional|Times|Ilbo|Herald|"
    r"Daily|Foundation|"
    r"Hospital|Institute|Corporation|Metro\b|Branch\b|Office of Education|Economic Daily|Broadcasting)"
)
_WIRE_DATELINE = re.compile(
    r"(?:,\s[A-Z][A-Za-z-]{2,16}(?:\sProvince)?)?,\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d"
    r"|\s\([A-Z][\w\s./-]{1,24}\)\s?(?:--|—|–|-)|\s?(?:--|—|–)\s"
)
"""Behind a name in capitals: SEOUL, Dec. 22 (Wire) --, SEJONG --."""
WIRE_COUNTRY = re.compile(r",\s(?:South\s)?Korea\s?(?:--|—|–|-)\s")
"""Behind a name that opens a report for readers abroad: Seoul, South Korea –."""
_YEAR = guarded(
    r"(?<!\d)(20[0-2]\d)\s?년|(?<![\d.,])(20[0-2]\d)(?![\d.,]|\s?(?:만|명|개|억|원|여))|[‘’']([0-2]\d)(?=\s?년|\.\s?\d)"
)
_MARKS = "ㆍᆞㅇㅁ"
"""Letters that stand before the items of a list, often right beside them."""
_JOINED_END = re.compile(r"\s?지역|권|\s등|에서|[에의과와은는이가]\s|[-,)]")
"""What follows names that a hyphen joins."""
_MASKS = "○◯ㅇ"
"""Marks that hide a name: what follows further ones is its end (○○서울, a newspaper), not a place."""
UNDATED = date(2022, 12, 31)
"""The day whose names hold where neither a date, nor a year, nor the wording tells when a text was written."""
_ERAS: tuple[tuple[re.Pattern[str], date, re.Pattern[str]], ...] = (
    (re.compile(r"강원특별자치도|Gangwon State"), date(2023, 6, 11), re.compile(r"(?!)")),
    (re.compile(r"전북특별자치도|전북자치도|Jeonbuk State"), date(2024, 1, 18), re.compile(r"전라북도|Jeollabuk")),
    (re.compile(r"전남광주통합특별시|전남광주특별시"), date(2026, 7, 1), re.compile(r"전라남도|광주광역시|Jeollanam")),
)
"""New names, the day they came, and the names that they replaced."""
_OF_NEW_NAMES = ("특별자치도", "전북자치도", "전남광주", "State")
"""One of them stands in each of the new names."""


def find_regions(draft: Draft) -> list[RegionMention]:
    """All mentions of regions in order of position; names that only help other rules have the role "name"."""
    return resolve(draft, _scan(draft))


def day_of(draft: Draft) -> date:
    """The day whose names hold: publication, else the wording's era, else the year the text names most."""
    if draft.published is not None:
        return draft.published
    text = draft.text[:20_000]
    counts: dict[int, int] = {}
    for match in _YEAR.finditer(text):
        year = int(match[1] or match[2]) if match[3] is None else 2000 + int(match[3])
        counts[year] = counts.get(year, 0) + 1
    most = max(counts.values(), default=0)
    day = date(min(year for year, count in counts.items() if count == most), 6, 30) if counts else UNDATED
    renamed = any(sign in text for sign in _OF_NEW_NAMES)
    for new, since, old in _ERAS:
        if renamed and new.search(text):
            day = max(day, since)
        elif day >= since and old.search(text):
            day = since - timedelta(days=1)
    return day


def _scan(draft: Draft) -> list[Spelling]:
    """Spellings with sound boundaries outside of what is left out (where only datelines count), in order."""
    text = draft.text
    automaton, spellings = _automaton()
    matches = automaton.find_matches_as_indexes(text)
    spaced = list(spaced_names(text))
    if not matches and not spaced:
        return []
    on = day_of(draft)
    furniture = _Spans(draft.left_out)
    quoted = _Spans(
        [
            match.span(1)
            for match in _QUOTED.finditer(text)
            if not (_SPEECH.search(match[1]) or _EVENT.search(match[1]) or _PLACES_ONLY.fullmatch(match[1]))
        ]
    )
    found: list[Spelling] = []
    pending: list[Spelling] = []
    for position, (index, start, longest) in enumerate(matches):
        name, english = spellings[index]
        club = name.endswith("시") and text.startswith("니어클럽", longest)
        name, end = (name[:-1], longest - 1) if club else (name, longest)  # 가람시니어클럽 is a club in 가람
        before = text[start - 1] if start else " "
        joined = bool(position and matches[position - 1][2] == start and found and found[-1].end == start)
        if english:
            use = _english_use(text, start, end)
        else:
            following = matches[position + 1][1] if position + 1 < len(matches) else -1
            if (before.isalnum() and before not in _MARKS and not joined) or before in "_@":
                continue
            if before == "-" and not _is_joined(text, start, end):
                continue
            if start > 1 and before in _MASKS and text[start - 2] in _MASKS:
                continue
            use = "place" if following == end else _korean_use(text, name, start, end)
        if use is None:
            continue
        if furniture.holds(start) and use != "dateline":
            if not english and _heads_path(text, name, start, end):
                use = "dateline"
            else:
                continue
        bracketed = before == "(" and text[end : end + 1] == ")"
        if use == "place" and not bracketed and quoted.holds(start) and not english:
            use = "name"
        codes = _codes(name, on, dated=draft.published is not None)
        if use == "name" and joined and _SITE.match(text, end):
            # a site named after two cities (부산진해경제자유구역) is in no district alone
            codes = tuple(dict.fromkeys(_city_of(code) for code in codes))
        item = Spelling(start, end, name, use, codes)
        needs = needs_company(name) if not english else None
        if needs is not None and use != "dateline":
            pending.append(item)
        elif not english:
            found.extend(_elliptic(text, item, on))
            found.append(item)
            found.extend(_districts(text, item, on))
        else:
            found.append(item)
    for start, end, name in spaced:
        codes = gazetteer.by_name(name, on)
        if codes and gazetteer.region(codes[0]).level == "sido":
            found.append(Spelling(start, end, name, "place", codes))
    if pending:
        found = with_common_words(text, found, pending)
    found.extend(_wards(text, found, on))
    return _with_list_names(text, _without_doubles(found))


def _districts(text: str, item: Spelling, on: date) -> list[Spelling]:
    """The districts that are called by their stems behind a city: 청주 흥덕."""
    if item.use != "place" or len(item.codes) != 1:
        return []
    return [
        Spelling(start, end, text[start:end], item.use, (code,))
        for start, end, code in districts_behind(
            text, item.end, item.codes[0], on, lambda end: _PLAIN.match(text, end) or _AREA.match(text, end)
        )
    ]


def _wards(text: str, found: list[Spelling], on: date) -> list[Spelling]:
    """The wards that are called by their stems in lists, where the text names their city: 강북·양천·관악."""
    cities = {code for item in found for code in item.codes if gazetteer.region(code).level == "sido"}
    return [
        Spelling(start, end, text[start:end], "place", (code,))
        for city in sorted(cities)
        for start, end, code in wards_listed(text, city, on)
    ]


def _city_of(code: str) -> str:
    return gazetteer.parents(code)[0] if gazetteer.region(code).level == "gu" else code


def _codes(name: str, on: date, *, dated: bool) -> tuple[str, ...]:
    """What a name may stand for on a day; where the day was only inferred, a name it does not fit keeps its wording."""
    if not dated:
        return tuple(code for code in gazetteer.by_name(name) if gazetteer.region(code).valid(on)) or _latest(name)
    return gazetteer.by_name(name, on)


def _latest(name: str) -> tuple[str, ...]:
    codes = gazetteer.by_name(name)
    open_ended = tuple(code for code in codes if gazetteer.region(code).valid_to is None)
    return open_ended or codes


class _Spans:
    """Sorted spans that answer whether they hold a rising sequence of offsets."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def holds(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= offset


def _korean_use(text: str, name: str, start: int, end: int) -> Use | None:
    """What the name does here, None where it is no name of a region at all."""
    suffix = (
        name[-1] if (name[-1] in _HEAD_OF and len(name) > 2) or name in ("중구", "동구", "서구", "남구", "북구") else ""
    )
    if _DATELINE_AFTER.match(text, end) and _opens(text, start):
        return "dateline"
    following = text[end : end + 1]
    if following in _JOINS_NAMES:
        if _lists_sites(text, end):
            return None
        if _COLLEGES.match(text, end):
            return "name"
    if _SITE.match(text, end):
        return "name"
    if (following in _ROAD_BEGINS and _ROAD.match(text, end)) or (
        name == "세종" and text.startswith(("로", "대로", "문화", "대왕"), end)
    ):
        return None
    if _is_initials(text[end : end + 2]):
        return "name"
    if _PLAIN.match(text, end):
        if text.startswith(("의회", "의원"), end):
            return "name"
        if not suffix and _NAME_AFTER_SPACE.match(text, end):
            return "name"
        held = suffix and _HELD_AT.match(text, end)
        return "name" if _VENUE.match(text, end) and not held else "place"
    if _MODEL.match(text, end):
        return "name"
    if suffix and _HEAD_OF[suffix].match(text, end):
        return "name" if _VENUE.match(text, end) else "office"
    if not suffix and name in _PROVINCES and _GOVERNOR.match(text, end):
        return "office"
    if _AREA.match(text, end):
        return "place"
    if _IN_NAME.match(text, end):
        return "name"
    return None


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether the hyphen before a name joins it to a Korean one: 속초-양양지역, but not the line 속초-양양 고속도로."""
    return "가" <= text[start - 2 : start - 1] <= "힣" and _JOINED_END.match(text, end) is not None


def _is_initials(letters: str) -> bool:
    """Whether initials follow a name, which make it that of a broadcaster or a body: 가람MBC, 나래TP."""
    return letters.isupper() and letters.isascii() and len(letters) == 2 and letters.isalpha()


def _heads_path(text: str, name: str, start: int, end: int) -> bool:
    """Whether an office's full name heads the path to the page, or follows the one that does: 울산광역시 북구 >."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    opens = not line or (line in _known() and line[-1] in "시도")
    return opens and name[-1] in "시도군구" and len(name) > 1 and _PATH.match(text, end) is not None


def _lists_sites(text: str, end: int) -> bool:
    """Whether a name is one of several sites, not all of them called after a place: 하남과 첨단, 평동산업단지."""
    match = _SITE_LIST.match(text, end)
    return match is not None and any(item not in _known() for item in _SITE_ITEM.findall(match["items"]))


@cache
def _known() -> frozenset[str]:
    return frozenset(gazetteer.names())


_PROVINCES = frozenset({"경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주"})


def _opens(text: str, start: int) -> bool:
    """Whether a dateline may begin here: after a bracket, a slash, a line break, or other words within the bracket."""
    before = text[max(0, start - 24) : start]
    if not before.strip() or before[-1] in "[(【/\n•·ㆍ=,":
        return True
    line = before.rsplit("\n", 1)[-1]
    opened = any(mark in line for mark in "[(【") and not any(mark in line for mark in "])】")
    return opened or not line.strip(" •|/")


def _english_use(text: str, start: int, end: int) -> Use | None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "-_.@/" or after.isalnum() or after in "_@" or text.startswith("-", end):
        return None
    if (_WIRE_DATELINE.match(text, end) and text[start:end].isupper()) or WIRE_COUNTRY.match(text, end):
        return "dateline"
    if after == "." and end + 1 < len(text) and text[end + 1].islower():
        return None
    if _DATELINE_AFTER.match(text, end) and _opens(text, start):
        return "dateline"
    return "name" if _ENGLISH_NAME_AFTER.match(text, end) else "place"


def _elliptic(text: str, last: Spelling, on: date) -> list[Spelling]:
    """The items before `last` that borrow its unit: 중·남·동구, 횡성·인제군."""
    unit = last.name[-1]
    if unit not in "시군구" or len(last.name) < 2:
        return []
    items: list[Spelling] = []
    position = last.start
    for _ in range(30):
        match = _ELLIPTIC_ITEM.search(text, max(0, position - 8), position)
        if match is None:
            break
        stem = match[1]
        name = stem + unit
        start = match.start(1)
        if start and text[start - 1].isalnum() and text[start - 1] not in "ㆍᆞ":
            break
        if stem.endswith(("시", "군", "구")) and gazetteer.by_name(stem, on):
            break
        codes = gazetteer.by_name(name, on)
        if not codes or (len(stem) == 1 and match[2] in ",、"):
            break
        items.append(Spelling(start, start + len(stem), name, last.use, codes))
        position = start
    items.reverse()
    return items


def _with_list_names(text: str, found: list[Spelling]) -> list[Spelling]:
    """전주·익산·군산지청: what is listed before a part of another name is part of such a name too."""
    listed = False
    for index in range(len(found) - 2, -1, -1):
        item, following = found[index], found[index + 1]
        if following.use == "name" and item.use == "place" and item.end == following.start:
            found[index] = replace(item, use="name")  # 부산진해경제자유구역
            continue
        listed = (
            following.use == "name"
            and item.use == "place"
            and following.start - item.end <= 2
            and re.fullmatch(r"[·ㆍ・‧∙]\s?", text[item.end : following.start]) is not None
            and (listed or _IN_NAME.match(text, following.end) is not None)
        )
        if listed:
            found[index] = replace(item, use="name")
    return found


def _without_doubles(found: list[Spelling]) -> list[Spelling]:
    kept: list[Spelling] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, bool]]]:
    spellings: list[tuple[str, bool]] = []
    patterns: list[str] = []
    for name in gazetteer.names():
        patterns.append(name)
        spellings.append((name, False))
    for spelling, name in romanised.names().items():
        patterns.append(spelling)
        spellings.append((name, True))
    automaton = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,  # twice as fast as the default, for 4 MB more
    )
    return automaton, spellings
