"""Roles of sums in English sentences by the use, the source or the receiver named beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.english_verbs import by_match
from nlp.figures import Role
from nlp.ruling import CUED, DEFAULT, GOVERNED, UNNAMED_SOURCE, Ruling, View

_INVESTS = re.compile(r"\b(?:invest|MOU)", re.IGNORECASE)
_PUBLIC_INVESTOR = re.compile(
    r"\b(?:city|province|government|county|district|ministry)\b(?! said)[^.,;]{0,30}\b(?:invest|inject)"
    r"|\b\w+-(?:gu|si|gun|do)\b[^.,;]{0,30}\binvest|\binvesting (?:[^.,;]|[.,](?=\d)){0,50}\bto create\b"
    r"|\b(?:[Pp]lan|New Deal|[Bb]udget)\b[^.;]{0,40}\binvest|\binvested in [\w,]+ (?:[a-z]+ )?projects\b"
    r"|\bit (?:will|plans to) invest|\bby injecting\b|\bcreate [\d,]+ [^.]{0,60}\bwith\b",
    re.IGNORECASE,
)
_TO_INVEST = re.compile(
    r"(?:['’]s)?(?: (?:City|Province|Metropolitan Government|County|District))?"
    r" (?:(?:also )?(?:will|to|would)|(?:also )?plans? to|is (?:set )?to|has decided to) (?:also )?(?:invest|inject)",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;]|\band\b")
_APIECE = re.compile(r"\s(?:each|apiece|per (?:person|firm|company|team|startup))\s?\)")
"""100 founders (KRW 30 million each)"""
_FIRMS = re.compile(
    r"\b(?:business(?:es)?|(?:investment|business) deals?|compan(?:y|ies)|firms?|manufactur\w+|plants?|factor(?:y"
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
    r"\b(?:receives?|gets?|entitled to|eligible for|subsidy of|incentives?|offer(?:s|ed)? (?:up to)?"
    r"|ceiling|toward|for (?:each|every)|from the government|pays?|paid)\b",
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
            r"\b(?:hourly|wage|wages|earnings|(?<!households )earn(?:s|ed)?|pay will be|salary|salaries|monthly pay"
            r"|stipends?"
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
    (
        re.compile(
            r"\b(?:(?:micro)?loans?|guarantees?|lending|micro-?credit|special credit|liquidity)\b", re.IGNORECASE
        ),
        "loan",
    ),
    (
        re.compile(
            r"\b(?:(?:regional|local|local governments?['’]?) (?:budgets?|funds|funding|earmarks|expenses)"
            r"|private (?:investment(?! (?:from|by|of))|capital|funds?|sector funds?))\b",
            re.IGNORECASE,
        ),
        "other",
    ),
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
            r"\b(?:national (?:funds?|funding|subsid\w+|budget|government|expenses?|earmarks?|treasury|coffers)"
            r"|(?:from|by) the (?:state|central government)\b(?! of)|state coffers"
            r"|(?:state|government) (?:funds?|funding|subsid\w+)|central government)\b",
            re.IGNORECASE,
        ),
        "budget_national",
    ),
    (
        re.compile(
            r"\b(?:provincial (?:funds?|budget)|(?:from|by) the provincial government|from the province"
            r"|city (?:funds?|funding|budget|expense|money))\b",
            re.IGNORECASE,
        ),
        "budget_province",
    ),
    (
        re.compile(
            r"\b(?:district (?:funds?|budget|expense)|from the (?:county|district)(?! of)|county (?:funds?|budget))\b",
            re.IGNORECASE,
        ),
        "budget_district",
    ),
    (
        re.compile(
            r"\b(?:prize|sales|revenue|exports?|donations?|production (?:inducement|effects?|value)|income"
            r"|added[ -]value|value[ -]added|(?:unemployment|job-?seek(?:ing|ers['’]?)) (?:benefits?|allowances?)"
            r"|deposits?"
            r"|(?:retirement|severance) (?:packages?|pay)|economic effects?|households earning"
            r"|assets?(?: not exceeding)?(?! shar))\b",
            re.IGNORECASE,
        ),
        "other",
    ),
)
_BUDGETS = frozenset({"budget_total", "budget_national", "budget_province", "budget_district"})
_BETWEEN = 80
_LIKE_THE_LAST = re.compile(
    r"[^.;]{0,40}?\b(?:from|than|compared (?:with|to)|half(?: of)?|twice|double|against|versus)\s"
    r"(?:(?:half|the|about|some|last year's|KRW)\s){0,3}$"
    r"|\s?(?:to|and|or|–|-)\s?$|\s?\((?:approx(?:imately|\.)?|about|around|some|equivalent to|or)\s$"
)
"""A sum that is compared with the one before, ends its range or restates it is of the same sort."""
_TRANSFERS = re.compile(
    r"\b(?:(?:unemployment|job-?seek(?:ing|ers['’]?)) (?:benefits?|allowances?)|benefit (?:amounts?|payments?)"
    r"|(?:retirement|severance) packages?)\b",
    re.IGNORECASE,
)
"""What insurances and employers pay out: no budget of a programme."""
_SUBSIDISED = re.compile(r"\bsubsidi[sz]ed\b")
_WORKS_FOR = re.compile(r"\bwork(?:s|ed|ing)?\b[^.;,]{0,60}\bfor (?:an average (?:wage|pay|salary) of )?$")
_LENDING = re.compile(
    r"\b(?:(?:micro)?loans?|(?:credit|loan|special) guarantees?|special credit|microcredit)\b", re.IGNORECASE
)
_LEAD = 400
"""Characters of a document in which what it is about is said."""
_WAGE_NOUN = re.compile(r"\b(?:wages?|salar(?:y|ies)|earnings|(?:monthly|hourly|daily|average) pay)\b", re.IGNORECASE)
_INCOME_NOUN = re.compile(
    r"\b(?:(?:average|annual|monthly|household|median) (?:[a-z]+ ){0,2}(?:incomes?|rents?|expenses|spending)"
    r"|earning (?:less|more) than|property|assets?)\b",
    re.IGNORECASE,
)
_UP_TO_EACH = re.compile(
    r"\s(?:[^.;,]{0,60}?\s)?(?:to|for) (?:(?:each|every|eligible|any) )?(?:[a-z]+ )?(?:compan(?:y|ies)|firms?"
    r"|business(?:es)?|startups?|persons?|participants?|workers?|employers?)\b"
)
_UP_TO = re.compile(r"\b(?:up to|(?:a )?maximum(?: subsidy| grant| support)?(?: of)?)\s$")
_LARGEST_GRANT = 5 * 10**9
_ATTRACTED = re.compile(
    r"\b(?:investment attraction|attract(?:ed|s|ing)? [^.;]{0,40}\binvest|investment (?:agreements?|deals?|contracts?"
    r"|attracted)|corporate investment|enterprises invested)",
    re.IGNORECASE,
)
_OF_FIRMS = re.compile(
    r"\b(?:(?:from|with|by|of) [0-9]+ (?:[a-z]+ )?(?:compan|firm|enterpris|business)"
    r"|compan(?:y|ies) (?:recorded|invest)|its? attracted|has attracted|factor(?:y|ies)\b)"
)
_CLAUSE_BORDER = re.compile(
    r"[,;]|\b(?:and|will)\b|(?<!amounted )(?<!came )(?<!rose )(?<!fell )(?<!grew )(?<!increased )\bto\b"
)


_SAVED = re.compile(r"\b(?:sav(?:e|es|ed|ing)|spar(?:e|es|ed|ing))\b(?! up\b)[^.;,]{0,40}$")
_WORK_AT = re.compile(r"\b(?:work|jobs?|positions?|employment|labor) at\s(?:about |around |up to )?$")
_BY_TIME = re.compile(r"\s?(?:per|an?|each)\s(?:month|day|hour|week)\b")


def rule_money(view: View) -> Ruling:
    """The role of a sum; a budget where nothing names its use, source or receiver."""
    saved = _SAVED.search(view.before)
    if saved is not None:
        return by_match(view, "other", "saved or spared", saved, view.quantity.start - len(view.before), CUED)
    paid = _WORK_AT.search(view.before) if _BY_TIME.match(view.after) else None
    if paid is not None:
        return by_match(view, "wage", "work at so much", paid, view.quantity.start - len(view.before), CUED)
    for pattern, role in _MONEY:
        behind = pattern.search(view.after[:_BEHIND])
        if behind is not None and not _CLAUSE_BORDER.search(view.after, 0, behind.start()):
            return by_match(view, role, "named use or source", behind, view.quantity.end, CUED)
    near = view.before[-40:]
    for pattern, role in _MONEY:
        before = next(reversed(list(pattern.finditer(near))), None)
        if before is not None and not _CLAUSE_BORDER.search(near, before.end()):
            return by_match(view, role, "named use or source", before, view.quantity.start - len(near), CUED)
    return (
        _like_the_last(view)
        or _given(view)
        or _lent_or_attracted(view)
        or Ruling("budget_total", UNNAMED_SOURCE, view.quantity.start, view.quantity.start, DEFAULT)
    )


def rule_money_change(view: View, change: Ruling) -> Ruling:
    """The role of a sum by which another grew or fell: only budgets change as budgets, pay stays pay."""
    level = rule_money(view)
    if level.role not in _BUDGETS and level.strength > DEFAULT:
        change.role = level.role
    return change


def _like_the_last(view: View) -> Ruling | None:
    """ "from KRW 270,000 to KRW 950,000", "less than half the 28 million won of others", "(approx. US$2.1 billion)"."""
    if not view.index:
        return None
    last, earlier = view.draft.quantities[view.index - 1], view.rulings[view.index - 1]
    if last.kind != "money" or earlier is None or view.quantity.start - last.end > _BETWEEN:
        return None
    if not _LIKE_THE_LAST.fullmatch(view.draft.text, last.end, view.quantity.start):
        return None
    if earlier.role == "budget_change" or (earlier.strength == DEFAULT and earlier.role in _BUDGETS):
        return None
    return Ruling(earlier.role, "like the sum before", earlier.start, earlier.end, GOVERNED)


def _lent_or_attracted(view: View) -> Ruling | None:
    """Sums paid out by insurances, and sums of a text that is about loans or about investors."""
    start, end = view.quantity.start, view.quantity.end
    sentence, lead = view.draft.sentence_text(view.sentence.index), view.draft.text[:_LEAD]
    if _TRANSFERS.search(sentence) and not _BUDGET.search(sentence):
        return Ruling("other", "benefits paid out", start, end, GOVERNED)
    loans, investors = _tells_of(lead)
    if loans and not _BUDGET.search(sentence):
        return Ruling("loan", "a text about loans", start, end, DEFAULT)
    if investors and _OF_FIRMS.search(sentence) and not _BUDGET.search(sentence):
        return Ruling("investment", "a text about investors", start, end, GOVERNED)
    return None


@lru_cache(maxsize=16)
def _tells_of(lead: str) -> tuple[bool, bool]:
    """Whether a text that begins with `lead` is about loans, and about investors; each of its sums asks."""
    return _LENDING.search(lead) is not None, _ATTRACTED.search(lead) is not None


def _place_invests(view: View) -> bool:
    """Whether a place is what invests: Garam plans to invest."""
    return any(
        _TO_INVEST.match(view.draft.text, region.end, view.sentence.end)
        for region in view.draft.regions
        if view.sentence.start <= region.start < view.sentence.end
    )


def _given(view: View) -> Ruling | None:
    """A small sum that a person or firm gets, pays in or earns, or what investors bring."""
    quantity, start, end = view.quantity, view.quantity.start, view.quantity.end
    if view.before.endswith("(") and _APIECE.match(view.after):
        return Ruling("subsidy_per_person", "so much for each of them", start, end, CUED)
    if quantity.unit == "KRW" and quantity.high <= 60_000_000:
        if _BY_DAY.match(view.after) or quantity.per in ("hour", "day"):
            return Ruling("wage", "pay by the day or hour", start, end, CUED)
        own = _OWN_SHARE.search(_BORDER.split(view.before[-30:])[-1]) or _OWN_SHARE.search(
            _BORDER.split(view.after[:30])[0]
        )
        if own is not None:
            return Ruling("other", "a contribution of one's own", start, end, GOVERNED)
        works = _WORKS_FOR.search(view.head)
        if works is not None:
            return by_match(view, "wage", "paid for work", works, view.sentence.start, GOVERNED)
        granted = _GRANTED.search(view.before[-50:]) or _GRANTED.search(view.after[:40])
        if quantity.per is not None and _PAY.search(view.draft.text[:600] + view.rest):
            return Ruling("wage", "pay by the month", start, end, GOVERNED)
        if quantity.per == "month" and _WORKS.search(view.draft.sentence_text(view.sentence.index)):
            return Ruling("wage", "pay by the month", start, end, GOVERNED)
        named = _WAGE_NOUN.search(view.head)
        if named is not None and granted is None and not _SUBSIDISED.search(view.rest[:60]):
            return by_match(view, "wage", "named as pay", named, view.sentence.start, GOVERNED)
        if granted is not None or quantity.per is not None:
            return Ruling("subsidy_per_person", "given to a person or firm", start, end, GOVERNED)
        named = _INCOME_NOUN.search(view.head[-100:])
        if named is not None:
            return by_match(view, "other", "an income or rent", named, start - len(view.head[-100:]), GOVERNED)
        if quantity.high < _TOO_SMALL_FOR_A_BUDGET:
            return Ruling("subsidy_per_person", "too small for a budget", start, end, DEFAULT)
    if quantity.high <= _LARGEST_GRANT and _UP_TO.search(view.before) and _UP_TO_EACH.match(view.after):
        return Ruling("subsidy_per_person", "up to so much for each", start, end, GOVERNED)
    sentence = view.draft.sentence_text(view.sentence.index)
    if (_PUBLIC_INVESTOR.search(sentence) or _place_invests(view)) and not _FIRMS.search(sentence):
        return None
    invests = _INVESTMENT.search(sentence)
    if invests and not _INVESTS.search(sentence + view.draft.text[:600]):
        return None
    if invests and not _BUDGET.search(sentence):
        return Ruling("investment", "firms' investment", start, end, GOVERNED)
    return None
