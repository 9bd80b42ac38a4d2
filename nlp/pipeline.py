"""The one door of the package: `read` and `read_release` for figures, `load` for a spaCy Language that carries them."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Literal

from nlp import facts, furniture, layout, period_by_role, periods, programs, quantities, regions, roles
from nlp.draft import Draft, Quantity
from nlp.figures import Evidence, Figure, Reading
from nlp.stretches import Stretch, put_together, stretches
from nlp.tokens import storable

if TYPE_CHECKING:
    from spacy.language import Language

Lang = Literal["ko", "en"]
_HANGUL = bytes(range(0xEA, 0xEE))
"""First bytes of Hangul syllables in UTF-8; what else they begin is not written in Korea."""
_LATIN = string.ascii_letters.encode()
_SEPARATOR = "\n\n"


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=6)
    root = resources.files("nlp")
    for folder in (root, root / "data"):
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".csv", ".tsv", ".toml", ".npz")):
                digest.update(entry.name.encode())
                digest.update(entry.read_bytes())
    return digest.hexdigest()


RULES_VERSION = _digest()
"""Names the rules: a digest of this package's modules and tables, so that a changed rule is a changed version."""


def language_of(text: str) -> Lang:
    """ "ko" where Hangul stands among the letters in earnest, else "en"."""
    sample = text[:20_000].encode(errors="replace")
    hangul = len(sample) - len(sample.translate(None, _HANGUL))
    latin = len(sample) - len(sample.translate(None, _LATIN))
    return "ko" if hangul * 4 >= latin else "en"


def read(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    office: str | None = None,
    lang: Lang | None = None,
) -> Reading:
    """The figures of one document. `title` is read before it where it is given apart; spans point into `text` alone.

    `office` is the region code of the publishing office, which decides homonyms and what 시, 도, 구 or 군 stand for.
    """
    if title is None:
        return read_release([("body", text)], published=published, office=office, lang=lang)[0]
    return read_release([("title", title), ("body", text)], published=published, office=office, lang=lang)[1]


def read_release(
    parts: Sequence[tuple[str, str]],
    *,
    published: date | None = None,
    office: str | None = None,
    lang: Lang | None = None,
) -> list[Reading]:
    """One Reading for each (part, text), part one of title, body, attachment; facts are numbered across all of them.

    The parts are read as one text, so that a body's sub-totals find the title's total and the figures of an attachment
    the year and the region that the body names; only what no release comes near in length is read in stretches.
    """
    safe = [(part, storable(text)) for part, text in parts]
    texts = [text for _, text in safe]
    groups = stretches(texts)
    if len(groups) == 1:
        return readings_of(draft_of(safe, published=published, office=office, lang=lang), texts)
    lang = lang or language_of(_SEPARATOR.join(texts))
    furniture_of = [furniture.left_out(text, lang) for text in texts]
    return put_together(_read_groups(safe, groups, furniture_of, published, office, lang), len(texts))


def _read_groups(
    parts: Sequence[tuple[str, str]],
    groups: Sequence[Sequence[Stretch]],
    furniture_of: Sequence[Sequence[tuple[int, int]]],
    published: date | None,
    office: str | None,
    lang: Lang,
) -> Iterator[tuple[Sequence[Stretch], list[Reading]]]:
    """Read one group of stretches after the other; all speak for the office of the first."""
    for group in groups:
        cut = [(parts[part][0], parts[part][1][start:end]) for part, start, end in group]
        left_out = [
            [(max(a, start) - start, min(b, end) - start) for a, b in furniture_of[part] if a < end and start < b]
            for part, start, end in group
        ]
        draft = draft_of(cut, published=published, office=office, lang=lang, left_out=left_out)
        yield group, readings_of(draft, [text for _, text in cut])
        office = office or regions.acting_office(draft)


def draft_of(
    parts: Sequence[tuple[str, str]],
    *,
    published: date | None = None,
    office: str | None = None,
    lang: Lang | None = None,
    left_out: Sequence[Sequence[tuple[int, int]]] | None = None,
) -> Draft:
    """The working sheet of a release with everything that the rules find; its text joins the parts by blank lines.

    The texts must be storable (`nlp.tokens.storable`); `left_out` is the furniture of each where it is known.
    """
    draft = draft_before_roles(parts, published=published, office=office, lang=lang, left_out=left_out)
    if draft.quantities:
        roles.assign_roles(draft)
        period_by_role.date_by_role(draft)
    return draft


def draft_before_roles(
    parts: Sequence[tuple[str, str]],
    *,
    published: date | None = None,
    office: str | None = None,
    lang: Lang | None = None,
    left_out: Sequence[Sequence[tuple[int, int]]] | None = None,
) -> Draft:
    """The working sheet as `draft_of` makes it, up to the roles, which are learned from it too."""
    texts = [text for _, text in parts]
    whole = _SEPARATOR.join(texts)
    titled = bool(parts) and parts[0][0] == "title" and bool(texts[0].strip())
    draft = Draft(
        whole,
        lang or language_of(whole),
        published=published,
        office=office,
        headline=(0, len(texts[0])) if titled else None,
    )
    draft.left_out = _left_out(texts, left_out or [furniture.left_out(text, draft.lang) for text in texts])
    layout.lay_out(draft)
    draft.quantities = quantities.find_quantities(draft)
    draft.regions = regions.find_regions(draft)
    draft.programs = programs.find_programs(draft)
    if not draft.quantities:
        return draft
    draft.periods = periods.find_periods(draft)
    regions.assign_regions(draft)
    periods.assign_years(draft)
    programs.assign_programs(draft)
    return draft


def _starts(texts: Sequence[str]) -> list[int]:
    """Where each part begins in the joined text."""
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + len(_SEPARATOR)
    return starts


def _left_out(texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The page furniture of each part, by the offsets of the joined text."""
    return [
        (start + first, start + last)
        for start, found in zip(_starts(texts), spans, strict=True)
        for first, last in found
    ]


def readings_of(draft: Draft, texts: Sequence[str]) -> list[Reading]:
    """What `draft` found, cut into one Reading for each of the texts that it joins."""
    numbers, wholes = facts.link_facts(draft)
    places, names = regions.document_regions(draft), programs.document_programs(draft)
    title_region = regions.title_region(draft)
    readings = []
    for text, start in zip(texts, _starts(texts), strict=True):
        end = start + len(text)
        figures = [
            _figure(draft, quantity, start, end, numbers[index], wholes[index])
            for index, quantity in enumerate(draft.quantities)
            if start <= quantity.start and quantity.end <= end
        ]
        left_out = [(a - start, b - start) for a, b in draft.left_out if start <= a and b <= end]
        readings.append(Reading(tuple(figures), places, names, title_region, tuple(left_out)))
    return readings


def _figure(draft: Draft, quantity: Quantity, start: int, end: int, fact: int, whole: int | None) -> Figure:
    sentence = draft.sentences[quantity.sentence]
    return Figure(
        start=quantity.start - start,
        end=quantity.end - start,
        surface=draft.text[quantity.start : quantity.end],
        sentence_start=max(sentence.start, start) - start,
        sentence_end=min(sentence.end, end) - start,
        kind=quantity.kind,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        role=quantity.role,
        per=quantity.per,
        each=quantity.each,
        regions=quantity.regions,
        year_from=quantity.years[0] if quantity.years else None,
        year_to=quantity.years[1] if quantity.years else None,
        programs=quantity.programs,
        fact=fact,
        part_of=whole,
        direction=quantity.direction,
        evidence=tuple(quantity.evidence if end - start == len(draft.text) else _moved(quantity.evidence, start, end)),
    )


def _moved(seen: Sequence[Evidence], start: int, end: int) -> Iterator[Evidence]:
    """Evidence by the offsets of its part; what stands in another part of the release keeps its rule alone."""
    for field, rule, first, last in seen:
        here = start <= first and last <= end
        yield Evidence(field, rule, first - start, last - start) if here else Evidence(field, rule, 0, 0)


def load(*, analyse_all: bool = False) -> Language:
    """A spaCy Language with the lossless tokenizer, the `iljari_figures` and the `kiwi` component.

    Results are in `doc.spans["figures"]`, `doc.spans["regions"]` and `doc.spans["programs"]`, each figure's fields in
    `span._.figure`. `analyse_all` lets Kiwi tag every sentence, not only those with figures.
    """
    import spacy

    from nlp import language  # noqa: F401 - registers the factories

    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "iljari.LosslessTokenizer.v1"}}})
    nlp.add_pipe("iljari_figures")
    nlp.add_pipe("kiwi", config={"analyse_all": analyse_all})
    return nlp
