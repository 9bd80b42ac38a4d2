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
from decimal import Decimal

from nlp.asides import changes, shares
from nlp.cells import Table, tables
from nlp.counters import COUNTER, leading_noun
from nlp.draft import Draft, Quantity, Sentence
from nlp.elliptic import Mention, resolve
from nlp.english import is_english, read_english
from nlp.figures import Amount, Evidence
from nlp.flat_tables import flat_tables
from nlp.kinds import name_kind
from nlp.numbers import iter_numbers, next_numeral, read_number
from nlp.numerals import SPACE, Number
from nlp.post_series import series_of_posts
from nlp.qualifiers import each, per, qualifier, repeat_pay, share_bounds
from nlp.traps import is_trap

_LIST_NUMBER = re.compile(
    rf"\s*(?:[□○◦·•\-※ㅇ]\s?)?([0-9]{{1,2}}\.)(?=(?:19|20)[0-9]{{2}}{SPACE}?[년.]"
    rf"|[0-9][0-9,]*{SPACE}?(?:여{SPACE}?)?(?:명|개(?!월)|곳|건|가구|팀|회))"
)
"""2.2021년, 3.45명: what counts whole things has no decimals, while "0.5%" may begin a line."""
_SCALED_MONEY = re.compile(
    rf"(?=[^가-힣0-9A-Za-z]|(?:을|를|이|가|은|는|의|에|으로|로|대|규모|여|씩|보다|까지|가량|이상|이하|들여"
    rf"|상당|등)(?![가-힣]{{3}})|\Z)(?!{SPACE}?(?:명|개|건|인|주|톤|회|뷰|평|㎡|kg|주년|대{SPACE}?(?:과제|전략)))"
)
_THOUSANDS = re.compile(rf"(?:[이을]|의){SPACE}(?:증액|감액|늘|줄|많|적|투입|들|예산|투자|지원|추가)")
"""3억 5천이 증액된: 천 of 만원."""
_PERIOD_OF_PAY = re.compile(
    rf"(?<![가-힣0-9])(?:월|매월|매달|다달이|1인당|한{SPACE}사람당|명당|시급|일당){SPACE}?(?:최대{SPACE}|약{SPACE})?$"
)
_PAID = re.compile(
    rf"{SPACE}?(?:[~∼〜～→]|내외|안팎)|씩|{SPACE}(?:(?:통{SPACE}?큰|추가){SPACE})?(?:지원|지급|인상|받)|[,·]{SPACE}|[…”’\"']|$"
)
"""월 180만 지원, 1인당 50만씩: no number of people is paid."""
_BECOMES = re.compile(rf"{SPACE}?(?:→|⇒|➝|➜|->){SPACE}?(?={{DIGIT}})".replace("{DIGIT}", "[0-9]"))
_AND_MORE = re.compile(rf"{SPACE}?\+{SPACE}?(?:α|알파(?:\(α\))?|@)['’”\"]?{SPACE}?(?:개|명)?")
"""90만+α개 직접일자리"""
_POSTS_NEARBY = re.compile(rf"일자리{SPACE}?['‘“\"]?$")
_POSTS_BEHIND = re.compile(rf"의?{SPACE}(?:[가-힣]{{2,4}}{SPACE})?[가-힣]{{0,4}}일자리")
_SOURCE = re.compile(rf"(?:국비|도비|시비|군비|구비|지방비|사업비|예산){SPACE}?$")
_CLOSED = re.compile(rf"[,·)]|{SPACE}등{SPACE}")
"""국비 3억2천, 시비 1억3천 등"""
_LIST_COUNTER = re.compile(
    rf"(?:[,·]{SPACE}?[가-힣]{{1,8}}{SPACE}?[0-9]{{1,4}}[만천](?:[0-9]{{1,4}}천?)?){{1,30}}{SPACE}?(?P<counter>명)(?!당)"
)
"""북구 2만1천, 남구 1만8천, 서구 9천 명: the counter stands once, at the end."""
_IN_BRACKETS = re.compile(r"[가-힣]\($")
_PLACE_BEFORE = re.compile(r"[가-힣][시군구]\($")
_CLOSES_LIST = re.compile(rf"{SPACE}등{SPACE}(?:총|모두|전체){SPACE}[0-9][0-9,]{{0,7}}여?{SPACE}?명")
_LISTED = re.compile(rf"[,·]{SPACE}?[가-힣{SPACE[1:-1]}]{{1,20}}")
_HEADCOUNT = "인원은"
_PARAGRAPH_BACK = 400
"""How far back 모집인원은 may stand that says what the counts behind places are."""
_ABOUT = re.compile(rf"{SPACE}?대(?!{SPACE}(?:주|준|줄|줘))(?=[^가-힣]|[의로에를가다])")
_TO = re.compile(
    rf"{SPACE}?[~∼〜～˜–—−]{SPACE}?|{SPACE}?-{SPACE}?(?=[0-9])|{SPACE}내지{SPACE}|(?P<from>에서"
    rf"|부터){SPACE}(?:최대{SPACE}|많게는{SPACE})?"
)
_AND_MONTHS = re.compile(rf"{SPACE}?([0-9]{{1,2}})개월")
_SPANNED = re.compile(
    rf"까지(?!로{SPACE}|{SPACE}?(?:[0-9.]{{1,5}}%p?{SPACE})?(?:늘|확대|올|높|끌어))|{SPACE}?(?:사이|정도|내외|가량|안팎)|을{SPACE}(?:뽑|선발|모집|채용)"
)
_PEOPLE_NOUN = re.compile(
    rf"{SPACE}?(?:구직자|참여자|참가자|신청자|취업자|근로자|어르신|노인|청년|주민|구민|시민|군민|도민|학생"
    rf"|대학생|교육생|수료생|졸업생|여성|장애인|인력|인재|일꾼|회원|직원|관람객|방문객|농민|소상공인)"
)

_POPULATION_BEFORE = re.compile(rf"(?<![가-힣])(?:[가-힣]{{2}})?인구{SPACE}(?:약{SPACE})?$")
_POPULATION_BEHIND = re.compile(
    rf"{SPACE}(?:목표|시대|증가|회복|돌파|달성|붕괴)|(?:을|에|의){SPACE}|(?:이|은|선[을이]?){SPACE}"
)
"""인구 10만 목표, 인구 40만을 눈앞에 둔: a population is told without 명."""


def find_quantities(draft: Draft) -> list[Quantity]:
    """The quantities of `draft`, in order of position; reads its text, sentences and left-out spans, changes
    nothing."""
    if next_numeral(draft.text, 0, len(draft.text)) is None:
        return []
    found: list[Quantity] = []
    mentions: list[Mention] = []
    layout = {**flat_tables(draft), **tables(draft)}
    previous_english: list[Quantity] = []
    last_count: Quantity | None = None
    for sentence in draft.sentences:
        if sentence.kind == "dateline":
            continue
        table, english = layout.get(sentence.index), is_english(draft.text, sentence)
        if (english or table is not None) and next_numeral(draft.text, sentence.start, sentence.end) is None:
            continue
        if english:
            previous_english.extend(read_english(draft.text, sentence, last_count))
            last_count = next((q for q in reversed(previous_english) if q.kind in ("jobs", "people")), last_count)
            continue
        if table is not None and table.is_header(sentence.index):
            continue
        for first, last in table.cells(sentence) if table else [(sentence.start, sentence.end)]:
            here = list(_mentions(draft.text, sentence, first, last))
            mentions.extend(here)
            if table:
                _name_by_header(table, here)
            if table and not here and (cell := table.read(draft.text, sentence, first, last)):
                found.append(cell)
    resolve(draft.text, mentions)
    series_of_posts(draft.text, mentions)
    found.extend(previous_english)
    for mention in mentions:
        found.extend(shares(draft.text, mention))
        found.extend(changes(draft.text, mention))
    found.extend(
        _quantity(draft.text, mention, layout.get(mention.sentence.index))
        for mention in mentions
        if mention.kind is not None
    )
    found.sort(key=lambda quantity: quantity.start)
    share_bounds(draft.text, found)
    repeat_pay(draft.text, found)
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


def _mentions(text: str, sentence: Sentence, first: int, last: int) -> Iterator[Mention]:
    """The figures of text[first:last], their nouns looked up within the sentence."""
    position = first
    if marker := _LIST_NUMBER.match(text, first, last):
        first = position = marker.end()  # "2.2021년" is item 2 and the year 2021
    barrier = first
    latest: Mention | None = None
    for number in iter_numbers(text, position, last):
        if number.start < position:
            continue
        mention = _read(text, number, sentence, first, last) or _bracketed(text, number, latest)
        mention = mention or _of_a_place(text, number, sentence, first, last) or _last_of_list(text, number, latest)
        if mention is None:
            continue
        latest = mention
        position = mention.end
        if name_kind(text, mention, barrier):
            yield mention
        elif bracket := _BRACKET.match(text, mention.end, last):
            position = bracket.end()  # the parts of what is no figure are none either
        barrier = mention.end


def _bracketed(text: str, number: Number, latest: Mention | None) -> Mention | None:
    """북구(2만1천), 남구(1만8천) behind a count of persons in the sentence: the same counter holds."""
    if latest is None or latest.kind != "people" or number.scale not in (10**3, 10**4):
        return None
    if text[number.end : number.end + 1] != ")" or not _IN_BRACKETS.search(
        text, max(0, number.start - 2), number.start
    ):
        return None
    mention = Mention(number, "bare", number.start, number.end, latest.first, latest.last, latest.sentence)
    mention.settle("people", "persons", "counter of the list", "", (latest.start, latest.end))
    return mention


def _of_a_place(text: str, number: Number, sentence: Sentence, first: int, last: int) -> Mention | None:
    """모집인원은 가람구(25)가 가장 많고 나루구(24) 순이다: heads behind the name of a place."""
    if number.scale != 1 or not number.digits or text[number.end : number.end + 1] != ")":
        return None
    if not _PLACE_BEFORE.search(text, max(first, number.start - 3), number.start):
        return None
    begin = text.rfind("\n", max(0, number.start - _PARAGRAPH_BACK), number.start) + 1
    topic = text.rfind(_HEADCOUNT, max(begin, number.start - _PARAGRAPH_BACK), number.start)
    if topic < 0:
        return None
    mention = Mention(number, "bare", number.start, number.end, first, last, sentence)
    mention.settle("people", "persons", "headcount of the paragraph", "", (topic, topic + len(_HEADCOUNT)))
    return mention


def _last_of_list(text: str, number: Number, latest: Mention | None) -> Mention | None:
    """공공근로 90명, 공동체 일자리 50 등 총 140명: the counter of the list holds where the total stands behind."""
    if latest is None or latest.kind != "people" or number.scale != 1 or not number.digits:
        return None
    if not _CLOSES_LIST.match(text, number.end, latest.last) or not _LISTED.fullmatch(text, latest.end, number.start):
        return None
    mention = Mention(number, "bare", number.start, number.end, latest.first, latest.last, latest.sentence)
    mention.settle("people", "persons", "counter of the list", "", (latest.start, latest.end))
    return mention


def _read(text: str, number: Number, sentence: Sentence, first: int, last: int) -> Mention | None:
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
    mention = Mention(number, name, number.start, end, first, last, sentence)
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


def _unit_dropped(number: Number) -> Number:
    """1조 1709 and 2억 3500 without 원: the last digits are of the next unit below, 억 and 만."""
    rest = number.low % number.scale if number.low == number.high else 0
    if not 0 < rest < 10**4 or rest != int(rest):
        return number
    value = int(number.low - rest + rest * number.scale // 10**4)
    return number._replace(low=value, high=value)


def _next_step(number: Number) -> Amount:
    """The upper end of N%대 and N만명대: one more in the last place that is written."""
    value = Decimal(str(number.low))
    exponent = value.normalize().as_tuple().exponent
    high = value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return int(high) if high == high.to_integral_value() else float(high)


def _without_counter(text: str, number: Number, sentence: Sentence, first: int, last: int) -> Mention | None:
    """A number that counts without a counter: 2000억 들여, 3만8,326 일자리, 50여 기업."""
    mention = Mention(number, "bare", number.start, number.end, first, last, sentence)
    if number.words and not number.approx:
        return None
    if text[number.end : number.end + 1] in "+ " and (more := _AND_MORE.match(text, number.end, last)):
        before = _POSTS_NEARBY.search(text, max(first, number.start - 8), number.start)
        if number.scale > 1 and (posts := before or _POSTS_BEHIND.match(text, more.end(), last)):
            mention.number = number._replace(approx=True)
            mention.settle("jobs", "jobs", "posts and more", "일자리", posts.span())
            return mention
        return None
    if number.scale in (10**8, 10**12) or (number.scale == 10**4 and number.low >= 10**8):
        if is_trap(text, number, "bare", number.start, number.end, first, last) or not _SCALED_MONEY.match(
            text, number.end, last
        ):
            return None
        mention.counter = "money"
        mention.number = number = _unit_dropped(number)
        if about := _ABOUT.match(text, number.end, last):
            mention.end, mention.stepped = about.end(), True
            mention.number = number._replace(high=_next_step(number), approx=True)
        mention.settle("money", "KRW", "억 without 원")
        return mention
    if (
        number.scale == 10**3
        and number.low > 10**8
        and (
            _THOUSANDS.match(text, number.end, last)
            or (
                _CLOSED.match(text, number.end, last)
                and _SOURCE.search(text, max(first, number.start - 6), number.start)
            )
        )
    ):
        whole = number.low // 10**8 * 10**8
        value = int(whole + (number.low - whole) * 10**4)
        mention.number, mention.counter = number._replace(low=value, high=value), "money"
        mention.settle("money", "KRW", "억 and 천 without 만원")
        return mention
    if number.scale == 10**4 and (
        (paid := _PERIOD_OF_PAY.search(text, max(first, number.start - 12), number.start))
        and _PAID.match(text, number.end, last)
    ):
        mention.counter = "money"
        mention.settle("money", "KRW", "period of pay", seen=paid.span())
        return mention
    if number.scale == 10**4 and sentence.kind in ("headline", "subhead") and _told_in_won(text, number, last):
        mention.counter = "money"
        mention.settle("money", "KRW", "won of the body")
        return mention
    if number.scale > 1 and (step := _BECOMES.match(text, number.end, last)):
        second = read_number(text, step.end(), last)
        counter = COUNTER.match(text, second.end, last) if second else None
        if second is not None and counter is not None and counter.lastgroup in ("money", "people"):
            if is_trap(text, number, "bare", number.start, number.end, first, last):
                return None
            money = counter.lastgroup == "money"
            mention.counter = "money" if money else "bare"
            mention.settle(
                *(("money", "KRW") if money else ("people", "persons")), "counter behind the arrow", "", counter.span()
            )
            return mention
    if number.scale in (10**3, 10**4) and (counter := _LIST_COUNTER.match(text, number.end, last)):
        if not is_trap(text, number, "people", number.start, number.end, first, last):
            mention.settle("people", "persons", "counter of the list", "", counter.span("counter"))
            return mention
        return None
    if not (number.approx or number.scale > 1 or "," in number.digits):
        return None
    if _PEOPLE_NOUN.match(text, number.end, last) and not is_trap(
        text, number, "people", number.start, number.end, first, last
    ):
        mention.settle("people", "persons", "noun without counter")
        return mention
    if number.scale == 10**4 and _POPULATION_BEHIND.match(text, number.end, last):
        people = _POPULATION_BEFORE.search(text, max(first, number.start - 10), number.start)
        if people is not None:
            mention.settle("people", "persons", "population", "", people.span())
            return mention
    noun = leading_noun(text, number.end, last)
    if noun is not None:
        mention.settle(noun.kind, noun.unit, "noun without counter", noun.noun, (noun.start, noun.end))
        return mention
    return None


_HEADLINE_AMOUNT = re.compile(rf"[,·…]|{SPACE}(?!명|개|건)|$")


def _told_in_won(text: str, number: Number, last: int) -> bool:
    """Whether the body tells a headline's 1100만 as 1100만원."""
    if _HEADLINE_AMOUNT.match(text, number.end, last) is None:
        return False
    written = text[number.start : number.end]
    won = text.find(f"{written}원", number.end) >= 0 or text.find(f"{written} 원", number.end) >= 0
    return won and text.find(f"{written}명") < 0


def _name_by_header(table: Table, mentions: list[Mention]) -> None:
    """Give 개 or 곳 without a noun in a cell what the header over it counts (사업 수)."""
    for mention in mentions:
        counted = table.counted(mention.sentence, mention.start) if mention.elliptic else None
        if counted:
            header, kind, unit = counted
            mention.elliptic = False
            mention.settle(kind, unit, "table header", seen=(header.start, header.end))


_BRACKET = re.compile(r"[가-힣 ]{0,10}\([^()\n]{0,60}\)")


def _quantity(text: str, mention: Mention, table: Table | None) -> Quantity:
    number = mention.number
    kind = mention.kind or "other"
    low, high = number.low, number.high
    if mention.counter == "years":
        low, high = _months(low), _months(high)
    bound, why = qualifier(text, mention.start, mention.end, mention.first, mention.last, kind, infix=number.approx)
    if low != high and why and why.rule == "까지":
        bound, why = "exact", None  # from 50 to 150 is bounded by its own ends
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
