from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from crawler import rechecks
from crawler.boards.base import Row
from crawler.items import Known, Young
from crawler.walk import Walk, recheck_due

NOW = datetime.fromisoformat("2026-03-20T09:00:00+09:00")
YESTERDAY = NOW - timedelta(days=1)


def row(number: int, day: date | None = date(2026, 3, 1), *, pinned: bool = False, title: str = "제목") -> Row:
    return Row(str(number), f"https://a.kr/{number}", title, day, pinned=pinned)


def known(row: Row | None = None, *, first_seen: datetime = YESTERDAY, last_seen: datetime = YESTERDAY) -> Known:
    return Known(
        listed=row.listed if row else "", published_on=date(2025, 1, 1), first_seen=first_seen, last_seen=last_seen
    )


def test_a_page_without_an_unseen_id_ends_the_walk() -> None:
    walk = Walk(NOW, lambda _: None)
    assert walk.take([row(3), row(2)]).ended is None
    step = walk.take([row(3), row(2)])
    assert (step.fetch, walk.complete) == ((), True)
    assert step.ended == "no post that was not seen before"


def test_pinned_rows_alone_do_not_keep_a_walk_going() -> None:
    walk = Walk(NOW, lambda _: None)
    walk.take([row(9, pinned=True), row(3)])
    assert walk.take([row(9, pinned=True)]).ended is not None


def test_an_old_pinned_row_does_not_end_a_window() -> None:
    walk = Walk(NOW, lambda _: None, since=date(2026, 1, 1))
    assert walk.take([row(1, date(2019, 1, 1), pinned=True), row(5)]).ended is None


def test_a_row_without_a_date_keeps_a_window_open() -> None:
    walk = Walk(NOW, lambda _: None, since=date(2026, 1, 1))
    step = walk.take([row(5, None), row(4, date(2019, 1, 1))])
    assert [taken.native_id for taken in step.fetch] == ["5"]
    assert step.ended is None


def test_a_list_without_dates_is_left_once_its_articles_are_older_than_the_window() -> None:
    walk = Walk(NOW, lambda _: None, since=date(2026, 1, 1))
    rows = [row(100 - number, None) for number in range(25)]
    assert walk.take(rows).ended is None
    for number in range(20):
        walk.told(rows[number], date(2025, 12, 31))
    assert walk.take([row(1, None)]).ended == "articles are older than 2026-01-01"
    walk.told(rows[21], date(2026, 1, 2))
    assert walk.take([row(2, None)]).ended is None, "a younger one begins the count anew"


def test_one_page_of_known_posts_is_overlap_and_two_are_the_end() -> None:
    walk = Walk(NOW, lambda _: known(), finished=NOW)
    assert walk.take([row(5), row(4)]).ended is None
    assert walk.take([row(3), row(2)]).ended == "nothing new"


def test_known_posts_do_not_end_a_walk_when_no_walk_was_ever_finished() -> None:
    walk = Walk(NOW, lambda _: known(), finished=None)
    for page in range(5):
        assert walk.take([row(100 - page)]).ended is None


def test_posts_that_a_broken_run_stored_do_not_end_the_next() -> None:
    walk = Walk(NOW, lambda _: known(first_seen=NOW - timedelta(hours=1)), finished=YESTERDAY)
    for page in range(5):
        assert walk.take([row(100 - page)]).ended is None


def test_a_limit_ends_a_walk_that_is_not_complete() -> None:
    walk = Walk(NOW, lambda _: None, limit=3)
    walk.take([row(5), row(4)])
    step = walk.take([row(3), row(2)])
    assert [taken.native_id for taken in step.fetch] == ["3"]
    assert (step.ended, walk.complete) == ("the limit is reached", False)


def test_a_row_whose_headline_or_date_changed_is_read_again() -> None:
    walk = Walk(NOW, lambda _: known(row(5, title="전")), finished=NOW)
    assert len(walk.take([row(5, title="후")]).fetch) == 1
    assert len(Walk(NOW, lambda _: known(row(5)), finished=NOW).take([row(5)]).fetch) == 0


def test_deep_reads_everything_anew() -> None:
    walk = Walk(NOW, lambda _: known(), finished=NOW, deep=True)
    for page in range(4):
        step = walk.take([row(100 - page)])
        assert (len(step.fetch), step.ended) == (1, None)


def test_rechecks_of_one_run_are_capped_and_the_longest_unread_come_first() -> None:
    read = NOW - timedelta(days=2)
    young = [
        Young(
            native_id=str(number),
            url="https://a.kr/1",
            known=Known(published_on=date(2026, 3, 16), first_seen=read, last_seen=read),
        )
        for number in range(rechecks.MOST_RECHECKS + 20)
    ]
    asked = rechecks.due(young, NOW, lambda native_id: native_id == "0")
    assert [release.native_id for release in asked] == [str(number) for number in range(1, rechecks.MOST_RECHECKS + 1)]


@pytest.mark.parametrize(
    ("published", "last_read", "due"),
    [
        (date(2026, 3, 19), "2026-03-19T12:00:00+09:00", True),
        (date(2026, 3, 19), "2026-03-20T08:00:00+09:00", False),
        (date(2026, 3, 16), "2026-03-18T12:00:00+09:00", True),
        (date(2026, 3, 1), "2026-03-09T12:00:00+09:00", False),
        (date(2026, 2, 1), "2026-02-20T12:00:00+09:00", True),
        (date(2019, 2, 1), "2026-02-20T12:00:00+09:00", False),
    ],
)
def test_releases_are_read_again_after_1_3_7_and_30_days(published: date, last_read: str, due: bool) -> None:
    read = datetime.fromisoformat(last_read)
    assert recheck_due(Known(published_on=published, first_seen=read, last_seen=read), NOW) is due
