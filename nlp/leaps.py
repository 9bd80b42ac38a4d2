"""Searches a long pattern only around a literal that each of its matches must hold.

A pattern that begins with a look behind or with any syllable is tried at every character of a text. The literal is
found by leaping, and where it is missing, which is nearly everywhere, the pattern is never tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leap:
    """A pattern with the literal that each of its matches holds.

    The literal begins at most `before` characters behind the start of the match that holds it, and the match with all
    that it looks ahead to ends less than `behind` characters behind the start of the literal.
    """

    pattern: re.Pattern[str]
    literal: re.Pattern[str]
    before: int
    behind: int

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(text)` yields, looking only near the literal."""
        end = 0
        for anchor in self.literal.finditer(text):
            if anchor.start() >= end:
                first = max(end, anchor.start() - self.before)
                match = self.pattern.search(text, first, anchor.start() + self.behind)
                if match is not None and match.start() <= anchor.start():  # a later one has a literal of its own
                    yield match
                    end = match.end()
