"""The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.draft import PeriodMention, Sentence
from nlp.period_calendar import Years
from nlp.period_calls import PLANNING, closes_intake, scheme_of_next_year, year_of_call
from nlp.period_grammar import AGREEMENT, PASSING, SURVEYED
from nlp.period_offices import is_of_candidate, term_of_office
from nlp.period_reviews import reviewed, reviewed_years, told_part
from nlp.period_scope import A_DAY, SILENT, Scope, first_statement, year_now

_ENGLISH_PLAN = re.compile(r"(?:\s[A-Z][\w&-]{1,20}){1,6}\s?(?:Program|Plan|Project|Fair|Scheme|Initiative)\b")
_BASE_FIGURE = re.compile(
    r"\s?\d[\d,.조억만천백여 ]{0,20}[가-힣%]{0,4}\s?(?:보다|에서\s|대비|에\s?비[해하]|[과와]\s?(?:비교|견[주줘]))"
)
_PLANS = re.compile(r"목표|계획|공약|공시|\b(?:will|plans?|aims?)\b")
_SPENT = re.compile(r"[^.,\n\d]{0,24}?\d[\d,.조억만천 ]{0,16}(?:여\s?)?(?:원|개|명)[을의이]?\s")
_EN_STARTS = re.compile(r"\b(?:begin|start|open|break\sground|complet)[a-z]{0,5}\s(?:in\s)?$")
_EN_WILL = re.compile(r"\bwill\b")
_THE_FIRMS = re.compile(
    r"(?:(?:이번\s)?협약에\s(?:따라|따르면|참여한|참가한),?\s)?(?:이들|\d{1,2}개)\s?(?:[가-힣]{1,4}\s)?(?:기업|업체|회사|사)(?:들)?(?:은|는|이)\s"
)
_BUILDS = re.compile(r"부터\s[^.\n]{0,60}?(?:지을|짓는|짓기|건립|신축|투자|들여)")
_BUDGET = re.compile(r"\s?(?:[가-힣]{2,6}\s)?(?:본)?예산안?(?:에서|을|에)\s")
_MEASURES = re.compile(r"(?:이는|이것은|이같은\s수치는)\s[^.\n]{0,80}?목표")
_TOP = 600  # characters of a headline and its lead
_AGREED_IN = 16  # sentences among which the firms' plan is told
_NO_PERIOD_OF_ALL = SILENT | {"ago", "month", "date", "span", "past_years", "term_to_date", "half"}
_BESIDE = 80  # characters before a period in which it is said to be when something starts
_STEPS = 8  # years that a sentence may go through up to the end of a plan
_LEAD = 20  # characters of the shortest lead; menus and labels are shorter


def document_period(scope: Scope) -> PeriodMention | None:
    """The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""
    draft = scope.draft
    lead = [s for s in draft.sentences[:60] if s.kind in ("text", "item") and s.end - s.start >= _LEAD][:2]
    first = first_statement(scope)
    if first is not None and not any(draft.text[s.end - 1] in ".다" for s in lead):
        lead = [first, *draft.sentences[first.index + 1 : first.index + 2]]
    candidates: list[PeriodMention] = []
    heads = [s for s in draft.sentences[: lead[0].index if lead else 12] if s.kind in ("headline", "subhead")]
    for sentence in (*heads, *lead[:2]):
        if len(lead) > 1 and sentence is lead[1]:
            if not candidates:
                candidates += [m for m in scope.mentions(sentence.start, sentence.end) if _names_plan(draft.text, m)]
            if not candidates and scope.published is not None:
                candidates += _fiscal(scope, sentence)
            if not candidates and sentence.line == lead[0].line:
                candidates += _spent_over(scope, sentence)
            if candidates or not _PLANS.search(draft.text, sentence.start, sentence.end):
                continue
        candidates += [
            m for m in scope.mentions(sentence.start, sentence.end)
            if not m.base
            and not (m.rule == "since" and PASSING.match(draft.text, m.end))
            and not _BASE_FIGURE.match(draft.text, m.end)
            and not (scope.published is None and draft.text.endswith("지난 ", max(0, m.start - 3), m.start))
            and not (sentence in heads and A_DAY.search(draft.text, m.start, m.end))
            and (sentence not in lead[1:] or (m.rule in ("term", "until", "range") and _opens(scope, sentence, m)))
            and (m.rule not in _NO_PERIOD_OF_ALL or _surveyed_last_year(scope, m))
            and not closes_intake(scope, m)
            and (draft.text.startswith("전년도", m.start) or not draft.text.startswith("전년", m.start))
        ]  # fmt: skip
    if candidates and (part := told_part(scope, candidates[0])) is not candidates[0]:
        return part
    now = scope.published
    spans = [m for m in candidates if m.years and m.years[0] < m.years[1]]
    single = [m for m in candidates if m.years and m.years[0] == m.years[1]]
    after = draft.periods[bisect_left(scope.starts, lead[0].end) :] if lead else []
    if candidates and candidates[0] in spans:
        figures = [q.start for q in draft.quantities]
        resumed = now is not None and any(_tells_of(scope, m, now, candidates[0], figures) for m in after)
        scope.past = next((m for m in spans if now is not None and m.years and m.years[1] < now[0]), None)
        scope.past = scope.past or (reviewed(scope, lead[0]) if now is not None and lead else None)
        if not resumed and (now is None or (candidates[0].years is not None and candidates[0].years[1] >= now[0])):
            return candidates[0]
    if now is not None and single and single[0].years is not None and single[0].years[0] < now[0]:
        against = single[1:] if draft.text.startswith("전년", single[0].start) else []
        told = any(m.years == now and m.rule == "relative" and not m.base for m in (*against, *after))
        if told and not _names_plan(draft.text, single[0]):
            scope.past = single[0]
            return PeriodMention(0, 0, now, "published")
    named = [m for m in single if m.years and now and m.years[0] == now[0] + 1 and _names_plan(draft.text, m)]
    if named and scope.calendar.month is not None and scope.calendar.month >= PLANNING:
        return named[0]
    if single and (now is None or (single[0].years is not None and abs(single[0].years[0] - now[0]) <= 1)):
        return single[0]
    if candidates and candidates[0].years is None and scope.calendar.year is None:
        return candidates[0]
    if now is not None and not single and (scheme := scheme_of_next_year(scope)) is not None:
        return scheme
    if now is None and not single and scope.calendar.year is None:
        return _opening_statement(scope)
    if now is not None and not candidates and draft.lang == "en" and (ahead := _for_next_year(scope, lead)) is not None:
        return ahead
    if now is not None and not candidates and lead:
        scope.past = reviewed_years(scope, heads, lead, now)
    if not candidates and (promised := _promised(scope)) is not None:
        return promised
    if now is not None and not candidates and (called := year_of_call(scope)) is not None:
        return called
    if now is not None and not candidates and (agreed := _agreed(scope)) is not None:
        return agreed
    return None if now is None else PeriodMention(0, 0, now, "published")


def _spent_over(scope: Scope, sentence: Sentence) -> list[PeriodMention]:
    """The years to come that a sentence spends or creates something over: 2012년까지 50조 원을 들여."""
    text, now = scope.draft.text, year_now(scope)
    ahead = [
        m for m in scope.mentions(sentence.start, sentence.end)
        if m.rule in ("until", "range") and m.years and m.years[0] < m.years[1] > now > 0
    ]  # fmt: skip
    return ahead[:1] if ahead and _SPENT.match(text, ahead[0].end) and _opens(scope, sentence, ahead[0]) else []


def _opens(scope: Scope, sentence: Sentence, mention: PeriodMention) -> bool:
    """Whether a plan is what a sentence is about: no yardstick (이는 2020년까지 목표의 …), not begun by this year."""
    if _MEASURES.match(scope.draft.text, sentence.start) is not None:
        return False
    first = next((m for m in scope.mentions(sentence.start, mention.start) if not m.base), None)
    return first is None or first.rule != "relative" or first.years != scope.published


def _promised(scope: Scope) -> PeriodMention | None:
    """The term of office for which one who stands for election makes promises."""
    if not is_of_candidate(scope.draft.text):
        return None
    years = term_of_office(scope.draft.text, 0, scope.calendar)
    return PeriodMention(0, 0, years, "term") if years is not None else None


def _agreed(scope: Scope) -> PeriodMention | None:
    """The years that the firms of an investment agreement are together said to invest in: 이들 기업은 2028년까지."""
    if AGREEMENT.search(scope.draft.text, 0, _TOP) is None or scope.published is None:
        return None
    for sentence in scope.draft.sentences[:_AGREED_IN]:
        if _THE_FIRMS.match(scope.draft.text, sentence.start):
            ahead = [m for m in scope.mentions(sentence.start, sentence.end) if not m.base]
            spans = (m for m in ahead if m.rule in ("until", "range"))
            begins = (m for m in ahead if m.rule == "relative" and _BUILDS.match(scope.draft.text, m.end))
            plan = next(spans, None) or next(begins, None)
            if plan is not None and plan.years is not None and plan.years[1] > scope.published[0]:
                return plan
    return None


def _tells_of(scope: Scope, mention: PeriodMention, now: Years, plan: PeriodMention, figures: list[int]) -> bool:
    """Whether the text goes on with this year; beside the end of a plan only where figures are told of it."""
    if mention.years != now or mention.rule != "relative" or mention.base:
        return False
    if _leads_to(scope, mention, plan):
        return False
    if plan.rule != "until":
        return True
    end = scope.draft.text.find("\n", mention.end)
    following = bisect_left(figures, mention.end)
    return following < len(figures) and (end < 0 or figures[following] < end)


def _leads_to(scope: Scope, mention: PeriodMention, plan: PeriodMention) -> bool:
    """Whether the sentence goes on from this year to the end of the plan: 올해 3억 원, 2022년까지 모두 12억 원."""
    following = scope.draft.periods[bisect_left(scope.starts, mention.end) :][:_STEPS]
    sentence = next((s for s in scope.draft.sentences if s.start <= mention.start < s.end), None)
    return sentence is not None and any(
        one.start < sentence.end and one.years and plan.years and one.years[1] == plan.years[1] and not one.base
        for one in following
    )


def _surveyed_last_year(scope: Scope, mention: PeriodMention) -> bool:
    """Whether the month is one of last year that the text tells the labour statistics of: 12월 취업자는."""
    last = scope.calendar.shift(-1)
    return (
        mention.rule == "month" and mention.years == last and SURVEYED.match(scope.draft.text, mention.end) is not None
    )


def _fiscal(scope: Scope, sentence: Sentence) -> list[PeriodMention]:
    """The next fiscal year, where it is the first that the text speaks of: 내년도 생활임금을 정했다."""
    first = next(iter(scope.draft.periods), None)
    named = first is not None and not first.base and scope.draft.text.startswith("내년도", first.start)
    if first is not None and first.rule == "year" and first.years == scope.calendar.shift(1) and not first.base:
        named = _BUDGET.match(scope.draft.text, first.end) is not None
    return [first] if first is not None and named and sentence.start <= first.start < sentence.end else []


def _for_next_year(scope: Scope, lead: list[Sentence]) -> PeriodMention | None:
    """Next year, where the lead of an English text provides for it and nothing speaks of this year."""
    if scope.published is None or any(m.years == scope.published and m.rule == "relative" for m in scope.draft.periods):
        return None
    following = (scope.published[0] + 1,) * 2
    told = [m for sentence in lead for m in scope.mentions(sentence.start, sentence.end) if m.years == following]
    text = scope.draft.text
    return next(
        (
            m
            for m in told
            if m.rule == "relative" and not m.base and not _EN_STARTS.search(text, max(0, m.start - _BESIDE), m.start)
        ),
        None,
    )


def _opening_statement(scope: Scope) -> PeriodMention | None:
    """The year that opens the first full sentence of a text without any other date: In 2017 the city …."""
    sentence = first_statement(scope)
    if sentence is None:
        return None
    told = [m for m in scope.mentions(sentence.start, sentence.end) if not m.base]
    opens = bool(told) and told[0].rule == "year" and told[0].end <= sentence.start + _LEAD
    alone = (
        len(told) == 1 and told[0].rule == "year" and _EN_WILL.search(scope.draft.text, sentence.start, sentence.end)
    )
    return told[0] if opens or alone else None


def _names_plan(text: str, mention: PeriodMention) -> bool:
    """Whether a year opens a plan's name: ‘2024년도 일자리대책’, the 2024 Senior Job Program."""
    if mention.rule not in ("year", "name_year"):
        return False
    quoted = text[mention.start - 1 : mention.start] in ("‘", "'", "“", '"', "「", "『") if mention.start else False
    return quoted or _ENGLISH_PLAN.match(text, mention.end) is not None
