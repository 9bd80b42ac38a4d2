"""What a number with its counter counts: 명 persons or posts, 개 and 곳 what their noun says, 억 원 money.

Counters of one meaning tell it by themselves (nlp.counters.FIXED); 개 without a noun is left to nlp.elliptic.
"""

from __future__ import annotations

import re

from nlp.counters import FIXED, currency, noun_after, noun_before
from nlp.elliptic import CREATES, MOST_CATEGORIES, Mention, settle_noun
from nlp.numerals import SPACE
from nlp.posts import counts_posts
from nlp.traps import is_field_of_award

_WORK = (
    rf"공공{SPACE}?근로|희망{SPACE}?근로|공공{SPACE}?일자리|공공형{SPACE}?일자리|지역공동체{SPACE}?일자리|희망{SPACE}?일자리"
    rf"|자활{SPACE}?근로|숲{SPACE}?가꾸기|청년{SPACE}?일자리"
)
_PUBLIC_WORK = re.compile(_WORK)
_CURRENCY = re.compile(r"(?:미국\s?)?(?:원(?:\s?대)?|달러|불|유로|엔|위안|KRW)$", re.IGNORECASE)
NEARBY = 600
"""Characters around a figure in which the kind of work that a release is about is named."""
_WORK_SITE = re.compile(
    rf"사업장(?:들)?(?:에|에서|으로|마다|별로)?{SPACE}[^.\n]{{0,20}}[0-9십백천만여]{SPACE}?명[^.\n]{{0,24}}(?:배치|투입|내보|파견)"
    rf"|(?:{_WORK})[^.\n]{{0,60}}사업장"
)
"""Where 사업장 are places at which those in public work serve, no firms."""
_PLACED = re.compile(
    rf"에서|에{SPACE}[^.\n]{{0,40}}(?:배치|투입|흩어져|활동)|(?:에|에서|에는|으로)?{SPACE}?,?{SPACE}?(?:총{SPACE}?|모두{SPACE}?|약{SPACE}?)?"
    rf"(?:[0-9][0-9,천만백]{{0,8}}여?{SPACE}?명(?!{SPACE}?(?:미만|이상|이하))|배치|투입|일하|일한|근무|실시|시행)"
)
"""125개 사업장에 배치, 5개 사업장 20명"""


def name_kind(text: str, mention: Mention, barrier: int) -> bool:
    """Settle the kind of `mention` where counter and nearby noun tell it; False if it is to be left out."""
    if mention.kind is not None:
        return True
    word = text[mention.number.end : mention.end].strip()
    name = mention.counter
    if name == "money":
        last_word = _CURRENCY.search(word)
        mention.settle("money", currency(last_word[0] if last_word else "원"), "currency word")
    elif name == "rate":
        point = "p" in word.lower() or "포인트" in word
        mention.settle("rate", "percent_point" if point else "percent", "percent sign")
    elif name in ("months", "years"):
        mention.settle("duration", "months", "length of time")
    elif name == "people":
        _settle_people(text, mention)
    elif name in ("things", "big", "sites", "projects"):
        return _settle_things(text, mention, barrier)
    elif name == "firms" and word == "사":
        firm = noun_before(text, mention.first, mention.start)
        if mention.number.low < 2 or not (firm or text.startswith(("가", "와", "를", "의", ",", " "), mention.end)):
            return False
        mention.settle("organizations", "firms", "counter")
    elif name == "kinds":
        _settle_sorts(text, mention, barrier)
    else:
        mention.settle(*FIXED[name], "counter")
    return True


def _settle_sorts(text: str, mention: Mention, barrier: int) -> None:
    """7가지 사업 and 지역 사업 4종 are projects, other sorts of things are types."""
    noun = noun_after(text, mention.end, min(mention.last, mention.end + 24))
    noun = noun or noun_before(text, max(mention.first, barrier), mention.start)
    if noun and noun.kind == "projects":
        mention.settle(noun.kind, noun.unit, "noun of the sorts", noun.noun, (noun.start, noun.end))
    else:
        mention.settle("other", "categories" if noun and noun.unit == "categories" else "types", "counter")


_CHANGED = re.compile(rf"{SPACE}?(?:증가|감소|늘|줄)")
_POSTS_COMPARED = re.compile(rf"명의{SPACE}(?P<posts>일자리)[^.\n0-9]{{0,32}}대비{SPACE}?\(?{SPACE}?(?:약{SPACE}?)?$")
"""900명의 일자리를 내 전년 대비(120명 증가): the difference counts what the level does."""


def _settle_people(text: str, mention: Mention) -> None:
    """명 counts persons, unless the counted thing is the common noun 일자리, 자리 or 고용."""
    seen = counts_posts(text, mention.start, mention.end, mention.first, mention.last)
    if seen is None and _CHANGED.match(text, mention.end, mention.last):
        level = _POSTS_COMPARED.search(text, max(mention.first, mention.start - 48), mention.start)
        seen = level.span("posts") if level else None
    if seen:
        mention.settle("jobs", "jobs", "명 of 일자리", "일자리", seen)
    else:
        mention.settle("people", "persons", "counter")


_GOALS = re.compile(rf"{SPACE}?(?:[가-힣]{{1,4}}{SPACE})?(?:목표|방향|원칙|비전)(?![가-힣]{{2}})")
"""3대 목표 아래 …"""
_SCHEME = re.compile(r"(?:일자리|근로|인턴|가꾸기)\s?사업$")
_SUBJECT = frozenset("이가은는")
"""공공근로사업이 412개다: one programme is no number of them, but has jobs."""
_POSTS = re.compile(rf"{SPACE}일자리(?!{SPACE}?(?:사업|정책|대책|시책))")
"""Behind 부문: 3200개 공공부문 일자리."""
_POSTS_OF_PLACE = re.compile(rf"{SPACE}지역{SPACE}(?P<posts>고용|일자리){SPACE}(?:창출|확대|제공)")
"""6만개 지역 고용 창출 counts posts, not places."""
_OWN_COUNT = re.compile(rf"{SPACE}?(?:약{SPACE})?[0-9][0-9,.]{{0,9}}[만천]{{0,2}}여?{SPACE}?(?:개|곳)")
_DRAWN_FIRMS = re.compile(rf"의?{SPACE}(?P<firms>기업){SPACE}?(?:유치|육성)")
"""300개 기업유치; 기업유치 300개 may count the jobs that come of it."""


def _settle_things(text: str, mention: Mention, barrier: int) -> bool:
    if mention.counter == "things" and (drawn := _DRAWN_FIRMS.match(text, mention.end, mention.last)):
        mention.settle("organizations", "firms", "noun behind", "기업", drawn.span("firms"))
        return True
    if mention.counter == "things" and (of_place := _POSTS_OF_PLACE.match(text, mention.end, mention.last)):
        mention.settle("jobs", "jobs", "noun behind", "고용", of_place.span("posts"))
        return True
    limit = min(mention.last, mention.end + 60)
    if mention.counter == "big" and (goals := _GOALS.match(text, mention.end, limit)):
        mention.settle("other", "categories", "noun behind", seen=goals.span())
        return True
    before = max(mention.first, barrier)
    noun = noun_after(text, mention.end, limit)
    if noun is None or noun.noun == "공모" or (mention.counter == "sites" and noun.kind == "jobs"):
        noun = noun_before(text, before, mention.start) or noun
    if (
        mention.counter == "things"
        and noun is not None
        and noun.start > mention.end + 1
        and _OWN_COUNT.match(text, noun.end, mention.last)
    ):
        noun = noun_before(text, before, mention.start) or noun  # 중견기업 40개 육성 일자리 1만개
    many = mention.number.high > MOST_CATEGORIES
    if many and noun is not None and noun.unit == "categories" and _POSTS.match(text, noun.end) is not None:
        return settle_noun(mention, noun._replace(kind="jobs", unit="jobs"), "noun behind")
    named_behind = (
        noun is not None and "일자리" in text[mention.end : noun.start]
    )  # 공공일자리 등 40개 직접 일자리 부문
    modified = noun is not None and noun.start > mention.end + 1 and mention.counter != "big"
    if noun is not None and noun.kind == "other" and modified and not named_behind:
        posts = noun_before(text, before, mention.start)
        noun = posts if posts is not None and posts.kind == "jobs" else noun  # 일자리 10만 개 약속한 시장
    if mention.counter == "big":
        if noun is None:
            return False
        noun = noun._replace(kind="projects", unit="projects") if noun.noun.endswith("과제") else noun
    if noun is None:
        mention.elliptic = True
        return True
    if noun.noun.endswith("사업장") and (
        _WORK_SITE.search(text, max(mention.first, mention.start - 80), min(mention.last, mention.end + 80))
        or (
            _PLACED.match(text, noun.end, mention.last)
            and _PUBLIC_WORK.search(text, max(0, mention.start - NEARBY), mention.end + NEARBY)
        )
    ):
        mention.settle("other", "sites", "place of public work", noun.noun, (noun.start, noun.end))
        return True
    if is_field_of_award(text, mention.start, noun.unit, mention.first, mention.last):
        return False
    if noun.kind == "projects" and mention.number.high >= CREATES and "일자리" in text[mention.end : noun.end]:
        mention.settle("jobs", "jobs", "noun behind", "일자리", (noun.start, noun.end))
        return True
    if mention.counter == "sites" and noun.end <= mention.start and noun.kind == "projects" and noun.unit != "courses":
        mention.elliptic = not noun.noun.endswith("사업단")
        return mention.elliptic or settle_noun(mention, noun, "noun before")
    if noun.end <= mention.start and noun.unit == "categories" and mention.number.high > MOST_CATEGORIES:
        mention.elliptic = True  # 항만 분야 64개 names the chapter of a plan
        return True
    if mention.number.high >= CREATES // 10 and _SCHEME.search(noun.noun) and text[noun.end : noun.end + 1] in _SUBJECT:
        mention.settle("jobs", "jobs", "jobs of a programme", "일자리", (noun.start, noun.end))
        return True
    labelled = text[mention.start - 1 : mention.start] == "(" and noun.unit == "sites"
    if noun.start < mention.end and noun.kind in ("projects", "other") and (labelled or mention.number.high >= CREATES):
        mention.elliptic = True
        return True
    return settle_noun(mention, noun, "noun behind" if noun.start >= mention.end else "noun before")
