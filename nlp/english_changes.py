"""Changes and the bases of comparisons in English sentences: up 40,000 on last year, from 380,000 to 410,000."""

from __future__ import annotations

import re

from nlp.english_verbs import FUTURE, STATISTICS, TARGET, by_match
from nlp.figures import Direction, Role
from nlp.ruling import CUED, Ruling, View

_ABOUT = r"(?:(?:about|around|some|nearly|up to|another|a total of|a combined|a net|KRW)\s){0,2}"
_ROSE = r"rises?|rose|risen|gr[eo]w(?:s|n)?|climb(?:s|ed)|jump(?:s|ed)|surg(?:es|ed)|soar(?:s|ed)"
_FELL = r"f[ae]ll(?:s|en)?|drop(?:s|ped)|declin(?:es|ed)|plung(?:es|ed)|slump(?:s|ed)|shr[au]nk|slid|tumbled|dipped"
_RISING = (
    r"increas(?:e|es|ed|ing)|r[io]s(?:e|es|en|ing)|gr[eo]w(?:n|s|ing|th)?|expand(?:s|ed|ing)?|climb\w*|jump\w*|surg\w+"
)
_FALLING = (
    r"decreas(?:e|es|ed|ing)|f[ae]ll\w*|drop\w*|declin\w+|cuts?|reduc\w+|shr[aiu]nk\w*|plung\w*|slump\w*"
    r"|lower(?:ed|ing)?"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:(?P<more>(?:gone |went )?(?<!take )(?<!sign )(?<!set )(?<!make )(?<!pick )up(?: by)?"
    rf"|(?:{_RISING})(?: of| by)|(?:gain|jump|surge|addition)s? of|(?:{_ROSE})"
    r"|(?:increas|rais|boost|expand)(?:e|es|ed|ing|s)? (?:[a-z'’]+ ){1,6}by)"
    r"|(?P<less>down(?: by)?|(?:cut|reduc|lower|slash|trim)(?:e|es|ed|ing|s|ting|med)? (?:[a-z'’]+ ){1,6}by"
    rf"|(?:contract|trimm|narrow|whittl)ed by|(?:{_FALLING})(?: of| by)|(?:{_FELL})))\s{_ABOUT}$",
    re.IGNORECASE,
)
_ENDS_IN_CHANGE = re.compile(rf"(?:\b(?:by|of|up|down|{_ROSE}|{_FELL}))\s{_ABOUT}$", re.IGNORECASE)
"""How what `_CHANGE_BEFORE` finds ends; few figures have such words before them."""
_CHANGE_REACH = 48
"""Characters before a figure that hold such an end."""
_CHANGE_BEHIND = re.compile(
    r"\s*+(?:(?:jobs|people|persons|percent|%|positions|won|workers)(?: and [\d,.]+(?: \w+)??)?\s*+"
    r"|(?<= )and [\d,.]+(?: \w+)??\s*+)?(?:(?P<more>more"
    r"|higher|rise|increase|gain|growth)"
    r"|(?P<less>fewer|less|lower|drop|decline|fall|decrease))\b"
    r"(?=[^.]{0,40}(?:than|year|from|on the|over|versus|compared))"
    r"|\s*+(?:(?:jobs|people|percent|%)\s*+)?(?:(?P<grew>year-on-year (?:increase|rise|growth)"
    r"|above (?:this|last) year)|(?P<shrank>year-on-year (?:decrease|decline|drop|fall)"
    r"|below (?:this|last) year))"
)
_HIRES_MORE = re.compile(
    r"\b(?:hire|hiring|recruit|select|train|create|add|support|employ|offer)\s(?:about "
    r"|another |an additional )?$"
)
"""plan to hire 150 more next year: more of them, no comparison."""
_LOST = re.compile(
    r"\b(?:los(?:t|es?|ing)|shed(?:s|ding)?|cut(?:s|ting)?|slash(?:ed|ing)?|eliminat(?:e|es|ed|ing)|la(?:y|id|ying) off"
    r"|let(?:s|ting)? go of|sack(?:ed|ing)?|dismiss(?:ed|ing)?|fir(?:ed|ing)|(?:net )?loss(?:es)? of)\s"
    r"(?:(?:about|around|some|nearly|up to|as many as|upwards of|another"
    r"|a total of|a combined|over|more than)\s){0,2}$",
    re.IGNORECASE,
)
_WERE_LOST = re.compile(
    r"\s(?:[a-z-]{1,16}\s){0,3}?(?:losses\b|cuts\b|layoffs\b"
    r"|(?:(?:may|could|will|would|stand to) lose|lost|have lost) their jobs\b"
    r"|disappeared\b|vanished\b"
    r"|left (?:the|one|another|their|its|a)\b|(?:have|had) gone\b|(?:found|find) themselves (?:jobless|out of work)"
    r"|(?:were|was|have been|had been|will be) (?:lost|cut|shed|laid off|let go|dismissed|eliminated)\b)"
)
_ECONOMY_ADDED = re.compile(
    r"\b(?:economy|sectors?|industry|industries|market|country|nation|Korea|segment|services?)\b[^.;]{0,60}"
    r"\b(?:add(?:ed|s)|gain(?:ed|s))\s(?:(?:about|some|over|more than|nearly|another|only|just)\s){0,2}$"
)
"""A country or an industry adds jobs on balance, which is a difference; an office or firm adds those it creates."""
_ON_BALANCE = re.compile(r"\b[Jj]ob (?:additions?|gains?|losses|growth)\b[^.;,]{0,32}$")
_GOES_ON_TO = re.compile(
    r"[^.;]{0,60}\b(?:moderating|slowing|easing|jumping|rising|falling|narrowing|widening)\s(?:sharply )?to\s$"
)
_LISTED_CHANGE = re.compile(r"\s?(?:in|for) (?:19|20)\d\d,? (?:and )?")
_AFTER_CHANGE = re.compile(
    rf"\b(?:{_RISING}|{_FALLING})(?: by)?\s{_ABOUT}[\d.,]+(?:\s?%| percent| \w+)?(?: \([^()]{{1,16}}\))?"
    r"(?:,? (?:on-year|on-month|year-on-year))? to\s(?:about )?$",
    re.IGNORECASE,
)
_STANDING = (
    r"(?:(?:the|a|an|its|their|current|currently|present|existing|previous|average|of|this year's|last year's|some"
    r"|about|around|just|only|nearly|over|KRW)\s){0,4}"
)
_FROM = re.compile(rf"\bfrom\s+{_STANDING}$", re.IGNORECASE)
_FROM_CURRENT = re.compile(r"\bfrom (?:the|its|a|an) (?:current|present|existing|previous|earlier)\s$")
_FROM_EARLIER = re.compile(
    rf"\b(?:up|down|{_RISING}|{_FALLING})\s(?:(?:by|of|about|nearly)\s){{0,2}}(?:[\d.,]+\s?(?:%|\w+)?"
    rf"(?: \([^()]{{1,16}}\))?\s)?from\s{_STANDING}$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"\b(?:fell|rose|grew|climbed|dropped|increased|decreased|declined|falling|rising"
    r"|dropping|climbing) to [\d.,]+[^.;]{0,40}? from\s+(?:about )?$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:fell|rose|grew|climbed|dropped|increased|decreased|declined) to (?:about )?$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\s?(?:%|percent|people|jobs|persons)?\s?(?:last year|a year (?:earlier|ago)|the (?:previous"
    r"|preceding) year)"
)
_TO_FOLLOWS = re.compile(r"(?:(?!\band\b)[^.,;]){0,40}?\bto\s+(?:about |around |KRW )?$")
_TO = re.compile(r"\bto\s+(?:about |around |KRW )?$")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than(?: the)?|versus|vs\.?|against"
    r"|(?:double|twice|triple|half)(?: of)?(?= (?:the|last)))"
    r"\s+(?:(?:(?:last|this) (?:year|month|quarter)['’]s|the previous|the|about|around|some|only|just|KRW)\s+){0,3}$",
    re.IGNORECASE,
)
_SURPASSES = re.compile(
    r"\b(?:surpass(?:es|ed|ing)|exceed(?:s|ed|ing)|topp(?:ed|ing)|outpac(?:ed|ing)|above|below)\s(?:the )?(?:about )?$"
)
_OF_EARLIER = re.compile(
    r"[^.;]{0,60}?\b(?:(?:last|previous|preceding) (?:year|month)|same (?:period|month)|a year (?:earlier|ago|before))"
)
_GLOSS_OF_EARLIER = re.compile(
    r"\b(?:from|than|with|to|over|on) (?:last year|the previous year|a year (?:ago|earlier)|(?:19|20)\d\d)\s?"
    r"\((?:about )?$"
)
"""up by 10,000 from last year (40,000)"""
_INSTEAD = re.compile(r"\b(?:instead of|rather than) (?:the )?(?:about |originally planned |planned )?$")
_COMPARED_FIRST = re.compile(r"\b[Cc]ompared (?:with|to)\b[^.;]{0,60}$")
_MORE_OF_THEM = re.compile(r"\s(?:[a-z]+\s)?(?P<more>more)\b|\s(?:[a-z]+\s)?(?P<less>fewer|less)\b")
_OPENS_BRACKET = re.compile(r"\s?(?:\w+\s){0,2}\(")
"""an increase of 4,012 jobs (12.4%)"""
_QUALIFIED = re.compile(
    r"(?P<by>[%\d]|\bpercent|\btimes|\bjobs|\bpeople)?\s?\b(?:less|fewer|more) than\s+(?:some )?$", re.IGNORECASE
)
_EXPECTS = re.compile(r"\b(?:expects?|hopes?|forecasts?|projects? that)\b", re.IGNORECASE)


def rule_change(view: View) -> Ruling | None:
    """Changes and bases: "up 40,000 on last year", "from 380,000 to 410,000"; None where none is told."""
    changed = _by_this_much(view)
    if changed is not None or view.quantity.kind == "money":
        return changed
    return _lost_or_gained(view) or _base(view) or _goes_on(view) or _level(view)


def _by_this_much(view: View) -> Ruling | None:
    match = _CHANGE_BEFORE.search(view.before) if _ENDS_IN_CHANGE.search(view.before[-_CHANGE_REACH:]) else None
    match = match or _CHANGE_BEHIND.match(view.rest)
    if match is None and _COMPARED_FIRST.search(view.head):
        match = _MORE_OF_THEM.match(view.rest)
    if match is None or (match.re is _CHANGE_BEHIND and _HIRES_MORE.search(view.before)):
        return None
    role: Role = "budget_change" if view.quantity.kind == "money" else "change"
    at = view.quantity.start - len(view.before) if match.re is _CHANGE_BEFORE else view.quantity.end
    ruling = by_match(view, role, "up or down by this much", match, at, CUED)
    rises = match["more"] or match.groupdict().get("grew")
    ruling.direction = "increase" if rises else "decrease"
    return ruling


def _lost_or_gained(view: View) -> Ruling | None:
    """Posts and persons that are lost, and what a country or industry gains on balance."""
    if view.quantity.kind not in ("jobs", "people"):
        return None
    head, start = view.head[-100:], view.quantity.start - len(view.head[-100:])
    direction: Direction = "decrease"
    match = _LOST.search(head)
    if match is None and (match := _WERE_LOST.match(view.after)) is not None:
        start = view.quantity.end
    if match is None and view.quantity.kind == "jobs":
        match = _ECONOMY_ADDED.search(head) or _ON_BALANCE.search(head)
        direction = "decrease" if match is not None and "loss" in match[0] else "increase"
    if match is not None:
        ruling = by_match(view, "change", "lost or gained on balance", match, start, CUED)
        ruling.direction = direction
        return ruling
    return None


def _goes_on(view: View) -> Ruling | None:
    """ "added 244,000 in May before slowing to 182,000", "up by 3.6% in 2023, 2.5% in 2024": a change goes on."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "change":
        return None
    in_brackets = view.quantity.kind == "rate" and _OPENS_BRACKET.fullmatch(view.before) is not None
    if in_brackets or _LISTED_CHANGE.fullmatch(view.before) or _GOES_ON_TO.fullmatch(view.before):
        return Ruling("change", "listed with a change", earlier.start, earlier.end, CUED, earlier.direction)
    return None


def _base(view: View) -> Ruling | None:
    """The earlier count that a newer one is compared with."""
    origin = view.quantity.start - len(view.before)
    base = _FROM.search(view.before)
    if base is not None and (
        _TO_FOLLOWS.match(view.after)
        or _EARLIER.match(view.after)
        or _FROM_CURRENT.search(view.before)
        or _FROM_EARLIER.search(view.head)
        or _MOVED_TO.search(view.head)
    ):
        return by_match(view, "previous", "from … to", base, origin, CUED)
    base = _COMPARED.search(view.before)
    qualified = _QUALIFIED.search(view.head) if base is not None else None
    if base is not None and (qualified is None or qualified["by"]):
        return by_match(view, "previous", "base of a comparison", base, origin, CUED)
    base = _SURPASSES.search(view.before)
    if base is not None and _OF_EARLIER.match(view.after):
        return by_match(view, "previous", "surpassed since", base, origin, CUED)
    base = _INSTEAD.search(view.before)
    if base is not None:
        return by_match(view, "previous", "superseded (instead of)", base, origin, CUED)
    base = _GLOSS_OF_EARLIER.search(view.before)
    return by_match(view, "previous", "the count of an earlier year", base, origin, CUED) if base else None


def _level(view: View) -> Ruling | None:
    """The newer count that a change or an earlier count leads to."""
    origin = view.quantity.start - len(view.before)
    earlier = view.rulings[view.index - 1] if view.index else None
    after_change = _AFTER_CHANGE.search(view.head) if view.quantity.kind == "people" else None
    if after_change is not None:
        return by_match(view, "other", "a level after its change", after_change, view.sentence.start, CUED)
    moved = _MOVED.search(view.before)
    if moved is not None and view.quantity.kind == "rate":
        return by_match(view, "achieved", "a rate that moved to", moved, origin, CUED)
    reached = _TO.search(view.before)
    if reached is None or earlier is None or earlier.rule != "from … to":
        return None
    future = FUTURE.search(view.head) or _EXPECTS.search(view.head) or TARGET.search(view.head)
    ahead: Role = "planned" if view.quantity.kind == "jobs" else "target"
    years, published = view.quantity.years, view.draft.published
    if years is not None and published is not None and years[1] >= published.year and view.quantity.kind != "rate":
        return by_match(view, "planned", "reached from a base this year", reached, origin, CUED)
    if view.quantity.kind == "people" and not future and STATISTICS.search(view.head):
        return by_match(view, "other", "a level after its base", reached, origin, CUED)
    return by_match(view, ahead if future else "achieved", "reached from a base", reached, origin, CUED)
