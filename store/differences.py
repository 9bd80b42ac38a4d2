"""What a change of the rules does to the figures: added, lost, altered, and in which fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from store.readings import COMPARED

_MOST_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs: its words, and for an altered one each field with its old and its new value."""

    what: Literal["added", "lost", "altered"]
    document: str
    start: int
    end: int
    surface: str
    kind: str
    fields: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(slots=True)
class Difference:
    """What a derivation adds, loses and alters.

    Releases read for the first time are counted apart: their figures are no change. `examples` holds the first changes,
    `fields` how often each field was altered, `failed` the releases that could not be read (address, reason) and whose
    figures stay as they were. `replaced` says whether the new figures now stand in the database.
    """

    rules_version: str
    first_read: int = 0
    first_figures: int = 0
    read_again: int = 0
    added: int = 0
    lost: int = 0
    altered: int = 0
    unchanged: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    examples: list[Change] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    replaced: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no stored figure changes."""
        return not (self.added or self.lost or self.altered)

    def compare(self, stored: Sequence[dict[str, Any]], read: Sequence[dict[str, Any]]) -> None:
        """Count how one revision's figures differ from those that stand."""
        self.read_again += 1
        old = {figure["id"]: figure for figure in stored}
        new = {figure["id"]: figure for figure in read}
        for figure_id in old.keys() & new.keys():
            self._alter(old[figure_id], new[figure_id])
        left = [figure for figure_id, figure in old.items() if figure_id not in new]
        for figure in (figure for figure_id, figure in new.items() if figure_id not in old):
            moved = next((other for other in left if _overlap(other, figure)), None)
            if moved is None:
                self.added += 1
                self._note("added", figure)
            else:
                left.remove(moved)
                self._alter(moved, figure)
        for figure in left:
            self.lost += 1
            self._note("lost", figure)

    def _alter(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        fields = tuple(
            (name, old[name], new[name])
            for name in ("start", "end", "kind", *COMPARED)
            if _plain(old[name]) != _plain(new[name])
        )
        if not fields:
            self.unchanged += 1
            return
        self.altered += 1
        self.fields.update(name for name, _, _ in fields)
        self._note("altered", new, fields)

    def _note(
        self,
        what: Literal["added", "lost", "altered"],
        figure: dict[str, Any],
        fields: tuple[tuple[str, Any, Any], ...] = (),
    ) -> None:
        if len(self.examples) < _MOST_EXAMPLES:
            place = (figure["document"], figure["start"], figure["end"], figure["surface"], figure["kind"])
            self.examples.append(Change(what, *place, fields))


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["document"] == other["document"] and one["start"] < other["end"] and other["start"] < one["end"])


def _plain(value: Any) -> Any:
    """Values that compare alike whether they come from the database, from JSON or from the reader."""
    return [list(item) if isinstance(item, tuple) else item for item in value] if isinstance(value, list) else value
