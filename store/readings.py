"""From what a reader returns to rows: figures with their keys, checked against their text before they are written."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlite_utils import Database

from nlp.figures import Figure, Reading, check
from store.keys import key, storable

Part = tuple[str, str, str]
"""One text of a release as the reader gets it: key of the document, part (title, body, attachment), text."""

FIGURE_COLUMNS = (
    "id", "document", "start", "end", "surface", "sentence_start", "sentence_end", "kind", "low", "high", "unit",
    "qualifier", "role", "per", "each", "year_from", "year_to", "fact", "part_of", "direction", "out_of_range",
    "rules_version",
)  # fmt: skip
COMPARED = (
    "sentence_start", "sentence_end", "low", "high", "unit", "qualifier", "role", "per", "each", "year_from",
    "year_to", "fact", "part_of", "direction", "regions", "programs",
)  # fmt: skip
"""Fields whose change makes a figure an altered one; document, start, end and kind are its identity."""
_LARGEST = 2**63 - 1


@dataclass(slots=True)
class Rows:
    """Everything that reading one revision puts into the database, ready to be written or set aside as JSON."""

    revision: str
    documents_sha256: str
    title_region: str | None = None
    figures: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[tuple[str, int, str, str, int, int]] = field(default_factory=list)
    programs: dict[str, str] = field(default_factory=dict)
    document_regions: list[tuple[str, str]] = field(default_factory=list)
    document_programs: list[tuple[str, str, str]] = field(default_factory=list)
    left_out: list[tuple[str, int, int]] = field(default_factory=list)

    def region_codes(self) -> set[str]:
        """All region codes that the rows name."""
        named = {code for figure in self.figures for code in figure["regions"]} | {
            code for _, code in self.document_regions
        }
        return named | ({self.title_region} if self.title_region else set())

    def to_json(self) -> str:
        """The rows as one JSON text."""
        return json.dumps(asdict(self), ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Rows:
        """The rows that `to_json` wrote."""
        return cls(**json.loads(text))


def figure_key(document: str, start: int, end: int, kind: str) -> str:
    """The key of the figure of this kind at this place of this text."""
    return key("figure", document, start, end, kind)


def program_key(name: str) -> str:
    """The key of a programme: its name without spaces."""
    return key("program", "".join(name.split()))


def rows_of(
    revision: str, documents_sha256: str, parts: Sequence[Part], readings: Sequence[Reading], rules_version: str
) -> Rows:
    """The rows of one revision; ValueError where a figure does not quote its text or names an unknown fact."""
    if len(readings) != len(parts):
        raise ValueError(f"{len(parts)} texts were given and {len(readings)} readings came back")
    _check(parts, readings)
    rows = Rows(
        revision, documents_sha256, next((reading.title_region for reading in readings if reading.title_region), None)
    )
    facts = _first_mentions(parts, readings)
    for (document, _, _), reading in zip(parts, readings, strict=True):
        for figure in reading.figures:
            _add_figure(rows, document, figure, facts, rules_version)
        rows.document_regions += [(document, region) for region in dict.fromkeys(reading.regions)]
        for program, name in _programs(rows, reading.programs).items():
            rows.document_programs.append((document, program, name))
        rows.left_out += [(document, start, end) for start, end in sorted(dict(reading.left_out).items())]
    if len({figure["id"] for figure in rows.figures}) != len(rows.figures):
        raise ValueError("two figures of one kind stand at one place")
    return rows


def _check(parts: Sequence[Part], readings: Sequence[Reading]) -> None:
    """Each text's own invariants; what a figure is part of may stand in another text of the release."""
    facts = {figure.fact for reading in readings for figure in reading.figures}
    for (_, _, text), reading in zip(parts, readings, strict=True):
        own = {figure.fact for figure in reading.figures}
        elsewhere = facts - own
        check(replace(reading, figures=tuple(
            replace(figure, part_of=None) if figure.part_of in elsewhere else figure for figure in reading.figures
        )), text)  # fmt: skip


def _first_mentions(parts: Sequence[Part], readings: Sequence[Reading]) -> dict[int, str]:
    """For every fact of the release the key of the figure that states it first."""
    first: dict[int, str] = {}
    for (document, _, _), reading in zip(parts, readings, strict=True):
        for figure in sorted(reading.figures, key=lambda figure: figure.start):
            first.setdefault(figure.fact, figure_key(document, figure.start, figure.end, figure.kind))
    return first


def _add_figure(rows: Rows, document: str, figure: Figure, facts: dict[int, str], rules_version: str) -> None:
    figure_id = figure_key(document, figure.start, figure.end, figure.kind)
    low, high = _within(figure.low), _within(figure.high)
    rows.figures.append(
        {
            "id": figure_id,
            "document": document,
            "start": figure.start,
            "end": figure.end,
            "surface": figure.surface,
            "sentence_start": figure.sentence_start,
            "sentence_end": figure.sentence_end,
            "kind": figure.kind,
            "low": low,
            "high": high,
            "unit": storable(figure.unit),
            "qualifier": figure.qualifier,
            "role": figure.role,
            "per": figure.per,
            "each": int(figure.each),
            "year_from": figure.year_from,
            "year_to": figure.year_to,
            "fact": facts[figure.fact],
            "part_of": None if figure.part_of is None else facts[figure.part_of],
            "direction": figure.direction,
            "out_of_range": int((low is None) != (figure.low is None) or (high is None) != (figure.high is None)),
            "rules_version": rules_version,
            "regions": sorted(set(figure.regions)),
            "programs": sorted(_programs(rows, figure.programs).items()),
        }
    )
    rows.evidence += [
        (figure_id, position, why.field, why.rule, why.start, why.end) for position, why in enumerate(figure.evidence)
    ]


def _programs(rows: Rows, names: Sequence[str]) -> dict[str, str]:
    """Key and name of each programme, entered among the release's programmes."""
    keyed: dict[str, str] = {}
    for name in names:
        keyed.setdefault(program_key(name), storable(name))
    for program, name in keyed.items():
        rows.programs.setdefault(program, name)
    return keyed


def _within(value: float | None) -> int | float | None:
    """The value, or None where SQLite cannot hold it exactly."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value if isinstance(value, float) or -_LARGEST <= value <= _LARGEST else None


def stored_figures(db: Database, revision: str) -> list[dict[str, Any]]:
    """The figures of a revision as they stand in the database, in the form of `Rows.figures`."""
    names = ", ".join(f'f."{name}"' for name in FIGURE_COLUMNS)
    sql = f"SELECT {names} FROM figures f JOIN documents d ON d.id = f.document WHERE d.revision = ?"  # noqa: S608
    figures = list(db.query(sql, [revision]))
    for figure in figures:
        figure["regions"] = [
            row[0]
            for row in db.execute("SELECT region FROM figure_regions WHERE figure = ? ORDER BY region", (figure["id"],))
        ]
        figure["programs"] = [
            (row[0], row[1])
            for row in db.execute(
                "SELECT program, name FROM figure_programs WHERE figure = ? ORDER BY program, name", (figure["id"],)
            )
        ]
    return figures


def write(db: Database, rows: Rows, rules_version: str) -> None:
    """Put one revision's rows in the place of those that stand; the caller holds the transaction."""
    conn = db.conn
    of_revision = "document IN (SELECT id FROM documents WHERE revision = ?)"
    for table in ("figures", "document_regions", "document_programs", "left_out"):
        conn.execute(f"DELETE FROM {table} WHERE {of_revision}", (rows.revision,))  # noqa: S608
    conn.executemany("INSERT OR IGNORE INTO programs (id, name) VALUES (?, ?)", sorted(rows.programs.items()))
    names = ", ".join(f'"{name}"' for name in FIGURE_COLUMNS)
    values = ", ".join(f":{name}" for name in FIGURE_COLUMNS)
    insert = f"INSERT INTO figures ({names}) VALUES ({values})"  # noqa: S608
    conn.executemany(insert, [_scalars(figure) for figure in rows.figures])
    conn.executemany(
        "INSERT INTO figure_regions (figure, region) VALUES (?, ?)",
        [(figure["id"], region) for figure in rows.figures for region in figure["regions"]],
    )
    conn.executemany(
        "INSERT INTO figure_programs (figure, program, name) VALUES (?, ?, ?)",
        [(figure["id"], program, name) for figure in rows.figures for program, name in figure["programs"]],
    )
    conn.executemany(
        'INSERT INTO figure_evidence (figure, position, field, rule, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
        rows.evidence,
    )
    conn.executemany("INSERT INTO document_regions (document, region) VALUES (?, ?)", rows.document_regions)
    conn.executemany("INSERT INTO document_programs (document, program, name) VALUES (?, ?, ?)", rows.document_programs)
    conn.executemany('INSERT INTO left_out (document, start, "end") VALUES (?, ?, ?)', rows.left_out)
    conn.execute(
        "INSERT INTO readings (revision, rules_version, documents_sha256, title_region) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (revision) DO UPDATE SET rules_version = excluded.rules_version, "
        "documents_sha256 = excluded.documents_sha256, title_region = excluded.title_region",
        (rows.revision, rules_version, rows.documents_sha256, rows.title_region),
    )


def _scalars(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: figure[name] for name in FIGURE_COLUMNS}
