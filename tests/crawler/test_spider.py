"""The spider on boards that do what real boards do: Scrapy itself, in a child process, against loopback sites."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from board_site import HTML, Answer, Asked, Post, SiNttBoard, Site, posts
from conftest import HERE, Crawl, Crawled

from crawler.sources import parse


@dataclass
class World:
    """A site with one board for each thing that boards do, crawled once."""

    site: Site
    slow: Site
    crawled: Crawled


def _strange_article(post: Post, _: Asked) -> Answer | str | None:
    match post.id:
        case 103:
            return "<script>alert('잘못된 접근입니다.');location.href='/';</script>"
        case 104:
            return Answer(b"", 503)
        case 105:
            return Answer(b"<html><body>half", broken=True)
        case 106:
            return Answer("<html><head><title>x</title></head><body></body></html>".encode("utf-16"), 200)
    return None


@pytest.fixture(scope="module")
def world(crawl: Crawl) -> Iterator[World]:
    with ExitStack() as stack:
        site, barred, webby, broken, slow, reset = (
            stack.enter_context(Site(f"127.0.0.{number}")) for number in range(1, 7)
        )
        pinned = Post(50, "누리집 점검 안내", "2020-01-02", pinned=True)
        boards = [
            SiNttBoard(site, "plain", posts(12)),
            SiNttBoard(site, "pins", [pinned, *posts(12)]),
            SiNttBoard(site, "past_last", posts(7), past_end="last"),
            SiNttBoard(site, "past_first", posts(7), past_end="first"),
            SiNttBoard(site, "past_404", posts(10), past_end="404"),
            SiNttBoard(site, "strange", posts(10), article=_strange_article),
            SiNttBoard(site, "nothing", []),
            SiNttBoard(site, "elsewhere", posts(3), heading="공동주택 관리 안내"),
            SiNttBoard(site, "files", [replace(post, file=f"붙임 {post.id}.pdf") for post in posts(2)]),
            SiNttBoard(site, "lost_files", [replace(posts(1)[0], file="없는 파일.hwp")]),
            SiNttBoard(barred, "barred", posts(3)),
            SiNttBoard(webby, "webby", posts(3)),
            SiNttBoard(broken, "broken", posts(3)),
            SiNttBoard(slow, "slow", posts(2)),
            SiNttBoard(reset, "reset", posts(3)),
        ]
        site.routes["/robots.txt"] = lambda _: Answer(b"User-agent: *\nDisallow: /private/\n")
        site.routes["/lost_files/downloadBbsFile.do"] = lambda _: "<html><body>로그인이 필요합니다</body></html>"
        barred.routes["/robots.txt"] = lambda _: Answer(b"User-agent: *\nDisallow: /\n")
        webby.routes["/robots.txt"] = lambda _: "<!DOCTYPE html><html><body>보안 안내</body></html>"
        broken.routes["/robots.txt"] = lambda _: Answer(b"", 500)
        slow.routes["/robots.txt"] = lambda _: Answer(b"User-agent: iljari\nCrawl-delay: 0.4\n")
        reset.routes["/reset/selectBbsNttList.do"] = lambda _: Answer(reset=True)
        site.routes["/hurried/selectBbsNttList.do"] = lambda _: Answer(b"too many", 429)
        site.routes["/gate/selectBbsNttList.do"] = lambda _: "<script>document.cookie='a=b';location.reload();</script>"
        site.routes["/shut/selectBbsNttList.do"] = lambda _: Answer(b"no", 403)
        site.routes["/redesigned/selectBbsNttList.do"] = lambda _: (
            "<html><head><title>보도자료</title></head><body>"
            + "<div class='card'>새 누리집입니다</div>" * 200
            + "</body></html>"
        )
        site.routes["/new_skin/selectBbsNttList.do"] = lambda _: _new_skin()
        for number in range(1, 5):
            site.routes[f"/new_skin/news/{number}"] = lambda _, number=number: _new_skin(number)
        site.routes["/moved/selectBbsNttList.do"] = lambda _: Answer(
            status=302, headers=(("Location", "http://elsewhere.example/list"), ("Content-Type", HTML))
        )
        site.routes["/private/selectBbsNttList.do"] = lambda _: "private"
        site.routes["/paper/news/articleList.html"] = _paper_list
        site.routes["/paper/news/articleView.html"] = lambda _: Answer(
            _PAPER_ARTICLE.encode("cp949"), headers=(("Content-Type", "text/html"),)
        )
        verified = {"nothing": "verified_at = 2026-03-01"}
        toml = "".join(board.declaration(verified.get(board.name, "")) for board in boards)
        for name in ("gate", "shut", "hurried", "redesigned", "new_skin", "moved", "private"):
            toml += _bare(site, name)
        toml += _bare(reset, "tls").replace("http://", "https://")
        toml += (
            f'[paper]\nname = "시험신문"\nkind = "press"\nfamily = "ndsoft"\n'
            f'list_url = "{site.base}/paper/news/articleList.html?sc_section_code=S1N1&view_type=sm"\n'
        )
        yield World(site, slow, crawl(toml))


def _new_skin(number: int = 0) -> str:
    cards = "".join(
        f"<li><a href='/new_skin/news/{n}'>일자리 소식 {n}호</a><span>2026-03-0{n}</span></li>" for n in range(1, 5)
    )
    text = f"<h1>일자리 소식 {number}호</h1><div class='x'><p>구는 올해 공공근로 40명을 뽑는다.</p></div>"
    filler = "<p>누리집 이용 안내입니다.</p>" * 60
    return (
        "<html><head><title>보도자료</title></head><body><main>"
        + (text if number else f"<ul class='cards'>{cards}</ul>")
        + f"</main><footer>{filler}</footer></body></html>"
    )


def _bare(site: Site, name: str) -> str:
    return (
        f'[{name}]\nname = "시험 {name}"\nkind = "basic"\nfamily = "si_ntt"\n'
        f'list_url = "{site.base}/{name}/selectBbsNttList.do?bbsNo=7&key=70"\n'
    )


_PAPER_ARTICLE = (
    "<html><head><title>시험신문</title></head><body><h3 class='heading'>똠방각하 일자리 120개</h3>"
    "<ul><li>승인 2026.03.05 10:20</li></ul>"
    "<article id='article-view-content-div'><p>청년 일자리 120개를 만든다.</p></article>"
    + "<p>광고</p>" * 50
    + "</body></html>"
)


def _paper_list(asked: Asked) -> Answer:
    row = (
        '<section class="article-list-content"><ul><li><h4 class="titles">'
        '<a href="articleView.html?idxno=41&amp;page=1">똠방각하 일자리 120개</a></h4>'
        '<span class="byline"><em>홍길동 기자</em><em>2026.03.05 10:20</em></span></li></ul></section>'
    )
    page = f"<html><head><title>뉴스</title></head><body>{row}</body></html>"
    return Answer(page.encode("cp949"), headers=(("Content-Type", "text/html"),))


def test_every_post_of_every_page_is_read_once(world: World) -> None:
    assert world.crawled.ids("plain") == list(range(111, 99, -1))
    assert world.crawled.coverage("plain").listed == 12
    assert world.crawled.coverage("plain").finished


def test_raw_bytes_come_before_what_was_read_from_them(world: World) -> None:
    mine = [item for item in world.crawled.items if item["source"] == "plain"]
    fetched: set[str] = set()
    for item in mine:
        if item["kind"] == "fetch":
            fetched.add(item["url"])
        else:
            assert item["url"] in fetched


def test_session_ids_and_noise_leave_the_url(world: World) -> None:
    urls = {item["url"] for item in world.crawled.articles("plain")}
    assert f"{world.site.base}/plain/selectBbsNttView.do?bbsNo=7&key=70&nttNo=111" in urls
    assert not any("jsessionid" in url or "pageIndex" in url for url in urls)


def test_a_pinned_notice_does_not_end_the_walk_and_is_read_once(world: World) -> None:
    assert world.crawled.ids("pins") == [*range(111, 99, -1), 50]
    assert world.crawled.coverage("pins").newest == date(2026, 3, 6)


@pytest.mark.parametrize("source", ["past_last", "past_first"])
def test_a_page_past_the_last_that_shows_posts_again_ends_the_walk(world: World, source: str) -> None:
    assert world.crawled.ids(source) == list(range(106, 99, -1))
    assert len(world.site.asked(f"/{source}/selectBbsNttList.do")) == 3
    assert world.crawled.coverage(source).finished


def test_a_page_past_the_last_that_is_not_found_ends_the_walk(world: World) -> None:
    assert len(world.crawled.ids("past_404")) == 10
    assert world.crawled.coverage("past_404").finished
    assert world.crawled.failures("past_404") == []


def test_errors_of_single_articles_are_failures_and_the_others_go_on(world: World) -> None:
    assert world.crawled.ids("strange") == [109, 108, 107, 102, 101, 100]
    failures = {item["native_id"]: item for item in world.crawled.failures("strange")}
    assert set(failures) == {"103", "104", "105", "106"}
    assert failures["103"]["stage"] == "article"
    assert "holds no release" in failures["103"]["error"]
    assert failures["104"]["error"] == "answered 503"
    assert world.crawled.coverage("strange").failed == 4


def test_an_empty_board_is_quiet_and_not_broken(world: World) -> None:
    assert world.crawled.coverage("nothing").verdict == "quiet"


def test_the_wrong_board_is_told_by_its_own_heading(world: World) -> None:
    coverage = world.crawled.coverage("elsewhere")
    assert coverage.verdict == "wrong_board"
    assert "공동주택" in coverage.detail


def test_attachments_come_with_their_bytes(world: World) -> None:
    article = next(item for item in world.crawled.articles("files") if item["native_id"] == "101")
    assert [file["filename"] for file in article["attachments"]] == ["붙임 101.pdf"]
    assert article["sizes"] == [len(b"%PDF-1.4 of 101")]


def test_an_attachment_that_is_a_web_page_is_a_failure_and_the_article_stays(world: World) -> None:
    (article,) = world.crawled.articles("lost_files")
    assert article["sizes"] == [0]
    assert "web page" in article["attachments"][0]["error"]
    assert [item["stage"] for item in world.crawled.failures("lost_files")] == ["attachment"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("barred", "robots.txt forbids it"),
        ("private", "robots.txt forbids it"),
        ("webby", "robots.txt answered with a web page"),
        ("broken", "robots.txt answered 500"),
    ],
)
def test_a_robots_refusal_is_kept_to_and_told(world: World, source: str, told: str) -> None:
    coverage = world.crawled.coverage(source)
    assert (coverage.verdict, coverage.finished) == ("blocked", False)
    assert told in coverage.detail
    assert [item["stage"] for item in world.crawled.failures(source)] == ["robots"]
    assert world.crawled.of("fetch", source) == []


@pytest.mark.parametrize("source", ["gate", "shut", "hurried", "reset", "tls"])
def test_a_gate_a_refusal_or_a_cut_line_in_place_of_the_list_is_blocked(world: World, source: str) -> None:
    assert world.crawled.coverage(source).verdict == "blocked"


def test_the_ledger_says_which_sources_nobody_has_verified(world: World) -> None:
    assert "unverified" in world.crawled.coverage("plain").detail
    assert "unverified" not in world.crawled.coverage("nothing").detail


def test_a_crawl_delay_is_kept(world: World) -> None:
    times = [asked.at for asked in world.slow.asked("/slow/")]
    assert len(times) == 4
    # The site notes when it gets to a request, so single gaps shake; three delays of 0.4 s lie between first and last.
    assert times[-1] - times[0] > 1.0


def test_a_list_without_posts_that_does_not_say_so_has_changed(world: World) -> None:
    assert world.crawled.coverage("redesigned").verdict == "changed"
    assert world.crawled.of("fetch", "redesigned"), "the page is kept for repair"


def test_posts_that_a_family_no_longer_finds_are_kept_by_their_shape_and_the_source_has_changed(world: World) -> None:
    coverage = world.crawled.coverage("new_skin")
    assert (coverage.verdict, coverage.finished) == ("changed", False)
    assert "4 were found by their shape" in coverage.detail
    articles = world.crawled.articles("new_skin")
    assert sorted(item["native_id"] for item in articles) == [f"/new_skin/news/{n}" for n in range(1, 5)]
    assert {item["id_space"] for item in articles} == {"by-shape"}, "the numbers of the family stay free of addresses"
    assert all("공공근로 40명" in item["body"] for item in articles)
    assert [item["native_id"] for item in world.crawled.failures("new_skin")] == [None]


def test_a_redirect_to_a_host_that_is_not_declared_is_refused(world: World) -> None:
    (failure,) = world.crawled.failures("moved")
    assert "elsewhere.example is not a host of source moved" in failure["error"]
    assert world.crawled.coverage("moved").verdict == "failed"


def test_a_paper_in_euc_kr_without_a_label_is_read(world: World) -> None:
    (article,) = world.crawled.articles("paper")
    assert article["title"] == "똠방각하 일자리 120개"
    assert article["published_on"] == "2026-03-05"
    assert article["body"] == "청년 일자리 120개를 만든다."


def test_the_crawler_says_who_it_is(world: World) -> None:
    assert all(asked.headers["User-Agent"].startswith("iljari/") for asked in world.site.log)


def test_progress_ends_with_every_source_done(world: World) -> None:
    last = {told.source: told for told in world.crawled.progress}
    assert last["plain"].done
    assert (last["plain"].listed, last["plain"].read) == (12, 12)


# Later runs


def _held(ids: range, *, listed: str = "", seen: str = "2026-03-19T09:00:00+09:00") -> dict[str, Any]:
    return {
        str(number): {"listed": listed, "published_on": "2025-06-01", "first_seen": seen, "last_seen": seen}
        for number in ids
    }


def _young(number: int, day: str, *, etag: str = "", seen: str = "2026-03-14T09:00:00+09:00") -> dict[str, Any]:
    known = {"listed": "", "published_on": day, "first_seen": f"{day}T12:00:00+09:00", "last_seen": seen}
    return {"native_id": str(number), "url": f"http://a.example/{number}", "known": known, "etag": etag}


@pytest.fixture(scope="module")
def later(crawl: Crawl) -> Iterator[World]:
    with Site() as site:
        boards = [
            SiNttBoard(site, name, posts(30, year=2025))
            for name in ("settled", "grown", "broken_off", "edited", "owing", "young", "withdrawn", "deep_young")
        ]
        held = {
            "settled": _held(range(100, 130)),
            "grown": _held(range(100, 122)),
            "broken_off": _held(range(100, 110)) | _held(range(119, 130), seen="2026-03-19T12:00:00+09:00"),
            "edited": _held(range(100, 130)) | _held(range(127, 128), listed="another"),
            "owing": _held(range(100, 130)),
            "young": _held(range(100, 130)),
            "withdrawn": _held(range(100, 130)) | _held(range(126, 127), listed="another"),
            "deep_young": _held(range(100, 130)),
        }
        held["young"]["128"] |= {"published_on": "2026-03-16", "last_seen": "2026-03-18T09:00:00+09:00"}
        view = site.routes["/withdrawn/selectBbsNttView.do"]
        site.routes["/withdrawn/selectBbsNttView.do"] = lambda asked: (
            Answer(b"", 404) if asked.fields["nttNo"] in {"104", "126"} else view(asked)
        )
        deep_view = site.routes["/deep_young/selectBbsNttView.do"]
        site.routes["/deep_young/selectBbsNttView.do"] = lambda asked: (
            Answer(b"", 304) if asked.headers.get("If-None-Match") == '"v1"' else deep_view(asked)
        )
        memory = {
            "known": held,
            "finished": {board.name: "2026-03-19T10:00:00+09:00" for board in boards},
            "owed": {"owing": ["104"], "grown": ["129"], "withdrawn": ["104", "90"]},
            "young": {
                "deep_young": [
                    _young(105, "2026-03-12", etag='"v1"'),
                    _young(106, "2026-03-12"),
                    _young(107, "2026-03-19", seen="2026-03-20T08:00:00+09:00"),
                    _young(128, "2026-03-12"),
                ]
            },
        }
        yield World(site, site, crawl("".join(board.declaration() for board in boards), memory=memory))


def test_a_board_with_nothing_new_costs_two_list_requests(later: World) -> None:
    assert later.crawled.ids("settled") == []
    assert len(later.site.asked("/settled/")) == 2
    assert later.crawled.coverage("settled").finished


def test_new_posts_are_read_and_two_known_pages_end_the_walk(later: World) -> None:
    assert later.crawled.ids("grown") == list(range(129, 121, -1)), "129 failed before and is not read twice"
    assert len(later.site.asked("/grown/selectBbsNttList.do")) == 4


def test_the_gap_that_a_broken_run_left_is_filled(later: World) -> None:
    assert later.crawled.ids("broken_off") == list(range(118, 109, -1))


def test_an_edited_row_is_read_again(later: World) -> None:
    assert later.crawled.ids("edited") == [127]


def test_what_failed_before_is_asked_for_again(later: World) -> None:
    assert later.crawled.ids("owing") == [104]


def test_a_young_release_is_read_again_for_edits(later: World) -> None:
    assert later.crawled.ids("young") == [128]


def test_a_young_release_below_the_walked_pages_is_read_again_when_its_day_has_come(later: World) -> None:
    assert later.crawled.ids("deep_young") == [106], "107 was read today, 128 stands in the list"


def test_a_young_release_that_its_server_calls_unchanged_costs_no_page(later: World) -> None:
    assert [item["native_id"] for item in later.crawled.of("unchanged", "deep_young")] == ["105"]
    assert not any("nttNo=105" in item["url"] for item in later.crawled.of("fetch", "deep_young"))


def test_a_release_that_is_missing_twice_is_gone_and_no_failure(later: World) -> None:
    assert [item["native_id"] for item in later.crawled.of("gone", "withdrawn")] == ["104"]


def test_a_release_that_is_missing_for_the_first_time_is_a_failure_to_be_asked_for_again(later: World) -> None:
    failures = {item["native_id"]: item for item in later.crawled.failures("withdrawn")}
    assert set(failures) == {"90", "126"}, "90 was never stored, so nothing of it can be gone"
    assert failures["126"]["error"] == "answered 404"


# One run each


def test_a_dry_run_says_what_it_would_fetch_and_fetches_only_lists(crawl: Crawl) -> None:
    with Site() as site:
        crawled = crawl(SiNttBoard(site, "dry", posts(7)).declaration(), dry_run=True)
        assert [planned.native_id for planned in crawled.summary.planned] == [
            str(number) for number in range(106, 99, -1)
        ]
        assert site.asked("/dry/selectBbsNttView.do") == []
        assert (crawled.items, crawled.summary.coverage) == ([], ())


def test_a_window_takes_what_lies_in_it_and_stops_below(crawl: Crawl) -> None:
    with Site() as site:
        board = SiNttBoard(site, "window", posts(30))
        crawled = crawl(board.declaration(), since=date(2026, 3, 8), until=date(2026, 3, 10))
        assert {item["published_on"] for item in crawled.articles("window")} == {
            "2026-03-08",
            "2026-03-09",
            "2026-03-10",
        }
        assert len(site.asked("/window/selectBbsNttList.do")) == 5


def test_a_limit_leaves_the_walk_unfinished(crawl: Crawl) -> None:
    with Site() as site:
        crawled = crawl(SiNttBoard(site, "limited", posts(30)).declaration(), limit=7)
        assert len(crawled.ids("limited")) == 7
        assert not crawled.coverage("limited").finished


def test_loopback_is_refused_unless_it_is_allowed(crawl: Crawl) -> None:
    with Site() as site:
        crawled = crawl(SiNttBoard(site, "local", posts(3)).declaration(), settings={"ILJARI_ALLOW_LOOPBACK": False})
        assert site.log == []
        assert "is not a public address" in crawled.failures("local")[0]["error"]


def test_a_store_that_fails_stops_the_run_and_says_why(crawl: Crawl) -> None:
    from crawler.run import CrawlError

    with Site() as site, pytest.raises(CrawlError, match="no space left"):
        crawl(SiNttBoard(site, "full", posts(30)).declaration(), settings={"TEST_FAILS_AT": "128"})


def test_retry_after_is_waited_for(crawl: Crawl) -> None:
    with Site() as site:
        board = SiNttBoard(site, "busy", posts(2))
        answers = iter([Answer(b"", 503, headers=(("Retry-After", "1"),))])
        listed = site.routes["/busy/selectBbsNttList.do"]
        site.routes["/busy/selectBbsNttList.do"] = lambda asked: next(answers, None) or listed(asked)
        crawled = crawl(board.declaration(), settings={"RETRY_TIMES": 1})
        assert len(crawled.ids("busy")) == 2


def test_a_closed_source_is_told_as_ended(crawl: Crawl) -> None:
    with Site() as site:
        board = SiNttBoard(site, "closed", posts(2))
        crawled = crawl(board.declaration('status = "closed"\nreason = "2026-07-01 통합"'))
        assert (crawled.coverage("closed").verdict, crawled.coverage("closed").detail) == ("ended", "2026-07-01 통합")


def test_ctrl_c_finishes_the_page_in_hand_and_the_next_run_goes_on(crawl: Crawl, tmp_path: Path) -> None:
    with Site() as site:
        board = SiNttBoard(site, "stopped", [replace(post, file="붙임.pdf") for post in posts(60)])
        served = site.routes["/stopped/downloadBbsFile.do"]
        order = {
            "sources": [source.model_dump(mode="json") for source in parse(board.declaration(), "test")],
            "settings": {
                "ILJARI_ALLOW_LOOPBACK": True,
                "AUTOTHROTTLE_ENABLED": False,
                "DOWNLOAD_DELAY": 0,
                "LOG_LEVEL": "CRITICAL",
                "ITEM_PIPELINES": {"collector.Collector": 1},
                "TEST_ITEMS": str(tmp_path / "items.jsonl"),
            },
        }
        path = f"{HERE}:{HERE.parent.parent}"
        child = subprocess.Popen(
            [sys.executable, "-m", "crawler.run"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )

        def interrupt(asked: Asked) -> Answer | str:
            if len(site.asked("/stopped/downloadBbsFile.do")) == 4:
                child.send_signal(signal.SIGINT)
            return served(asked)

        site.routes["/stopped/downloadBbsFile.do"] = interrupt
        told, _ = child.communicate(json.dumps(order).encode(), timeout=30)
        summary = json.loads(told.splitlines()[-1])["summary"]
        read = [json.loads(line) for line in (tmp_path / "items.jsonl").read_text(encoding="utf-8").splitlines()]
        articles = [item for item in read if item["kind"] == "article"]
        assert (child.returncode, summary["reason"]) == (0, "shutdown")
        assert not summary["coverage"][0]["finished"]
        assert 4 <= len(articles) < 60
        assert all(size > 0 for item in articles for size in item["sizes"])
