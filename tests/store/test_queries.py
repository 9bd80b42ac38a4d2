from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlite_utils import Database

from nlp.figures import Figure, Reading
from store import ledger, queries
from store.articles import store_article
from store.errors import QueryError
from store.queries import QUERIES, run_query, run_sql
from store.readings import Part
from store.records import derive
from store.schema import database_path
from store.search import search
from tests.store.releases import BODY, MORNING, article, figure, read_release


def rows(db: Database, name: str, **parameters: Any) -> list[dict[str, Any]]:
    result = run_query(db, name, **parameters)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def sql(db: Database, text: str, **options: Any) -> list[tuple[Any, ...]]:
    return list(run_sql(database_path(db), text, **options).rows)


def reads(*figures: tuple[Any, ...], **fields: Any) -> Any:
    """A reader that finds these figures, given as (surface, kind, value, fields), in every text that has them."""

    def read(parts: Sequence[Part], **about: Any) -> list[Reading]:
        return [
            Reading(
                tuple(
                    sorted((made(text, *given) for given in figures if given[0] in text), key=lambda found: found.start)
                )
            )
            for _, _, text in parts
        ]

    def made(text: str, surface: str, kind: str, low: float, more: dict[str, Any]) -> Figure:
        return figure(text, surface, kind, low, **(fields | more))

    return read


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_named_query_answers_on_an_empty_and_on_a_filled_database(db: Database, query: queries.Query) -> None:
    assert rows(db, query.name) == []
    ledger.declare_source(db, "garam", name="가람시", kind="office", region="92010")
    store_article(db, article())
    store_article(db, article(title="정정", seen_at=MORNING + timedelta(days=1)))
    derive(db, read_release, "rules-1")
    examples = {"text": "2026", "number": "2026", "day": "2026-01-31"}
    narrowed = {parameter.name: examples[parameter.kind] for parameter in query.parameters}
    rows(db, query.name)
    rows(db, query.name, **narrowed)


def test_jobs_are_summed_over_quantities_and_not_over_mentions(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    (row,) = rows(db, "jobs-by-district-year")
    assert (row["year"], row["district"], row["jobs_planned"]) == ("2026", "한빛특별자치도 가람시", 7500)


def test_what_was_not_announced_is_empty_and_not_zero(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    (row,) = rows(db, "jobs-by-district-year")
    assert row["jobs_achieved"] is None


def test_a_budget_counts_once_beside_the_sources_that_it_comes_from(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    (row,) = rows(db, "budget-by-district-year-and-source")
    assert row["announced"] == 6_000_000_000
    assert (row["national"], row["province"], row["district_own"]) == (None, 3_500_000_000, 2_500_000_000)


def test_shares_of_a_sub_programme_are_not_added_to_the_shares_of_the_whole(db: Database) -> None:
    body = "총 60억원 중 국비 30억원이다. 그 가운데 노인 사업 20억원에 국비가 10억원이다."
    store_article(db, article(title="예산", body=body))
    read = reads(
        ("60억원", "money", 6e9, {"fact": 1, "role": "budget_total"}),
        ("30억원", "money", 3e9, {"fact": 2, "role": "budget_national", "part_of": 1}),
        ("20억원", "money", 2e9, {"fact": 3, "role": "budget_total", "part_of": 1}),
        ("10억원", "money", 1e9, {"fact": 4, "role": "budget_national", "part_of": 3}),
    )
    derive(db, read, "rules-1")
    (row,) = rows(db, "budget-by-district-year-and-source")
    assert (row["announced"], row["national"]) == (6_000_000_000, 3_000_000_000)


def test_a_district_within_a_wider_total_is_shown_apart(db: Database) -> None:
    store_article(db, article(title="한빛도 일자리", body="도는 1,000개를 만든다. 가람시는 200개다."))
    read = reads(
        ("1,000개", "jobs", 1000, {"regions": ("92",), "fact": 1}),
        ("200개", "jobs", 200, {"fact": 2, "part_of": 1}),
        role="planned",
    )
    derive(db, read, "rules-1")
    province, city = rows(db, "jobs-by-district-year")
    assert (province["jobs_planned"], province["jobs_planned_within_a_wider_total"]) == (1000, None)
    assert (city["jobs_planned"], city["jobs_planned_within_a_wider_total"]) == (None, 200)


def test_a_joint_figure_counts_for_no_single_district_and_each_counts_for_every_one(db: Database) -> None:
    both = ("92010", "92020")
    store_article(db, article(title="함께", body="두 곳이 함께 300개, 따로 각 50개를 만든다."))
    read = reads(
        ("300개", "jobs", 300, {"fact": 1}),
        ("50개", "jobs", 50, {"fact": 2, "each": True}),
        role="planned",
        regions=both,
    )
    derive(db, read, "rules-1")
    sums = {row["district"]: row["jobs_planned"] for row in rows(db, "jobs-by-district-year")}
    assert sums == {
        "한빛특별자치도 가람시 + 한빛특별자치도 나래군": 300,
        "한빛특별자치도 가람시": 50,
        "한빛특별자치도 나래군": 50,
    }


def test_a_district_is_called_as_today_after_a_renaming_but_not_after_a_split(db: Database) -> None:
    store_article(db, article(title="옛 이름", body="가람시 120개, 다솜구 80개."))
    read = reads(
        ("120개", "jobs", 120, {"fact": 1, "regions": ("91010",)}),
        ("80개", "jobs", 80, {"fact": 2, "regions": ("92030",)}),
        role="achieved",
    )
    derive(db, read, "rules-1")
    assert {row["district"] for row in rows(db, "jobs-by-district-year")} == {
        "한빛특별자치도 가람시",
        "한빛특별자치도 다솜구",
    }
    assert [row["district"] for row in rows(db, "jobs-by-district-year", region="한빛도")] == ["한빛특별자치도 가람시"]


def test_absurd_values_do_not_break_a_sum(db: Database) -> None:
    store_article(db, article(title="오타", body="900경 개와 901경 개"))
    read = reads(
        ("900경 개", "jobs", 9_000_000_000_000_000_000, {"fact": 1}),
        ("901경 개", "jobs", 9_010_000_000_000_000_000, {"fact": 2}),
        role="planned",
    )
    derive(db, read, "rules-1")
    assert rows(db, "jobs-by-district-year")[0]["jobs_planned"] == 2**63 - 1


def test_figures_of_a_programme_are_found_however_it_is_spaced(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    found = rows(db, "figures-by-programme", program="공공일자리", region="가람시", since="2019-01-01")
    assert [row["surface"] for row in found] == ["7,500개", "7,500개"]
    assert all(row["surface"] in row["sentence"] and row["url"] for row in found)


def test_what_an_office_changed_is_told_figure_by_figure(db: Database) -> None:
    store_article(db, article())
    edited = BODY.replace("60억원", "61억원").replace("가람시는", "가람시가")
    store_article(db, article(body=edited, seen_at=MORNING + timedelta(days=1)))
    read = reads(("60억원", "money", 6e9, {"fact": 1}), ("61억원", "money", 61e8, {"fact": 1}), role="budget_total")
    derive(db, read, "rules-1")
    (row,) = rows(db, "changed-after-publishing")
    assert (row["only_before"], row["only_after"]) == ("60억원", "61억원")


def test_a_source_that_was_never_visited_is_not_taken_for_a_quiet_one(db: Database) -> None:
    ledger.declare_source(db, "naru", name="나루군", kind="office")
    assert rows(db, "coverage")[0]["detail"] == "never visited"
    assert rows(db, "silent-sources")[0]["source"] == "naru"


def test_an_unknown_query_or_parameter_is_told_with_those_that_exist(db: Database) -> None:
    with pytest.raises(QueryError, match="there is no query jobs; there are jobs-by-district-year"):
        run_query(db, "jobs")
    with pytest.raises(QueryError, match="has no parameter colour; it has region, year"):
        run_query(db, "jobs-by-district-year", colour="red")


def test_a_parameter_that_is_no_day_or_number_is_refused_and_not_compared(db: Database) -> None:
    with pytest.raises(QueryError, match="'last week' is no day of the form 2026-01-31"):
        run_query(db, "new-since", since="last week")
    with pytest.raises(QueryError, match="'two' is no whole number"):
        run_query(db, "jobs-by-district-year", year="two")
    with pytest.raises(QueryError, match="is no day"):
        search(db, "일자리", since="2026/01/31")


def test_the_full_text_index_can_be_asked_in_sql(db: Database) -> None:
    store_article(db, article())
    asked = "SELECT count(*) FROM search_index WHERE search_index MATCH '\"공공 공일 일자 자리\"'"
    assert sql(db, asked) == [(2,)]


@pytest.mark.parametrize(
    "text",
    [
        "DELETE FROM articles",
        "INSERT INTO meta VALUES ('a', 'b')",
        "UPDATE meta SET value = 'demo'",
        "DROP TABLE figures",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO '/tmp/stolen.db'",
        "PRAGMA user_version = 9",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1",
        "PRAGMA query_only = 0",
        "SELECT load_extension('evil')",
        "BEGIN",
        "REINDEX",
        "SELECT 1; DELETE FROM articles",
        "SELEC 1",
        "SELECT * FROM nowhere",
        "SELECT ?",
        "",
        "-- nothing",
        "SELECT zeroblob(1000000000)",
        "\x00",
        "SELECT '\ud800'",
    ],
)
def test_sql_that_does_more_than_read_is_refused_in_one_sentence(db: Database, text: str) -> None:
    before = list(db.conn.iterdump())
    with pytest.raises(QueryError) as refused:
        sql(db, text)
    assert "\n" not in str(refused.value)
    assert list(db.conn.iterdump()) == before


def test_an_endless_question_is_stopped(db: Database) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(QueryError, match=r"longer than 0\.1 seconds"):
        sql(db, endless, seconds=0.1)


def test_any_question_may_be_asked_of_tables_views_and_their_columns(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    assert sql(db, "SELECT count(*), sum(low) FROM facts WHERE kind = 'jobs'") == [(1, 7500)]
    assert ("figures",) in sql(db, "SELECT name FROM sqlite_master WHERE type = 'table'")
    assert len(sql(db, "PRAGMA table_info(figures)")) == 22
    assert sql(db, "SELECT substr(sentence, 1, 3) FROM mentions WHERE surface = '60억원'") == [("사업비",)]


def test_what_a_newspaper_tells_in_its_own_words_is_not_counted_again(db: Database) -> None:
    ledger.declare_source(db, "garam", name="가람시", kind="office", region="92010")
    ledger.declare_source(db, "paper", name="새벽신문", kind="newspaper", region=None)
    reader = reads(
        ("7,500개", "jobs", 7500, {"role": "planned", "regions": ("92010",), "year_from": 2026, "year_to": 2026})
    )
    store_article(db, article())
    told = "신문이 제 말로 쓴 기사다. 가람시가 일자리 7,500개를 내놓는다고 한다."
    store_article(db, article(2, source="paper", title="가람시 일자리, 무엇이 다른가", body=told))
    derive(db, reader, "rules-1")
    assert [row["jobs_planned"] for row in rows(db, "jobs-by-district-year")] == [7500]
    assert sql(db, "SELECT count(DISTINCT article) FROM mentions") == [(2,)]
