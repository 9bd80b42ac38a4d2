"""The corpus beside this file (tests/corpora/quantities.tsv) is the list of claims; here are those that need more
than one sentence."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.draft import Draft, Quantity
from nlp.layout import lay_out
from nlp.quantities import find_quantities
from tests.nlp.growth import least_seconds

CORPORA = Path(__file__).parents[1] / "corpora"
_MARK = re.compile("⟦(.*?)⟧")


def read(text: str, left_out: list[tuple[int, int]] | None = None) -> list[Quantity]:
    draft = Draft(text, "ko", left_out=left_out or [])
    lay_out(draft)
    return find_quantities(draft)


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CORPORA / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def told(text: str, quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    words = [quantity.kind, f"{low}" if low == high else f"{low}~{high}", quantity.unit]
    words += [quantity.qualifier] if quantity.qualifier != "exact" else []
    words += [f"per={quantity.per}"] if quantity.per else []
    words += ["each"] if quantity.each else []
    return f"{text[quantity.start : quantity.end]} = {' '.join(words)}"


@pytest.mark.parametrize(
    ("marked", "figures"),
    [*rows("quantities.tsv"), *rows("qualifiers.tsv"), *rows("english.tsv"), *rows("tables.tsv")],
    ids=lambda value: value[:40],
)
def test_every_sentence_of_the_corpus_gives_its_figures_and_no_others(marked: str, figures: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "").replace("¶", "\n")
    spans = _MARK.findall(marked)
    wanted = [f"{span} = {figure}" for span, figure in zip(spans, figures.split("; "), strict=False)] if spans else []
    assert [told(text, quantity) for quantity in read(text)] == wanted


@pytest.mark.parametrize("name", ["quantities.tsv", "english.tsv", "tables.tsv"])
def test_every_corpus_is_large_and_a_third_of_it_are_traps(name: str) -> None:
    all_rows = rows(name)
    assert len(all_rows) >= 80
    assert sum(not figures for _, figures in all_rows) * 3 >= len(all_rows)


def test_a_third_of_the_rows_on_bounds_and_pay_set_none() -> None:
    all_rows = rows("qualifiers.tsv")
    bounded = re.compile(r" (?:approx|at_least|at_most|over|under|each)\b| per=")
    assert len(all_rows) >= 80
    assert sum(not bounded.search(figures) for _, figures in all_rows) * 3 >= len(all_rows)


def test_a_count_without_a_noun_takes_the_jobs_of_the_sentence_before() -> None:
    text = (
        "시는 내년까지 일자리 10만개를 만든다.\n"
        "2021년에는 80개 사업으로 3만8000개, 2022년에는 262개 사업으로 8만9000개를 냈다."
    )
    assert [(q.kind, q.low) for q in read(text)] == [
        ("jobs", 100000),
        ("projects", 80),
        ("jobs", 38000),
        ("projects", 262),
        ("jobs", 89000),
    ]


def test_a_bracketed_count_takes_the_noun_of_the_bracket_before() -> None:
    kinds = [q.kind for q in read("가나군 26억 원(4개 사업), 다라군 7억 원(5개), 마바시 3억 원(3개)에 쓴다.")]
    assert kinds == ["money", "projects", "money", "projects", "money", "projects"]


def test_the_note_above_a_table_scales_its_bare_numbers() -> None:
    text = "추진계획 (단위: 명, 백만원)\n구분 | 인원 | 예산 |\n계 | 1,250 | 3,480 |\n가형 | 900 | 2,100.5 |"
    assert [(q.kind, q.low) for q in read(text)] == [
        ("people", 1250),
        ("money", 3_480_000_000),
        ("people", 900),
        ("money", 2_100_500_000),
    ]


def test_a_header_gives_unit_and_period_of_pay_to_the_cells_below() -> None:
    text = "사업명\t모집인원(명)\t월급여(원)\t고용률(%)\n공공근로\t40\t1,914,440\t65.2"
    assert [(q.kind, q.low, q.per) for q in read(text)] == [
        ("people", 40, None),
        ("money", 1914440, "month"),
        ("rate", 65.2, None),
    ]


def test_years_and_running_numbers_in_a_table_are_no_figures() -> None:
    text = "일자리 실적(단위: 개)\n연번 | 구분 | 2021년 | 2022년 |\n1 | 직접 | 3,210 | 3,455 |\n2 | 민간 | 120 | 130 |"
    assert [q.low for q in read(text)] == [3210, 3455, 120, 130]


def test_a_bare_number_in_a_table_that_nothing_explains_is_left_alone() -> None:
    assert read("구분 | 비고 |\n가형 | 120 |\n나형 | 44 |") == []


def test_a_merged_header_scales_the_columns_that_it_spans() -> None:
    spanned = "구분\t인원(명)\t사업비(백만원)\t\t\n\t\t계\t국비\t도비\n합계\t90\t700\t420\t280"
    dropped = "시군명\t인원(명)\t사업비(백만원)\n계\t국비\t도비\n합계\t90\t700\t420\t280"
    for text in (spanned, dropped):
        assert [(q.kind, q.low) for q in read(text)] == [
            ("people", 90),
            ("money", 700_000_000),
            ("money", 420_000_000),
            ("money", 280_000_000),
        ]


def test_empty_cells_at_the_ends_of_a_row_keep_its_columns() -> None:
    head = "유형\t사업명\t참여인원\t예산액(천원)\t기간\n"
    text = head + "공익\t거리\t40\t8,000\t2월\n\t급식\t30\t6,000\t\n소계\t\t70\t14,000\t"
    assert [(q.kind, q.low) for q in read(text)] == [
        ("people", 40),
        ("money", 8_000_000),
        ("people", 30),
        ("money", 6_000_000),
        ("people", 70),
        ("money", 14_000_000),
    ]


def test_a_unit_of_money_does_not_reach_columns_of_counts() -> None:
    text = "총괄 [단위: 억원]\n분야\t사업수\t예산\t일자리수\n계\t45\t1,230\t12,340"
    assert [(q.kind, q.low) for q in read(text)] == [("projects", 45), ("money", 123_000_000_000), ("jobs", 12340)]


def test_the_label_of_a_row_chooses_among_the_units_of_the_note() -> None:
    text = "(단위: 명, %)\n구분\t2022.6.\t2023.6.\n취업자\t120,300\t123,400\n고용률\t62.1\t63.0"
    assert [q.kind for q in read(text)] == ["people", "people", "rate", "rate"]


def test_a_count_in_a_cell_takes_the_noun_of_its_header() -> None:
    text = "유형 | 사업 수 | 인원\n공익형 | 9개 | 640명\n복지형 | 4개 | 55명"
    assert [(q.kind, q.low) for q in read(text)] == [("projects", 9), ("people", 640), ("projects", 4), ("people", 55)]


def test_shares_in_brackets_take_the_unit_of_their_total_only_if_they_add_up() -> None:
    assert [q.low for q in read("모집인원: 총 35명(남 20, 여 15)")] == [35, 20, 15]
    assert [q.low for q in read("모집인원: 총 35명(가동 101, 나동 102)")] == [35]


def test_spans_that_are_left_out_hold_no_figures() -> None:
    text = "참여자 30명을 뽑는다.\n댓글 250개"
    assert [q.low for q in read(text, [(14, len(text))])] == [30]


def test_a_qualifier_reaches_only_its_own_number() -> None:
    qualifiers = [q.qualifier for q in read("약 300명이 참여하고 120명 이상이 취업했으며 45명은 창업했다.")]
    assert qualifiers == ["approx", "at_least", "exact"]


def test_every_quantity_says_which_rule_gave_kind_and_value() -> None:
    for quantity in read("시는 약 60억 원을 들여 공공일자리 420개를 만들고 월 100만원을 준다."):
        assert {"kind", "value"} <= {evidence.field for evidence in quantity.evidence}


HOSTILE = ["1,", "(", "1(", "1개 ", "만", " ", "1|", "|10명|\n", "1~", "10명\t", "[1명", "각 1명 ", "1.", "천 ", "( "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_take_time_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        def find() -> None:
            draft = Draft(text, "ko")
            lay_out(draft)
            find_quantities(draft)

        text = unit * (size // len(unit)) + "1명"
        return least_seconds(find)

    small, large = seconds(10_000), seconds(40_000)
    assert large < max(9 * small, 0.5), f"{small:.2f} s, then {large:.2f} s for four times the text"


PIECES = [
    *"만억천여명개원%년 ~()|\t\n약각월·,.은\u00a0\0",
    "1",
    "20",
    "3,450",
    "일자리",
    "기업",
    "이상",
    "jobs",
    "won",
    "five",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_any_text_gives_ordered_figures_that_quote_it_within_their_sentence(pieces: list[str]) -> None:
    text = "".join(pieces)
    draft = Draft(text, "ko")
    lay_out(draft)
    last = 0
    for quantity in find_quantities(draft):
        sentence = draft.sentences[quantity.sentence]
        assert last <= quantity.start < quantity.end
        assert sentence.start <= quantity.start
        assert quantity.end <= sentence.end
        assert quantity.low <= quantity.high
        last = quantity.end


def test_a_decimal_at_the_start_of_a_line_is_no_list_number() -> None:
    (points,) = [
        quantity for quantity in read("실업률은 4.1%로\n0.7% 포인트 올랐다.") if quantity.unit == "percent_point"
    ]
    assert points.low == 0.7


def test_a_list_number_before_a_count_is_not_read_with_it() -> None:
    (count,) = read("2.250명을 뽑는다.")
    assert count.low == 250


def test_a_row_may_state_its_unit_in_its_label() -> None:
    found = read("구분\t2021년\t2022년\n일자리 예산(억원)\t2,540\t3,051\n")
    assert [(quantity.kind, quantity.low) for quantity in found] == [
        ("money", 254_000_000_000),
        ("money", 305_100_000_000),
    ]


def test_a_long_list_that_never_names_its_counter_is_read_in_linear_time() -> None:
    start = time.process_time()
    assert read("가람구 1만, " + "만1천,만1천, 샘터구 9천" * 3000 + ".") is not None
    assert time.process_time() - start < 5
