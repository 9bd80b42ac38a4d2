"""What an installation gets: every file that the program needs, and nothing that it does not."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("crawler", "nlp", "store", "iljari")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(path).namelist())


def test_every_file_of_the_packages_travels_in_the_wheel(wheel):
    files = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - wheel == set()


def test_the_demo_has_its_releases_templates_and_declarations_in_the_wheel(wheel):
    assert {"iljari/demo/sources.toml", "iljari/demo/releases/demo_seongdong.toml"} <= wheel
    assert any(name.startswith("iljari/demo/templates/") for name in wheel)
    assert {"nlp/data/regions.csv", "store/migrations/0001_tables.sql"} <= wheel


def test_tests_do_not_travel_in_the_wheel(wheel):
    assert not [name for name in wheel if name.startswith(("tests/", "benchmarks/"))]


def test_pinned_versions_name_no_place_to_fetch_from():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(pin.count("==") == 1 and "/" not in pin and "@" not in pin for pin in pins)
    assert not any(pin.startswith("iljari") for pin in pins)


def test_every_declared_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    names = {requirement.split(">")[0].split("[")[0].lower().replace("_", "-") for requirement in wanted} - {"iljari"}
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in text.splitlines()}
    assert names - pinned == set()
