"""YH portals in three shapes: 경북, 경기, 대구, 부산.

- `/portal/bbs/list.do?ptIdx=&mId=`, ids in `goTo.view('list','id','pt','menu')`, `data-action` or, on older skins,
  `boardView('listForm',path,'Y','id','pt','menu','page')`, some with the site's name first: `id_param` is `bIdx`
- `/…/board/post/list.do?bcIdx=&mid=`, ids in `data-req-get-p-idx` or plain links: `idx`
- `/portal/saeol/newsList.do` and `/newsList/list.do`, ids in `boardView('page','id')`, `fn_go_view(id)` or a
  `data-keyset`: `newsEpctNo` or `idx`
A declaration gives `list_url` with its menu (`mId` or `mid`, without which the site answers with its front page) and,
where `list_url` is only a shell, `detail_url` and `id_param`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.scripts import arguments_of


class YhPortal(Board):
    """The last page's number stands inside `goPage(n)`; files hang on `yhLib.file.download('id','number')` or on
    `fn_egov_downFile`."""

    family = "yh_portal"
    id_param = "bIdx"
    calls: ClassVar[Mapping[str, int]] = {"goTo.view": 1, "fn_go_view": 0, "goView": 0}
    id_patterns = (
        re.compile(r"^data-(?:req-get-p-idx|idx|b-idx)=(?P<id>\d{1,12})$"),
        re.compile(r"^data-action=.{0,300}?(?:bIdx|[?&]idx|newsEpctNo)=(?P<id>\d{1,12})"),
        re.compile(r"^data-keyset=.{0,300}?(?:bIdx|idx|newsEpctNo)[\"']?\s{0,3}:\s{0,3}[\"']?(?P<id>\d{1,12})"),
    )
    file_calls: ClassVar[Mapping[str, str]] = {
        **Board.file_calls,
        "yhLib.file.download": "/common/file/download.do?atchFileId={0}&fileSn={1}",
    }
    usual = (
        (re.compile(r"/board/post/|/newsList/|/mayorForcus/"), {"id_param": "idx"}),
        (re.compile(r"/saeol/"), {"id_param": "newsEpctNo"}),
    )
    article_path = "view.do"
    keep = ("mId", "mid", "ptIdx", "bcIdx")
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".bod_view h4", ".bod_view h3", ".bod_view .view_tit", ".bod_view .subject", ".view_tit"),
        "body": ("div.bod_view .view_cont", "div.view_cont", ".bod_view .cont", ".bod_view .cont_box"),
    }

    def identify(self, link: str) -> str | None:
        """`boardView` has the id in the second place of two, or behind a yes or no among seven or eight."""
        arguments = arguments_of(link, "boardView") if "boardView" in link else None
        if arguments is None:
            return super().identify(link)
        asked = next((place for place, argument in enumerate(arguments[:-1]) if argument in {"Y", "N"}), None)
        native_id = arguments[-1 if asked is None else asked + 1] if arguments else ""
        return native_id if native_id.isdigit() else None
