"""The one door: what a reader promises for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import pipeline
from nlp.figures import check
from nlp.pipeline import language_of, read, read_release
from nlp.tokens import storable
from tests.nlp.growth import least_seconds

FIGURE_CHARACTERS = (
    "서울성동구는올해일자리명개억원만천백년월국비보다늘어를0123456789,.%()~∼-→ \n\t|□○▲‘’“”「」'\x00\ud800\u202e"
)

RELEASE = """가람구, 어르신 일자리 2,300개 만든다

서울 성동구(구청장 아무개)는 올해 ‘2024년 어르신 일자리 사업’에 총 60억 원(국비 20억 원, 시비 25억 원, 구비 15억 원)을
들여 일자리 2,300개를 만든다고 4일 밝혔다. 이는 지난해 2,000개보다 300개 늘어난 규모다.

□ 유형별 인원
 ○ 공익활동형 1,500명(월 29만 원)
 ○ 시장형 800명
"""


def test_every_figure_quotes_the_text() -> None:
    reading = read(RELEASE, published=date(2024, 3, 4))
    check(reading, RELEASE)
    assert [figure.surface for figure in reading.figures if figure.kind == "money"] == [
        "60억 원",
        "20억 원",
        "25억 원",
        "15억 원",
        "29만 원",
    ]


def test_a_figure_has_its_meaning() -> None:
    reading = read(RELEASE, published=date(2024, 3, 4))
    whole = next(figure for figure in reading.figures if figure.surface == "60억 원")
    assert (whole.low, whole.unit, whole.role) == (6_000_000_000, "KRW", "budget_total")
    assert whole.regions == ("11200",)
    assert (whole.year_from, whole.year_to) == (2024, 2024)
    assert whole.programs == ("2024년 어르신 일자리 사업",)
    assert RELEASE[whole.sentence_start : whole.sentence_end].startswith("서울 성동구")


def test_a_title_given_apart_has_its_own_reading() -> None:
    title, body = "가람구, 일자리 2,300개 만든다", "서울 성동구는 올해 일자리 2,300개를 만든다고 밝혔다."
    reading = read(body, title=title, published=date(2024, 3, 4))
    check(reading, body)
    assert [figure.surface for figure in reading.figures] == ["2,300개"]


def test_parts_are_read_in_the_light_of_each_other() -> None:
    body, attachment = read_release(
        [("body", "서울 성동구는 2025년 일자리 사업을 붙임과 같이 시행한다."), ("attachment", "□ 모집 인원: 35명\n")],
        published=date(2024, 12, 4),
    )
    assert not body.figures
    (figure,) = attachment.figures
    assert figure.regions == ("11200",)
    assert figure.year_from == 2025


def test_nothing_is_read_from_an_empty_text() -> None:
    assert read("").figures == ()
    assert read_release([("title", ""), ("body", " \n ")])[1].figures == ()


def test_the_language_is_told_from_the_letters() -> None:
    assert language_of("서울시는 IT 인재 30명을 뽑는다") == "ko"
    assert language_of("Seoul (서울) will hire 30 people for its new programme") == "en"


def test_the_version_of_the_rules_is_a_digest() -> None:
    assert len(pipeline.RULES_VERSION) == 12


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from(FIGURE_CHARACTERS), max_size=120))
def test_any_text_gives_a_reading_that_quotes_it(text: str) -> None:
    check(read(text, published=date(2024, 3, 4)), storable(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_give_a_reading(text: str) -> None:
    check(read(text), storable(text))


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "1 ",
        "(",
        "만",
        "1억 ",
        "일자리 10개를 ",
        "‘",
        "「가",
        "10명(",
        "2024.",
        "|",
        "1~",
        "서울 중구 ",
        "사업 ",
        "A1 ",
        "년 ",
        "1명\n",
        "10명\t",
        "구분\t인원\n가\t10\n",
        "1%",
        "○ 1명. ",
        "◆세종\n",
        "강서구는 30명. ",
    ],
)
def test_hostile_repetition_takes_time_in_proportion(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (2_500, 10_000))
    small, large = least_seconds(lambda: read(short)), least_seconds(lambda: read(long))
    assert large < max(9 * small, 1.0), f"{small:.2f} s, then {large:.2f} s for four times the text"
