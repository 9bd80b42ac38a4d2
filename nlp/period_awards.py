"""Awards: what they bring is of the year of the award, what they are given for of the year before."""

from __future__ import annotations

import re
from collections.abc import Callable

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_scope import Scope, settle, year_now
from nlp.period_tense import looks_back

_NOT_YET = 2  # the month until which awards are told of that were given in the year before
_NEAR = 32  # characters before a figure in which it is called a prize
_LEAD = 600  # characters of a headline and its lead
_MANY = 200  # mentions among which the year that was assessed is looked for
_ASSESSED = re.compile(r"\s[^.\n]{0,40}?(?:평가|심사|경진대회|공시제|대상)[’'”」]?(?:(?:\s시상식)?에서|\s결과)\s")
_GIVEN = 40  # characters before a year that was assessed in which the award is said to be of last year
_PRIZE = re.compile(
    r"(?:부상|포상금|상금|인센티브|상사업비|특별교부세)(?:인|으로|로)?\s(?:[가-힣]{1,6}\s){0,3}(?:총\s)?$"
    r"|(?:우수상|대상|기관|표창)과\s함께\s[^.\n\d]{0,12}$"
)
_PRIZE_OF = re.compile(r"(?:여\s?)?(?:의|\s상당의)?\s(?:재정\s?|예산\s)?(?:인센티브|상사업비|시상금|포상금|상금)")
_CHOSEN_FOR = re.compile(
    r"(?:단체|기관|대상|최우수|우수)(?:으?로|에)?\s?(?:뽑혀|선정돼|선정되어|선정되며|뽑히며),?\s(?:사업비|국비)\s$"
)
_AWARD = re.compile(r"일자리\s?대상['’”」]?|(?:목표\s?)?공시제[^.\n]{0,30}?(?:평가|부문)|(?:추진\s?)?실적\s?평가")
_WON = re.compile(r"시상식|수상|상사업비|(?:일자리\s?대상|공시제)[^\n]{0,60}?(?:뽑[혔혀힌]|선정)")
_GOAL_MET = re.compile(r"목표[^.\n]{0,40}?\d(?:[^.\n]|\.\d){0,70}?%")
_REACHED = re.compile(
    r"(?=[달제지창뒷만초취\s])(?:달성|제공했다|지원했다|창출했다|창출,|뒷받침했다|만들었다|초과|취업시켰다|\s(?<=[가-힣]\s)점[이을]\s)"
)


def settle_prize(
    scope: Scope, sentence: Sentence, quantity: Quantity, context: Callable[[], PeriodMention | None]
) -> bool:
    """Give money that an award brings the year of publication, where `context` is the year that was assessed.

    Returns whether it did; early in a year the award may be of the last one.
    """
    text = scope.draft.text
    if scope.published is None:
        return False
    prize = (
        _PRIZE.search(text, max(sentence.start, quantity.start - _NEAR), quantity.start)
        or _PRIZE_OF.match(text, quantity.end)
        or scope.rewarded == sentence.index
        or _CHOSEN_FOR.search(text, max(0, quantity.start - _NEAR), quantity.start)
    )
    main = context() if prize else None
    if main is None or main.years is None:
        return False
    many = main.years[0] < main.years[1]
    assessed_before = main.years[1] < year_now(scope) and (scope.calendar.month or _NOT_YET) > _NOT_YET
    if not (many or assessed_before):
        return False
    settle(quantity, scope.published, "what an award brings", (quantity.start, quantity.end))
    scope.rewarded = sentence.index
    return True


def result_of_award(scope: Scope, sentence: Sentence) -> PeriodMention | None:
    """Return last year, where a text about an award for it tells what was reached: 일자리대상 …, 지난해 실적."""
    text, now = scope.draft.text, scope.published
    if now is None or scope.default is None or scope.default.years != now:
        return None
    if text.find("대상", 0, _LEAD) < 0 and text.find("공시제", 0, _LEAD) < 0 and text.find("평가", 0, _LEAD) < 0:
        return None  # one of them stands in the name of every award
    if not _REACHED.search(text, sentence.start, sentence.end) or not _AWARD.search(text, 0, _LEAD):
        return None
    last = (now[0] - 1,) * 2
    told = (m for m in scope.draft.periods[:_MANY] if m.years == last and not m.base and m.rule in ("year", "relative"))
    mention = next(told, None)
    won = _WON.search(text, 0, _LEAD) and _GOAL_MET.search(text, sentence.start, sentence.end)
    if (
        mention is None
        and won
        and not scope.mentions(sentence.start, sentence.end)
        and looks_back(scope.draft, sentence)
    ):
        return PeriodMention(sentence.start, sentence.start, last, "year")
    return mention


def assessed(scope: Scope, mention: PeriodMention) -> bool:
    """Return whether an earlier year is only the one that was assessed: 2013년도 평가에서 뽑혀 9천만원을 받았다."""
    now = scope.published
    earlier = now is not None and mention.years is not None and mention.years[1] < now[0]
    given = [m for m in scope.mentions(mention.start - _GIVEN, mention.start) if m.rule == "relative" and not m.base]
    if given and now is not None and given[-1].years is not None and given[-1].years[1] < now[0]:
        return False
    return earlier and _ASSESSED.match(scope.draft.text, mention.end) is not None
