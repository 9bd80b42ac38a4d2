"""Finds the names of programmes: quoted names, standing schemes, named plans and fairs, and their later short forms.

A programme is a proper name under which money is spent or people work, are trained or hired. Slogans, speech, laws, awards,
meetings, types (공익활동형) and places in quotation marks are none; generic descriptions (청년 일자리 사업들) are none either.
Standing schemes, with the law or guideline that makes them, are in data/programs.csv.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from nlp.draft import Draft, ProgramMention

Source = Literal["quoted", "bracketed", "scheme", "plan", "plan law", "generic", "centre", "named", "lead", "again"]

_HEADS = (
    "사업|프로젝트|프로그램|대책|종합계획|세부추진계획|세부 추진계획|세부계획|세부 계획|시행계획|추진계획|기본계획|실행계획|실천계획|마스터플랜|로드맵|플랜"
    "|박람회|로드쇼|페스티벌|페스타|잡페어|JOB페어|페어|한마당|만남의 날|만남의날|채용의 날|구인의 날|면접의 날|취업의 날|일자리의 날"
    "|인턴십|인턴제|공시제|공제|장려금|수당|통장|저축계좌|패키지|아카데미|스쿨|캠프|캠페인|제도|카드|바우처|공모전|콘서트|챌린지|뉴딜|공공서비스"
    "|주식회사|일경험|결연|공모|서포터즈|펠로우십"
)
"""Words that a programme's name ends with."""
_ENDS_AS_NAME = re.compile(rf"(?:{_HEADS})(?:\s?\([^()]{{1,12}}\))?$|^[^,]{{0,20}}프로젝트\s")
_SOFT_HEAD = re.compile(r"(?:일자리|근로|센터|네트워크|서비스|데이|인턴|마을|공방|클래스|투어)$")
_NO_NAME = re.compile(
    r"(?:법|법률|시행령|조례|규칙|고시|지침|협약|협약서|선언|선언문|헌장|백서|보고서|편람|대상|부문|우수상|장관상|시상식|경진대회|보고회|간담회|회의|토론회|발대식"
    r"|선포식|개소식|포럼|심포지엄|위원회|협의회|협의체|전략|비전|분야|유형|[가-힣]형|[가-힣]식|모델|도시|행정|시대|세대|동향|조사|통계|신문|뉴스|방송|펀드|플랫폼)$"
)
_SPEECH = re.compile(r"[.?!…]|(?:다|요|죠|까|네|세요|니다|하자|되자|겠다|라고|며|면서)$")
_CLAUSE = re.compile(r"[가-힣]{2}(?:은|을|를|에게|에서)\s|수\s있는\s|위한\s|위해\s")
_BEHIND_NAME = re.compile(
    r"\s?(?:\([^()\n]{1,24}\)\s?)?(?P<noun>사업|프로젝트|프로그램|박람회|공모전|공모사업|공모|캠프|캠페인|제도|행사|아카데미|과정|인턴십|축제)(?!장|별|자|단)"
)
_RUN = re.compile(r"의 경우|\s?(?:을|를)?\s?(?:참여자|참가자|참여\s?(?:기업|청년|어르신)|교육생|신청자|모집|운영(?:을|하|한|에)|시행|추진(?!전략))")
_COUNTED = re.compile(r"\s?(?:등\s)?(?:총\s)?[\d,천만]{1,9}\s?(?:여\s?)?명")
_OF_DISTRICT = re.compile(r"\s?\([가-힣]{2,5}[구시군](?:청)?\)")
_QUOTE = re.compile(
    r"[‘'’](?P<a>[^‘’'“”\"\n「」]{2,48})[’']|[“\"](?P<b>[^“”\"\n「」]{2,48})[”\"]|「(?P<c>[^「」\n]{3,60})」|『(?P<d>[^『』\n]{3,60})』"
    r"|[<〈《](?P<e>[^<>〈〉《》\n]{3,48})[>〉》]"
)
_ALIAS = re.compile(r"\s?\(\s?이하\s?[‘'「“\"『]?(?P<alias>[^’'」”\"』()\n]{2,30}?)[’'」”\"』]?\s?(?:이?라\s?(?:한다|함|칭함))?\s?\)")
_UNQUOTED = re.compile(_HEADS)
_HEAD_END = re.compile(r"(?![가-힣]*(?:자|비|장|단|체|별|화|지원센터|설명회|평가|예산)(?![가-힣]))(?=[은는이가을를의에로과와도만등\s,.·()’'”\"…:]|으로|까지|부터|별로|$)")
_STOP = re.compile(
    r"(?:[은는을를]|에서|에게|에는|으로|부터|까지|이며|하며|하고|하여|써|위해|통해|따라|대한|위한|의한|[가-힣][힌린낸든운던]|(?:앞|나)선|(?:어|해|벌어)진|(?:해|이어)온)$"
    r"|^(?:지난|민선\s?\d기|관련|또는|그리고|또한|이번|오는|총|모두|올해|지난해|내년|내년도|금년|작년|상반기|하반기|관내|도내|시내|구내|등|각|각종|다양한|새로운|주요|여러|일부|전체|기존|신규"
    r"|같은|이른바|들여|펼쳐|앞서|마지막|첫|이날|그날|하루|중|가운데|동안|사이|우리|연|약|이|그|이후|최근|기타|\d{1,2}[일월]|[\d,.]+(?:여\s?)?(?:개|명|억|만|건|곳|천)\S*)$"
)
_PARTICLE = re.compile(r"(?:[가-힣]{2,}(?:의|에|로|와|과|된|한|할|될|해|돼|인|도))$")
_NOUN_TAIL = re.compile(
    r"(?:장애인|노인|상인|외국인|소상공인|농업인|예술인|보훈인|제도|지도|온도|진로|경로|대로|통로|선로|교과|성과|효과|학과|결과|문화|분야|한의|회의|협의|창의|도로|근로|원도|강원도"
    r"|경기도|전라도|충청도|경상도|제주도|북도|남도|인도|개인|법인|확인|구인|할인|디자인|온라인|라인|오프라인|재도|신한|대한|북한|유한|무한|제한|이해|동해|남해|서해|김해|진해|상해|재해|산해|새해|오해|화해|침해|피해|김의)$"
)
_BRAND = re.compile(
    r"희망|이음|내일|행복|드림|동행|청춘|플러스|뉴딜|해봄|늘봄|나눔|다시|든든|안심|어울림|품앗이|두드림|청년희망|일하고|잡(?:는|아|고)|\(多\)|[A-Z]{3,}|JOB|Job"
)
_NOT_BRAND = re.compile(r"(?:ICT|ESG|MOU|CEO|SNS|QR|PC|OECD|GDP|IoT|VR|AR|PDF)")
_GENERIC_WORDS = re.compile(
    r"(?:일자리|창출|목표|지원|사업|공공|청년|노인|여성|어르신|중장년|장애인|취업|취·창업|창업|채용|고용|교육|훈련|직업|맞춤형|지역|정부|기업|중소기업|각종|관련|주민|구직자|프로그램|프로젝트"
    r"|종합|세부|추진|대책|계획|시행|박람회|구인|구직|만남|행사|의|날|및|육성|활성화|조성|개발|구축|운영|신규|민간|제공|부문|공공부문|부서별|분야|주최|주관|제도|카드|공모|캠프|특화|연계|직접|재정|국가|국비|국책|시책|현안|기반|개선|확대|강화|서비스"
    r"|[0-9]+개?|·|ㆍ|\s)+$"
)
_OWN_BRAND = re.compile(r"(?<![가-힣])([가-힣]{2,4})형(?=일자리|뉴딜|청년|인턴|[^가-힣]|$)")
_FAIR = re.compile(r"(?:(?:채용|취업|일자리|구인구직|구인·구직|취·창업|창업|잡|직업)\s?(?:박람회|로드쇼|페스티벌|페스타|페어|한마당)|잡페어|JOB페어|의\s?날)$")
_PLAN = re.compile(r"(?:대책|계획|마스터플랜|로드맵|플랜)$")
_YEAR_PREFIX = re.compile(r"^(?:제\s?\d{1,2}\s?[회차기]\s)?(?:20\d\d|['’‘]\d\d)\s?(?:년도?|학년도)?\s?(?:[상하]반기\s?)?")
_ITEM_NAME = re.compile(
    rf"[ \t]*(?:[-–‑ㆍ·•▪○◦]|\(?\d{{1,2}}[).])\s{{1,3}}(?P<name>[가-힣A-Za-z][^:：\n()]{{3,40}}?(?:{_HEADS}))\s?(?:\([가-힣]{{2,6}}\))?\s?[:：]"
)
_ENGLISH_QUOTE = re.compile(r"[‘'“\"](?P<name>(?:[A-Z0-9][\w+&/-]*|of|for|and|the|in|to|a|am|also|with|on)(?:\s(?:[A-Z0-9][\w+&/-]*|of|for|and|the|in|to|a|am|also|with|on)){1,10}),?[’'”\"]")
_ENGLISH_NAME = re.compile(
    r"\b(?P<name>(?:[A-Z][\w&-]{1,20}|20\d\d)(?: (?:[A-Z][\w&-]{1,20}|of|for|and|the)){1,8} ?(?:Project|Program|Programme|Plan|Initiative|Fair|Scheme|Package|Job))\b"
    r"|\bthe (?P<other>[A-Z][\w&-]{1,20}(?: [A-Z][\w&-]{1,20}){1,4}) (?:project|program|programme|plan|initiative|fair|scheme)\b"
)
_ENGLISH_HEAD = re.compile(r"(?:Project|Program|Programme|Plan|Initiative|Fair|Scheme|Package|Service|Local|Job|Jobs|Campaign|Network|Academy|Internship|Chef)\b")
_ENGLISH_ITEM = re.compile(r"(?:^|\n)[ \t]*[·•*-]\s?(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){1,5})(?=\s?\([\d,]+)|(?<=\s)·\s(?P<next>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){1,5})(?=\s?\([\d,]+)")
_LAST_WORD = re.compile(r"[\w·ㆍ+&-]+(?:\([^\s()]{1,6}\)\w{0,4}){0,2}$")
_BEHIND_OTHER = re.compile(r"\s(?:수[는가를와]|(?:종합\s?)?평가|장려상|우수상|최우수상|(?:추진\s?)?(?:보고회|회의|간담회|토론회|시상식|발대식|발표회|설명회|평가|위원회|협의회|업무협약|협약|담당자|관계자|예산))")
"""After a name's last word: the name of something else."""
_BULLETS = tuple("▲△▶▷◆◇·•")
_MAX_WORDS = 7
_MAX_KNOWN = 40  # names that are looked for again; no release has more


@dataclass(frozen=True, slots=True)
class Name:
    """A programme name where it stands, with what gave it away."""

    start: int
    end: int
    text: str
    source: Source


def key_of(name: str) -> str:
    """`name` without year, spaces, quotation marks and the words that come and go (공모, 지원, 사업): equal keys, one programme."""
    bare = re.sub(r"^제\s?\d{1,3}\s?[회차기]\s?", "", _YEAR_PREFIX.sub("", name.strip("‘’'“”\"「」『』<> ")))
    bare = re.sub(r"[\s‘’'“”\"「」『』<>·ㆍ・,~()-]", "", bare)
    bare = re.sub(r"^(?:어르신|노인)일자리(?:(?:및|와)?사회활동)?", "노인일자리", bare)
    return re.sub(r"(?:공모|지원|추진)?(?:사업|프로젝트|계획)?$", "", bare) or bare


def year_of(name: str) -> int | None:
    """The year that stands in `name`, None without one."""
    match = re.search(r"(?:19|20)\d\d(?!\d)|(?<=['’‘])\d\d(?=년)", name)
    return None if match is None else int(match[0]) + (2000 if len(match[0]) == 2 else 0)


@cache
def _schemes() -> tuple[re.Pattern[str], dict[str, tuple[Source, str]]]:
    """The pattern of all standing schemes (longest first, spaces optional) and what each one is."""
    kinds: dict[str, tuple[Source, str]] = {}
    patterns = []
    with (files("nlp") / "data" / "programs.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            parent = row["kind"].removeprefix("part of ") if row["kind"].startswith("part of ") else ""
            kinds[row["name"].replace(" ", "")] = ("scheme" if parent else row["kind"], parent.replace(" ", ""))  # type: ignore[assignment]
            patterns.append(row["name"].replace(" ", r"[ ·ㆍ]?"))
    patterns.sort(key=len, reverse=True)
    return re.compile("|".join(patterns)), kinds


@cache
def _places() -> frozenset[str]:
    """Names of places, whole and without their 시·군·구: 성동구, 성동, 전라북도, 전북."""
    places: set[str] = {"경북", "경남", "전북", "전남", "충북", "충남"}
    with (files("nlp") / "data" / "regions.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            places.add(row["name"])
            short = re.sub(r"(?:특별자치시|특별자치도|특별시|광역시|[시군구도])$", "", row["name"])
            places |= {short, f"{short}시", f"{short}도"} if row["level"] == "sido" else {short}
    return frozenset(place for place in places if len(place) >= 2)


def _own_brand(phrase: str) -> bool:
    """Whether a place's name with 형 makes a name of what follows: 대전형, 성동형, 경북형."""
    return any(match[1] in _places() for match in _OWN_BRAND.finditer(phrase))


def _place_before(text: str, at: int) -> int | None:
    """Where a place's name begins that stands right before `at`: 군산 고용위기지원센터."""
    word = re.search(r"(?<![가-힣])([가-힣]{2,8})\s$", text[max(0, at - 10) : at])
    return at - len(word[0]) if word is not None and word[1] in _places() else None


def find_programs(draft: Draft) -> list[ProgramMention]:
    """Return all mentions of programmes in order; `name` is the fullest form that the document writes out for it."""
    return [mention for mention, _ in find_named(draft)]


def find_named(draft: Draft) -> list[tuple[ProgramMention, Source]]:
    """Return the mentions as `find_programs` does, each with what gave it away."""
    names = _without_overlap(_candidates(draft))
    aliases = _aliases(draft.text, names)
    fullest = _fullest(names, aliases)
    names = [replace(n, source=_kind(n)) for n in names]
    known = {(n.start, n.end) for n in names}
    again = _again(draft.text, names, aliases)
    merged = _without_overlap([*names, *(n for n in again if (n.start, n.end) not in known)])
    head = head_of(draft)
    merged = [
        n for n in merged
        if not _left_out(draft, n.start) and (n.source != "generic" or any(a <= n.start < b for a, b in head))
    ]  # fmt: skip
    return [(ProgramMention(n.start, n.end, fullest.get(_group(n.text, aliases), n.text)), n.source) for n in merged]


def _kind(name: Name) -> Source:
    """What gave a name away; of a law's scheme in quotation marks, that it is one."""
    listed = _schemes()[1].get(re.sub(r"[ ·ㆍ]", "", name.text))
    return listed[0] if listed is not None and listed[0] in ("plan law", "centre") else name.source


def _left_out(draft: Draft, at: int) -> bool:
    spans = draft.left_out
    i = bisect_right(spans, (at, len(draft.text) + 1)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _group(name: str, aliases: dict[str, str]) -> str:
    key = key_of(name)
    key = aliases.get(key, key)
    year = year_of(name)
    return f"{key}" if year is None else f"{key}@{year}"


def _candidates(draft: Draft) -> list[Name]:
    found = [*_quoted(draft.text), *_standing(draft.text), *_items(draft.text), *_named(draft)]
    if draft.lang == "en":
        found += _english(draft)
    return found


def _without_overlap(names: list[Name]) -> list[Name]:
    """The longest of overlapping names, in order of position."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            if kept[-1].source == "lead" and name.source in ("scheme", "plan", "generic"):
                kept[-1] = name
                continue
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _quoted(text: str) -> Iterator[Name]:
    for match in _QUOTE.finditer(text):
        group = match.lastgroup or "a"
        name = match[group].strip()
        start = match.start(group) + (len(match[group]) - len(match[group].lstrip()))
        behind = text[match.end() : match.end() + 40]
        if group in ("c", "d"):
            if not _NO_NAME.search(name) and not _SPEECH.search(name):
                yield Name(start, start + len(name), name, "bracketed")
        elif _is_name(name, behind, angle=group == "e"):
            yield Name(start, start + len(name), name, "quoted")


def _is_name(name: str, behind: str, *, angle: bool) -> bool:
    """Whether a quotation is a programme's name, by its last word or by what follows it."""
    if not re.search(r"[가-힣]", name) and not re.search(r"[A-Z]{2}", name):
        return False
    named_by_noun = _BEHIND_NAME.match(behind) is not None
    if named_by_noun and not angle:
        return len(name) <= 40 and not re.search(r"[가-힣]형$", name) and name not in ("일자리", "공공일자리")
    if _NO_NAME.search(name) or _SPEECH.search(name) or _CLAUSE.search(name):
        return False
    if _ENDS_AS_NAME.search(name):
        return _GENERIC_WORDS.match(name) is None or len(name.replace(" ", "")) >= 9 or _PLAN.search(name) is not None
    if angle:
        return False
    if _SOFT_HEAD.search(name) and " " in name and not re.search(r"좋은|새로운|양질|단기|질 높은", name):
        return _RUN.match(behind) is not None or _COUNTED.match(behind) is not None or _OF_DISTRICT.match(behind) is not None
    if _OF_DISTRICT.match(behind) or _COUNTED.match(behind):
        return len(name) >= 4
    return _RUN.match(behind) is not None and len(name) >= 4 and not re.search(r"[을를이가은는에]\s", name)


def _standing(text: str) -> Iterator[Name]:
    pattern, kinds = _schemes()
    flat = re.sub(r"[\s·ㆍ]", "", text) if "혁신프로젝트" in text or "일반사업" in text else ""
    for match in pattern.finditer(text):
        kind, parent = kinds[re.sub(r"[ ·ㆍ]", "", match[0])]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 3]
        if parent and parent not in flat:
            continue
        if before and "가" <= before <= "힣" and match[0][0] not in "새노":
            continue
        if re.match(r"\s?(?:법|조례|박람|담당|정책|주간|전담|수행|센터|지원센|창출)|과(?=\s|장)|팀|대상\s", after) and kind != "centre":
            continue
        start = match.start()
        year = re.search(r"(?:20\d\d|['’‘]\d\d)년?도?\s?(?:[상하]반기\s)?$", text[max(0, start - 14) : start])
        if year is not None and kind != "centre":
            start -= len(year[0])
        if (kind == "centre" or parent) and (place := _place_before(text, start)) is not None:
            start = place
        yield Name(start, match.end(), text[start : match.end()], kind)


def _items(text: str) -> Iterator[Name]:
    for match in re.finditer(r"(?:^|\n)", text):
        item = _ITEM_NAME.match(text, match.end())
        if item is not None and not _GENERIC_WORDS.match(item["name"]) and not re.search(r"^(?:지원|모집|신청|사업)", item["name"]):
            yield Name(item.start("name"), item.end("name"), item["name"], "named")


def _named(draft: Draft) -> Iterator[Name]:
    """Names without quotation marks, by what in them makes them proper; in headline and lead also plainer ones."""
    text = draft.text
    head = head_of(draft, sentences=2)
    for match in _UNQUOTED.finditer(text):
        if _HEAD_END.match(text, match.end()) is None or _BEHIND_OTHER.match(text, match.end()):
            continue
        start = _phrase_start(text, match.start())
        phrase = text[start : match.end()]
        if len(phrase) > 48 or start >= match.end() - 2 or _NO_NAME.search(phrase):
            continue
        acronym = re.compile(r"\s?\([A-Z][A-Za-z0-9+&-]{1,11}\)").match(text, match.end())
        if acronym is not None and len(phrase) > len(match[0]):
            yield Name(start, acronym.end(), text[start : acronym.end()], "named")
        elif _proper(phrase) or (_counted_kind(text, phrase, match.end()) and not _GENERIC_WORDS.match(phrase)):
            yield Name(start, match.end(), phrase, "named")
        elif any(a <= start < b for a, b in head) and text[start - 1 : start] not in _BULLETS and _topic_of_lead(text, phrase, match.end()):
            yield Name(start, match.end(), phrase, "lead")


def head_of(draft: Draft, sentences: int = 4) -> list[tuple[int, int]]:
    """Return the spans of the headline, the subheads above the body, and the body's first `sentences`."""
    body = [s for s in draft.sentences[:60] if s.kind in ("text", "item") and s.end - s.start >= 30][:sentences]
    first = body[0].index if body else min(6, len(draft.sentences))
    return [(s.start, s.end) for s in (*draft.sentences[:first], *body) if s.kind in ("headline", "subhead", "text", "item", "caption")]


def _phrase_start(text: str, at: int) -> int:
    """Where the noun phrase that ends at `at` begins: words without particles, up to a comma, a bracket or a verb."""
    start = at
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "·ㆍ+-&" or (text[start - 1] in ")" and at - start < 40 and re.search(r"\([^\s()]{1,6}\)$", text[max(0, start - 8) : start]))):
        if text[start - 1] == ")":
            start = text.rfind("(", 0, start)
        else:
            start -= 1
    for _ in range(_MAX_WORDS):
        if start < 2 or text[start - 1] != " ":
            break
        end = start - 1
        tail = _LAST_WORD.search(text, max(0, end - 24), end)
        if tail is None or len(tail[0]) > 16:
            break
        begin, word = tail.start(), tail[0]
        if word == "및" and _ < _MAX_WORDS - 1:
            start = begin
            continue
        if _STOP.search(word) or (_PARTICLE.search(word) and not _NOUN_TAIL.search(word)) or (word.endswith(("이", "가")) and len(word) > 2 and not re.search(r"(?:어린이|전문가|국가|농가|평가|작가|문화가|창업가|증가|여가|이음이)$", word)):
            break
        start = begin
        if begin and not text[begin - 1].isspace():
            break
    while text.startswith("및 ", start):
        start += 2
    return start


def _proper(phrase: str) -> bool:
    """Whether an unquoted phrase is a proper name: its year, its own brand, or what sets it apart in a kind of events."""
    bare = _YEAR_PREFIX.sub("", phrase)
    words = bare.split()
    if re.match(r"(?:시범|신규|지원|공모|세부|주요|단위|정부|본)\s?사업$", bare):
        return False
    if bare != phrase and len(bare.replace(" ", "")) >= 5 and (len(words) > 1 or len(bare) >= 6):
        return re.search(r"(?:예산|회계|상반기|하반기)$", phrase) is None
    if _own_brand(phrase):
        return True
    if _BRAND.search(_NOT_BRAND.sub("", phrase)):
        return True
    if _FAIR.search(phrase):
        own = " ".join(word for word in words if word not in _places())
        return bool(own) and _GENERIC_WORDS.match(own) is None
    return False


def _counted_kind(text: str, phrase: str, end: int) -> bool:
    """Whether a 일자리사업 of some kind is set off with a figure of its own: 연중 일자리사업으로는 173명이."""
    if not re.search(r"[가-힣]\s일자리\s?사업$", phrase):
        return False
    return re.match(r"(?:으로는|에는|[은는])\s[^,.\n\d]{0,12}\d", text[end : end + 20]) is not None


def _topic_of_lead(text: str, phrase: str, end: int) -> bool:
    """Whether headline or lead speaks of the phrase as the programme that the text is about."""
    own = " ".join(word for word in phrase.split() if word not in _places())
    if not own or _GENERIC_WORDS.match(own) or len(phrase.replace(" ", "")) < 6 or not re.search(r"(?:사업|프로젝트|프로그램|공제|장려금|박람회|날|대책|계획|아카데미|스쿨|캠프)$", phrase):
        return False
    if re.match(r"(?:일자리\s?창출|일자리|각종|지원|취업\s?지원)\s?(?:사업|프로그램|대책|계획)$", phrase):
        return False
    return re.match(r"\s?(?:\([^()\n]{1,20}\))?(?:의|에|을|를|으로|은|는|과|이|가)?\s?(?:\d|참여|참가|모집|추진|시행|운영|선정|실시|본격|성과|결과|신청|대상|근로|수립|발표|확정|마련|공모|사업비|[가-힣]{1,8}[\s,])|[에을를]", text[end : end + 40]) is not None


def _english(draft: Draft) -> Iterator[Name]:
    text = draft.text
    for match in _ENGLISH_QUOTE.finditer(text):
        name = match["name"]
        behind = text[match.end() : match.end() + 20]
        if _ENGLISH_HEAD.search(name) or re.match(r"\s(?:project|program|plan|initiative|fair)", behind):
            yield Name(match.start("name"), match.end("name"), name, "quoted")
    titles = [(s.start, s.end) for s in draft.sentences[:12] if s.kind in ("headline", "subhead")]
    for match in _ENGLISH_NAME.finditer(text):
        group = "name" if match["name"] else "other"
        title_case = any(a <= match.start() < b for a, b in titles) and not match[group].startswith("20")
        if not title_case and not re.search(r"(?:City|Province|District|Government|County)$", match[group]):
            yield Name(match.start(group), match.end(group), match[group], "named")
    for match in _ENGLISH_ITEM.finditer(text):
        group = "name" if match["name"] else "next"
        yield Name(match.start(group), match.end(group), match[group], "named")


def _aliases(text: str, names: list[Name]) -> dict[str, str]:
    """Keys of short forms that the text introduces with 이하, by the key of the full form."""
    found = {}
    for name in names:
        match = _ALIAS.match(text, name.end + (1 if text[name.end : name.end + 1] in "」』’'”\">〉》" else 0))
        if match is not None:
            found[key_of(match["alias"])] = key_of(name.text)
    return found


def _fullest(names: list[Name], aliases: dict[str, str]) -> dict[str, str]:
    """For each group of names the form that stands for it: the first in quotation marks, else the longest; short forms never."""
    best: dict[str, Name] = {}
    for name in names:
        group = _group(name.text, aliases)
        if key_of(name.text) in aliases:
            continue
        held = best.get(group)
        longer = held is not None and len(name.text.replace(" ", "")) > len(held.text.replace(" ", ""))
        if held is None or (_set_off(name) and not _set_off(held)) or (longer and _set_off(name) == _set_off(held) is False):
            best[group] = name
    for group in list(best):
        key, _, year = group.partition("@")
        dated = [g for g in best if g.startswith(key + "@")]
        if not year and len(dated) == 1:
            other = best[dated[0]]
            both = _set_off(other) and _set_off(best[group])
            first = min(other, best[group], key=lambda n: (not _set_off(n), n.start if both else 0))
            best[group] = best[dated[0]] = first
    return {group: name.text for group, name in best.items()}


def _set_off(name: Name) -> bool:
    return name.source in ("quoted", "bracketed")


def _again(text: str, names: list[Name], aliases: dict[str, str]) -> Iterator[Name]:
    """Later mentions of a name without its quotation marks, year or 사업."""
    full: dict[str, str] = {}
    for name in names:
        bare = re.sub(r"\s|(?:사업|프로젝트)$", "", _YEAR_PREFIX.sub("", name.text))
        if name.source not in ("generic", "centre") and len(bare) >= (5 if name.source in ("quoted", "bracketed") else 6):
            full.setdefault(bare, name.text)
        if len(full) >= _MAX_KNOWN:
            break
    if full:
        forms = sorted(full, key=len, reverse=True)
        pattern = "|".join(r"\s?".join(map(re.escape, form)) for form in forms)
        for match in re.finditer(rf"(?:{pattern})(?:\s?(?:사업|프로젝트))?", text):
            squeezed = re.sub(r"\s", "", match[0])
            yield Name(match.start(), match.end(), full.get(squeezed) or full[re.sub(r"(?:사업|프로젝트)$", "", squeezed)], "again")
    for match in re.finditer(r"[「『‘“](?P<name>[^「」『』‘’“”\n]{2,30})[」』’”]", text) if aliases else ():
        if key_of(match["name"]) in aliases:
            yield Name(match.start("name"), match.end("name"), match["name"], "again")
