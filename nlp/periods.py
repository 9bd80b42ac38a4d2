"""The years that a figure is about.

Korean puts the time before what it governs, so a figure takes the nearest period before it in its clause; what is
only the base of a comparison (지난해보다) or tells when something else began (2010년 시작된) governs nothing. A figure
without a period of its own takes that of the whole it stands in brackets after, of another mention of the same
quantity, or what `nlp.period_context` finds around its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.figures import Evidence
from nlp.period_calendar import Years, calendar_of
from nlp.period_context import (
    HABIT,
    Scope,
    document_period,
    inherit,
    looks_back,
    restate,
    settle,
    years_for,
)
from nlp.period_mentions import find_periods
from nlp.period_steps import TOPIC, arrow_pair, settle_step

__all__ = ["assign_years", "date_changes", "find_periods"]

_OF_THE_PLAN = tuple(f"the document's period: {rule}" for rule in ("until", "range", "term", "next_years"))
_SILENT = frozenset({"origin", "limit"})  # mentions that govern no figure behind them
_COMPARED = re.compile(
    r"(?:여|가량|정도|안팎)?\)?\s?(?:의\s[가-힣]{1,6}\s?)?(?:보다|(?:이|이었|였)?던\s|대비|에\s?비해|에\s?비하|에\s?견[주줘]|[을를]\s?(?:훌쩍\s)?(?:넘[는어은]|웃[도돈]))"
)
_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)")
_POSSESSED = re.compile(
    r"['’]s\s(?:about\s|some\s|around\s|total\sof\s)?"
    r"|\s(?:rate|figure|level|total|number|budget|wage)\sof\s(?:about\s|some\s|around\s)?"
    r"|(?:\s?(?:같은\s?(?:기간|때|달|시기)|동기|동월|동분기|이맘때))?\s?\(\s?(?:약\s?|총\s?)?[-+△▲]?"
)

_BULLET = re.compile(r"[△▲▷▶◇◆]")


_BRACKETS = re.compile(r"[()]")
_GLOSS_END = re.compile(r"\s?(?:기준|말|현재|년)?[^,)]{0,4}\)")
_LATIN = re.compile(r"\s[A-Za-z]{2,}\s[a-z]{2,}")
_EN_BREAK = re.compile(r"[,;]|\sand\s")
_ADNOMINAL = re.compile(r"[던한된]\s$")
_TOPIC_AFTER = re.compile(r"에?[는은]|엔|도\s|,")
_QUOTE_MARK = re.compile(r"[“”\"]")
_FROM = re.compile(r"(?:여|가량)?에서\s")
_DAY = re.compile(r"일$|달$")
_OPENING = re.compile(r"\s?\(\s?")
_CLAUSE_END = re.compile(r"[가-힣](?:고|며),?\s")
_OBJECT = re.compile(r"[을를]\s")
_PAST_CLAUSE = re.compile(r"([가-힣])(?:으며|고|으나|지만|는데),?\s")
_EN_AHEAD = re.compile(r",\s[^,.;]{2,60}?\b(?:will|plans?|aims?|expects?|intends?|is\sto|are\sto)\s")
_EN_STOP = re.compile(r"(?<=\d)\.\s[A-Z][a-z]")  # a sentence that ends with its year
_UNTIL_NOW = re.compile(r"(?:지금|현재|이제|올해|최근)까지|지금껏|이제껏|누적")
_TOPIC_PHRASE = re.compile(r"[^\d,.\n]{0,24}?[가-힣](?:은|는)\s")
_FORMERLY = re.compile(r"(?:종전|기존)(?:의|에는)?\s?$")
_IN_ALL = re.compile(r"(?:모두|총|합쳐|합계|도합)\s?$")
_TERM_SUM = re.compile(r"민선\s?\d\s?기\s(?:동안\s)?(?:누적|누계)")
_BEGUN = re.compile(r"이후|이래|[한된연인]\s[뒤후]|부터")
_CLAUSE_OVER = re.compile(r"[가-힣](?:해|하여|고|며|어|아)\s")
_GROWN = re.compile(r"\s?(?:여\s)?(?:으로|로)\s(?:크게\s|대폭\s)?(?:확대|늘|증가|성장|커)")
_HALF_YEAR = 6
_SSANG_SIOT = 20  # the final consonant of the past tense: 했, 끝냈
_LABEL = 40  # characters of the longest line that labels the items below it
_ENDS = ".!?다:”\"'’"
_FAR = 120  # characters that the clauses of one figure may take
_NEAR = 48  # characters between an English figure and the period behind it


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
    restate(scope)


def _topic(text: str, leading: list[PeriodMention], quantities: list[Quantity]) -> PeriodMention | None:
    """The period of what the sentence is about, where others only stand in what is said of it: 올해 실적은 ….."""
    first = leading[0]
    topic = _TOPIC_PHRASE.match(text, first.end)
    if len(leading) == 1 or topic is None or first.rule in _SILENT or leading[1].start < topic.end():
        return None
    return None if any(first.end <= q.start < leading[1].start for q in quantities) else first


def _turn_ahead(scope: Scope) -> None:
    """Take 전년 as the year before the one that the document is about, where that is the next."""
    now, ahead = scope.published, scope.default
    if now is None or ahead is None or ahead.years is None or ahead.years != (now[0] + 1, now[0] + 1):
        return
    draft = scope.draft
    for i, mention in enumerate(draft.periods):
        words = draft.text[mention.start : mention.end]
        if mention.base and mention.rule == "relative" and words.startswith("전년"):
            draft.periods[i] = replace(mention, years=now)
        elif mention.rule == "half" and mention.years == now and words.startswith("상반기") and _is_late(scope):
            draft.periods[i] = replace(mention, years=ahead.years)


def date_changes(draft: Draft) -> None:
    """Give a change over several years the last of them; the roles of `draft.quantities` must be assigned.

    Labour-market statistics that only have the period of a plan for the coming years are of the year of publication.
    """
    now = draft.published.year if draft.published is not None else None
    surveyed: set[int] = set()
    for quantity in draft.quantities:
        rule = next((e.rule for e in quantity.evidence if e.field == "years"), "")
        planned = rule in _OF_THE_PLAN and quantity.years is not None and now is not None and quantity.years[1] > now
        counted = quantity.kind in ("jobs", "people") or (quantity.kind == "rate" and quantity.sentence in surveyed)
        if counted and quantity.role == "other" and planned and now is not None:
            surveyed.add(quantity.sentence)
            quantity.years = (now, now)
            quantity.evidence.append(Evidence("years", "statistics beside a plan", quantity.start, quantity.end))
        if quantity.role in ("change", "budget_change") and quantity.years and quantity.years[0] < quantity.years[1]:
            quantity.years = (quantity.years[1], quantity.years[1])
            quantity.evidence.append(Evidence("years", "a change is of the later year", quantity.start, quantity.end))


def _is_late(scope: Scope) -> bool:
    """Whether the first half of the year of publication is over, as far as is known."""
    return scope.calendar.month is None or scope.calendar.month > _HALF_YEAR


def _run_on(scope: Scope, sentence: Sentence) -> None:
    """Carry the period of an unfinished line over to the next one."""
    if not sentence.index or sentence.kind != "text":
        return
    last = scope.draft.sentences[sentence.index - 1]
    if last.kind == "text" and last.line + 1 == sentence.line and scope.draft.text[last.end - 1] not in _ENDS:
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
    brackets = _brackets(text, sentence) if mentions or len(quantities) > 1 else []
    past = bool(mentions) and looks_back(draft, sentence)
    spent: set[int] = set()
    used: dict[int, Quantity] = {}
    summed: PeriodMention | None = None
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
        if _column(scope, sentence, quantity, header):
            continue
        if _glossed(scope, quantity, following):
            continue
        governing = _governing(text, quantity, before, spent, bullets, brackets, now=scope.calendar.year, past=past)
        if governing is not None and not past and _takes_in(scope, governing):
            governing = None
        owner = next((m for m in before[-1:] if m.base and _POSSESSED.fullmatch(text, m.end, quantity.start)), None)
        if owner is not None:
            settle(quantity, owner.years, "the base of a comparison", owner)
            continue
        whole = quantities[i - 1] if i and _follows_in_brackets(scope, brackets, quantities[i - 1], quantity) else None
        if whole is not None and (governing is None or governing.start < whole.start):
            if arrow_pair(text, quantities, i) or (i >= 2 and arrow_pair(text, quantities, i - 1)):
                pass
            else:
                before_it = _FORMERLY.search(text, max(0, quantity.start - 6), quantity.start) is not None
                years = whole.years
                if before_it and years is not None and years[0] == years[1]:
                    settle(quantity, (years[0] - 1,) * 2, "what it was, a year before", (whole.start, whole.end))
                else:
                    settle(quantity, years, "of its whole", (whole.start, whole.end))
                continue
        if settle_step(scope, sentence, quantities, i, governing, spent):
            continue
        if draft.lang == "en" or _latin(text, quantity):
            aside = _ASIDE.match(text, quantity.end)
            if aside is not None and following < aside.end():
                following = next((q.start for q in quantities[i + 1 :] if q.start >= aside.end()), sentence.end)
            near = _english_after(text, quantity, following, mentions)
            if near is not None:
                settle(quantity, years_for(quantity, near), "period behind it", near)
                continue
        total = _sum_of_periods(text, quantities, i)
        if total is not None:
            seen = (quantities[i - 1].start, quantity.end)
            settle(quantity, total, "of the periods that it sums up", seen)
            summed = PeriodMention(*seen, total, "range")
            continue
        closed = _closing(scope, quantity) or _own_end(scope, governing, quantity, following)
        if closed is not None:
            settle(quantity, years_for(quantity, closed), f"period behind it: {closed.rule}", closed)
            continue
        if governing is not None:
            habit = HABIT.search(text, governing.end, quantity.start)
            if habit is not None and (governing.years is None or governing.years[0] == governing.years[1]):
                settle(quantity, None, "every year", habit.span())
                continue
            years = years_for(quantity, governing)
            if governing.rule == "since" and years is not None and _GROWN.match(text, quantity.end):
                years = (years[1], years[1])
            settle(quantity, years, f"period before it: {governing.rule}", governing)
            last = used.get(governing.start)
            told = last is not None and _CLAUSE_OVER.search(text, last.end, quantity.start) is not None
            if not _is_base(text, quantities, i):
                used[governing.start] = quantity
            elif not told and not TOPIC.search(text[governing.start : quantity.start]):
                spent.add(governing.start)
            continue
        behind = None if draft.lang == "en" else _period_behind(text, quantities, i, mentions)
        if behind is not None:
            settle(quantity, years_for(quantity, behind), f"period behind it: {behind.rule}", behind)
            continue
        inherit(scope, sentence, quantity)
    leading = [
        m
        for m in mentions
        if not m.base and m.rule not in _SILENT and m.start not in spent and not _enclosed(brackets, m)
    ]
    if leading:
        scope.own[sentence.index] = leading[0]
        if quantities or leading[-1].rule != "since":
            scope.carried[sentence.line] = summed or _topic(text, leading, quantities) or leading[-1]


def _takes_in(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a period is the days on which the people of next year's programme are taken in: 11월 25일~12월 11일."""
    ahead, now = scope.default, scope.published
    if now is None or ahead is None or ahead.years is None or ahead.years[0] <= now[0] or mention.years != now:
        return False
    return mention.rule in ("month", "date") and _DAY.search(scope.draft.text, mention.start, mention.end) is not None


def _is_base(text: str, quantities: list[Quantity], i: int) -> bool:
    """Whether the figure is what another is compared with: 5만개보다, 4만개에서 5천개 줄어."""
    bracket = _ASIDE.match(text, quantities[i].end)
    if _COMPARED.match(text, bracket.end() if bracket else quantities[i].end):
        return True
    if i + 1 >= len(quantities):
        return False
    if quantities[i + 1].kind == "rate" and text.startswith("의 ", quantities[i].end):
        return quantities[i + 1].start - quantities[i].end <= 4  # 209억 원의 25% 증가한
    return quantities[i + 1].kind == quantities[i].kind and _FROM.match(text, quantities[i].end) is not None


def _brackets(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The outermost round brackets of the sentence."""
    found, depth, opened = [], 0, 0
    for match in _BRACKETS.finditer(text[sentence.start : sentence.end]):
        at = sentence.start + match.start()
        if match[0] == "(":
            opened = at if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((opened, at + 1))
    if depth:
        found.append((opened, sentence.end))
    return found


def _bracket_of(brackets: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    i = bisect_left(brackets, (at + 1,)) - 1
    return brackets[i] if i >= 0 and brackets[i][0] <= at < brackets[i][1] else None


def _enclosed(brackets: list[tuple[int, int]], mention: PeriodMention) -> bool:
    return _bracket_of(brackets, mention.start) is not None


def _follows_in_brackets(scope: Scope, brackets: list[tuple[int, int]], whole: Quantity, part: Quantity) -> bool:
    """Whether `part` stands in brackets behind `whole` (or beside one that does)."""
    bracket = _bracket_of(brackets, part.start)
    if bracket is None:
        return False
    near = 0 <= bracket[0] - whole.end <= 12 and not scope.mentions(whole.end, bracket[0])
    return whole.start >= bracket[0] or near


def _governing(
    text: str,
    quantity: Quantity,
    before: list[PeriodMention],
    spent: set[int],
    bullets: list[int],
    brackets: list[tuple[int, int]],
    now: int | None,
    past: bool,
) -> PeriodMention | None:
    """The nearest period before `quantity` that may govern it."""
    own = _bracket_of(brackets, quantity.start)
    item = bisect_left(bullets, quantity.start) - 1
    for mention in reversed(before[-24:]):
        if (to_date := _to_date(text, before, mention, quantity, now)) is not None:
            return to_date
        if mention.base or mention.rule in _SILENT or mention.start in spent:
            continue
        if item >= 0 and bullets[0] < mention.start < bullets[item]:
            continue  # another item of the list
        inside = _bracket_of(brackets, mention.start)
        if inside is not None and inside != own and not _explains_period(before, mention, inside):
            continue
        if mention.rule in ("span", "past_years", "next_years") and mention.years is None:
            continue
        if _left_behind(text, mention, quantity, now, looks_back=past):
            continue
        if mention.rule == "date" and re.match(r"\s?\)?\s?$", text[mention.end : mention.end + 3]):
            continue  # a date line
        return mention
    return None


def _to_date(
    text: str, before: list[PeriodMention], mention: PeriodMention, quantity: Quantity, now: int | None
) -> PeriodMention | None:
    """The years from a beginning to now: 2021년 문을 연 뒤 지금까지."""
    if now is None or mention.years is None or mention.base or mention.years[0] > now or mention.rule == "since":
        return None
    if mention.rule == "term" and _TERM_SUM.match(text, mention.start):
        closed = [m for m in before if m.end <= mention.start and m.years and m.years[0] == m.years[1] and not m.base]
        end = closed[-1].years if closed else None
        inside = end is not None and mention.years[0] <= end[1] < mention.years[1]
        return replace(mention, years=(mention.years[0], end[1]), rule="to date") if end and inside else None
    until_now = _UNTIL_NOW.search(text, mention.end, min(quantity.start, mention.end + _FAR))
    if until_now is None:
        return None
    begun = mention.rule == "origin" or _BEGUN.search(text, mention.end, until_now.start() + 1) is not None
    return replace(mention, years=(mention.years[0], now), rule="to date") if begun else None


def _left_behind(text: str, mention: PeriodMention, quantity: Quantity, now: int | None, *, looks_back: bool) -> bool:
    """Whether the clause of a past period is over and the sentence goes on with what is or will be."""
    begin = max(mention.end, quantity.start - 2 * _FAR)
    if _EN_STOP.search(text, begin, quantity.start):
        return True
    if now is None or mention.years is None or mention.years[1] >= now or looks_back:
        return False
    if _EN_AHEAD.search(text, begin, quantity.start):
        return True
    return any(
        (ord(clause[1]) - 0xAC00) % 28 == _SSANG_SIOT and clause[1] not in "있겠"
        for clause in _PAST_CLAUSE.finditer(text, begin, quantity.start)
    )


def _explains_period(before: list[PeriodMention], mention: PeriodMention, bracket: tuple[int, int]) -> bool:
    """Whether the bracket explains the period before it: 최근 3년간('18.~'20.9.)."""
    return any(m.end == bracket[0] or m.end == bracket[0] - 1 for m in before if m is not mention)


def _sum_of_periods(text: str, quantities: list[Quantity], i: int) -> Years | None:
    """The years of a total of figures with years of their own: 지난해 90개, 올해 60개 등 모두 150개."""
    if _IN_ALL.search(text, max(0, quantities[i].start - 12), quantities[i].start) is None:
        return None
    rest, years = quantities[i].low, []
    for part in reversed(quantities[max(0, i - 8) : i]):
        if part.kind == quantities[i].kind and part.low == part.high and part.years is not None:
            rest -= part.low
            years.append(part.years)
        if rest <= 0:
            break
    if rest != 0 or len(set(years)) < 2:
        return None
    return min(y[0] for y in years), max(y[1] for y in years)


def _glossed(scope: Scope, quantity: Quantity, limit: int) -> bool:
    """A year in brackets behind the figure: 1,908개('18년), 500명(2020년 기준)."""
    text = scope.draft.text
    opening = _OPENING.match(text, quantity.end)
    if opening is None:
        return False
    near = scope.mentions(opening.end(), min(limit, opening.end() + 1))
    if near and not near[0].base and _GLOSS_END.match(text[near[0].end : near[0].end + 8]):
        settle(quantity, years_for(quantity, near[0]), "period in brackets behind it", near[0])
        return True
    return False


def _column(scope: Scope, sentence: Sentence, quantity: Quantity, header: list[PeriodMention]) -> bool:
    """In a table whose head names years, the year of the figure's column."""
    if sentence.kind != "table" or not header:
        return False
    text = scope.draft.text
    column = _cells(text, sentence.start, quantity.start)
    for mention in header:
        if _cells(text, scope.head, mention.start) == column:
            settle(quantity, years_for(quantity, mention), "head of its column", mention)
            return True
    return False


def _cells(text: str, start: int, at: int) -> int:
    before = text[start:at]
    return before.count("\t") or before.count("|")


def _latin(text: str, quantity: Quantity) -> bool:
    return bool(_LATIN.match(text[quantity.end : quantity.end + 24]))


def _english_after(text: str, quantity: Quantity, limit: int, mentions: list[PeriodMention]) -> PeriodMention | None:
    """In English the period often follows: 400 public jobs next year; not over a comma or another figure."""
    for mention in mentions:
        if mention.start < quantity.end or mention.base or mention.rule in _SILENT:
            continue
        if (
            mention.start > limit
            or mention.start - quantity.end > _NEAR
            or _EN_BREAK.search(text[quantity.end : mention.start])
        ):
            return None
        return mention
    return None


def _closing(scope: Scope, quantity: Quantity) -> PeriodMention | None:
    """The end of a span right behind the object: 137억원을 2018년까지."""
    opened = _OBJECT.match(scope.draft.text, quantity.end)
    if opened is None:
        return None
    behind = scope.mentions(opened.end(), opened.end() + 1)
    return next((m for m in behind if m.rule in ("until", "range") and m.years), None)


def _own_end(scope: Scope, governing: PeriodMention | None, quantity: Quantity, limit: int) -> PeriodMention | None:
    """The end of a span behind the figure in its own clause, where the one before it belongs to another clause."""
    text = scope.draft.text
    if governing is None or governing.rule != "until":
        return None
    if not _CLAUSE_END.search(text, max(governing.end, quantity.start - _FAR), quantity.start):
        return None
    behind = next(iter(scope.mentions(quantity.end, min(limit, quantity.end + _FAR))), None)
    if behind is None or behind.rule != "until":
        return None
    return None if _CLAUSE_END.search(text, quantity.end, behind.start) else behind


def _period_behind(
    text: str, quantities: list[Quantity], i: int, mentions: list[PeriodMention]
) -> PeriodMention | None:
    """A period behind the figure in its sentence, unless it opens what is said of the next figure."""
    end = quantities[i].end
    found = next(
        (m for m in mentions if m.start >= end and not m.base and m.rule not in ("origin", "limit", "month", "date")),
        None,
    )
    if found is None or (found.years is None and found.rule in ("span", "past_years", "next_years")):
        return None
    if _QUOTE_MARK.search(text, end, found.start) or (found.rule == "year" and text.startswith("부터", found.end)):
        return None  # another thing that was said, or since when it is done
    if _ADNOMINAL.search(text[max(end, found.start - 3) : found.start]):
        return found  # 목표를 70만 개로 설정했던 민선 6기
    later = next((q for q in quantities[i + 1 :] if q.start >= found.end), None)
    opens = later is not None and (later.start - found.end <= 12 or _TOPIC_AFTER.match(text[found.end : found.end + 3]))
    return None if opens else found
