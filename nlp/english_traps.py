"""Numbers of English sentences that count nothing: ages, ratios, names, spans of time, the four major insurances."""

from __future__ import annotations

import re

from nlp.draft import Sentence
from nlp.numerals import Number

_ORDINAL_OR_NAME = re.compile(r"(?:[A-Za-z0-9]|[-/.:](?=\d))")
_NAME_BEFORE = re.compile(
    r"(?:COVID-|Corona|No\. ?|Article |Section |Phase |Top |Chapter |age(?:s|d)? |(?:Jan|Feb|Mar|Apr|May|June?"
    r"|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? |[A-Za-z]-?|\d[:/.-]|#|the (?=two|three|four|five|six)|these "
    r"|both |all (?=two|three|four|five|six))$",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(r"(?:[A-Za-z]-?|\d[:/.-]|#)$")
"""In the first phase 1,240 applied: no phase has such a number."""
_AGED = re.compile(
    r"\bage[sd]?[ \u00a0](?:between |from |of |over |under )?(?:[0-9]{2}[ \u00a0]?(?:to|and|through|or|-)[ \u00a0]?)?$",
    re.IGNORECASE,
)
_OLDEST = 100
_INSURANCES = re.compile(
    r"[ \u00a0](?:major |basic |main )?(?:types of )?(?:social |public )?insurances?\b", re.IGNORECASE
)
_LOCATED = re.compile(
    r"\b(?:located|settled|resid(?:ed|ing)|lived|unemployed|out of work|no history|no record)\b"
    r"[^.;]{0,80}?\bfor (?:(?:at least|more than|over|a minimum of) )?$",
    re.IGNORECASE,
)
"""How long someone must have lived or worked somewhere is a condition, no length of a programme."""
_YEAR_LIKE = range(1900, 2101)
_LOOK_BACK = re.compile(
    r"(?:past|last|previous|recent|preceding|within|in the|first time in|every|aged?|ages?|age of"
    r"|for the first time in)[ \u00a0](?:about |nearly |almost )?$",
    re.IGNORECASE,
)
_NO_LENGTH = re.compile(
    r"[ \u00a0-](?:old|ago|earlier|later|of age|in a row|running|straight|since|or older|and older|or younger"
    r"|of experience)\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"[ \u00a0-](?:(?:more|full|consecutive|business|working|square)[ \u00a0-])?(?:years?|months?|weeks?|days?|hours?"
    r"|minutes?|met(?:er|re)s?|kilomet(?:er|re)s?|pyeong|m2|sqm|hectares?|acres?)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:will|plans?|planned|pledg\w+|aims?|target\w*|to (?:create|spend|invest|provide|support|hire)"
    r"|by 20\d\d|next|coming|goal|up to)\b",
    re.IGNORECASE,
)
_COUNTED_OVER = re.compile(r"\bover[ \u00a0]$", re.IGNORECASE)

_AGE_BAND = re.compile(
    r"\b(?:people|persons|those|youths?|adults|[Kk]oreans|residents|citizens|women|men|seekers|population)"
    r"[ \u00a0](?:[a-z]+ ){0,2}(?:between |from )(?:[0-9]{1,2}[ \u00a0]?(?:and|to)[ \u00a0]?)?$"
)
"""Unemployed people between 18 and 34 who left school."""
_ONE_IN = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|[0-9]) (?:(?:in|out of) (?:every )?|of every )$", re.IGNORECASE
)
"""One in 25 residents is a ratio, as is one of every three hired."""
_FAMILY = re.compile(r"\b(?:mother|father|parent|family|couple)s? (?:of|with) $", re.IGNORECASE)
_PER_PLACE = re.compile(
    r"(?:[ \u00a0][a-z]+){1,3}?[ \u00a0](?:for (?:each|every|one|a single)|per|vying for (?:each|every|one))"
    r"[ \u00a0](?:[a-z]+[ \u00a0])?"
    r"(?:place|position|job|seat|opening|post|spot|slot|vacancy)\b",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(r"[ \u00a0](?:[a-z]+[ \u00a0]){0,2}(?:data|pages|copies|pieces|tons|tonnes|households')\b")


def counts_nothing(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is part of a name or date, an age, a ratio, a physical measure or a span of time."""
    start, end = max(sentence.start, number.start - 48), number.end
    grouped = "," in number.digits and ", " not in text[number.start : end]  # "Phase 2, 300 people" is no 2,300
    if _ORDINAL_OR_NAME.match(text, end, sentence.end) or (_PART_OF_NAME if grouped else _NAME_BEFORE).search(
        text, max(sentence.start, number.start - 10), number.start
    ):
        return True
    if "," not in number.digits and number.scale < 1000 and number.low in _YEAR_LIKE:
        return True
    if number.high < _OLDEST and (
        _AGED.search(text, start, number.start) or _AGE_BAND.search(text, start, number.start)
    ):
        return True
    if number.high < _OLDEST * 10 and (
        _ONE_IN.search(text, start, number.start) or _FAMILY.search(text, start, number.start)
    ):
        return True
    return any(
        pattern.match(text, end, sentence.end) for pattern in (_SPAN_OF_TIME, _INSURANCES, _PER_PLACE, _UNCOUNTED)
    )


def is_no_length(text: str, number: Number, sentence: Sentence, end: int) -> bool:
    """Whether years or months that end at `end` are an age, a look back or a condition, no length of a programme."""
    if _NO_LENGTH.match(text, end, sentence.end) or number.high > 120:
        return True
    if _LOOK_BACK.search(text, max(sentence.start, number.start - 32), number.start):
        return True
    if _LOCATED.search(text, max(sentence.start, number.start - 96), number.start):
        return True
    # jobs created over three years look back
    return bool(_COUNTED_OVER.search(text, max(sentence.start, number.start - 6), number.start)) and not _PLAN.search(
        text, sentence.start, sentence.end
    )
