"""What the name of a programme looks like: its last words, what stands before and behind it, and what is no name.

Data for `nlp.program_forms` and `nlp.program_names`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from nlp.leaps import Leap

Source = Literal["quoted", "bracketed", "scheme", "plan", "plan law", "generic", "centre", "named", "lead", "again"]


class Name(NamedTuple):
    """A programme name where it stands, with what gave it away."""

    start: int
    end: int
    text: str
    source: Source


HEADS = (
    "사업|프로젝트|프로그램|대책|종합계획|세부추진계획|세부 추진계획|세부계획|세부 계획|시행계획|추진계획"
    "|기본계획|실행계획|실천계획|마스터플랜|로드맵|플랜"
    "|박람회|로드쇼|페스티벌|페스타|잡페어|JOB페어|페어|한마당|만남의 날|만남의날|채용의 날|구인의 날|면접의 날"
    "|취업의 날|일자리의 날"
    "|인턴십|인턴제|공시제|공제|장려금|수당|통장|저축계좌|패키지|아카데미|스쿨|캠프|캠페인|제도|카드|바우처"
    "|지원금|인증제|안정자금|경영자금|육성자금|촉진자금|특례보증|창출계획|개선방안|인센티브|공모전|콘서트|챌린지|뉴딜|공공서비스"
    "|주식회사|일경험|양성교육|양성과정|양성 교육|양성 과정|결연|공모|서포터즈|펠로우십"
)
"""Words that a programme's name ends with."""


ENDS_AS_NAME = re.compile(
    rf"(?:{HEADS})(?:\s?\([^()]{{1,12}}\))?$|^[^,]{{0,20}}프로젝트\s|[가-힣]{{2}}(?:책임제|목표제|인증제)$|자금$|발굴단$"
    r"|^20\d\d년?도?\s.{2,24}(?:사업|창출\s?)계획$|\s?(?:Job-?)?(?:Festival|Fair)$|(?:양성|교육|훈련)\s?(?:과정|교육|훈련)$|(?:추진|시행|종합|기본|지원|실행|실천|세부|육성)\s계획$|(?:추진|지원|활성화|확대|창출|육성)\s?방안$|(?:취업|창업)\s?워크숍$"
)


SYSTEM = re.compile(r"(?<![가-힣])[가-힣]{4,13}(?<![과문경규의숙축주통국실어언이])제(?=[에를로의는가]\s|[’'”])")
"""A system with a name of its own: 도시청년시골파견제."""

BRACKET_LABEL = re.compile(
    r"\n[ \t]{0,20}(?:[○◦□▪•▶▷◆◇ㅇ*-][ \t]{0,20})?[(<\[](?P<label>[가-힣][가-힣· ]{2,12})[)>\]]\s"
)
"""The label of an item, behind a line break, which may be short for a programme named in full: ○ (전문인력) …."""

SOFT_HEAD = re.compile(r"(?:일자리|근로|센터|네트워크|서비스|데이|인턴|마을|공방|클래스|투어)$")


_NO_NAMES = (
    "법", "법률", "생활보장제도", "시행령", "조례", "규칙", "고시", "지침", "협약", "협약서", "선언", "선언문", "헌장",
    "백서", "보고서", "편람", "대상", "부문", "우수상", "장관상", "시상식", "경진대회", "보고회", "간담회", "회의",
    "토론회", "발대식", "선포식", "개소식", "포럼", "심포지엄", "위원회", "협의회", "협의체", "전략", "비전", "분야",
    "유형", "모델", "도시", "행정", "시대", "세대", "동향", "조사", "통계", "신문", "뉴스", "방송", "펀드", "플랫폼",
    "재단", "공단", "진흥원", "성과", "점검", "전담반", "사업설명회",
    "사업단", "추진단", "참여자", "참가자", "대상자", "교육생", "신청자", "수강생", "훈련생", "모집", "안내",
)  # fmt: skip
_NO_NAMES_BY_END = {
    last: tuple(word for word in _NO_NAMES if word.endswith(last)) for last in {word[-1] for word in _NO_NAMES}
}
_SORT = re.compile(r"(?:[가-힣][형식]|(?<!\S)\d{1,3}개\s?(?:사업|과제|과정))$")
_SORT_ENDS = frozenset("형식업제정")
_LONGEST_SORT = 8
"""Characters at the end of a phrase that say that it is a type, or how many projects there are."""


def is_no_name(phrase: str) -> bool:
    """Whether the last word of `phrase` says that it is a law, an award, a meeting, a type or a body."""
    last = phrase[-1:]
    if phrase.endswith(_NO_NAMES_BY_END.get(last, ())):
        return True
    return last in _SORT_ENDS and _SORT.search(phrase[-_LONGEST_SORT:]) is not None


_SPOKEN_MARK = re.compile(r"[.?!…]")
_SPOKEN_END = ("다", "요", "죠", "까", "네", "하자", "되자", "라고", "며", "면서", "에서", "에게")


def is_speech(phrase: str) -> bool:
    """Whether `phrase` is said by someone: a sentence, or its end."""
    return phrase.endswith(_SPOKEN_END) or _SPOKEN_MARK.search(phrase) is not None


CLAUSE = re.compile(
    r"[가-힣]{2}(?:은|(?<![마가고])을(?!\s(?:위한|통한|활용한|이용한|연계한)\s)|를(?!\s(?:위한|통한|활용한|이용한|연계한)\s)|에게|에서)\s|수\s있는\s|위해\s"
)


BEHIND_NAME = re.compile(
    r"\s?(?:\([^()\n]{1,24}\)\s?)?(?P<noun>사업|프로젝트|프로그램|박람회|공모전|공모사업|공모|캠프|캠페인|제도"
    r"|행사|아카데미|과정|인턴십|축제|로드맵|종합계획|종합대책)(?!장|별|자|단)"
)


CALLED = re.compile(
    r"\s?(?:이?라는|이란)\s(?:이름|사업명)(?:의|으로)\s[^.\n]{0,16}?(?:행사|사업|프로그램|제도|박람회|진행|추진|운영|시행)"
)
"""Behind a quotation: what it says is a name, ‘나루 두 시에 만나’라는 이름의 행사."""


GOES_OUT = re.compile(
    r"(?:기업으로\s)?찾아가는\s(?:[가-힣]{1,8}\s?){1,3}(?:버스|상담실|상담소|센터|발굴단|교실|면접관?|데이|장터)$"
)
"""A service that comes to those it is for: 찾아가는 일자리버스."""


DATED_EVENT = re.compile(
    r"20\d\d년?도?\s(?:[상하]반기\s)?(?!까지|년).{2,40}(?:인턴|체험단?|연수|(?<!사업)(?<!사업\s)설명회|상담회|아르바이트|일자리|근로|학교|데이|대전|주간)$"
)
"""A quotation that begins with a year and ends with what is held or worked at: 2018 나루 체험형 인턴."""


WENT = re.compile(
    r"(?:대|인산)?(?:북적(?:북적)?|성황|성료|인기|호응|눈길|활기|열기|후끈|훈훈|관심|만원|인파|개최|첫선|성과)(?:리)?"
)
"""In quotation marks behind a fair: how it went, 취업박람회 ‘성황’."""

NOUN_BEFORE = re.compile(r"(?:박람회|프로젝트|페스티벌|캠프|공모사업인|지원사업인|사업인)\s$")


RUN = re.compile(
    r"[이가]\s[^.,\n]{0,24}문을\s?[연열]"
    r"|의 경우|\s발대식|\s?(?:을|를)?\s?(?:참여자|참가자|참여\s?(?:기업|청년|어르신)|교육생|수강생|신청자|모집"
    r"|운영(?:을|하|한|에)|시행|추진(?!전략))"
    r"|\s?[을를]\s?(?:따로\s|새로\s|함께\s|처음\s|올해\s|신규\s|본격(?:적으로)?\s|적극(?:적으로)?\s|확대\s|중점\s|꾸준히\s)?(?:꾸[려리]|(?:마련|신설|도입|추진|선발|모집|시행|운영|제공|개최)[하해한·ㆍ]|열고|열어|연다|펼[쳐치친]|시작[하해한]"
    r"|선보[이여]|(?:실시|개설)[하해한]|벌[여이])"
)


COUNTED = re.compile(r"\s?(?:등\s)?(?:총\s)?[\d,천만]{1,9}\s?(?:여\s?)?명")


COUNTS = re.compile(r"[은는]\s(?:[가-힣]{1,8}\s){0,2}\d[\d,]{0,6}\s?명[을이]\s")
"""Behind a name: it takes people, ‘나루 첫걸음 인턴’은 60명을 뽑아."""


OF_DISTRICT = re.compile(r"\s?\([가-힣]{2,5}[구시군](?:청)?\)")


QUOTE = re.compile(
    r"[‘'’`“\"「『<〈《]"
    r"(?:(?<=[‘'’`])(?P<a>[^‘’'`“”\"\n「」]{2,48})[’'`´]"
    r"|(?<=[“\"])(?P<b>(?:(?<=“)|(?!\s))[^“”\"\n「」]{2,48})(?:”|(?<!\s)\")"
    r"|(?<=「)(?P<c>[^「」\n]{3,60})」"
    r"|(?<=『)(?P<d>[^『』\n]{3,60})』"
    r"|(?<=[<〈《])(?P<e>[^<>〈〉《》\n]{3,48})[>〉》])"
)
"""Begins with a set, not with one mark after the other, so that the search leaps to the next mark."""


ALIAS = re.compile(
    r"\s?\(\s?이하\s?[‘'「“\"『]?(?P<alias>[^’'」”\"』()\n]{2,30}?)[’'」”\"』]?\s?(?:이?라\s?(?:한다|함|칭함))?\s?\)"
)


_HEAD_END = (
    r"(?![가-힣]*(?:자|비|장|단|체|별|화|지원센터|설명회|평가"
    r"|예산)(?![가-힣]))(?=[은는이가을를의에로과와도만등\s,.·()’'”\"…:]|으로|까지|부터|별로|$)"
)


_BEHIND_OTHER = (
    r"\s(?:제공\s|수[는가를와]|추진\s?(?:상황|실적)|발굴|(?:종합\s?)?평가|장려상|우수상|최우수상|(?:추진\s?)?(?:보고회|회의|간담회|토론회|시상식"
    r"|발대식|발표회|설명회|평가|위원회|협의회|업무협약|협약"
    r"|담당자|관계자|예산))"
)
"""After a name's last word: the name of something else."""


UNQUOTED = re.compile(rf"(?:{HEADS}){_HEAD_END}(?!{_BEHIND_OTHER})")
"""The last word of what may be a name, and the end of that word behind it."""


STOP = re.compile(
    r"(?:[은는을를]|에서|에게|에는|으로|부터|까지|이며|하며|하고|하여|써|위해|통해|따라|대한|위한|의한"
    r"|(?<!클)[힌린낸든운던혀]|[끊남옮넘생맡숨챙]긴|[한된간]다|고자|[되하]면|^보면|^경우|^아니라|^뿐만|마다|[가-힣]이나|려고|[됐했났]으며|^[원명개곳건]의|^해|시험|^들인|연속|^[1-9]년|^줄|\d{1,2}년간|[여어]온|\d차례|[가-힣]{2}(?<![부문조안내강동도용독복])서|^열어|[가-힣][리하들열되키내짓뽑돕우났했]고|[들높줄붙울]여|지만|대비|통한|한해|씩|(?:앞|나)선|어서|아서|여서|[쳐겨려]|^여느|^(?:낼|될|할|갈|펼쳐질|펼칠|치를|이룰|만들)|(?:어|해|벌어)진|(?:해|이어)온)$"
    r"|^(?:\d{1,2}가지|데|따른|모아|\d{1,2}대(?:\s?(?:분야|전략|과제|부문))?|또|지난달|이달|다음달|특히|현재|우선|먼저|한편|아울러|이어|따르면|의하면|올|지난|민선\s?\d기|관련|또는|그리고|또한|이번|오는|총|모두|올해|지난해|내년|내년도|금년|작년|상반기"
    r"|하반기|관내|도내|시내|구내|등|등의|각|각종|다양한|새로운|주요|여러"
    r"|일부|전체|기존|신규|단일|무료|별도|다음|[가-힣]에|과|와|도|로|으로|에|의|은|는|을|를|벌여|벌인|벌여온|온"
    r"|같은|중인|함께|이와|손잡고|의거|새해|이른바|할|들여|펼쳐|앞서|마지막|첫|이날|그날|하루|중|가운데|동안|사이|우리|연|약|이|그|이후|최근|기타"
    r"|\d{1,2}[일월]|[\d,.]+(?:여\s?)?(?:개|명|억"
    r"|만|건|곳|천)\S*)$"
)


PARTICLE = re.compile(r"(?:[가-힣]{2,}(?:의|에|로|와|과|된|한|할|될|해|돼|인|도))$")


NOUN_TAIL = re.compile(
    r"(?:장애인|노인|상인|외국인|소상공인|농업인|예술인|보훈인|제도|지도|온도|진로|경로|대로|통로|선로|교과"
    r"|(?<!조)성과|효과|학과|결과|문화|분야|한의|회의|협의|창의|도로|근로|원도|강원도"
    r"|경기도|전라도|충청도|경상도|제주도|북도|남도|인도|개인|법인|확인|구인|할인|디자인|온라인|라인|오프라인"
    r"|재도|신한|대한|북한|유한|무한|제한|이해|동해|남해|서해|김해|진해"
    r"|상해|재해|산해|새해|오해|화해|침해|피해|김의)$"
)


BRAND = re.compile(
    r"찾아가는\s|희망|이음|내일|행복|드림|동행|청춘|플러스|뉴딜|해봄|늘봄|나눔|다시|든든|안심|어울림|품앗이|두드림"
    r"|청년희망|일하고|잡(?:는|아|고)|\(多\)|[A-Z]{3,}|JOB|Job"
)


NOT_BRAND = re.compile(r"(?:ICT|ESG|MOU|CEO|SNS|QR|PC|OECD|GDP|IoT|VR|AR|PDF)")


GENERIC_WORDS = re.compile(
    r"(?:일자리|만들기|숙원|자체|추가|전략|금융|재정|시범|복지|재정지출|창출|목표|지원|사업|집단|심리|상담|공공|청년|노인|여성|어르신|중장년|장애인|취업|취·창업|창업|채용|고용|교육"
    r"|훈련|직업|맞춤형|지역|정부|기업|중소기업|각종|관련|주민|구직자|프로그램|프로젝트"
    r"|종합|세부|추진|대책|계획|시행|박람회|구인|구직|만남|행사|의|날|및|육성|활성화|조성|개발|구축|운영|신규"
    r"|민간|제공|부문|부서별|분야|주최|주관|제도|카드|공모|캠프"
    r"|자금|특화|연계|직접|재정|국가|국비|국책|시책|현안|기반|개선|확대|강화|서비스"
    r"|중장기|단기|장기|취직|기간제|근로자|정규직|인건비|인프라|일반|특성화고|대학|온라인|오프라인|합동|상설|정기|소규모|미니|농촌|농가|어촌|농업|일손"
    r"|(?:고용노동|행정안전|안전행정|행정자치|보건복지|여성가족|중소벤처기업|농림축산식품|농림수산식품|문화체육관광|국토교통"
    r"|해양수산|산업통상자원|과학기술정보통신|지식경제|기획재정|교육|환경|행안|고용|복지|여가|중기|국토)부|중앙부처|정부부처"
    r"|사회적\s?경제|사회적\s?기업|마을기업|협동조합|주요|핵심|우수|신산업"
    r"|대형|알선|매칭|[시군구](?:[·ㆍ][시군구])++|도내|관내|[0-9]++개?|·|ㆍ|\s)+$"
)


_OFFICE_RUNS = re.compile(
    r"(?:^|(?<=[.\n])\s?)(?:[가-힣]{1,8}[은는도]\s)?(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·ㆍ ]{6,36}?"
    r"(?:사업|프로젝트|프로그램))"
    r"(?:도|을|를)\s(?:새로\s|함께\s)?(?:한다|추진한다|시행한다|운영한다|벌인다|펼친다|편다|실시한다|진행한다|시작한다)(?=[.\s])"
)
_OFFICE_RUNS_AT = re.compile(
    r"(?:사업|프로젝트|프로그램)(?=[도을를]\s(?:새로\s|함께\s)?(?:[한벌펼편]|추진|시행|운영|실시|진행|시작)[한인친다])"
)
OFFICE_RUNS = Leap(_OFFICE_RUNS, _OFFICE_RUNS_AT, before=60, behind=30)
"""A whole sentence that says that the office runs a project: 나루시는 청년 창업공간 조성 사업도 한다."""

_BUDGETED = re.compile(
    r"(?:^|(?<=[,.\n]\s)|(?<=\n)|(?<=[은는고며]\s))(?:[가-힣]{1,8}[은는]\s)?"
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·ㆍ+‘’ ]{5,34}?사업)"
    r"(?:(?:을|은|도|에|에는)\s(?:기존\s|총\s|모두\s)?"
    r"(?=\d[\d,.]{0,9}\s?(?:[조억천백만][\d,.조억천백만 ]{0,10}\s?원|(?P<count>[천만]?\s?여?\s?[명개팀곳])))"
    r"|[과와]\s관련(?:해|하여)?,?\s|(?:을|를)\s통해\s(?=[^.,\n]{0,10}\d))"
)
_BUDGETED_AT = re.compile(
    r"사업(?=(?:[을은도에]|에는)\s(?:기존\s|총\s|모두\s)?\d|[과와]\s관련|[을를]\s통해\s[^.,\n]{0,10}\d)"
)
BUDGETED = Leap(_BUDGETED, _BUDGETED_AT, before=50, behind=60)
"""A project that is given money, or through which something was done: 나루 배움터 사업을 6억 원 늘린다."""

_COUNTED_ITEM = re.compile(
    r"(?:^|(?<=[,.\n]\s)|(?<=\n)|(?<=가운데\s)|(?<=의\s)|(?<=[은는]\s)|(?<=[▲△▷▶]\s)|(?<=[▲△▷▶]))"
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·ㆍ+ ]{2,28}?"
    r"(?:사업|교육|운영|프로젝트|과정|프로그램|양성|조성|학교|아카데미|캠프|길라잡이|일자리))"
    r"\((?=\d[\d,]{0,8}\s?(?:여?\s?[명개곳]|[조억천백만][\d,.조억천백만 ]{0,12}\s?원?))"
)
_COUNTED_ITEM_AT = re.compile(r"\((?<=[업육영트정램성교미프이리]\()(?=\d)")
COUNTED_ITEM = Leap(_COUNTED_ITEM, _COUNTED_ITEM_AT, before=40, behind=40)
"""An item of a list of projects with its people or money in brackets: 골목 기록 영상 제작사업(12명)."""

AFTER_COUNT = re.compile(r"\d\s?[천만]?\s?여?\s?[개명](?:의)?\s$")

JOINT = re.compile(r"(?P<dot>[·ㆍ])|\s?및\s")
"""Between two schemes that may be run as one: 공공근로·지역공동체 일자리사업."""
LISTED_ON = re.compile(r"\s?등\s|[·ㆍ]")
"""Behind schemes that are only some of a list."""

GLOSSED = re.compile(r"(?<![가-힣])[가-힣]{2,8}\($")
GLOSS_END = re.compile(r"\)\s?(?:일자리|사업)(?:\s?사업)?(?![가-힣])")
"""Before and behind a scheme in brackets: the office's own name for it, 나루안심(공공근로) 일자리."""

_BRANDED_JOBS = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}형\s(?:[가-힣]{1,8}\s){0,3}?(?:공공|청년|노인|희망|어르신|장애인|여성|중장년|신중년|행복|안심|동행)?일자리(?=[에는은를의로가이와도,.…·’”'\"]|\s(?!\d)|$)(?:\s사업)?"
    r"|(?<![가-힣])[가-힣]{2,4}형\s(?:[가-힣]{1,8}\s){1,3}?일자리(?=\s\d)"
)
_BRANDED_JOBS_AT = re.compile(r"형(?=\s(?:[가-힣]{1,8}\s){0,3}?[가-힣]{0,3}일자리)")
BRANDED_JOBS = Leap(_BRANDED_JOBS, _BRANDED_JOBS_AT, before=4, behind=60)
"""A place's own kind of jobs: 대구형 희망 플러스 일자리."""

BRANDED_NOUN = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}형\s(?:[가-힣]{1,8}(?<![과와])\s){0,2}?[가-힣]{0,6}(?:마을|기업|공동체|인턴|수당|점포|공방|학교)"
    r"(?=[에는은를을로이가의]|으로|\s)"
)
"""A place's own kind of village, firm or allowance: 나루형 청년마을."""

_AGENT_PROJECT = re.compile(
    r"(?<![가-힣])(?!기간제|단기|일용|외국인)[가-힣]{2,8}(?:지킴이|도우미|농부|근로자|매니저|돌보미|해설사|코디네이터)"
    r"\s?사업(?=에|은\s|는\s|을\s|의\s|으로|\s\d)"
)
_AGENT_PROJECT_AT = re.compile(r"사업(?:(?<=[이미부자저사터]사업)|(?<=[이미부자저사터]\s사업))(?=[에은는을의으\s])")
AGENT_PROJECT = Leap(_AGENT_PROJECT, _AGENT_PROJECT_AT, before=16, behind=20)
"""A project named after who works in it: 나루농부 사업."""

DATED_PLAN = re.compile(
    r"20\d\d년도?\s(?:[가-힣·ㆍ]{2,9}\s){1,4}?(?:[가-힣]{1,4}[·ㆍ])?(?:추진|시행|종합|지원|실행|창출|육성)\s계획(?=[을은이에의도])"
)
"""A plan with its year, two words long at the end: 2019년 일자리 창출·지원 계획."""

MINISTRY = re.compile(
    r"(?:고용노동|행정안전|보건복지|국토교통|문화체육관광|중소벤처기업|농림축산식품|산업통상자원|여성가족|해양수산)부\s(?=\S{2,}\s)"
)
"""Whose a project is, before its name."""

OWN_BRAND = re.compile(r"(?<![가-힣])([가-힣]{2,4})형(?=일자리|뉴딜|청년|인턴|[^가-힣]|$)")


FAIR = re.compile(
    r"(?:(?:채용|취업|일자리|구인구직|구인·구직|취·창업|창업|잡|직업)\s?(?:박람회|로드쇼|페스티벌|페스타|페어"
    r"|한마당)|잡페어|JOB페어|의\s?날)$"
)


PLAN = re.compile(r"(?:대책|계획|마스터플랜|로드맵|플랜)$")


KIND_OF_JOBS = re.compile(r"(?:시간제|공공|단기|좋은|새|청년|여성|노인)?\s?일자리")
"""What kind of jobs there are, no name of a programme."""


CREW = re.compile(
    r"(?:지킴이|도우미|매니저|해설사|코디네이터|상담사|감시원|진화대|활동가|조사원|요원|홍보단|봉사단|관리사|지도사|(?:사업|실천|지원|점검|관리|기동|수호)단)$"
)
"""Who works in a programme, which is no name of one."""


_CENTRE_ACTS = (
    r"(?=(?:를|을|에서)\s(?:통해|통한|운영|직장|일자리를|취업)|(?:는|가|와의?)\s|의\s(?:[가-힣]{1,4}\s){0,3}(?:취업|실적|성과)"
    r"|,?\s(?:(?:[상하]반기|[1-4]분기|올해|지난해|작년)\s|\d))"
)
_LOCAL_CENTRE = re.compile(
    r"(?<![가-힣])(?P<place>[가-힣]{1,6}[시군구]?\s?)"
    r"(?:취업정보|일자리지원|일자리종합|일자리종합지원|일자리플러스|일자리|취업지원|기업주치의|조선업\s도약)"
    rf"센터{_CENTRE_ACTS}"
)
_LOCAL_CENTRE_AT = re.compile(rf"센터{_CENTRE_ACTS}")
LOCAL_CENTRE = Leap(_LOCAL_CENTRE, _LOCAL_CENTRE_AT, before=16, behind=30)
"""A place's own centre that does something, of which its results are told."""


OF_SITES = re.compile(
    r"(?:일반\s?노무|정보화|서비스|공공서비스|환경\s?정화|환경\s?정비|행정|행정\s?보조|시설물?\s?관리|방역|청소)[가-힣\s]{0,4}사업$"
)
"""What those do who work in a scheme, no project of its own: 정보화지원 사업."""


OF_FIELD = re.compile(r"^[가-힣·ㆍ]{2,8}\s?분야\s(?:일자리\s?)?(?:지원\s?|창출\s?)*사업$")
"""The projects of a field, no name: 복지 분야 일자리 지원사업."""


TERM_BEFORE = re.compile(r"민선\s?\d\s?기\s$")
"""Before a plan: the term of office that it is for."""

OF_TERM = re.compile(r"민선\s?\d\s?기\s")


YEAR_PREFIX = re.compile(
    r"^(?:제\s?\d{1,2}\s?[회차기]\s)?(?:20\d\d|['’‘]\d\d)\s?(?:년도?|학년도)?\s?(?:[상하]반기\s?|(?:first|second)\shalf\s)?"
)


_YEAR_OPENINGS = ("제", "20", "'", "’", "‘")


def without_year(name: str) -> str:
    """Return `name` less the round, the year and the half of it that it begins with."""
    return YEAR_PREFIX.sub("", name) if name.startswith(_YEAR_OPENINGS) else name


ITEM_NAME = re.compile(
    rf"\n[ \t]*(?:[-–‑ㆍ·•▪○◦]"
    rf"|\(?\d{{1,2}}[).])\s{{1,3}}(?=[^:：]{{4,64}}[:：])(?P<name>[가-힣A-Za-z][^:：\n()]{{3,40}}?(?:{HEADS}))\s?(?:\([가-힣]{{2,6}}\))?\s?[:：]"
)
"""The name that heads an item, behind the break of the line before it."""


SPOKEN_OF = re.compile(
    r"\s?(?:\([^()\n]{1,20}\))?(?:의|에|을|를|으로|은|는|과|이|가)?\s?(?:[가-힣]{1,6}\s){0,3}(?:\d|참여|참가|모집|추진|시행|운영|선정|실시"
    r"|본격|성과|결과|편다|벌인다|이어|응모|확보|뽑|신청|대상자|근로자|늘[리린]|확대|진행|도입|시작|연다|수립|발표|확정|마련|공모|사업비|호응|인기|펼[친쳐치]|펴[기는])"
)
"""Behind a phrase: headline or lead speaks of it as the programme that the text is about."""

LAST_WORD = re.compile(r"[\w·ㆍ+&-]+(?:\([^\s()\d]{1,6}\)\w{0,4}){0,2}$")


BULLETS = tuple("▲△▶▷◆◇·•")


@lru_cache(4096)
def key_of(name: str) -> str:
    """Return `name` without year, spaces, quotation marks and 공모, 지원, 사업: equal keys, one programme."""
    bare = YEAR_PREFIX.sub("", YEAR_PREFIX.sub("", name).strip("‘’'“”\"「」『』<> "))
    bare = re.sub(r"^제\s?\d{1,3}\s?[회차기]\s?", "", bare)
    bare = re.sub(r"^[가-힣]{1,4}[시군구도]\s(?=[가-힣]{4})|^\d단계\s", "", bare)
    bare = re.sub(r"[\s‘’'“”\"「」『』<>·ㆍ・,~()-]", "", bare)
    bare = re.sub(r"^(?P<place>[가-힣]{0,8}?)(?:여성)?새(?:로)?일(?:하기)?센터$", r"여성새로일하기센터", bare)
    bare = re.sub(
        r"^(?P<place>[가-힣]{0,8}?)(?:여성)?새(?:로)?일(?:하기)?(?:지원)?본부$", r"여성새로일하기지원본부", bare
    )
    bare = re.sub(r"^(?:(?:여름|겨울)방학|[하동]계)(?=대학생)", "", bare)
    bare = re.sub(r"^(?:어르신|노인)일자리(?:(?:및|와)?사회활동)?", "노인일자리", bare)
    bare = re.sub(r"(?<=인턴)[십제]$", "", bare)
    return re.sub(r"(?:공모|지원|추진)?(?:사업|프로젝트|계획)?$", "", bare) or bare


@lru_cache(4096)
def year_of(name: str) -> int | None:
    """Return the year that stands in `name`, None without one."""
    match = re.search(r"(?:19|20)\d\d(?!\d)|(?<=['’‘])\d\d(?=년)", name)
    return None if match is None else int(match[0]) + (2000 if len(match[0]) == 2 else 0)
