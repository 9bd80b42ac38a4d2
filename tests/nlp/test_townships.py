"""읍·면·동: which 시·군·구 or 일반구 they count as."""

from datetime import date

import pytest

from nlp import gazetteer
from nlp.draft import Draft
from nlp.layout import lay_out
from nlp.regions import assign_regions, document_regions, find_regions


def regions(text: str, published: date, office: str | None = None) -> list[str]:
    draft = Draft(text, "ko", published, office)
    lay_out(draft)
    draft.regions = find_regions(draft)
    assign_regions(draft)
    return [gazetteer.full_name(code) for code in document_regions(draft)]


@pytest.mark.parametrize(
    ("text", "office", "expected"),
    [
        ("고양시는 성사동에 청년 쉼터를 연다.", None, ["경기도 고양시", "경기도 고양시 덕양구"]),
        ("시는 성사동 일원에 청년 쉼터를 연다.", "41280", ["경기도 고양시 덕양구"]),
        ("대전시는 은행동에서 취업 상담을 한다.", None, ["대전광역시", "대전광역시 중구"]),
        ("구는 신당동 주민센터에서 취업 상담을 한다.", "11140", ["서울특별시 중구"]),
        ("창원시는 사파동에, 전주시는 송천동에 일터를 연다.", None,
         ["경상남도 창원시", "경상남도 창원시 성산구", "전북특별자치도 전주시", "전북특별자치도 전주시 덕진구"]),
    ],
)  # fmt: skip
def test_a_dong_counts_as_the_unit_that_it_lies_in(text: str, office: str | None, expected: list[str]) -> None:
    assert regions(text, date(2025, 3, 3), office) == expected


def test_a_dong_of_which_its_region_has_several_says_nothing() -> None:
    assert regions("부산시는 송정동에서 취업 상담을 한다.", date(2025, 3, 3)) == ["부산광역시"]


def test_a_dong_without_any_region_says_nothing() -> None:
    assert regions("신당동에서 취업 상담을 한다.", date(2025, 3, 3)) == []


@pytest.mark.parametrize("word", ["사회활동에", "자원봉사활동에서", "공동에", "노동의", "화면에", "측면에서"])
def test_a_common_word_on_dong_or_myeon_is_no_place(word: str) -> None:
    assert regions(f"고양시는 {word} 힘쓴다.", date(2025, 3, 3)) == ["경기도 고양시"]


def test_a_dong_gets_the_code_of_its_day() -> None:
    assert regions("전주시는 송천동에 일터를 연다.", date(2023, 3, 3)) == ["전라북도 전주시", "전라북도 전주시 덕진구"]
