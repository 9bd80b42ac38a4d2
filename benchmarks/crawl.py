"""Speed and memory of a crawl with storing, against bare Scrapy with the same selectors on the same loopback server.

    python -m benchmarks.crawl [--posts 2000] [--rounds 3] [--memory] [--side-by-side 300]

Both read every release of one board, delays off and eight connections; ours also checks robots.txt, keeps the raw
pages and stores releases. The ratio is of items a second in one run, median over the rounds; --memory compares the
largest resident size at 2,000 and 20,000 pages. Modules are loaded before the clock starts. The
second ratio is of processor time, which a busy machine shakes less: both crawls are bound by one processor.

--side-by-side crawls so many hosts with the delays of the shipped settings, and one host alone: where the delays are
the limit, both take about as long.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.board_server import LIST

SETTINGS: dict[str, Any] = {
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "CONCURRENT_REQUESTS": 16,
    "LOG_LEVEL": "CRITICAL",
}
_FEW_POSTS = 4
_CHILD = """
import json, resource, sys, time
order = json.load(sys.stdin)
from benchmarks import crawl
items, seconds = getattr(crawl, order["which"])(order)
print(json.dumps({"items": items, "seconds": seconds[0], "processor": seconds[1],
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def ours(order: dict[str, Any]) -> tuple[int, tuple[float, float]]:
    """Crawl with this project's spider and store; items and seconds."""
    from crawler import run
    from crawler.sources import parse

    _load()
    settings = {**SETTINGS, "ILJARI_DB": order["db"], "ILJARI_ALLOW_LOOPBACK": True}
    began = _clocks()
    summary = run.crawl(parse(order["declaration"], "board"), settings_overrides=settings)
    return sum(row.new for row in summary.coverage), _since(began)


def bare(order: dict[str, Any]) -> tuple[int, tuple[float, float]]:
    """Crawl with a spider as a tutorial would write it; items and seconds."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    _load()
    found: list[dict[str, Any]] = []

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = (f"{order['base']}/board/{LIST}?bbsNo=7&key=70",)
        page = 1

        def parse(self, response: Any) -> Any:
            rows = response.css("tbody tr td.p-subject a::attr(href)").getall()
            for href in rows:
                yield response.follow(href, self.parse_article)
            if rows:
                self.page += 1
                yield response.follow(f"{LIST}?bbsNo=7&key=70&pageIndex={self.page}", self.parse)

        def parse_article(self, response: Any) -> Any:
            item = {
                "url": response.url,
                "title": response.css(".p-table__subject_text::text").get(),
                "date": response.xpath("//th[.='등록일']/following-sibling::td/text()").get(),
                "department": response.xpath("//th[.='부서']/following-sibling::td/text()").get(),
                "body": "\n".join(response.css(".p-table__content ::text").getall()),
            }
            found.append(item)
            yield item

    process = CrawlerProcess({**SETTINGS, "TELNETCONSOLE_ENABLED": False})
    began = _clocks()
    process.crawl(Bare)
    process.start()
    return len(found), _since(began)


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(began: tuple[float, float]) -> tuple[float, float]:
    now = _clocks()
    return now[0] - began[0], now[1] - began[1]


def _load() -> None:
    for name in ("crawler.spiders.board", "crawler.keys", "crawler.middlewares", "crawler.scope", "store.pipeline"):
        importlib.import_module(name)


def measure(which: str, posts: int) -> dict[str, float]:
    """One crawl of a board of `posts` releases in a child process, its server in another."""
    with tempfile.TemporaryDirectory() as folder, _served(posts) as told:
        order = {"which": which, "db": str(Path(folder) / "crawl.db"), **told}
        done = subprocess.run(
            [sys.executable, "-c", _CHILD], input=json.dumps(order), capture_output=True, text=True, check=True
        )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    assert measured["items"] == posts, (which, measured)
    return measured


@contextmanager
def _served(posts: int, host: str = "127.0.0.1") -> Iterator[dict[str, Any]]:
    """A board of `posts` releases served by a process of its own."""
    serving = "import sys; from benchmarks.crawl import serve; serve(int(sys.argv[1]), sys.argv[2])"
    server = subprocess.Popen([sys.executable, "-c", serving, str(posts), host], stdin=-1, stdout=-1, text=True)
    assert server.stdout is not None
    told: dict[str, Any] = json.loads(server.stdout.readline())
    try:
        yield told
    finally:
        server.communicate("\n")


def serve(posts: int, host: str) -> None:
    """Serve a board until standard input ends."""
    from benchmarks.board_server import BoardServer

    with BoardServer(posts, host=host) as server:
        print(json.dumps({"base": server.base, "declaration": server.declaration("board")}), flush=True)
        sys.stdin.readline()


def side_by_side(hosts: int) -> dict[str, float]:
    """Crawl a small board on each of `hosts` loopback addresses, delays on; seconds, processor seconds, requests."""
    from crawler.children import crawl_in_child
    from crawler.shards import processes_for
    from crawler.sources import parse

    with tempfile.TemporaryDirectory() as folder, _served(_FEW_POSTS, "0.0.0.0") as told:
        declared = "".join(
            told["declaration"].replace("board", f"s{host}").replace("0.0.0.0", f"127.1.{host // 200}.{host % 200 + 1}")
            for host in range(hosts)
        )
        sources = parse(declared, "boards")
        settings = {"ILJARI_DB": str(Path(folder) / "crawl.db"), "ILJARI_ALLOW_LOOPBACK": True, "LOG_LEVEL": "CRITICAL"}
        processes = processes_for(sources, os.cpu_count() or 1)
        began, used = time.perf_counter(), _processor_of_children()
        summary = crawl_in_child(sources, processes=processes, settings_overrides=settings)
        seconds, processor = time.perf_counter() - began, _processor_of_children() - used
    assert sum(row.new for row in summary.coverage) == hosts * _FEW_POSTS
    return {
        "seconds": seconds,
        "processor": processor,
        "requests": summary.requests,
        "processes": processes,
    }


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the ratio, the memory, or how long many hosts take."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--memory", action="store_true")
    options.add_argument("--side-by-side", type=int, metavar="HOSTS")
    given = options.parse_args()
    if given.memory:
        few, many = (measure("ours", posts)["megabytes"] for posts in (2_000, 20_000))
        print(f"memory: {few:.0f} MB at 2,000 pages, {many:.0f} MB at 20,000: {many / few:.2f} times")
        return
    if given.side_by_side:
        alone, many = side_by_side(1), side_by_side(given.side_by_side)
        print(
            f"with delays on: one host {alone['seconds']:.1f} s, {given.side_by_side} hosts {many['seconds']:.1f} s "
            f"({many['requests']:.0f} requests, {many['processor']:.1f} s of processor time in "
            f"{many['processes']:.0f} processes)"
        )
        return
    ratios: dict[str, list[float]] = {"seconds": [], "processor": []}
    for _ in range(given.rounds):
        measured = {which: measure(which, given.posts) for which in ("bare", "ours")}
        for clock, told in ratios.items():
            told.append(measured["bare"][clock] / measured["ours"][clock])
        rates = ", ".join(f"{which} {given.posts / told['seconds']:.0f} items/s" for which, told in measured.items())
        print(f"{rates}: {ratios['seconds'][-1]:.2f}, by processor time {ratios['processor'][-1]:.2f}")
    medians = {clock: statistics.median(told) for clock, told in ratios.items()}
    print(f"with storing, of bare Scrapy's: {medians['seconds']:.2f}, by processor time {medians['processor']:.2f}")


if __name__ == "__main__":
    main()
