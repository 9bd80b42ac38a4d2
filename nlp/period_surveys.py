"""The years of the statistics of the labour market, which has been measured before it is told of."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_scope import Scope, year_now
from nlp.period_tense import looks_back

_MEASURED = re.compile(r"고용률|실업률|취업자|실업자|경제활동인구|상용근로자")
_NOT_YET = 2  # the month until which a year's labour market has not been measured
_LEAD = 600  # characters of a headline and its lead
_EMPLOYED = re.compile(r"고용률|실업률|경제활동참가율")
_BY_GROUP = re.compile(r"(?:산업|업종|연령|성|직업|종사상\s?지위|지역|교육정도)(?:대)?별(?:로)?(?:는)?\s")
_AT_WORK = re.compile(r"취업자(?!를|에게)|실업자(?!를|에게)|(?:상용|임시|일용|임금)근로자|경제활동인구|고용률")
_RISES = re.compile(r"[↑↓]|증가|감소|최대|최저|줄어|늘어")


def _surveyed(scope: Scope, sentence: Sentence) -> bool:
    """Whether a sentence or a headline tells how many were at work, which no survey has counted in January."""
    if _AT_WORK.search(scope.draft.text, sentence.start, sentence.end) is None:
        return False
    heads = sentence.kind in ("headline", "subhead")
    rises = heads and _RISES.search(scope.draft.text, sentence.start, sentence.end) is not None
    return rises or (not heads and looks_back(scope.draft, sentence))


def cannot_be_known(scope: Scope, sentence: Sentence, quantity: Quantity, context: PeriodMention) -> bool:
    """Return whether statistics are told as measured when the year has only begun: 고용률은 …를 기록했다."""
    begun = scope.calendar.month is not None and scope.calendar.month <= _NOT_YET and context.years == scope.published
    if begun and scope.calendar.month == 1 and quantity.kind == "people":
        text = scope.draft.text
        parts = _BY_GROUP.match(text, sentence.start) is not None and looks_back(scope.draft, sentence)
        if _surveyed(scope, sentence) or (parts and _AT_WORK.search(text, 0, _LEAD)):
            return True
    measured = (
        quantity.kind == "rate" and _EMPLOYED.search(scope.draft.text, sentence.start, quantity.start) is not None
    )
    return begun and measured and looks_back(scope.draft, sentence)


def survey(scope: Scope, sentence: Sentence) -> None:
    """Keep the past year whose statistics a sentence tells, for the statistics that follow it without a year."""
    own = scope.own.get(sentence.index)
    if own is not None:
        one = (
            own.rule in ("year", "relative")
            and own.years is not None
            and own.years[0] == own.years[1] < year_now(scope)
        )
        scope.surveyed = own if one and _MEASURED.search(scope.draft.text, sentence.start, sentence.end) else None
    elif scope.surveyed is not None and not _MEASURED.search(scope.draft.text, sentence.start, sentence.end):
        scope.surveyed = None
