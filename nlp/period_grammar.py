"""The writing of periods: patterns for years, dates, relative words, spans of years and terms, Korean and English.

Data for `nlp.period_mentions`. Every pattern is bounded: no repetition without an upper limit stands beside another.
"""

from __future__ import annotations

import re

from nlp.leaps import Leap
from nlp.openings import guarded, openings

COUNTS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
COUNTS |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

OFFSETS: dict[str, int] = {
    **dict.fromkeys(("올", "금년", "당해", "this", "current"), 0),
    **dict.fromkeys(("내년", "명년", "next", "coming"), 1),
    **dict.fromkeys(("내후년", "후년"), 2),
    **dict.fromkeys(("지난", "작년", "전년", "한 해", "1년", "일 년", "last", "previous", "a year"), -1),
    **dict.fromkeys(("지지난", "재작년"), -2),
}
"""Years from 올해, by the first letters of a relative word (the longest that fits)."""

_Y4 = r"(?:19[89]|20[0-4])\d"
_Y2 = r"['’‘`´]\s?\d\d(?!\d)"
_Y = rf"(?:{_Y4}|{_Y2})"
_MM = r"(?:1[0-2]|0?[1-9])"
_TILDE = r"\s{0,2}[~∼〜～–—-]\s{0,2}"
_DAYS = rf"(?:\s?{_MM}\s?(?:월(?:\s?\d{{1,2}}\s?일)?|\.(?:\s?\d{{1,2}}(?:\.(?!\d)|(?=\s?[~∼)])))?))?"
_MORE_DAYS = rf"(?:{_TILDE}{_MM}\s?\.\s?[0-3]?\d(?!\d)\.?)?"
_N = r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
_COUNT = rf"(?P<n>{_N})\s?(?:개년|개\s?연도|년|해)"
_AND_MONTHS = r"(?:\s?\d{1,2}개월(?=\s?간|\s?동안))?"
_LENGTH = rf"\s{{0,2}}{_COUNT}{_AND_MONTHS}(?:\s?(?:간|동안))?(?!\s?(?:만|전|이상|이내|내\s|미만|차|생|내리|연속))"
HALF = r"(?:상\s?[·‧ㆍ,∙]?\s?하반기|상반기|하반기|[1-4]\s?[/／]\s?4\s?분기|[1-4]\s?분기)"
_TAIL = rf"(?:\s?{HALF}|\s?{_MM}(?:\s?[~∼〜-]\s?{_MM})?\s?월(?:\s?\d{{1,2}}\s?일)?|\s?연?[말초](?=[\s까,.)부에]))?"
_AGES = r"20[34]0\s?(?:세대|청년|여성|남성|직장인|구직자|일자리|취업|채용)"  # people in their twenties and thirties
_TAIL_HALF = rf"(?:\s?{HALF})?"
_COUNTER = r"\s?(?:여(?!름|성|권|행|수|군)|명|개|원|건|곳|만|억|천|회|가구|호|㎡|년|석|km|m\b)"

DIGITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            "range",
            rf"(?P<a>{_Y})(?:\.\s?{_MM}(?=\s?[~∼〜～–—-])|\s?(?:년도?)?\.?{_DAYS})(?:{_TILDE}|\s?부터\s|\s?에서\s)(?P<b>{_Y}|\d\d(?=\s?년(?!간|\s?동안)))(?!\d|,\d|[.]\d\d\d)"
            rf"(?:\.\s?{_MM}(?![\d.월]|\s?월)|\s?(?:년도?)?\.?{_DAYS})",
        ),
        ("year", rf"(?P<a>{_Y4})\s?학년도"),
        ("year", rf"(?P<a>{_Y})\s?년(?:도(?!심))?(?!대|\s?생(?:[\s,)은이의]|$)|간|째|\s?넘){_TAIL}"),
        (
            "date",
            rf"(?P<a>{_Y})\s?[./-]\s?{_MM}(?!\d|%|\.\d\d\d|\s?[~∼]\s?\d+\s?년)"
            rf"(?:[./-][0-3]?\d(?!\d|,\d)|\.\s[0-3]?\d(?=\.|\s?[~∼)(]))?\.?{_MORE_DAYS}",
        ),
        ("year", rf"(?P<a>[0-3]\d)년(?:도(?=\s)|(?=\s?{_MM}월|\s?{HALF}|\s?대비|\s?기준)){_TAIL}"),
        ("date", rf"(?P<a>[0-3]\d)\.\s?{_MM}(?:\.\s?[0-3]?\d(?!\d))?\.?(?=\s?[)~∼]|\s?기준){_MORE_DAYS}"),
        ("year", rf"(?P<a>{_Y2})(?=\s?[)계]|\s?계획|\s?안\))"),
        (
            "years_taken",
            r"(?:(?P<n>\d{1,2})년(?:\s?여)?\s?)?(?:(?P<months>\d{1,2})개월(?:\s?여)?\s?)?만에"
            r"(?=\s(?:[가-힣·]{1,8}\s){0,3}\d[\d,.]{0,9}[만천백억조여]?\s?[\d,천백억만여]{0,10}\s?[개명원달]"
            r"[^\n]{0,24}?(?:만들|만든|창출[했한해하]|달성|유치|채[웠운워]|끌어|들여|지원했|취업시[켰키]|취업에\s성공|제공했|제공하는|늘[렸려]))",
        ),
        ("past_years", rf"{_COUNT}\s?(?:간|동안)(?=\s(?:의\s)?누적)"),
        ("span", rf"{_COUNT}\s?(?:\d{{1,2}}개월\s?)?(?:간(?=[\s(,.에의])|동안|에\s걸쳐)"),
        (
            "span",
            r"(?:(?<=[1-9]기)|(?<=[1-9]기\s)|(?<=기\s출범\s)|(?<=기출범\s))(?P<n>[1-4])년(?:\s?\d{1,2}개월)?(?:여)?"
            r"(?:\s?만(?=에(?!\s(?:당초\s)?목표)|\s)|(?=[,…·의]|\s(?!연속|차|째|전|후|뒤|만|\d{1,2}개월)))",
        ),
        ("ago", r"1년\s?전(?=[\s에보과의])"),
        ("month", rf"(?P<m>{_MM})(?:\s?[~∼〜-]\s?{_MM})?\s?월(?![세액급])(?:\s?(?:초|중순|말|\d{{1,2}}\s?일))?"),
        ("half", r"[1-4]\s?(?:[/／]\s?4\s?)?분기"),
        (
            "name_year",
            rf"(?P<a>(?!{_AGES}){_Y4})(?:(?=\s[‘'「『]?[가-힣A-Z])|(?<=[‘'“\"「『<《\[]\d{{4}})(?=[가-힣])(?!년)){_TAIL_HALF}"
            rf"(?!{_COUNTER})",
        ),
    )
)  # fmt: skip
"""Patterns that begin with a digit or an apostrophe, first match wins."""
_BEGINS_SO = r"(?:19[89]|20[0-4])\d|\d{1,2}\s?(?:[년해월.~∼〜/／-]|개\s?년|개\s?연도|개월\s?만|분기)"
"""What all of them that begin with a digit begin with; most numbers of a release do not."""

WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        ("past_years", rf"(?:최근|지난|과거)\s?{_LENGTH}"),
        ("past_months", r"(?:최근|지난)\s?(?P<months>\d{1,2})\s?개월\s?(?:간|동안)(?=[\s,])"),
        ("next_years", rf"(?:향후|앞으로)\s?{_LENGTH}"),
        ("next_years", rf"(?:향후|앞으로)\s?{_COUNT}\s?(?:이내|내|안)(?:에)?(?=\s)"),
        ("span", rf"{_COUNT}\s?(?:\d{{1,2}}개월\s?)?(?:간(?=[\s(,.에의])|동안)"),
        ("season", r"지난\s?(?P<season>봄|여름|가을|겨울)(?:방학|철)?(?=[\s에엔은의])"),
        ("month", rf"(?P<way>오는|지난|올해?)\s?(?P<m>{_MM})\s?월(?:\s?(?:초|중순|말|\d{{1,2}}\s?일))?"),
        (
            "relative",
            rf"(?:내년도?|금년도?|작년도?|재작년도?|전년도?(?!이)|명년|내후년|후년|당해\s?연도|지지난해|지난\s?해(?!당)){_TAIL}",
        ),
        (
            "relative",
            rf"(?:올해|올\s해(?=[\s는에도의,])"
            rf"|올(?=\s?(?:들어|한\s?해|{HALF}|연말|봄|여름|가을|겨울|초))(?:\s?들어(?:서)?)?){_TAIL}",
        ),
        ("new_year", rf"(?:새해|신년(?=\s?(?:\d|상반기|예산|사업|업무))){_TAIL}"),
        ("ago", r"한\s해\s전(?=[\s에보과])"),
        (
            "month",
            r"(?P<next>다음\s?달|내달)"
            r"|(?P<last>지난달|지난\s달(?=[\s,에보까의]))(?:\s?\d{1,2}\s?일(?:\s?부터\s?|\s?[~∼]\s?)(?P<till>\d{1,2}\s?일)(?:까지)?)?|(?P<now>이달|이번\s?달)",
        ),
        ("half", rf"(?:지난\s)?{HALF}"),
        ("relative_end", r"연내|연말(?=까지|에|\s)"),
        ("next_of", r"이듬해|그\s?다음\s?해|그해|같은\s?해(?=\s)"),
        ("office", r"임기\s?(?:내|동안|안|중)(?:에)?(?=[\s,])"),
        (
            "term",
            r"민선\s?(?:제\s?)?(?P<n>\d)\s?기(?P<open>\s?(?:들어|출범\s?(?:이후|이래|후)|이후|이래)"
            r"(?P<now>\s(?:지금|현재|이제)까지)?)?",
        ),
    )
)  # fmt: skip
"""Patterns that begin with a Korean word, first match wins."""

Rules = tuple[tuple[str, re.Pattern[str]], ...]


def _by_first(rules: Rules) -> dict[str, Rules]:
    """The rules of the patterns that can begin with a character, in their order; "" has those of all other ones."""
    firsts = [_first_of(pattern.pattern) for _, pattern in rules]
    known = {character for first in firsts if first is not None for character in first.pattern}
    return {
        character: tuple(
            rule for rule, first in zip(rules, firsts, strict=True) if first is None or first.match(character)
        )
        for character in known.union("0123456789", [""])
    }


def _first_of(pattern: str) -> re.Pattern[str] | None:
    """The set of characters that `pattern` can begin with, None where it begins with any digit."""
    try:
        return re.compile(f"[{openings(pattern)}]")
    except ValueError:
        return None


DIGITS_BY_FIRST, WORDS_BY_FIRST = _by_first(DIGITS), _by_first(WORDS)
"""The same by their first characters, as most patterns begin like no other."""

YEAR_ROW = re.compile(
    r"^[^\n|\t]{0,24}(?:[|\t][ ]?[^\n|\t\d]{0,12})?(?:[|\t][ ]?(?:19[89]|20[0-4])\d[ ]?(?=[|\t\n])){2,20}", re.MULTILINE
)
"""The head of a table whose columns are bare years."""
YEAR_CELL = re.compile(rf"(?<=[|\t ])(?P<a>{_Y4})(?=[ ]?[|\t\n])")
YEAR_IN_CELL = re.compile(r"(?:19[89]|20[0-4])\d ?[|\t]")
"""Such a year at the end of its cell, which stands in the head of a table and in a label alike and is fast to find."""
YEAR_LABEL = re.compile(rf"(?P<a>{_Y4})(?=[ ]?[|\t][^\n]{{0,40}}?\d)")
"""A bare year before a cell with a number; it labels the row where it opens its line."""
CUE = guarded(
    rf"(?<![0-9])(?={_BEGINS_SO})[0-9]+"
    r"|['’‘`´](?=\s?[0-9]{2})|올(?=해|\s)|내년|금년|작년|전년|재작년|명년|내후년|후년|당해|지난|지지난해|새해|신년|최근|과거|향후|앞으로"
    r"|오는|한\s해\s전|다음\s?달|내달|이달|이번\s?달|상반기|하반기|상\s?[·‧ㆍ,∙]?\s?하반기|연내|연말|이듬해|그\s?다음\s?해|그해|같은\s?해|민선|임기"
    r"|(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?해\s"
)
"""Where a Korean period may begin."""

_EN_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_EN_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_ENGLISH = re.compile(
    r"(?=[0-9A-Za-z])\b"
    r"(?=[12]|(?:by|until|through|till|since|in|over|during|for|from|the|within|this|next|last|coming|previous|current|a)\s"
    rf"|{_EN_MONTH}|FY)(?:(?P<range>(?:from\s)?(?P<a>{_Y4})\s?(?:-|–|~|to|through|and|until)\s?(?P<b>{_Y4}))"
    rf"|(?P<until>(?:by|until|through|till)(?:\sthe\send\sof)?\s(?:{_EN_MONTH}\s)?(?P<u>{_Y4}))"
    rf"|(?P<since>since\s(?:{_EN_MONTH}\s)?(?P<s>{_Y4}))"
    rf"|(?P<years_since>(?:in|over|during|for)\sthe\s(?P<c>{_EN_COUNT})\syears\ssince\b)"
    rf"|(?P<past_years>(?:(?:over|in|for|during)\s)?the\s(?:past|last)\s(?P<p>{_EN_COUNT})\syears)"
    rf"|(?P<past_months>(?:over|in|for|during)\sthe\s(?:past|last)\s(?P<months>\d{{1,2}})\smonths)"
    rf"|(?P<next_years>(?:(?:over|in|for|during)\s)?the\s(?:next|coming)\s(?P<f>{_EN_COUNT})\syears)"
    rf"|(?P<span>(?:over(?:\sthe\scourse\sof)?|in|within)\s(?P<n>{_EN_COUNT})[\s-]years?)"
    rf"|(?P<near>(?:this|next|last)\smonth)"
    rf"|(?P<relative>(?:this|next|coming|last|previous|current)\syear|a\syear\s(?:earlier|ago|before))"
    rf"|(?P<year>(?:{_EN_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?)?(?:FY\s?)?(?P<y>{_Y4}))"
    rf"(?![\d%.-]\d|[\d%]|,\d|\s(?:jobs|people|persons|workers|won|places|firms|KRW)))",
    re.IGNORECASE,
)
_ENGLISH_AT = re.compile(r"(?:19[89]|20[0-4])\d|y(?i:ear)|Y(?i:ear)|m(?i:onth)|M(?i:onth)")
ENGLISH = Leap(_ENGLISH, _ENGLISH_AT, before=40, behind=40)
"""Where an English period stands: its year, or the word for one."""
ENGLISH_RUN = re.compile(r"[A-Za-z][A-Za-z]{1,19},? [a-z]{2,20} [A-Za-z]{2,20}")
"""Three words on end: text that may hold English periods even in a Korean document."""

BASE = re.compile(
    r"(?:\s?(?:같은\s?(?:기간|때|달|시기)|동기|동월|동분기|동반기|이맘때|\d{1,2}월))?(?:\s?\([^()\n]{0,20}\))?"
    r"(?!에?[는은]\s|엔\s|도\s|부터|까지|에서|[을를]\s|에\s(?!비|견))(?:(?!올해|지난\s?해|작년|전년|내년|금년)[가-힣\s·]){0,16}?(?:(?<!기)|(?<=[동분반]기))(?:보다|대비|(?:에|\s)\s?비해|에\s?비하|[과와]\s?비교|[과와]\s?견[주줘]|[과와]\s(?:엇?비슷|같[은아았고]|동일|유사|마찬가지)|에\s?견줘|比)|(?:(?:\s(?:예산|실적|인원|목표|사업비))?의)?\s?(?:약\s)?(?:두|세|네|\d{1,2}(?:\.\d)?)\s?배(?![송정치])"
    r"|\s?\([^()\n]{1,16}\)의\s(?:약\s)?\d{1,2}(?:\.\d)?\s?배(?![송정치])|\s?기저\s?효과"
    r"|의\s(?:약\s)?(?:절반|\d{1,2}분의\s?\d|\d{1,3}%)"
    r"|\s?(?:동월|동기|동분기)?비(?=\s?[\d+-]|\s(?:감소|증가|하락|상승|낮|높|늘|줄)|[),])"
    r"|(?:\s(?:수치|수준|실적|기록))?(?:에는?|엔)\s?(?:크게\s|다소\s)?못\s?미"
    r"|\s?\([^()\n]{1,16}\)[을를]\s(?:이미\s|훌쩍\s|크게\s)?(?:넘|웃[도돌]|뛰어넘|상회)"
    r"|\s수준(?:(?:\s?이상)?(?:으로|의)|을\s유지)\s"
    r"|[^.,\n\d]{0,14}[과와]\s\d[\d,.억만천 ]{0,14}[원명개]?\s?차"
    r"|\s(?:같은\s기간\s|연간\s|전체\s)?(?:기록|실적|수준|성과)[을를]\s(?:이미\s|훌쩍\s|크게\s)?(?:넘|웃[도돈]|뛰어넘|초과|경신|상회)"
)
"""After a mention: it is only the base of a comparison."""
UNTIL = re.compile(rf"(?:\s?[연년]?말|\s\d{{1,2}}기)?(?:\s?{_MM}월(?:\s?\d{{1,2}}일)?\s?말?)?\s?까지")
FROM_LENGTH = re.compile(rf"\s?(?:부터|[을를]\s시작으로)(?:\s?(?:향후|앞으로))?{_LENGTH}")
PASSING = re.compile(r"[^.\n]{0,60}?[한된던든은운린인]\s(?:이\s)?[가-힣 ]{1,16}[은는]\s")
"""After a mention: it only tells how long the making of the topic took."""
MILESTONE = re.compile(
    r"(?:\s?\d{1,2}월)?\s?(?:[가-힣]{2,6}\s)?(?:준공|완공|착공|개장|개관|개통|개소|입주|재?가동|양산)[가-힣]{0,3}\s?(?:예정|목표|계획|앞두)"
    r"|\s(?:본격\s)?(?:준공|완공|착공|개장|개관|개통|입주|재?가동|양산)(?=[…,]|\s?\n)"
)
"""After a mention: when something is to be ready, which dates no sum and no count."""
READY_BY = re.compile(r"(?:\s?\d{1,2}월)?\s?(?:준공|완공|개장|개관|개통)을\s목표로\s")
"""After a mention: the end of what is spent until then."""
TAKEN_IN = re.compile(
    r"(?<=월)(?:\s?(?:초|말|중순))?(?:부터|에)?\s(?:\d[\d,]{0,6}\s?(?:여\s?)?명의\s)?[^.,\d\n]{0,36}?"
    r"(?:(?:모집|선발|접수)(?:해|하여|을\s거쳐|을\s통해)|신청을\s받아|참여자\s(?:모집|선발)을\s(?:완료|마쳤|마무리|끝냈))"
)
"""After 지난해 12월: when those were taken in who work this year."""
LIMIT = re.compile(r"(?:최대|최장|1인당|한도)\s?$")
"""Before 2년간: how long a support may run."""
PLAN_MADE = re.compile(
    r"(?:\s?\d{1,2}월)?[^.\d\n]{0,24}?(?:계획|대책|로드맵|전략|비전|공약|목표)[을를]\s"
    r"(?:세우|수립|마련|발표|내놓|확정|공시|짜)[가-힣]{1,6},?\s"
)
"""Between two years: the plan that reaches to the second was made in the first."""
SINCE = re.compile(r"\s?(?:부터(?!\s?\d{1,2}\s?[월일년개])|이후|이래)(?!\s?(?:본격|시행|추진할|순차))")
TO_DATE = re.compile(r"\s?(?:부터|이후|이래)\s(?:현재|지금|올해|이제)까지")
RECORD_SINCE = re.compile(
    r"\s?\([^()\n]{1,20}\)\s?(?:이후|이래)\s(?:[가-힣]{1,6}\s){0,2}?"
    r"(?:처음|가장|최대|최고|최소|최저|최다|역대|(?:\d{1,2}년\s?)?(?:\d{1,2}개월\s?)?만)"
)
"""After a mention: the record that is broken, with its value in brackets."""
ORIGIN = re.compile(
    r"\s(?:기준\s?)?중위소득|[^.,\n\d]{0,16}?(?:잉여금|이월금|쓰고\s남은\s)|(?!부터|까지)[^.,\n\d]{0,18}?(?:거쳐\s(?!간\s)|(?:도입|시작|신설)(?:됐|되었)다|(?:도입|시행)(?:했|하였)다|들[어여](?:왔다|온\s)|(?:세워|지어)진\s(?:이|그)\s|들어선\s(?:이|그)\s"
    r"|(?:으?로\s이월|에서\s(?:이어진|넘어온|이월된))"
    r"|힘입어|인정받아\s|바탕으로|[에데]\s?이어[\s,]"
    r"|(?:시작|도입|개소|설립|제정|출범|개관|개원|창립|진출|지정|인증|조성|신설|건립|준공|제출|수립|체결|개정|선정)(?:,|된|한|돼|해|되어|하여|했던|됐던)\s"
    r"|문을\s?연\s|(?:이래|이후)\s?(?:처음|첫\s|가장|최대|최고|최소|최저|최다|역대|매년|꾸준|\d{1,2}년\s?(?:\d{1,2}개월\s?)?만)"
    r"|\s?(?:관련\s)?(?:통계|집계|조사)(?:를|을)?\s?(?:작성|시작|집계)?[^\s]{0,3}\s?(?:이래|이후))"
)
"""After a mention: it tells when something else began or was done."""
SINCE_OPENING = re.compile(
    r"(?=[개설출창사취])(?:(?:개소|설립|출범|개원|개관|창립|사업\s?시작|사업\s?시행)(?:한|된)?\s?(?:(?:이후|이래)(?=[\s,]|부터|로|에)"
    r"|\d{1,2}년(?:여)?\s?(?:만에|동안|간)(?=[\s,]))|취임\s?(?:뒤|후|이후)(?=\s)|(?:개소|설립|개원|개관|창립)\s?후\s(?:지금|현재|이제)까지)"
)
OPENED = re.compile(r"[^.,\n]{0,24}?(?:문을\s?(?:연|열)|개소|설립|출범|개원|개관|창립|시작|시행)")
SINCE_EVENT = re.compile(
    r"(?:\s?\d{1,2}월)?\s?[^.,\n\d]{0,24}?(?:제정|시행|도입|개소|설립|출범|개원|개관|시작|지정|선정|취임)(?:[·,\s]시행)?\s?(?:이후|이래)(?=[\s,])"
)
"""After a mention: the event from which on something is counted."""
BASE_LEVEL = re.compile(
    r"[^.,\d]{0,20}\d[\d,.만천백억]{0,12}\s?[가-힣]{1,3}\s(?:대비|에\s비해)|[^.,\d]{0,20}\d[\d,.만천백억]{0,12}\s?[가-힣]{1,3}보다"
)
"""After a mention: the level of its year is only the base of a comparison."""
PASSED = re.compile(r"[^.\n\d]{0,24}?(?:된|한|던|연|이래|이후)\s")
"""After an origin: it is over, and says nothing of the months that follow."""
SURVEYED = re.compile(
    r"(?:\s?(?:말|중))?(?:\s?(?:현재|기준))?(?:의)?\s(?:[가-힣]{2,6}(?:의)?\s){0,2}"
    r"(?:고용률|실업률|취업자|실업자|경제활동|비경제활동|고용동향|고용보험|구직급여)"
)
"""After a month: statistics have measured it."""
SEASONS = {"봄": 4, "여름": 7, "가을": 10, "겨울": 12}
"""The months in which the seasons begin to be over; a winter is of the year in which it began."""
AGREEMENT = re.compile(r"투자\s?(?:유치\s)?(?:업무\s?)?(?:협약|양해각서)|MOU")
"""In a headline or a lead: the text is about an investment that was agreed on."""
TERM = re.compile(r"민선\s?(?:제\s?)?(?P<n>\d)\s?기")
TERM_TO_DATE_YEARS = (2, 9, 1998)
"""First and last known 민선 term, and the year in which the first began; a term has four years."""
EN_BASE = re.compile(
    r"\b(?:than|on|from|compared\s(?:with|to)|against|over|double|twice|triple|half)\s(?:that\sof\s)?(?:in\s)?(?:the\s)?(?:(?:same|first|second|third|fourth)\s\w{1,12}\s(?:of\s|in\s)?)?$",
    re.IGNORECASE,
)
EN_RECORD = re.compile(
    r"\b(?:lowest|highest|largest|biggest|smallest|best|worst|first|most)\b[^.;]{0,36}$", re.IGNORECASE
)
"""Before since 2013: the record that is broken."""
EN_ORIGIN = re.compile(
    r"\b(?:started|launched|began|begun|introduced|opened|established|founded|inaugurated|took\soffice|designated)"
    r"\s(?:in|from|on)\s$",
    re.IGNORECASE,
)
STATED_DATE = re.compile(
    rf"(?:입력|승인|등록일?|작성일?|게재일?|송고|보도일시|배포일시?|게시일|발행일|Posted|Published)[^\d\n]{{0,12}}"
    rf"(?P<y>{_Y4})\s?[.\-/년]\s?(?P<m>\d{{1,2}})\s?[.\-/월]\s?(?P<d>\d{{1,2}})"
)
DATE_LINE = re.compile(
    rf"^[ \t]*(?P<y>{_Y4})[.\-/]\s?(?P<m>\d{{1,2}})[.\-/]\s?(?P<d>\d{{1,2}})\.?"
    r"(?:\s\d{1,2}:\d\d)?(?:\s{1,3}\d{1,7}\s{1,3}Views)?[ \t]*$",
    re.MULTILINE,
)
"""A line that holds but the day on which the page was put up."""
GLOSS = re.compile(rf"(?P<word>올해|금년|내년|지난해|작년)(?:도|는|에는)?\s?(?:\(\s?)?(?P<y>{_Y4})\s?(?:년|\))")
"""A relative word explained by a year: 올해(2019년)."""
