"""Recorded pages: a page of a board with what the board reads from it, for a person to review and a test to hold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from scrapy.http import Response

from crawler.boards import board_for
from crawler.boards.base import ArticlePage, Board, LayoutChangedError, NotAnArticleError
from crawler.pages import html_page
from crawler.probing import probe
from crawler.sources import Source, SourceError
from crawler.texts import read_html


def read(board: Board, body: bytes, form: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What the board reads from a recorded page; `form` tells its `url`, `kind`, `content_type` and `listed_title`."""
    headers = {"Content-Type": form.get("content_type", "text/html")}
    response = html_page(Response(form["url"], body=body, headers=headers))
    if form["kind"] == "list":
        try:
            listed = board.parse_list(response, today)
        except ValueError as error:
            return {"error": type(error).__name__, "told": str(error)}
        rows = [
            {
                "id": row.native_id,
                "title": row.title,
                "date": str(row.published_on) if row.published_on else None,
                "department": row.department,
                "pinned": row.pinned,
                "url": row.url,
            }
            | ({"release": _shown(row.inline)} if row.inline else {})
            for row in listed
        ]
        return {"rows": rows, "says_empty": not rows and board.says_empty(response)}
    try:
        page = board.parse_article(response, form.get("listed_title", ""))
    except (NotAnArticleError, LayoutChangedError) as error:
        return {"error": type(error).__name__}
    return _shown(page)


def keep(folder: Path, name: str, body: bytes, form: Mapping[str, Any], board: Board, today: date) -> Path:
    """Write a page, compressed, and its expectation beside it; returns the expectation's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html.gz").write_bytes(gzip.compress(body, mtime=0))
    told = {**form, "expected": read(board, body, form, today)}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def record(source: Source, folder: Path, today: date, *, settings: Mapping[str, Any] | None = None) -> list[Path]:
    """Save the live list of `source` and its first release under `folder`; returns the expectations to review.

    Raises SourceError where nothing could be had.
    """
    board = board_for(source)
    seen = probe([source], settings=settings)
    listed_title = seen.articles[0].title if seen.articles else ""
    paths = []
    for name, fetch in zip(("list", "article"), seen.fetches, strict=False):
        form = {"url": fetch.url, "kind": name, "content_type": fetch.headers.get("Content-Type", "text/html")}
        if name == "article":
            form["listed_title"] = listed_title
        paths.append(keep(folder / source.family / source.id, name, fetch.body, form, board, today))
    if not paths:
        raise SourceError(f"nothing of {source.id} could be had: {seen.coverage[0].detail}")
    return paths


def _shown(page: ArticlePage) -> dict[str, Any]:
    return {
        "title": page.title,
        "date": str(page.published_on) if page.published_on else None,
        "department": page.department,
        "license": page.license,
        "body": read_html(page.body_html).text.split("\n") if page.body_html else [],
        "files": [[file.filename, file.request.url, file.request.meta.get("form")] for file in page.files],
        "by_shape": page.by_shape,
    }
