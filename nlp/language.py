"""The reader as a spaCy citizen: a registered tokenizer and two factories, `iljari_figures` and `kiwi`.

What the reader needs beside the text travels on the Doc: `doc._.published` (ISO date) and `doc._.office` (region code).
Both are empty by default; set them on `nlp.make_doc(text)` and hand the Doc to `nlp` or `nlp.pipe`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from nlp.figures import Evidence, Figure
from nlp.pipeline import draft_of, readings_of
from nlp.tokens import first_morphemes, split, storable

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


class KiwiTagger:
    """Sets `token.tag_` and `token.lemma_` from the first morpheme in each token of the sentences that are analysed."""

    def __init__(self, *, analyse_all: bool) -> None:
        self.analyse_all = analyse_all

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, tagged."""
        if self.analyse_all:
            stretches = [(0, len(doc))]
        else:
            wanted = {figure.start_char for figure in doc.spans.get("figures", [])}
            stretches = [
                (sentence.start, sentence.end)
                for sentence in doc.spans.get("sentences", [doc[:]])
                if any(sentence.start_char <= start < sentence.end_char for start in wanted)
            ]
        if stretches and len(doc):
            self._tag(doc, stretches)
        return doc

    def _tag(self, doc: Doc, stretches: Iterable[tuple[int, int]]) -> None:
        """Write the tags of all stretches of tokens at once: setting them token by token takes as long as a reading."""
        columns = doc.to_array(["IDX", "LENGTH", "TAG", "LEMMA"])
        offsets, lengths = columns[:, 0].tolist(), columns[:, 1].tolist()
        text, add = doc.text, doc.vocab.strings.add
        for first, last in stretches:
            begin, end = offsets[first], offsets[last - 1] + lengths[last - 1]
            words = [(offsets[place] - begin, offsets[place] - begin + lengths[place]) for place in range(first, last)]
            for place, found in enumerate(first_morphemes(text[begin:end], words), first):
                if found is not None:
                    columns[place, 2:] = add(found[0]), add(found[1])
        doc.from_array(["TAG", "LEMMA"], columns[:, 2:])  # type: ignore[arg-type]
