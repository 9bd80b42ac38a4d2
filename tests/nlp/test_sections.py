"""The tense that headings give the lines of lists, and what counts without verbs mean by it."""

from __future__ import annotations

from datetime import date

from nlp.pipeline import draft_of, read
from nlp.sections import section_tenses


def tenses(text: str) -> dict[str, str]:
    draft = draft_of([("body", text)], published=date(2023, 6, 1))
    return {draft.sentence_text(index): tense for index, tense in section_tenses(draft).items()}


def roles(text: str) -> dict[str, str | None]:
    return {figure.surface: figure.role for figure in read(text, published=date(2023, 6, 1)).figures}


def test_a_heading_gives_its_list_a_tense() -> None:
    found = tenses("가람시 일자리\n\n□ 추진실적\n○ 참여 120명\n○ 취업 40명\n\n□ 향후계획\n○ 참여 150명")
    assert found == {"○ 참여 120명": "past", "○ 취업 40명": "past", "○ 참여 150명": "future"}


def test_a_label_gives_its_own_line_a_tense() -> None:
    found = tenses("□ 운영 현황\n○ 상담 210명\n○ 2024년 계획 : 교육 140명")
    assert found["○ 2024년 계획 : 교육 140명"] == "future"
    assert found["○ 상담 210명"] == "past"


def test_prose_is_not_in_a_section() -> None:
    assert tenses("가람시가 올해 추진실적을 냈다. 일자리 120개를 만든다.") == {}


def test_counts_without_verbs_are_done_or_planned_by_their_heading() -> None:
    text = "새일센터 운영 현황\n\n- 구직등록 2,210명, 상담 4,318명\n- 87명 취업\n- 2024년 계획 : 인턴 50명"
    found = roles(text)
    assert (found["2,210명"], found["4,318명"], found["87명"]) == ("participants", "participants", "recruited")
    assert found["50명"] == "planned"


def test_cells_mean_what_their_column_says() -> None:
    text = "구별 일자리\n\n구분 | 연간 목표 | 상반기 실적\n중구 | 3,200개 | 1,870개\n남구 | 5,600개 | 2,912개"
    assert roles(text) == {"3,200개": "target", "1,870개": "achieved", "5,600개": "target", "2,912개": "achieved"}
    text = "제도 지역별 현황\n\n구분 | 신청 | 취업\n동부 | 5,210명 | 612명"
    assert roles(text) == {"5,210명": "participants", "612명": "recruited"}


def test_a_column_of_places_says_nothing() -> None:
    text = "가람시는 노인일자리 참여자를 모집한다.\n\n구분 | 동부 | 서부\n인원 | 210명 | 112명"
    assert roles(text) == {"210명": "planned", "112명": "planned"}
