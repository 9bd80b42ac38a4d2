"""The words around a figure that bound it (약, 이상, 최대, 넘는), give its period of pay (시급, 월) or share it
out (각, 씩).

Every rule looks only at the few characters that touch the figure, so that a qualifier never reaches its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.draft import Quantity
from nlp.figures import Amount, Evidence, Kind, Per, Qualifier
from nlp.numerals import SPACE
from nlp.openings import guarded


def _rules(*rows: tuple[Qualifier, str, str]) -> tuple[tuple[Qualifier, str, str], ...]:
    return rows


def _periods(*rows: tuple[Per, str]) -> tuple[tuple[Per, str], ...]:
    return rows


_FILLER = (
    rf"(?:(?:월|연|매월|매달|매년|시급|일당|하루|총|각각|각|모두|평균|무려|합쳐|국비|시비|도비|구비|군비"
    rf"|연간|월평균|만|다시|추가로|[가-힣0-9]{{1,6}}당){SPACE}?)"
)
_BEFORE: tuple[tuple[Qualifier, str, re.Pattern[str]], ...] = tuple(
    (qualifier, rule, re.compile(rf"(?<![가-힣])(?:{words}){SPACE}{{0,2}}{_FILLER}{{0,3}}$"))
    for qualifier, rule, words in _rules(
        ("at_least", "최소", rf"최소|최소한|적어도|못해도|짧아도|적게는|최저(?!{SPACE}?(?:시급|임금))"),
        (
            "at_most",
            "최대",
            r"(?<!역대)(?<!역대 )최대|최장|최고|많게는|많아야|길게는|최다|월 ?한도|연 ?한도|한도[는액]?[은는]?",
        ),
        ("approx", "약", r"약|대략|어림잡아|줄잡아|거의|얼추|한"),
    )
)
_VERB = rf"{SPACE}?(?:훨씬|크게|훌쩍|가뿐히|약간|조금){SPACE}?"
_AFTER: tuple[tuple[Qualifier, str, re.Pattern[str]], ...] = tuple(
    (qualifier, rule, re.compile(words))
    for qualifier, rule, words in _rules(
        (
            "at_least",
            "이상",
            rf"{SPACE}?(?:규모)?{SPACE}?이상(?!기|한)|\){SPACE}이상의{SPACE}|{SPACE}?(?:은|는){SPACE}?넉넉히",
        ),
        (
            "at_most",
            "이하",
            rf"{SPACE}?(?:이하|이내|한도|범위{SPACE}?(?:안|내))|{SPACE}?내(?:에서|(?=\)|에(?:{SPACE}|$)|이[다며고]|로{SPACE}))",
        ),
        (
            "under",
            "미만",
            rf"{SPACE}?미만|(?:에|에도|에는|을|를)?(?:{_VERB})?{SPACE}?(?:못{SPACE}?미[치쳐친칠쳤]"
            rf"|미치지{SPACE}?못|밑[도돌돈])|{SPACE}?밑으로",
        ),
        (
            "over",
            "넘는",
            rf"(?:을|를)?{SPACE}?초과(?!{SPACE}?(?:달성|이행|수익))|(?:을|를|이|가|은|도"
            rf"|선을)?(?:{_VERB})?{SPACE}?(?:넘[는은긴길겨게을어겼었고]|넘기|넘어|상회|웃[도돌돈]|뛰어넘|돌파)",
        ),
        (
            "approx",
            "가량",
            rf"여(?={SPACE}|간|의|에)|{SPACE}?(?:내외|가량|정도(?!전)|안팎|남짓|쯤|가까이|언저리)|(?:에|의)?{SPACE}?(?:육박|가까[이운]|가깝"
            rf"|근접)|{SPACE}?선(?=에서|을{SPACE}|으로{SPACE})",
        ),
    )
)
_ANY_AFTER = guarded("|".join(f"(?:{pattern.pattern})" for _, _, pattern in _AFTER))
_ANY_BEFORE = guarded("|".join(f"(?:{pattern.pattern})" for _, _, pattern in _BEFORE))
"""Whether any of them is there, which is rare, told by one look."""
_UP_TO = re.compile(
    rf"까지(?=…|\s*$)|까지(?:는|도|를)?{SPACE}(?:[가-힣0-9%·]{{1,8}}{SPACE}){{0,4}}?(?:무이자{SPACE}?)?(?:지원|인건비|보조금|지원금|임금|융자|대출|보증|지급"
    rf"|받을|가능|보조|제공|연장|빌려|대[준주]|신청|보태|돌려받|된다|쓸{SPACE}수)"
)
_ASIDE = re.compile(r"\([^()\n]{1,40}\)")
_MAY_RUN_ON = re.compile(rf"{SPACE}?(?:내리|연속|연이어|연달아)[^.]{{0,16}}?수{SPACE}?있")
_BASE = re.compile(
    rf"(?:목표|목표치|지난해|작년|전년|평균|기존|당초|계획|같은{SPACE}때|같은{SPACE}기간"
    rf"|정원)(?!보다)[가-힣]{{0,3}}{SPACE}?(?:인|인\s)?{SPACE}?$"
)

_WINDOW = 32


def qualifier(
    text: str, start: int, end: int, first: int, last: int, kind: Kind, *, infix: bool
) -> tuple[Qualifier, Evidence | None]:
    """How the figure text[start:end] of the sentence first..last is bounded. `infix`: 여 or 수 stands inside it."""
    before = max(first, start - _WINDOW)
    behind = min(last, end + _WINDOW)
    found: list[tuple[Qualifier, Evidence]] = []
    aside = _ASIDE.match(text, end, min(last, end + 48)) if text.startswith("(", end) else None  # 402억원(17%)가량
    bounded = aside or _ANY_AFTER.match(text, end, behind)
    for name, rule, pattern in _AFTER if bounded else ():
        match = pattern.match(text, end, behind)
        if match is None and aside:
            match = pattern.match(text, aside.end(), min(last, aside.end() + _WINDOW))
        if match:
            if name == "over" and (infix or _BASE.search(text, before, start)):
                continue
            found.append((name, Evidence("qualifier", rule, match.start(), match.end())))
            break
    for name, rule, pattern in _BEFORE if _ANY_BEFORE.search(text, before, start) else ():
        if match := pattern.search(text, before, start):
            found.append((name, Evidence("qualifier", rule, match.start(), match.end())))
            break
    if kind in ("money", "duration", "people") and (match := _UP_TO.match(text, end, min(last, end + 40))):
        found.append(("at_most", Evidence("qualifier", "까지", match.start(), match.end())))
    if kind == "duration" and (match := _MAY_RUN_ON.match(text, end, min(last, end + 40))):
        found.append(("at_most", Evidence("qualifier", "내리", match.start(), match.end())))
    if infix:
        found.append(("approx", Evidence("qualifier", "여", start, end)))
    for name in _STRENGTH if found else ():
        for candidate, evidence in found:
            if candidate == name:
                return name, evidence
    return "exact", None


_STRENGTH: tuple[Qualifier, ...] = ("at_least", "at_most", "under", "over", "approx")
"""Where several words bound one figure the first of these wins (30여 명 이상 is at_least)."""

_PAY_FILLER = (
    rf"(?:(?:약|최대|최소|최고|한도|한도액|평균|각각|각|총|총액|급여|보수|임금|기본급|활동비|수당|세전|세후"
    rf"|인건비|식비|교통비|간식비|실비|부대경비|부대비용|1인|[가-힣0-9]{{1,6}}당)[은는이가의로을를]?{SPACE}?|(?:합쳐|더해|포함해){SPACE}|[:：(]{SPACE}?)"
)
_PER: tuple[tuple[Per, re.Pattern[str]], ...] = tuple(
    (per, re.compile(rf"(?<![가-힣0-9])(?:{words})[은는이가의로에]?{SPACE}{{0,2}}{_PAY_FILLER}{{0,3}}$"))
    for per, words in _periods(
        (
            "hour",
            rf"시급[은이]{SPACE}(?:[가-힣]{{1,4}}{SPACE})?(?:생활|최저)임금(?:액|[을인])?(?:{SPACE}(?:적용한|반영한|기준))?"
            rf"|시급|시급 기준|최저시급인|시간당|시간급|시간급여|[가-힣]{{0,6}}시급|1시간(?:에|당)"
            rf"|[1-9]시간(?:{SPACE}기준)?{SPACE}?[×xX*]",
        ),
        (
            "day",
            rf"일당|일급|일비|하루|하루치|1일|일(?!에)|매일|일일|하루{SPACE}?일당|(?:1일|하루){SPACE}?[0-9]시간{SPACE}?(?:씩{SPACE}?)?"
            rf"(?:|일하면|일하고|일해|근무하면|근무하고|근무해|근무{SPACE}?시|근무에|근무를{SPACE}원칙으로{SPACE}하[며고],?"
            rf"|의{SPACE}(?:일손을{SPACE}제공하[고면]|봉사에{SPACE}참여하[고면]),?|기준)",
        ),
        (
            "month",
            rf"월|月|매월|매달|월급|월평균|월급여|월보수|[월月]임금|한{SPACE}달|한달|달마다|다달이|월{SPACE}(?:급여"
            rf"|보수|임금|활동비|평균|수당)|[가-힣]{{0,6}}월급도?"
            rf"|(?:월|한{SPACE}?달에){SPACE}(?:(?:최대|최소){SPACE})?[0-9]{{1,3}}시간(?:\([^()\n]{{1,16}}\))?(?:을|씩|까지)?{SPACE}?"
            rf"(?:(?:활동|근무|일)(?:[가-힣]{{1,2}}|{SPACE}시|{SPACE}기준)|기준(?:으로)?(?:{SPACE}환산(?:하면|해|시))?)"
            rf"|(?:한{SPACE}?달|1개월)(?:간|{SPACE}동안)?(?:을)?{SPACE}만근(?:하면|{SPACE}?시)"
            rf"|(?:한{SPACE}?달|1개월|월)(?:\([^()\n]{{1,12}}\))?(?:으?로)?{SPACE}?(?:치면|환산하면|환산(?:액|금액)|계산하면|따지면)",
        ),
        ("year", rf"[가-힣]{{0,6}}연봉도?|연|年|연간|매년|1년에|연평균|초임{SPACE}연봉"),
    )
)
_PER_BEHIND: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("hour", re.compile(rf"{SPACE}?(?:/{SPACE}?1?(?:시간|시)(?!장)|\((?:시급|시간당)\)|의?{SPACE}?시급)")),
    ("day", re.compile(rf"{SPACE}?(?:/{SPACE}?일|\((?:일당|1일|일)\)|의?{SPACE}?일당)|[이을]{SPACE}날마다")),
    (
        "month",
        re.compile(
            rf"{SPACE}?(?:/{SPACE}?월|\((?:월|월급|월보수)\)|의?{SPACE}?월급|의{SPACE}월{SPACE}급여)|[을를]{SPACE}(?:매월|매달|다달이)"
        ),
    ),
    ("year", re.compile(rf"{SPACE}?(?:/{SPACE}?연|\((?:연|연봉)\)|의?{SPACE}?연봉)")),
)
_ANY_PER = guarded("|".join(f"(?:{pattern.pattern})" for _, pattern in _PER))
_ANY_PER_BEHIND = guarded("|".join(f"(?:{pattern.pattern})" for _, pattern in _PER_BEHIND))
"""Whether any of them is there, as most sums have none."""
_ALLOWANCE = re.compile(
    rf"(?<![가-힣0-9])(?P<of>매월|매달|월|하루|1일당?|일일|매일){SPACE}[가-힣]{{1,6}}(?:비|비용|금|수당|급여){SPACE}?(?:약{SPACE}?|최대{SPACE}?)?$"
)
"""매월 정착금 30만원: the period stands before the name of the payment."""
_YEARLY_PAY = 10**8
"""연 N원 of more than this is a budget, not pay."""
_HOURLY_RATE = re.compile(
    rf"(?:생활임금|최저임금)(?:액|제)?(?:을|를|은|는|이|으로|\(시급\))?{SPACE}?(?:시간당{SPACE})?(?:약{SPACE})?[(]?$"
)
_HOURLY = range(3_000, 50_000)
"""생활임금 and 최저임금 are set by the hour; what lies outside of this is converted to a month."""
_LABELLED_PAY = re.compile(
    rf"(?<![가-힣])(?P<of>시간|1?일|하루|월|연간?){SPACE}?(?:당{SPACE}?)?(?:[가-힣]{{1,4}}{SPACE}?)?"
    rf"(?:임금|급여|보수|단가|인건비|수당|급|봉|한도)(?P<label>{SPACE}?[:：]|[은는]){SPACE}?[가-힣·ㆍ{SPACE[1:-1]}]{{1,20}}$"
)
_PERIOD_OF: dict[str, Per] = {
    "시간": "hour", "1일": "day", "1일당": "day", "일일": "day", "매일": "day", "일": "day", "하루": "day",
    "월": "month", "매월": "month", "매달": "month", "연": "year", "연간": "year",
}  # fmt: skip


def per(text: str, start: int, end: int, first: int, last: int, low: Amount) -> tuple[Per | None, Evidence | None]:
    """The period that the money text[start:end] is paid for, None where the text does not say."""
    window = max(first, start - _WINDOW)
    for unit, pattern in _PER if _ANY_PER.search(text, window, start) else ():
        match = pattern.search(text, window, start)
        if match and (unit != "year" or low <= _YEARLY_PAY):
            return unit, Evidence("per", match[0].strip(), match.start(), match.end())
    for unit, pattern in _PER_BEHIND if _ANY_PER_BEHIND.match(text, end, last) else ():
        if match := pattern.match(text, end, last):
            return unit, Evidence("per", match[0].strip(), match.start(), match.end())
    if match := _LABELLED_PAY.search(text, window, start) or _ALLOWANCE.search(text, window, start):
        return _PERIOD_OF[match["of"]], Evidence("per", match[0].strip(), match.start(), match.end())
    if low in _HOURLY and (match := _HOURLY_RATE.search(text, window, start)):
        return "hour", Evidence("per", match[0].strip(), match.start(), match.end())
    return None, None


_PAY_GOES_ON = re.compile(
    rf"(?:\([^()\n]{{1,30}}\))?에서{SPACE}(?:(?:올해|내년|지난해)(?:는|부터)?{SPACE})?(?:약{SPACE}|최대{SPACE}|많게는{SPACE})?|{SPACE}?(?:또는|혹은|이나){SPACE}"
    rf"|의{SPACE}(?:임금|급여|보수|활동비|수당)[과와]{SPACE}|(?:[과와]|,){SPACE}(?:[가-힣]{{1,6}}{SPACE}){{0,2}}[가-힣]{{0,6}}(?:비|수당){SPACE}"
)
_NEXT_LABEL = re.compile(rf"(?:,|이고){SPACE}?[가-힣·ㆍ{SPACE[1:-1]}]{{2,16}}")
_ALTERNATIVE = re.compile(rf"{SPACE}?(?:또는|혹은|이나){SPACE}")
_OTHERS_PAY = re.compile(
    rf"\([^()\n0-9]{{0,6}}[0-9]{{1,2}}(?:년|개월|회)차\),{SPACE}?"
    rf"|\([가-힣 ]{{1,16}}(?:경우|때)(?:에?는|엔)?,?{SPACE}?(?:약{SPACE})?"
    rf"|으?로{SPACE}[가-힣 ]{{2,20}}\((?:약{SPACE})?"
)
"""Between the pay of some and that of others, where alike: 월 90만원(1년차), 80만원; 하루 7만원(비회원일 때 5만원)."""
_LIKE_PAY = 3
"""Times that one pay of a list may be as much as another."""
_HOUSEHOLD = re.compile(rf",{SPACE}?[0-9]인(?:{SPACE}?가구)?[은는이]?{SPACE}?")


def share_bounds(text: str, found: Sequence[Quantity]) -> None:
    """Carry what is said once for several amounts.

    The period of pay goes to the new level (월급을 90만원에서 95만원으로) and through a list of labels
    (1일 임금: 가반 9만원, 나반 8만원), the limit back to an alternative (200만원 또는 250만원 한도) and over sizes of
    household (1인 가구 90만원, 2인 가구 150만원 이하), any bound to the same sum in another currency.
    """
    listed: set[int] = set()
    for former, latter in pairwise(found):
        paid = former.kind == latter.kind == "money" and former.per and not latter.per
        if paid and (
            _PAY_GOES_ON.fullmatch(text, former.end, latter.start)
            or (
                former.low < _LIKE_PAY * latter.low
                and latter.low < _LIKE_PAY * former.low
                and (
                    _OTHERS_PAY.fullmatch(text, former.end, latter.start)
                    or (
                        _NEXT_LABEL.fullmatch(text, former.end, latter.start)
                        and (former.start in listed or _labelled(text, former))
                    )
                )
            )
        ):
            latter.per = former.per
            if former.start in listed or _labelled(text, former):
                listed.add(latter.start)
            latter.evidence.extend(evidence for evidence in former.evidence if evidence.field == "per")
        if _is_converted(text, former, latter) and former.qualifier != "exact" == latter.qualifier:
            latter.qualifier = former.qualifier
            latter.evidence.extend(evidence for evidence in former.evidence if evidence.field == "qualifier")
    for latter, former in pairwise(reversed(found)):
        limited = former.kind == latter.kind == "money" and latter.qualifier != "exact" == former.qualifier
        if limited and (
            _HOUSEHOLD.fullmatch(text, former.end, latter.start)
            or _ALTERNATIVE.fullmatch(text, former.end, latter.start)
        ):
            former.qualifier = latter.qualifier
            former.evidence.extend(evidence for evidence in latter.evidence if evidence.field == "qualifier")


def _is_converted(text: str, former: Quantity, latter: Quantity) -> bool:
    """Whether a sum is the one before it in another currency: more than 710 billion won (US$635 million)."""
    return (
        former.kind == latter.kind == "money"
        and former.unit != latter.unit
        and text[former.end : latter.start].strip() == "("
        and text.startswith(")", latter.end)
    )


_NAME_OF_PAY = re.compile(
    rf"(?<![가-힣])(?P<name>인건비|임금|급여|보수|일당|활동비|품삯)[은는이가]?{SPACE}?(?:약{SPACE})?$"
)
_SHARE_OF_PAY = re.compile(rf"{SPACE}?(?:중|의|가운데){SPACE}[0-9]{{1,2}}%[인은]?{SPACE}?[(]?")


def repeat_pay(text: str, found: Sequence[Quantity]) -> None:
    """Give the period that a pay is said to be for to where it is told again without it, and to a share of it.

    하루 인건비 6만원 in the headline, 인건비 6만원 중 40%(2만4천원) below; not where the text pays it by two periods.
    """
    paid = [quantity for quantity in found if quantity.kind == "money"]
    stated: dict[tuple[str, Amount, Amount], set[Per | None]] = {}
    for quantity in paid if any(quantity.per for quantity in paid) else ():
        if quantity.per and (name := _NAME_OF_PAY.search(text, max(0, quantity.start - _WINDOW), quantity.start)):
            stated.setdefault((name["name"], quantity.low, quantity.high), set()).add(quantity.per)
    if not stated:
        return
    for i, quantity in enumerate(paid):
        name = None if quantity.per else _NAME_OF_PAY.search(text, max(0, quantity.start - _WINDOW), quantity.start)
        periods = stated.get((name["name"], quantity.low, quantity.high), set()) if name else set()
        if name is None or len(periods) != 1:
            continue
        told = [quantity]
        if i + 1 < len(paid) and not paid[i + 1].per and _SHARE_OF_PAY.fullmatch(text, quantity.end, paid[i + 1].start):
            told.append(paid[i + 1])
        for one in told:
            (one.per,) = periods
            one.evidence.append(Evidence("per", "the pay that it tells again", name.start(), quantity.end))


def _labelled(text: str, quantity: Quantity) -> bool:
    """Whether the period of pay of `quantity` stands in a label before a colon."""
    return any(
        seen.field == "per" and _LABELLED_PAY.match(text, seen.start, quantity.start) is not None
        for seen in quantity.evidence
    )


_EACH = re.compile(rf"(?<![가-힣])(?:각각?|저마다){SPACE}?(?:약|최대|최소|총|월)?{SPACE}?$")
_PAIRED = re.compile(rf"(?:\([^()\n]{{1,20}}\))?{SPACE}?(?:과|와|,|·){SPACE}?(?:약{SPACE}?)?[0-9０-９]")
_SHARED = re.compile(rf"{SPACE}?씩")
_GROUPS = re.compile(
    rf"(?:[2-9]|[1-9][0-9]{{1,3}}|두|세|네|다섯){SPACE}?(?:개소|개사|개교|곳|가지|개)(?!월)[^.\n%]{{0,40}}$"
    rf"|(?:지자체|자치단체|단체|시·?군|구·?군|자치구|구|군|기관|기업|업체|팀|마을|센터|대학|과정|학급|시설|부서|[가-힣]별)(?:에|에는|마다|별|별로)?{SPACE}?$"
)
"""5개 마을에 3억 원씩, 단체에는 10억 원씩: what there are several of gets N each."""
_LIST = re.compile(
    r"[가-힣](?:[·,、]|과\s|와\s|\s및\s)[^.]{0,40}$|[가-힣)][·,、][^.\n]{0,80}로\s?나[눠누뉘][^.,\n]{0,8}$"
)
_PERIODIC = re.compile(
    rf"[0-9]{SPACE}?명에게[^.\n]{{0,20}}$|(?:월|매월|매년|매달|해마다|다달이|年|연간?|평균|매주|1인당|명당|사람당|기업당|한{SPACE}사람|하루|시간)[가-힣]{{0,2}}{SPACE}?(?:최대|약"
    rf"|각각|각)?{SPACE}?$"
)


def each(text: str, start: int, end: int, first: int, last: int) -> Evidence | None:
    """Why the figure is meant for each of several listed items (각 3억원, 20명씩), or None where it is not."""
    near = text[max(first, start - 12) : start]
    marked = _EACH.search(text, max(first, start - 12), start) if "각" in near or "저마다" in near else None
    if marked and not _PAIRED.match(text, end, last):
        return Evidence("each", "각", marked.start(), marked.end())
    shared = _SHARED.match(text, end, last) if "씩" in text[end : end + 2] else None
    if (
        shared
        and not _PERIODIC.search(text, max(first, start - 32), start)
        and (_LIST.search(text, max(first, start - 120), start) or _GROUPS.search(text, max(first, start - 60), start))
    ):
        return Evidence("each", "씩", shared.start(), shared.end())
    return None
