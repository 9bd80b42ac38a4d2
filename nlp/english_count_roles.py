"""Roles of posts and persons in English sentences, by what is done to them and when."""

from __future__ import annotations

import re

from nlp.english_verbs import FUTURE, STATISTICS, TARGET, Deed, by_match, deed_of, deed_to
from nlp.figures import Role
from nlp.ruling import CUED, GOVERNED, Ruling, View

_BY_YEAR = re.compile(r"(?: jobs| people| positions)? in 20\d\d,?\s(?:and\s)?")
_NEWLY = re.compile(r"\b(?:hiring|hire|recruit\w*|new)\b", re.IGNORECASE)
_JOBS_FOR = re.compile(
    r"\b(?:created|creating|provided|found|secured) (?:\w+ ){0,2}jobs for\s(?:about |some |over |more than |nearly )?$"
)
_CREATING_GOAL = re.compile(
    r"\b(?:goal|target|aim) of (?:creating|hiring|providing|employing)[^.;]{0,24}$", re.IGNORECASE
)
_PARTICIPANTS = re.compile(r"\bparticipants\b", re.IGNORECASE)
_ACHIEVEMENT = re.compile(r"\bachievements? (?:was|were|of|reached)\s(?:about\s)?$", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\s?(?:\w+ ){0,3}(?:have|has|were|was)(?: been)? (?:chosen|selected|hired|recruited)\b", re.IGNORECASE
)
_WANTED = re.compile(r"\s?(?:wanted|needed|sought)\b")
_TO_BE_CHOSEN = re.compile(r"[^.;]{0,60}?\b(?:will|would|are to|to) be (?:selected|hired|recruited|chosen|employed)\b")
_COUNTED_BEHIND = re.compile(
    r"\s?(?:\w+ )?(?:job ?seekers|applicants|participants|visitors|trainees|attendees|graduates)\b", re.IGNORECASE
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
_SUBJECT = r"\s?(?:of (?:them|whom|the [\w-]{1,16})\s)?(?:[a-zA-Z-]{1,16}\s){0,3}?"
_FIRMS_AIM = re.compile(
    r"\b(?:businesses|companies|firms|employers) (?:aim|want)(?:ed)? to (?:hire|recruit|employ)\b[^.;]{0,24}$"
)
_LABELLED_GOAL = re.compile(
    r"(?:\((?:goal|target):?|\b(?:against|of|short of) (?:a|its|the|this year's) (?:target"
    r"|goal) of)\s(?:about )?$"
)
_STATISTIC_NUMBER = re.compile(r"\b[Nn]umber of ([^.;,]{0,80})$")
_HELD_FOR = re.compile(
    r"\b(?:sessions?|training|education|lectures?|briefings?|orientations?|workshops?|ceremon(?:y|ies))\b"
    r"[^.;]{0,60}\b(?:held|conducted|given|take place|took place)\b[^.;]{0,24}\bfor\s(?:about |some )?$"
)
_PART_BEFORE = re.compile(
    r"[,(]?\s?\bincluding\s(?:about |some |the )?$|\b(?:[Oo]f|[Aa]mong) (?:them|whom|these|those),?\s$"
)
_PART_BEHIND = re.compile(r"\s?of (?:them|whom)\b")
_BY_DOING = re.compile(r"\bby [a-z]+ing\s(?:a total of |about |some )?$")
_AIMS = re.compile(r"\b(?:aims?|pledge[sd]?|wants?|vow(?:s|ed)|promise[sd]?) to\b")
_INTO_WORK = re.compile(
    r"[^.;,]{0,40}?\b(?:to|into|with|find|get|land|secure|gain)\s(?:[a-z-]+\s){0,2}?(?:jobs?|work|employment)\b"
)
_LABELLED_WANTED = re.compile(
    r"\b(?:needed|wanted|sought|to (?:hire|recruit)|to be (?:hired|recruited|selected|created)"
    r"|[Oo]penings|[Vv]acancies)"
    r"\s?:\s?(?:about )?$"
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
    rf"|applied|enrolled|registered)"
    r"|(?:crowded|thronged|packed|flocked to|streamed (?:in)?to|streamed through|queued|lined up)\b"
    r"|took (?:part|[a-z ]{0,20}classes)"
    r"|(?:were|was) (?:interviewed|trained|counseled))\b"
)
_TO_VISIT = re.compile(
    r"\s(?:[a-z]+\s){0,2}?(?:visitors?\b[^.;]{0,20}\bexpected|(?:(?:are|were) expected )?to (?:visit|attend))\b"
)
_APPLICATIONS = re.compile(r"\bapplications? from\s(?:about |some |over |more than )?$")
_STATISTIC_SIZE = 5_000
"""Persons from which on those at work, or out of it, are counted by a survey, not by an office."""
_ARE_AT_WORK = re.compile(
    r"\s?(?:people |persons |workers |women |men |Koreans |residents )?(?:[a-z]+ )?"
    r"(?:were|was|are) (?:at work|in work|employed|unemployed|jobless|out of work"
    r"|looking for work|seeking work)\b(?! by)"
    r"|\s(?:people|workers) worked in\b"
)
_TOTALED = re.compile(
    r"\b(?:jobless|unemployed|employed)\s(?:people\s)?(?:totall?ed|numbered|stood at|came to|reached)\s$"
)
_STAFFED = re.compile(r"\b(?:staffed by|a staff of|a team of|on its payroll|workforce of)\s(?:about |some )?$")
_EMPLOYS = re.compile(
    r"\b(?:employs?|employed|currently has|currently have)\s(?:about |around |some |over "
    r"|more than )?$"
)
_SPAN_OF_YEARS = re.compile(r"\b(?:by 20\d\d|over (?:\w+|\d+) years|(?:next|coming) \w+ years)\b", re.IGNORECASE)


def _as_labelled(view: View) -> Ruling | None:
    """ "against a target of 8,600", "(goal: 6,900)", "(result in 2021: 2,512)"."""
    goal = _LABELLED_GOAL.search(view.head)
    if goal is not None:
        return by_match(view, "target", "labelled as a target", goal, view.sentence.start, CUED)
    wanted = _LABELLED_WANTED.search(view.head)
    if wanted is not None:
        return by_match(view, "planned", "labelled as wanted", wanted, view.sentence.start, CUED)
    result = _LABELLED_RESULT.search(view.head)
    if result is None:
        return None
    role: Role = "achieved" if view.quantity.kind == "jobs" else "recruited"
    return by_match(view, role, "labelled as a result", result, view.sentence.start, CUED)


def _at_work(view: View) -> Ruling | None:
    """ "In Busan 1.598 million were employed", "staffed by six counselors": those whom statistics or offices count."""
    if view.quantity.kind != "people":
        return None
    staffed = _STAFFED.search(view.head)
    if staffed is not None:
        return by_match(view, "other", "staff of an office", staffed, view.sentence.start, CUED)
    counted = _ARE_AT_WORK.match(view.rest) if view.quantity.high >= _STATISTIC_SIZE else None
    counted = counted or (_TOTALED.search(view.head) if view.quantity.high >= _STATISTIC_SIZE else None)
    if counted is None or FUTURE.search(view.head):
        return None
    origin = view.quantity.end if counted.re is _ARE_AT_WORK else view.sentence.start
    return by_match(view, "other", "at work or out of it, as surveyed", counted, origin, GOVERNED)


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
        return by_match(view, "achieved", "posts that were made or filled", made, end, GOVERNED) if made else None
    hired = _GOT_WORK.match(view.after)
    if hired is not None:
        return by_match(view, "recruited", "got work", hired, end, GOVERNED)
    joined = _TOOK_PART.match(view.after)
    return by_match(view, "participants", "took part", joined, end, GOVERNED) if joined is not None else None


def _expected_visitors(view: View) -> Ruling | None:
    """ "expects 16,000 job seekers to visit", "applications from 6,300": they take part, though yet to come."""
    applied = _APPLICATIONS.search(view.before) if view.quantity.kind == "people" else None
    if applied is not None:
        origin = view.quantity.start - len(view.before)
        return by_match(view, "participants", "applicants", applied, origin, GOVERNED)
    visits = _TO_VISIT.match(view.rest) if view.quantity.kind == "people" else None
    if visits is None:
        return None
    return by_match(view, "participants", "expected visitors", visits, view.quantity.end, GOVERNED)


def _as_part(view: View) -> Ruling | None:
    """ "30 residents, including ten with disabilities", "35 guards, 12 of them at night": a part has the role of the
    whole."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or view.draft.quantities[view.index - 1].kind != view.quantity.kind:
        return None
    if view.draft.quantities[view.index - 1].sentence != view.sentence.index or earlier.role in ("change", "previous"):
        return None
    if not _PART_BEFORE.search(view.before) and not _PART_BEHIND.match(view.after):
        return None
    return Ruling(earlier.role, "part of the figure before", earlier.start, earlier.end, GOVERNED)


def _by_deed(view: View) -> Ruling | None:
    """What the verb before or behind the figure says is done."""
    undergone = deed_of(view.rest)
    if undergone is not None:
        return _as_done(view, undergone, view.quantity.end)
    held = _HELD_FOR.search(view.head) if view.quantity.kind == "people" else None
    if held is not None:
        return by_match(view, "participants", "for whom something is held", held, view.sentence.start, GOVERNED)
    part = _as_part(view)
    if part is not None:
        return part
    done = deed_to(view.head, view.before)
    return _as_done(view, done, view.sentence.start) if done is not None else None


def _as_done(view: View, deed: Deed, origin: int) -> Ruling | None:
    if view.quantity.kind == "jobs":
        if deed.sense not in ("make", "hire"):
            return None
        role: Role = "achieved" if deed.done else "planned"
    elif not deed.done:
        role = "planned"
    elif deed.sense == "join" or (deed.sense == "help" and not _INTO_WORK.match(view.after)):
        role = "participants"
    else:
        role = "recruited"
    tense = "done" if deed.done else "to come"
    return by_match(view, role, f"{deed.sense}, {tense}", deed.match, origin, GOVERNED)


def rule_count(view: View) -> Ruling | None:
    """The role of a number of posts or persons; None where nothing in the sentence decides."""
    start, end, head, rest = view.sentence.start, view.quantity.end, view.head, view.rest
    own = _as_labelled(view) or _by_year(view) or _at_work(view) or _as_subject(view) or _expected_visitors(view)
    if own is not None:
        return own
    aimed = _BY_DOING.search(head)
    if aimed is not None and _AIMS.search(head):
        return by_match(view, "target", "the means to an aim", aimed, start, CUED)
    target = TARGET.search(head[-80:]) or TARGET.search(view.after[:20])
    if target is not None and _FIRMS_AIM.search(head):
        return by_match(view, "planned", "firms aim to hire", target, start, GOVERNED)
    if target is not None and (not _DONE_JOBS.search(head[-30:]) or _CREATING_GOAL.search(head)):
        return Ruling("target", "target named beside the figure", view.quantity.start, end, CUED)
    future = FUTURE.search(head)
    if future is not None and _SPAN_OF_YEARS.search(head + rest):
        return by_match(view, "target", "goal of a plan over several years", future, start, CUED)
    years = view.quantity.years
    if future is not None and years is not None and years[1] > years[0]:
        return by_match(view, "target", "goal of a plan over several years", future, start, CUED)
    counted_by = _STATISTIC_NUMBER.search(head)
    if view.quantity.kind == "people" and counted_by is not None and STATISTICS.search(counted_by[1]) and not future:
        return by_match(view, "other", "a number that statistics tell", counted_by, start, GOVERNED)
    deed = _by_deed(view)
    if deed is not None:
        return deed
    done = _DONE_JOBS.search(head[-60:])
    if view.quantity.kind == "jobs":
        if done is not None and (future is None or future.start() < len(head) - 60):
            return by_match(
                view, "achieved", f"{done[0]} before the figure", done, view.quantity.start - len(head[-60:]), GOVERNED
            )
        return by_match(view, "planned", "yet to be done", future, start, GOVERNED) if future is not None else None
    given = _JOBS_FOR.search(head)
    if given is not None:
        return by_match(view, "recruited", "jobs were created for them", given, start, GOVERNED)
    future = future or _TO_COME.search(view.after[:50])
    statistic = STATISTICS.search(view.after[:40]) or STATISTICS.search(head[-24:])
    if (
        statistic is not None
        and future is None
        and not _PARTICIPANTS.search(view.after[:60])
        and not _NEWLY.search(head[-30:] + view.after[:6])
    ):
        return by_match(view, "other", "statistics, population or staff", statistic, end, GOVERNED)
    employs = _EMPLOYS.search(head)
    if employs is not None and future is None:
        return by_match(view, "other", "employees of firms", employs, start, GOVERNED)
    achieved = _ACHIEVEMENT.search(head)
    if achieved is not None:
        return by_match(view, "achieved", "an achievement", achieved, start, GOVERNED)
    counted = _COUNTED_BEHIND.match(view.after)
    chosen = _CHOSEN.match(view.after)
    if chosen is not None:
        return by_match(view, "recruited", "chosen", chosen, end, GOVERNED)
    if counted is not None and _WANTED.match(view.after, counted.end()):
        return by_match(view, "planned", "wanted", counted, end, GOVERNED)
    if counted is not None and future is None and not _HIRED.search(head[-40:]):
        return by_match(view, "participants", "counts those taking part", counted, end, GOVERNED)
    to_come = _TO_BE_CHOSEN.match(view.after)
    if to_come is not None:
        return by_match(view, "planned", "to be chosen", to_come, end, GOVERNED)
    hired = _HIRED.search(head[-70:]) or _HIRED.search(view.after[:50])
    if hired is not None and (future is None or future.start() < len(head) - 70):
        return Ruling("recruited", f"{hired[0]} beside the figure", view.quantity.start, end, GOVERNED)
    if future is not None:
        return by_match(view, "planned", "yet to be done", future, start, GOVERNED)
    joined = _TAKING_PART.search(view.after[:50]) or _TAKING_PART.search(head[-40:])
    if joined is not None:
        return Ruling("participants", f"{joined[0]} beside the figure", view.quantity.start, end, GOVERNED)
    return None
