"""Roles of people who are given something, in Korean text: work, money, advice, training.

They take part, were given work, or will be, as the tense of the giving has it.
"""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.past_figures import belongs_to_past, role_when_over
from nlp.ruling import GOVERNED, INHERITED, Ruling, View

_SERVED = re.compile(
    r"(?:에게|한테)(?:는|도)?\s[^.\d]{0,20}?(?:캠프|교육|강좌|특강|컨설팅|프로그램|훈련|상담)(?:을|를|도|과정을)?\s?"
    r"(?:연다|열[었고어]|편다|펼[쳤치]|한다|했다|벌[였이인])|"
    r"(?:에게|한테)\s[^.\d]{0,20}?(?:경험 기회|서비스|상담|교육|정보|혜택|프로그램|컨설팅)[을를]?\s?(?:제공"
    r"|지원|실시|진행)"
)
_ADDRESSED = re.compile(r"을 대상으로")
_GIVEN = re.compile(
    r"(?:의 [가-힣]{1,8})?(?:에게|한테|에)(?:는|도)?\s[^.\d]{0,16}?"
    r"(?:일자리(?!\s?(?:상담|정보|교육|홍보|정책|안내|센터|박람회|매칭|특강|캠프))"
    r"|(?:일할|일하는|근로의?) ?(?:기회"
    r"|자리)|일감|일터|직장|취업 ?기회|고용 ?기회)"
)
_ENDOWS = re.compile(
    r"(?:에게|한테|에)(?:는|도)?\s(?:[^.]|\.(?=\d)){0,36}?(?:(?P<adnominal>(?:줄|지급할"
    r"|지원할|돌아갈)\s)|(?P<given>[줬]|(?:지급|지원|제공|전달)[했한하]|돌아갔|나눠[줬 ])"
    r"|준다|주기로|주는|빌려주|돌아간다|돌아가게|지급된)"
)
_BECAME_POSSIBLE = re.compile(r"[^.]{0,30}?(?:가능해졌|줄 수 있게 [되됐])")
_LAID_OUT = re.compile(r"[^.]{0,30}?는 것(?:으로 (?:짜|계획|편성)|을 (?:골자|목표)로)")


def rule_served(view: View) -> Ruling | None:
    """ "구직자 420명에게 상담 서비스를 제공했다": who is served takes part, or will be supported."""
    match = _SERVED.match(view.rest)
    if match is None or view.quantity.kind != "people":
        return None
    tense = view.clauses.tense_after(view.quantity.end)
    role: Role = "participants" if tense in ("past", "ongoing") or belongs_to_past(view) else "planned"
    return Ruling(role, "served with advice or training", *view.found(match, view.quantity.end), GOVERNED)


def rule_addressed(view: View) -> Ruling | None:
    """ "2,550명을 대상으로 과정을 연다": whom a course or scheme is for."""
    match = _ADDRESSED.match(view.rest)
    if match is None or view.quantity.kind != "people":
        return None
    held = view.drift == "past" and view.rest.startswith("을 대상으로 한")
    done = held or view.clauses.tense_after(view.quantity.end) in ("past", "ongoing") or belongs_to_past(view)
    role: Role = "participants" if done else "planned"
    return Ruling(role, "whom it is for (대상)", *view.found(match, view.quantity.end), GOVERNED)


def rule_given(view: View) -> Ruling | None:
    """ "1223명에게 일자리", "2,145명에게 일할 기회를 줬다": work is given to them."""
    past_aside = view.past_aside
    match = _GIVEN.match(past_aside)
    if match is None:
        return _endowed(view)
    tense = view.clauses.tense_after(view.quantity.end)
    span = view.found(match, view.quantity.end + len(view.rest) - len(past_aside))
    giving = view.governing(frozenset({"create"}))
    if giving is not None and giving.adnominal and giving.tense == "past":
        tense = "past"
    if tense is None:
        role: Role = role_when_over(view) if belongs_to_past(view) or view.drift == "past" else "planned"
        return Ruling(role, "work for so many, without a tense", *span, INHERITED)
    if _BECAME_POSSIBLE.match(past_aside) or _LAID_OUT.match(past_aside):
        tense = "future"
    done = tense in ("past", "ongoing") or (tense == "present" and belongs_to_past(view))
    return Ruling(role_when_over(view) if done else "planned", f"work is given to them, {tense}", *span, GOVERNED)


def _endowed(view: View) -> Ruling | None:
    """ "1,500명에게 구직수당을 준다": who is given money or a thing is supported, or will be."""
    match = _ENDOWS.match(view.past_aside) if view.quantity.kind == "people" else None
    if match is None:
        return None
    span = view.quantity.end, view.quantity.end + match.end()
    tense = view.clauses.tense_after(view.quantity.end)
    done = match["given"] is not None and tense != "future" and (tense != "present" or belongs_to_past(view))
    if match["adnominal"] is not None:
        done = False
    return Ruling("participants" if done else "planned", "money or a thing is given to them", *span, GOVERNED)
