"""Bodies that act for one place, though its own office does not: 가람국유림관리소, 나래시니어클럽, 한국공단 울산지사.

A release of theirs is about the place in their name, even where a ministry runs them or judged them.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from nlp import gazetteer
from nlp.draft import Draft
from nlp.nation import BRANCH

_BODY = (
    r"[가-힣]{0,12}(?:협회|연합회|재단|진흥원|지청|노동청|고용청|중소기업청|중소벤처기업청|중기청|상공회의소|경총|교육청|본부|센터"
    r"|관리소|시니어클럽|노인회|지회|위원회|복지관|통계청|사무소)"
)
_ACTS = re.compile(rf"{_BODY}(?:\([^)\n]{{1,30}}\))?(?:은|는|이|가|에서는)\s|{_BODY}에 따르면")
"""Behind the name of a place: a body of it that acts, 가람경영자총협회는."""
_HEADS = re.compile(rf"{_BODY}(?:[,…·]|\s)")
"""Behind a name at the head of the headline: what its body did."""
_HEAD_OF_LINE = 4
"""Characters before the name of a body that stands at the head of a text."""


def local_bodies(draft: Draft, lead: int) -> set[str]:
    """Return the places whose own bodies act in headline or lead, which ends at `lead`.

    Of a name that holds a place and its parent only the place counts: 가람나래구시니어클럽.
    """
    found: set[str] = set()
    begin = draft.sentences[0].start if draft.sentences else 0
    for mention, following in zip_longest(draft.regions, draft.regions[1:]):
        if mention.start >= lead:
            break
        if mention.role != "name" or mention.code is None:
            continue
        if following is not None and following.start == mention.end and following.role == "name":
            continue
        heads = mention.start - begin <= _HEAD_OF_LINE and _HEADS.match(draft.text, mention.end)
        if heads or _ACTS.match(draft.text, mention.end):
            found.add(mention.code)
    return found


def of_branch(draft: Draft, code: str) -> bool:
    """Whether the headline is about a national body's branch for a region in or around which `code` lies: 울산지사."""
    first = draft.sentences[0] if draft.sentences else None
    return first is not None and any(
        mention.role == "name"
        and mention.code is not None
        and first.start <= mention.start < first.end
        and (gazetteer.contains(mention.code, code) or gazetteer.contains(code, mention.code))
        and BRANCH.match(draft.text, mention.end) is not None
        for mention in draft.regions
    )
