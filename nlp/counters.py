"""Counters and currency words behind a number (명, 개사, 억 원, %p), and the nouns that 개, 곳 and 대 count
(일자리, 기업, 자치구).

The nouns are data (data/counted_nouns.tsv, data/counted_nouns_en.tsv): noun, kind, unit. A noun also fits at the
end of a compound
(공공일자리, 사회적기업); a noun of one syllable only as a whole word.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nlp.figures import Kind
from nlp.numerals import SPACE


class Counted(NamedTuple):
    """What is counted: the noun as written, its span, and the kind and unit that it stands for."""

    noun: str
    start: int
    end: int
    kind: Kind
    unit: str


PARTICLE = (
    r"(?:으로서|으로써|에서는|에서도|에게서|에서의|까지도|으로는|으로도|에게는|이었다|이라는|이라고|로부터|까지"
    r"|부터|에서|에게|으로부터|으로서의|으로|이나|이며|이고|이라|이다|입니다"
    r"|에는|에도|로도|로만|마다|처럼|보다|로는|와의|과의|들을|들이|들은|들의|들과|들에|은|는|이|가|을|를|의|에|와|과|도"
    r"|만|로|나|며|랑|씩|였|인|서|다|뿐만)"
)

_CURRENCIES = {
    "원": "KRW", "달러": "USD", "불": "USD", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "krw": "KRW",
}  # fmt: skip

COUNTER = re.compile(
    rf"{SPACE}?(?:"
    r"(?P<money>원{SPACE}?대(?!{SPACE}(?:주|준|줄|줘))(?=[^가-힣]|[의로에를가다인])|원(?!칙|래(?!$)|점|활|주(?!민)|자재|고등|서접|격|본|룸"
    r"|도심|스톱|어민|금(?!액))|(?:미국{SPACE}?)?달러|불(?=[^가-힣]|을|의|규모|이|상당)|유로(?=[^가-힣]|를|의)"
    r"|엔(?=[^가-힣]|을|의|이)|위안(?=[^가-힣]|을|의|이)|KRW\b)"
    rf"|(?P<rate>(?:[%％]{SPACE}?(?:[pP]\b|[pP](?=[가-힣])|포인트)|퍼센트{SPACE}?포인트|[%％]|퍼센트"
    rf"|프로(?=[^가-힣]|[를가의로는]))"
    r"(?:대(?=[^가-힣]|[의로에를가다인서]))?)"
    r"|(?P<months>개월|달(?=[^가-힣]|간|[을의이에]|동안))"
    r"|(?P<years>개년|년(?!도|생|차|째|대|전|초|말|제|연속|산|형|월|식|층|령|배|기|생)|해(?=[^가-힣]|를|동안))"
    r"|(?P<people>명(?!단|예|품|절|문|물|령|함|소|칭|시|세|확(?!충|보|대)|인당|의로)(?:대(?=[^가-힣]|$"
    r"|[의로에를가다인도])|{SPACE}대(?=[로에를인의]|{SPACE}수준|[….])|{SPACE}대$)?|여명(?=[^가-힣])"
    r"|인(?=[^가-힣]|을|은|과|의|이{SPACE}(?![상하0-9])|으로|까지|씩|에게|이며|이고|이다|$))"
    r"|(?P<seats>자리(?!잡|매김|수|{SPACE}수))"
    r"|(?P<firms>개사(?!업|회|무|례)|개 사(?=[^가-힣]|[가는를와의]|에|로부터)|사(?=[^가-힣\d]|[가는를와의]|에서|에|로))"
    r"|(?P<sites>개소|개 소(?=[^가-힣]|[가는를와의에])|곳|군데)"
    r"|(?P<schools>개교(?!육)|개 교(?=[^가-힣]))"
    r"|(?P<countries>개국(?!가)|개 국(?=에[^가-힣]))"
    r"|(?P<teams>개팀|팀(?!장|원|플|워|당|명|별))"
    r"|(?P<classes>개반(?!도)|개 반(?=[^가-힣]|[을에의])|학급|반(?=[^가-힣]))"
    r"|(?P<projects>개(?=사업|과제|과정|프로그램|프로젝트))"
    r"|(?P<things>개(?!인(?!{SPACE})|선(?!도)|발|막|최|원|방|편|념|별|척|통|설|혁|시[하한]|관[했하]|학|화|강|정|량|점|봉|당|비"
    r"|국|년|월|여{SPACE}?월|입(?!니다)))"
    r"|(?P<cases>건(?!강|물|설|축|의(?:사항|서|함|안)|전|립|배|조|평))"
    r"|(?P<times>회(?!차|째|사|의(?!{SPACE}[가-힣])|원|복|관|계|생|전|비|장|전|귀|수|식|담|화|합|피|고)|차례"
    r"|번(?=의|{SPACE}의|에{SPACE}?걸))"
    r"|(?P<booths>개{SPACE}?부스|부스)"
    r"|(?P<households>가구|농가|어가|농[·ㆍ・]?어가|세대(?!별|간|주))"
    r"|(?P<kinds>가지|종(?=[^가-힣]|[을의이과]|으로)|개{SPACE}?종(?=[^가-힣]))"
    r"|(?P<fields>분야|부문(?!장))"
    rf"|(?P<big>대{SPACE}?(?!의{SPACE})(?=[가-힣·ㆍ]{{0,8}}{SPACE}?[가-힣]{{0,6}}(?:전략|분야|부문|유형|과제|프로젝트|목표|방향"
    rf"|추진|핵심|중점|사업|정책|영역|산업|방안|대책|권역)))"
    r"|(?P<vehicles>대(?=[^가-힣]|[를의가로와는]))"
    r"|(?P<seating>석(?=[^가-힣0-9]|[을의이]|규모))"
    r")".replace("{SPACE}", SPACE)
)
"""The counter behind a number; the group that matched tells its class."""
COUNTER_OPENS = frozenset("원미달불유엔위K%％퍼프개년해명여인자사곳군팀학반건회차번부가농어세종분대석")
"""With which characters a counter begins, behind a space or none."""

FIXED: dict[str, tuple[Kind, str]] = {
    "vehicles": ("other", "vehicles"),
    "people": ("people", "persons"),
    "seats": ("jobs", "jobs"),
    "firms": ("organizations", "firms"),
    "schools": ("organizations", "organizations"),
    "countries": ("other", "countries"),
    "teams": ("other", "teams"),
    "classes": ("other", "classes"),
    "cases": ("other", "cases"),
    "times": ("other", "times"),
    "booths": ("other", "booths"),
    "households": ("other", "households"),
    "kinds": ("other", "types"),
    "seating": ("other", "seats"),
    "sites": ("other", "sites"),
    "fields": ("other", "categories"),
}
"""Classes of counters that tell the kind by themselves; 개 and 대 need the noun."""


_AROUND_CURRENCY = re.compile(r"\s|미국|대$")


def currency(word: str) -> str:
    """The ISO code of a currency word."""
    plain = _AROUND_CURRENCY.sub("", word).lower()
    return _CURRENCIES[plain]


def _table(name: str) -> dict[str, tuple[Kind, str]]:
    lines = (files("nlp") / "data" / name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    nouns: dict[str, tuple[Kind, str]] = {noun: (kind, unit) for noun, kind, unit in rows}  # type: ignore[misc]
    dotted = [(noun.replace("·", dot), nouns[noun]) for noun in nouns if "·" in noun for dot in "ㆍ‧․・∙"]
    return {**dict(dotted), **nouns}


@cache
def korean_nouns() -> dict[str, tuple[Kind, str]]:
    """Korean counted nouns → (kind, unit)."""
    return _table("counted_nouns.tsv")


@cache
def english_nouns() -> dict[str, tuple[Kind, str]]:
    """English counted nouns in the singular → (kind, unit)."""
    return _table("counted_nouns_en.tsv")


@cache
def _ending() -> re.Pattern[str]:
    long = "|".join(sorted((re.escape(n) for n in korean_nouns() if len(n) > 1), key=len, reverse=True))
    short = "|".join(re.escape(n) for n in korean_nouns() if len(n) == 1)
    return re.compile(
        rf"(?P<noun>{long}|(?<![^\s(]){'(?:' + short + ')'})(?P<suffix>들|별|수)?(?P<particle>{PARTICLE}?)$"
    )


WHOLE_AREAS = frozenset(
    {"districts", "municipalities", "provinces", "cities", "categories", "areas", "townships", "countries", "teams"}
)
"""Units whose noun, standing right behind the counter, is what it counts, whatever compound follows (16개 시·도
새일센터)."""

_WORD = re.compile(
    rf"{SPACE}{{0,2}}[‘'“\"「『<(]?(?P<word>(?:[가-힣A-Za-z0-9/]|[·ㆍ‧․・∙](?![0-9])){{1,24}})(?P<close>[’'”\"」』>)]?)"
)
_ELLIPTIC = re.compile(r"(?:가|를|로|에서|와|는|도|만|이|에|씩|까지|보다|라|나|씩|당)(?![가-힣]{2})")
_NEXT_ITEM = frozenset("·ㆍ‧․・∙,")
"""기업 150개·일자리 1만개: the noun behind the mark is the next item's."""
_AMOUNTS_TO = re.compile(
    rf"(?:에{SPACE}(?:달하는|이르는|불과한|그친|육박하는)|[가를]{SPACE}(?:넘는|웃도는|상회하는)|나{SPACE}되는){SPACE}"
)
"""1068개에 달하는 기업"""
_FIRST_OF_TWO = re.compile(r"[가-힣]{2,8}(?=[·ㆍ‧․・∙])")
_COUNTS_ASIDE = re.compile(r"\((?=[^()\n]{0,40}[0-9])[^()\n]{2,60}\)(?=[ \u00a0]?[가-힣])")
_LINKS = frozenset(
    [
        "입주",
        "소재",
        "소속",
        "산하",
        "협력",
        "관련",
        "지역",
        "관내",
        "도내",
        "시내",
        "인증",
        "우수",
        "유망",
        "일자리",
        "참여",
        "지원",
        "창출",
        "로컬",
        "청년",
        "노인",
        "공공",
        "민간",
        "중소",
        "중견",
    ]
)
_MODIFIER_END = re.compile(r"(?:한|된|인|는|의|적|형|운|은|친|릴|할|될|던|진|간|별|급|용)$")
_STOP_END = re.compile(
    r"(?:키워|살려|늘려|만들어|모아|뽑아|골라|도와|세워|지어|열어|찾아|묶어|나눠|넓혀|높여)$"
    r"|(?:[을를]|에|에서|에게|으로|까지|부터|하고|하며|해|서|고|다|며|면|도)$"
)


def noun_after(text: str, position: int, end: int) -> Counted | None:
    """The noun counted by a number that ends at `position`: the head of the noun phrase that follows, if it is a
    known one."""
    if text[position : position + 1] in _NEXT_ITEM:
        return None
    if text.startswith("의", position):
        position += 1
    elif amounts := _AMOUNTS_TO.match(text, position, end):
        position = amounts.end() - 1
    elif _ELLIPTIC.match(text, position, end):
        return None
    if aside := _COUNTS_ASIDE.match(text, position, end):
        position = aside.end()  # 240개(광역 17개, 기초 223개) 자치단체
    found: Counted | None = None
    weak: Counted | None = None
    for step in range(6):
        word = _WORD.match(text, position, end)
        if word is None or word["word"][0].isdigit() or (found and text[word.start("word") - 1] == "("):
            break
        noun = _ending().search(word["word"])
        if noun is None and step == 0 and (of_two := _FIRST_OF_TWO.match(word["word"])):
            noun = _ending().search(of_two[0])  # 8개 업체·외국인 투자
        if noun and not (found and noun["noun"] == "고용" and found.kind != "jobs"):  # 6개 산단 고용이 늘었다
            kind, unit = korean_nouns()[noun["noun"]]
            start = word.start("word")
            counted = Counted(word["word"][: noun.end("noun")], start, start + noun.end("noun"), kind, unit)
            if noun["suffix"] == "별" and (found is None or found.kind != "jobs"):
                position, weak = word.end(), weak or counted  # 540개의 실·국별 추진과제
                continue
            found = counted
            if noun["particle"] or (step == 0 and unit in WHOLE_AREAS and unit != "areas" and len(word["word"]) <= 8):
                return found
        elif found is not None:
            if word["word"] not in _LINKS and not (word["word"] == "및" and found.kind == "jobs"):
                break
        elif _STOP_END.search(word["word"]) and not _MODIFIER_END.search(word["word"]):
            break
        position = word.end()
    return found or weak


_BEFORE_SKIP = re.compile(
    rf"(?:(?:약|총|모두|전체|무려|최대|최소|최종|합해서|합쳐|각각|각|매년|연간|연|올해|내년|누적|등|대략|약간"
    rf"|현재|당초|신규|추가로|관내|도내|지역|이상|전국|전국의"
    rf"|수(?:는|가|도|를|만|로|로는|로만)?"
    rf"|\([’'‘]?[0-9]{{2,4}}년?[가-힣 ]{{0,6}}\)"
    rf"|창출|제공|지원|발굴|목표|선정|총계|합계|(?<![가-힣])합|은|는){SPACE}*|[:：=\-–({SPACE[1:-1]}]+)$"
)
_SKIPPED_ENDS = frozenset(
    "약총두체려대소종서쳐각년간연해적등략재초규로내역상국의는가도를만출공원굴표정계합은수):：=-–("
)
"""With one of them, or with a space, ends what is skipped."""
_NO_COUNTED = ("능력개발훈련", "고용서비스", "직접일자리창출", "공모를", "공모에")
"""Chapters of a plan for jobs (직업능력개발훈련 425개 are jobs) and what was entered, not counted."""
_ALIAS = re.compile(r"(?<=[가-힣])\([가-힣A-Za-z ]{2,18}\)$")
_LAST_WORD = re.compile(r"[가-힣A-Za-z0-9·ㆍ‧․・∙]{1,20}$")
_NOT_BEFORE = frozenset({"categories", "cases", "items", "areas", "townships"})


def noun_before(text: str, start: int, position: int, words: int = 1) -> Counted | None:
    """The known noun that stands before `position` (일자리 400개, 끌어온 기업은 2,043개), at most `words` words
    away, not before `start`."""
    for _ in range(8):
        last = text[position - 1 : position]
        if last not in _SKIPPED_ENDS and not last.isspace():
            break
        skipped = _BEFORE_SKIP.search(text, max(start, position - 12), position)
        if skipped is None or skipped.start() == position:
            break
        position = skipped.start()
    while position > start and text[position - 1] in "'’”\" ":
        position -= 1
    closed = text.startswith(")", position - 1)
    if closed and (alias := _ALIAS.search(text, max(start, position - 24), position)):
        position = alias.start()  # 새로일하기센터(새일센터) 9개소
    for step in range(words):
        word = _LAST_WORD.search(text, max(start, position - 20), position)
        if word is None:
            return None
        if word[0] == "공모":  # 마을기업 공모 3개 선정 counts firms, 고용부 공모 3개 선정 projects
            entered = noun_before(text, start, word.start())
            return entered or Counted(word[0], word.start(), word.end(), "projects", "projects")
        noun = None if word[0] == "직업훈련" or word[0].endswith(_NO_COUNTED) else _ending().search(word[0])
        if (
            noun
            and noun["suffix"] != "별"
            and noun["particle"]
            in (
                ("", "이", "가", "은", "는", "을", "를", "도", "만")
                if step == 0
                else ("이", "가", "은", "는", "을", "를", "도")
            )
        ):
            kind, unit = korean_nouns()[noun["noun"]]
            if unit not in _NOT_BEFORE or (step == 0 and noun["noun"] in ("분야", "부문", "유형", "전략", "권역")):
                return Counted(word[0][: noun.end("noun")], word.start(), word.start() + noun.end("noun"), kind, unit)
        position = word.start()
        while position > start and text[position - 1] in " \t\u00a0'’‘”“\"":
            position -= 1
    return None


_TOPIC = re.compile(
    rf"(?P<topic>[가-힣A-Za-z·ㆍ]{{2,16}})(?:은|는){SPACE}|(?P<among>[가-힣A-Za-z·ㆍ]{{2,16}}){SPACE}(?:가운데|중에서|중){SPACE}"
)


_TOPIC_OF_LIST = re.compile(rf"(?P<topic>[가-힣A-Za-z·ㆍ]{{2,16}})(?:은|는){SPACE}?(?:다음과 같이{SPACE})?$")


def topic_noun(text: str, start: int, position: int, *, listed: bool = False) -> Counted | None:
    """The known noun that is the topic of what precedes `position` (지정된 기업은 …, 참가 기관 가운데 …), None where
    another word is; `listed`: a list opens at `position`, and its topic touches it."""
    pattern, start = (_TOPIC_OF_LIST, max(start, position - 32)) if listed else (_TOPIC, start)
    found = next(reversed(list(pattern.finditer(text, start, position))), None)
    if found is None:
        return None
    group = found.lastgroup or ""
    noun = _ending().search(found[group])
    if noun is None or noun["particle"]:
        return None
    kind, unit = korean_nouns()[noun["noun"]]
    return Counted(found[group], found.start(group), found.end(group), kind, unit)


def leading_noun(text: str, position: int, end: int) -> Counted | None:
    """The known noun that is the very next word behind a number without a counter (3만8,326 일자리, 50여 기업), or
    stands behind one that tells where or of what size they are (250여 지역 기업)."""
    word = _WORD.match(text, position, end)
    if word and word["word"] in _LINKS and not word["close"]:
        behind = _WORD.match(text, word.end(), end)
        posts = word["word"] == "일자리" and (behind is None or _ending().search(behind["word"]) is None)
        word = word if posts else behind
    noun = _ending().search(word["word"]) if word else None
    if word is None or noun is None or len(noun["noun"]) < 2:
        return None
    kind, unit = korean_nouns()[noun["noun"]]
    if kind == "other" and unit not in ("booths", "districts", "municipalities", "provinces"):
        return None
    start = word.start("word")
    return Counted(word["word"][: noun.end("noun")], start, start + noun.end("noun"), kind, unit)
