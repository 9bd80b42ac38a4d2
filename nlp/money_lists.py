"""Sums that a sentence lists: Korean puts the verb that tells what all of them are behind the last."""

from __future__ import annotations

import re

from nlp.draft import Quantity
from nlp.ruling import View

_GAP = re.compile(r"(?:씩|까지|한도)?(?:을|를|과|와)?\)?(?:,|\s?/)?[\s(][^.,:;…]{0,26}")
_OTHER = re.compile(
    r"총|모두|예산|사업비|합[쳐해]|더[해한]|등\s|[하되주받들내]고\s|하며|[해여]\s|으로\s|[가-힣]면\s|보다|대비|^에서"
)
"""Words between two sums that say that the next one is of another kind."""
_LONGEST = 12
"""How many sums a list is followed through."""
_REACH = 160
"""Characters behind a list in which its verb stands."""
_APART = 30
"""How many times one sum of a list may be another."""


def list_tail(view: View) -> str:
    """The beginning of the sentence behind the last sum of the list that this sum is one of."""
    if view.tail is None:
        view.tail = _tail(view)
    return view.tail


def _tail(view: View) -> str:
    last, end = view.quantity, view.quantity.end + len(view.rest)
    for other in view.draft.quantities[view.index + 1 : view.index + 1 + _LONGEST]:
        if other.sentence != view.sentence.index or not _listed(view, last, other):
            break
        last = other
    return view.draft.text[last.end : min(end, last.end + _REACH)].replace("\n", " ")


def listed_before(view: View) -> int | None:
    """The index of the sum that this one goes on with in a list; None where it opens one or stands alone."""
    if not view.index:
        return None
    other = view.draft.quantities[view.index - 1]
    if other.sentence != view.sentence.index or not _listed(view, other, view.quantity):
        return None
    return view.index - 1


def _listed(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether two neighbours are sums of one list: alike in size, with hardly more than a label between."""
    if one.kind != "money" or other.kind != "money" or one.unit != other.unit:
        return False
    between = view.draft.text[one.end : other.start]
    if _GAP.fullmatch(between) is None or _OTHER.search(between) is not None:
        return False
    return one.low <= other.high * _APART and other.low <= one.high * _APART
