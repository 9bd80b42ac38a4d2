"""One module per CMS family; each turns a response into rows and articles, and nothing else."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.boards.base import Board
    from crawler.sources import Source

_SHARED = frozenset(
    {
        "articles",
        "base",
        "dates",
        "links",
        "list_shape",
        "metadata",
        "records",
        "rows",
        "saeol",
        "safe_xml",
        "scripts",
        "shape",
        "titles",
    }
)


def families() -> tuple[str, ...]:
    """The names of the families that are implemented."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED))


def board_type(family: str) -> type[Board]:
    """The class of a family. Raises SourceError when the family is unknown."""
    from crawler.boards.base import Board
    from crawler.sources import SourceError

    if family not in families():
        raise SourceError(f"family {family!r} is not implemented")
    module = importlib.import_module(f"{__name__}.{family}")
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Board) and value.family == family:
            return value
    raise SourceError(f"module {module.__name__} defines no board")


def board_for(source: Source) -> Board:
    """The board of `source`. Raises SourceError when its family is unknown or the declaration lacks a parameter."""
    from crawler.sources import SourceError

    try:
        kind = board_type(source.family)
    except SourceError as error:
        raise SourceError(f"source {source.id}: {error}") from error
    return kind(source)
