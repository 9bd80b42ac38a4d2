"""With which characters a pattern of many alternatives can begin, so that a search leaps over all others.

The regular-expression engine tries each alternative at each character; told the set of first characters in a lookahead,
it looks into the alternatives only where one can begin, which makes the search of Korean stems several times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKAROUND = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_MEMBER = re.compile(r"(\\[\Wt]|[^\\\]])(?:-(\\\W|[^\\\]]))?", re.DOTALL)
"""A character of a set, or a range; `\\s` and the like are none, but for a tab."""
_SET = re.compile(r"\[(?!\^)((?:\\[\Wt]|[^\\\]])+)\]", re.DOTALL)
_TAB = r"\t"
_LITERAL = re.compile(r"\\\W|[^\\.^$*+?()\[{|]", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_MAY_LACK = re.compile(r"[?*]|\{(?:0|0?,\d*)\}")
"""The sign behind a part of a pattern without which it matches too."""
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in r"\]^-["})
"""The signs that mean more than themselves in a set."""


def guarded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern behind a lookahead of the first two characters of its alternatives.

    The alternatives may begin with looks behind or ahead, then must begin with a literal, a set that names its
    characters, or a group of such. What may lack there must be followed by another.
    """
    return re.compile(f"{in_pairs(pattern)}(?:{pattern})", flags)


def openings(pattern: str) -> str:
    """The first characters of all alternatives of `pattern`, as the inside of a character set.

    Raises ValueError where one begins with neither a literal, a set nor a group, or may be empty.
    """
    return "".join(dict.fromkeys(_openings(pattern)))


def in_pairs(pattern: str) -> str:
    """A lookahead of the first two characters of all alternatives of `pattern`, where most begin like other words.

    An alternative whose second character is not known, or a space, which stands behind any word, is known by its first.
    Raises ValueError as `openings` does.
    """
    alone: dict[str, None] = {}
    firsts: dict[str, None] = {}
    seconds: dict[str, None] = {}
    for alternative in _alternatives(pattern):
        for first, rest in _steps(alternative):
            behind = _second(rest)
            if behind is None:
                alone[first] = None
            else:
                firsts[first] = None
                seconds |= dict.fromkeys(behind)
    guards = [f"[{''.join(alone)}]"] if alone else []
    if firsts:
        guards.append(f"[{''.join(firsts)}][{''.join(seconds)}]")
    return f"(?={'|'.join(guards)})"


def _second(rest: str | None) -> list[str] | None:
    """The members with which `rest` can begin; None where they cannot be told, or where one is a space."""
    try:
        members = [member for member, _ in _steps(rest or "")]
    except ValueError:
        return None
    return None if any(member.isspace() for member in members) else members


def _openings(pattern: str) -> Iterator[str]:
    """The members of that set: characters and ranges, escaped."""
    for alternative in _alternatives(pattern):
        for member, _ in _steps(alternative):
            yield member


def _steps(alternative: str) -> Iterator[tuple[str, str | None]]:
    """The members with which an alternative can begin, each with the rest behind it; None where it may be repeated."""
    rest = alternative
    while True:
        while (around := _LOOKAROUND.match(rest)) is not None:
            rest = rest[_closing(rest, around.end()) + 1 :]
        members: list[tuple[str, str | None]]
        if (group := _GROUP.match(rest)) is not None:
            end = _closing(rest, group.end())
            inside = rest[group.end() : end]
            members = [step for one in _alternatives(inside) for step in _steps(one)]
            end += 1
        elif (named := _SET.match(rest)) is not None:
            ranges = (member.groups() for member in _MEMBER.finditer(named[1]))
            members = [("-".join(_member(last) for last in ends if last), "") for ends in ranges]
            end = named.end()
        elif (literal := _LITERAL.match(rest)) is not None:
            members, end = [(_member(literal[0]), "")], literal.end()
        else:
            raise ValueError(f"the alternative {alternative} begins with no literal")
        quantifier = _QUANTIFIER.match(rest, end)
        may_lack = _MAY_LACK.match(rest, end) is not None
        repeated = quantifier is not None and not quantifier[0].startswith("?")
        rest = rest[end if quantifier is None else quantifier.end() :]
        for member, inner in members:
            yield member, None if repeated or inner is None else inner + rest
        if not may_lack:
            return


def _member(written: str) -> str:
    """A character of a set as it is written in another."""
    return written if written == _TAB else written[-1].translate(_ESCAPED)


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
