"""What is usual, in no year: 매년 300명을 뽑는다; and the plans and the years up to now of which it is told."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.openings import guarded
from nlp.period_scope import NEXT_QUOTATION, ON_THE_DAY, Scope, settle, span_of_plan
from nlp.period_tense import looks_back

HABIT = guarded(
    r"매년|해마다|매해|연평균(?!\s(?:[가-힣]{2}\s?)?(?:고용률|실업률|취업률|취업자|매출))"
    r"|(?<!올\s)(?<!난\s)(?<!년\s)(?<!번\s)(?<!해\s)(?<!도\s)한\s해\s(?!전|동안|사이|내내|예산|만에|농사)"
    r"|(?<!\w)[Aa]nnually\b|(?<!\w)[Ee](?:very|ach)\syear\b"
)
_PROMISE = re.compile(r"목표|계획|공약|공시|창출|만들|만든다|육성|길러|투입|편성|늘[리려]")
_AT_PRESENT = re.compile(r"(?:으며|고|지만),?\s[^.\n\d]{0,20}?(?:현재|지금)\s")
_IN_PARTS = re.compile(
    r"(?:여\s?)?(?:씩|\s범위의?\s[가-힣]{0,6})\s(?:최대\s|최장\s|총\s|모두\s){0,2}\d[\d,만천 ]{0,8}(?:년|[명개])"
)
_NOT_YET = 2  # the month until which the years up to now end with the last
_PLANS = re.compile(r"목표|계획|공약|공시")


def settle_habit(scope: Scope, sentence: Sentence, quantity: Quantity) -> bool:
    """Give a figure that is told of every year those of the plan or the beginning it belongs to, else none.

    Returns whether it is told of every year.
    """
    text = scope.draft.text
    if HABIT.search(text, sentence.start, quantity.start) is None:
        return False
    habit = habit_before(text, quantity, _own_words(text, sentence, quantity))
    if habit is None:
        return False
    within = scope.carried.get(sentence.line)
    of_term = within is not None and within.rule == "term" and _PLANS.search(text, quantity.end, sentence.end)
    if within is not None and of_term:
        settle(quantity, within.years, "every year of a term", within)
        return True
    plan = span_of_plan(scope) if _PROMISE.search(text, quantity.end, sentence.end) else None
    if plan is not None:
        settle(quantity, plan.years, "every year of a plan", plan)
        return True
    since = _every_year_since(scope, sentence, habit.start())
    if since is not None:
        settle(quantity, since.years, "every year since a beginning", since)
        return True
    settle(quantity, None, "every year", habit.span())
    scope.carried[sentence.line] = PeriodMention(*habit.span(), None, "habit")
    return True


def habit_before(text: str, quantity: Quantity, start: int) -> re.Match[str] | None:
    """Return the words behind `start` that say of `quantity` what is usual, in no year: 매년 300명을 뽑는다.

    매년 2억 원씩 3년간 is a sum of the years that the scheme runs for.
    """
    habit = HABIT.search(text, start, quantity.start)
    if habit is None or ON_THE_DAY.search(text, habit.end(), quantity.start):
        return None
    if _AT_PRESENT.search(text, habit.end(), quantity.start) or _IN_PARTS.match(text, quantity.end):
        return None
    return habit


def _every_year_since(scope: Scope, sentence: Sentence, habit: int) -> PeriodMention | None:
    """The years since a beginning that a sentence tells before 매년, where it tells what is done: 2019년 문을 연."""
    begun = [m for m in scope.mentions(sentence.start, habit) if m.rule == "origin" and m.years and not m.base]
    if not begun or begun[-1].years is None or scope.published is None or not looks_back(scope.draft, sentence):
        return None
    last = scope.published[0] - ((scope.calendar.month or _NOT_YET + 1) <= _NOT_YET)
    first = begun[-1].years[0]
    return replace(begun[-1], years=(first, last), rule="to date") if first < last else None


def _own_words(text: str, sentence: Sentence, quantity: Quantity) -> int:
    """Where the quotation begins that the figure stands in, behind another in the same sentence."""
    passed = [m.end() for m in NEXT_QUOTATION.finditer(text, sentence.start, quantity.start)]
    return passed[-1] if passed else sentence.start
