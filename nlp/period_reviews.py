"""The past years that a text tells the results of, and the part of a term of office that its results are of."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Sentence
from nlp.period_calendar import Years
from nlp.period_grammar import PASSING
from nlp.period_scope import Scope
from nlp.period_tense import looks_back

_TERM_SUM = re.compile(r"민선\s?\d\s?기\s(?:동안\s)?(?:누적|누계)")
_UNTIL_NOW = re.compile(r"민선\s?\d\s?기[^.,\n]{0,16}?(?:출범|취임)한?\s?(?:후|이후|뒤)\s(?:지금|현재|이제)까지")
_OF_TERM = re.compile(r"민선\s?\d\s?기\s?(?:출범\s)?(?:\d년\s?(?:간|동안)?)?\s?\(?$")
_FIRST = 5_000  # characters of a text in which its main results are told
_MENTIONS = 60  # mentions among which the years of a plan are looked for
_STEPS = 8  # years at the top of a text among which the one that it reviews is looked for
_JUST_OVER = 2  # the month until which a release reviews the year before
_ALL_YEAR = re.compile(r"\s?한\s?해(?:\s|에|동안)")
_RESULTS = re.compile(
    r"\d[\d,.만천 ]{0,9}(?:여\s?)?[명개](?:의\s[가-힣]{1,4})?[을를이가]\s(?:[가-힣]{1,4}\s){0,2}"
    r"(?:냈|만들[었어]|만든|창출[했하]|배출[했하]|취업[했하시에]|일자리를\s(?:찾|얻)|만드는\s성과|거[뒀두])"
    r"|\d[\d,.만천 ]{0,9}(?:여\s?)?[명개]\s일자리를\s만들[었어]"
)


def reviewed_years(scope: Scope, heads: list[Sentence], lead: list[Sentence], now: Years) -> PeriodMention | None:
    """Return the past years whose results a text without a period of its own tells, for what looks back in it."""
    told = reviewed(scope, lead[0]) or _reviewed_above(scope, heads, now)
    return told or _closed_year(scope) or _told_in_january(scope, lead)


def reviewed(scope: Scope, lead: Sentence) -> PeriodMention | None:
    """Return the years that a lead tells the results of, for what has no year of its own: 3년 만에 7만 개를 냈다."""
    told = [
        m
        for m in scope.mentions(lead.start, lead.end)
        if m.rule in ("since", "past_years")
        and m.years
        and m.years[0] < m.years[1]
        and not PASSING.match(scope.draft.text, m.end)
    ]
    return told[0] if told and looks_back(scope.draft, lead) else None


def _closed_year(scope: Scope) -> PeriodMention | None:
    """Last year, where a release of the first months tells what it brought: 2024년 한 해 동안 310명에게."""
    last = scope.calendar.shift(-1)
    if last is None or (scope.calendar.month or _JUST_OVER + 1) > _JUST_OVER:
        return None
    told = [m for m in scope.draft.periods[:_STEPS] if not m.base and m.rule in ("year", "relative")]
    first = next((m for m in told if m.years == last and _ALL_YEAR.match(scope.draft.text, m.end)), None)
    if first is None or any(m.years == scope.published and m.start < first.start for m in told):
        return None
    return first


def _told_in_january(scope: Scope, lead: list[Sentence]) -> PeriodMention | None:
    """Last year, where a release of January tells results without a year before it says what 올해 is to bring."""
    last = scope.calendar.shift(-1)
    if last is None or scope.calendar.month != 1:
        return None
    text = scope.draft.text
    told = next((s for s in lead if _RESULTS.search(text, s.start, s.end) and looks_back(scope.draft, s)), None)
    if told is None:
        return None
    goes_on = any(
        m.years == scope.published and m.rule == "relative" and not m.base and m.start > told.end
        for m in scope.draft.periods
    )
    return PeriodMention(told.start, told.start, last, "year") if goes_on else None


def _reviewed_above(scope: Scope, heads: list[Sentence], now: Years) -> PeriodMention | None:
    """The past years whose results the headline tells: 5년간 1800억원 지원."""
    told = (m for head in heads for m in scope.mentions(head.start, head.end) if m.rule in ("span", "past_years"))
    return next((m for m in told if m.years and m.years[0] < m.years[1] <= now[0]), None)


def told_part(scope: Scope, mention: PeriodMention) -> PeriodMention:
    """Return the part of a term that the text says its results are of: 민선 6기 1년간(2014. 7.~2015. 6.)."""
    if mention.rule != "term" or mention.years is None:
        return mention
    summed = _TERM_SUM.search(scope.draft.text, 0, _FIRST)
    if summed is not None and scope.draft.text[mention.start : mention.end].startswith("민선"):
        told = _closed_before(scope, summed.start())
        if told is not None and told.years and mention.years[0] <= told.years[1] < mention.years[1]:
            return PeriodMention(*summed.span(), (mention.years[0], told.years[1]), "to date")
    until_now = _UNTIL_NOW.search(scope.draft.text, 0, _FIRST)
    if until_now is not None and scope.published and scope.published[0] < mention.years[1]:
        return PeriodMention(*until_now.span(), (mention.years[0], scope.published[0]), "to date")
    for part in scope.draft.periods[:_MENTIONS]:
        within = part.years is not None and mention.years[0] <= part.years[0] < part.years[1] < mention.years[1]
        if (
            within
            and part.rule in ("range", "span", "past_years", "since")
            and _OF_TERM.search(scope.draft.text, max(0, part.start - 16), part.start)
        ):
            return part
    return _rest_of_term(scope, mention)


def _rest_of_term(scope: Scope, term: PeriodMention) -> PeriodMention:
    """The years that the plan of a term is said to run for, where they end with the term: 2019년부터 2022년까지."""
    runs = [
        m
        for m in scope.draft.periods[:_MENTIONS]
        if m.rule in ("range", "next_years") and m.years and term.years and m.years[0] + 1 < m.years[1] == term.years[1]
    ]
    return runs[0] if len({m.years for m in runs}) == 1 and term.years and runs[0].years[0] > term.years[0] else term  # type: ignore[index]


def _closed_before(scope: Scope, at: int) -> PeriodMention | None:
    """The last single year that the sentence of an offset tells of before it."""
    sentence = next((s for s in scope.draft.sentences if s.start <= at < s.end), None)
    if sentence is None:
        return None
    single = [m for m in scope.mentions(sentence.start, at) if m.years and m.years[0] == m.years[1] and not m.base]
    return single[-1] if single else None
