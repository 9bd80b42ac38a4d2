"""Calls of page scripts in links, `fnView('26','20260304101500123')`, read as a name and its arguments. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from urllib.parse import quote

_ARGUMENTS = r"\s{0,3}\((?P<arguments>(?:[^()'\"]|'[^']{0,600}'|\"[^\"]{0,600}\"){0,400})\)"
_NAME = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$.]{0,60}(?=\s{0,3}\()")
_LONGEST_HANDLER = 2000
_WRITTEN = re.compile(
    r"(?:document\.write(?:ln)?|\w{1,30}_title)\(\s{0,9}(?:'(?P<single>(?:[^'\\]|\\.){1,60000})'|\"(?P<double>(?:[^\"\\]|\\.){1,60000})\")",
    re.DOTALL,
)
_PLACE = re.compile(r"\{(\d)\}")
_LONGEST_SCRIPT = 500_000
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<plain>.))", re.DOTALL)
_ARGUMENT = re.compile(r"'(?P<single>[^']{0,600})'|\"(?P<double>[^\"]{0,600})\"|(?P<bare>[^\s,'\"]{1,200})")


def arguments_of(link: str, name: str) -> list[str] | None:
    """The arguments of the first call of `name` in a link or handler; None where it is not called."""
    if name not in link:
        return None
    call = _call_of(name).search(unescape(link))
    if call is None:
        return None
    found = _ARGUMENT.finditer(call["arguments"])
    return [match["single"] or match["double"] or match["bare"] or "" for match in found]


@lru_cache(maxsize=512)
def _call_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$]){re.escape(name)}{_ARGUMENTS}")


def calls_in(link: str) -> Iterator[tuple[str, list[str]]]:
    """Each call in a link or handler: the name of the script and its arguments."""
    text = unescape(link)
    for name in dict.fromkeys(match[0] for match in _NAME.finditer(text[:_LONGEST_HANDLER])):
        arguments = arguments_of(text, name)
        if arguments is not None:
            yield name, arguments


def called_id(link: str, calls: Mapping[str, int]) -> str | None:
    """The post's id in a link that calls one of `calls` (name → position of the id), None where it calls none."""
    if "(" not in link:
        return None
    for name, position in calls.items():
        arguments = arguments_of(link, name)
        if arguments is not None and len(arguments) > position and arguments[position]:
            return arguments[position]
    return None


def called_url(link: str, calls: Mapping[str, str]) -> str | None:
    """The address that a script leads to, by `calls` (name → template with {0}, {1}); None where it calls none."""
    if "(" not in link:
        return None
    for name, template in calls.items():
        arguments = arguments_of(link, name)
        if arguments and all(f"{{{index}}}" not in template or index < len(arguments) for index in range(10)):
            pieces = _PLACE.split(template)
            # Every second piece is the number of an argument.
            pieces[1::2] = (quote(arguments[int(number)], safe="%") for number in pieces[1::2])
            return "".join(pieces)
    return None


def written(script: str) -> str:
    """What a script writes where it stands: the text of its `document.write('…')` and `…_title('…')` calls."""
    calls = _WRITTEN.finditer(script[:_LONGEST_SCRIPT])
    return "".join(_ESCAPE.sub(_unescaped, call["single"] or call["double"]) for call in calls)


def _unescaped(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return {"n": "\n", "r": "", "t": " "}.get(match["plain"], match["plain"])
