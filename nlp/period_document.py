"""The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.draft import PeriodMention, Sentence
from nlp.period_calendar import Years
from nlp.period_grammar import AGREEMENT, PASSING, SURVEYED
from nlp.period_offices import is_of_candidate, term_of_office
from nlp.period_scope import A_DAY, SILENT, Scope, year_now
from nlp.period_tense import looks_back

_ENGLISH_PLAN = re.compile(r"(?:\s[A-Z][\w&-]{1,20}){1,6}\s?(?:Program|Plan|Project|Fair|Scheme|Initiative)\b")
_BASE_FIGURE = re.compile(
    r"\s?\d[\d,.조억만천백여 ]{0,20}[가-힣%]{0,4}\s?(?:보다|에서\s|대비|에\s?비[해하]|[과와]\s?(?:비교|견[주줘]))"
)
_PLANS = re.compile(r"목표|계획|공약|공시|\b(?:will|plans?|aims?)\b")
_SPENT = re.compile(r"[^.,\n\d]{0,24}?\d[\d,.조억만천 ]{0,16}(?:여\s?)?(?:원|개|명)[을의이]?\s")
_TAKEN_IN = re.compile(r"모집|참여자|참가자|뽑는|뽑을|선발|\brecruit|\bhir(?:e|ing)\b")
_WORKS = re.compile(
    r"(?:부터)?[^.\n]{0,80}?(?:일하|일한|근무|활동|보조|배치|참여하게|투입|[을를]\s(?:돕|도와|맡|거[든들])|진행[되된한]|운영[되된한]|실시[되된한])"
)
_FOR_THE_SEASON = re.compile(r"(?:까지)?\s(?:[가-힣]{1,8}\s){0,3}(?:근무|활동|운영|운용|일하|일한)")
_WORK_PERIOD = re.compile(
    r"(?:근무|활동|사업|참여|근로|일하는)\s?(?:기간|시작일)(?:은|인|:)?\s?(?:총\s)?[^.\n\d]{0,12}$|\bwork(?:ing)?\s(?:period\s(?:is|runs)\s)?[^.\n]{0,60}$"
)
_TERM_SUM = re.compile(r"민선\s?\d\s?기\s(?:동안\s)?(?:누적|누계)")
_UNTIL_NOW = re.compile(r"민선\s?\d\s?기[^.,\n]{0,16}?(?:출범|취임)한?\s?(?:후|이후|뒤)\s(?:지금|현재|이제)까지")
_SCHEME = re.compile(r"도?\s[^.,\n]{2,36}?(?:사업|공모|일자리|프로그램)")
_EN_STARTS = re.compile(r"\b(?:begin|start|open|break\sground|complet)[a-z]{0,5}\s(?:in\s)?$")
_EN_WILL = re.compile(r"\bwill\b")
_CALLS = 8  # the month from which the calls for next year's programmes are told of
_BESIDE = 80  # characters before a period in which it is said to be that of the work
_MENTIONS = 60  # mentions among which the years of a plan are looked for
_FIRST = 5_000  # characters of a text in which its main results are told
_OF_TERM = re.compile(r"민선\s?\d\s?기\s?(?:출범\s)?(?:\d년\s?(?:간|동안)?)?\s?\(?$")
_TAKES_IN = re.compile(r"\s[^.\n]{0,100}?(?:모집|접수|신청)(?:한다|하며|하고|받|을\s받)")
_PLANNING = 10  # the month from which next year's programmes take in people
_THE_FIRMS = re.compile(
    r"(?:(?:이번\s)?협약에\s(?:따라|따르면|참여한|참가한),?\s)?(?:이들|\d{1,2}개)\s?(?:[가-힣]{1,4}\s)?(?:기업|업체|회사|사)(?:들)?(?:은|는|이)\s"
)
_BUILDS = re.compile(r"부터\s[^.\n]{0,60}?(?:지을|짓는|짓기|건립|신축|투자|들여)")
_BUDGET = re.compile(r"\s?(?:[가-힣]{2,6}\s)?(?:본)?예산안?(?:에서|을|에)\s")
_MEASURES = re.compile(r"(?:이는|이것은|이같은\s수치는)\s[^.\n]{0,80}?목표")
_OF_A_YEAR = ("year", "name_year", "relative", "since", "until", "range", "half", "term", "origin", "past_years")
_LAST_CALLS = 11  # the month from which a call that names no year is for the next
_TOP = 600  # characters of a headline and its lead
_AGREED_IN = 16  # sentences among which the firms' plan is told
_NO_PERIOD_OF_ALL = SILENT | {"ago", "month", "date", "span", "past_years", "term_to_date", "half"}
_JUST_OVER = 2  # the month until which a release reviews the year before
_ALL_YEAR = re.compile(r"\s?한\s?해(?:\s|에|동안)")
_RESULTS = re.compile(
    r"\d[\d,.만천 ]{0,9}(?:여\s?)?[명개](?:의\s[가-힣]{1,4})?[을를이가]\s(?:[가-힣]{1,4}\s){0,2}"
    r"(?:냈|만들[었어]|만든|창출[했하]|배출[했하]|취업[했하시에]|일자리를\s(?:찾|얻)|만드는\s성과|거[뒀두])"
    r"|\d[\d,.만천 ]{0,9}(?:여\s?)?[명개]\s일자리를\s만들[었어]"
)
_STEPS = 8  # years that a sentence may go through up to the end of a plan
_LEAD = 20  # characters of the shortest lead; menus and labels are shorter


def document_period(scope: Scope) -> PeriodMention | None:
    """The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""
    draft = scope.draft
    lead = [s for s in draft.sentences[:60] if s.kind in ("text", "item") and s.end - s.start >= _LEAD][:2]
    first = _first_statement(scope)
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
            and not _closes_intake(scope, m)
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
        scope.past = scope.past or (_review(scope, lead[0]) if now is not None and lead else None)
        if not resumed and (now is None or (candidates[0].years is not None and candidates[0].years[1] >= now[0])):
            return candidates[0]
    if now is not None and single and single[0].years is not None and single[0].years[0] < now[0]:
        against = single[1:] if draft.text.startswith("전년", single[0].start) else []
        told = any(m.years == now and m.rule == "relative" and not m.base for m in (*against, *after))
        if told and not _names_plan(draft.text, single[0]):
            scope.past = single[0]
            return PeriodMention(0, 0, now, "published")
    named = [m for m in single if m.years and now and m.years[0] == now[0] + 1 and _names_plan(draft.text, m)]
    if named and scope.calendar.month is not None and scope.calendar.month >= _PLANNING:
        return named[0]
    if single and (now is None or (single[0].years is not None and abs(single[0].years[0] - now[0]) <= 1)):
        return single[0]
    if candidates and candidates[0].years is None and scope.calendar.year is None:
        return candidates[0]
    if now is not None and not single and (scheme := _scheme_of_next_year(scope)) is not None:
        return scheme
    if now is None and not single and scope.calendar.year is None:
        return _opening_statement(scope)
    if now is not None and not candidates and draft.lang == "en" and (ahead := _for_next_year(scope, lead)) is not None:
        return ahead
    if now is not None and not candidates and lead:
        scope.past = _review(scope, lead[0]) or _reviewed_above(scope, heads, now) or _closed_year(scope)
        scope.past = scope.past or _told_in_january(scope, lead)
    if not candidates and (promised := _promised(scope)) is not None:
        return promised
    if now is not None and not candidates and (season := _over_the_turn(scope)) is not None:
        return season
    begun = _begins_next(scope) if now is not None and not candidates else None
    if begun is not None:
        return begun
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


def _closes_intake(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a period ends on a day of next year until which people apply: 내년 1월 6일까지 … 모집한다."""
    if mention.rule != "until" or mention.years is None or mention.years[1:] != (scope.calendar.shift(1) or ())[1:]:
        return False
    text = scope.draft.text
    return A_DAY.search(text, mention.start, mention.end) is not None and _TAKES_IN.match(text, mention.end) is not None


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


def _review(scope: Scope, lead: Sentence) -> PeriodMention | None:
    """The years that a lead tells the results of, for what it says of them without a year: 3년 만에 7만 개를 냈다."""
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
    if last is None or (scope.calendar.month or _PLANNING) > _JUST_OVER:
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


def _scheme_of_next_year(scope: Scope) -> PeriodMention | None:
    """Next year, where late in a year the first statement is about a scheme of the next: 2025년 사업 공모에 뽑혀."""
    first = _first_statement(scope)
    if first is None or (scope.calendar.month or 0) < _CALLS:
        return None
    ahead = (scope.calendar.shift(1), scope.calendar.shift(0))
    told = [m for m in scope.mentions(first.start, first.end) if not m.base and m.rule in ("year", "name_year")]
    named = bool(told) and _SCHEME.match(scope.draft.text, told[0].end) is not None
    return told[0] if named and told[0].years == ahead[0] else None


def _first_statement(scope: Scope) -> Sentence | None:
    """The first full sentence of the text."""
    for sentence in scope.draft.sentences[:30]:
        full = sentence.end - sentence.start >= 2 * _LEAD and scope.draft.text[sentence.end - 1] in ".다"
        if sentence.kind in ("text", "item") and full:
            return sentence
    return None


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


def _begins_next(scope: Scope) -> PeriodMention | None:
    """Next year, where a release of autumn takes in people who are to work from its January on."""
    text = scope.draft.text
    if (scope.calendar.month or 0) < _PLANNING or scope.published is None or not _TAKEN_IN.search(text[:300]):
        return None
    following = (scope.published[0] + 1,) * 2
    ahead = [m for m in scope.draft.periods if m.years == following and not m.base]
    if (only := _only_next(scope, ahead)) is not None:
        return only
    works = (
        m
        for m in ahead
        if _WORKS.match(text, m.end)
        and (m.rule in ("relative", "range", "since") or (m.rule == "year" and text.startswith("부터", m.end)))
    )
    during = (m for m in ahead if _WORK_PERIOD.search(text, max(0, m.start - _BESIDE), m.start))
    return next(works, None) or next(during, None)


def _over_the_turn(scope: Scope) -> PeriodMention | None:
    """The season over the turn of the year for which people are taken in: 11월 1일부터 내년 5월 15일까지 일한다."""
    text, now = scope.draft.text, scope.published
    if now is None or (scope.calendar.month or 0) < _CALLS or not _TAKEN_IN.search(text[:300]):
        return None
    over = (
        m
        for m in scope.draft.periods
        if m.years == (now[0], now[0] + 1)
        and (m.rule == "range" or (m.rule == "until" and text.endswith("부터 ", 0, m.start)))
    )
    return next((m for m in over if _FOR_THE_SEASON.match(text, m.end)), None)


def _only_next(scope: Scope, ahead: list[PeriodMention]) -> PeriodMention | None:
    """Next year, where a call of the last two months of a year tells of no other: 2025년 6천 명을 쓴다."""
    if (scope.calendar.month or 0) < _LAST_CALLS or not ahead:
        return None
    first = _first_statement(scope)
    day = A_DAY.search(scope.draft.text, ahead[0].start, ahead[0].end) is not None
    if day if first is None else looks_back(scope.draft, first):
        return None
    years = {
        m.years
        for m in scope.draft.periods
        if m.rule in _OF_A_YEAR
        and not m.base
        and not _closes_intake(scope, m)
        and not (m.rule == "half" and scope.draft.text.startswith("상반기", m.start))
        and not (m.years and m.years[1] < year_now(scope))
    }
    if not years and ahead[0].rule == "month":
        months = {m.years for m in scope.draft.periods if m.rule in ("month", "date") and not m.base}
        return ahead[0] if months == {ahead[0].years} else None
    return next((m for m in ahead if years == {m.years} and not _closes_intake(scope, m)), None)


def told_part(scope: Scope, mention: PeriodMention) -> PeriodMention:
    """The part of a term that the text says its results are of: 민선 6기 1년간(2014. 7.~2015. 6.)."""
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


def _opening_statement(scope: Scope) -> PeriodMention | None:
    """The year that opens the first full sentence of a text without any other date: In 2017 the city …."""
    sentence = _first_statement(scope)
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
