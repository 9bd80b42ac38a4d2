"""Changes and the bases of comparisons in English sentences: up 40,000 on last year, from 380,000 to 410,000."""

from __future__ import annotations

import re

from nlp.english_verbs import FUTURE, TARGET, by_match
from nlp.figures import Role
from nlp.ruling import CUED, Ruling, View

_CHANGE_BEFORE = re.compile(
    r"\b(?:(?P<more>(?:gone |went )?up(?: by)?|(?:increase|rise|growth|grew|rose|increased"
    r"|rises)(?: of| by)|climbed by)"
    r"|(?P<less>down|(?:decrease|fall|drop|decline|cut|reduction)(?: of| by)|fell by|dropped by|declined by))"
    r"(?: about| around| some| nearly)?\s*(?:KRW\s*)?$",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(
    r"\s*(?:jobs|people|persons|percent|%|positions|won|workers)?(?: and [\d,.]+ \w+)?\s*(?:(?P<more>more"
    r"|higher|rise|increase|gain|growth)"
    r"|(?P<less>fewer|less|lower|drop|decline|fall|decrease))\b(?=[^.]{0,40}(?:than|year|from|on the|over))"
    r"|\s*(?:jobs|people|percent|%)?\s*(?:(?P<grew>year-on-year (?:increase|rise|growth)"
    r"|above (?:this|last) year)|(?P<shrank>year-on-year (?:decrease|decline|drop|fall)"
    r"|below (?:this|last) year))"
)
_AFTER_CHANGE = re.compile(
    r"\b(?:rose|fell|grew|dropped|declined|increased|climbed|decreased) by [\d.,]+(?: \w+)? to\s(?:about )?$"
)
_HIRES_MORE = re.compile(
    r"\b(?:hire|hiring|recruit|select|train|create|add|support|employ|offer)\s(?:about "
    r"|another |an additional )?$"
)
"""plan to hire 150 more next year: more of them, no comparison."""
_FROM = re.compile(r"\bfrom\s+(?:the current |last year's |the previous |about |around |KRW )?$", re.IGNORECASE)
_FROM_EARLIER = re.compile(
    r"\b(?:up|down)\s+(?:[\d.,]+\s?(?:%|percent)?\s+)?from\s+(?:the current |last year's |about )?$", re.IGNORECASE
)
_MOVED_TO = re.compile(
    r"\b(?:fell|rose|grew|climbed|dropped|increased|decreased|declined|falling|rising"
    r"|dropping|climbing) to [\d.,]+[^.;]{0,40}? from\s+(?:about )?$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:fell|rose|grew|climbed|dropped|increased|decreased|declined) to (?:about )?$", re.IGNORECASE)
_LISTED_CHANGE = re.compile(r"\s?(?:in|for) (?:19|20)\d\d,? (?:and )?")
_EARLIER = re.compile(
    r"\s?(?:%|percent|people|jobs|persons)?\s?(?:last year|a year (?:earlier|ago)|the (?:previous"
    r"|preceding) year)"
)
_TO_FOLLOWS = re.compile(r"[^.,;]{0,40}?\bto\s+(?:about |around |KRW )?$")
_TO = re.compile(r"\bto\s+(?:about |around |KRW )?$")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than(?: the)?|versus|against)\s+(?:last year's\s+|the previous\s+)?(?:about |KRW )?$",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\b(?:less|fewer|more) than\s+$", re.IGNORECASE)
_EXPECTS = re.compile(r"\b(?:expects?|hopes?|forecasts?|projects? that)\b", re.IGNORECASE)


def rule_change(view: View) -> Ruling | None:
    """Changes and bases: "up 40,000 on last year", "from 380,000 to 410,000"; None where none is told."""
    budget: Role = "budget_change" if view.quantity.kind == "money" else "change"
    origin = view.quantity.start - len(view.before)
    match = _CHANGE_BEFORE.search(view.before) or _CHANGE_BEHIND.match(view.rest)
    if match is not None and match.re is _CHANGE_BEHIND and _HIRES_MORE.search(view.before):
        match = None
    if match is not None:
        at = origin if match.re is _CHANGE_BEFORE else view.quantity.end
        ruling = by_match(view, budget, "up or down by this much", match, at, CUED)
        rises = match["more"] or match.groupdict().get("grew")
        ruling.direction = "increase" if rises else "decrease"
        return ruling
    if view.quantity.kind == "money":
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    base = _FROM.search(view.before)
    if base is not None and (
        _TO_FOLLOWS.match(view.after)
        or _EARLIER.match(view.after)
        or _FROM_EARLIER.search(view.head)
        or _MOVED_TO.search(view.head)
    ):
        return by_match(view, "previous", "from … to", base, origin, CUED)
    base = _COMPARED.search(view.before)
    if base is not None and not _QUALIFIED.search(view.before):
        return by_match(view, "previous", "base of a comparison", base, origin, CUED)
    if earlier is not None and earlier.role == "change" and _LISTED_CHANGE.fullmatch(view.before):
        return Ruling("change", "listed with a change", earlier.start, earlier.end, CUED, earlier.direction)
    after_change = _AFTER_CHANGE.search(view.head) if view.quantity.kind == "people" else None
    if after_change is not None:
        return by_match(view, "other", "a level after its change", after_change, view.sentence.start, CUED)
    moved = _MOVED.search(view.before)
    if moved is not None and view.quantity.kind == "rate":
        return by_match(view, "achieved", "a rate that moved to", moved, origin, CUED)
    reached = _TO.search(view.before)
    if reached is not None and earlier is not None and earlier.rule == "from … to":
        future = FUTURE.search(view.head) or _EXPECTS.search(view.head) or TARGET.search(view.head)
        ahead: Role = "planned" if view.quantity.kind == "jobs" else "target"
        years, published = view.quantity.years, view.draft.published
        if years is not None and published is not None and years[1] >= published.year and view.quantity.kind != "rate":
            return by_match(view, "planned", "reached from a base this year", reached, origin, CUED)
        return by_match(view, ahead if future else "achieved", "reached from a base", reached, origin, CUED)
    return None
