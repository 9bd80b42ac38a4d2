"""Roles of rates in English sentences: shares of a goal, of a budget, of those who found work, and named rates."""

from __future__ import annotations

import re

from nlp.english_verbs import FUTURE, TARGET, by_match
from nlp.figures import Role
from nlp.ruling import CUED, DEFAULT, GOVERNED, Ruling, View

_OF_GOAL = re.compile(r"\s?(?:percent\s)?of (?:the|its|that|this) (?:[a-z]{1,10}\s)?(?:goal|target)\b")
_ATTAINMENT = re.compile(r"\b[Aa]ttainment\b[^.;]{0,60}\b(?:stands|stood) at\s(?:about )?$")
_EXCEEDS_TARGET = re.compile(
    r"\bexceed(?:ing|ed|s)? (?:the|its|this year's|last year's) (?:target|goal)[^.;]{0,30}\bby\s(?:about )?$"
)
_BUDGET_SHARE = re.compile(
    r"\s?(?:percent\s)?of (?:\w+[\s'’]s?\s?){0,5}(?:\d[\d.,]* \w+ won )?(?:\w+ ){0,2}[Bb]udget\b"
)
_TO_SPEND = re.compile(r"\b(?:will be|to be|To Be)\s(?:spent|executed|disbursed|Spent|Executed)\b", re.IGNORECASE)
_PLACED_SHARE = re.compile(
    r"\s?(?:percent\s)?of (?:them|participants|graduates|those|trainees)\b[^.;]{0,120}?\b(?:employment"
    r"|employed|jobs?|hired|regular)\b"
)
_ENSURES = re.compile(r"\bensure that\b[^.;]{0,40}$")
_RATE_NAME = re.compile(r"\b(?:rate|ratio|joblessness|unemployment|employment)\b", re.IGNORECASE)


def rule_rate(view: View) -> Ruling:
    """The role of a rate; other where no name of it can be reached."""
    start, end = view.quantity.start, view.quantity.end
    attained = _OF_GOAL.match(view.after) or _ATTAINMENT.search(view.head)
    if attained is not None:
        return Ruling("achieved", "attained of a goal", start, end, CUED)
    exceeded = _EXCEEDS_TARGET.search(view.head)
    if exceeded is not None:
        return by_match(view, "achieved", "attained of a target", exceeded, view.sentence.start, CUED)
    spent = _BUDGET_SHARE.match(view.after)
    if spent is not None:
        ahead = FUTURE.search(view.head) or _TO_SPEND.search(view.rest)
        return by_match(view, "target" if ahead else "achieved", "a share of a budget", spent, end, GOVERNED)
    placed = _PLACED_SHARE.match(view.rest)
    if placed is not None:
        ahead = FUTURE.search(view.head) or _ENSURES.search(view.head)
        return by_match(view, "target" if ahead else "achieved", "a share who found work", placed, end, GOVERNED)
    target = TARGET.search(view.head)
    if target is not None:
        return by_match(view, "target", "target named before", target, view.sentence.start, CUED)
    name = _RATE_NAME.search(view.head) or _RATE_NAME.search(view.after[:30])
    if name is None:
        return Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)
    role: Role = "target" if FUTURE.search(view.head) else "achieved"
    return Ruling(role, "a named rate", start, end, GOVERNED)
