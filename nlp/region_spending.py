"""Where the money of a firm goes, told before the place: 350억원을 투자해 평택에서 천안으로 공장을 옮긴다."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.draft import Quantity
from nlp.region_clauses import CLAUSE_OVER, SPENT, Group, is_site, near
from nlp.sites import glued_site

_SPENT_REACH = 70
_DESTINATIONS = 4
"""Places behind what is invested among which the one is looked for into which it goes."""
_OTHER_SUM = re.compile(r"\d[\d,.]{0,8}\s?[조억만천백여]{0,3}\s?(?:원|명|달러)")
_ORIGIN = re.compile(
    r"(?:시|군|구)?(?:\s[가-힣A-Za-z0-9]{1,10}){0,2}?\s?(?:에서|에 있는|에 위치한|소재)\s"
    r"|\s공장을\s[^.,\n]{0,24}로\s이전"
)
_INTO = re.compile(
    r"(?:시|군|구)?(?:[가-힣0-9A-Za-z]{1,12})?(?:\s[가-힣A-Za-z0-9·,.]{1,16}㎡?){0,5}?(?:에|내|안|일원|일대|부지|부지에|터에|로|으로)(?=[\s,.])"
)
"""Behind a place: money or a plant goes there."""


def destination(text: str, groups: list[Group], quantity: Quantity, office: str | None) -> Group | None:
    """Where money goes, told over some words behind it: 350억원을 투자해 평택에서 천안 북부산단으로 공장을 옮긴다."""
    spent = SPENT.match(text, quantity.end)
    if spent is None or quantity.kind != "money":
        return None
    position = bisect_left(groups, spent.end(), key=lambda group: group.start)
    for group in groups[position : position + _DESTINATIONS]:
        between = text[spent.end() : group.start]
        if len(between) > _SPENT_REACH or _OTHER_SUM.search(between) or CLAUSE_OVER.search(between):
            return None
        site = not group.name or is_site(text, group) or glued_site(text, group.end)
        if group.office or len(group.codes) > 1 or not site or office in group.codes or not near(office, group.codes):
            continue
        if _ORIGIN.match(text, group.end) is None and _INTO.match(text, group.end) is not None:
            return group
    return None
