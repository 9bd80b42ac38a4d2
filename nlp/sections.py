"""Whether the part of a release that a line stands in tells what was done or what is to come.

Lists state figures without verbs; their headings (실적, 현황, 계획) tell the tense for the lines below, a label in
front of a line (2023년 계획 : …) that of the line itself.
"""

from __future__ import annotations

import re

from nlp.draft import Draft, Sentence
from nlp.predicates import Tense

_PAST = re.compile(
    r"실적|결과|성과|현황|결산|추진\s?(?:상황|경과)|이행\s?(?:상황|현황)|성적표|그간의?\s|마무리|되돌아|걸어온"
)
_FUTURE = re.compile(r"계획|예정|목표|추진\s?방향|모집|향후|내년|방안|채용\s?규모|미리\s?보|앞으로")
_TITLE = re.compile(r"(?:실적|결과|현황|결산|성과)(?:\s?\([^()]{0,20}\))?\s*$")
"""A title that ends so is that of a list, not a headline."""
_LABEL = re.compile(r"[^:：\n]{1,30}[:：]")
_LONGEST_HEADING = 44
"""Characters that a heading takes at most."""
_LISTED = frozenset({"item", "table"})
_PROSE_END = re.compile(r"[다요]\.?[\"”’]?\s*$")


def section_tenses(draft: Draft) -> dict[int, Tense]:
    """For the lines of lists and tables, by index, the tense that a heading or their own label gives them."""
    counted = {q.sentence for q in draft.quantities if q.kind in ("jobs", "people")}
    found: dict[int, Tense] = {}
    headings: list[tuple[int, Tense | None]] = []
    title: Tense | None = None
    for sentence in draft.sentences:
        text = draft.sentence_text(sentence.index)
        if sentence.kind not in _LISTED:
            if sentence.kind == "headline" and sentence.index == 0:
                title = "past" if _TITLE.search(text) else None
            over = sentence.kind != "headline" and _is_heading(sentence, text, counted)
            headings = [(0, _told(text))] if over else []
            continue
        if sentence.kind == "item" and _is_heading(sentence, text, counted):
            headings = [h for h in headings if h[0] < sentence.level]
            headings.append((sentence.level, _told(text)))
            continue
        label = _LABEL.match(text) if sentence.kind == "item" else None
        own = _told(label[0]) if label is not None else None
        tense = own or next((tense for _, tense in reversed(headings) if tense is not None), None) or title
        if tense is not None:
            found[sentence.index] = tense
    return found


def _is_heading(sentence: Sentence, text: str, counted: set[int]) -> bool:
    """Whether it is a short line without a count of its own and without an ending."""
    return len(text) <= _LONGEST_HEADING and sentence.index not in counted and _PROSE_END.search(text) is None


def _told(text: str) -> Tense | None:
    """The tense that the last telling word of a heading gives, None where none tells."""
    past, future = (list(pattern.finditer(text)) for pattern in (_PAST, _FUTURE))
    if not past and not future:
        return None
    if not future or (past and past[-1].start() > future[-1].start()):
        return "past"
    return "future"
