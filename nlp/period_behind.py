"""The period behind a figure that tells its year: 1,908개('18년), 137억원을 2018년까지, 400 jobs next year."""

from __future__ import annotations

import re

from nlp.draft import PeriodMention, Quantity
from nlp.period_before import is_base
from nlp.period_scope import SILENT, Scope, settle, years_for

_GLOSS_END = re.compile(r"\s?(?:기준|말|현재|년)?[^,)\d]{0,4}\)")
_LATIN = re.compile(r"\s[A-Za-z]{2,}\s[a-z]{2,}")
_EN_BREAK = re.compile(r"[,;]|\sand\s")
_ADNOMINAL = re.compile(r"[던한된]\s$")
_TOPIC_AFTER = re.compile(r"에?[는은]|엔|도\s|,")
_QUOTE_MARK = re.compile(r"[“”\"]")
_OPENING = re.compile(r"\s?\(\s?")
_CLAUSE_END = re.compile(r"[가-힣](?:고|며),?\s")
_GOES_ON = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s[가-힣]{1,6})?(?:은|는)\s((?:올해|내년)에?도)")
_GOES_ON_WITHIN = 48
"""Characters that hold all that goes on so."""
_JUST_GOT = re.compile(r"이번에\s(?:받은|받는|확보한|따낸|얻은|지원받은)\s$")
_SO_FAR = re.compile(r"그동안|그간|지금까지는")
_THE_YEAR_AFTER = ("이듬해", "그 다음", "그다음")
_APART = re.compile(r"[,…·]\s?$")
_AS_TOPIC = re.compile(r"(?:에는|에도|은|는|엔)\s")
_DONE_IN = re.compile(r"(?:여)?(?:의\s[가-힣]{1,6})?[을를]\s(?:[가-힣]{1,4}\s?)?[가-힣]{0,3}[한은낸든던]\s")
_OBJECT = re.compile(r"(?:의\s[가-힣]{1,6})?[을를]\s(?:(?:넣어|투자해|들여|투입해)\s)?")
_OPENS_OBJECT = frozenset("여의을를")
"""With one of these begins what makes a figure an object."""
_FAR = 120  # characters that the clauses of one figure may take
_NEAR_END = 100  # characters between an English figure and the end of its plan
_NEAR = 48  # characters between an English figure and the period behind it


def settle_gloss(scope: Scope, quantity: Quantity, limit: int) -> bool:
    """A year in brackets behind the figure: 1,908개('18년), 500명(2020년 기준)."""
    text = scope.draft.text
    opening = _OPENING.match(text, quantity.end)
    if opening is None:
        return False
    near = scope.mentions(opening.end(), min(limit, opening.end() + 1))
    if near and not near[0].base and _GLOSS_END.match(text[near[0].end : near[0].end + 8]):
        settle(quantity, years_for(scope, quantity, near[0]), "period in brackets behind it", near[0])
        return True
    return False


def reads_on_in_english(text: str, quantity: Quantity) -> bool:
    """Return whether English words follow the figure."""
    latin = text[quantity.end + 1 : quantity.end + 2].isascii()  # in Korean text most figures end before Hangul
    return latin and _LATIN.match(text, quantity.end, quantity.end + 24) is not None


def english_after(text: str, quantity: Quantity, limit: int, mentions: list[PeriodMention]) -> PeriodMention | None:
    """In English the period often follows: 400 public jobs next year; not over a comma or another figure."""
    for mention in mentions:
        if mention.start < quantity.end or mention.base or mention.rule in SILENT:
            continue
        if (
            mention.start > limit
            or mention.start - quantity.end > (_NEAR_END if mention.rule == "until" else _NEAR)
            or _EN_BREAK.search(text[quantity.end : mention.start])
        ):
            return None
        return mention
    return None


def closing_period(scope: Scope, quantity: Quantity) -> PeriodMention | None:
    """The period right behind the figure: the end of a span, what goes on: 137억원을 2018년까지, 13개는 올해도."""
    text = scope.draft.text
    near = text[quantity.end : quantity.end + _GOES_ON_WITHIN]
    going_on = _GOES_ON.match(text, quantity.end) if "올해" in near or "내년" in near else None
    if going_on is not None:
        told = scope.mentions(going_on.start(1), going_on.start(1) + 1)
        return told[0] if told else None
    if text[quantity.end : quantity.end + 1] not in _OPENS_OBJECT:
        return None
    done = _DONE_IN.match(text, quantity.end)
    if done is not None and scope.published is not None:
        told = scope.mentions(done.end(), done.end() + 1)
        if told and told[0].years and told[0].years[1] < scope.published[0] and told[0].rule == "relative":
            return told[0]
    opened = _OBJECT.match(text, quantity.end)
    if opened is None:
        return None
    behind = scope.mentions(opened.end(), opened.end() + 1)
    return next((m for m in behind if m.rule in ("until", "range") and m.years), None)


def own_end(scope: Scope, governing: PeriodMention | None, quantity: Quantity, limit: int) -> PeriodMention | None:
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


def period_behind(text: str, quantities: list[Quantity], i: int, mentions: list[PeriodMention]) -> PeriodMention | None:
    """A period behind the figure in its sentence, unless it opens what is said of the next figure."""
    end = quantities[i].end
    found = next(
        (
            m
            for m in mentions
            if m.start >= end and not m.base and m.rule not in SILENT | {"month", "date", "name_year"}
        ),
        None,
    )
    if found is None or (found.years is None and found.rule in ("span", "past_years", "next_years")):
        return None
    if _JUST_GOT.search(text, max(0, quantities[i].start - 16), quantities[i].start):
        return None  # 이번에 받은 8천만원은 2020년 사업에 쓴다
    if _SO_FAR.search(text, end, found.start) or text.startswith(_THE_YEAR_AFTER, found.start):
        return None
    if _APART.search(text, max(end, found.start - 2), found.start) and _AS_TOPIC.match(text, found.end):
        return None  # 1,762명에게 제공, 내년에는 더 확대
    if _QUOTE_MARK.search(text, end, found.start) or (found.rule == "year" and text.startswith("부터", found.end)):
        return None  # another thing that was said, or since when it is done
    if _ADNOMINAL.search(text[max(end, found.start - 3) : found.start]):
        return found  # 목표를 70만 개로 설정했던 민선 6기
    lasts = quantities[i].kind == "money" and found.rule == "until"
    later = next(
        (q for q in quantities[i + 1 :] if q.start >= found.end and not (lasts and q.kind == "duration")), None
    )
    if later is not None and found.rule == "relative" and is_base(text, quantities, quantities.index(later)):
        return None  # 90명을 뽑았으며 지난해 현장 채용자 80명보다
    opens = later is not None and (later.start - found.end <= 12 or _TOPIC_AFTER.match(text[found.end : found.end + 3]))
    return None if opens else found
