"""Releases found by their words, each with the place in its text that answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from iljari.answering import reading
from iljari.errors import UserError
from iljari.rendering import Format, console, marked, print_rows
from store import search as index

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = ("article", "published_on", "office", "title", "figures", "part", "snippet", "copy_of", "similar", "url")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to; None and False leave it open."""

    since: date | None = None
    until: date | None = None
    region: str | None = None
    source: str | None = None
    originals: bool = False


def search(words: str, path: Path, narrowed: Narrowed, limit: int, form: Format) -> None:
    """Print the releases that hold all of `words`, best first."""
    if not words.strip():
        raise UserError("name the words to search for")
    with reading(path) as db:
        hits = index.search(
            db,
            words,
            limit=limit,
            since=narrowed.since,
            until=narrowed.until,
            region=narrowed.region,
            source=narrowed.source,
            originals=narrowed.originals,
            analyse=nouns,
        )
    if form is not Format.table:
        print_rows(COLUMNS, [[getattr(hit, column) for column in COLUMNS] for hit in hits], form)
        return
    out = console()
    for hit in hits:
        _print(out, hit)
    if not hits:
        out.print("no release holds these words")
    elif len(hits) == limit:
        out.print(f"the best {limit}; --limit shows more")


def nouns(words: str) -> Sequence[str]:
    """The nouns of a query without their particles: what to look for where nobody wrote the words as asked."""
    # Imported here: Kiwi takes seconds to load, and most queries are answered without it.
    from nlp.tokens import morphemes

    return [morpheme.form for morpheme in morphemes(words) if morpheme.tag.startswith(("NN", "SL", "SN", "XR"))]


def _print(out: Console, hit: index.Hit) -> None:
    notes = [f"{hit.figures} figures"]
    if hit.copy_of:
        notes.append(f"copy of {hit.copy_of}")
    if hit.similar:
        notes.append("similar words only")
    if hit.filename:
        notes.append(f"in {hit.filename}")
    out.print(f"{hit.published_on or 'undated'}  {hit.office}  {hit.title or hit.url}", style="bold", markup=False)
    out.print(f"  {marked(hit.snippet, hit.marks)}", soft_wrap=True)
    out.print(f"  {hit.url}  ({', '.join(notes)})", style="dim", markup=False, soft_wrap=True)
