"""Which place governs a quantity within its clause: topic, locative, pair in a list, brackets, relative clause.

All of this is one reading from right to left: the nearest group of places before a quantity that says where it is, and
is not compared with, only counted (3개 시), given as an example (… 등 8곳) or part of another name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from nlp import gazetteer
from nlp.bystanders import EXAMPLES
from nlp.draft import Draft, Quantity, Sentence
from nlp.figures import COUNTRY
from nlp.nation import is_guest
from nlp.offices import CANDIDATE, HEAD_IN_BRACKETS, TOPIC, inside
from nlp.sites import named_site

TOPIC_OR_HEAD = re.compile("|".join((TOPIC.pattern, HEAD_IN_BRACKETS.pattern, CANDIDATE.pattern)))
MODEL = re.compile(r"형\s(?:[가-힣]{2,4}\s)?일자리(?:\s?사업)?(?:\)|[은는이가의]\s|에는?\s|의\s경우)")
TOPIC_ENGLISH = re.compile(
    r"(?: Office)?(?:\s\((?:[Mm]ayor|[Dd]istrict [Mm]ayor|[Gg]overnor)[^)\n]{0,40}\))?(?:['’]s)?\s(?:will|is|"
    r"has|plans|announced|said|to|also|recruit|keeps|pays|offers|provides|gives|runs|supports)"
)
_PLACED = re.compile(
    r"(?:\s?지역|시내|관내|권|내|청)?(?:에서|에|의|로|으로|에만|에도|에서도)(?=[\s,]|$)|(?:지역|쪽|시내|관내|전역|"
    r"일대|권|내)(?:은|는|의|에|에서)?(?=[\s,]|$)"
)
_COMPARED = re.compile(
    r"(?:\([^()\n]{1,20}\)(?=에 이어))?"
    r"(?:\)?[을를] 포함|(?:시|도|군|구)?(?:보다|에 이어|에 비해|에 비하면|[와과] (?:비교|대조)|\s?다음(?!\s?[달주해])|"
    r"[을를] 비롯|을 제외|를 제외| 제외|로부터|으로부터)|(?:을|를)\s?(?:넘|제치|앞서)| 출신|출신)"
)
_COUNT_OF_UNITS = re.compile(
    r"[^\d\n.]{0,14}?\d+\s?(?:여\s?)?개?\s?(?:자치구|시[·ㆍ]군(?:[·ㆍ]구)?|시(?!간)|군|구|곳|마을|지역|지자체|자치단체|지방자치단체)"
)
EXAMPLE = re.compile(
    r"\s?등지에|(?!에는|에서|에\s|[은는]\s|형\s일자리[은는]\s)\)?[가-힣A-Za-z]{0,12}(?:\s[가-힣A-Za-z]{1,12}){0,5}?\s?등\s(?:총\s|모두\s)?[가-힣]{0,8}\s?\d"
)
_AND_OTHERS = re.compile(r"\s등(?:지)?(?:에|에서|이|의|은|는|으로|을)\s(?!각)")
_WITH = re.compile(r"(?:시|군|구)?[과와]\s(?:함께|공동으로|손잡고|협력해|힘을\s)|\s(?:연합체|컨소시엄)\s(?!\d)")
_CHOSEN = re.compile(r"(?:[을를]|이|가)\s(?:새로\s|최종\s)?(?:선정|지정|선발|골[라랐]|뽑)|(?:은|는)\s")
"""Behind a count of places: they are what is chosen or the topic, and get what follows."""
_COUNTED = re.compile(r"\d\s?(?:회|곳|차례|건|개소|개|명)\s?\($")
"""일자리버스 1회(나주): the place of what is counted before it, not of what comes after."""
OPENING = ("(", " (")
_OPEN = re.compile(r"[^()\n]{0,80}")
"""What stands in one pair of brackets: 나래구(입직률 5.4%, 이직률 6.1%)."""
PAIR_GAP = re.compile(
    r"(?:군|시|구|도)?(?:청|(?:국가|일반|첨단)?(?:산단|산업단지)|\s컨소시엄)?(?:에|은|는|이|가|의)?\s?(?:[(\[:：=-]|지역|각각?|약|총|모두|최대|[\s,|\t])*"
)
_SITE = re.compile(
    r"[0-9가-힣]{0,8}(?:산업단지|산단|농공단지|공단|경제자유구역|혁신도시|외국인투자지역)(?:에는|에서|에|의|\s[내안](?:에)?)(?![가-힣])"
)
_SITE_AFTER = re.compile(
    r"(?:\s[가-힣A-Za-z0-9·]{1,14}){0,2}\s[가-힣A-Za-z0-9]{0,12}(?:산단|산업단지|단지|공단|지구|밸리|읍|면|동|일대|일원|"
    r"공장|부지|투자지역)(?:(?:에는|에서는|에서|에|의|으로|로)(?![가-힣])|\s?[안내](?:에|\s))"
    r"|(?:\s[가-힣A-Za-z0-9]{2,14}){0,2}\s[\d만천,.\s]{1,16}여?\s?㎡(?:의)?\s?(?:부지|터|용지)?에\s"
)
_PLANT_AFTER = re.compile(r"(?:\s[가-힣0-9]{1,8}){0,3}\s?[가-힣]{0,8}(?:공장|사업장|부지|본사|연구소)(?:을|를)\s")
_WHOLE = re.compile(r"(?:지역)?\s(?:총[가-힣]{2,4}\s|(?:전체|전역|총)(?:(?:의|에서|에|로|로는|으로는)?\s|\()|평균)")
MEASURED = re.compile(
    r"(?:\s?지역)?의?\s(?:[가-힣\d]{1,8}\s){0,3}(?:(?:청년|노인|고령)?인구\s?(?:비율|비중)?|비?경제\s?활동\s?(?:인구|참가율)|생활임금|고용(?:\s?인원)?|종사자(?:\s?수)?|피보험자(?:\s?(?:수|비율))?|입직률|이직률|입직자(?:\s?수)?|이직자(?:\s?수)?|고용률|실업률|취업률|참가율|취업자(?:\s?수)?|실업자(?:\s?수)?)(?:은|는|이|가|도|\s또한|\s역시)\s"
)
_MEASURED_AT_ONCE = re.compile(
    r"(?:\s?지역)?\s(?:(?:지난\s?달|지난해|작년|올해|\d{1,2}월|[상하]반기)\s)?(?:취업자|실업자|실업률|고용률)(?:\s수)?"
    r"\s(?:\d{1,2}개월\s만에\s|약\s)?"
)
"""대전 9월 취업자 1000명 줄고: a headline's measure."""
_WAS_HELD = re.compile(r"(?:시|군|구)?에서\s(?:연|열린|개최한|개최된)\s[‘'“\"「][^\n’'”」]{0,16}")
_SUMS = re.compile(r"…|⋯|,\s|순으로|순이|차례|총|모두|합계|합쳐|전체|등|[.;]|[다며고]\s")
_RELATIVE = re.compile(r"[^.\d은는]{0,30}[한는은된인할던]\s[^.\d은는]{0,24}$")
_PUT_INTO = re.compile(
    r"(?:으로|로)\s|(?:을|를)?\s?(?:투자해|투자하여|투자|들여|투입해|투입하여|써서)\s(?:[가-힣]{1,8}\s){0,2}"
)
_AT_START = 3
_THERE = re.compile(r"(?:시|군|구)?(?:\s[가-힣0-9]{1,10}){0,4}(?:에도?|에는)\s(?:총\s|약\s)?")
_OF_PLACE = re.compile(
    r"(?:시|도)?(?:\s?(?:전체|총\s?[가-힣]{2,6}))?(?:\([^()\n]{1,16}\))?의\s(?:약\s)?(?:\d[\d.]{0,5}%[와과]\s)?"
)
_HAS = re.compile(
    r"(?:가량|정도)?(?:[와과]\s\d[\d.]{0,5}%)?(?:[를을]\s차지|에\s(?:해당|달|이르)|로\s(?:도내|전국|\d)|\s수준|에\s불과|로,)"
)
SPENT = re.compile(
    r"\s?(?:규모)?(?:[을를의])?\s?(?:추가(?:로)?\s)?(?:투자해|투자하여|투자하고|투자,|들여|들이고|투입해|투입하여|투입,)\s"
)
_HOSTS = re.compile(r"[^.\n]{0,90}?(?:주최|주관|후원)(?:하고|하며|하는|한)\s")
"""Behind a list: they host the event, which is in none of them therefore."""
_PAIRS_GO_ON = re.compile(r"\d\s?(?:[만천백억]?\s?(?:개|명|곳|원|%p?|%포인트)[)↑↓]?|[만천]?억)[·ㆍ]$")
"""음성 11개·충주 6개: the place before belongs to another figure."""
_AT_VENUE = re.compile(r"(?:\s[가-힣A-Za-z0-9]{1,14}){1,3}에서\s")
_ATTEND = re.compile(
    r"\s?(?:이상|가량|안팎)?(?:의\s[가-힣]{1,8})?(?:이|가|도)?\s?"
    r"(?:참석|참여한 가운데|참가|찾[았은]|몰[려린렸]|모[였인]|방문)"
)
_EN_PLACED = re.compile(r"\s(?:[^.,;()\d]|\d|,(?=\d)){0,80}?\b(?:in|at|near)\s")
_EN_FOR = re.compile(r"\s(?:for|to|in)\s")
_HIRING = re.compile(r"[을를이가]\s(?:채용하는|뽑는|모집하는|채용할|뽑을|참여하는|참가하는)\s")
EVENT_AFTER = re.compile(r"[^\n’'”」]{0,24}?(?:박람회|한마당|페스티벌|면접의 날|로드쇼|페어)")
_PHRASE_TOPIC = re.compile(
    r"의?(?:\s[가-힣A-Za-z]{1,8}){0,2}\s[가-힣]{0,8}(?:기업|업체|회사|공장|컨소시엄|센터|단지)(?:은|는)\s"
    r"|의?\s(?:컨소시엄|기업|업체)(?:은|는)\s"
)
"""The topic is what belongs to the place: 김제의 식품기업은, 전북 컨소시엄은."""
CLAUSE_OVER = re.compile(r"[가-힣](?:고|며),\s")
_AFTER = re.compile(r"[가-힣]\s?(?:뒤|이후)[\s,]")
"""What a place saw before what is told now: 2007년 영광에서 문을 연 뒤."""
_MEANWHILE = re.compile(r"(?<!자리)(?<!참석)(?<!참여)[는은인한된]\s가운데[\s,]")
"""가람조선소가 다시 돌아갈 예정인 가운데: only what goes before the news."""
_OPENS = 16
"""Characters before an English subject that join its clause to the one before."""
_EN_OPENINGS = frozenset({"", "The", "Meanwhile,", "However,", "And", "But"})
_EN_WHILE = re.compile(r"[,;] (?:while|whereas|and|but) (?:the )?$")
_EN_ACTS = re.compile(
    r"(?: (?:[Cc]ity|[Pp]rovince|[Cc]ounty|[Dd]istrict|[Gg]overnment|[Mm]etropolitan|[Pp]rovincial)){0,3}"
    r"(?: (?:in|surrounding) [\w ]{1,40}?)? "
    r"(?:will|has|have|had|plans?|also|aims?|hopes?|expects?|believes?|announced|created|set|attracted|saw|said|spent)\b"
    r"(?! (?:\w+ )?that\b)"
)
_PAYS = re.compile(
    r"(?:이|가)\s(?:대는|내는|보태는|부담하는|지원하는|지원한|분담하는|(?:주관|주최|공모|추진|시행|실시)(?:한|하는)|주최하[고며],?)\s"
)
"""A place that only pays a part or runs a contest: 도가 대는 도비, 도가 주관한 공모."""
_ACTS = re.compile(r"(?:이|가)\s")
_TOPIC_ALONE = re.compile(r"(?:은|는)\s")
_CLAUSE_ENDS = re.compile(r"[가-힣](?:고|며|으나|지만|는데),?\s|\d[만천억]?\s?[원명개]|[.]\s")
_NEW_TOPIC = re.compile(r"[가-힣](?:고|며|으나|지만),?\s[^.]{0,40}?[가-힣](?:은|는)\s")


@dataclass(slots=True)
class Group:
    """Mentions joined as a list (장수군·무주군·고창군); `office` where a word like 도는 stands for the office."""

    start: int
    end: int
    codes: list[str]
    office: bool = False
    name: bool = False
    model: bool = False
    """Whether it is the name of a local jobs model that the sentence goes on about: 가람형 일자리는."""


def governing(
    draft: Draft,
    office: str | None,
    sentence: Sentence,
    groups: list[Group],
    quantities: list[Quantity],
    quantity: Quantity,
) -> Group | None:
    """The nearest group before a quantity in its sentence that says where the quantity is."""
    text = draft.text
    position = bisect_left(groups, quantity.start, key=lambda group: group.start) - 1
    passed = False
    while position >= 0:
        group = groups[position]
        position -= 1
        if group.end > quantity.start:
            continue
        if _PAYS.match(text, group.end) or _acts_within(text, sentence, office, groups, group):
            continue
        if group.office:
            return group
        if _is_share_of(text, office, group, quantity):
            continue
        tail = text[group.end : min(quantity.start, group.end + 40)]
        between = [other for other in quantities if group.end <= other.start < quantity.start]
        if _COMPARED.match(tail) or EXAMPLES.match(text, group.end) or _counts_units(text, group, quantity):
            passed = True
            continue
        if len(group.codes) > 1 and office not in group.codes and _AND_OTHERS.match(text, group.end):
            continue
        if office not in group.codes and position >= 0 and _WITH.match(text, group.end):
            continue
        held = position >= 0 and office in group.codes and EVENT_AFTER.match(text, group.end)
        if held and _WAS_HELD.fullmatch(text, groups[position].end, group.start):
            continue  # 순천에서 연 ‘전남 박람회’
        if passed and not TOPIC.match(text, group.end):
            continue
        beside = not between and _PAIRS_GO_ON.search(text, max(sentence.start, group.start - 12), group.start)
        if text[group.start - 1 : group.start] in ("·", "ㆍ") and not (beside or TOPIC.match(text, group.end)):
            continue  # the end of a list of others: 4개 부처·전북도
        inner = group.name and position >= 0 and groups[position].end + 1 == group.start  # 밀양 하남산업단지
        if not inner and (_paired(text, group, between, quantity) or _counted_there(text, group, quantity)):
            return group
        if _in_brackets(text, group) and _COUNTED.search(text, max(sentence.start, group.start - 12), group.start):
            continue
        if draft.lang == "en":
            other = office not in group.codes and (
                inside(office, group.codes) or text.startswith(("In ", "In the case of "), sentence.start)
            )
            if other and _governs_in_english(text, sentence, group):
                return group
            if office not in group.codes and _is_subject_in_english(text, sentence, group):
                return group
            continue
        around = office is not None and office not in group.codes and gazetteer.contains(group.codes[0], office)
        if not inner and not around and is_site(text, group) and near(office, group.codes):
            return group
        if _spends_there(text, sentence, group, quantity) and near(office, group.codes):
            return group
        if group.model and near(office, group.codes):
            return group
        if len(group.codes) > 1 and _HOSTS.match(text, group.end, quantity.start):
            continue
        if group.name:
            # part of another name: a figure that follows at once is about its place (군산 고용위기지원센터 23억원)
            if (
                not between
                and office != COUNTRY
                and quantity.start - group.end <= 22
                and inside(office, group.codes)
                and not _closed(text, group, quantity)
            ):
                return group
            continue
        if _MEANWHILE.search(text, group.end, quantity.start):
            continue
        topical = TOPIC_OR_HEAD.match(text, group.end) or _site_is_topic(text, group)
        if topical and (office not in group.codes or inside(office, group.codes)):
            return group
        if not between and _MEASURED_AT_ONCE.fullmatch(text, group.end, quantity.start):
            return group
        if (not between and _WHOLE.match(text, group.end)) or MEASURED.match(text, group.end):
            return group
        if _PHRASE_TOPIC.match(text, group.end) and office not in group.codes and near(office, group.codes):
            return group
        if (
            between
            and len(group.codes) > 1
            and office in group.codes
            and CLAUSE_OVER.search(text, group.end, quantity.start)
        ):
            continue  # of all of them was only what the first clause tells
        if inside(office, group.codes) and office not in group.codes:
            if office == COUNTRY and is_guest(text, group.start, group.end) and not _ATTEND.match(text, quantity.end):
                continue
            if _NEW_TOPIC.search(text, group.end, quantity.start) or _AFTER.search(text, group.end, quantity.start):
                continue
            if (
                _PLACED.match(text, group.end)
                or _chosen(text, group)
                or _SITE_AFTER.match(text, group.end)
                or _in_brackets(text, group)
                or (_AT_VENUE.match(text, group.end) and _ATTEND.match(text, quantity.end))
                or (quantity.start - group.end <= 30 and not between)
            ):
                return group
            continue
        if office in group.codes:
            return group
    return None


def _acts_within(text: str, sentence: Sentence, office: str | None, groups: list[Group], group: Group) -> bool:
    """Whether a place or the office is only who acts in a clause on the topic: 나래산단은 도가 지정해, …."""
    topic = groups[0]
    acts = text[group.end - 1] in "이가" if group.office else _ACTS.match(text, group.end)
    if topic is group or topic.office or topic.start - sentence.start > 3 or not acts:
        return False
    site = named_site(text, topic.end)
    end = site.end() if site is not None else topic.end
    if (topic.name and site is None) or office in topic.codes or not inside(office, topic.codes):
        return False
    return _TOPIC_ALONE.match(text, end) is not None and _CLAUSE_ENDS.search(text, end, group.start) is None


def _site_is_topic(text: str, group: Group) -> bool:
    """함안 가람농공단지는: what is told of a site is told of the place it lies in."""
    site = named_site(text, group.end)
    return site is not None and _TOPIC_ALONE.match(text, site.end()) is not None


def near(office: str | None, codes: list[str]) -> bool:
    """Whether all codes lie in the office's region or in its province."""
    if office is None or inside(office, codes):
        return True
    above = gazetteer.parents(office) if gazetteer.is_code(office) else ()
    return bool(above) and inside(above[-1], codes)


def _paired(text: str, group: Group, between: list[Quantity], quantity: Quantity) -> bool:
    """Whether a quantity stands right beside a place, or in brackets after another that does: 완주군 7억원(5개)."""
    if not group.name and text.startswith(OPENING, group.end):
        opened = text.index("(", group.end) + 1
        if _OPEN.fullmatch(text, opened, quantity.start):
            return True
    if not between:
        return PAIR_GAP.fullmatch(text, group.end, quantity.start) is not None
    if not PAIR_GAP.fullmatch(text, group.end, between[0].start):
        return False
    rest, position = "", between[0].end
    for other in (*between[1:], quantity):
        rest += text[position : other.start]
        position = other.end
    return len(rest) <= 16 and not _SUMS.search(rest)


def _spends_there(text: str, sentence: Sentence, group: Group, quantity: Quantity) -> bool:
    """김해시 상동면에도 185억원을 투입해: what a firm puts into a neighbour, at the start of a sentence."""
    opens = group.start - sentence.start <= _AT_START and not group.name and quantity.kind == "money"
    return opens and bool(_THERE.fullmatch(text, group.end, quantity.start) and SPENT.match(text, quantity.end))


def _is_share_of(text: str, office: str | None, group: Group, quantity: Quantity) -> bool:
    """서울시 전체의 3%를 차지: what the office has of the place around it."""
    if quantity.kind != "rate" or office is None or len(group.codes) > 1 or group.codes[0] == office:
        return False
    around = gazetteer.contains(group.codes[0], office)
    return around and bool(_OF_PLACE.fullmatch(text, group.end, quantity.start) and _HAS.match(text, quantity.end))


def _counted_there(text: str, group: Group, quantity: Quantity) -> bool:
    """경북에서 10만명, 전북에서 8만명: what a survey counts in one 시·도 after the other."""
    provinces = not group.name and all(gazetteer.region(code).level == "sido" for code in group.codes)
    return provinces and text[group.end : quantity.start] == "에서 "


def _governs_in_english(text: str, sentence: Sentence, group: Group) -> bool:
    """In X, …; X will …; X's …: not including X, such as X, with X."""
    before = text[max(sentence.start, group.start - 40) : group.start]
    if re.search(r"(?:including|such as|with|unlike|like|from|than|and) (?:[\w-]+, )?$", before):
        return False
    return group.start - sentence.start <= 24 or bool(
        re.search(r"\b(?:[Ii]n|[Aa]t|for|(?:go|move|relocate|come)s? to) (?:[\w-]+, )?$", before)
    )


def _is_subject_in_english(text: str, sentence: Sentence, group: Group) -> bool:
    """X has created …; …, while X plans …: another place of which the sentence, or its second half, is told."""
    second = _EN_WHILE.search(text, max(sentence.start, group.start - _OPENS), group.start) is not None
    opens = text[sentence.start : group.start].strip().removesuffix(" the") in _EN_OPENINGS and not group.name
    return (opens or second) and _EN_ACTS.match(text, group.end) is not None


def is_site(text: str, group: Group) -> bool:
    """성주2일반산업단지에: part of the name of a site, and the sentence is about what happens there."""
    return _SITE.match(text, group.end) is not None


def _closed(text: str, group: Group, quantity: Quantity) -> bool:
    """Whether a clause or quotation ends between a group and a quantity."""
    return bool(re.search(r"[’'」』”.]|[다며고],?\s|,\s", text[group.end : quantity.start]))


def _in_brackets(text: str, group: Group) -> bool:
    return text[group.start - 1 : group.start] == "(" and text[group.end : group.end + 1] == ")"


def group_after(text: str, groups: list[Group], quantity: Quantity, office: str | None) -> Group | None:
    """A place right after a quantity: in brackets (300명(군산시)), where money is put, or that a clause describes."""
    position = bisect_left(groups, quantity.end, key=lambda group: group.start)
    if position < len(groups):
        group = groups[position]
        between = text[quantity.end : group.start]
        if _EN_FOR.fullmatch(between) and text.startswith(")", group.end):
            return group
        if len(group.codes) > 1 and _HIRING.fullmatch(between) and EVENT_AFTER.match(text, group.end):
            return group
        if between in OPENING and text[group.end : group.end + 1] in (")", ",") and not group.office:
            return group
        if group.office or not near(office, group.codes) or _COMPARED.match(text, group.end):
            return None
        put = quantity.kind in ("money", "jobs") and _PUT_INTO.fullmatch(between)
        if not inside(office, group.codes) and not put:
            return None
        narrower = office is not None and office not in group.codes
        if narrower and not group.name and text[group.start].isascii() and _EN_PLACED.fullmatch(between):
            return group
        follows = (TOPIC.search(text, group.end, group.end + 12), _PLACED.search(text, group.end, group.end + 12))
        sited = _SITE_AFTER.match(text, group.end) or named_site(text, group.end) or _PLANT_AFTER.match(text, group.end)
        if put and (any(follows) or sited):
            return group
        described = _RELATIVE.fullmatch(between) and not CLAUSE_OVER.search(between)
        if position == 0 and not group.name and any(follows) and described:
            return group
    return None


def _chosen(text: str, group: Group) -> bool:
    """영암, 무안 등 2개 마을을 선정해: places that are chosen get what the sentence goes on to give."""
    counted = _COUNT_OF_UNITS.match(text, group.end) if len(group.codes) > 1 else None
    return counted is not None and _CHOSEN.match(text, counted.end()) is not None


def _counts_units(text: str, group: Group, quantity: Quantity) -> bool:
    """용인·구리·안성 3개 시, 부산진구 센터 등 8곳: what is only counted leaves its figures to whoever acts."""
    if quantity.start < group.end:
        return False
    if len(group.codes) > 1 and _COUNT_OF_UNITS.match(text, group.end):
        return not _chosen(text, group)
    return EXAMPLE.match(text, group.end, quantity.start + 1) is not None
