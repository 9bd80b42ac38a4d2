"""What speaks of the country: ministries and their agencies, the labour market, whole trades, the minimum wage.

`nlp.offices` weighs it against the places that a release names.
"""

from __future__ import annotations

import re
from collections.abc import Set

from nlp.draft import Draft
from nlp.openings import guarded

_NATIONAL_BODY = (
    r"(?:고용노동부|고용부|노동부|보건복지부|복지부|여성가족부|여가부|성평등가족부|중소벤처기업부|중기부|중소기업청|"
    r"행정안전부|행안부|안전행정부|안행부|행정자치부|행자부|기획재정부|기재부|국토교통부|국토부|해양수산부|해수부|"
    r"농림축산식품부|농림수산식품부|농식품부|농촌진흥청|농진청|산림청|문화체육관광부|문체부|산업통상자원부|산업통상부|산업부|"
    r"지식경제부|지경부|교육부|교육과학기술부|교과부|과학기술정보통신부|과기정통부|미래창조과학부|미래부|"
    r"환경부|기후부|국가보훈부|국가보훈처|보훈처|보훈부|통계청|국가데이터처|통일부|인사혁신처|"
    r"법무부|국방부|병무청|조달청|금융위원회|방위사업청|국토해양부|여성부|과학기술부|산업자원부|정보통신부|문화관광부|"
    r"건설교통부|건교부|재정경제부|재경부|기획예산처|농림부|농림수산부|농림해양수산부|국세청|관세청|특허청|소방청|"
    r"문화재청|국가유산청|기상청|질병관리청|농림축산검역본부|우정사업본부|국민권익위원회|공정거래위원회|"
    r"한국노인인력개발원|한국장애인고용공단|한국산업인력공단|산업인력공단|근로복지공단|한국고용정보원|"
    r"한국사회적기업진흥원|중소벤처기업진흥공단|중소기업진흥공단|중진공|소상공인시장진흥공단|한국산업단지공단|산업단지공단|"
    r"한국폴리텍대학|한국폴리텍대|폴리텍대학?|한국[가-힣]{2,8}(?:공단|공사|진흥원|개발원)|"
    r"대통령직속\s?일자리위원회|일자리위원회|정부)"
)
NATIONAL_SUBJECT = guarded(
    rf"(?<![가-힣]){_NATIONAL_BODY}(?:\([^)\n]{{1,30}}\))?(?:는|은|가|이|에서는|에\s따르면)(?![가-힣])"
)
_NATIONAL_HEAD = re.compile(rf"[\s\[(【]{{0,4}}{_NATIONAL_BODY}(?:,|·|-|…|\s(?!\S{{0,14}}(?:지청|노동청))|\])")
NATIONAL_TOPIC = guarded(rf"(?<![가-힣]){_NATIONAL_BODY}(?:\([^)\n]{{1,30}}\))?(?:는|은)(?![가-힣])")
_NATIONAL_ENGLISH = re.compile(
    r"\b(?:Ministry of|the (?:Korean |South Korean |\w+ \w+-(?!(?:gu|gun|si|do)\b)\w+ )?government|Statistics Korea"
    r"|South Korea|nationwide|National Assembly|Presidential (?:Committee|Office))\b",
    re.IGNORECASE,
)
BRANCH = re.compile(r"(?:동부|서부|남부|북부)?시?(?:지사|지회|지역본부|본부|지부|지점|캠퍼스)(?=[\s,은는이가의]|$)")
_NATION = guarded(
    r"국비[^\n]{0,30}지방비|국가시책|대정부|공기업|공공기관|상장사|취업포털|(?:한국|대한)[가-힣]{2,10}(?:공사|공단|협회|중앙회)|LH|국회|대통령[은이]\s|(?<![가-힣])정부(?:는|가|의|안|\s일자리)|중앙부처|국고|전국\s"
)
"""What speaks of the nation in a text that names no place at all."""
_OF_NATION = guarded(
    rf"(?<![가-힣]){_NATIONAL_BODY}|(?<![가-힣])(?:취업자|실업자|경제활동인구|고용동향|지역별\s?고용조사|고용률)"
)
"""The labour market, or a ministry: the nation speaks where no place and no office does."""
_NATIONAL_TRADE = guarded(
    r"(?<![가-힣])(?:시중\s?은행|은행(?:권|들|\s\d{1,2}곳)|금융권|금융업계|증권(?:업계|가\s|사들?)|보험업계|재계|조선업계|업계|경제계|농협중앙회|농협은행|범농협|"
    r"[0-9]{1,2}대\s?(?:그룹|기업|은행)|대기업|희망퇴직|명예퇴직|최저임금|국가\s?공무원|고용허가제?|외국인력|외국인\s계절근로자|비정규직\s근로자|"
    r"임금근로\s?일자리|직업계고|자활급여|자활사업|공공기관\s|중앙부처|국정감사|국감|국회\s[가-힣○]{1,4}\s?의원|여당|야당|청와대|원내대표|귀농·?귀촌|귀농어|폴리텍|"
    r"국민취업지원제도|취업성공패키지|내일채움공제|일자리\s?안정자금|고용유지지원금|실업급여|구직급여|고용보험|"
    r"일자리\s?도약장려금|내일배움카드|근로장려금|유턴기업|국내복귀기업|직접일자리|재정\s?일자리|일자리\s?사업\s?예산)|사업체\s?노동력"
)
"""What is told of the country where no place and no office is named: whole trades, the minimum wage, the state."""
_GREAT_FIRMS = (
    ("그룹", re.compile(r"(?<![가-힣])[가-힣]{2,4}그룹(?:은|이|의)\s")),
    ("은행", re.compile(r"[가-힣○△]{2,4}은행(?:과|와|·|,)\s?[가-힣○△]{2,4}은행")),
)
"""Groups of firms and banks by name, each behind the word without which it cannot stand."""
_OF_STATE = guarded(
    r"국민(?:건강보험|연금)공단|(?:남동|중부|서부|동서|남부)발전|[0-9]{4}년\s예산안|육아휴직|출산휴가|청년취업인턴제|부족인원|미충원"
)
"""Public corporations, budgets, leaves and schemes of the state, where no place at all is named."""
_HIRING_FIRM = re.compile(r"신입\s?사원|공채|대졸|회원사|직무적성검사")
"""What a firm that is nowhere said to lie tells of its hiring."""
_NATIONAL_TRADE_ENGLISH = re.compile(
    r"Korean (?:banks|companies|firms)|banks in Korea|[Mm]inimum (?:wage|Wage)|Minimum Wage|nationwide"
)
_ALL_OVER = guarded(r"(?<![가-힣])전국(?:으로|에서|에)\s")
_LOCAL_WORD = guarded(
    r"(?<![가-힣])(?:[도관군시구]내(?=[\s에의])|(?:우리|본)\s[시군구도](?=[는에의\s]))|[구군시도]청(?:[장은이의에]|\s)|군지부|도지사|시니어클럽|[시군구]지회|[(](?:총장|교장)|(?<![가-힣])교장은"
)
"""What tells that a text speaks for a place that it does not name."""
NATION_REACH = 2_000
_RUN_BY = re.compile(
    r"\s?(?:[^\s.]{1,8}\s){0,2}(?:주관|주최|추진|지원|시행|공모|지정|실시|발표|선정|평가|인정|마련|공동|고시|내놓)[^\s]{0,3}(?:한|하는|했던|된|은)\s"
)
_MEANWHILE = re.compile(r"[^.\n]{0,80}?[가-힣]\s(?:가운데|상황에서|데 이어)\s")
"""정부가 예산안을 낸 가운데: only what goes before the news."""
_NATIONAL_ACTOR = guarded(
    rf"(?<![가-힣])(?:대통령|국무총리|{_NATIONAL_BODY})(?:\([^)\n]{{1,30}}\))?(?:\s?(?:장관|차관|처장|청장|위원장|사장|이사장))?(?:는|은|이|가)\s"
)
_ON_A_DAY = re.compile(
    r"(?:(?:[^,.\n]{0,12}?\d{1,2}일|오늘|어제)(?:\s오[전후])?,?\s)?(?:[가-힣]{2,8}[도시]\s|[가-힣]{2}\s)?"
)
_SOMEBODY = re.compile(r"\b[Aa]n? (?:[\w-]{1,20} ){1,6}(?:in|from) $")
_SURNAMED = re.compile(r",? (?:surnamed|identified (?:only )?(?:as|by)) ")
"""Before and behind a place: somebody from there, who is told of as an example."""
_SPOKE_AT = re.compile(r"[^.,\n]{0,30}?(?:에서|[을를]\s(?:찾아|방문)|에\s있는)\s")
FAIR = re.compile(r"박람회|한마당|페스티벌|채용의 날|잡페어|취업상담회|해외취업 상담회")
REGIONAL_SURVEY = re.compile(
    r"[89]개\s?도(?:의)?\s(?:\d{1,3}개\s)?[시군]\s?지역"
    r"|전국\s\d{2,3}\s?개\s(?:시[·ㆍ]?군(?:[·ㆍ]?구)?|지자체|자치단체|지방자치단체)[을를]\s(?:상대|대상)으?로\s[^.\n]{0,50}조사"
)
"""The survey of all municipalities, which names those with the highest rates."""
STATISTICIAN = re.compile(r"(?<![가-힣])(?:통계청|국가데이터처)이\s[^.\n]{0,12}(?:발표|공표|내놓)")


_NATION_ENGLISH = re.compile(
    r"[Tt]he administration (?:has|had|is|was|will|plans)\b|[Ee]conomically [Aa]ctive [Pp]opulation"
)


def national_weight(draft: Draft, lead: int) -> float:
    """How strongly the headline and lead say that a ministry or the nation is the subject."""
    begin = draft.sentences[0].start if draft.sentences else 0
    points = 5.0 if _NATIONAL_HEAD.match(draft.text, begin) else 0.0
    openings = [sentence.start for sentence in draft.sentences[:30] if sentence.kind in ("text", "item")][:1]
    for match in NATIONAL_SUBJECT.finditer(draft.text, begin, lead):
        if draft.text[max(0, match.start() - 3) : match.start()].rstrip().endswith(("시와", "도와", "구와", "군과")):
            continue
        if _RUN_BY.match(draft.text, match.end()) or _MEANWHILE.match(draft.text, match.end()):
            continue
        if any(prose <= match.start() < prose + 45 for prose in openings):
            points = max(points, 9.0)
        points = max(points, 6.0 if match.start() - begin < 60 else 3.0)
    if draft.lang == "en" and _NATIONAL_ENGLISH.search(draft.text, begin, lead):
        points = max(points, 4.0)
    return points


def is_guest(text: str, start: int, end: int) -> bool:
    """Whether the place from `start` to `end` is only where a national body spoke or went: 장관은 23일 나래시에서, ….

    So is the place from which somebody comes with whom an article opens: A job seeker in Gwangju surnamed Park.
    A fair is about the place in which it is held, whoever holds it.
    """
    begin = max(text.rfind("\n", 0, start) + 1, start - 60)
    if _SURNAMED.match(text, end):
        return _SOMEBODY.search(text, begin, start) is not None
    where = _SPOKE_AT.match(text, end)
    if where is None:
        return False
    if not any(_ON_A_DAY.fullmatch(text, one.end(), start) for one in _NATIONAL_ACTOR.finditer(text, begin, start)):
        return False
    return FAIR.search(text, end, where.end() + 50) is None


def opens_nationally(draft: Draft, lead: int, beside: Set[int] = frozenset()) -> bool:
    """Whether headline or lead speak of the labour market, a whole trade or the state before any name of a region.

    `beside` are the offsets of places that only stand beside the news.
    """
    if draft.lang != "ko" or _LOCAL_WORD.search(draft.text):
        return False
    begin, end = (draft.sentences[0].start, draft.sentences[0].end) if draft.sentences else (0, 0)
    named = [
        one for one in draft.regions if one.role != "dateline" and begin <= one.start < lead and one.start not in beside
    ]
    if any(one.start < end or BRANCH.match(draft.text, one.end) for one in named):
        return False
    until = named[0].start if named else lead
    told = any(one.search(draft.text, begin, until) for one in (_OF_NATION, _NATIONAL_TRADE, _ALL_OVER))
    return told or _names_great_firms(draft.text, begin, until)


def speaks_of_nation(draft: Draft, lead: int, *, local: bool) -> bool:
    """Whether a text that names no place at all is about the country; `local` where words like 시는 stand in it."""
    if draft.lang != "ko":
        told = _NATIONAL_TRADE_ENGLISH.search(draft.text, 0, lead)
        return bool(told or (not local and _NATION_ENGLISH.search(draft.text, 0, lead)))
    if _NATION.search(draft.text):
        return True
    if local:
        return False
    if NATIONAL_SUBJECT.search(draft.text, 0, lead) or _OF_NATION.search(draft.text, 0, NATION_REACH):
        return True
    if _LOCAL_WORD.search(draft.text):
        return False
    of_state = any(one.search(draft.text, 0, NATION_REACH) for one in (_NATIONAL_TRADE, _OF_STATE, _HIRING_FIRM))
    return of_state or _names_great_firms(draft.text, 0, NATION_REACH)


def _names_great_firms(text: str, begin: int, end: int) -> bool:
    """Whether groups of firms or several banks stand in text[begin:end] by name."""
    return any(
        text.find(word, begin, end) >= 0 and pattern.search(text, begin, end) is not None
        for word, pattern in _GREAT_FIRMS
    )
