"""`iljari demo`: the same crawl, reading and export as live ones, over the embedded site; then what came of it."""

from __future__ import annotations

import sys
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler import sources as declarations
from iljari import answering, crawling, deriving
from iljari.demo import report
from iljari.demo.site import DemoSite
from iljari.rendering import console
from store.schema import open_database

if TYPE_CHECKING:
    from crawler.run import Summary
    from crawler.sources import Source

NO_DELAYS = {
    "ILJARI_ALLOW_LOOPBACK": True,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}
"""Scrapy settings for a site that is our own and on this very machine."""


def walk(path: Path, folder: Path) -> int:
    """Crawl the site, read what came, print what it says, export it into `folder`; returns the exit code."""
    out = console()
    again, port = _visited_before(path)
    out.print("Invented releases of eight offices and one newspaper, served on this machine.")
    summary, base_url = _crawl(path, again=again, port=port)
    if summary.interrupted:
        print("iljari: interrupted; what was read is kept, and the next run goes on from here", file=sys.stderr)
        return crawling.INTERRUPTED
    changed = report.crawled(out, summary, base_url)
    deriving.derive(path)
    with answering.reading(path) as db:
        report.edited(out, db, changed)
        report.jobs_and_budget(out, db)
        figure = report.one_figure(out, db)
        report.coverage(out, db)
        report.exported(out, db, folder)
        report.next_commands(out, path, figure)
    return 0


def crawl(path: Path) -> tuple[Summary, str]:
    """Serve the site and crawl it into `path`; returns what came and where it was served.

    The first run sees the boards as published; from the second on one office has corrected a release.
    """
    again, port = _visited_before(path)
    return _crawl(path, again=again, port=port)


def _crawl(path: Path, *, again: bool, port: int) -> tuple[Summary, str]:
    with DemoSite(edited=again, port=port) as site:
        return crawling.fetch(
            declared(site.base_url), path, crawling.Window(), demo=True, settings=NO_DELAYS
        ), site.base_url


def declared(base_url: str) -> list[Source]:
    """The demo's sources at this address."""
    text = (resources.files("iljari.demo") / "sources.toml").read_text(encoding="utf-8")
    return declarations.parse(text.replace("{base}", base_url), "sources.toml")


def _visited_before(path: Path) -> tuple[bool, int]:
    """Whether `path` holds a finished first run, and the port that it was served on, 0 where there is none."""
    db = open_database(path, create=True, demo=True)
    with closing(db.conn):
        url = db.execute("SELECT url FROM sources WHERE url IS NOT NULL LIMIT 1").fetchone()
        finished = db.execute("SELECT EXISTS (SELECT 1 FROM runs WHERE reason = 'finished')").fetchone()[0]
    return bool(finished), (urlsplit(url[0]).port or 0) if url else 0
