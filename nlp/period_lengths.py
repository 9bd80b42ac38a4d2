"""Spans of years that only another mention dates: a bare 3년간, 2022년까지 4년간, 민선 8기 4년간, 개소 이후."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from nlp import period_grammar as grammar
from nlp.draft import PeriodMention
from nlp.period_calendar import Calendar, Years
from nlp.period_scan import number

_SUPPORTS = re.compile(r"\s(?:월|매월|매달|지원하[는며고])\s")
"""2년간 월 200만 원을, 2년간 지원하는: how long each is supported, not when the text's figures hold."""
_LENGTHS = ("past_years", "next_years", "span")
_BESIDE = 60  # characters between the end of a plan and its length
_TERM_LENGTH = 4
_OPENING = 2000  # characters of a text in which it tells how old a scheme is
_IN_ITS_YEAR = re.compile(r"올해(?:로|는)?\s(?:만\s)?(\d{1,2})년\s?(?:차|째)")
_TERMS = ("term", "term_to_date")
_NO_YEAR = 9999
_OPENS_GLOSS = re.compile(r"\s?\(\s?")
_ANNIVERSARY = re.compile(r"(?:개소|설립|출범|개원|개관|창립)\s?(\d{1,2})주년")
_YEARLY = re.compile(r"부터\s(?:매년|해마다)")
_TOOK_OFFICE = "취임"
_APART = 20  # characters between an opening and what is counted since it
_SINGLE = ("year", "relative")
_LONGEST = 5  # years whose parts are listed one by one
_BEFORE = 240  # characters that the parts of a sum take
_YEAR = 12
_FEW = 2  # years after its first that a plan for the years to come takes at least
_TERM_BEGINS = 6  # months of its first year that are over when a term begins
_YEAR_ENDS = 10  # the month from which the years that are over count with this one
_OF_TERM = re.compile(r"(?:\s?출범(?:\s?(?:이후|후|뒤))?|\s?동안|\s?임기)?[\s(]{0,2}(?:지난\s|약\s)?")
_MONTHS = re.compile(r"년\s?\d{1,2}개월")
_LENGTH = re.compile(
    r"\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def since_openings(text: str, mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """Add to `mentions` the years since an opening that another one dates: 2011년 문을 연 …, 개소 이후.

    취임 후 is since the beginning of the one term that the text tells of.
    """
    if calendar.year is None:
        return mentions
    terms = {m.years for m in mentions if m.rule == "term" and m.years}
    opened = [(m.end, m.years[0]) for m in mentions if m.years and grammar.OPENED.match(text, m.end)]
    starts = [m.start for m in mentions]
    out: list[PeriodMention] = []
    done = 0
    for match in grammar.SINCE_OPENING.finditer(text) if opened or len(terms) == 1 else ():
        at = bisect_left(starts, match.start())
        if match[0].startswith(_TOOK_OFFICE):
            begun = next(iter(terms))[0] if len(terms) == 1 else _NO_YEAR
        else:
            last = bisect_right(opened, (match.start() - _APART, _NO_YEAR)) - 1
            begun = opened[max(last, 0)][1] if opened else _NO_YEAR
        if begun > calendar.year or (at and mentions[at - 1].end > match.start()):
            continue
        out += [*mentions[done:at], PeriodMention(*match.span(), (begun, calendar.year), "since")]
        done = bisect_left(starts, match.end())
    return out + mentions[done:]


def settle_lengths(text: str, mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """Give a bare 3년간 the years of another mention as long, and a plan until 2022 the length it is said to have."""
    mentions = _years_of_term(text, _full_years(text, mentions, calendar), calendar)
    mentions = _years_listed(text, mentions, calendar)
    ranges = {m.years[1]: m.years for m in mentions if m.rule == "term" and m.years and calendar.month is None}
    ranges |= {m.years[1]: m.years for m in mentions if m.rule == "next_years" and m.years}
    ranges |= {m.years[1]: m.years for m in mentions if m.rule in ("range", "origin", "span") and m.years}
    ranges |= _plan_from_next_year(text, mentions, calendar)
    mentions = _years_to_come(mentions, calendar)
    spans, stated = _known_spans(text, mentions, calendar)
    since = {m.years for m in mentions if m.rule == "since"}
    out: list[PeriodMention] = []
    for i, mention in enumerate(mentions):
        glossed = i + 1 < len(mentions) and _OPENS_GLOSS.fullmatch(text, mention.end, mentions[i + 1].start)
        if mention.rule == "span" and mention.years is not None:
            out.append(mention)
        elif mention.rule in _LENGTHS and glossed and mentions[i + 1].rule in ("range", "until"):
            out.append(replace(mention, years=mentions[i + 1].years))
        elif (
            mention.rule == "span"
            and _SUPPORTS.match(text, mention.end)
            and spans.get(length_of(text, mention)) in since
        ):
            out.append(mention)
        elif mention.rule == "span" or (mention.rule in _LENGTHS and mention.years is None):
            out.append(replace(mention, years=spans.get(length_of(text, mention))))
        elif mention.rule == "until" and mention.years and _begins_in(mention.years, ranges.get(mention.years[1])):
            out.append(replace(mention, years=ranges[mention.years[1]]))
        elif i and calendar.month is None and mention.rule == "until" and _of_term(mentions[i - 1], mention):
            out.append(replace(mention, years=mentions[i - 1].years))
        elif mention.rule == "until" and mention.years and mention.years[1] in stated:
            out.append(replace(mention, years=stated[mention.years[1]]))
        else:
            out.append(mention)
    return out


def _plan_from_next_year(text: str, mentions: list[PeriodMention], calendar: Calendar) -> dict[int, Years]:
    """The plan whose parts are said to begin with the next year: 2022년까지 …, 2019년부터 매년, told late in 2018."""
    following = calendar.shift(1)
    begins = any(m.years == following and m.rule == "year" and _YEARLY.match(text, m.end) for m in mentions)
    ends = {m.years[1] for m in mentions if m.rule == "until" and m.years and following and m.years[1] > following[1]}
    return {end: (following[0], end) for end in ends} if begins and following else {}


def _years_to_come(mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """`mentions` with 향후 3년간 from next year on, where a plan ends a year later: 2022년까지, told in 2019."""
    now = calendar.year
    ends = {m.years[1] for m in mentions if m.rule in ("until", "range") and m.years and not m.base}
    if now is None or not ends:
        return mentions
    return [
        replace(m, years=(now + 1, m.years[1] + 1))
        if m.rule == "next_years" and m.years and m.years[0] == now and m.years[1] - now >= _FEW
        and m.years[1] + 1 in ends and m.years[1] not in ends
        else m
        for m in mentions
    ]  # fmt: skip


def _full_years(text: str, mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """`mentions` with 지난 2년간 up to last year in a scheme's third year, and since its opening at an anniversary."""
    ordinal = _IN_ITS_YEAR.search(text, 0, _OPENING)
    opened = _ANNIVERSARY.search(text, 0, _OPENING) if "주년" in text else None
    if (ordinal is None and opened is None) or calendar.year is None:
        return mentions
    now = calendar.year
    full = int(ordinal[1]) - 1 if ordinal is not None else 0
    since = int(opened[1]) if opened is not None else 0
    out: list[PeriodMention] = []
    for mention in mentions:
        length = length_of(text, mention) if mention.rule == "past_years" and mention.years is not None else 0
        if length and length == since:
            out.append(replace(mention, years=(now - since, now)))
        elif length and length == full and mention.years is not None and mention.years[1] == now:
            out.append(replace(mention, years=(now - full, now - 1)))
        else:
            out.append(mention)
    return out


def _years_of_term(text: str, mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """`mentions` with the first years of a term counted from its July on: 민선 7기 3년 동안, and as 지난 3년간."""
    begun = {m.years[0] for m in mentions if m.rule in _TERMS and m.years}
    if not begun:
        return mentions
    out: list[PeriodMention] = []
    for i, mention in enumerate(mentions):
        first = None
        if mention.rule == "span" and i and mentions[i - 1].rule in _TERMS:
            years = mentions[i - 1].years
            near = _OF_TERM.fullmatch(text, mentions[i - 1].end, mention.start) is not None
            first = years[0] if years is not None and near else None
        elif mention.rule == "past_years" and calendar.year is not None and mention.years is not None:
            told = calendar.year - length_of(text, mention)
            first = told if told in begun and _TERM_BEGINS <= (calendar.month or 0) < _YEAR_ENDS else None
        length = _months_of(text, mention) if first is not None else 0
        if first is None or not 0 < length <= _TERM_LENGTH * _YEAR:
            out.append(mention)
        else:
            out.append(replace(mention, years=(first, first + (_TERM_BEGINS + length - 1) // _YEAR)))
    return out


def _years_listed(text: str, mentions: list[PeriodMention], calendar: Calendar) -> list[PeriodMention]:
    """`mentions` with the years of the parts that a length sums up: 2011년 …, 2012년 …, 2013년 … 3년간 모두."""
    out: list[PeriodMention] = []
    for i, mention in enumerate(mentions):
        count = length_of(text, mention) if mention.rule in ("span", "past_years") else 0
        years: list[int] = []
        if 1 < count <= _LONGEST and mention.rule == "span" and mention.years is None:
            told = _run((m for m in reversed(mentions[max(0, i - 8) : i]) if mention.start - m.end <= _BEFORE), -1)
            years = told if len(told) == count else []
        elif 1 < count <= _LONGEST and mention.years is not None and calendar.year is not None:
            told = _run((m for m in mentions[i + 1 : i + 8] if m.start - mention.end <= _BEFORE), 1)
            years = told if len(told) == count + 1 and told[-1] == calendar.year else []
        out.append(replace(mention, years=(years[0], years[-1])) if years else mention)
    return out


def _run(mentions: Iterable[PeriodMention], step: int) -> list[int]:
    """The single years that mentions tell one after the other, up to the first that is not `step` years on."""
    run: list[int] = []
    for mention in mentions:
        if mention.rule not in _SINGLE or mention.years is None or mention.base:
            continue
        if run and mention.years[0] != run[-1] + step:
            break
        run.append(mention.years[0])
    return sorted(run)


def _months_of(text: str, mention: PeriodMention) -> int:
    """The months that a mention of a number of years tells: 3년 6개월."""
    match = _LENGTH.search(text, mention.start, mention.end)
    months = _MONTHS.search(text, mention.start, mention.end)
    return _YEAR * number(match[0]) + (int(re.sub(r"\D", "", months[0])) if months else 0) if match else 0


def _known_spans(
    text: str, mentions: list[PeriodMention], calendar: Calendar
) -> tuple[dict[int, Years], dict[int, Years]]:
    """The spans of years by their length, and those of plans with a stated length by their last year."""
    spans = {
        length_of(text, m) if m.rule in _LENGTHS else m.years[1] - m.years[0] + 1: m.years
        for m in reversed(mentions)
        if m.years and m.years[0] < m.years[1] and m.rule not in _TERMS
    }
    for mention in mentions:
        if mention.rule == "since" and mention.years is not None:
            spans.setdefault(mention.years[1] - mention.years[0], mention.years)
    ends = [m.years[1] for i, m in enumerate(mentions) if m.rule == "until" and m.years and _has_length(mentions, i)]
    stated: dict[int, Years] = {}
    for mention in mentions if ends else ():
        length = length_of(text, mention) if mention.rule in ("span", "next_years") else 0
        dated = calendar.month is not None and calendar.year is not None
        reaches = not dated or ends[0] - length + 1 >= (calendar.year or 0)
        if reaches and length not in spans and length > 1:
            stated[ends[0]] = spans[length] = (ends[0] - length + 1, ends[0])
    terms = {m.years for m in mentions if m.rule == "term" and m.years}
    if len(terms) == 1:
        spans.setdefault(_TERM_LENGTH, terms.pop())
    return spans, stated


def _has_length(mentions: list[PeriodMention], i: int) -> bool:
    """Whether a number of years stands beside the end of a plan: 2022년까지 4년간."""
    beside = mentions[max(0, i - 2) : i + 3]
    lengths = [m for m in beside if m.rule in ("span", "next_years")]
    return any(min(abs(m.start - mentions[i].end), abs(mentions[i].start - m.end)) <= _BESIDE for m in lengths)


def _of_term(term: PeriodMention, until: PeriodMention) -> bool:
    """Whether a plan until the end of a term is said to be that of the term: 민선 8기 가람군은 2026년까지."""
    if term.rule != "term" or term.years is None or until.years is None:
        return False
    return term.years[1] == until.years[1] and until.start - term.end <= _BESIDE


def _begins_in(until: Years, plan: Years | None) -> bool:
    """Whether the end of a plan is that of a span of years written elsewhere which begins with it or the year after."""
    return plan is not None and plan[1] == until[1] and (until[0] == until[1] or plan[0] in (until[0], until[0] + 1))


def length_of(text: str, mention: PeriodMention) -> int:
    """Return the number of years that a mention tells, 0 where it tells none."""
    match = _LENGTH.search(text, mention.start, mention.end)
    months = _MONTHS.search(text, mention.start, mention.end) is not None
    return number(match[0]) + months if match else 0
