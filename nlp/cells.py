"""Tables in a text: which header stands over a cell, and what a bare number in a cell means by it.

A number in a cell often carries no unit: the unit stands in a note ("(단위: 백만원)"), in the header
("예산(백만원)") or in the words of
the header (인원, 일자리, 고용률). Without any of these the number is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

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
    (re.compile(r"고용\s?(?:창출|예정|효과|계획|유발)?\s?(?:인원|규모)?\s?수?(?:$|[\s(])"), "jobs", "jobs"),
    (re.compile(r"인원|명|참여자|모집|선발|채용|수혜|구직|취업자|근로자|정원"), "people", "persons"),
    (re.compile(r"일자리|창출|자리|개수"), "jobs", "jobs"),
)
_NOT_A_FIGURE = re.compile(
    r"연번|순번|번호|^No|순위|(?<![0-9])[연년]도|비고|전화|연락처|기간|일시|시간|연령|나이|^구\s?분$"
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


_CAPTION = re.compile(
    r"(?:급여|보수|임금|단가|인건비|수당|활동비)\s?\((?:(?P<hour>시간(?:당)?)|(?P<day>1?일(?:당)?)|(?P<month>월|월액)|(?P<year>연))\)\s*$"
)
"""What ends the line above a table of pay: 자활근로 급여(1일)."""
_PAY = re.compile(r"급여|보수|임금|단가|인건비|수당|활동비|실비|식비|교통비|간식비|금액|합계")


class Cell(NamedTuple):
    """The characters between two separators of a row."""

    start: int
    end: int


Titles = tuple[Cell, ...]
"""The header cells over a column, from the top down, without the empty ones."""


@dataclass(slots=True)
class Table:
    """Rows that follow each other; `columns` are the titles over each column, `units` those of the note above."""

    text: str
    rows: dict[int, list[Cell]]
    header_rows: frozenset[int] = frozenset()
    columns: list[Titles] = field(default_factory=list)
    units: list[tuple[int, Kind, str]] = field(default_factory=list)
    caption: tuple[Per, Evidence] | None = None

    def is_header(self, index: int) -> bool:
        """Whether the row of sentence `index` holds headers only."""
        return index in self.header_rows

    def cells(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The spans of the cells of a row."""
        return [
            (cell.start, cell.end)
            for cell in self.rows[sentence.index]
            if sentence.start <= cell.start and cell.end <= sentence.end
        ]

    def _column(self, sentence: Sentence, position: int) -> int:
        """The column of the cell of `sentence` that holds `position`; rows that lack leading cells align to the
        right."""
        row = self.rows[sentence.index]
        place = bisect_right(row, position, key=lambda cell: cell.start) - 1
        return place + max(0, len(self.columns) - len(row)) if place >= 0 else place

    def titles(self, sentence: Sentence, position: int) -> Titles:
        """The titles over the cell of `sentence` that holds `position`."""
        place = self._column(sentence, position)
        return self.columns[place] if 0 <= place < len(self.columns) else ()

    def words(self, cell: Cell) -> str:
        """The text of a cell without the spaces around it."""
        return self.text[cell.start : cell.end].strip()

    def per(self, sentence: Sentence, position: int) -> tuple[Per | None, Evidence | None]:
        """The period of pay that a title over `position` states (보수(월)), or the line above the table (급여(1일))."""
        for title in self.titles(sentence, position):
            for unit, pattern in _PER:
                if match := pattern.search(self.text, title.start, title.end):
                    return unit, Evidence("per", "header", match.start(), match.end())
            if self.caption is not None and _PAY.search(self.text, title.start, title.end):
                return self.caption
        return None, None

    def counted(self, sentence: Sentence, position: int) -> tuple[Cell, Kind, str] | None:
        """(title, kind, unit) of what the header over `position` counts (사업 수, 참여기업), or None."""
        for title in reversed(self.titles(sentence, position)):
            named = _named(self.words(title))
            if named and named[0] not in ("money", "rate"):
                return title, *named
        return None

    def read(self, text: str, sentence: Sentence, first: int, last: int) -> Quantity | None:
        """The quantity of a cell that holds nothing but a number, or None where nothing tells what it counts."""
        begin = _BARE.match(text, first, last)
        number = read_number(text, begin.end(), last) if begin else None
        if number is None or text[number.end : last].strip(" \t\u00a0)") or not number.high:
            return None
        titles = self.titles(sentence, number.start)
        heads = [self.words(title) for title in titles]
        if self.columns and (
            not titles or (self._column(sentence, number.start) == 0 and not _OWN_UNIT.search(heads[-1]))
        ):
            return None
        if any(_NOT_A_FIGURE.search(head) for head in heads):
            return None
        meaning = self._meaning(heads, self.words(self.rows[sentence.index][0]))
        if meaning is None or (meaning[1] == "people" and 1900 <= number.low <= 2100 and "," not in number.digits):
            return None
        scale, kind, unit = meaning
        period, why = self.per(sentence, number.start) if kind == "money" else (None, None)
        seen = (titles[-1].start, titles[-1].end) if titles else (number.start, number.end)
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

    def _meaning(self, heads: list[str], label: str) -> tuple[int, Kind, str] | None:
        """(scale, kind, unit) of a cell below `heads` in the row that begins with `label`."""
        notes = (_OWN_UNIT.search(words) for words in (*reversed(heads), label))
        own = next((units for note in notes if note and (units := units_in(note[1]))), [])
        named = next((found for words in (*reversed(heads), *([label] * bool(own))) if (found := _named(words))), None)
        if own:
            scale, kind, unit = own[0]
            if named and named[0] != "money" and kind in ("jobs", "people"):
                return scale, *named
            return scale, kind, unit
        if named is None and len(self.units) != 1:
            named = _named(label) if self.units else None  # (단위: 명, %) above rows of 취업자 and 고용률
            if named is None or named[0] not in [kind for _, kind, _ in self.units]:
                return None
        if named is None:
            return self.units[0]
        if named[0] == "rate":
            return 1, *named
        fitting = [scale for scale, kind, _ in self.units if (kind == "money") == (named[0] == "money")]
        if named[0] == "money" and not fitting:
            return None
        if len(self.units) == 1 and fitting and named[0] != "money" and self.units[0][1] not in ("jobs", "people"):
            return self.units[0]
        return (fitting[0] if fitting else 1), *named


def _named(words: str) -> tuple[Kind, str] | None:
    """The (kind, unit) that the words of a title or a row's label name."""
    return next(((kind, unit) for pattern, kind, unit in _HEADER_KIND if pattern.search(words)), None)


def _times(value: Amount, scale: int) -> Amount:
    product = value * scale
    return int(product) if scale > 1 and abs(product - round(product)) < 1e-6 else product


def units_in(words: str) -> list[tuple[int, Kind, str]]:
    """(scale, kind, unit) of every unit that `words` name, in order (명, 백만원)."""
    return [(_SCALE.get(m["scale"] or "", 1), *_UNIT_KIND[m["unit"]]) for m in _UNIT.finditer(words)]


def _cells(text: str, sentence: Sentence) -> list[Cell]:
    """The cells of a row, also the empty ones at the ends of its line, which its sentence leaves out."""
    first, last = sentence.start, sentence.end
    if "|" in text[first:last]:
        separator = "|"
    else:
        separator = "\t"
        while first > 0 and text[first - 1] in " \t":
            first -= 1
        while last < len(text) and text[last] in " \t":
            last += 1
    cuts = [first - 1]
    position = text.find(separator, first, last)
    while position >= 0:
        cuts.append(position)
        position = text.find(separator, position + 1, last)
    cuts.append(last)
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
    headers: list[int] = []
    heads: list[list[Cell]] = []
    for sentence in run[:_HEADER_ROWS]:
        cells = rows[sentence.index]
        if any(_is_prose(text, cell) for cell in cells):
            continue
        if _RULE.match(text, sentence.start, sentence.end):
            headers.append(sentence.index)
        elif len(run) > 1 and not any(_holds_number(text, cell) for cell in cells):
            headers.append(sentence.index)
            if not _NOTE.search(text, sentence.start, sentence.end) or len(cells) > 1:
                heads.append(cells)
        else:
            break
    table.header_rows = frozenset(headers)
    width = max((len(rows[sentence.index]) for sentence in run if sentence.index not in table.header_rows), default=0)
    table.columns = _columns(table, heads, width)
    above = draft.sentences[max(0, run[0].index - 2) : run[0].index]
    table.units = noted_units(text, (*above, *(s for s in run if s.index in table.header_rows)))
    table.caption = _period_above(text, above[-1:])
    return table


def _period_above(text: str, above: list[Sentence]) -> tuple[Per, Evidence] | None:
    """The period of pay that the line above a table ends with."""
    found = _CAPTION.search(text, max(above[0].start, above[0].end - _LONGEST_TITLE), above[0].end) if above else None
    if found is None:
        return None
    periods: tuple[Per, ...] = ("hour", "day", "month", "year")
    unit = next(period for period in periods if found[period] is not None)
    return unit, Evidence("per", "line above the table", found.start(), found.end())


def noted_units(text: str, sentences: Iterable[Sentence]) -> list[tuple[int, Kind, str]]:
    """The units of the last note (단위: 명, 백만원) in `sentences`."""
    notes = [note for sentence in sentences if (note := _NOTE.search(text, sentence.start, sentence.end))]
    return units_in(notes[-1][1]) if notes else []


def is_measure(words: str) -> bool:
    """Whether a title says what the numbers below it count: by its unit or by its words."""
    own = _OWN_UNIT.search(words)
    return bool(own and units_in(own[1])) or (_named(words) is not None and not _NOT_A_FIGURE.search(words))


def has_unit(words: str) -> bool:
    """Whether a title carries a unit of its own (인원(명))."""
    own = _OWN_UNIT.search(words)
    return bool(own and units_in(own[1]))


_HEADER_ROWS = 4


def _columns(table: Table, heads: list[list[Cell]], width: int) -> list[Titles]:
    """The titles over each column. A merged title stands over the empty cells to its right that have titles below, or,
    where the file drops merged cells, over all the cells of the shorter row below it."""
    if not heads:
        return []
    *upper, lowest = heads
    if upper and len(upper[-1]) + len(lowest) - 1 == width and table.words(lowest[0]):
        above = upper[-1]
        wide = next((i for i, cell in enumerate(above) if (_named(table.words(cell)) or "")[:1] == ("money",)), -1)
        wide = len(above) - 1 if wide < 0 else wide
        columns: list[Titles] = [(cell,) for cell in above[:wide]]
        columns += [(above[wide], cell) for cell in lowest]
        return [*columns, *((cell,) for cell in above[wide + 1 :])]
    count = max(len(row) for row in heads)
    below = [False] * count
    stacks: list[list[Cell]] = [[] for _ in range(count)]
    for row in reversed(heads):
        latest: Cell | None = None
        filled = list(below)
        for place in range(count):
            cell = row[place] if place < len(row) else None
            if cell is not None and table.words(cell):
                latest = cell
                filled[place] = True
                stacks[place].insert(0, cell)
            elif latest is not None and below[place]:
                stacks[place].insert(0, latest)
        below = filled
    return [tuple(stack) for stack in stacks]


_YEAR = re.compile(
    r"\s*(?:['’‘]?(?:19|20)\d{2}|['’‘]\d{2}(?=년|\.)|\d{2}(?=년))\s?(?:년도?|\.\s?\d{1,2}(?:월|\.)?)?\.?\s*"
    r"(?:[가-힣]{2,6}\s?){0,2}(?:\([^)]*\))?\s*$"
)
_TITLE = re.compile(r"\s*[0-9]{1,2}\s?(?:인당|단계|차(?![가-힣])|분기|/4\s?분기|월|순위|유형|권역)")


_LONGEST_TITLE = 40
_FIGURE = re.compile(r"[0-9][0-9,.]{0,12}[만천억]{0,2}여?\s?(?:명|개|곳|억|건|%)")


def _is_prose(text: str, cell: Cell) -> bool:
    """Whether a cell is a sentence with figures, as a headline that was set in a table."""
    return len(text[cell.start : cell.end].strip()) > _LONGEST_TITLE and bool(
        _FIGURE.search(text, cell.start, cell.end)
    )


_AMOUNT = re.compile(r"(?<![가-힣0-9])(?:월|연|일|약|총|최대)\s?[0-9][0-9,]{0,12}\s?[천만억]{0,3}\s?원")
"""월 60만원 in a row below the titles."""


def _holds_number(text: str, cell: Cell) -> bool:
    """Whether a cell states a number that is no year and begins no title (1인당 지원금)."""
    if _YEAR.match(text, cell.start, cell.end) or _TITLE.match(text, cell.start, cell.end):
        return False
    if _AMOUNT.search(text, cell.start, cell.end):
        return True
    begin = _BARE.match(text, cell.start, cell.end)
    return begin is not None and read_number(text, begin.end(), cell.end) is not None
