"""Scores the reader on a folder of labelled documents, and says where it errs.

    python -m benchmarks.quality FOLDER [--errors]

FOLDER holds docs.jsonl, labels.jsonl and score.py. Prints the table of score.py, the same measures split by language,
and the share of right roles, regions and years among matched figures by kind and by role.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from iljari.extracting import BrokenLine, extracted

Labels = dict[str, dict[str, Any]]
MEASURES = ("role", "region", "year", "qualifier", "program")


def load_scorer(folder: Path) -> ModuleType:
    """The module score.py of `folder`."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> Labels:
    """The JSON objects of a JSON Lines file by their id."""
    lines = path.read_text("utf-8").splitlines()
    return {row["id"]: row for row in (json.loads(line) for line in lines if line.strip())}


def print_scores(console: Console, score: ModuleType, title: str, labels: Labels, predictions: Labels) -> None:
    """One table of score.py's result."""
    table = Table("measure", "value", title=f"{title} ({len(labels)} documents)", title_justify="left")
    for name, value in score.score(labels, predictions).items():
        table.add_row(name, json.dumps(value, ensure_ascii=False))
    console.print(table)


def print_split(console: Console, score: ModuleType, labels: Labels, predictions: Labels) -> None:
    """The share right of each attribute among matched figures, by kind and by labelled role."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: {measure: [0, 0] for measure in MEASURES})
    for key, label in labels.items():
        for wanted, found in score.match(label["figures"], predictions[key]["figures"]):
            for group in (f"kind {wanted['kind']}", f"role {wanted['role']}"):
                for measure in MEASURES:
                    counts[group][measure][0] += score.right(wanted, found, measure)
                    counts[group][measure][1] += 1
    table = Table("group", "figures", *MEASURES, title="Share right among matched figures", title_justify="left")
    for group in sorted(counts):
        shares = [f"{right / of:.3f}" for right, of in counts[group].values()]
        table.add_row(group, str(counts[group]["role"][1]), *shares)
    console.print(table)


def main() -> int:
    """Print the tables; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list every missed, spurious and wrong figure")
    arguments = parser.parse_args()
    console = Console(width=160)
    score = load_scorer(arguments.folder)
    documents, labels = rows(arguments.folder / "docs.jsonl"), rows(arguments.folder / "labels.jsonl")
    with (arguments.folder / "docs.jsonl").open("rb") as lines:
        predictions = {row["id"]: row for row in extracted(lines) if not isinstance(row, BrokenLine)}
    print_scores(console, score, "All", labels, predictions)
    for lang in sorted({document["lang"] for document in documents.values()}):
        chosen = {key: label for key, label in labels.items() if documents[key]["lang"] == lang}
        print_scores(console, score, f"Language {lang}", chosen, predictions)
    print_split(console, score, labels, predictions)
    if arguments.errors:
        errors: list[str] = []
        score.score(labels, predictions, errors)
        console.print("\n".join(errors), markup=False, soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
