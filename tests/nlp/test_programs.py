"""The programmes of figures: every row of corpora/programs.tsv, and what holds for a whole release."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.draft import Draft, Quantity
from nlp.layout import lay_out
from nlp.periods import assign_years, find_periods
from nlp.programs import assign_programs, document_programs, find_programs

CORPUS = Path(__file__).parent.parent / "corpora" / "programs.tsv"
MARK = re.compile(r"⟦(?P<mention>[^⟧]*)⟧|\{(?P<figure>[^=}]*)=(?P<program>[^}]*)\}")
KINDS = (("원", "money"), ("won", "money"), ("%", "rate"), ("명", "people"))
PUBLISHED = date(2024, 5, 2)


def rows() -> list[tuple[str, str]]:
    lines = CORPUS.read_text("utf-8").splitlines()
    return [tuple(line.replace("\\n", "\n").split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


def read(marked: str) -> tuple[Draft, list[tuple[int, int]], list[tuple[str, ...]]]:
    """A draft of the text without its marks, the spans of its mentions and the programmes of its figures."""
    text, at = "", 0
    mentions, figures, programs = [], [], []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        words = match["mention"] or match["figure"]
        if match["mention"] is None:
            figures.append((len(text), len(text) + len(words)))
            programs.append(() if match["program"] == "-" else (match["program"],))
        else:
            mentions.append((len(text), len(text) + len(words)))
        text += words
    text += marked[at:]
    draft = Draft(text, "ko" if re.search("[가-힣]", text) else "en", PUBLISHED)
    lay_out(draft)
    for start, end in figures:
        kind = next((kind for unit, kind in KINDS if text[start:end].endswith(unit)), "jobs")
        kind = "organizations" if text[end : end + 3] == " 기업" else kind
        value = int("".join(re.findall(r"\d", text[start:end])))
        sentence = next(s.index for s in draft.sentences if s.start <= start < s.end)
        draft.quantities.append(Quantity(start, end, kind, value, value, "", sentence))  # type: ignore[arg-type]
    draft.periods = find_periods(draft)
    assign_years(draft)
    draft.programs = find_programs(draft)
    assign_programs(draft)
    return draft, mentions, programs


@pytest.mark.parametrize(("marked", "why"), rows(), ids=lambda value: str(value)[:40])
def test_every_row_of_the_corpus_is_read(marked: str, why: str) -> None:
    draft, spans, programs = read(marked)
    assert [(m.start, m.end) for m in draft.programs] == spans, (why, [m.name for m in draft.programs])
    assert [q.programs for q in draft.quantities] == programs, why


def test_a_third_of_the_corpus_are_traps() -> None:
    assert len(rows()) >= 90
    assert sum(why.startswith("trap") for _, why in rows()) >= len(rows()) // 3


def test_a_short_form_stands_for_its_full_name() -> None:
    text = (
        "시는 「가람-마을 함께 일자리사업」(이하 「함께 사업」)을 편다고 밝혔다.\n\n"
        "「함께 사업」은 공모로 고른다. 「함께 사업」에는 {30명=가람-마을 함께 일자리사업}이 일한다.\n"
    )
    draft, _, programs = read(text)
    assert document_programs(draft) == ("가람-마을 함께 일자리사업",)
    assert [q.programs for q in draft.quantities] == programs


def test_a_programme_is_listed_once_under_its_fullest_name() -> None:
    draft, _, _ = read("시는 노인일자리를 늘린다고 밝혔다. 노인일자리 사업에 900명, 노인 일자리 사업에 80억 원을 쓴다.")
    assert document_programs(draft) == ("노인일자리 사업",)


def test_every_programme_has_its_evidence() -> None:
    draft, _, _ = read("시는 ‘새봄 일자리 사업’에 {20명=새봄 일자리 사업}을 쓴다.")
    (evidence,) = [e for e in draft.quantities[0].evidence if e.field == "programs"]
    assert draft.text[evidence.start : evidence.end] == "새봄 일자리 사업"


def test_a_headline_takes_the_sub_programme_of_the_figure_that_it_restates() -> None:
    draft, _, programs = read(
        "나루군 일자리 {900명=나루 새봄 일자리 사업}, 연중 {73명=나루 온마을 사업}\n\n"
        "나루군은 ‘나루 새봄 일자리 사업’으로 {900명=나루 새봄 일자리 사업}을 쓴다고 밝혔다.\n"
        "‘나루 온마을 사업’에는 {73명=나루 온마을 사업}이 일한다.\n"
    )
    assert [q.programs for q in draft.quantities] == programs


def test_two_programmes_side_by_side_in_the_lead_leave_no_main_one() -> None:
    draft, _, programs = read(
        "군은 올해 공공근로와 자활근로를 함께 편다고 5일 밝혔다.\n\n농한기에 모두 {40명=-}이 일하게 된다.\n"
    )
    assert [q.programs for q in draft.quantities] == programs


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="사업박람회 일자리노인공공근로‘’“”「」<>()이하\n20년가Aa.", max_size=120))
def test_mentions_never_overlap_and_lie_in_the_text(text: str) -> None:
    draft = Draft(text, "ko", PUBLISHED)
    lay_out(draft)
    end = 0
    for mention in find_programs(draft):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.name
        end = mention.end
