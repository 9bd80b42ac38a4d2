"""Any board whose articles are told by one parameter of their address, or by a script with the id: the one-of-a-kind
sites.

A declaration gives `list_url`, `detail_url` with `{id}`, and in `params` `id_param` or `script` (with
`script_argument`, from 0). `page_param` turns pages (`pageIndex` by default). `select.body` names the body's
container; without it the body is taken by its shape.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.sources import Source, SourceError


class QueryBoard(Board):
    """All that is particular stands in the declaration; the selectors are those that many sites share."""

    family = "query_board"
    selectors: ClassVar[Selectors] = {
        "body": (
            ".board_view_contents",
            ".board-view-content",
            ".board_view .content",
            ".view_contents",
            ".view_content",
            ".view_cont",
            ".view_con",
            ".bbs_content",
            ".board_content",
            ".editor_content",
            "td.content",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not source.detail_url:
            raise SourceError(f"source {source.id}: family {self.family} needs detail_url")
        if not (self.option("id_param") or self.option("script")):
            raise SourceError(f"source {source.id}: family {self.family} needs id_param or script")
