"""What looks like a figure and is none: ages, ranks, rounds, frequencies, firm sizes, eligibility limits,
look-back windows, streaks.

Most of them fall out because no counter of `nlp.counters` fits behind the number. Here are the rest, by class of
counter, as what may
stand before and behind the number and its counter.
"""

from __future__ import annotations

import re
import string

from nlp.numerals import SPACE, Number
from nlp.openings import guarded

_ANY_BEFORE = re.compile(
    rf"(?:(?<![가-힣])제{SPACE}?|코로나{SPACE}?-?|민선{SPACE}?|[A-Za-z]|[0-9][가-힣]|[0-9]:|[0-9][-./]"
    rf"|No\.{SPACE}?|\#{SPACE}?|['’‘`](?=[0-9]{{2}}(?:년|\.)))$"
)
_BEFORE_SIGNS = frozenset("제나선-.#" + string.digits + string.ascii_letters)
"""One of them is among the last two characters of each of those."""
_VEHICLE = r"(?:(?:자동|전기|수소|승용|화물|완성|구급|순찰)차|차량|버스|택시|트럭)"
_VEHICLE_BEFORE = re.compile(rf"{_VEHICLE}{SPACE}?(?:약{SPACE}?|총{SPACE}?)?$")
_VEHICLE_BEHIND = re.compile(rf"의?{SPACE}(?:[가-힣]{{1,6}}{SPACE})?[가-힣]{{0,4}}{_VEHICLE}")
"""대 counts vehicles beside their name; else it is an age band or something that nobody asks for."""
_SIZE_TO = rf"(?:{SPACE}?이상{SPACE}[0-9]{{1,4}}(?:명|인))?"
_SIZE = (
    rf"{_SIZE_TO}(?:을|를)?{SPACE}?(?:이상|이하|미만|초과|이내)(?:(?:의|인)?{SPACE}?(?!을)(?:고용{SPACE})?|(?:을{SPACE}?)?(?:고용한|고용하는|뽑은|뽑는|채용한|채용하는|둔){SPACE})"
    rf"(?:[가-힣·]{{1,6}}{SPACE})?[가-힣·]{{0,10}}?(?:사업장|사업체|기업|업체|중소기업|소기업|소공인|사업주|사업자"
    rf"|회사|제조업체|법인|가구|가정)"
)
_TEAM = (
    rf"(?:{SPACE}?(?:이상|이내|이하|내외))?(?:의|으로{SPACE}구성된|으로{SPACE}이뤄진|으로{SPACE}이루어진"
    rf"|으로{SPACE}구성한|으로{SPACE}꾸린|으로)?{SPACE}?"
    rf"(?:팀(?!장|원{SPACE}?모집)|[1한]{SPACE}?(?:개{SPACE}?)?(?:팀|조)|[1한]조|조를|단위로)"
)
_BEHIND: dict[str, re.Pattern[str]] = {
    "people": re.compile(
        rf"{_SIZE}|{_TEAM}|당(?=[^가-힣]|{SPACE})|{SPACE}?(?:가구|가족|기업(?!에|과|이|을|[·ㆍ]기관|{SPACE}?(?:매칭|연계|취업|채용|운영|파견|배치))|창조기업|(?:(?<=인)"
        rf"|(?<=인{SPACE[1]}))(?:이상|미만|이하|이내)|용(?=[^가-힣]|{SPACE})|세대|실(?![가-힣])|자영업|미디어|방송"
        rf"|1[개기조팀역]|(?<![0-9][0-9]명)꼴)"
        rf"|(?:이|을|를|에게|의)?{SPACE}(?!참[석여])[^.,\n0-9]{{0,20}}(?:표창|감사패|공로패|상장을|시상)"
        rf"|(?:을|를)?{SPACE}?(?:정규직으로{SPACE}|신규{SPACE}?|추가{SPACE}?)?(?:채용|고용){SPACE}?시(?![가-힣])|[을를]{SPACE}정규직으로{SPACE}(?:뽑으면|채용하면)"
        rf"|{SPACE}?(?:이상|미만)(?:의|인)?{SPACE}(?:(?:주요|전국){SPACE})?(?:[0-9]{{1,3}}개{SPACE}?)?(?:대?도시|시·?군|지자체|자치단체|지역(?:{SPACE}중|에{SPACE}))"
        rf"|{SPACE}?이상{SPACE}[0-9]{{1,4}}(?:명|인){SPACE}?(?:미만|이하)|(?<=인)(?:의|인)?{SPACE}?(?:사업장|사업체|중소기업)|(?<=명)인{SPACE}(?:사업장|사업체|중소기업)"
        rf"|(?<=인)은{SPACE}[0-9]{{1,2}}개월|(?<=1명)만{SPACE}(?:신청|참여)"
        rf"|(?:이|의){SPACE}출자한{SPACE}법인|{SPACE}?이상이{SPACE}[^.\n0-9]{{0,12}}(?:[0-9]{{1,3}}시간{SPACE})?[^.\n0-9]{{0,30}}[가-힣]야{SPACE}(?:한다|합니다|하며)"
        rf"|{SPACE}?이상(?:인|일){SPACE}(?:경우|때)|{SPACE}?이상(?:을|의)?{SPACE}?(?:신규{SPACE}?)?(?:채용|고용)(?:한(?!다)|하는|할{SPACE}?(?:경우|때"
        rf"|시)|하면|{SPACE}시|시)"
    ),
    "rate": re.compile(
        rf"{SPACE}?(?:이하|이상|미만|초과)?(?:의|인)?{SPACE}?(?:저소득|소득|가구|가점|가산)|\)[^.\n%]{{0,24}}(?:%\))?{SPACE}?반영"
        rf"|{SPACE}?이상(?:의|인|일){SPACE}?경우"
        rf"|{SPACE}?이상(?:으로|이){SPACE}?(?:구성|이뤄|이루어|꾸려)"
    ),
    "households": re.compile(rf"{SPACE}?당(?=[^가-힣])|{SPACE}?[0-9]인(?![가-힣]{{2}})"),
    "times": re.compile(
        rf"{SPACE}?(?:추경|추가경정|연속|수상|째|이상{SPACE}?(?:연속|계속|반복)?{SPACE}?참여|{SPACE}?참여(?:한|했던){SPACE}(?:사람|자|적)|당(?=[^가-힣]))|말|초"
    ),
    "months": re.compile(
        rf"(?:여{SPACE}만(?:에|의|이)|{SPACE}?간?{SPACE}[가-힣{SPACE[1:-1]}]{{0,10}}(?:제한|배제|박탈|정지)"
        rf"|{SPACE}?이상{SPACE}?(?:[가-힣]{{2}}{SPACE}?)?(?:가동|영업)(?:한|하|중|{SPACE}활동)|{SPACE}?(?:이하|미만)(?:의|인)?{SPACE}?청년[가-힣]"
        rf"|{SPACE}?이상{SPACE}?재학|{SPACE}?이내(?:에)?{SPACE}?취업|{SPACE}?이내(?:에)?{SPACE}[0-9][0-9,]*{SPACE}?명)"
        rf"|(?:여|간)?{SPACE}?(?:(?:이상|이내|미만|이하|넘게)(?:의|인)?{SPACE}?(?:계속{SPACE}?"
        rf"|장기{SPACE}?)?)?(?:거주|주소|실업|실직|미취업|미고용|경력|종사|경과|구직(?!활동비|촉진|{SPACE}?활동{SPACE}?지원)|무직|휴업|체류)"
        rf"|{SPACE}?(?:이상|넘게){SPACE}(?:산{SPACE}|살(?:[았아고며던]|{SPACE}?던)"
        rf"|(?:일자리|직장)[를을]{SPACE}(?:얻지|구하지|갖지|찾지)|일(?:한|했)(?![^.\n]{{0,60}}(?:원|지급|장려금)))"
        rf"|{SPACE}?(?:전(?=[^가-힣]|[에의부보까엔쯤과])|만에|만의|만이|새(?=[^가-힣]|에)|사이|째|차(?!량)"
        rf"|(?:이상{SPACE})?(?:연속|계속)|뒤|후|앞(?!으)|앞두|남짓{SPACE}남|(?:이상|미만|이하|이내)인{SPACE}"
        rf"|이{SPACE}(?:지[나난]|경과)|이나{SPACE}지|된(?=[^가-힣])|임기|간?{SPACE}?제한|초과|(?:이내|이하|미만|이상)(?:의)?{SPACE}?창업|내(?=[^가-힣에]|에{SPACE})|안(?=[^가-힣]|에))"
    ),
    "cases": re.compile(r"당(?=[^가-힣])"),
    "sites": re.compile(
        rf"{SPACE}?당(?=[^가-힣]|{SPACE})|에(?:게)?{SPACE}[^.,\n0-9]{{0,8}}(?:인증서|인증패|상패|표창|감사패)|{SPACE}?(?:모두|다(?={SPACE}))"
    ),
    "things": re.compile(
        rf"{SPACE}?(?:이상|이하)?의?{SPACE}?(?:항목별|이상의{SPACE}?자격)|{SPACE}?(?:(?:기업|업체|사업장|기관|사업|팀|가구)당(?=[^가-힣])|의?{SPACE}?댓글)"
    ),
}
_BEHIND["money"] = re.compile(rf"(?<=[0-9천]원)의?{SPACE}?(?:택시|버스|아침밥|밥상)|(?<=불){SPACE}?시대")
"""100원 택시, 천원의 아침밥 and 국민소득 3만불 시대 are names."""
_BEHIND["years"] = re.compile(
    _BEHIND["months"].pattern
    + rf"|{SPACE}?(?:제(?=[^가-힣]|{SPACE}|대)|에(?={SPACE}|[0-9])|도(?=[^가-힣])|내리{SPACE}(?:참여|우수"
    rf"|최우수|1위)|{SPACE}?동안{SPACE}(?:거주|살)|경력|단위|주기|마다"
    rf"|간{SPACE}?(?:[0-9~∼]{{1,6}}세{SPACE}|전국(?:적으로|의)?{SPACE})?(?:고용률|취업률|실업률|평균|추이|실적))"
)
_FROM = re.compile(rf"[0-9](?:명|인){SPACE}이상{SPACE}$")
_BELOW = re.compile(rf"{SPACE}?(?:미만|이하)")
"""5인 이상 300인 미만: a size between two limits."""
_GRAND_PRIZE = r"(?<![가-힣])(?<![원업집청정검사여육자용리증팅] )대상"
"""대상 1곳, but not 지원 대상 67개 기업."""
_BEFORE: dict[str, re.Pattern[str]] = {
    "people": re.compile(
        rf"(?:상시{SPACE}?(?:고용{SPACE}?)?(?:근로자|종업원|고용인원|직원){SPACE}?수?|피보험자{SPACE}?수?)[가이는]?{SPACE}?$|1{SPACE}?(?:세대|가구)당?{SPACE}$"
    ),
    "rate": guarded(
        rf"(?:중위{SPACE}?소득|소득인정액|기준{SPACE}?소득|도시근로자[가-힣]{{0,10}}|월평균{SPACE}?소득|생계비|의료급여|가구{SPACE}?소득"
        rf"|소득{SPACE}?하위|상위|하위|가중치|가점|배점|가산점)"
        rf"(?:의|이|은|에서|:)?{SPACE}?(?:기준|대비|최대|각)?{SPACE}?$"
        rf"|(?:중위{SPACE}?소득|생계비|기준{SPACE}?소득)의?{SPACE}?[0-9]{{2,3}}%{SPACE}?(?:초과|이상|이하)?"
        rf"(?:\([^()\n0-9%]{{0,16}}\)?)?(?:이거나|또는|,|~)?{SPACE}?$"
        rf"|(?:GRDP\)?|총생산\)?|경제){SPACE}?성장률[이은을도]?{SPACE}(?:약{SPACE})?$"
        rf"|(?:전형|면접|시험|검정|심사|수행{SPACE}?능력|제출|서류|필기|실기)(?:\(|{SPACE}?[:：]{SPACE}?)$"
    ),
    "times": re.compile(
        rf"(?<![가-힣])(?:주|매주|일|하루|격주|1인|1일|당){SPACE}?(?:당"
        rf"|에)?{SPACE}?(?:약|최대|최소)?{SPACE}?$"
    ),
    "months": guarded(
        rf"(?:(?<=[가-힣]{SPACE[1]})지|최근|지난|과거|연속|직전|앞선|그동안|그간|지금까지|경험|주민등록|업력|나이|생후|거주{SPACE}?기간|경력"
        rf"|가입{SPACE}?(?:기간|후)?|(?:창업|설립|졸업|개업|출소|제대|전역|퇴직|출산"
        rf"|이직)(?:{SPACE}?(?:한{SPACE}?지|후|일로부터|일|이후))?)"
        rf"[은이가의을]?{SPACE}?(?:약|만|총|최대|최소)?{SPACE}?$"
    ),
    "sites": guarded(rf"(?:{_GRAND_PRIZE}|최우수상?|우수상|장려상|최우수|입상){SPACE}?$"),
    "things": guarded(rf"(?:{_GRAND_PRIZE}|최우수상?|우수상|장려상|입상){SPACE}?$"),
}
_BEFORE["years"] = guarded(
    _BEFORE["months"].pattern + rf"|(?:민선{SPACE}?[0-9]기|['’‘]|개교|창립|건국|광복|임기){SPACE}?\(?$"
)
_QUOTED_NAME = re.compile(r"[’'”\"]")
_LENGTH_OF = re.compile(
    rf"(?:원{SPACE}?씩,?|(?:평가|사업|지원|계약|인증|임대|근무|고용|약정|협약|운영|활동|참여|위탁){SPACE}?기간[은이]?"
    rf"(?:{SPACE}[가-힣]{{1,8}}(?:로)?부터)?|최장|최대|최저|최소){SPACE}?$"
)
"""사업기간 3년, 최장 50년: the words call it a length."""
_LONGEST = 60
"""From this number on N년 is no length but a year."""
_TERM = re.compile(rf"민선{SPACE}?[0-9]기{SPACE}?$")
_TERM_YEARS = 4
_OF_A_TEAM = re.compile(rf"(?<![0-9])(?<![0-9] )팀{SPACE}?\((?:최대{SPACE}|최소{SPACE})?$")
_TEAM_MARKS = frozenset("( \u00a0")
"""개인 또는 팀(2∼5명)"""
_NO_SIZE = 2000
"""고용보험 피보험자 수 37만6천명 is a statistic: no firm must have as many."""
_MOST_TASKS = 200
"""대 behind more than this counts vehicles (24만 대의 전기차)."""
_LIFELONG = 12
"""N년 of more years is no length of a programme but a year (24년) or an age of a firm, unless 간 or 동안 follows."""
_DURING = re.compile(
    rf"{SPACE}?(?:간(?!{SPACE}?접)|동안|짜리|(?:계획|계약)(?!된|대비|{SPACE}?대비|했|하[였던])|이상|거치|분할)"
)
_SINCE = re.compile(
    rf"(?<!오늘)(?<!내일)(?<!이달)(?<!다음{SPACE[1]}달)(?<!이번{SPACE[1]}달)(?<![시용약정작급]일)(?<!올해)(?<!내년)부터{SPACE}?(?:올해까지|지난해까지|작년까지)?{SPACE}?$"
)
_PAID_OVER = re.compile(
    rf"{SPACE}?(?:간|동안)[은는]?{SPACE}?(?:총{SPACE}?)?(?:총?사업비|예산|국비|도비|시비){SPACE}?(?:약{SPACE}?|총{SPACE}?)?[0-9]"
    rf"|{SPACE}?(?:간|동안){SPACE}?(?:총{SPACE}?|약{SPACE}?)?[0-9][0-9,.천만억조{SPACE[1:-1]}]{{0,16}}원(?:가량|정도|규모)?의{SPACE}(?:국비|도비|시비|군비|사업비|예산|지원금)"
)
_OUT_OF_YEARS = re.compile(rf"[0-9]{SPACE}?(?:년|개월)(?:간)?{SPACE}?(?:중|가운데){SPACE}?$")
_WITHIN = re.compile(rf"{SPACE}?이내")
_DONE_SINCE = re.compile(r"해\s?[왔온]")
_GREW = re.compile(
    rf"(?:간|{SPACE}?동안|{SPACE}?새)에?{SPACE}(?:약{SPACE}|총{SPACE})?[0-9][0-9,.만천억조]{{0,14}}(?:여{SPACE}?)?(?:원|명|개|%p?|배)"
    rf"(?:이{SPACE}?|{SPACE})?(?:[↑↓]|증가|감소|상승|하락|늘었|늘어[나난]|줄었|올랐|뛰었)"
)
_TOTALLED = re.compile(rf"{SPACE}?(?:간|동안)[은의에]?{SPACE}?(?:총|모두|누적|통틀어|누계)")
_FUTURE = re.compile(
    r"(?:계획|예정|목표|하기로|할\s|될\s|한다|된다|만든다|낸다|키운다|기른다|편다|늘린다|향후|앞으로|내년"
    r"|올해부터|투입하|들어간다|지원하|창출하|조성하|만들\s|추진하|받는다)"
)
_ANAPHOR = re.compile(
    rf"(?:모두|다(?={SPACE})|은(?={SPACE})|는(?={SPACE})|{SPACE}?모두|{SPACE}다{SPACE}|{SPACE}중{SPACE})"
)
_AWARD = re.compile(
    r"(?:평가|겨[뤘뤄루]|경진|시상|수상|최우수|우수상"
    r"|장관상|대통령상|공모전|대상을|선정돼|선정됐|우수 ?기관|일자리 ?대상)"
)
_RATIO = re.compile(
    rf"{SPACE}?(?:중|가운데|중에|당){SPACE}?(?:약|무려|거의)?{SPACE}?[0-9두세네한]{{1,2}}{SPACE}?(?:명|곳|개"
    rf"|인)?(?:이|은|꼴|을|가|의)?"
)
_OUT_OF_TEN = re.compile(
    rf"(?<![된한힌총] )(?<![0-9,])(?:[2-5두세네]|10|열){SPACE}?(?:명|곳){SPACE}?"
    rf"(?:중|가운데|당){SPACE}?(?:약|무려|거의)?{SPACE}?$"
)
_SINGLED_OUT = re.compile(rf"[된한힌총]{SPACE}$")
"""배정된 10명 중 6명 are six of ten who are known, no ratio."""
_AMOUNT_FOR = re.compile(rf"{SPACE}(?:최대{SPACE})?[0-9][0-9,]{{0,8}}{SPACE}?[천만]{{0,2}}{SPACE}?원")
"""면접비 1회 5만원: a rate of pay."""
_UNIT_NOTE = re.compile(rf"(?:단위{SPACE}?[:：]?[^)\n]{{0,20}}|\()$")
_NAMES_UNIT = re.compile(r"(?:\(|[,:：] ?)$")
_UNIT_LINE = re.compile(r"단위 ?[:：]? ?$")
_MAX_RATIO_BASE = 10
_RATIO_BASES = frozenset({2, 3, 4, 5, 10})
"""Out of how many a ratio counts: 9명 중 6명 are people, 10명 중 7명 a share."""

_CALLED_SO = re.compile(rf"(?:[1-6]0){{2}}{SPACE}?세대|0[0-9]년")
"""2030세대 are people in their twenties and thirties, 09년 is a year."""


def is_trap(text: str, number: Number, counter: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether text[start:end], a number with a counter of class `counter`, is no figure in its sentence first..last."""
    window = max(first, start - 24)
    if not _BEFORE_SIGNS.isdisjoint(text[max(first, start - 2) : start]) and _ANY_BEFORE.search(
        text, max(first, start - 6), start
    ):
        return True
    if counter in ("households", "years") and _CALLED_SO.fullmatch(text, start, end):
        return True
    behind, before = _BEHIND.get(counter), _BEFORE.get(counter)
    length = counter in ("years", "months") and number.high < _LONGEST
    stated = _LENGTH_OF.search(text, window, start) if length else None
    if behind and (seen := behind.match(text, end, last)) and not (stated and seen[0].strip() == "내"):
        return True
    if before and before.search(text, window, start) and not (counter == "people" and number.high >= _NO_SIZE):
        return not (length and _TERM.search(text, window, start) and _during_plan(text, number, end, last))
    if counter == "people" and text[start - 1 : start] in _TEAM_MARKS and _OF_A_TEAM.search(text, window, start):
        return True
    if counter in ("years", "months") and not stated and _no_length(text, number, counter, end, first, last):
        return True
    if counter == "people" and text[number.end : end].strip() == "인" and number.high <= 1:
        return True  # 1인 and 3분의 1인 120억원
    if counter == "people" and _BELOW.match(text, end, last) and _FROM.search(text, window, start):
        return True
    if counter == "vehicles" and not (
        _VEHICLE_BEFORE.search(text, window, start) or _VEHICLE_BEHIND.match(text, end, last)
    ):
        return True
    if counter == "seats" and number.high < _MAX_RATIO_BASE and text.startswith(("에서", "로", "한"), end):
        return True
    if counter == "times" and number.high == 1 and _AMOUNT_FOR.match(text, end, last):
        return True
    if counter in ("fields", "kinds") and number.high == 1:
        return True
    if counter == "teams" and text[start - 1 : start] in ("‘", "'", "“", '"') and _QUOTED_NAME.match(text, end, last):
        return True
    if counter in ("people", "sites") and number.high <= _MAX_RATIO_BASE and _OUT_OF_TEN.search(text, window, start):
        return True
    if (
        counter in ("people", "sites", "things")
        and number.high in _RATIO_BASES
        and _RATIO.match(text, end, last)
        and not _SINGLED_OUT.search(text, max(first, start - 2), start)
    ):
        return True
    if (
        number.words
        and counter in ("people", "sites", "things")
        and number.high <= _MAX_RATIO_BASE
        and _ANAPHOR.match(text, end, last)
        and not text.endswith("등", first, max(first, start - 1))
    ):
        return True
    if number.words and counter in ("people", "things", "cases") and _NAMES_UNIT.search(text, window, start):
        if _UNIT_LINE.search(text, window, start):
            return True
        return text.startswith(")", end)  # 취업자(천명), (단위: 천명) and (전년비, 만명) name the unit of a row
    if number.digits.startswith("00"):
        return True  # 00명을 뽑는다
    if counter == "money" and number.words and not number.approx:
        return number.end - number.start == 1 or bool(_UNIT_NOTE.search(text, window, start))
    return counter == "big" and number.high > _MOST_TASKS


def _during_plan(text: str, number: Number, end: int, last: int) -> bool:
    """Whether a whole term of office (민선 8기 4년간) is the time that a plan will take."""
    return bool(number.low == _TERM_YEARS and _DURING.match(text, end, last) and _FUTURE.search(text, end, last))


def is_field_of_award(text: str, start: int, unit: str, first: int, last: int) -> bool:
    """Whether a count of municipalities is the field of candidates of an award (전국 243개 지자체)."""
    return (
        unit in ("municipalities", "provinces", "organizations")
        and text[max(first, start - 4) : start].strip().endswith("전국")
        and bool(_AWARD.search(text, first, last))
    )


def _no_length(text: str, number: Number, counter: str, end: int, first: int, last: int) -> bool:
    """Whether N년 or N개월 is a year, an age or a look-back window instead of the length of a programme or contract."""
    during = _DURING.match(text, end, last)
    if number.digits and "." in number.digits and (number.low * 2) % 1:
        return True
    if counter == "years" and (number.high >= 1000 or (number.high > _LIFELONG and not during) or number.high > 60):
        return True
    if counter == "months" and number.high > 120:
        return True
    if number.low == 0 or _OUT_OF_YEARS.search(text, max(first, number.start - 12), number.start):
        return True
    if _PAID_OVER.match(text, end, last) and not _DONE_SINCE.search(text, end, last):
        return False
    if _GREW.match(text, end, last):
        return True
    if _WITHIN.match(text, end, last) and text[max(first, number.start - 2) : number.start].strip() == "후":
        return True  # 약정 후 2개월 이내에 마쳐야 한다
    if _SINCE.search(text, max(first, number.start - 16), number.start) and not _FUTURE.search(text, first, last):
        return True
    return bool(_TOTALLED.match(text, end, last)) and not _FUTURE.search(text, end, last)
