"""The years of what takes a number of years that only the plan dates: 3년간 총 5천억 원, 187 jobs over three years."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_calendar import Years
from nlp.period_context import context_of
from nlp.period_lengths import length_of
from nlp.period_scope import Scope, span_of_plan
from nlp.period_tense import goes_on, looks_back

_OVER_YEARS = re.compile(r"(?:간|동안)?\s(?:(?:총|모두|합계)\s)?(?:사업비\s|예산\s|국비\s)?(?:총\s)?(?:약\s)?")
_IN_SUM = re.compile(r"총|모두|합계")
_LARGE_SUM = 100_000_000  # won; less may be what one person or firm is granted over some years
_EFFECTS = re.compile(r"[^.\n\d]{0,12}?(?:생산\s?(?:유발|효과|액)|부가가치|유발|파급)")
_AND_EFFECTS = re.compile(
    r"[^.\n\d]{0,24}?\d[\d,.억만천 ]{0,20}원[^.\n\d]{0,12}?(?:생산\s?(?:유발|효과|액)|부가가치|유발|파급)"
)
_EN_AHEAD = re.compile(
    r"\b(?:will|plans?|aims?|to\s(?:create|invest|generate|hire|spend|build)|expects?|intends?|pledged)\b"
)
_LONGEST = 10  # years that a programme may be planned for
_BESIDE = 60  # characters between a number of years and the effects over them
_INVESTED = re.compile(
    r"(?:간|동안)?\s(?:총\s|모두\s)?\d[\d,.조억만천 ]{0,16}\s?원(?:\([^()\n]{1,30}\))?[을의이]?\s(?:규모의\s|이상의\s)?"
    r"(?:(?:신규\s)?투자|(?:예산을|사업비를)\s(?:투입|들여)|투입[해돼되된]|들여)"
)


def planned_years(
    scope: Scope,
    sentence: Sentence,
    quantity: Quantity,
    before: list[PeriodMention],
    governing: PeriodMention | None,
) -> Years | None:
    """Return the years of a sum that is spent over several, from the year of the plan on: 3년간 총 5천억 원."""
    length = before[-1] if before else None
    if length is None or length.rule != "span" or length.years is not None:
        return None
    text = scope.draft.text
    count = length_of(text, length)
    summed = _OVER_YEARS.fullmatch(text, length.end, quantity.start)
    large = summed is not None and (quantity.low >= _LARGE_SUM or _IN_SUM.search(summed[0]) is not None)
    spent = large and quantity.kind == "money"
    invested = _INVESTED.match(text, length.end) is not None and quantity.kind in ("money", "jobs", "people")
    if not (spent or invested) or (looks_back(scope.draft, sentence) and not goes_on(scope.draft, sentence)):
        return None
    main = governing or context_of(scope, sentence)
    if main is None or main.years is None or main.years[0] != main.years[1] or not 1 < count <= _LONGEST:
        return None
    return main.years[0], main.years[0] + count - 1


def years_ahead(scope: Scope, sentence: Sentence, quantity: Quantity, length: PeriodMention) -> Years | None:
    """Return the years from now on that an English sentence plans for: will create 187 jobs over three years."""
    now = scope.published
    counted = quantity.kind in ("money", "jobs", "people")
    if length.rule != "span" or length.years is not None or now is None or not counted:
        return None
    count = length_of(scope.draft.text, length)
    if not 1 < count <= _LONGEST or _EN_AHEAD.search(scope.draft.text, sentence.start, length.start) is None:
        return None
    plan = span_of_plan(scope)
    if plan is not None and plan.years is not None and plan.years[1] - plan.years[0] in (count - 1, count):
        return plan.years
    return now[0], now[0] + count - 1


def brought_over_years(text: str, quantity: Quantity, before: list[PeriodMention]) -> bool:
    """Return whether money is an effect over a number of years that nothing dates: 5년 동안 9억 원의 생산 유발."""
    length = before[-1] if before and quantity.kind == "money" else None
    if length is None or length.rule != "span" or length.years is not None or quantity.start - length.end > _BESIDE:
        return False
    return any(p.match(text, quantity.end) is not None for p in (_EFFECTS, _AND_EFFECTS))
