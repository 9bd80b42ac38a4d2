"""`/portal/bbs/B0000nnn/list.do?menuNo=` boards: districts of 서울, 충청남도; and `/board/list.do?bbsId=` of 곡성 and
구례.

A declaration gives `list_url` with `menuNo`. Articles are `view.do?nttId=&menuNo=` in the same folder; sites that put
the id into the path (중랑: `/bbs/view/B…/{id}.do`) give `detail_url`. Params: `pageUnit`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class EgovPortalBbs(Board):
    """The body's container is `dbData`, written with every case."""

    family = "egov_portal_bbs"
    id_param = "nttId"
    calls: ClassVar[Mapping[str, int]] = {"fnView": 0, "fn_view": 0, "goView": 0}
    id_patterns = (re.compile(r"/bbs/view/B\d{7}/(?P<id>\d{1,12})\.do"),)
    article_path = "view.do"
    keep = ("bbsId", "menuNo")
    selectors: ClassVar[Selectors] = {
        "title": (".bbs_tit", ".view_tit", ".tit_view", ".board_view .tit"),
        "body": (
            "#dbData",
            ".dbData",
            ".dbdata",
            "#dbdata",
            ".db_data",
            "div.board_con",
            "div.content_body",
            "div.bbs_content",
            "div.view_cont",
        ),
    }
