"""Named questions with their SQL, and any other SQL on a connection that cannot write.

Every sum counts quantities, not mentions: the newest text of original releases, each fact once, parts apart.
Jobs and persons, planned and achieved, are never added up with each other.
"""

from __future__ import annotations

import difflib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database

from store.errors import QueryError, store_errors
from store.schema import database_path, open_database

_YEAR = (
    "CASE WHEN f.year_from IS NULL THEN NULL WHEN f.year_from = f.year_to THEN CAST(f.year_from AS TEXT) "
    "ELSE f.year_from || '-' || f.year_to END"
)
_DISTRICT = "coalesce(t.today_name, p.place)"
_PLACES = (
    "LEFT JOIN figure_places p ON p.figure = f.id "
    "LEFT JOIN (SELECT code, today, today_name FROM regions_today) t ON t.code = p.region "
)
_SAME_PLACE = (
    "EXISTS (SELECT 1 FROM corrected_regions own JOIN corrected_regions whole ON whole.region = own.region "
    "WHERE own.figure = f.id AND whole.figure = f.part_of)"
)
_DEEPER = "EXISTS (SELECT 1 FROM figures deeper WHERE deeper.fact = f.part_of AND deeper.part_of IS NOT NULL)"
_ITS_OWN_SHARE = f"NOT (f.is_part AND (w.role = f.role AND {_SAME_PLACE} OR {_DEEPER}))"
"""A share of one source counts beside the total that it is part of, but not again where that total is split further."""
_ECHO = (
    "EXISTS (SELECT 1 FROM articles a JOIN sources s ON s.id = a.source "
    "WHERE a.id = f.article AND s.kind = 'newspaper') "
    "AND EXISTS (SELECT 1 FROM figures o JOIN figure_regions op ON op.figure = o.id "
    "JOIN figure_regions mine ON mine.figure = f.id AND mine.region = op.region "
    "JOIN documents od ON od.id = o.document JOIN latest_revisions ol ON ol.id = od.revision "
    "JOIN articles oa ON oa.id = ol.article JOIN sources os ON os.id = oa.source AND os.kind = 'office' "
    "WHERE o.kind = f.kind AND o.low = f.low AND o.high = f.high AND o.role = f.role "
    "AND o.year_from IS f.year_from AND o.year_to IS f.year_to)"
)
"""A newspaper tells in its own words what an office of the same place announced: kept, but not counted again."""
_IN_DISTRICT = f"(:region IS NULL OR p.region = :region OR instr({_DISTRICT}, :region) OR instr(p.place, :region))"
_IN_YEAR = "(:year IS NULL OR CAST(:year AS INTEGER) BETWEEN f.year_from AND f.year_to)"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed by: a text, a whole number or a day; a default of None leaves it open."""

    name: str
    meaning: str
    default: str | int | None = None
    kind: Literal["text", "number", "day"] = "text"

    def value(self, given: Any) -> Any:
        """What was given, as the SQL needs it; QueryError where it is no number or no day."""
        if self.kind == "number":
            try:
                return int(given)
            except (TypeError, ValueError):
                raise QueryError(f"{self.name} is {self.meaning}; {given!r} is no whole number") from None
        if self.kind == "day":
            return as_day(given)
        return given


@dataclass(frozen=True, slots=True)
class Query:
    """A question in one sentence, its SQL, and the parameters that the SQL names."""

    name: str
    question: str
    sql: str
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: names of its columns, and its rows one by one."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def _sum(condition: str) -> str:
    """SQL for a sum over facts that is empty where there is none, and that no absurd value can overflow."""
    chosen = f"CASE WHEN {condition} THEN f.low END"
    return f"CASE WHEN count({chosen}) THEN CAST(round(total({chosen})) AS INTEGER) END"


_REGION = Parameter("region", "code of a region, or part of its name as it was or is today")
_YEAR_OF = Parameter("year", "year that the figures are about", kind="number")
_SOURCE = Parameter("source", "id of a source")
_LIMIT = Parameter("limit", "the most rows", 1000, "number")

QUERIES: tuple[Query, ...] = (
    Query(
        "jobs-by-district-year",
        "How many jobs did each district announce as targets, plan and report as achieved"
            " for each year, and how many people?",
        f"""
        SELECT {_YEAR} AS year, {_DISTRICT} AS district, coalesce(t.today, p.region) AS code,
          {_sum("f.kind = 'jobs' AND f.role = 'target' AND NOT f.is_part")} AS jobs_target,
          {_sum("f.kind = 'jobs' AND f.role = 'planned' AND NOT f.is_part")} AS jobs_planned,
          {_sum("f.kind = 'jobs' AND f.role = 'achieved' AND NOT f.is_part")} AS jobs_achieved,
          {_sum("f.kind = 'people' AND f.role = 'target' AND NOT f.is_part")} AS people_target,
          {_sum("f.kind = 'people' AND f.role = 'planned' AND NOT f.is_part")} AS people_planned,
          {_sum("f.kind = 'people' AND f.role = 'recruited' AND NOT f.is_part")} AS people_recruited,
          {_sum("f.kind = 'people' AND f.role = 'achieved' AND NOT f.is_part")} AS people_achieved,
          {_sum(f"f.kind = 'jobs' AND f.role = 'planned' AND f.is_part AND NOT {_SAME_PLACE}")}
            AS jobs_planned_within_a_wider_total,
          count(DISTINCT f.id) AS facts, count(DISTINCT f.article) AS releases
        FROM facts f {_PLACES}
        WHERE f.kind IN ('jobs', 'people') AND f.role IN ('target', 'planned', 'recruited', 'achieved')
          AND NOT ({_ECHO}) AND {_IN_DISTRICT} AND {_IN_YEAR}
        GROUP BY 1, 2 ORDER BY year, code, district
        """,  # noqa: S608
        (_REGION, _YEAR_OF),
    ),
    Query(
        "budget-by-district-year-and-source",
        "How much money (won) did each district announce for each year, and how much of"
            " it is 국비, 시·도비 and 구·군비?",
        f"""
        SELECT {_YEAR} AS year, {_DISTRICT} AS district, coalesce(t.today, p.region) AS code,
          {_sum("NOT f.is_part")} AS announced,
          {_sum(f"f.role = 'budget_national' AND {_ITS_OWN_SHARE}")} AS national,
          {_sum(f"f.role = 'budget_province' AND {_ITS_OWN_SHARE}")} AS province,
          {_sum(f"f.role = 'budget_district' AND {_ITS_OWN_SHARE}")} AS
            district_own,
          {_sum("f.role = 'budget_total' AND NOT f.is_part")} AS source_unnamed_or_joint,
          count(DISTINCT f.id) AS facts, count(DISTINCT f.article) AS releases
        FROM facts f LEFT JOIN corrected_figures w ON w.id = f.part_of {_PLACES}
        WHERE f.kind = 'money' AND f.unit = 'KRW'
          AND f.role IN ('budget_total', 'budget_national', 'budget_province', 'budget_district')
          AND NOT ({_ECHO}) AND {_IN_DISTRICT} AND {_IN_YEAR}
        GROUP BY 1, 2 ORDER BY year, code, district
        """,  # noqa: S608
        (_REGION, _YEAR_OF),
    ),
    Query(
        "figures-by-programme",
        "Which figures are about a programme, each with its sentence and a link to its release?",
        """
        SELECT m.figure, m.published_on, m.office, m.region_names, m.year_from, m.year_to, m.kind, m.role, m.low,
          m.high,
          m.unit, m.qualifier, m.surface, m.sentence, m.programs, m.title, m.url, m.copy_of
        FROM mentions m
        WHERE m.latest AND NOT m.rejected
          AND (:program IS NULL OR instr(replace(coalesce(m.programs, ''), ' ', ''), replace(:program, ' ', ''))
            OR instr(replace(m.sentence, ' ', ''), replace(:program, ' ', '')))
          AND (:region IS NULL OR instr(coalesce(m.region_names, ''), :region)
            OR instr(' ' || coalesce(m.region_codes, '') || ' ', ' ' || :region || ' '))
          AND (:since IS NULL OR m.published_on >= :since)
        ORDER BY m.published_on DESC, m.article, m.position, m.start LIMIT :limit
        """,
        (
            Parameter("program", "part of a programme's name, spaces left aside"),
            _REGION,
            Parameter("since", "first day of publication, 2026-01-31", kind="day"),
            _LIMIT,
        ),
    ),
    Query(
        "facts",
        "Which quantities do releases state, each once, with how often and whether it is part of another?",
        f"""
        SELECT f.id AS figure, {_YEAR} AS year, {_DISTRICT} AS district, f.kind, f.role, f.low, f.high, f.unit,
          f.qualifier,
          f.per, f.surface, f.mentions, f.is_part, f.part_of, f.title, f.published_on, a.url
        FROM facts f JOIN articles a ON a.id = f.article {_PLACES}
        WHERE {_IN_DISTRICT} AND {_IN_YEAR} AND (:kind IS NULL OR f.kind = :kind) AND (:role IS NULL OR f.role = :role)
        ORDER BY f.published_on DESC, f.article, f.position, f.start LIMIT :limit
        """,  # noqa: S608
        (
            _REGION,
            _YEAR_OF,
            Parameter("kind", "money, jobs, people, ..."),
            Parameter("role", "planned, achieved, ..."),
            _LIMIT,
        ),
    ),
    Query(
        "new-since",
        "Which releases were read for the first time since a day, newest first?",
        """
        SELECT a.first_seen, s.name AS office, r.published_on, r.title,
          (SELECT count(*) FROM figures f JOIN documents d ON d.id = f.document WHERE d.revision = r.id) AS figures,
            a.url
        FROM articles a JOIN latest_revisions r ON r.article = a.id JOIN sources s ON s.id = a.source
        WHERE a.first_seen >= coalesce(:since, (SELECT date(max(first_seen), '-7 days') FROM articles))
          AND (:source IS NULL OR a.source = :source)
        ORDER BY a.first_seen DESC, a.id LIMIT :limit
        """,
        (Parameter("since", "day, 2026-01-31; else the last seven days that were read", kind="day"), _SOURCE, _LIMIT),
    ),
    Query(
        "changed-after-publishing",
        "What did offices change after publishing: which releases, and which figures stand only before or only after?",
        """
        SELECT r.seen_at AS changed_seen_at, s.name AS office, p.title AS title_before, r.title AS title_after,
          (SELECT group_concat(surface, ' | ') FROM (
            SELECT f.surface FROM figures f JOIN documents d ON d.id = f.document
              WHERE d.revision = p.id AND d.superseded_at IS NULL
            EXCEPT SELECT f.surface FROM figures f JOIN documents d ON d.id = f.document
              WHERE d.revision = r.id AND d.superseded_at IS NULL)) AS only_before,
          (SELECT group_concat(surface, ' | ') FROM (
            SELECT f.surface FROM figures f JOIN documents d ON d.id = f.document
              WHERE d.revision = r.id AND d.superseded_at IS NULL
            EXCEPT SELECT f.surface FROM figures f JOIN documents d ON d.id = f.document
              WHERE d.revision = p.id AND d.superseded_at IS NULL)) AS only_after,
          r.published_on, a.url, p.id AS revision_before, r.id AS revision_after
        FROM revisions r JOIN revisions p ON p.id = r.previous JOIN articles a ON a.id = r.article
        JOIN sources s ON s.id = a.source
        WHERE (:since IS NULL OR r.seen_at >= :since) AND (:source IS NULL OR a.source = :source)
        ORDER BY r.seen_at DESC, r.id LIMIT :limit
        """,
        (Parameter("since", "day on which the change was seen, 2026-01-31", kind="day"), _SOURCE, _LIMIT),
    ),
    Query(
        "coverage",
        "What did the last visit to each source find, and which sources were never visited?",
        """
        SELECT s.id AS source, s.name AS office, c.day, c.verdict, c.listed, c.new, c.changed, c.failed, c.newest,
          c.finished, (SELECT count(*) FROM articles a WHERE a.source = s.id) AS releases,
          coalesce(c.detail, 'never visited') AS detail
        FROM sources s LEFT JOIN coverage c ON c.source = s.id
          AND NOT EXISTS (SELECT 1 FROM coverage l WHERE l.source = c.source AND (l.at, l.run) > (c.at, c.run))
        WHERE :source IS NULL OR s.id = :source
        ORDER BY s.id
        """,
        (_SOURCE,),
    ),
    Query(
        "failures",
        "What could not be had or read, and has not been since?",
        """
        SELECT f.source, s.name AS office, f.stage, f.error, f.attempts, f.last_at, f.url
        FROM failures f JOIN sources s ON s.id = f.source
        WHERE f.resolved_at IS NULL AND (:source IS NULL OR f.source = :source)
        ORDER BY f.last_at DESC, f.url LIMIT :limit
        """,
        (_SOURCE, _LIMIT),
    ),
    Query(
        "silent-sources",
        "Which sources published nothing for a while, were never visited, or were last found blocked or broken?",
        """
        SELECT s.id AS source, s.name AS office, max(r.published_on) AS last_published, c.day AS last_visit, c.verdict,
          c.detail, count(DISTINCT a.id) AS releases
        FROM sources s
        LEFT JOIN articles a ON a.source = s.id LEFT JOIN latest_revisions r ON r.article = a.id
        LEFT JOIN coverage c ON c.source = s.id
          AND NOT EXISTS (SELECT 1 FROM coverage l WHERE l.source = c.source AND (l.at, l.run) > (c.at, c.run))
        WHERE s.kind <> 'files'
        GROUP BY s.id
        HAVING last_published IS NULL OR c.day IS NULL OR c.verdict NOT IN ('ok', 'quiet')
          OR last_published < date((SELECT max(day) FROM coverage), '-' || CAST(:days AS INTEGER) || ' days')
        ORDER BY last_published, s.id
        """,
        (Parameter("days", "days without a release, counted back from the last visit to any source", 30, "number"),),
    ),
    Query(
        "copies",
        "Which releases repeat an earlier one, and count only once?",
        """
        SELECT os.name AS original_office, o.title AS original_title, o.published_on AS original_published_on, oa.url
          AS original_url,
          cs.name AS copy_office, r.title AS copy_title, r.published_on AS copy_published_on, ca.url AS copy_url,
          round(c.similarity, 3) AS similarity
        FROM copies c JOIN revisions r ON r.id = c.revision JOIN articles ca ON ca.id = r.article
        JOIN sources cs ON cs.id = ca.source JOIN revisions o ON o.id = c.original_revision
        JOIN articles oa ON oa.id = c.original JOIN sources os ON os.id = oa.source
        ORDER BY o.published_on DESC, c.original, r.published_on LIMIT :limit
        """,
        (_LIMIT,),
    ),
    Query(
        "corrections",
        "Which figures did readers correct, and which corrections no longer find their sentence?",
        """
        SELECT c.id AS correction, c.field, c.value, c.exact AS quoted, c.author, c.reason, c.at,
          (SELECT count(*) FROM applied_corrections p WHERE p.correction = c.id) AS figures, r.title, a.url
        FROM corrections c JOIN articles a ON a.id = c.article JOIN latest_revisions r ON r.article = a.id
        ORDER BY c.at DESC, c.id LIMIT :limit
        """,
        (_LIMIT,),
    ),
)  # fmt: skip

_BY_NAME = {query.name: query for query in QUERIES}
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "writefile", "edit"})
_READING_PRAGMAS = frozenset(
    {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list", "data_version"}
)
_LONGEST_VALUE = 50_000_000
_STEPS_BETWEEN_LOOKS = 10_000


def as_day(given: date | str) -> str:
    """A day as ISO text; QueryError where it is none, since any text would compare with days without a word."""
    try:
        return given.isoformat() if isinstance(given, date) else date.fromisoformat(given).isoformat()
    except ValueError:
        raise QueryError(f"{given!r} is no day of the form 2026-01-31") from None


def query_named(name: str) -> Query:
    """The named question; QueryError tells the names where there is none such."""
    if name not in _BY_NAME:
        alike = difflib.get_close_matches(name, _BY_NAME, n=1)
        hint = f"did you mean {alike[0]}? " if alike else ""
        raise QueryError(f"there is no query {name}; {hint}there are {', '.join(_BY_NAME)}")
    return _BY_NAME[name]


def run_query(db: Database, name: str, **parameters: Any) -> Result:
    """Answer a named question. Parameters that it does not have, or that make no sense to SQLite, raise QueryError."""
    query = query_named(name)
    known = {parameter.name: parameter for parameter in query.parameters}
    if strange := sorted(parameters.keys() - known.keys()):
        has = f"it has {', '.join(known)}" if known else "it has none"
        raise QueryError(f"the query {name} has no parameter {strange[0]}; {has}")
    values = {parameter.name: parameter.default for parameter in query.parameters}
    values |= {key: known[key].value(value) for key, value in parameters.items() if value is not None}
    return _answer(db.conn, query.sql, values, database_path(db))


def run_sql(path: str | Path, sql: str, *, seconds: float = 60.0) -> Result:
    """Answer any SQL that only reads, on a connection of its own; whatever else it tries raises QueryError.

    Nothing can be written, attached or loaded, and what takes longer than `seconds` is stopped.
    """
    db = open_database(path, readonly=True)
    conn = db.conn
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    # The index is opened here, because opening it needs more than the authorizer grants.
    conn.execute("SELECT rowid FROM search_index LIMIT 0")
    conn.set_authorizer(_authorize)
    deadline = time.monotonic() + seconds
    conn.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS_BETWEEN_LOOKS)
    try:
        result = _answer(conn, sql, {}, path, seconds)
    except BaseException:
        conn.close()
        raise
    return Result(result.columns, _closing(conn, result.rows))


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() not in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _READING_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _answer(
    conn: sqlite3.Connection, sql: str, parameters: dict[str, Any], path: str | Path, seconds: float = 0.0
) -> Result:
    try:
        with store_errors(path):
            cursor = conn.execute(sql, parameters)
            # The first step is taken here so that what is wrong shows before a heading is printed.
            first = cursor.fetchone()
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError, MemoryError, ValueError) as error:
        raise _refusal(error, seconds) from error
    if cursor.description is None:
        raise QueryError("that is no question: only SQL that reads, such as SELECT, is answered")
    return Result(tuple(column[0] for column in cursor.description), _rows(cursor, first, path, seconds))


def _rows(
    cursor: sqlite3.Cursor, first: tuple[Any, ...] | None, path: str | Path, seconds: float
) -> Iterator[tuple[Any, ...]]:
    if first is None:
        return
    yield first
    try:
        with store_errors(path):
            yield from cursor
    except (sqlite3.Error, MemoryError) as error:
        raise _refusal(error, seconds) from error


def _closing(conn: sqlite3.Connection, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from rows
    finally:
        conn.close()


def _refusal(error: Exception, seconds: float) -> QueryError:
    name = getattr(error, "sqlite_errorname", "") or ""
    said = " ".join(str(error).split())
    if name in {"SQLITE_AUTH", "SQLITE_READONLY"} or "not authorized" in said or "prohibited" in said:
        return QueryError("that SQL does more than read; only questions are answered here, the database stays as it is")
    if name == "SQLITE_INTERRUPT":
        return QueryError(f"the answer takes longer than {seconds:g} seconds; ask for less, or add a WHERE or LIMIT")
    if "one statement at a time" in said:
        return QueryError("only one SQL statement can be answered at a time")
    return QueryError(f"SQLite cannot answer that: {said}")


def names() -> Sequence[str]:
    """The names of all questions, in order of their importance to a reader."""
    return tuple(_BY_NAME)
