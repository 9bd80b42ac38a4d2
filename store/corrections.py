"""Readers' corrections, kept by quotation: they outlive new rules and new revisions as long as the sentence stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from store.errors import StoreError
from store.keys import key
from store.schema import transaction
from store.times import korean_time

FIELDS = ("kind", "low", "high", "unit", "qualifier", "role", "per", "year_from", "year_to", "regions", "rejected")
_CONTEXT = 40
"""Characters kept on either side of the quoted words, enough to tell equal words apart."""


def correct(db: Database, figure: str, field: str, value: Any, *, author: str, reason: str, at: datetime) -> str:
    """Note that `field` of a figure should be `value` and apply it; returns the key of the correction.

    `regions` takes a list of codes, `rejected` True for words that are no figure. Raises StoreError for an unknown
    figure, field or region.
    """
    row = db.execute(
        'SELECT v.article, d.text, f.start, f."end" FROM figures f JOIN documents d ON d.id = f.document '
        "JOIN revisions v ON v.id = d.revision WHERE f.id = ?",
        (figure,),
    ).fetchone()
    if row is None:
        raise StoreError(f"there is no figure {figure}")
    if field not in FIELDS:
        raise StoreError(f"a figure has no field {field}; those that can be corrected are {', '.join(FIELDS)}")
    if field == "regions":
        for code in value:
            if not db.execute("SELECT 1 FROM regions WHERE code = ?", (code,)).fetchone():
                raise StoreError(f"there is no region with the code {code}")
    article, text, start, end = row
    exact, prefix, suffix = text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    correction = key("correction", article, exact, prefix, suffix, field, author)
    with transaction(db):
        db.execute(
            "INSERT INTO corrections (id, article, exact, prefix, suffix, field, value, author, reason, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET value = excluded.value, reason = excluded.reason, at = excluded.at",
            (
                correction, article, exact, prefix, suffix, field, json.dumps(int(value) if value is True else value),
                author, reason, korean_time(at),
            ),
        )  # fmt: skip
        apply(db, {article})
    return correction


def withdraw(db: Database, correction: str) -> None:
    """Take a correction back: the figure is again what was read."""
    with transaction(db):
        row = db.execute("SELECT article FROM corrections WHERE id = ?", (correction,)).fetchone()
        if row is None:
            raise StoreError(f"there is no correction {correction}")
        db.execute("DELETE FROM corrections WHERE id = ?", (correction,))
        apply(db, {row[0]})


def apply(db: Database, articles: Iterable[str]) -> None:
    """Find again the figures that the corrections of `articles` quote; the newer of two holds."""
    for article in articles:
        found = db.execute(
            "SELECT id, exact, prefix, suffix, field, value FROM corrections WHERE article = ? ORDER BY at, id",
            (article,),
        ).fetchall()
        if not found:
            db.execute(f"DELETE FROM applied_corrections WHERE figure IN ({_OF_ARTICLE})", (article,))  # noqa: S608
            continue
        db.execute(f"DELETE FROM applied_corrections WHERE figure IN ({_OF_ARTICLE})", (article,))  # noqa: S608
        for correction, exact, prefix, suffix, field, value in found:
            for figure in _quoted(db, article, exact, prefix, suffix):
                db.execute(
                    "INSERT OR REPLACE INTO applied_corrections (figure, field, value, correction) VALUES (?, ?, ?, ?)",
                    (figure, field, value, correction),
                )


_OF_ARTICLE = (
    "SELECT f.id FROM figures f JOIN documents d ON d.id = f.document "
    "JOIN revisions v ON v.id = d.revision WHERE v.article = ?"
)


def _quoted(db: Database, article: str, exact: str, prefix: str, suffix: str) -> list[str]:
    """Figures that touch the quoted words, in every text of the article that has them in the same surroundings."""
    quotation = prefix + exact + suffix
    found = []
    for document, text in db.execute(
        "SELECT d.id, d.text FROM documents d JOIN revisions v ON v.id = d.revision WHERE v.article = ?", (article,)
    ).fetchall():
        at = text.find(quotation)
        while at >= 0:
            start, end = at + len(prefix), at + len(prefix) + len(exact)
            found += [
                row[0]
                for row in db.execute(
                    'SELECT id FROM figures WHERE document = ? AND start < ? AND "end" > ?', (document, end, start)
                )
            ]
            at = text.find(quotation, at + 1)
    return found
