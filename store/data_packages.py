"""`datapackage.json`: a Frictionless data package, which tells other programs the type of every CSV column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from store.datasets import ColumnType, Field

_TYPES: dict[ColumnType, dict[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "real": {"type": "number"},
    "number": {"type": "number"},
    "date": {"type": "date"},
    "time": {"type": "datetime", "format": "any"},
}
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def data_package(
    files: Sequence[tuple[str, int, str]], described: Mapping[str, tuple[str, Sequence[Field]]]
) -> dict[str, Any]:
    """The package of these CSV files (name, bytes, SHA-256); `described` has sentence and columns by the table's name.

    Codes are strings there, so that no leading zero is lost.
    """
    return {
        "profile": "data-package",
        "name": "iljari",
        "title": "Figures of Korean job press releases",
        "resources": [_resource(*file, *described[PurePath(file[0]).stem]) for file in files],
    }


def _resource(file: str, size: int, digest: str, sentence: str, fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "name": PurePath(file).stem,
        "profile": "tabular-data-resource",
        "description": sentence,
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": _DIALECT,
        "schema": {
            "fields": [{"name": field.name, **_TYPES[field.type], "description": field.meaning} for field in fields],
            "missingValues": [""],
        },
    }
