"""The programme that a figure is about.

A figure takes the programme named before it in its clause or as its list item's label; a sub-programme keeps the
figures of the sentences that go on about it. Else it takes the document's main programme, the one that headline or
lead announces. General statistics, other bodies' own projects and earlier rounds of a scheme whose name carries
another year are about none; nor is a sum over several named programmes, unless there is a main one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.draft import Draft, ProgramMention, Quantity, Sentence
from nlp.figures import Evidence
from nlp.main_program import ENDED, LISTED, MainProgram, is_event, main_program, venues_of
from nlp.program_clauses import (
    close_behind,
    counted_for,
    described_by,
    group_before,
    listed_for,
    one_of_list,
    own_label,
    sums_up,
)
from nlp.program_columns import over_columns
from nlp.program_grammar import year_of
from nlp.program_names import find_programs
from nlp.unprogrammed import about_none

__all__ = ["assign_programs", "document_programs", "find_programs"]

_OPENS = 6  # characters before the name that is the subject of an English sentence
_SEVERAL = re.compile(r"등|모두|총|합쳐|합해|통해|\d\s?개\s?(?:분야|사업)")
_ITEMS = re.compile(
    r"[’”'\"」』>]?(?:\s(?:지원|운영|추진|확대))?(?:,\s|[과와]\s|·\s?|\s및\s)[가-힣0-9·\s,]{2,50}\s등(?:[을의에]|으로)?\s"
)
_ON_IT = re.compile(
    r"(?:이|해당|동)\s(?:사업|일|프로그램|박람회|제도|대책|계획|프로젝트|과정)(?:[은는이가을를에의로과]|\s)"
)
_TURN = re.compile(
    r"[\s○◦□■▲△ㅇ*※·-]*(?:또|또한|이와 함께|한편|이 밖에|이밖에|그 밖에|반면|특히|아울러|이어|거꾸로|이를 포함"
    r"|모두|총|최근|In addition|Also)"
)
_SPEAKER = re.compile(r"(?:관계자|시장|구청장|군수|지사|국장|과장|장관)[은는]\s")
_JOINT_TOPIC = re.compile(r"[’”'\"」』>]?\s?(?:[과와]|및)\s(?:[가-힣()·]{2,12}\s){0,2}?[가-힣()·]{2,12}[은는]\s")
_OTHER_TOPIC = re.compile(r",\s[가-힣·]{2,14}[은는]\s")
_YEAR_END = re.compile(r"1[0-2]\s?월")
_TERM = re.compile(r"민선\s?\d\s?기")
_ENROLS = re.compile(r"모집|접수|선발|신청|뽑")
_DETAIL = re.compile(
    r"[\s○◦□■▲△ㅇ*※·-]*(?:보수|임금|급여|인건비|활동비|시급|일당|지원금|지원액|지원금액|지원\s?규모|지원\s?기간|모집\s?인원"
    r"|선발\s?인원|참여\s?인원|사업비|참여자|참가자|근무\s?기간|근무\s?시간|활동\s?기간|근무|급여|만근\s급여|교육\s?기간)(?:들)?"
    r"(?:에게는|[은는]|의\s)"
)
_SO_FAR = re.compile(
    r"(?:지금까지|현재까지|이\s(?:중|가운데)|(?:지난해|작년|올해|(?:올\s|지난\s)?[상하]반기)(?:에는|에만|에도|까지|만|에)?)\s(?![^.\n]{0,30}[가-힣]{2}(?:은|는)\s)"
)
"""Opens a sentence without a topic of its own, which goes on about what the last one was about."""
_THROUGH = re.compile(r"[’”'\"」』>]?[을를]\s통한\s")
_TOPIC = re.compile(r"[’”'\"」』>]?\s?(?:사업)?[은는도]\s")
_IN_ALL = re.compile(r"(?:모두|총)\s(?=\d)")
_THAT = re.compile(r"[\s○◦□■ㅇ*※·-]*(?:해당|동)\s(?:사업|프로그램|제도|프로젝트|과정)[은는에을]")
"""Takes up the programme last named, also over a paragraph."""
_BELONGS = re.compile(r"(?:여기에|이에)\s(?:든다|속한다|포함된다|포함됐다|해당한다|들어간다|속합니다|포함됩니다)")
"""Ends a sentence that tells what the programme last named is made of."""
_THE_CENTRE = re.compile(r"[\s○◦□■ㅇ*※·-]*센터(?:는|에서는|에는|가|를|의)\s")
"""Takes up the centre last named, over paragraphs too."""
_OWN_TOPIC = re.compile(
    r"(?!이\s|해당\s|참여|모집|선발|신청|이번\s)(?:[가-힣A-Za-z0-9]{1,10}\s){0,2}[가-힣]{0,10}"
    r"(?:훈련|교육|인턴십|인턴|사업|과정|프로그램|서비스|센터|일자리|근로|박람회|창업|도우미|활성화|분야|부문)"
    r"(?:에는|에서는|으로는|로는|[은는도]|\s등을\s통해)\s"
)
"""Opens a sentence with a topic of its own kind: 직업교육훈련에는, 시간제 인턴십은."""
_DEFINED = re.compile(r"(?:사업|제도|정책|프로그램)(?:이다|입니다|이라고\s설명했다)[.”]*$")
_BY_THE_WAY = re.compile(
    r"[\s○◦□■ㅇ*※·-]*한편,?\s(?:[가-힣]{0,8}[시도군구청부][은는]\s(?:올해|지난해|민선)|(?:올해|지난해)\s[가-힣\s]{2,20}\s등을\s통해\s)"
)
_OF_BODIES = frozenset({"organizations", "projects", "duration"})
"""What a sentence may count and still only introduce its programme."""
_EXCLUDED = re.compile(r"제외|참여할 수 없|신청할 수 없|중복\s?(?:참여|신청)|빠진다|뺀다")
"""Who may not take part is no topic that goes on."""
_AT_EVENT = re.compile(r"(?:이날\s(?:열린\s)?|이번\s)?(?:행사|박람회)(?:장)?(?:에서는|에는|에선|에|엔|는)\s")
"""Speaks of the event that was named before: 이날 행사에는, 면접을 연 박람회에선."""
_OFFERED = re.compile(r"[’”'\"」』>]?\s?(?:사업)?[을를]\s(?:제공|운영|시행|추진|실시)(?:하고 있다|한다|해 왔다|했다)")
"""Behind a service that a sentence ends with."""
_BY_IT = re.compile(r"이를\s통해\s")
_LIST_BELOW = re.compile(r"[’”'\"」』>]?\s?(?:사업)?(?:은|는|으로는|에는)\s?[:：]?\s?[△▲▷▶◇◆]")
"""Behind the programme whose parts a sentence lists."""
_STANDING = 7
"""Characters of a name that is written out without its year: 노인일자리사업."""
_EACH = re.compile(r"각각")


def document_programs(draft: Draft) -> tuple[str, ...]:
    """Return the names of all programmes of `draft.programs`, each once, in order of first mention."""
    return tuple(dict.fromkeys(mention.name for mention in draft.programs))


def assign_programs(draft: Draft) -> None:
    """Set `programs` of every quantity of `draft`, with evidence; years, programmes and sentences must be there."""
    venues = venues_of(draft)
    main = main_program(draft, venues)
    set_apart = ("plan law", "generic")
    mentions = [
        m
        for m in draft.programs
        if m.name not in venues and (m.source not in set_apart or (main is not None and m.name == main.name))
    ]
    starts = [m.start for m in mentions]
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in draft.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    topics: dict[int, ProgramMention] = {}
    plans = _plans_of_terms(draft)
    columns = over_columns(draft, mentions)
    carried: ProgramMention | None = None
    whole: ProgramMention | None = None
    last: ProgramMention | None = None
    centre: ProgramMention | None = None
    line = -1
    lasting = announced = False
    for sentence in draft.sentences:
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        details = False
        if carried is not None:
            in_all = announced and _IN_ALL.match(draft.text, sentence.start) is not None
            details = in_all or _details(draft, sentence, carried)
            turned = not in_all and _TURN.match(draft.text, sentence.start) is not None
            if turned or (sentence.line != line and not details):
                carried = None
        if not here:
            if centre is not None and _THE_CENTRE.match(draft.text, sentence.start):
                carried, lasting = centre, True
            if carried is None and last is not None and _THAT.match(draft.text, sentence.start):
                carried, lasting = last, True
            if whole is not None and _ON_IT.match(draft.text, sentence.start):
                carried, lasting = whole, True
            if last is not None and (_tells_results(draft, sentence, last) or _ends_in_part(draft, sentence)):
                carried, lasting = last, True
        whole = None
        line = sentence.line
        if (
            carried is not None
            and not lasting
            and not details
            and not _ON_IT.search(draft.text, sentence.start, min(sentence.end, sentence.start + 40))
            and not (is_event(carried.name) and _AT_EVENT.search(draft.text, sentence.start, sentence.end))
        ):
            carried = None
        if carried is not None and not here and _OWN_TOPIC.match(draft.text, sentence.start, sentence.end):
            carried = None
        if carried is not None and _SPEAKER.search(draft.text, sentence.start, min(sentence.end, sentence.start + 30)):
            carried = None
        figures = by_sentence.get(sentence.index, [])
        under = _heading(draft, sentence, topics) if figures else None
        for i, quantity in enumerate(figures):
            if quantity.start in columns:
                _set_by_column(draft, quantity, columns[quantity.start], main)
                continue
            plan = None if here else _dated_by_term(draft.text, sentence, quantity, plans)
            name, rule, seen = _program_of(draft, sentence, figures, i, here, carried or under, main)
            if plan is not None:
                name, rule, seen = plan.name, "plan of the term", (plan.start, plan.end)
            quantity.programs = () if name is None else (name,)
            quantity.evidence.append(Evidence("programs", rule, *seen))
        if not here or _EXCLUDED.search(draft.text, here[-1].end, sentence.end):
            continue
        sole = len({m.name for m in here}) == 1
        if sole and here[0].start - sentence.start <= 8 and not one_of_list(draft.text, here[0], sentence):
            topics[sentence.index] = here[0]
        if (
            sole
            and not _contrasted(draft.text, here[-1], sentence)
            and (main is None or here[0].name != main.name)
            and not ENDED.match(draft.text, here[-1].end)
        ):
            carried = here[-1]
            counted = any(q.kind not in _OF_BODIES for q in figures)
            announced = not counted and _TOPIC.match(draft.text, here[-1].end) is not None
            lasting = here[0].start - sentence.start <= 12
        else:
            carried = None
            whole = here[0] if _LIST_BELOW.match(draft.text, here[0].end) else None
        last = here[-1] if sole else None
        centre = next((m for m in reversed(here) if m.source == "centre" or m.name.endswith("센터")), centre)
    _restate(draft, main)


def _set_by_column(draft: Draft, quantity: Quantity, over: ProgramMention | None, main: MainProgram | None) -> None:
    """Give a cell's figure the programme over its column, or the document's where the column sums them up."""
    held = over if over is not None else main
    if held is None:
        quantity.evidence.append(Evidence("programs", "a sum of programmes", quantity.start, quantity.start))
        return
    rule = "the title of its column" if over is not None else "the document's programme"
    name, rule, seen = _checked(draft.text, quantity, held.name, rule, held)
    quantity.programs = () if name is None else (name,)
    quantity.evidence.append(Evidence("programs", rule, *seen))


def _details(draft: Draft, sentence: Sentence, carried: ProgramMention) -> bool:
    """Whether a sentence goes on about the programme of the one before it: its pay, its people; after a definition."""
    if not sentence.index or sentence.kind != "text":
        return False
    last = draft.sentences[sentence.index - 1]
    if last.kind != "text":
        return False
    defined = _DEFINED.search(draft.text, max(last.start, last.end - 24), last.end) is not None
    if defined or _DETAIL.match(draft.text, sentence.start):
        return True
    topic = _TOPIC.match(draft.text, carried.end) is not None and carried.source not in ("plan", "centre")
    topic = topic or (carried.source == "centre" and _THROUGH.match(draft.text, carried.end) is not None)
    return topic and _SO_FAR.match(draft.text, sentence.start) is not None


def _tells_results(draft: Draft, sentence: Sentence, offered: ProgramMention) -> bool:
    """Whether a sentence tells what came of a service that the one before it ends with."""
    return (
        offered.source in ("quoted", "bracketed")
        and sentence.index > 0
        and offered.start >= draft.sentences[sentence.index - 1].start
        and _BY_IT.match(draft.text, sentence.start) is not None
        and _OFFERED.match(draft.text, offered.end) is not None
    )


def _ends_in_part(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells what the programme last named is made of."""
    return _BELONGS.search(draft.text, max(sentence.start, sentence.end - 20), sentence.end) is not None


def _contrasted(text: str, mention: ProgramMention, sentence: Sentence) -> bool:
    """Whether the sentence sets another topic against the mention: 희망근로는 4시간, 안심일자리는 3시간 일한다."""
    topic = text.startswith(("은 ", "는 "), mention.end)
    return topic and _OTHER_TOPIC.search(text, mention.end, sentence.end) is not None


def _enrols(text: str, quantity: Quantity) -> bool:
    """Whether the figure tells of enrolment at the end of the year before: 지난해 12월 모집을 끝냈다."""
    seen = next((e for e in quantity.evidence if e.field == "years"), None)
    return (
        seen is not None
        and _YEAR_END.search(text, seen.start, seen.end) is not None
        and _ENROLS.search(text, seen.end, quantity.end + 20) is not None
    )


def _heading(draft: Draft, sentence: Sentence, topics: dict[int, ProgramMention]) -> ProgramMention | None:
    parent = sentence.parent
    for _ in range(4):
        if parent is None or (sentence.kind == "text" and draft.sentences[parent].kind == "item"):
            return None
        topic = topics.get(parent)
        if topic is not None:
            return topic
        parent = draft.sentences[parent].parent
    return None


def _program_of(
    draft: Draft,
    sentence: Sentence,
    quantities: list[Quantity],
    i: int,
    here: list[ProgramMention],
    topic: ProgramMention | None,
    main: MainProgram | None,
) -> tuple[str | None, str, tuple[int, int]]:
    """The programme of one figure, the rule that tells it, and the characters that the rule saw."""
    text, quantity = draft.text, quantities[i]
    exempt = about_none(draft, sentence, quantity, main, here)
    if exempt is not None:
        return None, *exempt
    if text.find("한편", sentence.start, quantity.start) >= 0 and _BY_THE_WAY.match(text, sentence.start):
        main = topic = None
    if topic is not None and not i and here and here[0].start > quantity.end and _ON_IT.match(text, sentence.start):
        return _checked(text, quantity, topic.name, "what was said before it", topic)
    at_event = main is not None and is_event(main.name) and _AT_EVENT.match(text, sentence.start)
    if main is not None and at_event and not any(is_event(m.name) for m in here):
        return _checked(text, quantity, main.name, "the document's programme", main)
    described = described_by(text, quantity, here) if here else None
    if described is not None:
        return _checked(text, quantity, described.name, "given by it", described)
    group = group_before(text, quantity, here) if here else []
    held = _right_behind(text, quantity, here) if here else None
    if group and _JOINT_TOPIC.match(text, group[-1].end, quantity.start):
        group, here, topic = [], [], None
    if held is not None and quantity.kind in ("organizations", "projects", "other"):
        return _checked(text, quantity, held.name, "the counted programme", held)
    if draft.lang == "en" and (counted := counted_for(text, quantities, i, here)) is not None:
        return _checked(text, quantity, counted.name, "counted for it", counted)
    if (
        draft.lang == "en"
        and main is not None
        and group
        and group[0].start - sentence.start > _OPENS
        and re.search(r",\s(?:with|for|in)\b", text[group[-1].end : quantity.start])
    ):
        group, here = [], []
    listed = bool(group) and (LISTED.match(text, group[-1].end) or _ITEMS.match(text, group[-1].end, quantity.start))
    itemised = bool(group) and _ITEMS.match(text, group[-1].end, quantity.start) is not None
    if itemised or (listed and (main is None or group[-1].name != main.name)):
        whole = listed_for(text, here, group[0])
        if whole is not None:
            return _checked(text, quantity, whole.name, "what the list is of", whole)
        group, here, topic = [], [], None
    if group and len({m.name for m in group}) > 1:
        between = text[group[-1].end : quantity.start]
        if _EACH.search(between):
            place = sum(1 for q in quantities[:i] if q.start >= group[-1].end)
            if place < len(group) and len([q for q in quantities if q.start >= group[-1].end]) >= len(group):
                return _checked(text, quantity, group[place].name, "paired by 각각", group[place])
        elif not _SEVERAL.search(text[group[-1].end : min(sentence.end, quantity.end + 12)]) and len(group) == 2 and i:
            return _checked(text, quantity, group[-1].name, "named before it", group[-1])
    elif group and sums_up(text, quantities, i, here, group[-1]):
        pass
    elif group:
        rival = own_label(text, quantities, i, group[0])
        if not rival:
            return _checked(text, quantity, group[0].name, "named before it", group[0])
    elif (
        here
        and len({m.name for m in here}) == 1
        and not here[0].name.endswith("센터")
        and here[0].start >= quantity.end
        and close_behind(text, quantities, i, here[0])
    ):
        return _checked(text, quantity, here[0].name, "named behind it", here[0])
    elif topic is not None and not here:
        return _checked(text, quantity, topic.name, "what was said before it", topic)
    if main is None:
        return None, "no programme is announced", (quantity.start, quantity.start)
    return _checked(text, quantity, main.name, "the document's programme", main)


def _right_behind(text: str, quantity: Quantity, here: list[ProgramMention]) -> ProgramMention | None:
    """The programme that the figure counts: 3개 ‘나루 이음사업’."""
    end = quantity.end
    return next((m for m in here if 0 <= m.start - end <= 2 and "," not in text[end : m.start]), None)


def _plans_of_terms(draft: Draft) -> dict[str, ProgramMention]:
    """The plans named after a term of office, by the term, where it has only one: 민선 7기 일자리 종합계획."""
    plans: dict[str, dict[str, ProgramMention]] = {}
    for mention in draft.programs:
        term = _TERM.search(mention.name)
        if term is not None:
            plans.setdefault(re.sub(r"\s", "", term[0]), {}).setdefault(mention.name, mention)
    return {term: next(iter(named.values())) for term, named in plans.items() if len(named) == 1}


def _dated_by_term(
    text: str, sentence: Sentence, quantity: Quantity, plans: dict[str, ProgramMention]
) -> ProgramMention | None:
    """The plan of the term of office that the figure is dated by: 민선 7기 안에 모두 3만 개."""
    terms = _TERM.findall(text, max(sentence.start, quantity.start - 40), quantity.start) if plans else []
    return plans.get(re.sub(r"\s", "", terms[-1])) if terms else None


def _checked(
    text: str, quantity: Quantity, name: str, rule: str, seen: ProgramMention | MainProgram
) -> tuple[str | None, str, tuple[int, int]]:
    """`name`, unless it carries a year that the figure is not about."""
    year = year_of(name)
    ahead = year is not None and quantity.years == (year - 1, year - 1) and _enrols(text, quantity)
    if (
        year is not None
        and quantity.years is not None
        and _own_year(quantity)
        and not (quantity.years[0] <= year <= quantity.years[1] <= quantity.years[0] + 1)
        and not ahead
    ):
        plain = text[seen.start : seen.end]
        if rule == "named before it" and year_of(plain) is None and len(plain) >= _STANDING:
            return plain, "the scheme, named without the year", (seen.start, seen.end)
        return None, "another year than the programme's", (seen.start, seen.end)
    return name, rule, (seen.start, seen.end)


def _own_year(quantity: Quantity) -> bool:
    """Whether a period of its own dates the figure, not only that of the document."""
    seen = next((e for e in quantity.evidence if e.field == "years"), None)
    return seen is None or not seen.rule.startswith("the document's period")


def _restate(draft: Draft, main: MainProgram | None) -> None:
    """A figure of the headline takes the sub-programme of the figure that it restates."""
    told: dict[tuple[str, float, float], Quantity] = {}
    heads = {s.index for s in draft.sentences if s.kind in ("headline", "subhead", "caption")}
    for quantity in draft.quantities:
        if quantity.sentence not in heads and quantity.programs and (main is None or quantity.programs[0] != main.name):
            told.setdefault((quantity.kind, quantity.low, quantity.high), quantity)
    for quantity in draft.quantities:
        found = told.get((quantity.kind, quantity.low, quantity.high))
        if (
            found is None
            or quantity.sentence not in heads
            or (quantity.programs and (main is None or quantity.programs[0] != main.name))
        ):
            continue
        quantity.programs = found.programs
        quantity.evidence = [e for e in quantity.evidence if e.field != "programs"]
        quantity.evidence.append(Evidence("programs", "the figure that it restates", found.start, found.end))
