from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from nlp.figures import Reading
from store.articles import store_article
from store.corrections import correct, withdraw
from store.differences import Difference
from store.errors import StoreError
from store.ledger import declare_source
from store.readings import Part, figure_key
from store.records import derive
from store.schema import database_path
from tests.store.releases import BODY, MORNING, article, die, figure, read_release

LATER = MORNING + timedelta(days=1)


def facts(db: Database) -> list[tuple[Any, ...]]:
    return db.execute("SELECT kind, low, role, mentions, is_part FROM facts ORDER BY kind, low").fetchall()


def read_better(parts: Sequence[Part], **about: Any) -> list[Reading]:
    """The rules of tomorrow: one more figure, one role altered, one figure lost."""
    return [
        replace(
            reading,
            figures=tuple(
                replace(found, role="target" if found.kind == "jobs" else found.role)
                for found in reading.figures
                if found.surface != "25억원"
            ),
        )
        for reading in read_release(parts, **about)
    ]


def test_a_quantity_that_title_and_body_state_is_one_fact(db: Database) -> None:
    store_article(db, article())
    difference = derive(db, read_release, "rules-1")
    assert (difference.first_read, difference.first_figures, difference.is_empty) == (1, 5, True)
    assert facts(db) == [
        ("jobs", 7500, "planned", 2, 0),
        ("money", 2_500_000_000, "budget_district", 1, 1),
        ("money", 3_500_000_000, "budget_province", 1, 1),
        ("money", 6_000_000_000, "budget_total", 1, 0),
    ]


def test_every_stored_figure_quotes_its_text(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    rows = db.execute(
        'SELECT substr(d.text, f.start + 1, f."end" - f.start), f.surface, m.sentence FROM figures f '
        "JOIN documents d ON d.id = f.document JOIN mentions m ON m.figure = f.id"
    ).fetchall()
    assert rows
    assert all(quoted == surface and surface in sentence for quoted, surface, sentence in rows)


def test_what_was_read_is_not_read_again(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    before = list(db.conn.iterdump())
    again = derive(db, read_release, "rules-1")
    assert (again.first_read, again.read_again) == (0, 0)
    assert list(db.conn.iterdump()) == before


def test_new_rules_tell_what_they_change_before_they_replace_it(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    shown: list[tuple[int, int, int]] = []

    def refuse(difference: Difference) -> bool:
        shown.append((difference.added, difference.lost, difference.altered))
        return False

    difference = derive(db, read_better, "rules-2", review=refuse)
    assert shown == [(0, 1, 2)]
    assert difference.fields["role"] == 2
    assert not difference.replaced
    assert db["figures"].count == 5
    assert derive(db, read_better, "rules-2", review=lambda difference: True).replaced
    assert {row["rules_version"] for row in db.query("SELECT rules_version FROM figures")} == {"rules-2"}
    assert db["figures"].count == 4


def test_a_dry_run_writes_nothing(db: Database) -> None:
    store_article(db, article(1))
    derive(db, read_release, "rules-1")
    store_article(db, article(2))
    before = list(db.conn.iterdump())
    difference = derive(db, read_better, "rules-2", dry_run=True)
    assert (difference.first_read, difference.read_again, difference.replaced) == (1, 1, False)
    assert list(db.conn.iterdump()) == before


def test_a_figure_that_does_not_quote_its_text_is_never_written(db: Database) -> None:
    store_article(db, article())

    def read_wrongly(parts: Sequence[Part], **about: Any) -> list[Reading]:
        return [
            replace(reading, figures=tuple(replace(found, surface="7,501개") for found in reading.figures))
            for reading in read_release(parts, **about)
        ]

    difference = derive(db, read_wrongly, "rules-1")
    assert "does not quote" in difference.failed[0][1]
    assert db["figures"].count == 0
    assert next(db.query("SELECT stage FROM failures"))["stage"] == "read"
    derive(db, read_release, "rules-1")
    assert next(db.query("SELECT resolved_at FROM failures"))["resolved_at"] is not None


def test_a_release_that_breaks_the_reader_costs_the_others_nothing(db: Database) -> None:
    store_article(db, article(1, title="읽을 수 없는 글"))
    store_article(db, article(2))

    def read_some(parts: Sequence[Part], *, title: str, **about: Any) -> list[Reading]:
        if title == "읽을 수 없는 글":
            raise RecursionError("too deep")
        return read_release(parts, title=title, **about)

    difference = derive(db, read_some, "rules-1")
    assert difference.failed == [("https://garam.example/view?no=1", "RecursionError: too deep")]
    assert db["figures"].count == 5


def test_the_reader_is_told_the_day_and_the_office(db: Database) -> None:
    declare_source(db, "garam", name="가람시", kind="office", region="92010")
    store_article(db, article())
    told: list[Any] = []

    def listen(parts: Sequence[Part], **about: Any) -> list[Reading]:
        told.append(([part for _, part, _ in parts], about))
        return [Reading() for _ in parts]

    derive(db, listen, "rules-1")
    about = {"published": date(2026, 3, 2), "office": "92010", "title": "가람시, 공공일자리 7,500개 만든다"}
    assert told == [(["title", "body"], about)]


def test_a_value_beyond_the_largest_integer_is_left_empty_and_flagged(db: Database) -> None:
    store_article(db, article(body="9경9,999경원을 들인다."))

    def read_huge(parts: Sequence[Part], **about: Any) -> list[Reading]:
        return [
            Reading((figure(text, "9경9,999경원", "money", 10**20),) if "9,999경" in text else ())
            for _, _, text in parts
        ]

    derive(db, read_huge, "rules-1")
    assert db.execute("SELECT low, high, out_of_range, surface FROM figures").fetchone() == (
        None,
        None,
        1,
        "9경9,999경원",
    )


def test_an_edited_release_counts_with_its_newest_text_alone(db: Database) -> None:
    store_article(db, article())
    store_article(db, article(body=BODY.replace("60억원", "61억원"), seen_at=LATER))
    derive(db, read_release, "rules-1")
    assert [low for _, low, *_ in facts(db)] == [7500]
    assert db["figures"].count == 7


def test_a_correction_outlives_new_rules_and_new_revisions(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    body = db.execute("SELECT document FROM figures WHERE surface = '60억원'").fetchone()[0]
    start = BODY.index("60억원")
    correct(
        db,
        figure_key(body, start, start + 4, "money"),
        "low",
        6_100_000_000,
        author="kim",
        reason="정정 보도",
        at=MORNING,
    )
    derive(db, read_better, "rules-2")
    store_article(db, article(title="가람시 일자리 계획 정정", seen_at=LATER))
    derive(db, read_better, "rules-2")
    total = "SELECT low, corrected FROM facts WHERE role = 'budget_total'"
    assert db.execute(total).fetchall() == [(6_100_000_000, 1)]
    assert db.execute("SELECT DISTINCT low FROM figures WHERE role = 'budget_total'").fetchall() == [(6_000_000_000,)]
    withdraw(db, next(db.query("SELECT id FROM corrections"))["id"])
    assert db.execute(total).fetchall() == [(6_000_000_000, 0)]


def test_a_rejected_mention_no_longer_counts_and_its_parts_do(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    whole = db.execute("SELECT id FROM figures WHERE surface = '60억원'").fetchone()[0]
    correct(db, whole, "rejected", True, author="kim", reason="다른 사업", at=MORNING)
    assert [(role, part) for _, _, role, _, part in facts(db)] == [
        ("planned", 0),
        ("budget_district", 0),
        ("budget_province", 0),
    ]


def test_a_correction_can_move_a_figure_to_another_region(db: Database) -> None:
    store_article(db, article())
    derive(db, read_release, "rules-1")
    for (jobs,) in db.execute("SELECT id FROM figures WHERE kind = 'jobs'").fetchall():
        correct(db, jobs, "regions", ["92020"], author="kim", reason="군의 사업", at=MORNING)
    places = "SELECT DISTINCT place FROM figure_places p JOIN facts f ON f.id = p.figure WHERE f.kind = 'jobs'"
    assert db.execute(places).fetchall() == [("한빛특별자치도 나래군",)]


def test_a_correction_of_nothing_is_refused_in_one_sentence(db: Database) -> None:
    with pytest.raises(StoreError, match="there is no figure 123"):
        correct(db, "123", "low", 1, author="kim", reason="", at=MORNING)


def test_a_region_that_the_gazetteer_lacks_is_a_failure_and_no_lost_run(db: Database) -> None:
    store_article(db, article())

    def read_elsewhere(parts: Sequence[Part], **about: Any) -> list[Reading]:
        return [replace(reading, title_region="99999") for reading in read_release(parts, **about)]

    assert derive(db, read_elsewhere, "rules-1").failed[0][1] == "the regions table lacks the code 99999"
    assert db["figures"].count == 0


def test_a_derivation_that_is_killed_leaves_a_sound_file_and_goes_on_where_it_was(db: Database) -> None:
    for number in range(120):
        store_article(db, article(number))
    script = (
        "import os, sys\nfrom store.records import derive\nfrom store.schema import open_database\n"
        "from tests.store.releases import read_release\n"
        "def stop(done, total):\n    if done == 70: os.kill(os.getpid(), 9)\n"
        "derive(open_database(sys.argv[1]), read_release, 'rules-1', progress=stop)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", script, database_path(db)], cwd=root, check=False)
    assert run.returncode == -9
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert db["readings"].count == 50
    assert derive(db, read_release, "rules-1").first_read == 70
    assert db["figures"].count == 600


def test_a_reading_process_that_dies_is_told_in_one_sentence(db: Database) -> None:
    store_article(db, article())
    with pytest.raises(StoreError, match="a process that read texts died"):
        derive(db, die, "rules-1", workers=2)
    assert derive(db, read_release, "rules-1").first_read == 1


def test_several_workers_read_the_same_as_one(db: Database) -> None:
    for number in range(60):
        store_article(db, article(number))
    seen: list[tuple[int, int]] = []
    difference = derive(db, read_release, "rules-1", workers=2, progress=lambda done, total: seen.append((done, total)))
    assert difference.first_figures == 300
    assert seen[-1] == (60, 60)
