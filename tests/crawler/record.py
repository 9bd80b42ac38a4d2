"""Records page forms of a family with what its board reads from them, for a person to review.

    python tests/crawler/record.py FAMILY SOURCE NAME PAGE.html URL list|article [LISTED TITLE]
    python tests/crawler/record.py --again [FAMILY]        read all recorded forms anew, after a change of a board

A form is kept compressed as pages/FAMILY/SOURCE/NAME.html.gz, the expectation beside it as NAME.json, and the
declarations of a family's recorded sources as pages/FAMILY/source.toml. `iljari sources record` writes the same layout
from a live page. Headlines, names and figures in the forms are invented.
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
from crawler.sources import Source, parse

PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 3, 20)


def sources_of(family: str) -> dict[str, Source]:
    """The recorded sources of a family, by their ids: each is a skin of its own."""
    path = PAGES / family / "source.toml"
    return {source.id: source for source in parse(path.read_text(encoding="utf-8"), str(path))}


def board_of(family: str, source: str = "") -> Board:
    """The board of a recorded source; of the family's first where none is named."""
    sources = sources_of(family)
    return board_for(sources[source] if source else next(iter(sources.values())))


def read(board: Board, body: bytes, form: dict[str, Any]) -> dict[str, Any]:
    """What the board reads from a recorded form."""
    return recording.read(board, body, form, TODAY)


def keep(family: str, source: str, name: str, body: bytes, form: dict[str, Any]) -> None:
    """Write a form and what is read from it."""
    recording.keep(PAGES / family / source, name, body, form, board_of(family, source), TODAY)


def forms(family: str = "*") -> list[tuple[str, str, str]]:
    """(family, source, name) of every recorded form."""
    return sorted((path.parts[-3], path.parts[-2], path.stem) for path in PAGES.glob(f"{family}/*/*.json"))


def recorded(family: str, source: str, name: str) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a form, and its address, kind and expectation."""
    folder = PAGES / family / source
    told: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return gzip.decompress((folder / f"{name}.html.gz").read_bytes()), told


def main(arguments: list[str]) -> None:
    """Record one form, or read all anew."""
    if arguments[:1] == ["--again"]:
        for family, source, name in forms(*arguments[1:2]):
            body, form = recorded(family, source, name)
            keep(family, source, name, body, {key: value for key, value in form.items() if key != "expected"})
        return
    family, source, name, page, url, kind, *title = arguments
    form = {"url": url, "kind": kind} | ({"listed_title": title[0]} if title else {})
    keep(family, source, name, Path(page).read_bytes(), form)


if __name__ == "__main__":
    main(sys.argv[1:])
