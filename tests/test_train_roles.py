"""Learning the weights of roles from labelled documents."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import train_roles
from nlp.role_weights import GROUPS, LANGUAGES, read_weights

KO = {
    "planned": "시는 올해 청년 {n}명을 뽑을 계획이다. 사업비 {m}억 원을 들인다. 고용률 {p}%를 목표로 한다.",
    "recruited": "시는 지난해 청년 {n}명을 뽑았다. 기업은 {m}억 원을 투자했다. 고용률은 {p}%를 기록했다.",
}
EN = {
    "planned": "The city plans to hire {n} young people. It spends {m} billion won. The goal is {p} percent.",
    "recruited": "Seoul hired {n} people in 2023. A firm invested {m} billion won. The rate stood at {p} percent.",
}
ROLES = {"planned": ("planned", "budget_total", "target"), "recruited": ("recruited", "investment", "achieved")}


def labelled(folder: Path, first: int) -> Path:
    """Documents of two meanings in two languages, with the labels of their figures."""
    folder.mkdir()
    documents, labels = [], []
    for number in range(first, first + 24):
        texts = EN if number % 4 >= 2 else KO
        meaning = "planned" if number % 2 else "recruited"
        surfaces = (f"{number + 20}", f"{number + 3}", f"{number + 40}")
        text = texts[meaning].format(n=surfaces[0], m=surfaces[1], p=surfaces[2])
        units = (("명", "people"), ("억 원", "money"), ("%", "rate"))
        figures = [
            {"start": text.index(surface), "end": text.index(surface) + len(surface), "kind": kind, "role": role}
            for surface, (_, kind), role in zip(surfaces, units, ROLES[meaning], strict=True)
        ]
        lang = "en" if texts is EN else "ko"
        documents.append({"id": f"d{number}", "text": text, "published": "2024-05-03", "lang": lang})
        labels.append({"id": f"d{number}", "figures": figures})
    for name, rows in (("docs", documents), ("labels", labels)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_weights_are_learned_from_labelled_folders_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "weights.npz"
    known, fresh, fresher = (labelled(tmp_path / name, first) for name, first in (("a", 0), ("b", 24), ("c", 48)))
    arguments = ["train_roles", str(known), "--fresh", str(fresh), str(fresher), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert train_roles.main() == 0
    learned = read_weights(out.read_bytes())
    assert set(learned.groups) == {(group, lang) for group in GROUPS.values() for lang in LANGUAGES}
    told = capsys.readouterr().out
    assert "people (ko): 24 figures" in told
    assert "rules" in told
    assert "both" in told


def test_fresh_folders_without_one_language_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = labelled(tmp_path / "a", 0)
    for name in ("docs", "labels"):
        path = fresh / f"{name}.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for place, line in enumerate(lines) if place % 4 < 2), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["train_roles", "--fresh", str(fresh), "--out", str(tmp_path / "weights.npz")])
    with pytest.raises(SystemExit):
        train_roles.main()
    assert "no fresh folder has counts in en" in capsys.readouterr().err
