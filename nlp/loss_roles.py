"""People and jobs that are lost, in Korean text: by so many fewer work, so each count of them is a change."""

from __future__ import annotations

import re

from nlp.openings import guarded
from nlp.ruling import CUED, Ruling, View

_LOSS = guarded(
    r"일터|직장|일자리|회사|실[직업]|해고|퇴[직사]|감원|감축|구조조정|내보[내냈낼낸]|사라[졌진질]|정리해고|은행을|조선소를"
)
"""Without one of these words near a count, none is of those who lost their work."""
_REACH = 60
"""Characters before and behind a count in which such a word stands."""
_LEAVE = (
    r"(?:일터|직장|일자리|회사|현장|은행|조선소|공장)[를을]\s(?:떠[나났난날]|잃|나[갔가])"
    r"|실직(?:했|하|한|자가|자로|의)|해고[됐된되했한당]|정리해고"
    r"|(?:대량\s?)?실업자[가로]\s(?:됐|된|되|전락|나[왔올]|발생|생)"
    r"|퇴사[했하한]"
    r"|희망퇴직(?:했|하|한|을 (?:했|통)|으로)|명예퇴직(?:했|하|한|으로)|거리로 (?:내몰|나앉)|감원[됐된될되]"
)
_LOST = re.compile(
    rf"\s?(?:\([^()]{{0,30}}\))?(?:[이가은는도]|\s?(?:이상|안팎|가까이)[이가]?)?\s(?:[^.,\d]{{0,14}}\s)?(?:{_LEAVE})"
    r"|의\s(?:[가-힣]{2,8}\s){0,2}?(?:[가-힣]{2,6}[이가]\s)(?:[^.,\d]{0,12}\s)?"
    r"(?:(?:일터|직장|일자리|회사|현장)[를을]\s(?:떠[나났난날]|잃)|사라[졌진질]|감소[했한]|감축[됐된될])"
    r"|의\s(?:대량\s?)?(?:실직|실업)(?:$|[이가을]\s|\s사태|자가\s)"
    r"|[을를]\s(?:모두\s|새로\s|추가로\s)?(?:해고|감원|감축|정리해고|내보[내냈낼낸]|구조조정)"
    r"|의\s(?:인력|직원|인원|정원|근로자|정규직)[을를]\s(?:더\s|추가로\s)?(?:줄[이인일여였]|감축|감원|내보[내냈낼낸]|해고|정리)"
    r"|\s?(?:규모의?|정도의?)\s(?:희망퇴직|명예퇴직|구조조정|감원|인력 감축)"
    r"|개?(?:의\s[가-힣\s]{0,12}일자리)?[이가]\s(?:한꺼번에\s|모두\s)?사라[졌진질]"
)
"""Words behind a count: 5천명이 회사를 떠날, 480명의 직원이 감소한, 2천 명을 감원한다."""
_LOST_BEFORE = re.compile(
    r"(?:감축|감원|구조조정)\s?(?:예상\s)?(?:인력|인원|규모)(?:\s?수)?[은는이가]?\s[^.\d]{0,20}$"
    r"|(?<!조선업 )실직자(?:\s?수)?[은는이가]\s[^.\d]{0,20}$|(?:희망|명예)퇴직(?:으로|\s?인원)\s[^.\d]{0,12}$"
    r"|사라진\s[가-힣\s]{0,10}일자리(?:\s?수)?[는은]\s[^.\d]{0,12}$|일자리 손실(?:은|이|\s?규모는)?\s[^.\d]{0,8}$"
)
_FOUND_LATER = re.compile(r"[^.]{0,40}(?:에게|재취업|다시 취업|새 일자리를 (?:얻|찾|구))")
_KEPT = re.compile(r"막|위기|우려|기로에|철회|백지화|않기로|지\s않")


def rule_loss(view: View) -> Ruling | None:
    """ "5천여명이 회사를 떠났다", "2천100명을 감원한다": so many lose their work."""
    text, quantity = view.draft.text, view.quantity
    if _LOSS.search(text, max(0, quantity.start - _REACH), quantity.end + _REACH) is None:
        return None
    lost = _LOST.match(view.rest)
    if lost is not None:
        span = view.found(lost, quantity.end)
    else:
        lost = _LOST_BEFORE.search(view.before)
        if lost is None:
            return None
        span = view.found(lost, quantity.start - len(view.before))
    if _FOUND_LATER.match(view.rest) or _KEPT.search(view.rest[:_REACH]):
        return None
    return Ruling("change", "those who lost or lose their work", *span, CUED, "decrease")
