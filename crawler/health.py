"""The verdict on one source after one run, from what the run saw, so that no data never looks like no jobs. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crawler.items import Verdict

QUIET_AFTER_DAYS = 14
STALE_AFTER_DAYS = 60
"""Offices publish almost daily: a list whose newest post is older is another board, a frozen one, or a copy."""
_MOSTLY = 0.5
_SINGLE_FAILURES = 3
"""Fewer failed articles are told in the detail only: a withdrawn post that stays in its list fails in every run."""

_EXPECTED = re.compile(
    r"보도|뉴스|소식|언론|브리핑|기사|신문|공고|고시|채용|일자리|새소식|press|news|briefing|article", re.IGNORECASE
)
_OTHER_BOARD = re.compile(
    r"공동주택|사전\s?정보\s?공개|강연|기금\s?운용|특구\s?소식|공지사항|자유\s?게시판|민원\s?서식|입찰|묻고\s?답하기|질의\s?응답|업무\s?추진비|Q&A|FAQ"
)


@dataclass(slots=True)
class Tally:
    """What a run saw of one source. `refused` counts answers and errors that mean that we are not let in, by reason."""

    lists_answered: int = 0
    list_rows: int = 0
    says_empty: bool = False
    heading: str = ""
    listed: int = 0
    asked: int = 0
    read: int = 0
    undated: int = 0
    newest: date | None = None
    finished: bool = False
    ended_because: str = ""
    refused: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    """Articles whose page is there and whose parts were not found."""
    netted: int = 0
    """Posts that the family did not find on the list, and that were found by their shape."""
    by_shape: int = 0
    without_text: int = 0
    only_images: int = 0
    closed: str = ""
    """The declaration's reason, where it says that the source has ended."""

    @property
    def failed(self) -> int:
        """Parts that could not be had or read."""
        return self.failures.total()


_BADNESS: Mapping[Verdict, int] = {"ok": 0, "quiet": 0, "ended": 0, "stale": 1}


def got_worse(before: Verdict | None, now: Verdict) -> bool:
    """Whether a source is worse than at its last finished run; `before` is None where it has had none."""
    return _BADNESS.get(now, 2) > (_BADNESS.get(before, 2) if before is not None else 0)


def judge(tally: Tally, today: date, *, new: int = 0, changed: int = 0) -> tuple[Verdict, str]:
    """The verdict and its evidence in words; `new` and `changed` are what the store took in."""
    if tally.closed:
        return "ended", tally.closed
    if not tally.lists_answered:
        return _unanswered(tally)
    if not tally.list_rows and not tally.says_empty:
        return "changed", "the list answers, and no post is found on it"
    if tally.netted:
        return "changed", f"the family finds no post on the list; {tally.netted} were found by their shape"
    if tally.unreadable >= max(1, tally.asked * _MOSTLY):
        return "changed", f"{tally.unreadable} of {tally.asked} articles were not readable"
    if tally.by_shape and tally.by_shape >= tally.read * _MOSTLY:
        return "changed", f"the layout is unknown: {tally.by_shape} bodies were taken by their shape"
    if other := wrong_board(tally.heading):
        return "wrong_board", other
    if tally.refused and tally.read == 0 and tally.asked:
        return "blocked", _counted(tally.refused)
    if tally.failed >= max(_SINGLE_FAILURES, tally.asked * _MOSTLY):
        return "failed", f"{_counted(tally.failures)} of {tally.asked} articles"
    return _by_age(tally, today, new, changed)


def wrong_board(heading: str) -> str:
    """Why a page's own heading says that it is not a board of releases; "" where it does not say so."""
    if not heading or _EXPECTED.search(heading):
        return ""
    other = _OTHER_BOARD.search(heading)
    return f"the page calls itself {other.group()!r}" if other else ""


def _unanswered(tally: Tally) -> tuple[Verdict, str]:
    if tally.refused:
        return "blocked", _counted(tally.refused)
    return "failed", _counted(tally.failures) or tally.ended_because or "the list was not reached"


def _by_age(tally: Tally, today: date, new: int, changed: int) -> tuple[Verdict, str]:
    notes = [f"{new} new, {changed} changed"] if new or changed else ["nothing new"]
    if tally.failed:
        notes.append(f"failed: {_counted(tally.failures)}")
    if tally.by_shape:
        notes.append(f"{tally.by_shape} bodies taken by their shape")
    if tally.only_images:
        notes.append(f"{tally.only_images} only images")
    if tally.without_text:
        notes.append(f"{tally.without_text} without text")
    if not tally.finished:
        notes.append(f"unfinished: {tally.ended_because or 'interrupted'}")
    if tally.newest is None:
        verdict: Verdict = "quiet" if tally.says_empty else "ok"
        return verdict, "; ".join(["the list is empty" if tally.says_empty else "the list shows no dates", *notes])
    age = (today - tally.newest).days
    if age > STALE_AFTER_DAYS:
        return "stale", "; ".join([f"the newest post is {age} days old", *notes])
    if age > QUIET_AFTER_DAYS:
        return "quiet", "; ".join([f"the newest post is {age} days old", *notes])
    return "ok", "; ".join(notes)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{number} × {reason}" for reason, number in counts.most_common(4))
