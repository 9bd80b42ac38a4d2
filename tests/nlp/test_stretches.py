"""Texts far longer than a release are read in stretches, and nothing of that shows but the facts."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import pipeline
from nlp.figures import Evidence, Figure, Reading, check
from nlp.pipeline import read, read_release
from nlp.stretches import Stretch, put_together, stretches

PARAGRAPH = (
    "서울 성동구는 올해 ‘마을 손길 사업’으로 어르신 1,234명을 뽑는다고 밝혔다. 예산은 모두 5억 6,000만원이다.\n\n"
)


@given(st.lists(st.text(alphabet="가1,5 \n.", max_size=60), min_size=1, max_size=5), st.integers(4, 40))
def test_stretches_cover_every_text_in_order(texts: list[str], longest: int) -> None:
    groups = stretches(texts, longest)
    for part, text in enumerate(texts):
        pieces = [text[s.start : s.end] for group in groups for s in group if s.part == part]
        assert "".join(pieces) == text
    assert all(sum(s.end - s.start for s in group) <= longest for group in groups)


def test_a_release_is_read_as_one() -> None:
    assert len(stretches(["제목", PARAGRAPH * 200, PARAGRAPH * 500])) == 1


def test_a_numeral_is_never_cut() -> None:
    text = "가" * 30 + "1,234,567,890" * 3
    for longest in range(34, 60):
        (first, *_), *_ = stretches([text], longest)
        assert not (text[first.end - 1 : first.end].isdigit() and text[first.end : first.end + 1].isdigit())


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "stretches", partial(stretches, longest=3_000))


@pytest.mark.usefixtures("short_stretches")
def test_a_text_longer_than_a_stretch_gives_the_figures_of_each_of_its_paragraphs() -> None:
    count = 200
    text = "가람구, 어르신 일자리 넓힌다\n\n" + PARAGRAPH * count
    reading = read(text, published=date(2024, 3, 4))
    check(reading, text)
    assert [figure.surface for figure in reading.figures] == ["1,234명", "5억 6,000만원"] * count
    assert {(figure.regions, figure.year_from) for figure in reading.figures} == {(("11200",), 2024)}
    assert reading.programs == ("마을 손길 사업",)


@pytest.mark.usefixtures("short_stretches")
def test_the_office_of_the_first_stretch_is_that_of_all() -> None:
    body, attachment = read_release(
        [
            ("body", "전남 순천시는 올해 일자리 사업을 편다.\n" * 100),
            ("attachment", "시는 300명을 뽑는다." + " " * 3_000),
        ]
    )
    assert body.title_region == attachment.title_region
    assert attachment.figures[0].regions == (body.title_region,)


def test_facts_are_numbered_on_and_evidence_moves_with_its_text() -> None:
    def one(surface: str) -> Reading:
        seen = (Evidence("kind", "counter", 0, 3), Evidence("role", "headline", 0, 0))
        figure = Figure(0, 3, surface, 0, 3, "people", 30, 30, "persons", fact=0, evidence=seen)
        whole = Figure(0, 3, surface, 0, 3, "people", 30, 30, "persons", fact=1, part_of=0, evidence=seen)
        return Reading((figure, whole), ("11",), ("이음",), "11", ((1, 2),))

    groups = [([Stretch(0, 0, 3)], [one("30명")]), ([Stretch(0, 3, 6)], [one("40명")])]
    (reading,) = put_together(groups, 1)
    assert [(figure.start, figure.fact, figure.part_of) for figure in reading.figures] == [
        (0, 0, None), (0, 1, 0), (3, 2, None), (3, 3, 2),
    ]  # fmt: skip
    assert reading.figures[2].evidence == (Evidence("kind", "counter", 3, 6), Evidence("role", "headline", 0, 0))
    assert reading.left_out == ((1, 2), (4, 5))
    assert reading.regions == ("11",)


@pytest.mark.usefixtures("short_stretches")
def test_figures_keep_what_they_share_of_their_evidence_once() -> None:
    figures = read("가람구, 어르신 일자리 넓힌다\n\n" + PARAGRAPH * 200, published=date(2024, 3, 4)).figures
    pieces = [seen for figure in figures for seen in figure.evidence]
    assert len({id(seen) for seen in pieces}) == len(set(pieces)) < len(pieces)
    bounds = [bound for seen in pieces for bound in (seen.start, seen.end)]
    assert len({id(bound) for bound in bounds}) < 1.1 * len(set(bounds))
