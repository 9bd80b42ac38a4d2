"""The period before a figure that governs it, and which figures and periods stand in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_calendar import term_years
from nlp.period_grammar import TERM
from nlp.period_scope import NEXT_QUOTATION, ON_THE_DAY, SILENT, SINCE_THEN, Scope

_COMPARED = re.compile(
    r"(?:여|가량|정도|안팎)?\)?\s?(?:의\s[가-힣]{1,6}\s?)?(?:보다|(?:이|이었|였)?던\s|\s[가-힣]{1,4}[았었했였]던\s|대비|에\s?비해|에\s?비하|에\s?견[주줘]"
    r"|[과와]\s(?:비교|견[주줘]|\d[\d,.억만천 ]{0,14}[원명개]\s?차)|[을를]\s?(?:훌쩍\s)?(?:넘[는어은]|웃[도돈])"
    r"|에\s(?:머문|(?:머물|그쳤|불과했|그치)[가-힣]{0,2}던)\s|\s?이후\s(?:처음|가장|최대|최고|최소|최저|\d{1,2}년))"
)
_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)")
_BRACKETS = re.compile(r"[()]")
_FROM = re.compile(r"(?:여|가량)?에서\s")
_DAY = re.compile(r"일$|달$")
_PAST_CLAUSE = re.compile(r"([가-힣])(?:으며|고|으나|지만|는데),?\s")
_EN_AHEAD = re.compile(r",\s[^,.;]{2,60}?\b(?:will|plans?|aims?|expects?|intends?|is\sto|are\sto)\s")
_EN_STOP = re.compile(r"\.(?:(?<=\d\.)|(?<=KRW\.)|(?<=[Ww]on\.))\s[A-Z][a-z]")  # a sentence that ends with its year
_UNTIL_NOW = re.compile(r"(?:지금|현재|이제|올해|최근)까지|지금껏|이제껏|누적")
_BROUGHT_IN = re.compile(
    r"\s?(?:[가-힣]{1,6}\s)?(?:출범|취임)\s?(?:뒤|후|이후)\s(?:[가-힣]{1,8}\s)?(?:유치한|끌어[온들]|들여온|투자한|협약한|체결한|만든|생긴|창출한|늘어난)"
)
_AS_OF_NOW = re.compile(r"\s?(?:말\s?)?현재")
_TOPIC_PHRASE = re.compile(r"[^\d,.\n]{0,24}?[가-힣](?:은|는)\s")
_TERM_SUM = re.compile(r"민선\s?\d\s?기\s(?:동안\s)?(?:누적|누계)")
_GOAL_AHEAD = re.compile(r"[^.\n]{0,60}?(?:달성|창출|확보|제공|유치)[을를]?\s[^.\n]{0,20}?(?:하겠|계획|방침|예정|목표)")
_THIS_TIME = re.compile(
    r"에\s이어\s(?:이번|올해|금년)|\s이번에(?:는)?\s|(?:지만|으나|는데|으며|고),?\s(?:현재|지금)(?:는|은)?\s"
)
_OF_PLANS = ("term", "term_to_date", "until", "range", "next_years")
_SUMMED = re.compile(r"누적|누계")
_HENCEFORTH = re.compile(r"향후|앞으로")
_BEGUN = re.compile(r"이후|이래|출범\s?후|취임\s?후|[한된연인온]\s[뒤후]|부터")
_COMES_TO = re.compile(r"(?:여\s?)?(?:으로|로)\s(?:크게\s|대폭\s)?(?:감소|줄|늘|증가|떨어|확대)")
_CHOSEN = re.compile(
    r"(?:(?<=1[12]월)|(?<=[가-힣]\s1[12]월))(?:에|부터)?\s[^.\n]{0,60}?(?:모집|공모|접수)해,?\s[^.\n]{0,60}?(?:심사|면접|평가)[^.\n]{0,12}?거쳐\s최종\s$"
)
_DAYS = ("month", "relative", "date", "until", "half")
_UP_TO = re.compile(r"\s?말?\s?(?:기준|현재|까지)")
_AS_OF = re.compile(r"\s?말?\s?(?:기준|현재)")
_NAME_OF_COUNT = re.compile(r"\s?[가-힣\s]{1,10}\)(?:[을를은는]|\s)")
_SSANG_SIOT = 20  # the final consonant of the past tense: 했, 끝냈
_AWARDED = re.compile(r"상[을에]|기관|선정")
_YEAR_ALONE = re.compile(r"\([가-힣]{0,4}\s?['’‘`´]?\d{2,4}[년.]?(?:\s?\d{1,2}[월.]?)?\s?[가-힣]{0,4}\)")
_STEP_OF_SERIES = re.compile(
    r"\s?(?:약\s|총\s)?(?:\d[\d,.]{0,12}[만천백억조]?\s?(?:\d[\d,.]{0,8}[만천백억]?\s?)?[가-힣]{1,4},\s)?"
)
_BY_SCHEME = re.compile(r"[을를]\s통해\s[^.\n]{0,60}|(?:으로|에서)\s[^.,\n\d]{0,30}")
_SCHEMES = ("사업", "프로젝트", "프로그램", "계획", "과정")
_NEAR = 40  # characters that the figures of one step take
_FAR = 120  # characters that the clauses of one figure may take


def governing_period(
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
        if mention.base or mention.rule in SILENT or mention.start in spent:
            continue
        if item >= 0 and bullets[0] < mention.start < bullets[item]:
            continue  # another item of the list
        inside = _bracket_of(brackets, mention.start)
        if inside is not None and inside != own and not _explains_period(before, mention, inside):
            if not _heads(text, mention, inside, quantity):
                continue
            return mention
        if mention.rule in ("span", "past_years", "next_years") and mention.years is None:
            continue
        if _left_behind(text, mention, quantity, now, looks_back=past):
            continue
        if mention.rule in ("since", "to date") and _GOAL_AHEAD.match(text, quantity.end):
            continue  # a goal is not of the years up to now
        if mention.rule == "date" and re.match(r"\s?\)?\s?$", text[mention.end : mention.end + 3]):
            continue  # a date line
        return _up_to_last(text, before, mention, quantity) or _since_its_beginning(before, mention)
    return None


def _up_to_last(
    text: str, before: list[PeriodMention], since: PeriodMention, quantity: Quantity
) -> PeriodMention | None:
    """The years from a beginning up to the closed one whose result adds to the sum: 지난해 …해 2020년 이후 누적."""
    if since.rule != "since" or since.years is None or not _SUMMED.search(text, since.end, quantity.start):
        return None
    first, now = since.years
    closed = [
        m.years[1]
        for m in before[-6:]
        if m.end <= since.start and not m.base and m.years and m.years[0] == m.years[1] and first < m.years[1] < now
    ]
    return replace(since, years=(first, closed[-1]), rule="to date") if closed else None


def sums_on(text: str, quantity: Quantity, last: Quantity | None, mention: PeriodMention) -> PeriodMention:
    """`mention` from the beginning of the smaller sum before it: 2010년부터 지난해까지 12만 개, 6월까지 13만 개."""
    if (
        last is None
        or last.years is None
        or mention.years is None
        or mention.rule not in ("month", "until", "relative")
    ):
        return mention
    grows = last.kind == quantity.kind and last.low < quantity.low and last.years[0] < last.years[1]
    ends = mention.rule == "until" or text.startswith("까지", mention.end)
    if not (grows and ends and last.end <= mention.start and last.years[1] <= mention.years[1]):
        return mention
    return replace(mention, years=(last.years[0], mention.years[1]), rule="to date")


def _since_its_beginning(before: list[PeriodMention], until: PeriodMention) -> PeriodMention:
    """`until` with the years from the beginning that its sentence tells: 2019년부터 시작한 …은 지난해까지."""
    if until.rule != "until" or until.years is None or until.years[0] != until.years[1]:
        return until
    last = until.years[1]
    begun = [
        m for m in before[-6:] if m.start < until.start and m.rule in ("since", "origin") and m.years and not m.base
    ]
    years = begun[-1].years if begun else None
    return replace(until, years=(years[0], last)) if years and years[0] < last else until


def _to_date(
    text: str, before: list[PeriodMention], mention: PeriodMention, quantity: Quantity, now: int | None
) -> PeriodMention | None:
    """The years from a beginning to now: 2021년 문을 연 뒤 지금까지."""
    if now is None or mention.years is None or mention.base or mention.years[0] > now or mention.rule == "since":
        return None
    if not _COMES_TO.match(text, quantity.end) and (told := _from_beginning(text, before, mention)) is not None:
        return told
    if mention.rule == "term" and _TERM_SUM.match(text, mention.start):
        closed = [
            m for m in before[-24:] if m.end <= mention.start and m.years and m.years[0] == m.years[1] and not m.base
        ]
        end = closed[-1].years if closed else None
        inside = end is not None and mention.years[0] <= end[1] < mention.years[1]
        return replace(mention, years=(mention.years[0], end[1]), rule="to date") if end and inside else None
    if mention.rule == "term" and _BROUGHT_IN.match(text, mention.end) and mention.years[0] < now < mention.years[1]:
        return replace(mention, years=(mention.years[0], now), rule="to date")
    if mention.years == (now, now) and _AS_OF_NOW.match(text, mention.end):
        begun_before = [m for m in before if m.end <= mention.start and m.rule == "since" and m.years]
        return begun_before[-1] if begun_before else None
    until_now = _UNTIL_NOW.search(text, mention.end, min(quantity.start, mention.end + _FAR))
    if until_now is None:
        return None
    begun = mention.rule == "origin" or _BEGUN.search(text, mention.end, until_now.start() + 1) is not None
    return replace(mention, years=(mention.years[0], now), rule="to date") if begun else None


def _from_beginning(text: str, before: list[PeriodMention], until: PeriodMention) -> PeriodMention | None:
    """The years up to a day, from the beginning right before it: 민선 8기 이후 올해 10월 기준."""
    if until.rule not in _DAYS or until.years is None or until.years[0] != until.years[1]:
        return None
    if until.rule != "until" and _UP_TO.match(text, until.end) is None:
        return None
    begun = next((m for m in reversed(before) if m.end <= until.start and not m.base), None)
    if begun is None or until.start - begun.end > _NEAR:
        return None
    if begun.rule == "range" and begun.years is not None and _AS_OF.match(text, until.end):
        return begun if not text[begun.end : until.start].strip() else None
    number = TERM.match(text, begun.start, begun.end) if begun.rule in ("term", "term_to_date") else None
    years = term_years(int(number["n"])) if number is not None else begun.years
    since = begun.rule in ("since", "term_to_date") or _BEGUN.search(text, begun.end, until.start + 1) is not None
    if years is None or not since or years[0] >= until.years[1]:
        return None
    return replace(until, years=(years[0], until.years[1]), rule="to date")


def _left_behind(text: str, mention: PeriodMention, quantity: Quantity, now: int | None, *, looks_back: bool) -> bool:
    """Whether the clause of a past period is over and the sentence goes on with what is or will be."""
    begin = max(mention.end, quantity.start - 2 * _FAR)
    earlier = now is not None and mention.years is not None and mention.years[1] < now
    if earlier and _THIS_TIME.search(text, begin, quantity.start):
        return True
    if earlier and _CHOSEN.match(text, mention.end, quantity.start):
        return True
    if mention.rule in SINCE_THEN and ON_THE_DAY.search(text, begin, quantity.start):
        return True
    if mention.rule in _OF_PLANS and NEXT_QUOTATION.search(text, begin, quantity.start):
        return True
    if _EN_STOP.search(text, begin, quantity.start):
        return True
    done = mention.rule == "past_years" and _HENCEFORTH.search(text, begin, quantity.start) is not None
    if now is None or mention.years is None or (not done and (mention.years[1] >= now or looks_back)):
        return False
    if _EN_AHEAD.search(text, begin, quantity.start):
        return True
    return any(
        (ord(clause[1]) - 0xAC00) % 28 == _SSANG_SIOT and clause[1] not in "있겠"
        for clause in _PAST_CLAUSE.finditer(text, begin, quantity.start)
    )


def _explains_period(before: list[PeriodMention], mention: PeriodMention, bracket: tuple[int, int]) -> bool:
    """Whether the bracket explains the period before it: 최근 3년간('18.~'20.9.)."""
    return any(m.end == bracket[0] or m.end == bracket[0] - 1 for m in before if m is not mention and not m.base)


def _heads(text: str, mention: PeriodMention, bracket: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a year in brackets stands before the figures of its step in a series: ('20) 30명, 2억 원→('21) 40명."""
    if mention.rule == "range" and text.startswith("연속", bracket[0] - len("연속")):
        near = 0 <= quantity.start - bracket[1] <= _NEAR
        return near and _AWARDED.search(text, bracket[1], quantity.start) is None
    if mention.rule == "range" and _BY_SCHEME.fullmatch(text, bracket[1], quantity.start):
        return text.endswith(_SCHEMES, 0, bracket[0])
    if mention.rule not in ("year", "date") or not 0 <= quantity.start - bracket[1] <= _NEAR:
        return False
    told = _STEP_OF_SERIES.fullmatch(text, bracket[1], quantity.start)
    return told is not None and _YEAR_ALONE.fullmatch(text, bracket[0], bracket[1]) is not None


def takes_in(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a period is the days on which the people of next year's programme are taken in: 11월 25일~12월 11일."""
    ahead, now = scope.default, scope.published
    if now is None or ahead is None or ahead.years is None or ahead.years[0] <= now[0] or mention.years != now:
        return False
    if scope.draft.text.startswith("지난 ", mention.start):
        return False
    return mention.rule in ("month", "date") and _DAY.search(scope.draft.text, mention.start, mention.end) is not None


def brackets_of(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The outermost round brackets of the sentence."""
    if text.find("(", sentence.start, sentence.end) < 0:
        return []
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
    if not brackets:
        return None
    i = bisect_left(brackets, (at + 1,)) - 1
    return brackets[i] if i >= 0 and brackets[i][0] <= at < brackets[i][1] else None


def is_enclosed(brackets: list[tuple[int, int]], mention: PeriodMention) -> bool:
    """Return whether a period stands in brackets."""
    return _bracket_of(brackets, mention.start) is not None


def follows_in_brackets(scope: Scope, brackets: list[tuple[int, int]], whole: Quantity, part: Quantity) -> bool:
    """Whether `part` stands in brackets behind `whole` (or beside one that does)."""
    bracket = _bracket_of(brackets, part.start)
    if bracket is None:
        return False
    near = 0 <= bracket[0] - whole.end <= 12 and not scope.mentions(whole.end, bracket[0])
    return whole.start >= bracket[0] or near


def held_in_brackets(
    text: str, quantities: list[Quantity], i: int, before: list[PeriodMention]
) -> PeriodMention | None:
    """The period of which all short brackets of the sentence are said to be: 인원(지난해 인원)은 5명(7명)."""
    alone = i > 0 and quantities[i - 1].kind == quantities[i].kind and text.startswith(")", quantities[i].end)
    if not alone or text[quantities[i - 1].end : quantities[i].start].strip() != "(":
        return None
    return next(
        (
            m
            for m in before
            if m.years and text[m.start - 1 : m.start] == "(" and m.start > 1 and _NAME_OF_COUNT.match(text, m.end)
        ),
        None,
    )


def is_base(text: str, quantities: list[Quantity], i: int) -> bool:
    """Whether the figure is what another is compared with: 5만개보다, 4만개에서 5천개 줄어."""
    bracket = _ASIDE.match(text, quantities[i].end)
    if _COMPARED.match(text, bracket.end() if bracket else quantities[i].end):
        return True
    if i + 1 >= len(quantities):
        return False
    if quantities[i + 1].kind == "rate" and text.startswith("의 ", quantities[i].end):
        return quantities[i + 1].start - quantities[i].end <= 4  # 209억 원의 25% 증가한
    following = quantities[i + 2 if quantities[i + 1].kind == "rate" and i + 2 < len(quantities) else i + 1]
    return following.kind == quantities[i].kind and _FROM.match(text, quantities[i].end) is not None


def topic_period(text: str, leading: list[PeriodMention], quantities: list[Quantity]) -> PeriodMention | None:
    """The period of what the sentence is about, where others only stand in what is said of it: 올해 실적은 ….."""
    first = leading[0]
    topic = _TOPIC_PHRASE.match(text, first.end)
    if len(leading) == 1 or topic is None or first.rule in SILENT or leading[1].start < topic.end():
        return None
    return None if any(first.end <= q.start < leading[1].start for q in quantities) else first
