"""Numbers without a counter in the bracket behind a total that they add up to: 252명(일반 202·고졸 50명),
115억2천만원(국비 5,760, 도비 1,728, 시군비 4,032).

The sum vouches for them; amounts may be written in the thousands or millions of won that tables use.
"""

from __future__ import annotations

import re

from nlp.counters import COUNTER
from nlp.elliptic import Mention
from nlp.figures import Amount
from nlp.numbers import iter_numbers
from nlp.numerals import SPACE, Number

_OPENS = re.compile(rf"{SPACE}?\((?=[^()\n]{{3,160}}\))")
_UNITS_OF_TABLES = (1, 10**3, 10**4, 10**6, 10**8)
"""What one stands for in a column of amounts: won, 천원, 만원, 백만원, 억원."""
_SPLIT = frozenset({"people", "things", "money"})
_OF_TIME = frozenset({"years", "months"})
_MOST_PARTS = 20


def bare_parts(text: str, total: Mention) -> dict[int, Amount]:
    """The values of the numbers without a counter that split `total`, by where they begin; empty where none do."""
    if total.counter not in _SPLIT or "(" not in text[total.end : total.end + 2]:
        return {}
    opened = _OPENS.match(text, total.end, total.last)
    if opened is None or total.number.low != total.number.high:
        return {}
    close = text.find(")", opened.end(), total.last)
    bare: list[Number] = []
    counted: Amount = 0
    for number in iter_numbers(text, opened.end(), close):
        counter = COUNTER.match(text, number.end, close)
        if counter is None:
            bare.append(number)
        elif counter.lastgroup == total.counter:
            counted += number.low
        elif counter.lastgroup not in _OF_TIME:
            return {}
    if not bare or len(bare) > _MOST_PARTS or any(number.low != number.high for number in bare):
        return {}
    summed = sum(number.low for number in bare)
    for unit in _UNITS_OF_TABLES if total.counter == "money" else (1,):
        if (len(bare) > 1 or counted) and summed * unit + counted == total.number.low:
            return {number.start: number.low * unit for number in bare}
    return {}
