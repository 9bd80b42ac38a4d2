"""The command line as a whole: quick, complete, and never a traceback for what a user can mend."""

from __future__ import annotations

import errno
import resource
import subprocess
import sys

import pytest

from iljari.errors import sentence_for

COMMANDS = [
    "demo", "crawl", "add", "derive", "extract", "explain", "search", "query", "show", "export", "coverage", "sources",
]  # fmt: skip
HEAVY = ["spacy", "kiwipiepy", "scrapy", "twisted", "pydantic", "lxml", "sqlite_utils", "jinja2"]


def test_help_names_every_command(iljari):
    answer = iljari("--help")
    assert answer.code == 0
    assert [command for command in COMMANDS if command not in answer.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(iljari, command):
    assert iljari(command, "--help").code == 0


def test_help_loads_nothing_heavy():
    code = f"import sys, iljari.cli; print([name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_help_answers_in_half_a_second():
    def seconds() -> float:
        """Of the processor, which other work on the machine does not lengthen."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "iljari", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.5


def test_an_unknown_command_is_refused_without_a_traceback(iljari):
    answer = iljari("dance")
    assert answer.code == 2
    assert "Traceback" not in answer.err


def test_a_full_disk_and_a_forbidden_file_are_one_sentence():
    assert "free some disk space" in sentence_for(OSError(errno.ENOSPC, "No space left on device", "out.csv"))
    assert "permission" in sentence_for(PermissionError(errno.EACCES, "Permission denied", "out.csv"))


def test_what_ends_a_crawl_is_one_sentence():
    from crawler.run import CrawlError

    assert sentence_for(CrawlError("the crawl broke off")) == "the crawl broke off"


def test_a_mistake_of_the_program_keeps_its_traceback():
    assert sentence_for(ZeroDivisionError("division by zero")) is None
