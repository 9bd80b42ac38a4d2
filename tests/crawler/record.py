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

from crawler import recording
from crawler.boards import board_for
from crawler.boards.base import Board
from crawler.sources import parse

PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 3, 20)


def board_of(family: str) -> Board:
    """The board of the family's recorded source."""
    path = PAGES / family / "source.toml"
    return board_for(parse(path.read_text(encoding="utf-8"), str(path))[0])


def read(board: Board, body: bytes, form: dict[str, Any]) -> dict[str, Any]:
    """What the board reads from a recorded form."""
    return recording.read(board, body, form, TODAY)


def keep(family: str, name: str, body: bytes, form: dict[str, Any]) -> None:
    """Write a form and what is read from it."""
    recording.keep(PAGES / family, name, body, form, board_of(family), TODAY)


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
