from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import gazetteer, romanised
from nlp.figures import COUNTRY

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2027, 1, 1))


def test_every_row_has_a_parent_in_the_table_and_a_name_that_ends_its_full_name() -> None:
    for row in gazetteer.regions():
        assert row.parent is None or gazetteer.is_code(row.parent)
        assert row.full_name.endswith(row.name)
        assert (row.parent is None) == (row.level == "sido")


def test_sixteen_provinces_stand_after_the_merger_and_seventeen_before() -> None:
    def count(on: date) -> int:
        return sum(row.valid(on) for row in gazetteer.regions() if row.level == "sido")

    assert count(date(2026, 6, 30)) == 17
    assert count(date(2026, 7, 1)) == 16


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("강원도", "2023-06-10", "42"),
        ("강원도", "2023-06-11", "51"),
        ("전북", "2024-01-17", "45"),
        ("전북", "2024-01-18", "52"),
        ("전라남도", "2026-07-01", "12"),
        ("광주광역시", "2026-07-01", "12"),
        ("창원시", "2009-05-01", "48110"),
        ("창원시", "2012-05-01", "48120"),
        ("창원특례시", "2024-05-01", "48120"),
        ("여주군", "2013-09-22", "41730"),
        ("여주군", "2014-09-22", "41670"),
        ("군위군", "2023-06-30", "47720"),
        ("군위군", "2023-07-01", "27720"),
        ("제주시", "2005-07-01", "49110"),
        ("세종시", "2015-07-01", "36"),
        ("전북특별자치도", "2023-12-01", "45"),
    ],
)
def test_a_name_stands_for_the_code_of_its_day(name: str, on: str, code: str) -> None:
    assert gazetteer.by_name(name, date.fromisoformat(on)) == (code,)


def test_homonyms_come_all_and_none_of_another_time() -> None:
    assert set(gazetteer.by_name("강서구", date(2020, 1, 1))) == {"11500", "26440"}
    assert set(gazetteer.by_name("남구", date(2020, 1, 1))) == {"26290", "27200", "29155", "31140", "47111"}
    assert "28170" in gazetteer.by_name("남구", date(2017, 1, 1))
    assert set(gazetteer.by_name("광주", date(2026, 8, 1))) == {"12", "41610"}


def test_full_names_are_those_of_the_guideline() -> None:
    assert gazetteer.full_name("48123") == "경상남도 창원시 성산구"
    assert gazetteer.full_name(COUNTRY) == "대한민국"
    assert gazetteer.full_name("36") == "세종특별자치시"


def test_a_code_is_led_over_renamings_and_mergers_but_never_through_a_split() -> None:
    assert gazetteer.successor("45110") == "52110"
    assert gazetteer.successor("43710") == "43110"
    assert gazetteer.successor("28110") is None
    assert gazetteer.at("28110", date(2026, 8, 1)) == "28110"
    assert gazetteer.at("52110", date(2020, 1, 1)) == "45110"
    assert gazetteer.at("12", date(2020, 1, 1)) == "12", "a merged unit has no single predecessor"


def test_changes_name_their_kind() -> None:
    kinds = {(change.old, change.new): change.kind for change in gazetteer.changes()}
    assert kinds["42", "51"] == "rename"
    assert kinds["42110", "51110"] == "recode"
    assert kinds["29", "12"] == "merge"
    assert kinds["43710", "43110"] == "merge"
    assert kinds["28110", "28155"] == "split"
    assert kinds["28170", "28177"] == "rename"
    assert all(gazetteer.is_code(code) for pair in kinds for code in pair)


@given(st.sampled_from([row.code for row in gazetteer.regions()]), DAYS)
def test_the_code_of_a_day_is_its_own_code_of_that_day(code: str, on: date) -> None:
    there = gazetteer.at(code, on)
    assert gazetteer.at(there, on) == there


@given(st.sampled_from(sorted(gazetteer.names())), DAYS)
def test_a_name_never_gives_a_code_of_another_name_while_its_own_is_valid(name: str, on: date) -> None:
    own = [code for code in gazetteer.by_name(name) if gazetteer.region(code).valid(on)]
    assert not own or list(gazetteer.by_name(name, on)) == own


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("강릉", "Gangneung"),
        ("종로", "Jongno"),
        ("울릉", "Ulleung"),
        ("밀양", "Miryang"),
        ("영등포", "Yeongdeungpo"),
        ("임실", "Imsil"),
        ("덕양", "Deogyang"),
        ("상록", "Sangnok"),
        ("창녕", "Changnyeong"),
        ("정읍", "Jeongeup"),
        ("곡성", "Gokseong"),
        ("칠곡", "Chilgok"),
    ],
)
def test_names_are_romanised_with_their_sound_changes(korean: str, english: str) -> None:
    assert romanised.romanise(korean) == english


def test_english_names_lead_to_korean_ones() -> None:
    names = romanised.names()
    assert names["Gangbuk-gu"] == names["Gangbuk District"] == "강북구"
    assert names["Seongnam"] == names["Seongnam City"] == "성남시"
    assert names["Cheongyang County"] == "청양군"
    assert all(gazetteer.by_name(korean) for korean in names.values())


def test_both_sides_of_every_change_meet_on_its_day() -> None:
    for change in gazetteer.changes():
        if change.kind == "recode":
            assert gazetteer.region(change.old).valid_to == change.on == gazetteer.region(change.new).valid_from
            assert gazetteer.region(change.old).valid(change.on - timedelta(days=1))
