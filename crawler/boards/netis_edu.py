"""NETIS `selectNttList.do?mi=&bbsId=` boards of education offices: 부산, 대구, 인천, 세종, 경기, 충북, 경북.

A declaration gives `list_url` with `mi` and `bbsId`. Rows carry `data-id` or call `goView('id')`; articles are
`selectNttInfo.do?mi=&bbsId=&nttSn=`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class NetisEdu(Board):
    """List and gallery skins; the headline link of the former is `a.nttInfoBtn`."""

    family = "netis_edu"
    required = ("mi", "bbsId")
    id_param = "nttSn"
    calls: ClassVar[Mapping[str, int]] = {"goView": 0, "fnView": 0, "nttInfo": 0}
    id_patterns = (re.compile(r"^data-id=(?P<id>\d{1,12})$"),)
    article_path = "selectNttInfo.do"
    keep = ("mi", "bbsId", "tabId")
    page_param = "currPage"
    selectors: ClassVar[Selectors] = {
        "title": (".bbs_ViewA h3", ".bbs_ViewA .tit", ".ntt_view .title", ".view_title"),
        "body": (".bbsV_cont", ".ntt_content", ".bbs_ViewA .cont", ".view_contents"),
    }
