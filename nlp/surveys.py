"""Surveys of the labour market: whether one is of a single place, of all the country, or of several provinces."""

from __future__ import annotations

import re

from nlp import gazetteer
from nlp.draft import Draft, RegionMention
from nlp.nation import NATIONAL_SUBJECT, STATISTICIAN

_SURVEY_NAME = re.compile(r"(?:시|도|지역)?의?\s고용\s?동향")
"""Behind a place: a survey that is named after it."""

_SEVERAL = 4


def is_named_after(draft: Draft, code: str) -> bool:
    """Whether the survey that is told of is named after a place: ‘10월 울산 고용동향’."""
    return any(mention.code == code and _SURVEY_NAME.match(draft.text, mention.end) for mention in draft.regions)


def is_round_up(draft: Draft, mentions: list[RegionMention], lead: int) -> bool:
    """Whether an English article names its places, of several provinces, only behind a lead that names none."""
    if draft.lang != "en":
        return False
    named = [one for one in mentions if one.role != "dateline" and one.code is not None]
    provinces = {(one.code, *gazetteer.parents(one.code))[-1] for one in named if one.code is not None}
    return len(provinces) >= _SEVERAL and all(one.start >= lead for one in named)


def is_of_country(draft: Draft, mentions: list[RegionMention], office_words: int) -> bool:
    """Whether a national body speaks early on of places all over the country, as in the statistics of employment."""
    end = draft.sentences[min(8, len(draft.sentences)) - 1].end if draft.sentences else 0
    provinces = {
        (mention.code, *gazetteer.parents(mention.code))[-1] for mention in mentions if mention.code is not None
    }
    return len(provinces) >= max(4, 2 * office_words) and NATIONAL_SUBJECT.search(draft.text, 0, end) is not None


def is_of_several(draft: Draft, mentions: list[RegionMention]) -> bool:
    """Whether the statistics office is quoted on places of several provinces, none of which speaks."""
    provinces = {(one.code, *gazetteer.parents(one.code))[-1] for one in mentions if one.code and one.role == "place"}
    end = draft.sentences[min(6, len(draft.sentences)) - 1].end if draft.sentences else 0
    return len(provinces) > 1 and STATISTICIAN.search(draft.text, 0, end) is not None
