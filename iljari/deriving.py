"""Reading what is stored, with a progress display and the difference told before it replaces anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from iljari import reading
from iljari.rendering import console
from store.schema import open_database

if TYPE_CHECKING:
    from store.differences import Difference


def derive(path: Path, *, dry_run: bool = False) -> Difference:
    """Read every stored text that is due and print what that changed."""
    db = open_database(path, demo=None)
    out = console()

    def tell(difference: Difference) -> bool:
        for line in reading.in_words(difference):
            out.print(line, markup=False)
        return True

    with closing(db.conn), display() as progress:
        difference = reading.derive(db, progress=progress, review=tell, dry_run=dry_run)
    if dry_run or not difference.read_again:
        tell(difference)
    return difference


@contextmanager
def display() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal's standard error: releases read, of those due."""
    from rich.console import Console
    from rich.progress import Progress

    screen = Console(stderr=True)
    with Progress(console=screen, disable=not screen.is_terminal) as shown:
        task = shown.add_task("reading figures", total=None)

        def progress(done: int, due: int) -> None:
            shown.update(task, completed=done, total=due)

        yield progress
        shown.update(task, total=shown.tasks[0].completed or 1, completed=shown.tasks[0].completed or 1)
