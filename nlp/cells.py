"""Tables in a text: which header stands over a cell, and what a bare number in a cell means by it.

A number in a cell often carries no unit: the unit stands in a note ("(단위: 백만원)"), in the header
("예산(백만원)") or in the words of
the header (인원, 일자리, 고용률). Without any of these the number is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from nlp.draft import Draft, Quantity, Sentence
from nlp.figures import Amount, Evidence, Kind, Per
from nlp.numbers import read_number

_NOTE = re.compile(r"단위\s?[:：]?\s?([^)\]>\n|\t]{1,24})")
_UNIT = re.compile(
    r"(?P<scale>십|백|천|만|십만|백만|천만|억|십억|백억|조)?\s?(?P<unit>원|명|인|개소|개사|개|건|%|％|달러|개월"
    r"|회|곳|가구)(?![가-힣])"
)
_SCALE = {
    "십": 10, "백": 100, "천": 1000, "만": 10**4, "십만": 10**5, "백만": 10**6, "천만": 10**7,
    "억": 10**8, "십억": 10**9, "백억": 10**10, "조": 10**12,
}  # fmt: skip
_UNIT_KIND: dict[str, tuple[Kind, str]] = {
    "원": ("money", "KRW"), "달러": ("money", "USD"), "명": ("people", "persons"), "인": ("people", "persons"),
    "개사": ("organizations", "firms"), "개소": ("other", "sites"), "곳": ("other", "sites"), "개": ("jobs", "jobs"),
    "건": ("other", "cases"), "%": ("rate", "percent"), "％": ("rate", "percent"), "개월": ("duration", "months"),
    "회": ("other", "times"), "가구": ("other", "households"),
}  # fmt: skip
_HEADER_KIND: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"[률율](?:$|[\s(])|비율|%|비중"), "rate", "percent"),
    (
        re.compile(r"예산|사업비|금액|국비|시비|도비|구비|군비|지방비|보수|임금|급여|인건비|투자|단가|수당|비용|민자"),
        "money",
        "KRW",
    ),
    (re.compile(r"사업\s?수|과제\s?수|과제"), "projects", "projects"),
    (re.compile(r"(?:기업|업체|사업장|회사)\s?수?$"), "organizations", "firms"),
    (re.compile(r"인원|명|참여자|모집|선발|채용|수혜|구직|취업자|근로자|정원"), "people", "persons"),
    (re.compile(r"일자리|창출|자리|개수"), "jobs", "jobs"),
)
_NOT_A_FIGURE = re.compile(
    r"연번|순번|번호|^No|순위|연도|년도|비고|전화|연락처|기간|일시|시간|연령|나이|^\s*(?:구분)?\s*$"
)
_BARE = re.compile(r"\s*\(?[△▲+-]?\s?(?=[0-9０-９])")
_OWN_UNIT = re.compile(r"[(\[]([^)\]]{1,16})[)\]]\s*$")
_RULE = re.compile(r"[\s|:+=-]*$")
_PER: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("hour", re.compile(r"시급|시간당")),
    ("day", re.compile(r"일당|일급|\(일\)|1일\s?(?:임금|보수|급여)")),
    ("month", re.compile(r"\(월\)|월급|월\s?(?:보수|임금|급여|활동비|인건비|지급)|\(월[,\s/]|월액|매월|/월")),
    ("year", re.compile(r"연봉|\(연\)")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The characters between two separators of a row."""

    start: int
    end: int


@dataclass(slots=True)
class Table:
    """Rows that follow each other; `headers` are the cells of the header row, `units` those of the note above."""

    text: str
    rows: dict[int, list[Cell]]
    header_rows: frozenset[int] = frozenset()
    headers: list[Cell] = field(default_factory=list)
    units: list[tuple[int, Kind, str]] = field(default_factory=list)

    def is_header(self, index: int) -> bool:
        """Whether the row of sentence `index` holds headers only."""
        return index in self.header_rows

    def cells(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The spans of the cells of a row."""
        return [(cell.start, cell.end) for cell in self.rows[sentence.index]]

    def header(self, sentence: Sentence, position: int) -> Cell | None:
        """The header over the cell of `sentence` that holds `position`; rows that lack leading cells align to the
        right."""
        row = self.rows[sentence.index]
        place = bisect_right(row, position, key=lambda cell: cell.start) - 1
        if place < 0:
            return None
        place += max(0, len(self.headers) - len(row)) if len(row) < len(self.headers) else 0
        return self.headers[place] if place < len(self.headers) else None

    def per(self, sentence: Sentence, position: int) -> tuple[Per | None, Evidence | None]:
        """The period of pay that the header over `position` states (보수(월))."""
        header = self.header(sentence, position)
        if header is not None:
            for unit, pattern in _PER:
                if match := pattern.search(self.text, header.start, header.end):
                    return unit, Evidence("per", "header", match.start(), match.end())
        return None, None

    def counted(self, sentence: Sentence, position: int) -> tuple[Cell, Kind, str] | None:
        """(header, kind, unit) of what the header over `position` counts (사업 수, 참여기업), or None."""
        header = self.header(sentence, position)
        title = self.text[header.start : header.end].strip() if header else ""
        for pattern, kind, unit in _HEADER_KIND:
            if header and kind not in ("money", "rate") and pattern.search(title):
                return header, kind, unit
        return None

    def read(self, text: str, sentence: Sentence, first: int, last: int) -> Quantity | None:
        """The quantity of a cell that holds nothing but a number, or None where nothing tells what it counts."""
        begin = _BARE.match(text, first, last)
        number = read_number(text, begin.end(), last) if begin else None
        if number is None or text[number.end : last].strip(" \t\u00a0)") or not number.high:
            return None
        header = self.header(sentence, number.start)
        title = text[header.start : header.end].strip() if header else ""
        if header and (_NOT_A_FIGURE.search(title) or header.start == self.headers[0].start):
            return None
        meaning = self._meaning(title)
        if meaning is None or (meaning[1] == "people" and 1900 <= number.low <= 2100 and "," not in number.digits):
            return None
        scale, kind, unit = meaning
        period, why = self.per(sentence, number.start) if kind == "money" else (None, None)
        seen = (header.start, header.end) if header else (number.start, number.end)
        evidence = [
            Evidence("kind", "table header", *seen),
            Evidence("value", "unit of the table", number.start, number.end),
        ]
        return Quantity(
            start=number.start,
            end=number.end,
            kind=kind,
            low=_times(number.low, scale),
            high=_times(number.high, scale),
            unit=unit,
            sentence=sentence.index,
            qualifier="approx" if number.approx else "exact",
            per=period,
            evidence=[*evidence, why] if why else evidence,
        )

    def _meaning(self, title: str) -> tuple[int, Kind, str] | None:
        """(scale, kind, unit) of the cells below `title`."""
        note = _OWN_UNIT.search(title)
        own = _units(note[1]) if note else []
        named = next(((kind, unit) for pattern, kind, unit in _HEADER_KIND if pattern.search(title)), None)
        if own:
            scale, kind, unit = own[0]
            if named and named[0] != "money" and kind in ("jobs", "people"):
                return scale, *named
            return scale, kind, unit
        if named:
            fitting = [scale for scale, kind, _ in self.units if (kind == "money") == (named[0] == "money")]
            if named[0] == "money" and not fitting:
                return None
            if len(self.units) == 1 and not fitting and named[0] != "rate":
                return self.units[0]
            return (fitting[0] if fitting and named[0] != "rate" else 1), *named
        return self.units[0] if len(self.units) == 1 else None


def _times(value: Amount, scale: int) -> Amount:
    product = value * scale
    return int(product) if scale > 1 and abs(product - round(product)) < 1e-6 else product


def _units(words: str) -> list[tuple[int, Kind, str]]:
    return [(_SCALE.get(m["scale"] or "", 1), *_UNIT_KIND[m["unit"]]) for m in _UNIT.finditer(words)]


def _cells(text: str, sentence: Sentence) -> list[Cell]:
    separator = "|" if "|" in text[sentence.start : sentence.end] else "\t"
    cuts = [sentence.start - 1]
    position = text.find(separator, sentence.start, sentence.end)
    while position >= 0:
        cuts.append(position)
        position = text.find(separator, position + 1, sentence.end)
    cuts.append(sentence.end)
    cells = [Cell(left + 1, right) for left, right in pairwise(cuts)]
    if cells and separator == "|" and not text[cells[0].start : cells[0].end].strip():
        cells = cells[1:]
    return cells


def tables(draft: Draft) -> dict[int, Table]:
    """Sentence index → the table that the row belongs to, for every row of the document."""
    found: dict[int, Table] = {}
    run: list[Sentence] = []
    for sentence in [*draft.sentences, None]:
        if sentence is not None and sentence.kind == "table" and (not run or sentence.line <= run[-1].line + 2):
            run.append(sentence)
            continue
        if run:
            table = _table(draft, run)
            found.update({row.index: table for row in run})
        run = [sentence] if sentence is not None and sentence.kind == "table" else []
    return found


def _table(draft: Draft, run: list[Sentence]) -> Table:
    text = draft.text
    rows = {sentence.index: _cells(text, sentence) for sentence in run}
    table = Table(text, rows)
    headers = []
    for sentence in run[:3]:
        cells = rows[sentence.index]
        if _RULE.match(text, sentence.start, sentence.end):
            headers.append(sentence.index)
        elif len(run) > 1 and not any(_holds_number(text, cell) for cell in cells):
            headers.append(sentence.index)
            if len(cells) >= len(table.headers):
                table.headers = cells
        else:
            break
    table.header_rows = frozenset(headers)
    above = draft.sentences[max(0, run[0].index - 2) : run[0].index]
    for sentence in (*above, *(s for s in run if s.index in table.header_rows)):
        if note := _NOTE.search(text, sentence.start, sentence.end):
            table.units = _units(note[1])
    return table


_YEAR = re.compile(r"\s*['’‘]?(?:(?:19|20)\d{2}|\d{2}(?=년|\.))\s?(?:년도?)?\.?\s*(?:\([^)]*\))?\s*$")


def _holds_number(text: str, cell: Cell) -> bool:
    """Whether a cell states a number that is no year."""
    if _YEAR.match(text, cell.start, cell.end):
        return False
    begin = _BARE.match(text, cell.start, cell.end)
    return begin is not None and read_number(text, begin.end(), cell.end) is not None
