"""Names of 시·도 that are spaced out where they head a part of a text: < 대 전 >, [ 충 북 ]."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = "<〈《[【"
_SPACED = re.compile(r"[<〈《\[【](?<![^\n].)\s?([가-힣])\s{1,2}([가-힣])\s?[>〉》\]】]")


def spaced_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, letters without the space) of what may be such a name, at the start of a line."""
    if not any(mark in text for mark in _OPENING):
        return
    for match in _SPACED.finditer(text):
        yield match.start(1), match.end(2), match[1] + match[2]
