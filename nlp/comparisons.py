"""Comparisons: the difference between two figures, the base of a comparison, and the level that is reached."""

from __future__ import annotations

import re

from nlp.figures import Direction
from nlp.openings import openings
from nlp.ruling import CUED, Ruling, View

_MORE = (
    r"느는 데|(?<=\s)는(?=\s[\d약])|증(?=\))|늘(?:[어었렸린려릴리고며면자지기은 ]|$)"
    r"|는다(?=$|[\s.,…”’])|증가|증원|증액|많[다은았아고으]"
    r"|많아|불어|불었|올[라랐린려]|높[다은았아고]"
    r"|상승|급증|치솟|순증|뜀|더[했한]|더해[진져졌]|추가로 늘|↑|증대|향상|오[른르를]"
    r"|뛰었|뛴|신장|껑충|인상|보탰|얹"
)
_LESS = (
    r"감(?=\))|주는 데|(?<=[\s이가])준(?=\s(?:약\s)?\d)|줄(?:[어었인이일여였고며면자 ]|$)|(?<![을를] )준다(?=$|[\s.,…])"
    r"|감소|감액|감축"
    r"|감원|(?<![을를] )적[다은었어고]|모자라|빠[진졌지]|깎|하락|인하|증발|사라졌|밀렸|순감|쪼그라|이탈"
    r"|떨어[졌진지]|낮[다은아고춰]|↓|급감|축소|축[난났]|쪼그라|못\s?미|덜\s"
)
_DIRECTION = re.compile(
    rf"(?P<more>{_MORE}|[+＋▲]|확대|추가|늘[려릴린]|\b(?:up|more|rose|ris|increas|gr[eo]w|gain|add|climb|jump|expand|higher))"
    rf"|(?P<less>{_LESS}|[△−-](?=\s?\d|$)|\b(?:down|less|fewer|f[ae]ll|drop|declin|decreas|cut|los[et]|lower|shrank|shed))"
)
_TOLD_WITHIN = 60
"""Characters behind or before a figure in which a change says its direction."""
_EXCEEDS = r"웃도|웃돌|웃돈|앞[서선섰지질]|더\s"
_ADVERB = r"(?:대폭|크게|더욱|각각|모두|소폭|약간|다소|훨씬|또|큰 폭으로|가파르게|급격히|꾸준히|소폭이나마)?"
_MOVES = rf"(?=[{openings(f'{_MORE}|{_LESS}')}])(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
_CHANGE_BEHIND = re.compile(
    rf"\s?(?:이나|씩|이상|넘게|가까이|남짓|이|가|을|를|정도|가량|여|쯤|만큼)?\s?{_ADVERB}\s?{_MOVES}"
)
_RATE_GROWS = re.compile(
    rf"\s?(?:이상|가량|정도|나|이나)?\s?{_ADVERB}\s?(?:상향|확대|성장|늘[리린려릴]|(?P<less>하향|경감))"
)
"""Of a rate these words say a change without a base; of a count or sum they name the level (300명 확대 모집)."""
_ELSEWHERE = re.compile(
    r"(?:전국|평균|우리나라|국내|수도권|전체|남자|남성|여자|여성|임시직|일용직|정규직|비정규직|정부안|대기업|중소기업"
    r"|타\s?시[·‧ㆍ]?도)\S{0,2}\s?\(?\s?(?:약\s?)?$"
)
"""Names before a base that stand for another place or group: it is no earlier count of the same."""
_GROWTH = re.compile(r"(?:증가율|감소율|성장률|상승률|신장률)\S{0,2}\s?\(?\s?$")
_SUPERSEDED = re.compile(r"(?:당초|애초|처음)(?:에는|엔)?\s[^.]{0,40}$")
_NOT_HELD = re.compile(r"[^.\d]{0,30}(?:했|였|었|이었)(?:으나|지만|는데)")
_CLOSES_LIST = re.compile(
    r"[^()\d,→⇒>]{0,8}(?:,?\s?[-−△▲+]?[\d,.만천백]{1,9}\s?(?:명|%|%p|%포인트))?\)(?:\s?,\s?[^(),.]{1,24}\([^()]{0,40}\)){0,9}"
    rf"\s?(?:등)?(?:에서는?|은|이|가)?\s{_ADVERB}\s?{_MOVES}"
)
"""제조업(2만8천명), 건설업(2천명) 등이 늘었다: what stands in the brackets is by how much."""
_COMPARED_HERE = re.compile(r"대비|보다|비해|비교|견줘|견주")
_CLOSES_SUBJECTS = re.compile(
    r"(?:\s?,\s?[가-힣\s]{2,16}[은는이가]\s[\d,.만천백억]{1,9}\s?[가-힣%]{1,3}){1,5}\s?(?:이|가|씩|등)?\s?"
    rf"(?:각각\s)?{_MOVES}(?![한된은난]\s)"
)
"""모집인원은 180명, 수행기관은 2곳 늘었다: each of them tells by how much."""
_CLOSES_EACH = re.compile(
    r"(?:\([^()]{0,12}\))?(?:\s?,\s?[^\d.,]{2,20}[\d,.만천백]{1,9}\s?[명개](?:\([^()]{0,12}\))?){1,6}\s?[이가]?\s?각각\s"
    rf"{_MOVES}"
)
_CLOSES_PLACES = re.compile(
    r"(?:\([^()]{0,12}\))?(?:\s?[,·]\s?[^\d.,()]{2,24}\d[\d,.만천백]{0,8}\s?[명개](?:\([^()]{0,12}\))?){0,8}\s?등에서는?\s"
    rf"{_ADVERB}\s?(?:(?P<more>증가|늘|불어)|(?P<less>감소|줄))"
)
"""농림어업 6천명(9.1%), 건설업 2천명(4.5%) 등에서 늘었다: by how much each grew."""
_RIGHT_BEFORE = 12
"""Characters before a figure that hold what it is right behind."""
LEVEL_BEFORE = re.compile(r"(?:늘어난|증가한|많은|감소한|줄어든|적은|오른|내린|[\s이가]는|[\s이가]준)\s(?:약\s)?$")
"""Words right before a count that say that it is the level after a change: 2천 명 준 3만 명."""
_LEVEL_ENDS = frozenset("난한은든른린는준약")
"""How they end."""
_STATES = re.compile(r"[많적높낮]")
_MOST_BEGINS = ("으로", "로")
_MOST_OF_ALL = re.compile(r"(?:으로|로)\s가장\s(?:많이|크게|큰 폭으로)\s(?:(?P<more>늘|증가)|(?P<less>줄|감소))")
_MOVED = ("늘어난", "증가한", "줄어든", "감소한", "사라진")
_TOPIC_REACH = 240
"""Characters before a count in which such a topic opens its list."""
_MOVED_TOPIC = re.compile(
    r"(?:(?P<more>늘어난|증가한)|(?P<less>줄어든|감소한|사라진))\s(?:[가-힣]{1,8}\s){0,2}?"
    r"(?:산업|업종|분야|부문|직종|지역|시[·]?도|곳|(?:취업자|가입자|근로자|종사자|일자리|인구)(?:\s?수)?)[은는]\s"
    r"(?:(?!에서|으로|[은는]\s)[^.]){0,160}$"
)
"""늘어난 산업은 제조업(10만명), 건설업(9만명): what the list tells is by how much each grew."""
_EXCEEDS_BEHIND = re.compile(rf"\s?(?:이나|씩|이|가|정도|가량|만큼)?\s?{_ADVERB}\s?(?:{_EXCEEDS})")
_WIDENED = re.compile(
    r"\s?(?:이나|씩|이|가|을|를|정도|가량|의 (?:예산|사업비|국비|도비|시비)[을를]?)?\s?(?:더\s)?(?:확대"
    r"|늘[려릴린]|추가|증원|증액|확충|더\s)"
)
_WIDENED_LATER = re.compile(rf"[^.]{{0,60}}?(?:확대|늘[려릴린]|추가|증원|증액|확충|증가|(?P<less>{_LESS})|{_MORE})")
_COMPARED = re.compile(r"대비|보다|비해|비교해|견줘|견주")
_STEPPED_BY = re.compile(r"(?:에서|→|->)\s?[^.]{0,30}\d[\d,.조억만천]{0,12}\s?[가-힣]{1,2}(?:으로|로)\s(?:약\s)?$")
"""4만개에서 6만개로 2만개 확대한다: the difference behind both ends of a step."""
_COMPARED_RIGHT_BEFORE = re.compile(r"(?<!목표)(?<!목표 )(?<!계획)(?<!계획 )(?:대비|보다|비해)\s?(?:약\s?)?$")
_COMPARING = ("대비", "보다", "비해")
_BASE_BEHIND = re.compile(
    r"[)\]]?\s?(?:\([^()]{0,40}\)\s?)?(?:보다|대비|에 비해|에 비하|에 비교|에 견줘|에 견주"
    r"|에서\s|(?:인|에 머문|에 그친)\s[가-힣]{2,5}(?:[률율]| ?수)[을를]\s|이던\s|였던\s|이었던\s|과 견줘|와 견줘|→"
    r"|->|⇒|에 그쳤던|(?:으로|로)\s(?:출발|시작)해\s)"
)
_BASE_BEFORE = re.compile(
    r"(?:당초|종전|애초)(?:의|에는?|계획(?:한|인|보다)?)?\s?[^\d,.]{0,8}$|기존\s(?:의\s)?[^\d,.은는이가]{0,6}$"
)
_AND_MORE = re.compile(r"[과와]\s(?:추가|신규|새로)|\s등\s")
"""기존 123명과 추가 123명: both are of now."""
_OF_GOAL = re.compile(r"목표|의\s$")
"""당초 목표 70%를 넘었다: a goal stays one; 애초 모집 인원의 153%: a share of it."""
_SIGNED = re.compile(
    r"(?:(?P<more>(?:[(·]|대비|년비|보다)\s?[+＋]|증액)|(?P<less>\(\s?[△▲]|(?:[(·]|대비"
    r"|년비|보다)\s?[−-]|(?<!절)감액))\s?$"
)
_SIGNS = frozenset("+＋△▲−-액")
"""How what `_SIGNED` finds ends."""
_GREW = re.compile(r"(?:까지|로)\s(?:늘|증가|확대|커)")
_CUT_FROM = re.compile(rf"에서\s{_ADVERB}\s?(?:줄|깎|감소|감액|축소|삭감|늘|증가|확대)")
_RISES_TO = re.compile(
    r"\s?(?:규모|수준|가까이|가량|이상|안팎)?(?:으로|로)(?:\s|는|도|[.,])|→|까지|이? ?(?:됐"
    r"|되|늘|줄)"
)
_ASIDE = re.compile(r"^\s?\([^()]{0,30}\)")
_ALONE = re.compile(r"\s?[)\]]")
_LEVEL = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?(?:으로|로|까지)\s?(?:[^.\d]{0,10}?(?:확대|늘|줄|증원|감축|넓)"
    r"|(?=[^.]{0,60}(?:보다|대비|에 비해)))"
)


_DIRECT = 3
"""Characters between a change and the brackets that restate it (가량, 이상)."""
_CLAUSE = 60
"""Characters before a figure within which its clause begins."""
_WIDTH = re.compile(
    r"(?:(?:증가|감소|증감)\s?(?:폭|분|규모)[은는이가]?|증감[을은]|증가자\s?수[는가]|증가\s?수[는가]|취업자\s?수?\s?증가가)\s(?:[^.]|\.(?=\d)){0,80}$"
)
_BEYOND = re.compile(r"(?:\s?[,(]\s?[\d.]{1,6}\s?%\)?)?(?:을|를|이|가)?\s?(?:초과|넘[게긴겨]|넘어[섰선])")
_BASE_RIGHT_BEHIND = re.compile(r"\)?\s?보다")
_OF_WIDTH_BEGINS = ("으로", "로", "이던", "였던")
_OF_WIDTH = re.compile(r"(?:[으]?로|이던|였던)\s[^.\d]{0,24}(?:증가|감소)\s?폭[은이]")
_RANKED_NEXT = re.compile(r"\)?(?:[^.]|\.(?=\d)){0,60}?(?:[이가]\s뒤를 이|\s순[이으])")
_EARLIER_YEAR = re.compile(r"\((?:['’‘]?\d\d년도?|\d{4}년|지난해|작년|전년)(?:도)?\s?$")
_WITH_CHANGE = re.compile(r",\s?[\d,.만천백]{1,9}\s?(?:여\s?)?[명개]\s?(?:↑|↓|증|감|늘|줄)")
"""1,340명(’20년 1,205명, 135명↑): the base in brackets with its change."""
_PLACES = re.compile(r"(?:모집|선발)\s?(?:정원|인원|예정\s?인원|규모)(?:인)?\s?$")
_APPLY = re.compile(r"지원(?:했|해|자)|신청(?:했|해|자|한)|접수(?:했|한)|몰[려렸린]")
_STEPS = re.compile(r"→|->|⇒|에서")
_EARLIER = re.compile(r"지난해|작년|전년|재작년|지난달|종전|기존|당초|이전|앞선|['’‘]?\d\d년|월|분기|상반기|하반기")
_NEAR = 14
"""Characters before a base in which a time or the name of another place stands."""


def direction_told(view: View) -> Direction | None:
    """Whether the words behind the figure, else before it, say more (늘었다) or less (줄었다); None where neither."""
    for text in (view.rest[:_TOLD_WITHIN], view.before[-_TOLD_WITHIN:]):
        told = _DIRECTION.search(text)
        if told is not None:
            return "increase" if told["more"] else "decrease"
    return None


def rule_change(view: View) -> Ruling | None:
    """The difference between two figures: "3천330개(6.3%) 적다", "200여명 증가", "보다 1만여개 많다"."""
    if view.quantity.unit == "percent_point":
        return _point_change(view)
    right_before = view.before[-_RIGHT_BEFORE:]
    signed = _SIGNED.search(right_before[-6:]) if right_before.rstrip()[-1:] in _SIGNS else None
    if signed is not None:
        sign: Direction = "increase" if signed["more"] else "decrease"
        return Ruling("change", "a signed sum (+, △, 증액, 감액)", view.quantity.start, view.quantity.end, CUED, sign)
    past_aside = view.past_aside
    origin = view.quantity.end + len(view.rest) - len(past_aside)
    match = _CHANGE_BEHIND.match(past_aside)
    if match is not None:
        if (match["less"] or "").startswith("준다") and _COMPARED.search(view.head) is None:
            return None  # 준다 without a base gives: "최대 300만 원 준다"
        direction: Direction = "increase" if match["more"] else "decrease"
        return Ruling("change", "increase or decrease by this much", *view.found(match, origin), CUED, direction)
    grows = _RATE_GROWS.match(past_aside) if view.quantity.kind == "rate" else None
    if grows is not None:
        sign = "decrease" if grows["less"] else "increase"
        return Ruling("change", "a rate of growth (상향, 확대)", *view.found(grows, origin), CUED, sign)
    base_before = right_before.rstrip().removesuffix("약").rstrip().endswith(_COMPARING)
    is_compared = base_before and _COMPARED_RIGHT_BEFORE.search(right_before) is not None
    beyond = _BEYOND.match(view.rest) if is_compared and view.quantity.kind != "rate" else None
    if beyond is not None:
        return Ruling(
            "change", "beyond what it is compared with", *view.found(beyond, view.quantity.end), CUED, "increase"
        )
    grown = "증" in view.head or "감소" in view.head
    width = _WIDTH.search(view.head) if grown and not _BASE_RIGHT_BEHIND.match(view.rest) else None
    if width is None and view.rest.startswith(_OF_WIDTH_BEGINS):
        width = _OF_WIDTH.match(view.rest)
    if width is not None and view.quantity.kind in ("people", "jobs"):
        start = view.sentence.start if width.re is _WIDTH else view.quantity.end
        return Ruling("change", "by how much it grew (증가폭)", *view.found(width, start), CUED, "increase")
    if right_before.rstrip()[-1:] in _LEVEL_ENDS and LEVEL_BEFORE.search(right_before):
        return None
    compared_here = _COMPARED_HERE.search(view.head) is not None or "별로" in view.head
    listed = _CLOSES_SUBJECTS.match(view.rest) if compared_here else None
    if listed is None and view.rest.startswith(_MOST_BEGINS):
        listed = _MOST_OF_ALL.match(view.rest)
    if listed is None and compared_here:
        listed = _CLOSES_PLACES.match(view.rest)
    if listed is not None:
        sign = "increase" if listed["more"] else "decrease"
        return Ruling(
            "change", "a list of subjects closed by 늘었다", *view.found(listed, view.quantity.end), CUED, sign
        )
    each = _CLOSES_EACH.match(view.rest) if compared_here else None
    if each is not None:
        sign = "increase" if each["more"] else "decrease"
        return Ruling("change", "a list closed by 각각 늘었다", *view.found(each, view.quantity.end), CUED, sign)
    follows = _follows_change(view) or _in_moved_topic(view)
    if follows is not None:
        return follows
    closing = _closing_change(view)
    if closing is not None and (compared_here or not _STATES.match(closing["more"] or closing["less"])):
        sign = "increase" if closing["more"] else "decrease"
        return Ruling("change", "a list closed by 늘었다", *view.found(closing, view.quantity.end), CUED, sign)
    near = view.head[-_CLAUSE:]
    match = None
    stepped = "에서" in near or "→" in near or "->" in near
    if (compared_here and _COMPARED.search(near)) or (stepped and _STEPPED_BY.search(near)):
        match = _EXCEEDS_BEHIND.match(past_aside) or _WIDENED.match(past_aside)
        if match is None and is_compared:
            match = _WIDENED_LATER.match(past_aside)
    if match is not None:
        falls = "less" in match.re.groupindex and match["less"] is not None
        span = view.found(match, origin)
        return Ruling("change", "확대 with a base of comparison", *span, CUED, "decrease" if falls else "increase")
    return _restates_change(view)


def _follows_change(view: View) -> Ruling | None:
    """ "복지가 9천명 늘었고 교육(8천명), 과학기술(7천명)이 뒤를 이었다": further changes, by rank."""
    earlier = view.rulings[view.index - 1] if view.index else None
    if earlier is None or earlier.role != "change" or earlier.strength < CUED or not _RANKED_NEXT.match(view.rest):
        return None
    other = view.draft.quantities[view.index - 1]
    if other.sentence != view.sentence.index or other.kind != view.quantity.kind:
        return None
    return Ruling("change", "the next in a list of changes", earlier.start, earlier.end, CUED, earlier.direction)


def _in_moved_topic(view: View) -> Ruling | None:
    """ "근로자가 늘어난 산업은 제조업(10만명), 건설업(9만명)": the topic says what the list tells."""
    if view.quantity.kind not in ("jobs", "people"):
        return None
    near = view.head[-_TOPIC_REACH:]
    topics = list(_MOVED_TOPIC.finditer(near)) if any(word in near for word in _MOVED) else []
    if not topics:
        return None
    sign: Direction = "increase" if topics[-1]["more"] else "decrease"
    span = view.found(topics[-1], view.quantity.start - len(near))
    return Ruling("change", "those by whom it grew or shrank", *span, CUED, sign)


def _closing_change(view: View) -> re.Match[str] | None:
    """ "제조업(2만8천명), 건설업(2천명) 등이 늘었다": brackets that tell by how much each grew."""
    opening = view.head.rfind("(")
    if opening < max(view.head.rfind(")"), 0) or _STEPS.search(view.head, opening) or view.quantity.kind == "money":
        return None
    if view.host is not None and ")" not in view.head[view.draft.quantities[view.host].end - view.sentence.start :]:
        return None  # a figure with its share in brackets: "올해 2만5천명(12%)에서 크게 줄었다"
    return _CLOSES_LIST.match(view.rest)


def _point_change(view: View) -> Ruling:
    """Percentage points measure a difference, whatever the words around them."""
    match = _CHANGE_BEHIND.search(view.rest)
    direction: Direction | None = None
    if match is not None:
        direction = "increase" if match["more"] else "decrease"
    return Ruling("change", "percentage points", view.quantity.start, view.quantity.end, CUED, direction)


def _restates_change(view: View) -> Ruling | None:
    """Brackets behind a change restate it: "3천330개(6.3%) 적다", "0.7%p(2만명) 높다"."""
    host = view.rulings[view.host] if view.host is not None else None
    if host is None or view.host is None or host.role not in ("change", "budget_change"):
        return None
    gap = view.draft.text[view.draft.quantities[view.host].end : view.quantity.start]
    if len(gap.strip(" (약여")) <= _DIRECT and _ALONE.match(view.after):
        return Ruling("change", "restates the change before the brackets", host.start, host.end, CUED, host.direction)
    return None


_BASE_CLAUSE = re.compile(
    r"(?:[^.,\d]{0,22}[했은한된쓴던]\s?(?:것|데)(?:[과와] (?:비교|견)|보다|에 비[해하교])"
    r"|[을를]\s[가-힣]{2,6}했던 (?:[가-힣]{2,8}[을를]\s(?:[^.]|\.(?=\d)){0,30})"
    r"\d[\d,.만천백]{0,8}\s?여?\s?명(?:으로|까지)\s"
    r"|[^.,\d]{0,22}던 (?:것이|데서|것에서|것을)\s(?:[^.]|\.(?=\d)){0,40}"
    r"\d[\d,.만천백]{0,8}\s?여?\s?[명개](?:으로|로|[을를]))"
)
"""705명에게 일자리를 준 것과 비교하면, 3명을 고용하던 것이 7명으로: the base is told in a clause of its own."""


def rule_previous(view: View) -> Ruling | None:
    """The base of a comparison with a newer figure: "5만2천938개보다", "380명에서 410명으로", "3천230개→"."""
    clause = _BASE_CLAUSE.match(view.rest) if view.quantity.kind != "money" else None
    if clause is not None:
        span = view.found(clause, view.quantity.end)
        return Ruling("previous", "base told in a clause (한 것과 비교하면)", *span, CUED)
    match = _BASE_BEHIND.match(view.rest)
    if match is not None:
        goes_on = view.rest[match.end() :]
        from_here = match[0].rstrip().endswith(("에서", "률을", "율을", "수를", "이던", "였던", "이었던"))
        if match[0].rstrip().endswith(("출발해", "시작해")) and not _GREW.search(goes_on):
            return None
        if from_here and not _CUT_FROM.match(view.past_aside) and not _moves_on(view, goes_on):
            return None
        if _stands_elsewhere(view) or _places_applied_for(view):
            return None
        span = view.found(match, view.quantity.end)
        return Ruling("previous", "base of a comparison (보다, 대비, 에서 … 로)", *span, CUED)
    if _EARLIER_YEAR.search(view.before) and _WITH_CHANGE.match(view.rest):
        return Ruling("previous", "base in brackets", view.quantity.start, view.quantity.end, CUED)
    before = _BASE_BEFORE.search(view.before) if not _AND_MORE.match(view.rest) else None
    if before is not None and not _OF_GOAL.search(before[0]):
        span = view.found(before, view.quantity.start - len(view.before))
        return Ruling("previous", "superseded plan (당초, 종전)", *span, CUED)
    near = view.head[-_CLAUSE:]
    planned = _SUPERSEDED.search(near)
    if planned is not None and _NOT_HELD.match(view.rest):
        span = view.found(planned, view.quantity.start - len(near))
        return Ruling("previous", "superseded plan (당초 … 했으나)", *span, CUED)
    return None


def _places_applied_for(view: View) -> bool:
    """Whether applicants are compared with the places that they apply for: "모집정원 118명보다 많은 417명이 지원"."""
    if view.quantity.kind != "people" or _PLACES.search(view.before) is None:
        return False
    origin = max(0, view.sentence.start - _CLAUSE)
    applied = _APPLY.search(view.draft.text, origin, view.sentence.end)
    return applied is not None and _EARLIER.search(view.head[-2 * _NEAR :]) is None


def _stands_elsewhere(view: View) -> bool:
    """Whether the base is another place's or group's figure ("전국 평균 3.0%보다"), or a rate called one of growth."""
    if _ELSEWHERE.search(view.head) is not None:
        return _EARLIER.search(view.head[-_NEAR:]) is None
    if view.host is not None:
        host = view.draft.quantities[view.host].start - view.sentence.start
        if _ELSEWHERE.search(view.head[:host]) is not None:
            return _EARLIER.search(view.head[max(0, host - _NEAR) : host]) is None
    growth = _GROWTH.search(view.head) if view.quantity.kind == "rate" else None
    return growth is not None and _EARLIER.search(view.head[-2 * _NEAR :]) is None


def _moves_on(view: View, goes_on: str) -> bool:
    """Whether another quantity of the same kind follows with 으로/로, or says by how much the base changed."""
    following = view.draft.quantities[view.index + 1 : view.index + 3]
    text = view.draft.text
    return bool(goes_on) and any(
        other.sentence == view.sentence.index
        and (
            (other.kind == view.quantity.kind and _RISES_TO.match(_ASIDE.sub("", text[other.end : other.end + 40])))
            or _CHANGE_BEHIND.match(_ASIDE.sub("", text[other.end : other.end + 40])) is not None
        )
        for other in following
    )


def is_level(view: View) -> re.Match[str] | None:
    """Words that make it the level that a change reaches: "1670개로 지난해 1500개보다 많고", "753명으로 늘려"."""
    return _LEVEL.match(view.rest)
