"""What English verbs say of a figure: what is done, and whether it is done or to come.

A figure is the object of the verb before it (will hire 300, by creating 300) or the subject of the one behind it (300
people were hired); auxiliaries, "to" and the main clause tell the time.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from nlp.figures import Role
from nlp.ruling import Ruling, View

TARGET = re.compile(
    r"\b(?=[wtgapvqo])"
    r"(?:we want|targets?|goals?|aim(?:s|ed|ing)?|pledge[sd]?|pledging|promis(?:es?|ed|ing)|vow(?:s|ed|ing)?"
    r"|wants|quota|objectives?)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?=[wpiagtocrsdefh])"
    r"(?:will|plans? to|(?<!from )planning to|is to|are to|to be|going to|would"
    r"|[Oo]ffers?|selects?|recruits?|[Ss]eeks?|can participate|to (?:recruit|hire|select|employ)|intends?|decided to"
    r"|expects?"
    r"|(?:expected|anticipated|estimated"
    r"|projected|forecast|scheduled|slated|hop(?:es|ing)) to|prospects? of|set to|aims? to|seeks? to"
    r"|recruiting|open recruitment)\b",
    re.IGNORECASE,
)
STATISTICS = re.compile(
    r"\b(?:unemployed|jobless (?:people|persons|youths?|workers|young)|out of work|population"
    r"|residents|employees?|employed people|labor force|labour force"
    r"|workforce|dedicated managers?|(?:ir|non-?)?regular (?:workers|employees|ones)|irregular job status"
    r"|employed (?:persons|individuals|workers)|(?:paid|wage|temporary|daily|salaried) workers|self-employed"
    r"|economically (?:in)?active|subscri(?:bers|ptions)|job-?seeking population)\b",
    re.IGNORECASE,
)
"""Those whom labour statistics count."""


def by_match(view: View, role: Role, rule: str, match: re.Match[str], origin: int, strength: int) -> Ruling:
    """The ruling that a match in a string beginning at `origin` decides."""
    return Ruling(role, rule, *view.found(match, origin), strength)


Sense = Literal["make", "hire", "help", "work", "join"]
"""Posts are made, persons hired or helped (trained, supported); they find work themselves, or take part."""


class Deed(NamedTuple):
    """What is done to a figure or by it, whether it is over, and the match that tells."""

    sense: Sense
    done: bool
    match: re.Match[str]


def _forms(*verbs: str) -> str:
    """Base, -s, -es, -ed and -ing of regular verbs as an alternation."""
    found: list[str] = []
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        found.append(rf"{stem}(?:{'e' if verb.endswith('e') else ''}s?|es|ed|ing)")
    return "|".join(found)


_MAKE = (
    rf"{_forms('create', 'generate', 'provide', 'offer', 'produce', 'supply', 'open', 'secure', 'add', 'fill')}"
    r"|supplied"
)
_HIRE = (
    rf"{_forms('hire', 'recruit', 'select', 'appoint', 'place', 'pick', 'deploy', 'dispatch')}|employing"
    r"|choos(?:e|es|ing)|chose|chosen|tak(?:e|es|ing|en) on|took on|match(?:es|ed|ing)?"
    r"|connect(?:s|ed|ing)?|link(?:s|ed|ing)?"
)
_HELP = (
    rf"{_forms('train', 'educate', 'support', 'assist', 'help', 'serve', 'counsel', 'interview', 'attract', 'benefit')}"
    r"|teach(?:es|ing)?|taught|dr[ae]w(?:n|s|ing)?|counsell(?:ed|ing)|reach(?:es|ed|ing)?"
)
_OBJECT_OF = re.compile(
    rf"\b(?=[cgposafhrdetmlib])(?:(?P<make>{_MAKE})|(?P<hire>{_HIRE})|(?P<help>{_HELP}))\b", re.IGNORECASE
)
_OBJECT_GAP = re.compile(r"[^.;:()]{0,60}")
_ANOTHER_CLAUSE = re.compile(
    r"\b(?:who|which|that|whom|where|when|while|were|was|are|is|will|has|have|by|than|as|since|from|in all)\b"
    r"|(?<!total )(?<!maximum )(?<!combined )(?<!average )\bof (?:\w+ ){0,2}$"
)
_ADVERBS = r"(?:\s(?:[a-z]+ly|also|already|so far|then|now|even|been|help|jointly|directly)){0,3}"
_PERFECT = re.compile(rf"\b(?:has|have|had|having|was|were){_ADVERBS}\s(?:been\s)?$", re.IGNORECASE)
_MODAL = re.compile(
    rf"\b(?:will|would|shall|can|could|may|must|should|is|are|to|be|being|going){_ADVERBS}\s(?:be\s)?$", re.IGNORECASE
)
_DONE_BEFORE_TO = re.compile(
    r"\b(?:helped|managed|enabled|allowed|spent|invested|injected|used|executed|mobili[sz]ed)\b[^.;]{0,100}$"
)
_PAST = re.compile(
    r"\b(?:(?:has|have|had) (?:been|[a-z]+ed)|was|were|spent|invested"
    r"|held|ran|opened|launched|signed|achieved|recorded|posted|saw|did|made"
    r"|led|resulted|completed|succeeded|carried out|operated|worked|exceeded|surpassed)\b"
)
_AS_SUBJECT = re.compile(
    r"(?:\s\([^()]{0,40}\))?(?:\s(?!to\b|who\b|and\b|or\b)[a-z-]{1,16}){0,3}?(?:,\s[^,;]{1,60},|\s[–—]\s?[^–—;]{1,60}[–—])?(?:\s(?!(?:in|by|to|and|or|as|will|were|was|have|has|had|would|are|is)\b)[\w’'-]+){0,7}?"
    r"(?:\s(?:in|from|with|aged|of|for|at|over|under)"
    r"(?:\s(?!(?:to|who|will|were|was|have|has|had|are|is)\b)[\w’'-]+){1,5}?)?"
    r"\s(?:who\s)?(?:(?P<past>(?:were|was|have|has|had)(?: been)?)|(?P<future>(?:(?:will|would|can)(?: also)?"
    r"|(?:are|is)(?: also)? (?:expected|scheduled|set|due|slated) to|(?:are|is) to)(?: be)?))?"
    r"(?:\s[a-z]+ly|\salso|\salready|\snewly)?\s?\b(?:"
    r"(?P<make>created|filled|provided|added|generated|offered|secured|supplied|opened)"
    r"|(?P<hire>hired|recruited|selected|chosen|employed|appointed|placed|picked|deployed|dispatched|matched"
    r"|connected|reemployed)"
    r"|(?P<help>trained|interviewed|counsell?ed|supported|assisted|educated|served|helped|taught|invited)"
    r"|(?P<work>(?:f[io]nd|found|g[eo]t|land(?:ed)?|secured?|gain(?:ed|ing)?|obtain(?:ed|ing)?|finding|getting|landing"
    r"|securing|return(?:ed)? to|start(?:ed)?|beg[au]n) (?:[a-z-]{1,14}\s){0,3}?(?:jobs?|work|employment|positions?))"
    r"|(?P<join>participated?|attend(?:ed)?|visit(?:ed)?|appl(?:y|ied)|tak(?:e|ing) part|took part"
    r"|sign(?:ed)? up|enroll?(?:ed)?"
    r"|register(?:ed)?|completed?|finish(?:ed)?|graduated?|benefit(?:t?ed)?|underwent|receiv(?:e|ed)|join(?:ed)?))\b"
)
_NEEDS_AUXILIARY = frozenset({"make", "hire", "help"})
"""Verbs that figures undergo: without an auxiliary the participle belongs to another clause (jobs created by firms)."""


def deed_to(head: str, before: str) -> Deed | None:
    """What is done to a figure that ends `head`, looking only at `before`, the part since the last figure."""
    found = next(reversed(list(_OBJECT_OF.finditer(head, len(head) - min(len(before), 96)))), None)
    if found is None or not _OBJECT_GAP.fullmatch(head, found.end()) or _ANOTHER_CLAUSE.search(head, found.end()):
        return None
    done = _is_done(head[: found.start()], found[0].lower())
    return None if done is None else Deed(_sense(found), done, found)


def deed_of(rest: str) -> Deed | None:
    """What a figure does or undergoes whose sentence goes on with `rest`."""
    found = _AS_SUBJECT.match(rest[:160])
    if found is None:
        return None
    sense = _sense(found)
    if sense in _NEEDS_AUXILIARY and not (found["past"] or found["future"]):
        return None
    return Deed(sense, not found["future"], found)


def _sense(found: re.Match[str]) -> Sense:
    senses: tuple[Sense, ...] = ("make", "hire", "help", "work", "join")
    return next(sense for sense in senses if found.groupdict().get(sense))


def _is_done(before: str, verb: str) -> bool | None:
    """Whether what the verb behind `before` says is over; None for the present tense, which headlines use for both."""
    clause = before[before.rfind(";") + 1 :]
    if _PERFECT.search(clause[-48:]):
        return True
    modal = _MODAL.search(clause[-48:])
    if modal is not None:
        infinitive = modal[0].lower().startswith("to")
        return bool(infinitive and _DONE_BEFORE_TO.search(clause) and not FUTURE.search(clause))
    if verb.endswith("ing"):
        if FUTURE.search(clause):
            return False
        return True if _PAST.search(clause) else None
    if verb.split(maxsplit=1)[0].endswith(("ed", "taught", "chose", "took", "drew")):
        return True
    return None
