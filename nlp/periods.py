"""The years that a figure is about.

Korean puts the time before what it governs, so a figure takes the nearest period before it in its clause; what is
only the base of a comparison (지난해보다) or tells when something else began (2010년 시작된) governs nothing. A figure
without a period of its own takes that of the whole it stands in brackets after, of another mention of the same
quantity, or what `nlp.period_context` finds around its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.period_awards import assessed
from nlp.period_before import (
    brackets_of,
    follows_in_brackets,
    governing_period,
    held_in_brackets,
    is_base,
    is_enclosed,
    sums_on,
    takes_in,
    topic_period,
)
from nlp.period_behind import closing_period, english_after, own_end, period_behind, reads_on_in_english, settle_gloss
from nlp.period_calendar import Years, calendar_of
from nlp.period_columns import set_by_column
from nlp.period_context import ATTENDED, inherit, looks_ahead
from nlp.period_document import document_period
from nlp.period_grammar import PASSING
from nlp.period_habits import habit_before
from nlp.period_mentions import find_periods
from nlp.period_plans import brought_over_years, planned_years, years_ahead
from nlp.period_restated import pledge, restate, split_up, sum_up, tell_apart
from nlp.period_scope import SILENT, Scope, settle, span_of_plan, year_now, years_for
from nlp.period_so_far import counted_so_far
from nlp.period_steps import TOPIC, arrow_pair, base_before, settle_step, year_before_its_level
from nlp.period_surveys import survey
from nlp.period_tense import looks_back, so_far

__all__ = ["assign_years", "find_periods"]

_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)")
_POSSESSED = re.compile(
    r"['’]s\s(?:about\s|some\s|around\s|total\sof\s)?"
    r"|\s(?:rate|figure|level|total|number|budget|wage)\sof\s(?:about\s|some\s|around\s)?"
    r"|(?:\s?(?:같은\s?(?:기간|때|달|시기)|동기|동월|동분기|이맘때))?(?:\s?(?:대비|보다))?\s?\(\s?(?:약\s?|총\s?)?[-+△▲]?"
)
_SET_AGAINST = re.compile(r"\s?(?:같은\s?(?:기간|때|달|시기)|동기|동월|동분기)\s?대비\s(?:약\s)?|의\s(?:약\s)?")
_DIFFERS = re.compile(r"\s?(?:증가|감소|늘|줄|증액|감액|↑|↓|증|감)\)?")
_BULLET = re.compile(r"[△▲▷▶◇◆]")
_FORMERLY = re.compile(r"(?:종전|기존)(?:의|에는)?\s?$")
_DEFINITION = re.compile(r"(?:사업|제도|프로그램|정책)(?:이)?(?:다|입니다)[.”’\"\s]*$")
_USUAL = re.compile(r"(?:예년|평년)(?:의)?\s$")
_AIM = re.compile(r"목표(?:치|인|로|였던)?[\s(]")
_OUTDONE = re.compile(r"(?:여\s?)?[을를]\s?(?:훌쩍\s)?(?:넘|웃)")
_MORE_THAN_AIMED = re.compile(r"(?:여\s?)?\)?\s?보다\s(?:더\s|훨씬\s)?(?:많|높)")
_REACHED = re.compile(r"(?:창출|달성|채용|취업)(?:했|됐|하였|시켰)|만들[었어]|만든\s|거뒀|올렸|해냈|초과|냈다")
_IN_ALL = re.compile(r"(?:모두|총|합쳐|합계|도합)\s?$")
_GREW = re.compile(r"늘[어려린]|늘어난|증[액가]|더\s?늘|확대|추가")
_CLAUSE_OVER = re.compile(r"[가-힣](?:해|하여|고|며|어|아)\s")
_GROWN = re.compile(r"\s?(?:여\s)?(?:으로|로)\s(?:크게\s|대폭\s)?(?:확대|늘|증가|성장|커)")
_EN_FROM = re.compile(r"\bfrom\s(?:about\s|some\s)?$")
_UNFINISHED = re.compile(r"(?:[가-힣]해|하여|들여)$")
_HALF_YEAR = 6
_LABEL = 40  # characters of the longest line that labels the items below it
_ENDS = ".!?다:”\"'’"


def assign_years(draft: Draft) -> None:
    """Set `years` of every quantity of `draft`, with evidence; `draft.periods` and `draft.sentences` must be filled."""
    calendar = calendar_of(draft)
    scope = Scope(draft, calendar, None, calendar.shift(0), [m.start for m in draft.periods])
    scope.default = document_period(scope)
    _turn_ahead(scope)
    text = draft.text
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    header: list[PeriodMention] = []
    for sentence in draft.sentences:
        mentions = scope.mentions(sentence.start, sentence.end)
        quantities = by_sentence.get(sentence.index, [])
        if sentence.kind == "table" and mentions and len(mentions) > 1 and not quantities:
            header, scope.head = mentions, sentence.start
        elif sentence.kind != "table":
            header = []
        _run_on(scope, sentence)
        if sentence.kind not in ("item", "table"):
            label = not quantities and sentence.end - sentence.start <= _LABEL and text[sentence.end - 1] not in ".다"
            leading = [m for m in mentions if not m.base and m.rule in ("year", "relative", "range", "half")]
            scope.above = leading[0] if label and leading else None
        if mentions or quantities:
            _read_sentence(scope, sentence, mentions, quantities, header)
            survey(scope, sentence)
    restate(scope)
    split_up(scope)
    tell_apart(scope)
    sum_up(scope)
    pledge(scope)


def _only_superseded(scope: Scope, governing: PeriodMention, before: list[PeriodMention]) -> bool:
    """Whether what a figure of this year is compared with was planned for it: 지난해 …, 올해 목표를 기존 3만 개보다."""
    earlier = any(m.years and m.years[1] < year_now(scope) and not m.base for m in before if m.end <= governing.start)
    return earlier and governing.years == scope.published and governing.rule == "relative"


def _turn_ahead(scope: Scope) -> None:
    """Take 전년 as the year before the one that the document is about, where that is the next."""
    now, ahead = scope.published, scope.default
    if now is None or ahead is None or ahead.years is None or ahead.years != (now[0] + 1, now[0] + 1):
        return
    draft = scope.draft
    for i, mention in enumerate(draft.periods):
        words = draft.text[mention.start : mention.end]
        if mention.rule == "relative" and (
            words.startswith("전년") or (mention.base and words.startswith("last year"))
        ):
            draft.periods[i] = replace(mention, years=now)
        elif mention.rule == "half" and mention.years == now and words.startswith("상반기") and _is_late(scope):
            draft.periods[i] = replace(mention, years=ahead.years)


def _is_late(scope: Scope) -> bool:
    """Whether the first half of the year of publication is over, as far as is known."""
    return scope.calendar.month is None or scope.calendar.month > _HALF_YEAR


def _run_on(scope: Scope, sentence: Sentence) -> None:
    """Carry the period of an unfinished line over to the next one."""
    if not sentence.index or sentence.kind != "text":
        return
    last = scope.draft.sentences[sentence.index - 1]
    broken = scope.draft.text[last.end - 1] not in _ENDS and last.line + 1 == sentence.line
    cut = last.line != sentence.line and _UNFINISHED.search(scope.draft.text, max(last.start, last.end - 3), last.end)
    if (last.kind == "text" and broken) or cut:
        scope.runs_on.add(sentence.index)
        if last.line in scope.carried:
            scope.carried[sentence.line] = scope.carried[last.line]


def _read_sentence(
    scope: Scope,
    sentence: Sentence,
    mentions: list[PeriodMention],
    quantities: list[Quantity],
    header: list[PeriodMention],
) -> None:
    text, draft = scope.draft.text, scope.draft
    bullets = [m.start() for m in _BULLET.finditer(text, sentence.start, sentence.end)] if quantities else []
    brackets = brackets_of(text, sentence) if mentions or len(quantities) > 1 else []
    past = bool(mentions) and looks_back(draft, sentence)
    spent: set[int] = set()
    used: dict[int, Quantity] = {}
    summed: PeriodMention | None = None
    to_date: PeriodMention | None = None
    before: list[PeriodMention] = []
    todo = iter(mentions)
    pending = next(todo, None)
    for i, quantity in enumerate(quantities):
        while pending is not None and pending.end <= quantity.start:
            before.append(pending)
            pending = next(todo, None)
        if pending is not None and pending.start <= quantity.start and pending.years is not None:
            settle(quantity, pending.years, f"period that holds it: {pending.rule}", pending)
            continue
        following = quantities[i + 1].start if i + 1 < len(quantities) else sentence.end
        if set_by_column(scope, sentence, quantity, header):
            continue
        if settle_gloss(scope, quantity, following):
            continue
        governing = governing_period(
            text, quantity, before, spent, bullets, brackets, now=scope.calendar.year, past=past
        )
        if governing is not None and not past and takes_in(scope, governing):
            governing = None
        owner = next((m for m in before[-1:] if m.base and _POSSESSED.fullmatch(text, m.end, quantity.start)), None)
        if (
            owner is None
            and before
            and before[-1].base
            and _SET_AGAINST.fullmatch(text, before[-1].end, quantity.start)
        ):
            owner = before[-1] if is_base(text, quantities, i) else None
        compared = owner is not None and "대비" in text[owner.end : quantity.start]
        if owner is not None and not (compared and _DIFFERS.match(text, quantity.end)):
            earlier = year_before_its_level(scope, sentence, quantities, i, owner)
            settle(quantity, earlier or owner.years, "the base of a comparison", owner)
            continue
        held = held_in_brackets(text, quantities, i, before)
        if held is not None:
            settle(quantity, held.years, "what the brackets are said to hold", held)
            continue
        whole = quantities[i - 1] if i and follows_in_brackets(scope, brackets, quantities[i - 1], quantity) else None
        if whole is not None and (governing is None or governing.start < whole.start):
            if arrow_pair(text, quantities, i) or arrow_pair(text, quantities, i - 1):
                pass
            else:
                before_it = _FORMERLY.search(text, max(0, quantity.start - 6), quantity.start) is not None
                years = whole.years
                if before_it and years is not None and years[0] == years[1]:
                    settle(quantity, (years[0] - 1,) * 2, "what it was, a year before", (whole.start, whole.end))
                else:
                    settle(quantity, years, "of its whole", (whole.start, whole.end))
                continue
        pair = base_before(text, quantities, i)
        if pair is not None:
            settle(quantity, pair.years, "as the base before it", (pair.start, pair.end))
            continue
        if settle_step(scope, sentence, quantities, i, governing, spent):
            continue
        if draft.lang == "en" or reads_on_in_english(text, quantity):
            aside = _ASIDE.match(text, quantity.end)
            if aside is not None and following < aside.end():
                following = next((q.start for q in quantities[i + 1 :] if q.start >= aside.end()), sentence.end)
            near = english_after(text, quantity, following, mentions)
            if near is not None:
                if _EN_FROM.search(text, max(0, quantity.start - 12), quantity.start):
                    spent.add(near.start)
                ahead = years_ahead(scope, sentence, quantity, near)
                settle(quantity, ahead or years_for(scope, quantity, near), "period behind it", near)
                continue
        total = _sum_of_periods(text, quantities, i)
        if total is not None:
            seen = (quantities[i - 1].start, quantity.end)
            settle(quantity, total, "of the periods that it sums up", seen)
            summed = PeriodMention(*seen, total, "range")
            continue
        over = planned_years(scope, sentence, quantity, before, governing)
        if governing is not None and over is not None:
            settle(quantity, over, "as many years as it is said to take", before[-1])
            continue
        closed = closing_period(scope, quantity) or own_end(scope, governing, quantity, following)
        if closed is not None:
            settle(quantity, years_for(scope, quantity, closed), f"period behind it: {closed.rule}", closed)
            continue
        begun = counted_so_far(scope, sentence, quantity, governing)
        if begun is not None:
            settle(quantity, begun.years, "a sum since a beginning", begun)
            to_date = begun
            continue
        if governing is not None and quantity.kind == "money" and assessed(scope, governing):
            settle(quantity, scope.published, "what an award for an earlier year brings", governing)
            continue
        if governing is not None and _came_before(scope, quantity, governing):
            settle(quantity, scope.published, "those who came to what is told of", (quantity.start, quantity.end))
            continue
        if governing is not None:
            habit = habit_before(text, quantity, governing.end)
            yearly = span_of_plan(scope) if habit is not None and text.startswith("부터", governing.end) else None
            if yearly is not None and yearly.years and governing.years and yearly.years[0] == governing.years[0]:
                settle(quantity, yearly.years, "every year of a plan", yearly)
                continue
            if habit is not None and (governing.years is None or governing.years[0] == governing.years[1]):
                settle(quantity, None, "every year", habit.span())
                continue
            if _USUAL.search(text, max(0, quantity.start - 6), quantity.start):
                settle(quantity, None, "that of other years", governing)
                continue
            governing = sums_on(text, quantity, quantities[i - 1] if i else None, governing)
            years = years_for(scope, quantity, governing)
            earlier = year_before_its_level(scope, sentence, quantities, i, governing)
            if earlier is not None:
                settle(quantity, earlier, "the year before that of its level", governing)
                if is_base(text, quantities, i):
                    spent.add(governing.start)
                continue
            if governing.rule == "since" and years is not None and _GROWN.match(text, quantity.end):
                years = (years[1], years[1])
            settle(quantity, years, f"period before it: {governing.rule}", governing)
            to_date = governing if governing.rule == "to date" else None
            last = used.get(governing.start)
            told = last is not None and _CLAUSE_OVER.search(text, last.end, quantity.start) is not None
            aim = _AIM.search(text, governing.end, quantity.start) and (
                _OUTDONE.match(text, quantity.end)
                or (past and _MORE_THAN_AIMED.match(text, quantity.end))
                or (past and _REACHED.search(text, quantity.end, sentence.end))
            )
            if not is_base(text, quantities, i) or _only_superseded(scope, governing, before):
                used[governing.start] = quantity
            elif not told and not aim and not TOPIC.search(text[governing.start : quantity.start]):
                spent.add(governing.start)
                spent.update(m.start for m in before if m.end == governing.start - 1 and text[m.end] == "(")
            continue
        if brought_over_years(text, quantity, before):
            settle(quantity, None, "what is brought about over years that nothing dates", before[-1])
            continue
        if over is not None:
            settle(quantity, over, "as many years as it is said to take", before[-1])
            continue
        attended = draft.lang == "en" or ATTENDED.match(text, quantity.end) is not None
        behind = None if attended else period_behind(text, quantities, i, mentions)
        if behind is not None:
            settle(quantity, years_for(scope, quantity, behind), f"period behind it: {behind.rule}", behind)
            continue
        inherit(scope, sentence, quantity)
    leading = [
        m
        for m in mentions
        if not m.base and m.rule not in SILENT and m.start not in spent and not is_enclosed(brackets, m)
    ]
    if not leading and mentions and not quantities and sentence.end - sentence.start <= _LABEL:
        leading = [
            m for m in mentions if m.rule == "range" and m.years and text[m.end : sentence.end].strip(" 년") == ")"
        ]
    if leading:
        scope.own[sentence.index] = leading[0]
        latest = leading[-1]
        defined = latest.rule != "relative" and _DEFINITION.search(text, sentence.start, sentence.end) is not None
        passing = latest.rule == "since" and PASSING.match(text, latest.end) is not None
        if latest.rule == "next_years" and leading[0].rule == "relative" and leading[0].years == scope.published:
            latest = leading[0]
        both = {m.years for m in leading if m.start in used}
        if takes_in(scope, latest) or (
            latest.rule == "relative" and latest.years == scope.calendar.shift(1) and scope.published in both
        ):
            passing = True
        if not defined and not passing and (quantities or latest.rule not in ("since", "past_years")):
            scope.carried[sentence.line] = summed or topic_period(text, leading, quantities) or latest
    elif to_date is not None:
        scope.carried[sentence.line] = to_date
    elif not mentions and looks_ahead(scope) and so_far(draft, sentence):
        scope.carried[sentence.line] = PeriodMention(sentence.start, sentence.end, None, "to date")


def _came_before(scope: Scope, quantity: Quantity, governing: PeriodMention) -> bool:
    """Whether people have come to what was held for a time ahead: 내년 사업을 위해 680명이 참석한 가운데."""
    ahead = governing.years is not None and scope.published is not None and governing.years[1] > scope.published[0]
    return ahead and ATTENDED.match(scope.draft.text, quantity.end) is not None


def _sum_of_periods(text: str, quantities: list[Quantity], i: int) -> Years | None:
    """The years of a total of figures with years of their own: 지난해 90개, 올해 60개 등 모두 150개."""
    if _IN_ALL.search(text, max(0, quantities[i].start - 12), quantities[i].start) is None:
        return None
    if i and _GREW.search(text, quantities[i - 1].end, quantities[i].start):
        return None
    rest, years = quantities[i].low, []
    for part in reversed(quantities[max(0, i - 8) : i]):
        alike = part.kind == quantities[i].kind or {part.kind, quantities[i].kind} == {"jobs", "people"}
        if alike and part.low == part.high and part.years is not None:
            rest -= part.low
            years.append(part.years)
        if rest <= 0:
            break
    if rest != 0 or len(set(years)) < 2:
        return None
    return min(y[0] for y in years), max(y[1] for y in years)
