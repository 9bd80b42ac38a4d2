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

from nlp.asides import changes, shares
from nlp.cells import Table, tables
from nlp.counters import COUNTER, COUNTER_OPENS
from nlp.draft import Draft, Quantity, Sentence
from nlp.elliptic import Mention, resolve
from nlp.english import is_english, read_english
from nlp.figures import Amount, Evidence
from nlp.flat_tables import flat_tables
from nlp.kinds import name_kind
from nlp.numbers import iter_numbers, next_numeral, read_number
from nlp.numerals import SPACE, Number
from nlp.post_breakdowns import break_down_posts
from nlp.post_series import series_of_posts
from nlp.qualifiers import each, per, qualifier, repeat_pay, share_bounds
from nlp.split_totals import bare_parts
from nlp.traps import is_trap
from nlp.uncounted import next_step, without_counter

_LIST_NUMBER = re.compile(
    rf"\s*(?:[□○◦·•\-※ㅇ]\s?)?([0-9]{{1,2}}\.)(?=(?:19|20)[0-9]{{2}}{SPACE}?[년.]"
    rf"|[0-9][0-9,]*{SPACE}?(?:여{SPACE}?)?(?:명|개(?!월)|곳|건|가구|팀|회))"
)
"""2.2021년, 3.45명: what counts whole things has no decimals, while "0.5%" may begin a line."""
_IN_BRACKETS = re.compile(r"[가-힣]\($")
_PLACE_BEFORE = re.compile(r"[가-힣][시군구]\($")
_CLOSES_LIST = re.compile(rf"{SPACE}등{SPACE}(?:총|모두|전체){SPACE}[0-9][0-9,]{{0,7}}여?{SPACE}?명")
_LISTED = re.compile(rf"[,·]{SPACE}?[가-힣{SPACE[1:-1]}]{{1,20}}")
_BECAME = re.compile(rf"{SPACE}?(?:→|⇒|➝|➜){SPACE}?")
_LEVEL_ENDS = re.compile(r"[),]|으?로\s|$")
_ARROW_REACH = 3
_MOST_TIMES = 5
_HEADCOUNT = "인원은"
_PARAGRAPH_BACK = 400
"""How far back 모집인원은 may stand that says what the counts behind places are."""
_TO = re.compile(
    rf"{SPACE}?[~∼〜～˜–—−]{SPACE}?|{SPACE}?-{SPACE}?(?=[0-9])|{SPACE}내지{SPACE}|(?P<from>에서"
    rf"|부터){SPACE}(?:최대{SPACE}|많게는{SPACE})?"
)
_RANGE_MARKS = frozenset("~∼〜～˜–—−-내에부")
_AND_MONTHS = re.compile(rf"{SPACE}?([0-9]{{1,2}})개월")
_SPANNED = re.compile(
    rf"까지(?!로{SPACE}|{SPACE}?(?:[0-9][0-9.,조억만천]{{0,9}}여?{SPACE}?(?:%p?|개|명|원){SPACE})?(?:더{SPACE})?"
    rf"(?:늘|확대|올|높|끌어|증|감|줄|낮))|{SPACE}?(?:사이|정도|내외|가량|안팎)|을{SPACE}(?:뽑|선발|모집|채용)"
)


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
        if table is not None and next_numeral(draft.text, sentence.start, sentence.end) is None:
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
    break_down_posts(draft.text, mentions)
    found.extend(previous_english)
    for mention in mentions:
        if "(" in draft.text[mention.end : max(mention.end, mention.seen[1]) + 1]:
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
    opens = text[first : first + 1]
    if (opens == "ㅇ" or not opens.isalpha()) and (marker := _LIST_NUMBER.match(text, first, last)):
        first = position = marker.end()  # "2.2021년" is item 2 and the year 2021
    barrier = first
    latest: Mention | None = None
    parts: dict[int, Amount] = {}
    for number in iter_numbers(text, position, last):
        if number.start < position:
            continue
        if latest is not None and number.start in parts:
            yield _part_of_total(number, parts[number.start], latest)
            continue
        mention = _read(text, number, sentence, first, last) or _bracketed(text, number, latest)
        mention = (
            mention
            or _after_arrow(text, number, latest)
            or _of_a_place(text, number, sentence, first, last)
            or _last_of_list(text, number, latest)
        )
        if mention is None:
            continue
        latest = mention
        position = mention.end
        if name_kind(text, mention, barrier):
            parts = parts if parts and mention.start < max(parts) else bare_parts(text, mention)
            yield mention
        elif bracket := _BRACKET.match(text, mention.end, last):
            position = bracket.end()  # the parts of what is no figure are none either
        barrier = mention.end


def _part_of_total(number: Number, value: Amount, total: Mention) -> Mention:
    """The mention of a number without a counter that splits `total`, or the one before it in the same bracket."""
    number = number._replace(low=value, high=value)
    mention = Mention(number, total.counter, number.start, number.end, total.first, total.last, total.sentence)
    if total.kind is None:
        mention.elliptic = True
    else:
        mention.take(total, "part of the total")
    return mention


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


def _after_arrow(text: str, number: Number, latest: Mention | None) -> Mention | None:
    """61,250명→68,910: the counter stands once, behind the old level."""
    if latest is None or latest.kind is None or latest.counter not in ("people", "things") or not number.digits:
        return None
    if number.start - latest.end > _ARROW_REACH or not _BECAME.fullmatch(text, latest.end, number.start):
        return None
    level, closed = latest.number.low, _LEVEL_ENDS.match(text, number.end, latest.last)
    if closed is None or not level or not 1 / _MOST_TIMES <= number.low / level <= _MOST_TIMES:
        return None
    mention = Mention(number, "bare", number.start, number.end, latest.first, latest.last, latest.sentence)
    mention.take(latest, "counter before the arrow")
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
    opens = not COUNTER_OPENS.isdisjoint(text[number.end : number.end + 2])
    counter = COUNTER.match(text, number.end, last) if opens else None
    if counter is None:
        return without_counter(text, number, sentence, first, last)
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
        mention.number, mention.stepped = number._replace(high=next_step(number), approx=True), True
    return mention


def _to(text: str, number: Number, name: str, end: int, last: int) -> tuple[Number, int]:
    """`number` widened to a range whose ends both carry the counter (3개월∼6개월, 20명에서 30명을 뽑는다)."""
    if name == "years" and (rest := _AND_MONTHS.match(text, end, last)) and number.low == number.high:
        end = rest.end()
        number = number._replace(low=number.low + int(rest[1]) / 12, high=number.high + int(rest[1]) / 12)
    mark = None if _RANGE_MARKS.isdisjoint(text[end : end + 2]) else _TO.match(text, end, last)
    second = read_number(text, mark.end(), last) if mark and number.low == number.high else None
    counter = COUNTER.match(text, second.end, last) if second else None
    if mark is None or second is None or counter is None or counter.lastgroup != name or second.low <= number.low:
        return number, end
    if mark["from"] and not _SPANNED.match(text, counter.end(), last):
        return number, end
    return number._replace(
        end=second.end, high=second.high, scale=second.scale, approx=number.approx or second.approx
    ), counter.end()


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
