"""The demo's releases: written in the manner of real ones, about real places, with figures made up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that the site serves: an HWPX document with paragraphs and one table."""

    filename: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a board. A `withdrawn` one is still listed, but its page is gone."""

    id: str
    title: str
    date: date
    body: str
    department: str = ""
    license: str = ""
    reporter: str = ""
    pinned: bool = False
    withdrawn: bool = False
    attachment: AttachedFile | None = None

    @property
    def blocks(self) -> tuple[str | tuple[tuple[str, ...], ...], ...]:
        """The body in order: a paragraph is text, a table is rows of cells (written with | at both ends of a row)."""
        return tuple(_table(block) if block.startswith("|") else block for block in self.body.strip().split("\n\n"))


@dataclass(frozen=True, slots=True)
class Board:
    """One office's board or one newspaper, newest release first. `family` names its CMS."""

    source: str
    name: str
    family: str
    skin: str
    releases: tuple[Release, ...]

    @property
    def path(self) -> str:
        """The first segment of its URLs."""
        return self.source.removeprefix("demo_")

    def find(self, release_id: str) -> Release | None:
        """The release with this id, if its page exists."""
        return next((r for r in self.releases if r.id == release_id and not r.withdrawn), None)


def boards(*, edited: bool) -> dict[str, Board]:
    """All boards by path, as they stood at first or (`edited`) after an office had corrected one of its releases."""
    originals = {f"{source}/{row['id']}": row for source, _, rows in _files() for row in rows}
    built = (
        Board(
            source,
            head["name"],
            head["family"],
            head.get("skin", "table"),
            tuple(sorted((_release(row, originals, edited) for row in rows), key=lambda r: r.date, reverse=True)),
        )
        for source, head, rows in _files()
    )
    return {board.path: board for board in built}


@cache
def _files() -> tuple[tuple[str, dict[str, str], list[dict[str, Any]]], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, dict[str, str], list[dict[str, Any]]]]:
    folder = resources.files("iljari.demo") / "releases"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            yield file.name.removesuffix(".toml"), content["board"], content["release"]


def _release(row: dict[str, Any], originals: dict[str, dict[str, Any]], edited: bool) -> Release:
    """The row as a release. A copy takes the words as first published: newspapers do not follow edits."""
    fields = {name: value for name, value in row.items() if name not in {"copy_of", "edited_title", "edited_body"}}
    if "copy_of" in row:
        fields["body"] = originals[row["copy_of"]]["body"]
    if "attachment" in row:
        file = row["attachment"]
        fields["attachment"] = AttachedFile(
            file["filename"], tuple(file["paragraphs"]), tuple(tuple(cells) for cells in file["table"])
        )
    release = Release(**fields)
    if edited and "edited_body" in row:
        return replace(release, title=row["edited_title"], body=row["edited_body"])
    return release


def _table(block: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in block.splitlines())
