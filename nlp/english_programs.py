"""Finds the names of programmes in English releases: quoted, capitalised, dubbed, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp import program_grammar as grammar
from nlp.draft import Draft
from nlp.program_forms import Name

_ARTICLE = re.compile(r"(?:(?:For|In|With|Through|Under)\s)?(?:[Tt]he)\s")
"""What begins a sentence before a name: For the Senior Employment Program."""


def english_names(draft: Draft) -> Iterator[Name]:
    """Yield what looks like a programme's name in an English text; title case alone makes none."""
    text = draft.text
    for match in grammar.ENGLISH_QUOTE.finditer(text):
        name = match["name"]
        behind = text[match.end() : match.end() + 20]
        if grammar.ENGLISH_HEAD.search(name) or re.match(r"\s(?:project|program|plan|initiative|fair)", behind):
            yield Name(match.start("name"), match.end("name"), name, "quoted")
    for match in grammar.ENGLISH_SCHEME.finditer(text):
        yield Name(match.start(), match.end(), match[0], "scheme")
    for match in grammar.ENGLISH_DUBBED.finditer(text):
        yield Name(match.start("name"), match.end("name"), match["name"], "quoted")
    titles = [(s.start, s.end) for s in draft.sentences[:12] if s.kind in ("headline", "subhead")]
    for match in grammar.ENGLISH_NAME.finditer(text):
        group = "name" if match["name"] else "other"
        title_case = any(a <= match.start() < b for a, b in titles) and not match[group].startswith("20")
        if not title_case and not re.search(r"(?:City|Province|District|Government|County)$", match[group]):
            article = _ARTICLE.match(match[group])
            name = match[group][article.end() :] if article is not None else match[group]
            yield Name(match.end(group) - len(name), match.end(group), name, "named")
    for match in grammar.ENGLISH_ITEM.finditer(text):
        group = "name" if match["name"] else "next"
        yield Name(match.start(group), match.end(group), match[group], "named")
