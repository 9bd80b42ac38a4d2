"""What is known of the places of a document before any quantity is looked at.

Which office acts, which places stand side by side in each sentence, which of them a paragraph goes on about, where an
event is held jointly and where the plants of an agreement lie.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nlp import gazetteer
from nlp.bystanders import shows_picture
from nlp.draft import Draft, RegionMention
from nlp.figures import COUNTRY
from nlp.nation import FAIR
from nlp.office_words import LEVEL_OF_WORD, office_words
from nlp.offices import (
    LIST_GAP,
    TOPIC,
    acting_office,
    inside,
    lead_end,
    narrowest,
    unit_of,
)
from nlp.region_clauses import EVENT_AFTER, MODEL, Group
from nlp.region_plants import plants_of
from nlp.region_topics import find_topics
from nlp.sites import PLANT, site_mentions

_HEADED_GAP = re.compile(r"\((?:시장|군수|구청장|도지사|지사)\s[^()\n]{2,12}\)(?:[·,]|[와과])\s?")
_SELECTED = re.compile(r"선정|지정|확정|뽑[혀힌아]")
_TOGETHER = re.compile(
    r"(?:\((?:시장|군수|구청장|도지사|지사)\s[^()\n]{2,12}\))?(?:[가이는은]|에서)\s(?:공동|함께|합동)"
)
"""Behind a list of offices: they hold something together."""
_ENDS = ".!?다:”\"'’)]>"
_GOES_ON = re.compile(r"(?:[%가-힣](?:은|는|을|를|에|에서|로|으로|해|하고|며|고)|,)$")
"""The end of a line that no headline has: its sentence goes on."""
_HEAD_MARKS = 3
"""Characters before the name in a line that heads a part of a digest: ◇."""
_HEAD_LENGTH = 60
_HEADS_PART = re.compile(r"(?:,|…|:|\s?-\s|\s?[>〉》\]】]?\s?$)")
_LOCAL_BODY = re.compile(
    r"(?:교통공사|도시공사|시설공단|관광공사|환경공단|의료원|문화재단|테크노파크|경제진흥원|일자리재단)(?=[은는이가도]\s)"
)
"""Behind the name of a place: a body of its own, that the nation's news goes on about."""
_HALL = re.compile(r"(?:시|군|구)?(?:\s[^\s,.]{1,14}){0,4}?\s?[^\s,.]{0,14}(?:에서|서)\s")
"""Behind a place: in it, or in a hall there."""
_SURVEYED = re.compile(r"취업자\s?(?:수|가|는|\d|전년)|실업자\s?(?:수|가|는|\d)|고용률|실업률|고용\s?동향")
"""Behind a list of 시·도: what a survey tells of them, which they do not do together."""
_LABOUR_OFFICE = re.compile(r"노동청|고용노동부\s[가-힣]{2,3}지청")
_SERVED = re.compile(
    r"\s?(?:지역|지방)|(?:을|를)?\s?통틀어|\s(?:[가-힣]{1,4}\s){0,3}(?:근로자|노동자|체불|임금)|\s등\s[가-힣\s]{0,8}지역"
)
"""Behind a list of places: what a labour office counts in them."""
_IS_BUILT = re.compile(
    r"[^.\n]{0,30}?(?:에|일대|일원|부지|현지에서|내)\s?[^.\n]{0,24}?(?:조성|건립|신설|건설|설립|들어서|들어설|짓[는기]|세우는|세워질|세운다|착공|기공)"
)
"""Behind a place: something is built there."""
_FIRMS = re.compile(
    r"\d{1,3}\s?(?:개|곳)\s?(?:[가-힣]{1,5}\s?)?(?:기업|회사|업체|사)|\d{1,3}개사|[가-힣]{2,6}기업\s\d{1,3}곳"
)
"""Several firms, each of which has a place of its own."""
_BEHIND_LEAD = 120
_EARLY = 8  # sentences in which a joint event is announced
_BACK = 3  # sentences over which a word like 군은 looks for its name
_AREA_OPENS = re.compile(r"(?:지역|시[·‧]?군|권역?)\s?\($")
_RUN_ON = 300  # characters that the lines of one sentence may take


@dataclass(slots=True)
class Scope:
    """What the assignment knows of a document."""

    office: str | None
    joint: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    """The places that a labour office serves, of which its release goes on to tell."""
    apart: bool = False
    """Whether the text tells of each place of the joint event by itself too."""
    chosen: tuple[str, ...] = ()
    """The places that a national body's headline says are chosen."""
    sections: dict[int, str] = field(default_factory=dict)
    """The office of each sentence in a digest of several offices' news."""
    fair: tuple[str, ...] = ()
    """Where the fair is held that a national body's release is about."""
    plants: tuple[str, ...] = ()
    groups: dict[int, list[Group]] = field(default_factory=dict)
    topics: dict[int, tuple[str, ...]] = field(default_factory=dict)
    run_on: dict[int, list[Group]] = field(default_factory=dict)
    """The places of the lines of one sentence up to this one, in texts broken for the eye."""
    country: bool = True
    """Whether the text names the country anywhere, of which a figure may be."""
    lists: bool = False
    """Whether several places stand side by side anywhere."""

    def within(self, index: int) -> Scope:
        """The scope of one sentence: where it stands in a digest, its section's office acts."""
        return replace(self, office=self.sections[index]) if index in self.sections else self


def scope_of(draft: Draft) -> Scope:
    """Return what is known of the places of `draft`; sentences and region mentions must be there."""
    scope = Scope(acting_office(draft))
    if scope.office is not None and scope.office != COUNTRY and not gazetteer.is_code(scope.office):
        scope.office = None
    starts = [sentence.start for sentence in draft.sentences]
    for mention in narrowest(draft.text, draft.regions):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.end > draft.sentences[index].end or mention.role == "dateline":
            continue
        body = _LOCAL_BODY.match(draft.text, mention.end) if scope.office == COUNTRY else None
        if body is None and mention.role == "name" and not _within(scope.groups.get(index, ()), mention):
            body = PLANT.match(draft.text, mention.end)
        placed = mention if body is None else replace(mention, end=body.end(), role="place")
        _add_to_groups(draft.text, scope.groups.setdefault(index, []), placed)
    _add_sites(draft, scope, starts)
    scope.sections = _sections(draft, scope)
    for index, words in office_words(draft).items():
        _add_office_words(draft, scope.within(index), index, words)
    _join_lines(draft, scope)
    lead = lead_end(draft)
    for index, groups in scope.groups.items():
        if not groups:
            continue
        early = index < _EARLY and not scope.joint
        together = next((one for one in groups if len(one.codes) > 1 and _TOGETHER.match(draft.text, one.end)), None)
        if early and together is not None and scope.office in together.codes:
            scope.joint = _narrow(together.codes)
        if draft.sentences[index].start >= lead:
            continue
        if scope.office == COUNTRY and draft.sentences[index].kind == "headline" and not scope.chosen:
            listed = (one for one in groups if len(one.codes) > 1)
            scope.chosen = next(
                (
                    tuple(one.codes)
                    for one in listed
                    if _SELECTED.search(draft.text, one.end, draft.sentences[index].end)
                ),
                (),
            )
        heads = draft.sentences[index].kind == "headline"
        for group in groups:
            if (
                len(group.codes) > 1
                and not group.office
                and (
                    EVENT_AFTER.match(draft.text, group.end)
                    or _acts_jointly(draft.text, scope, group, heads=heads)
                    or _is_area(draft.text, scope, group)
                )
            ):
                scope.joint = scope.joint or _narrow(group.codes)
    if scope.office == COUNTRY and not scope.joint:
        scope.fair = _fair_of(draft, scope, lead)
    if not scope.joint and scope.office != COUNTRY:
        scope.served = _served(draft, scope, lead)
    scope.plants = plants_of(draft, scope.office, scope.groups, lead) or _built(draft, scope, lead)
    scope.apart = bool(scope.joint) and _told_apart(draft, scope)
    scope.lists = any(len(group.codes) > 1 for groups in scope.groups.values() for group in groups)
    scope.topics = find_topics(draft, scope.office, scope.groups, scope.joint, of_firms=bool(scope.plants))
    return scope


def _within(groups: Sequence[Group], mention: RegionMention) -> bool:
    """Whether a narrower place stands before a mention in its sentence."""
    return any(mention.code in gazetteer.parents(code) for group in groups for code in group.codes)


def _narrow(codes: list[str]) -> tuple[str, ...]:
    """The places that act together, less a province that acts with its own cities."""
    return tuple(code for code in codes if not any(code in gazetteer.parents(other) for other in codes))


def _sections(draft: Draft, scope: Scope) -> dict[int, str]:
    """The office of each sentence, where lines that begin with the names of several offices head parts of a text."""
    heads: dict[int, str] = {}
    for index, groups in scope.groups.items():
        sentence = draft.sentences[index]
        if not groups:
            continue
        first = groups[0]
        if first.name or len(first.codes) > 1 or first.start - sentence.start > _HEAD_MARKS:
            continue
        if sentence.end - sentence.start <= _HEAD_LENGTH and _HEADS_PART.match(draft.text, first.end, sentence.end):
            heads[index] = first.codes[0]
    codes = set(heads.values())
    alike = len({gazetteer.region(code).level for code in codes}) == 1
    if len(codes) < 2 or not alike or any(inside(scope.office, [code]) and code != scope.office for code in codes):
        return {}
    found: dict[int, str] = {}
    current = None
    for sentence in draft.sentences:
        current = heads.get(sentence.index, current)
        if current is not None:
            found[sentence.index] = current
    return found


def _fair_of(draft: Draft, scope: Scope, lead: int) -> tuple[str, ...]:
    """The one place in headline or lead in which a fair is held: 서울 가람관에서 열린 채용박람회."""
    places: dict[str, None] = {}
    for index, groups in scope.groups.items():
        sentence = draft.sentences[index]
        if sentence.start >= lead or shows_picture(draft, sentence):
            continue
        if groups and FAIR.search(draft.text, sentence.start, sentence.end) is None:
            return ()
        for group in groups:
            if len(group.codes) > 1 or not _HALL.match(draft.text, group.end, sentence.end):
                return ()
            places[group.codes[0]] = None
    return tuple(places) if len(places) == 1 else ()


def _built(draft: Draft, scope: Scope, lead: int) -> tuple[str, ...]:
    """The only place within a 시·도 that a text names, where its lead tells what is built there."""
    if scope.office is None or scope.office == COUNTRY or gazetteer.region(scope.office).level != "sido":
        return ()
    below = {
        code
        for groups in scope.groups.values()
        for group in groups
        for code in group.codes
        if code != scope.office and not group.name
    }
    begin = draft.sentences[0].start
    if len(below) != 1 or not inside(scope.office, list(below)) or _FIRMS.search(draft.text, begin, lead):
        return ()
    for index, groups in scope.groups.items():
        if draft.sentences[index].start >= lead:
            break
        if any(
            not group.name and set(group.codes) == below and _IS_BUILT.match(draft.text, group.end) for group in groups
        ):
            return tuple(below)
    return ()


def _served(draft: Draft, scope: Scope, lead: int) -> tuple[str, ...]:
    """The places listed first in the release of a labour office: 대구·경북 지역 체불임금은 …."""
    begin = draft.sentences[0].start if draft.sentences else 0
    if _LABOUR_OFFICE.search(draft.text, begin, lead + _BEHIND_LEAD) is None:
        return ()
    for index, groups in scope.groups.items():
        if draft.sentences[index].start >= lead + _BEHIND_LEAD:
            break
        for group in groups:
            if len(group.codes) > 1 and not group.name and _SERVED.match(draft.text, group.end):
                return tuple(group.codes)
    return ()


def _told_apart(draft: Draft, scope: Scope) -> bool:
    """Whether each place of a joint event opens a sentence of its own: 천안시는 …. 아산시는 …."""
    alone = set()
    for index, groups in scope.groups.items():
        opens = bool(groups) and len(groups[0].codes) == 1 and groups[0].start - draft.sentences[index].start <= 3
        if opens and TOPIC.match(draft.text, groups[0].end):
            alone.add(groups[0].codes[0])
    return set(scope.joint) <= alone


def _join_lines(draft: Draft, scope: Scope) -> None:
    """Let a line that goes on with the one before it know the places of that one."""
    for last, sentence in pairwise(draft.sentences):
        if sentence.kind not in ("text", "subhead") or last.line + 1 != sentence.line:
            continue
        if last.kind != "text" and (
            last.kind != "subhead" or _GOES_ON.search(draft.text, last.start, last.end) is None
        ):
            continue
        if sentence.start - last.end > 1 or draft.text[last.end - 1] in _ENDS:
            continue
        before = scope.run_on.get(last.index) or scope.groups.get(last.index, [])
        near = [group for group in before if sentence.end - group.start <= _RUN_ON]
        if near:
            scope.run_on[sentence.index] = _joined(draft.text, near, scope.groups.get(sentence.index, []))


def _joined(text: str, before: list[Group], here: list[Group]) -> list[Group]:
    """The groups of two lines; a list that goes on over the break is one."""
    if here and not (before[-1].name or here[0].name) and LIST_GAP.fullmatch(text, before[-1].end, here[0].start):
        one = Group(before[-1].start, here[0].end, [*before[-1].codes, *here[0].codes])
        return [*before[:-1], one, *here[1:]]
    return [*before, *here]


def _acts_jointly(text: str, scope: Scope, group: Group, *, heads: bool) -> bool:
    """천안시와 아산시는: offices of one level that are together the subject of the lead, or stand before its news."""
    levels = {gazetteer.region(code).level for code in group.codes}
    if levels == {"sido"} and _SURVEYED.search(text, 0, group.end + 100):
        return False
    subject = TOPIC.match(text, group.end) or (heads and text.startswith(",", group.end))
    return scope.office in group.codes and len(levels) == 1 and bool(subject)


def _is_area(text: str, scope: Scope, group: Group) -> bool:
    """폐광지역(정선·태백·영월·삼척)에서: the area of which the lead tells, though its dateline is of one place."""
    before = _AREA_OPENS.search(text, max(0, group.start - 8), group.start)
    return before is not None and scope.office in group.codes and text.startswith((")에", ") 주민"), group.end)


def _add_to_groups(text: str, groups: list[Group], mention: RegionMention) -> None:
    if mention.code is None:
        return
    is_name = mention.role == "name"
    if groups and not is_name and not groups[-1].name and _goes_on(text, groups[-1], mention):
        groups[-1].codes.append(mention.code)
        groups[-1].end = mention.end
        return
    model = is_name and MODEL.match(text, mention.end) is not None
    groups.append(Group(mention.start, mention.end, [mention.code], name=is_name and not model, model=model))


def _goes_on(text: str, group: Group, mention: RegionMention) -> bool:
    """Whether a mention is one more of a list; 시·도 are also listed with nothing between: 부산 울산 경남."""
    if LIST_GAP.fullmatch(text, group.end, mention.start) or _HEADED_GAP.fullmatch(text, group.end, mention.start):
        return True
    provinces = all(gazetteer.region(code).level == "sido" for code in (group.codes[-1], mention.code) if code)
    return provinces and text[group.end : mention.start] == " " and group.codes[-1] != mention.code


def _add_sites(draft: Draft, scope: Scope, starts: list[int]) -> None:
    """Let a site that is spoken of again stand for the place it lies in."""
    for site in site_mentions(draft, draft.regions):
        index = bisect_right(starts, site.start) - 1
        if index >= 0 and site.end <= draft.sentences[index].end:
            groups = scope.groups.setdefault(index, [])
            if not any(group.start < site.end and site.start < group.end for group in groups):
                groups.append(Group(site.start, site.end, [site.code]))
                groups.sort(key=lambda group: group.start)


def _add_office_words(draft: Draft, scope: Scope, index: int, words: Sequence[tuple[str, int, int]]) -> None:
    """Let the `words` of a sentence by which an office calls itself stand for the office, or for the one named last."""
    if scope.office is None:
        return
    level = unit_of(scope.office)
    added = False
    groups = scope.groups.setdefault(index, [])
    for word, start, end in words:
        particle = draft.text[end - 1]
        its_own = LEVEL_OF_WORD.get(word) == level or (word in ("시", "city") and level in ("시", "세종"))
        if not its_own and word in ("시", "군", "구") and particle in "은는":
            other = _last_named(scope, index, start, word)
            if other is not None:
                groups.append(Group(start, end - 1, [other]))
                added = True
            continue
        if scope.office == COUNTRY:
            continue
        following = next((group for group in groups if group.start == end + 1), None)
        if following is not None and particle in "와과" and LEVEL_OF_WORD.get(word) == level:
            following.codes.insert(0, scope.office)
            following.start = start
            continue
        if word == "관" and _others_own(draft.text, scope, groups, start):
            continue
        if word == "관" or its_own:
            groups.append(Group(start, end, [scope.office], office=True))
            added = True
    if added:
        groups.sort(key=lambda group: group.start)


def _last_named(scope: Scope, index: int, at: int, word: str) -> str | None:
    """The municipality that 군은 speaks of in the release of a ministry or a province: the one named last."""
    for earlier in range(index, max(-1, index - _BACK), -1):
        for group in reversed(scope.groups.get(earlier, [])):
            if group.start >= at or group.name or group.office:
                continue
            alone = len(group.codes) == 1 and gazetteer.region(group.codes[0]).level == "sigungu"
            return group.codes[0] if alone and unit_of(group.codes[0]) == word else None
    return None


def _others_own(text: str, scope: Scope, groups: list[Group], at: int) -> bool:
    """Whether 관내 is within the place that is the sentence's topic: 하늘구는 … 관내 공원에서."""
    topics = [group for group in groups if group.end <= at and not group.name and TOPIC.match(text, group.end)]
    return bool(topics) and scope.office not in topics[-1].codes and inside(scope.office, topics[-1].codes)
