"""Roles of rates in Korean text: change, previous, target, achieved (a measured value or an attainment), other."""

from __future__ import annotations

import re

from nlp.comparisons import rule_change, rule_previous
from nlp.ruling import CUED, DEFAULT, GOVERNED, INHERITED, Ruling, View
from nlp.targets import rule_attained, rule_listed_target, rule_target

_NAME = re.compile(
    r"(?:(?P<growth>증가율|감소율|신장률|상승률|성장률|인상률)|[률율])(?:은|는|이|가"
    r"|도|을|를|의|에서|로|\s?:)?\s?(?:[^.]|\.(?=\d)){0,60}$"
)
_SHARE = re.compile(r"(?:국비|도비|시비|구비|군비|지방비|국고|자부담|예산|전체|가운데|중)(?:의|\s)?\s?[^\d.]{0,10}$")
_OF_PEOPLE = re.compile(r"(?:이|자|생|명|인원|여성|청년)의\s?$|(?:수료생|수료자|참여자|훈련생|교육생|졸업생)\s$")
_SUCCEEDED = re.compile(r"(?:인 [\d,만천백여\s]{1,10}명[이은])?[^.\d]{0,24}?(?:취업|정규직|전환|창업|합격|자립)")
_DISTRIBUTION = re.compile(r"(?:연령|직종|직업|업종|성별|학력|지역|사유|이유|분야)(?:별로)?[은는]")
_MEASURED = frozenset({"increase", "decrease"})
_ATTAINMENT = re.compile(r"목표|달성|실적|취업률|이행")


def rule_rate(view: View) -> Ruling:
    """The role of a rate; other where nothing tells what it measures."""
    ruling = (
        rule_change(view)
        or rule_attained(view)
        or rule_previous(view)
        or rule_target(view)
        or rule_listed_target(view)
        or _share(view)
        or _of_host(view)
        or _named(view)
        or _listed(view)
    )
    start, end = view.quantity.start, view.quantity.end
    return ruling or Ruling("other", "a rate without a name that can be reached", start, end, DEFAULT)


def _share(view: View) -> Ruling | None:
    match = _SHARE.search(view.before)
    if match is None and _OF_PEOPLE.search(view.before) and _SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", view.quantity.start, view.quantity.end, GOVERNED)
    if match is None:
        return None
    span = view.found(match, view.quantity.start - len(view.before))
    if match[0].startswith(("가운데", "중")) and _SUCCEEDED.match(view.rest):
        return Ruling("achieved", "so many of them found work", *span, GOVERNED)
    return Ruling("other", "a share of a whole (국비 50%)", *span, CUED)


def _named(view: View) -> Ruling | None:
    name = _NAME.search(view.head)
    if name is None:
        return None
    span = view.found(name, view.sentence.start)
    if name["growth"]:
        return Ruling("change", "a rate of growth", *span, CUED)
    tense = view.clauses.tense_after(view.quantity.end)
    if tense == "future" or (tense == "present" and view.governing(_MEASURED) is not None):
        return Ruling("target", "a named rate (고용률) that is yet to be reached", *span, GOVERNED)
    return Ruling("achieved", "a named rate (고용률) as measured", *span, GOVERNED if tense else DEFAULT)


def _of_host(view: View) -> Ruling | None:
    """ "직접일자리 7만2천801개(108.6%)": brackets behind a result tell how far the target was attained."""
    host = view.rulings[view.host] if view.host is not None else None
    if host is None or host.role not in ("achieved", "recruited"):
        return None
    context = view.draft.text[max(0, view.sentence.start - 300) : view.sentence.end]
    match = _ATTAINMENT.search(context)
    if view.quantity.high <= 100 and match is None:
        return None
    return Ruling("achieved", "attainment of the result before the brackets", host.start, host.end, INHERITED)


def _listed(view: View) -> Ruling | None:
    """A rate in a list goes on with the rates before it."""
    for index in range(view.index - 1, max(-1, view.index - 20), -1):
        other, ruling = view.draft.quantities[index], view.rulings[index]
        if view.sentence.index - other.sentence > 1 or _DISTRIBUTION.search(view.head):
            return None
        if other.kind == "rate" and ruling is not None and ruling.role in ("achieved", "target"):
            return Ruling(ruling.role, "goes on with the rates before it", ruling.start, ruling.end, INHERITED)
    return None
