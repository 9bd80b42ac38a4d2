"""Noun phrases that may name a programme: where one begins, and what in it or behind it makes it a proper name."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp import program_grammar as grammar
from nlp.openings import guarded
from nlp.program_tables import places

_MAX_WORDS = 7
_LONG = 11
"""Characters at which even general words make a name, if the lead announces it."""
_GLOSS = re.compile(r"\([^\s()\d]{1,6}\)$")
_SORTS_COUNTED = re.compile(r"\d\s?개\s")
_SO_MANY = re.compile(r"\s(?:공모\s)?\d")
"""Behind general words: how many of such projects there are."""
_DATED = guarded(
    r"(?<![\d.])20\d\d\s?(?:학?년도?)?\s?(?:[상하]반기\s)?(?:제?\s?\d\s?(?:단계|차|회)\s)?(?<=[\s])(?:\((?=예비\)))?$"
)
_JOINED_TO = re.compile(r"\s?(?:및|[·ㆍ,])|[과와]\s")
"""Behind a name: another that the same year is said of."""
_NOUNS_LIKE_SUBJECTS = (
    "어린이", "전문가", "국가", "농가", "평가", "작가", "문화가", "창업가", "증가", "여가", "이음이",
)  # fmt: skip


_ANY_PROJECT = re.compile(r"(?:시범|신규|지원|공모|세부|주요|단위|정부|본)\s?사업$")
_SORT_OF_JOBS = re.compile(r"[가-힣]\s일자리\s?사업$")


def phrase_start(text: str, at: int) -> int:
    """Where the noun phrase that ends at `at` begins: words without particles, up to a comma, a bracket or a verb."""
    start = at
    while start > 0:
        before = text[start - 1]
        if before.isalnum() or before in "·ㆍ+-&":
            start -= 1
        elif before == ")" and at - start < 40 and _GLOSS.search(text, max(0, start - 8), start):
            start = text.rfind("(", 0, start)
        else:
            break
    for _ in range(_MAX_WORDS):
        if start < 2 or text[start - 1] != " ":
            break
        end = start - 1
        far = end - 17 if end > 17 else 0
        begin = text.rfind(" ", far, end) + 1 or far
        begin = text.rfind("\n", begin, end) + 1 or begin
        word = text[begin:end]
        if not word.isalnum():
            tail = grammar.LAST_WORD.search(word)
            if tail is None:
                break
            begin, word = begin + tail.start(), tail[0]
        if len(word) > 16:
            break
        if _ == 0 and word.endswith("로") and re.match(r"프로젝트(?![를을])", text[start : start + 5]):
            start = begin  # no noun goes with a particle: 마을로 프로젝트 is a name
            continue
        if word == "및" and _ < _MAX_WORDS - 1:
            if text.endswith("사업 ", 0, begin):
                break
            start = begin
            continue
        if _ends_phrase(word):
            break
        start = begin
        if begin and not text[begin - 1].isspace():
            break
    while text.startswith("및 ", start):
        start += 2
    while start < at and not text[start].isalnum() and text[start] not in "(":
        start += 1
    return start


def dated_start(text: str, start: int, end: int) -> int:
    """Where the year and round begin that stand right before a name of its own: 2018년 하반기 대학생 인턴 사업."""
    dated = _DATED.search(text, max(0, start - 24), start)
    if dated is None or _JOINED_TO.match(text, end) or grammar.GENERIC_WORDS.match(text[start:end]):
        return start
    return dated.start()


@lru_cache(8192)
def _ends_phrase(word: str) -> bool:
    """Whether `word` belongs to no noun phrase: a verb, an adverb, or a noun with its particle."""
    if grammar.STOP.search(word) and not word.endswith(("마을", "고을", "가을", "찾아가는")):
        return True
    if grammar.PARTICLE.search(word) and not grammar.NOUN_TAIL.search(word):
        return True
    return (
        word.endswith(("이", "가"))
        and len(word) > 2
        and not grammar.BRAND.match(word)
        and not word.endswith(_NOUNS_LIKE_SUBJECTS)
    )


def is_proper(phrase: str) -> bool:
    """Whether an unquoted phrase is a proper name: by its year, its own brand, or what sets an event apart."""
    bare = grammar.without_year(phrase)
    words = bare.split()
    if _ANY_PROJECT.match(bare):
        return False
    if bare != phrase and len(bare.replace(" ", "")) >= 5 and (len(words) > 1 or len(bare) >= 6):
        return re.search(r"(?:예산|회계|상반기|하반기)$", phrase) is None
    if is_own_brand(phrase) or (grammar.PLAN.search(phrase) and grammar.OF_TERM.match(phrase)):
        return True
    if grammar.BRAND.search(grammar.NOT_BRAND.sub("", phrase)):
        return True
    if grammar.FAIR.search(phrase):
        own = " ".join(word for word in words if word not in places())
        return bool(own) and grammar.GENERIC_WORDS.match(own) is None
    return False


def is_told_project(text: str, phrase: str, end: int) -> bool:
    """Whether a 프로젝트 that is called by more than general words is said to do something, with a figure."""
    if len(phrase.replace(" ", "")) < 9 or grammar.GENERIC_WORDS.match(phrase):
        return False
    return re.match(r"(?:에는?|로는?|[은는을를])\s[^.\n\d]{0,24}\d", text[end : end + 30]) is not None


def is_counted_kind(text: str, phrase: str, end: int) -> bool:
    """Whether a 일자리사업 of some kind is set off with a figure of its own: 연중 일자리사업으로는 173명이."""
    if _SORT_OF_JOBS.search(phrase) is None:
        return False
    return re.match(r"(?:으로는|에는|[은는])\s[^,.\n\d]{0,12}\d", text[end : end + 20]) is not None


def is_topic_of_lead(text: str, phrase: str, end: int, *, twice: bool) -> bool:
    """Whether headline or lead speaks of the phrase as the programme that the text is about."""
    own = " ".join(word for word in grammar.without_year(phrase).split() if word not in places())
    if (
        not own
        or _SORTS_COUNTED.search(own) is not None
        or (
            grammar.GENERIC_WORDS.match(own)
            and (len(own.replace(" ", "")) < _LONG or _SO_MANY.match(text, end) is not None)
        )
        or len(phrase.replace(" ", "")) < (8 if "·" in phrase and " " not in phrase else 6)
        or not re.search(
            r"(?:사업|프로젝트|프로그램|인턴십|인턴제|공제|장려금|자금|보증|인증제|책임제|박람회|날|대책|계획|방안|아카데미|스쿨|캠프|양성\s?교육|양성\s?과정)$",
            phrase,
        )
    ):
        return False
    if re.search(r"(?<![가-힣])[가-힣]{2,6}형\s?(?:일자리\s?)?사업$", phrase) and not is_own_brand(phrase):
        return False  # a type: 공익활동형 사업
    if re.match(r"(?:일자리\s?창출|일자리|각종|지원|취업\s?지원)\s?(?:사업|프로그램|대책|계획)$", phrase):
        return False
    return twice or grammar.SPOKEN_OF.match(text, end) is not None


def is_own_brand(phrase: str) -> bool:
    """Whether a place's name with 형 makes a name of what follows: 대전형, 성동형, 경북형."""
    return "형" in phrase and any(match[1] in places() for match in grammar.OWN_BRAND.finditer(phrase))
