"""The files of an export: which rows each holds, and where the meaning of every column is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from store.schema import Table, codebook

ColumnType = Literal["text", "integer", "real", "number", "date", "time"]
"""What a column holds: `number` is an integer or a real, `date` an ISO day, `time` ISO text with its zone."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an exported file: its name, what it holds, and the sentence that says so."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One file: its name, a sentence on its rows, its SQL, and the meaning of columns that its table has not.

    `table` is the table whose columns it repeats; `meanings` maps other columns to a sentence, or to `table.column`.
    `masked` are the columns whose texts may hold contact details, `integers` those that the query computes as integers.
    """

    name: str
    meaning: str
    sql: str
    table: str
    meanings: dict[str, str]
    masked: frozenset[str] = frozenset()
    integers: frozenset[str] = frozenset()


_MENTION = {
    "figure": "figures.id",
    "low": "figures.low",
    "sentence": "The sentence, list item or table row that it stands in; contact details are ●.",
    "start_in_sentence": "Its first character within the sentence, counted from 0.",
    "region_codes": "Codes of the places that it is about, separated by spaces; readers' corrections are in place.",
    "region_names": "Official names of these places on the day of publication, joined by +.",
    "programs": "Programmes that it is about, as the text writes them, separated by |.",
    "rejected": "1 where a reader says that it is no figure.",
    "corrected": "1 where a reader corrected it; the corrected value stands here, the one read in the database.",
    "part": "documents.part",
    "filename": "documents.filename",
    "position": "documents.position",
    "revision": "documents.revision",
    "title": "revisions.title",
    "published_on": "revisions.published_on",
    "seen_at": "revisions.seen_at",
    "latest": "1 where it stands in the newest text of its release, 0 where that text was replaced.",
    "copy_of": "Article that its release copies; empty for originals.",
    "article": "revisions.article",
    "url": "articles.url",
    "source": "articles.source",
    "office": "sources.name",
    "source_kind": "sources.kind",
    "gone_at": "articles.gone_at",
}
_SUMMED = {
    "mentions": "How often the release mentions the quantity.",
    "is_part": "1 where another quantity of the release contains it: leave it out of sums of totals.",
}
_COUNTED = frozenset({"start_in_sentence", "rejected", "corrected", "latest"})
_DATES = frozenset({"published_on", "valid_from", "valid_to", "date", "day", "newest"})
_TIMES = frozenset({"at", "first_seen", "last_seen"})
_TYPES: dict[str, ColumnType] = {"TEXT": "text", "INTEGER": "integer", "REAL": "real", "ANY": "number"}
_RELEASE = {
    "article": "articles.id",
    "office": "sources.name",
    "revision": "revisions.id",
    "seen_at": "revisions.seen_at",
    "title": "revisions.title",
    "published_on": "revisions.published_on",
    "department": "revisions.department",
    "license": "revisions.license",
    "content_sha256": "revisions.content_sha256",
    "revisions": "Number of states of the release that were read.",
    "figures": "Number of figures in its newest text.",
    "title_region": "readings.title_region",
    "rules_version": "readings.rules_version",
    "copy_of": "Article that it copies; empty for originals.",
}
_MENTIONS = "SELECT * FROM mentions ORDER BY article, seen_at, revision, position, start, figure"
_FACTS = (
    "SELECT m.*, f.mentions, f.is_part FROM facts f JOIN mentions m ON m.figure = f.id "
    "ORDER BY m.article, m.position, m.start, m.figure"
)
_RELEASES = """
    SELECT a.id AS article, a.source, s.name AS office, a.id_space, a.native_id, a.url, r.title, r.published_on,
    r.department,   r.license, a.first_seen, a.last_seen, a.gone_at, r.id AS revision, r.seen_at, r.content_sha256,
      (SELECT count(*) FROM revisions v WHERE v.article = a.id) AS revisions,
      (SELECT count(*) FROM figures f JOIN documents d ON d.id = f.document WHERE d.revision = r.id) AS figures,
      g.title_region, g.rules_version, (SELECT c.original FROM copies c WHERE c.revision = r.id) AS copy_of
    FROM articles a JOIN sources s ON s.id = a.source JOIN latest_revisions r ON r.article = a.id
    LEFT JOIN readings g ON g.revision = r.id ORDER BY a.id
"""


def _table(name: str, order: str, *, masked: tuple[str, ...] = (), without: str = "") -> Dataset:
    columns = without or "*"
    return Dataset(name, "", f"SELECT {columns} FROM {name} ORDER BY {order}", name, {}, frozenset(masked))  # noqa: S608


DATASETS: tuple[Dataset, ...] = (
    Dataset(
        "figures",
        "Every mention of a quantity, with its sentence, its release and the link; do not add these up, see `facts`.",
        _MENTIONS,
        "figures",
        _MENTION,
        frozenset({"sentence", "title"}),
        _COUNTED,
    ),
    Dataset(
        "facts",
        "Quantities, each once, from the newest text of original releases; add up those with `is_part` 0.",
        _FACTS,
        "figures",
        _MENTION | _SUMMED,
        frozenset({"sentence", "title"}),
        _COUNTED | frozenset(_SUMMED),
    ),
    Dataset(
        "releases",
        "Releases in their newest state, also those that hold no figure.",
        _RELEASES,
        "articles",
        _RELEASE,
        frozenset({"title", "department"}),
        frozenset({"revisions", "figures"}),
    ),
    _table("revisions", "article, seen_at, id", masked=("title", "department")),
    _table("attachments", "revision, position"),
    _table(
        "documents",
        "revision, position, id",
        without="id, revision, part, position, filename, media_type, text_sha256, extractor_version, superseded_at",
    ),
    _table("table_cells", 'document, "table", row, "column"'),
    _table("figure_regions", "figure, region"),
    _table("figure_programs", "figure, program"),
    _table("figure_evidence", "figure, position"),
    _table("programs", "id"),
    _table("document_regions", "document, region"),
    _table("corrections", "at, id", masked=("exact", "prefix", "suffix", "reason")),
    _table("copies", "revision"),
    _table("regions", "code"),
    _table("region_changes", "date, old, new"),
    _table("sources", "id"),
    _table("runs", "started_at, id", masked=("command", "reason")),
    _table("coverage", "at, run, source", masked=("detail",)),
    _table("failures", "source, url, stage", masked=("error",)),
)
TEXTS = Dataset(
    "texts",
    "Whole texts of all documents; offsets of figures point into them, contact details are ●.",
    "SELECT id, revision, part, position, filename, text FROM documents ORDER BY revision, position, id",
    "documents",
    {},
    frozenset({"text"}),
)


def describe(db: Database, dataset: Dataset, columns: tuple[str, ...]) -> tuple[str, tuple[Field, ...]]:
    """The sentence on the file, and its columns with type and meaning; "" where the codebook has none."""
    tables = {table.name: table for table in codebook(db)}
    sentence = dataset.meaning or tables[dataset.table].meaning
    return sentence, tuple(_field(tables, dataset, column) for column in columns)


def _field(tables: dict[str, Table], dataset: Dataset, column: str) -> Field:
    told = dataset.meanings.get(column, f"{dataset.table}.{column}")
    table, _, name = told.partition(".")
    known = next((known for known in tables[table].columns if known.name == name), None) if table in tables else None
    meaning = known.meaning if known else "" if table in tables else told
    stored: ColumnType = "integer" if column in dataset.integers else "text"
    if known and column not in dataset.integers:
        stored = _TYPES[known.type]
    if stored == "text" and column in _DATES:
        stored = "date"
    elif stored == "text" and (column in _TIMES or column.endswith("_at")):
        stored = "time"
    return Field(column, stored, meaning)
