"""The command line as its users have it: arguments in, exit code and two streams out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from iljari.cli import main


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one sentence on standard error, after exit code 2 and nothing that looks like a traceback."""
        assert self.code == 2, (self.code, self.out, self.err)
        assert "Traceback" not in self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0].removeprefix("iljari: ")


@pytest.fixture
def iljari(tmp_path, monkeypatch, capfd) -> Callable[..., Answer]:
    """Run one command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ILJARI_DB", raising=False)
    # Child processes start in this empty folder and must find the checkout where nothing is installed.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["iljari", *map(str, arguments)])
        capfd.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return run
