"""`page.do?mnu_uid=` sites of 경북 and 군위: list and article are one script.

A declaration gives `list_url` with `mnu_uid`. Params: `id_param` (`parm_bod_uid`; 군위, 의성, 성주 `bod_uid`). An
article is `step=258` with the first and `cmd=258` with the second; links with `cmd=2` lead to a page that only
scripts can read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class MnuUidPage(Board):
    """Files are `board_download.do`, linked or opened by `openDownloadFiles('id',…)`."""

    family = "mnu_uid_page"
    required = ("mnu_uid",)
    id_param = "parm_bod_uid"
    id_params = ("bod_uid",)
    same_board = ("mnu_uid",)
    file_calls: ClassVar[Mapping[str, str]] = {
        **Board.file_calls,
        "openDownloadFiles": "/board_download.do?file_uid={0}",
    }
    page_param = "pageNo"
    selectors: ClassVar[Selectors] = {
        "title": ("h4.view_tle", ".view_tle", ".view_top .tit", ".news_view h4", ".view_title"),
        "body": (".view_body", ".view_cont", "div.data_contents", "div.news_view", "div.board_content"),
    }

    def article_url(self, native_id: str) -> str:
        """The same script with the id and the step that shows it."""
        name = self.option("id_param", self.id_param)
        step = "step" if name.startswith("parm_") else "cmd"
        given = {"mnu_uid": self.option("mnu_uid"), step: "258", name: native_id}
        return with_query(self.source.list_url.partition("?")[0], given)
