"""Releases that repeat an earlier one: found by their texts, told apart from next month's notice by their numbers.

Copies are kept and searched like any release; only sums leave them out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash, RMinHashLSH
from sqlite_utils import Database

from store.schema import transaction

_SHINGLE = 6
_LEAST_SHINGLES = 60
"""Texts shorter than this say too little to be told apart."""
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 20_260_101
"""Bands of four find 98 of 100 pairs that share 0.58 of their pieces (a short release cut by a paragraph), and propose
one in twenty of those that share 0.2; sixteen bands of eight find 12 of 100."""
_LEAST_JACCARD = 0.45
_LEAST_CONTAINED = 0.7
"""Share of the shorter text that must stand in the longer one: papers cut a paragraph and add lines of their own."""
_MOST_DAYS = 45
_LONGEST_TEXT = 60_000
_LETTERS = re.compile(r"[가-힣A-Za-z]+|\d[\d,.]*")
_BEFORE, _AFTER = 6, 2
_OFFICE_FIRST = {"office": 0, "files": 1, "unknown": 1, "newspaper": 2}


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared: letters and digits without spaces, cut into overlapping pieces; numbers by their
    surroundings.
    """

    shingles: frozenset[str]
    numbers: dict[str, frozenset[str]]


def find(db: Database) -> int:
    """Find all copies among the newest revisions and put them into `copies`; returns their number.

    Of releases that repeat each other the office's comes before a paper's, then the earliest is the original. A copy
    may repeat any state of its original: papers do not follow the office's later edits.
    """
    found: list[tuple[str, str, str, float]] = []
    index = RMinHashLSH(_LEAST_JACCARD, _PERMUTATIONS, _BANDS)
    states: list[tuple[str, str, str | None]] = []
    for revision, article, published in _in_order(db):
        text = _text(db, revision)
        if len(text.shingles) < _LEAST_SHINGLES:
            continue
        best: tuple[float, str, str] | None = None
        for candidate in sorted(index.query(_sketch(text))):
            state, original, day = states[candidate]
            if _apart(published, day):
                continue
            similarity = _similarity(text, _text(db, state))
            if similarity is not None and (best is None or similarity > best[0]):
                best = (similarity, original, state)
        if best:
            found.append((revision, best[1], best[2], best[0]))
            continue
        for state in _states(db, article):
            told = text if state == revision else _text(db, state)
            if len(told.shingles) >= _LEAST_SHINGLES:
                index.insert(len(states), _sketch(told))
                states.append((state, article, published))
    with transaction(db):
        db.execute("DELETE FROM copies")
        db.conn.executemany(
            "INSERT INTO copies (revision, original, original_revision, similarity) VALUES (?, ?, ?, ?)", found
        )
    return len(found)


def _in_order(db: Database) -> Iterator[tuple[str, str, str | None]]:
    """Newest revisions, those first that are an original rather than a copy."""
    rows = db.execute(
        "SELECT r.id, r.article, r.published_on, s.kind, a.first_seen FROM latest_revisions r "
        "JOIN articles a ON a.id = r.article JOIN sources s ON s.id = a.source"
    ).fetchall()
    rows.sort(key=lambda row: (_OFFICE_FIRST[row[3]], row[2] is None, row[2] or "", row[4], row[1]))
    for revision, article, published, _, _ in rows:
        yield revision, article, published


def _states(db: Database, article: str) -> list[str]:
    """All revisions of an article, the first one first."""
    rows = db.execute("SELECT id FROM revisions WHERE article = ? ORDER BY seen_at, id", (article,))
    return [row[0] for row in rows]


def _sketch(text: _Text) -> RMinHash:
    sketch = RMinHash(_PERMUTATIONS, _SEED)
    sketch.update(sorted(text.shingles))
    return sketch


def _text(db: Database, revision: str) -> _Text:
    """The body and attachments of a revision; its headline is no evidence, since papers write their own."""
    texts = db.execute(
        "SELECT text FROM documents WHERE revision = ? AND part <> 'title' AND superseded_at IS NULL ORDER BY position",
        (revision,),
    )
    return _compared("\n".join(row[0] for row in texts)[:_LONGEST_TEXT])


def _compared(text: str) -> _Text:
    squeezed = ""
    pieces: list[str] = []
    places: list[tuple[int, int, str]] = []
    length = 0
    for found in _LETTERS.finditer(text):
        piece = found[0]
        if piece[0].isdigit():
            piece = piece.replace(",", "").rstrip(".")
            places.append((length, length + len(piece), piece))
        pieces.append(piece)
        length += len(piece)
    squeezed = "".join(pieces)
    shingles = frozenset(squeezed[at : at + _SHINGLE] for at in range(len(squeezed) - _SHINGLE + 1))
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for start, end, number in places:
        before = re.sub(r"\d", "#", squeezed[max(0, start - _BEFORE) : start])
        numbers[f"{before}|{squeezed[end : end + _AFTER]}"].add(number)
    return _Text(shingles, {surroundings: frozenset(values) for surroundings, values in numbers.items()})


def _similarity(one: _Text, other: _Text) -> float | None:
    """The share of the shorter text that stands in both; None where they are two texts, or where a number differs."""
    shared = len(one.shingles & other.shingles)
    jaccard = shared / len(one.shingles | other.shingles)
    contained = shared / min(len(one.shingles), len(other.shingles))
    if jaccard < _LEAST_JACCARD or contained < _LEAST_CONTAINED:
        return None
    for surroundings, numbers in one.numbers.items():
        if surroundings in other.numbers and not numbers & other.numbers[surroundings]:
            return None
    return contained


def _apart(one: str | None, other: str | None) -> bool:
    """Whether two days lie too far apart for a copy; an unknown day does not."""
    if one is None or other is None:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) > _MOST_DAYS
