from __future__ import annotations

import pytest
from list_shapes import BASE, SHAPES, page, posts
from record import TODAY, forms, recorded, sources_of
from scrapy.http import Response

from crawler.boards import board_for
from crawler.boards.links import query_of
from crawler.identify import Guess, families_of, identify
from crawler.pages import html_page
from crawler.sources import load, parse

LISTS = [(family, source) for family, source, name in forms() if name == "list" and not family.startswith("api_")]
OF_NO_FAMILY = {"auto": "query_board", "path_board": "query_board"}
"""What is named where a page cannot tell: a list that `auto` reads is better declared by the place of its ids, and
one whose rows call a script does not show where its articles are."""


def guesses_of(family: str, source: str) -> list[Guess]:
    body, form = recorded(family, source, "list")
    headers = {"Content-Type": form.get("content_type", "text/html")}
    return identify(html_page(Response(form["url"], body=body, headers=headers)), name="가람시", today=TODAY)


@pytest.mark.parametrize(("family", "source"), LISTS, ids=["-".join(found) for found in LISTS])
def test_every_recorded_list_tells_its_family_and_its_posts(family: str, source: str) -> None:
    best = guesses_of(family, source)[0]
    assert best.family in {family, OF_NO_FAMILY.get(family, family)}
    wanted = [row["id"] for row in recorded(family, source, "list")[1]["expected"]["rows"]][:10]
    assert [row.native_id for row in best.rows] == wanted or family == "auto"


@pytest.mark.parametrize(("family", "source"), LISTS, ids=["-".join(found) for found in LISTS])
def test_the_declaration_to_paste_reads_the_list_or_says_what_it_lacks(family: str, source: str) -> None:
    best = guesses_of(family, source)[0]
    (pasted,) = parse(best.declaration, "pasted")
    assert (pasted.name, pasted.family) == ("가람시", best.family)
    if pasted.status == "planned":
        assert "give" in pasted.reason or "needs" in pasted.reason
        return
    body, form = recorded(family, source, "list")
    headers = {"Content-Type": form.get("content_type", "text/html")}
    page_again = html_page(Response(form["url"], body=body, headers=headers))
    rows = board_for(pasted).parse_list(page_again, TODAY)
    assert [row.native_id for row in rows][:10] == [row.native_id for row in best.rows]


def test_declared_parameters_give_the_addresses_that_the_declared_source_gives() -> None:
    """A parameter that is guessed wrong would list posts and fetch none."""
    wrong = []
    for family, source in LISTS:
        best = guesses_of(family, source)[0]
        (pasted,) = parse(best.declaration, "pasted")
        if pasted.status == "ready" and best.family == family != "auto":
            board, declared = board_for(pasted), board_for(sources_of(family)[source])
            for row in best.rows[:1]:
                asked, meant = (each.article_url(row.native_id) for each in (board, declared))
                given, needed = query_of(asked), query_of(meant)
                differ = [name for name in given.keys() & needed.keys() if given[name] != needed[name]]
                if asked.partition("?")[0] != meant.partition("?")[0] or differ:
                    wrong.append((source, asked, meant))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("shape", ["a table with a header", "list items with a lead", "a session id in the path"])
def test_a_site_of_no_family_is_declared_by_the_place_of_its_ids(shape: str) -> None:
    shown = posts(4)
    best = identify(html_page(Response(BASE, body=page(SHAPES[shape](shown)))), name="온울군", today=TODAY)[0]
    assert best.family in {"query_board", "path_board"}
    assert [row.native_id for row in best.rows] == [post.number for post in shown]
    assert "{id}" in parse(best.declaration, "pasted")[0].detail_url


def test_a_page_without_a_list_has_no_family() -> None:
    nothing = html_page(Response("https://a.kr/board/list.do", body="<p>누리집 안내</p>".encode()))
    assert identify(nothing, name="가", today=TODAY) == []


def test_most_declared_addresses_tell_their_family() -> None:
    told_by_pages = {"query_board", "path_board", "edotx_path", "home_show", "skintb_portal", "ybmodule", "asiae_en"}
    of_no_family = {"auto", "whole_list", "json_board"}
    marked = [s for s in load() if s.status == "ready" and s.family not in told_by_pages | of_no_family]
    told = [source for source in marked if source.family in families_of(source.list_url)]
    assert len(told) >= 0.95 * len(marked), [(s.family, s.list_url) for s in marked if s not in told]
