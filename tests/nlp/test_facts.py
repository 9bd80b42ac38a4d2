"""Which mentions are one fact, and which facts are part of another: what may be summed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from nlp.figures import Figure
from nlp.pipeline import read, read_release

DAY = date(2024, 3, 4)
_CORPUS = Path(__file__).parents[1] / "corpora" / "facts.tsv"
_ROWS = [line.split("\t") for line in _CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def figures(text: str) -> list[Figure]:
    return list(read(text, published=DAY).figures)


def of(found: list[Figure], surface: str) -> Figure:
    return next(figure for figure in found if figure.surface == surface)


def total(found: list[Figure], kind: str) -> float:
    """What may be summed: distinct facts that are nobody's part."""
    facts = {figure.fact: figure.low for figure in found if figure.kind == kind and figure.part_of is None}
    return sum(low for low in facts.values() if low is not None)


def linked(found: list[Figure]) -> str:
    """For each figure the number of its fact in order of appearance, and <N where that is part of fact N."""
    facts: dict[int, int] = {}
    for figure in found:
        facts.setdefault(figure.fact, len(facts))
    return " ".join(
        f"{facts[figure.fact]}" + ("" if figure.part_of is None else f"<{facts[figure.part_of]}") for figure in found
    )


@pytest.mark.parametrize(("marked", "facts"), _ROWS, ids=lambda value: value[:40])
def test_every_text_of_the_corpus_states_these_facts(marked: str, facts: str) -> None:
    found = figures(re.sub("[⟦⟧]", "", marked).replace("¶", "\n"))
    assert [figure.surface for figure in found] == re.findall("⟦(.*?)⟧", marked)
    assert linked(found) == facts


def test_a_third_of_the_facts_of_the_corpus_only_look_alike() -> None:
    apart = [facts for _, facts in _ROWS if facts == " ".join(str(n) for n in range(len(facts.split())))]
    assert len(_ROWS) >= 80
    assert len(apart) * 3 >= len(_ROWS)


def test_headline_and_lead_state_one_quantity() -> None:
    found = figures("가람구, 일자리 7,500개 만든다\n\n가람구는 올해 일자리 7,500개를 만든다고 4일 밝혔다.")
    assert len(found) == 2
    assert found[0].fact == found[1].fact
    assert total(found, "jobs") == 7500


def test_a_rounded_headline_states_the_exact_figure() -> None:
    found = figures("가람구, 일자리 3만 8300개 만든다\n\n가람구는 올해 일자리 3만 8305개를 만든다고 4일 밝혔다.")
    assert found[0].fact == found[1].fact


def test_money_by_source_is_part_of_the_total_before_the_brackets() -> None:
    found = figures("총 60억 원(시비 35억 원, 구비 25억 원)이 들어간다.")
    whole = of(found, "60억 원")
    assert of(found, "35억 원").part_of == whole.fact
    assert of(found, "25억 원").part_of == whole.fact
    assert total(found, "money") == 6_000_000_000


def test_years_that_add_up_are_parts_of_the_sum() -> None:
    found = figures("시는 최근 3년간 3,415개의 일자리를 만들었다. (2021년 1,908개, 2022년 1,107개, 2023년 400개)")
    whole = of(found, "3,415개")
    assert [figure.part_of for figure in found if figure is not whole and figure.kind == "jobs"] == [whole.fact] * 3


def test_a_total_behind_its_parts_is_their_whole() -> None:
    found = figures("전일제 20명, 시간제 7명, 복지형 48명 합해서 75명을 뽑는다.")
    assert total(found, "people") == 75


def test_rows_of_a_table_are_parts_of_its_total_row() -> None:
    found = figures("모집 인원\n\n유형 | 인원\n계 | 95명\n전일제 | 47명\n시간제 | 48명\n")
    assert total(found, "people") == 95


def test_equal_numbers_of_two_items_are_two_facts() -> None:
    found = figures("공원관리 20명과 도서관 보조 20명을 뽑는다.")
    assert found[0].fact != found[1].fact
    assert total(found, "people") == 40


def test_a_part_that_the_words_name_is_a_part() -> None:
    found = figures("올해 300명 규모로 운영하며, 이 가운데 144명을 상반기에 뽑는다.")
    assert of(found, "144명").part_of == of(found, "300명").fact


def test_figures_that_do_not_add_up_stay_by_themselves() -> None:
    found = figures("공공근로 100명을 뽑는다. 채용박람회에서는 30명을 뽑는다. 인턴 20명을 뽑는다.")
    assert all(figure.part_of is None for figure in found)


def test_title_body_and_attachment_share_their_facts() -> None:
    title, body, attachment = read_release(
        [
            ("title", "가람구, 일자리 7,500개 만든다"),
            ("body", "가람구는 올해 일자리 7,500개를 만든다고 4일 밝혔다."),
            ("attachment", "구분\t일자리\n합계\t7,500개\n청년\t3,000개\n어르신\t4,500개\n"),
        ],
        published=DAY,
    )
    assert {figure.fact for figure in (*title.figures, *body.figures)} == {title.figures[0].fact}
    rows = {figure.surface: figure for figure in attachment.figures}
    assert rows["7,500개"].fact == title.figures[0].fact
    assert rows["3,000개"].part_of == title.figures[0].fact


def test_jobs_and_their_holders_are_one_fact() -> None:
    found = figures("가람구, 일자리 1,200개 만든다\n\n가람구는 올해 주민 1,200명에게 일자리를 준다고 4일 밝혔다.")
    assert len({figure.fact for figure in found}) == 1


def test_what_a_total_includes_is_part_of_it() -> None:
    found = figures("서울 성동구는 구비 88억 원을 포함해 모두 241억 원을 들여 일자리를 만든다.")
    assert of(found, "88억 원").part_of == of(found, "241억 원").fact
    assert of(found, "241억 원").role == "budget_total"


def test_equal_shares_are_parts_of_what_they_make_up() -> None:
    found = figures("경기 시흥시는 사업비 11억 원을 들인다. 국비와 시비가 각각 5억 5천만 원이다.")
    assert total(found, "money") == 1_100_000_000


def test_a_headline_without_the_programme_states_the_figure_of_the_text() -> None:
    found = figures(
        "가람시, 26일 일자리 한마당…380명 채용 예정\n\n"
        "가람시는 26일 ‘가람 일자리 한마당’을 연다. 지역 기업 62개사가 380명을 채용할 예정이다."
    )
    assert total(found, "people") == 380


def test_the_rest_is_part_of_the_total_before_it() -> None:
    found = figures(
        "서울 성동구는 구비 88억 원을 포함해 모두 241억 원을 쓴다. 나머지는 국비 81억 원과 시비 72억 원이다."
    )
    assert total(found, "money") == 24_100_000_000
