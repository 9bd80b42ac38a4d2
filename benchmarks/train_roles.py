"""Learns from labelled documents how much each word around a figure speaks for each role.

    python -m benchmarks.train_roles FOLDER... --fresh FOLDER... [--out nlp/data/role_weights.npz]

A FOLDER holds docs.jsonl and labels.jsonl; of a label only start, kind and role are used. The corpora of roles,
which say what we mean, are learned with them. No rule was mended after documents that are called fresh: on them, and by
weights that saw neither their folder nor any text that tells the same (newspapers retell each other), the trust in
rulings is measured.

Prints how often rules, words and both together are right on the fresh folders.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

from benchmarks.quality import rows as rows_by_id
from nlp.draft import Draft
from nlp.figures import Kind, Role
from nlp.learned_roles import kinship, language_of, speaks_for_itself
from nlp.pipeline import draft_before_roles
from nlp.role_weights import GROUPS, LANGUAGES, STRENGTHS, WEIGHTS
from nlp.roles import ruled
from nlp.ruling import Ruling
from nlp.surroundings import cues_of, features_of, shared_cues
from nlp.tokens import storable

Array = NDArray[np.float64]
CORPORA = (Path("tests/corpora/roles.tsv"), Path("tests/corpora/english_roles.tsv"))
STATED = 3.0
"""How many labelled figures a figure of the corpora counts for."""
FOLDS = 10
LEAST_SEEN = 2
"""In how many figures a feature must stand to be learned."""
COST = 0.03
"""How much a wrong figure costs the learner against large weights."""
FLATNESS, RULE_FLATNESS = 1.0, 3.0
"""How strongly the trust in rulings of a strength is drawn to none, and that in one rule to that in its strength."""
LEAST_RULED = 3
"""How often a rule must have ruled to earn a trust of its own."""
SHINGLE = 6
"""Syllables that two texts must have in a row to share something."""
COMMON = 15
"""A shingle of more documents than this is a turn of phrase."""
ALIKE = 0.12
"""The share of the shorter text's shingles from which on two texts tell the same."""


@dataclass(slots=True)
class Example:
    """A labelled figure: its features, each counted once (summed, English roles are learned worse), and its ruling."""

    folder: str
    document: str
    index: int
    kin: list[tuple[int, float]]
    kind: Kind
    lang: str
    role: str
    features: dict[str, float]
    ruling: Ruling | None


def examples(folder: Path) -> Iterator[Example]:
    """Every labelled figure that the reader finds with the same kind, and that has a role."""
    labels = rows_by_id(folder / "labels.jsonl")
    for key, row in rows_by_id(folder / "docs.jsonl").items():
        wanted = {figure["start"]: figure for figure in labels[key]["figures"]} if key in labels else {}
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        draft = draft_before_roles([("body", storable(row["text"]))], published=published)
        roles = {
            quantity.start: wanted[quantity.start]["role"]
            for quantity in draft.quantities
            if quantity.start in wanted and wanted[quantity.start]["kind"] == quantity.kind
        }
        yield from _examples(folder.name, key, draft, roles)


def _examples(folder: str, document: str, draft: Draft, wanted: dict[int, str]) -> Iterator[Example]:
    """The figures of a document of which `wanted` tells, by their offset, the role."""
    found = ruled(draft)
    kin = kinship(found)
    shared = shared_cues(draft)
    for index, cues in cues_of(found.seen, GROUPS).items():
        view, ruling = found.seen[index], found.rulings[index]
        role = wanted.get(view.quantity.start)
        if role in get_args(Role):
            yield Example(
                folder,
                document,
                view.index,
                kin.get(view.index, []),
                view.quantity.kind,
                language_of(view),
                str(role),
                dict(feature for cue in (*cues, *shared) for feature in features_of(cue)),
                ruling,
            )


def stated(corpus: Path) -> Iterator[Example]:
    """The figures whose role the corpus of roles states: text, figure, role, date of publication, note."""
    with corpus.open(encoding="utf-8", newline="") as file:
        lines = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]
    for number, (text, surface, role, published, _) in enumerate(lines):
        day = date.fromisoformat(published) if published else None
        draft = draft_before_roles([("body", text)], published=day)
        wanted = {q.start: role for q in draft.quantities if text[q.start : q.end] == surface}
        yield from _examples(corpus.stem, str(number), draft, dict(list(wanted.items())[:1]))


def twins(folders: Sequence[Path]) -> dict[str, set[str]]:
    """For the documents (as folder/id) that tell the same as others, those others."""
    shingles: dict[str, set[str]] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for name, row in rows_by_id(folder / "docs.jsonl").items():
            hangul = re.sub(r"[^가-힣]", "", row["text"])
            key = f"{folder.name}/{name}"
            shingles[key] = {hangul[at : at + SHINGLE] for at in range(len(hangul) - SHINGLE + 1)}
            for shingle in shingles[key]:
                holders[shingle].append(key)
    shared = Counter(
        pair for keys in holders.values() if len(keys) <= COMMON for pair in combinations(sorted(set(keys)), 2)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for (one, other), count in shared.items():
        if count > ALIKE * min(len(shingles[one]), len(shingles[other])):
            found[one].add(other)
            found[other].add(one)
    return found


class Group:
    """The examples of kinds that share their weights, as a matrix; `alike` are the documents that tell the same."""

    def __init__(self, found: Sequence[Example], alike: dict[str, set[str]]) -> None:
        self.examples = found
        self.alike = alike
        present = {example.role for example in found}
        self.roles = [role for role in get_args(Role) if role in present]
        place = {role: index for index, role in enumerate(self.roles)}
        self.wanted = np.array([place[example.role] for example in found])
        self.ruled = np.array([place.get(e.ruling.role, -1) if e.ruling else -1 for e in found])
        vectorizer = DictVectorizer(dtype=np.float32)
        matrix = vectorizer.fit_transform([example.features for example in found]).tocsc()
        kept = np.diff(matrix.indptr) >= LEAST_SEEN
        self.names = [name for name, keep in zip(vectorizer.get_feature_names_out(), kept, strict=True) if keep]
        self.matrix: csr_matrix = matrix[:, kept].tocsr()
        self.folders = np.array([example.folder for example in found])
        self.documents = np.array([f"{example.folder}/{example.document}" for example in found])

    def learned(self, rows: NDArray[np.intp]) -> tuple[Array, Array]:
        """Weights (features x roles) and intercepts learned from some rows; -1 for roles that they lack."""
        counting = np.where(np.isin(self.folders[rows], [corpus.stem for corpus in CORPORA]), STATED, 1.0)
        learner = LinearSVC(C=COST, tol=1e-4, max_iter=2000, random_state=0)
        learner.fit(self.matrix[rows], self.wanted[rows], sample_weight=counting)
        weights = np.zeros((self.matrix.shape[1], len(self.roles)))
        intercept = np.full(len(self.roles), -1.0)
        if len(learner.classes_) == 2:
            weights[:, learner.classes_] = np.stack([-learner.coef_[0], learner.coef_[0]], axis=1)
            intercept[learner.classes_] = [-learner.intercept_[0], learner.intercept_[0]]
        else:
            weights[:, learner.classes_] = learner.coef_.T
            intercept[learner.classes_] = learner.intercept_
        return weights, intercept

    def scores_unseen(self, fresh: Sequence[str]) -> Array:
        """For the figures of fresh folders the scores by weights that never saw their folder; 0 for all others."""
        scores = np.zeros((len(self.examples), len(self.roles)))
        folds = [list(part) for part in np.array_split(np.array(sorted(fresh)), min(FOLDS, len(fresh))) if len(part)]
        for fold in folds:
            inside = np.isin(self.folders, fold)
            retold = {other for document in set(self.documents[inside]) for other in self.alike.get(document, ())}
            outside = ~inside & ~np.isin(self.documents, sorted(retold))
            weights, intercept = self.learned(np.flatnonzero(outside))
            scores[inside] = self.matrix[inside] @ weights + intercept
        return scores

    def shared(self, scores: Array) -> Array:
        """The scores with what each figure's kin add to its own."""
        place = {(e.folder, e.document, e.index): row for row, e in enumerate(self.examples)}
        together = scores.copy()
        for row, example in enumerate(self.examples):
            if speaks_for_itself(example.ruling):
                continue
            for other, share in example.kin:
                beside = place.get((example.folder, example.document, other))
                if beside is not None:
                    together[row] += share * scores[beside]
        return together


@dataclass(slots=True)
class Trust:
    """What rulings add to the score of their role, by kind and strength, and by rule beyond that."""

    strengths: dict[tuple[str, int], float]
    rules: dict[str, float]

    def of(self, example: Example) -> float:
        """What the example's ruling adds."""
        if example.ruling is None:
            return 0.0
        return self.strengths[example.kind, example.ruling.strength] + self.rules.get(example.ruling.rule, 0.0)


def trust(group: Group, scores: Array, rows: NDArray[np.intp]) -> Trust:
    """A conditional logit of the right role by the scores and, for the role that was ruled, by whose ruling it is."""
    own = [group.examples[row] for row in rows]
    keys = {key: place for place, key in enumerate(sorted({(e.kind, e.ruling.strength) for e in own if e.ruling}))}
    often = Counter(e.ruling.rule for e in own if e.ruling)
    rules = {rule: place for place, rule in enumerate(sorted(r for r, n in often.items() if n >= LEAST_RULED))}
    given = group.ruled[rows]
    valid = np.flatnonzero(given >= 0)
    strength = np.array([keys[e.kind, e.ruling.strength] if e.ruling else -1 for e in own])[valid]
    rule = np.array([rules.get(e.ruling.rule, len(rules)) if e.ruling else -1 for e in own])[valid]
    seen, wanted, given = scores[rows], group.wanted[rows], given[valid]
    every, last = np.arange(len(rows)), 1 + len(keys)

    def loss(values: Array) -> tuple[float, Array]:
        by_rule = np.append(values[last:], 0.0)
        total = values[0] * seen
        total[valid, given] += values[1:last][strength] + by_rule[rule]
        total -= total.max(axis=1, keepdims=True)
        share = np.exp(total)
        share /= share.sum(axis=1, keepdims=True)
        cost = -np.log(share[every, wanted] + 1e-12).sum()
        cost += (FLATNESS * (values[1:last] ** 2).sum() + RULE_FLATNESS * (values[last:] ** 2).sum()) / 2
        share[every, wanted] -= 1
        slope = share[valid, given]
        strengths = np.bincount(strength, slope, len(keys)) + FLATNESS * values[1:last]
        by_rules = np.bincount(rule, slope, len(rules) + 1)[:-1] + RULE_FLATNESS * values[last:]
        return float(cost), np.concatenate([[(share * seen).sum()], strengths, by_rules])

    start = np.zeros(last + len(rules))
    start[0] = 2.0
    values = minimize(loss, start, jac=True, method="L-BFGS-B").x
    odds = values / values[0]
    return Trust(
        {key: float(odds[1 + place]) for key, place in keys.items()},
        {rule: float(odds[last + place]) for rule, place in rules.items()},
    )


def report(group: Group, scores: Array, rows: NDArray[np.intp], trusted: Trust) -> str:
    """How often rules, words and both are right, by kind."""
    both = scores.copy()
    for row in rows:
        if group.ruled[row] >= 0:
            both[row, group.ruled[row]] += trusted.of(group.examples[row])
    both = group.shared(both)
    lines = []
    for kind in sorted({group.examples[row].kind for row in rows}):
        own = np.array([row for row in rows if group.examples[row].kind == kind])
        wanted = group.wanted[own]
        answers = (group.ruled[own], scores[own].argmax(axis=1), both[own].argmax(axis=1))
        shares = [(answer == wanted).mean() for answer in answers]
        told = ", ".join(f"{name} {share:.3f}" for name, share in zip(("rules", "words", "both"), shares, strict=True))
        lines.append(f"{kind} ({group.examples[own[0]].lang}): {len(own)} figures, right by {told}")
    return "\n".join(lines)


def arrays_of(group: Group, trusted: Trust, key: str, lang: str) -> dict[str, Any]:
    """What the file holds of a group: roles, features, weights in steps of a scale, and the trust in rulings."""
    weights, intercept = group.learned(np.arange(len(group.examples)))
    scale = np.abs(weights).max() / 127
    kinds = {example.kind for example in group.examples}
    strengths = {
        f"{kind} {lang} trust": np.array(
            [trusted.strengths.get((kind, strength), 0.0) for strength in range(STRENGTHS)]
        )
        for kind in kinds
    }
    return strengths | {
        f"{key} roles": np.array(group.roles),
        f"{key} features": np.frombuffer("\n".join(group.names).encode(), dtype=np.uint8),
        f"{key} weights": np.round(weights / scale).astype(np.int8),
        f"{key} scale": np.float32(scale),
        f"{key} intercept": intercept.astype(np.float32),
        f"{key} rules": np.frombuffer("\n".join(trusted.rules).encode(), dtype=np.uint8),
        f"{key} rules trust": np.array(list(trusted.rules.values())),
    }


def main() -> int:
    """Learn, print what is right, write the weights; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", help="labelled documents that rules were mended after")
    parser.add_argument("--fresh", type=Path, nargs="+", required=True, help="labelled documents that no rule knows")
    parser.add_argument("--out", type=Path, default=Path("nlp") / WEIGHTS)
    arguments = parser.parse_args()
    folders = [*arguments.folders, *arguments.fresh]
    found = [example for folder in folders for example in examples(folder)]
    found += [example for corpus in CORPORA for example in stated(corpus)]
    alike = twins(folders)
    fresh = [folder.name for folder in arguments.fresh]
    arrays: dict[str, Any] = {}
    for lang in LANGUAGES:
        for name in dict.fromkeys(GROUPS.values()):
            group = Group([e for e in found if GROUPS[e.kind] == name and e.lang == lang], alike)
            present = sorted(set(fresh) & set(group.folders))
            if not present:
                parser.error(f"no fresh folder has {name} in {lang}, so that trust in their rules cannot be measured")
            rows = np.flatnonzero(np.isin(group.folders, present))
            scores = group.scores_unseen(present)
            trusted = trust(group, scores, rows)
            print(report(group, scores, rows, trusted))
            arrays |= arrays_of(group, trusted, f"{name} {lang}", lang)
    np.savez_compressed(arguments.out, **arrays)
    print(f"{len(found)} figures of {len({example.folder for example in found})} folders learned into {arguments.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
