"""The words by which an office speaks of itself: 시는, 구청장이, 도내, the city.

What they stand for is decided where the office is known; here only where they stand, looked for once in each document.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from nlp.draft import Draft

_OFFICE_WORD = re.compile(
    r"[시도군구관](?<![가-힣].)(?:"
    r"(?<!관)(?<![0-9.,·ㆍ・].)(?<!\d개 .)(?:(?:는|은|가|이|에서는|에서|의|도|와|과|에)(?=[\s,])"
    r"|\s(?=관계자|담당자|예산|산하|본청|자체|전역|전체|국장|실장|과장))"
    r"|(?P<head>(?<=시)장|(?<=도)지사|(?<=군)수|(?<=구)청장)(?:은|는|이|가)(?=\s)"
    r"|내(?=[\s에의]))"
)
"""시는, 구청장이, 도내: the first syllable before the looks behind, so that a search leaps to it."""
_OFFICE_WORD_ENGLISH = re.compile(r"[Tt](?<!\w.)he (city|province|county|district)(?:'s|’s)?(?= )")
LEVEL_OF_WORD = {
    "시": "시", "시장": "시", "city": "시", "도": "도", "도지사": "도", "province": "도",
    "군": "군", "군수": "군", "county": "군", "구": "구", "구청장": "구", "district": "구",
}  # fmt: skip


def office_words(draft: Draft) -> dict[int, list[tuple[str, int, int]]]:
    """By sentence the words by which an office calls itself, its head or its territory, each with its span."""
    if draft.office_words is None:
        draft.office_words = _spoken(draft)
    return draft.office_words


def _spoken(draft: Draft) -> dict[int, list[tuple[str, int, int]]]:
    """The words of one search over the text, by sentence: most sentences have none."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    korean = draft.lang == "ko"
    starts = [sentence.start for sentence in draft.sentences]
    for match in (_OFFICE_WORD if korean else _OFFICE_WORD_ENGLISH).finditer(draft.text):
        start, end = match.span()
        index = bisect_right(starts, start) - 1
        if index >= 0 and end < draft.sentences[index].end:  # what it looks ahead to stands in the sentence, too
            word = draft.text[start] + (match["head"] or "") if korean else match[1]
            found.setdefault(index, []).append((word, start, end))
    return found
