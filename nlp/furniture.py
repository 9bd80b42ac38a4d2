"""What of a page is not the article: menus, share bars, bylines, copyright lines, comments, link lists, translations.

Precision first: a span is left out only where its words say what it is. Headlines stay, also when a page repeats them,
and so do captions, tables and every line of prose. Where an article has ended (a copyright line, a comment box, related
articles) lines that are no prose are left out up to the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

_DATE = r"(?:20)?\d\d\s?[./년-]\s?\d{1,2}\s?[./월-]\s?\d{1,2}\s?[.일]?"
_CLOCK = (
    r"(?:\s?\d{1,2}시\s?\d{1,2}분|\s?[\[(]?(?:오전|오후)?\s?\d{1,2}:\d{1,2}(?::\d{1,2})?\s?(?:AM|PM|am|pm|"
    r"KST)?[\])]?)"
)
_WHEN = rf"{_DATE}(?:\s?\((?:월|화|수|목|금|토|일)(?:요일)?\))?{_CLOCK}?"
_REPORTER = r"[가-힣○*]{2,5}\s?(?:선임|수습|인턴|객원|전문|대|시민|명예)?\s?(?:기자|특파원|리포터|통신원|PD|앵커)"
_EMAIL = r"(?:[A-Za-z0-9._%+*-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){0,6}[A-Za-z]{0,24}|\[email[\s\xa0]protected\])"
_BULLET = r"[\s•·ㆍ∙*|◦‣\-–]{0,6}"
_WEATHER = (
    r"(?:맑음|구름조금|구름많음|흐림|흐리고\s?비|비|눈|박무|안개|연무|소나기|튼구름|온흐림|실\s?비|약한\s?비|"
    r"보통\s?비|강한\s?비|가벼운\s?눈|황사|진눈깨비)"
)
_PROVINCE = (
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청|전북|전남|전라|호남|경북|경남|경상|영남|제주)"
)
_DESKS = rf"{_PROVINCE}(?:[·/ㆍ・]{_PROVINCE}){{1,3}}"
_DESK = rf"(?:전국|수도권|{_PROVINCE}(?:[·/ㆍ・]{_PROVINCE}){{0,3}})"

_LINES: tuple[tuple[str, str], ...] = (
    (
        "time of publication",
        rf"{_BULLET}(?:\[?(?:승인|입력|등록|수정|최종수정|최종\s?업데이트|발행|기사입력|기사등록|기사승인|"
        rf"작성일자?|등록일자?|게시일|보도일자?|송고|업데이트|Published|Updated|Date)\]?\s?[:：|"
        rf"]?\s?{_WHEN}[\s|·•/]*)+(?:[가-힣]{{2,5}}|조회수?\s?[:：]?\s?[\d,]+|Writer\s\w+)?",
    ),
    ("time of publication", rf"[\s|]*{_WHEN}(?:\s?[월화수목금토일]요일)?[\s|]*(?:{_REPORTER})?(?:\d{{1,2}}면)?\s*"),
    ("byline", rf"{_BULLET}(?:기자명|글|취재|작성자|글쓴이)\s?[:：|=]?\s?[가-힣○\s]{{2,20}}(?:기자)?\s?{_EMAIL}?\s*"),
    (
        "byline",
        rf"{_BULLET}\[?(?:[가-힣○A-Za-z0-9]{{1,14}}\s?[/=]\s?)?{_REPORTER}\]?\s?[|"
        rf"/=,(]{{0,2}}\s?{_EMAIL}?\)?\s*(?:[|\s]{{0,4}}(?:기사)?(?:입력|승인|등록)\s?[:：]?\s?{_WHEN})?[\s.|]*",
    ),
    ("byline", rf"{_BULLET}[가-힣○]{{2,5}}\s?[|/]\s?(?:기사입력|입력)\s?[:：]?\s?{_WHEN}\s*"),
    ("byline", rf"[가-힣○\s]{{0,16}}{_EMAIL}\s*"),
    ("byline", r"(?:By\s)?[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+){0,3},?\s(?:[Ss]taff\s)?[Rr]eporter\s*"),
    (
        "counter",
        rf"{_BULLET}(?:댓글|조회수?|추천|공감|좋아요|싫어요|스크랩|Hits?|Views?|"
        rf"hit)\s?[:：]?\s?\(?[\d,]{{0,12}}\)?(?:\s?[|·]?\s?(?:댓글|조회수?|추천)\s?[:：]?\s?[\d,]{{0,12}})*\s*",
    ),
    ("counter", r"이\s기사는\s\d{1,6}번\s공유[^\n]{0,40}"),
    ("counter", r"(?:SMG|View|조회)\s[\d,]{1,9}|0\s?개"),
    (
        "counter",
        r"좋아요\s?[\d,]{1,9}개?(?:\s?[|·/]\s?(?:공유하기|글자\s?크기[^\n|]{0,8}|인쇄|스크랩)){0,5}\s*"
        r"|(?:Total|전체|총)\s[\d,]{1,9}건?\s?[|/,(]?\s?\d{1,6}\s?(?:/\s?\d{1,6}\s?)?페이지\)?"
        r"|작성자\s\S{2,12}\s(?:댓글\s\d{1,5}건\s?)?조회\s[\d,]{1,7}회(?:\s작성일\s[\d.:\s-]{6,20})?",
    ),
    (
        "share bar",
        rf"{_BULLET}(?:이\s기사를\s공유합니다|이\s기사\s좋아요|이\s기사를\s추천합니다|기사\s?공유(?:하기)?|"
        rf"공유(?:하기)?|퍼가기|퍼나르기|인쇄(?:하기)?|프린트|스크랩|글자\s?크기(?:\s?(?:설정|조절|크게|작게|"
        rf"조정))*|가\s가|가나다라마바사|"
        r"본문\s?글씨\s?(?:키우기|줄이기)|폰트|URL\s?복사|기사\sURL이\s?복사되었습니다\.?|링크\s?복사|카카오톡?|"
        r"카카오스토리|페이스북|트위터|네이버\s?블로그|네이버\s?밴드|네이버|밴드|이메일|메일\s?보내기|"
        r"구독(?:하기)?|뉴스듣기|음성으로\s?듣기|도배방지\s?이미지|"
        r"Text\sSize|bar_progress|Print|Share|Facebook|Twitter|닫기|Close|창\s?닫기|팝업창?\s?닫기|목록(?:으로|"
        r"보기)?|이전(?:글|기사)?|다음(?:글|기사)?|TOP|Top|맨\s?위로|QUICK\sMENU|반응형|키워드|태그|Tag)"
        r"(?:[\s|·,/•]+(?:이\s기사를\s공유합니다|공유하기|퍼가기|인쇄|프린트|스크랩|글자\s?크기(?:\s?설정)?|닫기|"
        r"Close|창\s?닫기|팝업창?\s?닫기|목록|이전글?|다음글?|TOP|Top|카카오톡|페이스북|트위터|URL\s?복사|네이버|"
        r"밴드|이메일|공유)){0,20}\s*",
    ),
    (
        "site menu",
        r"(?:[-*•\s]{0,6}(?:본문|주메뉴|메뉴|하단|서브메뉴|왼쪽\s?메뉴|Shortcut\sto|Skip\sto|"
        r"Go\sto)\s?(?:으로\s?)?(?:[Mm]ain\s)?(?:바로\s?가기|바로가기|건너뛰기|Body|[Cc]ontents?|[Mm]enu|"
        r"[Mm]ain\s[Mm]enu|main\smenu)?[\s|]*)+(?:\|\s[A-Za-z&\s]{2,40})?",
    ),
    (
        "site menu",
        r"[-*•\s]{0,8}(?:로그인|회원가입|로그아웃|마이페이지|사이트맵|전체메뉴|전체기사|검색|홈|Home|HOME|News|"
        r"소식|뉴스|메인|ENGLISH|English|한국어)(?:[\s|·>•]+(?:로그인|회원가입|로그아웃|마이페이지|사이트맵|"
        r"전체메뉴|전체기사|검색|홈|Home|HOME|News|소식|뉴스|English)){0,12}\s*",
    ),
    ("breadcrumb", r"[\s•]{0,4}(?:홈|HOME|Home|처음|메인)(?:페이지)?\s?[>›»＞→]\s?[^\n]{0,120}"),
    (
        "breadcrumb",
        r"(?![가-힣]{1,6}[시군구도]\s?[>›»＞])[가-힣A-Za-z·/ㆍ&\s]{1,16}(?:\s?[>›»＞]\s?[가-힣A-Za-z·/ㆍ&\s]{1,20}){1,6}",
    ),
    (
        "section name",
        r"[\s•*]{0,6}(?:정치|경제|사회|문화|지역|전국|종합|산업|국제|행정|자치|복지|교육|사설|스포츠|라이프|"
        r"오피니언|뉴스|기획|연예|사회일반|경제일반|정치일반|지역일반|지역뉴스|지방자치|행정/자치|수도권|"
        r"News\s?&\s?Event|뉴스·행사|\s|[>|/·ㆍ&])+",
    ),
    (
        "regional desks",
        rf"(?:{_DESK}\s?\|\s?){{0,8}}{_DESKS}\s?\|\s?(?:{_DESK}\s?\|\s?){{0,8}}{_DESKS}(?:\s?\|\s?{_DESK}){{0,8}}\s*"
        rf"|{_DESKS}\s?\|\s?(?:기사)?(?:승인|입력|등록)\s?[:：]?\s?{_WHEN}\s*",
    ),
    (
        "weather bar",
        rf"{_BULLET}(?:{_WEATHER}\s?)?[가-힣]{{1,8}}\s?(?:{_WEATHER}\s?)?-?\d{{1,2}}(?:\.\d)?\s?[℃°]C?\s?(?:{_WEATHER})?\s*",
    ),
    ("weather bar", r"기상정보\s?제공|기상청\s?제공|날씨정보\s?제공"),
    ("date of the page", rf"{_BULLET}최종\s?(?:편집|업데이트)\s?[:：]?\s?{_WHEN}"),
    ("file", r"[^\n]{0,120}\.(?:hwpx?|pdf|jpe?g|JPE?G|png|docx?|xlsx?|zip)\s?(?:\([\d.,]{1,8}\s?[KMG]?B\))?\s*"),
    (
        "board search",
        r"해당\s메뉴에서\s검색하기|보도자료\(상세화면\)[^\n]{0,120}|BEST\s뉴스|이\s기사\s어떻게\s생각하세요|다시듣기",
    ),
    (
        "board search",
        r"기사\s?읽어주기|폰트\s?확대[^\n]{0,30}|SNS\s?기사\s?보내기|정기\s?후원\s?하기|더보기|Link copied",
    ),
    ("byline", rf"{_REPORTER}\s?[|/]\s?{_WHEN}"),
    ("print line", r"이\s(?:기사|글|뉴스|페이지)[은는]\s[^\n]{1,90}프린트\s?(?:되었습니다|된\s?것입니다)\.?"),
    (
        "table furniture",
        r"(?:작성일자?|조회수?|등록일자?|작성자|담당부서|첨부파일|파일|제목\s?없음|조회|등록자|"
        r"게시자)(?:\s?[:：|])?",
    ),
    ("tags", r"(?:#[^\s#]{1,30}[\s,]*)+"),
    ("licence", r"(?:본\s저작물은\s)?[^\n]{0,60}공공누리[^\n]{0,120}"),
    (
        "satisfaction survey",
        r"(?:이\s?페이지에서\s제공하는|현재\s?페이지의\s?내용과|(?:콘텐츠\s|페이지\s)만족도\s?(?:조사|평가)(?![원한])|"
        r"열람하신\s정보에\s대해)[^\n]{0,120}",
    ),
    (
        "satisfaction survey",
        r"만족도\s?(?:조사|평가)(?:하기|\s?참여)?\s?[:：]?(?:\s(?:(?:매우\s?)?(?:만족|보통|불만)|(?:이|현재)\s?페이지)[^\n]{0,60})?",
    ),
    (
        "comment box",
        r"등록된\s댓글이\s없습니다\.?|페이지\s정보|"
        r"작성자\s[가-힣]{2,4}\s작성일\s?[\d.:\s-]{6,20}(?:댓글\s?\d{1,5}건)?(?:\s?조회\s?[\d,]{1,7}회)?\s?(?:본문)?",
    ),
    ("address", r"(?:주소|Address|\(우\)|우\))\s?[:：]?[^\n]{0,80}(?:전화|TEL|Tel|팩스|FAX)[^\n]{0,60}"),
    (
        "comment box",
        r"(?:댓글\s?(?:삭제|쓰기|등록|수정|달기|입력|목록)|삭제한\s댓글은\s다시\s복구할\s수\s없습니다\.?|"
        r"그래도\s삭제하시겠습니까\??|계정을\s선택하시면[^\n]{0,60}|댓글을\s남기실\s수\s있습니다\.?|"
        r"비밀번호|로그인\s?후\s[^\n]{0,40}|이름\s?비밀번호[^\n]{0,60}|0\s?/\s?\d{3,4})(?:\s?[|"
        r"\s]\s?(?:계정을\s선택하시면[^\n]{0,60}|댓글[^\n]{0,30}))*",
    ),
    (
        "publisher's note",
        r"[^\n]{0,40}기사의?\s법적인?\s책임과?\s권한은[^\n]{0,60}|[^\n]{0,12}뉴스\s?제보[^\n]{0,60}|"
        r"\*{0,2}\s?This article was translated from[^\n]{0,60}|Source Text|Source:\s[^\n]{0,60}",
    ),
    ("neighbour", r"[-•*·\s]{0,4}(?:이전|다음)\s?(?:기사|글|뉴스)\s?[:：]?\s[^\n]{1,120}"),
    ("end mark", r"\(끝\)|<끝>|기사\s?제보|꼭\s봐야\s?할\s주요\s?뉴스"),
    ("tip line", r"▶[^\n]{0,80}(?:구독|제보|클릭|바로가기|채널|기자페이지)[^\n]{0,40}"),
)
"""Whole lines that are furniture, by what they are."""

_TAILS: tuple[tuple[str, str], ...] = (
    ("copyright line", r"[\s<\[(〈《■▶※*-]{0,6}(?:저작권자|Copyrights?|COPYRIGHT|ⓒ|©|\(c\)\s|무단\s?전재)[^\n]{0,200}"),
    ("copyright line", r"[^\n.]{0,60}(?:무단\s?전재|무단\s?복제|무단\s?배포|All [Rr]ights? [Rr]eserved)[^\n]{0,120}"),
    ("comment box", r"(?:댓글\s?삭제|댓글\s?쓰기|전체\s?댓글|댓글\s?[\d,]+\s?개)[^\n]{0,100}"),
    ("link list", r"[가-힣○A-Za-z]{2,10}\s주요\s?뉴스"),
    (
        "link list",
        r"[\s\[<■▶◆●+*-]{0,5}(?:관련\s?기사(?:\s?더보기|목록)?|관련\s?뉴스|연관\s?기사|"
        r"(?:가장\s)?많이\s?본\s?(?:뉴스|기사)|댓글\s?많은\s?(?:뉴스|기사)|인기\s?(?:뉴스|기사)|최신\s?(?:뉴스|기사)|핫\s?뉴스|"
        r"실시간\s?(?:뉴스|급상승)|주요\s?(?:뉴스|기사)|Recent posts|RECENT POSTS|Special Coverage|"
        r"Join us on social!?|이\s?시각\s?주요\s?뉴스|추천\s?(?:뉴스|기사)|오늘의\s?(?:주요\s?)?뉴스|"
        r"카테고리의\s?다른\s?글|다른\s?기사\s?보기|[^\n]{0,60}관련기사목록)\s?[:：>\]]{0,2}[^\n]{0,60}",
    ),
)
"""Lines after which an article has ended."""

_TRANSLATION = re.compile(
    r"[*\s]{0,4}(?:아래는\s[^\n]{0,30}(?:구글|파파고|Google|네이버)\s?번역|The following is \[the full text\]|"
    r"The following is the (?:full text|English)[^\n]{0,40}translated|[^\n]{0,20}(?:구글|"
    r"파파고)\s?번역[^\n]{0,30}(?:전문|영문))"
)
"""The notice before a machine translation; from it on nothing is read."""

_INLINE: tuple[tuple[str, str], ...] = (
    (
        "copyright",
        r"[<〈\[(]?\s?(?:저작권자\s?)?(?:ⓒ|©|Copyrights? ?(?:ⓒ|©|\(c\))|"
        r"저작권자)[^\n<>〈〉]{0,80}?(?:무단\s?전재[^\n>〉\]]{0,40}|[Rr]eserved\.?|금지)[>〉\]]?",
    ),
    ("copyright", r"[<〈\[(]\s?[^\n<>〈〉\[\]]{0,40}무단\s?전재[^\n<>〈〉\[\]]{0,40}[>〉\])]"),
    ("byline", rf"(?:(?<=[.”\"'’」\s|]){_REPORTER}\s?[(/=]?)\s?{_EMAIL}\)?"),
    ("e-mail", _EMAIL),
    ("photo credit", r"[<(\[]?사진\s?제공\s?[=:]\s?[^\n<>()\[\]]{1,30}[>)\]]?\s{0,10}(?:[©ⓒ][^\n]{0,40})?$"),
    ("photo credit", r"[©ⓒ]\s?[^\n]{1,30}$"),
)
"""Parts of lines."""

_LINE_PATTERN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _LINES))
_TAIL_PATTERN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _TAILS))
_INLINE_PATTERN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _INLINE), re.MULTILINE)
_INLINE_SIGNS = re.compile("@|ⓒ|©|무단|저작권|제공|protected")
_INLINE_TAIL = re.compile(
    r"(?<=[.다>\]”\"])\s{0,3}(?:[가-힣○]{2,4}\s?기자\s?)?(?:핫뉴스|관련기사 더보기|많이 본 뉴스|"
    r"댓글\s?\d{1,5}\s?(?:\||$)|댓글\s?\d{1,5}$)[^\n]{0,400}"
)
_TAIL_SIGNS = ("핫뉴스", "관련기사 더보기", "많이 본 뉴스", "댓글")
_PROSE_SIGNS = re.compile(
    "기사|기자|뉴스|댓글|페이지|공공누리|만족도|열람|상세화면|폰트|후원|프린트|작성자|주소|우\\)|삭제|계정|비밀번호|로그인"
    "|SNS|Address|Source|This article|email|@|#|▶|>|›|»|＞|→"
)
"""One of these stands in every furniture line that ends as prose does."""
_PROSE = re.compile(r"[가-힣]{1,3}(?:다|요|까)[.?!][\"'”’」)]{0,3}\s*$|[a-z]{2}[.?][\"'”’)]{0,2}\s*$")
_STOPS = frozenset(".?!")
_RESERVED = re.compile(r"[Rr]eserved|RESERVED|금지|권한은")
_NUMBER = re.compile(r"[\d,]{1,10}")
_COUNTERS = frozenset({"조회수", "조회", "댓글", "추천", "Hit", "Hits", "Views", "View"})
MAX_LINE = 400
"""Longer lines are prose or tables: only parts of them are looked at."""


def left_out(text: str, lang: Literal["ko", "en"] = "ko") -> list[tuple[int, int]]:
    """Spans of `text` that are no part of the article, in order, none touching another."""
    spans: list[tuple[int, int]] = []
    inline, tails = _INLINE_SIGNS.search(text) is not None, any(sign in text for sign in _TAIL_SIGNS)
    ended = seen_prose = counts = False
    following = 0
    for line in text.splitlines(keepends=True):
        start = following
        following += len(line)
        stripped = line.strip()
        if not stripped:
            continue
        start += len(line) - len(line.lstrip())
        end = start + len(stripped)
        if lang == "ko" and seen_prose and len(stripped) <= MAX_LINE and _TRANSLATION.match(stripped):
            spans.append((start, len(text)))
            break
        prose = (
            len(stripped) > 15
            and not _STOPS.isdisjoint(stripped[-4:])
            and _PROSE.search(stripped[-12:]) is not None
            and _RESERVED.search(stripped[-24:]) is None
        )
        if len(stripped) <= MAX_LINE:
            if not prose and _TAIL_PATTERN.fullmatch(stripped):
                ended = ended or seen_prose
                spans.append((start, end))
                continue
            if (counts and _NUMBER.fullmatch(stripped)) or (
                (not prose or _PROSE_SIGNS.search(stripped)) and _LINE_PATTERN.fullmatch(stripped)
            ):
                spans.append((start, end))
                counts = stripped in _COUNTERS
                continue
            counts = False
        if ended and not prose and "\t" not in stripped and len(stripped) <= MAX_LINE:
            spans.append((start, end))
            continue
        if prose:
            seen_prose, ended = True, False
        elif len(stripped) > 60:
            seen_prose = True
        if inline and _INLINE_SIGNS.search(stripped):
            spans.extend(_parts(_INLINE_PATTERN, stripped, start))
        if tails and any(sign in stripped for sign in _TAIL_SIGNS):
            spans.extend(_parts(_INLINE_TAIL, stripped, start))
    return _merged(spans)


def _parts(pattern: re.Pattern[str], line: str, offset: int) -> Iterator[tuple[int, int]]:
    """What `pattern` finds within a line of the article that begins at `offset`."""
    for match in pattern.finditer(line):
        if match.end() > match.start():
            yield offset + match.start(), offset + match.end()


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
