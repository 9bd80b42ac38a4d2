"""`/cop/bbs/…/selectBoardList.do` boards of the eGov framework: 울산, 충북, 당진, 종로 and ministries.

A declaration gives `list_url` with `bbsId` in its path or query. Rows call `fn_egov_inqire_notice('nttId','bbsId')`
or `viewMove('nttId')`, or link `selectBoardArticle.do?nttId=`. Files hang on
`fn_egov_downFile('atchFileId','fileSn')`. Some rows are forms whose `action` is the article and whose button is the
headline. Params: `menuNo`, `menuId`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.scripts import arguments_of


class EgovCopBbs(Board):
    """The list of 종로 writes its dates as 2026년06월11일."""

    family = "egov_cop_bbs"
    id_param = "nttId"
    calls: ClassVar[Mapping[str, int]] = {"viewMove": 0, "fn_egov_select_noticeList": 0}
    usual = ((re.compile(r"/commonSelectBoardList\.do"), {"article_path": "commonSelectBoardArticle.do"}),)
    article_path = "selectBoardArticle.do"
    keep = ("bbsId", "menuId", "menuNo")
    selectors: ClassVar[Selectors] = {
        "title": (".bbs_detail_tit h2", ".bbs_detail_tit", ".real_tit", ".bbs-view-title"),
        "body": (".bbs-view-content", ".bbs_detail_content", "div.view_contents", ".view_type01 td.output"),
    }

    def identify(self, link: str) -> str | None:
        """`fn_egov_inqire_notice` has the id before the board's number, in the first or the second place."""
        arguments = arguments_of(link, "fn_egov_inqire_notice") if "inqire_notice" in link else None
        if not arguments:
            return super().identify(link)
        return arguments[-2] if len(arguments) > 1 else arguments[0]
