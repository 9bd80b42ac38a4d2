"""Numbers that count without a counter: 2000억 들여, 도비 1억2천만, 135만→150만원, 3만8,326 일자리,
50여 기업, 인구 10만 목표."""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.counters import COUNTER, leading_noun
from nlp.draft import Sentence
from nlp.elliptic import Mention
from nlp.figures import Amount
from nlp.numbers import read_number
from nlp.numerals import SPACE, Number, scaled
from nlp.traps import is_trap

_SCALED_MONEY = re.compile(
    rf"(?=[^가-힣0-9A-Za-z]|(?:을|를|이|가|은|는|의|에|과|와|으로|로|대|규모|여|씩|보다|까지|가량|이상|이하|들여"
    rf"|상당|등|투입)(?![가-힣]{{3}})|\Z)(?!{SPACE}?(?:명|개|건|인(?!센티브)|주|톤|회|뷰|평|㎡|kg|주년|대{SPACE}?(?:과제|전략)))"
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
_BECOMES = re.compile(
    rf"{SPACE}?(?:→|⇒|➝|➜|->){SPACE}?(?:\(['’‘]?[0-9]{{2,4}}년?\){SPACE}?|['’‘][0-9]{{2}}년?[.:]?{SPACE})?(?=[0-9])"
)
_YEARS = range(1900, 2101)
_ARROWS = frozenset("→⇒➝➜-")
_MOST_STEPS = 5
_MOST_TIMES = 20
"""A level is at most so many times the one before it; what differs more is a year or a number of something else."""
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
_ABOUT = re.compile(rf"{SPACE}?대(?!{SPACE}(?:주|준|줄|줘))(?=[^가-힣]|[의로에를가다])")
_PEOPLE_NOUN = re.compile(
    rf"{SPACE}?(?:구직자|참여자|참가자|신청자|취업자|근로자|어르신|노인|청년|주민|구민|시민|군민|도민|학생"
    rf"|대학생|교육생|수료생|졸업생|여성|장애인|인력|인재|일꾼|회원|직원|관람객|방문객|농민|소상공인)"
)

_POPULATION_BEFORE = re.compile(rf"(?<![가-힣])(?:[가-힣]{{2}})?인구{SPACE}(?:약{SPACE})?$")
_POPULATION_BEHIND = re.compile(
    rf"{SPACE}(?:목표|시대|증가|회복|돌파|달성|붕괴)|(?:을|에|의){SPACE}|(?:이|은|선[을이]?){SPACE}"
)
"""인구 10만 목표, 인구 40만을 눈앞에 둔: a population is told without 명."""
_BODY = 3000
"""Characters below a headline in which it is told in full."""
_HEADLINE_AMOUNT = re.compile(rf"[,·…]|{SPACE}(?!명|개|건)|$")


def without_counter(text: str, number: Number, sentence: Sentence, first: int, last: int) -> Mention | None:
    """The mention of `number` where words around it stand for its counter, None where they do not."""
    mention = Mention(number, "bare", number.start, number.end, first, last, sentence)
    if number.words and not number.approx:
        return None
    if text[number.end : number.end + 1] in "+ " and (more := _AND_MORE.match(text, number.end, last)):
        return mention if _posts_and_more(text, mention, more.end()) else None
    if number.scale in (10**8, 10**12) or (number.scale == 10**4 and number.low >= 10**8):
        return mention if _amount(text, mention) else None
    if _thousands(text, mention) or _amount_told_elsewhere(text, mention):
        return mention
    if not _ARROWS.isdisjoint(text[number.end : number.end + 2]):
        step = _BECOMES.match(text, number.end, last)
        if step and _stepped(text, mention, step.end()):
            return mention
    if number.scale in (10**3, 10**4) and (counter := _LIST_COUNTER.match(text, number.end, last)):
        mention.settle("people", "persons", "counter of the list", "", counter.span("counter"))
        return None if is_trap(text, number, "people", number.start, number.end, first, last) else mention
    if not (number.approx or number.scale > 1 or "," in number.digits):
        return None
    return mention if _noun_behind(text, mention) else None


def _posts_and_more(text: str, mention: Mention, end: int) -> bool:
    """90만+α개 직접일자리"""
    number = mention.number
    before = _POSTS_NEARBY.search(text, max(mention.first, number.start - 8), number.start)
    posts = before or _POSTS_BEHIND.match(text, end, mention.last)
    if posts is None or number.scale == 1:
        return False
    mention.number = number._replace(approx=True)
    mention.settle("jobs", "jobs", "posts and more", "일자리", posts.span())
    return True


def _amount(text: str, mention: Mention) -> bool:
    """2000억, 1억2천만"""
    number = mention.number
    if is_trap(text, number, "bare", number.start, number.end, mention.first, mention.last):
        return False
    if not _SCALED_MONEY.match(text, number.end, mention.last):
        return False
    mention.counter = "money"
    mention.number = number = _unit_dropped(number)
    if about := _ABOUT.match(text, number.end, mention.last):
        mention.end, mention.stepped = about.end(), True
        mention.number = number._replace(high=next_step(number), approx=True)
    mention.settle("money", "KRW", "억 without 원")
    return True


def _thousands(text: str, mention: Mention) -> bool:
    """3억 5천"""
    number = mention.number
    if number.scale != 10**3 or number.low <= 10**8:
        return False
    if not _THOUSANDS.match(text, number.end, mention.last) and not (
        _CLOSED.match(text, number.end, mention.last)
        and _SOURCE.search(text, max(mention.first, number.start - 6), number.start)
    ):
        return False
    whole = number.low // 10**8 * 10**8
    value = int(whole + (number.low - whole) * 10**4)
    mention.number, mention.counter = number._replace(low=value, high=value), "money"
    mention.settle("money", "KRW", "억 and 천 without 만원")
    return True


def _amount_told_elsewhere(text: str, mention: Mention) -> bool:
    """월 180만 지원; a headline's 1100만 that the body tells as 1100만원."""
    number = mention.number
    if number.scale != 10**4:
        return False
    paid = _PERIOD_OF_PAY.search(text, max(mention.first, number.start - 12), number.start)
    if paid is not None and _PAID.match(text, number.end, mention.last):
        mention.settle("money", "KRW", "period of pay", seen=paid.span())
    elif mention.sentence.kind in ("headline", "subhead") and _told_in_won(text, number, mention.last):
        mention.settle("money", "KRW", "won of the body")
    else:
        return False
    mention.counter = "money"
    return True


def _stepped(text: str, mention: Mention, position: int) -> bool:
    """135만→150만원, 13만→16만명: the counter stands once, behind the new level, which begins at `position`."""
    number = mention.number
    second = read_number(text, position, mention.last)
    for _ in range(_MOST_STEPS):
        counter = COUNTER.match(text, second.end, mention.last) if second else None
        step = _BECOMES.match(text, second.end, mention.last) if second and counter is None else None
        if step is None:
            break
        second = read_number(text, step.end(), mention.last)
    if second is None or counter is None or counter.lastgroup not in ("money", "people", "things"):
        return False
    if is_trap(text, number, "bare", number.start, number.end, mention.first, mention.last):
        return False
    if number.scale == 1 and not _scaled_like(mention, second):
        return False
    if counter.lastgroup == "things":
        mention.counter = "things"
        return True
    if counter.lastgroup == "money":
        mention.counter = "money"
        mention.settle("money", "KRW", "counter behind the arrow", "", counter.span())
    elif counter.lastgroup == "people":
        mention.settle("people", "persons", "counter behind the arrow", "", counter.span())
    return mention.kind is not None


def _scaled_like(mention: Mention, second: Number) -> bool:
    """Give 23 in 23→42억원 the scale of the level behind it; False where the two cannot count the same."""
    number = mention.number
    if "," not in number.digits and number.low in _YEARS:
        return False
    low = number.low
    if second.scale > 1 and low * 10 < second.low:
        low = scaled(low, second.scale)
        mention.number = number._replace(low=low, high=low, scale=second.scale)
    return low <= second.low * _MOST_TIMES and second.low <= low * _MOST_TIMES


def _noun_behind(text: str, mention: Mention) -> bool:
    """3만8,326 일자리, 50여 기업, 인구 10만 목표"""
    number, last = mention.number, mention.last
    if _PEOPLE_NOUN.match(text, number.end, last) and not is_trap(
        text, number, "people", number.start, number.end, mention.first, last
    ):
        mention.settle("people", "persons", "noun without counter")
        return True
    if number.scale == 10**4 and _POPULATION_BEHIND.match(text, number.end, last):
        people = _POPULATION_BEFORE.search(text, max(mention.first, number.start - 10), number.start)
        if people is not None:
            mention.settle("people", "persons", "population", "", people.span())
            return True
    noun = leading_noun(text, number.end, last)
    if noun is not None:
        mention.settle(noun.kind, noun.unit, "noun without counter", noun.noun, (noun.start, noun.end))
    return noun is not None


def _unit_dropped(number: Number) -> Number:
    """1조 1709 and 2억 3500 without 원: the last digits are of the next unit below, 억 and 만."""
    rest = number.low % number.scale if number.low == number.high else 0
    if not 0 < rest < 10**4 or rest != int(rest):
        return number
    value = int(number.low - rest + rest * number.scale // 10**4)
    return number._replace(low=value, high=value)


def next_step(number: Number) -> Amount:
    """The upper end of N%대 and N만명대: one more in the last place that is written."""
    value = Decimal(str(number.low))
    exponent = value.normalize().as_tuple().exponent
    high = value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return int(high) if high == high.to_integral_value() else float(high)


def _told_in_won(text: str, number: Number, last: int) -> bool:
    """Whether the body tells a headline's 1100만 as 1100만원."""
    if _HEADLINE_AMOUNT.match(text, number.end, last) is None:
        return False
    written, body = text[number.start : number.end], text[number.end : number.end + _BODY]
    return (f"{written}원" in body or f"{written} 원" in body) and f"{written}명" not in body
