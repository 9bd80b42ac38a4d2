"""What lists of projects look like: bullets, commas, counts behind, people and money beside their items.

Data for `nlp.program_lists`.
"""

from __future__ import annotations

import re

from nlp.leaps import Leap

LISTED_ITEM = re.compile(
    r"[△▲▷▶◇◆○◦•·▪-](?:(?<=^.)|(?<=[\s(:].))\s?(?P<name>[가-힣A-Za-z][가-힣A-Za-z·ㆍ ]{1,22}?"
    r"(?:일자리|사업|근로|인턴)(?:\s?사업)?)(?:\s분야)?\s?[:(]?\s?(?=\d)"
)
"""An item of a list with a figure of its own: ▲청년 공공일자리 26명."""

_SIBLING = re.compile(
    r"(?:^|(?<=[,.\n]\s)|(?<=\n)|(?<=[은는도또]\s))(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9·ㆍ ]{1,28}?"
    r"(?:사업|일자리|근로))(?:으로|에는|에|은|는)?\s(?=\d[\d,]{0,7}[천만]?\s?여?\s?명(?:[,을이의과와]|\s등))"
)
_SIBLING_AT = re.compile(r"(?:사업|일자리|근로)(?=(?:으로|에는|에|은|는)?\s\d)")
SIBLING = Leap(_SIBLING, _SIBLING_AT, before=32, behind=32)
"""An item of a list between commas with its people: 새봄 이음 사업으로 30명, 새봄 돌봄 사업으로 9명."""

ENUMERATED = re.compile(
    r"등\s?(?:총\s?|모두\s)?\d{1,3}\s?(?:개|종)(?:\s(?:신규\s|세부\s|단위\s)?사업|이|을|를|로|의|다|\.)"
    r"|등(?P<carried>을\s(?!담당|맡|수행)|이다|입니다|에\s(?:나서|나선|힘|역점)|(?:의|\s(?:다양한|여러|각종|신규))\s(?:사업|시책|프로그램))"
)
"""Behind projects that are counted, or carried on: A 지원사업, B 지원사업 등 총 13종, A 지원사업, B 캠프 등을."""
BULLETS = "△▲▷▶◇◆"
LIST_BULLET = re.compile(rf"[{BULLETS}]")
_PROJECTS_BELOW = re.compile(
    r"(?:선정된|선정|뽑힌|고른|주요|추진|신규|세부|\d개)\s(?:[가-힣]{2,6}\s)?(?:사업|프로젝트)(?:은|으로는|에는)\s?:?\s?(?=[△▲▷▶◇◆])"
)
_PROJECTS_BELOW_AT = re.compile(r"[△▲▷▶◇◆](?<=[은는:\s].)")
PROJECTS_BELOW = Leap(_PROJECTS_BELOW, _PROJECTS_BELOW_AT, before=26, behind=1)
"""Before a list of nothing but projects: 선정된 사업은 △원도심 창업 지원 △나루 드론 일자리."""
PROJECT_BELOW = re.compile(
    r"[△▲▷▶◇◆]\s?(?P<name>[가-힣A-Za-z][^△▲▷▶◇◆,\n]{4,48}?)\s?"
    r"(?:\([가-힣·ㆍ\s]{2,24}\)\s?)?(?=[△▲▷▶◇◆,]|\s등|으로\s|이다|입니다|\.|\n|$)"
)
EACH_COUNTED = re.compile(r"사업별\s?(?:(?:모집|선발|참여|채용)\s?)?(?:인원|규모)(?:은|는|으로는)?\s?:?\s?(?=[△▲▷▶◇◆])")
"""Before a list of projects with their people: 사업별 모집 인원은 △골목 해설사 12명 △마을 배움터 9명."""
PEOPLE_OF = re.compile(r"[△▲▷▶◇◆]\s?(?P<name>[가-힣A-Za-z][^△▲▷▶◇◆,\n\d]{2,40}?)\s?(?=\d[\d,]{0,6}\s?[명개])")
COUNTED_BELOW = re.compile(r"[△▲▷▶◇◆]\s?(?P<name>[가-힣A-Za-z][^△▲▷▶◇◆\n()]{3,32}?)\s?\((?=\d[\d,]{0,6}\s?명\))")
"""An item with its people in brackets: △반갑다, 나루기업(9명)."""
COUNTED_PROJECTS = re.compile(
    r"\d[\d,]{0,6}\s?명\)\s?등\s?(?:총\s?|모두\s)?\d{1,3}\s?개\s?(?:(?:신규|세부|단위)\s?)?(?:사업|과제|프로젝트)(?![장단비별])"
)
"""Behind the last item of a list: what it lists are projects, whatever their last words are."""
_PROJECTS_COUNTED = re.compile(
    r"\s등\s?(?:총\s?|모두\s)?\d{1,3}\s?개\s?(?:(?:신규|세부|단위)\s?)?(?:사업|프로젝트)(?!\s?유형|[장단비별])"
)
_PROJECTS_COUNTED_AT = re.compile(r"등(?=\s?(?:총\s?|모두\s)?\d)")
PROJECTS_COUNTED = Leap(_PROJECTS_COUNTED, _PROJECTS_COUNTED_AT, before=1, behind=30)
PROJECTS_ARE = re.compile(r"(?:사업|프로젝트)(?:은|는|으로는|로는|에는)\s?:?\s?$")
"""Before a list of projects: 올해 사업은 ▲나루 마을로(9명)."""
ENUMERATED_ITEM = re.compile(r"(?:사업|프로젝트|프로그램|캠프|아카데미|스쿨|인턴십|장려금|수당)$")

INLINE_ITEM = re.compile(
    r"[△▲▷▶◇◆]\s?(?P<name>[가-힣A-Za-z(][가-힣A-Za-z0-9·ㆍ()‘’' ]{3,38}?"
    r"(?:사업|프로젝트|프로그램|장려금|지원금|보조금|훈련수당|통장|공제|바우처))"
    r"(?=\s?[(△▲▷▶◇◆,:]|\s등|다\.|이다|입니다|에\s\d|\s?$)"
)
"""An item of a list of projects within a line: △나루 청년 창업 지원사업(10명)."""

BETWEEN = re.compile(r"(?:,|·)\s?(?P<name>[가-힣]{2,10}(?:일자리\s?사업|일자리|사업))(?:,|·|\s?및|[과와])\s?")
"""What stands in a list between two standing schemes."""

NAMED = re.compile(r"업\s?명")
"""Without it a table has no such head."""
NAMED_ROWS = re.compile(
    r"(?:^|\n)[ \t|]{0,8}(?:(?:연\s?번|순\s?번|번\s?호|No\.?)\s{0,3}\|\s{0,3})?"
    r"(?:세부\s?|단위\s?)?사\s?업\s?명\s?\|[^\n]*\n"
)
"""The head of a table whose rows begin with the names of projects."""
ROW_NAME = re.compile(r"[ \t|]{0,8}(?:\d{1,3}[ \t]{0,3}\|[ \t]{0,3})?(?P<name>[^|\n]{1,40}?)\s*\|[^\n]*(?:\n|$)")
NAME_LINE = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}사\s?업\s?명\s?[:：]\s?[‘'“\"「『]?(?P<name>[가-힣A-Za-z0-9][^\n(,:‘’'“”\"「」『』]{4,48}[가-힣])"
)
"""The line of a notice that says what the project is called: ○ 사업명: 나루 청년 이음."""
