"""What 올해 means: the year of publication, or the one that an undated text itself gives away.

An undated text tells its year by a date that the page states, by a relative word explained (올해(2019년)), by the year
in the name of what it is about (‘2012 일자리 창출 대책’), or by the only year that it writes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nlp import period_grammar as grammar
from nlp.draft import Draft
from nlp.period_scan import Found, full_year, scan

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What 올해 means: its year, and the month of publication where that is known. Both None when nothing tells."""

    year: int | None
    month: int | None = None
    next_is_named: bool = False
    """The year stands in a plan's name and the text speaks of 내년, never of 올해: 내년 is the plan's year."""

    def shift(self, years: int) -> Years | None:
        """Return the one-year span that lies `years` after this year."""
        if self.year is None:
            return None
        year = self.year + years - (1 if self.next_is_named and years > 0 else 0)
        return (year, year)


def calendar_of(draft: Draft, found: list[Found] | None = None) -> Calendar:
    """Return what 올해 means: by the publication date, a date that the page states, or a year in the text's name."""
    if draft.calendar is None:
        draft.calendar = _calendar_of(draft, found)
    return draft.calendar


def _calendar_of(draft: Draft, found: list[Found] | None) -> Calendar:
    published = draft.published or _stated_date(draft)
    if published is not None:
        return Calendar(published.year, published.month)
    gloss = grammar.GLOSS.search(draft.text)
    if gloss is not None:
        return Calendar(int(gloss["y"]) - grammar.OFFSETS[longest_key(gloss["word"])])
    found = scan(draft) if found is None else found
    year = named = _named_year(draft, found)
    if year is None:
        year = _only_year(draft, found)
    if year is None:
        year = _year_of_reference(draft, found) or _year_of_review(draft, found)
    if year is None:
        year = _year_ahead(draft, found)
    if year is None:
        year = _year_set_against(draft, found)
    if year is not None and _is_coming(draft.text, year):
        year -= 1
    if year is not None and (_is_assessed(draft.text, year) or _is_over(draft.text, year)):
        year += 1
    if year is None:
        year = _year_after(draft, found)
    speaks_of_next = (
        named is not None
        and year is not None
        and "내년" in draft.text
        and not re.search("올해|올 들어|금년", draft.text)
        and not _is_under_way(draft.text, year)
    )
    return Calendar(year, next_is_named=speaks_of_next)


def _is_assessed(text: str, year: int) -> bool:
    """Whether the text tells, the year after, what was found of `year`: 2014년도 … 평가, with 지난해 beside it."""
    return (
        "지난해" in text
        and re.search(rf"{year}년도\s?[^.\n\d]{{2,30}}?(?:평가|실적|결산)(?:에서|\s?결과|[을를]\s)", text[:600])
        is not None
    )


def _year_set_against(draft: Draft, found: list[Found]) -> int | None:
    """The year behind the only one written, where this year's figures are set against its: 600 jobs, against 310 in."""
    written = {int(m.match["y"]) for m in found if m.rule == "english" and m.match["y"]}
    if len(written) != 1 or re.search(r"\b[Tt]his\syear", draft.text) is None:
        return None
    year = next(iter(written))
    base = rf"\b(?:against|compared\s(?:with|to)|up\sfrom)\s[\d,.]{{1,12}}\s(?:[a-z]{{1,12}}\s)?in\s{year}\b"
    return year + 1 if re.search(base, draft.text) else None


def _is_over(text: str, year: int) -> bool:
    """Whether the month of a survey is last year's: 2025년 12월 고용동향 … 지난해 12월 취업자는."""
    return any(f"지난해 {month[1]}월" in text for month in re.finditer(rf"{year}년\s(\d{{1,2}})월", text[:2000]))


def _is_under_way(text: str, year: int) -> bool:
    """Whether the text tells what was done of what is named for `year`: ‘2018년 …’ 참여기업을 뽑았다고 밝혔다."""
    named = re.search(rf"{year}년?[^.\n]{{4,80}}?([가-힣])다고\s", text)
    return named is not None and (ord(named[1]) - 0xAC00) % 28 == _SSANG_SIOT and named[1] not in "겠있"


def _is_coming(text: str, year: int) -> bool:
    """Whether the year named is the next one: 2023년도 생활임금, with 내년 and more than this year's in the text."""
    written = re.search(rf"(?:{year}|['’‘]{year % 100:02})년?", text[:400]) is not None
    if written and _says_next_year(text, 1000):
        return True
    if "내년" not in text or not written:
        return False
    scheme = re.search(rf"(?:{year}|['’‘]{year % 100:02})년도?\s[^.,\n]{{0,24}}?(?:사업|예산|일자리)", text[:400])
    return _THIS_YEAR_AS_BASE.search(text) is not None or bool(scheme and _MORE_THAN_NOW.search(text))


def _says_next_year(text: str, end: int) -> bool:
    """Whether an English text says next year in its first characters up to `end`."""
    return text.find("year", 0, end) >= 0 and _EN_NEXT_YEAR.search(text, 0, end) is not None


def _year_after(draft: Draft, found: list[Found]) -> int | None:
    """The only year written, where a sentence sets it against the last: 지난해 …했으나, 2009년도에는."""
    written = {full_year(m.match["a"]) for m in found if m.match.groupdict().get("a")}
    if len(written) != 1:
        return None
    year = next(iter(written))
    return year if re.search(rf"지난해\s[^.\n]{{4,90}}(?:으나|지만|는데),?\s{year}년도?에는", draft.text) else None


def _year_ahead(draft: Draft, found: list[Found]) -> int | None:
    """The last year written, where a text that opens with next year names a scheme for it: 2020년 일자리 사업 공모."""
    if draft.text.find("내년", 0, _BEGINNING) < 0 and not _says_next_year(draft.text, _BEGINNING):
        return None
    latest, named = 0, 0
    for item in found:
        written = item.match.groupdict().get("a") or item.match.groupdict().get("y")
        if item.rule in ("year", "name_year", "date", "english") and written:
            latest = max(latest, full_year(written))
            if _NAMED.search(draft.text[item.end : item.end + 40].split("\n")[0]) or _EN_NAMED.match(
                draft.text, item.end
            ):
                named = max(named, full_year(written))
    return named if named and named == latest else None


def _year_of_reference(draft: Draft, found: list[Found]) -> int | None:
    """The latest year written, where the text counts as of then: 2019년 1월 기준, (2014. 7.~2015. 6.), 상반기."""
    present, latest = 0, 0
    for item in found:
        groups = item.match.groupdict()
        if item.rule in ("year", "date") and groups.get("a"):
            year = full_year(groups["a"])
            latest = max(latest, year)
            if _AS_OF.match(draft.text, item.end) or _HALF_OF.search(item.match[0]):
                present = max(present, year)
        elif item.rule == "range" and _MONTHS.search(item.match[0]):
            present = max(present, full_year(groups["b"]))
        elif item.rule == "english" and groups.get("y"):
            year = int(groups["y"])
            latest = max(latest, year)
            if _EN_SAID.search(draft.text, max(0, item.start - 12), item.start) and _MONTH.search(item.match[0]):
                present = max(present, year)
    return present if present and present >= latest else None


def _year_of_review(draft: Draft, found: list[Found]) -> int | None:
    """The year behind that of a review which opens with 지난해: its results are counted up to 지난해 (2014∼2017년)."""
    if not re.search("지난해|작년", draft.text[:_OPENING]):
        return None
    ends = [full_year(m.match["b"]) for m in found if m.rule == "range" and _RESULTS.match(draft.text, m.end)]
    single = [full_year(m.match["a"]) for m in found if m.rule in ("year", "date") and m.match.groupdict().get("a")]
    return max(ends) + 1 if ends and max(ends) >= max(single, default=0) else None


def _stated_date(draft: Draft) -> date | None:
    text = draft.text
    lines = (m for m in grammar.DATE_LINE.finditer(text, 0, _TOP) if _is_above(draft, m.start()))
    for match in (*grammar.STATED_DATE.finditer(text), *lines):
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
    return None


def _is_above(draft: Draft, at: int) -> bool:
    """Whether a statement follows: the dates below the last one are those of other pages."""
    return any(s.start > at and s.kind in ("text", "item") and draft.text[s.end - 1] in ".다" for s in draft.sentences)


def _named_year(draft: Draft, found: list[Found]) -> int | None:
    """The year that headline, lead or a quoted name gives to the whole: '2012 일자리 창출 대책 보고회'."""
    head_end = _head_end(draft)
    for item in found:
        if item.rule not in ("year", "name_year") or "a" not in item.match.re.groupindex:
            if (
                item.rule != "english"
                or item.match.lastgroup not in ("year", "y")
                or not _opens_quote(draft.text, item.start)
            ):
                continue
            return full_year(item.match["y"])
        after = draft.text[item.end : item.end + 40].split("\n")[0]
        names = _opens_quote(draft.text, item.start) or (
            item.start < head_end
            and _NAMED.search(after)
            and not re.match(r"\s?(?:말|이후|부터|까지|대비|기준|에)", after)
        )
        headline = draft.headline is not None and draft.headline[0] <= item.start < draft.headline[1]
        if names or (headline and not re.match(r"\s?(?:까지|부터|이후|대비|보다)", after)):
            return full_year(item.match["a"])
    return None


def _only_year(draft: Draft, found: list[Found]) -> int | None:
    """The year of the dates and statistics that the text writes out, where none but one is written."""
    years: set[int] = set()
    dated, head_end = False, _head_end(draft)
    for item in found:
        if "n" in item.match.re.groupindex and item.rule != "english":
            continue
        groups = item.match.groupdict()
        written = [groups[key] for key in ("a", "b", "y", "u", "s") if groups.get(key)]
        years.update(full_year(year) for year in written)
        if item.rule in ("year", "date", "english") and written and len(years) == 1:
            dated = dated or _dates_the_text(draft, item, head_end)
    return next(iter(years)) if len(years) == 1 and dated else None


def _dates_the_text(draft: Draft, item: Found, head_end: int) -> bool:
    """Whether a written year is that of what the text tells: of its statistics, its schedule, or a date in its lead."""
    behind = _BRACKET.sub("", draft.text[item.end : item.end + 48])[:24]
    if _MONTH.search(item.match[0]) and _RUNS.match(draft.text, item.end):
        return True
    begins = item.start < head_end and _BEGINS.match(draft.text, item.end) is not None
    if any(p.match(behind) for p in (grammar.ORIGIN, grammar.BASE)) or (grammar.SINCE.match(behind) and not begins):
        return False
    before = draft.text[max(0, item.start - 40) : item.start]
    if item.rule == "english" and any(p.search(before) for p in (grammar.EN_ORIGIN, grammar.EN_BASE)):
        return False
    if _STATED.match(behind) is not None:
        return True
    scheduled = (_EN_SCHEDULE.search(before) if item.rule == "english" else _SCHEDULE.match(behind)) is not None
    return _MONTH.search(item.match[0]) is not None and (scheduled or item.start < head_end)


_THIS_YEAR_AS_BASE = re.compile(
    r"올해\s(?:[가-힣]{2,8}\s){0,3}\(?\d[\d,.억만천백 ]{0,16}[가-힣]{1,3}\)?\s?(?:보다|에\s?견줘|에\s?비해|대비)"
)
_MORE_THAN_NOW = re.compile(r"(?:올해|금년)(?:보다|\s?대비|에\s비해)")
_EN_NEXT_YEAR = re.compile(r"\b[Nn]ext\syear")
_EN_NAMED = re.compile(r"(?:\s[A-Z][\w&-]{1,20}){1,6}")
_TOP = 1_500  # characters in which a page tells its date
_BEGINNING = 600  # characters in which an undated text says whether it is about this year or the next
_OPENING = 120  # characters of a headline and the beginning of its lead
_RESULTS = re.compile(r"[^.\n]{0,60}?(?:창출해|창출했|창출하며|만들어|만들었|달성|취업시|거둬|거뒀)")
_AS_OF = re.compile(r"\s?말?\s?(?:기준|현재)|\s(?:및\s\d분기\s)?(?:[가-힣]{2,6}\s)?고용동향")
_SSANG_SIOT = 20  # the final consonant of the past tense
_HALF_OF = re.compile(r"[상하]반기")
_MONTHS = re.compile(r"\d\s?[.년]\s?\d{1,2}[.월]?.{0,12}\d\s?[.년]\s?\d{1,2}[.월]?")
_EN_SAID = re.compile(r"\bsaid\s(?:in|on)\s$")
_BRACKET = re.compile(r"^\s?\([^()\n]{1,20}\)")
_SCHEDULE = re.compile(r"\s?(?:까지|[~∼～])")
_EN_SCHEDULE = re.compile(r"\b(?:to|until|through|by|from|on)\s$")
_RUNS = re.compile(r"\s?부터\s[\d월일\s.]{2,12}까지")
_MONTH = re.compile(r"월|[./-]\s?\d|[A-Z][a-z]{2}")
_BEGINS = re.compile(
    r"부터\s[^.\n]{0,80}?(?:[가-힣](?<![았었했였됐겠났])다고\s[^.\n]{0,12}(?:밝|말|전|알)|예정|계획|방침)"
)
_STATED = re.compile(
    r"\s?(?:제?\s?\d{1,2}차\s)?[가-힣\s·]{0,30}?(?:발대식|개강식|수료식|시상식|해단식|평가회|생활임금|최저임금|고용동향|동향|통계|조사|예산|사업비|심의회|보고회|협의회)"
)
_NAMED = re.compile(
    r"^[^.,\n]{0,36}?(?:사업|대책|계획|박람회|프로젝트|공모|로드쇼|페스티벌|한마당|콘서트|축제|대회|발대식|설명회|보고회|시상식|협약식|프로그램|공시|예산|생활임금)"
)


def _opens_quote(text: str, at: int) -> bool:
    return text[at - 1 : at] in ("‘", "'", "“", '"', "「", "『", "<", "《", "`") if at else False


def _head_end(draft: Draft) -> int:
    """Where the headline and the first two sentences of the body end."""
    body = [s for s in draft.sentences[:40] if s.kind in ("text", "item") and s.end - s.start >= 20][:2]
    if body:
        return body[-1].end
    return draft.sentences[0].end if draft.sentences else 300


@lru_cache(maxsize=256)
def longest_key(word: str) -> str:
    """Return the longest key of `OFFSETS` that a relative word begins with."""
    word = word.lower()
    return max((key for key in grammar.OFFSETS if word.startswith(key)), key=len)


def term_years(number: int) -> Years | None:
    """Return the years of a 민선 term, None for one that is not known."""
    first, last, began = grammar.TERM_TO_DATE_YEARS
    start = began + 4 * (number - first)
    return (start, start + 4) if first <= number <= last else None
