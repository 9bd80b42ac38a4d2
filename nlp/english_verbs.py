"""What English verbs say of a figure: what is done, and whether it is past, going on or to come."""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.ruling import Ruling, View

TARGET = re.compile(
    r"\b(?:we want|targets?|goals?|aim(?:s|ed|ing)?|pledge[sd]?|pledging|wants|quota|objective)\b", re.IGNORECASE
)
FUTURE = re.compile(
    r"\b(?:will|plans? to|(?<!from )planning to|is to|are to|to be|going to|would"
    r"|[Oo]ffers?|selects?|recruits?|[Ss]eeks?|can participate|to (?:recruit|hire|select|employ)|intends?|decided to"
    r"|expects?|expected to|prospects? of|set to|aims? to|seeks? to|recruiting|open recruitment)\b",
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
