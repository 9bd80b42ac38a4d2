"""Counts of English sentences without a noun behind them: parts, items of a list and levels of a change.

700 of them, 90 (30%) are chosen, 20 for the elderly, from 300 to 420, hired 45: the noun is that of the count before,
the subject of the verb, or persons where someone is hired.
"""

from __future__ import annotations

import re

from nlp.counters import english_nouns
from nlp.draft import Quantity, Sentence
from nlp.figures import Evidence, Kind
from nlp.numerals import Number

_OF_THEM = re.compile(r"[ \u00a0]of[ \u00a0](?:them|these|those|whom|which)\b", re.IGNORECASE)
_OF_TOTAL = re.compile(
    r"(?:[Aa]mong|[Oo]f) (?:them|these|those|whom|which),? (?:about |some |around |nearly )?$"
    r"|\b(?:[Tt]he )?(?:remaining|rest of the|[Aa]nother|[Aa] further)[ \u00a0]$"
    r"|\b(?:bringing|brings|brought) the total\b[^.;]{0,32} to $|"
    r"(?:^|[.;▲△•\-–]\s?|\n\s?)\s*(?:Out )?[Oo]f (?:the |these |those |all |its )?(?:[^,.;]"
    r"|,(?=[0-9])){1,60},[ \u00a0]$"
    r"|\b(?:track|group|quota|batch|total|class"
    r"|pool|cohort|number|headcount|workforce|intake|team)[ \u00a0]of[ \u00a0]$"
)
_OF_THE = re.compile(r"(?:^|[.;]\s|\n)Of the $")
"""Of the 5,380, 985 will be picked first."""
_IN_A_LIST = re.compile(r"(?:[,;:][ \u00a0](?:and[ \u00a0])?|\b(?:and|while|plus|including|following)[ \u00a0])$")
_SHARE_BEHIND = re.compile(
    r"[ \u00a0](?:in|at|for|from|on|through|under|with|are|is|were|was|will|by"
    r"|more|others|of them|of these|this|next|last)\b"
    r"|[ \u00a0]?\(|[,;.](?!\d)|\s*$"
)
_BULLET = re.compile(r"[▲△▷▶►•◆][ \u00a0]?$")
_LISTED_JOBS = re.compile(
    r"\b(?:(?:[Jj]ob|[Ee]mployment)(?: creation)? (?:targets?|goals?)|number of jobs)\b[^.;▲△▷▶►•◆]{0,60}[▲△▷▶►•◆]"
)
"""The employment targets are: ▲1,715 employment services ▲602 …; the number of jobs by group: ▲206 for youth"""
_JOB_RESULT = re.compile(
    r"\bjobs? creation (?:achievements?|performance|results?|targets?|goals?)"
    r" (?:was|were|is|are|reached|totall?ed|came to|stood at) (?:about )?$"
)
_TARGET_OF = re.compile(r"\b(?:target|goal) (?:of )?\($")
"""job creation achievement was 7,752 people, exceeding the target (7,340 people)"""
_CHANGES = re.compile(
    r"\b(?:r[io]s(?:e[sn]?|ing)|gr[eo]w(?:n|s|ing)?|f[ae]ll(?:en|s|ing)?|drop\w*|increas\w+|decreas\w+|declin\w+"
    r"|climb\w+|jump\w+|surg\w+|soar\w*|plung\w+|slump\w*|inch\w*|moderat\w+|slow(?:ed|ing)|eas(?:ed|ing)|expand\w*"
    r"|shr[aiu]nk(?:ing)?|cut|reduc\w+|went|rais\w+|reach\w*|total\w*|stood|stands|down|up|c[ao]m(?:e|es|ing)|amount\w*"
    r"|number(?:ed|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|swelled)"
    r"(?:[ \u00a0](?:by )?(?:[0-9][0-9.,]*(?:%|[ \u00a0]percent|[ \u00a0]percentage points)?|about half)"
    r"(?: \([^()]{1,16}\))?,?(?: (?:on-year|on-month|year-on-year))?)?"
    r"[ \u00a0](?:slightly |sharply |further )?(?:from|to|at|by)?[ \u00a0]?"
    r"(?:(?:about|around|nearly|some|over|more than|a record)[ \u00a0])?$",
    re.IGNORECASE,
)
_TO_LEVEL = re.compile(r"[ \u00a0](?:[a-z]+ ){0,4}?(?:in 20\d\d )?to[ \u00a0]", re.IGNORECASE)
_HIRES = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|employ(?:s|ed|ing)?|appoint(?:s|ed|ing)?"
    r"|dr[ae]w(?:s|n)?|attract(?:s|ed)?|interview(?:s|ed)?|select(?:s|ed)?|teach(?:es)?|taught|train(?:s|ed)?"
    r"|pick(?:s|ed)?|assign(?:s|ed|ing)?|accept(?:s|ed|ing)?|tak(?:e|es|ing) on|took on|seek(?:s|ing)?|look(?:s"
    r"|ing)? for)[ \u00a0]"
    r"(?:about |around |some |nearly |over |at least |up to |another |a total of |more than )?$",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\b(?:[Jj]obs?|[Ww]ork|[Pp]ositions|[Ii]nternships|[Tt]raining|[Rr]oom)[ \u00a0][Ff]or[ \u00a0]"
    r"(?:about |around |some |nearly |over |up to |more than )?$"
)
"""provides senior jobs for 1,340: who gets them."""
_NO_NOUN = re.compile(
    r"[,.;](?!\d)|\s*$|[ \u00a0](?:[Tt]his|[Nn]ext|[Ll]ast|[Ii]n|[Bb]y|[Ff]rom|[Oo]ver|[Aa]nd|[Mm]ore than"
    r"|[Uu]nder|[Oo]n)\b"
)
_CLOCK = re.compile(r"[ \u00a0]?(?:a\.?m\b|p\.?m\b|o['’]clock|degrees|points?\b|times\b|km\b|weeks?\b)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[ \u00a0][a-z][a-z-]+){0,2}?[ \u00a0][a-z-]{3,}s\b(?! (?:earlier|later|ago))")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")
_JOBS_FOR = re.compile(
    r"\b[Jj]obs for (?:[a-z]+ ){0,2}(?:people|seniors|women|youths?|workers|residents)\b[^,.;:]{0,40}$"
)
_NUMBER_OF = re.compile(r"\b[Tt]he number of ((?:[a-z-]+,? ){0,5}?(?:[a-z-]+s|people)(?![a-z-]))")
_JOB_NOUN = re.compile(
    r"\b[Jj]obs?(?:[ -]creation)? (?:targets?|goals?|additions?|gains?|losses|cuts|growth|creation)\b[^.;]{0,60}$"
)
"""job additions came to 418,000: what is counted are the jobs."""
_WORKFORCE = re.compile(
    r"\b(?:workforce|headcount|payrolls?|membership)\b(?![^.;]{0,60}\bjobs\b)"
    r"|\bpopulation (?:came to|stood at|amounted to|totall?ed|reached|was)[ \u00a0](?:about )?$",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(r"(?:^|[.;,]\s|\n\s*)(?:[A-Z][a-z]+ )?[Ee]mployment (?:among|in|of|at|by|for)\b[^.;]{0,60}$")
_ANAPHOR = re.compile(
    r"(?:^|[.,;:(]\s|\b(?:when|while|and|but|as|which|that) )"
    r"(?:it|they|this|the (?:figure|number|total|tally|count|sum)(?! of\b))\b[^.;]{0,48}$",
    re.IGNORECASE,
)
"""They fell by 161,000: what was counted last."""
_SERIES = re.compile(r"(?:[:,→;(]\s?|\b(?:and|since|from|against|in)[ \u00a0])(?:about |some |just |only )?$")
_BASE_OF = re.compile(
    r"\b(?:compared (?:with|to)|from|than(?= the)|surpassing|exceeding|topping|double|twice|half|triple|against|versus)"
    r"(?:[ \u00a0](?:the|a|last year['’]s|this year['’]s|current|previous|about|around|some|only|just"
    r"|nearly)){0,3}[ \u00a0]$"
)
_BASE_BEHIND = re.compile(
    r"[ \u00a0](?:last|of|a year|in|offered|hired|posted|recruited|selected|created|recorded|it|the previous|planned)\b"
    r"|[.,;)](?!\d)|\s*$"
)
"""compared with 360 last year, surpassing the 360 offered then"""
_OF_A_YEAR = re.compile(
    r"[ \u00a0](?:in|for|as of)[ \u00a0](?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?[ \u00a0,])?"
    r"(?:(?:19|20)[0-9]{2}\b|(?:last|this|the previous) year\b|(?<=[a-z.][ \u00a0])(?:last|this|the previous) year\b)"
    r"|[ \u00a0](?:last|this|next|the previous) year\b|[ \u00a0]?\((?:19|20)[0-9]{2}\)"
)
_NOUN_LABEL = re.compile(r"(?:^|[\n•·ㅇ○□▪*-])\s*([A-Z][a-z-]+(?: [a-z]+){0,4}) ?:[ \u00a0]?$")
"""Workers needed: 65"""
_LABEL = re.compile(r"(?:^|[\n•·ㅇ○□▪-])\s*[A-Z][A-Za-z /]{2,40}:[ \u00a0]?$")
_ARROW = re.compile(r"[→:][ \u00a0]?$")
_ROW_END = re.compile(r"[ \u00a0]?(?:\(|$|\n)")
_NAMED = re.compile(
    r"[,.][\"”’] (?P<quoted>\()$|\b[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*| of| and| for"
    r"| the){0,6},?[\"”’]? ?(?P<mark>\(|(?<= )with )$"
)
_NAMED_BEHIND = {"(": re.compile(r"\)(?:[,.;]| [a-z▲])"), "with ": re.compile(r"[,.;](?!\d)| and (?:the )?[A-Z]")}
"""BEXCO (4), Busan Technopark (2) and the Urban Corporation with 30 share out the posts counted before."""
_BESIDE = re.compile(
    r"(?:(?:,[ \u00a0][0-9]{1,3}(?:,[0-9]{3}){0,2}){0,6},?[ \u00a0](?:and|or)|[ \u00a0](?:out of|of the"
    r"|of))[ \u00a0](?:about )?"
    r"(?:[0-9][0-9,]*|[0-9]{1,3}\.[0-9]{1,2} [mb]illion)(?=[ \u00a0][A-Za-z])"
)
_PREPOSITION = re.compile(r"\b(?:for|of|in|at|by|with|among)\b")
_LARGE = 100
_SUBJECT_WINDOW = 240
_NOUN_BACK = re.compile(r"[A-Za-z][A-Za-z-]*")


COLLECTIVES = frozenset({"staff", "personnel", "youth", "talent", "unemployed", "disabled", "elderly"})
"""Nouns without a plural form, which also stand before the noun that is counted (5,000 youth rental homes)."""


def make(
    number: Number,
    sentence: Sentence,
    kind: Kind,
    unit: str,
    rule: str,
    start: int | None = None,
    end: int | None = None,
) -> Quantity:
    """The quantity of `number` by `rule`, its span widened to start..end where they are given."""
    start, end = number.start if start is None else start, number.end if end is None else end
    evidence = [Evidence("kind", rule, start, end), Evidence("value", "numeral", number.start, number.end)]
    return Quantity(start, end, kind, number.low, number.high, unit, sentence.index, evidence=evidence)


def singular(word: str) -> tuple[str, bool]:
    """(singular, whether `word` was a plural)."""
    word = word.lower()
    nouns = english_nouns()
    irregular = {
        "people": "people",
        "women": "woman",
        "men": "man",
        "children": "child",
        "personnel": "personnel",
        "staff": "staff",
        "unemployed": "unemployed",
        "disabled": "disabled",
        "elderly": "elderly",
        "youth": "youth",
        "talent": "talent",
        "gu": "gu",
        "si": "si",
        "gun": "gun",
    }
    if word in irregular:
        return irregular[word], True
    for ending, base in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + base in nouns:
            return word[: -len(ending)] + base, True
    return word, False


def noun_before(text: str, start: int, position: int) -> tuple[str, Kind, str] | None:
    """The nearest counted noun before `position`, or the one whose number the sentence tells (the number of seekers who
    …)."""
    nouns = english_nouns()
    for told in reversed(list(_NUMBER_OF.finditer(text, max(start, position - _SUBJECT_WINDOW), position))):
        for word in reversed(_NOUN_BACK.findall(_PREPOSITION.split(told[1])[0])):
            base, plural = singular(word)
            if plural and base in nouns:
                return base, *nouns[base]
    before = _BRACKETED.sub(" ", text[max(start, position - 100) : position])
    if _JOBS_FOR.search(before):
        return "job", *nouns["job"]
    for pattern, noun in ((_JOB_NOUN, "job"), (_EMPLOYMENT, "employment")):
        if pattern.search(before):
            return noun, *nouns[noun]
    if _WORKFORCE.search(before):
        return "worker", *nouns["worker"]
    words = _NOUN_BACK.findall(before)
    for word in reversed(words):
        base, plural = singular(word)
        if plural and base in nouns and nouns[base][0] in ("jobs", "people", "organizations", "projects"):
            return base, *nouns[base]
    return None


def part(text: str, number: Number, sentence: Sentence, earlier: list[Quantity]) -> Quantity | None:
    """A number without a noun that shares out, lists or changes what was counted before: 700 of them, 90 (30%) are
    chosen, from 300 to 420, hired 45."""
    start, end = number.start, number.end
    if _CLOCK.match(text, end, sentence.end):
        return None
    counts = [q for q in earlier if q.kind in ("jobs", "people", "organizations", "projects")]
    here = [q for q in counts if q.sentence == sentence.index]
    window = max(sentence.start, start - 80)
    hires = _HIRES.search(text, window, start) and (
        _SHARE_BEHIND.match(text, end, sentence.end) or _PLURAL.match(text, end, sentence.end)
    )
    if hires and _OF_THEM.match(text, end, sentence.end):
        return make(number, sentence, "people", "persons", "verb of hiring")
    if counts and (_OF_THEM.match(text, end, sentence.end) or _OF_TOTAL.search(text[window:start])):
        return like(number, sentence, counts[-1], "part of the count before")
    people = [q for q in counts if q.kind in ("jobs", "people")]
    if people and "," in number.digits and _OF_THE.search(text[window:start]) and text[end : end + 2] == ", ":
        return like(number, sentence, next((q for q in people if q.low == number.low), people[-1]), "the count before")
    listed = _IN_A_LIST.search(text, window, start) and _SHARE_BEHIND.match(text, end, sentence.end)
    if here and (listed or _BULLET.search(text, window, start)):
        return like(number, sentence, here[-1], "next of the list")
    if here and _TO_LEVEL.fullmatch(text, here[-1].end, start) and here[-1].evidence[0].rule == "verb of change":
        return like(number, sentence, here[-1], "verb of change")
    if _CHANGES.search(text, window, start):
        if counts and _ANAPHOR.search(text[window:start]):
            return like(number, sentence, counts[-1], "verb of change")
        head = noun_before(text, sentence.start, start)
        if head:
            quantity = make(number, sentence, head[1], head[2], "verb of change")
            quantity.noun = head[0]
            return quantity
    if _FOR_WHOM.search(text, window, start) and _NO_NOUN.match(text, end, sentence.end):
        return make(number, sentence, "people", "persons", "for whom the jobs are")
    label = _NOUN_LABEL.search(text[window:start])
    for word in _NOUN_BACK.findall(label[1]) if label is not None else ():
        base, plural = singular(word)
        if plural and base in english_nouns() and english_nouns()[base][0] in ("jobs", "people"):
            return make(number, sentence, *english_nouns()[base], "label")
    shared = [q for q in counts if q.kind in ("jobs", "people")]
    if shared and _OF_A_YEAR.match(text, end, sentence.end) and _SERIES.search(text, window, start):
        head = None if here else noun_before(text, sentence.start, start)
        if head is None or head[1] not in ("jobs", "people"):
            return like(number, sentence, shared[-1], "year by year")
        quantity = make(number, sentence, head[1], head[2], "year by year")
        quantity.noun = head[0]
        return quantity
    if (
        here
        and here[-1] in shared
        and _BASE_OF.search(text, window, start)
        and _BASE_BEHIND.match(text, end, sentence.end)
    ):
        return like(number, sentence, here[-1], "base of the count before")
    if shared and _shares_out(text, number, sentence):
        return like(number, sentence, shared[-1], "share of the count before")
    if hires:
        return make(number, sentence, "people", "persons", "verb of hiring")
    return None


def _shares_out(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number stands behind a label or a name that takes its share of a count before."""
    start, end = number.start, number.end
    window = max(sentence.start, start - 80)
    if named := _NAMED.search(text, window, start):
        return _NAMED_BEHIND[named["mark"] or "("].match(text, end, sentence.end) is not None
    if _LABEL.search(text[window:start]) and number.low >= _LARGE:
        return _SHARE_BEHIND.match(text, end, sentence.end) is not None
    return bool(_ARROW.search(text, window, start)) and _ROW_END.match(text, end, sentence.end) is not None


def listed_job(text: str, number: Number, sentence: Sentence) -> Quantity | None:
    """An item of a list of jobs, whatever scheme its noun names."""
    if _BULLET.search(text, max(sentence.start, number.start - 2), number.start) is None:
        return None
    if _LISTED_JOBS.search(text, sentence.start, number.start) is None:
        return None
    return make(number, sentence, "jobs", "jobs", "item of a list of jobs")


def counts_jobs(text: str, number: Number, sentence: Sentence, earlier: list[Quantity]) -> bool:
    """Whether so many people are a result or a target of job creation, so that the count is of jobs."""
    window = max(sentence.start, number.start - 80)
    if _JOB_RESULT.search(text, window, number.start):
        return True
    beside = bool(earlier) and earlier[-1].kind == "jobs" and earlier[-1].sentence == sentence.index
    return beside and _TARGET_OF.search(text, window, number.start) is not None


def noun_beside(text: str, number: Number, sentence: Sentence) -> int | None:
    """Where the noun begins that two numbers share: 3,092 and 2,415 fewer workers, 75 out of 103 farmers."""
    beside = _BESIDE.match(text, number.end, sentence.end)
    return beside.end() if beside else None


def like(number: Number, sentence: Sentence, other: Quantity, rule: str) -> Quantity:
    """The quantity of `number` that counts what `other` counts."""
    quantity = make(number, sentence, other.kind, other.unit, rule)
    quantity.noun = other.noun
    return quantity
