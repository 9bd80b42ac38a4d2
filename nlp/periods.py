"""The years that a figure is about.

Korean puts the time before what it governs, so a figure takes the nearest period before it in its clause; what is only
the base of a comparison (지난해보다) or tells when something else began (2010년 시작된) governs nothing. A figure without a
period of its own takes that of the whole it stands in brackets after, of its list item's heading, of the statement before
it in the line, of another mention of the same quantity, and last that of the document: of its headline, the year in its
plan's name, its lead, its publication. Where the document looks ahead and the sentence looks back, nothing tells: None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.figures import Evidence
from nlp.period_mentions import Calendar, Years, calendar_of, find_periods

__all__ = ["assign_years", "find_periods"]

_SILENT = frozenset({"origin"})  # mentions that govern no figure behind them
_COMPARED = re.compile(
    r"(?:여|가량|정도|안팎)?\s?(?:의\s[가-힣]{1,6}\s?)?(?:보다|대비|에\s?비해|에\s?비하|[을를]\s?(?:훌쩍\s)?(?:넘[는어은]|웃[도돈]))"
)
_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)")
_POSSESSED = re.compile(r"['’]s\s(?:about\s|some\s|around\s|total\sof\s)?|\s?\(\s?(?:약\s?|총\s?)?")
_FROM = re.compile(r"(?:여|가량|정도|안팎)?\s?(?:에서|→|->|⇒|➡)")
_TOPIC = re.compile(r"(?:에는|에도|[은는이가])\s|,\s|엔\s")
_HABIT = re.compile(
    r"매년|해마다|매해|연평균|한\s해\s(?!전|동안|사이|내내)|\bannually\b|\b(?:every|each)\syear\b", re.IGNORECASE
)
_BULLET = re.compile(r"[△▲▷▶◇◆]")
_NOT_PAST = ("있", "겠")
_REPORT = re.compile(
    r"(?:라고|다고|다며|라며|하고|[“”\"’']\s?(?:며|고|라고))\s[^.”]{0,24}$|[은는]\s(?:것(?:입니다|이다)|셈이다)[.”’\"]*$"
)
_ENDING = re.compile(r"([가-힣])(?:다|습니다|으며|지만)[.”’\"')\]]*$")
_STATE = re.compile(r"(?:한창이|(?:케이스|사례|곳|제도|상태)(?:이)?)다[.”’\"]*$|고\s있다[.”’\"]*$")
_PLAN_GOAL = re.compile(
    r"[^.\n]{0,20}?(?:목표로|목표를|내건|담은|담긴)\s?(?:한|하는|삼은|세운)?[^.\n]{0,24}?(?:대책|계획|로드맵|비전|전략|정책)[’”』」'\"]?"
)
_EN_PAST = re.compile(
    r"\b(?:was|were|had|been|created|hired|found|attended|provided|received|concentrated|employed|developed|spread)\b"
)
_EN_FUTURE = re.compile(r"\b(?:will|plans?|aims?|to be|expects?|intends?|is to|are to)\b", re.IGNORECASE)
_ENGLISH_PLAN = re.compile(r"(?:\s[A-Z][\w&-]{1,20}){1,6}\s?(?:Program|Plan|Project|Fair|Scheme|Initiative)\b")
_PLANS = re.compile(r"목표|계획|공약|공시")
_NEAR = 48  # characters between an English figure and the period behind it
_LEAD = 30  # characters of the shortest lead; menus and labels are shorter


@dataclass(slots=True)
class _Scope:
    """What is known while the figures of a document are read in order."""

    draft: Draft
    calendar: Calendar
    default: PeriodMention | None
    published: Years | None
    starts: list[int]
    carried: dict[int, PeriodMention] = field(default_factory=dict)
    """The period that the last statement of a line leaves to the next."""
    own: dict[int, PeriodMention] = field(default_factory=dict)
    """The leading period of a sentence, for what stands under it."""

    def mentions(self, start: int, end: int) -> list[PeriodMention]:
        """The mentions between two offsets."""
        return self.draft.periods[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def assign_years(draft: Draft) -> None:
    """Set `years` of every quantity of `draft`, with evidence; `draft.periods` and `draft.sentences` must be filled."""
    calendar = calendar_of(draft)
    scope = _Scope(draft, calendar, None, calendar.shift(0), [m.start for m in draft.periods])
    scope.default = _document_period(scope)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    header: list[PeriodMention] = []
    for sentence in draft.sentences:
        mentions = scope.mentions(sentence.start, sentence.end)
        quantities = by_sentence.get(sentence.index, [])
        if sentence.kind == "table" and mentions and len(mentions) > 1 and not quantities:
            header = mentions
        elif sentence.kind != "table":
            header = []
        if mentions or quantities:
            _read_sentence(scope, sentence, mentions, quantities, header)
    _restate(scope)


def _settle(quantity: Quantity, years: Years | None, rule: str, seen: PeriodMention | tuple[int, int] | None) -> None:
    start, end = (0, 0) if seen is None else seen if isinstance(seen, tuple) else (seen.start, seen.end)
    quantity.years = years
    quantity.evidence.append(Evidence("years", rule, start, end))


def _read_sentence(
    scope: _Scope,
    sentence: Sentence,
    mentions: list[PeriodMention],
    quantities: list[Quantity],
    header: list[PeriodMention],
) -> None:
    text, draft = scope.draft.text, scope.draft
    bullets = [m.start() for m in _BULLET.finditer(text, sentence.start, sentence.end)] if quantities else []
    brackets = _brackets(text, sentence) if mentions or len(quantities) > 1 else []
    spent: set[int] = set()
    before: list[PeriodMention] = []
    todo = iter(mentions)
    pending = next(todo, None)
    for i, quantity in enumerate(quantities):
        while pending is not None and pending.end <= quantity.start:
            before.append(pending)
            pending = next(todo, None)
        if pending is not None and pending.start <= quantity.start and pending.years is not None:
            _settle(quantity, pending.years, f"period that holds it: {pending.rule}", pending)
            continue
        following = quantities[i + 1].start if i + 1 < len(quantities) else sentence.end
        if _column(scope, sentence, quantity, header):
            continue
        if _glossed(scope, quantity, following):
            continue
        governing = _governing(text, quantity, before, spent, bullets, brackets)
        owner = next((m for m in before[-1:] if m.base and _POSSESSED.fullmatch(text, m.end, quantity.start)), None)
        if owner is not None:
            _settle(quantity, owner.years, "the base of a comparison", owner)
            continue
        whole = quantities[i - 1] if i and _follows_in_brackets(scope, brackets, quantities[i - 1], quantity) else None
        if whole is not None and (governing is None or governing.start < whole.start):
            if _arrow_pair(text, quantities, i) or (i >= 2 and _arrow_pair(text, quantities, i - 1)):
                pass
            else:
                _settle(quantity, whole.years, "of its whole", (whole.start, whole.end))
                continue
        if _step(scope, sentence, quantities, i, governing, spent):
            continue
        if draft.lang == "en" or _latin(text, quantity):
            near = _english_after(text, quantity, following, mentions)
            if near is not None:
                _settle(quantity, _years_for(quantity, near), "period behind it", near)
                continue
        if governing is not None:
            habit = _HABIT.search(text, governing.end, quantity.start)
            if habit is not None and (governing.years is None or governing.years[0] == governing.years[1]):
                _settle(quantity, None, "every year", habit.span())
                continue
            _settle(quantity, _years_for(quantity, governing), f"period before it: {governing.rule}", governing)
            if _is_base(text, quantities, i) and not _TOPIC.search(text[governing.start : quantity.start]):
                spent.add(governing.start)
            continue
        behind = _period_behind(text, quantities, i, mentions)
        if behind is not None:
            _settle(quantity, _years_for(quantity, behind), f"period behind it: {behind.rule}", behind)
            continue
        _inherit(scope, sentence, quantity)
    leading = [
        m
        for m in mentions
        if not m.base and m.rule not in _SILENT and m.start not in spent and not _enclosed(brackets, m)
    ]
    if leading:
        scope.own[sentence.index] = leading[0]
        scope.carried[sentence.line] = leading[-1]


def _is_base(text: str, quantities: list[Quantity], i: int) -> bool:
    """Whether the figure is what another is compared with: 5만개보다, 4만개에서 5천개 줄어."""
    bracket = _ASIDE.match(text, quantities[i].end)
    if _COMPARED.match(text, bracket.end() if bracket else quantities[i].end):
        return True
    if i + 1 >= len(quantities):
        return False
    if quantities[i + 1].kind == "rate" and text.startswith("의 ", quantities[i].end):
        return quantities[i + 1].start - quantities[i].end <= 4  # 209억 원의 25% 증가한
    return quantities[i + 1].kind == quantities[i].kind and text.startswith("에서 ", quantities[i].end)


def _years_for(quantity: Quantity, mention: PeriodMention) -> Years | None:
    """The years of `mention` as `quantity` has them: a rate is reached at the end of a plan, a sum over all of it."""
    if mention.years and mention.rule == "until" and quantity.kind == "rate":
        return (mention.years[1], mention.years[1])
    return mention.years


def _brackets(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The outermost round brackets of the sentence."""
    found, depth, opened = [], 0, 0
    for match in re.finditer(r"[()]", text[sentence.start : sentence.end]):
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


def _follows_in_brackets(scope: _Scope, brackets: list[tuple[int, int]], whole: Quantity, part: Quantity) -> bool:
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
) -> PeriodMention | None:
    """The nearest period before `quantity` that may govern it."""
    own = _bracket_of(brackets, quantity.start)
    item = bisect_left(bullets, quantity.start) - 1
    for mention in reversed(before[-24:]):
        if mention.base or mention.rule in _SILENT or mention.start in spent:
            continue
        if item >= 0 and bullets[0] < mention.start < bullets[item]:
            continue  # another item of the list
        inside = _bracket_of(brackets, mention.start)
        if inside is not None and inside != own and not _explains_period(before, mention, inside):
            continue
        if mention.rule in ("span", "past_years", "next_years") and mention.years is None:
            continue
        if mention.rule == "date" and re.match(r"\s?\)?\s?$", text[mention.end : mention.end + 3]):
            continue  # a date line
        return mention
    return None


def _explains_period(before: list[PeriodMention], mention: PeriodMention, bracket: tuple[int, int]) -> bool:
    """Whether the bracket explains the period before it: 최근 3년간('18.~'20.9.)."""
    return any(m.end == bracket[0] or m.end == bracket[0] - 1 for m in before if m is not mention)


def _glossed(scope: _Scope, quantity: Quantity, limit: int) -> bool:
    """A year in brackets behind the figure: 1,908개('18년), 500명(2020년 기준)."""
    text = scope.draft.text
    opening = re.compile(r"\s?\(\s?").match(text, quantity.end)
    if opening is None:
        return False
    near = scope.mentions(opening.end(), min(limit, opening.end() + 1))
    if (
        near
        and not near[0].base
        and re.match(r"\s?(?:기준|말|현재|년)?[^,)]{0,4}\)", text[near[0].end : near[0].end + 8])
    ):
        _settle(quantity, _years_for(quantity, near[0]), "period in brackets behind it", near[0])
        return True
    return False


def _column(scope: _Scope, sentence: Sentence, quantity: Quantity, header: list[PeriodMention]) -> bool:
    """In a table whose head names years, the year of the figure's column."""
    if sentence.kind != "table" or not header:
        return False
    text = scope.draft.text
    head = next(
        (s for s in reversed(scope.draft.sentences[: sentence.index]) if s.start <= header[0].start < s.end), None
    )
    if head is None:
        return False
    column = _cells(text, sentence.start, quantity.start)
    for mention in header:
        if _cells(text, head.start, mention.start) == column:
            _settle(quantity, _years_for(quantity, mention), "head of its column", mention)
            return True
    return False


def _cells(text: str, start: int, at: int) -> int:
    before = text[start:at]
    return before.count("\t") or before.count("|")


def _arrow_pair(text: str, quantities: list[Quantity], i: int) -> bool:
    """Whether the figure and the next are the two ends of a step: A→B, A에서 B로."""
    if i + 1 >= len(quantities):
        return False
    left, right = quantities[i], quantities[i + 1]
    if left.kind != right.kind or not _FROM.match(text, left.end):
        return False
    arrow = re.match(r"\s?(?:→|->|⇒|➡)", text[left.end : left.end + 4])
    return right.start - left.end <= 32 and (
        arrow is not None or text[right.end : right.end + 6].lstrip(" 여가량정도").startswith(("으로", "로"))
    )


def _english_step(text: str, quantities: list[Quantity], i: int) -> bool:
    if i + 1 >= len(quantities):
        return False
    left, right = quantities[i], quantities[i + 1]
    return left.kind == right.kind and bool(
        re.search(r"\bfrom\s(?:about\s|some\s|around\s)?$", text[max(0, left.start - 14) : left.start])
        and re.match(r"[^.;]{0,24}\bto\s(?:about\s|some\s|around\s)?$", text[left.end : right.start])
    )


def _step(
    scope: _Scope,
    sentence: Sentence,
    quantities: list[Quantity],
    i: int,
    governing: PeriodMention | None,
    spent: set[int],
) -> bool:
    """The two ends of a step: the earlier one a year before the later, unless a period says otherwise."""
    text = scope.draft.text
    quantity = quantities[i]
    if _arrow_pair(text, quantities, i) or _english_step(text, quantities, i):
        between = scope.mentions(quantity.end, quantities[i + 1].start)
        main = _context(scope, sentence)
        adjacent = governing is not None and not _TOPIC.search(text[governing.end - 1 : quantity.start])
        if governing is not None and (
            between or (adjacent and main and governing.years and main.years and governing.years < main.years)
        ):
            _settle(quantity, governing.years, "the earlier end, period before it", governing)
            spent.add(governing.start)
            return True
        pair = _pair_before(text, quantities, i)
        if (pair is not None and governing is None) or (
            pair is not None and governing is not None and governing.start < pair.start
        ):
            _settle(quantity, pair.years, "the earlier end, as in the pair before it", (pair.start, pair.end))
            return True
        now = governing or main
        if now is None or now.years is None or now.years[0] != now.years[1]:
            _settle(quantity, None, "the earlier end, of no known year", now)
        else:
            _settle(quantity, (now.years[0] - 1, now.years[0] - 1), "the earlier end, a year before", now)
        return True
    if i and (_arrow_pair(text, quantities, i - 1) or _english_step(text, quantities, i - 1)):
        between = scope.mentions(quantities[i - 1].end, quantity.start)
        if between and not between[-1].base:
            return False
        pair = _pair_before(text, quantities, i - 1)
        if pair is not None:
            later = quantities[quantities.index(pair) + 1]
            _settle(quantity, later.years, "the later end, as in the pair before it", (later.start, later.end))
            return True
        now = governing if governing is not None and governing.start not in spent else _context(scope, sentence)
        years = None if now is None or now.years is None else (now.years[1], now.years[1])
        earlier = quantities[i - 1].years
        if years is not None and earlier is not None and years <= earlier:
            years = (earlier[1] + 1, earlier[1] + 1)
        _settle(quantity, years, "the later end", now)
        return True
    return False


def _pair_before(text: str, quantities: list[Quantity], i: int) -> Quantity | None:
    """The earlier end of the step before this one in the same enumeration: (올해 1→내년 2), 시장형(3→4)."""
    for j in range(i - 2, max(-1, i - 4), -1):
        if (
            _arrow_pair(text, quantities, j)
            and quantities[j].years
            and quantities[i].start - quantities[j + 1].end <= 30
        ):
            return quantities[j]
    return None


def _latin(text: str, quantity: Quantity) -> bool:
    return bool(re.match(r"\s[A-Za-z]{2,}\s[a-z]{2,}", text[quantity.end : quantity.end + 24]))


def _english_after(text: str, quantity: Quantity, limit: int, mentions: list[PeriodMention]) -> PeriodMention | None:
    """In English the period often follows: 400 public jobs next year; not over a comma or another figure."""
    for mention in mentions:
        if mention.start < quantity.end or mention.base or mention.rule == "origin":
            continue
        if (
            mention.start > limit
            or mention.start - quantity.end > _NEAR
            or re.search(r"[,;]|\sand\s", text[quantity.end : mention.start])
        ):
            return None
        return mention
    return None


def _period_behind(
    text: str, quantities: list[Quantity], i: int, mentions: list[PeriodMention]
) -> PeriodMention | None:
    """A period behind the figure in its sentence, unless it opens what is said of the next figure."""
    end = quantities[i].end
    found = next(
        (m for m in mentions if m.start >= end and not m.base and m.rule not in ("origin", "month", "date")), None
    )
    if found is None or (found.years is None and found.rule in ("span", "past_years", "next_years")):
        return None
    if re.search(r"[던한된]\s$", text[max(end, found.start - 3) : found.start]):
        return found  # 목표를 70만 개로 설정했던 민선 6기
    later = next((q for q in quantities[i + 1 :] if q.start >= found.end), None)
    opens = later is not None and (
        later.start - found.end <= 12 or re.match(r"에?[는은]|엔|도\s|,", text[found.end : found.end + 3])
    )
    return None if opens else found


def _inherit(scope: _Scope, sentence: Sentence, quantity: Quantity) -> None:
    """The period of a figure that its own sentence says nothing about."""
    text = scope.draft.text
    habit = _HABIT.search(text, sentence.start, quantity.start)
    if habit is not None:
        _settle(quantity, None, "every year", habit.span())
        scope.carried[sentence.line] = PeriodMention(*habit.span(), None, "habit")
        return
    context = _context(scope, sentence)
    carried = scope.carried.get(sentence.line)
    if context is None:
        _settle(quantity, scope.published, "the year of publication", None)
        return
    goal = _PLAN_GOAL.match(text, quantity.end, sentence.end)
    if goal is not None and context.rule == "published" and sentence.kind in ("text", "headline"):
        _settle(quantity, None, "goal of a plan without a year", goal.span())
        return
    ahead = scope.published is not None and context.years is not None and context.years[0] > scope.published[0]
    if ahead and context is not carried and _looks_back(scope.draft, sentence):
        _settle(quantity, None, "told of the past in a document about the future", (sentence.start, sentence.end))
        return
    rule = "the statement before it" if context is carried else "the document's period"
    _settle(quantity, _years_for(quantity, context), f"{rule}: {context.rule}", context)


def _context(scope: _Scope, sentence: Sentence) -> PeriodMention | None:
    """The period that the paragraph's statement before, the heading, or the document gives to a sentence."""
    parent = sentence.parent
    for _ in range(4):
        if parent is None:
            break
        heading = scope.draft.sentences[parent]
        own = scope.own.get(parent)
        if own is not None and (own.start - heading.start <= 12 or heading.end - heading.start <= 30):
            return own
        parent = heading.parent
    carried = scope.carried.get(sentence.line)
    if carried is not None and carried.rule == "habit" and not _looks_back(scope.draft, sentence):
        return carried
    if carried is not None and carried.years is not None and sentence.kind in ("text", "item"):
        now = scope.published
        behind = now is not None and carried.years[1] < now[0]
        if not behind or _looks_back(scope.draft, sentence):
            return carried
    return scope.default


def _looks_back(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells what was done or what is: its last verb, less the words of who said so."""
    text = draft.text[sentence.start : sentence.end]
    if draft.lang == "en":
        return bool(_EN_PAST.search(text)) and not _EN_FUTURE.search(text)
    text = _REPORT.sub("", text.rstrip())
    if _STATE.search(text):
        return True
    ending = _ENDING.search(text)
    stem = ending[1] if ending else text.rstrip('.”’"')[-1:]
    return bool(stem) and "가" <= stem <= "힣" and (ord(stem) - 0xAC00) % 28 == 20 and stem not in _NOT_PAST


def _document_period(scope: _Scope) -> PeriodMention | None:
    """The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""
    draft = scope.draft
    lead = [s for s in draft.sentences[:60] if s.kind in ("text", "item") and s.end - s.start >= _LEAD][:2]
    candidates: list[PeriodMention] = []
    heads = [s for s in draft.sentences[: lead[0].index if lead else 12] if s.kind in ("headline", "subhead")]
    for sentence in (*heads, *lead[:2]):
        if len(lead) > 1 and sentence is lead[1]:
            if not candidates:
                candidates += [m for m in scope.mentions(sentence.start, sentence.end) if _names_plan(draft.text, m)]
            if candidates or not _PLANS.search(draft.text, sentence.start, sentence.end):
                continue
        candidates += [
            m for m in scope.mentions(sentence.start, sentence.end)
            if not m.base and (sentence not in lead[1:] or m.rule in ("term", "until", "range"))
            and m.rule not in ("origin", "month", "date", "span", "past_years", "term_to_date", "half")
        ]  # fmt: skip
    now = scope.published
    spans = [m for m in candidates if m.years and m.years[0] < m.years[1]]
    single = [m for m in candidates if m.years and m.years[0] == m.years[1]]
    after = draft.periods[bisect_left(scope.starts, lead[0].end) :] if lead else []
    if candidates and candidates[0] in spans:
        resumed = now is not None and any(m.years == now and m.rule == "relative" and not m.base for m in after)
        if not resumed and (now is None or (candidates[0].years is not None and candidates[0].years[1] >= now[0])):
            return candidates[0]
    if single and (now is None or (single[0].years is not None and abs(single[0].years[0] - now[0]) <= 1)):
        return single[0]
    if candidates and candidates[0].years is None and scope.calendar.year is None:
        return candidates[0]
    return None if now is None else PeriodMention(0, 0, now, "published")


def _names_plan(text: str, mention: PeriodMention) -> bool:
    """Whether a year opens a plan's name: ‘2024년도 일자리대책’, the 2024 Senior Job Program."""
    if mention.rule not in ("year", "name_year"):
        return False
    quoted = text[mention.start - 1 : mention.start] in ("‘", "'", "“", '"', "「", "『") if mention.start else False
    return quoted or _ENGLISH_PLAN.match(text, mention.end) is not None


def _restate(scope: _Scope) -> None:
    """A figure of the headline that has no period of its own takes that of the figure which it restates."""
    draft = scope.draft
    now = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    told: dict[tuple[str, float, float], list[Quantity]] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        if quantity.sentence not in heads and _has_own_period(quantity):
            told.setdefault(_measure(quantity), []).append(quantity)
    for quantity in draft.quantities:
        found = told.get(_measure(quantity), [])
        if len({q.years for q in found}) > 1:
            found = [q for q in found if q.years is not None and q.years[1] >= now]  # a headline tells the news
        if quantity.sentence in heads and not _has_own_period(quantity) and len({q.years for q in found}) == 1:
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            _settle(quantity, found[0].years, "the figure that it restates", (found[0].start, found[0].end))


def _measure(quantity: Quantity) -> tuple[str, float, float]:
    """What makes two mentions one quantity; jobs and the people who hold them are counted alike."""
    return ("jobs" if quantity.kind == "people" else quantity.kind, quantity.low, quantity.high)


def _has_own_period(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule.startswith("period") for e in quantity.evidence)
