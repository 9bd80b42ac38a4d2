"""The demo's site misbehaves as real boards do; its releases are many, and their sums are right."""

from __future__ import annotations

import re
import tomllib
import urllib.request
from importlib import resources
from urllib.parse import urlencode

import pytest

from iljari.demo.content import boards
from iljari.demo.site import EMINWON_LIST_FIELDS, EMINWON_PATH, DemoSite
from nlp import gazetteer


@pytest.fixture(scope="module")
def site():
    with DemoSite(edited=False) as running:
        yield running


def get(site: DemoSite, path: str) -> str:
    answer = site.answer("GET", path, {})
    assert answer.status == 200
    return answer.body.decode()


def eminwon(site: DemoSite, board: str, **fields: str) -> str:
    return site.answer("POST", f"/{board}{EMINWON_PATH}", {**EMINWON_LIST_FIELDS, **fields}).body.decode()


def declared() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("iljari.demo") / "sources.toml").read_text(encoding="utf-8"))


def test_there_are_enough_offices_provinces_families_years_and_releases():
    sources = declared().values()
    offices = {source["region"] for source in sources if source["region"]}
    releases = [release for board in boards(edited=False).values() for release in board.releases]
    assert len(offices) >= 8
    assert len({region[:2] for region in offices}) >= 4
    assert {source["family"] for source in sources} == {"si_ntt", "eminwon_saeol", "ndsoft"}
    assert len(releases) >= 30
    assert {release.date.year for release in releases} == set(range(2018, 2027))


def test_every_office_has_a_region_code_that_is_valid_today():
    for source in declared().values():
        if source["region"]:
            region = gazetteer.region(source["region"])
            assert region.valid_to is None
            assert region.full_name == source["name"]


def test_every_board_is_declared_and_every_declaration_has_a_board():
    assert set(declared()) == {board.source for board in boards(edited=False).values()}


def test_the_pinned_notice_stands_on_every_page(site):
    for page in (1, 2, 3):
        assert "nttNo=310460" in get(site, f"/seongdong/selectBbsNttList.do?pageIndex={page}")


def test_links_carry_a_new_session_id_on_every_visit(site):
    ids = [re.findall(r";jsessionid=(\w+)", get(site, "/guro/selectBbsNttList.do"))[0] for _ in range(2)]
    assert ids[0] != ids[1]


def test_a_page_past_the_last_answers_with_the_last_an_empty_list_or_the_first(site):
    assert "nttNo=20418" in get(site, "/guro/selectBbsNttList.do?pageIndex=99")
    assert "자료가 없습니다" in eminwon(site, "gunsan", method="selectListOfrNews", pageIndex="99")
    first = site.answer("GET", "/paper/news/articleList.html?page=1", {}).body
    assert site.answer("GET", "/paper/news/articleList.html?page=99", {}).body == first


def test_a_withdrawn_release_is_listed_and_its_page_is_an_error_that_answers_200(site):
    assert "nttNo=310431" in get(site, "/seongdong/selectBbsNttList.do?pageIndex=2")
    assert "존재하지 않는 게시물" in get(site, "/seongdong/selectBbsNttView.do?nttNo=310431")


def test_the_paper_sends_euc_kr_and_does_not_say_so(site):
    with urllib.request.urlopen(f"{site.base_url}/paper/news/articleView.html?idxno=48215") as answer:
        assert answer.headers["Content-Type"] == "text/html"
        body = answer.read()
    assert "성동구" in body.decode("euc-kr")
    assert b"charset" not in body


def test_eminwon_reads_posted_forms_only(site):
    form = urlencode({**EMINWON_LIST_FIELDS, "method": "selectListOfrNews"}).encode()
    with urllib.request.urlopen(f"{site.base_url}/suyeong{EMINWON_PATH}", form) as answer:
        assert "searchDetail('9036')" in answer.read().decode()
    assert "존재하지 않는" in get(site, f"/suyeong{EMINWON_PATH}?method=selectListOfrNews")


def test_robots_txt_is_served(site):
    assert get(site, "/robots.txt").startswith("User-agent: *")


def test_unknown_paths_are_not_found(site):
    assert site.answer("GET", "/nowhere/x.do", {}).status == 404
    assert site.answer("GET", "/", {}).status == 404


def test_one_release_is_edited_and_nothing_else_changes():
    before, after = boards(edited=False), boards(edited=True)
    changed = [
        (board, old.id)
        for board in before
        for old, new in zip(before[board].releases, after[board].releases, strict=True)
        if old != new
    ]
    assert changed == [("seongdong", "310477")]


def test_the_paper_keeps_the_words_that_were_first_published():
    copied = boards(edited=True)["paper"].find("48215")
    original = boards(edited=False)["seongdong"].find("310477")
    assert copied.body == original.body


def test_tables_add_up_to_their_totals():
    for board in boards(edited=False).values():
        for release in board.releases:
            tables = [block for block in release.blocks if not isinstance(block, str)]
            tables += [release.attachment.table] if release.attachment else []
            for header, *rows in tables:
                total = next(row for row in rows if row[0] in {"합계", "계"})
                for column in range(1, len(header)):
                    if total[column]:
                        parts = [int(row[column].replace(",", "")) for row in rows if row is not total]
                        assert sum(parts) == int(total[column].replace(",", "")), (release.id, header[column])


def test_a_port_that_is_taken_is_replaced_by_another(site):
    port = int(site.base_url.rsplit(":", 1)[1])
    with DemoSite(edited=False, port=port) as other:
        assert other.base_url != site.base_url
