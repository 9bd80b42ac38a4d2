"""What has misled collectors of Korean boards, one test each; walks and gates are in test_spider.py."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from scrapy.http import HtmlResponse, Response

from crawler.boards import board_for
from crawler.boards.base import ArticlePage, Board, Row
from crawler.pages import html_page
from crawler.sources import parse
from crawler.texts import read_html

TODAY = date(2026, 3, 20)
SAID = "구는 올해 일자리 320개를 만든다."
TEXT = f"<p>{SAID}</p>"


def board(family: str = "si_ntt", options: str = "") -> Board:
    url = "https://a.kr/w/selectBbsNttList.do?bbsNo=7&mid=1&bid=7"
    toml = f'[a]\nname="가"\nkind="basic"\nfamily="{family}"\nlist_url="{url}"\n{options}'
    return board_for(parse(toml, "t")[0])


def listed(rows: str) -> list[Row]:
    page = HtmlResponse("https://a.kr/w/selectBbsNttList.do?bbsNo=7", body=rows.encode(), encoding="utf-8")
    return board().parse_list(page, TODAY)


def row(title: str, *, day: str = "2026-03-04", link: str = "selectBbsNttView.do?bbsNo=7&nttNo=5") -> str:
    return f'<table><tr><td>1</td><td><a href="{link}">{title}</a></td><td>{day}</td></tr></table>'


def article(body: str, around: str = "", options: str = "") -> ArticlePage:
    page = f"<html><body><table><tr><th>제목</th><td>일자리 320개</td></tr></table>{around}{body}</body></html>"
    return board(options=options).parse_article(html_page(Response("https://a.kr/w/v.do", body=page.encode())))


def text(page: ArticlePage) -> str:
    return read_html(page.body_html).text


def test_a_title_that_is_only_a_picture() -> None:
    assert listed(row('<img src="t.png" alt="일자리 320개 만든다">'))[0].title == "일자리 320개 만든다"


def test_a_title_that_a_script_writes() -> None:
    assert (
        listed(row("<script>wdigm_title('일자리 320개 \\'확\\' 늘린다');</script>"))[0].title
        == "일자리 320개 '확' 늘린다"
    )


def test_a_title_with_a_leading_quotation_mark() -> None:
    assert listed(row("“일자리 320개” 만든다"))[0].title == "“일자리 320개” 만든다"


def test_a_title_that_is_escaped_twice() -> None:
    assert listed(row("청년&amp;amp;여성 일자리"))[0].title == "청년&여성 일자리"


def test_a_link_of_seven_hundred_characters() -> None:
    (found,) = listed(row("일자리", link="selectBbsNttView.do?bbsNo=7&amp;nttNo=5&amp;x=" + "a" * 700))
    assert (found.native_id, found.published_on) == ("5", date(2026, 3, 4))


def test_a_board_number_that_begins_with_ours() -> None:
    assert listed(row("일자리", link="selectBbsNttView.do?bbsNo=70&nttNo=5")) == []


@pytest.mark.parametrize("day", ["26.03.04", "2026. 3. 4.", "2026년03월04일", "2026/03/04 10:20", "20260304"])
def test_every_form_of_date_in_a_list(day: str) -> None:
    assert listed(row("일자리", day=day))[0].published_on == date(2026, 3, 4)


def test_a_time_in_a_list_is_today() -> None:
    assert listed(row("일자리", day="14:05"))[0].published_on == TODAY


def test_a_list_without_dates() -> None:
    assert listed(row("일자리", day=""))[0].published_on is None


def test_a_decoy_date_in_the_navigation() -> None:
    page = "<nav><a href='selectBbsNttView.do?bbsNo=7&nttNo=1'>오늘 2026.03.20</a></nav>" + row("일자리")
    assert [found.native_id for found in listed(page)] == ["5"]


def test_cells_that_are_never_closed() -> None:
    page = (
        "<table><tr><td>2<td><a href='selectBbsNttView.do?bbsNo=7&nttNo=2'>나</a><td>2026-03-04"
        "<tr><td>1<td><a href='selectBbsNttView.do?bbsNo=7&nttNo=1'>가</a><td>2026-03-03</table>"
    )
    assert [str(found.published_on) for found in listed(page)] == ["2026-03-04", "2026-03-03"]


def test_a_body_in_a_hidden_input() -> None:
    hidden = f'<input type="hidden" id="content_main_text" value="{escape(TEXT)}">'
    assert text(article(hidden, options='select = { body = ["input#content_main_text"] }')) == SAID


def test_a_body_that_a_script_writes() -> None:
    body = "<td class='p-table__content'><script>document.write('<p>" + SAID + "<\\/p>');</script></td>"
    assert text(article(f"<table><tr>{body}</tr></table>")) == SAID


def test_an_empty_decoy_beside_the_body() -> None:
    assert text(article(f"<div class='bbs_content'></div><div class='contenttext'>{TEXT}</div>")) == SAID


def test_a_body_that_holds_more_than_the_release() -> None:
    body = (
        f"<div class='bbs_content'>{TEXT}<figure><div><img src='a.jpg'></div></figure>"
        "<ul class='prev_next'><li>이전글 다른 일자리</li></ul><div class='kogl'>공공누리 제4유형</div>"
        "<form class='satisfaction'>만족도</form><script>x()</script></div>"
    )
    page = article(body)
    assert text(page) == SAID
    assert page.license == "공공누리 제4유형"


def test_a_comment_that_repeats_the_body() -> None:
    assert text(article(f"<div class='bbs_content'>{TEXT}<!-- {TEXT} 2019-01-01 --></div>")).count("320개") == 1


def test_a_file_that_is_linked_twice() -> None:
    links = (
        "<a href='downloadBbsFile.do?n=1'><img alt='첨부'></a><a href='downloadBbsFile.do?n=1'>붙임.hwp</a>"
        "<a href='downloadBbsFile.do?n=2' title='붙임.hwp'>내려받기</a>"
        "<a href='/viewer/doc.do?f=붙임.hwp'>바로보기</a>"
    )
    assert [file.filename for file in article(f"<div class='bbs_content'>{TEXT}</div>", links).files] == ["붙임.hwp"]


def test_a_licence_that_forbids_free_use() -> None:
    page = article(f"<div class='bbs_content'>{TEXT}</div>", "<p>본 저작물은 자유이용을 불가합니다.</p>")
    assert page.license == "자유이용 불가"


def test_a_page_in_cp949_that_calls_itself_utf_8() -> None:
    page = "<html><head><meta charset='utf-8'></head><body>" + row("똠방각하 일자리")
    response = Response(
        "https://a.kr/w/l.do", body=page.encode("cp949"), headers={"Content-Type": "text/html; charset=utf-8"}
    )
    assert board().parse_list(html_page(response))[0].title == "똠방각하 일자리"


def test_an_empty_search_box_in_the_menu_does_not_make_a_list_empty() -> None:
    menu = "<nav><p>최근 검색어가 없습니다.</p></nav><div>새 누리집</div>"
    assert not board().says_empty(HtmlResponse("https://a.kr/", body=menu.encode(), encoding="utf-8"))
    told = "<table><tr><td>등록된 게시물이 없습니다.</td></tr></table>"
    assert board().says_empty(HtmlResponse("https://a.kr/", body=told.encode(), encoding="utf-8"))
