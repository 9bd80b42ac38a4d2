"""`/cop/bbs/…/selectBoardList.do` boards of the eGov framework: 울산, 충북, 당진, 종로 and ministries.

A declaration gives `list_url` with `bbsId` in its path or query. Rows call `fn_egov_inqire_notice('nttId','bbsId')`
or `viewMove('nttId')`, or link `selectBoardArticle.do?nttId=`. Files hang on
`fn_egov_downFile('atchFileId','fileSn')`. Params: `menuNo`, `menuId`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class EgovCopBbs(Board):
    """The list of 종로 writes its dates as 2026년06월11일."""

    family = "egov_cop_bbs"
    id_param = "nttId"
    calls: ClassVar[Mapping[str, int]] = {"fn_egov_inqire_notice": 0, "viewMove": 0, "fn_egov_select_noticeList": 0}
    file_calls: ClassVar[Mapping[str, str]] = {
        "fn_egov_downFile": "/cmm/fms/FileDown.do?atchFileId={0}&fileSn={1}",
    }
    article_path = "selectBoardArticle.do"
    keep = ("bbsId", "menuId", "menuNo")
    selectors: ClassVar[Selectors] = {
        "title": (".bbs_detail_tit", ".real_tit", ".bbs-view-title"),
        "body": (".bbs-view-content", ".bbs_detail_content", "div.view_contents"),
    }
