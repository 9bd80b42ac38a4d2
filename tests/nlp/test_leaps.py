"""A search that leaps to a literal finds what a search of every character finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import period_grammar as periods
from nlp import program_grammar as grammar
from nlp import program_list_forms as list_forms
from nlp.leaps import Leap
from nlp.program_tables import schemes

LEAPS = [
    leap
    for leap in (*vars(grammar).values(), *vars(list_forms).values(), *vars(periods).values())
    if isinstance(leap, Leap)
]
PIECES = st.sampled_from(
    [
        " ",
        "\n",
        ". ",
        ", ",
        "가람시는 ",
        "나루형 ",
        "by the end of March ",
        "from 2021 ",
        "to 2024",
        "~2026년",
        "over the past three years ",
        "this year",
        "a YEAR earlier",
        "나루농부 사업",
        "사업",
        "사업을 ",
        "사업에 ",
        "을 통해 ",
        "3",
        "12명",
        "6억 원",
        "(",
        ")",
        "▲",
        "청년 ",
        "마을 공방 ",
        "일자리",
        "일자리센터",
        "를 통해 ",
        "는 ",
        "프로젝트도 추진한다.",
        "도우미 ",
        "지킴이 사업은 ",
        "과정",
        "와 관련해 ",
        "새로 ",
        "의 ",
        "가",
        "취업지원센터가 ",
        "희망",
        "가나다라마바사아자차카",
    ]
)


@pytest.mark.parametrize("leap", LEAPS, ids=lambda leap: leap.pattern.pattern[:30])
@given(pieces=st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_a_leap_finds_what_a_search_of_every_character_finds(leap, pieces):  # type: ignore[no-untyped-def]
    text = "".join(pieces)
    assert [m.span() for m in leap.matches(text)] == [m.span() for m in leap.pattern.finditer(text)]


def test_a_text_without_the_literal_is_never_searched():
    leap = Leap(re.compile(r"(?<=x)y"), re.compile("사업"), before=2, behind=2)
    assert list(leap.matches("xyxyxy")) == []


@given(pieces=st.lists(PIECES, max_size=30))
@settings(deadline=None)
def test_standing_schemes_stand_where_their_letters_do(pieces):  # type: ignore[no-untyped-def]
    pattern, kinds = schemes()
    for match in pattern.finditer("".join(pieces)):
        assert re.sub(r"[ ·ㆍ]", "", match[0]) in kinds
