"""Crawls in processes of their own, as often as needed, and as many side by side as there is work for.

A child is `python -m crawler.run`: it takes its order on stdin and tells on stdout how far it is.
"""

from __future__ import annotations

import json
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, suppress
from datetime import date, datetime
from typing import Any, Self

from crawler.run import CrawlError, Order, Summary
from crawler.shards import split
from crawler.sources import Source
from crawler.visits import Progress

Child = subprocess.Popen[str]
Tell = Callable[[Progress], None]


def crawl_in_child(
    sources: Sequence[Source],
    *,
    processes: int = 1,
    settings_overrides: Mapping[str, Any] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    deep: bool = False,
    dry_run: bool = False,
    now: datetime | None = None,
    progress: Tell | None = None,
) -> Summary:
    """As `crawler.run.crawl`, in as many processes as `processes` and the hosts of the sources allow.

    Ctrl-C and SIGTERM end it cleanly, as the summary says; a second one does not wait for the pages in hand.
    """
    orders = [
        Order(
            sources=part,
            settings=settings,
            since=since,
            until=until,
            limit=limit,
            deep=deep,
            dry_run=dry_run,
            now=now,
        )
        for part, settings in _parts(sources, processes, settings_overrides or {})
    ]
    with _Stop() as stop, ExitStack() as running:
        children = [running.enter_context(_start()) for _ in orders]
        stop.hand_on_to(children)
        summaries = _answers(children, orders, _one_at_a_time(progress), stop)
    return _joined(summaries, sources)


def _parts(
    sources: Sequence[Source], processes: int, settings: Mapping[str, Any]
) -> list[tuple[tuple[Source, ...], dict[str, Any]]]:
    """The sources of each process with its settings: one run for all, and one process that rotates the log."""
    parts = split(sources, processes) if processes > 1 else [tuple(sources)]
    shared = {"ILJARI_RUN": secrets.token_hex(8)} if len(parts) > 1 else {}
    return [(part, {**shared, **settings, "ILJARI_LOG_SHARED": number > 0}) for number, part in enumerate(parts)]


def _start() -> Child:
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def _one_at_a_time(progress: Tell | None) -> Tell | None:
    if progress is None:
        return None
    turn = threading.Lock()

    def tell(event: Progress) -> None:
        with turn:
            progress(event)

    return tell


def _answers(children: Sequence[Child], orders: Sequence[Order], tell: Tell | None, stop: _Stop) -> list[Summary]:
    """What every child says in the end; where one fails the others are stopped, and its CrawlError is raised."""
    with ThreadPoolExecutor(len(children)) as followers:
        answers = [followers.submit(_answer, child, order, tell) for child, order in zip(children, orders, strict=True)]
        failures = []
        for answer in as_completed(answers):
            if (error := answer.exception()) is not None:
                failures.append(error)
                stop.ask()
    if failures:
        raise failures[0]
    return [answer.result() for answer in answers]


def _answer(child: Child, order: Order, tell: Tell | None) -> Summary:
    assert child.stdin is not None
    with suppress(BrokenPipeError), child.stdin:
        child.stdin.write(order.model_dump_json())
    summary = _follow(child, tell)
    code = child.wait()
    if summary is None and code == -signal.SIGTERM:
        return Summary(reason="shutdown")
    if summary is None:
        raise CrawlError(f"the crawl broke off with exit code {code}")
    return summary


def _follow(child: Child, tell: Tell | None) -> Summary | None:
    """Read what the child tells until it ends."""
    assert child.stdout is not None
    summary: Summary | None = None
    for line in child.stdout:
        event = json.loads(line)
        if "error" in event:
            raise CrawlError(event["error"])
        if "summary" in event:
            summary = Summary.model_validate(event["summary"])
        elif tell is not None:
            tell(Progress(**event["progress"]))
    return summary


def _joined(summaries: Sequence[Summary], sources: Sequence[Source]) -> Summary:
    """One summary of all: rows in the order of the sources, and the first reason that is not the usual one."""
    place = {source.id: number for number, source in enumerate(sources)}
    reasons = [summary.reason for summary in summaries]
    return Summary(
        coverage=tuple(
            sorted((row for summary in summaries for row in summary.coverage), key=lambda row: place[row.source])
        ),
        planned=tuple(
            sorted((row for summary in summaries for row in summary.planned), key=lambda row: place[row.source])
        ),
        reason=next((reason for reason in reasons if reason != "finished"), "finished"),
        requests=sum(summary.requests for summary in summaries),
    )


class _Stop:
    """Hands SIGINT and SIGTERM on to children as SIGTERM, from before they start until they have ended.

    They run in sessions of their own, so that whoever signals, a terminal or a scheduler, they are asked just once:
    Scrapy takes a second time for an order to drop the pages in hand. One that is still starting ends at once.
    """

    def __init__(self) -> None:
        self._children: Sequence[Child] = ()
        self._asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self.ask) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def hand_on_to(self, children: Sequence[Child]) -> None:
        """Name the children; if they were to be stopped before they began, they are stopped now."""
        self._children = children
        if self._asked:
            self.ask()

    def ask(self, *_: object) -> None:
        """Ask every child to finish what it has in hand."""
        self._asked = True
        for child in self._children:
            child.terminate()
