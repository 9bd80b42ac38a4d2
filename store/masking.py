"""What an export leaves out of texts: telephone numbers, addresses, account and resident numbers of people.

Every masked character becomes one ●, so that offsets into the text still hold. Patterns are linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

MASK = "●"
_DASH = r"[ \t]?[-‐‑‒–—―~.)·∙ ][ \t]?"
_AREA = r"(?:2|[3-6][1-5]|1[016-9]|50[2-8]?|70|80)"
_NO_COUNT = r"(?!\d|,\d|[ ]?[명개원만억천년월%여곳건호])"
_CONTACTS = re.compile(
    rf"""
    (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}  # e-mail
    | (?<!\d)\d{{6}}[ ]?[-–][ ]?[1-8](?:\d{{6}}|\*{{6}})(?!\d)           # resident number
    | (?<![\d,.])(?:\(?0|\+?82{_DASH}\(?0?){_AREA}\)?{_DASH}\d{{3,4}}{_DASH}\d{{4}}(?:~\d{{1,4}})?{_NO_COUNT}
    | (?<![\d,.\w])1[5-8]\d{{2}}[-–]\d{{4}}{_NO_COUNT}                    # 1588-0000
    | (?<!\d)01[016-9]\d{{7,8}}(?!\d)                                    # 01012345678
    """,
    re.VERBOSE,
)
_LINE_NUMBER = re.compile(
    r"(?:☎|☏|전화|연락처|문의|팩스|FAX|Fax|TEL|Tel|T\.|내선)[^\d\n]{0,12}(\d{3,4}[-–]\d{4}|\d{7,11}|\d{4})(?![\d,년월일명개원%억만천])"
)
_ACCOUNT = re.compile(
    r"(?:계좌|농협|은행|뱅크|우체국|신협|수협|새마을금고|예금주)[^\d\n]{0,12}(\d{2,6}(?:[-–]\d{1,7}){2,4})(?!\d)"
)


def masked(text: str, keep: Iterable[tuple[int, int]] = ()) -> str:
    """`text` with contact details as ●, of the same length. Spans in `keep` (figures) stay as they are."""
    spans = [found.span() for found in _CONTACTS.finditer(text)]
    spans += [found.span(1) for pattern in (_LINE_NUMBER, _ACCOUNT) for found in pattern.finditer(text)]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = MASK * (end - start)
    for start, end in keep:
        characters[start:end] = text[start:end]
    return "".join(characters)


def row_masker(
    db: Database, masked_columns: Iterable[str], columns: Sequence[str]
) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    """What masks these columns of a row, but never the figures that it quotes.

    A `sentence` needs its `surface` and `start_in_sentence` beside it, a `text` the `id` of its document.
    """
    index = {column: place for place, column in enumerate(columns)}
    places = [index[column] for column in columns if column in frozenset(masked_columns)]

    def mask(row: Iterable[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place in places:
            if isinstance(values[place], str):
                values[place] = masked(values[place], _quoted(db, columns[place], values, index))
        return tuple(values)

    return mask


def _quoted(db: Database, column: str, values: Sequence[Any], index: Mapping[str, int]) -> list[tuple[int, int]]:
    if column == "sentence":
        start = values[index["start_in_sentence"]]
        return [(start, start + len(values[index["surface"]]))]
    if column == "text":
        spans = db.execute('SELECT start, "end" FROM figures WHERE document = ?', (values[index["id"]],))
        return [(start, end) for start, end in spans]
    return []
