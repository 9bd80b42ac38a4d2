"""Servers that send too much, too long or under false names: the crawl goes on, and what is missing has its reason."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from time import monotonic, sleep

import pytest
from board_site import HTML, Answer, Asked, SiNttBoard, Site, posts
from conftest import Crawl, Crawled

MEGABYTE = b"\0" * (1 << 20)
LARGEST = 4 << 20
SECONDS = 3
_FILE = (("Content-Type", "application/pdf"),)


def _drops() -> Iterator[bytes]:
    while True:
        yield b" "
        sleep(0.2)


def _file(asked: Asked) -> Answer:
    match asked.fields["atchmnflNo"]:
        case "100":
            return Answer(headers=(*_FILE, ("Content-Length", str(200 << 20))), endless=repeat(MEGABYTE))
        case "101":
            return Answer(headers=_FILE, endless=repeat(MEGABYTE))
        case "102":
            return Answer(headers=_FILE, endless=_drops())
        case "103":
            bomb = gzip.compress(MEGABYTE * 50)
            return Answer(bomb, headers=(*_FILE, ("Content-Encoding", "gzip")))
        case "104":
            names = ("Content-Disposition", 'attachment; filename="../../../../etc/cron.d/plan.pdf"')
            return Answer(b"%PDF-1.4 plan", headers=(*_FILE, names))
    return Answer(status=302, headers=(("Location", f"{asked.path}?atchmnflNo=105"), ("Content-Type", HTML)))


@dataclass
class World:
    crawled: Crawled
    seconds: float


@pytest.fixture(scope="module")
def world(crawl: Crawl) -> Iterator[World]:
    with Site("127.0.5.1") as site:
        board = SiNttBoard(site, "hostile", [replace(post, file="내려받기") for post in posts(6)])
        site.routes["/hostile/downloadBbsFile.do"] = _file
        SiNttBoard(site, "bombed", posts(1))
        bomb = gzip.compress(b"<table>" + b"<tr><td>1</td></tr>" * 4_000_000)
        site.routes["/bombed/selectBbsNttList.do"] = lambda _: Answer(
            bomb, headers=(("Content-Type", HTML), ("Content-Encoding", "gzip"))
        )
        SiNttBoard(site, "endless", posts(1))
        site.routes["/endless/selectBbsNttList.do"] = lambda _: Answer(endless=repeat(b"<p>" * 100_000))
        declared = board.declaration() + "".join(
            board.declaration().replace("hostile", name) for name in ("bombed", "endless")
        )
        began = monotonic()
        limits = {"DOWNLOAD_MAXSIZE": LARGEST, "DOWNLOAD_TIMEOUT": SECONDS, "CONCURRENT_REQUESTS_PER_DOMAIN": 4}
        yield World(crawl(declared, settings=limits), monotonic() - began)


def test_every_release_stays_and_each_missing_file_has_its_reason(world: World) -> None:
    files = {int(item["native_id"]): item["attachments"][0] for item in world.crawled.articles("hostile")}
    reasons = {number: file["error"] for number, file in files.items()}
    assert reasons[100] == reasons[101] == "the answer is too large"
    assert reasons[102] == "no answer in time"
    assert "DOWNLOAD_MAXSIZE" in reasons[103] or reasons[103] == "the answer is too large"
    assert reasons[104] is None
    assert "redirect" in reasons[105].lower()
    assert world.crawled.coverage("hostile").finished


def test_a_file_is_never_named_by_a_path(world: World) -> None:
    files = {int(item["native_id"]): item["attachments"][0] for item in world.crawled.articles("hostile")}
    assert files[104]["filename"] == "plan.pdf"


@pytest.mark.parametrize("source", ["bombed", "endless"])
def test_a_list_that_is_a_bomb_or_never_ends_is_told(world: World, source: str) -> None:
    coverage = world.crawled.coverage(source)
    assert (coverage.verdict, coverage.finished) == ("failed", False)
    assert [item["stage"] for item in world.crawled.failures(source)] == ["list"]


def test_nothing_is_waited_for_longer_than_the_settings_say(world: World) -> None:
    assert world.seconds < 10 * SECONDS
