"""A guard of first characters finds what the bare pattern finds, only sooner."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import predicates
from nlp.openings import guarded, in_pairs, openings

PATTERN = r"채용|(?<=면접을 )[본보봤]|(?:뽑|선발)[는을]|(?<!소)(?<![가나])방안|(?P<future>겠다|[할될]\s?것)"


def test_the_first_characters_of_every_alternative_are_known():
    assert set(openings(PATTERN)) == set("채본보봤뽑선방겠할될")


def test_groups_that_capture_are_looked_into():
    assert set(openings(r"(?<![가-힣])(시|도)는|(시장|군수)은")) == set("시도군")


def test_an_escaped_bracket_opens_and_closes_no_group():
    assert set(openings(r"주식회사|[(]주\)|(?:공장\(|산단)[은는]|설비")) == set("주(공산설")


def test_an_alternative_without_a_literal_is_refused():
    with pytest.raises(ValueError, match="begins with no literal"):
        openings(r"채용|\d+명")


def test_escaped_signs_and_tabs_are_known():
    named = openings(r"\(주\)|[ \t]명|\^")
    assert re.findall(f"[{named}]", "(주) 명\t^t\\") == list("( \t^")


def test_both_ranges_of_a_set_are_kept():
    assert re.findall(f"[{openings('[가-힣A-Za-z]+명|[-+][0-9]')}]", "나Gq-+8^") == list("나Gq-+")


def test_what_may_lack_is_followed_by_another_opening():
    assert set(openings(r"(?:신규\s)?채용|[청중]?년|약{0,2}백|(가)*나|뽑{1,2}음")) == set("신채청중년약백가나뽑")


@pytest.mark.parametrize("empty", ["(?:신규)?", "(?:신규|)채용", "(?:신?)규", "채용|", "(?<=신규 )"])
def test_an_alternative_that_may_be_empty_is_refused(empty: str):
    with pytest.raises(ValueError, match="begins with no literal"):
        openings(empty)


@pytest.mark.parametrize("unnamed", [r"[^가-힣]명", r"[\d,]+명", r"(?i:ABC)", r"\w명"])
def test_a_set_that_does_not_name_its_characters_is_refused(unnamed: str):
    with pytest.raises(ValueError, match="begins with no literal"):
        openings(unnamed)


def test_pairs_are_the_first_two_characters_of_every_alternative():
    pairs = re.compile(in_pairs(r"(?<!미)(?:채|수)용|낼 |뽑|가르?친|(?:다)+녀|일(?=자리)"))
    found = {a + b for a in "채수낼뽑가르친다녀일용 " for b in "채수용 르친다녀x" if pairs.match(a + b)}
    assert {"채용", "수용", "낼 ", "뽑x", "가르", "가친", "다녀", "다다", "일x"} <= found
    assert found.isdisjoint({"채x", "가x", "용채", "르친", " 수"})


@given(st.text(st.sampled_from("면접을 채용본보봤뽑는선발방안소가겠다할것 ."), max_size=40))
def test_the_guarded_pattern_finds_what_the_bare_one_finds(text: str):
    bare = [match.span() for match in re.compile(PATTERN).finditer(text)]
    assert [match.span() for match in guarded(PATTERN).finditer(text)] == bare
    in_two = re.compile(f"{in_pairs(PATTERN)}(?:{PATTERN})")
    assert [match.span() for match in in_two.finditer(text)] == bare


@given(
    st.text(
        st.sampled_from("일자리를 만들어 창출했다 참여할 계획이다. 30명을 뽑기로 했고 늘려 왔다 미취업자"), max_size=60
    )
)
def test_predicates_are_found_with_the_guard_as_without(text: str):
    for pattern, source in ((predicates.STEM, predicates.STEMS), (predicates.MARK, predicates.MARKS)):
        bare = [match.span() for match in re.compile(source).finditer(text)]
        assert [match.span() for match in pattern.finditer(text)] == bare
