"""Finds the names of programmes in English releases: quoted, capitalised, dubbed, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.draft import Draft
from nlp.leaps import Leap
from nlp.program_grammar import Name

_QUOTE = re.compile(
    r"[‘'“\"](?P<name>(?:[A-Z0-9][\w+&/-]*|of|for|and|the|in|to|a|am|also|with|on)(?:\s(?:[A-Z0-9][\w+&/-]*"
    r"|of|for|and|the|in|to|a|am|also|with|on)){1,10})[,.]?[’'”\"]"
)
_SCHEME = re.compile(
    r"(?=[A-Z2lpschy])"
    r"(?:\b[A-Z][a-z]{1,15}-type(?: [A-Za-z]{2,14}){1,4} (?:project|program|programme|initiative|jobs)\b"
    r"|\b(?:20\d\d (?:(?:first|second) half )?)?"
    r"(?:(?:local community|public works?|senior|community service|social contribution|hope) (?:jobs?|employment|labor)"
    r"|public jobs?|youth internship(?: camp)?) (?:project|program|programme|initiative)\b"
    r"|\bNational Employment Support (?:System|Program)\b)",
)
"""A place's own kind of jobs, and standing schemes, as translations call them."""
_DUBBED = Leap(
    re.compile(
        r"\b(?:dubbed|called|named|titled)\s[‘'“\"](?P<name>[A-Za-z][\w&-]{1,20}(?:\s[\w&-]{1,20}){1,6})[,.]?[’'”\"]"
    ),
    re.compile(r"ed\s[‘'“\"](?=[A-Za-z])"),
    before=5,
    behind=180,
)
_SO_CALLED = Leap(
    re.compile(
        r"\bso-called (?P<name>(?:[A-Za-z][\w-]{1,20} ){1,5}"
        r"(?:program|programme|project|scheme|initiative|package|allowance))\b"
    ),
    re.compile(r"so-called "),
    before=0,
    behind=150,
)
_OF_PLACE = Leap(
    re.compile(
        r"\b[Tt]he (?P<name>(?!Korean\b|South\b|North\b|Government\b)[A-Z][a-z]{2,14}(?: [a-z][a-z-]{2,14}){2,4}"
        r" (?:project|program|programme|scheme|initiative))\b"
    ),
    re.compile(r"he (?=[A-Z])"),
    before=1,
    behind=110,
)
"""What a translation calls a place's own project: the Naru job creation project."""
_NAME = re.compile(
    r"(?=[A-Z2t])"
    r"(?:\b(?P<name>(?:[A-Z][\w&-]{1,20}|20\d\d)(?: (?:[A-Z][\w&-]{1,20}|\d{2,5}|\([A-Z]{2,6}\)|of|for|and|the)){1,8} ?"
    r"(?:Project|Roadmap|Incentives?|Grants?|Support Fund|Academy(?: \([A-Z]{3,6}\))"
    r"|Program|Programme|Plan|Initiative|Fair|Scheme|Package|Subsidy"
    r"|Living Wage|Training Camp|Allowance Support|Internship|Administrative Interns?)"
    r"(?: for (?:[A-Z][\w&-]{1,20} ?\b){1,4})?)(?!\w)"
    r"|\bthe (?P<other>[A-Z][\w&-]{1,20}(?: [A-Z][\w&-]{1,20}){1,4}) (?:project|program|programme|plan"
    r"|initiative|fair|scheme)\b)"
)
_HEAD = re.compile(
    r"(?:Project|Program|Programme|Plan|Initiative|Fair|Scheme|Package|Campaign|Academy|Internship|Subsidy|Allowance)\b"
    r"|(?:Service|Services|Job|Jobs|Network)$"
)
_ITEM = Leap(
    re.compile(
        r"(?:^|\n)[ \t]*[·•*-]\s?(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){1,5})(?=\s?\([\d,]+)"
        r"|(?<=\s)·\s(?P<next>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){1,5})(?=\s?\([\d,]+)"
    ),
    re.compile(r"[·•*-]\s?(?=[A-Z])"),
    before=40,
    behind=300,
)
_SET_OFF = re.compile(r"\s(?:category|categories|section|division|sector|award|prize|type)\b")
"""Behind what is quoted but no programme: the “Outstanding Project” category."""
_TWO_THINGS = re.compile(r"\w+ and \w+")
_LONGEST_TITLE = 200
_LONG_WORD = re.compile(r"[A-Za-z][a-z-]{3,}")
_ARTICLE = re.compile(
    r"(?:Applications?|Participants?|Recruitment)\s(?:for|of)\s(?:the\s)?|(?:(?:For|In|With|Through|Under)\s)?(?:[Tt]he)\s"
)
"""What begins a sentence before a name: For the Senior Employment Program."""


def _in_title_case(text: str, at: int) -> bool:
    """Whether the line that holds `at` is a title: no full stop, and every longer word begins with a capital."""
    before = text[max(0, at - _LONGEST_TITLE) : at].rpartition("\n")[2]
    line = before + text[at : at + _LONGEST_TITLE].partition("\n")[0]
    words = _LONG_WORD.findall(line)
    return len(words) > 4 and "." not in line.rstrip(".") and all(word[0].isupper() for word in words)


def english_names(draft: Draft) -> Iterator[Name]:
    """Yield what looks like a programme's name in an English text; title case alone makes none."""
    text = draft.text
    for match in _QUOTE.finditer(text):
        name = match["name"]
        behind = text[match.end() : match.end() + 20]
        if _SET_OFF.match(behind):
            continue
        if _HEAD.search(name) or re.match(r"\s(?:project|program|plan|initiative|fair)", behind):
            yield Name(match.start("name"), match.end("name"), name, "quoted")
    for match in _SCHEME.finditer(text):
        yield Name(match.start(), match.end(), match[0], "scheme")
    for match in _DUBBED.matches(text):
        yield Name(match.start("name"), match.end("name"), match["name"], "quoted")
    for match in (*_SO_CALLED.matches(text), *_OF_PLACE.matches(text)):
        yield Name(match.start("name"), match.end("name"), match["name"], "named")
    titles = [(s.start, s.end) for s in draft.sentences[:12] if s.kind in ("headline", "subhead")]
    for match in _NAME.finditer(text):
        group = "name" if match["name"] else "other"
        article = _ARTICLE.match(match[group])
        name = match[group][article.end() :] if article is not None else match[group]
        title_case = not name.startswith("20") and (
            any(a <= match.start() < b for a, b in titles) or _in_title_case(text, match.start())
        )
        if (
            not title_case
            and not _TWO_THINGS.fullmatch(name)
            and not re.search(r"(?:City|Province|District|Government|County)$", match[group])
        ):
            yield Name(match.end(group) - len(name), match.end(group), name, "named")
    for match in _ITEM.matches(text):
        group = "name" if match["name"] else "next"
        yield Name(match.start(group), match.end(group), match[group], "named")
