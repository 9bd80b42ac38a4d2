"""The corpus of English roles: a sentence, the figure in it, and what that figure means by grammar alone."""

from __future__ import annotations

import csv
import time
from datetime import date
from pathlib import Path

import pytest

from nlp.pipeline import read

CORPUS = Path(__file__).parents[1] / "corpora" / "english_roles.tsv"


def rows() -> list[list[str]]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]


@pytest.mark.parametrize(("text", "surface", "role", "published", "note"), rows())
def test_an_english_figure_means_what_its_sentence_says(
    text: str, surface: str, role: str, published: str, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlp.roles.weigh", lambda found: None)
    figures = read(text, published=date.fromisoformat(published)).figures
    found = [figure for figure in figures if figure.surface == surface]
    assert found, f"{surface} not among {[figure.surface for figure in figures]}"
    assert found[0].role == role, note


def test_a_wide_gap_behind_a_rate_costs_no_time() -> None:
    text = ("Employment: 30 percent" + "\u00a0" * 1100 + "told\n") * 60
    read(text[:200])
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 2.5
