"""How a text is laid out before anything is read from it."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from nlp.draft import Draft
from nlp.layout import lay_out


def laid(text: str, left_out: list[tuple[int, int]] | None = None, headline: tuple[int, int] | None = None) -> Draft:
    draft = Draft(text, "ko", left_out=left_out or [], headline=headline)
    lay_out(draft)
    return draft


def texts(draft: Draft) -> list[str]:
    return [draft.sentence_text(sentence.index) for sentence in draft.sentences]


def test_a_line_before_the_prose_is_the_headline() -> None:
    draft = laid("가람시, 노인일자리 300개 늘린다\n\n가람시는 5일 이렇게 밝혔다.")
    assert draft.headline is not None
    assert draft.text[slice(*draft.headline)] == "가람시, 노인일자리 300개 늘린다"
    assert [s.kind for s in draft.sentences] == ["headline", "text"]


def test_a_text_that_begins_with_prose_has_no_headline() -> None:
    assert laid("가람시는 5일 노인일자리를 늘린다고 밝혔다.\n다음 문장이다.").headline is None


def test_a_repeated_headline_is_a_headline_again() -> None:
    draft = laid("가람시, 일자리 300개 만든다\n\n가람시, 일자리 300개 만든다\n\n가람시는 5일 이렇게 밝혔다.")
    assert [s.kind for s in draft.sentences] == ["headline", "headline", "text"]


def test_a_decimal_a_date_and_a_year_do_not_end_a_sentence() -> None:
    draft = laid("고용률은 64.2%로 올랐다. 2025. 1. 1. 부터 시작한다. 끝이다.")
    assert texts(draft) == ["고용률은 64.2%로 올랐다.", "2025. 1. 1. 부터 시작한다.", "끝이다."]


def test_a_sentence_ends_where_the_space_behind_it_was_lost() -> None:
    told = texts(laid("가람시는 5일 일터를 늘린다고 밝혔다.이날 행사에는 300명이 왔다.나루시도 함께했다."))
    assert told == ["가람시는 5일 일터를 늘린다고 밝혔다.", "이날 행사에는 300명이 왔다.", "나루시도 함께했다."]


def test_a_quotation_goes_on_into_the_sentence_that_reports_it() -> None:
    draft = laid("시장은 “일자리가 최고의 복지다.”라며 “더 늘리겠다.”고 말했다. 다음이다.")
    assert texts(draft) == ["시장은 “일자리가 최고의 복지다.”라며 “더 늘리겠다.”고 말했다.", "다음이다."]


def test_items_stand_under_the_item_above_them() -> None:
    draft = laid("제목이 되는 줄입니다\n\n□ 첫째 항목이다.\n ○ 둘째 항목\n  - 셋째 항목\n ○ 넷째 항목\n")
    first, second, third, fourth = draft.sentences[1:]
    assert (first.level, second.level, third.level, fourth.level) == (1, 2, 3, 2)
    assert (second.parent, third.parent, fourth.parent) == (first.index, second.index, first.index)


def test_an_item_number_glued_to_a_year_is_an_item() -> None:
    draft = laid("붙임이 되는 제목 줄\n\n1. 사업 사례\n2.2021년 사업 목록\n")
    assert [s.kind for s in draft.sentences[1:]] == ["item", "item"]


def test_a_row_of_cells_is_a_table_row() -> None:
    draft = laid("유형 | 인원 | 보수\n전일제 | 47명 | 209만원\n")
    assert [s.kind for s in draft.sentences] == ["table", "table"]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    draft = laid("(가람=○○통신) 홍길동 기자 = 가람시는 5일 일자리를 늘린다고 밝혔다.")
    assert [s.kind for s in draft.sentences] == ["dateline", "text"]
    assert texts(draft)[1].startswith("가람시는")


def test_what_is_left_out_is_in_no_sentence() -> None:
    text = "본문이다. 공유하기 버튼. 끝이다."
    start = text.index("공유")
    end = text.index("끝")
    draft = laid(text, [(start, end)])
    assert texts(draft) == ["본문이다.", "끝이다."]
    assert not any(s.start <= start < s.end for s in draft.sentences)


def test_a_line_broken_by_a_converter_is_joined_again() -> None:
    draft = laid("가람시는 올해 상반기 지역공동체 일자리사업에 참여할 주민을 모집하고,\n선발된 주민을 현장에 배치한다.")
    assert len(draft.sentences) == 1


@given(st.text(alphabet="가나다.!?”) \n\t|□○-1.(", max_size=200))
def test_sentences_are_in_order_and_never_overlap(text: str) -> None:
    draft = laid(text)
    border = 0
    for index, sentence in enumerate(draft.sentences):
        assert sentence.index == index
        assert border <= sentence.start < sentence.end <= len(text)
        border = sentence.end
        assert sentence.parent is None or sentence.parent < index


def test_an_endless_line_is_laid_out_in_time() -> None:
    for text in ("가 " * 200_000, "(" * 200_000, "다.” " * 50_000, "|" * 200_000, "\n\n□" * 60_000):
        began = time.process_time()
        draft = laid(text)
        assert time.process_time() - began < 5
        assert all(sentence.end - sentence.start <= 400_000 for sentence in draft.sentences)
