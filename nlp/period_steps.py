"""The two ends of a step: A에서 B로, A→B, from A to B.

The later end is of the period that the sentence gives, the earlier one of the year before, unless a period stands
between them, the pair before them tells, or a plan was only topped up within its year.
"""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity, Sentence
from nlp.period_before import is_base
from nlp.period_calendar import Years
from nlp.period_context import context_of
from nlp.period_scope import Scope, settle, year_now

TOPIC = re.compile(
    r"(?:에는|에도|[이가]|(?<![같젊깊넓좋많적높낮뽑모받넘얻맺찾남맡삼닦쌓심않])은|(?<![하있되주쓰받없드])는)\s|,\s|엔\s"
)
"""Behind a period: it is the topic of what follows."""
_FROM = re.compile(r"(?:여|가량|정도|안팎)?\s?(?:에서|→|->|⇒|➡)")
_RAISED = re.compile(
    r"(?:여\s?)?에서\s(?:오른|올린|인상된|인상한|늘린|확대한|확대된|증액된|증액한|상향된|상향한|높인|줄인)\s(?:월\s|연\s|시급\s|약\s|총\s){0,2}"
)
_SUPERSEDED = re.compile(
    r"(?:당초|애초|연초|전망(?:치)?도?|예상(?:치)?도?|정부안)(?:인|은|을|의)?\s?(?:[가-힣]{1,6}(?:인|은|을|의)?\s)?(?:약\s|총\s)?$"
)
_MONTH = 6  # characters of 월 최대
_NEAR = 16  # characters before a figure in which it is called superseded
_MONTHLY = re.compile(r"(?:월|시급|일당|연)\s(?:최대\s)?$")
_ASIDE = re.compile(r"\s?\((?![^()\n]*\d[^()\n]*[명개원])[^()\n]{1,30}\)(?=에서)")
_BETWEEN = 32  # characters between the two ends of a step
_LEAST = re.compile(r"(?:최소|최저|적게는)\s(?:약\s)?$")
_GREW_FROM = re.compile(r"(?:여\s?)?에서\s(?:크게|대폭|소폭|껑충|훌쩍)\s(?:늘|불었|불어|증가|줄|감소|확대|뛰)")
_IS_NOW = re.compile(r"인\s[가-힣]{2,8}[을를]\s")
_ARROW = re.compile(r"\s?(?:→|->|⇒|➡)")
_EN_FROM = re.compile(r"\bfrom\s(?:about\s|some\s|around\s)?$")
_EN_TO = re.compile(r"[^.;]{0,24}\bto\s(?:about\s|some\s|around\s)?$")
_THIS = re.compile(r"(?:이는|이것은|이\s(?:같은\s)?(?:수치|실적)[은는])\s")
_NEXT_TO = 12  # characters between a period and what it governs alone: 동기 실적인
_FAR = 160  # characters around a step in which a plan is said to be topped up
_SUPPLEMENTARY = re.compile(r"추경|추가경정")
_AS_IS = re.compile(r"(?:지금|현재|현행)(?:의|인)?\s$")
_TOP = 400  # characters of a headline and its lead
_TOPPED_UP = re.compile(r"당초|애초|추경|추가경정|정부안|추가\s?(?:공모|선정|모집|확보|예산)|여기에|얹")


def settle_step(
    scope: Scope,
    sentence: Sentence,
    quantities: list[Quantity],
    i: int,
    governing: PeriodMention | None,
    spent: set[int],
) -> bool:
    """The two ends of a step: the earlier one a year before the later, unless a period says otherwise."""
    text = scope.draft.text
    quantity = quantities[i]
    ahead = i + 1 < len(quantities) and quantities[i + 1].kind == "rate" and _IS_NOW.match(text, quantity.end)
    if ahead and text.startswith("로", quantities[i + 1].end):
        settle(quantity, scope.published, "the level that is to be changed", None)
        return True
    grew = None
    if text.startswith(("에서", "여"), quantity.end) and _GREW_FROM.match(text, quantity.end):
        grew = governing or context_of(scope, sentence)
    if grew is not None and grew.years is not None and grew.years[0] == grew.years[1] == year_now(scope):
        settle(quantity, (grew.years[0] - 1,) * 2, "the earlier end, a year before", grew)
        return True
    if len(quantities) < 2:
        return False
    if arrow_pair(text, quantities, i) or _english_step(text, quantities, i):
        between = scope.mentions(quantity.end, quantities[i + 1].start)
        ends = _ends_before(scope, sentence, quantity)
        if ends is not None:
            settle(quantity, ends[0].years, "the earlier end, of a step of years", ends[0])
            return True
        main = context_of(scope, sentence)
        adjacent = governing is not None and not TOPIC.search(text[governing.end - 1 : quantity.start])
        if governing is not None and (
            between or (adjacent and main and governing.years and main.years and governing.years < main.years)
        ):
            settle(quantity, governing.years, "the earlier end, period before it", governing)
            spent.add(governing.start)
            return True
        if governing is not None and adjacent and _later_before(scope, sentence, governing):
            settle(quantity, governing.years, "the earlier end, period before it", governing)
            spent.add(governing.start)
            return True
        told = sentence.index in scope.runs_on and governing is None and main is not None and main.years is not None
        if told and main and main.years and between and between[0].years and main.years[1] < between[0].years[0]:
            settle(quantity, main.years, "the earlier end, period before it", main)
            return True
        pair = _pair_before(text, quantities, i)
        end = quantities[quantities.index(pair) + 1].start if pair is not None else 0
        if pair is not None and (governing is None or governing.start < end):
            settle(quantity, pair.years, "the earlier end, as in the pair before it", (pair.start, pair.end))
            return True
        now = governing or main
        if now is not None and _is_topped_up(scope, sentence, quantity, now, governing):
            settle(quantity, now.years, "the earlier end, of a plan topped up within the year", now)
        elif now is None or now.years is None or now.years[0] != now.years[1]:
            settle(quantity, None, "the earlier end, of no known year", now)
        else:
            settle(quantity, (now.years[0] - 1, now.years[0] - 1), "the earlier end, a year before", now)
        return True
    if i and (arrow_pair(text, quantities, i - 1) or _english_step(text, quantities, i - 1)):
        between = scope.mentions(quantities[i - 1].end, quantity.start)
        if between and not between[-1].base:
            return False
        ends = _ends_before(scope, sentence, quantities[i - 1])
        if ends is not None:
            settle(quantity, ends[1].years, "the later end, of a step of years", ends[1])
            return True
        pair = _pair_before(text, quantities, i - 1)
        later = None if pair is None else quantities[quantities.index(pair) + 1]
        if later is not None and not scope.mentions(later.end, quantities[i - 1].start):
            settle(quantity, later.years, "the later end, as in the pair before it", (later.start, later.end))
            return True
        now = governing if governing is not None and governing.start not in spent else context_of(scope, sentence)
        years = None if now is None or now.years is None else (now.years[1], now.years[1])
        if now is not None and now.rule == "term":
            years = now.years
        earlier = quantities[i - 1].years
        topped_up = quantities[i - 1].evidence[-1].rule == "the earlier end, of a plan topped up within the year"
        if years is not None and earlier is not None and years <= earlier and not topped_up:
            years = (earlier[1] + 1, earlier[1] + 1)
        settle(quantity, years, "the later end", now)
        return True
    return False


def _later_before(scope: Scope, sentence: Sentence, governing: PeriodMention) -> bool:
    """Whether the sentence is about the year after the one right before the step: 내년에는 …을 올해 3억에서 6억으로."""
    told = [m for m in scope.mentions(sentence.start, governing.start) if m.rule == "relative" and not m.base]
    return bool(told and told[-1].years and governing.years and told[-1].years[0] == governing.years[1] + 1)


def _is_topped_up(
    scope: Scope, sentence: Sentence, quantity: Quantity, now: PeriodMention, governing: PeriodMention | None
) -> bool:
    """Whether the earlier end is what was planned for the same year: 연초 계획인 3만 개에서, 당초 40명에서."""
    text = scope.draft.text
    if _SUPERSEDED.search(text, max(0, quantity.start - _NEAR), quantity.start):
        return now.years is not None and now.years[0] == now.years[1]
    this_year = now.years is not None and now.years == scope.published
    if this_year and _AS_IS.search(text, max(0, quantity.start - _NEAR), quantity.start):
        return True
    monthly = _MONTHLY.search(text, max(0, quantity.start - _MONTH), quantity.start) is not None
    if this_year and not monthly and _SUPPLEMENTARY.search(text, 0, _TOP):
        return True
    return now is not governing and not monthly and bool(_TOPPED_UP.search(text, *_around(scope, sentence, quantity)))


def _ends_before(scope: Scope, sentence: Sentence, quantity: Quantity) -> tuple[PeriodMention, PeriodMention] | None:
    """The two years of a step that stands before those of the figures: ’09년→’21년 이용자 13만명→64만명."""
    before = scope.mentions(sentence.start, quantity.start)
    if len(before) < 2 or _ARROW.fullmatch(scope.draft.text, before[-2].end, before[-1].start) is None:
        return None
    return before[-2], before[-1]


def base_before(text: str, quantities: list[Quantity], i: int) -> Quantity | None:
    """The base before this one in an enumeration of changes: 올해 2천억 원보다 6백억 원, 5천 개보다 4천 개."""
    if i < 2 or text[quantities[i - 1].end : quantities[i].start] != ", ":
        return None
    between = text[quantities[i - 2].end : quantities[i - 1].start]
    ahead = i + 1 < len(quantities) and text[quantities[i].end : quantities[i + 1].start] == between
    return quantities[i - 2] if ahead and between in ("보다 ", "에서 ", "에 비해 ", " 대비 ") else None


def year_before_its_level(
    scope: Scope, sentence: Sentence, quantities: list[Quantity], i: int, mention: PeriodMention
) -> Years | None:
    """The year before that of the level that is set against a figure of 전년: 지난해 9천 명으로 전년(8천 명)보다."""
    quantity, text = quantities[i], scope.draft.text
    words = text[mention.start : mention.end]
    last = scope.calendar.shift(-1)
    if last is None or mention.years != last or mention.rule not in ("relative", "ago"):
        return None
    if not words.startswith("전년") and text[mention.end : quantity.start].lstrip().startswith(("같은", "동", "이맘")):
        return None
    earlier = words.startswith(("전년", "1년 전", "1년전", "한 해 전"))
    if not earlier and (words not in ("지난해", "작년") or not is_base(text, quantities, i)):
        return None
    if quantity.start - mention.end > _NEXT_TO or "목표" in text[mention.end : quantity.start]:
        return None
    levels = [q for q in quantities[:i] if q.kind == quantity.kind and q.end <= mention.start]
    if not levels and earlier and _THIS.match(text, sentence.start):
        levels = [q for q in scope.draft.quantities if q.sentence == sentence.index - 1 and q.kind == quantity.kind]
    if not levels or levels[-1].years != last:
        return None
    return last[0] - 1, last[0] - 1


def arrow_pair(text: str, quantities: list[Quantity], i: int) -> bool:
    """Whether the figure and the next are the two ends of a step: A→B, A에서 B로."""
    if i + 1 >= len(quantities):
        return False
    left, right = quantities[i], quantities[i + 1]
    if left.kind != right.kind:
        return False
    end = left.end
    if "(" in text[end : end + 2] and (aside := _ASIDE.match(text, end)) is not None:
        end = aside.end()
    if not _FROM.match(text, end) or _LEAST.search(text, max(0, left.start - 6), left.start):
        return False
    if _RAISED.fullmatch(text, end, right.start):
        return True
    raised = text[right.end : right.end + 6].lstrip(" 여가량정도").startswith(("으로", "로", "까지로", "규모로"))
    return right.start - end <= _BETWEEN and (raised or _ARROW.match(text, end) is not None)


def _english_step(text: str, quantities: list[Quantity], i: int) -> bool:
    if i + 1 >= len(quantities):
        return False
    left, right = quantities[i], quantities[i + 1]
    if left.kind != right.kind or text.find("from", max(0, left.start - 14), left.start) < 0:
        return False
    return bool(
        _EN_FROM.search(text[max(0, left.start - 14) : left.start]) and _EN_TO.match(text[left.end : right.start])
    )


def _pair_before(text: str, quantities: list[Quantity], i: int) -> Quantity | None:
    """The earlier end of the step before this one in the same enumeration: (올해 1→내년 2), 시장형(3→4)."""
    for j in range(i - 2, max(-1, i - 4), -1):
        if (
            arrow_pair(text, quantities, j)
            and quantities[j].years
            and quantities[i].start - quantities[j + 1].end <= 30
        ):
            return quantities[j]
    return None


def _around(scope: Scope, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The span before and behind a figure in its sentence and the one before it in its paragraph."""
    last = scope.draft.sentences[sentence.index - 1] if sentence.index else sentence
    start = last.start if last.line == sentence.line else sentence.start
    return max(start, quantity.start - _FAR), min(sentence.end, quantity.end + _FAR)
