"""Weights of the cues around a figure for each role, learned from labelled releases (`benchmarks/train_roles.py`).

The file `data/role_weights.npz` holds for each group of kinds (counts, money, rates), in Korean and in English, its
roles, the names of its features and one row of weights for each, and how much a ruling counts beside them: by kind and
strength, and what its rule deserves more or less than others of that strength.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate, chain
from typing import get_args
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from nlp.figures import Kind, Role
from nlp.ruling import CUED
from nlp.surroundings import features_of

WEIGHTS = "data/role_weights.npz"
GROUPS: dict[Kind, str] = {"jobs": "counts", "people": "counts", "money": "money", "rate": "rates"}
"""Kinds whose figures have roles, and the weights that they share."""
LANGUAGES = ("ko", "en")
STRENGTHS = CUED + 1
"""How many strengths a ruling may have."""
_OF_PERSONS = frozenset({"recruited", "participants"})
"""Roles that no post can have."""
_REMEMBERED = 1 << 15
"""How many cues of a group keep their summed weights in memory."""

Scores = NDArray[np.float32]


class _Places(dict[str, int]):
    """Where the sums of cues are kept; those of a cue that is met first are made by `add`."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add

    def __missing__(self, cue: str) -> int:
        place = self[cue] = self._add(cue)
        return place


class GroupWeights:
    """The weights of one group of kinds. Sums of cues are kept once made, and forgotten when they are too many.

    Not to be shared between threads, which would make the same sums at once: figures are read in processes.
    """

    def __init__(self, roles: tuple[Role, ...], names: Iterable[str], weights: Scores, intercept: Scores) -> None:
        self.roles = roles
        self.places = {role: place for place, role in enumerate(roles)}
        self.of_persons = not _OF_PERSONS.isdisjoint(roles)
        """Whether a role is among them that no post can have."""
        self.of_posts = np.array([-np.inf if role in _OF_PERSONS else 0 for role in roles], dtype=np.float32)
        """What is added to the scores of a post, so that it has none of those roles."""
        self._rows = {name: row for row, name in enumerate(names)}
        self._weights = weights
        self._intercept = intercept
        self._forget()

    def _forget(self) -> None:
        self._places = _Places(self._place)
        self._sums = np.zeros((256, len(self.roles)), dtype=np.float32)

    def scores(self, figures: Sequence[Sequence[str]], shared: Sequence[str] = ()) -> Scores:
        """Figures x `roles`: the score of each role by the cues of each figure and `shared` ones."""
        cues = list(chain(shared, *figures))
        found = np.fromiter(map(self._places.__getitem__, cues), dtype=np.intp, count=len(cues))
        starts = list(accumulate(map(len, figures[:-1]), initial=len(shared)))
        sums = np.add.reduceat(self._sums.take(found, axis=0), [0, *starts] if shared else starts, axis=0)
        total: Scores = sums[1:] + (sums[0] + self._intercept) if shared else sums + self._intercept
        return total

    def weight(self, cue: str, role: Role, other: Role) -> float:
        """How much a cue speaks for `role` against `other`."""
        summed = self._sum(cue)
        return float(summed[self.roles.index(role)] - summed[self.roles.index(other)])

    def _sum(self, cue: str) -> Scores:
        summed = np.zeros(len(self.roles), dtype=np.float32)
        for name, size in features_of(cue):
            row = self._rows.get(name)
            if row is not None:
                summed += size * self._weights[row]
        return summed

    def _place(self, cue: str) -> int:
        place = len(self._places)
        if place == len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        self._sums[place] = self._sum(cue)
        return place

    def tidy(self) -> None:
        """Forget the sums where they have become too many; to be called between documents."""
        if len(self._places) > _REMEMBERED:
            self._forget()


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """What the file holds: the weights by group and language, and the trust in rulings as additions to a score.

    `strengths` is by (kind, language, strength) of the ruling, `rules` what its rule adds to that, by (group, language,
    rule): one rule may deserve more trust in sums than in counts.
    """

    groups: dict[tuple[str, str], GroupWeights]
    strengths: dict[tuple[Kind, str, int], float]
    rules: dict[tuple[str, str, str], float]


@lru_cache(maxsize=1)
def role_weights() -> RoleWeights:
    """The weights of this package."""
    return read_weights(resources.files("nlp").joinpath(WEIGHTS).read_bytes())


def read_weights(content: bytes) -> RoleWeights:
    """The weights that `content`, an .npz file, holds. Raises ValueError where it is no such file, or damaged."""
    try:
        arrays = np.load(io.BytesIO(content), allow_pickle=False)
        if not isinstance(arrays, np.lib.npyio.NpzFile):
            raise ValueError("one array alone")
        with arrays:
            return _weights_in(arrays)
    except (EOFError, KeyError, ValueError, BadZipFile, zlib.error) as error:
        raise ValueError(f"the weights of roles cannot be read: {error}") from error


def _weights_in(arrays: np.lib.npyio.NpzFile) -> RoleWeights:
    groups: dict[tuple[str, str], GroupWeights] = {}
    strengths: dict[tuple[Kind, str, int], float] = {}
    rules: dict[tuple[str, str, str], float] = {}
    for lang in LANGUAGES:
        for name in dict.fromkeys(GROUPS.values()):
            key = f"{name} {lang}"
            known = set(arrays[f"{key} roles"].tolist())
            roles = tuple(role for role in get_args(Role) if role in known)
            if list(roles) != arrays[f"{key} roles"].tolist():
                raise ValueError(f"unknown roles, or out of order, in the weights of {key}")
            features = _lines(arrays[f"{key} features"])
            weights = arrays[f"{key} weights"].astype(np.float32) * arrays[f"{key} scale"]
            intercept = arrays[f"{key} intercept"].astype(np.float32)
            if weights.shape != (len(features), len(roles)) or intercept.shape != (len(roles),):
                raise ValueError(f"other features or roles than weights of {key}")
            groups[name, lang] = GroupWeights(roles, features, weights, intercept)
            trusted = zip(_lines(arrays[f"{key} rules"]), arrays[f"{key} rules trust"].tolist(), strict=True)
            rules |= {(name, lang, rule): value for rule, value in trusted}
        for kind in GROUPS:
            odds = arrays[f"{kind} {lang} trust"].tolist()
            if len(odds) != STRENGTHS:
                raise ValueError(f"other strengths of rulings than {STRENGTHS} for {kind} {lang}")
            strengths |= {(kind, lang, strength): value for strength, value in enumerate(odds)}
    return RoleWeights(groups, strengths, rules)


def _lines(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n") if array.size else []
