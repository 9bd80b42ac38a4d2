"""What can be wrong with a database, each as one sentence that a user can act on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Base of everything that store refuses; its text is one clear sentence."""


class MissingDatabaseError(StoreError):
    """There is no file of that name, and none was to be created."""


class NotADatabaseError(StoreError):
    """The file is no SQLite database, or a damaged one."""


class ForeignDatabaseError(StoreError):
    """The file is a SQLite database that iljari did not make."""


class NewerDatabaseError(StoreError):
    """The database was written by a newer program than this one."""


class OlderDatabaseError(StoreError):
    """The database needs a migration, and was opened for reading only."""


class LockedDatabaseError(StoreError):
    """Another program holds the database."""


class ReadOnlyDatabaseError(StoreError):
    """The file, or the folder that it lies in, cannot be written."""


class FullDiskError(StoreError):
    """There is no room left to write."""


class WrongKindError(StoreError):
    """A demo's database was named for live data, or a live one for the demo."""


class QueryError(StoreError):
    """A question that the database cannot answer: it writes, it is no SQL, it takes too long."""


class ExportError(StoreError):
    """A folder that an export must not or cannot write."""


SMALLEST_ROOM = 1 << 16
"""Bytes that SQLite needs for the files beside a database before it can even read."""
_BY_CODE: dict[str, tuple[type[StoreError], str]] = {
    "SQLITE_BUSY": (LockedDatabaseError, "{path} is in use by another program; try again when that one has ended"),
    "SQLITE_LOCKED": (LockedDatabaseError, "{path} is in use by another program; try again when that one has ended"),
    "SQLITE_READONLY": (ReadOnlyDatabaseError, "{path} cannot be written: the file or its folder is read-only"),
    "SQLITE_PERM": (ReadOnlyDatabaseError, "{path} cannot be written: the file or its folder is read-only"),
    "SQLITE_FULL": (FullDiskError, "no room left to write {path}; free some disk space, nothing of it was lost"),
    "SQLITE_NOTADB": (NotADatabaseError, "{path} is not a SQLite database"),
    "SQLITE_CORRUPT": (NotADatabaseError, "{path} is damaged: SQLite cannot read it"),
    "SQLITE_CANTOPEN": (MissingDatabaseError, "{path} cannot be opened"),
    "SQLITE_IOERR": (StoreError, "the disk failed while {path} was read or written"),
}


def translated(error: sqlite3.Error, path: str | Path) -> StoreError | None:
    """The StoreError that `error` amounts to, None where it is a mistake of the program."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_CANTOPEN") and not os.access(Path(path).absolute().parent, os.W_OK):
        name = "SQLITE_READONLY"
    if name.startswith("SQLITE_IOERR") and _no_room(Path(path).absolute().parent):
        name = "SQLITE_FULL"
    for code, (kind, sentence) in _BY_CODE.items():
        if name == code or name.startswith(f"{code}_"):
            return kind(sentence.format(path=path))
    return None


def _no_room(folder: Path) -> bool:
    """Whether the disk of `folder` is full: SQLite then tells an I/O error, for its files beside it need room."""
    try:
        return shutil.disk_usage(folder).free < SMALLEST_ROOM
    except OSError:
        return False


@contextmanager
def store_errors(path: str | Path) -> Iterator[None]:
    """Raise the StoreError that stands for whatever SQLite says about the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        known = translated(error, path)
        if known is None:
            raise
        raise known from error
