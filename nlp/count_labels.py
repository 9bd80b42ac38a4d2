"""Roles of counts without a sentence: what the column, the label or the brackets around them say."""

from __future__ import annotations

import re

from nlp.figures import Role
from nlp.past_figures import belongs_to_past, role_when_over
from nlp.ruling import CUED, GOVERNED, Ruling, View

_LAST_TIME = re.compile(r"\((?:작년|지난해|전년)(?:도|에는)?\s?$")
_COLUMNS: tuple[tuple[re.Pattern[str], Role, Role], ...] = (
    (re.compile(r"증감|증가|감소|차이"), "change", "change"),
    (re.compile(r"목표|공시"), "target", "target"),
    (re.compile(r"계획|예정|모집|선발|정원|배정|구인|사업량|물량"), "planned", "planned"),
    (re.compile(r"취업(?!자)|합격|재취업|고용 ?연계"), "achieved", "recruited"),
    (
        re.compile(r"신청|접수|참여|참가|수급|상담|등록|방문|이수|수료|교육|훈련|면접|응시|지원자"),
        "achieved",
        "participants",
    ),
    (re.compile(r"실적|이행|달성|추진"), "achieved", "recruited"),
    (re.compile(r"취업자|실업자|인구|종사자|근로자"), "other", "other"),
)
"""Words of a column's title, and the role of jobs and of people below it; the first that fits wins."""
_LONGEST_TITLE = 16
"""Characters of a column's title; longer cells are prose."""
_BARE_LABEL = re.compile(
    r"(?:^|[\s·△▲○◦,–-])(?P<label>(?P<hired>채용|선발|취업|합격|정규직 ?전환|재취업|입사|현장채용|취업 ?연계)"
    r"|구직등록|등록|상담|방문|면접|참여|참가|신청|접수|수료"
    r"|교육|훈련|이용|이수|응시)\s?(?:인원|(?<!취업)자)?\s?[:：]?\s?(?:총\s|약\s)?$"
)
_SURVEYED = "openings as surveyed"
_OPENINGS = re.compile(r"구인(?:\s?인원)?[은이]?\s?(?:약\s)?$")
_FILLED = re.compile(r"채용(?:\s?인원)?[은이]?\s?(?:약\s)?$")
_UNFILLED = re.compile(
    r"(?:미충원|부족)\s?인원(?:수)?[은이도]?\s?[^\d.]{0,12}$|빈\s?일자리[’'”]?(?:\s?수)?[는은가도]?\s?[^\d.]{0,8}$"
)
_NO_LEVEL = re.compile(r"\)?\s?(?:대비|보다|에 비해|[을를]\s(?:새로\s)?(?:모집|찾|뽑|채용))")
_PAIR = 60
"""Characters between openings and hires of one survey."""
_ALONE = re.compile(r"\s?(?:$|[,·△▲○(/;])")


def rule_column(view: View) -> Ruling | None:
    """A cell means what its column says: 목표, 실적, 신청, 취업."""
    title = view.column
    if not title or len(title) > _LONGEST_TITLE or view.quantity.kind not in ("jobs", "people"):
        return None
    for pattern, jobs, people in _COLUMNS:
        match = pattern.search(title)
        if match is not None:
            start = view.quantity.start
            role = jobs if view.quantity.kind == "jobs" else people
            return Ruling(role, f"column of {match[0]}", start, start, CUED)
    return None


def rule_labelled(view: View) -> Ruling | None:
    """ "△ 상담 4,318명 △ 채용 112명" under 실적 or 계획: the label tells what, the heading when."""
    if view.section is None or view.quantity.kind != "people" or not _ALONE.match(view.rest):
        return None
    match = _BARE_LABEL.search(view.before)
    if match is None:
        return None
    span = view.found(match, view.quantity.start - len(view.before))
    past = view.section == "past" or belongs_to_past(view)
    role: Role = "planned" if not past else "recruited" if match["hired"] else "participants"
    return Ruling(role, f"labelled {match['label']}, {view.section}", *span, GOVERNED)


def rule_survey(view: View) -> Ruling | None:
    """ "제조업(구인 104천명, 채용 91천명)", "미충원 인원은 9만명": a survey of establishments counts both."""
    near = view.before[-_PAIR:]
    origin = view.quantity.start - len(near)
    opened = _OPENINGS.search(near) if "채용" in view.rest[:_PAIR] else None
    unfilled = opened or _UNFILLED.search(near)
    if unfilled is not None and _NO_LEVEL.match(view.rest):
        return None
    if unfilled is not None:
        return Ruling("other", _SURVEYED, *view.found(unfilled, origin), CUED)
    filled = _FILLED.search(near) if "구인" in view.head[-_PAIR:] and view.quantity.kind == "people" else None
    earlier = view.rulings[view.index - 1] if view.index else None
    if filled is None or earlier is None or earlier.rule != _SURVEYED:
        return None
    return Ruling("recruited", "hires as surveyed", *view.found(filled, origin), CUED)


def rule_last_time(view: View) -> Ruling | None:
    """ "4만명(작년 3만4778명)을 뽑는다": brackets that tell last year's."""
    match = _LAST_TIME.search(view.before) if view.host is not None else None
    if match is None:
        return None
    span = view.found(match, view.quantity.start - len(view.before))
    return Ruling(role_when_over(view), "last year's in brackets", *span, CUED)
