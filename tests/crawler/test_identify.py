from __future__ import annotations

from datetime import date

import pytest
from record import recorded, sources_of
from scrapy.http import Response

from crawler.identify import families_of, identify
from crawler.pages import html_page
from crawler.sources import load, parse

TODAY = date(2026, 3, 20)
UNMARKED = {"query_board", "path_board", "edotx_path", "home_show", "skintb_portal", "ybmodule", "auto"}
"""Families that an address does not show."""


@pytest.mark.parametrize("family", ["si_ntt", "egov_portal_bbs", "feed", "auto", "ndsoft"])
def test_a_list_page_gives_rows_and_a_declaration_that_reads_them(family: str) -> None:
    body, form = recorded(family, next(iter(sources_of(family))), "list")
    response = html_page(Response(form["url"], body=body))
    best = identify(response, name="가람시", today=TODAY)[0]
    assert [row.native_id for row in best.rows]
    (source,) = parse(best.declaration, "pasted")
    assert (source.name, source.family) == ("가람시", best.family)


def test_a_page_without_a_list_has_no_family() -> None:
    page = html_page(Response("https://a.kr/board/list.do", body="<p>누리집 안내</p>".encode()))
    assert identify(page, name="가", today=TODAY) == []


def test_most_declared_addresses_tell_their_family() -> None:
    marked = [source for source in load() if source.status == "ready" and source.family not in UNMARKED]
    told = [source for source in marked if source.family in families_of(source.list_url)]
    assert len(told) >= 0.85 * len(marked), [(s.family, s.list_url) for s in marked if s not in told]
