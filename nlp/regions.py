"""Which regions a document and each of its figures are about.

`find_regions` (nlp.places) names the places; here the acting office is found and every quantity gets the narrowest
place that its words state: a pair in a list (완주군 7억원, 전주시 3억원), the topic or place of its clause (중구는 …),
the heading or row that it stands under, the topic of its paragraph, else the acting office, or the country.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from nlp import gazetteer
from nlp.draft import Draft, Quantity, RegionMention, Sentence
from nlp.figures import COUNTRY, Evidence
from nlp.places import day_of, find_regions

__all__ = ["acting_office", "assign_regions", "document_regions", "find_regions", "title_region"]

_NATIONAL_BODY = (
    r"(?:고용노동부|노동부|보건복지부|복지부|여성가족부|여가부|성평등가족부|중소벤처기업부|중기부|중소기업청|"
    r"행정안전부|행안부|안전행정부|행정자치부|기획재정부|기재부|국토교통부|국토부|해양수산부|해수부|"
    r"농림축산식품부|농식품부|농촌진흥청|농진청|산림청|문화체육관광부|문체부|산업통상자원부|산업통상부|"
    r"지식경제부|교육부|과학기술정보통신부|과기정통부|환경부|국가보훈부|국가보훈처|통계청|국가데이터처|통일부|"
    r"법무부|국방부|병무청|조달청|"
    r"한국노인인력개발원|한국장애인고용공단|한국산업인력공단|근로복지공단|한국고용정보원|"
    r"대통령직속\s?일자리위원회|일자리위원회|정부)"
)
_NATIONAL_SUBJECT = re.compile(
    rf"(?<![가-힣]){_NATIONAL_BODY}(?:\([^)\n]{{1,30}}\))?(?:는|은|가|이|에서는|에\s따르면)(?![가-힣])"
)
_NATIONAL_HEAD = re.compile(rf"[\s\[(【]{{0,4}}{_NATIONAL_BODY}(?:,|·|-|…|\s(?!\S{{0,14}}(?:지청|노동청))|\])")
_NATIONAL_TOPIC = re.compile(rf"(?<![가-힣]){_NATIONAL_BODY}(?:\([^)\n]{{1,30}}\))?(?:는|은)(?![가-힣])")
_NATIONAL_ENGLISH = re.compile(
    r"\b(?:Ministry of|the (?:Korean |South Korean )?government|Statistics Korea|South Korea|nationwide)\b",
    re.IGNORECASE,
)
_OF_DISTRICTS = re.compile(r"자치구|구|시.{0,3}[군구]$")
_RUN_BY = re.compile(
    r"\s?(?:[^\s.]{1,8}\s){0,2}(?:주관|주최|추진|지원|시행|공모|지정|실시|발표|선정|평가|인정|마련|공동)[^\s]{0,3}(?:한|하는|했던|된)\s"
)
_NATIONWIDE = re.compile(
    r"(?<![가-힣])(?:전국|우리나라|국내 전체)(?!\s?(?:최초|최고|최대|최상위|1위|유일|처음|적으로|단위|"
    r"에서 (?:처음|유일|가장)))"
)
_OFFICE_WORD = re.compile(
    r"(?<![가-힣0-9.,])(시|도|군|구)(?:(?:는|은|가|이|에서는|에서|의|도|와|과|에)(?=[\s,])|\s(?=관계자|담당자|"
    r"예산|산하|본청|자체|전역|전체|국장|실장|과장))"
    r"|(?<![가-힣])(시장|도지사|군수|구청장)(?:은|는|이|가)(?=\s)"
    r"|(?<![가-힣])(도|관|군|시|구)내(?=[\s에의])"
)
_OFFICE_WORD_ENGLISH = re.compile(r"\b[Tt]he (city|province|county|district)(?:'s|’s)?(?= )")
_LEVEL_OF_WORD = {
    "시": "시", "시장": "시", "city": "시", "도": "도", "도지사": "도", "province": "도",
    "군": "군", "군수": "군", "county": "군", "구": "구", "구청장": "구", "district": "구",
}  # fmt: skip
_SUBJECT = re.compile(
    r"(?:청장|시장|청|장|수|도지사|지사)?\s?(?:\((?:시장|군수|구청장|도지사|청장|도청|시청|Mayor|mayor|"
    r"Governor)[^)\n]{0,30}\))?"
    r"(?:는|은|가|이|에서는|도|,)?(?=[\s,]|$)"
)
_HEAD_IN_BRACKETS = re.compile(
    r"(?:청장|청)?\s?\((?:시장|군수|구청장|청장|도지사|지사|[Mm]ayor|[Dd]istrict [Mm]ayor|[Gg]overnor|[Hh]ead)"
)
_TOPIC = re.compile(
    r"(?:청장|시장|청|장|수|도지사|지사)?(?:지역|권)?(?:은|는|이|가|에서는|에는|에선|엔|도|의 경우)(?=[\s,]|$)"
)
_TOPIC_OR_HEAD = re.compile(_TOPIC.pattern + "|" + _HEAD_IN_BRACKETS.pattern)
_TOPIC_ENGLISH = re.compile(
    r"(?: Office)?(?:\s\((?:[Mm]ayor|[Dd]istrict [Mm]ayor|[Gg]overnor)[^)\n]{0,40}\))?(?:['’]s)?\s(?:will|is|"
    r"has|plans|announced|said|to|also|recruit)"
)
_PLACED = re.compile(
    r"(?:지역|시내|관내|권|내|청)?(?:에서|에|의|로|으로|에만|에도|에서도)(?=[\s,]|$)|(?:지역|쪽|시내|관내|전역|"
    r"일대|권|내)(?:은|는|의|에|에서)?(?=[\s,]|$)"
)
_COMPARED = re.compile(
    r"(?:시|도|군|구)?(?:보다|에 이어|에 비해|에 비하면|과 비교|와 비교|\s?다음|을 비롯|를 비롯|을 제외|"
    r"를 제외| 제외|로부터|으로부터)|(?:을|를)\s?(?:넘|제치|앞서)| 출신|출신"
)
_COUNT_OF_UNITS = re.compile(
    r"[^\d\n.]{0,14}?\d+\s?(?:여\s?)?개?\s?(?:자치구|시|군|구|곳|지역|지자체|자치단체|지방자치단체)"
)
_UNITS = re.compile(
    r"\s?(?:개\s?)?(?:광역\s?)?(시[·ㆍ・‧∙]?도|광역|자치구|시[·ㆍ・‧∙]?군[·ㆍ・‧∙]?구|시[·ㆍ・‧∙]?군|"
    r"[구군][·ㆍ・‧∙]?[구군]|지자체|자치단체|지방자치단체|기초|"
    r"(?:other )?(?:autonomous )?districts|provinces|cities and counties|cities|municipalities)"
    r"(?=[\s,.)(을를의과와도로중별]|은\s|는\s|이\s|가\s|에|$)"
)
_EXAMPLE = re.compile(r"\s?등지에|(?:\s?[가-힣A-Za-z]{0,12}){0,3}\s?등\s(?:총\s|모두\s)?[가-힣]{0,8}\s?\d")
_PAIRED = re.compile(r"각각\s")
_RESULTS = re.compile(
    r"(?:투자협약|업무협약|양해각서|MOU|투자\s?유치|입주협약|입주계약"
    r"|[Ii]nvestment (?:[Aa]greement|[Cc]ontract|[Dd]eal))"
)
_CUMULATIVE = re.compile(r"민선\s?\d|누적|지금까지|그동안|들어\s|올 들어|for the past|so far")
_FIRMS = re.compile(
    r"기업|회사|업체|공장|투자|고용|채용|㈜|\(주\)|협약|신설|증설|건립|설립|부지|invest|compan|factory|plant\b|headquarters|workers|jobs"
)
_EVENT_AFTER = re.compile(r"[^\n’'”」]{0,24}?(?:박람회|한마당|페스티벌|면접의 날|로드쇼|페어)")
_LIST_GAP = re.compile(
    r"(?:시|군|구)?\s?(?:[·ㆍ・‧∙,、/]|와|과|및|,?\s?(?:and|&)|하고|랑)\s?(?:및\s|and\s)?|(?:시장|군수|구청장|"
    r"청)?[·ㆍ,]\s?|,\s(?:and\s)?"
)
_PAIR_GAP = re.compile(r"(?:군|시|구|도)?(?:에|은|는|이|가|의)?\s?(?:[(\[:：=-]|지역|각각?|약|총|모두|최대|[\s,|\t])*")
_SITE = re.compile(
    r"[0-9가-힣]{0,8}(?:산업단지|산단|농공단지|공단|경제자유구역|혁신도시)(?:에는|에서|에|의)(?![가-힣])"
)
_SITE_AFTER = re.compile(
    r"(?:\s[가-힣A-Za-z0-9]{1,14}){0,2}\s[가-힣A-Za-z0-9]{0,12}(?:산단|산업단지|단지|공단|지구|읍|면|동|일대|"
    r"공장|부지)(?:에는|에서는|에서|에|의|으로|로)(?![가-힣])"
)
_WHOLE = re.compile(r"(?:지역)?\s(?:(?:전체|전역|총)(?:의|에서|에|로|로는|으로는)?\s|평균)")
_ANAPHORA = re.compile(
    r"(?:이|해당|그)\s?(?:공장|단지|시설|사업장|지역|센터)|(?:공장|단지|시설)(?:이|가|은|는)\s|완공|준공|이곳|여기"
    r"|(?:[Ii]f|[Ww]hen|[Oo]nce) completed|[Tt]he (?:factory|plant|complex|facility)"
)
_SUMS = re.compile(r"…|⋯|,\s|총|모두|합계|합쳐|전체|등|[.;]|[다며고]\s")
_RELATIVE = re.compile(r"[^.\d]{0,30}[한는은된인할던]\s[^.\d]{0,24}$")


@dataclass(slots=True)
class _Group:
    """Mentions joined as a list (장수군·무주군·고창군); `office` where a word like 도는 stands for the office."""

    start: int
    end: int
    codes: list[str]
    office: bool = False
    name: bool = False


@dataclass(slots=True)
class _Scope:
    """What the assignment knows of a document."""

    office: str | None
    joint: tuple[str, ...] = ()
    plants: tuple[str, ...] = ()
    groups: dict[int, list[_Group]] = field(default_factory=dict)
    topics: dict[int, tuple[str, ...]] = field(default_factory=dict)


def document_regions(draft: Draft) -> tuple[str, ...]:
    """Codes of all regions named as places or acting, by first mention; datelines count, parts of names do not."""
    return tuple(
        dict.fromkeys(mention.code for mention in draft.regions if mention.code is not None and mention.role != "name")
    )


def title_region(draft: Draft) -> str | None:
    """The region of the headline, or of the lead where the headline names none; None if national or unknown."""
    office = acting_office(draft)
    if draft.headline is not None:
        start, end = draft.headline
        heads = [one for one in _placed(draft) if start <= one.start < end and one.code is not None]
        codes = [one.code for one in _narrowest(draft.text, heads)]
        if office in codes or (codes and office and _level(office) == "도" and "도내" in draft.text[start:end]):
            return office
        if codes:
            return codes[0]
    return None if office == COUNTRY else office


def acting_office(draft: Draft) -> str | None:
    """The code of the office whose release this is (COUNTRY for ministries); the publisher where it is known."""
    if draft.office is not None:
        return gazetteer.at(draft.office, day_of(draft)) if gazetteer.is_code(draft.office) else draft.office
    mentions = _narrowest(draft.text, _placed(draft))
    lead = _lead_end(draft)
    scores: dict[str, float] = defaultdict(float)
    in_headline: Counter[str] = Counter()
    leading: set[str] = set()
    for order, mention in enumerate(mentions):
        if mention.code is None:
            continue
        points = 0.2
        if draft.headline is not None and draft.headline[0] <= mention.start < draft.headline[1]:
            points += 3.0
            in_headline[mention.code] += 2
        elif mention.start < lead:
            points += 1.0
        if order == 0:
            points += 2.0
        if mention.role == "office":
            points += 1.0
        if mention.role == "dateline":
            points += 0.8
        if _HEAD_IN_BRACKETS.match(draft.text, mention.end):
            points += 5.0
        elif mention.start < lead and mention.role != "dateline":
            tail = _list_end(draft.text, mentions, order)
            subject = _TOPIC.match(draft.text, tail) or draft.text.startswith(",", tail)
            points += 2.5 if subject else 0.0
            if subject and draft.headline is not None and mention.start >= draft.headline[1]:
                leading.add(mention.code)
        scores[mention.code] += points
    for code in list(scores):
        above = gazetteer.parents(code)
        for parent in above:
            if parent in scores:
                # a province that speaks of many of its districts, and a district that leads under its city's headline
                scores[parent] += 0.35
                if code in leading and parent not in leading:
                    scores[code] += in_headline[parent]
    levels = _office_levels(draft)
    for code in scores:
        scores[code] += min(4.0, 1.5 * levels.get(_level(code), 0))
    national = _national(draft, lead)
    if not scores:
        named = [one.code for one in draft.regions if one.role == "name" and one.code is not None]
        if national or not named:
            return COUNTRY if national else None
        above = gazetteer.parents(named[0])
        of_province = _office_levels(draft)["도"] and above and _level(above[-1]) == "도"
        return above[-1] if of_province else named[0]
    best = max(scores, key=lambda code: (scores[code], -_first(mentions, code)))
    return COUNTRY if national > scores[best] else best


def assign_regions(draft: Draft) -> None:
    """Set `regions` of every quantity, with the rule and the characters that decided as evidence."""
    scope = _scope(draft)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    _find_topics(draft, scope)
    for index, quantities in by_sentence.items():
        sentence = draft.sentences[index]
        groups = scope.groups.get(index, [])
        pairs = _respective(draft.text, groups, quantities)
        for quantity in quantities:
            codes, rule, start, end = _decide(draft, scope, sentence, groups, quantities, quantity, pairs)
            quantity.regions = tuple(dict.fromkeys(codes))
            quantity.evidence.append(Evidence("regions", rule, start, end))


def _decide(
    draft: Draft,
    scope: _Scope,
    sentence: Sentence,
    groups: list[_Group],
    quantities: list[Quantity],
    quantity: Quantity,
    pairs: dict[int, tuple[str, int, int]],
) -> tuple[tuple[str, ...], str, int, int]:
    """(codes, rule, start, end) of one quantity; the first rule that speaks wins."""
    text = draft.text
    here = (quantity.start, quantity.start)
    if quantity.start in pairs:
        code, start, end = pairs[quantity.start]
        return (code,), "paired in a list", start, end
    nationwide = _nationwide_before(text, sentence, groups, quantity)
    units = _UNITS.match(text, quantity.end)
    if units is None and quantity.noun:
        units = _UNITS.fullmatch(quantity.noun)
    if units is not None:
        begin = max(sentence.start, quantity.start - 40)
        codes = _container(scope, units[1], nationwide or _NATIONWIDE.search(text, begin, quantity.start) is not None)
        around = None if nationwide or not _OF_DISTRICTS.match(units[1]) else _around_units(groups, quantity)
        if around is not None:
            return tuple(around.codes), "counts administrative units", around.start, units.end()
        if codes:
            return codes, "counts administrative units", units.start(), units.end()
    if nationwide:
        return (COUNTRY,), "nationwide", *nationwide
    group = _group_after(text, groups, quantity) or _governing(draft, scope, sentence, groups, quantities, quantity)
    if group is not None and (group.office or scope.office in group.codes):
        if scope.plants and _about_plants(text, sentence):
            return scope.plants, "place of the plants", *here
        if scope.joint and set(group.codes) <= set(scope.joint):
            return scope.joint, "joint event", *here
    if group is not None:
        if group.office:
            return tuple(group.codes), "the office itself", group.start, group.end
        return tuple(group.codes), "named in the clause", group.start, group.end
    if national := _national_topic(text, sentence, quantity, scope):
        return (COUNTRY,), "a national body acts", *national
    heading = _heading(draft, scope, sentence)
    if heading is not None:
        return tuple(heading.codes), "stands under a place", heading.start, heading.end
    if scope.plants and _about_plants(text, sentence):
        return scope.plants, "place of the plants", *here
    if sentence.index in scope.topics:
        return scope.topics[sentence.index], "topic of the paragraph", *here
    if scope.joint:
        return scope.joint, "joint event", *here
    if scope.office is None:
        return (), "no place known", *here
    return (scope.office,), "acting office", *here


def _scope(draft: Draft) -> _Scope:
    scope = _Scope(acting_office(draft))
    if scope.office is not None and scope.office != COUNTRY and not gazetteer.is_code(scope.office):
        scope.office = None
    starts = [sentence.start for sentence in draft.sentences]
    for mention in _narrowest(draft.text, draft.regions):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.end > draft.sentences[index].end or mention.role == "dateline":
            continue
        _add_to_groups(draft.text, scope.groups.setdefault(index, []), mention)
    for index, sentence in enumerate(draft.sentences):
        _add_office_words(draft, scope, index, sentence)
    lead = _lead_end(draft)
    for index, groups in scope.groups.items():
        if draft.sentences[index].start >= lead:
            continue
        for group in groups:
            if (
                len(group.codes) > 1
                and not group.office
                and (_EVENT_AFTER.match(draft.text, group.end) or _acts_jointly(draft.text, scope, group))
            ):
                scope.joint = scope.joint or tuple(group.codes)
            if (
                scope.office is not None
                and _level(scope.office) == "도"
                and _RESULTS.search(draft.text, draft.sentences[index].start, draft.sentences[index].end)
            ):
                if _EXAMPLE.match(draft.text, group.end):
                    continue
                inside = [
                    code for code in group.codes if code != scope.office and gazetteer.contains(scope.office, code)
                ]
                if inside:
                    scope.plants = tuple(dict.fromkeys((*scope.plants, *inside)))
    return scope


def _acts_jointly(text: str, scope: _Scope, group: _Group) -> bool:
    """천안시와 아산시는: offices of one level that are together the subject of the lead."""
    levels = {gazetteer.region(code).level for code in group.codes}
    return scope.office in group.codes and len(levels) == 1 and _TOPIC.match(text, group.end) is not None


def _add_to_groups(text: str, groups: list[_Group], mention: RegionMention) -> None:
    if mention.code is None:
        return
    is_name = mention.role == "name"
    if groups and not is_name and not groups[-1].name and _LIST_GAP.fullmatch(text, groups[-1].end, mention.start):
        groups[-1].codes.append(mention.code)
        groups[-1].end = mention.end
        return
    groups.append(_Group(mention.start, mention.end, [mention.code], name=is_name))


def _add_office_words(draft: Draft, scope: _Scope, index: int, sentence: Sentence) -> None:
    if scope.office is None or scope.office == COUNTRY:
        return
    pattern = _OFFICE_WORD if draft.lang == "ko" else _OFFICE_WORD_ENGLISH
    level = _level(scope.office)
    added = False
    groups = scope.groups.setdefault(index, [])
    for match in pattern.finditer(draft.text, sentence.start, sentence.end):
        word = next(filter(None, match.groups()))
        following = next((group for group in groups if group.start == match.end() + 1), None)
        if following is not None and match[0][-1] in "와과" and _LEVEL_OF_WORD.get(word) == level:
            following.codes.insert(0, scope.office)
            following.start = match.start()
            continue
        if word == "관" or _LEVEL_OF_WORD.get(word) == level or (word in ("시", "city") and level in ("시", "세종")):
            groups.append(_Group(match.start(), match.end(), [scope.office], office=True))
            added = True
    if added:
        groups.sort(key=lambda group: group.start)


def _find_topics(draft: Draft, scope: _Scope) -> None:
    """Lets the topic of a sentence go on through its paragraph until another place or the office takes over."""
    topic: tuple[str, ...] | None = None
    last_placed: list[str] | None = None
    paragraph = -1
    introduced = False
    for sentence in draft.sentences:
        if sentence.kind in ("item", "table", "headline", "subhead", "caption") or (
            sentence.line != paragraph and not introduced
        ):
            topic, introduced, last_placed = None, False, None
        paragraph = sentence.line
        groups = [group for group in scope.groups.get(sentence.index, ()) if not group.name]
        if groups:
            last_placed = groups[-1].codes if _inside(scope, groups[-1]) and not groups[-1].office else None
        elif topic is not None:
            scope.topics[sentence.index] = topic
        elif last_placed is not None and _ANAPHORA.match(draft.text, sentence.start):
            scope.topics[sentence.index] = tuple(last_placed)
        for group in groups:
            if group.office or scope.office in group.codes:
                topic, introduced = None, False
            elif group.start - sentence.start <= 12 and (
                _TOPIC_ENGLISH if draft.lang == "en" else _TOPIC_OR_HEAD
            ).match(draft.text, group.end):
                topic = tuple(group.codes) if _inside(scope, group) else None
                # X구(구청장 …) opens an article of its own in a round-up: it stays the topic over paragraphs
                introduced = topic is not None and _HEAD_IN_BRACKETS.match(draft.text, group.end) is not None


def _inside(scope: _Scope, group: _Group) -> bool:
    return scope.office is None or all(gazetteer.contains(scope.office, code) for code in group.codes)


def _governing(
    draft: Draft,
    scope: _Scope,
    sentence: Sentence,
    groups: list[_Group],
    quantities: list[Quantity],
    quantity: Quantity,
) -> _Group | None:
    """The nearest group before a quantity in its sentence that says where the quantity is."""
    text = draft.text
    position = bisect_left(groups, quantity.start, key=lambda group: group.start) - 1
    passed = False
    while position >= 0:
        group = groups[position]
        position -= 1
        if group.end > quantity.start:
            continue
        if group.office:
            return group
        tail = text[group.end : min(quantity.start, group.end + 40)]
        between = [other for other in quantities if group.end <= other.start < quantity.start]
        if _COMPARED.match(tail) or _counts_units(text, group, quantity):
            passed = True
            continue
        if passed and not _TOPIC.match(text, group.end):
            continue
        if _paired(text, group, between, quantity):
            return group
        if draft.lang == "en":
            if _governs_in_english(text, sentence, group) and scope.office not in group.codes and _inside(scope, group):
                return group
            continue
        if _is_site(text, group) and _inside(scope, group):
            return group
        if group.name:
            # part of another name: a figure that follows at once is about its place (군산 고용위기지원센터 23억원)
            if (
                not between
                and quantity.start - group.end <= 22
                and _inside(scope, group)
                and not _closed(text, group, quantity)
            ):
                return group
            continue
        topical = _TOPIC.match(text, group.end) or _HEAD_IN_BRACKETS.match(text, group.end)
        if topical and (scope.office not in group.codes or _inside(scope, group)):
            return group
        if _WHOLE.match(text, group.end) and not between:
            return group
        inside = _inside(scope, group)
        if inside and scope.office not in group.codes:
            if (
                _PLACED.match(text, group.end)
                or _SITE_AFTER.match(text, group.end)
                or _in_brackets(text, group)
                or (quantity.start - group.end <= 30 and not between)
            ):
                return group
            continue
        if scope.office in group.codes:
            return group
    return None


def _paired(text: str, group: _Group, between: list[Quantity], quantity: Quantity) -> bool:
    """Whether a quantity stands right beside a place, or in brackets after another that does: 완주군 7억원(5개)."""
    if not between:
        return _PAIR_GAP.fullmatch(text, group.end, quantity.start) is not None
    if not _PAIR_GAP.fullmatch(text, group.end, between[0].start):
        return False
    rest, position = "", between[0].end
    for other in (*between[1:], quantity):
        rest += text[position : other.start]
        position = other.end
    return len(rest) <= 16 and not _SUMS.search(rest)


def _governs_in_english(text: str, sentence: Sentence, group: _Group) -> bool:
    """In X, …; X will …; X's …: not including X, such as X, with X."""
    before = text[max(sentence.start, group.start - 40) : group.start]
    if re.search(r"(?:including|such as|with|unlike|like|from|than|and) (?:[\w-]+, )?$", before):
        return False
    return group.start - sentence.start <= 24 or bool(re.search(r"\b(?:[Ii]n|[Aa]t|for) (?:[\w-]+, )?$", before))


def _is_site(text: str, group: _Group) -> bool:
    """성주2일반산업단지에: part of the name of a site, and the sentence is about what happens there."""
    return _SITE.match(text, group.end) is not None


def _closed(text: str, group: _Group, quantity: Quantity) -> bool:
    """Whether a clause or quotation ends between a group and a quantity."""
    return bool(re.search(r"[’'」』”.]|[다며고],?\s|,\s", text[group.end : quantity.start]))


def _in_brackets(text: str, group: _Group) -> bool:
    return text[group.start - 1 : group.start] == "(" and text[group.end : group.end + 1] == ")"


def _group_after(text: str, groups: list[_Group], quantity: Quantity) -> _Group | None:
    """A place in brackets right after a quantity: 300명(군산시)."""
    position = bisect_left(groups, quantity.end, key=lambda group: group.start)
    if position < len(groups):
        group = groups[position]
        between = text[quantity.end : group.start]
        if between in ("(", " (") and text[group.end : group.end + 1] in (")", ",") and not group.office:
            return group
        opens = position == 0 and not group.office and not group.name
        if (
            opens
            and _RELATIVE.fullmatch(between)
            and (_TOPIC.search(text, group.end, group.end + 12) or _PLACED.search(text, group.end, group.end + 12))
        ):
            return group
    return None


def _counts_units(text: str, group: _Group, quantity: Quantity) -> bool:
    """용인·구리·안성 3개 시, 부산진구 센터 등 8곳: what is only counted leaves its figures to whoever acts."""
    if quantity.start < group.end:
        return False
    if len(group.codes) > 1 and _COUNT_OF_UNITS.match(text, group.end):
        return True
    return _EXAMPLE.match(text, group.end, quantity.start + 1) is not None


def _respective(text: str, groups: list[_Group], quantities: list[Quantity]) -> dict[int, tuple[str, int, int]]:
    """A와 B는 각각 20명, 30명: the figures after 각각 pair with the items of the list, where their number agrees."""
    pairs: dict[int, tuple[str, int, int]] = {}
    for group in groups:
        if len(group.codes) < 2:
            continue
        following = [quantity for quantity in quantities if quantity.start >= group.end]
        if len(following) < len(group.codes):
            continue
        mark = _PAIRED.search(text, group.end, following[0].start + 1)
        chosen = following[: len(group.codes)]
        same_kind = len({quantity.kind for quantity in chosen}) == 1
        crossed = any(group.end <= other.start < chosen[-1].start for other in groups)
        if (
            mark
            and same_kind
            and not crossed
            and all(re.fullmatch(r"[^\d.]{0,12}", text[a.end : b.start]) for a, b in pairwise(chosen))
        ):
            for code, quantity in zip(group.codes, chosen, strict=True):
                pairs[quantity.start] = (code, group.start, group.end)
    return pairs


def _nationwide_before(
    text: str, sentence: Sentence, groups: list[_Group], quantity: Quantity
) -> tuple[int, int] | None:
    """The word 전국 where it governs a quantity: right before it, or with nothing but words between."""
    begin = max(sentence.start, quantity.start - 40)
    found: tuple[int, int] | None = None
    for match in _NATIONWIDE.finditer(text, begin, quantity.start):
        found = match.span()
    if found is None:
        return None
    between = re.sub(r"20\d\d년", "", text[found[1] : quantity.start])
    if (
        len(between) > 24
        or re.search(r"\d|[.,]|[며고]\s|보다|대비|에서", between)
        or any(found[1] <= group.start < quantity.start for group in groups)
    ):
        return None
    return found


def _around_units(groups: list[_Group], quantity: Quantity) -> _Group | None:
    """대전광역시의 5개 자치구: the 시·도 named before a count of its districts."""
    before = [group for group in groups if group.end <= quantity.start and not group.name]
    if before and len(before[-1].codes) == 1 and gazetteer.region(before[-1].codes[0]).level == "sido":
        return before[-1]
    return None


def _container(scope: _Scope, units: str, nationwide: object) -> tuple[str, ...]:
    """The region that N districts or provinces are counted in."""
    if nationwide or units in ("광역", "provinces") or (units[0] == "시" and units[-1] == "도"):
        return (COUNTRY,)
    if units in ("지자체", "자치단체", "지방자치단체", "기초", "municipalities") or scope.office in (None, COUNTRY):
        return (scope.office,) if scope.office else ()
    assert scope.office is not None
    if _level(scope.office) in ("구", "군") or (
        _level(scope.office) == "시" and gazetteer.region(scope.office).level != "sido"
    ):
        above = gazetteer.parents(scope.office)
        return (above[-1],) if above else ()
    return (scope.office,)


def _about_plants(text: str, sentence: Sentence) -> bool:
    """Whether a sentence goes on about the firms that an agreement brings, and does not sum up earlier ones."""
    return bool(_FIRMS.search(text, sentence.start, sentence.end)) and not _CUMULATIVE.search(
        text, sentence.start, sentence.end
    )


def _national_topic(text: str, sentence: Sentence, quantity: Quantity, scope: _Scope) -> tuple[int, int] | None:
    if scope.office == COUNTRY:
        return None
    match = _NATIONAL_TOPIC.search(text, sentence.start, quantity.start)
    return match.span() if match else None


def _heading(draft: Draft, scope: _Scope, sentence: Sentence) -> _Group | None:
    """The place in the heading, item or row head that a sentence stands under."""
    parent = sentence.parent
    for _ in range(6):
        if parent is None:
            return None
        above = draft.sentences[parent]
        groups = [group for group in scope.groups.get(parent, ()) if not group.office and not group.name]
        short = above.end - above.start <= 40 or above.kind == "subhead"
        if groups and short and _inside(scope, groups[0]):
            return groups[0]
        parent = above.parent
    return None


def _placed(draft: Draft) -> list[RegionMention]:
    return [mention for mention in draft.regions if mention.role != "name" and mention.code is not None]


def _narrowest(text: str, mentions: list[RegionMention]) -> list[RegionMention]:
    """Mentions less those that only say where the next one lies (경남 of 경남 창원시, Jeonnam of Suncheon, Jeonnam)."""
    kept: list[RegionMention] = []
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if (
            following is not None
            and mention.code is not None
            and following.code is not None
            and following.start - mention.end <= 1
            and mention.code in gazetteer.parents(following.code)
            and text[mention.end : following.start].strip() == ""
            and not _heads_list(text, mentions, index)
        ):
            continue
        previous = mentions[index - 1] if index else None
        if (
            previous is not None
            and mention.code is not None
            and previous.code is not None
            and text[previous.end : mention.start] in (", ", " (", "(")
            and mention.code in gazetteer.parents(previous.code)
            and text[mention.start : mention.start + 1].isascii()
        ):
            continue
        kept.append(mention)
    return kept


def _heads_list(text: str, mentions: list[RegionMention], index: int) -> bool:
    """Whether a parent stands before several of its children: 경상북도 안동, 청송, 상주."""
    if index + 2 >= len(mentions):
        return False
    child, second = mentions[index + 1], mentions[index + 2]
    if child.code is None or second.code is None or not _LIST_GAP.fullmatch(text, child.end, second.start):
        return False
    return gazetteer.parents(child.code)[-1:] == gazetteer.parents(second.code)[-1:] != ()


def _level(code: str) -> str:
    """시, 도, 군 or 구: the word by which an office calls itself."""
    return gazetteer.region(code).name[-1] if code != COUNTRY else ""


def _office_levels(draft: Draft) -> Counter[str]:
    """How often 시는, 도는, 군은, 구는 stand for the office."""
    pattern = _OFFICE_WORD if draft.lang == "ko" else _OFFICE_WORD_ENGLISH
    counts: Counter[str] = Counter()
    for sentence in draft.sentences[:200]:
        for match in pattern.finditer(draft.text, sentence.start, sentence.end):
            word = next(filter(None, match.groups()))
            if word in _LEVEL_OF_WORD and not match[0].endswith("내"):
                counts[_LEVEL_OF_WORD[word]] += 1
    return counts


def _lead_end(draft: Draft) -> int:
    """Where the first two sentences of prose end."""
    seen = 0
    for sentence in draft.sentences:
        if sentence.kind in ("text", "item"):
            seen += 1
            if seen == 2:
                return sentence.end
    return draft.sentences[-1].end if draft.sentences else len(draft.text)


def _national(draft: Draft, lead: int) -> float:
    """How strongly the headline and lead say that a ministry or the nation is the subject."""
    begin = draft.sentences[0].start if draft.sentences else 0
    points = 5.0 if _NATIONAL_HEAD.match(draft.text, begin) else 0.0
    openings = [sentence.start for sentence in draft.sentences[:30] if sentence.kind in ("text", "item")][:1]
    for match in _NATIONAL_SUBJECT.finditer(draft.text, begin, lead):
        if draft.text[max(0, match.start() - 3) : match.start()].rstrip().endswith(("시와", "도와", "구와", "군과")):
            continue
        if _RUN_BY.match(draft.text, match.end()):
            continue
        if any(prose <= match.start() < prose + 45 for prose in openings):
            points = max(points, 9.0)
        points = max(points, 6.0 if match.start() - begin < 60 else 3.0)
    if draft.lang == "en" and _NATIONAL_ENGLISH.search(draft.text, begin, lead):
        points = max(points, 4.0)
    return points


def _list_end(text: str, mentions: list[RegionMention], order: int) -> int:
    """Where the list ends that a mention stands in: its particle says what the mention does."""
    end = mentions[order].end
    for following in mentions[order + 1 : order + 40]:
        if not _LIST_GAP.fullmatch(text, end, following.start):
            break
        end = following.end
    return end


def _first(mentions: list[RegionMention], code: str) -> int:
    return next(index for index, mention in enumerate(mentions) if mention.code == code)
