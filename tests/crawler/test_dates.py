from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.boards.dates import date_in_id, find_date, is_date

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-06-11", date(2026, 6, 11)),
        ("2026.06.11", date(2026, 6, 11)),
        ("2026.06.11.", date(2026, 6, 11)),
        ("2026/06/11 14:30", date(2026, 6, 11)),
        ("26.06.11", date(2026, 6, 11)),
        ("'26. 6. 11.", date(2026, 6, 11)),
        ("2026. 6. 11.", date(2026, 6, 11)),
        ("2026년06월11일", date(2026, 6, 11)),
        ("2026년 6월 11일(목)", date(2026, 6, 11)),
        ("20260611", date(2026, 6, 11)),
        ("등록일 : 2026-06-11 09:00", date(2026, 6, 11)),
        ("승인 2026.06.11 10:20", date(2026, 6, 11)),
        ("June 11, 2026", date(2026, 6, 11)),
        ("13:05", TODAY),
        ("조회 2026-13-45, 등록 2026-06-11", date(2026, 6, 11)),
    ],
)
def test_every_form_of_a_date_is_read(written: str, meant: date) -> None:
    assert find_date(written, TODAY) == meant


@pytest.mark.parametrize(
    "written", ["", "2026-02-30", "1,234", "3.1절", "02-2286-5114", "192.168.10.1", "버전 1.2.3", "2026년"]
)
def test_other_numbers_are_no_dates(written: str) -> None:
    assert find_date(written, TODAY) is None


def test_a_time_means_today_only_where_today_is_given() -> None:
    assert find_date("09:15") is None


@pytest.mark.parametrize(
    "cell", ["2026-06-11", "2026. 6. 11.", "26.06.11", "2026-06-11 10:20", "10:20", "2026.06.11(목)"]
)
def test_a_date_cell_is_known_by_its_form(cell: str) -> None:
    assert is_date(cell)


@pytest.mark.parametrize("cell", ["2026-06-11까지 모집", "일자리과", "120", "2026년 일자리 계획", ""])
def test_a_cell_that_says_more_is_no_date_cell(cell: str) -> None:
    assert not is_date(cell)


def test_seventeen_digit_ids_begin_with_their_day() -> None:
    assert date_in_id("20260611103045123") == date(2026, 6, 11)
    assert date_in_id("20261311103045123") is None
    assert date_in_id("20260611") is None


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y년 %m월 %d일"]),
)
def test_any_day_survives_being_written(day: date, form: str) -> None:
    assert find_date(f"등록일 {day.strftime(form)} 조회 12") == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    find_date(text, TODAY)
    is_date(text)
