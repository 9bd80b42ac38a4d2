"""Finds the names of programmes: quoted names, standing schemes, named plans and fairs, and their later short forms.

A programme is a proper name under which money is spent or people work, are trained or hired. Slogans, speech, laws,
awards, meetings, types (공익활동형) and places in quotation marks are none, nor are generic descriptions
(청년 일자리 사업들). Standing schemes, with the law or guideline that makes them, are in data/programs.csv.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from nlp import program_grammar as grammar
from nlp.draft import Draft, ProgramMention
from nlp.english_programs import english_names
from nlp.lead import head_of
from nlp.program_forms import candidates
from nlp.program_grammar import Name, Source, key_of, year_of
from nlp.program_tables import joined, schemes

_SHORTEST_TAIL = 7
"""Characters of the end of a name that may stand for it: 재취업 지원사업 of 나루시 퇴직자 재취업 지원사업."""
_SHORTEST_SHORTENED = 7
_MOST_NAMES = 300  # that are compared with each other; no release has as many
_MAX_KNOWN = 40  # names that are looked for again; no release has more
_RESULTS = re.compile(r"[’”'\"」』]?[을를]\s통[해한]|[^.\n△▲▷▶]{0,60}?\d")
_SPACE = re.compile(r"\s")
_SPACES = "\n\t\r\xa0\u3000"
_COMMON_END = re.compile(r"\s|(?:사업|프로젝트)$")
_GAP = re.compile(r"\s\s")
_PROJECT_BEHIND = re.compile(r"\s?(?:사업|프로젝트)(?![단장비자])")


def find_programs(draft: Draft) -> list[ProgramMention]:
    """Return all mentions of programmes in order; `name` is the fullest form that the document writes out for it."""
    names = _without_overlap([*candidates(draft), *(english_names(draft) if draft.lang == "en" else ())])
    aliases = _aliases(draft.text, names)
    fullest = _fullest(names, aliases, draft.published.year if draft.published is not None else 0)
    names = [n if (kind := _kind(n)) == n.source else n._replace(source=kind) for n in names]
    known = {(n.start, n.end) for n in names}
    again = _again(draft.text, names, aliases)
    merged = _without_overlap([*names, *(n for n in again if (n.start, n.end) not in known)])
    head = head_of(draft)
    merged = [
        n for n in merged
        if not _left_out(draft, n.start) and (n.source != "generic" or any(a <= n.start < b for a, b in head))
    ]  # fmt: skip
    first = head_of(draft, sentences=1)
    told = {_group(n.text, aliases) for n in merged if n.source != "centre" or _reports(draft.text, n, first)}
    merged = [n for n in merged if n.source != "centre" or _group(n.text, aliases) in told]
    return [ProgramMention(n.start, n.end, fullest.get(_group(n.text, aliases), n.text), n.source) for n in merged]


def _reports(text: str, centre: Name, head: list[tuple[int, int]]) -> bool:
    """Whether headline or lead names a centre, or its results are told."""
    return any(a <= centre.start < b for a, b in head) or _RESULTS.match(text, centre.end) is not None


def _kind(name: Name) -> Source:
    """What gave a name away; of a law's scheme in quotation marks, that it is one."""
    listed = schemes()[1].get(joined(name.text))
    return listed[0] if listed is not None and listed[0] in ("plan law", "centre") else name.source


def _left_out(draft: Draft, at: int) -> bool:
    spans = draft.left_out
    i = bisect_right(spans, (at, len(draft.text) + 1)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _group(name: str, aliases: dict[str, str]) -> str:
    key = key_of(name)
    key = aliases.get(key, key)
    year = year_of(name)
    return f"{key}" if year is None else f"{key}@{year}"


def _without_overlap(names: list[Name]) -> list[Name]:
    """The longest of overlapping names, in order of position."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            if kept[-1].source == "lead" and name.source in ("scheme", "plan", "generic"):
                kept[-1] = name
                continue
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name if name.source != "again" else name._replace(source=kept[-1].source)
            elif kept[-1].source == "again":
                kept[-1] = kept[-1]._replace(source=name.source)
            continue
        kept.append(name)
    return kept


def _aliases(text: str, names: list[Name]) -> dict[str, str]:
    """Keys of short forms that the text introduces with 이하, by the key of the full form."""
    found = {}
    for name in names:
        match = grammar.ALIAS.match(text, name.end + (1 if text[name.end : name.end + 1] in "」』’'”\">〉》" else 0))
        if match is not None and key_of(match["alias"]) != key_of(name.text):
            found[key_of(match["alias"])] = key_of(name.text)
    return found


def _fullest(names: list[Name], aliases: dict[str, str], now: int) -> dict[str, str]:
    """For each group of names the form that stands for it: the first in quotation marks, else the longest.

    An earlier year's round, named behind the one of the year `now`, stands for itself.
    """
    best: dict[str, Name] = {}
    first: dict[str, int] = {}
    for name in names:
        group = _group(name.text, aliases)
        first.setdefault(group, name.start)
        if key_of(name.text) in aliases:
            continue
        held = best.get(group)
        longer = held is not None and len(name.text.replace(" ", "")) > len(held.text.replace(" ", ""))
        if (
            held is None
            or (_set_off(name) and not _set_off(held))
            or (longer and _set_off(name) == _set_off(held) is False)
        ):
            best[group] = name
    for group in list(best) if len(best) <= _MOST_NAMES else ():
        key, _, year = group.partition("@")
        dated = [g for g in best if g.startswith(key + "@")]
        if (
            not year
            and len(dated) == 1
            and not (int(dated[0].rpartition("@")[2]) < now and first[group] < first[dated[0]])
        ):
            other = best[dated[0]]
            both = _set_off(other) and _set_off(best[group])
            chosen = min(other, best[group], key=lambda n: (not _set_off(n), n.start if both else 0))
            best[group] = best[dated[0]] = chosen
    if len(best) <= _MOST_NAMES:
        _take_in_abbreviations(best)
        _take_in_ends(best)
    return {group: name.text for group, name in best.items()}


def _take_in_ends(best: dict[str, Name]) -> None:
    """Let the end of a long name stand for the whole of it: 재취업 지원사업."""
    for group, name in list(best.items()):
        if name.source in ("named", "lead", "centre", "quoted") and len(name.text) >= _SHORTEST_TAIL:
            whole = [
                g for g in best
                if g.partition("@")[0].endswith(group) and g != group
                and (name.source != "quoted" or (_set_off(best[g]) and year_of(best[g].text) is not None))
            ]  # fmt: skip
            best[group] = best[whole[0]] if len(whole) == 1 else name


def _take_in_abbreviations(best: dict[str, Name]) -> None:
    """Let a name that a headline has shortened stand for the one written out: 부울경 채용박람회."""
    for group, name in list(best.items()):
        if name.source in ("named", "lead", "quoted") and len(group) >= _SHORTEST_SHORTENED:
            whole = [
                g for g, other in best.items()
                if other.start > name.start and g[:1] == group[:1] and g[-4:] == group[-4:]
                and len(group) < len(g) <= 2 * len(group) and _is_within(group, g)
                and (_set_off(other) or not _set_off(name))
            ]  # fmt: skip
            if len(whole) == 1:
                best[group] = best[whole[0]]


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _set_off(name: Name) -> bool:
    return name.source in ("quoted", "bracketed")


def _written_out(text: str, forms: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where one of `forms`, written without spaces, stands with or without them, the longest first; 사업 behind it too.

    Found in the text without its spaces: a pattern of names is slower to compile than one release is to read.
    """
    spaced = text
    for space in _SPACES:
        spaced = spaced.replace(space, " ")
    words, found = spaced.split(" "), []
    squeezed = "".join(words)
    if not squeezed.isprintable():  # other white space, which no printable text has
        words = _SPACE.split(text)
        squeezed = "".join(words)
    spaces = list(itertools.accumulate(map(len, words)))
    for form in forms:
        at = squeezed.find(form)
        while at >= 0:
            last = at + len(form) - 1
            start, end = at + bisect_right(spaces, at), last + bisect_right(spaces, last) + 1
            if end - start <= 2 * len(form) and _GAP.search(text, start, end) is None:
                found.append((start, -len(form), end, form))
            at = squeezed.find(form, at + 1)
    over = 0
    for start, _, end, form in sorted(found):
        if start >= over:
            behind = _PROJECT_BEHIND.match(text, end)
            over = end if behind is None else behind.end()
            yield start, over, form


@lru_cache(maxsize=1 << 10)
def _bare(name: str) -> str:
    return _COMMON_END.sub("", grammar.without_year(name))


def _again(text: str, names: list[Name], aliases: dict[str, str]) -> Iterator[Name]:
    """Later mentions of a name without its quotation marks, year or 사업."""
    full: dict[str, str] = {}
    for name in names:
        bare = _bare(name.text)
        if name.source not in ("generic", "centre") and len(bare) >= (
            5 if name.source in ("quoted", "bracketed", "named") else 6
        ):
            full.setdefault(bare, name.text)
        if len(full) >= _MAX_KNOWN:
            break
    for start, end, form in _written_out(text, full) if full else ():
        squeezed = form + _SPACE.sub("", text[start:end])[len(form) :]
        yield Name(start, end, full.get(squeezed, full[form]), "again")
    for label in grammar.BRACKET_LABEL.finditer("\n" + text):
        start = label.start("label") - 1
        short = _SPACE.sub("", label["label"])
        meant = {n.text for n in names if short in _SPACE.sub("", n.text) and len(n.text) > len(short) + 1}
        if len(meant) == 1:
            yield Name(start, start + len(label["label"]), meant.pop(), "again")
    for match in re.finditer(r"[「『‘“](?P<name>[^「」『』‘’“”\n]{2,30})[」』’”]", text) if aliases else ():
        if key_of(match["name"]) in aliases:
            yield Name(match.start("name"), match.end("name"), match["name"], "again")
