"""What the documents promise exists: commands, options, files, targets."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from iljari.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "README.ko.md", "CONTRIBUTING.md", "CHANGELOG.md"]
COMMAND = typer.main.get_command(app)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def promised(name: str) -> list[list[str]]:
    """The arguments of every `iljari` command in a document, those of code blocks and those in running text."""
    in_blocks = re.findall(r"^\$ iljari (.+)$", text(name), re.MULTILINE)
    in_prose = re.findall(r"`iljari ([^`]+)`", text(name))
    return [shlex.split(line.replace("<id>", "seongbuk"), comments=True) for line in in_blocks + in_prose]


def parse(arguments: list[str]) -> None:
    """Parse a command as it would be run, without running it."""
    command, context = COMMAND, COMMAND.make_context("iljari", [], resilient_parsing=True)
    while hasattr(command, "commands"):
        name, *arguments = arguments or ["--help"]
        command = command.commands[name] if name in command.commands else pytest.fail(f"there is no command {name}")
        if hasattr(command, "commands") and not arguments:
            return
    command.make_context(command.name, arguments, parent=context)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_in_the_documents_parses(name):
    for arguments in promised(name):
        if arguments != ["--help"]:
            whole_line = len(arguments) > 1 or arguments[0] in {"sources", "coverage", "derive", "query", "demo"}
            if whole_line:
                parse(arguments)
            else:
                assert arguments[0] in COMMAND.commands


def test_both_readmes_show_the_same_commands():
    def commands(name: str) -> list[str]:
        return [line.split("#")[0].strip() for line in text(name).splitlines() if line.startswith("$ ")]

    assert commands("README.md") == commands("README.ko.md")


def test_the_readme_shows_every_command():
    shown = {arguments[0] for arguments in promised("README.md")}
    assert set(COMMAND.commands) - shown == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_in_the_documents_exists(name):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^\$ |`)make ([a-z]+)", text(name), re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_every_named_file_exists(name):
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text(name)) if "://" not in link]
    named = re.findall(r"`((?:crawler|nlp|store|iljari|tests)/[\w/.]+)`", text(name))
    assert [path for path in links + named if not (ROOT / path).exists()] == []
