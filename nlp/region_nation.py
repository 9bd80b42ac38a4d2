"""What the text says of the whole country beside the office's own figures: 전국, 우리나라, a survey of the nation.

전국 24만명 is the nation's; what the office has of it (전국의 3%를 차지) and by how much it
differs (전국 고용률을 2% 웃돈다) is its own.
"""

from __future__ import annotations

import re

from nlp.draft import Draft, Quantity, Sentence
from nlp.region_clauses import Group
from nlp.region_scope import Scope

_NATIONWIDE = re.compile(
    r"[전우국](?<![가-힣].)(?:(?<=전)국|(?<=우)리나라|(?<=국)내 전체)"
    r"(?!\s?(?:최초|최고|최대|최다|최상위|최우수|우수|상위|\d{1,2}위|유일|처음|적으로|단위|에서 (?:처음|유일|가장)))"
)
"""전국, 우리나라; their first syllable before the look behind, so that a search leaps to it."""
_SURVEYED = re.compile(
    r"전국(?<![가-힣]전국)(?:의|적으로(?:도|는)?)?\s(?:[가-힣0-9~∼-]{1,6}\s){0,3}(?:취업자|실업자|실업률|고용률|비?경제활동)"
    r"|[789](?<!\d.)개\s(?:도의?\s(?:\d{1,3}개\s)?[시군]|특(?:별)?[·ㆍ]\s?광역시의?\s구)\s?지역(?!\s?가운데)"
)
_ON_THE_COUNTRY = re.compile(
    r"[전국우](?<![가-힣].)(?:(?<=전)국(?:은|이|도|의\s경우)\s|(?:(?<=국)내|(?<=우)리나라)\s"
    r"(?:[가-힣]{2,4}\s)?(?:확장|청년|체감)?(?:실업률|고용률)(?:은|이|도|는)\s)"
)
"""전국은, 국내 실업률은: the country is what a sentence goes on about."""
_TURNS = re.compile(r"(?<![가-힣])이는\s|[가-힣](?:고|며|으나|지만|는데)[,\s]|(?:웃돌|밑돌|상회|하회|반면)")
"""Where a sentence turns from the country back to the office: 전국 평균을 웃돌았으며, …."""
_TURNS_BACK = re.compile(
    r"(?:\d%\)?\s?|평균)보다(?:는|도)?\s(?:약\s)?$|(?:웃돌|밑돌|상회|하회)[가-힣]{0,4}(?:고|며|나|지만|는데)[,\s]|률[을를]\s$|률과\s(?:비교|견주)"
)
_GOES_ON = re.compile(
    r"(?:\[[^\]:\n]{0,24}:\s?[\"“]?)?(?:또\s|이\s(?:중|가운데)\s|특히\s|전체\s)?"
    r"(?:청년(?:층)?\s|여성\s|남성\s|60세 이상\s)?"
    r"(?:(?:취업자|실업자|실업률|고용률|취업률|비?경제\s?활동|구직단념자)(?!도)"
    r"|(?:지난해|전년|작년)\s?같은|전년|1년 전|(?:산업|연령|성|직업)별로?)"
)
"""How a sentence begins that goes on with a survey."""
_IS_TOPIC = re.compile(r"(?:\s?수)?(?:[은는이가도]|의\s[가-힣]{2,4}[은는이가])\s|\s[가-힣]{2,6}(?:\s수)?[은는이가도]\s")
_SENTENCES = 4
"""Sentences over which it goes on about the country."""
_ALLOTTED = re.compile(
    r"(?:[가-힣]{0,3}\s[^\s\d.,]{1,6}){0,2}\s(?:전국|전국\s지자체)에\s(?:고루\s)?(?:배정|투입|지원|나눠|배분)"
)
"""829억원의 국비가 전국에 배정됐다."""
_ALLOTTED_WITHIN = 32
"""Characters within which it names the country."""
_OF_WHICH = re.compile(r"의?(?:\s[가-힣]{1,8}){0,3}\s?(?:중|가운데)(?:에서)?\s")
_COUNTED_NATIONWIDE = re.compile(r"(?<![가-힣])전국\s?\d{1,4}\s?개\s(?:[가-힣]{1,8}\s){1,4}$")
"""전국 4개 센터 국비 사업비 101억원 중: the whole of which the office has a share."""
_OF_WHOLE = re.compile(
    r"(?<![가-힣])전국\s?(?:에서\s|총\s|모두\s|약\s)?\d[\d,.만천백억조\s]{0,14}여?\s?(?:명|개|원|곳)(?:,|에|과|와)\s$"
)
_OF_WHICH_SUM = re.compile(r"(?:\s규모)?의?(?:\s[가-힣]{1,8}){0,3}\s(?:중|가운데)(?:에서)?\s")
"""전국 24만명, 1조 6000억원 규모의 사업비 가운데: both are the country's."""
_MEAN = re.compile(r"(?<![가-힣])전국(?:의)?\s[^.,\n]{2,40}?평균[^.,\d\n]{0,12}$")
_HELD_AGAINST = re.compile(r"보다|[을를]\s(?:웃|상회|넘)|에\s비해|대비")
"""전국 지자체의 260개소의 평균 성공률 10%보다: the mean of the country."""
_TO_ALL = re.compile(
    r"(?<![가-힣])전국\s?\d{1,3}\s?개\s?[가-힣·ㆍ]{2,7}에\s(?:배정|지원|배분)(?:한|된|하는)\s[^,.\n]{0,30}$"
)
"""전국 120개 시·군에 배정한 근로자는: the country's."""
_SURVEY_SPAN = 200  # characters that a survey may go on about the country
_WIDE = 64
"""Characters before a quantity in which 전국 may stand."""
_REACH = 40
_LOOSE = re.compile(
    r"\d|[.,…⋯]|[며고]\s|보다|대비|에서|\s(?:중|가운데)\s|[와과]\s(?:비교|견주)|[을를]\s$|(?:지자체|자치단체).{0,12}(?:대상|대회|평가|공모)"
)
"""What stands between 전국 and a figure that is not of the country: 전국 고용률을 2% 웃돈다."""
_SHARE_BEFORE = re.compile(r"의\s?(?:약\s|무려\s|전체의\s)?$")
_SHARE_AFTER = re.compile(r"(?:가량|정도|수준)?(?:[을를]|에)?\s?(?:차지|점유|해당|창출)")


def nationwide(text: str, sentence: Sentence, groups: list[Group], quantity: Quantity) -> tuple[int, int] | None:
    """The characters that say that a quantity is of the whole country, None where nothing says so."""
    if _is_share(text, quantity):
        return None
    found = _nationwide_before(text, sentence, groups, quantity)
    begin = text.rfind("전국", max(sentence.start, quantity.start - _WIDE), quantity.start)
    if found is not None or begin < 0:
        return found
    if _OF_WHICH.match(text, quantity.end):
        counted = _COUNTED_NATIONWIDE.search(text, max(sentence.start, quantity.start - 40), quantity.start)
        found = counted and counted.span()
    alone = not any(begin <= group.start < quantity.start for group in groups)
    if found is None and alone and (whole := _TO_ALL.match(text, begin, quantity.start)):
        found = whole.span()
    if found is None and alone and quantity.kind == "rate" and _HELD_AGAINST.match(text, quantity.end):
        mean = _MEAN.match(text, begin, quantity.start)
        found = mean and mean.span()
    if found is None and _OF_WHICH_SUM.match(text, quantity.end):
        whole = _OF_WHOLE.match(text, begin, quantity.start)
        found = whole and whole.span()
    return found


def goes_on_nationwide(
    draft: Draft, scope: Scope, sentence: Sentence, groups: list[Group], quantity: Quantity
) -> tuple[int, int] | None:
    """Like `nationwide`, where the word stands behind the quantity or a survey goes on about the country."""
    text = draft.text
    if "전국" in text[quantity.end : quantity.end + _ALLOTTED_WITHIN]:
        behind = _ALLOTTED.match(text, quantity.end)
        if behind is not None:
            return behind.span()
    if _is_share(text, quantity):
        return None
    return _surveyed_nationwide(text, sentence, groups, quantity) or _survey_goes_on(
        draft, scope, sentence, groups, quantity
    )


def says_nationwide(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether 전국 stands in the words before a quantity."""
    return _NATIONWIDE.search(text, max(sentence.start, quantity.start - _REACH), quantity.start) is not None


def names_country(words: str) -> bool:
    """Whether `words` hold one for the country or for what its surveys count: rare and cheap to see."""
    return "전국" in words or "국내" in words or "우리나라" in words or "개 도" in words or "광역시" in words


def _is_share(text: str, quantity: Quantity) -> bool:
    """전국 사업비의 3%를 차지: what the office has of the nation's."""
    return (
        quantity.kind == "rate"
        and _SHARE_AFTER.match(text, quantity.end) is not None
        and (
            _SHARE_BEFORE.search(text, max(0, quantity.start - 8), quantity.start) is not None
            or text.startswith(" 창출", quantity.end)
        )
    )


def _nationwide_before(
    text: str, sentence: Sentence, groups: list[Group], quantity: Quantity
) -> tuple[int, int] | None:
    """The word 전국 where it governs a quantity: right before it, or with nothing but words between."""
    begin = max(sentence.start, quantity.start - 40)
    if not names_country(text[begin : quantity.start]):
        return None
    found: tuple[int, int] | None = None
    for match in _NATIONWIDE.finditer(text, begin, quantity.start):
        found = match.span()
    if found is None:
        return None
    between = re.sub(r"20\d\d년", "", text[found[1] : quantity.start])
    if len(between) > 24 or _LOOSE.search(between) or any(found[1] <= group.start < quantity.start for group in groups):
        return None
    return found


def _surveyed_nationwide(
    text: str, sentence: Sentence, groups: list[Group], quantity: Quantity
) -> tuple[int, int] | None:
    """전국 취업자는 …: what a survey goes on to tell of the country, until another place is named."""
    begin = max(sentence.start, quantity.start - _SURVEY_SPAN)
    if not names_country(text[begin : quantity.start]):
        return None
    found = None
    for match in _SURVEYED.finditer(text, begin, quantity.start):
        found = match.span()
    if found is None:
        for match in _ON_THE_COUNTRY.finditer(text, begin, quantity.start):
            found = match.span()
        if found is None or _TURNS.search(text, found[1], quantity.start):
            return None
    elif _TURNS_BACK.search(text, found[1] - 1, quantity.start):
        return None
    if any(found[1] <= group.start < quantity.start and not group.name for group in groups):
        return None
    return found


def _survey_goes_on(
    draft: Draft, scope: Scope, sentence: Sentence, groups: list[Group], quantity: Quantity
) -> tuple[int, int] | None:
    """실업자는 …: the next indicator of a survey that told of 전국 취업자 just before, and of no place since."""
    text = draft.text
    if not sentence.index or not _GOES_ON.match(text, sentence.start, quantity.start):
        return None
    if any(group.start < quantity.start and not group.name for group in groups):
        return None
    for before in reversed(draft.sentences[max(0, sentence.index - _SENTENCES) : sentence.index]):
        found = None
        for match in _SURVEYED.finditer(text, before.start, before.end):
            told = _IS_TOPIC.match(text, match.end()) and "평균" not in match[0]
            found = match.span() if told else None
        since = found[1] if found is not None else before.start
        if any(since <= group.start and not group.name for group in scope.groups.get(before.index, ())):
            return None
        if found is not None:
            return found
    return None
