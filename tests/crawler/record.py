"""Records a page form of a family with what its board reads from it, for a person to review.

    python tests/crawler/record.py FAMILY NAME PAGE.html URL list|article [LISTED TITLE]
    python tests/crawler/record.py --again [FAMILY]        read all recorded forms anew, after a change of a board

The form is kept compressed as pages/FAMILY/NAME.html.gz, the expectation beside it as NAME.json, and the declaration
as pages/FAMILY/source.toml. Headlines, names and figures in the forms are invented.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from scrapy.http import Response

from crawler.boards import board_for
from crawler.boards.base import ArticlePage, Board, LayoutChangedError, NotAnArticleError
from crawler.pages import html_page
from crawler.sources import parse
from crawler.texts import read_html

PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 3, 20)


def board_of(family: str) -> Board:
    """The board of the family's recorded source."""
    path = PAGES / family / "source.toml"
    return board_for(parse(path.read_text(encoding="utf-8"), str(path))[0])


def read(board: Board, body: bytes, form: dict[str, Any]) -> dict[str, Any]:
    """What the board reads from a recorded form."""
    headers = {"Content-Type": form.get("content_type", "text/html")}
    response = html_page(Response(form["url"], body=body, headers=headers))
    if form["kind"] == "list":
        try:
            listed = board.parse_list(response, TODAY)
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
            | ({"release": shown(row.inline)} if row.inline else {})
            for row in listed
        ]
        return {"rows": rows, "says_empty": not rows and board.says_empty(response)}
    try:
        page = board.parse_article(response, form.get("listed_title", ""))
    except (NotAnArticleError, LayoutChangedError) as error:
        return {"error": type(error).__name__}
    return shown(page)


def shown(page: ArticlePage) -> dict[str, Any]:
    """The parts of a release."""
    return {
        "title": page.title,
        "date": str(page.published_on) if page.published_on else None,
        "department": page.department,
        "license": page.license,
        "body": read_html(page.body_html).text.split("\n") if page.body_html else [],
        "files": [[file.filename, file.request.url, file.request.meta.get("form")] for file in page.files],
        "by_shape": page.by_shape,
    }


def keep(family: str, name: str, body: bytes, form: dict[str, Any]) -> None:
    """Write a form and what is read from it."""
    folder = PAGES / family
    (folder / f"{name}.html.gz").write_bytes(gzip.compress(body, mtime=0))
    told = form | {"expected": read(board_of(family), body, form)}
    (folder / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def forms(family: str = "*") -> list[tuple[str, str]]:
    """(family, name) of every recorded form."""
    return sorted((path.parent.name, path.stem) for path in PAGES.glob(f"{family}/*.json"))


def recorded(family: str, name: str) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a form, and its address, kind and expectation."""
    folder = PAGES / family
    told: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return gzip.decompress((folder / f"{name}.html.gz").read_bytes()), told


def main(arguments: list[str]) -> None:
    """Record one form, or read all anew."""
    if arguments[:1] == ["--again"]:
        for family, name in forms(*arguments[1:2]):
            body, form = recorded(family, name)
            keep(family, name, body, {key: value for key, value in form.items() if key != "expected"})
        return
    family, name, page, url, kind, *title = arguments
    form = {"url": url, "kind": kind} | ({"listed_title": title[0]} if title else {})
    keep(family, name, Path(page).read_bytes(), form)


if __name__ == "__main__":
    main(sys.argv[1:])
