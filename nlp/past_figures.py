"""Which figures are of a time that is over, and what became of what they count."""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.ruling import View

SO_FAR = re.compile(r"민선|그동안|지금까지|누적|올 들어|이제껏")
"""Words of what has been reached by now."""
NEAR = 60
"""Characters before a figure within which words that say when speak of it."""
_PAST_TIME = re.compile(
    r"(?:지난해|작년|전년|지난달|지난 \d+[월년])(?!\s?(?:보다|대비|에 비해|[와과] (?:견"
    r"|비슷|같)|동기|같은| ?수준|처럼|만큼))|그동안|지금까지"
)
_LATER_TIME = re.compile(r"올해|금년|내년|올 |앞으로|다음 달|이달")
_OF_BASE = re.compile(r"[\d,만천백]\s?(?:여\s?)?(?:명|개)\s?(?:에서|보다|대비|에 비해)")


def belongs_to_past(view: View) -> bool:
    """Whether the figure's year lies before the year of publication, or its words say so."""
    years, published = view.quantity.years, view.draft.published
    if years is not None and published is not None:
        return years[1] < published.year
    near = view.head[-NEAR:]
    past = [match.end() for match in _PAST_TIME.finditer(near)]
    return bool(past) and not _LATER_TIME.search(near, past[-1]) and not _OF_BASE.search(near, past[-1])


def role_when_over(view: View) -> Role:
    """What becomes of planned posts and people once the time is over: posts are achieved, people recruited."""
    return "achieved" if view.quantity.kind == "jobs" else "recruited"
