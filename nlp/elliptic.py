"""Which noun 개, 곳 or 개소 counts where none stands beside it: that of its neighbour, clause, sentence or paragraph.

"일자리 400개를 만들고 다음 해 300개를 더한다", "783개를 낸다": the noun was said before, or is the topic of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.counters import Counted, noun_before, topic_noun
from nlp.draft import Sentence
from nlp.figures import Kind
from nlp.numerals import SPACE, Number

_MAKES = re.compile(
    rf"[를을]?(?:{SPACE}(?:더|새로|추가로|목표로)){{0,2}}{SPACE}?(?:만들|만든|창출|내놓|낸다|냈다|낼{SPACE}"
    rf"|내기로|제공|마련|발굴|늘리|줄|모자라|사라|생기|생긴|맡)"
)
_JOINED = re.compile(
    rf"[가-힣 ]{{0,8}}(?:[·,ㆍ]|과|와|{SPACE}및|[를을]{SPACE}(?:더해|합쳐|합한|포함해"
    rf"|포함한)|{SPACE}등){SPACE}?(?:총{SPACE}?|모두{SPACE}?|약{SPACE}?)?$"
)
_HIRES = re.compile(
    rf"[이은]{SPACE}(?:[가-힣]{{2,6}}{SPACE})?[0-9][0-9,만천]{{0,8}}여?{SPACE}?명을{SPACE}(?:새로{SPACE})?(?:고용|채용|뽑)"
)
"""11곳이 97명을 고용했다"""
_ADDED = re.compile(
    rf"[이가]?{SPACE}(?:더해|추가|늘어|보태)|까지{SPACE}?(?:늘|확대)|[가이]{SPACE}(?:운영|돌아|된다|됐다)"
)
_ITEM_BEFORE = re.compile(rf"(?:[,·ㆍ]|[와과](?={SPACE}))[가-힣{SPACE[1:-1]}]{{0,14}}")
_FROM_TO = re.compile(
    rf"에서{SPACE}(?:[가-힣]{{1,4}}{SPACE})?(?:늘어난|줄어든|증가한|감소한)?{SPACE}?|{SPACE}(?:늘려|늘어나?|증가해|줄어){SPACE}"
)
_REACHED = re.compile(rf"(?:여{SPACE}?)?(?:로|까지|다\b)")
"""70개에서 118개로, 3000개 늘려 1만2400개로: one count before and after."""
_COMPARED = re.compile(rf"보다|에{SPACE}(?:비해|견줘)|{SPACE}대비")
_FIRM_NAMES = re.compile(
    rf"(?:㈜|\(주\)|주식회사|(?:전자|테크|텍|중공업|물산|식품|제약|시스템|시스템즈|소프트|정밀|기공|금속|케미칼|화학|모터스|로지스"
    rf"|솔루션|엔지니어링|홀딩스|제철|상사|코리아)(?=[·,ㆍ와과]|{SPACE}등))[^.\n()]{{0,40}}?(?:등{SPACE})?(?:모두{SPACE}|총{SPACE})?$"
)
_INVESTS = re.compile(
    rf"(?:과|와|이|은|에서)?{SPACE}(?:[0-9조억만천,]{{1,10}}원?{SPACE})?(?:규모의{SPACE})?투자{SPACE}?(?:협약|양해각서|유치|약속)"
)
CREATES = 1000
"""From this count on, 개 without a noun are jobs where the text is about jobs: no release counts as many firms or
projects."""
MOST_CATEGORIES = 30
_STEP = re.compile(
    rf"{SPACE}?(?:→|⇒|➝|➜|->|▷){SPACE}?(?:\([^()\n]{{1,14}}\)|['’‘]?[0-9]{{2,4}}년도?(?:{SPACE}?목표)?)?{SPACE}?"
    rf"|[가-힣]{{0,6}},{SPACE}?['’‘`]?[0-9]{{2,4}}(?:년도?|\.){SPACE}?"
)
"""(’10년) 501개 → (’11년) 800개, ‘06년 44개, ‘07년 218개: one count from year to year."""
_GROWS = re.compile(rf"(?:여{SPACE}?)?[으]?로{SPACE}?(?:확대|늘[리어려])")
_MEANS = re.compile(rf"[을를]{SPACE}(?:통해|통한|위해|위한|거쳐|대상)")
_ITEM = re.compile(rf",{SPACE}?[가-힣A-Za-z·ㆍ{SPACE[1:-1]}]{{1,40}}")
_TOPIC_OF_LIST = re.compile(rf"[가-힣](?:은|는){SPACE}?(?:다음과 같이{SPACE})?[▲△▦▷▶◆◇■□①]")
"""선정된 기업은 ▦신규 10개 ▦재참여 1개: the topic is what the items count."""
_AT_A_PLACE = re.compile(
    r"에서(?! [^.\n]{0,14}[0-9]{1,4}여? ?(?:곳|개소)으로)|에(?!서)(?! ?(?:이르|달하))|의 (?:장소|현장)"
)
_TOPIC_WINDOW = 100
_FIRMS_FAR = re.compile(
    r"(?P<firms>(?:사회적|마을|자활)\s?기업|협동조합)['’”]?(?:[은는이을를]|\s수[는가를])\s(?:(?!일자리|고용)[^.\n]){0,60}$"
)
"""마을기업이 크게 늘어 올해 안에 전국적으로 1,180여개에 이른다"""
_CREATED = re.compile(r"여?\s?(?:를|의)?\s?(?:새로\s)?(?:창출|일자리)")
_NEAR = 3
"""Sentences over which a count in brackets still means the noun of the one before."""
_OUTDONE = re.compile(
    r"(?:보다\s(?:[0-9][0-9,만천]{0,9}여?\s?개\s)?)?(?:훨씬\s)?(?:더\s)?(?:많은|적은|웃도는|늘어난|줄어든)\s"
)
"""목표 1만개보다 많은 1만2천개의 일자리: both count the same thing."""


@dataclass(slots=True)
class Mention:
    """A number with its counter, before its noun is known."""

    number: Number
    counter: str
    start: int
    end: int
    first: int
    last: int
    sentence: Sentence
    kind: Kind | None = None
    unit: str = ""
    noun: str = ""
    rule: str = ""
    seen: tuple[int, int] = (0, 0)
    elliptic: bool = False
    stepped: bool = False

    def settle(self, kind: Kind, unit: str, rule: str, noun: str = "", seen: tuple[int, int] | None = None) -> None:
        """Give the number its kind and unit by `rule`, which saw the span `seen` (the number itself unless told)."""
        self.kind, self.unit, self.rule, self.noun = kind, unit, rule, noun
        self.seen = seen or (self.start, self.end)

    def take(self, other: Mention, rule: str) -> None:
        """Count what `other` counts."""
        self.settle(other.kind or "other", other.unit, rule, other.noun, other.seen)


def settle_noun(mention: Mention, noun: Counted, rule: str) -> bool:
    """Give `mention` the kind of its noun; places (곳, 개소) are organizations where the noun is one, else sites."""
    if mention.counter == "sites" and noun.noun.endswith("사업단"):
        mention.settle("projects", "projects", rule, noun.noun, (noun.start, noun.end))
    elif mention.counter == "sites" and noun.kind != "organizations":
        mention.settle("other", "sites", "counter", noun.noun, (noun.start, noun.end))
    else:
        mention.settle(noun.kind, noun.unit, rule, noun.noun, (noun.start, noun.end))
    return True


def resolve(text: str, mentions: list[Mention]) -> None:
    """Give every 개 or 곳 without a noun of its own the noun of its neighbour, clause, sentence or paragraph."""
    about_jobs = "일자리" in text
    _lists_before_a_noun(mentions, text)
    in_brackets: Mention | None = None
    open_: Mention | None = None
    latest: Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.elliptic:
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            outdoing = next((m for m in mentions[index + 1 : index + 3] if _outdoes(mention, m)), None)
            _inherit(text, mention, following, outdoing, in_brackets, open_, latest, about_jobs=about_jobs)
            if mention.kind in ("jobs", "organizations", "projects"):
                open_ = mention
        if mention.counter in ("things", "sites", "firms") and mention.kind is not None:
            latest = mention
            if text[mention.start - 1 : mention.start] == "(":
                in_brackets = mention
    _even_lists(text, mentions)
    _items_of_topics(text, mentions)
    _parts_in_brackets(text, mentions)
    _parts_of_posts(text, mentions)


def _lists_before_a_noun(mentions: list[Mention], text: str) -> None:
    """현장 면접 25개, 서류 접수 30개 등 총 55개 기업: give every item of the list the noun behind its last."""
    for item, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if item.elliptic and not following.elliptic and item.sentence is following.sentence:
            between = text[item.end : following.start]
            listed = following.rule == "noun of the next in the list" and _ITEM_BEFORE.fullmatch(between)
            behind = following.seen[0] >= following.end
            closing = behind and (_joined(between) or (following.kind == "jobs" and _ITEM_BEFORE.fullmatch(between)))
            if item.counter == following.counter and (listed or closing):
                item.take(following, "noun of the next in the list")
                item.elliptic = False


_MOST_PARTS = 8
_TAKEN_ON = re.compile(r"을 (?:새로 |추가로 )?(?:채용|고용|뽑|선발|모집)")


def _parts_of_posts(text: str, mentions: list[Mention]) -> None:
    """고용 428명을 냈다. 포항 196명, 안동 141명, 김천 91명이다: heads that add up to posts count posts."""
    for index, total in enumerate(mentions):
        if total.kind != "jobs" or total.counter != "people":
            continue
        summed = 0.0
        for place, part in enumerate(mentions[index + 1 : index + 1 + _MOST_PARTS], 1):
            if part.counter != "people" or part.kind != "people" or part.sentence.index > total.sentence.index + 1:
                break
            summed += part.number.low
            if summed == total.number.low and place > 1 and not _TAKEN_ON.match(text, part.end):
                for other in mentions[index + 1 : index + 1 + place]:
                    other.take(total, "part of the posts before")
                break


def _joined(between: str) -> bool:
    return len(between) <= 20 and bool(_JOINED.fullmatch(between))


def _items_of_topics(text: str, mentions: list[Mention]) -> None:
    """Give 개 and 곳 in a list behind a topic (기업은 ▲신규 10개 ▲재참여 1개) the topic's noun."""
    place = -1
    topic: Counted | None = None
    posts: Mention | None = None
    for mention in mentions:
        if posts is not None and posts.sentence.paragraph != mention.sentence.paragraph:
            posts = None
        before = posts
        if mention.counter == "things" and mention.kind == "jobs":
            posts = mention
        if mention.counter not in ("things", "sites"):
            continue
        if mention.sentence.index != place:
            place, topic = mention.sentence.index, None
            if opened := _TOPIC_OF_LIST.search(text, mention.sentence.start, mention.sentence.end):
                topic = topic_noun(text, mention.sentence.start, opened.end() - 1, listed=True)
        if topic is None or mention.start < topic.end:
            continue
        if mention.elliptic or (mention.rule == "noun before" and mention.kind == "other"):
            if before is not None and mention.counter == "things" and topic.unit in ("categories", "projects"):
                mention.take(before, "posts of the list")  # 일자리 사업은 ▲직접 일자리 창출(8490개) ▲창업지원(1190개)
            else:
                settle_noun(mention, topic, "topic of the list")


def _parts_in_brackets(text: str, mentions: list[Mention]) -> None:
    """93개 과정(새일센터 21개, 여성회관 72개): parts that add up to the total before them count what it counts."""
    for index, total in enumerate(mentions):
        behind = max(total.end, total.seen[1]) if total.kind is not None else -1
        if behind < 0 or total.counter not in ("things", "sites") or text[behind : behind + 1] != "(":
            continue
        close = text.find(")", behind, min(behind + 80, total.last))
        parts = [m for m in mentions[index + 1 : index + 9] if m.end <= close and m.counter == total.counter]
        if len(parts) > 1 and sum(part.number.low for part in parts) == total.number.low:
            for part in parts:
                part.take(total, "part of the total before the bracket")


def _outdoes(mention: Mention, other: Mention) -> bool:
    """Whether `other`, which has its noun, may be what `mention` is compared with."""
    return other.sentence is mention.sentence and not other.elliptic and other.counter == mention.counter


def _even_lists(text: str, mentions: list[Mention]) -> None:
    """복지 3,000개, 기업 2,000개, 문화 600개: between two items that count jobs the label is no counted noun."""
    for before, item, behind in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if (
            item.rule == "noun before"
            and item.kind in ("organizations", "projects")
            and all(other.kind == "jobs" and other.elliptic for other in (before, behind))
            and before.counter == item.counter == behind.counter == "things"
            and _ITEM.fullmatch(text, before.end, item.start)
            and _ITEM.fullmatch(text, item.end, behind.start)
        ):
            item.settle("jobs", "jobs", "noun of the list", "일자리", before.seen)


def _inherit(
    text: str,
    mention: Mention,
    following: Mention | None,
    outdoing: Mention | None,
    in_brackets: Mention | None,
    open_: Mention | None,
    latest: Mention | None,
    *,
    about_jobs: bool,
) -> None:
    take = mention.take
    if outdoing and _OUTDONE.fullmatch(text, mention.end, outdoing.start):
        return take(outdoing, "noun of what it is compared with")
    same = following is not None and following.sentence is mention.sentence and not following.elliptic
    if following and same and following.counter == mention.counter:
        between = text[mention.end : following.start]
        if _joined(between) and following.seen[0] >= following.end:
            return take(following, "noun of the next in the list")
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    if bracketed and in_brackets and in_brackets.kind and mention.sentence.index - in_brackets.sentence.index <= _NEAR:
        return take(in_brackets, "noun of the brackets before")
    if latest and latest.kind and latest.number.high > mention.number.high and latest.sentence is mention.sentence:
        between = text[max(latest.end, latest.seen[1]) : mention.start]
        if "(" in between and ")" not in between:
            return take(latest, "noun of the total before the bracket")
    stepped = latest is not None and _steps_up(text, latest, mention)
    many = (
        not stepped
        and about_jobs
        and mention.number.high >= CREATES
        and latest is not None
        and latest.number.high < CREATES // 10
    )
    if latest and latest.kind and latest.counter == mention.counter and not many and _compared(text, latest, mention):
        return take(latest, "noun of what it is compared with")
    if latest and latest.kind and latest.sentence is mention.sentence and latest.counter == mention.counter:
        if _STEP.fullmatch(text, latest.end, mention.start):
            return take(latest, "noun of the year before")
        if latest.kind in ("organizations", "projects") and _ADDED.match(text, mention.end, mention.last):
            return take(latest, "noun of what is added to")
        grown = latest.number.high < mention.number.high and _GROWS.match(text, mention.end, mention.last)
        if grown and latest.kind != "other" and "일자리" not in text[latest.end : mention.start]:
            return take(latest, "noun of what has grown")
    if mention.counter == "sites":
        if _FIRM_NAMES.search(text, max(mention.first, mention.start - 60), mention.start) or _INVESTS.match(
            text, mention.end, mention.last
        ):
            return mention.settle("organizations", "firms", "names of firms")
        topic = topic_noun(text, max(mention.first, mention.start - _TOPIC_WINDOW), mention.start)
        if topic and topic.kind == "organizations" and not _AT_A_PLACE.match(text, mention.end, mention.last):
            settle_noun(mention, topic, "topic of the sentence")
            return None
        if _HIRES.match(text, mention.end, mention.last):
            return mention.settle("organizations", "firms", "who hires")
        near = latest is not None and latest.sentence.paragraph == mention.sentence.paragraph
        if latest and near and latest.kind == "organizations":
            return take(latest, "noun of the paragraph")
        return mention.settle("other", "sites", "counter")
    big = about_jobs and mention.number.high >= CREATES
    topic = noun_before(text, max(mention.first, mention.start - 40), mention.start, words=5)
    if topic and _MEANS.match(text, topic.end, mention.start):
        topic = None
    if topic and topic.unit == "categories" and mention.number.high > MOST_CATEGORIES:
        topic = None  # 민간분야 102개 names the chapter of a plan
    if topic and not (big and topic.kind != "jobs" and topic.unit != "firms"):
        settle_noun(mention, topic, "topic of the clause")
        return None
    firms = _FIRMS_FAR.search(text, max(mention.first, mention.start - _TOPIC_WINDOW), mention.start)
    if firms and not _CREATED.match(text, mention.end, mention.last):
        return mention.settle("organizations", "firms", "firms of the clause", firms["firms"], firms.span("firms"))
    if about_jobs and (big or _MAKES.match(text, mention.end, mention.last)):
        return mention.settle("jobs", "jobs", "jobs are the topic", "일자리")
    if open_ and open_.sentence.paragraph == mention.sentence.paragraph:
        return take(open_, "noun of the enumeration")
    if latest and latest.sentence.paragraph == mention.sentence.paragraph and latest.seen[1] <= latest.start:
        return take(latest, "noun of the paragraph")
    if about_jobs and mention.number.high >= CREATES // 10:
        return mention.settle("jobs", "jobs", "jobs are the topic", "일자리")
    return mention.settle("other", "items", "counter")


def _steps_up(text: str, latest: Mention, mention: Mention) -> bool:
    """Whether `mention` is what the count before it has grown or shrunk to."""
    grown = _FROM_TO.fullmatch(text, latest.end, mention.start) is not None
    return grown and _REACHED.match(text, mention.end, mention.last) is not None


def _compared(text: str, latest: Mention, mention: Mention) -> bool:
    """Whether 보다 or 에 비해 sets `mention` beside the count before it."""
    behind = max(latest.end, latest.seen[1]) if latest.seen[1] <= mention.start else latest.end
    if latest.sentence is mention.sentence and (
        _COMPARED.match(text, behind, mention.start) or _steps_up(text, latest, mention)
    ):
        return True
    near = latest.sentence.paragraph == mention.sentence.paragraph
    return near and bool(_COMPARED.match(text, mention.end, mention.last))
