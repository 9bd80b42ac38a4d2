"""The programmes that stand over the columns of a table: 공공근로사업 | 지역공동체 일자리사업 | 계."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.cells import tables
from nlp.draft import Draft, ProgramMention

_SUM = re.compile(r"\s*(?:합\s?계|총\s?계|전체|계|총)")


def over_columns(draft: Draft, mentions: list[ProgramMention]) -> dict[int, ProgramMention | None]:
    """The programme over the column of each quantity, by the quantity's start; None for a column that sums them up.

    Only the quantities of tables in which a programme stands over a column are in it.
    """
    if not any(sentence.kind == "table" for sentence in draft.sentences):
        return {}
    starts = [mention.start for mention in mentions]
    found: dict[int, ProgramMention | None] = {}
    by_row = tables(draft)
    for quantity in draft.quantities:
        table, row = by_row.get(quantity.sentence), draft.sentences[quantity.sentence]
        if table is None or table.is_header(quantity.sentence):
            continue
        for title in table.titles(row, quantity.start):
            held = mentions[bisect_left(starts, title.start) : bisect_left(starts, title.end)]
            if len(held) == 1:
                found[quantity.start] = held[0]
            elif _SUM.match(draft.text, title.start, title.end) and any(
                mentions[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
                for titles in table.columns
                for cell in titles
            ):
                found[quantity.start] = None
    return found
