"""Roles of figures in English releases and translations, by the same precedence as in Korean (guideline section 5)."""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.ruling import CUED, DEFAULT, GOVERNED, Ruling, View

_UP = r"up|more|higher|increase|rise|rising|rose|increased|grew|grown|additional"
_DOWN = r"down|fewer|less|lower|decrease|fall|fell|decline[sd]?|drop(?:ped)?"
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
_INVESTS = re.compile(r"\b(?:invest|MOU)", re.IGNORECASE)
_PUBLIC_INVESTOR = re.compile(
    r"\b(?:city|province|government|county|district|ministry)\b(?! said)[^.,;]{0,30}\b(?:invest|inject)"
    r"|\b\w+-(?:gu|si|gun|do)\b[^.,;]{0,30}\binvest|\binvesting (?:[^.,;]|[.,](?=\d)){0,50}\bto create\b"
    r"|\bit (?:will|plans to) invest|\bby injecting\b|\bcreate [\d,]+ [^.]{0,60}\bwith\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r"\s(?:each|apiece|per (?:person|firm|company|team|startup))\s?\)")
"""100 founders (KRW 30 million each)"""
_BY_YEAR = re.compile(r"(?: jobs| people| positions)? in 20\d\d,?\s(?:and\s)?")
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
_NEWLY = re.compile(r"\b(?:hiring|hire|recruit\w*|new)\b", re.IGNORECASE)
_JOBS_FOR = re.compile(
    r"\b(?:created|creating|provided|found|secured) (?:\w+ ){0,2}jobs for\s(?:about |some |over |more than |nearly )?$"
)
_OWN_SHARE = re.compile(r"\b(?:pay in|paying in|employer|contribut\w+)\b", re.IGNORECASE)
_TO_FOLLOWS = re.compile(r"[^.,;]{0,40}?\bto\s+(?:about |around |KRW )?$")
_TO = re.compile(r"\bto\s+(?:about |around |KRW )?$")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than(?: the)?|versus|against)\s+(?:last year's\s+|the previous\s+)?(?:about |KRW )?$",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\b(?:less|fewer|more) than\s+$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:we want|targets?|goals?|aim(?:s|ed|ing)?|pledge[sd]?|pledging|wants|quota|objective)\b", re.IGNORECASE
)
_EXPECTS = re.compile(r"\b(?:expects?|hopes?|forecasts?|projects? that)\b", re.IGNORECASE)
_CREATING_GOAL = re.compile(
    r"\b(?:goal|target|aim) of (?:creating|hiring|providing|employing)[^.;]{0,24}$", re.IGNORECASE
)
_PARTICIPANTS = re.compile(r"\bparticipants\b", re.IGNORECASE)
_ACHIEVEMENT = re.compile(r"\bachievements? (?:was|were|of|reached)\s(?:about\s)?$", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\s?(?:\w+ ){0,3}(?:have|has|were|was)(?: been)? (?:chosen|selected|hired|recruited)\b", re.IGNORECASE
)
_BEHIND = 40
"""Characters behind a sum in which its use or source may be named."""
_WANTED = re.compile(r"\s?(?:wanted|needed|sought)\b")
_TO_BE_CHOSEN = re.compile(r"[^.;]{0,60}?\b(?:will|would|are to|to) be (?:selected|hired|recruited|chosen|employed)\b")
_COUNTED_BEHIND = re.compile(
    r"\s?(?:\w+ )?(?:job ?seekers|applicants|participants|visitors|trainees|attendees|graduates)\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|plans? to|(?<!from )planning to|is to|are to|to be|going to|would"
    r"|[Oo]ffers?|selects?|recruits?|[Ss]eeks?|can participate|to (?:recruit|hire|select|employ)|intends?|decided to"
    r"|expects?|expected to|prospects? of|set to|aims? to|seeks? to|recruiting|open recruitment)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:are|is|will|would) (?:to )?be\b|\bto be (?:hired|recruited|selected)\b", re.IGNORECASE)
_DONE_JOBS = re.compile(
    r"\b(?:created|creating|provided|generated|supported(?! ones)|secured|achieved|Creating"
    r"|(?:led to|resulted in) the creation of)\b"
)
_HIRED = re.compile(
    r"\b(?:offered jobs|hired|recruited|selected|employed|(?:found|secured|landed) (?:a "
    r"|new )?(?:jobs?|work|employment)|got (?:a )?jobs?|were placed"
    r"|landed)\b",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(
    r"\b(?:participants?|participat(?:e|ed|ing)|attend(?:ed|ing|ees)?|visitors?|visited"
    r"|applicants?|appl(?:ied|ying)|trainees?|trained|"
    r"interview(?:ed|ees)?|enrol(?:led|ment)|job ?seekers?|graduates?|completed|benefit(?:ed|ing)?|took part)\b",
    re.IGNORECASE,
)
_STATISTICS = re.compile(
    r"\b(?:unemployed|out of work|population|residents|employees?|employed people|labor force"
    r"|labour force|workforce|dedicated managers?|regular workers)\b",
    re.IGNORECASE,
)
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
_SUBJECT = r"\s?(?:of (?:them|whom|the [\w-]{1,16})\s)?(?:[a-zA-Z-]{1,16}\s){0,3}?"
_LABELLED_GOAL = re.compile(
    r"(?:\((?:goal|target):?|\b(?:against|of|short of) (?:a|its|the|this year's) (?:target"
    r"|goal) of)\s(?:about )?$"
)
_LABELLED_RESULT = re.compile(r"\(results?(?: in \d{4})?:\s$")
_WERE_MADE = re.compile(rf"{_SUBJECT}(?:were|have been|had been) (?:created|filled|provided|added)\b")
_GOT_WORK = re.compile(
    rf"{_SUBJECT}(?:(?:found|got|landed|secured|obtained|(?:were|was) (?:offered|given)) (?:[a-z-]{{1,14}}\s){{0,3}}?"
    r"(?:jobs?|work|employment|positions?)\b"
    r"|(?:were|was|have been|had been) (?:hired|employed by|made permanent|placed)\b"
    r"|moved on to [a-z -]{1,24}employment\b|returned to work\b"
    r"|(?:have )?(?:arrived|begun work|started work)\b)"
)
_TOOK_PART = re.compile(
    rf"{_SUBJECT}(?:(?:have |had )?(?:completed|finished|attended|visited|signed up|received"
    rf"|applied|enrolled|registered)|took (?:part|[a-z ]{{0,20}}classes)"
    r"|(?:were|was) (?:interviewed|trained|counseled))\b"
)
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
_EMPLOYS = re.compile(
    r"\b(?:employs?|employed|currently has|currently have)\s(?:about |around |some |over "
    r"|more than )?$"
)
_ENSURES = re.compile(r"\bensure that\b[^.;]{0,40}$")
_RATE_NAME = re.compile(r"\b(?:rate|ratio|joblessness|unemployment|employment)\b", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(r"\b(?:by 20\d\d|over (?:\w+|\d+) years|(?:next|coming) \w+ years)\b", re.IGNORECASE)


def rule_english(view: View) -> Ruling | None:
    """The role of a figure in an English sentence; None where nothing in it decides."""
    ruling = _compared(view)
    if ruling is None and view.quantity.kind == "money":
        return _money(view)
    if ruling is None and view.quantity.kind == "rate":
        return _rate(view)
    return ruling or _count(view)


def _ruling(view: View, role: Role, rule: str, match: re.Match[str], origin: int, strength: int) -> Ruling:
    return Ruling(role, rule, *view.found(match, origin), strength)


def _compared(view: View) -> Ruling | None:
    """Changes and bases: "up 40,000 on last year", "from 380,000 to 410,000"."""
    budget: Role = "budget_change" if view.quantity.kind == "money" else "change"
    origin = view.quantity.start - len(view.before)
    match = _CHANGE_BEFORE.search(view.before) or _CHANGE_BEHIND.match(view.rest)
    if match is not None and match.re is _CHANGE_BEHIND and _HIRES_MORE.search(view.before):
        match = None
    if match is not None:
        at = origin if match.re is _CHANGE_BEFORE else view.quantity.end
        ruling = _ruling(view, budget, "up or down by this much", match, at, CUED)
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
        return _ruling(view, "previous", "from … to", base, origin, CUED)
    base = _COMPARED.search(view.before)
    if base is not None and not _QUALIFIED.search(view.before):
        return _ruling(view, "previous", "base of a comparison", base, origin, CUED)
    if earlier is not None and earlier.role == "change" and _LISTED_CHANGE.fullmatch(view.before):
        return Ruling("change", "listed with a change", earlier.start, earlier.end, CUED, earlier.direction)
    after_change = _AFTER_CHANGE.search(view.head) if view.quantity.kind == "people" else None
    if after_change is not None:
        return _ruling(view, "other", "a level after its change", after_change, view.sentence.start, CUED)
    moved = _MOVED.search(view.before)
    if moved is not None and view.quantity.kind == "rate":
        return _ruling(view, "achieved", "a rate that moved to", moved, origin, CUED)
    reached = _TO.search(view.before)
    if reached is not None and earlier is not None and earlier.rule == "from … to":
        future = _FUTURE.search(view.head) or _EXPECTS.search(view.head) or _TARGET.search(view.head)
        ahead: Role = "planned" if view.quantity.kind == "jobs" else "target"
        years, published = view.quantity.years, view.draft.published
        if years is not None and published is not None and years[1] >= published.year and view.quantity.kind != "rate":
            return _ruling(view, "planned", "reached from a base this year", reached, origin, CUED)
        return _ruling(view, ahead if future else "achieved", "reached from a base", reached, origin, CUED)
    return None


def _money(view: View) -> Ruling:
    for pattern, role in _MONEY:
        behind = pattern.search(view.after[:_BEHIND])
        if behind is not None and not _CLAUSE_BORDER.search(view.after, 0, behind.start()):
            return _ruling(view, role, "named use or source", behind, view.quantity.end, CUED)
    near = view.before[-40:]
    for pattern, role in _MONEY:
        before = next(reversed(list(pattern.finditer(near))), None)
        if before is not None and not _CLAUSE_BORDER.search(near, before.end()):
            return _ruling(view, role, "named use or source", before, view.quantity.start - len(near), CUED)
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


def _as_labelled(view: View) -> Ruling | None:
    """ "against a target of 8,600", "(goal: 6,900)", "(result in 2021: 2,512)"."""
    goal = _LABELLED_GOAL.search(view.head)
    if goal is not None:
        return _ruling(view, "target", "labelled as a target", goal, view.sentence.start, CUED)
    result = _LABELLED_RESULT.search(view.head)
    if result is None:
        return None
    role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
    return _ruling(view, role, "labelled as a result", result, view.sentence.start, CUED)


def _by_year(view: View) -> Ruling | None:
    """ "aims to create 675 jobs in 2020, 805 in 2021": a target goes on year by year."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "target" or not _BY_YEAR.fullmatch(view.before):
        return None
    return Ruling("target", "a target year by year", earlier.start, earlier.end, earlier.strength)


def _as_subject(view: View) -> Ruling | None:
    """ "…; 134 were offered jobs", "and 312 landed a job": the verb behind it, whatever the clauses before it tell."""
    end = view.quantity.end
    if view.quantity.kind == "jobs":
        made = _WERE_MADE.match(view.after)
        return _ruling(view, "achieved", "posts that were made or filled", made, end, GOVERNED) if made else None
    hired = _GOT_WORK.match(view.after)
    if hired is not None:
        return _ruling(view, "recruited", "got work", hired, end, GOVERNED)
    joined = _TOOK_PART.match(view.after)
    return _ruling(view, "participants", "took part", joined, end, GOVERNED) if joined is not None else None


def _rate(view: View) -> Ruling:
    start, end = view.quantity.start, view.quantity.end
    attained = _OF_GOAL.match(view.after) or _ATTAINMENT.search(view.head)
    if attained is not None:
        return Ruling("achieved", "attained of a goal", start, end, CUED)
    exceeded = _EXCEEDS_TARGET.search(view.head)
    if exceeded is not None:
        return _ruling(view, "achieved", "attained of a target", exceeded, view.sentence.start, CUED)
    spent = _BUDGET_SHARE.match(view.after)
    if spent is not None:
        ahead = _FUTURE.search(view.head) or _TO_SPEND.search(view.rest)
        return _ruling(view, "target" if ahead else "achieved", "a share of a budget", spent, end, GOVERNED)
    placed = _PLACED_SHARE.match(view.rest)
    if placed is not None:
        ahead = _FUTURE.search(view.head) or _ENSURES.search(view.head)
        return _ruling(view, "target" if ahead else "achieved", "a share who found work", placed, end, GOVERNED)
    target = _TARGET.search(view.head)
    if target is not None:
        return _ruling(view, "target", "target named before", target, view.sentence.start, CUED)
    name = _RATE_NAME.search(view.head) or _RATE_NAME.search(view.after[:30])
    if name is None:
        return Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)
    role: Role = "target" if _FUTURE.search(view.head) else "achieved"
    return Ruling(role, "a named rate", start, end, GOVERNED)


def _count(view: View) -> Ruling | None:
    start, end, head, rest = view.sentence.start, view.quantity.end, view.head, view.rest
    own = _as_labelled(view) or _by_year(view) or _as_subject(view)
    if own is not None:
        return own
    target = _TARGET.search(head[-80:]) or _TARGET.search(view.after[:20])
    if target is not None and (not _DONE_JOBS.search(head[-30:]) or _CREATING_GOAL.search(head)):
        return Ruling("target", "target named beside the figure", view.quantity.start, end, CUED)
    future = _FUTURE.search(head)
    if future is not None and _SPAN_OF_YEARS.search(head + rest):
        return _ruling(view, "target", "goal of a plan over several years", future, start, CUED)
    years = view.quantity.years
    if future is not None and years is not None and years[1] > years[0] and view.quantity.kind == "jobs":
        return _ruling(view, "target", "goal of a plan over several years", future, start, CUED)
    done = _DONE_JOBS.search(head[-60:])
    if view.quantity.kind == "jobs":
        if done is not None and (future is None or future.start() < len(head) - 60):
            return _ruling(
                view, "achieved", f"{done[0]} before the figure", done, view.quantity.start - len(head[-60:]), GOVERNED
            )
        return _ruling(view, "planned", "yet to be done", future, start, GOVERNED) if future is not None else None
    given = _JOBS_FOR.search(head)
    if given is not None:
        return _ruling(view, "recruited", "jobs were created for them", given, start, GOVERNED)
    future = future or _TO_COME.search(view.after[:50])
    statistic = _STATISTICS.search(view.after[:40]) or _STATISTICS.search(head[-24:])
    if (
        statistic is not None
        and future is None
        and not _PARTICIPANTS.search(view.after[:60])
        and not _NEWLY.search(head[-30:] + view.after[:6])
    ):
        return _ruling(view, "other", "statistics, population or staff", statistic, end, GOVERNED)
    employs = _EMPLOYS.search(head)
    if employs is not None and future is None:
        return _ruling(view, "other", "employees of firms", employs, start, GOVERNED)
    achieved = _ACHIEVEMENT.search(head)
    if achieved is not None:
        return _ruling(view, "achieved", "an achievement", achieved, start, GOVERNED)
    counted = _COUNTED_BEHIND.match(view.after)
    chosen = _CHOSEN.match(view.after)
    if chosen is not None:
        return _ruling(view, "recruited", "chosen", chosen, end, GOVERNED)
    if counted is not None and _WANTED.match(view.after, counted.end()):
        return _ruling(view, "planned", "wanted", counted, end, GOVERNED)
    if counted is not None and future is None and not _HIRED.search(head[-40:]):
        return _ruling(view, "participants", "counts those taking part", counted, end, GOVERNED)
    to_come = _TO_BE_CHOSEN.match(view.after)
    if to_come is not None:
        return _ruling(view, "planned", "to be chosen", to_come, end, GOVERNED)
    hired = _HIRED.search(head[-70:]) or _HIRED.search(view.after[:50])
    if hired is not None and (future is None or future.start() < len(head) - 70):
        return Ruling("recruited", f"{hired[0]} beside the figure", view.quantity.start, end, GOVERNED)
    if future is not None:
        return _ruling(view, "planned", "yet to be done", future, start, GOVERNED)
    joined = _TAKING_PART.search(view.after[:50]) or _TAKING_PART.search(head[-40:])
    if joined is not None:
        return Ruling("participants", f"{joined[0]} beside the figure", view.quantity.start, end, GOVERNED)
    return None
