from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store import ledger
from store.articles import store_article
from store.records import derive
from store.search import Hit, grams, rebuild, search
from tests.store.releases import MORNING, article, read_release


@pytest.fixture
def filled(db: Database) -> Database:
    ledger.declare_source(db, "garam", name="가람시", kind="office", region="92010")
    store_article(
        db,
        article(1, title="가람시 노인일자리 참여자 모집", body="노인 일자리 및 사회활동 지원사업에 1,200명을 뽑는다."),
    )
    store_article(
        db, article(2, title="나래군 청년 일자리 박람회", body="70개 기업이 JOB FAIR에 나온다. 구직자 2,000명")
    )
    store_article(
        db,
        article(3, title="공공근로 모집", body="2019년 공공근로 참여자를 뽑는다.", published_on=date(2019, 1, 7)),
    )
    return db


def numbers(db: Database, query: str, **narrowed: object) -> set[str]:
    return {hit.url.rsplit("=")[-1] for hit in search(db, query, **narrowed)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["노인일자리", "노인 일자리", "노 인 일 자 리", "일자리 노인", "사회활동지원", "지원사업에 1,200명"]
)
def test_spacing_on_either_side_makes_no_difference(filled: Database, query: str) -> None:
    assert numbers(filled, query) == {"1"}


@pytest.mark.parametrize(
    ("query", "found"),
    [("군", {"2"}), ("모집", {"1", "3"}), ("job fair", {"2"}), ("2019", {"3"}), ("70개", {"2"}), ("명", {"1", "2"})],
)
def test_short_foreign_and_numeric_queries_work(filled: Database, query: str, found: set[str]) -> None:
    assert numbers(filled, query) == found


def test_words_may_stand_in_headline_and_text(filled: Database) -> None:
    assert numbers(filled, "가람시 사회활동") == {"1"}


def test_the_snippet_marks_the_words(filled: Database) -> None:
    hit = search(filled, "사회 활동")[0]
    assert hit.marks
    assert "".join(hit.snippet[start:end] for start, end in hit.marks).replace(" ", "") == "사회활동"


def test_a_search_can_be_narrowed(filled: Database) -> None:
    assert numbers(filled, "모집", since=date(2020, 1, 1)) == {"1"}
    assert numbers(filled, "모집", until="2019-12-31") == {"3"}
    assert numbers(filled, "모집", source="naru") == set()
    assert numbers(filled, "모집", region="가람시") == {"1", "3"}
    assert numbers(filled, "모집", region="92020") == set()
    assert len(search(filled, "모집", limit=1)) == 1


def test_a_text_that_was_replaced_is_not_found_and_its_successor_is(filled: Database) -> None:
    store_article(
        filled, article(3, title="공공근로 모집", body="산불 감시원을 뽑는다.", seen_at=MORNING + timedelta(days=1))
    )
    assert numbers(filled, "공공근로 참여자") == set()
    assert numbers(filled, "산불감시원") == {"3"}


def test_where_no_text_holds_the_words_similar_ones_are_told_as_such(filled: Database) -> None:
    hits = search(filled, "노인일자리사업 지원금")
    assert [hit.similar for hit in hits] == [True]
    assert numbers(filled, "없는말이다") == set()


def test_another_wording_of_the_query_can_be_handed_in(filled: Database) -> None:
    assert not any(hit.similar for hit in search(filled, "박람회에서는", analyse=lambda query: ["박람회"]))


def test_the_index_can_be_made_anew(filled: Database) -> None:
    before = search(filled, "모집")
    assert rebuild(filled) == filled["documents"].count
    assert search(filled, "모집") == before


def test_hits_tell_how_many_figures_were_read(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    assert search(db, "공공일자리")[0].figures == 5


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.sampled_from("노인일자리구 \t\"'*()-:^+{}[]AND OR NOT NEAR title:\\;,.%_?!\x00\ud800😀가7"),
        max_size=24,
    )
)
def test_no_query_raises(filled: Database, query: str) -> None:
    assert all(isinstance(hit, Hit) for hit in search(filled, query))


@given(st.text(alphabet="가나다 라마\n7a", max_size=20), st.integers(0, 15), st.integers(2, 6))
def test_every_part_of_a_text_is_a_phrase_of_its_terms(text: str, start: int, length: int) -> None:
    squeezed = "".join(found for found in text if "가" <= found <= "힣")
    if squeezed and not any(found in text for found in "7a"):
        part = squeezed[start : start + length]
        if len(part) > 1:
            assert grams(part).rsplit(" ", 1)[0] in grams(text)
