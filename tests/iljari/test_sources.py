"""`iljari sources` and `iljari schedule` as their users have them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.board_server import BoardServer
from crawler.sources import load, parse
from iljari import crawling, scheduling, sources_cli
from iljari.demo.walk import NO_DELAYS
from iljari.errors import UserError
from iljari.rendering import Format
from iljari.scheduling import Times, parse_times
from store.ledger import declare_source, record_coverage
from store.schema import open_database


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    with BoardServer(30) as server:
        path = tmp_path / "mine.toml"
        path.write_text(server.declaration("mine"), encoding="utf-8")
        yield path


def test_the_list_is_for_programs_too(iljari: Callable) -> None:
    told = json.loads(iljari("sources", "list", "--format", "json").out)
    assert len(told) >= 324
    assert {"id", "name", "region", "family", "status"} <= told[0].keys()


def test_a_check_tells_the_first_release_and_writes_nothing(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = sources_cli.check(["mine"], [mine], Format.json, settings=NO_DELAYS)
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["first release"], told["listed"]) == ("일자리 소식 30호", 20)
    assert told["verdict"] == "stale"
    assert code == 1, "the board's newest release is of 2000"
    assert [path.name for path in mine.parent.iterdir()] == ["mine.toml"]


def test_identify_prints_what_can_be_pasted(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources_cli.identify(load([mine], shipped=False).get("mine").list_url, "가람구", settings=NO_DELAYS)
    told = capsys.readouterr()
    (source,) = parse(told.out, "pasted")
    assert (source.name, source.family) == ("가람구", "si_ntt")
    assert "일자리 소식 30호" in told.err


def test_a_record_is_named_for_review(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources_cli.record("mine", Path("recorded"), [mine], settings=NO_DELAYS)
    paths = [Path(line) for line in capsys.readouterr().out.split()]
    assert [path.name for path in paths] == ["list.json", "article.json"]
    assert all(path.exists() for path in paths)


def test_the_verdict_to_compare_with_is_that_of_the_last_finished_run(tmp_path: Path) -> None:
    from crawler.items import Coverage

    path = tmp_path / "a.db"
    db = open_database(path, create=True)
    declare_source(db, "mine", name="가람구", kind="office")
    for hour, verdict, finished in ((1, "blocked", True), (2, "ok", True), (3, "failed", False)):
        db.execute("INSERT INTO runs (id, command, started_at) VALUES (?, 'crawl', '2026-03-01')", (str(hour),))
        row = Coverage(source="mine", day="2026-03-01", verdict=verdict, finished=finished)
        record_coverage(db, str(hour), row, f"2026-03-01T0{hour}:00:00+09:00")
    db.conn.commit()
    db.close()
    assert crawling.verdicts(path, ["mine", "other"]) == {"mine": "ok"}


@pytest.mark.parametrize(
    ("every", "at", "times"),
    [("6h", None, Times(every=360)), ("30m", None, Times(every=30)), (None, "3:05", Times(at=(3, 5)))],
)
def test_times_are_read(every: str | None, at: str | None, times: Times) -> None:
    assert parse_times(every, at) == times


@pytest.mark.parametrize(
    ("every", "at", "told"),
    [
        (None, None, "either --every"),
        ("6h", "03:30", "either --every"),
        ("6 hours", None, "no span"),
        ("5m", None, "not asked more often"),
        (None, "25:00", "no time of day"),
    ],
)
def test_impossible_times_are_told(every: str | None, at: str | None, told: str) -> None:
    with pytest.raises(UserError, match=told):
        parse_times(every, at)


def test_units_hold_the_log_and_names_with_spaces_and_leave_a_crawl_at_work_alone(tmp_path: Path) -> None:
    db = tmp_path / "내 자료 100%.db"
    told = scheduling.service(db, tmp_path / "logs/a.jsonl", ["--region", "서울"])
    assert f'"{tmp_path}/내 자료 100%%.db"' in told
    assert "crawl --if-free --region 서울" in told
    assert f"Environment=ILJARI_LOG={tmp_path}/logs/a.jsonl" in told
    assert "OnCalendar=*-*-* 03:30:00" in scheduling.timer(Times(at=(3, 30)))
    assert "OnUnitActiveSec=360min" in scheduling.timer(Times(every=360))


@pytest.mark.parametrize(
    ("times", "fields"),
    [
        (Times(every=30), "*/30 * * * *"),
        (Times(every=360), "0 */6 * * *"),
        (Times(every=1440), "0 0 * * *"),
        (Times(at=(3, 30)), "30 3 * * *"),
    ],
)
def test_a_crontab_line_says_the_same_times(times: Times, fields: str) -> None:
    assert scheduling.cron_line(times, Path("/a/b.db"), Path("/a/b.jsonl"), ["--all"]).startswith(f"{fields} env ")


def test_spans_that_cron_cannot_say_are_refused() -> None:
    with pytest.raises(UserError, match="divides an hour or a day"):
        scheduling.cron_line(Times(every=7 * 60), Path("/a/b.db"), Path("/a/b.jsonl"), [])


def test_an_installed_crontab_keeps_other_lines_and_replaces_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    held.write_text("0 1 * * * backup\n", encoding="utf-8")
    fake = tmp_path / "crontab"
    fake.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat "{held}"; else cat > "{held}"; fi\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for hour in (3, 4):
        scheduling.schedule(Times(at=(hour, 0)), tmp_path / "a.db", ["--all"], install=True, cron=True)
    first, mine = held.read_text(encoding="utf-8").splitlines()
    assert first == "0 1 * * * backup"
    assert mine.startswith("0 4 * * * ")
