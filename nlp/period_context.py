"""The period of a figure that its own sentence is silent about: of the statement before it, the heading, the document.

Where the document looks ahead and the sentence tells of the past, nothing tells the figure's year: None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from nlp.draft import Draft, PeriodMention, Quantity, Sentence
from nlp.figures import Evidence
from nlp.period_calendar import Calendar, Years

HABIT = re.compile(
    r"매년|해마다|매해|연평균|(?<!올\s)(?<!난\s)(?<!년\s)(?<!번\s)한\s해\s(?!전|동안|사이|내내)"
    r"|\bannually\b|\b(?:every|each)\syear\b",
    re.IGNORECASE,
)


_NOT_PAST = ("있", "겠")


_REPORT = re.compile(
    r"(?:라고|다고|다며|라며|하고|[“”\"’']\s?(?:며|고|라고))\s[^.”]{0,24}$|[은는]\s(?:것(?:입니다|이다)|셈이다)[.”’\"]*$"
    r"|(?:계획|예정|방침)(?:이)?라고\s[^.”]{0,12}[.](?:\s*\d{0,2})?$"
)


_ENDING = re.compile(r"([가-힣])(?:다|습니다|으며|지만)[.”’\"')\]]*$")


_STATE = re.compile(r"(?:한창이|(?:케이스|사례|곳|제도|상태)(?:이)?)다[.”’\"]*$|고\s있다[.”’\"]*$")


_RESOLVED = re.compile(
    r"(?:기로|방침을|계획을|목표를|일정을)\s(?:확정|결정|합의|최종\s?확정)?(?:했|하였|됐|정했|세웠|잡았|짰|굳혔|마련했|수립했)"
    r"(?:습니)?다[.”’\"]*$"
)


_PLAN_GOAL = re.compile(
    r"[^.\n]{0,20}?(?:목표로|목표를|내건|담은|담긴)\s?(?:한|하는|삼은|세운)?[^.\n]{0,24}?(?:대책|계획|로드맵|비전|전략|정책)[’”』」'\"]?"
)


_EN_PAST = re.compile(
    r"\b(?:was|were|had|been|created|hired|found|attended|provided|received|concentrated|employed|developed|spread)\b"
)


_EN_FUTURE = re.compile(r"\b(?:will|plans?|aims?|to be|expects?|intends?|is to|are to)\b", re.IGNORECASE)


_ENGLISH_PLAN = re.compile(r"(?:\s[A-Z][\w&-]{1,20}){1,6}\s?(?:Program|Plan|Project|Fair|Scheme|Initiative)\b")


_PROMISE = re.compile(r"목표|계획|공약|공시|창출|만들|만든다")
_WILL = re.compile(
    r"(?:계획|예정|방침)(?:이다|입니다|임)?[.”’\"]*$|기로\s[가-힣]{1,3}다[.”’\"]*$|[할될]\s것(?:이다|입니다)[.”’\"]*$"
)
_ACCOMPLISHED = re.compile(
    r"(?:참여|참가|참석|지원|운영|창출|취업|달성|제공|배출|추진|확산|개최|수료|모집|채용|배치|유치|체결|완료|진행|실시|시행|이용)"
    r"(?:했|됐|하였|되었|시켰)[가-힣]{0,2}다[.”’\"]*$|(?:거뒀|얻었|맺었|열었|열렸|마쳤|뽑았|펼쳤|벌였|찾았|다녀갔|왔)[가-힣]{0,2}다[.”’\"]*$"
)
_FOR_LONG = re.compile(r"(?:오래|오랫동안|한때|그동안|그간|이미|과거|예전)")
_PRESENT = re.compile(r"(?<!풀이)(?<!분석)(?<!해석)(?<!평가)([가-힣])(?<![보꼽])다[.”’\"]*$")
_NIEUN = 4  # the final consonant of the plain present: 한다, 받는다
_BASE_FIGURE = re.compile(r"\s?\d[\d,.억만천백여 ]{0,20}[가-힣%]{0,4}\s?(?:보다|에서\s)")
_PLANS = re.compile(r"목표|계획|공약|공시")


_DAYS = ("date", "month")  # when something is announced, taken in or held; no heading of what stands under it
_GOES_ON = re.compile(r"(?:또|또한|이와\s함께|아울러|이어|특히)\s")
_THROUGH_THIS = re.compile(
    r"(?:[○ㅇ◦•*-]\s?)?(?:(?:이를|투자를|사업을)\s통해|이번\s투자로|이에\s따라|이로써|(그\s결과))"
)
_UNDER = "what it stands under"
_TAKEN_IN = re.compile(r"모집|참여자|참가자|뽑는|뽑을|선발")
_WORKS = re.compile(r"(?:부터)?[^.\n]{0,40}?(?:일하|일한|근무|활동|보조|배치|참여하게|투입)")
_TERM_SUM = re.compile(r"민선\s?\d\s?기\s(?:동안\s)?(?:누적|누계)")
_OF_TERM = re.compile(r"민선\s?\d\s?기\s?(?:\d년\s?(?:간|동안)?)?\s?\(?$")
_LARGE = 10_000
_PLANNING = 10  # the month from which next year's programmes take in people
_LEAD = 20  # characters of the shortest lead; menus and labels are shorter


@dataclass(slots=True)
class Scope:
    """What is known while the figures of a document are read in order."""

    draft: Draft
    calendar: Calendar
    default: PeriodMention | None
    published: Years | None
    starts: list[int]
    carried: dict[int, PeriodMention] = field(default_factory=dict)
    """The period that the last statement of a line leaves to the next."""
    past: PeriodMention | None = None
    """The past year that the lead tells of, in a document that speaks of the present one too."""
    runs_on: set[int] = field(default_factory=set)
    """Sentences that go on with the line before them, in texts broken for the eye."""
    head: int = 0
    """Where the head of the table begins."""
    above: PeriodMention | None = None
    """The period of a label line over the items that follow it: 임금(2023년 기준)."""
    own: dict[int, PeriodMention] = field(default_factory=dict)
    """The leading period of a sentence, for what stands under it."""

    def mentions(self, start: int, end: int) -> list[PeriodMention]:
        """The mentions between two offsets."""
        return self.draft.periods[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def settle(quantity: Quantity, years: Years | None, rule: str, seen: PeriodMention | tuple[int, int] | None) -> None:
    """Set the years of `quantity` and append the evidence: the rule and the characters that it saw."""
    start, end = (0, 0) if seen is None else seen if isinstance(seen, tuple) else (seen.start, seen.end)
    quantity.years = years
    quantity.evidence.append(Evidence("years", rule, start, end))


def years_for(quantity: Quantity, mention: PeriodMention) -> Years | None:
    """The years of `mention` as `quantity` has them: a rate is reached at the end of a plan, a sum over all of it."""
    if mention.years and mention.rule == "until" and quantity.kind == "rate":
        return (mention.years[1], mention.years[1])
    return mention.years


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
    past = ahead and context is not carried and _tells_results(scope, sentence)
    if past and not _outdoes(scope, sentence):
        settle(quantity, None, "told of the past in a document about the future", (sentence.start, sentence.end))
        return
    rule = "the statement before it" if context is carried else "the document's period"
    if context is not carried and context is not scope.default and context.rule != "published":
        rule = _UNDER
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
        ):
            return _told_part(scope, own)
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
        if not behind or looks_back(scope.draft, sentence):
            return carried
    through = _THROUGH_THIS.match(scope.draft.text, sentence.start)
    last = (
        scope.own.get(sentence.index - 1) if through and scope.default and scope.default.rule == "published" else None
    )
    if last is not None and last.rule in ("until", "range") and last.years and last.years[1] > _now(scope):
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
    if now and default and default.years and default.years[1] < now[0] and _is_under_way(scope.draft, sentence):
        return PeriodMention(0, 0, now, "published")
    return default


def _now(scope: Scope) -> int:
    """The year of publication, 0 where it is unknown."""
    return scope.published[0] if scope.published is not None else 0


def _is_under_way(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells what is done now or will be: 받는다, 늘릴 계획이다; not what it means: 풀이된다."""
    text = _REPORT.sub("", draft.text[sentence.start : sentence.end].rstrip())
    if _WILL.search(text):
        return True
    ending = _PRESENT.search(text)
    return ending is not None and (ord(ending[1]) - 0xAC00) % 28 == _NIEUN


def _tells_results(scope: Scope, sentence: Sentence) -> bool:
    """Whether the sentence tells what was achieved or is, not what a plan provides for in the past tense: 편성됐다."""
    text = scope.draft.text[sentence.start : sentence.end].rstrip()
    if scope.draft.lang == "en":
        return looks_back(scope.draft, sentence)
    if _FOR_LONG.search(text) and looks_back(scope.draft, sentence):
        return True
    return bool(_ACCOMPLISHED.search(_REPORT.sub("", text)) or _STATE.search(text))


def _outdoes(scope: Scope, sentence: Sentence) -> bool:
    """Whether the sentence compares with the year before that of the document: 올해보다 36명 늘었다."""
    ahead = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    found = scope.mentions(sentence.start, sentence.end)
    return any(m.base and m.years is not None and m.years[1] == ahead - 1 for m in found)


def _span_of_plan(scope: Scope) -> PeriodMention | None:
    """The one span of years, or else the one term of office, that the document plans for."""
    now = scope.published[0] if scope.published is not None else 0
    for rules in (("until", "range"), ("term",)):
        found = [m for m in scope.draft.periods if m.rule in rules and m.years and m.years[0] < m.years[1] > now]
        if len({m.years for m in found}) == 1:
            return found[0]
        if found:
            return None
    return None


def looks_back(draft: Draft, sentence: Sentence) -> bool:
    """Return whether a sentence tells what was done or what is: its last verb, less the words of who said so."""
    text = draft.text[sentence.start : sentence.end]
    if draft.lang == "en":
        return bool(_EN_PAST.search(text)) and not _EN_FUTURE.search(text)
    text = _REPORT.sub("", text.rstrip())
    if _RESOLVED.search(text):
        return False
    if _STATE.search(text):
        return True
    ending = _ENDING.search(text)
    stem = ending[1] if ending else text.rstrip('.”’"')[-1:]
    return bool(stem) and "가" <= stem <= "힣" and (ord(stem) - 0xAC00) % 28 == 20 and stem not in _NOT_PAST


def document_period(scope: Scope) -> PeriodMention | None:
    """The document's own period: of its headline, of its plan's name, of its lead, else the year of publication."""
    draft = scope.draft
    lead = [s for s in draft.sentences[:60] if s.kind in ("text", "item") and s.end - s.start >= _LEAD][:2]
    candidates: list[PeriodMention] = []
    heads = [s for s in draft.sentences[: lead[0].index if lead else 12] if s.kind in ("headline", "subhead")]
    for sentence in (*heads, *lead[:2]):
        if len(lead) > 1 and sentence is lead[1]:
            if not candidates:
                candidates += [m for m in scope.mentions(sentence.start, sentence.end) if _names_plan(draft.text, m)]
            if not candidates and scope.published is not None:
                candidates += _fiscal(scope, sentence)
            if candidates or not _PLANS.search(draft.text, sentence.start, sentence.end):
                continue
        candidates += [
            m for m in scope.mentions(sentence.start, sentence.end)
            if not m.base
            and not _BASE_FIGURE.match(draft.text, m.end)
            and (sentence not in lead[1:] or m.rule in ("term", "until", "range"))
            and m.rule not in ("origin", "limit", "ago", "month", "date", "span", "past_years", "term_to_date", "half")
        ]  # fmt: skip
    if candidates and (part := _told_part(scope, candidates[0])) is not candidates[0]:
        return part
    now = scope.published
    spans = [m for m in candidates if m.years and m.years[0] < m.years[1]]
    single = [m for m in candidates if m.years and m.years[0] == m.years[1]]
    after = draft.periods[bisect_left(scope.starts, lead[0].end) :] if lead else []
    if candidates and candidates[0] in spans:
        resumed = now is not None and any(m.years == now and m.rule == "relative" and not m.base for m in after)
        if not resumed and (now is None or (candidates[0].years is not None and candidates[0].years[1] >= now[0])):
            return candidates[0]
    if now is not None and single and single[0].years is not None and single[0].years[0] < now[0]:
        told = any(m.years == now and m.rule == "relative" and not m.base for m in after)
        if told and not _names_plan(draft.text, single[0]):
            scope.past = single[0]
            return PeriodMention(0, 0, now, "published")
    named = [m for m in single if m.years and now and m.years[0] == now[0] + 1 and _names_plan(draft.text, m)]
    if named and scope.calendar.month is not None and scope.calendar.month >= _PLANNING:
        return named[0]
    if single and (now is None or (single[0].years is not None and abs(single[0].years[0] - now[0]) <= 1)):
        return single[0]
    if candidates and candidates[0].years is None and scope.calendar.year is None:
        return candidates[0]
    if now is None and not candidates and scope.calendar.year is None:
        return _opening_statement(scope)
    if now is not None and not candidates and draft.lang == "en" and (ahead := _for_next_year(scope, lead)) is not None:
        return ahead
    begun = _begins_next(scope) if now is not None and not candidates else None
    if begun is not None:
        return begun
    return None if now is None else PeriodMention(0, 0, now, "published")


def _fiscal(scope: Scope, sentence: Sentence) -> list[PeriodMention]:
    """The next fiscal year, where it is the first that the text speaks of: 내년도 생활임금을 정했다."""
    first = next(iter(scope.draft.periods), None)
    named = first is not None and scope.draft.text.startswith("내년도", first.start) and not first.base
    return [first] if first is not None and named and sentence.start <= first.start < sentence.end else []


def _for_next_year(scope: Scope, lead: list[Sentence]) -> PeriodMention | None:
    """Next year, where the lead of an English text provides for it and nothing speaks of this year."""
    if scope.published is None or any(m.years == scope.published and m.rule == "relative" for m in scope.draft.periods):
        return None
    following = (scope.published[0] + 1,) * 2
    told = [m for sentence in lead for m in scope.mentions(sentence.start, sentence.end) if m.years == following]
    return next((m for m in told if m.rule == "relative" and not m.base), None)


def _begins_next(scope: Scope) -> PeriodMention | None:
    """Next year, where a release of autumn takes in people who are to work from its January on."""
    text = scope.draft.text
    if (scope.calendar.month or 0) < _PLANNING or scope.published is None or not _TAKEN_IN.search(text[:300]):
        return None
    following = (scope.published[0] + 1,) * 2
    ahead = [m for m in scope.draft.periods if m.years == following and m.rule in ("relative", "range", "since")]
    return next((m for m in ahead if _WORKS.match(text, m.end)), None)


def _told_part(scope: Scope, mention: PeriodMention) -> PeriodMention:
    """The part of a term that the text says its results are of: 민선 6기 1년간(2014. 7.~2015. 6.)."""
    if mention.rule != "term" or mention.years is None:
        return mention
    summed = _TERM_SUM.search(scope.draft.text)
    if summed is not None and scope.draft.text[mention.start : mention.end].startswith("민선"):
        told = _closed_before(scope, summed.start())
        if told is not None and told.years and mention.years[0] <= told.years[1] < mention.years[1]:
            return PeriodMention(*summed.span(), (mention.years[0], told.years[1]), "to date")
    for part in scope.draft.periods[bisect_left(scope.starts, mention.start) :][:24]:
        within = part.years is not None and mention.years[0] <= part.years[0] < part.years[1] < mention.years[1]
        if (
            within
            and part.rule in ("range", "span", "past_years")
            and _OF_TERM.search(scope.draft.text, max(0, part.start - 16), part.start)
        ):
            return part
    return mention


def _closed_before(scope: Scope, at: int) -> PeriodMention | None:
    """The last single year that the sentence of an offset tells of before it."""
    sentence = next((s for s in scope.draft.sentences if s.start <= at < s.end), None)
    if sentence is None:
        return None
    single = [m for m in scope.mentions(sentence.start, at) if m.years and m.years[0] == m.years[1] and not m.base]
    return single[-1] if single else None


def _opening_statement(scope: Scope) -> PeriodMention | None:
    """The year that opens the first full sentence of a text without any other date: In 2017 the city …."""
    for sentence in scope.draft.sentences[:30]:
        full = sentence.end - sentence.start >= 2 * _LEAD and scope.draft.text[sentence.end - 1] in ".다"
        if sentence.kind in ("text", "item") and full:
            first = next(iter(scope.mentions(sentence.start, min(sentence.end, sentence.start + _LEAD))), None)
            plain = first is not None and first.rule == "year" and not first.base
            return first if plain else None
    return None


def _names_plan(text: str, mention: PeriodMention) -> bool:
    """Whether a year opens a plan's name: ‘2024년도 일자리대책’, the 2024 Senior Job Program."""
    if mention.rule not in ("year", "name_year"):
        return False
    quoted = text[mention.start - 1 : mention.start] in ("‘", "'", "“", '"', "「", "『") if mention.start else False
    return quoted or _ENGLISH_PLAN.match(text, mention.end) is not None


def restate(scope: Scope) -> None:
    """A figure of the headline that has no period of its own takes that of the figure which it restates."""
    draft = scope.draft
    now = scope.default.years[0] if scope.default is not None and scope.default.years else 0
    told: dict[tuple[str, float, float], list[Quantity]] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        if quantity.sentence not in heads and _has_own_period(quantity):
            told.setdefault(_measure(quantity), []).append(quantity)
    chosen: dict[tuple[str, float, float], Quantity] = {}
    for measure, every in told.items():
        found = every
        if len({q.years for q in every}) > 1:
            found = [q for q in every if q.years is not None and q.years[1] >= now]  # a headline tells the news
        if found and (len({q.years for q in found}) == 1 or _is_large(found[0])):
            chosen[measure] = found[0]
    for quantity in draft.quantities:
        restated = chosen.get(_measure(quantity))
        takes = quantity.sentence in heads or (_is_large(quantity) and _by_publication(quantity))
        if restated is not None and takes and not _has_own_period(quantity):
            quantity.evidence = [e for e in quantity.evidence if e.field != "years"]
            settle(quantity, restated.years, "the figure that it restates", (restated.start, restated.end))


def _measure(quantity: Quantity) -> tuple[str, float, float]:
    """What makes two mentions one quantity; jobs and the people who hold them are counted alike."""
    return ("jobs" if quantity.kind == "people" else quantity.kind, quantity.low, quantity.high)


def _is_large(quantity: Quantity) -> bool:
    """Whether two mentions of the number are hardly two quantities: a goal of 70만개."""
    return quantity.kind in ("jobs", "people") and quantity.low >= _LARGE


def _by_publication(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule == "the document's period: published" for e in quantity.evidence)


def _has_own_period(quantity: Quantity) -> bool:
    return any(e.field == "years" and e.rule.startswith(("period", _UNDER)) for e in quantity.evidence)
