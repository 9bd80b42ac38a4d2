"""Full-text search of Korean without a dictionary: every pair of neighbouring syllables is a term, spacing is ignored.

A query word is found wherever its syllables stand in this order, however spaced: 노인일자리 finds 노인 일자리.
The index is filled as texts are stored, in the same transaction, so that it never lags behind.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlite_utils import Database

from store.errors import store_errors
from store.queries import as_day
from store.schema import database_path, transaction

Analyse = Callable[[str], Sequence[str]]
"""Takes a query and returns other words for it, such as its nouns without particles."""

_RUN = re.compile(r"[가-힣]+(?:\s+[가-힣]+)*|[^\W가-힣_]+")
_HANGUL = re.compile(r"[가-힣]")
_LONGEST_QUERY = 200
_MOST_SIMILAR = 200
_AROUND = 60
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A release that answers a query, with the place where it does.

    `marks` are the spans of the query's words in `snippet`. `similar` is true where the words do not stand there as
    asked but most of their syllable pairs do. `copy_of` is the article that it copies, None for originals.
    """

    article: str
    revision: str
    document: str
    title: str
    published_on: str | None
    source: str
    office: str
    url: str
    part: str
    filename: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    figures: int
    copy_of: str | None
    similar: bool


def grams(text: str) -> str:
    """The index terms of a text, in order: pairs of syllables, the last syllable of a run, and other words in lower
    case.
    """
    terms: list[str] = []
    for run in _runs(text):
        if _HANGUL.match(run):
            terms.extend(map(operator.add, run, run[1:]))
            terms.append(run[-1])
        else:
            terms.append(run)
    return " ".join(terms)


def _runs(text: str) -> Iterator[str]:
    for found in _RUN.finditer(text):
        run = found[0]
        yield "".join(run.split()) if _HANGUL.match(run) else run.casefold()


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] if _HANGUL.match(run) else [run]


def _last(run: str) -> list[str]:
    return [run[-1]] if _HANGUL.match(run) else []


def add(db: Database, document: str) -> None:
    """Enter a stored document with its headline into the index, once. The caller holds the transaction."""
    entered = db.execute("INSERT OR IGNORE INTO search_documents (document) VALUES (?)", (document,))
    if entered.rowcount > 0:
        title, part, text = db.execute(
            "SELECT r.title, d.part, d.text FROM documents d JOIN revisions r ON r.id = d.revision WHERE d.id = ?",
            (document,),
        ).fetchone()
        db.execute(
            "INSERT INTO search_index (rowid, title, grams) VALUES (?, ?, ?)",
            (entered.lastrowid, _title_grams(title), "" if part == "title" else grams(text)),
        )


@lru_cache(maxsize=64)
def _title_grams(title: str) -> str:
    """The index terms of a headline, which every document of its release is entered with."""
    return grams(title)


def rebuild(db: Database) -> int:
    """Make the index anew from the stored texts; returns the number of documents."""
    with transaction(db):
        db.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        db.execute("DELETE FROM search_documents")
        count, last = 0, 0
        while batch := db.execute(
            "SELECT rowid, id FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?", (last, _BATCH)
        ).fetchall():
            for _, document in batch:
                add(db, document)
            count += len(batch)
            last = batch[-1][0]
    return count


def search(
    db: Database,
    query: str,
    *,
    limit: int = 20,
    since: date | str | None = None,
    until: date | str | None = None,
    region: str | None = None,
    source: str | None = None,
    originals: bool = False,
    analyse: Analyse | None = None,
) -> list[Hit]:
    """Releases whose newest texts hold every word of `query`, best first, each once; no query raises or needs escaping.

    `region` is a code or part of a name, of a place that the text names or of the office. Where no text holds all
    words, those that `analyse` finds in the query are tried, then texts that hold most of their syllable pairs come as
    `similar`.
    """
    words = query[:_LONGEST_QUERY].split()
    narrowed = _narrowed(since, until, region, source, originals=originals)
    asked = [words]
    if analyse is not None:
        asked.append(list(analyse(query[:_LONGEST_QUERY])))
    with store_errors(database_path(db)):
        for attempt in asked:
            if expression := " AND ".join(filter(None, map(_phrase, attempt))):
                hits = _hits(db, expression, attempt, narrowed, limit, similar=False)
                if hits:
                    return hits
        pairs = list(
            dict.fromkeys(pair for word in words for run in _runs(word) for pair in _pairs(run) if len(pair) > 1)
        )
        if len(pairs) < 2:
            return []
        candidates = _hits(db, " OR ".join(map(_quoted, pairs)), pairs, narrowed, _MOST_SIMILAR, similar=True)
        return [hit for hit in candidates if _holds_most(db, hit, pairs)][:limit]


def _phrase(word: str) -> str:
    """The word as a phrase of index terms; a last syllable that stands alone may begin a pair."""
    runs = list(_runs(word))
    if not runs:
        return ""
    terms = [term for run in runs[:-1] for term in (*_pairs(run), *_last(run))] + _pairs(runs[-1])
    if len(runs[-1]) == 1 and _HANGUL.match(runs[-1]):
        return f"{_quoted(' '.join([*terms, runs[-1]]))} *"
    return _quoted(" ".join(terms))


def _quoted(terms: str) -> str:
    return '"' + terms.replace('"', "") + '"'


def _narrowed(
    since: date | str | None, until: date | str | None, region: str | None, source: str | None, *, originals: bool
) -> dict[str, str | int | None]:
    return {
        "since": None if since is None else as_day(since),
        "until": None if until is None else as_day(until),
        "region": region,
        "source": source,
        "originals": int(originals),
    }


_FOUND = """
    WITH found AS MATERIALIZED (
      SELECT s.document, bm25(search_index, 5.0, 1.0) AS score
      FROM search_index JOIN search_documents s ON s.id = search_index.rowid
      WHERE search_index MATCH :expression
    ), placed AS (
      SELECT r.article, r.id AS revision, d.id AS document, r.title, r.published_on, a.source, o.name AS office, a.url,
      d.part,   d.filename, d.text, c.original, min(f.score) AS score
      FROM found f JOIN documents d ON d.id = f.document AND d.superseded_at IS NULL
      JOIN latest_revisions r ON r.id = d.revision JOIN articles a ON a.id = r.article JOIN sources o ON o.id = a.source
      LEFT JOIN copies c ON c.revision = r.id
      WHERE (:since IS NULL OR r.published_on >= :since) AND (:until IS NULL OR r.published_on <= :until)
        AND (:source IS NULL OR a.source = :source) AND NOT (:originals AND c.revision IS NOT NULL)
        AND (:region IS NULL OR EXISTS (
          SELECT 1 FROM regions g WHERE (g.code = :region OR instr(g.full_name, :region)) AND (g.code = o.region OR
          EXISTS (   SELECT 1 FROM document_regions n JOIN documents b ON b.id = n.document
            WHERE b.revision = r.id AND n.region = g.code))))
      GROUP BY r.article
    )
    SELECT article, revision, document, title, published_on, source, office, url, part, filename, text, original,
      (SELECT count(*) FROM figures f JOIN documents d ON d.id = f.document WHERE d.revision = placed.revision)
    FROM placed ORDER BY score, published_on DESC, article LIMIT :limit
"""


def _hits(
    db: Database,
    expression: str,
    words: Sequence[str],
    narrowed: dict[str, str | int | None],
    limit: int,
    *,
    similar: bool,
) -> list[Hit]:
    rows = db.execute(_FOUND, narrowed | {"expression": expression, "limit": max(0, limit)})
    hits = []
    for (
        article,
        revision,
        document,
        title,
        published_on,
        source,
        office,
        url,
        part,
        filename,
        text,
        original,
        figures,
    ) in rows:
        snippet, marks = _snippet(text, words)
        hits.append(
            Hit(
                article, revision, document, title, published_on, source, office, url, part, filename, snippet, marks,
                figures, original, similar,
            )
        )  # fmt: skip
    return hits


def _holds_most(db: Database, hit: Hit, pairs: Sequence[str]) -> bool:
    text = db.execute("SELECT text FROM documents WHERE id = ?", (hit.document,)).fetchone()[0]
    held = set(grams(f"{hit.title}\n{text}").split())
    return 3 * sum(pair in held for pair in pairs) >= 2 * len(pairs)


def _snippet(text: str, words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the first words found, line breaks as spaces, and the spans of all words in it."""
    patterns = [
        re.compile(r"\s*".join(map(re.escape, "".join(word.split()))), re.IGNORECASE) for word in words if word.strip()
    ]
    first = min((found.start() for pattern in patterns if (found := pattern.search(text))), default=0)
    start, end = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    snippet = re.sub(r"\s", " ", text[start:end])
    marks = sorted({found.span() for pattern in patterns for found in pattern.finditer(snippet)})
    return snippet, tuple(marks)
