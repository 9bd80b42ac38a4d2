"""The period of a figure that its own sentence is silent about: of the statement before it, the heading, the document.

Where the document looks ahead and the sentence tells of the past, nothing tells the figure's year: None.
"""

from __future__ import annotations

import re
from functools import partial

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_awards import result_of_award, settle_prize
from nlp.period_habits import settle_habit
from nlp.period_reviews import told_part
from nlp.period_scope import A_DAY, ON_THE_DAY, SINCE_THEN, UNDER, Scope, settle, year_now, years_for
from nlp.period_surveys import cannot_be_known
from nlp.period_tense import goes_on, is_under_way, looks_back, so_far, tells_results
from nlp.period_unknown import of_no_known_year

_PLAN_GOAL = re.compile(
    r"[^.\n]{0,20}?(?:목표로|목표를|내건|담은|담긴)\s?(?:한|하는|삼은|세운)?[^.\n]{0,24}?(?:대책|계획|로드맵|비전|전략|정책)[’”』」'\"]?"
)
_NOW = re.compile(r"(?<![가-힣])(?:현재|지금)(?!까지)")
_DAYS = ("date", "month")  # when something is announced, taken in or held; no heading of what stands under it
_THIS = re.compile(r"(?:그러나\s)?(?:이는|이것은|이\s?가운데|[이그]\s?중|그\s?가운데|이들)\s")
_THIS_IS = re.compile(r"(?:이는|이것은|이\s(?:같은\s)?(?:수치|실적)[은는])\s")
_EARLIER = re.compile(r"(?:앞서|이미|그동안|지난번)\s")
_DECK = 6  # lines of a headline with what stands below it
_GOES_ON = re.compile(r"(?:또|또한|이와\s함께|아울러|이어|특히)\s")
ATTENDED = re.compile(
    r"(?:여\s?)?(?:의\s[가-힣]{1,6})?(?:이|가)\s(?:(?:참석|참여|참가|함께)한\s가운데\s|참석(?:했|하였)다)"
    r"|(?:여\s?)?[을를]\s초청한\s가운데\s"
)
"""Behind a count: those who came to what is told of."""
_FOR_EACH = re.compile(
    r"(?:(?:기업|업체|[1한]\s?(?:인|사람|명|곳|개소)|명|인|곳|개소|팀|사람|가구)\s?당|월|(?:\d년|개월)간\s최대)\s[^.\n\d]{0,12}$"
)
_GRANT = 100_000_000  # won that one firm or person may be granted at most
_NEAR = 32  # characters before a figure in which it is called a prize
_BY_PART = re.compile(r"(?:분야별|유형별|부문별|사업별|구체적으로\s?(?:는|보면)|즉|이\s?(?:가운데|중))")
_OF_THESE = re.compile(r"(?:이\s?(?:가운데|중(?:에서)?)|그\s?중(?:에서)?)\s")
_RATE = re.compile(
    r"(?:15[~∼～]64세\s)?(?:고용률|실업률|취업자\s수)은\s\d[\d.]{0,5}%[^.\n]{0,40}(?:기록했다|였다|올랐다)"
)
_SO_MANY = re.compile(r"(?:같은|이)\s?기간|그동안|그간|누적|(?:달한|이른|넘는|집계된|차지한)다[.”’\"]*$")
_GOES_ON_SO = re.compile(r"계속|이어[가간질]|기대|전망|도전|박차")
_STATISTIC = re.compile(
    r"(?:반면|이\s가운데|또|한편)?,?\s?(?:[가-힣·]{1,8}\s){0,3}"
    r"(?:고용률|실업률|취업자|실업자|경제활동인구|경제활동참가율|상용근로자|임금근로자)[^\s]{0,3}\s"
)
_IS = re.compile(r"\d[\d,.만천]{0,9}(?:명|%|%p)(?:이)?다[.”’\"]{0,4}$")
_IS_LENGTH = 20
"""Characters that it takes at most."""
_IS_SO = re.compile(r"\d[\d,.만천억백조]{0,12}\s?(?:여\s)?(?:명|개|원|%|%p|곳|건)(?:이)?다[.”’\"]*$")
_THROUGH_THIS = re.compile(
    r"(?:[○ㅇ◦•*-]\s?)?(?:(?:이를|투자를|사업을)\s통해|이번\s투자로|이에\s따라|이로써|(그\s결과))"
    r"|(?=[^.,\d\n]{0,50}면\s)(?![^.\n]{0,80}(?:생산액|생산\s?유발|부가가치))"
    r"[^.,\d\n]{0,30}(?:투자하면|투자가\s[가-힣 ]{1,12}면|공장이\s[가-힣 ]{1,12}면)\s"
)


def inherit(scope: Scope, sentence: Sentence, quantity: Quantity) -> None:
    """The period of a figure that its own sentence says nothing about."""
    text = scope.draft.text
    if ATTENDED.match(text, quantity.end) and scope.default is not None and scope.published is not None:
        settle(quantity, scope.published, "those who came to what is told of", (quantity.start, quantity.end))
        return
    if quantity.kind == "money" and settle_prize(scope, sentence, quantity, partial(context_of, scope, sentence)):
        return
    if settle_habit(scope, sentence, quantity):
        return
    context = context_of(scope, sentence)
    carried = scope.carried.get(sentence.line)
    rewarded = context is not None and context.rule == "year" and context.start == context.end
    if context is not None and (rewarded or context in (scope.carried.get(sentence.line - 1), scope.surveyed)):
        scope.carried.setdefault(sentence.line, context)
    if context is None:
        settle(quantity, scope.published, "the year of publication", None)
        return
    told = context.rule == "published" and sentence.kind in ("text", "headline")
    if told and (goal := _PLAN_GOAL.match(text, quantity.end, sentence.end)) is not None:
        settle(quantity, None, "goal of a plan without a year", goal.span())
        return
    ahead = looks_ahead(scope, context)
    past = ahead and (context is not carried or so_far(scope.draft, sentence)) and tells_results(scope.draft, sentence)
    before = scope.carried.get(sentence.line - 1)
    if past and before is not None and before.years and before.rule == "year" and before.years[1] <= year_now(scope):
        scope.carried[sentence.line] = before
        settle(quantity, before.years, "the statement before it: year", before)
        return
    if past and scope.published is not None and _NOW.search(text, sentence.start, quantity.start):
        settle(quantity, scope.published, "what is now, in a document about the future", (sentence.start, quantity.end))
        return
    unknown_day = scope.published is None or so_far(scope.draft, sentence)
    if past and unknown_day and not _outdoes(scope, sentence):
        settle(quantity, None, "told of the past in a document about the future", (sentence.start, sentence.end))
        return
    if _is_of_now(scope, sentence, quantity, context):
        settle(quantity, scope.published, "what is now", (sentence.start, quantity.end))
        return
    if cannot_be_known(scope, sentence, quantity, context):
        last = scope.calendar.shift(-1)
        settle(quantity, last, "statistics that this year has not yet", (quantity.start, quantity.end))
        return
    unknown = of_no_known_year(scope, sentence, quantity, context)
    if unknown is not None:
        settle(quantity, None, *unknown)
        return
    if _standing(scope, sentence, quantity, context):
        settle(quantity, scope.published, "a standing grant beside a plan", (quantity.start, quantity.end))
        return
    rule = "the statement before it" if context is carried else "the document's period"
    if context is not carried and context is not scope.default and context.rule != "published":
        rule = UNDER
    settle(quantity, years_for(scope, quantity, context), f"{rule}: {context.rule}", context)


def _is_of_now(scope: Scope, sentence: Sentence, quantity: Quantity, context: PeriodMention) -> bool:
    """Whether a figure is said to be of now, beside a past year or the span of a plan: 현재 4명이 일하고 있다."""
    if context.years is None or context.rule == "published" or context.years == scope.published:
        return False
    other = context.years[1] < year_now(scope) or context.years[0] < context.years[1] > year_now(scope)
    told = _NOW.search(scope.draft.text, sentence.start, quantity.start) if other else None
    return told is not None and not scope.mentions(told.end(), quantity.start)


def _standing(scope: Scope, sentence: Sentence, quantity: Quantity, context: PeriodMention) -> bool:
    """Whether a grant for each firm or person is told beside a plan of years to come: 기업당 1억 원까지 보탠다."""
    spans = context.years is not None and context.years[0] < context.years[1] > year_now(scope) > 0
    text = scope.draft.text
    return (
        spans
        and quantity.kind == "money"
        and quantity.low <= _GRANT
        and _FOR_EACH.search(text, max(sentence.start, quantity.start - _NEAR), quantity.start) is not None
    )


def context_of(scope: Scope, sentence: Sentence) -> PeriodMention | None:
    """The period that the paragraph's statement before, the heading, or the document gives to a sentence."""
    near = scope.carried.get(sentence.line) if sentence.kind == "text" else None
    past = near is not None and near.rule == "relative" and near.years is not None and near.years[1] < year_now(scope)
    if past and looks_back(scope.draft, sentence):
        return near
    parent = sentence.parent
    for _ in range(4):
        if parent is None:
            break
        heading = scope.draft.sentences[parent]
        own = scope.own.get(parent)
        if (
            own is not None
            and own.rule not in _DAYS
            and (own.years is not None or own.rule != "span")
            and not (sentence.kind == "text" and scope.draft.text.startswith("※", heading.start))
            and not A_DAY.search(scope.draft.text, own.start, own.end)
            and (own.start - heading.start <= 12 or heading.end - heading.start <= 30)
            and not _only_adds(scope, heading, own)
        ):
            return told_part(scope, own)
        parent = heading.parent
    if sentence.kind == "item" and scope.above is not None:
        return scope.above
    if (plan := _plan_line_before(scope, sentence)) is not None:
        return plan
    carried = scope.carried.get(sentence.line)
    if carried is not None and sentence.index in scope.runs_on:
        return carried
    if carried is not None and carried.rule == "habit" and not looks_back(scope.draft, sentence):
        return carried
    main = carried or scope.default
    if (
        main is not None
        and main.rule in SINCE_THEN
        and ON_THE_DAY.search(scope.draft.text, sentence.start, sentence.end)
    ):
        return PeriodMention(0, 0, scope.published, "published")
    if carried is not None and carried.years is not None and sentence.kind in ("text", "item"):
        now = scope.published
        ahead = scope.default.years if now and scope.default and scope.default.years else now
        behind = now is not None and carried.years[1] < max(now, ahead or now)[0]
        earlier = _EARLIER.match(scope.draft.text, sentence.start) and carried.years[1] > year_now(scope)
        if earlier and looks_back(scope.draft, sentence):
            return PeriodMention(0, 0, now, "published")
        if (
            not behind
            or looks_back(scope.draft, sentence)
            or _THIS.match(scope.draft.text, sentence.start)
            or _IS_SO.search(scope.draft.text, sentence.start, sentence.end)
        ):
            return carried
    before = scope.carried.get(sentence.line - 1)
    last_year = before is not None and before.rule == "relative" and before.years and before.years[1] < year_now(scope)
    if last_year and _THIS_IS.match(scope.draft.text, sentence.start):
        return before
    if scope.surveyed is not None and _STATISTIC.match(scope.draft.text, sentence.start) is not None:
        tail = max(sentence.start, sentence.end - _IS_LENGTH)
        if looks_back(scope.draft, sentence) or _IS.search(scope.draft.text, tail, sentence.end) is not None:
            return scope.surveyed
    if last_year and _RATE.match(scope.draft.text, sentence.start):
        return before
    last = scope.own.get(sentence.index - 1)
    if last is not None and scope.default is not None and scope.default.rule == "published":
        through = _THROUGH_THIS.match(scope.draft.text, sentence.start)
        if through and last.rule in ("until", "range") and last.years and last.years[1] > year_now(scope):
            return last
        if through and through[1] and last.rule in ("range", "since", "past_years", "to date"):
            return last
    closed = before is not None and before.years is not None and before.years[1] < year_now(scope)
    if (
        before is not None
        and (before.rule in ("since", "to date", "term") or (closed and looks_back(scope.draft, sentence)))
        and not (closed and scope.draft.text.startswith("이어", sentence.start))
        and _GOES_ON.match(scope.draft.text, sentence.start)
    ):
        return before
    if before is not None and _OF_THESE.match(scope.draft.text, sentence.start):
        return before
    if before is not None and _runs_up_to_now(scope, before, sentence):
        return before
    if before is not None and before.rule != "habit" and _BY_PART.match(scope.draft.text, sentence.start):
        return scope.default if _is_last_step(scope, before) else told_part(scope, before)
    award = result_of_award(scope, sentence)
    if award is not None:
        return award
    if scope.past is not None and looks_back(scope.draft, sentence) and not goes_on(scope.draft, sentence):
        return scope.past
    if scope.default is None and _GOES_ON.match(scope.draft.text, sentence.start):
        return scope.carried.get(sentence.line - 1)
    now, default = scope.published, scope.default
    summed = default is not None and (
        default.rule in ("since", "past_years", "to date")
        or (default.rule == "range" and default.years is not None and default.years[1] == year_now(scope))
    )
    over = default is not None and default.years is not None and now is not None and default.years[1] < now[0]
    summed = summed and _SO_MANY.search(scope.draft.text, sentence.start, sentence.end) is None
    if now and (summed or over) and is_under_way(scope.draft, sentence):
        return PeriodMention(0, 0, now, "published")
    return default


def _is_last_step(scope: Scope, period: PeriodMention) -> bool:
    """Whether a period is the last year of the document's plan, told year by year: 2008년 …, 2012년 4만 개."""
    plan = scope.default
    if plan is None or plan.years is None or period.years is None or plan.rule not in ("until", "range"):
        return False
    return plan.years[0] < plan.years[1] and period.years == (plan.years[1],) * 2


def _runs_up_to_now(scope: Scope, period: PeriodMention, sentence: Sentence) -> bool:
    """Whether a sentence tells more of the years from a beginning up to this one: 2019년부터 올해 9월까지."""
    if period.rule == "to date":
        return period.years is not None and looks_back(scope.draft, sentence)
    now, years = scope.published, period.years
    if now is None or years is None or period.rule != "range" or not years[0] < years[1] == now[1]:
        return False
    told = looks_back(scope.draft, sentence) or _THIS.match(scope.draft.text, sentence.start) is not None
    return told and not scope.mentions(sentence.start, sentence.end)


def _plan_line_before(scope: Scope, sentence: Sentence) -> PeriodMention | None:
    """The span of a plan in the line of the headline above this one: 2022년까지 870억 투자 / 일자리 8800개 창출."""
    if sentence.kind != "subhead" or not sentence.index:
        return None
    above = scope.draft.sentences[sentence.index - 1]
    plan = scope.own.get(above.index)
    adjacent = above.kind == "subhead" and above.line + 1 == sentence.line
    spans = (
        plan is not None
        and plan.years is not None
        and plan.years[0] < plan.years[1]
        and plan.years[1] > year_now(scope)
    )
    return plan if adjacent and spans else None


def looks_ahead(scope: Scope, context: PeriodMention | None = None) -> bool:
    """Return whether `context`, or else the document, is about years to come."""
    main = scope.default if context is None else context
    if main is None or main.years is None:
        return False
    if scope.calendar.month is None and main.rule == "until":
        return True
    return scope.published is not None and main.years[0] > scope.published[0]


def _only_adds(scope: Scope, heading: Sentence, own: PeriodMention) -> bool:
    """Whether a line of the headline only adds what was last year, or that a result of last year will go on."""
    if heading.line > _DECK or own.years is None or scope.default is None or scope.default.years is None:
        return False
    looks_on = own.years[0] > scope.default.years[1] and _GOES_ON_SO.search(scope.draft.text, own.end, heading.end)
    return heading.kind == "subhead" and (own.years[1] < scope.default.years[0] or looks_on is not None)


def _outdoes(scope: Scope, sentence: Sentence) -> bool:
    """Whether the sentence compares with the year before that of the document: 올해보다 36명 늘었다."""
    ahead = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    found = scope.mentions(sentence.start, sentence.end)
    return any(m.base and m.years is not None and m.years[1] == ahead - 1 for m in found)
