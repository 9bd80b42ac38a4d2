"""`iljari schedule`: crawls at set times by systemd or cron, never two at once, with a log for programs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iljari.crawling import choose
from iljari.errors import UserError

NAME = "iljari-crawl"
_EVERY = re.compile(r"(?P<number>[1-9]\d{0,2})(?P<unit>[mhd])")
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
_LEAST_MINUTES = 15
"""Boards are not asked more often: offices publish a few times a day."""
_SECONDS_TO_STOP = 150
"""As long as a page in hand may take with its files."""
_MARK = "# iljari schedule"


@dataclass(frozen=True, slots=True)
class Times:
    """When to crawl: every so many minutes, or each day at hour:minute."""

    every: int | None = None
    at: tuple[int, int] | None = None


def parse_times(every: str | None, at: str | None) -> Times:
    """The times that the user asked for. Raises UserError where they are none, or both are given."""
    if (every is None) == (at is None):
        raise UserError("say either --every, such as 6h, or --at, such as 03:30")
    if at is not None:
        clock = _CLOCK.fullmatch(at)
        if clock is None:
            raise UserError(f"--at is {at!r}, which is no time of day such as 03:30")
        return Times(at=(int(clock["hour"]), int(clock["minute"])))
    span = _EVERY.fullmatch(every or "")
    if span is None:
        raise UserError(f"--every is {every!r}, which is no span such as 30m, 6h or 1d")
    minutes = int(span["number"]) * _MINUTES[span["unit"]]
    if minutes < _LEAST_MINUTES:
        raise UserError(f"--every is {every}, and boards are not asked more often than every {_LEAST_MINUTES}m")
    return Times(every=minutes)


def command(db: Path, arguments: list[str]) -> list[str]:
    """The crawl as a scheduler runs it: where another is at work on the database, it leaves quietly."""
    return [sys.executable, "-m", "iljari", "crawl", "--if-free", *arguments, "--db", str(db)]


def service(db: Path, log: Path, arguments: list[str]) -> str:
    """The unit of systemd that runs one crawl. Its failure means that a source got worse."""
    # systemd reads $ as its own in a command, and only there.
    told = " ".join(_unit_word(word) for word in command(db, arguments)).replace("$", "$$")
    return (
        "[Unit]\nDescription=iljari: read press releases about jobs\nWants=network-online.target\n"
        "After=network-online.target\n\n[Service]\nType=oneshot\n"
        f"WorkingDirectory={str(db.parent).replace('%', '%%')}\n"
        f"Environment={_unit_word(f'ILJARI_LOG={log}')}\n"
        "# Keys of APIs and ILJARI_CONTACT, one NAME=value a line; read by nobody else.\n"
        "EnvironmentFile=-%h/.config/iljari/environment\n"
        f"ExecStart={told}\nNice=10\n"
        # The crawl hands a stop on to its child, which finishes the pages in hand.
        f"KillMode=mixed\nTimeoutStopSec={_SECONDS_TO_STOP}\n"
    )


def timer(times: Times) -> str:
    """The unit of systemd that says when."""
    if times.at is not None:
        when = f"OnCalendar=*-*-* {times.at[0]:02d}:{times.at[1]:02d}:00"
    else:
        when = f"OnBootSec=5min\nOnUnitActiveSec={times.every}min"
    # Runs of many machines must not meet at the same servers in the same second.
    return (
        f"[Unit]\nDescription=iljari: when to crawl\n\n[Timer]\n{when}\nPersistent=true\nRandomizedDelaySec=5min\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def cron_line(times: Times, db: Path, log: Path, arguments: list[str]) -> str:
    """The line of a crontab. Raises UserError for spans that cron cannot say."""
    told = shlex.join(["env", f"ILJARI_LOG={log}", *command(db, arguments)]).replace("%", r"\%")
    # Cron mails what is printed: complaints are, the table of every run is not.
    return f"{_cron_times(times)} {told} > /dev/null {_MARK}"


def _cron_times(times: Times) -> str:
    if times.at is not None:
        return f"{times.at[1]} {times.at[0]} * * *"
    minutes = times.every or 0
    if minutes < 60 and 60 % minutes == 0:
        return f"*/{minutes} * * * *"
    if minutes % 60 == 0 and 24 % (minutes // 60) == 0:
        return "0 0 * * *" if minutes == 24 * 60 else f"0 */{minutes // 60} * * *"
    raise UserError(f"cron cannot run every {minutes} minutes; take a span that divides an hour or a day, or --at")


def arguments_of(sources: Sequence[str], region: str | None, declared_in: Sequence[Path]) -> list[str]:
    """What `iljari crawl` is called with: the sources asked for, all of them where none are.

    Raises UserError and SourceError as `iljari crawl` would.
    """
    everything = not sources and region is None
    choose(sources, region=region, everything=everything, declared_in=declared_in)
    return [
        *sources,
        *(["--region", region] if region is not None else []),
        *(["--all"] if everything else []),
        *(word for path in declared_in for word in ("--sources", str(path.absolute()))),
    ]


def schedule(times: Times, db: Path, arguments: list[str], *, install: bool, cron: bool = False) -> None:
    """Print what a scheduler needs, or install it for this user: systemd's timer, or a crontab where there is none."""
    db = db.absolute()
    log = db.parent / "logs" / f"{db.stem}.jsonl"
    if cron or shutil.which("systemctl") is None:
        line = cron_line(times, db, log, arguments)
        if not install:
            print(line)
            return
        _install_cron(line)
        print(f"installed in your crontab: {line}")
        return
    units = {f"{NAME}.service": service(db, log, arguments), f"{NAME}.timer": timer(times)}
    if not install:
        for name, text in units.items():
            print(f"# ~/.config/systemd/user/{name}\n{text}")
        return
    folder = Path.home() / ".config" / "systemd" / "user"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    _run(["systemctl", "--user", "daemon-reload"])
    _run(["systemctl", "--user", "enable", "--now", f"{NAME}.timer"])
    print(f"installed {folder / NAME}.timer; the log is {log}")
    print("it runs while you are logged in; `loginctl enable-linger` keeps it running after that")


def _install_cron(line: str) -> None:
    """Put the line in place of the one that an earlier call installed; other lines stay."""
    if shutil.which("crontab") is None:
        raise UserError("this machine has neither systemd nor cron; run the printed command from a scheduler of yours")
    held = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    others = [kept for kept in held.stdout.splitlines() if not kept.endswith(_MARK)] if held.returncode == 0 else []
    _run(["crontab", "-"], "\n".join([*others, line]) + "\n")


def _run(call: list[str], given: str | None = None) -> None:
    done = subprocess.run(call, input=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        told = " ".join(done.stderr.split())[:300]
        raise UserError(f"{shlex.join(call)} failed: {told or f'exit code {done.returncode}'}")


def _unit_word(word: str) -> str:
    """A word of a unit's line: systemd reads % as its own, and takes spaces for the end of a word."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if re.search(r"\s|\"|'", word) else escaped
