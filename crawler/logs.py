"""The log of crawls for programs: JSON Lines in a file that is rotated."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from logging.handlers import RotatingFileHandler, WatchedFileHandler
from pathlib import Path

from crawler.items import Coverage

LARGEST = 10 * 1024 * 1024
"""Bytes of one file; older ones are kept beside it as .1 to .5."""
KEPT_FILES = 5
_KOREAN_TIME = timezone(timedelta(hours=9))


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, _KOREAN_TIME).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def open_log(path: Path, *, shared: bool = False) -> logging.Handler:
    """A handler that appends to `path`, for the root logger; raises OSError where it cannot be written.

    With `shared`, another process rotates the file, and this one follows it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler: logging.Handler = (
        WatchedFileHandler(path, encoding="utf-8")
        if shared
        else RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT_FILES, encoding="utf-8")
    )
    handler.setFormatter(_JsonLines())
    handler.setLevel(logging.INFO)
    return handler


def log_summary(logger: logging.Logger, rows: Iterable[Coverage], reason: str, requests: int) -> None:
    """One line for each source of a run, and one for the run."""
    verdicts: dict[str, int] = {}
    for row in rows:
        verdicts[row.verdict] = verdicts.get(row.verdict, 0) + 1
        logger.info("%s: %s", row.source, row.verdict, extra={"told": row.model_dump(mode="json")})
    told = {"reason": reason, "requests": requests, "verdicts": verdicts}
    logger.info("the run has ended: %s", reason, extra={"told": told})
