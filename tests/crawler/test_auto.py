"""Lists that no family describes are found by their shape, and a family whose selectors find nothing has this net."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from list_shapes import BASE, SHAPES, Post, page, posts
from record import TODAY, forms, recorded, sources_of
from scrapy.http import HtmlResponse, Response

from crawler.boards import board_for
from crawler.boards.auto import Auto
from crawler.boards.base import Row
from crawler.pages import html_page
from crawler.sources import Source, parse

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
