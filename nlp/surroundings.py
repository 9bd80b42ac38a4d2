"""What stands around a figure, as the cues that the learned weights of roles know.

A cue is a string "slot=word": a word before or behind the figure by its distance (b0, b1, b; a0, a1, a), a word between
it and its neighbour (B, A), at the end of the sentence before (P), or something that the rule modules know of the
figure (its kind, year, unit of time, the tense and sense of its predicate). All figures of a document share what it is
about: the words of its headline (H) and the first letters of those of its beginning (D). Digits stand as 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.draft import Draft, LineKind, Quantity
from nlp.figures import Kind, Per, Qualifier
from nlp.predicates import Sense, Tense
from nlp.ruling import View

_WORD = re.compile(r"[^\s|(),·:\[\]]+|[|()]")
_NUMBER = re.compile(r"\d[\d,.]*")
_QUOTES = "“”‘’\"'「」『』()[]<>《》·,.…"
_BEFORE, _BEHIND, _BETWEEN = 10, 12, 6
"""How many words before, behind, and between two figures are looked at."""
_HEADLINE = 70
"""Characters of the headline that are looked at."""
_LAST_WORDS = 3
"""How many words end the sentence before."""
_TOPIC = re.compile(r"[가-힣A-Za-z](?:(?<=[가-힣])[가-힣]+|(?<=[A-Za-z])[A-Za-z]{3,})")
"""A word that may tell what a document is about."""
_TOPIC_UNTIL = 1500
"""Characters from the headline on that tell what a document is about."""
_TOPIC_SIZE = 0.3
_NEWLINE = "\n"
_GAP = 6
"""Characters of the text between two figures that tell how they are joined."""

Parts = tuple[tuple[str, float], ...]
_PARTS: dict[str, Parts] = {
    "b0": (("b0", 1.0), ("b1", 1.0), ("b", 0.7)),
    "b1": (("b1", 1.0), ("b", 0.7)),
    "b": (("b", 0.7),),
    "a0": (("a0", 1.0), ("a1", 1.0), ("a", 0.7)),
    "a1": (("a1", 1.0), ("a", 0.7)),
    "a": (("a", 0.7),),
    "B": (("B", 0.7),),
    "A": (("A", 0.7),),
    "H": (("H", 0.5),),
    "P": (("P", 0.5),),
}
"""Slots that hold words: the nearest word counts among the near ones and among all, too."""
WORD_SLOTS = frozenset({"b0", "b1", "b", "a0", "a1", "a", "B", "A"})
"""Slots of the figure's own sentence."""


class Slots(NamedTuple):
    """A word as the cue of each slot: before and behind a figure, between it and its neighbours, right beside it."""

    before: str
    behind: str
    since: str
    until: str
    before_0: str
    before_1: str
    behind_0: str
    behind_1: str


class Words(NamedTuple):
    """The words of one sentence with their offsets in the document, and column by column as the cues of four slots."""

    starts: list[int]
    found: list[re.Match[str]]
    slots: list[Slots]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]


def cues_of(seen: Sequence[View], kinds: Container[Kind]) -> dict[int, list[str]]:
    """The cues of each view of one document whose quantity is of `kinds`, by its index."""
    found: dict[int, list[str]] = {}
    sentences: dict[int, tuple[Words, list[str]]] = {}
    for view in seen:
        if view.quantity.kind not in kinds:
            continue
        draft, index = view.draft, view.sentence.index
        if index not in sentences:
            words = _words(draft, view.sentence.start, view.quantity.end + len(view.rest))
            sentences[index] = (words, _sentence_before(draft, index))
        words, shared = sentences[index]
        cues = shared.copy()
        _around(cues, view, words)
        _known(cues, view)
        _neighbours(cues, view)
        found[view.index] = cues
    return found


def shared_cues(draft: Draft) -> list[str]:
    """The cues that all figures of a document share: the words of its headline, and what it is about."""
    start, end = _headline(draft)
    headline = [f"H={_normal(word)}" for word in _WORD.findall(draft.text, start, end)]
    topics = dict.fromkeys(map(_topic, _TOPIC.findall(draft.text, start, start + _TOPIC_UNTIL)))
    return [*headline, *topics]


def features_of(cue: str) -> Iterator[tuple[str, float]]:
    """The features that the weights are of, with their size: of a word its first two and four and last two letters.

    English words, which their endings do not tell apart, count whole too.
    """
    slot, _, word = cue.partition("=")
    parts = _PARTS.get(slot)
    if parts is None:
        yield cue, _TOPIC_SIZE if slot == "D" else 1.0
        return
    whole = word[:1].isascii() and word.isalpha()
    for name, size in parts:
        if whole:
            yield f"{name}w{word}", size
        yield f"{name}2{word[:2]}", size
        if len(word) > 3:
            yield f"{name}4{word[:4]}", size
        if len(word) > 2:
            yield f"{name}e{word[-2:]}", size


@lru_cache(maxsize=1 << 16)
def _normal(word: str) -> str:
    word = _NUMBER.sub("0", word).lower()
    return word.strip(_QUOTES) or word


@lru_cache(maxsize=1 << 16)
def _slots(word: str) -> Slots:
    """`word` by its slots. Remembered whole: the weights find a string that they have met before at a glance."""
    normal = _normal(word)
    return Slots(*(f"{slot}={normal}" for slot in ("b", "a", "B", "A", "b0", "b1", "a0", "a1")))


@lru_cache(maxsize=1 << 14)
def _last_word(word: str) -> str:
    """The cue of a word that ends the sentence before."""
    return f"P={_normal(word)}"


@lru_cache(maxsize=1 << 16)
def _topic(word: str) -> str:
    """The cue of a word that tells what a document is about, by how it begins."""
    return f"D={word[:4].lower()}" if word.isascii() else f"D={word[:2]}"


def _words(draft: Draft, start: int, end: int) -> Words:
    found = list(_WORD.finditer(draft.text, start, end))
    if not found:
        return Words([], [], [], (), (), (), ())
    slots = [_slots(match[0]) for match in found]
    before, behind, since, until, *_ = zip(*slots, strict=True)
    return Words([match.start() for match in found], found, slots, before, behind, since, until)


def _headline(draft: Draft) -> tuple[int, int]:
    if draft.headline is not None:
        return draft.headline[0], min(draft.headline[1], draft.headline[0] + _HEADLINE)
    line_end = draft.text.find("\n", 0, _HEADLINE)
    return 0, line_end if line_end >= 0 else min(len(draft.text), _HEADLINE)


def _sentence_before(draft: Draft, index: int) -> list[str]:
    if index == 0:
        return []
    before = draft.sentences[index - 1]
    words = _WORD.findall(draft.text, max(before.start, before.end - 40), before.end)
    return [_last_word(word) for word in words[-_LAST_WORDS:]]


def _around(cues: list[str], view: View, words: Words) -> None:
    """The words before and behind the figure, and what is written on to it."""
    text, start, end = view.draft.text, view.quantity.start, view.quantity.end
    starts, slots = words.starts, words.slots
    first, behind = bisect_left(starts, start), bisect_left(starts, end)
    cues += _suffixes(text[end : words.found[behind - 1].end()] if behind else "")
    nearest = slots[first - 1] if first else None
    if nearest is not None:
        if words.found[first - 1].end() > start:
            nearest = _slots(text[starts[first - 1] : start])
        since = bisect_left(starts, start - len(view.before), 0, first)
        if since < first:
            cues += words.since[max(since, first - _BETWEEN) : first - 1]
            cues.append(nearest.since)
    until = bisect_left(starts, end + len(view.after), behind)
    cues += words.until[behind : min(until, behind + _BETWEEN)]
    if first > 1:
        cues += words.before[max(0, first - _BEFORE) : first - 2]
    cues += words.behind[behind + 2 : behind + _BEHIND]
    if nearest is not None:
        cues.append(nearest.before_0)
    if first > 1:
        cues.append(slots[first - 2].before_1)
    if behind < len(slots):
        cues.append(slots[behind].behind_0)
    if behind + 1 < len(slots):
        cues.append(slots[behind + 1].behind_1)


@lru_cache(maxsize=1 << 12)
def _suffixes(written_on: str) -> tuple[str, str, str]:
    """The cues of what is written on to a figure: its first letter, first two, first four."""
    suffix = _NUMBER.sub("0", written_on)
    return f"suffix1={suffix[:1]}", f"suffix2={suffix[:2]}", f"suffix4={suffix[:4]}"


def _known(cues: list[str], view: View) -> None:
    """What the rule modules know of the figure and its sentence."""
    quantity, clauses, host = view.quantity, view.clauses, view.host
    predicates, end = clauses.predicates, quantity.end
    next_one = 0
    while next_one < len(predicates) and predicates[next_one].start < end:
        next_one += 1
    if next_one < len(predicates):
        verb, last = predicates[next_one], predicates[-1]
        cues += _governing(verb.sense, verb.tense, last.sense, last.tense)
        if next_one + 1 < len(predicates):
            following = predicates[next_one + 1]
            cues.append(_next_verb(following.sense, following.tense))
    else:
        cues.append("verb=none")
    for predicate in reversed(predicates[:next_one]):
        if predicate.end <= quantity.start:
            cues.append(_verb_before(predicate.sense, predicate.tense, predicate.adnominal))
            break
    if clauses.marks:
        cues.append(_last_tense(clauses.marks[-1].tense))
    cues += _of_sentence(clauses.tense_after(quantity.end), view.drift, view.section, view.sentence.kind)
    of_host = "none" if host is None else view.draft.quantities[host].kind
    magnitude = len(str(int(quantity.high)))
    cues += _of_figure(quantity.kind, quantity.qualifier, magnitude, quantity.per, quantity.each, of_host)
    _time(cues, quantity, view.draft)


@lru_cache(maxsize=1 << 12)
def _governing(sense: Sense, tense: Tense | None, last_sense: Sense, last_tense: Tense | None) -> tuple[str, ...]:
    return f"verb={sense}", f"verb+={sense} {tense}", f"last verb={last_sense} {last_tense}"


@lru_cache(maxsize=1 << 8)
def _next_verb(sense: Sense, tense: Tense | None) -> str:
    return f"next verb={sense} {tense}"


@lru_cache(maxsize=1 << 8)
def _verb_before(sense: Sense, tense: Tense | None, adnominal: bool) -> str:
    return f"verb before={sense} {tense} {adnominal}"


@lru_cache(maxsize=1 << 4)
def _last_tense(tense: Tense) -> str:
    return f"last tense={tense}"


@lru_cache(maxsize=1 << 10)
def _of_sentence(tense: Tense | None, drift: Tense, section: Tense | None, line: LineKind) -> tuple[str, ...]:
    return f"tense={tense}", f"drift={drift}", f"section={section}", f"line={line}"


@lru_cache(maxsize=1 << 12)
def _of_figure(
    kind: Kind, qualifier: Qualifier, magnitude: int, per: Per | None, each: bool, host: str
) -> tuple[str, ...]:
    return (
        f"kind={kind}",
        f"qualifier={qualifier}",
        f"magnitude={magnitude}",
        f"per={per}",
        f"each={each}",
        f"host={host}",
    )


def _time(cues: list[str], quantity: Quantity, draft: Draft) -> None:
    """How the figure's years lie to the year of publication."""
    if quantity.years is None:
        cues.append("years=none")
        return
    first, last = quantity.years
    cues.append("span=True" if last > first else "span=False")
    if draft.published is not None:
        cues.append(f"ahead={max(-2, min(3, last - draft.published.year))}")


def _neighbours(cues: list[str], view: View) -> None:
    """The figures beside it: their kind, whether they are larger, and how they are joined."""
    quantities, quantity = view.draft.quantities, view.quantity
    for name, index, gap in (("next", view.index + 1, view.after), ("previous", view.index - 1, view.before)):
        if not 0 <= index < len(quantities):
            continue
        other = quantities[index]
        same = other.sentence == quantity.sentence
        cues.append(_beside(name, other.kind, same))
        if same:
            cues.append(_gap(name, gap[:_GAP]))
            if other.kind == quantity.kind:
                cues.append(_larger(name, other.high > quantity.high))


@lru_cache(maxsize=1 << 6)
def _beside(name: str, kind: Kind, same: bool) -> str:
    return f"{name}={kind} {same}"


@lru_cache(maxsize=1 << 4)
def _larger(name: str, larger: bool) -> str:
    return f"{name} larger={larger}"


@lru_cache(maxsize=1 << 13)
def _gap(name: str, between: str) -> str:
    return f"{name} gap={_NUMBER.sub('0', between).replace(_NEWLINE, ' ')}"
