"""Whether 명 counts posts or persons: posts where the counted thing is the common noun 일자리, 자리 or 고용.

600명 규모의 일자리, 일자리 70명 창출 and 고용 300명 are posts; after the name of a type or programme (공공일자리
400명, 일자리 지원 40명)
and with a verb (40명을 고용한다, 350명에게 일자리를 준다) the count is of persons.
"""

from __future__ import annotations

import re

from nlp.numerals import SPACE

_TYPE = (
    r"(?:노인|장애인|공공|어르신|여성|청년|직접|시니어|중장년|신중년|대학생|자활|공동체|희망|행복|복지|방역|뉴딜|동행|사회서비스|사회공헌"
    r"|재정지원|보조|[가-힣]{2}제|[가-힣]{1,6}형|[가-힣]{1,6}근로)"
)
_BEHIND_POST = re.compile(
    rf"(?:\([^()\n]{{1,30}}\)(?=의))?\)?(?:의|분의|분)?{SPACE}?(?:(?:규모|가량|정도|이상"
    rf"|내외|안팎|수준)의?{SPACE}|에{SPACE}?(?:이르는|달하는){SPACE}|(?:을|이){SPACE}?(?:웃도는|넘는|상회하는){SPACE}|이라는{SPACE}"
    rf"|이던{SPACE}(?:평균{SPACE})?)?"
    rf"(?:(?:새|새로운|신규|추가|공공|민간|단기|직접|간접|양질의|좋은|안정적인|질|지역|청년|노인|여성|장애인"
    rf"|맞춤형|어르신|신중년|중장년|장노년|시니어|중년|장년|경력단절여성|취약계층|상시|정규직|중소기업|공동체|많은"
    rf"|대규모|(?:공공|민간|정부){SPACE}?부문|직[·‧ㆍ・]?간접(?:적인?)?|지속가능한|[가-힣]{{1,5}}형"
    rf"|[가-힣]{{2,3}}[·‧ㆍ・][가-힣]{{2,3}}){SPACE}?){{0,3}}"
    rf"(?:(?:일자리|자리)(?!{SPACE}?(?:사업|참여|지원|모집|주무관|및{SPACE}사회활동|박람회|센터|기관|프로그램|에서|에{SPACE}(?![0-9])|종합|전담|상담"
    rf"|매칭|(?:\([^()\n]{{1,20}}\){SPACE}?)?[0-9]))"
    rf"|고용[이을은]?{SPACE}?(?:창출|효과|유발|증대|규모|확대|인원|목표|기대|이끌)|고용을{SPACE}(?:꾀[하한할]|이[루룬뤘])"
    rf"|(?<=의{SPACE[1]})고용(?=(?:[을이은과도]"
    rf"|으로)?{SPACE})"
    rf"|(?<=의{SPACE[1]})(?:신규|추가|직접|간접){SPACE}?고용(?=(?:[을이은과도]|으로)?{SPACE})"
    rf"|(?<=[명{SPACE[1:-1]}])신규{SPACE}?고용(?=[^가-힣0-9{SPACE[1:-1]}]|으로{SPACE}|{SPACE}?유발|$))"
)
TIME = (
    rf"(?:(?:(?:지난{SPACE})?['’‘]?[0-9]{{2,4}}년(?:도|말)?(?:{SPACE}?[0-9]{{1,2}}월)?(?:{SPACE}?(?:말|기준))?"
    rf"|(?:지난해|작년|올해|올)(?:{SPACE}?(?:[0-9]{{1,2}}월|[1-4]분기|[상하]반기))?(?:{SPACE}?(?:말|기준)){{0,2}}|내년|현재|현|기존|지금"
    rf"|민선{SPACE}?[0-9]기"
    rf"|[0-9]{{1,2}}월(?:{SPACE}?말)?|지난{SPACE}한{SPACE}해{SPACE}?동안)(?:까지|에는|에|는|엔)?{SPACE}?)"
)
"""When a count was or will be, between it and what it counts."""
_ASIDE = (
    rf"(?:{TIME}|(?:지난해|작년|전년|올해)(?:보다|에{SPACE}비해|{SPACE}?대비|{SPACE}같은{SPACE}(?:기간|때)\(?){SPACE}?"
    rf"|[0-9.]{{1,5}}%[가이]?{SPACE}(?:증가한|늘어난|감소한|줄어든){SPACE}|보면{SPACE}?[△▲▷]{SPACE}?|(?:공공|민간|정부){SPACE}?부문{SPACE}?|(?:약|총|모두|최대|최소|무려|각각?|올해|내년|연간|누적|합계|전체|목표|추가로|새로"
    rf"|당초|규모|인원|예정"
    rf"|계획|실적){SPACE}?|[:：(]{SPACE}?)"
)
_BEFORE_POST = re.compile(
    rf"(?:(?P<type>[가-힣]+[)）’'”」]?){SPACE})?(?<![가-힣])(?:일자리(?:{SPACE}?(?:창출"
    rf"|수|개수|목표치?|만들기|예상|규모|실적|성과|가운데|계획|손실|감소))*"
    rf"|고용(?:{SPACE}?(?:창출|유지|인원|효과|규모|목표|유발|예정|예상|계획|증대|인력|기대치?))*(?:\([가-힣{SPACE[1:-1]}]{{2,10}}\))?"
    rf"|(?:신규|직접|간접|추가|예상|상시|총|직·간접){SPACE}?고용(?:{SPACE}?(?:창출|인원|효과|규모|목표|예정|계획))*)"
    rf"(?:[은는이가도를을만]|{SPACE}역시|을{SPACE}보면|(?<=목표)로|(?<=목표)인|(?<=목표치)인)?{SPACE}?{_ASIDE}{{0,3}}$"
)
_POSTS_OF_FIRMS = re.compile(
    rf"(?P<posts>고용{SPACE}?(?:예상|예정|계획|창출)?{SPACE}?(?:인원|규모))(?:[은는]|{SPACE}역시){SPACE}"
    rf"(?:[가-힣A-Za-z㈜]{{1,14}}{SPACE}?[0-9][0-9,]{{0,6}}{SPACE}?명,{SPACE}?){{0,8}}[가-힣A-Za-z㈜]{{1,14}}{SPACE}$"
)
_TOPIC = re.compile(
    rf"(?P<posts>일자리)(?<!노인일자리)(?<!어르신일자리)(?<!장애인일자리)(?<!노인{SPACE[1]}일자리)(?:{SPACE}?창출{SPACE}?유형"
    rf"|(?:{SPACE}?창출)?{SPACE}?(?:수"
    rf"|계획|목표치?|실적|성과|현황|내역)|(?<=부문{SPACE[1]}일자리)(?=는))"
    rf"(?:은|는|을{SPACE}(?:[가-힣]{{1,5}}별로{SPACE})?보면|를{SPACE}(?:[가-힣]{{1,5}}별로{SPACE})?보면),?{SPACE}?(?:[▲△▶▷]{SPACE}?)?"
    rf"[^0-9.\n,()]{{2,30}}(?<!사업{SPACE[1]})$"
)
"""국별 일자리 창출 계획은 복지국이 5만명"""
_SHARE_OF_POSTS = re.compile(rf"{SPACE}?(?:몫(?=[을의{SPACE[1:-1]}·…]|$)|분(?=[을의·…]|$))")
_SHARE_BEGINS = frozenset(" \u00a0몫분")
"""노인 일자리 950여 명 몫을 만든다"""
_SHARE_REACH = 16
_OF_PROGRAMME = re.compile(rf"(?:사업|지원|운영|훈련|서비스|과정|일자리|근로)(?:에|으로)?{SPACE}?$")
_CREATED = re.compile(rf"(?:{SPACE}?등)?[을를]?{SPACE}(?:(?:새로|추가로|더|올해|내년){SPACE})?(?P<made>창출)")
"""기업 유치로 6,350명을 창출한다, 국비 확보로 940명 창출: what is created are posts."""
_TAKES_PART = re.compile(r"(?:이 |을 |여 )?(?:참여|모집|선발|채용|신청|뽑)")
_TOPIC_REACH = 64
"""고용 예상 인원은 가람전자 60명, 나루정밀 50명 등이다"""
_NUMBER_OF_POSTS = re.compile(
    rf"(?P<posts>[가-힣]{{1,6}}일자리{SPACE}?(?:창출{SPACE}?)?(?:수|개수|실적))[는은가]?{SPACE}{TIME}{{0,2}}(?:총{SPACE}"
    rf"|모두{SPACE}|약{SPACE})?$"
)
_MADE = re.compile(rf"[을를]?{SPACE}?창출")
_TYPE_OF_POSTS = re.compile(rf"[가-힣]{{2,6}}(?P<posts>일자리){SPACE}(?:총{SPACE}|모두{SPACE}|약{SPACE})?$")
"""청년일자리 30명을 창출: who takes part in a programme is not created, posts of a type are."""
_IS_TYPE = re.compile(rf"{_TYPE}$|[)）’'”」]$")


_GETS_WORK = re.compile(
    rf"{SPACE}?대?인{SPACE}(?:취업자|근로자)|[이가은는]?{SPACE}?(?:새{SPACE})?일자리(?:를)?{SPACE}?(?:찾|얻|구[하했해]|지[켜킨키]|잇|이어"
    rf"|연결)|에게{SPACE}"
)
"""83명 일자리 찾아, 일자리 1,200명에게 제공: persons find or get work."""

_GIVEN = re.compile(
    rf"{SPACE}?(?:의{SPACE})?(?:신규{SPACE}|새{SPACE}|새로운{SPACE})?일자리[를을]?{SPACE}?(?:제공|지원|연계|알선|매칭|마련)"
)
_WHO = re.compile(
    rf"(?:노인|어르신|청년|주민|[시구군도]민|여성|장애인|근로자|실직자|구직자|계층|참여자){SPACE}(?:(?:총|약|모두){SPACE})?$"
)
"""노인 2,600명 일자리 제공: persons who are given work, but 2,600명의 일자리 제공."""
_PART_OF = re.compile(
    rf"을{SPACE}(?:비롯해|포함해|합쳐|더해){SPACE}(?:(?:모두|총|전체){SPACE})?[0-9][0-9,만천]{{0,10}}여?{SPACE}?명의{SPACE}"
    rf"(?P<posts>고용|일자리)"
    rf"|(?:[,과와]{SPACE}[^0-9.\n]{{1,24}}[0-9][0-9,만천]{{0,8}}여?{SPACE}?명){{0,3}}{SPACE}등{SPACE}(?:모두|총|전체){SPACE}"
    rf"[0-9][0-9,만천]{{0,8}}여?{SPACE}?명의{SPACE}(?P<sum>고용|일자리)"
    rf"|[과,]{SPACE}[0-9][0-9,만천]{{0,8}}여?{SPACE}?명의{SPACE}(?P<also>일자리)(?!{SPACE}?(?:사업|참여|지원))"
    rf"|,{SPACE}?[^0-9.\n]{{1,40}}[0-9][0-9,만천]{{0,8}}여?{SPACE}?명(?:{SPACE}?(?:정도|가량|규모|이상"
    rf"|안팎))?의{SPACE}(?P<more>일자리)(?!{SPACE}?(?:사업"
    rf"|참여|지원))"
)
"""신규 120명을 비롯해 모두 250명의 고용, 각각 12명과 9명의 일자리: the part counts what the whole does."""
_INVESTED = re.compile(rf"투자,?{SPACE}$")
"""(85억 원 투자, 40명 고용)"""
_TYPED = re.compile(rf"{SPACE}(?:노인|어르신|장애인){SPACE}?일자리(?!가{SPACE}?생|{SPACE}?(?:확충|창출))")
"""7천명 노인일자리: without 의 the type of the work follows, and the count is of those who do it."""


def counts_posts(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int] | None:
    """The span of the words that make text[start:end] (N명, in the sentence first..last) a count of posts, None
    for persons."""
    if _GETS_WORK.match(text, end, min(last, end + 24)):
        return None
    if _TYPED.match(text, end, min(last, end + 24)):
        return None
    given = "일자리" in text[end : end + 12] and _GIVEN.match(text, end, min(last, end + 24))
    if given and _WHO.search(text, max(first, start - 12), start):
        return None
    behind = _BEHIND_POST.match(text, end, min(last, end + 48))
    if behind:
        return behind.span()
    window = text[max(first, start - 40) : start]
    before = None
    if "일자리" in window or "고용" in window:
        before = _BEFORE_POST.search(text, max(first, start - 40), start)
    if before and ("창출" in before[0] or not (before["type"] and _IS_TYPE.search(before["type"]))):
        return before.span()
    if _MADE.match(text, end, min(last, end + 8)) and (
        made := _TYPE_OF_POSTS.search(text, max(first, start - 16), start)
    ):
        return made.span("posts")
    if text.find("고용", max(first, start - 140), start) >= 0 and (
        of_firms := _POSTS_OF_FIRMS.search(text, max(first, start - 140), start)
    ):
        return of_firms.span("posts")
    if "일자리" in window and (numbered := _NUMBER_OF_POSTS.search(text, max(first, start - 40), start)):
        return numbered.span("posts")
    if "일자리" in text[max(first, start - _TOPIC_REACH) : start - 2] and not _TAKES_PART.match(text, end, last):
        topic = _TOPIC.search(text, max(first, start - _TOPIC_REACH), start)
        if topic:
            return topic.span("posts")
    behind_it = text[end : end + 16]
    share = behind_it[:1] in _SHARE_BEGINS and _SHARE_OF_POSTS.match(text, end, min(last, end + 8))
    if share and (work := text.rfind("일자리", max(first, start - _SHARE_REACH), start)) >= 0:
        return work, work + 3
    created = _CREATED.match(text, end, min(last, end + 16)) if "창출" in behind_it else None
    if created and not _OF_PROGRAMME.search(text, max(first, start - 8), start):
        return created.span("made")
    if text.startswith(" 고용)", end) and _INVESTED.search(text, max(first, start - 10), start):
        return end + 1, end + 3
    named = text.endswith(("일자리 ", "일자리"), max(first, start - 4), start)
    if not named and (whole := _PART_OF.match(text, end, min(last, end + 120))):
        return whole.span(whole.lastgroup or 0)
    return None
