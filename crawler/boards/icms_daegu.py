"""`index.do?menu_id=` sites of districts of 대구: rows call `fn_icms_navi_common('view','id')`.

A declaration gives `list_url` with `menu_id`, and `bbsId` in `params`, since the article's address needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class IcmsDaegu(Board):
    """One script shows every page of the site; `menu_link` says which."""

    family = "icms_daegu"
    required = ("menu_id", "bbsId")
    id_param = "nttId"
    file_calls: ClassVar[Mapping[str, str]] = {
        "fn_egov_downFile": "/icms/cmm/fms/FileDown.do?atchFileId={0}&fileSn={1}",
    }
    calls: ClassVar[Mapping[str, int]] = {"fn_icms_navi_common": 1}
    selectors: ClassVar[Selectors] = {
        "title": ("dl.subject dd", ".bbsViewTitle", "td.bbsViewTitle", ".view_title"),
        "body": ("#bbs_cn", "dl.content dd", "dl.content", "td.bbsViewBody", ".bbsViewBody"),
    }

    def article_url(self, native_id: str) -> str:
        """The same script with the link to the article."""
        given = {
            "menu_id": self.option("menu_id"),
            "menu_link": "/icms/bbs/selectBoardArticle.do",
            "bbsId": self.option("bbsId"),
            "nttId": native_id,
        }
        return with_query(self.source.list_url.partition("?")[0], given)
