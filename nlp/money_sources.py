"""Whose money a sum in Korean text is: 국비, 도비, 시비, 구비, several together, or an office's own (section 5)."""

from __future__ import annotations

import re

from nlp import gazetteer
from nlp.figures import COUNTRY, Role
from nlp.money_lists import list_tail
from nlp.openings import guarded
from nlp.ruling import CUED, Ruling, View

_SOURCE_REACH = 18
"""Characters before a sum in which its source may be named."""
SOURCES: tuple[tuple[str, Role], ...] = (
    (r"지방비|도[·‧ㆍ]\s?시[·‧ㆍ]?군비", "other"),
    (r"국[·‧ㆍ]?도비|국[·‧ㆍ]시비|도[·‧ㆍ]?시비|도[·‧ㆍ]군비|시[·‧ㆍ]도비|국[·‧ㆍ]도[·‧ㆍ][시군]비", "budget_total"),
    (
        r"국비|국고(?:보조금)?|나랏돈|국가\s?예산|정부\s?(?:예산|지원금|추경에서)|교부세|고용보험\s?기금|균특",
        "budget_national",
    ),
    (r"도비|도가 대는 돈|(?<!년)(?<!당)도 예산|경기도비|전남도비", "budget_province"),
    (
        r"시[·‧ㆍ]?군비|시[·‧ㆍ]?군[·‧ㆍ]?구비|군비|구비|시군 부담|군이 아낀|구가 아낀|군 예산|구 예산|자치구비",
        "budget_district",
    ),
    (r"시비|시 예산|시 몫", "budget_province"),
    (
        r"민자|자부담|민간\s?(?:투자|자본|부담)|기업\s?부담|자체\s?재원"
        r"|(?<![청구군시도] )자체\s?예산(?=\s?(?:총\s|약\s)?$)"
        r"|자체(?=\s?$)|기금"
        r"|기타|후원금|성금|격차|상금|시상금"
        r"|포상금|매출|(?:(?<!저)소득|재산|자산)(?=[은는이가]?\s?(?:총|약|월|연)?\s?$)|부가가치|생산\s?유발"
        r"|수출|경제적?\s?효과|수익|기부금|모금액|반납금|기탁금|자비|사비|참가비|출연금|보증금",
        "other",
    ),
)
"""Words that say whose money it is, the first that fits wins; 시비 of a basic city is its own level's."""
SOURCE = guarded("|".join(f"(?P<s{number}>{words})" for number, (words, _) in enumerate(SOURCES)))
"""Any of the sources; the name of the group that matched is `s` and the number of its row."""
_LABELLED = re.compile(r"\((?P<source>국비|도비|시비|군비|구비|지방비|자부담)\)\s?[:：]\s?(?:\([^()]{1,10}\)\s?)?$")
_SOURCE_BEHIND = re.compile(
    rf"\s?(?:의\s|상당의\s|수준의\s|규모의\s|범위의\s|한도의\s|\s(?=(?:국비|도비)\s(?:사업비|예산|지원)|[국도시군구]비[를을]\s)|(?:으로|로|인데|이며)\s(?:모두|전액|전부)\s|(?:은|는|을|를)?\s?전액\s|[은는]\s(?=[가-힣]{{2,6}}로\s)"
    rf"|\((?=[가-힣\s]{{2,14}}(?:100%)?\)))(?:{SOURCE.pattern})"
)
GONE = re.compile(r"[,)]|축소|감소|삭감|줄|없|부족|외에|늘[자어었면고]|㎡")
"""Words behind a source or a grant that say it is not this sum's: "도비보조금의 축소로 11억원"."""
_SAVED = re.compile(r"아[껴낀낄]|절감")
_BORNE = re.compile(r"[가-힣](?P<office>[도시군구])(?:에서|가|이)\s?(?:약\s)?$")
_DONATED = re.compile(r"(?:씩)?[을를]?\s(?:[^.\d]{0,6}\s)?(?:기부|모금|기탁|쾌척)")
_DONATED_BEFORE = re.compile(r"(?:반납|기부|기탁)(?:한|하는|해)\s(?:약\s)?$")
_PARTNER = re.compile(r",\s(?:참여\s?)?(?:대학|학교|기업|업체|민간|법인|농협)\s?(?:부담\s?)?$")
"""A partner in a list of sources: "국비 2억원, 시비 1억원, 대학 1억원"."""
_LEVELS = re.compile(r"국비|도비|시비|군비|구비")
_CONTRIBUTED = re.compile(r"(?:[을를]\s|의\s)?(?:추가로\s|더\s)?출연(?!\s?기관)")
_BEARS = re.compile(r"[을를]\s?(?:부담|댄|대고|낸)")
_OWN_MONEY = guarded(
    r"(?:공사|공단|출연기관|투자기관|공기업)[^.]{0,8}(?:이|가|은|는)\s[^.]{0,24}$"
    r"|(?:[동서남중]부발전|[동서남]발전|한전|한수원|수력원자력|은행|농협)(?:이|가|은|는)\s[^.]{0,50}$"
)
OFFICE = re.compile(r"(?:^|[\s가-힣])(?P<office>[도시군구])(?:이|가|는|은)\s")
"""An office as the subject of a sentence; the group `office` tells its rank."""
RUN_BY_OFFICE = re.compile(r"(?:직영|공영개발)\S{0,3}\s$")
"""Words right before a sum that an office spends by itself, without firms."""
_SAVED_UP = re.compile(
    r"(?![은는과와이가])(?:[^.]|\.(?=\d)){0,70}?(?:경비|비용|예산)?(?:를|을)?\s?(?:아[껴낀]"
    r"|절[약감][해하한]|줄여\s(?=[^.]{0,20}(?:일자리|재원|마련|고통|모[은아])))"
)
_SAVES = guarded("아[껴낀]|절[약감]|줄여")
_SAVED_BEFORE = re.compile(r"(?:경비|예산|비용)[를을]?\s?(?:절감|절약|아[껴끼]|줄[여이])[^.\d]{0,14}$")
_SAVED_PART = re.compile(r"절감(?:분|액)\s?[(]?\s?(?:약\s)?$")
_OWN_FUNDS = re.compile(r"(?:자체\s?예산|자체\s?사업비)(?:만)?(?:으로|에서)\s[^.]{0,60}$")
_TOGETHER = re.compile(
    r"기금[와과]\s자체\s?(?:예산|재원)\s(?:총\s)?$|(?:국비|도비|시비|구비|군비|지방비)(?:[와과,·]\s?[^\d.]{1,16}(?:비|부담금?)[을를]?\s?(?:더해"
    r"|합쳐|합해|합한|포함)?|\s?포함|\s?등(?:을 합쳐)?|[을를] (?:더해|합쳐|합해|포함))\s?(?:모두"
    r"|총)?\s?$"
)
_ADDED = re.compile(
    r"(?:[을를]|까지)\s?(?:합하면|더하면|합치면|포함하면|매칭해|더해|더한|합쳐|합친|합해|합한|보태|포함해|포함한|포함)\s?(?:모두"
    r"|총|전체)?\s?$"
)
_CLOSES_LIST = re.compile(r"\s?등(?:으로|에)?\s?(?:모두|총|합계|합쳐|전체)?\s?$|\s?(?:모두|총|합쳐)\s?$")
_PARTS = 12
"""How many figures back the parts of a sum are looked for."""
_ROUNDED = 0.02
"""Share of a sum that its parts may miss by rounding."""
_OWN_BUDGET = re.compile(r"(?:^|\s)(?P<office>[도시군구]) (?:예산|경상경비|살림)")


def own_source(view: View) -> Ruling | None:
    """ "국비 81억", "81억 원의 국비", "35억 원(국비)"."""
    label = _LABELLED.search(view.head)
    if label is not None and (source := SOURCE.match(label["source"])) is not None:
        role: Role = level_of(view, source)
        return Ruling(role, f"labelled ({source[0]})", *view.found(label, view.sentence.start), CUED)
    shared = _PARTNER.search(view.before) if _LEVELS.search(view.draft.sentence_text(view.sentence.index)) else None
    if shared is not None and view.index and view.rulings[view.index - 1] is not None:
        span = view.found(shared, view.quantity.start - len(view.before))
        return Ruling("other", "a partner's own share", *span, CUED)
    given = _CONTRIBUTED.match(view.past_aside) or _CONTRIBUTED.match(list_tail(view))
    if given is not None:
        return Ruling("other", "a contribution to a fund", *view.found(given, view.quantity.end), CUED)
    before, origin = _before(view)
    borne = _BORNE.search(view.before) if _BEARS.match(view.after) else None
    if borne is not None:
        above = borne["office"] == "도" or (borne["office"] == "시" and not _basic_city(view))
        role = "budget_province" if above else "budget_district"
        return Ruling(role, "borne by the office", *view.found(borne, view.quantity.start - len(view.before)), CUED)
    matches = [m for m in SOURCE.finditer(before) if not GONE.search(before, m.end())]
    if not matches:
        behind = _SOURCE_BEHIND.match(view.after)
        donated = _DONATED.match(view.after) or _DONATED_BEFORE.search(view.before)
        if behind is None and donated is not None:
            return Ruling("other", "donated", view.quantity.start, view.quantity.end, CUED)
        if behind is None:
            return None
        matches, origin = [behind], view.quantity.end
    match = matches[-1]
    role = level_of(view, match)
    return Ruling(role, f"named source ({match[0].strip()})", *view.found(match, origin), CUED)


def _before(view: View) -> tuple[str, int]:
    """What stands before the sum, and where; before its rate, where the sum explains one: "지방비 50%(429억원)"."""
    host = view.draft.quantities[view.host] if view.host is not None else None
    if host is None or host.kind != "rate" or view.index - 1 != view.host:
        before = view.before[-_SOURCE_REACH:]
        return before, view.quantity.start - len(before)
    before = view.head[: host.start - view.sentence.start][-_SOURCE_REACH:]
    return before, host.start - len(before)


def level_of(view: View, match: re.Match[str]) -> Role:
    """The role of a named source; 시비 by the rank of the city."""
    number = next(number for number in range(len(SOURCES)) if match[f"s{number}"])
    if match[f"s{number}"] in ("시비", "시 예산", "시 몫") and _basic_city(view):
        return "budget_district"
    return SOURCES[number][1]


def _basic_city(view: View) -> bool:
    """Whether the figure's region, or the publisher, is a city below a province, whose 시비 is the lower level's."""
    code = view.quantity.regions[0] if view.quantity.regions else view.draft.office
    if code is None or code == COUNTRY:
        return False
    return gazetteer.region(code).level != "sido" and gazetteer.region(code).name.endswith("시")


def own_money(view: View) -> Ruling | None:
    """A public corporation's own money, or what an office took from its own funds or saved."""
    head = view.head[-60:]
    match = _OWN_MONEY.search(head)
    if match is not None:
        span = view.found(match, view.quantity.start - len(head))
        return Ruling("other", "a public corporation's own money", *span, CUED)
    return _saved(view)


def _saved(view: View) -> Ruling | None:
    """ "군이 아낀 3억5000만원": what an office saved is its own level's money."""
    saved = (
        _SAVED.search(view.before[-5:] + view.after[:5])
        or _SAVED_BEFORE.search(view.before)
        or (_SAVES.search(view.rest) and _SAVED_UP.match(view.rest))
    )
    own = _OWN_FUNDS.search(view.head)
    if saved is None and own is None:
        return None
    role: Role | None = _own_level(view)
    if role is None and (saved is None or _SAVED_PART.search(view.before) is None):
        return None
    return Ruling(
        role or "other", "the office's own money, or saved by it", view.sentence.start, view.quantity.end, CUED
    )


def _own_level(view: View) -> Role | None:
    """The role of the acting office's own money, by the subject of the sentence, else by the figure's place."""
    subject = OFFICE.search(view.head) or _OWN_BUDGET.search(view.head)
    if subject is not None:
        above = subject["office"] == "도" or (subject["office"] == "시" and not _basic_city(view))
        return "budget_province" if above else "budget_district"
    codes = view.quantity.regions or ((view.draft.office,) if view.draft.office else ())
    if len(codes) != 1 or codes[0] in (COUNTRY, ""):
        return None
    return "budget_province" if gazetteer.region(codes[0]).level == "sido" else "budget_district"


def joint_sum(view: View) -> Ruling | None:
    """ "국비와 도비, 시·군비를 더해 2조원", "도비 등 22억원": several sources together are a total."""
    near = view.before[-30:]
    match = _TOGETHER.search(near) or _ADDED.search(near) or _closing_sum(view, near)
    if match is None:
        return None
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is not None and earlier.role in ("wage", "subsidy_per_person") and match.re is _ADDED:
        return Ruling(earlier.role, "added up", earlier.start, earlier.end, CUED)
    span = view.found(match, view.quantity.start - len(near))
    return Ruling("budget_total", "several sources together", *span, CUED)


def _closing_sum(view: View, near: str) -> re.Match[str] | None:
    """ "국비 63억원과 도비 8억원, 군비 9억원 등 80억원": the sum that closes a list of sources adds them up."""
    closes = _CLOSES_LIST.search(near)
    if closes is None:
        return None
    parts = []
    for index in range(view.index - 1, max(-1, view.index - _PARTS), -1):
        part, ruling = view.draft.quantities[index], view.rulings[index]
        if part.sentence != view.sentence.index:
            break
        if part.kind == "money" and ruling is not None:
            parts.append((part.low, ruling.role))
    total: float = 0
    for count, (amount, _) in enumerate(parts, start=1):
        total += amount
        if count > 1 and abs(total - view.quantity.low) <= view.quantity.low * _ROUNDED:
            return closes if len({role for _, role in parts[:count]}) > 1 else None
    return None
