"""Which regions a document and each of its figures are about.

`find_regions` (nlp.places) names the places; here every quantity gets the narrowest place that its words state: a pair
in a list (완주군 7억원, 전주시 3억원), the topic or place of its clause (중구는 …), the heading or row that it stands
under, the topic of its paragraph, else the acting office (nlp.offices), or the country.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp import gazetteer
from nlp.brackets import find_hosts
from nlp.draft import Draft, Quantity, Sentence
from nlp.figures import COUNTRY, Evidence
from nlp.nation import FAIR, NATIONAL_TOPIC
from nlp.offices import acting_office, inside, title_region, unit_of
from nlp.places import day_of, find_regions
from nlp.region_clauses import OPENING, Group, governing, group_after
from nlp.region_lists import graded, summed_up, taken_up
from nlp.region_nation import goes_on_nationwide, names_country, nationwide, says_nationwide
from nlp.region_pairs import in_turn, respective
from nlp.region_scope import Scope, scope_of
from nlp.region_spending import destination
from nlp.townships import townships
from nlp.yardsticks import is_national

__all__ = ["acting_office", "assign_regions", "document_regions", "find_regions", "title_region"]
_OF_DISTRICTS = re.compile(r"자치구|구|시.{0,3}[군구]$")
_UNITS = re.compile(
    r"\s?(?:개\s?)?(?:광역\s?(?!자치단체|지자체))?(시[·ㆍ・‧∙]?도|광역(?:자치단체|지자체)?|자치구|시[·ㆍ・‧∙]?군[·ㆍ・‧∙]?구|시[·ㆍ・‧∙]?군|"
    r"[구군][·ㆍ・‧∙]?[구군]|지자체|자치단체|지방자치단체|기초|"
    r"(?:other )?(?:autonomous )?districts|provinces|cities and counties|cities|municipalities)"
    r"(?=[\s,.)(을를의과와도로중별]|은\s|는\s|이\s|가\s|에|$)"
)
_UNIT_BEGINS = frozenset("시광자구군지기oadpcm")
_NOUN_BEGINS = _UNIT_BEGINS.union("개 ")
_PER_PROVINCE = re.compile(
    r"(?:광역(?:자치단체|지자체|단체)|시[·ㆍ]?도)\s?(?:별|당|마다|별로)\s(?:최대\s|각\s|연간\s)?$"
)
_FIRM_RULES = frozenset({"the nation's own", "counts administrative units", "nationwide", "paired in a list"})
"""Rules that hold in brackets too."""
_TOTAL = re.compile(r"(?:총|모두|합쳐|합계)\s?(?:약\s)?$")
_HEADS = 12  # sentences among which headline and subheads stand
_CUMULATIVE = re.compile(r"민선\s?\d|역점|공약|누적|지금까지|현재까지|그동안|들어\s|올 들어|for the past|so far")
_EFFECT = re.compile(r"생산\s?유발|생산액|부가가치")
_IN_OFFICE = re.compile(r"(?:내|지역)?에(?:서|는|서는)?(?=[\s,])")
"""도내에서 … 생산 유발 효과: what an agreement is worth to the whole province."""
_FIRMS = re.compile(
    r"기업|회사|업체|공장|투자|고용|채용|들여\s|㈜|\(주\)|협약|새(?:로운)?\s일자리|신설|증설|건립|설립|부지|invest|compan|factory|plant\b|headquarters|workers|jobs"
)
_SOURCE_OF_ALL = re.compile(r"[가-힣]{0,10}청(?:에 따르면|[은는]\s)")
"""Behind the first part of a labour office's name: it tells of all that it serves."""
_OF_THOSE = re.compile(r"이\s?(?:중|가운데)(?:에서도?)?,?\s")
_WHOLE_PROVINCE = re.compile(r"(?<![가-힣])도\s?전체(?:로는|로|에서|적으로)\s")
_RUN_BY_PROVINCE = re.compile(
    r"(?<![가-힣])도(?:가|에서)?\s주관(?:으로|하는|한)\s(?:[가-힣·‘’]{1,14}\s){0,6}[가-힣]{0,12}사업은\s"
)
"""도 주관으로 여는 지원사업은: the programme as the province runs it."""
_RATED = re.compile(r"[시군구]?\s?\(\d[\d.]{0,4}%")
"""양주(5.4%) 최고: a headline that names the highest."""
_EACH = re.compile(r"각각?\s|\d\s?씩")
_APPLIED = re.compile(r"(?:에|에서)\s(?:응모|신청|참여|지원|선정)(?:한|된)\s")
_SECTOR = re.compile(r"(?:분야|업종|부문)(?:에서는?|의|는|은)?\s[^.\n]{0,12}?\d{1,3}\s?개\s?(?:기업|업체|회사|사)")


def document_regions(draft: Draft) -> tuple[str, ...]:
    """Codes of all regions named as places or acting, by first mention; datelines count, parts of names do not.

    A 읍·면·동 counts as the 시·군·구 or 일반구 it lies in where the text tells which one that is. Where no place is
    named, the one counts whose council or other body acts: 가람군의회, 나래지방중소기업청.
    """
    named = [(one.start, one.code) for one in draft.regions if one.code is not None and one.role != "name"]
    named += townships(draft.text, draft.regions, lambda: acting_office(draft), lambda: day_of(draft))
    if not named and draft.regions:
        office = acting_office(draft)
        named += [(one.start, office) for one in draft.regions if office is not None and one.code == office]
    return tuple(dict.fromkeys(code for _, code in sorted(named)))


def assign_regions(draft: Draft) -> None:
    """Set `regions` of every quantity, with the rule and the characters that decided as evidence."""
    scope = scope_of(draft)
    scope.country = names_country(draft.text)
    found = find_hosts(draft)
    hosts = {one.start: draft.quantities[at] for one, at in zip(draft.quantities, found, strict=True) if at is not None}
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    for index, quantities in by_sentence.items():
        sentence = draft.sentences[index]
        groups = scope.run_on.get(index) or scope.groups.get(index, [])
        pairs = respective(draft.text, groups or _listed_before(scope, sentence), quantities)
        if len(groups) > 1 and draft.text.find("각각", groups[0].end, sentence.end) > 0:
            pairs |= in_turn(draft.text, groups, quantities)
        local = scope.within(index)
        for quantity in quantities:
            codes, rule, start, end = _decide(draft, local, sentence, groups, quantities, quantity, pairs)
            host = hosts.get(quantity.start)
            if host is not None and rule not in _FIRM_RULES and not _place_between(draft.text, groups, host, quantity):
                codes, rule, start, end = host.regions, "in the brackets of another", host.start, host.end
            if rule == "acting office" and (whole := _part_of(draft, by_sentence, sentence)) is not None:
                codes, rule, start, end = whole.regions, "part of the figure before", whole.start, whole.end
            quantity.regions = codes if len(codes) < 2 else tuple(dict.fromkeys(codes))
            quantity.evidence.append(Evidence("regions", rule, start, end))
    if not scope.sections:
        _restate(draft, scope.office)


def _listed_before(scope: Scope, sentence: Sentence) -> list[Group]:
    """The list at the end of the sentence before, that the figures of this one may pair with: 이는 각각 1%p, 2%p."""
    before = [group for group in scope.groups.get(sentence.index - 1, ()) if not group.name and not group.office]
    if not before or len(before[-1].codes) < 2:
        return []
    return [Group(sentence.start, sentence.start, before[-1].codes)]


def _part_of(draft: Draft, by_sentence: dict[int, list[Quantity]], sentence: Sentence) -> Quantity | None:
    """The last figure of the sentence before, where this one goes on about a part of it: 이 가운데 ….

    None where the figures of that sentence are of different places.
    """
    if not draft.text.startswith("이", sentence.start) or not _OF_THOSE.match(draft.text, sentence.start, sentence.end):
        return None
    before = [one for one in by_sentence.get(sentence.index - 1, []) if one.kind not in ("other", "duration")]
    return before[-1] if len({quantity.regions for quantity in before}) == 1 else None


def _restate(draft: Draft, office: str | None) -> None:
    """Let a figure of the headline that no place governs take the narrower place of the one figure that it restates."""
    if office is None:
        return
    heads = [s for s in draft.sentences[:_HEADS] if s.kind in ("headline", "subhead") or _is_subhead(draft, s)]
    above = {s.index for s in heads}
    governed_by_none = [q for q in draft.quantities if q.sentence in above and q.regions == (office,)]
    told: dict[tuple[str, float], dict[tuple[str, ...], Quantity]] = {}
    for quantity in draft.quantities if governed_by_none else ():
        if quantity.sentence not in above:
            told.setdefault((quantity.kind, quantity.low), {}).setdefault(quantity.regions, quantity)
    for quantity in governed_by_none:
        places = told.get((quantity.kind, quantity.low), {})
        if len(places) != 1:
            continue
        (regions, one), *_ = places.items()
        narrower = inside(office, list(regions)) or office in regions
        if regions and regions != (office,) and narrower:
            quantity.regions = regions
            quantity.evidence = [seen for seen in quantity.evidence if seen.field != "regions"]
            quantity.evidence.append(Evidence("regions", "the figure that it restates", one.start, one.end))


def _is_subhead(draft: Draft, sentence: Sentence) -> bool:
    """Whether a line between dashes stands right under the headline: - 3년간 일자리 600개 -."""
    return sentence.index <= 2 and draft.text.startswith(("- ", "– "), sentence.start)


def _place_between(text: str, groups: list[Group], host: Quantity, quantity: Quantity) -> bool:
    """Whether a place stands between the host of brackets and what they hold, or in brackets behind that."""
    behind = (quantity.end + len(mark) for mark in OPENING if text.startswith(mark, quantity.end))
    until = max(behind, default=quantity.start)
    position = bisect_left(groups, host.end, key=lambda group: group.start)
    return position < len(groups) and groups[position].start <= until


def _decide(
    draft: Draft,
    scope: Scope,
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
    if quantity.kind == "money" and is_national(text, quantity):
        return (COUNTRY,), "the nation's own", *here
    above = _whole_above(text, scope, sentence, quantity)
    if above is not None:
        return above
    words = text[max(sentence.start, quantity.start - 24) : quantity.start]
    shared = "도" in words or "광역" in words
    per = _PER_PROVINCE.search(text, quantity.start - len(words), quantity.start) if shared else None
    if per is not None:
        return (COUNTRY,), "for each province", *per.span()
    whole = nationwide(text, sentence, groups, quantity) if scope.country else None
    units = None
    if not _UNIT_BEGINS.isdisjoint(text[quantity.end : quantity.end + 4]):
        units = _UNITS.match(text, quantity.end)
    if units is None and not _NOUN_BEGINS.isdisjoint(quantity.noun[:1]):
        units = _UNITS.fullmatch(quantity.noun)
    if units is not None:
        codes = _container(scope, units[1], whole or says_nationwide(text, sentence, quantity))
        around = None if whole or not _OF_DISTRICTS.match(units[1]) else _around_units(groups, quantity)
        if around is not None:
            return tuple(around.codes), "counts administrative units", around.start, units.end()
        if not whole and (applied := _applied_in(text, scope, groups, quantity)) is not None:
            return tuple(applied.codes), "counts administrative units", applied.start, units.end()
        if codes:
            return codes, "counts administrative units", units.start(), units.end()
    if whole is None and scope.country:
        whole = goes_on_nationwide(draft, scope, sentence, groups, quantity)
    if whole:
        return (COUNTRY,), "nationwide", *whole
    if scope.lists and (those := taken_up(draft, scope, sentence, quantity, counted=True)) is not None:
        return tuple(those.codes), "the places listed before", those.start, those.end
    if (listed := summed_up(text, groups, quantity)) is not None:
        return tuple(listed.codes), "the places listed before", listed.start, listed.end
    group = None
    if groups:
        group = (
            group_after(text, groups, quantity, scope.office)
            or governing(draft, scope.office, sentence, groups, quantities, quantity)
            or destination(text, groups, quantity, scope.office)
        )
    if group is not None and (group.office or scope.office in group.codes):
        effect = _IN_OFFICE.match(text, group.end) and _EFFECT.search(text, group.end, sentence.end)
        if (
            scope.plants
            and not effect
            and _about_plants(text, sentence)
            and not _of_sector(text, scope, sentence, quantity)
        ):
            return scope.plants, "place of the plants", *here
        parted = any(other.codes and set(other.codes).isdisjoint(group.codes) for other in groups if not other.name)
        own = scope.apart and len(group.codes) == 1 and not group.office
        if scope.joint and set(group.codes) <= set(scope.joint) and not parted and not own:
            return scope.joint, "joint event", *here
    if group is not None and group.name and scope.served and _SOURCE_OF_ALL.match(text, group.end):
        return scope.served, "served by a labour office", *here
    if group is not None:
        if group.office:
            return tuple(group.codes), "the office itself", group.start, group.end
        return _acting_together(text, group, quantity), "named in the clause", group.start, group.end
    if national := _national_topic(text, sentence, quantity, scope):
        return (COUNTRY,), "a national body acts", *national
    those = taken_up(draft, scope, sentence, quantity, counted=False) if scope.lists else None
    those = those or graded(draft, scope, sentence, quantity)
    if those is not None:
        return tuple(those.codes), "the places listed before", those.start, those.end
    if scope.office == COUNTRY and sentence.index in scope.topics and _only_nation_acts(text, sentence, quantity):
        return (COUNTRY,), "a national body acts", *here
    if sentence.index in scope.topics:
        return scope.topics[sentence.index], "topic of the paragraph", *here
    heading = _heading(draft, scope, sentence)
    if heading is not None:
        return tuple(heading.codes), "stands under a place", heading.start, heading.end
    if scope.plants and _about_plants(text, sentence) and not _of_sector(text, scope, sentence, quantity):
        return scope.plants, "place of the plants", *here
    if scope.joint:
        return scope.joint, "joint event", *here
    if scope.served:
        return scope.served, "served by a labour office", *here
    if scope.chosen and (
        sentence.kind in ("headline", "subhead")
        or _TOTAL.search(text, max(sentence.start, quantity.start - 8), quantity.start)
    ):
        return scope.chosen, "the places chosen", *here
    if scope.fair and not _only_nation_acts(text, sentence, quantity):
        return scope.fair, "place of the fair", *here
    if scope.office is None:
        return (), "no place known", *here
    return (scope.office,), "acting office", *here


def _acting_together(text: str, group: Group, quantity: Quantity) -> tuple[str, ...]:
    """The codes of a group, less the province that acts with its own cities, unless each has a figure of its own."""
    codes = tuple(group.codes)
    if len(codes) == 1:
        return codes
    if _EACH.search(text, group.end, quantity.end + 4):
        return codes
    return tuple(code for code in codes if not any(code in gazetteer.parents(other) for other in codes))


def _whole_above(
    text: str, scope: Scope, sentence: Sentence, quantity: Quantity
) -> tuple[tuple[str, ...], str, int, int] | None:
    """도 전체로는 …: what a municipality tells of its whole province."""
    parents = gazetteer.parents(scope.office) if scope.office and scope.office != COUNTRY else ()
    if not parents or unit_of(parents[-1]) != "도":
        return None
    whole = _WHOLE_PROVINCE.search(text, max(sentence.start, quantity.start - 60), quantity.start)
    whole = whole or _RUN_BY_PROVINCE.match(text, sentence.start, quantity.start)
    return None if whole is None else ((parents[-1],), "its whole province", *whole.span())


def _around_units(groups: list[Group], quantity: Quantity) -> Group | None:
    """대전광역시의 5개 자치구: the 시·도 named before a count of its districts."""
    before = [group for group in groups if group.end <= quantity.start and not group.name]
    if before and len(before[-1].codes) == 1 and gazetteer.region(before[-1].codes[0]).level == "sido":
        return before[-1]
    return None


def _applied_in(text: str, scope: Scope, groups: list[Group], quantity: Quantity) -> Group | None:
    """경북에 응모한 8개 지자체: the 시·도 around the office in which the units are counted."""
    before = [group for group in groups if group.end <= quantity.start and not group.name]
    if not before or len(before[-1].codes) > 1 or not gazetteer.contains(before[-1].codes[0], scope.office or ""):
        return None
    return before[-1] if _APPLIED.fullmatch(text, before[-1].end, quantity.start) else None


def _container(scope: Scope, units: str, nationwide: object) -> tuple[str, ...]:
    """The region that N districts or provinces are counted in."""
    if nationwide or units == "provinces" or units.startswith("광역") or (units[0] == "시" and units[-1] == "도"):
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


def _of_sector(text: str, scope: Scope, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is the sub-total of a sector, whose plants lie in several of the places."""
    return (
        len(scope.plants) > 1 and _SECTOR.search(text, sentence.start, min(sentence.end, quantity.end + 8)) is not None
    )


def _national_topic(text: str, sentence: Sentence, quantity: Quantity, scope: Scope) -> tuple[int, int] | None:
    if scope.office == COUNTRY:
        return None
    match = NATIONAL_TOPIC.search(text, sentence.start, quantity.start)
    return match.span() if match else None


def _only_nation_acts(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a sentence tells what a national body does, and nothing of a fair."""
    acts = NATIONAL_TOPIC.search(text, sentence.start, quantity.start)
    return acts is not None and FAIR.search(text, sentence.start, sentence.end) is None


def _heads_text(draft: Draft, above: Sentence) -> bool:
    """Whether text stands before a subhead: those under the headline sum up what the text tells."""
    return any(one.kind == "text" for one in draft.sentences[: above.index])


def _heading(draft: Draft, scope: Scope, sentence: Sentence) -> Group | None:
    """The place in the heading, item or row head that a sentence stands under."""
    parent = sentence.parent
    for _ in range(6):
        if parent is None:
            return None
        above = draft.sentences[parent]
        placed = scope.groups.get(parent)
        if not placed:
            parent = above.parent
            continue
        groups = [group for group in placed if not group.office and not group.name]
        if len({tuple(group.codes) for group in groups}) > 1 or (groups and _RATED.match(draft.text, groups[0].end)):
            return None
        if groups and sentence.kind == "text" and scope.office not in groups[0].codes and not _heads_text(draft, above):
            return None
        short = above.end - above.start <= 40 or above.kind == "subhead" or (groups and groups[0].model)
        if (
            groups
            and short
            and (len(groups[0].codes) == 1 or sentence.kind != "text")
            and inside(scope.office, groups[0].codes)
        ):
            return groups[0]
        parent = above.parent
    return None
