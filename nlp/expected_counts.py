"""Counts that are hoped for: effects of a project, jobs of an agreement."""

from __future__ import annotations

import re

from nlp.past_figures import SO_FAR
from nlp.ruling import CUED, GOVERNED, Ruling, View
from nlp.targets import rule_target

_EXPECTED = re.compile(r"(?:고용|취업|일자리)\s?(?:창출)?\s?(?:유발|효과|파급)|효과[를가]?\s?(?:날|낼|기대|예상|낳)")
_ESTIMATED = re.compile(r"(?:을|를|으로|로|이|가)?\s?(?:예상[하했한]|내다[보봤본])")
_HOPED = re.compile(r"(?:[^.목]|\.(?=\d)){0,70}?[될날길] 것(?:으로|이라고|이라는|이란) (?:기대|예상|전망|관측|추산)")
_BY_AGREEMENT = re.compile(
    r"협약(?:에 따라|을 통해|으로 (?:20\d\d년까지|도내|지역에|이들|[0-9A-Z가-힣]{1,8}개?\s?(?:기업|업체|사)))"
)
_HEAD = 400
"""Characters at the head of a document that tell what an agreement is about."""
_AGREEMENT = re.compile(r"투자\s?협약|MOU|양해각서|투자\s?의향|입주\s?협약")
_EMPLOYS_BEHIND = re.compile(r"(?:을|를|의|에게)?\s?[^.\d]{0,12}(?:고용|채용|일자리)")


def rule_expected(view: View) -> Ruling | None:
    """ "고용 유발 2,260명의 효과", "230명의 고용 효과": effects that are expected of a project."""
    near = view.head[-16:] + view.after[:14]
    sentence = view.draft.sentence_text(view.sentence.index)
    agreed = _AGREEMENT.search(sentence)
    if agreed is None and "협약" in sentence and _AGREEMENT.search(view.draft.text[:_HEAD]):
        agreed = _BY_AGREEMENT.search(sentence)
    employs = view.quantity.kind == "jobs" or _EMPLOYS_BEHIND.match(view.rest) is not None
    if employs and agreed is not None and not SO_FAR.search(view.head) and not _worded_target(view):
        return Ruling("planned", "jobs of an agreement", *view.found(agreed, view.sentence.start), CUED)
    hoped = _HOPED.match(view.rest) if view.quantity.kind == "jobs" else None
    if hoped is not None and not _worded_target(view):
        return Ruling("planned", "hoped for (것으로 기대)", *view.found(hoped, view.quantity.end), CUED)
    estimated = _ESTIMATED.match(view.rest)
    if estimated is not None:
        return Ruling("planned", "expected (예상)", *view.found(estimated, view.quantity.end), GOVERNED)
    match = _EXPECTED.search(near)
    if match is None or view.clauses.tense_after(view.quantity.end) == "past":
        return None
    return Ruling("planned", "an expected effect", view.quantity.start, view.quantity.end, CUED)


def _worded_target(view: View) -> bool:
    ruling = rule_target(view)
    return ruling is not None and ruling.rule == "목표 behind the figure"
