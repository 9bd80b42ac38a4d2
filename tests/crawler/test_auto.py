# ruff: noqa: E501 (markup is easier to read on one line)
"""Lists that no family describes are found by their shape, and a family whose selectors find nothing has this net."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from list_shapes import BASE, SHAPES, Post, page, posts
from record import TODAY, forms, recorded, sources_of
from scrapy.http import HtmlResponse, Response

from crawler import recording
from crawler.boards import board_for
from crawler.boards.auto import Auto
from crawler.boards.base import LayoutChangedError, Row
from crawler.pages import html_page
from crawler.sources import Source, parse
from crawler.texts import read_html

FLOOR = 0.95
"""Share of the recorded rows that must be found without the family; measured: 0.98."""
NO_PAGES = {"api_datagokr", "api_gnews", "api_seoul", "feed", "tistory", "wordpress", "json_board"}
"""Families whose lists are no pages."""


def unknown(options: str = "") -> Auto:
    text = f'[a]\nname="온울군"\nkind="basic"\nfamily="auto"\nlist_url="{BASE}"\n{options}'
    return Auto(parse(text, "t")[0])


def listed(board: Auto, markup: str) -> list[Row]:
    return board.parse_list(HtmlResponse(BASE, body=page(markup), encoding="utf-8"), TODAY)


@pytest.mark.parametrize(("shape", "place"), [(shape, place) for place, shape in enumerate(SHAPES)])
def test_a_list_is_found_by_its_shape(shape: str, place: int) -> None:
    shown = posts(place, hexadecimal="hexadecimal" in shape)
    draw: Callable[[list[Post]], str] = SHAPES[shape]
    rows = listed(unknown('detail_url = "https://www.onul.example/read/{id}"'), draw(shown))
    assert [row.title for row in rows] == [post.title for post in shown]
    if shape != "no dates at all":
        assert [row.published_on for row in rows] == [post.day for post in shown]
    assert all(post.number in row.native_id for row, post in zip(rows, shown, strict=True))
    assert len({row.url for row in rows}) == len(shown)


def test_there_are_many_quite_different_shapes() -> None:
    assert len(SHAPES) >= 25


def test_rows_that_call_a_script_are_left_where_their_address_is_not_known() -> None:
    assert listed(unknown(), SHAPES["a script with one argument"](posts(1))) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<ul>" + "".join(f"<li><a href='/menu/{n}'>메뉴 {n}</a></li>" for n in range(20)) + "</ul>",
        "<p>" + "".join(f"<a href='?page={n}'>{n}</a>" for n in range(1, 30)) + "</p>",
        "<p>등록된 게시물이 없습니다.</p>",
        "",
    ],
    ids=["a menu", "page numbers", "an empty list", "nothing"],
)
def test_what_is_no_list_gives_no_rows(markup: str) -> None:
    assert listed(unknown(), markup) == []


def _found_without_its_family(source: Source, form: dict[str, object], body: bytes) -> list[Row]:
    headers = {"Content-Type": str(form.get("content_type", "text/html"))}
    return Auto(source).parse_list(html_page(Response(str(form["url"]), body=body, headers=headers)), TODAY)


def test_most_recorded_rows_are_found_with_their_family_switched_off() -> None:
    found = numbered = asked = 0
    missed = []
    for family, source, name in forms():
        if name != "list" or family in NO_PAGES:
            continue
        body, form = recorded(family, source, name)
        rows = {
            (row.title, str(row.published_on)): row
            for row in _found_without_its_family(sources_of(family)[source], form, body)
        }
        wanted = form["expected"]["rows"]
        hits = [rows[shown] for row in wanted if (shown := (row["title"], str(row["date"]))) in rows]
        ids = {row["id"] for row in wanted}
        asked, found = asked + len(wanted), found + len(hits)
        numbered += sum(
            row.native_id in ids or any(native_id.rpartition(".")[2] in row.native_id for native_id in ids)
            for row in hits
        )
        if len(hits) < len(wanted):
            missed.append(f"{family}/{source}: {len(hits)} of {len(wanted)}")
    print(f"by shape: {found} of {asked} rows ({found / asked:.3f}), {numbered} with their number; {'; '.join(missed)}")
    assert found >= FLOOR * asked, missed
    assert numbered == found


def test_the_net_asks_for_what_a_script_is_given_as_the_family_does() -> None:
    text = (
        '[a]\nname="가"\nkind="basic"\nfamily="eminwon_saeol"\n'
        'list_url="https://eminwon.a.kr/emwp/gov/mogaha/ntis/web/ofr/action/OfrAction.do"'
    )
    (source,) = parse(text, "t")
    shown = posts(3)
    markup = "".join(f"<li><a href=\"javascript:openNews('{p.number}')\">{p.html}</a> {p.on()}</li>" for p in shown)
    response = HtmlResponse(source.list_url, body=page(markup), encoding="utf-8")
    family, net = board_for(source), Auto(source)
    assert family.parse_list(response, TODAY) == []
    rows = net.parse_list(response, TODAY)
    assert [row.native_id for row in rows] == [post.number for post in shown]
    assert net.article_request(rows[0].native_id).body == family.article_request(shown[0].number).body


def test_most_recorded_texts_are_found_with_their_family_switched_off_and_nothing_else() -> None:
    whole = asked = 0
    missed, more = [], []
    for family, source, name in forms():
        if name != "article" or family in NO_PAGES - {"tistory", "wordpress", "feed"}:
            continue
        body, form = recorded(family, source, name)
        wanted = [_squeezed(line) for line in form["expected"]["body"] if line.strip()]
        undescribed = sources_of(family)[source].model_copy(update={"select": {}})
        read_again = recording.read(Auto(undescribed), body, form, TODAY).get("body", [])
        lines = [_squeezed(line) for line in read_again if line.strip()]
        asked, whole = asked + 1, whole + all(line in "".join(lines) for line in wanted)
        if any(line not in "".join(wanted) for line in lines):
            more.append(f"{family}/{source}")
        if not all(line in "".join(lines) for line in wanted):
            missed.append(f"{family}/{source}")
    print(
        f"by shape: {whole} of {asked} texts whole ({whole / asked:.3f}), more than the text in {len(more)}: {missed} {more}"
    )
    assert whole >= FLOOR * asked, missed
    assert len(more) <= 0.03 * asked, more


def _squeezed(line: str) -> str:
    return "".join(line.split())


@pytest.mark.parametrize(
    "around",
    [
        "<table><tr><th>조회</th><td>1,204</td></tr><tr><th>전화</th><td>031-555-0100</td></tr></table>",
        "<ul><li>방문자 3,210명</li><li>오늘 45명</li></ul>",
        "<div>본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다.</div>",
        "<p>이 페이지에서 제공하는 정보에 만족하십니까? 평균 4.5점입니다.</p>",
        "<div>(10401) 누리로 12 개인정보처리방침 2020.1.1. 시행합니다.</div>",
    ],
)
def test_numbers_around_a_text_are_not_in_it(around: str) -> None:
    text = "<p>군은 올해 일자리 214개를 새로 만든다고 12일 밝혔다.</p><p>예산은 8억 원이며 절반이 국비다.</p>"
    page_of = f"<html><body><h1 class='title'>일자리 214개 만든다</h1>{around}<div class='x'>{text}</div>{around}</body></html>"
    response = HtmlResponse(BASE, body=page_of.encode(), encoding="utf-8")
    body = unknown().parse_article(response, "일자리 214개 만든다").body_html
    assert read_html(body).text.split("\n") == [
        "군은 올해 일자리 214개를 새로 만든다고 12일 밝혔다.",
        "예산은 8억 원이며 절반이 국비다.",
    ]


def test_a_page_of_menus_has_no_text() -> None:
    menus = "<html><body><h1 class='title'>일자리 214개 만든다</h1>" + "<ul><li>민원 12</li><li>복지 7</li></ul>" * 30
    with pytest.raises(LayoutChangedError):
        unknown().parse_article(HtmlResponse(BASE, body=menus.encode(), encoding="utf-8"), "일자리 214개 만든다")


def test_a_text_beside_attached_files_is_read_where_a_known_layout_has_lost_its_place() -> None:
    text = "".join(
        f"<p>시는 올해 {place}분기에 일자리 {place}20개를 만든다고 밝혔다. 국비가 절반이다.</p>"
        for place in range(1, 9)
    )
    page_of = f"<h4 class='bbs_view_title'>일자리 만든다</h4><div class='neu'>{text}</div><a href='downloadBbsFile.do?n=1'>자료.hwp</a>"
    url = "https://a.kr/w/selectBbsNttView.do?bbsNo=7&nttNo=1"
    (source,) = parse(
        '[a]\nname="가"\nkind="basic"\nfamily="si_ntt"\nlist_url="https://a.kr/w/selectBbsNttList.do?bbsNo=7"', "t"
    )
    found = board_for(source).parse_article(HtmlResponse(url, body=page_of.encode(), encoding="utf-8"), "일자리 만든다")
    assert found.by_shape
    assert "820개" in found.body_html
