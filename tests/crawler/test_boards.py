"""Every family reads its recorded forms as a person has reviewed them."""

from __future__ import annotations

from collections import Counter

import pytest
from record import board_of, forms, read, recorded, sources_of
from scrapy.http import HtmlResponse

from crawler.boards import board_for, families
from crawler.boards.base import ArticlePage, Board, NotAnArticleError
from crawler.boards.titles import clean_title, same_headline
from crawler.sources import load, parse

FORMS = forms()
ONE_PAGE = {"tistory", "asiae_en"}
"""Recorded with their first page only: feeds of blogs turn no page, and the English list is a front page."""
WITHOUT_FILES = {"tistory", "wordpress", "asiae_en", "json_board", "api_datagokr", "api_seoul"}


@pytest.mark.parametrize(("family", "source", "name"), FORMS, ids=["-".join(form) for form in FORMS])
def test_a_recorded_form_is_read_as_reviewed(family: str, source: str, name: str) -> None:
    body, form = recorded(family, source, name)
    assert read(board_of(family, source), body, form) == form["expected"]


@pytest.mark.parametrize("family", families())
def test_every_family_has_recorded_forms_of_each_kind(family: str) -> None:
    names = {name for recorded_family, _, name in FORMS if recorded_family == family}
    assert {"list", "list_past_the_last"} <= names
    if board_of(family).page_request(2) is not None and family not in ONE_PAGE:
        assert "list_second" in names
    if not board_of(family).whole:
        assert {"article", "soft_error"} <= names
    if family not in WITHOUT_FILES and not board_of(family).whole:
        assert "article_attached_only" in names


def test_every_kind_of_board_that_many_offices_use_is_recorded_in_several_skins() -> None:
    used = Counter(source.family for source in load() if source.status == "ready")
    skins = {family: len(sources_of(family)) for family in families()}
    one_answer_each = {"feed", "auto", "api_datagokr", "api_seoul", "ndsoft"}
    assert not [
        family
        for family, offices in used.items()
        if offices > 2 and skins[family] < 2 and family not in one_answer_each
    ]


def test_the_recorded_forms_share_no_headline() -> None:
    """Skins worded alike would hide what a board reads from the words and not from the markup."""
    shown = Counter(
        row["title"]
        for family, source, name in FORMS
        if name == "list"
        for row in recorded(family, source, name)[1]["expected"].get("rows", ())
        if not row["pinned"]
    )
    assert len(shown) >= 600
    assert sum(times for times in shown.values() if times > 1) <= 0.1 * sum(shown.values())


def _si_ntt(rows: str) -> HtmlResponse:
    return HtmlResponse("https://a.kr/w/selectBbsNttList.do?bbsNo=7", body=rows.encode(), encoding="utf-8")


def feed(options: str = "") -> Board:
    toml = f'[a]\nname="가"\nkind="press"\nfamily="feed"\nlist_url="https://a.kr/rss.xml"\n{options}'
    return board_for(parse(toml, "t")[0])


def _feed_of(items: str, before: str = "") -> HtmlResponse:
    body = f"<?xml version='1.0'?>{before}<rss><channel><title>소식</title>{items}</channel></rss>"
    return HtmlResponse("https://a.kr/rss.xml", body=body.encode(), encoding="utf-8")


def test_a_feed_that_declares_an_entity_bomb_is_refused_or_read_without_it() -> None:
    bomb = "<!DOCTYPE x [" + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 20}'>" for n in range(1, 20)) + "]>"
    (row,) = feed().parse_list(_feed_of("<item><title>일자리 &e19;</title><link>https://a.kr/1</link></item>", bomb))
    assert len(row.title) < 40
    with pytest.raises(NotAnArticleError, match="entities"):
        feed().parse_list(_feed_of("", bomb.replace("[", "[<!-- ] -->")))


def test_an_entry_with_its_full_text_is_the_release_itself() -> None:
    item = (
        "<item><title>청년 일자리</title><link>https://a.kr/1</link><description>&lt;p&gt;120개를 만든다.&lt;/p&gt;"
        "</description><pubDate>Thu, 05 Mar 2026 09:00:00 +0900</pubDate></item>"
    )
    (row,) = feed('params = { full_text = "yes" }').parse_list(_feed_of(item))
    assert row.inline is not None
    assert row.inline.body_html == "<p>120개를 만든다.</p>"
    assert str(row.inline.published_on) == "2026-03-05"
    assert feed().parse_list(_feed_of(item))[0].inline is None


def test_a_feed_has_one_page_unless_its_declaration_turns_pages() -> None:
    assert feed().page_request(2) is None
    paged = feed('params = { page_param = "paged" }').page_request(2)
    assert paged is not None
    assert paged.url == "https://a.kr/rss.xml?paged=2"


@pytest.fixture
def board() -> Board:
    toml = '[a]\nname="가"\nkind="basic"\nfamily="si_ntt"\nlist_url="https://a.kr/w/selectBbsNttList.do?bbsNo=7"'
    return board_for(parse(toml, "t")[0])


def test_links_of_another_board_are_no_rows(board: Board) -> None:
    page = (
        '<ul><li><a href="selectBbsNttView.do?bbsNo=8&nttNo=1">가 2026-03-01</a></li>'
        '<li><a href="selectBbsNttView.do?bbsNo=7&nttNo=2">나</a></li></ul>'
    )
    assert [row.native_id for row in board.parse_list(_si_ntt(page))] == ["2"]


def test_a_date_in_a_headline_is_not_the_date_of_the_row(board: Board) -> None:
    page = (
        '<ul><li><a href="selectBbsNttView.do?bbsNo=7&nttNo=1">2025.1.2. 채용 박람회</a><span>2026-03-04</span></li>'
        '<li><a href="selectBbsNttView.do?bbsNo=7&nttNo=2">2025.1.3. 채용 박람회</a></li></ul>'
    )
    assert [str(row.published_on) for row in board.parse_list(_si_ntt(page))] == ["2026-03-04", "None"]


def test_a_date_does_not_bleed_from_the_next_row(board: Board) -> None:
    page = (
        '<table><tr><td><a href="selectBbsNttView.do?bbsNo=7&nttNo=1">가</a></td><td></td></tr>'
        '<tr><td><a href="selectBbsNttView.do?bbsNo=7&nttNo=2">나</a></td><td>2026-03-04</td></tr></table>'
    )
    assert [str(row.published_on) for row in board.parse_list(_si_ntt(page))] == ["None", "2026-03-04"]


def test_the_body_of_a_front_page_is_not_taken_for_a_release(board: Board) -> None:
    front = "<html><head><title>시청</title></head><body>" + "<p>오늘의 시정 소식을 전합니다.</p>" * 200
    with pytest.raises(NotAnArticleError):
        board.parse_article(_si_ntt(front), "청년 일자리 120개 만든다")


def test_an_unknown_layout_is_read_by_its_shape_when_it_shows_the_headline(board: Board) -> None:
    text = "<p>시는 올해 청년 일자리 120개를 만든다고 밝혔다. 예산은 30억 원이며 국비가 절반이다.</p>" * 3
    page = board.parse_article(
        _si_ntt(f"<html><body><main><h1>청년 일자리 120개 만든다</h1><div class='x'>{text}</div></main></body></html>"),
        "청년 일자리 120개 만…",
    )
    assert page.by_shape
    assert "30억 원" in page.body_html


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("청년 일자리 120개 새글", "청년 일자리 120개"),
        ("청년 일자리 120개 NEW", "청년 일자리 120개"),
        ("[공지] 점검 안내", "점검 안내"),
        ("게시글 상세 열람", ""),
        ("청년 &amp;amp; 여성 일자리", "청년 & 여성 일자리"),
        ("공지능 일자리 N잡", "공지능 일자리 N잡"),
        ("‘일자리’ 만든다 첨부파일 있음", "‘일자리’ 만든다"),
        ("새글 작성 안내 게시판 운영", "새글 작성 안내 게시판 운영"),
        ("자치회관 새 단장 본격화NEW", "자치회관 새 단장 본격화"),
        ("어르신 일자리 3곳 에 대한 글보기", "어르신 일자리 3곳"),
        ("4512번글", ""),
        ("㈜한빛, 320명 고용 새창열림", "㈜한빛, 320명 고용"),
    ],
)
def test_headlines_lose_badges_and_nothing_else(shown: str, meant: str) -> None:
    assert clean_title(shown) == meant


def test_a_headline_that_the_list_cut_is_known_again() -> None:
    assert same_headline("성동구, 노인일자리 3,9…", "홈 > 성동구, 노인일자리 3,912개 만든다 > 본문")
    assert not same_headline("성동구, 노인일자리 3,912개", "구로구, 청년 일자리")


def _article(family: str, body: str, title: str = "청년 일자리 120개 만든다", source: str = "") -> ArticlePage:
    board = board_of(family, source)
    page = f"<html><body><h3 class='view_title'>{title}</h3>{body}</body></html>"
    return board.parse_article(HtmlResponse(board.source.list_url, body=page.encode(), encoding="utf-8"), title)


def test_a_headline_that_the_list_cut_is_read_whole_from_its_picture() -> None:
    board = board_of("scms_web")
    shown = "<strong class='t1'>청년 인턴 스무 명을 뽑아 ...</strong><span class='t3'>2026-10-02</span>"
    picture = "<img src='/a.jpg' alt='청년 인턴 스무 명을 뽑아 겨울까지 함께 일한다'>"
    gcode = board.option("gcode")
    row = f"<li class='li1'><a href='?gcode={gcode}&amp;idx=77&amp;amode=view'>{picture}{shown}</a></li>"
    page = HtmlResponse(board.source.list_url, body=f"<ul>{row}</ul>".encode(), encoding="utf-8")
    assert [row.title for row in board.parse_list(page)] == ["청년 인턴 스무 명을 뽑아 겨울까지 함께 일한다"]


def test_a_container_with_nothing_but_the_licence_is_not_the_body() -> None:
    box = "<div class='view_contents'><div class='koglSeView'>공공누리 제1유형에 따라 이용할 수 있습니다.</div></div>"
    page = _article("ex_bbs", f"{box}<div class='view_contents'><p>구는 일자리 120개를 만든다.</p></div>")
    assert "120개" in page.body_html
    assert page.license == "공공누리 제1유형"


def test_structured_data_of_other_items_are_not_the_text() -> None:
    other = '{"@type":"NewsArticle","headline":"관광객 9,999명 다녀가","articleBody":"관광객 9,999명이 다녀갔다."}'
    data = f"<script type='application/ld+json'>{other}</script>"
    page = _article(
        "siiru_board", f"{data}<div class='boardContents'></div><a href='/fileDownload.do?k=1'>자료.hwp</a>"
    )
    assert page.body_html == ""
    assert [file.filename for file in page.files] == ["자료.hwp"]


def test_broken_structured_data_are_passed_over() -> None:
    broken = "<script type='application/ld+json'>{\"@type\": </script>"
    text = "시는 120개를 만든다.\\n예산은 30억 원이다."
    whole = f'{{"@type":"NewsArticle","headline":"청년 일자리 120개 만든다","articleBody":"{text}"}}'
    page = _article(
        "inswave_news", f"{broken}<script type='application/ld+json'>{whole}</script><div id='CLtag'></div>"
    )
    assert page.body_html == "<p>시는 120개를 만든다.</p><p>예산은 30억 원이다.</p>"


@pytest.mark.parametrize(
    "line",
    [
        "<p>작성자 : 일자리과 / 작성일 : 2026-03-04 / 조회 : 12</p>",
        "<p>담당부서 <b>일자리과</b> 작성일 <b>2026.03.04</b></p>",
        "<ul><li><i class='ico'></i> 담당부서 일자리과</li><li><i></i> 승인 2026.03.04 10:21</li></ul>",
        "<p><span>담당부서</span> 일자리과 <span>등록일</span> 2026-03-04</p>",
        "<p>일자리과 기자 | 기사입력 2026/03/04 [09:11]</p><dl><dt>담당부서</dt><dd>일자리과</dd></dl>",
        "<header class='article-view-header'><p>부서 : 일자리과</p><p>등록일 : 2026. 3. 4.</p></header>",
    ],
)
def test_fields_are_read_however_they_are_labelled(line: str) -> None:
    page = _article("siiru_board", f"{line}<div class='boardContents'><p>시는 일자리 120개를 만든다.</p></div>")
    assert (str(page.published_on), page.department) == ("2026-03-04", "일자리과")


def test_who_keeps_the_page_did_not_write_the_release() -> None:
    keeper = "<div class='page_charge'><dl><dt>담당부서</dt><dd>정보통신과</dd></dl></div>"
    page = _article("siiru_board", f"<div class='boardContents'><p>시는 120개를 만든다.</p></div>{keeper}")
    assert page.department is None


def test_a_button_that_opens_an_address_is_an_attachment() -> None:
    button = "<button onclick=\"location.href='/common/file_download/7/1'\">보도자료.hwpx</button>"
    page = _article("ybmodule", f"<div class='view_cont'><p>120개</p></div>{button}")
    assert [file.filename for file in page.files] == ["보도자료.hwpx"]


def test_links_to_the_posts_before_and_after_leave_the_body() -> None:
    inside = "<p>시는 일자리 120개를 만든다.</p><ul class='temp'><li>이전글 <a href='#'>산불 99건</a></li></ul>"
    page = _article("siiru_board", f"<div class='boardContents'>{inside}</div>")
    assert "99건" not in page.body_html
    assert "120개" in page.body_html


def test_a_declared_script_fetches_files_and_its_arguments_cannot_break_the_address() -> None:
    toml = (
        '[a]\nname="가"\nkind="basic"\nfamily="query_board"\nlist_url="https://a.kr/list"\n'
        'detail_url="https://a.kr/view?no={id}"\n'
        'params={ id_param="no", file_script="getIt", file_path="/get?k={0}&n={1}" }\nselect={ body=["#b"] }'
    )
    board = board_for(parse(toml, "t")[0])
    page = (
        "<h3 class='view_title'>가나다</h3><div id='b'>라</div><a href=\"javascript:getIt('x&y=1','2')\">자료.pdf</a>"
    )
    read_page = board.parse_article(
        HtmlResponse("https://a.kr/view?no=1", body=page.encode(), encoding="utf-8"), "가나다"
    )
    assert [file.request.url for file in read_page.files] == ["https://a.kr/get?k=x%26y%3D1&n=2"]
