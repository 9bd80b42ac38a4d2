"""Figures of English sentences: KRW 480 billion, five autonomous districts, up to two years, from 380,000 to 410,000.

The noun that a number counts is the head of the phrase behind it, usually its first plural; a number without one
takes the nearest counted noun before it in the sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.counters import english_nouns
from nlp.draft import Quantity, Sentence
from nlp.english_bounds import bound, share_pay
from nlp.english_parts import (
    COLLECTIVES,
    counts_jobs,
    like,
    listed_job,
    make,
    noun_before,
    noun_beside,
    part,
    singular,
)
from nlp.english_traps import counts_nothing, is_no_length
from nlp.figures import Kind
from nlp.numbers import iter_numbers
from nlp.numerals import Number, scaled

_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")
_MONEY_BEFORE = re.compile(
    r"(?P<won>(?:KRW|(?<![A-Za-z])[Ww]on|₩|￦|(?<![A-Za-z])W|\\)|(?P<usd>US\$|USD|\$))[ \u00a0]?$"
)
_MONEY_BEHIND = re.compile(
    r"[ \u00a0-]?(?:(?P<won>(?:Korean )?won|KRW)|(?P<usd>(?:US |U\.S\. )?dollars?|USD))\b", re.IGNORECASE
)
_LETTERS = {"m": 10**6, "b": 10**9, "bn": 10**9, "tr": 10**12, "t": 10**12}
_SCALE_LETTER = re.compile(r"(?:bn|tr|[mbt])\b")
_BILLION = 10**9
_BODY = 3000
"""Characters below a headline in which it is told in full."""
_SPENDING = re.compile(
    r"\b(?:invest|spend|spent|budget|fund|won\b|loan|earmark|worth|cost|sales|export|subsid|benefit|outlay|allocat)",
    re.IGNORECASE,
)
_INTO = re.compile(r" [Ii]nto ")
"""Puts 154 Billion into Senior Jobs: what goes into something is spent."""
_RATE = re.compile(
    r"[ \u00a0]?(?:(?P<point>%p\b|%[ -]?points?|percentage[ -]points?|pp\b)|%|(?:percent|per cent|pct)\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:[ \u00a0-](?:more |full |consecutive |additional )?)(?P<unit>years?|months?|yrs?)\b", re.IGNORECASE
)
_ELIGIBLE = re.compile(
    r"(?: or (?:less|below))? of (?:the )?(?:national |nationwide |standard |minimum )?"
    r"(?:median|cost of living|living cost|minimum wage level)",
    re.IGNORECASE,
)
_RECENT = 8
"""How many counts back a number without a noun looks for one."""
_WORD = re.compile(r"[ \u00a0/][\"'“‘]?([A-Za-z][A-Za-z’'-]*)[\"'”’*]?")
_STOP = frozenset({
    "of", "in", "into", "to", "for", "from", "by", "with", "and", "or", "at", "on", "as", "is", "are", "was", "were",
    "will", "has", "have", "had", "per", "over", "during", "under", "than", "that", "which", "who", "would", "can",
    "may", "while", "when", "including", "this", "next", "last",
})  # fmt: skip
_NAMED_KIND = re.compile(r"(?<=[\"'”’])[ \u00a0]([a-z]{3,14})\b")
_COPULA = re.compile(r"[ \u00a0](?:were|are|will be)(?=[ \u00a0])")
_OF = re.compile(r"[ \u00a0](?:(?:out )?of (?:the |its |their |these )?)", re.IGNORECASE)
_ONE_FOR = re.compile(r"[ \u00a0]for[ \u00a0][a-z]")
"""6 for the library, 1 for the archive: the only place where a lone 1 counts."""
_CREATED = re.compile(
    r"[ \u00a0](?:(?:are|were|will|have|has|had|was)[ \u00a0])?(?:to be|be|been|being)?[ \u00a0]?created\b",
    re.IGNORECASE,
)
"""up to 30,000 are to be created: what is created are jobs."""
_ENROLLED = re.compile(
    r",?[ \u00a0]of whom\b|[ \u00a0](?:(?:(?:are|were|will|have|has|had|was|to)[ \u00a0])?"
    r"(?:already[ \u00a0])?(?:(?:to be|be|been|being)[ \u00a0])?"
    r"(?:enrolled|hired|employed|recruited|trained|selected|placed|chosen|appointed|deployed|laid off|wanted"
    r"|needed|helped|admitted|invited|dismissed)\b"
    r"|who\b|have joined\b"
    r"|(?:it|they|he|she|we|the [a-z]+)[ \u00a0](?:(?:has|have|had|already)[ \u00a0]){0,2}"
    r"(?:hired|recruited|employed|selected|trained|laid off)\b"
    r"|(?:(?:have|has|had|will|were|was)[ \u00a0])?(?:already[ \u00a0])?"
    r"(?:find|found|get|got|land(?:ed)?|secured?|offered|complet(?:e|ed)"
    r"|return(?:ed)?)[ \u00a0](?:(?:a|an|the|their|new|full-time|regular|to)[ \u00a0]){0,2}"
    r"(?:jobs?|work|employment|positions?|offers?|courses?|training|programs?|internships?|places?)\b)",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"[ \u00a0](?:(?:have|has|had)[ \u00a0])?(?:applied|signed up|took part|participated|attended|graduated)\b"
)
_OF_THEM = re.compile(r"[ \u00a0]of[ \u00a0](?:them|these|those)\b", re.IGNORECASE)
_TO_LEVEL = re.compile(r"[ \u00a0]to[ \u00a0][0-9]{1,3}(?:,[0-9]{3}){0,3}(?=[ \u00a0](?!and\b|or\b|in\b)[a-z])")
_COMPARED = re.compile(r"(?:['’]s|\bthan|\bagainst)[ \u00a0]$", re.IGNORECASE)
_ROW = re.compile(r"\s*\W{0,2}[A-Z][A-Za-z /-]{0,40}[ \t][0-9][0-9,]*(?:\s*[·|].*)?$")


def is_english(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is to be read as English: Latin letters and no Hangul."""
    return not _HANGUL.search(text, sentence.start, sentence.end) and bool(
        _LATIN.search(text, sentence.start, sentence.end)
    )


def read_english(text: str, sentence: Sentence, before: Quantity | None) -> list[Quantity]:
    """The quantities of an English sentence; `before` is the last one read earlier, whose noun a bare row inherits."""
    found: list[Quantity] = []
    for number in iter_numbers(text, sentence.start, sentence.end):
        earlier = [*([before] if before else []), *found[-_RECENT:]]
        quantity = _money(text, number, sentence) or _rate(text, number, sentence) or _length(text, number, sentence)
        quantity = quantity or _count(text, number, sentence, earlier)
        if quantity is None or quantity.low is None:
            continue
        bound(text, quantity, sentence)
        found.append(quantity)
    for amount, other in pairwise(found):
        share_pay(text, amount, other)
    return found


def _money(text: str, number: Number, sentence: Sentence) -> Quantity | None:
    before = _MONEY_BEFORE.search(text, max(sentence.start, number.start - 6), number.start)
    behind = _MONEY_BEHIND.match(text, number.end, sentence.end)
    if not before and not behind:
        return _bare_money(text, number, sentence)
    if before and behind and before["won"] == "won":
        before = None  # the province won 3.5 billion won in funds
    start = before.start() if before else number.start
    end = behind.end() if behind else number.end
    if before and not behind and number.scale == 1 and (letter := _SCALE_LETTER.match(text, end, sentence.end)):
        factor, end = _LETTERS[letter[0]], letter.end()
        number = number._replace(low=scaled(number.low, factor), high=scaled(number.high, factor), scale=factor)
    usd = (before and before["usd"]) or (behind and behind["usd"])
    return make(number, sentence, "money", "USD" if usd else "KRW", "currency word", start, end)


def _bare_money(text: str, number: Number, sentence: Sentence) -> Quantity | None:
    """Billions without a currency, as headlines write them; no posts or persons run to billions."""
    end, scale = number.end, number.scale
    letter = _SCALE_LETTER.match(text, end, sentence.end) if scale == 1 else None
    won = _MONEY_BEHIND.match(text, letter.end(), sentence.end) if letter is not None else None
    if letter is not None and (won is not None or _LETTERS[letter[0]] >= _BILLION):
        scale, end = _LETTERS[letter[0]], letter.end()
        number = number._replace(low=scaled(number.low, scale), high=scaled(number.high, scale), scale=scale)
    if won is not None:
        return make(number, sentence, "money", "USD" if won["usd"] else "KRW", "currency word", end=won.end())
    if scale < _BILLION:
        return None
    if (
        not _SPENDING.search(text, sentence.start, sentence.end)
        and not _INTO.match(text, end, sentence.end)
        and not _told_in_won(text, number.start, end)
    ):
        return None
    head = _head(text, end, sentence.end)
    if head is not None and head[1] in ("jobs", "people"):
        return None
    return make(number, sentence, "money", "KRW", "billions without a currency", end=end)


def _told_in_won(text: str, start: int, end: int) -> bool:
    """Whether the body tells a headline's 1.25 Trillion as 1.25 trillion won."""
    written, body = text[start:end].lower(), text[end : end + _BODY].lower()
    return any(amount in body for amount in (f"{written} won", f"{written} krw", f"krw {written}", f"₩{written}"))


def _rate(text: str, number: Number, sentence: Sentence) -> Quantity | None:
    sign = _RATE.match(text, number.end, sentence.end)
    if sign is None or _ELIGIBLE.match(text, sign.end(), sentence.end):
        return None
    return make(
        number, sentence, "rate", "percent_point" if sign["point"] else "percent", "percent sign", end=sign.end()
    )


def _length(text: str, number: Number, sentence: Sentence) -> Quantity | None:
    unit = _LENGTH.match(text, number.end, sentence.end)
    if unit is None or is_no_length(text, number, sentence, unit.end()):
        return None
    factor = 12 if unit["unit"].lower().startswith("y") else 1
    quantity = make(number, sentence, "duration", "months", "length of time", end=unit.end())
    quantity.low, quantity.high = number.low * factor, number.high * factor
    return quantity


def _head(text: str, position: int, end: int) -> tuple[str, Kind, str] | None:
    """(noun, kind, unit) of the phrase behind a number."""
    found: tuple[str, Kind, str] | None = None
    nouns = english_nouns()
    if of := _OF.match(text, position, end):
        position = of.end() - 1
    if copula := _COPULA.match(text, position, end):
        position = copula.end()  # of which 168 were foreign firms
    for _ in range(7):
        word = _WORD.match(text, position, end)
        if word is None or (word[1].lower() in _STOP and (found or word[1].lower() not in ("and", "or"))):
            break
        for form in (word[1], word[1].rsplit("-", 1)[-1]):
            base, plural = singular(form)
            if base in nouns:
                if found is None or found[0] != "project":
                    found = (base, *nouns[base])
                if plural and base not in COLLECTIVES:
                    return found
                break
        position = word.end()
        if text[position - 1] in "\"'”’":
            break
    if word is not None and (named := _NAMED_KIND.match(text, position, end)):
        base, plural = singular(named[1])
        if plural and base in nouns and nouns[base][0] in ("jobs", "people"):
            return (base, *nouns[base])  # 23,400 "public service" positions
    return found


def _count(text: str, number: Number, sentence: Sentence, earlier: list[Quantity]) -> Quantity | None:
    if counts_nothing(text, number, sentence):
        return None
    if (
        number.high < 1
        or (number.high == 1 and not (_ONE_FOR.match(text, number.end, sentence.end) and earlier))
        or (isinstance(number.low, float) and number.scale == 1)
    ):
        return None
    grouped = "," in number.digits or number.scale >= 1000
    if number.high == 1:
        return part(text, number, sentence, earlier)
    if listed := listed_job(text, number, sentence):
        return listed
    if _ENROLLED.match(text, number.end, sentence.end):
        return make(number, sentence, "people", "persons", "verb of hiring")
    if _TOOK_PART.match(text, number.end, sentence.end) and not (earlier and earlier[-1].sentence == sentence.index):
        return make(number, sentence, "people", "persons", "verb of taking part")
    if _OF_THEM.match(text, number.end, sentence.end) and (share := part(text, number, sentence, earlier)):
        return share
    head = _head(text, number.end, sentence.end)
    if head is None and (level := _TO_LEVEL.match(text, number.end, sentence.end)):
        head = _head(text, level.end(), sentence.end)  # from 26,000 to 48,000 participants
    if head is None and (beside := noun_beside(text, number, sentence)) is not None:
        head = _head(text, beside, sentence.end)
    if head is not None and head[1] == "people" and counts_jobs(text, number, sentence, earlier):
        return make(number, sentence, "jobs", "jobs", "result of job creation")
    if head is not None:
        quantity = make(number, sentence, head[1], head[2], "noun behind")
        quantity.noun = head[0]
        return quantity
    if _CREATED.match(text, number.end, sentence.end):
        return make(number, sentence, "jobs", "jobs", "verb of creating")
    if share := part(text, number, sentence, earlier):
        return share
    if not grouped:
        return None
    if earlier and earlier[-1].kind in ("jobs", "people") and _ROW.match(text, sentence.start, sentence.end):
        return like(number, sentence, earlier[-1], "noun of the table")
    head = noun_before(text, sentence.start, number.start)
    same = [q for q in earlier if q.sentence == sentence.index and q.kind in ("jobs", "people")]
    if same and (
        head is None or text.startswith(" ones", number.end) or (same[-1].kind == "jobs" and head[1] != "people")
    ):
        return like(number, sentence, same[-1], "noun of the sentence")
    if head is None:
        counts = [q for q in earlier if q.kind in ("jobs", "people")]
        restated = [q for q in counts if q.low == number.low]
        if restated:
            return like(number, sentence, restated[-1], "the same count as before")
        if counts and _COMPARED.search(text, max(sentence.start, number.start - 8), number.start):
            return like(number, sentence, counts[-1], "base of the count before")
        return None
    quantity = make(number, sentence, head[1], head[2], "noun before")
    quantity.noun = head[0]
    return quantity
