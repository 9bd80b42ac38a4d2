"""With which characters a pattern of many alternatives can begin, so that a search leaps over all others.

The regular-expression engine tries each alternative at each character; told the set of first characters in a lookahead,
it looks into the alternatives only where one can begin, which makes the search of Korean stems several times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_NO_LITERAL = frozenset("\\.^$*+?(")


def guarded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern behind a lookahead of its openings.

    The alternatives may begin with looks behind or ahead, then must begin with a literal, a set without escapes, or a
    group of such.
    """
    return re.compile(f"(?=[{openings(pattern)}])(?:{pattern})", flags)


def openings(pattern: str) -> str:
    """The first characters of all alternatives of `pattern`, as the inside of a character set.

    Raises ValueError where one begins with neither a literal, a set nor a group.
    """
    found: list[str] = []
    for alternative in _alternatives(pattern):
        first = alternative
        while (around := _LOOKAROUND.match(first)) is not None:
            first = first[around.end() :]
        group = _GROUP.match(first)
        if group is not None:
            found.append(openings(first[group.end() : _closing(first, group.end())]))
        elif first.startswith("["):
            found.append(first[1 : first.index("]")])
        elif first[0] in _NO_LITERAL:
            raise ValueError(f"the alternative {alternative} begins with no literal")
        else:
            found.append(first[0])
    return "".join(dict.fromkeys("".join(found)))


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives at the outermost level."""
    depth, start, in_set = 0, 0, False
    for position, character in _unescaped(pattern):
        if in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            yield pattern[start:position]
            start = position + 1
    yield pattern[start:]


def _unescaped(pattern: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """The characters of `pattern` from `start` with their places, less those that a backslash makes literal."""
    position = start
    while position < len(pattern):
        if pattern[position] == "\\":
            position += 2
            continue
        yield position, pattern[position]
        position += 1


def _closing(pattern: str, start: int) -> int:
    """Where the group ends whose inside begins at `start`."""
    depth, in_set = 1, False
    for position, character in _unescaped(pattern, start):
        if in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
        elif character in "()":
            depth += 1 if character == "(" else -1
            if depth == 0:
                return position
    raise ValueError("the pattern has a group without an end")
