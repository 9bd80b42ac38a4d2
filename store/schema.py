"""The database file: opening it, bringing it up to date, and the codebook that its own comments hold.

Tables and views are written in SQL, one file per numbered migration in `migrations/`; a file that was once released is
never edited, a change is a new file.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from store.errors import (
    ForeignDatabaseError,
    MissingDatabaseError,
    NewerDatabaseError,
    OlderDatabaseError,
    StoreError,
    WrongKindError,
    store_errors,
    translated,
)

APPLICATION_ID = 0x494C4A52
"""'ILJR' in the header of the file says that it is ours."""

BUSY_SECONDS = 10.0
OLDEST_SQLITE = (3, 38, 0)
_COMMENT = re.compile(r"^\s*--\s?(.*)$")
_COLUMN = re.compile(r'^\s*"?([a-z_0-9]+)"?\s+(TEXT|INTEGER|REAL|BLOB|ANY)\b')


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the codebook: its name, its type in the database, and the sentence that says what it holds."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of the codebook. Columns are told for tables; a view repeats those of its tables."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


@cache
def _migrations() -> Migrations:
    """The numbered migrations in order, each one transaction that also raises the file's version."""
    migrations = Migrations("store")
    folder = resources.files("store") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    for number, file in enumerate(files, start=1):
        migrations(name=file.name.removesuffix(".sql"))(_migration(number, file.read_text(encoding="utf-8")))
    return migrations


def _migration(number: int, script: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        for statement in _statements(script):
            db.conn.execute(statement)
        db.conn.execute(f"PRAGMA user_version = {number}")

    return migrate


def _statements(script: str) -> Iterator[str]:
    """The statements of `script` one by one: `executescript` would commit in the middle of the migration."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def schema_version() -> int:
    """The version of the schema that this program writes: the number of its last migration."""
    return len(_migrations()._migrations)


def open_database(
    path: str | Path,
    *,
    create: bool = False,
    readonly: bool = False,
    demo: bool | None = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Database:
    """Open the database at `path`, made where `create` allows it and brought up to date unless `readonly`.

    `demo` says what its user is about to write: True for the demo's invented releases, False for live ones, None where
    it makes no difference. Reading is allowed in both kinds. Raises a StoreError whose text is one clear sentence.
    """
    path = Path(path)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; iljari needs 3.38 or newer")
    exists = path.is_file() and path.stat().st_size > 0
    if path.exists() and not path.is_file():
        raise MissingDatabaseError(f"{path} is no file")
    if not exists and (readonly or not create):
        raise MissingDatabaseError(f"there is no database at {path}")
    if not path.parent.is_dir():
        raise MissingDatabaseError(f"the folder {path.parent} does not exist")
    with store_errors(path):
        conn = _connect(path, readonly=readonly, busy_seconds=busy_seconds)
        try:
            if exists:
                _refuse_foreign(conn, path, readonly=readonly)
                if not readonly:
                    _refuse_snapshot(conn, path)
            db = Database(conn, execute_plugins=False)
            conn.execute("PRAGMA foreign_keys = ON")
            if readonly:
                conn.execute("PRAGMA query_only = ON")
            else:
                _prepare(db, path, demo=bool(demo))
                if demo is not None:
                    _refuse_other_kind(db, path, demo=demo)
        except BaseException:
            conn.close()
            raise
    return db


def _connect(path: Path, *, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if readonly else 'rwc'}"
    conn = sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None)
    if not readonly:
        return conn
    try:
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        wal = path.with_name(f"{path.name}-wal")
        if os.access(path.parent, os.W_OK) or (wal.exists() and wal.stat().st_size):
            conn.close()
            raise
        # In a folder that cannot be written SQLite cannot place the index of its log; with no log there is none to
        # miss.
        conn.close()
        conn = sqlite3.connect(f"{address}&immutable=1", uri=True, timeout=busy_seconds, isolation_level=None)
    return conn


def _refuse_foreign(conn: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    application = conn.execute("PRAGMA application_id").fetchone()[0]
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    tables = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (tables or application):
        raise ForeignDatabaseError(
            f"{path} is a database of another program; name a file that iljari made, or a new one"
        )
    if version > schema_version():
        raise NewerDatabaseError(
            f"{path} was written by a newer iljari (schema {version}, this one knows {schema_version()})"
        )
    if version < schema_version() and readonly:
        raise OlderDatabaseError(
            f"{path} was written by an older iljari; open it once with a command that writes, such as derive"
        )


def _refuse_snapshot(conn: sqlite3.Connection, path: Path) -> None:
    made = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    if made and conn.execute("SELECT 1 FROM meta WHERE name = 'snapshot'").fetchone():
        raise WrongKindError(
            f"{path} is an exported snapshot, from which texts are left out; it is only read. "
            "Write into the database that it was taken from"
        )


def _prepare(db: Database, path: Path, *, demo: bool) -> None:
    """Bring the file up to date; two programs that do so at once wait for each other."""
    conn = db.conn
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = NORMAL")
    with transaction(db, path):
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        if version < schema_version():
            _migrations().apply(db)
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if version == 0:
            conn.execute("INSERT OR IGNORE INTO meta VALUES ('kind', ?)", ("demo" if demo else "live",))


def _refuse_other_kind(db: Database, path: Path, *, demo: bool) -> None:
    stored = database_kind(db)
    if demo and stored != "demo":
        raise WrongKindError(f"{path} holds live data; the demo writes only into a database of its own")
    if not demo and stored == "demo":
        raise WrongKindError(f"{path} is a demo's database with invented releases; live data go into another file")


def database_kind(db: Database) -> str:
    """Whether the database holds live data or a demo's: "live" or "demo"."""
    return str(db.execute("SELECT value FROM meta WHERE name = 'kind'").fetchone()[0])


def database_path(db: Database) -> str:
    """The file that `db` is open on."""
    return str(db.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def transaction(db: Database, path: str | Path | None = None) -> Iterator[None]:
    """All of the block or nothing of it; waits for other writers, and raises StoreError where SQLite cannot write."""
    try:
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
    except sqlite3.Error as error:
        # A crawl writes thousands of transactions: what only a failing one needs is asked for here.
        known = translated(error, path or database_path(db))
        if known is None:
            raise
        raise known from error


def codebook(db: Database) -> tuple[Table, ...]:
    """Every table and view of this very file with the sentences that its schema holds, in the order of the road."""
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') AND sql LIKE '%--%' ORDER BY rowid"
    )
    return tuple(_described(name, sql) for name, sql in rows)


def _described(name: str, sql: str) -> Table:
    """Read the comments of one CREATE statement: the first is its own, the others its columns'."""
    lines = sql.splitlines()
    is_view = lines[0].startswith("CREATE VIEW")
    meaning: list[str] = []
    columns: list[Column] = []
    comment: list[str] = []
    for line in lines[1:]:
        if found := _COMMENT.match(line):
            own = not meaning or (is_view and not comment)
            (meaning if own else comment).append(found[1])
        elif is_view:
            break
        elif (column := _COLUMN.match(line)) and comment:
            columns.append(Column(column[1], column[2], " ".join(comment)))
            comment = []
    return Table(name, " ".join(meaning), tuple(columns))
