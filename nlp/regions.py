"""Which regions a document and each of its figures are about.

`find_regions` (nlp.places) names the places; here every quantity gets the narrowest place that its words state: a pair
in a list (완주군 7억원, 전주시 3억원), the topic or place of its clause (중구는 …), the heading or row that it stands
under, the topic of its paragraph, else the acting office (nlp.offices), or the country.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from nlp import gazetteer
from nlp.draft import Draft, Quantity, RegionMention, Sentence
from nlp.figures import COUNTRY, Evidence
from nlp.offices import (
    HEAD_IN_BRACKETS,
    LEVEL_OF_WORD,
    LIST_GAP,
    NATIONAL_TOPIC,
    OFFICE_WORD,
    OFFICE_WORD_ENGLISH,
    TOPIC,
    acting_office,
    inside,
    lead_end,
    narrowest,
    title_region,
    unit_of,
)
from nlp.places import find_regions
from nlp.region_clauses import EXAMPLE, TOPIC_ENGLISH, TOPIC_OR_HEAD, Group, governing, group_after, respective
from nlp.sites import named_site, site_mentions

__all__ = ["acting_office", "assign_regions", "document_regions", "find_regions", "title_region"]
_OF_DISTRICTS = re.compile(r"자치구|구|시.{0,3}[군구]$")
_NATIONWIDE = re.compile(
    r"(?<![가-힣])(?:전국|우리나라|국내 전체)(?!\s?(?:최초|최고|최대|최상위|1위|유일|처음|적으로|단위|"
    r"에서 (?:처음|유일|가장)))"
)
_UNITS = re.compile(
    r"\s?(?:개\s?)?(?:광역\s?)?(시[·ㆍ・‧∙]?도|광역|자치구|시[·ㆍ・‧∙]?군[·ㆍ・‧∙]?구|시[·ㆍ・‧∙]?군|"
    r"[구군][·ㆍ・‧∙]?[구군]|지자체|자치단체|지방자치단체|기초|"
    r"(?:other )?(?:autonomous )?districts|provinces|cities and counties|cities|municipalities)"
    r"(?=[\s,.)(을를의과와도로중별]|은\s|는\s|이\s|가\s|에|$)"
)
_RESULTS = re.compile(
    r"(?:투자협약|업무협약|양해각서|MOU|투자\s?유치|입주협약|입주계약"
    r"|[Ii]nvestment (?:[Aa]greement|[Cc]ontract|[Dd]eal))"
)
_CUMULATIVE = re.compile(r"민선\s?\d|누적|지금까지|그동안|들어\s|올 들어|for the past|so far")
_FIRMS = re.compile(
    r"기업|회사|업체|공장|투자|고용|채용|㈜|\(주\)|협약|신설|증설|건립|설립|부지|invest|compan|factory|plant\b|headquarters|workers|jobs"
)
_EVENT_AFTER = re.compile(r"[^\n’'”」]{0,24}?(?:박람회|한마당|페스티벌|면접의 날|로드쇼|페어)")
_HOLDER = re.compile(r"(?:수|시장|장|구청장|청장)(?:[을를와과]|,|\s)")
_SEVERAL_FIRMS = re.compile(r"\d{1,3}\s?개\s?(?:기업|업체|회사|사)")
_ANAPHORA = re.compile(
    r"(?:이|해당|그)\s?(?:공장|단지|시설|사업장|지역|센터)|(?:공장|단지|시설)(?:이|가|은|는)\s|완공|준공|이곳|여기"
    r"|(?:[Ii]f|[Ww]hen|[Oo]nce) completed|[Tt]he (?:factory|plant|complex|facility)"
)


_SURVEYED = re.compile(r"(?<![가-힣])전국(?:의)?\s(?:취업자|실업자|실업률|고용률|비?경제활동)")
_SURVEY_SPAN = 200  # characters that a survey may go on about the country
_COUNTED_PLACES = re.compile(r"(?P<n>[2-9]|1\d)\s?개\s?(?:지역|시군|시·군|도시|지자체|마을)(?=[에을이은의,\s])")
_THESE = re.compile(
    r"(?:이들|해당)\s?(?:(?P<n>[2-9]|1\d)\s?개\s?)?(?:지역|시군|시·군|도시|지자체|마을)(?=[에을이은의\s])"
    r"|(?<![가-힣])(?:두|양)\s?(?:시|군|구|도|도시|지역|자치구|시군|시·군|지자체)(?=[가는이은에의를\s])"
)
_ENDS = ".!?다:”\"'’)]>"
_RUN_ON = 300  # characters that the lines of one sentence may take
_SECTOR = re.compile(r"(?:분야|업종|부문)(?:에서는?|의|는|은)?\s[^.\n]{0,12}?\d{1,3}\s?개\s?(?:기업|업체|회사|사)")


@dataclass(slots=True)
class _Scope:
    """What the assignment knows of a document."""

    office: str | None
    joint: tuple[str, ...] = ()
    plants: tuple[str, ...] = ()
    groups: dict[int, list[Group]] = field(default_factory=dict)
    topics: dict[int, tuple[str, ...]] = field(default_factory=dict)
    run_on: dict[int, list[Group]] = field(default_factory=dict)
    """The places of the lines of one sentence up to this one, in texts broken for the eye."""


def document_regions(draft: Draft) -> tuple[str, ...]:
    """Codes of all regions named as places or acting, by first mention; datelines count, parts of names do not."""
    return tuple(
        dict.fromkeys(mention.code for mention in draft.regions if mention.code is not None and mention.role != "name")
    )


def assign_regions(draft: Draft) -> None:
    """Set `regions` of every quantity, with the rule and the characters that decided as evidence."""
    scope = _scope(draft)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    _find_topics(draft, scope)
    for index, quantities in by_sentence.items():
        sentence = draft.sentences[index]
        groups = scope.run_on.get(index) or scope.groups.get(index, [])
        pairs = respective(draft.text, groups, quantities)
        for quantity in quantities:
            codes, rule, start, end = _decide(draft, scope, sentence, groups, quantities, quantity, pairs)
            quantity.regions = tuple(dict.fromkeys(codes))
            quantity.evidence.append(Evidence("regions", rule, start, end))


def _decide(
    draft: Draft,
    scope: _Scope,
    sentence: Sentence,
    groups: list[Group],
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
    if nationwide is None:
        nationwide = _surveyed_nationwide(text, sentence, groups, quantity)
    if nationwide:
        return (COUNTRY,), "nationwide", *nationwide
    if (those := _those(draft, scope, sentence, quantity, counted=True)) is not None:
        return tuple(those.codes), "the places listed before", those.start, those.end
    group = group_after(text, groups, quantity, scope.office) or governing(
        draft, scope.office, sentence, groups, quantities, quantity
    )
    if group is not None and (group.office or scope.office in group.codes):
        if scope.plants and _about_plants(text, sentence) and not _of_sector(text, scope, sentence, quantity):
            return scope.plants, "place of the plants", *here
        parted = any(other.codes and set(other.codes).isdisjoint(group.codes) for other in groups if not other.name)
        if scope.joint and set(group.codes) <= set(scope.joint) and not parted:
            return scope.joint, "joint event", *here
    if group is not None:
        if group.office:
            return tuple(group.codes), "the office itself", group.start, group.end
        return tuple(group.codes), "named in the clause", group.start, group.end
    if national := _national_topic(text, sentence, quantity, scope):
        return (COUNTRY,), "a national body acts", *national
    if (those := _those(draft, scope, sentence, quantity, counted=False)) is not None:
        return tuple(those.codes), "the places listed before", those.start, those.end
    heading = _heading(draft, scope, sentence)
    if heading is not None:
        return tuple(heading.codes), "stands under a place", heading.start, heading.end
    if sentence.index in scope.topics:
        return scope.topics[sentence.index], "topic of the paragraph", *here
    if scope.plants and _about_plants(text, sentence) and not _of_sector(text, scope, sentence, quantity):
        return scope.plants, "place of the plants", *here
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
    for mention in narrowest(draft.text, draft.regions):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.end > draft.sentences[index].end or mention.role == "dateline":
            continue
        _add_to_groups(draft.text, scope.groups.setdefault(index, []), mention)
    _add_sites(draft, scope, starts)
    for index, sentence in enumerate(draft.sentences):
        _add_office_words(draft, scope, index, sentence)
    _join_lines(draft, scope)
    lead = lead_end(draft)
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
                and unit_of(scope.office) == "도"
                and _RESULTS.search(draft.text, draft.sentences[index].start, draft.sentences[index].end)
            ):
                if EXAMPLE.match(draft.text, group.end) or _HOLDER.match(draft.text, group.end):
                    continue
                inside = [
                    code for code in group.codes if code != scope.office and gazetteer.contains(scope.office, code)
                ]
                if inside:
                    scope.plants = tuple(dict.fromkeys((*scope.plants, *inside)))
    return scope


def _join_lines(draft: Draft, scope: _Scope) -> None:
    """Let a line that goes on with the one before it know the places of that one."""
    for last, sentence in pairwise(draft.sentences):
        if last.kind != "text" or sentence.kind != "text" or last.line + 1 != sentence.line:
            continue
        if sentence.start - last.end > 1 or draft.text[last.end - 1] in _ENDS:
            continue
        before = scope.run_on.get(last.index) or scope.groups.get(last.index, [])
        near = [group for group in before if sentence.end - group.start <= _RUN_ON]
        if near:
            scope.run_on[sentence.index] = [*near, *scope.groups.get(sentence.index, [])]


def _acts_jointly(text: str, scope: _Scope, group: Group) -> bool:
    """천안시와 아산시는: offices of one level that are together the subject of the lead."""
    levels = {gazetteer.region(code).level for code in group.codes}
    return scope.office in group.codes and len(levels) == 1 and TOPIC.match(text, group.end) is not None


def _add_to_groups(text: str, groups: list[Group], mention: RegionMention) -> None:
    if mention.code is None:
        return
    is_name = mention.role == "name"
    if groups and not is_name and not groups[-1].name and _goes_on(text, groups[-1], mention):
        groups[-1].codes.append(mention.code)
        groups[-1].end = mention.end
        return
    groups.append(Group(mention.start, mention.end, [mention.code], name=is_name))


def _goes_on(text: str, group: Group, mention: RegionMention) -> bool:
    """Whether a mention is one more of a list; 시·도 are also listed with nothing between: 부산 울산 경남."""
    if LIST_GAP.fullmatch(text, group.end, mention.start):
        return True
    provinces = all(gazetteer.region(code).level == "sido" for code in (group.codes[-1], mention.code) if code)
    return provinces and text[group.end : mention.start] == " " and group.codes[-1] != mention.code


def _add_sites(draft: Draft, scope: _Scope, starts: list[int]) -> None:
    """Let a site that is spoken of again stand for the place it lies in."""
    for site in site_mentions(draft, draft.regions):
        index = bisect_right(starts, site.start) - 1
        if index >= 0 and site.end <= draft.sentences[index].end:
            groups = scope.groups.setdefault(index, [])
            if not any(group.start < site.end and site.start < group.end for group in groups):
                groups.append(Group(site.start, site.end, [site.code]))
                groups.sort(key=lambda group: group.start)


def _add_office_words(draft: Draft, scope: _Scope, index: int, sentence: Sentence) -> None:
    if scope.office is None or scope.office == COUNTRY:
        return
    pattern = OFFICE_WORD if draft.lang == "ko" else OFFICE_WORD_ENGLISH
    level = unit_of(scope.office)
    added = False
    groups = scope.groups.setdefault(index, [])
    for match in pattern.finditer(draft.text, sentence.start, sentence.end):
        word = next(filter(None, match.groups()))
        following = next((group for group in groups if group.start == match.end() + 1), None)
        if following is not None and match[0][-1] in "와과" and LEVEL_OF_WORD.get(word) == level:
            following.codes.insert(0, scope.office)
            following.start = match.start()
            continue
        if word == "관" or LEVEL_OF_WORD.get(word) == level or (word in ("시", "city") and level in ("시", "세종")):
            groups.append(Group(match.start(), match.end(), [scope.office], office=True))
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
            last_placed = groups[-1].codes if inside(scope.office, groups[-1].codes) and not groups[-1].office else None
        elif topic is not None:
            scope.topics[sentence.index] = topic
        elif last_placed is not None and (
            _ANAPHORA.match(draft.text, sentence.start) or (scope.plants and draft.text[sentence.start].isdigit())
        ):
            scope.topics[sentence.index] = tuple(last_placed)
        for group in groups:
            if group.office or scope.office in group.codes:
                topic, introduced = None, False
            elif group.start - sentence.start <= 3 and _houses_firms(draft.text, group, sentence):
                topic = tuple(group.codes) if inside(scope.office, group.codes) else None
            elif group.start - sentence.start <= 12 and (TOPIC_ENGLISH if draft.lang == "en" else TOPIC_OR_HEAD).match(
                draft.text, group.end
            ):
                topic = tuple(group.codes) if inside(scope.office, group.codes) else None
                # X구(구청장 …) opens an article of its own in a round-up: it stays the topic over paragraphs
                introduced = topic is not None and HEAD_IN_BRACKETS.match(draft.text, group.end) is not None


def _houses_firms(text: str, group: Group, sentence: Sentence) -> bool:
    """나주 혁신산단에는 3개 기업이: a site whose several firms the paragraph goes on to tell of one by one."""
    site = named_site(text, group.end)
    return site is not None and _SEVERAL_FIRMS.search(text, site.end(), min(sentence.end, site.end() + 30)) is not None


def _nationwide_before(
    text: str, sentence: Sentence, groups: list[Group], quantity: Quantity
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


def _surveyed_nationwide(
    text: str, sentence: Sentence, groups: list[Group], quantity: Quantity
) -> tuple[int, int] | None:
    """전국 취업자는 …: what a survey goes on to tell of the country, until another place is named."""
    found = None
    for match in _SURVEYED.finditer(text, max(sentence.start, quantity.start - _SURVEY_SPAN), quantity.start):
        found = match.span()
    if found is None or any(found[1] <= group.start < quantity.start and not group.name for group in groups):
        return None
    return found


def _those(draft: Draft, scope: _Scope, sentence: Sentence, quantity: Quantity, *, counted: bool) -> Group | None:
    """The list of places that 이들 지역 or 3개 지역 takes up; `counted` where the quantity itself counts them."""
    text = draft.text
    if counted:
        places = _COUNTED_PLACES.match(text, quantity.start, quantity.end + 6)
    else:
        places, begin = None, max(sentence.start, quantity.start - _SURVEY_SPAN)
        for place in (
            *_COUNTED_PLACES.finditer(text, begin, quantity.start),
            *_THESE.finditer(text, begin, quantity.start),
        ):
            places = place
    if places is None:
        return None
    number = int(places["n"]) if places["n"] else None
    for index in range(sentence.index, max(-1, sentence.index - 6), -1):
        for group in reversed(scope.groups.get(index, [])):
            if group.start >= places.start() or group.name or group.office:
                continue
            if len(group.codes) > 1 and (number is None or len(group.codes) == number):
                return group
    return None


def _around_units(groups: list[Group], quantity: Quantity) -> Group | None:
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
    if unit_of(scope.office) in ("구", "군") or (
        unit_of(scope.office) == "시" and gazetteer.region(scope.office).level != "sido"
    ):
        above = gazetteer.parents(scope.office)
        return (above[-1],) if above else ()
    return (scope.office,)


def _about_plants(text: str, sentence: Sentence) -> bool:
    """Whether a sentence goes on about the firms that an agreement brings, and does not sum up earlier ones."""
    return bool(_FIRMS.search(text, sentence.start, sentence.end)) and not _CUMULATIVE.search(
        text, sentence.start, sentence.end
    )


def _of_sector(text: str, scope: _Scope, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is the sub-total of a sector, whose plants lie in several of the places."""
    return (
        len(scope.plants) > 1 and _SECTOR.search(text, sentence.start, min(sentence.end, quantity.end + 8)) is not None
    )


def _national_topic(text: str, sentence: Sentence, quantity: Quantity, scope: _Scope) -> tuple[int, int] | None:
    if scope.office == COUNTRY:
        return None
    match = NATIONAL_TOPIC.search(text, sentence.start, quantity.start)
    return match.span() if match else None


def _heading(draft: Draft, scope: _Scope, sentence: Sentence) -> Group | None:
    """The place in the heading, item or row head that a sentence stands under."""
    parent = sentence.parent
    for _ in range(6):
        if parent is None:
            return None
        above = draft.sentences[parent]
        groups = [group for group in scope.groups.get(parent, ()) if not group.office and not group.name]
        short = above.end - above.start <= 40 or above.kind == "subhead"
        if (
            groups
            and short
            and (len(groups[0].codes) == 1 or sentence.kind != "text")
            and inside(scope.office, groups[0].codes)
        ):
            return groups[0]
        parent = above.parent
    return None
