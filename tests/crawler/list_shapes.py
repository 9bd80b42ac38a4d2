# ruff: noqa: E501 (markup is easier to read on one line)
"""Lists of releases in shapes that no family describes, each with the posts that it shows. All wording is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

BASE = "https://www.onul.example/news/list"
HEADLINES = (
    "누리시, 올해 자활근로 214명 배치",
    "산업단지 통근버스 늘려 구인난 던다",
    "‘다시 봄’ 경력이음 과정 27명 수료",
    "어르신 택배 거점 3곳 새로 문 열어",
    "청년 월세·일자리 묶음 지원 신청받아",
    "해안 정화 기간제 근로자 48명 모집",
    "소상공인 고용보험료 80% 돌려준다",
    "농기계 수리 인력 양성, 교육생 19명",
    "(주)다온전자 증설… 160명 채용 약속",
    "여성 새일센터 상반기 취업 371명",
    "빈 점포에 청년 가게 12곳 들어선다",
    "고령자 친화기업 2곳 지정, 35명 고용",
    "장애인 보호작업장 판로 넓힌다",
    "도서관 야간 개방 인력 22명 뽑아",
    "지역화폐로 받는 생활임금 첫 지급",
    "겨울철 제설 기간제 90명 사전 등록",
    "로봇 정비 훈련 수료생 열에 아홉 취업",
    "마을기업 7곳에 인건비 2억 4천만 원",
    "신중년 이음 일자리 참여자 모집 공고",
    "취업 취약층 건강검진비 지원 확대",
)


@dataclass(frozen=True, slots=True)
class Post:
    """What a row shows; the number is that of the post on its site."""

    number: str
    title: str
    day: date

    def on(self, form: str = "%Y-%m-%d") -> str:
        """The day as the site writes it."""
        return self.day.strftime(form)

    @property
    def html(self) -> str:
        """The headline as markup."""
        return escape(self.title)


def posts(place: int, *, hexadecimal: bool = False) -> list[Post]:
    """Six posts, different for each shape."""
    chosen = [HEADLINES[(place * 7 + step * 3) % len(HEADLINES)] for step in range(6)]
    days = [date(2026, 3, 17) - timedelta(days=place + step * 2) for step in range(6)]
    numbers = [
        f"{(place * 911 + 40017 - step * 13):x}".rjust(32, "a") if hexadecimal else str(place * 911 + 40017 - step * 13)
        for step in range(6)
    ]
    return [Post(*found) for found in zip(numbers, chosen, days, strict=True)]


def _rows(row: Callable[[Post, int], str]) -> Callable[[list[Post]], str]:
    return lambda shown: "\n".join(row(post, place) for place, post in enumerate(shown))


def _table(row: Callable[[Post, int], str], head: str = "") -> Callable[[list[Post]], str]:
    return lambda shown: f"<table>{head}<tbody>{_rows(row)(shown)}</tbody></table>"


SHAPES: dict[str, Callable[[list[Post]], str]] = {
    "a table with a header": _table(
        lambda p, n: (
            f"<tr><td>{90 - n}</td><td><a href='view.asp?seq={p.number}'>{p.html}</a></td><td>총무과</td><td>{p.on()}</td></tr>"
        ),
        "<thead><tr><th>번호</th><th>제목</th><th>부서</th><th>작성일</th></tr></thead>",
    ),
    "a table without any header": _table(
        lambda p, _: f"<tr><td><a href=/bbs/{p.number}>{p.html}</a><td align=right>{p.on('%y/%m/%d')}"
    ),
    "the date before the headline": _table(
        lambda p, _: f"<tr><td>{p.on('%Y.%m.%d')}</td><td><a href='?mode=read&num={p.number}'>{p.html}</a></td></tr>"
    ),
    "the whole line is a link of spans": _rows(
        lambda p, n: (
            f"<a class='row' href='/press/{p.number}/'><span>{n + 1}</span><span>{p.html}</span><span>{p.on()}</span></a>"
        )
    ),
    "list items with a lead": _rows(
        lambda p, _: (
            f"<li><h4><a href='/ko/news/{p.number}.do'>{p.html}</a></h4><p>군은 2019.4.1.부터 이어 온 사업을 넓힌다.</p><em>{p.on()}</em></li>"
        )
    ),
    "cards with a picture, a headline and a button": _rows(
        lambda p, _: (
            f"<div class='card'><a href='/v/{p.number}'><img src='/t/{p.number}.jpg' alt=''></a><div><strong>{p.html}</strong>"
            f"<time datetime='{p.on()}T09:00:00+09:00'>방금</time><a href='/v/{p.number}' class='btn'>자세히 보기</a></div></div>"
        )
    ),
    "definition lists": _rows(
        lambda p, _: (
            f"<dl><dt><a href='./detail?no={p.number}&page=1'>{p.html}</a></dt><dd>등록일 : {p.on()}</dd><dd>조회 : 31</dd></dl>"
        )
    ),
    "articles in a main element": lambda shown: (
        "<main>"
        + "".join(
            f"<article><header><h2><a href='/a/{p.number}/slug-of-post'>{p.html}</a></h2></header><footer>{p.on('%Y년 %m월 %d일')}</footer></article>"
            for p in shown
        )
        + "</main>"
    ),
    "a script with one argument": _table(
        lambda p, _: f"<tr><td><a href=\"javascript:goDetail('{p.number}')\">{p.html}</a></td><td>{p.on()}</td></tr>"
    ),
    "a script with the id among others": _table(
        lambda p, n: (
            f"<tr><td>{n}</td><td><a href='#n' onclick=\"fnRead('news', '{p.number}', 'Y', '12'); return false;\">{p.html}</a></td><td>{p.on()}</td></tr>"
        )
    ),
    "a script with a number that bears no quotes": _rows(
        lambda p, _: (
            f"<li onclick='openPost({p.number})'><b class='tit'>{p.html}</b><i class='date'></i><span>{p.on()}</span></li>"
        )
    ),
    "a data attribute": _rows(
        lambda p, _: (
            f"<li><button type='button' data-post-id='{p.number}'>{p.html}</button><span class='d'>{p.on()}</span></li>"
        )
    ),
    "a data attribute with an object": _table(
        lambda p, _: (
            f"<tr><td><a href='#' data-keyset='{{\"boardSeq\":\"{p.number}\"}}'>{p.html}</a></td><td>{p.on()}</td></tr>"
        )
    ),
    "forms with a button for each post": _rows(
        lambda p, _: (
            f"<div class='it'><form method='post' action='/r/view.do?nid={p.number}'><input type='submit' value='{p.html}'></form><span>{p.on()}</span></div>"
        )
    ),
    "ids of 32 hexadecimal digits": _rows(
        lambda p, _: f"<li><a href='view.do?uid={p.number}&menu=ab12'>{p.html}</a> <small>{p.on()}</small></li>"
    ),
    "a session id in the path": _table(
        lambda p, n: (
            f"<tr><td><a href='./read.do;jsessionid=0A{n}FF.w1?bno=7&ano={p.number}&pageIndex=1'>{p.html}</a></td><td>{p.on()}</td></tr>"
        )
    ),
    "two-digit years": _table(
        lambda p, _: f"<tr><td><a href='r.php?id={p.number}'>{p.html}</a></td><td>{p.on('%y.%m.%d')}</td></tr>"
    ),
    "dates with spaces and single digits": _table(
        lambda p, _: (
            f"<tr><td><a href='r.php?wr_id={p.number}'>{p.html}</a></td><td>{p.day.year}. {p.day.month}. {p.day.day}.</td></tr>"
        )
    ),
    "English dates": _rows(
        lambda p, _: f"<div class='item'><a href='/en/{p.number}'>{p.html}</a><span>{p.on('%b %d, %Y')}</span></div>"
    ),
    "a badge before and one after the headline": _rows(
        lambda p, _: (
            f"<li><a href='/n?i={p.number}'><span class='badge'>보도</span> {p.html} <span>NEW</span></a><span>{p.on()}</span></li>"
        )
    ),
    "the full headline in the title": _rows(
        lambda p, _: f"<li><a href='/n?i={p.number}' title='{p.html}'>{p.html[:8]}...</a><span>{p.on()}</span></li>"
    ),
    "a picture and a headline that link apart": _rows(
        lambda p, _: (
            f"<div class='w'><div><a href='view?k={p.number}'><img src='x.png' alt='대표 사진'></a></div><div><p class='subject'>"
            f"<a href='view?k={p.number}&c=1'>{p.html}</a></p><p>{p.on()}</p></div></div>"
        )
    ),
    "another board beside the list": lambda shown: (
        "<div>"
        + _rows(lambda p, _: f"<li><a href='v.do?bbs=77&n={p.number}'>{p.html}</a><span>{p.on()}</span></li>")(shown)
        + "</div><div class='side'>"
        + "".join(f"<p><a href='v.do?bbs=5&n={n}'>옆 게시판의 알림 글 {n}</a></p>" for n in range(3))
        + "</div>"
    ),
    "a menu before the list and pages after it": lambda shown: (
        "<ul>"
        + "".join(f"<li><a href='/menu?m={n}'>분야별 안내 {n}</a></li>" for n in range(9))
        + "</ul>"
        + _rows(lambda p, _: f"<p><a href='/w/{p.number}'>{p.html}</a> ({p.on()})</p>")(shown)
        + "".join(f"<a href='?pg={n}'>{n}</a>" for n in range(1, 11))
    ),
    "files linked in each row": _table(
        lambda p, _: (
            f"<tr><td><a href='view?n={p.number}'>{p.html}</a></td><td><a href='download?n={p.number}'>보도자료 내려받기.hwp</a></td><td>{p.on()}</td></tr>"
        )
    ),
    "tables in a table": lambda shown: (
        "<table><tr><td>"
        + "".join(
            f"<table><tr><td><a href='n.asp?idx={p.number}'>{p.html}</a></td></tr><tr><td>{p.on()}</td></tr></table>"
            for p in shown
        )
        + "</td></tr></table>"
    ),
    "the date in brackets within the line": _rows(
        lambda p, _: f"<li>[{p.on('%Y.%m.%d')}] <a href='read?article={p.number}'>{p.html}</a></li>"
    ),
    "a swiper of slides": lambda shown: (
        "<div class='swiper'><ul class='swiper-wrapper'>"
        + "".join(
            f"<li class='swiper-slide'><a href='?m_mode=view&pds_no={p.number}'><div class='txt_area'><strong>{p.html}</strong><span class='ele_info'>{p.on()}</span></div></a></li>"
            for p in shown
        )
        + "</ul></div>"
    ),
    "no dates at all": _rows(
        lambda p, _: (
            f"<li class='news'><a href='/article?aid={p.number}'><strong>{p.html}</strong><span>시가 일자리를 넓힌다는 소식입니다.</span></a></li>"
        )
    ),
    "columns of divs": _rows(
        lambda p, n: (
            f"<div class='tr'><div class='td'>{n}</div><div class='td'><a href='/b/r/{p.number}'>{p.html}</a></div><div class='td'>기획실</div><div class='td'>{p.on()}</div></div>"
        )
    ),
}
"""What a list looks like → its markup for some posts."""


def page(markup: str) -> bytes:
    """The list on a page with the usual things around it."""
    return (
        "<!DOCTYPE html><html><head><title>새 소식</title></head><body><header><a href='/'>온울군</a><nav><a href='/a/1'>행정</a>"
        f"<a href='/a/2'>복지</a><a href='/a/3'>문화</a></nav></header><h1>새 소식</h1>{markup}"
        "<footer><a href='/f/1'>개인정보 처리방침 (2020.1.1. 시행)</a><a href='/f/2'>저작권 정책</a><a href='/f/3'>찾아오시는 길</a></footer></body></html>"
    ).encode()
