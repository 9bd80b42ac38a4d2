"""The period of a figure that its own sentence is silent about: of the statement before it, the heading, the document.

Where the document looks ahead and the sentence tells of the past, nothing tells the figure's year: None.
"""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_document import told_part
from nlp.period_scope import UNDER, Scope, settle, year_now, years_for
from nlp.period_tense import is_under_way, looks_back, so_far, tells_results

HABIT = re.compile(
    r"매년|해마다|매해|연평균|(?<!올\s)(?<!난\s)(?<!년\s)(?<!번\s)한\s해\s(?!전|동안|사이|내내)"
    r"|\bannually\b|\b(?:every|each)\syear\b",
    re.IGNORECASE,
)
_PLAN_GOAL = re.compile(
    r"[^.\n]{0,20}?(?:목표로|목표를|내건|담은|담긴)\s?(?:한|하는|삼은|세운)?[^.\n]{0,24}?(?:대책|계획|로드맵|비전|전략|정책)[’”』」'\"]?"
)
_PROMISE = re.compile(r"목표|계획|공약|공시|창출|만들|만든다")
_PLANS = re.compile(r"목표|계획|공약|공시")
_DAYS = ("date", "month")  # when something is announced, taken in or held; no heading of what stands under it
_THIS = re.compile(r"(?:이는|이것은|이\s?가운데|이\s?중|이들)\s")
_EARLIER = re.compile(r"(?:앞서|이미|그동안|지난번)\s")
_DECK = 6  # lines of a headline with what stands below it
_MANY = 200  # mentions among which a plan is looked for
_GOES_ON = re.compile(r"(?:또|또한|이와\s함께|아울러|이어|특히)\s")
_THROUGH_THIS = re.compile(
    r"(?:[○ㅇ◦•*-]\s?)?(?:(?:이를|투자를|사업을)\s통해|이번\s투자로|이에\s따라|이로써|(그\s결과))"
)


def inherit(scope: Scope, sentence: Sentence, quantity: Quantity) -> None:
    """The period of a figure that its own sentence says nothing about."""
    text = scope.draft.text
    habit = HABIT.search(text, sentence.start, quantity.start)
    within = scope.carried.get(sentence.line)
    if (
        habit is not None
        and within is not None
        and within.rule == "term"
        and _PLANS.search(text, quantity.end, sentence.end)
    ):
        settle(quantity, within.years, "every year of a term", within)
        return
    plan = _span_of_plan(scope) if habit is not None and _PROMISE.search(text, quantity.end, sentence.end) else None
    if plan is not None:
        settle(quantity, plan.years, "every year of a plan", plan)
        return
    if habit is not None:
        settle(quantity, None, "every year", habit.span())
        scope.carried[sentence.line] = PeriodMention(*habit.span(), None, "habit")
        return
    context = context_of(scope, sentence)
    carried = scope.carried.get(sentence.line)
    if context is None:
        settle(quantity, scope.published, "the year of publication", None)
        return
    goal = _PLAN_GOAL.match(text, quantity.end, sentence.end)
    if goal is not None and context.rule == "published" and sentence.kind in ("text", "headline"):
        settle(quantity, None, "goal of a plan without a year", goal.span())
        return
    ahead = scope.published is not None and context.years is not None and context.years[0] > scope.published[0]
    past = ahead and (context is not carried or so_far(scope.draft, sentence)) and tells_results(scope.draft, sentence)
    if past and not _outdoes(scope, sentence):
        settle(quantity, None, "told of the past in a document about the future", (sentence.start, sentence.end))
        return
    rule = "the statement before it" if context is carried else "the document's period"
    if context is not carried and context is not scope.default and context.rule != "published":
        rule = UNDER
    settle(quantity, years_for(quantity, context), f"{rule}: {context.rule}", context)


def context_of(scope: Scope, sentence: Sentence) -> PeriodMention | None:
    """The period that the paragraph's statement before, the heading, or the document gives to a sentence."""
    parent = sentence.parent
    for _ in range(4):
        if parent is None:
            break
        heading = scope.draft.sentences[parent]
        own = scope.own.get(parent)
        if (
            own is not None
            and own.rule not in _DAYS
            and (own.start - heading.start <= 12 or heading.end - heading.start <= 30)
            and not _tells_of_last_year(scope, heading, own)
        ):
            return told_part(scope, own)
        parent = heading.parent
    if sentence.kind == "item" and scope.above is not None:
        return scope.above
    carried = scope.carried.get(sentence.line)
    if carried is not None and sentence.index in scope.runs_on:
        return carried
    if carried is not None and carried.rule == "habit" and not looks_back(scope.draft, sentence):
        return carried
    if carried is not None and carried.years is not None and sentence.kind in ("text", "item"):
        now = scope.published
        ahead = scope.default.years if now and scope.default and scope.default.years else now
        behind = now is not None and carried.years[1] < max(now, ahead or now)[0]
        earlier = _EARLIER.match(scope.draft.text, sentence.start) and carried.years[1] > year_now(scope)
        if earlier and looks_back(scope.draft, sentence):
            return PeriodMention(0, 0, now, "published")
        if not behind or looks_back(scope.draft, sentence) or _THIS.match(scope.draft.text, sentence.start):
            return carried
    through = _THROUGH_THIS.match(scope.draft.text, sentence.start)
    last = (
        scope.own.get(sentence.index - 1) if through and scope.default and scope.default.rule == "published" else None
    )
    if last is not None and last.rule in ("until", "range") and last.years and last.years[1] > year_now(scope):
        return last
    if last is not None and last.rule in ("range", "since", "past_years", "to date") and through and through[1]:
        return last
    before = scope.carried.get(sentence.line - 1)
    if (
        before is not None
        and before.rule in ("since", "to date", "term")
        and _GOES_ON.match(scope.draft.text, sentence.start)
    ):
        return before
    if scope.past is not None and looks_back(scope.draft, sentence):
        return scope.past
    if scope.default is None and _GOES_ON.match(scope.draft.text, sentence.start):
        return scope.carried.get(sentence.line - 1)
    now, default = scope.published, scope.default
    if now and default and default.years and default.years[1] < now[0] and is_under_way(scope.draft, sentence):
        return PeriodMention(0, 0, now, "published")
    return default


def _tells_of_last_year(scope: Scope, heading: Sentence, own: PeriodMention) -> bool:
    """Whether a line of the headline only adds what was last year, in a text about this year or the next."""
    if heading.line > _DECK or own.years is None or scope.default is None or scope.default.years is None:
        return False
    return heading.kind == "subhead" and own.years[1] < scope.default.years[0]


def _outdoes(scope: Scope, sentence: Sentence) -> bool:
    """Whether the sentence compares with the year before that of the document: 올해보다 36명 늘었다."""
    ahead = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    found = scope.mentions(sentence.start, sentence.end)
    return any(m.base and m.years is not None and m.years[1] == ahead - 1 for m in found)


def _span_of_plan(scope: Scope) -> PeriodMention | None:
    """The one span of years, or else the one term of office, that the document plans for."""
    now = scope.published[0] if scope.published is not None else 0
    for rules in (("until", "range"), ("term",)):
        found = [
            m for m in scope.draft.periods[:_MANY] if m.rule in rules and m.years and m.years[0] < m.years[1] > now
        ]
        if len({m.years for m in found}) == 1:
            return found[0]
        if found:
            return None
    return None
