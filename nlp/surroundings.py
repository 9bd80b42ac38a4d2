"""What stands around a figure, as the cues that the learned weights of roles know.

A cue is a string "slot=word": a word before or behind the figure by its distance (b0, b1, b; a0, a1, a), a word between
it and its neighbour (B, A), of the headline (H), at the end of the sentence before (P), or something that the rule
modules know of the figure (its kind, year, unit of time, the tense and sense of its predicate). Digits stand as 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.draft import Draft, Quantity
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
    """The words of one sentence, normalised, with their offsets in the document, in order."""

    starts: list[int]
    ends: list[int]
    words: list[str]


def cues_of(seen: Sequence[View]) -> list[list[str]]:
    """The cues of each view of one document, in order."""
    if not seen:
        return []
    draft = seen[0].draft
    headline = [f"H={word}" for word in _words(draft, *_headline(draft)).words]
    sentences: dict[int, tuple[Words, list[str]]] = {}
    found = []
    for view in seen:
        sentence = view.sentence
        if sentence.index not in sentences:
            words = _words(draft, sentence.start, view.quantity.end + len(view.rest))
            sentences[sentence.index] = (words, headline + _sentence_before(draft, sentence.index))
        words, shared = sentences[sentence.index]
        found.append([*shared, *_around(view, words), *_known(view), *_neighbours(view)])
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


def _words(draft: Draft, start: int, end: int) -> Words:
    matches = list(_WORD.finditer(draft.text, start, end))
    return Words([m.start() for m in matches], [m.end() for m in matches], [_normal(m[0]) for m in matches])


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


def _around(view: View, words: Words) -> Iterator[str]:
    """The words before and behind the figure, and what is written on to it."""
    text, quantity = view.draft.text, view.quantity
    first = bisect_left(words.starts, quantity.start)
    before = words.words[max(0, first - _BEFORE) : first]
    if first and words.ends[first - 1] > quantity.start:
        before[-1] = _normal(text[words.starts[first - 1] : quantity.start])
    behind = bisect_left(words.starts, quantity.end)
    suffix = ""
    if behind and words.ends[behind - 1] > quantity.end:
        suffix = _NUMBER.sub("0", text[quantity.end : words.ends[behind - 1]])
    yield f"suffix1={suffix[:1]}"
    yield f"suffix2={suffix[:2]}"
    yield f"suffix4={suffix[:4]}"
    for slot, word in zip(("b0", "b1"), reversed(before), strict=False):
        yield f"{slot}={word}"
    for word in before[:-2]:
        yield f"b={word}"
    after = words.words[behind : behind + _BEHIND]
    for slot, word in zip(("a0", "a1"), after, strict=False):
        yield f"{slot}={word}"
    for word in after[2:]:
        yield f"a={word}"
    since = bisect_left(words.starts, quantity.start - len(view.before))
    for word in before[max(0, len(before) - min(first - since, _BETWEEN)) :]:
        yield f"B={word}"
    until = bisect_right(words.starts, quantity.end + len(view.after) - 1)
    for word in after[: min(max(0, until - behind), _BETWEEN)]:
        yield f"A={word}"


def _known(view: View) -> Iterator[str]:
    """What the rule modules know of the figure and its sentence."""
    quantity, clauses = view.quantity, view.clauses
    yield f"kind={quantity.kind}"
    behind = [p for p in clauses.predicates if p.start >= quantity.end]
    if behind:
        yield f"verb={behind[0].sense}"
        yield f"verb+={behind[0].sense} {behind[0].tense}"
        yield f"last verb={behind[-1].sense} {behind[-1].tense}"
        if len(behind) > 1:
            yield f"next verb={behind[1].sense} {behind[1].tense}"
    else:
        yield "verb=none"
    for predicate in reversed(clauses.predicates):
        if predicate.end <= quantity.start:
            yield f"verb before={predicate.sense} {predicate.tense} {predicate.adnominal}"
            break
    yield f"tense={clauses.tense_after(quantity.end)}"
    if clauses.marks:
        yield f"last tense={clauses.marks[-1].tense}"
    yield f"drift={view.drift}"
    yield f"section={view.section}"
    yield f"line={view.sentence.kind}"
    yield f"qualifier={quantity.qualifier}"
    yield f"magnitude={len(str(int(quantity.high)))}"
    yield f"per={quantity.per}"
    yield f"each={quantity.each}"
    yield "host=none" if view.host is None else f"host={view.draft.quantities[view.host].kind}"
    yield from _time(quantity, view.draft)


def _time(quantity: Quantity, draft: Draft) -> Iterator[str]:
    """How the figure's years lie to the year of publication."""
    if quantity.years is None:
        yield "years=none"
        return
    first, last = quantity.years
    yield f"span={last > first}"
    if draft.published is not None:
        yield f"ahead={max(-2, min(3, last - draft.published.year))}"


def _neighbours(view: View) -> Iterator[str]:
    """The figures beside it: their kind, whether they are larger, and how they are joined."""
    quantities, quantity = view.draft.quantities, view.quantity
    for name, index, gap in (("next", view.index + 1, view.after), ("previous", view.index - 1, view.before)):
        if not 0 <= index < len(quantities):
            continue
        other = quantities[index]
        same = other.sentence == quantity.sentence
        yield f"{name}={other.kind} {same}"
        if same:
            yield f"{name} gap={_NUMBER.sub('0', gap[:_GAP]).replace(_NEWLINE, ' ')}"
            if other.kind == quantity.kind:
                yield f"{name} larger={other.high > quantity.high}"
