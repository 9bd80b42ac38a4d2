"""Finds the projects of a list: beside a standing scheme, between schemes, counted, or said to be projects."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from nlp import program_grammar as grammar
from nlp import program_list_forms as forms
from nlp.draft import Draft
from nlp.program_grammar import Name
from nlp.program_phrases import phrase_start
from nlp.program_subjects import is_type

OF_SORTS = re.compile(
    r"다양한|각종|여러|새로운|위한|같은|관련|등\s|[은는을를]\s|(?:에서|으로|에게)\s|[가-힣]{2}(?:[와과]|(?<![상문업술평국작린])[이가])\s|\d\s?개\s"
    r"|^(?:올해|지난해|내년)"
)
OF_TYPE = re.compile(r"(?<![가-힣])[가-힣]{2,6}형\s사업$|\d\s?개\s?사업$")
"""What a phrase of sorts of projects, or of a type of them, is known by."""
_DESCRIBED = re.compile(
    r"[^을를]{2,24}[을를]\s(?:[가-힣]{1,6}\s)?(?!위한|통한|활용한|이용한|연계한)[가-힣]{1,6}(?:는|한)\s"
)
"""A clause before the name of an item: 이웃을 지원해 주는 디딤돌 사업."""
_ALL_JOBS = re.compile(r"(?:(?:공공|민간|직접|일반|기타|신규|전체|관련)\s?)*(?:일자리|사업|근로|인턴|일자리\s?사업)")
_CALLED = re.compile(r"(?:사업|프로젝트|일자리|일자리\s?지원)$")
_FEWEST_CALLED = 2
_AND = re.compile(r"(?:[과와]|\s및)\s$")
"""Before an item: another that stands side by side with it."""
_COUNT = re.compile(r"\d[\d,.]*\s?[조억천백만]*\s?[명원개]|포함$")
_OF_WORK = re.compile(r"환경\s?(?:정비|정화)|공공업무|공원화|노무")
"""In a list of what is done by those who work in a scheme."""
_COUNTED_HERE = re.compile(r"\d\s?개\s$")
_WORK_IN = re.compile(r"(?:인원|부문|분야|참여자|인력|업무|내용|자리|현장)(?:은|는|에는|로는|으로는)\s?:?\s?$")
"""Before a list of what is done by those who work in a scheme: 모집 부문은 ▲도시공원 정비."""
_SUM_ROW = re.compile(r"(?:합|총|소)?\s?계|전체|총")
_LONGEST_LIST = 200
_LONGEST_ITEM = 32
_SHORTEST_ITEM = 7
_SURE = 11
"""Characters at which even general words name an item: 중소기업 청년 취업 연계사업."""


def has_list(text: str) -> bool:
    """Whether items with bullets stand in `text`, of which most texts have none."""
    return any(bullet in text for bullet in forms.BULLETS)


def siblings(text: str, found: list[Name]) -> Iterator[Name]:
    """Items with figures of a list in which another item is a standing scheme: ▲공공근로 80명 ▲청년 공공일자리 20명."""
    ends = {name.end: name for name in found if name.source in ("scheme", "quoted")}
    if any(name.source == "scheme" for name in ends.values()):
        for matches, alone in ((forms.LISTED_ITEM.finditer(text), True), (forms.SIBLING.matches(text), False)):
            for run in _runs(matches, 24):
                if any(item.end("name") in ends for item in run):
                    for item in run:
                        start = item.start("name")
                        if not alone:
                            start = max(start, phrase_start(text, item.end("name") - 2))
                        name = text[start : item.end("name")]
                        if item.end("name") not in ends and not is_type(name) and _ALL_JOBS.fullmatch(name) is None:
                            yield Name(start, item.end("name"), name, "named")


def rows(text: str) -> Iterator[Name]:
    """The names that a notice gives under 사업명: in a line of its own, or in the rows of a table."""
    for line in forms.NAME_LINE.finditer(text) if "업명" in text or "업 명" in text else ():
        yield Name(line.start("name"), line.end("name"), line["name"], "named")
    for head in forms.NAMED_ROWS.finditer(text) if "|" in text and forms.NAMED.search(text) else ():
        at = head.end()
        while (row := forms.ROW_NAME.match(text, at)) is not None:
            if re.search(r"[가-힣]{2}", row["name"]) and not _SUM_ROW.match(row["name"]) and not is_type(row["name"]):
                yield Name(row.start("name"), row.end("name"), row["name"], "named")
            at = row.end()


def _runs(matches: Iterable[re.Match[str]], gap: int) -> Iterator[list[re.Match[str]]]:
    """`matches` in runs that lie at most `gap` characters from each other."""
    run: list[re.Match[str]] = []
    for match in matches:
        if run and match.start() - run[-1].end() > gap:
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def inline(text: str) -> Iterator[Name]:
    """Items of a list of projects within a line: △청년 창업 지원사업 △마을 매니저 사업 등 3개 사업."""
    for run in _runs(forms.INLINE_ITEM.finditer(text), 36):
        for item in run if len(run) > 1 else ():
            described = _DESCRIBED.match(item["name"])
            name = item["name"][described.end() :] if described is not None else item["name"]
            apart = text.startswith("에 ", item.end("name"))
            long = len(item["name"].replace(" ", "")) >= 7
            common = grammar.GENERIC_WORDS.match(name) is not None or OF_TYPE.search(name) is not None
            if apart or (long and len(name) >= 5 and not common):
                yield Name(item.end("name") - len(name), item.end("name"), name, "named")


def counted_items(text: str) -> Iterator[Name]:
    """All items of a list with their people in brackets, where most of them are called projects."""
    for run in _runs(forms.COUNTED_BELOW.finditer(text), 16):
        called = [item for item in run if _CALLED.search(item["name"]) and len(item["name"]) >= _SHORTEST_ITEM]
        first, last = run[0], run[-1]
        said = forms.PROJECTS_ARE.search(text, max(0, first.start() - 12), first.start()) is not None
        said = said or forms.COUNTED_PROJECTS.match(text, last.end()) is not None
        if not (said and len(run) > 1) and (len(called) < _FEWEST_CALLED or 2 * len(called) < len(run)):
            continue
        for item in run:
            name = item["name"]
            if " " in name and not is_type(name) and not grammar.GENERIC_WORDS.match(name) and not OF_TYPE.search(name):
                yield Name(item.start("name"), item.end("name"), name, "named")


def below(text: str) -> Iterator[Name]:
    """The items of a list that is said to be one of projects, whatever their last words are."""
    for head in forms.EACH_COUNTED.finditer(text) if "사업별" in text else ():
        stop = text.find("\n", head.end())
        for counted in forms.PEOPLE_OF.finditer(text, head.end(), stop if stop >= 0 else len(text)):
            if not is_type(counted["name"]) and not OF_TYPE.search(counted["name"]):
                yield Name(counted.start("name"), counted.end("name"), counted["name"], "named")
    heads = [head.end() for head in forms.PROJECTS_BELOW.matches(text)]
    for close in forms.PROJECTS_COUNTED.matches(text):
        line = max(text.rfind("\n", 0, close.start()) + 1, close.start() - _LONGEST_LIST)
        opening = forms.LIST_BULLET.search(text, line, close.start())
        if opening is not None and _WORK_IN.search(text, line, opening.start()) is None:
            heads.append(opening.start())
    for at in heads:
        yield from _projects_from(text, at)


def _projects_from(text: str, at: int) -> Iterator[Name]:
    """The projects of a bulleted list that begins at `at`."""
    while (item := forms.PROJECT_BELOW.match(text, at)) is not None:
        name, at = item["name"], item.end() + text.startswith(",", item.end())
        at += text.startswith(" ", at)
        general = grammar.GENERIC_WORDS.match(name) is not None and _CALLED.search(name) is None
        general = general or grammar.is_no_name(name)
        if " " in name and not is_type(name) and not general and not _COUNT.search(name):
            yield Name(item.start("name"), item.end("name"), name, "named")


def enumerated(draft: Draft) -> Iterator[Name]:
    """Projects between commas that are counted behind the last: 새봄 창업 지원 사업, 다시 일터 사업 등 13개 사업."""
    text = draft.text
    found = list(forms.ENUMERATED.finditer(text))
    starts = [sentence.start for sentence in draft.sentences] if found else []
    for match in found:
        index = bisect_right(starts, match.start()) - 1
        begin = max(starts[index] if index >= 0 else 0, match.start() - _LONGEST_LIST)
        if match["carried"] and _OF_WORK.search(text, begin, match.start()) is not None:
            continue
        last = end = match.start() - text.endswith(" ", begin, match.start())
        for part in reversed(text[begin:end].split(",")):
            first = end - len(part)
            if "(" in part or (len(part.strip()) > _LONGEST_ITEM and first != begin):
                break
            stop = first + len(part.rstrip(" ‘’“”'"))
            several = begin < first or stop < last
            while stop > first:
                start = max(phrase_start(text, stop - 2), first)
                name = text[start:stop].strip(" ‘’“”'")
                joined = _AND.search(text, first, start)
                pay = bool(match["carried"]) and name.endswith("수당")
                sorts = pay or _COUNTED_HERE.search(text, max(0, start - 6), start) is not None
                if _is_project(name) and not sorts and (several or joined is not None):
                    yield Name(stop - len(name), stop, name, "named")
                stop, several = (joined.start(), True) if joined is not None else (first, several)
            end = first - 1


def _is_project(name: str) -> bool:
    """Whether an item of a list is called by a name of its own."""
    return (
        forms.ENUMERATED_ITEM.search(name) is not None
        and " " in name
        and len(name) >= _SHORTEST_ITEM
        and (len(name.replace(" ", "")) >= _SURE or not grammar.GENERIC_WORDS.match(name))
        and not grammar.OF_FIELD.match(name)
        and not grammar.OF_SITES.match(name)
        and not OF_SORTS.search(name)
        and not OF_TYPE.search(name)
        and not is_type(name)
    )


def between(text: str, found: list[Name]) -> Iterator[Name]:
    """A plain name in a list between two standing schemes: 공공근로사업, 여성일자리사업, 지역공동체일자리사업."""
    listed = [name for name in found if name.source == "scheme"]
    for first, second in itertools.pairwise(sorted(listed, key=lambda name: name.start)):
        if 4 <= second.start - first.end <= 24 and (item := forms.BETWEEN.fullmatch(text, first.end, second.start)):
            yield Name(item.start("name"), item.end("name"), item["name"], "named")
