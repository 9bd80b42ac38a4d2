"""Projects that a sentence of their own defines or tells of: 청년인턴십은 … 임금을 지원하는 사업으로, …."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from nlp import program_grammar as grammar
from nlp.draft import Draft
from nlp.program_phrases import phrase_start

_SUBJECT = re.compile(
    r"(?P<head>사업|프로젝트|수당|장려금|지원금|보조금|인턴제|인턴십|통장|공제|바우처|교통비|보육센터|교육|지원)[은는]\s"
)
"""The last word of what a sentence may tell of; the rarer it is as a common noun, the less must be told."""
_IS = re.compile(r"[은는]\s|[’”'\"」』>]?이?란,?\s")
_DEFINED = re.compile(
    r"[^.\n]{4,150}?(?:사업|제도|프로그램|정책)(?:이다|입니다|이며|으로[,\s]|(?<=도)로[,\s]|다\.|라고\s)"
)
_TOLD = re.compile(
    r"[^.\n]{0,60}?\d[\d,.]{0,9}\s?[조억천백만]{0,2}\s?(?:원|[명개]|명을)[^.\n]{0,40}?"
    r"(?:준다|[주댄]다|지원한다|지급한다|보조한다|지원하|주는|이다|뽑는다|모집한다|채용한다)"
)
_COMMON = ("지원", "교육", "사업", "교통비", "프로젝트")
"""Words that need a definition, or words of their own before them."""
_LEAD_IN = re.compile(
    r"[\s○◦□■▲△ㅇ*※·-]{0,4}(?:(?:또|또한|특히|한편|먼저|우선|아울러|이와 함께|이 밖에|이밖에|이어),?\s)?"
)
_ANAPHOR = re.compile(r"(?:이|이번|해당|동|본|그|위|각|시범|신규|세부|주요|대상|모든|두|세|관련)\s?(?:지원\s?)?사업$")
_OF_TYPE = re.compile(
    r"[가-힣]{2,6}형(?:\s(?:일자리\s?)?사업)?$|^(?:시간제|전일제)\s|^(?:노인\s?)?(?:공익활동|공익형|사회서비스형?|시장형|취업알선형?|역량활용)"
)
_SHORTEST = 5
_SURE = 9
"""Characters at which even general words make a name: 청년고용 우수기업 지원사업."""


def is_defined(text: str, at: int) -> bool:
    """Whether what ends at `at` is the subject of its own definition: ‘…’은 … 돕는 사업이다."""
    topic = _IS.match(text, at)
    return topic is not None and _DEFINED.match(text, topic.end(), topic.end() + 178) is not None


def is_type(name: str) -> bool:
    """Whether `name` is a type of jobs, which is never a programme: 공익활동형."""
    return _OF_TYPE.search(name) is not None


def subjects(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the spans of names with which a sentence begins that says what they are, or what is given for them."""
    text = draft.text
    found = list(_SUBJECT.finditer(text))
    starts = [sentence.start for sentence in draft.sentences] if found else []
    for match in found:
        end = match.end("head")
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or end - starts[index] > 48:
            continue
        sentence = draft.sentences[index]
        start = max(phrase_start(text, match.start()), sentence.start)
        if sentence.kind not in ("text", "item") or _LEAD_IN.fullmatch(text, sentence.start, start) is None:
            continue
        name = text[start:end]
        size = len(name.replace(" ", ""))
        generic = grammar.GENERIC_WORDS.match(name) is not None and size < _SURE
        if size < _SHORTEST or generic or _ANAPHOR.match(name) or is_type(name) or grammar.OF_FIELD.match(name):
            continue
        defined = is_defined(text, end)
        own = match["head"] not in _COMMON or (match["head"] == "사업" and " " in name and size >= _SURE)
        if defined or (own and _TOLD.match(text, match.end(), min(sentence.end, match.end() + 120)) is not None):
            yield start, end
