"""Which office a release speaks for: a region, or the country where a ministry is the subject.

The publisher decides where it is known. Else the headline, the subject of the lead, "X구(구청장 …)", datelines, and the
level at which the text calls its office (시는, 도는, 군은, 구는) are weighed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import replace

from nlp import gazetteer
from nlp.bystanders import stands_by
from nlp.draft import Draft, RegionMention
from nlp.figures import COUNTRY
from nlp.lead import SHORTEST
from nlp.local_bodies import local_bodies, of_branch
from nlp.nation import (
    NATION_REACH,
    REGIONAL_SURVEY,
    is_guest,
    national_weight,
    opens_nationally,
    speaks_of_nation,
)
from nlp.office_words import LEVEL_OF_WORD, office_words
from nlp.places import WIRE_COUNTRY, day_of
from nlp.sites import PLANT
from nlp.surveys import is_named_after, is_of_country, is_of_several, is_round_up

_SOURCE = re.compile(r"청?(?:에|이|가)\s(?:따르면|의하면)")
"""Behind an office: what follows is its news."""
_ONLY_HOSTS = re.compile(r"[가이]\s주최하(?:고|며),?\s[^.\n]{1,30}[가이]\s주관")
"""경기도가 주최하고 화성시가 주관한: an event of the city that runs it."""
_LOCATED = re.compile(r"\b(?:[Ii]n|[Aa]t) $")
"""Before a place in which something was held."""
_ACTS_ENGLISH = re.compile(
    r"(?: (?:Metropolitan|Provincial|City|District|County))?(?: (?:Government|Office))?(?:\s\([^)\n]{1,60}\))?"
    r"\s(?:will|has|plans|announced|said|signed|launched)\b"
)
"""Behind the name of an office at the head of what it does."""
_EXCEPT = re.compile(r"[을를]\s제외|\s?(?:관?내|지역)(?:에서)?\s(?:\d{1,2}위|최고|최다|최초|유일|처음)")
"""Behind a place: it is left out, or what the office is ranked in: 경기도내 1위."""
_FIRST_IN = re.compile(r"\s(?:\d{1,2}위|최고|최다|최초|유일|처음)")
"""The same behind the province of a place that is named, too: 경남 최초."""
_LISTED = 3
"""Provinces that stand side by side as examples, none of which speaks."""
_CAPITAL = "11"
_FAR = 200
"""Sentences among which the words are counted by which an office calls itself."""
_OFTEN = 3
"""Mentions of a place behind the lead that make it more than an example."""
_WITHIN = re.compile(r"도내(?=[\s에의])")
"""도내 in the lead: a survey is told of one province, however many it is held against."""
_PROVINCE_WORD = re.compile(r"(?<![가-힣])(?:도청|도내|지사는|도지사는|지사가)(?![가-힣]{2})")
HEAD_IN_BRACKETS = re.compile(
    r"(?:청장|청)?\s?\((?:시장|군수|구청장|청장|도지사|지사|[Mm]ayor|[Dd]istrict [Mm]ayor|[Gg]overnor|[Hh]ead)"
)
CANDIDATE = re.compile(
    r"(?:지사|시장|청장|장|군수|수)?(?:\s[가-힣○]{2,4})?\s(?:예비)?(?:후보|당선자|당선인)(?:은|는|이|가|도|의)?(?=[\s,])"
)
"""Behind the name of an office: who stands for it, 가람도지사 홍길동 후보는."""
TOPIC = re.compile(
    r"(?:청장|시장|청|장|수|도지사|지사)?(?:\s?지역|권)?(?:은|는|이|가|에서는|에는|에선|엔|도|만|\s역시|의 경우)"
    r"(?=[\s,]|$)"
)
LIST_GAP = re.compile(
    r"(?:시|군|구)?\s?(?:[·ㆍ・‧∙,、/\-]|와|과|및|,?\s?(?:and|&)|하고|랑)\s?(?:및\s|and\s)?|(?:시장|군수|구청장|"
    r"청)?[·ㆍ,]\s?|,\s(?:and\s)?"
)


def title_region(draft: Draft) -> str | None:
    """The region of the headline, or of the lead where the headline names none; None if national or unknown."""
    codes: list[str | None] = []
    if draft.headline is not None:
        start, end = draft.headline
        heads = [one for one in _placed(draft) if start <= one.start < end and one.code is not None]
        codes = [one.code for one in narrowest(draft.text, heads)]
        if len(set(codes)) == 1 and "도내" not in draft.text[start:end]:
            return codes[0]
    office = acting_office(draft)
    if draft.headline is not None:
        if office in codes or (codes and office and unit_of(office) == "도" and "도내" in draft.text[start:end]):
            return office
        if codes:
            return codes[0]
    return None if office == COUNTRY else office


def acting_office(draft: Draft) -> str | None:
    """The code of the office whose release this is (COUNTRY for ministries); the publisher where it is known."""
    if draft.acting is None:
        office = _acting_office(draft)
        draft.acting = (None if office == COUNTRY and _is_open(draft) else office,)
    return draft.acting[0]


def _is_open(draft: Draft) -> bool:
    """Whether an office that speaks is named, but not which of several of that name: 서구, 올해 일자리 …."""
    lead = lead_end(draft)
    begin = draft.sentences[0].start if draft.sentences else 0
    return any(
        one.code is None
        and one.role in ("place", "office")
        and one.start < lead
        and (one.start - begin <= 2 or TOPIC.match(draft.text, one.end) or _SOURCE.match(draft.text, one.end))
        for one in draft.regions
    )


def _only_hosts(text: str, mentions: list[RegionMention], order: int) -> bool:
    """Whether an event is a province's that a place in it runs."""
    runs = _ONLY_HOSTS.match(text, mentions[order].end)
    following = mentions[order + 1] if runs is not None and order + 1 < len(mentions) else None
    return (
        runs is not None
        and following is not None
        and following.start < runs.end()
        and mentions[order].code in gazetteer.parents(following.code or "")
    )


def _acting_office(draft: Draft) -> str | None:
    if draft.office is not None:
        return gazetteer.at(draft.office, day_of(draft)) if gazetteer.is_code(draft.office) else draft.office
    narrow = narrowest(draft.text, draft.regions)
    mentions = [one for one in narrow if one.role != "name" and one.code is not None]
    lead = lead_end(draft)
    scores: dict[str, float] = defaultdict(float)
    in_headline: set[str] = set()
    around: dict[str, int] = defaultdict(int)
    leading: set[str] = set()
    guests: set[str] = set()
    beside = _beside(draft, narrow)
    if all(mention.start in beside for mention in mentions) and not _speaks_without(draft, lead, beside):
        beside = set()
    hosted = "주최" in draft.text
    for order, mention in enumerate(mentions):
        if mention.start in beside:
            continue
        if mention.code is None:
            continue
        if mention.role == "dateline" and (
            draft.text[mention.start : mention.end].isupper() or WIRE_COUNTRY.match(draft.text, mention.end)
        ):
            continue  # a wire's dateline tells where its reporter sits
        if mention.role == "place" and is_guest(draft.text, mention.start, mention.end):
            guests.add(mention.code)
            continue
        if hosted and mention.start < lead and _only_hosts(draft.text, mentions, order):
            continue
        points = 0.2
        if mention.role == "dateline" and mention.code == _CAPITAL:
            scores[mention.code] += points
            continue  # the wires write from there of all the country
        if draft.headline is not None and draft.headline[0] <= mention.start < draft.headline[1]:
            points += 3.0
            in_headline.add(mention.code)
            around[mention.code] += 2
        elif mention.start < lead:
            points += 1.0
        if order == 0:
            points += 2.0 if mention.role != "dateline" else 1.2
        if mention.role == "office":
            points += 1.0
        if mention.role == "dateline":
            points += 0.8
            around[mention.code] += 2
        if HEAD_IN_BRACKETS.match(draft.text, mention.end):
            points += 5.0
        elif mention.start < lead and mention.role != "dateline":
            tail = _list_end(draft.text, mentions, order)
            source = _SOURCE.match(draft.text, tail)
            located = draft.lang == "en" and _LOCATED.search(draft.text, max(0, mention.start - 4), mention.start)
            subject = bool(source or TOPIC.match(draft.text, tail)) or (
                draft.text.startswith(",", tail) and not located
            )
            if draft.lang == "en" and not located:
                subject = subject or _ACTS_ENGLISH.match(draft.text, tail) is not None
            points += 4.0 if source else 2.5 if subject else 0.0
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
                    scores[code] += around[parent]
    for parent in leading:
        listed = [code for code in in_headline if parent in gazetteer.parents(code)]
        if len(listed) > 1 and not leading.intersection(listed):
            scores[parent] += max(scores[code] for code in listed)  # 음성·충주 … under which 충북도는 speaks
    bodies = local_bodies(draft, lead)
    for code in bodies:
        if not in_headline and not leading:
            scores[code] += 4.0
    if not in_headline and not leading:
        _add_plants(draft, lead, scores)
    levels = _office_levels(draft)
    for code in scores:
        scores[code] += min(4.0, 1.5 * levels.get(unit_of(code), 0))
    national = national_weight(draft, lead)
    if not scores:
        named = [one.code for one in draft.regions if one.role == "name" and one.code is not None]
        if guests or national or not named:
            told = guests or beside or national or speaks_of_nation(draft, lead, local=levels.total() > 0)
            return COUNTRY if told else None
        if opens_nationally(draft, lead, beside):
            return COUNTRY
        above = gazetteer.parents(named[0])
        of_province = _office_levels(draft)["도"] and above and unit_of(above[-1]) == "도"
        return above[-1] if of_province else named[0]
    order_of: dict[str | None, int] = {}
    for order, mention in enumerate(mentions):
        order_of.setdefault(mention.code, -order)
    best = max(scores, key=lambda code: (scores[code], order_of.get(code, -len(mentions))))
    best = _province_of(draft, best, scores, levels)
    if national and (best in bodies or of_branch(draft, best) or is_named_after(draft, best)):
        national = 0.0
    roles = {mention.role for mention in mentions if mention.code == best}
    if roles == {"dateline"}:  # where the reporter sits, named before the text or behind it
        until = max(lead, mentions[_first(mentions, best)].start)
        if national or (not levels.total() and opens_nationally(draft, until)):
            return COUNTRY
    spoken = in_headline or leading or levels.total() or best in bodies
    often = sum(1 for mention in mentions if mention.code == best) >= _OFTEN
    if not spoken and (guests or (not often and _first_place(draft) >= lead and opens_nationally(draft, lead))):
        return COUNTRY
    if best not in in_headline and not levels.total() and REGIONAL_SURVEY.search(draft.text, 0, NATION_REACH):
        return COUNTRY
    within = _WITHIN.search(draft.text, draft.sentences[0].start if draft.sentences else 0, lead) is not None
    if not spoken and ((not within and is_of_several(draft, mentions)) or _only_listed(draft, mentions, best)):
        return COUNTRY
    if national and is_round_up(draft, mentions, lead):
        return COUNTRY
    if national > scores[best] or (not within and is_of_country(draft, mentions, levels.total())):
        return COUNTRY
    return best


def _beside(draft: Draft, mentions: list[RegionMention]) -> set[int]:
    """The offsets of `mentions` that only stand beside the news, or in what the office is ranked: 경기도내 1위."""
    found: set[int] = set()
    above = {code for one in draft.regions if one.code is not None for code in gazetteer.parents(one.code)}
    for mention in mentions:
        ranked = mention.role == "place" and (
            _EXCEPT.match(draft.text, mention.end)
            or (mention.code in above and _FIRST_IN.match(draft.text, mention.end))
        )
        if ranked or stands_by(draft, mention):
            found.update(range(mention.start, mention.end))
    return found


def _add_plants(draft: Draft, lead: int, scores: dict[str, float]) -> None:
    """Let the plants that headline or lead tell of count for their places, unless a narrower one is named."""
    for mention in draft.regions:
        if mention.start >= lead:
            break
        if mention.role != "name" or mention.code is None or PLANT.match(draft.text, mention.end) is None:
            continue
        if not any(mention.code in gazetteer.parents(code) for code in scores):
            scores[mention.code] += 2.0


def _speaks_without(draft: Draft, lead: int, beside: Set[int]) -> bool:
    """Whether something else tells who speaks where all places only stand beside the news."""
    if any(one.role == "name" and one.code is not None and one.start not in beside for one in draft.regions):
        return True
    local = _office_levels(draft).total() > 0
    return bool(
        national_weight(draft, NATION_REACH)
        or opens_nationally(draft, lead, beside)
        or speaks_of_nation(draft, lead, local=local)
    )


def _first_place(draft: Draft) -> int:
    """Where the first place that is no dateline stands."""
    return min((one.start for one in _placed(draft) if one.role != "dateline"), default=len(draft.text))


def _province_of(draft: Draft, best: str, scores: Mapping[str, float], levels: Counter[str]) -> str:
    """The province where the text calls its office 도 alone and names none, only several of its 시·군."""
    above = gazetteer.parents(best)
    if not above or unit_of(above[-1]) != "도" or above[-1] in scores or levels["도"] + _of_province(draft) < 2:
        return best
    if levels[unit_of(best)]:
        return best
    return above[-1] if sum(above[-1] in gazetteer.parents(code) for code in scores) >= 2 else best


def _of_province(draft: Draft) -> int:
    """How often 도청, 도내 or 지사 stand for a province that is not named beside them."""
    end = draft.sentences[min(40, len(draft.sentences)) - 1].end if draft.sentences else 0
    return sum(1 for _ in _PROVINCE_WORD.finditer(draft.text, 0, end))


def _only_listed(draft: Draft, mentions: list[RegionMention], code: str) -> bool:
    """Whether a 시·도 is named in lists of several alone: 가람, 나래, 다솜 등 5개 광역자치단체."""
    if gazetteer.region(code).level != "sido":
        return False
    run: list[RegionMention] = []
    listed: set[int] = set()
    provinces = True
    for one in mentions:
        if run and not LIST_GAP.fullmatch(draft.text, run[-1].end, one.start):
            run, provinces = [], True
        run.append(one)
        provinces = provinces and one.code is not None and gazetteer.region(one.code).level == "sido"
        if provinces and len(run) > _LISTED:
            listed.update(each.start for each in (run if len(run) == _LISTED + 1 else run[-1:]))
    return bool(listed) and all(one.start in listed for one in mentions if one.code == code)


def _placed(draft: Draft) -> list[RegionMention]:
    return [mention for mention in draft.regions if mention.role != "name" and mention.code is not None]


def narrowest(text: str, mentions: list[RegionMention]) -> list[RegionMention]:
    """Mentions less those that only say where the next one lies (경남 of 경남 창원시, Jeonnam of Suncheon, Jeonnam).

    The next one begins where its parent does, so that lists go on over it: 전북 김제, 전남 고흥.
    """
    kept: list[RegionMention] = []
    begin: int | None = None
    for index, one in enumerate(mentions):
        mention = one if begin is None else replace(one, start=begin)
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
            begin = mention.start
            continue
        begin = None
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
    if child.code is None or second.code is None or not LIST_GAP.fullmatch(text, child.end, second.start):
        return False
    return gazetteer.parents(child.code)[-1:] == gazetteer.parents(second.code)[-1:] != ()


def inside(office: str | None, codes: list[str]) -> bool:
    """Whether all codes are the office's own region or lie in it; true where the office is unknown."""
    if office is None or office == COUNTRY:
        return True
    return all(code == office or office in gazetteer.parents(code) for code in codes)


def unit_of(code: str) -> str:
    """시, 도, 군 or 구: the word by which an office calls itself."""
    return gazetteer.region(code).name[-1] if code != COUNTRY else ""


def _office_levels(draft: Draft) -> Counter[str]:
    """How often 시는, 도는, 군은, 구는 stand for the office."""
    counts: Counter[str] = Counter()
    for index, words in office_words(draft).items():
        for word, _, end in words if index < _FAR else ():
            if word in LEVEL_OF_WORD and draft.text[end - 1] != "내":
                counts[LEVEL_OF_WORD[word]] += 1
    return counts


def lead_end(draft: Draft) -> int:
    """Where the first two sentences of prose end."""
    seen = 0
    for sentence in draft.sentences:
        if sentence.kind == "text" or (sentence.kind == "item" and sentence.end - sentence.start >= SHORTEST):
            seen += 1
            if seen == 2:
                return sentence.end
    return draft.sentences[-1].end if draft.sentences else len(draft.text)


def _list_end(text: str, mentions: list[RegionMention], order: int) -> int:
    """Where the list ends that a mention stands in: its particle says what the mention does."""
    end = mentions[order].end
    for following in mentions[order + 1 : order + 40]:
        if not LIST_GAP.fullmatch(text, end, following.start):
            break
        end = following.end
    return end


def _first(mentions: list[RegionMention], code: str) -> int:
    return next((index for index, mention in enumerate(mentions) if mention.code == code), len(mentions))
