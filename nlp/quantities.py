"""Numbers with their units in a laid-out text: money, jobs, people, organizations, projects, rates, durations and
other counts.

A number is a figure where a counter or currency word fits behind it (nlp.counters) and no trap applies
(nlp.traps). 개 takes its kind
from the noun that it counts, which may stand behind (400개 일자리), before (일자리 400개), or in an earlier clause
or sentence (783개를 낸다).
English sentences are read by nlp.english, table cells by nlp.cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp.cells import Table, tables
from nlp.counters import COUNTER, FIXED, Counted, currency, leading_noun, noun_after, noun_before
from nlp.draft import Draft, Quantity, Sentence
from nlp.english import is_english, read_english
from nlp.figures import Amount, Evidence, Kind
from nlp.numbers import SPACE, Number, iter_numbers, next_numeral, read_number
from nlp.posts import counts_posts
from nlp.qualifiers import each, per, qualifier, share_bounds
from nlp.traps import is_field_of_award, is_trap

_LIST_NUMBER = re.compile(
    rf"\s*(?:[□○◦·•\-※ㅇ]\s?)?([0-9]{{1,2}}\.)(?=(?:19|20)[0-9]{{2}}{SPACE}?[년.]"
    rf"|[0-9][0-9,]*{SPACE}?(?:여{SPACE}?)?(?:명|개(?!월)|곳|건|가구|팀|회))"
)
"""2.2021년, 3.45명: what counts whole things has no decimals, while "0.5%" may begin a line."""
_SCALED_MONEY = re.compile(
    rf"(?=[^가-힣0-9A-Za-z]|(?:을|를|이|가|은|는|의|에|으로|로|대|규모|여|씩|보다|까지|가량|이상|이하|들여"
    rf"|상당)(?![가-힣]{{3}})|\Z)(?!{SPACE}?(?:명|개|건|인|주|톤|회|뷰|평|㎡|kg|주년|대{SPACE}?(?:과제|전략)))"
)
_ABOUT = re.compile(rf"{SPACE}?대(?=[^가-힣]|[의로에를가다])")
_TO = re.compile(
    rf"{SPACE}?[~∼〜～˜–—−]{SPACE}?|{SPACE}?-{SPACE}?(?=[0-9])|{SPACE}내지{SPACE}|(?P<from>에서"
    rf"|부터){SPACE}(?:최대{SPACE}|많게는{SPACE})?"
)
_AND_MONTHS = re.compile(rf"{SPACE}?([0-9]{{1,2}})개월")
_SPANNED = re.compile(rf"까지|{SPACE}?(?:사이|정도|내외|가량|안팎)|을{SPACE}(?:뽑|선발|모집|채용)")
_MAKES = re.compile(
    rf"[를을]?(?:{SPACE}(?:더|새로|추가로|목표로)){{0,2}}{SPACE}?(?:만들|만든|창출|내놓|낸다|냈다|낼{SPACE}"
    rf"|내기로|제공|마련|발굴|늘리|줄|모자라|사라|생기|생긴|맡)"
)
_JOINED = re.compile(
    rf"[가-힣 ]{{0,8}}(?:[·,ㆍ]|과|와|{SPACE}및|[를을]{SPACE}(?:더해|합쳐|합한|포함해"
    rf"|포함한)){SPACE}?(?:총{SPACE}?|모두{SPACE}?|약{SPACE}?)?$"
)
_PEOPLE_NOUN = re.compile(
    rf"{SPACE}?(?:구직자|참여자|참가자|신청자|취업자|근로자|어르신|노인|청년|주민|구민|시민|군민|도민|학생"
    rf"|대학생|교육생|수료생|졸업생|여성|장애인|인력|인재|일꾼|회원|직원|관람객|방문객|농민|소상공인)"
)
_COMPARED = re.compile(rf"보다|에{SPACE}(?:비해|견줘)|{SPACE}대비")
_WORK_SITE = re.compile(
    rf"사업장(?:들)?(?:에|에서|으로|마다|별로)?{SPACE}[^.\n]{{0,20}}[0-9십백천만여]{SPACE}?명[^.\n]{{0,24}}(?:배치|투입|내보|파견)"
    rf"|(?:공공{SPACE}?근로|희망{SPACE}?근로|공공{SPACE}?일자리|공공형{SPACE}?일자리|지역공동체{SPACE}?일자리|희망{SPACE}?일자리"
    rf"|자활{SPACE}?근로|숲{SPACE}?가꾸기)[^.\n]{{0,60}}사업장"
)
"""Where 사업장 are places at which those in public work serve, no firms."""
_FIRM_NAMES = re.compile(
    rf"(?:㈜|\(주\)|주식회사|(?:전자|테크|텍|중공업|물산|식품|제약|시스템|시스템즈|소프트|정밀|기공|금속|케미칼|화학|모터스|로지스"
    rf"|솔루션|엔지니어링|홀딩스|제철|상사|코리아)(?=[·,ㆍ와과]|{SPACE}등))[^.\n()]{{0,40}}?(?:등{SPACE})?(?:모두{SPACE}|총{SPACE})?$"
)
_INVESTS = re.compile(
    rf"(?:과|와|이|은|에서)?{SPACE}(?:[0-9조억만천,]{{1,10}}원?{SPACE})?(?:규모의{SPACE})?투자{SPACE}?(?:협약|양해각서|유치|약속)"
)
_CREATES = 1000
"""From this count on, 개 without a noun are jobs where the text is about jobs: no release counts as many firms or
projects."""
_NEAR = 3
"""Sentences over which a count in brackets still means the noun of the one before."""


@dataclass(slots=True)
class _Mention:
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
        self.kind, self.unit, self.rule, self.noun = kind, unit, rule, noun
        self.seen = seen or (self.start, self.end)


def find_quantities(draft: Draft) -> list[Quantity]:
    """The quantities of `draft`, in order of position; reads its text, sentences and left-out spans, changes
    nothing."""
    if next_numeral(draft.text, 0, len(draft.text)) is None:
        return []
    found: list[Quantity] = []
    mentions: list[_Mention] = []
    layout = tables(draft)
    previous_english: list[Quantity] = []
    last_count: Quantity | None = None
    for sentence in draft.sentences:
        if sentence.kind == "dateline" or next_numeral(draft.text, sentence.start, sentence.end) is None:
            continue
        if is_english(draft.text, sentence):
            previous_english.extend(read_english(draft.text, sentence, last_count))
            last_count = next((q for q in reversed(previous_english) if q.kind in ("jobs", "people")), last_count)
            continue
        table = layout.get(sentence.index)
        if table is not None and table.is_header(sentence.index):
            continue
        for first, last in table.cells(sentence) if table else [(sentence.start, sentence.end)]:
            here = list(_mentions(draft.text, sentence, first, last))
            mentions.extend(here)
            if table:
                _name_by_header(table, here)
            if table and not here and (cell := table.read(draft.text, sentence, first, last)):
                found.append(cell)
    _resolve(draft.text, mentions)
    found.extend(previous_english)
    for mention in mentions:
        found.extend(_shares(draft.text, mention))
    found.extend(
        _quantity(draft.text, mention, layout.get(mention.sentence.index))
        for mention in mentions
        if mention.kind is not None
    )
    found.sort(key=lambda quantity: quantity.start)
    share_bounds(draft.text, found)
    return list(_outside(found, draft.left_out))


def _outside(found: Sequence[Quantity], left_out: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """`found` without those that touch a left-out span or overlap the one before."""
    spans = sorted(left_out)
    starts = [start for start, _ in spans]
    last = 0
    for quantity in found:
        place = bisect_right(starts, quantity.start) - 1
        inside = place >= 0 and spans[place][1] > quantity.start
        cut = place + 1 < len(spans) and spans[place + 1][0] < quantity.end
        if not inside and not cut and last <= quantity.start:
            last = quantity.end
            yield quantity


def _mentions(text: str, sentence: Sentence, first: int, last: int) -> Iterator[_Mention]:
    """The figures of text[first:last], their nouns looked up within the sentence."""
    position = first
    if marker := _LIST_NUMBER.match(text, first, last):
        first = position = marker.end()  # "2.2021년" is item 2 and the year 2021
    barrier = first
    for number in iter_numbers(text, position, last):
        if number.start < position:
            continue
        mention = _read(text, number, sentence, first, last)
        if mention is None:
            continue
        position = mention.end
        if _name_kind(text, mention, barrier):
            yield mention
        elif bracket := _BRACKET.match(text, mention.end, last):
            position = bracket.end()  # the parts of what is no figure are none either
        barrier = mention.end


def _read(text: str, number: Number, sentence: Sentence, first: int, last: int) -> _Mention | None:
    counter = COUNTER.match(text, number.end, last)
    if counter is None:
        return _without_counter(text, number, sentence, first, last)
    name = counter.lastgroup or ""
    end = counter.end()
    if name == "big":
        end = number.end + len(counter[0].rstrip())
    number, end = _to(text, number, name, end, last)
    if not number.high and text[number.start - 1 : number.start] == ",":
        return None  # the rest of a misprint (3,00원)
    if is_trap(text, number, name, number.start, end, first, last):
        return None
    mention = _Mention(number, name, number.start, end, first, last, sentence)
    if counter[0].endswith("대") and name in ("rate", "people", "money"):
        mention.number, mention.stepped = number._replace(high=_next_step(number), approx=True), True
    return mention


def _to(text: str, number: Number, name: str, end: int, last: int) -> tuple[Number, int]:
    """`number` widened to a range whose ends both carry the counter (3개월∼6개월, 20명에서 30명을 뽑는다)."""
    if name == "years" and (rest := _AND_MONTHS.match(text, end, last)) and number.low == number.high:
        end = rest.end()
        number = number._replace(low=number.low + int(rest[1]) / 12, high=number.high + int(rest[1]) / 12)
    mark = _TO.match(text, end, last)
    second = read_number(text, mark.end(), last) if mark and number.low == number.high else None
    counter = COUNTER.match(text, second.end, last) if second else None
    if mark is None or second is None or counter is None or counter.lastgroup != name or second.low <= number.low:
        return number, end
    if mark["from"] and not _SPANNED.match(text, counter.end(), last):
        return number, end
    return number._replace(
        end=second.end, high=second.high, scale=second.scale, approx=number.approx or second.approx
    ), counter.end()


def _next_step(number: Number) -> Amount:
    """The upper end of N%대 and N만명대: one more in the last place that is written."""
    value = Decimal(str(number.low))
    exponent = value.normalize().as_tuple().exponent
    high = value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return int(high) if high == high.to_integral_value() else float(high)


def _without_counter(text: str, number: Number, sentence: Sentence, first: int, last: int) -> _Mention | None:
    """A number that counts without a counter: 2000억 들여, 3만8,326 일자리, 50여 기업."""
    mention = _Mention(number, "bare", number.start, number.end, first, last, sentence)
    if number.words and not number.approx:
        return None
    if number.scale in (10**8, 10**12):
        if is_trap(text, number, "bare", number.start, number.end, first, last) or not _SCALED_MONEY.match(
            text, number.end, last
        ):
            return None
        mention.counter = "money"
        if about := _ABOUT.match(text, number.end, last):
            mention.end, mention.stepped = about.end(), True
            mention.number = number._replace(high=_next_step(number), approx=True)
        mention.settle("money", "KRW", "억 without 원")
        return mention
    if not (number.approx or number.scale > 1 or "," in number.digits):
        return None
    if _PEOPLE_NOUN.match(text, number.end, last) and not is_trap(
        text, number, "people", number.start, number.end, first, last
    ):
        mention.settle("people", "persons", "noun without counter")
        return mention
    noun = leading_noun(text, number.end, last)
    if noun is not None:
        mention.settle(noun.kind, noun.unit, "noun without counter", noun.noun, (noun.start, noun.end))
        return mention
    return None


def _name_kind(text: str, mention: _Mention, barrier: int) -> bool:
    """Settle the kind of `mention` where counter and nearby noun tell it; False if it is to be left out."""
    if mention.kind is not None:
        return True
    word = text[mention.number.end : mention.end].strip()
    name = mention.counter
    if name == "money":
        last_word = re.search(r"(?:미국\s?)?(?:원(?:\s?대)?|달러|불|유로|엔|위안|KRW)$", word, re.IGNORECASE)
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
    else:
        kind, unit = FIXED[name]
        noun = noun_after(text, mention.end, min(mention.last, mention.end + 24)) if name == "kinds" else None
        mention.settle(kind, noun.unit if noun and noun.unit == "categories" else unit, "counter")
    return True


def _settle_people(text: str, mention: _Mention) -> None:
    """명 counts persons, unless the counted thing is the common noun 일자리, 자리 or 고용."""
    seen = counts_posts(text, mention.start, mention.end, mention.first, mention.last)
    if seen:
        mention.settle("jobs", "jobs", "명 of 일자리", "일자리", seen)
    else:
        mention.settle("people", "persons", "counter")


def _settle_things(text: str, mention: _Mention, barrier: int) -> bool:
    limit = min(mention.last, mention.end + 60)
    noun = noun_after(text, mention.end, limit) or noun_before(text, max(mention.first, barrier), mention.start)
    if mention.counter == "big":
        if noun is None:
            return False
        noun = replace(noun, kind="projects", unit="projects") if noun.noun.endswith("과제") else noun
    if noun is None:
        mention.elliptic = True
        return True
    if noun.noun.endswith("사업장") and _WORK_SITE.search(
        text, max(mention.first, mention.start - 80), min(mention.last, mention.end + 80)
    ):
        mention.settle("other", "sites", "place of public work", noun.noun, (noun.start, noun.end))
        return True
    if is_field_of_award(text, mention.start, noun.unit, mention.first, mention.last):
        return False
    labelled = text[mention.start - 1 : mention.start] == "(" and noun.unit == "sites"
    if (
        noun.start < mention.end
        and noun.kind in ("projects", "other")
        and (labelled or mention.number.high >= _CREATES)
    ):
        mention.elliptic = True
        return True
    return _settle_noun(mention, noun, "noun behind" if noun.start >= mention.end else "noun before")


def _settle_noun(mention: _Mention, noun: Counted, rule: str) -> bool:
    """Give `mention` the kind of its noun; places (곳, 개소) are organizations where the noun is one, else sites."""
    if mention.counter == "sites" and noun.kind != "organizations":
        mention.settle("other", "sites", "counter", noun.noun, (noun.start, noun.end))
    else:
        mention.settle(noun.kind, noun.unit, rule, noun.noun, (noun.start, noun.end))
    return True


def _name_by_header(table: Table, mentions: list[_Mention]) -> None:
    """Give 개 or 곳 without a noun in a cell what the header over it counts (사업 수)."""
    for mention in mentions:
        counted = table.counted(mention.sentence, mention.start) if mention.elliptic else None
        if counted:
            header, kind, unit = counted
            mention.elliptic = False
            mention.settle(kind, unit, "table header", seen=(header.start, header.end))


_OUTDONE = re.compile(r"보다\s(?:훨씬\s)?(?:많은|적은|웃도는|늘어난|줄어든)\s")
"""목표 1만개보다 많은 1만2천개의 일자리: both count the same thing."""


def _resolve(text: str, mentions: list[_Mention]) -> None:
    """Give every 개 or 곳 without a noun of its own the noun of its neighbour, clause, sentence or paragraph."""
    about_jobs = "일자리" in text
    in_brackets: _Mention | None = None
    open_: _Mention | None = None
    latest: _Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.elliptic:
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            _inherit(text, mention, following, in_brackets, open_, latest, about_jobs=about_jobs)
            if mention.kind in ("jobs", "organizations", "projects"):
                open_ = mention
        if mention.counter in ("things", "sites", "firms") and mention.kind is not None:
            latest = mention
            if text[mention.start - 1 : mention.start] == "(":
                in_brackets = mention


def _inherit(
    text: str,
    mention: _Mention,
    following: _Mention | None,
    in_brackets: _Mention | None,
    open_: _Mention | None,
    latest: _Mention | None,
    *,
    about_jobs: bool,
) -> None:
    def take(other: _Mention, rule: str) -> None:
        mention.settle(other.kind or "other", other.unit, rule, other.noun, other.seen)

    same = following is not None and following.sentence is mention.sentence and not following.elliptic
    if following and same and following.counter == mention.counter:
        between = text[mention.end : following.start]
        if len(between) <= 16 and _JOINED.fullmatch(between) and following.seen[0] >= following.end:
            return take(following, "noun of the next in the list")
        if _OUTDONE.fullmatch(between):
            return take(following, "noun of what it is compared with")
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    if bracketed and in_brackets and in_brackets.kind and mention.sentence.index - in_brackets.sentence.index <= _NEAR:
        return take(in_brackets, "noun of the brackets before")
    if latest and latest.kind and latest.number.high > mention.number.high and latest.sentence is mention.sentence:
        between = text[max(latest.end, latest.seen[1]) : mention.start]
        if "(" in between and ")" not in between:
            return take(latest, "noun of the total before the bracket")
    if latest and latest.kind and latest.counter == mention.counter and _compared(text, latest, mention):
        return take(latest, "noun of what it is compared with")
    if mention.counter == "sites":
        if _FIRM_NAMES.search(text, max(mention.first, mention.start - 60), mention.start) or _INVESTS.match(
            text, mention.end, mention.last
        ):
            return mention.settle("organizations", "firms", "names of firms")
        near = latest is not None and latest.sentence.paragraph == mention.sentence.paragraph
        if latest and near and latest.kind == "organizations":
            return take(latest, "noun of the paragraph")
        return mention.settle("other", "sites", "counter")
    big = about_jobs and mention.number.high >= _CREATES
    topic = noun_before(text, max(mention.first, mention.start - 40), mention.start, words=5)
    if topic and not (big and topic.kind != "jobs" and topic.unit != "firms"):
        _settle_noun(mention, topic, "topic of the clause")
        return None
    if about_jobs and (big or _MAKES.match(text, mention.end, mention.last)):
        return mention.settle("jobs", "jobs", "jobs are the topic", "일자리")
    if open_ and open_.sentence.paragraph == mention.sentence.paragraph:
        return take(open_, "noun of the enumeration")
    if latest and latest.sentence.paragraph == mention.sentence.paragraph and latest.seen[1] <= latest.start:
        return take(latest, "noun of the paragraph")
    if about_jobs and mention.number.high >= _CREATES // 10:
        return mention.settle("jobs", "jobs", "jobs are the topic", "일자리")
    return mention.settle("other", "items", "counter")


def _compared(text: str, latest: _Mention, mention: _Mention) -> bool:
    """Whether 보다 or 에 비해 sets `mention` beside the count before it."""
    if latest.sentence is mention.sentence and _COMPARED.match(text, latest.end, mention.start):
        return True
    near = latest.sentence.paragraph == mention.sentence.paragraph
    return near and bool(_COMPARED.match(text, mention.end, mention.last))


_BRACKET = re.compile(r"[가-힣 ]{0,10}\([^()\n]{0,60}\)")
_SHARE = re.compile(rf"[가-힣]{SPACE}?[:：]?{SPACE}?$")


def _shares(text: str, mention: _Mention) -> Iterator[Quantity]:
    """The parts in brackets behind a total that drop its unit: 1,200백만원(국비 600, 도비 300, 시비 300). They
    must add up to it."""
    number = mention.number
    close = text.find(")", mention.end, min(mention.last, mention.end + 100))
    if close < 0 or text[mention.end : mention.end + 1] != "(" or not number.digits or number.low != number.high:
        return
    parts = list(iter_numbers(text, mention.end + 1, close))
    written = read_number(number.digits, 0)
    if len(parts) < 2 or written is None or not written.low or mention.kind not in ("money", "people", "jobs"):
        return
    if any(COUNTER.match(text, part.end, close) or not _SHARE.search(text, mention.end, part.start) for part in parts):
        return
    unit = number.low / written.low
    if abs(sum(part.low for part in parts) * unit - number.low) > 1e-6 * number.low:
        return
    for part in parts:
        value = round(part.low * unit)
        yield Quantity(
            start=part.start,
            end=part.end,
            kind=mention.kind,
            low=value,
            high=value,
            unit=mention.unit,
            sentence=mention.sentence.index,
            noun=mention.noun,
            evidence=[
                Evidence("kind", "part of the total before the bracket", mention.start, mention.end),
                Evidence("value", "unit of the total", part.start, part.end),
            ],
        )


def _quantity(text: str, mention: _Mention, table: Table | None) -> Quantity:
    number = mention.number
    kind = mention.kind or "other"
    low, high = number.low, number.high
    if mention.counter == "years":
        low, high = _months(low), _months(high)
    bound, why = qualifier(text, mention.start, mention.end, mention.first, mention.last, kind, infix=number.approx)
    if mention.stepped:
        bound, why = "approx", Evidence("qualifier", "대", mention.start, mention.end)
    evidence = [
        Evidence("kind", mention.rule, *mention.seen),
        Evidence("value", "numeral", number.start, number.end),
    ]
    if why:
        evidence.append(why)
    period = None
    if kind == "money":
        period, reason = per(text, mention.start, mention.end, mention.first, mention.last, low)
        if reason:
            evidence.append(reason)
        elif table is not None:
            period, reason = table.per(mention.sentence, mention.start)
            if reason:
                evidence.append(reason)
    shared = each(text, mention.start, mention.end, mention.first, mention.last)
    if shared:
        evidence.append(shared)
    return Quantity(
        start=mention.start,
        end=mention.end,
        kind=kind,
        low=low,
        high=high,
        unit=mention.unit,
        sentence=mention.sentence.index,
        qualifier=bound,
        per=period,
        each=shared is not None,
        noun=mention.noun,
        evidence=evidence,
    )


def _months(years: Amount) -> Amount:
    months = years * 12
    return round(months) if abs(months - round(months)) < 1e-6 else months
