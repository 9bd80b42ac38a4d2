"""Counts that are nobody's result (guideline section 5, rule 8): labour-market statistics, population, staff."""

from __future__ import annotations

import re

from nlp.openings import guarded
from nlp.ruling import CUED, GOVERNED, INHERITED, Ruling, View

_STATISTIC = (
    r"노동자|(?<!미)취업자|실업자|경제활동인구|인구|임금근로자|종사자|고용보험\s?(?:피보험자|가입자)"
    r"|비정규직|정규직 근로자|일하는 (?:여성|사람)|종업원|근로자\s?수|(?:상용|임시|일용)근로자|구직단념자"
)
_STATISTICS = guarded(
    rf"(?:{_STATISTIC}|직원|공무원|정원|재직|수급자|등록장애인|유권자|세대|거주|(?:보험|연금)\s?가입자)(?:\s?수)?(?:는"
    rf"|은|가|이|도)?\s?[^\d.]{{0,10}}$"
)
_EMPLOYED = re.compile(r"종사하는 [^.]{0,24}(?:은|는)\s(?:총\s|모두\s)?$")
_STATISTICAL_SUBJECT = re.compile(
    rf"(?:^|[\s·,‘“])(?:{_STATISTIC}|(?:여성|남성|청년|고령자) 고용)(?:\s?수)?(?:는|은"
    rf"|가|이|도)\s"
)
PARTICIPANT_NOUN = guarded(
    r"(?:교육생|훈련생|수강생|수료생|수료자|참가자|참여자|신청자|지원자|응시자|방문객|구직의 경우"
    r"|방문자|구직자|관람객|면접자|상담자|이용자|참여인원|참가인원"
    r"|(?<!보험 )(?<!연금 )가입자|접수|응모|신청|방문 ?인원|수혜자)(?:[은는이가]?\s(?:\d{4}년"
    r"|올해|지난해|작년)(?:도)?(?:\s?기준)?,?\s?)?[^\d.]{0,8}$"
)
"""Nouns before a figure that count those taking part."""
_INTAKE = re.compile(r"(?:모집|선발|채용)\s?(?:예정\s?)?(?:인원|규모|정원)")
_AS_OF = re.compile(r"(?:말|현재)(?:\s?기준)?\s?$")
_MEASURES = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?(?:에 (?:이르(?!는\s(?!것))|이른|달(?:하(?!는\s(?!것))|[한했해])|육박)|[으]?로 (?:집계"
    r"|나타|조사|추산)|[을를] 기록|[이가] 됐)"
)
_OF_OFFICE = re.compile(r"전체 정원|총정원|시 정원|군 정원|공무원|직원|기관|조직|정규직|시청|군청|구청|도청|본청")
_SUPPORTED = re.compile(
    r"(?:받[은을는]|입은|참여[한할하]는?|이용한|지원[한할]|뽑[은을]|채용[한할]|누린|탄"
    r"|받게 될)\s[가-힣]{0,6}\s?(?:노동자|근로자|종사자|취업자|실업자)[은는이가를]\s[^\d]{0,6}$"
)
"""혜택을 입은 노동자는 2만 명: no statistic, but those who were supported."""
_PATIENT = re.compile(
    r"에게|한테|[을를]\s(?!기록|넘|돌파|차지|웃돌|밑돌|유지|보이|보였|나타내|나타냈|회복"
    r"|합[치친]|포함)|의\s(?:정규직|직접|임용|전환|생계|휴가)"
    r"|[이가]\s[^.\d]{0,16}(?:혜택|휴가|지원금|생계비|전환)"
)
"""노동자 226명을 직접고용으로 전환했다: something is done to them, so they are no statistic."""
_TO_ATTAIN = re.compile(r"(?:으로|까지|로)[^.]{0,40}(?:끌어올리|늘리겠|높이겠|늘리기로|향해)")
_WORKERS = re.compile(
    r"(?<!계절)(?<!계절 )(?<!공공)(?<!희망)(?<!기간제 )(?<!참여 )(?<!자활)근로자(?:는"
    r"|가)\s(?:총\s|모두\s)?$|(?:재학생|졸업생)은\s(?:총\s|모두\s)?$"
)
_LEVEL = re.compile(r"\s?(?:\([^()]{0,20}\)\s?)?(?:으로\s[^.]{0,40}(?:늘|줄|증가|감소|많|적)|이다|이며|에 (?:달|이르))")
_BENEFIT = re.compile(r"(?:구직급여|실업급여|고용보험)[^.\d]{0,24}$")
_FROM_SCHOOL = re.compile(r"취업률|수료|졸업|학과|훈련생|교육생")
_OF_CENTRE = re.compile(
    r"(?:센터|박람회|만남의 날|취업지원|알선|사업단)(?:의|[를을] 통[한해]|에서)\s(?:[가-힣]{1,6}\s){0,2}취업자"
)
"""일자리센터를 통한 취업자: they found work there, and are no statistic."""
_TRAINED = re.compile(r"훈련|교육|과정|재취업|사업|등을|통해|위해|고용안정")
_AT_FIRMS = re.compile(
    r"(?:기업|업체|회사|공장|사업체|조합|매장|점포|가게|농장|산단|산업단지|단지|현장"
    r"|조선소|식당|병원|호텔|센터 \S곳)(?:\s?(?:\d+|[한두세네])\s?[곳개]\S{0,2})?(?:에"
    r"|에는|에서|에서는|이 있으며)\s(?:모두\s|총\s|현재\s|하루(?: 평균)?\s|약\s|상시\s)?(?:[가-힣]{2,6}\s)?$"
)
_WORKS_NOW = re.compile(
    r"[이가]?\s(?:[^.\d]{0,10}\s)?(?:일[한하]|근무[하한]|종사(?:[하한]|$|\s중)|몸담[고은]|고용[돼되]"
    r"|재직)\S{0,3}(?:\s있)?"
)
_SURVEYED = re.compile(r"(?:으로|로)\s(?:집계|추산|조사|파악)")
_SURVEYED_GROUP = re.compile(r"(?:경력단절여성|기혼 ?여성|비경제활동|청년층|노인 인구|미취업자|비취업여성)[은는]\s")
_TEAM = re.compile(
    r"\s?(?:으로|로)\s?(?:이뤄진|구성|전담|팀|[^.\d]{0,16}(?:팀|반|(?<!사업)단)[’'”]?을? (?:꾸|구성|만들)|짜였)"
)
_STAFF_BEHIND = re.compile(
    r"의 (?:전체 )?(?:근로자|종사자|임직원|직원) (?:가운데|중)|의 (?:\S+ )?인력이? 부족"
    r"|이 부족|의 자원봉사자|의 (?:전문\s)?(?:취업\s?)?컨설턴트"
    r"|의 (?:직업)?(?:상담사|직원|전담 ?인력|공무원|강사)(?:[와과가이는은들를을]"
    r"|\s)|의 (?:[가-힣]{2,4}\s)?위원(?:으로|은|을)"
)
_STAFF_PLACED = re.compile(
    r"의 (?:\S{1,8} )?(?:(?:직업|취업)?\s?상담사|컨설턴트|매니저|강사|코디네이터|전담\s?인력|담당자)"
    r"[를을이가]?\s?(?:[^\d.]{0,12}\s)?(?:배치[했하해한돼되]"
    r"|두고|상주)"
)
"""621명의 상담사를 배치했다: staff of a centre, whom no release means by the hired."""
_STAFF_LABEL = re.compile(r"(?:공무원|직원|정원)\($")
_STAFF_BEFORE = re.compile(r"(?:담당자|전담\s?(?:인력|요원|직원)|(?:직업|취업|전문)\s?상담[사원]|위원)\s?$")
_WANTED = re.compile(r"[을를이]?\s?(?:(?:신규|새로|추가로?|더)\s?)?(?:둘\s|모집|채용|뽑|선발|증원)")
_STAFF, _MEMBERS = "staff of an office", "members of a team"
STAFF_RULES = frozenset({_STAFF, _MEMBERS})
"""Rules for small counts that come by chance elsewhere too, so that no figure of the same value restates them."""
_SITES = re.compile(
    r"(?:산단|산업\s?단지|공단|입주\s?(?:기업|업체)|가동\s?업체|업체당|기업당|창업\s?기업|조선소)(?:[^.]|\.(?=\d)){0,40}?"
    r"고용\s?(?:인원|규모)?(?:은|는|이|도|의 경우)?\s"
    r"(?:(?:20\d\d년|지난해|올해|올\s?\d{1,2}월|현재|\d{1,2}월|평균|총|약|말|기준)\s?){0,4}(?:\d[\d,]{0,6}[만천]?\d{0,4}\s?명에서\s)?$"
)
"""Plants and estates, and their employment right before a figure."""
_SITE_REACH = 90
"""Characters before a figure in which they stand."""
_AGREED = re.compile(r"협약|투자|예상|신규|창출|계획|목표|유치|증설|효과|기대|약속")
"""Words of employment that is to come of an agreement."""
_HOUSEHOLDS = re.compile(r"(?:가구|세대)[\s·,(]{1,2}$")
_HEADS = 8
"""Characters before heads in which their households are counted."""
_SETTLED = re.compile(r"귀농|귀촌|전입|정착|인구")
_REACH = 200
"""How many figures back placements are looked for."""
_NEAR = 60
"""Characters before a figure within which a word speaks of it."""
_ACTS = frozenset({"join", "support", "train", "find"})
_MOVES = frozenset({"increase", "decrease"})


def rule_statistic(view: View) -> Ruling | None:
    """Labour-market statistics, population and staff are nobody's result (rule 8)."""
    if view.quantity.kind != "people":
        return _employed_at_sites(view)
    near = view.before[-24:]
    worker = _STAFF_BEFORE.search(near)
    if worker is not None and not _WANTED.match(view.rest):
        return Ruling("other", _STAFF, *view.found(worker, view.quantity.start - len(near)), CUED)
    moved = _HOUSEHOLDS.search(view.head[-_HEADS:]) if _SETTLED.search(view.head[-_NEAR:] + view.rest[:_NEAR]) else None
    if moved is not None and view.clauses.tense_after(view.quantity.end) not in ("future", "present"):
        span = view.found(moved, view.quantity.start - len(view.head[-_HEADS:]))
        return Ruling("other", "households that moved in, by heads", *span, GOVERNED)
    firms = _AT_FIRMS.search(view.head) if _WORKS_NOW.match(view.rest) else None
    if firms is not None and view.clauses.tense_after(view.quantity.end) in ("ongoing", "present", None):
        return Ruling("other", "employees of firms", *view.found(firms, view.sentence.start), GOVERNED)
    group = _SURVEYED_GROUP.search(view.head) if _SURVEYED.match(view.rest) else None
    if group is not None:
        return Ruling("other", "a group as surveyed", *view.found(group, view.sentence.start), GOVERNED)
    placed_staff = _STAFF_PLACED.match(view.rest)
    if placed_staff is not None:
        return Ruling("other", _STAFF, *view.found(placed_staff, view.quantity.end), GOVERNED)
    if view.governing(frozenset({"hire", "train"})) is not None:
        return None
    counted = _counted_as_level(view)
    if counted is not None:
        return counted
    match = _STATISTICS.search(near)
    if match is not None and (
        _TRAINED.search(match[0]) or (match[0].startswith("정원") and not _OF_OFFICE.search(view.head))
    ):
        match = None
    if _SUPPORTED.search(view.head) or _TO_ATTAIN.match(view.rest) or _PATIENT.match(view.rest):
        return None
    acts = view.rest.startswith(("이 ", "가 ")) and view.governing(_ACTS) is not None
    placed = (
        match is not None
        and "취업자" in match[0]
        and (
            _OF_CENTRE.search(view.head) is not None
            or _placements_before(view)
            or _FROM_SCHOOL.search(view.draft.sentence_text(view.sentence.index)) is not None
        )
    )
    if match is not None and placed:
        span = view.found(match, view.quantity.start - len(near))
        return Ruling("recruited", "some of those who found work", *span, GOVERNED)
    if match is not None and not acts and not _STAFF_LABEL.search(match[0]):
        span = view.found(match, view.quantity.start - len(near))
        return Ruling("other", "statistics, population or staff", *span, CUED)
    team = _TEAM.match(view.rest) or _STAFF_BEHIND.match(view.rest)
    if team is not None and not view.before.startswith(","):
        return Ruling("other", _MEMBERS, *view.found(team, view.quantity.end), GOVERNED)
    subject = _EMPLOYED.search(view.head) or _STATISTICAL_SUBJECT.search(view.head)
    if subject is None or _INTAKE.search(view.head[-_NEAR:]):
        return None
    if "취업자" in subject[0] and _placements_before(view):
        return None
    return Ruling("other", "statistics, population or staff", *view.found(subject, view.sentence.start), GOVERNED)


def _employed_at_sites(view: View) -> Ruling | None:
    """ "국가산단의 고용인원은 6만3,540명": how many work at plants or estates is no office's result."""
    head = view.head[-_SITE_REACH:]
    site = _SITES.search(head) if "고용" in head else None
    if site is None or _AGREED.search(view.draft.sentence_text(view.sentence.index)):
        return None
    if view.draft.text.find("협약", max(0, view.sentence.start - _SITE_REACH), view.sentence.start) >= 0:
        return None
    span = view.found(site, view.quantity.start - len(head))
    return Ruling("other", "employment at plants or estates", *span, CUED)


def _counted_as_level(view: View) -> Ruling | None:
    """ "근로자는 1,340명으로 늘었다", "구직급여를 신청한 사람은 7만 9천 명이다": no scheme's participants."""
    workers = _WORKERS.search(view.before) if _LEVEL.match(view.rest) and not _SUPPORTED.search(view.head) else None
    if workers is not None:
        span = view.found(workers, view.quantity.start - len(view.before))
        return Ruling("other", "workers as counted", *span, GOVERNED)
    claims = _BENEFIT.search(view.head)
    if claims is not None:
        return Ruling("other", "claims of benefit", *view.found(claims, view.sentence.start), GOVERNED)
    return None


def _placements_before(view: View) -> bool:
    """Whether a larger figure before it counts people who found work: 취업자 then are some of them, no statistic."""
    first = max(0, view.index - _REACH)
    for other, ruling in zip(view.draft.quantities[first : view.index], view.rulings[first:], strict=False):
        if (
            ruling is not None
            and ruling.role in ("recruited", "achieved")
            and other.kind == "people"
            and other.high > view.quantity.high
        ):
            return True
    return False


def rule_level_as_counted(view: View) -> Ruling | None:
    """ "고용은 7만229명에 이른다", "7만1,000명이 됐다": a level as counted."""
    match = _MEASURES.match(view.rest)
    as_of = _AS_OF.search(view.before) if view.quantity.kind == "people" and view.rest.startswith("이다") else None
    if as_of is not None and view.index and not view.clauses.predicates:
        span = view.found(as_of, view.quantity.start - len(view.before))
        return Ruling("other", "a count as of a day", *span, GOVERNED)
    if match is None:
        return None
    span = view.found(match, view.quantity.end)
    if view.quantity.kind == "jobs":
        return Ruling("achieved", "a level as counted", *span, GOVERNED)
    noun = PARTICIPANT_NOUN.search(view.before[-24:])
    rises = any(p.sense in _MOVES for p in view.clauses.predicates)
    if rises and not noun:
        return Ruling("other", "a statistic as counted", *span, INHERITED)
    return None
