"""The list of places that a later word takes up: 이들 지역, 3개 시군, 최우수 기초단체.

What is told of 이들 지역 is told of the places listed last; what 최우수 기초단체 get, of those that were listed so.
"""

from __future__ import annotations

import re

from nlp.draft import Draft, Quantity, Sentence
from nlp.region_clauses import Group
from nlp.region_scope import Scope

_REACH = 200
"""Characters between the word and the figure."""
_BACK = 6
"""Sentences between the list and the word."""
_COUNTED = re.compile(r"(?P<n>[2-9]|1\d)\s?개\s?(?:지역|시군|시·군|도시|지자체|마을)(?=[에을이은의,\s])")
_THESE = re.compile(
    r"(?:이들|해당)\s?(?:(?P<n>[2-9]|1\d)\s?개\s?)?(?:지역|시군|시·군|도시|지자체|마을)(?=[에을이은는가의\s])"
    r"|(?<![가-힣])(?P<word>두|양|세|네|다섯)\s?(?:시|군|구|도|도시|지역|자치구|시군|시·군|지자체)(?=[가는이은에의를\s])"
)
_SUMMED_UP = re.compile(
    r"\s등\s(?P<around>[가-힣]{2,8}\s(?:[가-힣]{1,3}부권?\s)?)(?P<n>[2-9]|1\d)\s?개\s?(?:지역|시군|시·군|도시|지자체)(?:에|에서)(?:\s있는)?\s"
)
"""나래, 다솜, 라온 등 가람 서부권 3개 시군에 있는: the list is whole, the region only says where it lies."""
_TIER = r"(?P<tier>광역|기초)\s?(?:자치단체|지방자치단체|지자체|단체)?"
_NUMERALS = {"두": 2, "양": 2, "세": 3, "네": 4, "다섯": 5}
_GRADED = re.compile(
    rf"(?P<grade>최우수|우수|대상)(?:으?로 선정된|상을 받은)?\s{_TIER}(?:에는?|에게는?)(?:\s(?:각각?|최대))?\s$"
)
"""최우수 기초단체에는 5억 원: what those of one tier and grade get."""
_LISTED_AS = re.compile(rf"{_TIER}(?:에서는|에서|로는|로|는)\s$")


def taken_up(draft: Draft, scope: Scope, sentence: Sentence, quantity: Quantity, *, counted: bool) -> Group | None:
    """The list that 이들 지역 or 3개 지역 takes up before a quantity; `counted` where the quantity itself counts it."""
    text = draft.text
    if counted:
        places = _COUNTED.match(text, quantity.start, quantity.end + 6)
    else:
        places, begin = None, max(sentence.start, quantity.start - _REACH)
        for place in (*_COUNTED.finditer(text, begin, quantity.start), *_THESE.finditer(text, begin, quantity.start)):
            places = place
    if places is None:
        return None
    said = places.groupdict()
    number = int(places["n"]) if places["n"] else _NUMERALS.get(said.get("word") or "")
    for group in _lists_before(scope, sentence, places.start()):
        if len(group.codes) > 1 and (number is None or len(group.codes) == number):
            return group
    return None


def summed_up(text: str, groups: list[Group], quantity: Quantity) -> Group | None:
    """The list in the sentence that a count of as many places closes before a quantity: … 등 가람 서부권 3개 시군에."""
    for group in reversed(groups):
        if len(group.codes) < 2 or group.name or group.office or group.end > quantity.start:
            continue
        closed = _SUMMED_UP.match(text, group.end, quantity.start)
        if closed is None or int(closed["n"]) != len(group.codes):
            return None
        later = any(closed.end() <= other.start < quantity.start for other in groups)
        return None if later else group
    return None


def graded(draft: Draft, scope: Scope, sentence: Sentence, quantity: Quantity) -> Group | None:
    """The places of a tier (광역, 기초) that won the grade of which a quantity tells: 최우수 기초단체에는 5억 원."""
    text = draft.text
    said = _GRADED.search(text, max(sentence.start, quantity.start - 40), quantity.start)
    if said is None:
        return None
    grade = re.compile(rf"(?<!최){said['grade']}")
    for group in _lists_before(scope, sentence, said.start()):
        of_tier = _LISTED_AS.search(text, max(0, group.start - 16), group.start)
        if of_tier is None or of_tier["tier"] != said["tier"]:
            continue
        if any(
            one.start <= group.start < one.end and grade.search(text, one.start, one.end) for one in draft.sentences
        ):
            return group
    return None


def _lists_before(scope: Scope, sentence: Sentence, at: int) -> list[Group]:
    """The groups of places before an offset, nearest first."""
    return [
        group
        for index in range(sentence.index, max(-1, sentence.index - _BACK), -1)
        for group in reversed(scope.groups.get(index, []))
        if group.start < at and not group.name and not group.office
    ]
