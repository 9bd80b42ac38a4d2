"""The seventeen pitfalls of Korean boards, each on a local site that has it, each survived by a whole crawl."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from html import escape

import pytest
from board_site import HTML, Answer, Asked, Post, SiNttBoard, Site, posts, web_page
from conftest import Crawl, Crawled
from make_files import docx

SAID = "구는 올해 공공근로 40명을 뽑는다."
TEXT = f"<p>{SAID}</p>"
"""What every release says somewhere."""


@dataclass
class Shown(SiNttBoard):
    """A board whose rows and articles are written as `cells` and `bodies` say, by the number of the post."""

    cells: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)

    def _row(self, number: str, post: Post, page: int) -> str:
        if post.id not in self.cells:
            return super()._row(number, post, page)
        link = f"./selectBbsNttView.do?key=70&amp;bbsNo=7&amp;nttNo={post.id}"
        return f"<tr><td>{number}</td>{self.cells[post.id].replace('LINK', link)}</tr>"

    def _view(self, asked: Asked) -> Answer | str:
        body = self.bodies.get(int(asked.fields.get("nttNo", "0")))
        return super()._view(asked) if body is None else web_page("일자리 소식", body)


def numbered(*contents: str) -> dict[int, str]:
    return dict(enumerate(contents, start=100))


def fields(title: str, day: str = "2026-03-04") -> str:
    return f"<table><tr><th>제목</th><td>{title}</td></tr><tr><th>등록일</th><td>{day}</td></tr></table>"


@dataclass
class World:
    sites: dict[str, Site]
    crawled: Crawled

    def article(self, source: str, number: int) -> dict[str, object]:
        return next(item for item in self.crawled.articles(source) if item["native_id"] == str(number))

    def said(self, source: str) -> dict[int, str]:
        return {int(item["native_id"]): item["body"] for item in self.crawled.articles(source)}


def _wrong_board(site: Site) -> list[str]:
    return [
        SiNttBoard(site, "housing", posts(3), heading="공동주택 관리 안내").declaration(),
        SiNttBoard(site, "frozen", posts(3, year=2021)).declaration(),
    ]


def _urls(site: Site) -> list[str]:
    board = SiNttBoard(site, "sessions", [replace(post, file="붙임.pdf") for post in posts(7)], past_end="last")
    return [board.declaration()]


def _pinned(site: Site) -> list[str]:
    notices = [Post(number, f"알림 {number}", "2019-01-02", pinned=True) for number in (50, 51)]
    return [SiNttBoard(site, "pinned", [*notices, *posts(12)]).declaration()]


def _past_the_end(site: Site) -> list[str]:
    return [
        SiNttBoard(site, f"past_{answer}", posts(7), past_end=answer).declaration()
        for answer in ("last", "first", "empty", "404")
    ]


def _soft_errors(site: Site) -> list[str]:
    errors = [
        "<script>alert('잘못된 접근입니다.');history.back();</script>",
        "<script>alert('존재하지 않는 게시물입니다.');location.href='/';</script>",
        "<html><head><script>document.cookie='k=1';location.reload();</script></head></html>",
        "<html><body><div id='app'></div><script src='/app.js'></script></body></html>",
    ]
    good = "<script>function go() { alert('로그인하세요'); }</script>"
    good += f"{fields('일자리')}<div class='bbs_content'>{TEXT}</div>"
    board = SiNttBoard(site, "soft", posts(6))

    def answer(post: Post, _: Asked) -> Answer | str | None:
        return errors[post.id - 100] if post.id < 104 else web_page("일자리", good) if post.id == 104 else None

    board.article = answer
    return [board.declaration()]


TITLES = numbered(
    '<td class="p-subject"><a href="LINK">일자리 320개 만든다<span class="sr_only">첨부파일 있음</span>'
    '<i class="new">NEW</i></a></td><td>2026-03-04</td>',
    '<td class="p-subject"><a href="LINK"><img src="t.png" alt="일자리 321개 만든다"></a></td><td>2026-03-04</td>',
    """<td class="p-subject"><a href="LINK"><script>wdigm_title('일자리 322개 만든다');</script></a></td>
    <td>2026-03-04</td>""",
    '<td class="p-subject"><a href="LINK" title="일자리 323개를 올해 안에 만든다">일자리 323개를…</a></td>'
    "<td>2026-03-04</td>",
    '<td class="p-subject"><a href="LINK">“일자리 324개” ㈜가람과 만든다</a></td><td>2026-03-04</td>',
)


def _titles(site: Site) -> list[str]:
    untitled = {
        number: f"<div class='bbs_content'>{TEXT}</div><a href='downloadBbsFile.do?n={number}'>글.pdf</a>"
        for number in TITLES
    }
    board = Shown(site, "titles", posts(len(TITLES)), cells=TITLES, bodies=untitled)
    return [board.declaration()]


DAYS = ("2026-03-04", "2026.03.04.", "2026/03/04", "26.03.04", "2026. 3. 4.", "2026년03월04일", "14:05", "")


def _dates(site: Site) -> list[str]:
    cells = numbered(
        *(f'<td class="p-subject"><a href="LINK">일자리 소식</a></td><td>과</td><td>{day}</td>' for day in DAYS)
    )
    bodies = dict.fromkeys(cells, f"<h3 class='view_title'>일자리 소식</h3><div class='bbs_content'>{TEXT}</div>")
    bodies[107] = fields("일자리 소식", "2026-03-04") + f"<div class='bbs_content'>{TEXT}</div>"
    board = Shown(site, "dates", posts(len(DAYS)), page_size=20, cells=cells, bodies=bodies)
    site.routes["/long/BD_selectBbsList.do"] = lambda asked: web_page(
        "보도자료",
        "<table><tr><td><a onclick=\"fnView('26','20260304101500123','/w','')\">일자리 소식</a></td></tr></table>"
        if asked.fields.get("q_currPage", "1") == "1"
        else "<p>등록된 게시물이 없습니다.</p>",
    )
    site.routes["/long/BD_selectBbs.do"] = lambda _: web_page(
        "일자리 소식", f"<div id='webView' class='article-detail'><h3 class='title'>일자리 소식</h3>{TEXT}</div>"
    )
    long_ids = (
        '[long_ids]\nname = "시험"\nkind = "basic"\nfamily = "bd_select"\n'
        f'list_url = "{site.base}/long/BD_selectBbsList.do?q_bbsCode=26"\n'
    )
    return [board.declaration(), long_ids]


def _bodies(site: Site) -> list[str]:
    head = fields("일자리 소식")
    bodies = numbered(
        f"{head}<div class='bbs_content'></div><a href='downloadBbsFile.do?atchmnflNo=100'>보도자료.docx</a>",
        f"{head}<div class='bbs_content'><img src='card.jpg' alt=''></div>",
        f'{head}<input type="hidden" id="content_main_text" value="{escape(TEXT)}">',
        f"{head}<div class='bbs_content'><script>document.write('<p>{SAID}<\\/p>');</script></div>",
        f"{head}<div class='bbs_content hwp_editor'></div><div class='contenttext'>{TEXT}</div>",
    )
    board = Shown(site, "bodies", posts(5), bodies=bodies)
    site.routes["/bodies/downloadBbsFile.do"] = lambda _: Answer(docx([SAID]))
    return [board.declaration('select = { body = ["input#content_main_text"] }')]


def _greedy(site: Site) -> list[str]:
    body = (
        f"{fields('일자리 소식')}<div class='bbs_content'>{TEXT}<figure><div><img src='a.jpg'></div></figure>"
        "<!-- </div> 2019-01-01 예산 999억 원 --><p>예산은 3억 원이다.</p>"
        "<ul class='prev_next'><li>다음글 일자리 999개</li></ul><div class='kogl'>공공누리 제1유형</div>"
        "<form class='satisfaction'>만족도 5점</form><script>var n = 999;</script></div>"
        "<table class='charge'><tr><th>담당자</th><td>02-123-4567</td></tr></table>"
    )
    return [Shown(site, "greedy", posts(1), bodies=numbered(body)).declaration()]


def _attachments(site: Site) -> list[str]:
    def link(number: int, name: str = "붙임.hwp") -> str:
        return f"<a href='downloadBbsFile.do;jsessionid=S1?atchmnflNo={number}'>{name}</a>"

    head = f"{fields('일자리 소식')}<div class='bbs_content'>{TEXT}</div>"
    bodies = numbered(
        head
        + "<a href='downloadBbsFile.do?atchmnflNo=100'><img alt='첨부'></a>"
        + link(100)
        + "<a href='/viewer/doc.do?f=붙임.hwp'>바로보기</a>",
        head + link(101),
        head + link(102),
        head + link(103),
        head + link(104),
    )
    board = Shown(site, "attached", posts(5), bodies=bodies)
    view = site.routes["/attached/selectBbsNttView.do"]

    def with_a_cookie(asked: Asked) -> Answer | str:
        answered = view(asked)
        assert isinstance(answered, str)
        return Answer(answered.encode(), headers=(("Content-Type", HTML), ("Set-Cookie", "seen=1; Path=/")))

    def file(asked: Asked) -> Answer:
        match asked.fields["atchmnflNo"]:
            case "101":
                return Answer(b"")
            case "102":
                return Answer(b"%PDF-1.4 half", broken=True)
            case "103":
                return Answer(b"\x9b\x20DRMONE  This Document is encrypted and protected by Fasoo DRM")
            case "104" if "nttNo=104" not in asked.headers.get("Referer", "") or "seen=1" not in asked.headers.get(
                "Cookie", ""
            ):
                return Answer(b"<html><body>no</body></html>")
        return Answer(docx([SAID]), headers=(("Content-Type", "application/x-hwp"),))

    site.routes["/attached/selectBbsNttView.do"] = with_a_cookie
    site.routes["/attached/downloadBbsFile.do"] = file
    return [board.declaration()]


def _charsets(site: Site) -> list[str]:
    declared = []
    for name, label in (("unlabelled", "text/html"), ("mislabelled", HTML)):
        board = SiNttBoard(site, name, [Post(100, "똠방각하 일자리 120개", "2026-03-04", body=TEXT)])
        for path in ("selectBbsNttList.do", "selectBbsNttView.do"):
            site.routes[f"/{name}/{path}"] = _in_cp949(site.routes[f"/{name}/{path}"], label)
        declared.append(board.declaration())
    return declared


def _in_cp949(route: Callable[[Asked], Answer | str], label: str) -> Callable[[Asked], Answer]:
    return lambda asked: Answer(str(route(asked)).encode("cp949"), headers=(("Content-Type", label),))


NETWORKS = {
    "hurried": Answer(b"too many requests", 429),
    "shut": Answer(b"forbidden", 403),
    "reset": Answer(reset=True),
}


def _networks(site: Site) -> list[str]:
    declared = []
    for name, answer in NETWORKS.items():
        board = SiNttBoard(site, name, posts(3))
        site.routes[f"/{name}/selectBbsNttList.do"] = lambda _, answer=answer: answer
        declared.append(board.declaration())
    tls = SiNttBoard(site, "no_tls", posts(3)).declaration().replace("http://", "https://")
    garbled = SiNttBoard(site, "garbled", posts(3))
    listed = site.routes["/garbled/selectBbsNttList.do"]
    site.routes["/garbled/selectBbsNttList.do"] = lambda asked: Answer(str(listed(asked)).encode(), garbled=True)
    return [*declared, tls, garbled.declaration()]


ROBOTS = {
    "forbidden": b"User-agent: *\nDisallow: /\n",
    "by_pattern": b"User-agent: *\nDisallow: /*selectBbs*\n",
    "by_name": b"User-agent: *\nDisallow:\n\nUser-agent: iljari\nDisallow: /\n",
    "security_page": b"<!DOCTYPE html><html><body>\xeb\xb3\xb4\xec\x95\x88</body></html>",
    "allow_list": b"User-agent: *\nDisallow: /\nAllow: /allow_list/selectBbs\n",
    "others_named": b"User-agent: GPTBot\nUser-agent: aiohttp\nDisallow: /\n",
}


def _licences(site: Site) -> list[str]:
    marks = (
        '<div class="kogl"><img src="/img/opentype01.png" alt="공공누리 공공저작물 자유이용허락 제1유형"></div>',
        '<div class="kogl"><img src="/img/opentype04.png" alt="공공누리 제4유형: 출처표시"></div>',
        "<p>본 저작물은 자유이용을 불가합니다.</p>",
        "",
    )
    bodies = numbered(*(f"{fields('일자리 소식')}<div class='bbs_content'>{TEXT}</div>{mark}" for mark in marks))
    return [Shown(site, "licences", posts(4), bodies=bodies).declaration()]


def _reorganised(site: Site, successor: Site) -> list[str]:
    closed = SiNttBoard(site, "merged", posts(3)).declaration(
        'status = "closed"\nreason = "전남광주통합특별시로 통합"\nclosed_on = 2026-07-01\nsuccessor = "jeonnam_gwangju"'
    )
    for name in ("moved", "moved_and_declared"):
        SiNttBoard(successor, name, posts(3))
        site.routes[f"/{name}/selectBbsNttList.do"] = lambda asked: Answer(
            status=302, headers=(("Location", f"{successor.base}{asked.path}?bbsNo=7&key=70"), ("Content-Type", HTML))
        )
    bare = (
        '[{0}]\nname = "시험"\nkind = "basic"\nfamily = "si_ntt"\n'
        f'list_url = "{site.base}/{{0}}/selectBbsNttList.do?bbsNo=7&key=70"\n{{1}}\n'
    )
    host = successor.base.removeprefix("http://").rpartition(":")[0]
    return [closed, bare.format("moved", ""), bare.format("moved_and_declared", f'hosts = ["{host}"]')]


ITEMS = [
    f"{place}는 공공근로 {number}명을 뽑는다." for number, place in enumerate(("가람시", "나루군", "다솜구"), start=11)
]


def _digests(site: Site) -> list[str]:
    body = "".join(f"<h4>[{number}]</h4><p>{item}</p>" for number, item in enumerate(ITEMS, start=1))
    return [SiNttBoard(site, "digest", [Post(100, "오늘의 시정 소식", "2026-03-04", body=body)]).declaration()]


@pytest.fixture(scope="module")
def world(crawl: Crawl) -> Iterator[World]:
    with ExitStack() as stack:
        site, networks, old, new = (stack.enter_context(Site(f"127.0.3.{number}")) for number in range(1, 5))
        sites = {"site": site, "networks": networks}
        declared = [
            declaration
            for build in (
                _wrong_board, _urls, _pinned, _past_the_end, _soft_errors, _titles, _dates, _bodies, _greedy,
                _attachments, _charsets, _licences, _digests,
            )
            for declaration in build(site)
        ]  # fmt: skip
        declared += [*_networks(networks), *_reorganised(old, new)]
        for number, (name, rules) in enumerate(ROBOTS.items(), start=1):
            sites[name] = stack.enter_context(Site(f"127.0.4.{number}"))
            declared.append(SiNttBoard(sites[name], name, posts(3)).declaration())
            sites[name].routes["/robots.txt"] = lambda _, rules=rules: Answer(rules)
        yield World(sites, crawl("".join(declared)))


def test_pitfall_1_a_wrong_board_is_told_by_its_heading_and_a_frozen_one_by_its_newest_date(world: World) -> None:
    assert world.crawled.coverage("housing").verdict == "wrong_board"
    assert world.crawled.coverage("frozen").verdict == "stale"


def test_pitfall_2_session_ids_in_urls_make_no_other_article_and_are_not_kept(world: World) -> None:
    assert world.crawled.ids("sessions") == list(range(106, 99, -1))
    urls = [item["url"] for item in world.crawled.articles("sessions")]
    urls += [file["url"] for item in world.crawled.articles("attached") for file in item["attachments"]]
    assert not any(";" in url for url in urls)


def test_pitfall_3_noise_parameters_leave_the_canonical_url(world: World) -> None:
    base = world.sites["site"].base
    assert world.article("sessions", 100)["url"] == f"{base}/sessions/selectBbsNttView.do?bbsNo=7&key=70&nttNo=100"


def test_pitfall_4_pinned_notices_on_every_page_are_read_once_and_end_nothing(world: World) -> None:
    assert world.crawled.ids("pinned") == [*range(111, 99, -1), 51, 50]
    assert str(world.crawled.coverage("pinned").newest) == "2026-03-06"


@pytest.mark.parametrize("answer", ["last", "first", "empty", "404"])
def test_pitfall_5_a_page_past_the_end_that_answers_200_ends_the_walk(world: World, answer: str) -> None:
    assert world.crawled.ids(f"past_{answer}") == list(range(106, 99, -1))
    assert world.crawled.coverage(f"past_{answer}").finished
    assert len(world.sites["site"].asked(f"/past_{answer}/selectBbsNttList.do")) == 3


def test_pitfall_6_soft_errors_that_answer_200_are_no_releases_and_an_alert_in_a_good_page_is_no_error(
    world: World,
) -> None:
    assert world.crawled.ids("soft") == [105, 104]
    failures = world.crawled.failures("soft")
    assert {item["native_id"] for item in failures} == {"100", "101", "102", "103"}


def test_pitfall_7_titles_lose_badges_and_are_found_in_pictures_scripts_and_title_attributes(world: World) -> None:
    titles = {int(item["native_id"]): item["title"] for item in world.crawled.articles("titles")}
    assert titles == numbered(
        "일자리 320개 만든다",
        "일자리 321개 만든다",
        "일자리 322개 만든다",
        "일자리 323개를 올해 안에 만든다",
        "“일자리 324개” ㈜가람과 만든다",
    )


def test_pitfall_8_every_form_of_date_is_read(world: World) -> None:
    days = {int(item["native_id"]): item["published_on"] for item in world.crawled.articles("dates")}
    assert days == numbered(*["2026-03-04"] * 6, "2026-03-20", "2026-03-04")
    (long_id,) = world.crawled.articles("long_ids")
    assert (long_id["native_id"], long_id["published_on"]) == ("20260304101500123", "2026-03-04")


def test_pitfall_9_bodies_that_are_not_in_the_page_are_found_or_counted(world: World) -> None:
    assert world.said("bodies") == numbered("", "", SAID, SAID, SAID)
    attached = world.article("bodies", 100)
    assert [file["filename"] for file in attached["attachments"]] == ["보도자료.docx"]  # type: ignore[attr-defined]
    assert "1 only images" in world.crawled.coverage("bodies").detail


def test_pitfall_10_a_body_does_not_swallow_what_stands_beside_it(world: World) -> None:
    assert world.said("greedy")[100] == f"{SAID}\n예산은 3억 원이다."


def test_pitfall_11_attachments_come_once_with_the_cookie_and_referer_of_their_page_or_with_a_reason(
    world: World,
) -> None:
    files = {int(item["native_id"]): item["attachments"] for item in world.crawled.articles("attached")}
    sizes = {int(item["native_id"]): item["sizes"] for item in world.crawled.articles("attached")}
    assert [len(found) for found in files.values()] == [1] * 5
    assert sizes[100] == sizes[104] == [len(docx([SAID]))]
    assert files[101][0]["error"] == "the file is empty"
    assert files[102][0]["error"] == "the answer broke off"
    assert sizes[103][0] > 0, "what is locked is kept as it came"


@pytest.mark.parametrize("source", ["unlabelled", "mislabelled"])
def test_pitfall_12_cp949_with_wrong_or_no_label_is_read(world: World, source: str) -> None:
    assert world.article(source, 100)["title"] == "똠방각하 일자리 120개"
    assert world.said(source) == {100: SAID}


@pytest.mark.parametrize("source", [*NETWORKS, "no_tls"])
def test_pitfall_13_blocked_networks_are_reported_as_blocked_and_never_evaded(world: World, source: str) -> None:
    assert world.crawled.coverage(source).verdict == "blocked"
    asked = world.sites["networks"].asked(f"/{source}/")
    # Retries are off in this crawl; on a kept connection that was cut, Twisted asks once more.
    assert len(asked) <= 1 + (source == "reset")
    assert {one.headers["User-Agent"].partition("/")[0] for one in asked} <= {"iljari"}


def test_pitfall_13_a_malformed_header_does_not_hide_a_board(world: World) -> None:
    assert world.crawled.ids("garbled") == [102, 101, 100]


@pytest.mark.parametrize("source", ["forbidden", "by_pattern", "by_name", "security_page"])
def test_pitfall_14_a_robots_refusal_is_honoured_and_reported(world: World, source: str) -> None:
    assert world.crawled.coverage(source).verdict == "blocked"
    assert "robots.txt" in world.crawled.coverage(source).detail
    assert world.sites[source].asked(f"/{source}/") == []


@pytest.mark.parametrize("source", ["allow_list", "others_named"])
def test_pitfall_14_what_robots_allow_is_read(world: World, source: str) -> None:
    assert world.crawled.ids(source) == [102, 101, 100]


def test_pitfall_15_the_licence_mark_of_each_post_is_kept(world: World) -> None:
    marks = {int(item["native_id"]): item["license"] for item in world.crawled.articles("licences")}
    assert marks == numbered("공공누리 제1유형", "공공누리 제4유형", "자유이용 불가", None)  # type: ignore[arg-type]


def test_pitfall_16_a_reorganised_host_ends_and_only_a_declared_successor_is_followed(world: World) -> None:
    assert world.crawled.coverage("merged").verdict == "ended"
    assert "is not a host of source moved" in world.crawled.failures("moved")[0]["error"]
    assert world.crawled.coverage("moved_and_declared").listed == 3


def test_pitfall_17_a_digest_keeps_all_its_items_in_one_release(world: World) -> None:
    (digest,) = world.crawled.articles("digest")
    assert all(item in digest["body"].split("\n") for item in ITEMS)
