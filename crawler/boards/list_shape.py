"""Finds the list of a page by its shape: links that differ in one place only, each in a row of its own. Pure.

Links are addresses (`view.do?nttId=17`), calls of scripts (`fnView('26','17')`) or data attributes (`data-seq="17"`).
Those of one list have everything in common but the place with the id; where two boards stand on a page, what tells
them apart (`bbsNo`) is in common within each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.boards.links import absolute, canonical, with_query
from crawler.boards.rows import Found, find_rows, outside_furniture
from crawler.boards.scripts import calls_in

LEAST_ROWS = 3
_LEAST_UNDATED = 5
_SHORTEST_HEADLINE = 9
_LONGEST_ID = 120
_MOST_FIXED = 3
_VARYING = re.compile(r"[0-9a-f]{16,}|\d+", re.IGNORECASE)
_ID = re.compile(r"[\w.@%+=~-]{1,120}")
_NO_ARTICLE = re.compile(
    r"(?:down|login|print|rss|share|sns|write|preview|viewer|attach|delete|popup|"
    r"\.(?:hwpx?|pdf|jpe?g|png|gif|zip|xlsx?|docx?|xml)$)",
    re.IGNORECASE,
)
_DATA_NAME = re.compile(
    r"(?:^|[-_])(?:id|idx|seq|no|num|key|uid|sid|action|keyset|url|href|article|post|news|ntt)(?:$|[-_])"
)
_ADDRESS_ATTRIBUTES = ("href", "action", "data-url", "data-href", "data-action")
_PATH = "path"

Kind = Literal["address", "call", "data"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link taken apart: what it has in common with others of its shape (`key`), and its values by place."""

    kind: Kind
    key: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True)
class ListShape:
    """The links of one list: `place` is where the ids stand, `fixed` what all of them share."""

    kind: Kind
    key: tuple[str, ...]
    place: str
    fixed: tuple[tuple[str, str], ...]
    more: tuple[str, ...]
    """Other parameters of an address that vary and that each of its links has."""
    path: str
    """The path of addresses, with `{id}` where it varies in one place; "" where it varies in several."""
    base: str
    hosts: frozenset[str]

    def id_of(self, link: str) -> str | None:
        """The id of the post that a link of this list leads to: its address on the site, or what a script is given."""
        for taken in links_in(link, self.base, self.hosts):
            if taken.key == self.key and all(taken.values.get(name, value) == value for name, value in self.fixed):
                return self._address(taken) if self.kind == "address" else taken.values.get(self.place)
        return None

    def _address(self, link: Link) -> str | None:
        """Path and query without what comes and goes, so that all links to one post are one address."""
        if any(name not in link.values for name in (self.place, *self.more)):
            return None
        query = dict(self.fixed) | {name: link.values[name] for name in (self.place, *self.more)}
        path = query.pop(_PATH, link.values[_PATH])
        return path + (f"?{urlencode(sorted(query.items()), errors='surrogateescape')}" if query else "")

    def template(self) -> str:
        """The address of a post with `{id}` for its number; "" where more than one thing tells posts apart."""
        if self.kind != "address" or self.more:
            return ""
        if not self.path or ("{id}" in self.path) != (self.place == _PATH):
            return ""
        query = {name: value for name, value in self.fixed if name != _PATH}
        url = urljoin(self.base, self.path)
        if self.place == _PATH:
            return with_query(url, query) if query else url
        return f"{with_query(url, query)}{'&' if query else '?'}{self.place}={{id}}"

    @cached_property
    def script(self) -> str:
        """The name of the script that opens a post; "" where none does."""
        return self.key[0] if self.kind == "call" else ""


def list_shapes(root: HtmlElement, base: str, hosts: Collection[str]) -> list[ListShape]:
    """The shapes of links that at least `LEAST_ROWS` different posts of the page share, in page order."""
    told: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for element in outside_furniture(root):
        for link in _links_of(element, base, frozenset(hosts)):
            told[(link.kind, *link.key)].append(link)
    shapes = (shape for links in told.values() for shape in _shapes_of(links, base, frozenset(hosts)))
    return list(dict.fromkeys(shapes))


def best_rows(root: HtmlElement, base: str, hosts: Collection[str]) -> tuple[ListShape, list[Found]] | None:
    """The shape and the rows of the page's list: most dated rows, else the longest run of equal undated ones."""
    best: tuple[tuple[int, int], ListShape, list[Found]] | None = None
    for shape in list_shapes(root, base, hosts):
        rows = [row for row in find_rows(root, shape.id_of) if row.title()]
        dated = sum(row.published_on(None) is not None for row in rows)
        letters = sum(min(len(row.title()), 60) for row in rows)
        if len(rows) < LEAST_ROWS or letters < _SHORTEST_HEADLINE * len(rows):
            continue
        if dated < LEAST_ROWS and not _are_alike(rows):
            continue
        rank = (dated if dated >= LEAST_ROWS else 0, letters)
        if best is None or rank > best[0]:
            best = (rank, shape, rows)
    return (best[1], best[2]) if best else None


def links_in(link: str, base: str, hosts: frozenset[str]) -> Iterator[Link]:
    """What a link, a handler or a `data-x=value` can mean."""
    name, _, value = link.partition("=") if link.startswith("data-") else ("", "", link)
    if "(" in value and name == "":
        for script, arguments in calls_in(value):
            if arguments and not _NO_ARTICLE.search(script):
                values = {str(place): argument for place, argument in enumerate(arguments)}
                yield Link("call", (script, str(len(arguments))), values)
        return
    if name and not (name in _ADDRESS_ATTRIBUTES and "?" in value):
        if _DATA_NAME.search(name.removeprefix("data-")) and (ids := _ids_in(value)):
            yield Link("data", (name,), ids)
        return
    url = absolute(base, value) if value and not value.startswith(("#", "javascript:")) else None
    if url is None or urlsplit(url).hostname not in hosts:
        return
    parts = urlsplit(canonical(url))
    if _NO_ARTICLE.search(parts.path.rpartition("/")[2]):
        return
    pairs = parse_qsl(parts.query, errors="surrogateescape")
    yield Link("address", (_VARYING.sub("#", parts.path),), {_PATH: parts.path, **dict(pairs)})


def _links_of(element: HtmlElement, base: str, hosts: frozenset[str]) -> Iterator[Link]:
    if element.tag in {"link", "script", "meta", "img", "iframe"}:
        return
    for name, value in element.attrib.items():
        if not value or len(value) > 4000:
            continue
        if name in {"href", "onclick", "action"}:
            yield from links_in(value, base, hosts)
        elif name.startswith("data-"):
            yield from links_in(f"{name}={value}", base, hosts)


def _ids_in(value: str) -> dict[str, str]:
    """The ids of a data attribute: its value, or those of the small object that it holds."""
    if value.startswith("{"):
        pairs = re.findall(r"[\"']?(\w{1,40})[\"']?\s{0,3}:\s{0,3}[\"']?([\w.-]{1,80})", value[:600])
        return dict(pairs)
    return {"": value} if _ID.fullmatch(value) and any(character.isdigit() for character in value) else {}


def _shapes_of(links: list[Link], base: str, hosts: frozenset[str]) -> Iterator[ListShape]:
    first = links[0]
    names = dict.fromkeys(name for link in links for name in link.values)
    given = {name: {link.values[name] for link in links if name in link.values} for name in names}
    varied = [name for name in names if len(given[name]) >= LEAST_ROWS and _are_ids(given[name])]
    if not varied:
        return
    place = max(varied, key=lambda name: len(given[name]))
    fixing = [name for name in names if name != place and len(given[name]) <= _MOST_FIXED]
    always = {name for name in varied if all(name in link.values for link in links)}
    more = tuple(sorted(always - {place, *fixing}))
    parts: dict[tuple[tuple[str, str], ...], set[str]] = defaultdict(set)
    for link in links:
        # A link that leaves a parameter out belongs to whichever part has it.
        if place in link.values:
            parts[tuple((name, link.values[name]) for name in fixing if name in link.values)].add(link.values[place])
    for fixed, ids in parts.items():
        if len(ids) >= LEAST_ROWS:
            paths = {link.values[_PATH] for link in links} if first.kind == "address" else set()
            yield ListShape(first.kind, first.key, place, fixed, more, _path_of(paths), base, hosts)


def _path_of(paths: Collection[str]) -> str:
    """What the paths have in common, with `{id}` in the one place where they vary."""
    split = [_VARYING.split(path) for path in paths]
    numbers = [_VARYING.findall(path) for path in paths]
    if not split:
        return ""
    varying = [place for place in range(len(numbers[0])) if len({number[place] for number in numbers}) > 1]
    if len(varying) > 1:
        return ""
    shown = ["{id}" if place in varying else number for place, number in enumerate(numbers[0])]
    return "".join(piece for pair in zip(split[0], [*shown, ""], strict=True) for piece in pair)


def _are_ids(values: Collection[str]) -> bool:
    """Whether values can be numbers of posts, and are not words or pages of a list."""
    alike = [value for value in values if len(value) <= _LONGEST_ID and _VARYING.search(value)]
    return len(alike) * 10 >= len(values) * 9


def _are_alike(rows: list[Found]) -> bool:
    """Whether rows without dates are a list for their equal markup, and not a menu: enough, and with real headlines."""
    if len(rows) < _LEAST_UNDATED:
        return False
    kinds = Counter((row.element.tag, row.element.get("class") or "", len(row.cells)) for row in rows)
    headlines = sum(len(row.title()) >= _SHORTEST_HEADLINE for row in rows)
    return kinds.most_common(1)[0][1] * 10 >= len(rows) * 6 and headlines * 10 >= len(rows) * 9
