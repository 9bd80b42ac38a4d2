"""`iljari schedule --install`: what systemd and cron are told, and that two runs never overlap."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.board_server import BoardServer
from crawler.sources import parse
from iljari import scheduling
from iljari.errors import UserError
from iljari.scheduling import Times

ROOT = Path(__file__).parents[2]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, with a systemctl and a crontab that only note what they are told."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (tmp_path / "crontab.txt").write_text("0 1 * * * backup\n", encoding="utf-8")
    _program(programs / "systemctl", f'echo "$@" >> "{tmp_path}/told"')
    _program(
        programs / "crontab",
        f'if [ "$1" = -l ]; then cat "{tmp_path}/crontab.txt"; else cat > "{tmp_path}/new"; '
        f'mv "{tmp_path}/new" "{tmp_path}/crontab.txt"; fi',
    )
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_an_installed_timer_is_enabled_at_once_and_says_how_to_keep_it(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scheduling.schedule(Times(every=360), machine / "a.db", ["--all"], install=True)
    folder = machine / ".config/systemd/user"
    assert sorted(path.name for path in folder.iterdir()) == ["iljari-crawl.service", "iljari-crawl.timer"]
    assert (machine / "told").read_text(encoding="utf-8").splitlines() == [
        "--user daemon-reload",
        "--user enable --now iljari-crawl.timer",
    ]
    assert "loginctl enable-linger" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("times", [Times(every=360), Times(at=(3, 30))])
def test_systemd_itself_finds_nothing_wrong_with_the_units(tmp_path: Path, times: Times) -> None:
    folder = tmp_path / "내 자료 100% $HOME"
    folder.mkdir()
    units = [tmp_path / "iljari-crawl.service", tmp_path / "iljari-crawl.timer"]
    units[0].write_text(scheduling.service(folder / "a.db", folder / "a.jsonl", ["--region", "서울"]), encoding="utf-8")
    units[1].write_text(scheduling.timer(times), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *map(str, units)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_stop_by_systemd_reaches_the_crawl_once_and_leaves_it_time(tmp_path: Path) -> None:
    told = scheduling.service(tmp_path / "a.db", tmp_path / "a.jsonl", ["--all"])
    assert "KillMode=mixed" in told
    assert f"ExecStart={sys.executable} -m iljari crawl " in told, (
        "the crawl itself is the process that systemd signals"
    )
    assert "TimeoutStopSec=" in told


def test_cron_mails_what_went_wrong_and_nothing_else(machine: Path) -> None:
    scheduling.schedule(Times(at=(3, 30)), machine / "a.db", ["--all"], install=True, cron=True)
    backup, line = (machine / "crontab.txt").read_text(encoding="utf-8").splitlines()
    assert backup == "0 1 * * * backup"
    assert " > /dev/null #" in line


def test_own_declarations_and_regions_are_scheduled_by_their_full_path(machine: Path, iljari: Callable) -> None:
    with BoardServer(1) as server:
        (machine / "mine.toml").write_text(server.declaration("mine"), encoding="utf-8")
    told = iljari("schedule", "mine", "--at", "03:30", "--cron", "--sources", machine / "mine.toml").out
    assert f"iljari crawl --if-free mine --sources {machine}/mine.toml --db " in told
    assert (
        "iljari crawl --if-free --region '서울' --db"
        in iljari("schedule", "--region", "서울", "--at", "03:30", "--cron").out
    )


def test_a_source_that_nobody_declared_is_not_scheduled(machine: Path, iljari: Callable) -> None:
    assert "unknown source" in iljari("schedule", "seongbuck", "--at", "03:30", "--cron").complaint


def test_without_systemd_and_cron_the_command_is_told(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UserError, match="neither systemd nor cron"):
        scheduling.schedule(Times(at=(3, 30)), machine / "a.db", ["--all"], install=True)


def test_two_crawls_of_one_database_never_overlap(tmp_path: Path) -> None:
    with BoardServer(3) as server:
        (tmp_path / "mine.toml").write_text(server.declaration("mine"), encoding="utf-8")
        (source,) = parse(server.declaration("mine"), "mine")
        db = tmp_path / "a.db"
        scheduled = scheduling.command(db, [source.id, "--sources", str(tmp_path / "mine.toml")])
        by_hand = [word for word in scheduled if word != "--if-free"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        hold = "import sys; from filelock import FileLock\nwith FileLock(sys.argv[1]): print('held'); input()"
        with subprocess.Popen([sys.executable, "-uc", hold, f"{db}.lock"], stdin=-1, stdout=-1) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == b"held\n"
            second = subprocess.run(scheduled, env=environment, capture_output=True, check=False)
            assert (second.returncode, second.stdout, second.stderr, db.exists()) == (0, b"", b"", False)
            third = subprocess.run(by_hand, env=environment, capture_output=True, text=True, check=False)
            assert (third.returncode, third.stdout, db.exists()) == (2, "", False)
            assert third.stderr.startswith(f"iljari: another crawl of {db} is running; ")
            first.kill()
        fourth = subprocess.run(by_hand, env=environment, capture_output=True, text=True, check=False)
        assert db.exists(), fourth.stderr
