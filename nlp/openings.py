"""With which characters a pattern of many alternatives can begin, so that a search leaps over all others.

The regular-expression engine tries each alternative at each character; told the set of first characters in a lookahead,
it looks into the alternatives only where one can begin, which makes the search of Korean stems several times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_MEMBER = re.compile(r"(\\\W|[^\\\]])(?:-(\\\W|[^\\\]]))?", re.DOTALL)
"""A character of a set, or a range; `\\s` and the like are none."""
_SET = re.compile(r"\[(?!\^)((?:\\\W|[^\\\]])+)\]", re.DOTALL)
_LITERAL = re.compile(r"[^\\.^$*+?()\[{|]", re.DOTALL)
_MAY_LACK = re.compile(r"(?:[?*]|\{(?:0|0?,\d*)\})[?+]?")
"""The sign behind a part of a pattern without which it matches too."""
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in r"\]^-["})
"""The signs that mean more than themselves in a set."""


def guarded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern behind a lookahead of its openings.

    The alternatives may begin with looks behind or ahead, then must begin with a literal, a set that names its
    characters, or a group of such. What may lack there must be followed by another.
    """
    return re.compile(f"(?=[{openings(pattern)}])(?:{pattern})", flags)


def openings(pattern: str) -> str:
    """The first characters of all alternatives of `pattern`, as the inside of a character set.

    Raises ValueError where one begins with neither a literal, a set nor a group, or may be empty.
    """
    return "".join(dict.fromkeys(_openings(pattern)))


def _openings(pattern: str) -> Iterator[str]:
    """The members of that set: characters and ranges, escaped."""
    for alternative in _alternatives(pattern):
        rest, ended = alternative, False
        while not ended:
            while (around := _LOOKAROUND.match(rest)) is not None:
                rest = rest[around.end() :]
            if (group := _GROUP.match(rest)) is not None:
                closing = _closing(rest, group.end())
                yield from _openings(rest[group.end() : closing])
                rest = rest[closing + 1 :]
            elif (named := _SET.match(rest)) is not None:
                for member in _MEMBER.finditer(named[1]):
                    yield "-".join(end[-1].translate(_ESCAPED) for end in member.groups() if end)
                rest = rest[named.end() :]
            elif _LITERAL.match(rest) is not None:
                yield rest[0].translate(_ESCAPED)
                rest = rest[1:]
            else:
                raise ValueError(f"the alternative {alternative} begins with no literal")
            lacking = _MAY_LACK.match(rest)
            rest, ended = (rest, True) if lacking is None else (rest[lacking.end() :], False)


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
