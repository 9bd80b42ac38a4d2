from __future__ import annotations

from pathlib import Path

import pytest

from crawler.boards import board_for, families
from crawler.sources import PROVINCES, Catalogue, SourceError, UnknownSourceError, load, parse

GOOD = """
[seongbuk]
name = "서울특별시 성북구"
kind = "basic"
region = "11290"
family = "si_ntt"
list_url = "https://www.example.go.kr/www/selectBbsNttList.do?bbsNo=46&key=6356"

[guro]
name = "서울특별시 구로구"
kind = "basic"
region = "11530"
family = "si_ntt"
list_url = "https://guro.example.kr/www/selectBbsNttList.do?bbsNo=665&key=1793"

[donghae]
name = "강원특별자치도 동해시"
kind = "basic"
region = "51170"
family = "si_ntt"
list_url = "https://donghae.example.kr/www/selectBbsNttList.do?bbsNo=1"
status = "planned"
reason = "parameters are incomplete"
"""


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(parse(GOOD, "good.toml"))


def test_an_unknown_source_is_answered_with_the_closest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownSourceError, match="did you mean seongbuk") as caught:
        catalogue.get("seongbok")
    assert caught.value.closest == ("seongbuk",)


def test_a_korean_name_finds_its_source_and_a_part_of_it_is_a_hint(catalogue: Catalogue) -> None:
    assert catalogue.get("서울특별시 구로구").id == "guro"
    with pytest.raises(UnknownSourceError, match="did you mean guro"):
        catalogue.get("구로구")


@pytest.mark.parametrize("region", ["서울", "서울특별시", "11"])
def test_a_region_selects_its_sources(catalogue: Catalogue, region: str) -> None:
    assert [source.id for source in catalogue.select(region=region)] == ["seongbuk", "guro"]


def test_a_district_is_a_region_too(catalogue: Catalogue) -> None:
    assert [source.id for source in catalogue.select(region="성북구")] == ["seongbuk"]


def test_a_region_without_sources_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(SourceError, match="no source lies in region '평양'"):
        catalogue.select(region="평양")


def test_everything_leaves_out_what_is_not_ready_and_a_name_does_not(catalogue: Catalogue) -> None:
    assert [source.id for source in catalogue.select(everything=True)] == ["seongbuk", "guro"]
    assert [source.id for source in catalogue.select(["donghae"])] == ["donghae"]


def test_own_hosts_are_those_of_the_urls_and_those_declared() -> None:
    (source,) = parse(
        '[a]\nname="가"\nkind="press"\nfamily="ndsoft"\nlist_url="https://News.a.kr/l.html"\nhosts=["img.a.kr"]', "t"
    )
    assert source.allowed_hosts == {"news.a.kr", "img.a.kr"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("family =", "famly ="), "famly"),
        (('region = "11290"', 'region = "112"'), "region"),
        (("https://www.example", "ftp://www.example"), "http or https"),
        (('kind = "basic"', 'kind = "village"'), "kind"),
        (('region = "11290"', 'status = "planned"'), "needs a reason"),
        (("[seongbuk]", "[seongbuk"), "not valid TOML"),
    ],
)
def test_a_wrong_declaration_is_one_sentence_with_file_source_and_field(change: tuple[str, str], told: str) -> None:
    with pytest.raises(SourceError, match=told) as caught:
        parse(GOOD.replace(*change, 1), "mine.toml")
    assert str(caught.value).startswith("mine.toml")
    assert "\n" not in str(caught.value)


def test_a_users_file_adds_sources_and_may_not_redefine_one(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(GOOD, encoding="utf-8")
    assert len(load([mine], shipped=False)) == 3
    with pytest.raises(SourceError, match="declared twice"):
        load([mine, mine], shipped=False)
    with pytest.raises(SourceError, match="cannot read"):
        load([tmp_path / "none.toml"], shipped=False)


def test_a_family_refuses_a_declaration_without_its_parameters() -> None:
    (source,) = parse('[a]\nname="가"\nkind="basic"\nfamily="si_ntt"\nlist_url="https://a.kr/selectBbsNttList.do"', "t")
    with pytest.raises(SourceError, match="needs bbsNo"):
        board_for(source)


def test_every_shipped_source_that_is_ready_has_a_board() -> None:
    for source in load():
        if source.status == "ready":
            assert board_for(source).family in families()


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load()


def test_the_country_is_declared(shipped: Catalogue) -> None:
    assert len(shipped) >= 324
    assert len(shipped.select(everything=True)) >= 270


def test_every_province_and_every_district_of_seoul_is_ready(shipped: Catalogue) -> None:
    ready = shipped.select(everything=True)
    provinces = {source.region for source in ready if source.kind == "metropolitan"}
    assert provinces == {code for code in PROVINCES if code not in {"29", "46"}}, "광주 and 전남 became one in 2026"
    assert len({source.region for source in ready if source.region.startswith("11") and source.kind == "basic"}) == 25


def test_nothing_is_called_verified_that_nobody_has_run(shipped: Catalogue) -> None:
    assert all(source.verified_at is None for source in shipped)


def test_what_is_not_ready_says_why_and_what_has_ended_names_its_successor(shipped: Catalogue) -> None:
    for source in shipped:
        if source.status == "closed":
            assert source.closed_on
            assert all(name in shipped or name.endswith("incheon") for name in source.successor.split(","))
