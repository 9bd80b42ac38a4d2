from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from crawler.boards import board_for, families
from crawler.sources import Catalogue, SourceError, UnknownSourceError, load, parse

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


SEVENTEEN = {
    "seoul": "11",
    "busan": "26",
    "daegu": "27",
    "incheon": "28",
    "gwangju": "29",
    "daejeon": "30",
    "ulsan": "31",
    "sejong": "36",
    "gyeonggi": "41",
    "gangwon": "51",
    "chungbuk": "43",
    "chungnam": "44",
    "jeonbuk": "52",
    "jeonnam": "46",
    "gyeongbuk": "47",
    "gyeongnam": "48",
    "jeju": "50",
}


@pytest.mark.parametrize("province", SEVENTEEN)
def test_each_of_the_seventeen_provinces_and_metropolitan_cities_is_ready(shipped: Catalogue, province: str) -> None:
    source = shipped.get(province)
    assert (source.kind, source.region) == ("metropolitan", SEVENTEEN[province])
    if province in {"gwangju", "jeonnam"}:
        assert (source.status, source.successor) == ("closed", "jeonnam_gwangju"), "they became one in 2026"
        source = shipped.get(source.successor)
    assert source.status == "ready"
    assert board_for(source).page_request(1) is not None


SEOUL = [
    "jongno",
    "junggu_seoul",
    "yongsan",
    "seongdong",
    "gwangjin",
    "dongdaemun",
    "jungnang",
    "seongbuk",
    "gangbuk",
    "dobong",
    "nowon",
    "eunpyeong",
    "seodaemun",
    "mapo",
    "yangcheon",
    "gangseo",
    "guro",
    "geumcheon",
    "yeongdeungpo",
    "dongjak",
    "gwanak",
    "seocho",
    "gangnam",
    "songpa",
    "gangdong",
]


@pytest.mark.parametrize("district", SEOUL)
def test_each_of_the_25_districts_of_seoul_is_ready(shipped: Catalogue, district: str) -> None:
    source = shipped.get(district)
    assert (source.status, source.kind, source.region[:2], len(source.region)) == ("ready", "basic", "11", 5)


def test_the_districts_of_seoul_are_25(shipped: Catalogue) -> None:
    assert len(SEOUL) == len({shipped.get(district).region for district in SEOUL}) == 25


@pytest.mark.parametrize(
    ("asked", "family"),
    [
        ("koreakr_press", "korea_kr"),
        ("koreakr_rss_press", "feed"),
        ("koreakr_rss_moel", "feed"),
        ("api_datagokr_press", "api_datagokr"),
        ("min_moel", "query_board"),
        ("press_snmnews", "ndsoft"),
        ("press_breaknews", "inswave_news"),
        ("press_tistory", "tistory"),
        ("press_newsro", "wordpress"),
        ("press_asiae_en", "asiae_en"),
    ],
)
def test_the_government_portal_its_feeds_and_api_and_the_press_families_are_ready(
    shipped: Catalogue, asked: str, family: str
) -> None:
    source = shipped.get(asked)
    assert (source.status, source.family) == ("ready", family)
    assert board_for(source).page_request(1) is not None


def test_a_source_that_is_not_ready_says_exactly_why(shipped: Catalogue) -> None:
    planned = {source.id: source.reason for source in shipped if source.status == "planned"}
    assert set(planned) == {
        "dir_seoul_district_rss",
        "api_paju_press",
        "api_gwacheon_press",
        "api_daegu_donggu_press",
        "api_gyeongnam_press",
        "api_seogwipo_econ",
    }
    assert all(len(reason) > 15 for reason in planned.values())


def test_every_source_that_links_its_articles_knows_their_addresses_again(shipped: Catalogue) -> None:
    """An address that the board itself does not recognise is a list without rows."""
    by_feed_or_form = {"feed", "tistory", "wordpress", "auto", "eminwon_saeol", "json_board", "api_gnews"}
    sample = {"asiae_en": "2026031815037511111", "planweb_9is": "ff8080.48213"}
    unknown = []
    for source in shipped.select(everything=True):
        board = board_for(source)
        if board.whole or source.family in by_feed_or_form:
            continue
        named = sample.get(source.family, "48213") if "boardUid" not in source.list_url else "48213"
        if board.identify(board.article_url(named)) != named:
            unknown.append((source.id, board.article_url(named)))
    assert unknown == []


@pytest.mark.parametrize(
    ("asked", "link", "meant"),
    [
        ("anseong", "boardView('1','5512');", "5512"),
        ("saha", "boardView('listForm','/portal/bbs/view.do','Y','8812','24','0301060000','1')", "8812"),
        ("uijeongbu", "boardView('portal','listForm','QWERTY','Y','8813','1709','0301020000','1');", "8813"),
        ("mungyeong", "goView('4655'); return false;", "4655"),
        ("goryeong", "fn_articleLink(40643);", "40643"),
        ("gwacheon", "fn_go_view(5521); return false;", "5521"),
        ("donggu_daegu", 'data-keyset={"newsEpctNo":"4411"}', "4411"),
        ("andong", "data-action=/portal/bbs/view.do?bIdx=771&ptIdx=104&mId=0403010000", "771"),
        ("bukgu_ulsan", "fn_egov_inqire_notice('4321','BBSMSTR_000000000002')", "4321"),
        ("taean", "fn_egov_inqire_notice('list', '98123', 'BBSMSTR_000000000040')", "98123"),
        ("seocho", "doBbsContentFView(409385);return false;", "409385"),
        ("seocho", "/site/seocho/ex/bbs/View.do?cbIdx=610&bcIdx=111", None),
        ("yongin", "opView('20260611120000001');", "20260611120000001"),
        ("paju", "jsView('1023','20260611120000001','N','Y')", "20260611120000001"),
        ("seodaemun", "javascript:goView('312072');", "312072"),
        ("ansan", "fnGoDetail( 8871 )", "8871"),
        ("donggu_daejeon", "article.view('142842');", "142842"),
        ("gyeongbuk", "boardList.view('1370350');", "1370350"),
        ("jungnang", "/portal/bbs/view/B0000151/5013.do?menuNo=200474", "5013"),
        ("press_breaknews", "http://www.breaknews.com/1084420", "1084420"),
        ("press_breaknews", "http://n.breaknews.com/sub_read.html?uid=358703", None),
        ("iksan", "/board/post/view.do?boardUid=ab12&menuUid=cd&postUid=ef34", "ab12.ef34"),
        ("edu_gwangju", "/v5/?sid=25&wbb=md:view;uid:49998;", "49998"),
    ],
)
def test_the_links_of_an_office_lead_to_its_posts(shipped: Catalogue, asked: str, link: str, meant: str | None) -> None:
    assert board_for(shipped.get(asked)).identify(link) == meant


@pytest.mark.parametrize(
    ("asked", "markup"),
    [
        ("chungnam", "<div class='board-view'>{beside}{beside}{text}</div>"),
        ("chungbuk", "<div class='contenttext'><div class='p-photo__wrap'>99건</div>{text}</div>"),
        ("jinju", "<div class='substanceautolink'><div class='pic1gallery1'><p class='t1'>99건</p></div>{text}</div>"),
        ("namhae", "<div class='substance'><div class='figcaption'><p class='t1'>99건</p></div>{text}</div>"),
        ("jungnang", "<p>99건</p><div class='db_data'>{text}</div>"),
        ("geumjeong", "<table><tr><td>99건</td></tr><tr><td class='contents'>{text}</td></tr></table>"),
        ("sancheong", "<table><tr><th>조회</th><td>99건</td></tr><tr><th>내용</th><td>{text}</td></tr></table>"),
        ("uiseong", "<p>99건</p><div class='board_content'>{text}</div>"),
        ("geomdan_incheon", "<div class='con-box'><p>99건</p><div class='detail'>{text}</div></div>"),
    ],
)
def test_the_text_of_an_office_comes_without_what_stands_beside_it(shipped: Catalogue, asked: str, markup: str) -> None:
    text = "<p>시는 올해 일자리 120개를 만든다고 밝혔다. 신청은 이달 말까지 받는다.</p>"
    beside = "<div class='board-view-li'><div class='board-view-inner'>99건</div></div>"
    inner = beside.replace("99건", text) if asked == "chungnam" else text
    html = f"<h3>일자리 계획</h3>{markup.format(beside=beside, text=inner)}"
    source = shipped.get(asked)
    page = HtmlResponse(source.list_url, body=html.encode(), encoding="utf-8")
    read = board_for(source).parse_article(page, "일자리 계획")
    assert "120개" in read.body_html
    assert "99건" not in read.body_html
    assert not read.by_shape


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (
            "miryang",
            "/web/bbs/selectBoardDetail.do;jsessionid=AB.was1?mnNo=20100000000&bbsId=BBSMSTR_000000000356&nttId=9",
        ),
        ("jejusi", "/news/communite/report.do?mode=detail&notice_id=9"),
        ("namhae", "/news/pgnews/View.do?pCate1=1000&pageCd=SM0102010000&siteGubun=socialm&seq=9"),
    ],
)
def test_a_post_is_asked_for_at_the_address_its_list_shows(shipped: Catalogue, asked: str, shown: str) -> None:
    board = board_for(shipped.get(asked))
    assert board.identify(shown) == "9"
    assert board.article_url("9").endswith(shown.replace(";jsessionid=AB.was1", ""))


def test_a_list_that_public_notes_call_a_shell_is_not_what_is_asked(shipped: Catalogue) -> None:
    """A menu's page that only embeds its board answers 200 and shows no post."""
    shells = ("/contents.do?", "/report.jsp", "/pageCont.do")
    assert [s.id for s in shipped.select(everything=True) if any(shell in s.list_url for shell in shells)] == []


@pytest.mark.parametrize("selector", ["div[", "dt:contains('부제목') + dd", "::"])
def test_a_selector_that_cannot_be_used_is_told_before_the_crawl(selector: str) -> None:
    board = '[a]\nname="가"\nkind="basic"\nfamily="cp_board"\nlist_url="https://a.kr/press/list"'
    toml = f'{board}\nselect={{ body=["{selector}"] }}'
    with pytest.raises(SourceError, match="is no CSS selector"):
        board_for(parse(toml, "t")[0])


def test_nothing_is_called_verified_that_nobody_has_run(shipped: Catalogue) -> None:
    assert all(source.verified_at is None for source in shipped)


def test_what_is_not_ready_says_why_and_what_has_ended_names_its_successor(shipped: Catalogue) -> None:
    for source in shipped:
        if source.status == "closed":
            assert source.closed_on
            assert all(name in shipped or name.endswith("incheon") for name in source.successor.split(","))
