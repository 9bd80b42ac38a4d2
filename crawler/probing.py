"""Looks at live sources without keeping anything: whether a board answers, and what a page looks like.

A probe is a crawl as any other (robots.txt, delays, scope), with a pipeline that hands the items over instead of
storing them.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.children import crawl_in_child
from crawler.identify import Guess, identify
from crawler.items import Article, Coverage, Failure, Fetch
from crawler.pages import html_page
from crawler.sources import Source, SourceError

if TYPE_CHECKING:
    from datetime import date

    from scrapy.crawler import Crawler

_KINDS: Mapping[str, type[Fetch | Article | Failure]] = {"Fetch": Fetch, "Article": Article, "Failure": Failure}


class Handover:
    """The pipeline of a probe: writes items as JSON Lines into the file that ILJARI_PROBE names."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Handover:
        """Built by Scrapy."""
        return cls(crawler.settings["ILJARI_PROBE"])

    def process_item(self, item: Any) -> Any:
        """Write one item."""
        kind = type(item).__name__
        if kind in _KINDS:
            held = item.model_dump(mode="json", exclude={"body"} if kind == "Fetch" else {"attachments"})
            body = base64.b64encode(item.body).decode() if kind == "Fetch" else ""
            files = [file.filename for file in item.attachments] if kind == "Article" else []
            with self._path.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"kind": kind, "item": held, "body": body, "files": files}) + "\n")
        return item


@dataclass(frozen=True, slots=True)
class Seen:
    """What a probe saw; the articles come without their attachments, whose names are in `files`."""

    coverage: tuple[Coverage, ...]
    fetches: tuple[Fetch, ...]
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    files: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Check:
    """How a source answers: its verdict, and the first release that was read, None where none was."""

    source: str
    verdict: str
    detail: str
    listed: int
    first: Article | None
    files: tuple[str, ...]


def probe(sources: Sequence[Source], *, limit: int = 1, settings: Mapping[str, Any] | None = None) -> Seen:
    """Crawl the newest `limit` releases of each source and hand over what came. Raises CrawlError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.jsonl"
        own = {"ITEM_PIPELINES": {"crawler.probing.Handover": 1}, "ILJARI_PROBE": str(path)}
        summary = crawl_in_child(sources, settings_overrides={**(settings or {}), **own}, limit=limit)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    fetches: list[Fetch] = []
    articles: list[Article] = []
    failures: list[Failure] = []
    files: dict[str, tuple[str, ...]] = {}
    for told in map(json.loads, lines):
        match told["kind"]:
            case "Fetch":
                fetches.append(Fetch.model_validate({**told["item"], "body": base64.b64decode(told["body"])}))
            case "Article":
                articles.append(Article.model_validate(told["item"]))
                files[articles[-1].url] = tuple(told["files"])
            case _:
                failures.append(Failure.model_validate(told["item"]))
    return Seen(summary.coverage, tuple(fetches), tuple(articles), tuple(failures), files)


def check(sources: Sequence[Source], *, settings: Mapping[str, Any] | None = None) -> list[Check]:
    """How each source answers today: its list and its first release are read, nothing is kept. Raises CrawlError."""
    seen = probe(sources, settings=settings)
    first = {article.source: article for article in reversed(seen.articles)}
    return [
        Check(
            source=row.source,
            verdict=row.verdict,
            detail=row.detail,
            listed=row.listed,
            first=first.get(row.source),
            files=seen.files.get(first[row.source].url, ()) if row.source in first else (),
        )
        for row in seen.coverage
    ]


def guess(url: str, *, name: str, today: date, settings: Mapping[str, Any] | None = None) -> list[Guess]:
    """The families that read the list at `url`, the best first, with their first rows and a declaration to paste.

    Raises SourceError where `url` is no web address or does not answer with a page.
    """
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise SourceError(f"{url!r} is no web address")
    asked = Source(id="asked", name=name, kind="basic", family="auto", list_url=url)
    seen = probe([asked], limit=0, settings=settings)
    page = next((fetch for fetch in seen.fetches if fetch.status == 200), None)
    if page is None:
        reasons = [f"answered {fetch.status}" for fetch in seen.fetches] or [failure.error for failure in seen.failures]
        raise SourceError(f"{url} could not be read: {reasons[0] if reasons else 'no answer'}")
    response = html_page(Response(page.url, body=page.body, headers=page.headers))
    return identify(response, name=name, today=today)
