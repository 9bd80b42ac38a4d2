"""The reader as a spaCy citizen: a registered tokenizer and two factories, `iljari_figures` and `kiwi`.

What the reader needs beside the text travels on the Doc: `doc._.published` (ISO date) and `doc._.office` (region code).
Both are empty by default; set them on `nlp.make_doc(text)` and hand the Doc to `nlp` or `nlp.pipe`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from nlp.figures import Evidence, Figure
from nlp.pipeline import draft_of, readings_of
from nlp.tokens import analyses, first_morphemes, split, storable

if TYPE_CHECKING:
    from kiwipiepy import Token

_FIELDS = tuple(field.name for field in fields(Figure))
_FIGURES = "iljari_figures"
"""Key of the plain records in `doc.user_data`: a Doc crosses processes as MessagePack, which knows no dataclasses."""


def _figure(span: Span) -> Figure | None:
    """The figure whose characters a span covers, None for any other span."""
    for record in span.doc.user_data.get(_FIGURES, ()):
        if record["start"] == span.start_char and record["end"] == span.end_char:
            values = dict(record)
            for name in ("regions", "programs"):
                values[name] = tuple(values[name])
            values["evidence"] = tuple(Evidence(*row) for row in values["evidence"])
            return Figure(**values)
    return None


def register() -> None:
    """Declare the extensions of Doc and Span; harmless when repeated."""
    Doc.set_extension("published", default=None, force=True)
    Doc.set_extension("office", default=None, force=True)
    Span.set_extension("figure", getter=_figure, force=True)


register()


class LosslessTokenizer:
    """Splits a text at changes of script, digits kept whole; the Doc's text is the text that was given.

    `cuts` are offsets that must be token borders, as those of figures are.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str, cuts: Iterable[int] = ()) -> Doc:
        """A Doc whose tokens and single trailing spaces make up `text`, NUL and lone surrogates replaced, exactly."""
        words, spaces = split(storable(text), cuts)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> LosslessTokenizer:
        """This tokenizer."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing: the tokenizer has no state."""

    def from_disk(self, _path: Any, **_: Any) -> LosslessTokenizer:
        """This tokenizer."""
        return self


@registry.tokenizers("iljari.LosslessTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], LosslessTokenizer]:
    """The factory of the lossless tokenizer, as spaCy's configuration wants it."""

    def build(nlp: Language) -> LosslessTokenizer:
        return LosslessTokenizer(nlp.vocab)

    return build


@Language.factory("iljari_figures")
def create_figures(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy calls it by these names
    """The component that reads a Doc's text and puts figures, regions and programmes into `doc.spans`."""
    return Figures(nlp)


@Language.factory("kiwi", default_config={"analyse_all": False})
def create_kiwi(nlp: Language, name: str, analyse_all: bool) -> Callable[[Doc], Doc]:  # noqa: ARG001 - as above
    """The component that gives tokens Kiwi's tag and lemma, in sentences with figures or (`analyse_all`) everywhere."""
    return KiwiTagger(analyse_all=analyse_all)


class Figures:
    """Reads a Doc and returns one of the same text whose tokens end where figures, regions and programmes do."""

    def __init__(self, nlp: Language) -> None:
        self.tokenizer = LosslessTokenizer(nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        """A new Doc with `spans["figures"]`, `spans["regions"]`, `spans["programs"]` and `spans["sentences"]`."""
        published = date.fromisoformat(doc._.published) if doc._.published else None
        written = doc.text
        text = storable(written)
        draft = draft_of([("body", text)], published=published, office=doc._.office)
        figures = readings_of(draft, [text])[0].figures
        spans: dict[str, list[tuple[int, int, str]]] = {
            "figures": [(figure.start, figure.end, figure.kind) for figure in figures],
            "regions": [(m.start, m.end, m.code or "") for m in draft.regions if m.role != "name"],
            "programs": [(m.start, m.end, "program") for m in draft.programs],
            "sentences": [(s.start, s.end, s.kind) for s in draft.sentences],
        }
        cuts = {offset for group in spans.values() for start, end, _ in group for offset in (start, end)}
        read = self.tokenizer(written, cuts)
        read.user_data.update(doc.user_data)
        read.user_data[_FIGURES] = [_record(figure) for figure in figures]
        starts, ends = _borders(read)
        for key, group in spans.items():
            read.spans[key] = [Span(read, starts[start], ends[end], label=label) for start, end, label in group]
        return read


def _record(figure: Figure) -> dict[str, Any]:
    record = {name: getattr(figure, name) for name in _FIELDS}
    record["evidence"] = [tuple(evidence) for evidence in figure.evidence]
    return record


def _borders(doc: Doc) -> tuple[dict[int, int], dict[int, int]]:
    """The token that starts at each offset, and the token behind the one that ends there."""
    offsets, lengths = (column.tolist() for column in doc.to_array(["IDX", "LENGTH"]).T)
    starts = {offset: place for place, offset in enumerate(offsets)}
    ends = {offset: place for place, offset in enumerate(offsets)}  # of a span that ends with a token's space
    ends |= {offset + length: place + 1 for place, (offset, length) in enumerate(zip(offsets, lengths, strict=True))}
    return starts, ends


_IN_FLIGHT = 64
"""Documents that may wait for Kiwi at a time."""
_TOKENS_IN_FLIGHT = 1 << 17
"""Tokens that they may have together, beside those of the last one taken in."""


@dataclass(slots=True)
class _Waiting:
    """A Doc that waits for the analyses of its stretches of tokens."""

    doc: Doc
    columns: Any
    """Of each token its offset, length, tag and lemma."""
    stretches: Sequence[tuple[int, int]]
    tagged: int = 0


class KiwiTagger:
    """Sets `token.tag_` and `token.lemma_` from the first morpheme in each token of the sentences that are analysed."""

    def __init__(self, *, analyse_all: bool) -> None:
        self.analyse_all = analyse_all

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, tagged."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int | None = None) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's
        """The same Docs in order, tagged. While Kiwi analyses some, the next are taken in, and so read meanwhile."""
        source = _Source(iter(docs), self._stretches)
        while not source.ended:
            for tokens in analyses(source.texts()):
                yield from source.complete()
                _tag(source.waiting[0], tokens)
            yield from source.complete()
        if source.error is not None:
            raise source.error

    def _stretches(self, doc: Doc) -> list[tuple[int, int]]:
        """The stretches of tokens that Kiwi shall analyse."""
        if not len(doc):
            return []
        if self.analyse_all:
            return [(0, len(doc))]
        wanted = {figure.start_char for figure in doc.spans.get("figures", [])}
        return [
            (sentence.start, sentence.end)
            for sentence in doc.spans.get("sentences", [doc[:]])
            if any(sentence.start_char <= start < sentence.end_char for start in wanted)
        ]


@dataclass(slots=True)
class _Source:
    """Docs on their way to Kiwi and back."""

    docs: Iterator[Doc]
    stretches_of: Callable[[Doc], list[tuple[int, int]]]
    waiting: deque[_Waiting] = field(default_factory=deque)
    ended: bool = False
    error: Exception | None = None
    """What the stream of Docs failed with: raised when those before have come through."""

    def texts(self) -> Iterator[str]:
        """The texts that Kiwi shall analyse, until the Docs end or too much waits."""
        while (
            len(self.waiting) < _IN_FLIGHT and sum(len(waiting.columns) for waiting in self.waiting) < _TOKENS_IN_FLIGHT
        ):
            try:
                doc = next(self.docs)
            except StopIteration:
                self.ended = True
                return
            except Exception as error:
                self.ended, self.error = True, error
                return
            waiting = _Waiting(doc, doc.to_array(["IDX", "LENGTH", "TAG", "LEMMA"]), self.stretches_of(doc))
            self.waiting.append(waiting)
            text = doc.text
            for first, last in waiting.stretches:
                yield text[slice(*_span(waiting, first, last))]

    def complete(self) -> Iterator[Doc]:
        """Take out the Docs at the head that wait for nothing more."""
        while self.waiting and self.waiting[0].tagged == len(self.waiting[0].stretches):
            done = self.waiting.popleft()
            if done.stretches:
                done.doc.from_array(["TAG", "LEMMA"], done.columns[:, 2:])
            yield done.doc


def _span(waiting: _Waiting, first: int, last: int) -> tuple[int, int]:
    """The characters of the tokens from `first` to the one before `last`."""
    return int(waiting.columns[first, 0]), int(waiting.columns[last - 1, :2].sum())


def _tag(waiting: _Waiting, tokens: Iterable[Token]) -> None:
    """Note the tags of the next stretch; the Doc takes all at once, which one by one takes as long as a reading."""
    first, last = waiting.stretches[waiting.tagged]
    begin, _ = _span(waiting, first, last)
    offsets, lengths = (column.tolist() for column in waiting.columns[first:last, :2].T)
    words = [(offset - begin, offset - begin + length) for offset, length in zip(offsets, lengths, strict=True)]
    add = waiting.doc.vocab.strings.add
    for place, found in enumerate(first_morphemes(tokens, words), first):
        if found is not None:
            waiting.columns[place, 2:] = add(found[0]), add(found[1])
    waiting.tagged += 1
