from __future__ import annotations

from benchmarks.kills import survive


def test_crawls_killed_at_random_moments_lose_nothing_double_nothing_and_are_completed() -> None:
    outcome = survive(3, seed=2026, posts=25)
    assert outcome.kills == 3
    assert any(outcome.at), "some were killed after they had stored releases"
