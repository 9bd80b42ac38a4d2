"""Roles of sums in English sentences by the use, the source or the receiver named beside them."""

from __future__ import annotations

import re

from nlp.english_verbs import by_match
from nlp.figures import Role
from nlp.ruling import CUED, DEFAULT, GOVERNED, Ruling, View

_INVESTS = re.compile(r"\b(?:invest|MOU)", re.IGNORECASE)
_PUBLIC_INVESTOR = re.compile(
    r"\b(?:city|province|government|county|district|ministry)\b(?! said)[^.,;]{0,30}\b(?:invest|inject)"
    r"|\b\w+-(?:gu|si|gun|do)\b[^.,;]{0,30}\binvest|\binvesting (?:[^.,;]|[.,](?=\d)){0,50}\bto create\b"
    r"|\bit (?:will|plans to) invest|\bby injecting\b|\bcreate [\d,]+ [^.]{0,60}\bwith\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r"\s(?:each|apiece|per (?:person|firm|company|team|startup))\s?\)")
"""100 founders (KRW 30 million each)"""
_FIRMS = re.compile(
    r"\b(?:business(?:es)?|deals?|compan(?:y|ies)|firms?|manufactur\w+|plants?|factor(?:y"
    r"|ies)|MOUs?|investors?|Corp|Inc|Ltd|agreements?)\b",
    re.IGNORECASE,
)
_TOO_SMALL_FOR_A_BUDGET = 5_000_000
"""Won below which a sum is what somebody gets, not what a programme costs."""
_INVESTMENT = re.compile(
    r"\b(?:invest(?:s|ed|ing|ment|ments|or|ors)?|MOUs?|manufacturers?|plant|factory)\b", re.IGNORECASE
)
_BUDGET = re.compile(
    r"\b(?:budget|subsid(?:y|ies|ise|ize)|job(?:s| creation)? (?:project|programme|program)s?"
    r"|national funding|municipal)\b",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"\b(?:receives?|incentives?|offer(?:s|ed)? (?:up to)?|ceiling|toward|for (?:each"
    r"|every)|from the government|pays?|paid)\b",
    re.IGNORECASE,
)
_BY_DAY = re.compile(r"\s?(?:KRW|won)?\s?(?:per|an?|each)\s(?:day|hour)\b", re.IGNORECASE)
_WORKS = re.compile(r"\b(?:hours?|work(?:s|ing)?|assist(?:s|ants?)?)\b(?![^.]{0,80}per new hire)", re.IGNORECASE)
_PAY = re.compile(r"\b(?:living|minimum|hourly) wage\b", re.IGNORECASE)
_OWN_SHARE = re.compile(r"\b(?:pay in|paying in|employer|contribut\w+)\b", re.IGNORECASE)
_BEHIND = 40
"""Characters behind a sum in which its use or source may be named."""
_MONEY: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(r"\b(?:wage|hiring|employment) (?:subsid(?:y|ies)|support|incentives?)\b", re.IGNORECASE),
        "subsidy_per_person",
    ),
    (
        re.compile(
            r"\b(?:hourly|wage|wages|earn(?:s|ed)?|pay will be|salary|salaries|monthly pay|stipends?"
            r"|per hour|allowance for work"
            r"|pay of)\b",
            re.IGNORECASE,
        ),
        "wage",
    ),
    (
        re.compile(
            r"\b(?:per person|per firm|per company|(?:each|every|a) (?:person|company|worker"
            r"|firm|participant)|grant of|subsid(?:y"
            r"|ies) of up to|allowance)\b",
            re.IGNORECASE,
        ),
        "subsidy_per_person",
    ),
    (re.compile(r"\b(?:loans?|guarantees?|lending)\b", re.IGNORECASE), "loan"),
    (
        re.compile(
            r"\b(?:investment (?:of|worth|agreement|attraction)|invest(?:ed|ments?) by|MOU|memorandum"
            r"|attract(?:ed|ing)?)\b",
            re.IGNORECASE,
        ),
        "investment",
    ),
    (
        re.compile(
            r"\b(?:national (?:funds?|funding|subsid\w+|budget|government)"
            r"|(?:state|government) (?:funds?|funding|subsid\w+)|central government)\b",
            re.IGNORECASE,
        ),
        "budget_national",
    ),
    (
        re.compile(r"\b(?:provincial (?:funds?|budget)|city (?:funds?|funding|budget|expense|money))\b", re.IGNORECASE),
        "budget_province",
    ),
    (
        re.compile(r"\b(?:district (?:funds?|budget|expense)|county (?:funds?|budget))\b", re.IGNORECASE),
        "budget_district",
    ),
    (
        re.compile(
            r"\b(?:prize|sales|revenue|exports?|donations?|production inducement|income"
            r"|assets?(?: not exceeding)?(?! shar))\b",
            re.IGNORECASE,
        ),
        "other",
    ),
)
_CLAUSE_BORDER = re.compile(r"[,;]|\b(?:and|will|to)\b")


def rule_money(view: View) -> Ruling:
    """The role of a sum; a budget where nothing names its use, source or receiver."""
    for pattern, role in _MONEY:
        behind = pattern.search(view.after[:_BEHIND])
        if behind is not None and not _CLAUSE_BORDER.search(view.after, 0, behind.start()):
            return by_match(view, role, "named use or source", behind, view.quantity.end, CUED)
    near = view.before[-40:]
    for pattern, role in _MONEY:
        before = next(reversed(list(pattern.finditer(near))), None)
        if before is not None and not _CLAUSE_BORDER.search(near, before.end()):
            return by_match(view, role, "named use or source", before, view.quantity.start - len(near), CUED)
    return _given(view) or Ruling(
        "budget_total", "a sum without a named source", view.quantity.start, view.quantity.start, DEFAULT
    )


def _given(view: View) -> Ruling | None:
    """A small sum that a person or firm gets, pays in or earns, or what investors bring."""
    quantity, start, end = view.quantity, view.quantity.start, view.quantity.end
    if view.before.endswith("(") and _APIECE.match(view.after):
        return Ruling("subsidy_per_person", "so much for each of them", start, end, CUED)
    if quantity.unit == "KRW" and quantity.high <= 60_000_000:
        if _BY_DAY.match(view.after) or quantity.per in ("hour", "day"):
            return Ruling("wage", "pay by the day or hour", start, end, CUED)
        own = _OWN_SHARE.search(view.before[-30:]) or _OWN_SHARE.search(view.after[:30])
        if own is not None:
            return Ruling("other", "a contribution of one's own", start, end, GOVERNED)
        granted = _GRANTED.search(view.before[-50:]) or _GRANTED.search(view.after[:40])
        if quantity.per is not None and _PAY.search(view.draft.text[:600] + view.rest):
            return Ruling("wage", "pay by the month", start, end, GOVERNED)
        if quantity.per == "month" and _WORKS.search(view.draft.sentence_text(view.sentence.index)):
            return Ruling("wage", "pay by the month", start, end, GOVERNED)
        if granted is not None or quantity.per is not None:
            return Ruling("subsidy_per_person", "given to a person or firm", start, end, GOVERNED)
        if quantity.high < _TOO_SMALL_FOR_A_BUDGET:
            return Ruling("subsidy_per_person", "too small for a budget", start, end, DEFAULT)
    sentence = view.draft.sentence_text(view.sentence.index)
    if _PUBLIC_INVESTOR.search(sentence) and not _FIRMS.search(sentence):
        return None
    invests = _INVESTMENT.search(sentence)
    if invests and not _INVESTS.search(sentence + view.draft.text[:600]):
        return None
    if invests and not _BUDGET.search(sentence):
        return Ruling("investment", "firms' investment", start, end, GOVERNED)
    return None
