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
    r"(?:^|[.;▲△•\-–]\s?|\n\s?)\s*(?:Out )?[Oo]f (?:the |these |those |all |its )?[^,.;]{1,60},[ \u00a0]$"
    r"|\b(?:track|group|quota|batch|total|class"
    r"|pool|cohort|number|headcount|workforce|intake|team)[ \u00a0]of[ \u00a0]$"
)
_IN_A_LIST = re.compile(r"(?:[,;:][ \u00a0](?:and[ \u00a0])?|\b(?:and|while|plus|including|following)[ \u00a0])$")
_SHARE_BEHIND = re.compile(
    r"[ \u00a0](?:in|at|for|from|on|through|under|with|are|is|were|was|will|by"
    r"|more|others|of them|of these|this|next|last)\b"
    r"|[ \u00a0]?\(|[,;.](?!\d)|\s*$"
)
_BULLET = re.compile(r"[▲△▷▶►•◆][ \u00a0]?$")
_CHANGES = re.compile(
    r"\b(?:r[io]se[sn]?|gr[eo]wn?|grows|f[ae]ll|fallen|drop\w*|increas\w+|decreas\w+"
    r"|declin\w+|climb\w+|jump\w+|expand\w*"
    r"|shr[aiu]nk|cut|reduc\w+|went|reach\w*|total\w*|stood|down|up|c[ao]m(?:e|es|ing)|amount\w*|number(?:ed|ing)|doubled|tripled|quadrupled|swelled)"
    r"[ \u00a0](?:slightly |sharply |further )?(?:from|to|at|by)?[ \u00a0]?(?:(?:about|around|nearly|some)[ \u00a0])?$",
    re.IGNORECASE,
)
_TO_LEVEL = re.compile(r"[ \u00a0](?:[a-z]+ ){0,4}?(?:in 20\d\d )?to[ \u00a0]", re.IGNORECASE)
_HIRES = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|employ(?:s|ed|ing)?|appoint(?:s|ed|ing)?"
    r"|dr[ae]w(?:s|n)?|attract(?:s|ed)?|interview(?:s|ed)?|select(?:s|ed)?|teach(?:es)?|taught|train(?:s|ed)?"
    r"|assign(?:s|ed|ing)?|accept(?:s|ed|ing)?|tak(?:e|es|ing) on|took on)[ \u00a0]"
    r"(?:about |around |some |nearly |over |at least |up to |another |a total of |more than )?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[ \u00a0]?(?:a\.?m\b|p\.?m\b|o['’]clock|degrees|points?\b|times\b|km\b|weeks?\b)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[ \u00a0][a-z][a-z-]+){0,2}?[ \u00a0][a-z-]{3,}s\b(?! (?:earlier|later|ago))")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")
_JOBS_FOR = re.compile(
    r"\b[Jj]obs for (?:[a-z]+ ){0,2}(?:people|seniors|women|youths?|workers|residents)\b[^,.;:]{0,40}$"
)
_NUMBER_OF = re.compile(r"\b[Tt]he number of ((?:[a-z-]+ ){0,3}[a-z-]+s|people)\b")
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
    if told := _NUMBER_OF.search(text, max(start, position - _SUBJECT_WINDOW), position):
        for word in reversed(_NOUN_BACK.findall(told[1])):
            base, plural = singular(word)
            if plural and base in nouns:
                return base, *nouns[base]
    before = _BRACKETED.sub(" ", text[max(start, position - 100) : position])
    if _JOBS_FOR.search(before):
        return "job", *nouns["job"]
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
    listed = _IN_A_LIST.search(text, window, start) and _SHARE_BEHIND.match(text, end, sentence.end)
    if here and (listed or _BULLET.search(text, window, start)):
        return like(number, sentence, here[-1], "next of the list")
    if here and _TO_LEVEL.fullmatch(text, here[-1].end, start) and here[-1].evidence[0].rule == "verb of change":
        return like(number, sentence, here[-1], "verb of change")
    if _CHANGES.search(text, window, start):
        head = noun_before(text, sentence.start, start)
        if head:
            quantity = make(number, sentence, head[1], head[2], "verb of change")
            quantity.noun = head[0]
            return quantity
    if hires:
        return make(number, sentence, "people", "persons", "verb of hiring")
    return None


def like(number: Number, sentence: Sentence, other: Quantity, rule: str) -> Quantity:
    """The quantity of `number` that counts what `other` counts."""
    quantity = make(number, sentence, other.kind, other.unit, rule)
    quantity.noun = other.noun
    return quantity
