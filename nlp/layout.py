"""Lays out a text: lines, paragraphs, list items, tables and sentences, each a span of the text that was given.

Every character that is read lies in at most one sentence. A line that is no prose (headline, item, table row, caption)
stands for one sentence, unless it holds several. Press releases nest their items by marker (□ over ○ over -), the order
of the government's drafting manual (행정업무운영편람); newspapers set subheads on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.draft import Draft, LineKind, Sentence

MARKER_LEVELS: tuple[tuple[str, int], ...] = (
    (r"[□■◇◆▣▢◈⊙◎]|[IVX]{1,4}\.\s|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\.?", 1),
    (r"\d{1,2}\.(?=\s|\d{4}년|[가-힣])|\(\d{1,2}\)|\d{1,2}\)", 1),
    (r"[○◯●❍ㅇ〇]|[가-하]\.\s|\([가-하]\)", 2),
    (r"[▲△▶▷►▸]|[①-⑳]|<(?=[^<>\n]{2,40}>\s*$)", 2),
    (r"[-–—‑ㆍ·•∙▪◾◦](?=\s|[가-힣'‘“「(])", 3),
    (r"[※*†☞]", 3),
)
"""Item markers and their depth, the first that fits wins."""

_MARKER = re.compile(
    r"[ \t\u00a0\u3000]*(?:"
    + "|".join(f"(?P<_{place}>{pattern})" for place, (pattern, _) in enumerate(MARKER_LEVELS))
    + ")"
)
_BREAKS = "\r\n\u2028\u2029\u0085\x0b\x0c\x1c\x1d\x1e"
_CAPTION = re.compile(
    r"[ \t\u00a0]*(?:\[(?:사진|그래프|표|그림|자료|사진설명)[^\]\n]{0,30}\]"
    r"|▲[^\n]{0,200}(?:사진|제공)[^\n]{0,30}$|(?:사진|자료)\s?(?:=|설명))"
)
_DATELINE = re.compile(
    r"[ \t\u00a0]*(?:[\[(【][^\[\]()【】\n]{2,40}[\])】]\s{0,3}"
    r"(?:[^\s=.,]{2,8}\s(?:선임|수석|전문|인턴)?\s?기자\s{0,3}=?|[^=.,\n]{0,20}=)"
    r"|\[[^\[\]\n]{0,30}(?:기자|특파원|Reporter[^\[\]\n]{0,30})[^\[\]\n]{0,12}\])[ \t]*"
)
_CLOSING = "\"'”’」』)]"
_NAMELESS = re.compile(r"[\s\d.,:/()\[\]월화수목금토일년-]*$")
_SHORTEST_WRAPPED = 10
"""Characters that a line has at least where a converter or a script wrapped it."""
_UNFINISHED = re.compile(r"(?:[,을를의와과에]|에서|으로|에게|하고|하며|하는|되는|위해|통해|따라|및)\s*$")
_SPLIT = re.compile(
    r"[.?!。？！](?:(?<=[.?!])(?:(?:(?<=[가-힣].)|(?<=[가-힣][)\]\"'”’」].)|(?<=[0-9%)][a-zA-Z%)].))(?=[\"'”’」』)]{0,2}(?:\s|$))[\"'”’」』)]{0,2}\s*"
    r"|(?<=[a-z0-9%)\]].)[\"'”’)]{0,2}\s+(?=[\"'“‘(\[]?[A-Z]))"
    r"|(?<=[가-힣]다[.])(?=[가-힣“‘△▲○□])"
    r"|(?<=[。？！])\s*)"
)
"""Ends of sentences: the mark first and what stands before it second, so that the search leaps from mark to mark."""
_NOT_AN_END = re.compile(
    r"(?:[0-9]\s?|(?:^|[\s(])[가-하]|\b(?:Mr|Mrs|Ms|Dr|No|St|vs|Inc|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)
_QUOTES = frozenset("\"'”’」』")
_QUOTE_GOES_ON = re.compile(r"(?:이?라고|이?라며|이?라면서|고|며|면서|는|라는|등)(?:\s|$|[가-힣])")

MAX_SENTENCE = 1200
"""Characters after which a sentence without an end is cut at a space: thrice the longest of any release, since what a
figure means is looked for all over its sentence."""
MAX_ROW = 1200
"""Characters after which a line with tabs is no row of a table, since every cell is looked for under its header."""


def lay_out(draft: Draft) -> None:
    """Fill `draft.sentences` and, where none was given, `draft.headline`, from its text less what is left out."""
    rows = list(_joined(draft.text, list(_lines(draft.text, draft.left_out))))
    if draft.headline is None:
        draft.headline = _find_headline(draft.text, rows)
    stack: list[tuple[int, int]] = []
    before_body = True
    for number, (start, end, paragraph, alone) in enumerate(rows):
        line = draft.text[start:end]
        kind, level, text_from = _classify(draft, line, start, end, alone=alone, before_body=before_body)
        if kind == "text":
            before_body = False
        parent = None
        if kind in ("headline", "caption", "dateline"):
            stack.clear()
        else:
            depth = 0 if kind == "subhead" else (level if level else (9 if kind == "table" else 5))
            while stack and stack[-1][0] >= depth:
                stack.pop()
            parent = stack[-1][1] if stack else None
        first = len(draft.sentences)
        dateline = _DATELINE.match(draft.text, start, end) if kind == "text" else None
        if dateline is not None:
            _append(draft, start, dateline.end(), number, paragraph, "dateline", 0, None)
            text_from = dateline.end()
        spans = (
            [(start, end)] if kind == "table" else _sentences(draft.text, start if dateline is None else text_from, end)
        )
        for sentence_start, sentence_end in spans:
            _append(draft, sentence_start, sentence_end, number, paragraph, kind, level, parent)
        if len(draft.sentences) > first and (kind == "subhead" or level or _heads_a_list(line)):
            stack.append((0 if kind == "subhead" else (level or 1), len(draft.sentences) - 1))


def _append(
    draft: Draft, start: int, end: int, line: int, paragraph: int, kind: LineKind, level: int, parent: int | None
) -> None:
    while start < end and draft.text[start].isspace():
        start += 1
    while end > start and draft.text[end - 1].isspace():
        end -= 1
    if start < end:
        draft.sentences.append(Sentence(len(draft.sentences), start, end, line, paragraph, kind, level, parent))


def _lines(text: str, left_out: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Line spans with their paragraph number, cut where something is left out; blank lines part paragraphs."""
    gaps = iter(sorted(left_out))
    gap = next(gaps, None)
    paragraph, previous_end, following = 0, 0, 0
    for line in text.splitlines(keepends=True):
        start = following
        following += len(line)
        if not line.strip():
            continue
        end = start + len(line.rstrip(_BREAKS))
        if text.count("\n", previous_end, start) > 1:
            paragraph += 1
        previous_end = end
        while gap is not None and gap[1] <= start:
            gap = next(gaps, None)
        while gap is not None and gap[0] < end:
            if gap[0] > start:
                yield start, gap[0], paragraph
            start = min(end, gap[1])
            if gap[1] > end:
                break
            gap = next(gaps, None)
        if start < end and text[start:end].strip():
            yield start, end, paragraph


def _joined(text: str, lines: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, bool]]:
    """Lines, joined again where a converter broke a sentence; the flag tells a line alone in its paragraph."""
    sizes: dict[int, int] = {}
    for _, _, paragraph in lines:
        sizes[paragraph] = sizes.get(paragraph, 0) + 1
    index = 0
    while index < len(lines):
        start, end, paragraph = lines[index]
        alone = sizes[paragraph] == 1
        while (
            index + 1 < len(lines)
            and lines[index + 1][2] == paragraph
            and end - lines[index][0] >= _SHORTEST_WRAPPED
            and _UNFINISHED.search(text, max(start, end - 8), end)
            and not _is_row(text[start:end])
            and _marker(text[lines[index + 1][0] : lines[index + 1][1]]) is None
            and end - start < MAX_SENTENCE
        ):
            index += 1
            end = lines[index][1]
        yield start, end, paragraph, alone
        index += 1


def _marker(line: str) -> tuple[int, int] | None:
    """(level, length of the marker) of a list item."""
    match = _MARKER.match(line)
    return (MARKER_LEVELS[int((match.lastgroup or "_0")[1:])][1], match.end()) if match else None


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table."""
    return "\t" in line or line.count("|") > 1


def _ends_as_prose(line: str) -> bool:
    return line.rstrip().rstrip(_CLOSING).endswith((".", "?", "!", "。"))


def _classify(
    draft: Draft, line: str, start: int, end: int, *, alone: bool, before_body: bool
) -> tuple[LineKind, int, int]:
    """The kind and level of a line, and where its prose begins."""
    if draft.headline is not None and (
        start <= draft.headline[0] < end
        or (
            before_body
            and len(line.strip()) >= 8
            and draft.text[draft.headline[0] : draft.headline[1]].strip().startswith(line.strip())
        )
    ):
        return "headline", 0, start
    if _is_row(line) and len(line) <= MAX_ROW:
        return "table", 0, start
    if _CAPTION.match(line):
        return "caption", 0, start
    marker = _marker(line)
    if marker is not None:
        return "item", marker[0], start + marker[1]
    if (alone or before_body) and len(line) <= 80 and not _ends_as_prose(line):
        return "subhead", 0, start
    return "text", 0, start


def _heads_a_list(line: str) -> bool:
    return len(line) <= 40 and line.rstrip().endswith((":", "：", "다음과 같다."))


def _find_headline(text: str, rows: list[tuple[int, int, int, bool]]) -> tuple[int, int] | None:
    """The first line that stands for itself before the prose begins; None where the text begins with prose."""
    for start, end, _, _ in rows[:12]:
        line = text[start:end].strip()
        if len(line) < 8 or _is_row(line) or _CAPTION.match(line) or _NAMELESS.match(line):
            continue
        if line.endswith(".") or len(line) > 160 or _DATELINE.match(line):
            return None
        if _marker(line) is None:
            return start, end
    return None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence spans within one line."""
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        cut = match.end()
        if cut <= begin or cut >= end:
            continue
        if _NOT_AN_END.search(text, max(begin, match.start() - 6), match.start()):
            continue
        if not _QUOTES.isdisjoint(match[0]) and _QUOTE_GOES_ON.match(text, cut, min(end, cut + 8)):
            continue
        if cut - begin > MAX_SENTENCE:
            yield from _bounded(text, begin, cut)
        else:
            yield begin, cut
        begin = cut
    if end - begin > MAX_SENTENCE:
        yield from _bounded(text, begin, end)
    elif begin < end:
        yield begin, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = border(text, start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def border(text: str, earliest: int, latest: int) -> int:
    """Where to cut a text that is too long: behind a paragraph, line, sentence or word, and never within a numeral."""
    for mark in ("\n\n", "\n", ". ", " "):
        place = text.rfind(mark, earliest, latest)
        if place >= 0:
            return place + len(mark)
    for place in range(latest, max(earliest, latest - _LONGEST_NUMERAL), -1):
        if not (_IN_NUMERAL.match(text, place - 1) and _IN_NUMERAL.match(text, place)):
            return place
    return latest


_LONGEST_NUMERAL = 200
_IN_NUMERAL = re.compile(r"[0-9０-９,.，．~∼십백천만억조]")
