"""What stands around a quantity, and the ruling that a role rule makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from nlp.brackets import find_hosts
from nlp.draft import Draft, Quantity, Sentence
from nlp.figures import Direction, Role
from nlp.predicates import Clauses, Predicate, Tense, analyse
from nlp.sections import section_tenses

CUED, GOVERNED, INHERITED, DEFAULT = 4, 3, 2, 1
"""How strong the evidence of a role is: a restatement takes the role with the stronger one."""
UNNAMED_SOURCE = "a sum without a named source"
"""The rule of money of which nothing beside it says whose it is."""
WITHOUT_ROLES = frozenset({"organizations", "projects", "duration", "other"})
"""Kinds whose figures have no role."""
_UNREAD = Clauses((), ())
"""What stands for the predicates around a figure that no role is looked for."""
_DEEDS = frozenset({"create", "hire", "find", "join", "train", "support"})
_LEAD = 12
"""How many sentences may be the lead."""
_CELL_BORDER = re.compile(r"[|\t]")
_FIGURE = re.compile(r"[0-9]{2}|[0-9]\s?(?:명|원|개|%)")
_INSTRUCTS = re.compile(r"(?:신청|접수|지원|방문|제출|응모|참여)(?:하면|할 수 있(?!도록|게)|해야|하려면)|내(?:야|면)\s")
"""What readers are told to do: no predicate of the counts before it."""
_YEAR = re.compile(r"(?:19|20)\d\d\s?\.?년?도?|['’‘]\d\d\.?년?|\d{1,2}월|\d분기")
"""Years and months, which head columns too."""
_RUNS_ON = re.compile(r"[가-힣][,]?$(?<![다요음임함됨죠까])")
_ITEM = re.compile(r"[▲△▷▶◆◇■□●○▦◦‣]")
_AND = re.compile(r"\s(?:및|또는)\s")
_OBJECT = 3
"""Characters between an object and its verb: the particle and a space."""
_OF_WHOM = re.compile(r"(?:으로|이고|이며|인데),?\s?이\s?(?:중|가운데)")
_LABEL = 20
"""Characters that the label of the next figure of a list takes at most."""
_LIST = 60
"""How many figures a list inside one sentence is searched for."""
_APART = re.compile(
    r"[,.\d]|[을를]\s|구인자|올해|지난해|작년|내년|첫해|^\s?데\s|에(?:는|도)?\s|사업|으로|^\s?(?:뒤|후"
    r"|다음|결과|바)(?=[\s,])"
)
_ASIDE = re.compile(r"\s?\([^()]{0,60}\)|\s?\[[^\[\]]{0,60}\]")


@dataclass(slots=True)
class Ruling:
    """A role, the rule that gave it, the characters it saw, its strength, and for changes the direction."""

    role: Role
    rule: str
    start: int
    end: int
    strength: int
    direction: Direction | None = None


@dataclass(slots=True)
class View:
    """A quantity in its sentence. `before` reaches back to the previous quantity, `after` on to the next one, both
    within the sentence; `head` and `rest` reach to its borders. `host` is the quantity whose brackets hold this one.
    """

    draft: Draft
    index: int
    quantity: Quantity
    sentence: Sentence
    before: str
    after: str
    head: str
    rest: str
    past_aside: str
    """`rest` without the bracketed aside that may follow the quantity: "1,000명(12%) 늘어" → " 늘어"."""
    clauses: Clauses
    host: int | None
    headers: tuple[str, ...] = ()
    """The header cells of the table whose row holds the quantity."""
    section: Tense | None = None
    """The tense that the heading over its list, or the label of its line, gives the quantity."""
    drift: Tense = "future"
    """The tense of what the lead announces or reports, for words without one of their own."""
    rulings: list[Ruling | None] = field(default_factory=list)
    tail: str | None = None
    """What follows the list that a sum is one of, once that was asked for."""

    @property
    def since_money(self) -> str:
        """The sentence from the last sum of money on, so that a cue of that sum is not taken for this one."""
        for other in reversed(self.draft.quantities[max(0, self.index - 12) : self.index]):
            if other.sentence != self.sentence.index:
                break
            if other.kind == "money":
                return self.draft.text[other.end : self.quantity.start]
        return self.head

    @property
    def column(self) -> str:
        """The header over the cell, "" outside tables; the label of the row where no header stands over it."""
        if self.sentence.kind != "table":
            return ""
        place = len(_CELL_BORDER.findall(self.head))
        header = self.headers[place] if place < len(self.headers) else ""
        told = _YEAR.sub("", header).strip()
        return header if told else _CELL_BORDER.split(self.head, maxsplit=1)[0]

    def predicate_between(self, start: int, end: int) -> bool:
        """Whether a predicate or tense mark stands between two offsets of the sentence."""
        starts = [p.start for p in self.clauses.predicates] + [mark.start for mark in self.clauses.marks]
        return any(start <= offset < end for offset in starts)

    def found(self, match: re.Match[str], origin: int) -> tuple[int, int]:
        """Where in the document a match in one of the strings stands, which begins at `origin`."""
        return origin + match.start(), origin + match.end()

    def governing(self, senses: frozenset[str]) -> Predicate | None:
        """The first predicate behind the quantity with one of `senses`; its own verb rules an object (취업을 돕다)."""
        if _OF_WHOM.match(self.rest):
            return None
        behind = [p for p in self.clauses.predicates if p.start >= self.quantity.end and p.sense in senses]
        for predicate, verb in zip_longest(behind, behind[1:]):
            if self._labels(predicate) or self._in_another_item(predicate) or self._spends(predicate):
                continue
            if self._beyond_ellipsis(predicate) or self._in_another_cell(predicate):
                continue
            if _INSTRUCTS.match(self.draft.text, predicate.start):
                continue
            if verb is not None and predicate.bare and _AND.match(self.draft.text, predicate.end):
                continue
            is_object = self.draft.text[predicate.end - 1] in "을를"
            if verb is None or not is_object or verb.start - predicate.end > 3:
                return predicate
        return None

    def _labels(self, predicate: Predicate) -> bool:
        """Whether a bare noun names the next figure of a list: "고용서비스 2만9천개, 창업지원 7천개"."""
        text = self.draft.text
        if predicate.tense is not None:
            return False
        if self.rest.startswith(",") and not predicate.bare:
            return self._before_next(predicate)
        if not predicate.bare:
            return False
        for other in self.draft.quantities[self.index + 1 : self.index + _LIST]:
            if other.sentence != self.sentence.index or other.start - predicate.end > 3:
                return False
            if other.start >= predicate.end:
                return not text[predicate.end : other.start].strip(" (:∶")
        return False

    def _in_another_cell(self, predicate: Predicate) -> bool:
        """Whether it stands in another cell of a table's row."""
        if self.sentence.kind != "table":
            return False
        return _CELL_BORDER.search(self.draft.text, self.quantity.end, predicate.start) is not None

    def _beyond_ellipsis(self, predicate: Predicate) -> bool:
        """Whether it is of the other half of a headline: "일자리 430명…지난해엔 512명 썼다"."""
        half = self.draft.text.find("…", self.quantity.end, predicate.start)
        if half < 0:
            return False
        following = self.draft.quantities[self.index + 1 : self.index + _LIST]
        return any(q.kind == self.quantity.kind and half < q.start < predicate.start for q in following)

    def _spends(self, predicate: Predicate) -> bool:
        """Whether its object is a sum of money, so that no count is: "일자리 400개 등에 7억 원을 투입한다"."""
        if self.quantity.kind == "money":
            return False
        for other in self.draft.quantities[self.index + 1 : self.index + _LIST]:
            if other.start >= predicate.start:
                break
            if other.kind == "money" and predicate.start - other.end <= _OBJECT:
                return predicate.sense == "hire"
        return False

    def _before_next(self, predicate: Predicate) -> bool:
        """Whether it only describes the next figure of a list: "창출 8천개, 직업훈련을 통한 취업 310개"."""
        for other in self.draft.quantities[self.index + 1 : self.index + _LIST]:
            if other.sentence != self.sentence.index:
                return False
            if other.start >= predicate.end:
                between = self.draft.text[self.quantity.end : other.start]
                return other.kind == self.quantity.kind and len(between) <= _LABEL
        return False

    def _in_another_item(self, predicate: Predicate) -> bool:
        """Whether it stands in another item of a list: "△경쟁력 강화 8,900개 △투자 유치 3,100개 등이다"."""
        if _ITEM.search(self.draft.text, self.quantity.end, predicate.start) is None:
            return False
        following = self.draft.quantities[self.index + 1 : self.index + _LIST]
        return any(q.sentence == self.sentence.index and q.start >= predicate.end for q in following)

    def describing(self, senses: frozenset[str]) -> Predicate | None:
        """The adnominal predicate that describes the quantity or its noun (뽑힌 30명, 과정을 마친 20명)."""
        for predicate in reversed(self.clauses.predicates):
            if predicate.end <= self.quantity.start and predicate.sense in senses and predicate.adnominal:
                between = self.draft.text[predicate.end : self.quantity.start]
                return predicate if len(between) <= 14 and not _APART.search(between) else None
        return None


@dataclass(slots=True)
class Ruled:
    """What the rules make of a document: a ruling for each view, and of counts that add up the index of their total."""

    seen: list[View]
    rulings: list[Ruling | None]
    totals: dict[int, int]


def views(draft: Draft) -> list[View]:
    """One view for each quantity of the draft, in order."""
    clauses: dict[tuple[int, int], Clauses] = {}
    ends: dict[int, int] = {}
    found: list[View] = []
    drift = _drift(draft, clauses)
    headers = _headers(draft)
    hosts = find_hosts(draft)
    sections = section_tenses(draft)
    text, quantities = draft.text, draft.quantities
    for index, quantity in enumerate(quantities):
        sentence = draft.sentences[quantity.sentence]
        end = ends.get(sentence.index)
        if end is None:
            end = ends[sentence.index] = _end_of_thought(draft, sentence)
        analysed = _UNREAD
        if quantity.kind not in WITHOUT_ROLES:
            analysed = _analysed(text, sentence.start, end, clauses)
        left, right = sentence.start, sentence.end
        if index and quantities[index - 1].sentence == sentence.index:
            left = quantities[index - 1].end
        if index + 1 < len(quantities) and quantities[index + 1].sentence == sentence.index:
            right = quantities[index + 1].start
        rest = text[quantity.end : end].replace("\n", " ")
        found.append(
            View(
                draft,
                index,
                quantity,
                sentence,
                before=text[left : quantity.start],
                after=text[quantity.end : right],
                head=text[sentence.start : quantity.start],
                rest=rest,
                past_aside=_past_aside(rest),
                clauses=analysed,
                host=hosts[index],
                section=sections.get(sentence.index),
                drift=drift,
                headers=headers.get(sentence.index, ()),
            )
        )
    return found


def _past_aside(rest: str) -> str:
    if rest[:2].lstrip()[:1] not in ("(", "["):
        return rest
    match = _ASIDE.match(rest)
    return rest[match.end() :] if match else rest


def _end_of_thought(draft: Draft, sentence: Sentence) -> int:
    """Where the sentence really ends: broadcasters break lines, so that the next one holds its predicate."""
    following = sentence.index + 1
    if sentence.kind == "text" and following < len(draft.sentences) and draft.sentences[following].kind == "text":
        after = draft.sentences[following]
        broken = _RUNS_ON.search(draft.text, max(sentence.start, sentence.end - 4), sentence.end) is not None
        if broken and after.line == sentence.line + 1 and after.paragraph == sentence.paragraph:
            return after.end
    return sentence.end


def _headers(draft: Draft) -> dict[int, tuple[str, ...]]:
    """For each row of each table the cells of its header: the first row, if it holds words without figures."""
    found: dict[int, tuple[str, ...]] = {}
    header: tuple[str, ...] = ()
    previous = -2
    for sentence in draft.sentences:
        if sentence.kind != "table":
            continue
        if sentence.index != previous + 1:
            cells = [cell.strip() for cell in _CELL_BORDER.split(draft.sentence_text(sentence.index))]
            header = (
                tuple(cells)
                if len(cells) > 1 and not any(_FIGURE.search(_YEAR.sub("", cell)) for cell in cells)
                else ()
            )
        found[sentence.index] = header
        previous = sentence.index
    return found


def _analysed(text: str, start: int, end: int, known: dict[tuple[int, int], Clauses]) -> Clauses:
    if (start, end) not in known:
        known[start, end] = analyse(text, start, end)
    return known[start, end]


def _drift(draft: Draft, known: dict[tuple[int, int], Clauses]) -> Tense:
    """Whether the lead reports what was done ("past") or announces ("future")."""
    for sentence in draft.sentences[:_LEAD]:
        if sentence.kind not in ("text", "item"):
            continue
        clauses = _analysed(draft.text, sentence.start, sentence.end, known)
        tenses = {mark.tense for mark in clauses.marks}
        if tenses:
            reports = any(
                predicate.sense in _DEEDS and not draft.text.startswith("선정", predicate.start)
                for predicate in clauses.predicates
            )  # firms and places are selected (선정) too, which is no deed of theirs
            return "past" if tenses <= {"past"} and reports else "future"
    return "future"
