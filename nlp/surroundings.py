"""What stands around a figure, as the cues that the learned weights of roles know.

A cue is a string "slot=word": a word before or behind the figure by its distance (b0, b1, b; a0, a1, a), a word between
it and its neighbour (B, A), of the headline (H), at the end of the sentence before (P), or something that the rule
modules know of the figure (its kind, year, unit of time, the tense and sense of its predicate). Digits stand as 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.draft import Draft, Quantity
from nlp.figures import Kind
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


class Words(NamedTuple):
    """The words of one sentence, normalised, with their offsets in the document, and as the cues of three slots."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    until: tuple[str, ...]


def cues_of(seen: Sequence[View], kinds: Container[Kind]) -> dict[int, list[str]]:
    """The cues of each view of one document whose quantity is of `kinds`, by its index."""
    found: dict[int, list[str]] = {}
    sentences: dict[int, tuple[Words, list[str]]] = {}
    headline: list[str] | None = None
    for view in seen:
        if view.quantity.kind not in kinds:
            continue
        draft, index = view.draft, view.sentence.index
        if headline is None:
            headline = [f"H={_normal(word)}" for word in _WORD.findall(draft.text, *_headline(draft))]
        if index not in sentences:
            words = _words(draft, view.sentence.start, view.quantity.end + len(view.rest))
            sentences[index] = (words, headline + _sentence_before(draft, index))
        words, shared = sentences[index]
        cues = shared.copy()
        _around(cues, view, words)
        _known(cues, view)
        _neighbours(cues, view)
        found[view.index] = cues
    return found


def features_of(cue: str) -> Iterator[tuple[str, float]]:
    """The features that the weights are of, with their size: of a word its first two and four and last two letters.

    English words, which their endings do not tell apart, count whole too.
    """
    slot, _, word = cue.partition("=")
    parts = _PARTS.get(slot)
    if parts is None:
        yield cue, 1.0
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
def _slots(word: str) -> tuple[str, str, str]:
    """A word as the cue of a word before, behind, and between this figure and the next."""
    normal = _normal(word)
    return f"b={normal}", f"a={normal}", f"A={normal}"


def _words(draft: Draft, start: int, end: int) -> Words:
    spans, words = [], []
    for match in _WORD.finditer(draft.text, start, end):
        spans.append(match.span())
        words.append(_slots(match[0]))
    if not words:
        return Words((), (), (), (), ())
    return Words(*zip(*spans, strict=True), *zip(*words, strict=True))


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
    return [f"P={_normal(word)}" for word in words[-_LAST_WORDS:]]


def _around(cues: list[str], view: View, words: Words) -> None:
    """The words before and behind the figure, and what is written on to it."""
    text, start, end = view.draft.text, view.quantity.start, view.quantity.end
    first, behind = bisect_left(words.starts, start), bisect_left(words.starts, end)
    before = list(words.before[max(0, first - _BEFORE) : first])
    if first and words.ends[first - 1] > start:
        before[-1] = "b=" + _normal(text[words.starts[first - 1] : start])
    suffix = ""
    if behind and words.ends[behind - 1] > end:
        suffix = _NUMBER.sub("0", text[end : words.ends[behind - 1]])
    cues += (f"suffix1={suffix[:1]}", f"suffix2={suffix[:2]}", f"suffix4={suffix[:4]}")
    since = bisect_left(words.starts, start - len(view.before), 0, first)
    cues += ["B" + cue[1:] for cue in before[max(0, len(before) - min(first - since, _BETWEEN)) :]]
    until = bisect_left(words.starts, end + len(view.after), behind)
    cues += words.until[behind : min(until, behind + _BETWEEN)]
    after = words.behind[behind : behind + _BEHIND]
    cues += before[:-2]
    cues += after[2:]
    if before:
        cues.append("b0" + before[-1][1:])
    if len(before) > 1:
        cues.append("b1" + before[-2][1:])
    if after:
        cues.append("a0" + after[0][1:])
    if len(after) > 1:
        cues.append("a1" + after[1][1:])


def _known(cues: list[str], view: View) -> None:
    """What the rule modules know of the figure and its sentence."""
    quantity, clauses, host = view.quantity, view.clauses, view.host
    predicates = clauses.predicates
    next_one = next((place for place, p in enumerate(predicates) if p.start >= quantity.end), len(predicates))
    if next_one < len(predicates):
        verb, last = predicates[next_one], predicates[-1]
        cues += (f"verb={verb.sense}", f"verb+={verb.sense} {verb.tense}", f"last verb={last.sense} {last.tense}")
        if next_one + 1 < len(predicates):
            following = predicates[next_one + 1]
            cues.append(f"next verb={following.sense} {following.tense}")
    else:
        cues.append("verb=none")
    for predicate in reversed(predicates[:next_one]):
        if predicate.end <= quantity.start:
            cues.append(f"verb before={predicate.sense} {predicate.tense} {predicate.adnominal}")
            break
    if clauses.marks:
        cues.append(f"last tense={clauses.marks[-1].tense}")
    cues += (
        f"kind={quantity.kind}",
        f"tense={clauses.tense_after(quantity.end)}",
        f"drift={view.drift}",
        f"section={view.section}",
        f"line={view.sentence.kind}",
        f"qualifier={quantity.qualifier}",
        f"magnitude={len(str(int(quantity.high)))}",
        f"per={quantity.per}",
        f"each={quantity.each}",
        "host=none" if host is None else f"host={view.draft.quantities[host].kind}",
    )
    _time(cues, quantity, view.draft)


def _time(cues: list[str], quantity: Quantity, draft: Draft) -> None:
    """How the figure's years lie to the year of publication."""
    if quantity.years is None:
        cues.append("years=none")
        return
    first, last = quantity.years
    cues.append(f"span={last > first}")
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
        cues.append(f"{name}={other.kind} {same}")
        if same:
            cues.append(f"{name} gap={_NUMBER.sub('0', gap[:_GAP]).replace(_NEWLINE, ' ')}")
            if other.kind == quantity.kind:
                cues.append(f"{name} larger={other.high > quantity.high}")
