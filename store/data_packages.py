"""`datapackage.json`: a Frictionless data package, which tells other programs the type of every column."""

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
    """The package of these files (name, bytes, SHA-256); `described` has sentence and columns of each table's name.

    CSV files carry a schema. Codes are strings there, so that no leading zero is lost.
    """
    return {
        "profile": "data-package",
        "name": "iljari",
        "title": "Figures of Korean job press releases",
        "resources": [_resource(*file, described) for file in files],
    }


def _resource(
    file: str, size: int, digest: str, described: Mapping[str, tuple[str, Sequence[Field]]]
) -> dict[str, Any]:
    path = PurePath(file)
    form = path.suffix.removeprefix(".")
    common = {"path": file, "format": form, "bytes": size, "hash": f"sha256:{digest}"}
    if form != "csv":
        return {"name": f"{path.stem}-{form}", "profile": "data-resource", **common}
    sentence, fields = described[path.stem]
    return {
        "name": path.stem,
        "profile": "tabular-data-resource",
        "description": sentence,
        **common,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": {
            "fields": [{"name": field.name, **_TYPES[field.type], "description": field.meaning} for field in fields],
            "missingValues": [""],
        },
    }
