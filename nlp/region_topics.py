"""Which place a paragraph goes on about, sentence by sentence, where its sentences name none.

The topic of a sentence stays through its paragraph (나래구는 30명을 뽑는다. 하루 5만원을 준다.), in a round-up of
several offices through the paragraphs up to the next one; an event stays where it was held (가람시에서 박람회가 열렸다.
박람회에는 …).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nlp import gazetteer
from nlp.draft import Draft, Sentence
from nlp.figures import COUNTRY
from nlp.offices import CANDIDATE, HEAD_IN_BRACKETS, TOPIC, inside
from nlp.region_clauses import MEASURED, TOPIC_ENGLISH, TOPIC_OR_HEAD, Group
from nlp.sites import named_site

_SEVERAL_FIRMS = re.compile(r"\d{1,3}\s?개\s?(?:기업|업체|회사|사)")
_ANAPHORA = re.compile(
    r"(?:이를 (?:위해|통해)|이에 따라|앞으로|향후|이로써)\s(?!현재|지금|그동안|누적)"
    r"|(?:이|해당|그)\s?(?:공장|단지|시설|사업장|지역|센터)|(?:이\s?)?(?:회사|기업|업체)(?:는|은)\s|새(?:로운)?\s일자리\s|(?:공장|단지|시설)(?:이|가|은|는)\s|완공|준공|이곳|여기"
    r"|(?:[Ii]f|[Ww]hen|[Oo]nce) completed|[Tt]he (?:factory|plant|complex|facility)"
)
_OPENS_WITHIN = 4
"""Characters before the place with which a sentence opens."""
_LISTED = 4
"""Places of which a sentence tells one after the other, so that the next goes on about none of them."""
_RANKED = re.compile(r"가장 많|순이다|순으로|순이었|뒤를 이")
"""What tells which places have most goes on about none of them."""
_EVENT = r"(?:박람회|한마당|페스티벌|페어|설명회|교육|훈련|과정|행사|축제|로드쇼|면접의 날)"
_HELD = re.compile(
    rf"(?:시|군|구)?(?:서|(?:\s[가-힣A-Za-z]{{1,12}}){{0,2}}에서|(?:\s?지역|\s?관내)\s)[^.\n]{{0,60}}?{_EVENT}[’'”」]?"
    r"(?:[을를이가]|\s)\s?[^.\n]{0,12}?(?:열|개최|막을 올|시작|진행|마련|치러|운영)"
)
"""Behind a place: an event is held there."""
_THE_EVENT = re.compile(
    rf"(?<![가-힣])(?:(?:이날|이번|이|올해)\s)?(?:[가-힣]{{2,4}})?{_EVENT}(?:에는|에선|에서는|장에는|은|는)\s"
)
_THE_EVENT_REACH = 40
_NEAR_START = 20
"""Characters before the place of which a sentence is: 대조적으로 같은 기간 광주 고용률은."""
_CONTRAST = re.compile(r"[와과]\s(?:대조|달리|비교|반대)|보다\s|에 비해|에 비하면")
"""Behind a place that is only compared with."""
_NATIONWIDE = re.compile(
    r"[^.\n]{0,14}?(?<![가-힣])전국(?:의)?\s(?!평균)(?:[가-힣]{1,6}\s)?(?:취업자|실업자|실업률|고용률|경제활동)[^.\n]{0,8}?[은는이가]\s"
)
"""The start of a sentence about the whole country's labour market."""
_NATIONWIDE_WITHIN = 16
"""Characters of a sentence among which it names the country."""
_FIRST_IS = re.compile(
    r"(?:곳|지역|시[·ㆍ]도|시[·ㆍ]?군|자치구|지자체)[은는]\s(?:\d[\d.]{0,5}%[를을로]\s?[가-힣]{1,4}\s)?$"
)
_WAS = re.compile(r"(?:\([^()\n]{1,12}\))?(?:(?:이었|였|이)다|으?로\s(?:집계|조사|나타|파악|확인)[가-힣]{1,3})[.\s]*")
"""Before and behind a place: 가장 높은 곳은 …였다."""
_CASE = re.compile(r"(?:\s?지역)?의 경우(?=[\s,])")
_APART = frozenset({"item", "table", "headline", "subhead", "caption"})
_LABEL = re.compile(r"\s?[\])>】]?\s(?=\d{1,2}일\s|[가-힣])|\s?[:\])>】]\s")
"""Behind a place: it labels a part of a survey, ◆충북 9일 …."""
_BULLET = "■◆▲▶●◇□"


@dataclass(slots=True)
class _Held:
    codes: tuple[str, ...]
    until: int
    """The line up to which the text may speak of the event again."""


def find_topics(
    draft: Draft,
    office: str | None,
    groups_of: Mapping[int, list[Group]],
    together: tuple[str, ...],
    *,
    of_firms: bool,
) -> dict[int, tuple[str, ...]]:
    """Return the places that sentences without a place of their own go on about, by sentence.

    `together` are the places that act jointly with the office; `of_firms` says whether firms are told of one by one.
    """
    topics: dict[int, tuple[str, ...]] = {}
    round_up = _round_up(draft, groups_of)
    topic: tuple[str, ...] | None = None
    last_placed: list[str] | None = None
    held: _Held | None = None
    paragraph = -1
    introduced = False
    subject, opens_within = (TOPIC_ENGLISH, 20) if draft.lang == "en" else (TOPIC_OR_HEAD, 12)
    for sentence in draft.sentences:
        starts_paragraph = sentence.line != paragraph
        if starts_paragraph and (sentence.kind in _APART or not introduced):
            topic, introduced, last_placed = None, False, None
        paragraph = sentence.line
        named = groups_of.get(sentence.index)
        groups = [group for group in named if not group.name] if named else []
        if groups:
            last_placed = groups[-1].codes if inside(office, groups[-1].codes) and not groups[-1].office else None
        elif held is not None and sentence.line <= held.until and _of_event(draft.text, sentence):
            topics[sentence.index] = held.codes
        elif topic is not None:
            topics[sentence.index] = topic
        elif last_placed is not None and (
            _ANAPHORA.match(draft.text, sentence.start) or (of_firms and draft.text[sentence.start].isdigit())
        ):
            topics[sentence.index] = tuple(last_placed)
        if not groups:
            opens_with = draft.text.find("전국", sentence.start, sentence.start + _NATIONWIDE_WITHIN) >= 0
            if opens_with and _NATIONWIDE.match(draft.text, sentence.start, sentence.end):
                topic = (COUNTRY,)
            continue
        held = _held(draft, office, sentence, groups) or held
        several = len(groups) >= _LISTED and len({tuple(group.codes) for group in groups}) >= _LISTED
        ranked = several or (len(groups) > 1 and _RANKED.search(draft.text, sentence.start, sentence.end))
        if several:
            topic, introduced = None, False
        for group in groups if not ranked else ():
            within = tuple(group.codes) if inside(office, group.codes) else None
            opens = starts_paragraph and group is groups[0]
            near_start = group.start - sentence.start <= _NEAR_START
            if opens and sentence.index in round_up:
                topic, introduced = tuple(group.codes), round_up[sentence.index]
            elif len(groups) == 1 and not group.office and _is_first(draft.text, group, sentence):
                topic, introduced = tuple(group.codes), False
            elif _CONTRAST.match(draft.text, group.end):
                continue
            elif group.office or office in group.codes:
                topic, introduced = None, False
            elif group is groups[0] and near_start and _is_sibling_measured(draft.text, office, group):
                topic, introduced = tuple(group.codes), True
            elif within and group.start - sentence.start <= 6 and MEASURED.match(draft.text, group.end):
                topic = within
            elif group.model and group.start - sentence.start <= 12:
                topic, introduced = within, True
            elif group.start - sentence.start <= 3 and _houses_firms(draft.text, group, sentence):
                topic = within
            elif group.start - sentence.start <= opens_within and subject.match(draft.text, group.end):
                neighbour = len(group.codes) == 1 and _is_neighbour(office, group, sentence)
                topic = tuple(group.codes) if within or set(group.codes) <= set(together) or neighbour else None
                # X구(구청장 …) opens an article of its own in a round-up: it stays the topic over paragraphs
                introduced = topic is not None and HEAD_IN_BRACKETS.match(draft.text, group.end) is not None
    return topics


def _round_up(draft: Draft, groups_of: Mapping[int, list[Group]]) -> dict[int, bool]:
    """The sentences that begin the parts of a round-up, each with its own place: of one level, or marked by a bullet.

    The value says whether another part follows: only up to that one a place is the topic over paragraphs.
    """
    begins: list[tuple[int, str, str]] = []
    line = -1
    for sentence in draft.sentences:
        starts_paragraph, line = sentence.line != line, sentence.line
        groups = groups_of.get(sentence.index, ())
        if not starts_paragraph or not groups or sentence.kind not in ("text", "item"):
            continue
        first = groups[0]
        bulleted = draft.text[sentence.start] in _BULLET or draft.text[max(0, sentence.start - 2)] in _BULLET
        near = first.start - sentence.start <= (6 if bulleted else 1)
        if not near or len(first.codes) > 1 or first.office or first.name:
            continue
        speaks = TOPIC.match(draft.text, first.end) or CANDIDATE.match(draft.text, first.end)
        if speaks is None and bulleted:
            speaks = _LABEL.match(draft.text, first.end)
        if speaks:
            level: str = "bulleted" if bulleted else gazetteer.region(first.codes[0]).level
            begins.append((sentence.index, first.codes[0], level))
    alike: dict[str, set[str]] = {}
    for _, code, level in begins:
        alike.setdefault(level, set()).add(code)
    parts = [index for index, _, level in begins if len(alike[level]) > 1]
    return {index: position + 1 < len(parts) for position, index in enumerate(parts)}


def _held(draft: Draft, office: str | None, sentence: Sentence, groups: list[Group]) -> _Held | None:
    """Where an event of which the sentence tells is held, if that is narrower than the office's own place."""
    for group in groups:
        narrower = office not in group.codes and (office == COUNTRY or inside(office, group.codes))
        if narrower and not group.office and _HELD.match(draft.text, group.end, sentence.end):
            return _Held(tuple(group.codes), sentence.line + 1)
    return None


def _of_event(text: str, sentence: Sentence) -> bool:
    return _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + _THE_EVENT_REACH)) is not None


def _is_sibling_measured(text: str, office: str | None, group: Group) -> bool:
    """반면 경북 고용률은: the other 시·도 of a survey, that its paragraphs go on about."""
    if office is None or office == COUNTRY or len(group.codes) > 1:
        return False
    if not (MEASURED.match(text, group.end) or _CASE.match(text, group.end)):
        return False
    return all(gazetteer.region(code).level == "sido" for code in (office, group.codes[0]))


def _is_neighbour(office: str | None, group: Group, sentence: Sentence) -> bool:
    """Whether a sentence opens with another municipality, of which the next go on to tell: 함평군은 …."""
    other = office is not None and office != COUNTRY and not gazetteer.contains(group.codes[0], office)
    return other and group.start - sentence.start <= _OPENS_WITHIN and sentence.kind == "text"


def _is_first(text: str, group: Group, sentence: Sentence) -> bool:
    """Whether a sentence says which place leads, and no more: the next goes on about it."""
    if _WAS.fullmatch(text, group.end, sentence.end) is None:
        return False
    return _FIRST_IS.search(text, sentence.start, group.start) is not None


def _houses_firms(text: str, group: Group, sentence: Sentence) -> bool:
    """나주 혁신산단에는 3개 기업이: a site whose several firms the paragraph goes on to tell of one by one."""
    site = named_site(text, group.end)
    return site is not None and _SEVERAL_FIRMS.search(text, site.end(), min(sentence.end, site.end() + 30)) is not None
