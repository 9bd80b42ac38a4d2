"""The years of the figures of one sentence, read in order, and the period that it leaves to the next.

Korean puts the time before what it governs, so a figure takes the nearest period before it in its clause, unless what
stands right beside it tells otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp.draft import PeriodMention, Quantity, Sentence
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
from nlp.period_calendar import Years
from nlp.period_columns import set_by_column
from nlp.period_context import ATTENDED, inherit, looks_ahead
from nlp.period_grammar import PASSING
from nlp.period_habits import habit_before
from nlp.period_plans import brought_over_years, planned_years, years_ahead
from nlp.period_scope import SILENT, Scope, settle, span_of_plan, year_now, years_for
from nlp.period_so_far import counted_so_far
from nlp.period_steps import TOPIC, arrow_pair, base_before, settle_step, year_before_its_level
from nlp.period_tense import looks_back, so_far

LABEL = 40
"""Characters of the longest line that labels the items below it."""
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
_RECORD = re.compile(r"최[고대다초]|처음")
"""민선 7기 들어 최고액을 달성했다: what it is measured against, not when the figures of the next sentence hold."""
_USUAL = re.compile(r"(?:예년|평년)(?:의)?\s$")
_AIM = re.compile(r"목표(?:치|인|로|였던)?[\s(]")
_OUTDONE = re.compile(r"(?:여\s?)?[을를]\s?(?:훌쩍\s)?(?:넘|웃)")
_MORE_THAN_AIMED = re.compile(r"(?:여\s?)?\)?\s?보다\s(?:더\s|훨씬\s)?(?:많|높)")
_REACHED = re.compile(r"(?:창출|달성|채용|취업)(?:했|됐|하였|시켰)|만들[었어]|만든\s|거뒀|올렸|해냈|초과|냈다")
_FEWEST_PARTS = 2
_IN_ALL = re.compile(r"(?:모두|총|합쳐|합계|도합)\s?$")
_GREW = re.compile(r"늘[어려린]|늘어난|증[액가]|더\s?늘|확대|추가")
_CLAUSE_OVER = re.compile(r"[가-힣](?:해|하여|고|며|어|아)\s")
_GROWN = re.compile(r"\s?(?:여\s)?(?:으로|로)\s(?:크게\s|대폭\s)?(?:확대|늘|증가|성장|커)")
_EN_FROM = re.compile(r"\bfrom\s(?:about\s|some\s)?$")


@dataclass(slots=True)
class _Reading:
    """A sentence while its figures are read in order."""

    scope: Scope
    text: str
    """The text of the document."""
    sentence: Sentence
    mentions: list[PeriodMention]
    quantities: list[Quantity]
    bullets: list[int]
    brackets: list[tuple[int, int]]
    past: bool
    """Whether the sentence looks back."""
    before: list[PeriodMention] = field(default_factory=list)
    """The mentions before the figure that is read."""
    spent: set[int] = field(default_factory=set)
    """The starts of mentions that govern no further figure."""
    used: dict[int, Quantity] = field(default_factory=dict)
    """The last figure that each mention governs, by its start."""
    summed: PeriodMention | None = None
    """The years of the last total of figures with years of their own."""
    to_date: PeriodMention | None = None
    """The years up to now of the last figure that was counted so far."""

    def following(self, i: int) -> int:
        """Where the next figure begins, or the sentence ends."""
        return self.quantities[i + 1].start if i + 1 < len(self.quantities) else self.sentence.end

    def whole_of(self, i: int) -> Quantity | None:
        """The figure before, where this one stands in brackets behind it."""
        if not i or not follows_in_brackets(self.scope, self.brackets, self.quantities[i - 1], self.quantities[i]):
            return None
        return self.quantities[i - 1]


def read_sentence(
    scope: Scope,
    sentence: Sentence,
    mentions: list[PeriodMention],
    quantities: list[Quantity],
    header: list[PeriodMention],
) -> None:
    """Set the years of the figures of a sentence and keep in `scope` what it leaves to the next.

    `mentions` are its periods, `header` those that head the columns of the table it is a row of.
    """
    text, draft = scope.draft.text, scope.draft
    reading = _Reading(
        scope,
        text,
        sentence,
        mentions,
        quantities,
        [m.start() for m in _BULLET.finditer(text, sentence.start, sentence.end)] if mentions and quantities else [],
        brackets_of(text, sentence) if mentions or len(quantities) > 1 else [],
        bool(mentions and quantities) and looks_back(draft, sentence),
    )
    todo = iter(mentions)
    pending = next(todo, None)
    for i, quantity in enumerate(quantities):
        while pending is not None and pending.end <= quantity.start:
            reading.before.append(pending)
            pending = next(todo, None)
        if pending is not None and pending.start <= quantity.start and pending.years is not None:
            settle(quantity, pending.years, f"period that holds it: {pending.rule}", pending)
        elif not (header and set_by_column(scope, sentence, quantity, header)):
            _date(reading, i)
    _leave(reading)


def _date(reading: _Reading, i: int) -> None:
    """Give the figure its years: of what stands beside it, of the period that governs it, or of what is around."""
    scope, sentence, quantity = reading.scope, reading.sentence, reading.quantities[i]
    in_brackets_behind = "(" in reading.text[quantity.end : quantity.end + 2]
    if in_brackets_behind and settle_gloss(scope, quantity, reading.following(i)):
        return
    governing = _governing(reading, quantity) if reading.before else None
    if governing is not None and not reading.past and takes_in(scope, governing):
        governing = None
    if _by_owner(reading, i) or (i and (_by_brackets(reading, i, governing) or _by_base(reading, i))):
        return
    if settle_step(scope, sentence, reading.quantities, i, governing, reading.spent):
        return
    if _by_english(reading, i) or (i >= _FEWEST_PARTS and _by_sum(reading, i)):
        return
    over = planned_years(scope, sentence, quantity, reading.before, governing)
    if governing is not None and over is not None:
        settle(quantity, over, "as many years as it is said to take", reading.before[-1])
    elif _by_end(reading, i, governing) or (governing is not None and _by_day(reading, quantity, governing)):
        return
    elif governing is not None:
        _govern(reading, i, governing)
    elif brought_over_years(reading.text, quantity, reading.before):
        settle(quantity, None, "what is brought about over years that nothing dates", reading.before[-1])
    elif over is not None:
        settle(quantity, over, "as many years as it is said to take", reading.before[-1])
    elif not _by_behind(reading, i):
        inherit(scope, sentence, quantity)


def _governing(reading: _Reading, quantity: Quantity) -> PeriodMention | None:
    return governing_period(
        reading.text,
        quantity,
        reading.before,
        reading.spent,
        reading.bullets,
        reading.brackets,
        now=reading.scope.calendar.year,
        past=reading.past,
    )


def _by_owner(reading: _Reading, i: int) -> bool:
    """The level of the base of a comparison that it is said to be of: 지난해(90명), last year's 90."""
    text, before, quantity = reading.text, reading.before, reading.quantities[i]
    if not before or not before[-1].base:
        return False
    owner: PeriodMention | None = before[-1]
    if _POSSESSED.fullmatch(text, before[-1].end, quantity.start) is None:
        against = _SET_AGAINST.fullmatch(text, before[-1].end, quantity.start)
        owner = before[-1] if against and is_base(text, reading.quantities, i) else None
    if owner is None or ("대비" in text[owner.end : quantity.start] and _DIFFERS.match(text, quantity.end)):
        return False
    earlier = year_before_its_level(reading.scope, reading.sentence, reading.quantities, i, owner)
    settle(quantity, earlier or owner.years, "the base of a comparison", owner)
    return True


def _by_brackets(reading: _Reading, i: int, governing: PeriodMention | None) -> bool:
    """What stands in brackets: of what they are said to hold, or of the whole before them."""
    text, quantities, quantity = reading.text, reading.quantities, reading.quantities[i]
    held = held_in_brackets(text, quantities, i, reading.before)
    if held is not None:
        settle(quantity, held.years, "what the brackets are said to hold", held)
        return True
    whole = reading.whole_of(i)
    if whole is None or (governing is not None and governing.start >= whole.start):
        return False
    if arrow_pair(text, quantities, i) or arrow_pair(text, quantities, i - 1):
        return False
    before_it = _FORMERLY.search(text, max(0, quantity.start - 6), quantity.start) is not None
    years = whole.years
    if before_it and years is not None and years[0] == years[1]:
        settle(quantity, (years[0] - 1,) * 2, "what it was, a year before", (whole.start, whole.end))
    else:
        settle(quantity, years, "of its whole", (whole.start, whole.end))
    return True


def _by_base(reading: _Reading, i: int) -> bool:
    """The base in an enumeration of changes: of the year of the base before it."""
    pair = base_before(reading.text, reading.quantities, i)
    if pair is not None:
        settle(reading.quantities[i], pair.years, "as the base before it", (pair.start, pair.end))
    return pair is not None


def _by_english(reading: _Reading, i: int) -> bool:
    """The period behind a figure in English."""
    scope, text, quantity = reading.scope, reading.text, reading.quantities[i]
    if scope.draft.lang != "en" and not reads_on_in_english(text, quantity):
        return False
    following = reading.following(i)
    aside = _ASIDE.match(text, quantity.end)
    if aside is not None and following < aside.end():
        rest = (q.start for q in reading.quantities[i + 1 :] if q.start >= aside.end())
        following = next(rest, reading.sentence.end)
    near = english_after(text, quantity, following, reading.mentions)
    if near is None:
        return False
    if _EN_FROM.search(text, max(0, quantity.start - 12), quantity.start):
        reading.spent.add(near.start)
    ahead = years_ahead(scope, reading.sentence, quantity, near)
    settle(quantity, ahead or years_for(scope, quantity, near), "period behind it", near)
    return True


def _by_sum(reading: _Reading, i: int) -> bool:
    """The total of figures with years of their own."""
    quantity = reading.quantities[i]
    total = _sum_of_periods(reading.text, reading.quantities, i)
    if total is None:
        return False
    seen = (reading.quantities[i - 1].start, quantity.end)
    settle(quantity, total, "of the periods that it sums up", seen)
    reading.summed = PeriodMention(*seen, total, "range")
    return True


def _by_end(reading: _Reading, i: int, governing: PeriodMention | None) -> bool:
    """The end of a span right behind the figure, or the beginning that a sum up to now is counted from."""
    scope, quantity = reading.scope, reading.quantities[i]
    closed = closing_period(scope, quantity) or own_end(scope, governing, quantity, reading.following(i))
    if closed is not None:
        settle(quantity, years_for(scope, quantity, closed), f"period behind it: {closed.rule}", closed)
        return True
    begun = counted_so_far(scope, reading.sentence, quantity, governing)
    if begun is not None:
        settle(quantity, begun.years, "a sum since a beginning", begun)
        reading.to_date = begun
    return begun is not None


def _by_day(reading: _Reading, quantity: Quantity, governing: PeriodMention) -> bool:
    """What an award or a meeting for another year brings on its day, or what is said of no year: 매년, 예년."""
    scope, text = reading.scope, reading.text
    if quantity.kind == "money" and assessed(scope, governing):
        settle(quantity, scope.published, "what an award for an earlier year brings", governing)
        return True
    if _came_before(scope, quantity, governing):
        settle(quantity, scope.published, "those who came to what is told of", (quantity.start, quantity.end))
        return True
    habit = habit_before(text, quantity, governing.end)
    yearly = span_of_plan(scope) if habit is not None and text.startswith("부터", governing.end) else None
    if yearly is not None and yearly.years and governing.years and yearly.years[0] == governing.years[0]:
        settle(quantity, yearly.years, "every year of a plan", yearly)
        return True
    if habit is not None and (governing.years is None or governing.years[0] == governing.years[1]):
        settle(quantity, None, "every year", habit.span())
        return True
    if _USUAL.search(text, max(0, quantity.start - 6), quantity.start):
        settle(quantity, None, "that of other years", governing)
        return True
    return False


def _govern(reading: _Reading, i: int, governing: PeriodMention) -> None:
    """Give the figure the period before it, and settle whether that goes on to govern."""
    scope, text, quantities = reading.scope, reading.text, reading.quantities
    quantity = quantities[i]
    governing = sums_on(text, quantity, quantities[i - 1] if i else None, governing)
    years = years_for(scope, quantity, governing)
    earlier = year_before_its_level(scope, reading.sentence, quantities, i, governing)
    if earlier is not None:
        settle(quantity, earlier, "the year before that of its level", governing)
        if is_base(text, quantities, i):
            reading.spent.add(governing.start)
        return
    if governing.rule == "since" and years is not None and _GROWN.match(text, quantity.end):
        years = (years[1], years[1])
    settle(quantity, years, f"period before it: {governing.rule}", governing)
    reading.to_date = governing if governing.rule == "to date" else None
    if not is_base(text, quantities, i) or _only_superseded(scope, governing, reading.before):
        reading.used[governing.start] = quantity
    elif _ends_with(reading, quantity, governing):
        reading.spent.add(governing.start)
        reading.spent.update(m.start for m in reading.before if m.end == governing.start - 1 and text[m.end] == "(")


def _ends_with(reading: _Reading, quantity: Quantity, governing: PeriodMention) -> bool:
    """Whether a period governs no more than the base of a comparison: no topic, no goal that is outdone."""
    text = reading.text
    last = reading.used.get(governing.start)
    if last is not None and _CLAUSE_OVER.search(text, last.end, quantity.start) is not None:
        return False
    aim = _AIM.search(text, governing.end, quantity.start) and (
        _OUTDONE.match(text, quantity.end)
        or (reading.past and _MORE_THAN_AIMED.match(text, quantity.end))
        or (reading.past and _REACHED.search(text, quantity.end, reading.sentence.end))
    )
    return not aim and not TOPIC.search(text[governing.start : quantity.start])


def _by_behind(reading: _Reading, i: int) -> bool:
    """A period behind the figure in its sentence."""
    scope, text, quantity = reading.scope, reading.text, reading.quantities[i]
    if not reading.mentions or scope.draft.lang == "en" or ATTENDED.match(text, quantity.end) is not None:
        return False
    behind = period_behind(text, reading.quantities, i, reading.mentions)
    if behind is not None:
        settle(quantity, years_for(scope, quantity, behind), f"period behind it: {behind.rule}", behind)
    return behind is not None


def _leave(reading: _Reading) -> None:
    """Keep the period that the sentence leaves to the next of its line, and to what stands under it."""
    scope, sentence, text = reading.scope, reading.sentence, reading.text
    mentions, quantities = reading.mentions, reading.quantities
    leading = [
        m
        for m in mentions
        if not m.base and m.rule not in SILENT and m.start not in reading.spent and not is_enclosed(reading.brackets, m)
    ]
    if not leading and mentions and not quantities and sentence.end - sentence.start <= LABEL:
        leading = [
            m for m in mentions if m.rule == "range" and m.years and text[m.end : sentence.end].strip(" 년") == ")"
        ]
    if leading:
        scope.own[sentence.index] = leading[0]
        _carry(reading, leading)
    elif reading.to_date is not None:
        scope.carried[sentence.line] = reading.to_date
    elif not mentions and looks_ahead(scope) and so_far(scope.draft, sentence):
        scope.carried[sentence.line] = PeriodMention(sentence.start, sentence.end, None, "to date")


def _carry(reading: _Reading, leading: list[PeriodMention]) -> None:
    """Carry the latest of the leading periods on, unless it only defines a scheme, tells how long, or what is next."""
    scope, sentence, text = reading.scope, reading.sentence, reading.text
    latest = leading[-1]
    defined = latest.rule != "relative" and _DEFINITION.search(text, sentence.start, sentence.end) is not None
    passing = latest.rule == "since" and PASSING.match(text, latest.end) is not None
    if latest.rule == "next_years" and leading[0].rule == "relative" and leading[0].years == scope.published:
        latest = leading[0]
    both = {m.years for m in leading if m.start in reading.used}
    if takes_in(scope, latest) or (
        latest.rule == "relative" and latest.years == scope.calendar.shift(1) and scope.published in both
    ):
        passing = True
    if latest.rule == "term_to_date" and not reading.quantities and _RECORD.search(text, latest.end, sentence.end):
        passing = True
    if not defined and not passing and (reading.quantities or latest.rule not in ("since", "past_years")):
        topic = topic_period(text, leading, reading.quantities)
        scope.carried[sentence.line] = reading.summed or topic or latest


def _only_superseded(scope: Scope, governing: PeriodMention, before: list[PeriodMention]) -> bool:
    """Whether what a figure of this year is compared with was planned for it: 지난해 …, 올해 목표를 기존 3만 개보다."""
    earlier = any(m.years and m.years[1] < year_now(scope) and not m.base for m in before if m.end <= governing.start)
    return earlier and governing.years == scope.published and governing.rule == "relative"


def _came_before(scope: Scope, quantity: Quantity, governing: PeriodMention) -> bool:
    """Whether people have come to what was held for a time ahead: 내년 사업을 위해 680명이 참석한 가운데."""
    ahead = governing.years is not None and scope.published is not None and governing.years[1] > scope.published[0]
    return ahead and ATTENDED.match(scope.draft.text, quantity.end) is not None


def _sum_of_periods(text: str, quantities: list[Quantity], i: int) -> Years | None:
    """The years of a total of figures with years of their own: 지난해 90개, 올해 60개 등 모두 150개."""
    if _IN_ALL.search(text, max(0, quantities[i].start - 12), quantities[i].start) is None:
        return None
    if _GREW.search(text, quantities[i - 1].end, quantities[i].start):
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
