"""Characters that say when: explicit years, words relative to the publication date, spans of years, terms of office.

The text is scanned once for cues; exact patterns are tried only where a cue stands. Which figure a period governs is
decided in `nlp.periods`. A period that neither the publication date nor an explicit year resolves has years None.

PeriodMention.rule says what was read:
    year, date, range, name_year       written out: 2018년, '18.9., 2018∼2022년, the year of '2012 일자리 창출 대책'
    ago                                a year earlier: of the figure before it alone
    relative, month, half              올해, 지난해, 다음 달, 6월, 하반기
    until, since                       2022년까지, 2019년부터: with the year of publication at the other end
    limit                              최대 2년간: how long a support may run, no years of its own
    past_years, next_years, span       최근 3년간, 향후 4년간, 3년 동안 (None until another mention tells which years)
    term, term_to_date                 민선 8기; 민선 8기 들어 (up to the publication; to an unknown day: None)
    origin                             when something else began or was done: 2010년 시작된 사업, 지난해 공모를 거쳐
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from nlp import period_grammar as grammar
from nlp.draft import Draft, PeriodMention
from nlp.period_calendar import Calendar, calendar_of, term_years
from nlp.period_lengths import settle_lengths, since_openings
from nlp.period_offices import term_of_office
from nlp.period_readings import JUST_BEGUN, months_told, years_read
from nlp.period_scan import Found, full_year, number, scan
from nlp.period_tense import looks_back


def _goes_on(text: str, last: PeriodMention, item: Found) -> bool:
    """Whether a month ends what the month before it began: 12월 1일부터 1월 5일까지."""
    between = text[last.end : item.start] if item.start - last.end <= 6 else "."
    return last.rule == item.rule == "month" and re.fullmatch(r"\s?(?:부터|[~∼〜-])\s?", between) is not None


def _planned_in(text: str, first: PeriodMention, last: PeriodMention) -> bool:
    """Whether a plan made in an earlier year reaches to the later: 2022년 종합계획을 세우며 2026년까지."""
    if first.base or first.years is None or first.rule not in ("year", "relative", "date", "term", "origin"):
        return False
    ordered = last.years is not None and first.years[0] < last.years[0] and last.start - first.end <= 60
    return ordered and grammar.PLAN_MADE.fullmatch(text, first.end, last.start) is not None


def _begins(text: str, first: PeriodMention, last: PeriodMention) -> bool:
    """Whether two mentions are the ends of one span: 내년부터 2012년까지."""
    between = text[first.end : last.start] if last.start - first.end <= 36 else "."
    ordered = first.years is not None and last.years is not None and first.years[0] <= last.years[1]
    if first.rule == "origin" and ordered and not last.base and _SINCE_THEN.fullmatch(between):
        return True
    if first.rule == "since" and ordered and _BY_MEANS.fullmatch(between):
        return True
    if first.rule == "relative" and between == " " and text[max(0, first.start - 5) : first.start].lower() == "from ":
        return ordered
    if first.rule != "since" and "부터" not in between:
        return False
    return (
        ordered
        and (first.rule in ("year", "relative", "since") or text.startswith(_NEXT_MONTH, first.start))
        and re.fullmatch(r"\s?(?:부터)?\s(?:오는\s)?", between) is not None
    )


def _joined(text: str, first: PeriodMention, last: PeriodMention) -> PeriodMention | None:
    """Two years that have one figure together: 올해와 내년, 작년과 재작년, 2023년~올해 7월."""
    if first.base or last.base or first.rule not in _SINGLE or not first.years or not last.years:
        return None
    to_now = last.rule in ("relative", "month") and text.startswith(_NAMES_YEAR, last.start)
    if to_now and first.years[0] < last.years[1] and _TO.fullmatch(text, first.end, last.start):
        return PeriodMention(first.start, last.end, (first.years[0], last.years[1]), "range")
    if last.rule not in _SINGLE or last.years[0] != last.years[1] or abs(last.years[0] - first.years[1]) != 1:
        return None
    between = text[first.end : last.start] if last.start - first.end <= 12 else "."
    season = _SEASONS.match(text, last.end) is not None and _AND_SEASON.fullmatch(between) is not None
    and_ = season or (between in ("과 ", "와 ") and not _COMPARES.match(text, last.end))
    years = (min(first.years[0], last.years[0]), max(first.years[1], last.years[1]))
    return PeriodMention(first.start, last.end, years, "range") if and_ else None


def find_periods(draft: Draft) -> list[PeriodMention]:
    """Return the period mentions of the text in order, none overlapping, none in what was left out."""
    found = scan(draft)
    calendar = calendar_of(draft, found)
    sentence_starts = [sentence.start for sentence in draft.sentences]
    resolved: list[PeriodMention] = []
    explicit: tuple[int, int | None] = (-1, None)
    passed = False
    dated: dict[int, int] = {}
    for item in found:
        if resolved and item.start < resolved[-1].end:
            continue
        sentence = bisect_right(sentence_starts, item.start)
        year = explicit[1] if explicit[0] == sentence else None
        if item.rule in ("month", "half") and (passed or _turns(draft.text, item)):
            year = None
        if year is None and item.rule == "next_of":
            year = _year_told_last(draft.text, item, explicit[1], calendar)
        if year is None and resolved and _goes_on(draft.text, resolved[-1], item):
            year = resolved[-1].years[1] if resolved[-1].years else None
        if item.rule in ("year", "date") and (month := _MONTH_NUMBER.search(item.match[0])) is not None:
            dated[int(month[1])] = max(dated.get(int(month[1]), 0), full_year(item.match["a"]))
        if year is None and item.rule == "month" and _is_surveyed(draft.text, item):
            year = _year_surveyed(item, dated, calendar)
        if year is None and item.rule == "month" and _is_past(draft, sentence - 1, item, calendar):
            year = calendar.year - 1 if calendar.year is not None else None
        mention = _resolve(draft.text, item, calendar, year)
        if year is None and mention.rule == "month" and _has_passed(draft, sentence - 1, item, mention, calendar):
            mention = _resolve(draft.text, item, calendar, calendar.year)
        if item.rule == "office" and mention.years is None:
            continue
        apart = draft.text[resolved[-1].end : item.start] if item.rule == "years_taken" and resolved else "."
        if apart.strip(" ,") in ("", "들어"):
            mention = _ended_then(resolved[-1], mention, item.match)
        if mention.rule == "until" and mention.years and resolved and _planned_in(draft.text, resolved[-1], mention):
            planned = resolved[-1].years
            years = (planned[0], mention.years[1]) if planned else None
            mention = replace(mention, years=years, rule="range")
        dated_now = mention.rule == "month" and item.match[0].startswith("올")
        topical = (dated_now or mention.rule in _TOPICAL) and not item.match[0].startswith("전년")
        if topical and mention.years and not mention.base and not grammar.BASE_LEVEL.match(draft.text, mention.end):
            explicit = (sentence, mention.years[1])
            passed = mention.rule == "origin" and grammar.PASSED.match(draft.text, mention.end) is not None
        if resolved and mention.rule == "until" and mention.years and _begins(draft.text, resolved[-1], mention):
            begun = resolved.pop()
            years = (begun.years[0], mention.years[1]) if begun.years else None
            mention = PeriodMention(begun.start, mention.end, years, "range")
        till = _TILL.match(draft.text, mention.end) if mention.rule == "month" and resolved else None
        if till is not None and resolved[-1].rule == "since" and _begins(draft.text, resolved[-1], mention):
            begun = resolved.pop()
            years = (begun.years[0], mention.years[1]) if begun.years and mention.years else None
            mention = PeriodMention(begun.start, till.end(), years, "range")
        if resolved and (joined := _joined(draft.text, resolved[-1], mention)) is not None:
            resolved.pop()
            mention = joined
        resolved.append(mention)
    settled = settle_lengths(draft.text, since_openings(draft.text, resolved, calendar), calendar)
    return _plans_of_term(draft.text, settled)


def _plans_of_term(text: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """`found` with the ends of a plan that is said to be of a whole term read as the term.

    민선 7기 4년 동안 추진할; 민선 7기(2018~2022년).
    """
    plan = _WHOLE_TERM.search(text, 0, _PLAN_TOP)
    years = term_years(int(plan["n"])) if plan is not None else None
    if years is None and (dated := _DATED_TERM.search(text, 0, _PLAN_TOP)) is not None:
        told = term_years(int(dated["n"]))
        years = told if told == (int(dated["first"]), int(dated["last"])) else None
    if years is None:
        return found
    return [
        replace(m, years=years)
        if m.rule == "until" and m.years and years[0] < m.years[0] < m.years[1] == years[1]
        else m
        for m in found
    ]


_TOPICAL = ("year", "relative", "range", "date", "origin")  # rules whose year the months after it in a sentence have
_BUT = re.compile(r"(?:었|였|했|았|됐|렸|졌)(?:으나|지만|는데),?\s$")
_HALF_YEAR = 6
_HAS_BEEN = re.compile(r"(?:모습|흐름|추세)(?:이다|입니다)[.]$")
_NAMES_YEAR = ("올", "내년", "지난해", "작년")
_NEXT_MONTH = ("내달", "다음 달", "다음달")
_TO = re.compile(r"\s?[~∼〜～]\s?")
_WHOLE_TERM = re.compile(
    r"민선\s?(?P<n>\d)\s?기\s?(?:4년|임기)\s?(?:동안|간|내에?)?\s(?:추진|실천|이행|펼|펴|이룰|이뤄)"
)
_DATED_TERM = re.compile(
    r"민선\s?(?P<n>\d)\s?기\s?\(\s?(?P<first>20\d\d)(?:년|\.\s?7\.?)?\s?[~∼〜～-]\s?"
    r"(?P<last>20\d\d)(?:년|\.\s?6\.?)?\s?\)"
)
_PLAN_TOP = 1_500  # characters of a text in which a plan is named
_TILL = re.compile(r"(?:\s?말)?\s?까지")
_SINCE_THEN = re.compile(r"[^.\n]{0,24}?(?:이후|이래|[뒤후]|부터|시작으로)\s(?:[가-힣]{1,8}\s)?")
_FIRST_YEAR = re.compile(r"첫\s?해(?:에는|에|는)?\s[^.\n]{0,50}$")
_TOLD_BEFORE = 60  # characters before 이듬해 in which the first year is told of
_BY_MEANS = re.compile(r"\s[가-힣\s]{2,28}[을를]\s통해\s")
_COMPARES = re.compile(r"[을를]\s(?:견|비교|대비)")
_SINGLE = ("year", "relative")
_AND_SEASON = re.compile(r"\s?(?:추계|추기|가을철?)(?:\s?[~∼～-]\s?|\s및\s|[,·]\s?|[과와]\s)")
_SEASONS = re.compile(r"\s?(?:춘계|춘기|봄철?)")
_MONTH_NUMBER = re.compile(r"(1[0-2]|0?[1-9])\s?월")


def _year_told_last(text: str, item: Found, told: int | None, calendar: Calendar) -> int | None:
    """The year that 그해, 같은 해 and 이듬해 begin from: the first of a scheme, else the last that was told."""
    before = text[max(0, item.start - _TOLD_BEFORE) : item.start]
    return calendar.year if _FIRST_YEAR.search(before) else told


def _turns(text: str, item: Found) -> bool:
    """Whether a month begins the clause that is set against what was before: 지난해 말 90명이었으나 6월 말 기준."""
    return (
        text[item.start - 1 : item.start] == " " and _BUT.search(text, max(0, item.start - 8), item.start) is not None
    )


def _is_surveyed(text: str, item: Found) -> bool:
    """Whether a bare month is one that statistics have measured: 12월 전국 실업자는."""
    plain = item.match.groupdict().get("m") and not item.match.groupdict().get("way")
    return bool(plain) and grammar.SURVEYED.match(text, item.end) is not None


def _is_past(draft: Draft, sentence: int, item: Found, calendar: Calendar) -> bool:
    """Whether a bare month of the later half is told as over when the year has only begun: 12월에는 30명이 늘었다."""
    groups = item.match.groupdict()
    if (calendar.month or 12) > JUST_BEGUN or not groups.get("m") or groups.get("way") or sentence < 0:
        return False
    told = draft.sentences[sentence]
    over = looks_back(draft, told) or _HAS_BEEN.search(draft.text, told.start, told.end) is not None
    return int(groups["m"]) > _HALF_YEAR and over


def _has_passed(draft: Draft, sentence: int, item: Found, mention: PeriodMention, calendar: Calendar) -> bool:
    """Whether a bare month of the first half is told as over late in a year: 1~2월에 신청을 받아 4월부터 나갔다."""
    groups = item.match.groupdict()
    ahead = calendar.year is not None and mention.years == (calendar.year + 1, calendar.year + 1)
    if not ahead or not groups.get("m") or groups.get("way") or sentence < 0:
        return False
    return looks_back(draft, draft.sentences[sentence])


def _year_surveyed(item: Found, dated: dict[int, int], calendar: Calendar) -> int | None:
    """The year that the text gave to the same month before, else that of the last such month that is over."""
    month = int(item.match["m"])
    if month in dated:
        return dated[month]
    if calendar.year is None or calendar.month is None:
        return None
    return calendar.year - (month >= calendar.month)


def _ended_then(until: PeriodMention, taken: PeriodMention, match: re.Match[str]) -> PeriodMention:
    """`taken` with the year right before it as its end, or all of it: 지난해까지 1년 6개월 만에, 올 들어 4개월 만에."""
    if until.rule == "relative" and until.years is not None and taken.years is not None and not until.base:
        return replace(taken, years=until.years) if until.years[1] == taken.years[1] else taken
    if until.rule != "until" or until.years is None or taken.years is None or until.years[1] >= taken.years[1]:
        return taken
    last = until.years[1]
    return replace(taken, years=((last * 12 + 12 - months_told(match)) // 12, last))


def _resolve(text: str, found: Found, calendar: Calendar, explicit: int | None) -> PeriodMention:
    if found.rule == "office":
        return PeriodMention(found.start, found.end, term_of_office(text, found.start, calendar), "term")
    rule, years = years_read(found, calendar, explicit)
    mention = PeriodMention(found.start, found.end, years, rule)
    if found.rule == "english":
        before = text[max(0, found.start - 40) : found.start]
        if grammar.EN_BASE.search(before) and rule in ("relative", "ago", "year", "date"):
            return replace(mention, base=True)
        passed = grammar.EN_ORIGIN.search(before) or (rule == "since" and grammar.EN_RECORD.search(before))
        return replace(mention, rule="origin") if passed else mention
    if rule == "ago":
        return replace(mention, rule="relative", base=True)
    if found.rule == "span" and grammar.LIMIT.search(text[max(0, found.start - 8) : found.start]):
        return replace(mention, rule="limit")
    if rule == "term" and grammar.BASE.match(text, mention.end) is not None:
        return replace(mention, base=True)
    if found.rule in ("past_years", "next_years", "span", "term", "name_year"):
        return mention
    return _widen(text, mention, calendar)


def _widen(text: str, mention: PeriodMention, calendar: Calendar) -> PeriodMention:
    """`mention` as the words after it have it: a base, an origin, the end or the beginning of a span."""
    at, years = mention.end, mention.years
    if (match := grammar.FROM_LENGTH.match(text, at)) is not None:
        begun = _MONTH_NUMBER.search(text, mention.start, at)
        whole = begun is None or int(begun[1]) == 1
        last = None if years is None else (years[0], years[0] + number(match["n"]) - whole)
        return PeriodMention(mention.start, match.end(), last, "range")
    if grammar.BASE.match(text, at) is not None or grammar.RECORD_SINCE.match(text, at) is not None:
        return replace(mention, base=True)
    now = calendar.year
    if (calendar.month or 12) <= JUST_BEGUN and grammar.TAKEN_IN.match(text, at) and years == calendar.shift(-1):
        return replace(mention, rule="origin")
    if (match := grammar.SINCE_EVENT.match(text, at)) is not None and years and years[0] < (now or years[1] + 1):
        record = grammar.ORIGIN.match(text, at)
        if record is None or record.end() <= match.end():
            since = PeriodMention(mention.start, match.end(), (years[0], now), "since") if now else None
            return since or replace(mention, rule="origin")
    if grammar.ORIGIN.match(text, at) is not None:
        return replace(mention, rule="origin")
    if grammar.READY_BY.match(text, at) is not None and years and now and years[1] > now:
        return replace(mention, years=(now, years[1]), rule="until")
    if grammar.MILESTONE.match(text, at) is not None:
        return replace(mention, rule="milestone")
    if now is None and grammar.TO_DATE.match(text, at) is not None:
        return replace(mention, rule="since", years=None)
    if mention.rule in ("month", "date", "half") or years is None or years[0] != years[1]:
        return mention
    if (match := grammar.UNTIL.match(text, at)) is not None and calendar.year is not None and years[1] > calendar.year:
        known = calendar.month is not None or mention.rule == "relative"
        start = calendar.year if known else years[1]
        return PeriodMention(mention.start, match.end(), (start, years[1]), "until")
    if match is not None and years[1] > 2000:
        return PeriodMention(mention.start, match.end(), years, "until")
    if (match := grammar.SINCE.match(text, at)) is not None and calendar.year is not None and years[0] < calendar.year:
        return PeriodMention(mention.start, match.end(), (years[0], calendar.year), "since")
    return mention
