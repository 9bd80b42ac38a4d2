"""Figures that are about no programme: statistics, another body's own project, the field around, what is set apart."""

from __future__ import annotations

import re

from nlp.draft import Draft, ProgramMention, Quantity, Sentence
from nlp.main_program import MainProgram, is_event
from nlp.openings import guarded
from nlp.program_grammar import year_of
from nlp.yardsticks import is_national

_STATISTICS = re.compile(
    r"(?=[고실취경통총청노종생인기전최\suUjJoOeElL])(?:고용률|실업률|(?<!미)취업자(?!\s?(?:중|가운데))|실업자|경제활동\s?(?:참가|인구)|고용동향|통계청|고용보험\s?가입"
    r"|(?<![가-힣])(?:총|청년|노인|고령|생산가능|경제활동)?\s?인구|기혼\s?여성의?\s|전체\s종사자|(?:노동자|종사자)는\s(?=20\d\d년)|최저\s?임금[이은]\s"
    r"|(?i:unemploy|jobless|out of work|employment rate|labor force))"
)
_STATISTICS_BEHIND = re.compile(
    r"\s?의?\s?(?:취업자|실업자|청년\s?실업)|\s[a-z\s]{0,20}(?:out of work|unemployed|jobless)"
)
_AIM = re.compile(
    r"목표|달성(?:하|할|을 위)|끌어올|밀어 올|높이|높일|올리|늘릴|늘린다|낮추|aim|target|goal|raise|boost",
    re.IGNORECASE,
)
_PAY_GAP = re.compile(r"임금\s?격차")
_NATIONAL_WAGE = re.compile(r"national minimum wage[^.]{0,40}$")
_BY_MEASURE = re.compile(r"등을|통해|따라|고려|비례")
"""Between a statistic and a figure that was only shared out by it."""
_OTHERS_END = guarded(r"(?:[청단사원소터부]도|[청단사원소터부]에서도|연구원[은이])\s")
"""How what `_OTHERS` finds ends; most sentences have no such word."""
_OTHERS = re.compile(
    r"(?P<body>[가-힣]{2,8}(?:지청|노동청|공단|공사|진흥원|상공회의소|교육청|고용센터|중소벤처기업부|고용노동부"
    r"|보건복지부))(?:도|에서도)\s"
    r"|(?P<study>[가-힣]{2,6}연구원)[은이]\s"
)
_TAKEN_ON = re.compile(
    r"(?:의\s(?:청년\s)?실업자)?[을를]?\s?(?:더\s|새로\s|추가\s?)?(?:모집|선발|채용|고용|투입|참여|뽑)"
)
"""Behind a count of unemployed people that a scheme takes on: 실업자 90명을 모집한다."""
_ASIDE = re.compile(r"이와(?:는)?\s별도로|이와\s별개로|Separately")
_FIELD = re.compile(
    r"(?=[개시지자밀위입c])(?:(?:개\s?)?(?:시·도|시도|시·군·구|시·군|지자체|자치단체)\s(?:중|가운데)|밀집|위치한|입주(?:한|해)|입주\s(?:중소)?기업|concentrated)"
)
_ROUND = re.compile(r"박람회|행사|만남의|찾아|찾은|참가|열어|열려|개최|면접")
"""Last year's round of an event, not the year's sum."""
_TO_DATE = re.compile(
    r"(?:올해?|지난해)\s?들어\s|올해?\s?1월부터|지난해(?:에는|에만)?\s|(?:올해\s|들어\s)\d{1,2}월(?:\s?말)?까지"
)


def about_none(
    draft: Draft, sentence: Sentence, quantity: Quantity, main: MainProgram | None, here: list[ProgramMention]
) -> tuple[str, tuple[int, int]] | None:
    """What sets a figure apart from every programme: statistics, another body, the field around."""
    text = draft.text
    if quantity.kind == "money" and is_national(text, quantity):
        return "the nation's own", (quantity.start, quantity.start)
    words = text[sentence.start : quantity.start]
    set_apart = "이와" in words or "Separately" in words
    aside = _ASIDE.search(text, sentence.start, quantity.start) if set_apart else None
    named = aside is not None and any(aside.end() <= m.start < quantity.start for m in here)
    if aside is not None and not (named and aside.start() - sentence.start <= 2):
        return "set apart", aside.span()
    other = None
    if ("도" in words or "연구원" in words) and _OTHERS_END.search(text, sentence.start, quantity.start):
        other = _OTHERS.search(text, sentence.start, quantity.start)
    body = None if other is None else other["body"] or other["study"]
    if other is not None and body is not None and body not in text[: min(sentence.start, 400)]:
        return "another body's own", other.span()
    if main is not None and is_event(main.name) and not any(m.name == main.name for m in here):
        total = _TO_DATE.search(text, sentence.start, quantity.start)
        if total is not None and not (total[0].startswith("지난해") and _ROUND.search(text, total.end(), sentence.end)):
            return "to date, not of the event", total.span()
    window = 40 if draft.lang == "en" else 16
    around = _FIELD.search(text, quantity.end, min(sentence.end, quantity.end + window))
    if around is not None:
        return "the field around", around.span()
    if "격차" in words:
        gap = _PAY_GAP.search(text, max(sentence.start, quantity.start - 24), quantity.start)
        if gap is not None:
            return "labour-market statistics", gap.span()
    if quantity.kind == "money" and "wage" in words:
        wage = _NATIONAL_WAGE.search(text, max(sentence.start, quantity.start - 60), quantity.start)
        if wage is not None:
            return "the nation's own", wage.span()
    if quantity.kind not in ("rate", "people", "other"):
        return None
    statistics = _STATISTICS.search(text, max(sentence.start, quantity.start - window), quantity.start)
    if statistics is None:
        statistics = _STATISTICS_BEHIND.match(text, quantity.end, min(sentence.end, quantity.end + 40))
    if statistics is not None and "실업자" in statistics[0] and _TAKEN_ON.match(text, quantity.end):
        return None  # whom it is for
    if statistics is not None and "취업자" in statistics[0] and any(m.end <= quantity.start for m in here):
        return None  # who found work through it
    if statistics is not None and _BY_MEASURE.search(text, statistics.end(), max(statistics.end(), quantity.start)):
        return None
    if statistics is None or _AIM.search(text, sentence.start, sentence.end):
        return None
    if (
        main is not None
        and "고용률" in statistics[0]
        and re.search(r"대책|계획|Plan", main.name)
        and year_of(main.name)
        and quantity.years == (year_of(main.name),) * 2
    ):
        return None
    return "labour-market statistics", statistics.span()
