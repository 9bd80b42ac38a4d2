from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from crawler.health import Tally, judge, wrong_board

TODAY = date(2026, 3, 20)


def seen(**more: object) -> Tally:
    """A run that went well, with what differs."""
    usual: dict[str, object] = {
        "lists_answered": 2,
        "list_rows": 20,
        "listed": 20,
        "asked": 3,
        "read": 3,
        "newest": date(2026, 3, 19),
        "finished": True,
    }
    return Tally(**(usual | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        (seen(), "ok"),
        (seen(asked=0, read=0), "ok"),
        (seen(newest=date(2026, 3, 1)), "quiet"),
        (seen(newest=date(2025, 12, 1)), "stale"),
        (seen(lists_answered=0, refused=Counter({"answered 403": 1})), "blocked"),
        (seen(lists_answered=0, failures=Counter({"list": 1})), "failed"),
        (seen(list_rows=0), "changed"),
        (seen(list_rows=0, says_empty=True, newest=None), "quiet"),
        (seen(by_shape=3), "changed"),
        (seen(by_shape=1, read=10, asked=10), "ok"),
        (seen(read=0, unreadable=3, failures=Counter({"article": 3})), "changed"),
        (seen(read=0, failures=Counter({"article": 3})), "failed"),
        (seen(asked=1, read=0, failures=Counter({"article": 1})), "ok"),
        (seen(read=0, failures=Counter({"fetch": 3}), refused=Counter({"answered 403": 3})), "blocked"),
        (seen(read=1, asked=5, failures=Counter({"fetch": 4})), "failed"),
        (seen(heading="공동주택 관리 | 시청"), "wrong_board"),
        (seen(closed="2026-07-01 통합"), "ended"),
    ],
)
def test_each_state_has_its_verdict(tally: Tally, verdict: str) -> None:
    assert judge(tally, TODAY)[0] == verdict


def test_a_verdict_tells_its_evidence() -> None:
    assert judge(seen(newest=date(2025, 12, 1)), TODAY)[1].startswith("the newest post is 109 days old")
    assert "2 × answered 403" in judge(seen(lists_answered=0, refused=Counter({"answered 403": 2})), TODAY)[1]
    assert (
        "unfinished: the limit is reached"
        in judge(seen(finished=False, ended_because="the limit is reached"), TODAY)[1]
    )
    assert "2 only images" in judge(seen(only_images=2), TODAY)[1]


@pytest.mark.parametrize("heading", ["보도자료 | 시청", "시정소식 공동주택", "", "우리 구청"])
def test_a_heading_that_fits_or_says_nothing_is_not_held_against_a_board(heading: str) -> None:
    assert wrong_board(heading) == ""
