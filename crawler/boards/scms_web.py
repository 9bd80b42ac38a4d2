"""`/NNNNN.web?gcode=` sites: 경남 above all, 청송, 삼척, 영도.

A declaration gives `list_url` with `gcode` (or gives it in `params`). An article is the same path with
`amode=view&idx=`; 거창 numbers with `news_epct_no`. The fields of a row bear numbers as classes (`t1`, `t2`, `t3`)
and editors shift them, so the date is found by its form.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class ScmsWeb(Board):
    """Rows are `li.li1`, `li.column` or table lines; the badge can sit inside the headline's element."""

    family = "scms_web"
    required = ("gcode",)
    id_param = "idx"
    id_params = ("news_epct_no",)
    same_board = ("gcode",)
    page_param = "cpage"
    selectors: ClassVar[Selectors] = {
        "title": (".bbs1view1 h1.h1", ".bbs1view1 .h1", ".lst1 .h1", "h1.h1", "strong.h1"),
        "body": (".substanceautolink", ".substance"),
    }

    def article_url(self, native_id: str) -> str:
        """The list's own address with the mode and the number."""
        if self.source.detail_url:
            return super().article_url(native_id)
        changes = {"gcode": self.option("gcode"), "amode": "view", self.option("id_param", self.id_param): native_id}
        return with_query(self.source.list_url.partition("?")[0], changes)
