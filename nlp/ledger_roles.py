"""Sums that are nobody's programme, in Korean text: unpaid wages, benefits paid out, tax, debt, output, damage."""

from __future__ import annotations

import re

from nlp.openings import guarded
from nlp.ruling import CUED, INHERITED, Ruling, View

_KEPT_OF = (
    r"체불(?:임금|액수?|금액?)?|체당금|대지급금|부정\s?수급(?:액)?|적립금|(?:순?세계)?잉여금|세외\s?수입|초과\s?세수|(?<!특별)조정교부금"
    r"|지방채|국채|부채|나랏빚|채무|생산\s?(?:액|실적)|수출\s?(?:액|실적|규모)|무역\s?수지|과태료|과징금|추징금|벌금|출자금|자본금"
    r"|부담금|수주\s?(?:액|실적)|파급\s?효과|국내총생산|(?:구직|실업)급여\s?(?:지급액|지출|수급액)|지급액(?=[은이도])|피해\s?(?:액|규모)|손실\s?(?:액|규모)|상품권\s?발행(?:액|\s?규모)"
)
_KEPT = guarded(_KEPT_OF)
_SUM_OF = re.compile(
    rf"(?:{_KEPT_OF})(?:\s?(?:규모|액수|금액|총액|누계|잔액))?(?:은|는|이|가|도|을|를|만|의 경우|으로|로)?"
    r"\s?[^\d.]{0,40}$"
)
"""Names of what is kept account of, before a sum; between them stands no other figure."""
_TOPIC = re.compile(
    rf"(?:{_KEPT_OF})(?:\s?(?:규모|액수|금액|총액|누계|잔액))?(?:은|는|이|가)\s(?:[^.]|\.(?=\d)){{0,80}}$"
)
_BEHIND = re.compile(
    rf"\s?(?:규모의?|상당의?|의|이|을|를|가량의?)?\s?(?:임금\s?)?(?:{_KEPT_OF})(?!\s?(?:해결|해소|근절|예방))"
)
_SPENT = re.compile(
    r"예산|사업비|투입|들여|국비|도비|시비|구비|군비|편성|지원금|융자|대출|보조금|지원[하한해]|1인당|한 사람당"
)
_REACH = 60
"""Characters before a sum in which its account is named."""
_GOES_ON = re.compile(
    r"(?:가장 (?:많|높|크|큰)|순(?:이|으)|뒤를 이|집계|기록|나타|늘|줄|증가|감소|달[했해하]|차지|이다|였다|적자|흑자)"
)
LEDGER = "kept account of (체불, 적립금, 생산액)"
_CARRIED = "goes on with the account before it"
_ACCOUNTS = (LEDGER, _CARRIED)
_FAR = 160
"""Characters behind the name of an account within which sums go on with it."""
_BACK = 12
"""How many sums back the account is looked for that a list goes on with."""
_PER = re.compile(r"당\s|을\s(?:투입|지출|투자)(?:할\s(?:경우|때)|하면|했을\s때)|\s?(?:예산\s?)?투입\s?(?:때|시)\s")


def rule_ledger(view: View) -> Ruling | None:
    """ "체불임금이 188억원", "10억원당 13.1명": a sum of an account, or by which effects are measured."""
    quantity = view.quantity
    per = _PER.match(view.rest) if _round(quantity.low) else None
    if per is not None:
        return Ruling("other", "effects are measured by it", *view.found(per, quantity.end), CUED)
    near = view.head[-_REACH:]
    if _KEPT.search(near) is None:
        behind = _BEHIND.match(view.rest)
        return None if behind is None else Ruling("other", LEDGER, *view.found(behind, quantity.end), CUED)
    kept = _SUM_OF.search(near) or _TOPIC.search(near)
    if kept is None or _SPENT.search(near, kept.start()):
        return None
    return Ruling("other", LEDGER, *view.found(kept, quantity.start - len(near)), CUED)


def is_kept(view: View) -> bool:
    """Whether the sentence, up to the sum, tells of an account, or goes on with one: what it grew by is no budget's."""
    near = view.head[-_REACH:]
    kept = _SUM_OF.search(near) or _TOPIC.search(near)
    if kept is not None:
        return _SPENT.search(near, kept.start()) is None
    earlier = next((r for r in view.rulings[: -_BACK - 1 : -1] if r is not None and r.rule in _ACCOUNTS), None)
    return earlier is not None and view.sentence.start - earlier.end < _FAR and _SPENT.search(near) is None


def _round(amount: float) -> bool:
    """Whether it is a power of ten of at least a million won, by which effects are measured: 1억원, 10억원."""
    digits = str(int(amount))
    return len(digits) > 6 and digits.rstrip("0") == "1"


def carry_on(view: View) -> Ruling | None:
    """ "체불은 제조업이 412억원이다. 건설업이 131억원으로 뒤를 이었다": a list goes on with the account."""
    if _GOES_ON.search(view.draft.text, view.sentence.start, view.sentence.end) is None:
        return None
    if _SPENT.search(view.draft.text, view.sentence.start, view.sentence.end):
        return None
    for index in range(view.index - 1, max(-1, view.index - _BACK), -1):
        earlier = view.rulings[index]
        if view.draft.quantities[index].kind != "money" or earlier is None:
            continue
        if view.sentence.index - view.draft.quantities[index].sentence > 1:
            return None
        if earlier.rule in _ACCOUNTS:
            return Ruling("other", _CARRIED, earlier.start, earlier.end, INHERITED)
        if earlier.role not in ("budget_change", "other"):
            return None
    return None
