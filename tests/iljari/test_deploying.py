"""What Scrapyd needs of the project: an egg with all its files, and a job that does what `iljari crawl` does."""

from __future__ import annotations

import os
import runpy
import sqlite3
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.board_server import BoardServer

ROOT = Path(__file__).parents[2]


def test_an_egg_holds_every_file_of_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    setuptools = pytest.importorskip("setuptools")
    packed: dict[str, dict[str, list[str]]] = {}
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(setuptools, "setup", lambda **given: packed.update(given))
    runpy.run_path(str(ROOT / "setup.py"))
    for name, patterns in packed["package_data"].items():
        held = {path for pattern in patterns for path in (ROOT / name).glob(pattern)}
        files = {
            path
            for path in (ROOT / name).rglob("*")
            if path.is_file() and path.suffix not in {".py", ".pyc", ".typed"} and "__pycache__" not in path.parts
        }
        assert files <= held
    assert {"crawler.boards", "crawler.spiders", "iljari.demo"} <= set(packed["packages"])


def test_an_egg_names_the_settings_of_the_crawl() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    config = ConfigParser()
    config.read(ROOT / "scrapy.cfg", encoding="utf-8")
    assert project["entry-points"]["scrapy"]["settings"] == config["settings"]["default"] == "crawler.settings"
    assert not config["deploy"]["url"].endswith("/"), "scrapyd-client would ask for //listspiders.json"


def test_a_spider_run_by_scrapy_alone_names_its_sources_and_reads_their_files(tmp_path: Path) -> None:
    with BoardServer(3, attached=True) as server:
        (tmp_path / "mine.toml").write_text(server.declaration("mine"), encoding="utf-8")
        given = {
            "ILJARI_DB": tmp_path / "mine.db",
            "ILJARI_ALLOW_LOOPBACK": "true",
            "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "false",
        }
        command = [sys.executable, "-m", "scrapy", "crawl", "board", "-a", "sources=mine", "-a"]
        command += ["declarations=mine.toml", *(f"--set={name}={value}" for name, value in given.items())]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(tmp_path / "mine.db")) as connection:
        assert connection.execute("SELECT name, kind, region, family FROM sources").fetchall() == [
            ("시험 mine", "office", "11200", "si_ntt")
        ]
        assert connection.execute("SELECT new, finished FROM coverage").fetchall() == [(3, 1)]
        errors = {error for (error,) in connection.execute("SELECT error FROM attachments")}
        assert all(error.startswith("damaged") for error in errors), "the files were opened, and are no real ones"
