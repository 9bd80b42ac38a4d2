"""Figures of the nation in an office's release: the minimum wage that a pay rate is compared with, the state budget."""

from __future__ import annotations

import re

from nlp.draft import Quantity
from nlp.openings import guarded

_BEFORE = re.compile(
    r"(?:최저\s?임금|최저\s?시급)(?:인|은|이|액)?\s?(?:\(|시급\s|시간당\s)?\s?$"
    r"|minimum (?:hourly )?wage(?: rate)?,? (?:of|at|is|was) $"
)
_COMPARED = re.compile(r"\)?\s?(?:보다|에\s비해|에\s비하면|에\s견줘|대비|과\s비교|의\s\d)")
_NATIONAL = re.compile(r"(?:national|country['’]s|Korea['’]s)[\w\s]{0,12}$")
_STATE_BUDGET = guarded(
    r"(?<![가-힣])(?:정부|국회)(?:가|는|에서|의)?\s[^.,\n]{0,24}추경(?:예산)?(?:안)?\s?$"
    r"|(?<![가-힣])정부의\s[^.,\n]{0,40}예산안?(?:\s?\(|\s|(?:\([^()\n]{1,16}\))?(?:은|는|이|가)\s[^.,()\n]{0,16})$"
)
_STATE_ACTS = re.compile(r"(?<![가-힣])정부(?:가|는)\s[^.,\n]{0,30}$")
_STATE_PLAN = re.compile(r"\s?규모의\s정부\s?(?:계획|예산|추경|대책)")
_STATE_BUDGET_AFTER = re.compile(r"(?:\s?(?:규모|안팎|상당)(?:의|인)?)?\s(?:추가경정|추경|예산안)")
"""정부가 11조원대 추가경정예산을: the name of the budget stands behind its sum."""
_OWN_SHARE = re.compile(r"[을를]?\s(?:포함|확보|배정받|지원받|받아)")
"""정부 추경 77억을 포함해: what the office got of the state budget is its own."""
_MORE_THAN = re.compile(r"(?:than|exceed\w*|above|surpass\w*)\s[\w\s’']{0,24}$")
_REACH = 70


def is_national(text: str, quantity: Quantity) -> bool:
    """Whether the figure is the nation's own: 최저임금 9,860원보다 1,500원 많다; 정부의 추경 3조 원에 발맞춰."""
    if quantity.kind != "money":
        return False
    words = text[max(0, quantity.start - _REACH) : quantity.start]
    acts = "정부" in words
    if (acts or "국회" in words) and _STATE_BUDGET.search(text, max(0, quantity.start - _REACH), quantity.start):
        return _OWN_SHARE.match(text, quantity.end) is None
    if _STATE_PLAN.match(text, quantity.end):
        return True
    if (
        acts
        and _STATE_BUDGET_AFTER.match(text, quantity.end)
        and _STATE_ACTS.search(text, max(0, quantity.start - _REACH), quantity.start)
    ):
        return True
    if "최저" not in words and "minimum" not in words:
        return False
    before = _BEFORE.search(text, max(0, quantity.start - _REACH), quantity.start)
    if before is None:
        return False
    reach = max(0, before.start() - _REACH)
    national = any(pattern.search(text, reach, before.start()) for pattern in (_NATIONAL, _MORE_THAN))
    return national or _COMPARED.match(text, quantity.end) is not None
