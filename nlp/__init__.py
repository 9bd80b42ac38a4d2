"""text → figures: reads Korean (and English) job releases; pure functions without clock, network or database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load(*, analyse_all: bool = False) -> Language:
    """The reader as a spaCy Language, as `nlp.pipeline.load` makes it; importing the package alone loads nothing."""
    from nlp import pipeline

    return pipeline.load(analyse_all=analyse_all)
