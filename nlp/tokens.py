"""Lossless tokens by a pattern, and Kiwi for the sentences that need it; the only module that imports Kiwi.

`spacy.blank("ko")` wants mecab, and Kiwi as a tokenizer would read every character before anything is known of it. So a
pattern splits each text, and Kiwi analyses candidate sentences only. spaCy itself is imported by nlp.language alone:
reading needs no second for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

_TOKEN = re.compile(r"([0-9]+(?:[.,][0-9]+)*|[가-힣ㄱ-ㆎ]+|[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?|[一-鿿]+|.)( ?)", re.DOTALL)
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A morpheme with its tag of the Sejong set (세종 품사), and its span in the text that was analysed."""

    form: str
    lemma: str
    tag: str
    start: int
    end: int


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates as U+FFFD, one for one; SQLite, Kiwi and spaCy break on them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSAFE.sub("�", text)
    return text.replace("\0", "�")


@lru_cache(maxsize=1)
def kiwi() -> Kiwi:
    """The one Kiwi of this process, loaded at first use (1.5 to 4 s, 0.5 GB), on one thread."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1)


def morphemes(text: str) -> list[Morpheme]:
    """The morphemes of `text` in order. Offsets are code points; Kiwi's own are checked against non-BMP characters."""
    return [
        Morpheme(token.form, token.lemma, token.tag, token.start, token.start + token.len)
        for token in kiwi().tokenize(storable(text))
    ]


@lru_cache(maxsize=1)
def _loaded_by() -> int:
    """The process that loaded Kiwi; to be called first by that process."""
    kiwi()
    return os.getpid()


def analyses(texts: Iterable[str]) -> Iterator[list[Token]]:
    """Kiwi's tokens of each text in order; Kiwi's own thread works up to 17 texts ahead, while the caller goes on.

    A process that was forked after Kiwi was loaded has no such thread: there one text is analysed after the other.
    Without any text Kiwi is not loaded.
    """
    safe = map(storable, texts)
    first = next(safe, None)
    if first is None:
        return
    ahead = _loaded_by() == os.getpid()
    tokenize = kiwi().tokenize
    yield from tokenize(chain((first,), safe)) if ahead else map(tokenize, chain((first,), safe))


def first_morphemes(analysed: Iterable[Token], words: Sequence[tuple[int, int]]) -> list[tuple[str, str] | None]:
    """(tag, lemma) of the first morpheme in each of `words`, spans in order of the text that was `analysed`.

    None where none lies in it.
    """
    found: list[tuple[str, str] | None] = []
    tokens = iter(analysed)
    token = next(tokens, None)
    for start, end in words:
        while token is not None and token.start + token.len <= start:
            token = next(tokens, None)
        inside = token is not None and token.start < end
        found.append((token.tag, token.lemma) if token is not None and inside else None)
    return found


def split(text: str, cuts: Iterable[int] = ()) -> tuple[list[str], list[bool]]:
    """Words of `text` and whether a single space follows each; other white space is a word of its own.

    `cuts` are offsets at which a word must end.
    """
    borders = [0, *sorted({cut for cut in cuts if 0 < cut < len(text)}), len(text)]
    pairs: list[tuple[str, str]] = []
    for start, end in pairwise(borders):
        pairs += _TOKEN.findall(text, start, end)
    return [word for word, _ in pairs], [space == " " for _, space in pairs]
