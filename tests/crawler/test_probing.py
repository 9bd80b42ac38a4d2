from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from board_site import SiNttBoard, Site, posts
from conftest import HERE

from crawler import recording
from crawler.boards import board_for
from crawler.health import got_worse
from crawler.probing import check, guess
from crawler.recording import record
from crawler.sources import Source, SourceError, parse

SETTINGS: dict[str, Any] = {
    "ILJARI_ALLOW_LOOPBACK": True,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RETRY_TIMES": 0,
    "LOG_LEVEL": "CRITICAL",
}
TODAY = date(2026, 3, 20)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterator[SiNttBoard]:
    monkeypatch.setenv("PYTHONPATH", str(HERE.parent.parent))
    with Site() as site:
        yield SiNttBoard(site, "live", posts(7))


def source_of(board: SiNttBoard) -> Source:
    return parse(board.declaration(), "test")[0]


def test_a_check_reads_the_list_and_one_release_and_keeps_nothing(
    board: SiNttBoard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gone = source_of(board).model_copy(
        update={"id": "gone", "list_url": f"{board.site.base}/gone/selectBbsNttList.do?bbsNo=1"}
    )
    live, lost = check([source_of(board), gone], settings=SETTINGS)
    assert live.first is not None
    assert (live.first.title, live.listed) == ("일자리 소식 106호", 5)
    assert (lost.verdict, lost.first) == ("failed", None)
    assert len(board.site.asked("/live/selectBbsNttView.do")) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_address_gives_a_declaration_that_reads_its_list(board: SiNttBoard) -> None:
    best = guess(source_of(board).list_url, name="가람구", today=TODAY, settings=SETTINGS)[0]
    assert best.family == "si_ntt"
    assert [row.native_id for row in best.rows] == ["106", "105", "104", "103", "102"]
    assert parse(best.declaration, "pasted")[0].list_url == source_of(board).list_url
    assert board.site.asked("/live/selectBbsNttView.do") == []


@pytest.mark.parametrize("url", ["ftp://a.example/list", "가람구"])
def test_what_is_no_web_address_is_told_in_one_sentence(url: str) -> None:
    with pytest.raises(SourceError, match="is no web address"):
        guess(url, name="가", today=TODAY)


def test_an_address_that_does_not_answer_is_told(board: SiNttBoard) -> None:
    with pytest.raises(SourceError, match="could not be read: answered 404"):
        guess(f"{board.site.base}/nothing", name="가", today=TODAY, settings=SETTINGS)


def test_a_record_holds_what_the_board_reads_again(board: SiNttBoard, tmp_path: Path) -> None:
    source = source_of(board)
    paths = record(source, tmp_path, TODAY, settings=SETTINGS)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "si_ntt/live/list.json",
        "si_ntt/live/article.json",
    ]
    told = json.loads(paths[1].read_text(encoding="utf-8"))
    assert told["expected"]["title"] == "일자리 소식 106호"
    assert recording.read(board_for(source), _page(paths[1]), told, TODAY) == told["expected"]


def _page(path: Path) -> bytes:
    import gzip

    return gzip.decompress(path.with_suffix(".html.gz").read_bytes())


def test_a_log_is_json_lines_with_a_line_for_each_source_and_the_run(board: SiNttBoard, tmp_path: Path) -> None:
    log = tmp_path / "logs" / "iljari.jsonl"
    check([source_of(board)], settings={**SETTINGS, "ILJARI_LOG": str(log)})
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    (told,) = [line for line in lines if line.get("source") == "live"]
    assert told["listed"] == 5
    assert lines[-1]["verdicts"] == {told["verdict"]: 1}
    assert all({"at", "level", "message"} <= line.keys() for line in lines)


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ("ok", "quiet", False),
        ("ok", "stale", True),
        ("ok", "blocked", True),
        ("stale", "stale", False),
        ("blocked", "changed", False),
        ("changed", "ok", False),
        (None, "ok", False),
        (None, "blocked", True),
    ],
)
def test_a_source_got_worse_when_it_was_better_at_its_last_finished_run(before: Any, now: Any, worse: bool) -> None:
    assert got_worse(before, now) is worse
