"""YH portals in three shapes: 경북, 경기, 대구, 부산.

- `/portal/bbs/list.do?ptIdx=&mId=`, ids in `goTo.view('list','id','pt','menu')` or `data-action`: `id_param` is
  `bIdx`
- `/…/board/post/list.do?bcIdx=&mid=`, ids in `data-req-get-p-idx`: `idx`
- `/portal/saeol/newsList.do` and `/newsList/list.do`: `newsEpctNo` or `idx`
A declaration gives `list_url` with its menu (`mId` or `mid`, without which the site answers with its front page) and,
where `list_url` is only a shell, `detail_url`. Params: `id_param` (`bIdx` by default).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors


class YhPortal(Board):
    """The last page's number stands inside `goPage(n)`; files hang on `yhLib.file.download('id','number')`."""

    family = "yh_portal"
    id_param = "bIdx"
    calls: ClassVar[Mapping[str, int]] = {"goTo.view": 1, "boardView": 1}
    id_patterns = (
        re.compile(r"^data-(?:req-get-p-idx|idx|b-idx)=(?P<id>\d{1,12})$"),
        re.compile(r"^data-action=.{0,300}?(?:bIdx|[?&]idx|newsEpctNo)=(?P<id>\d{1,12})"),
    )
    file_calls: ClassVar[Mapping[str, str]] = {
        "yhLib.file.download": "/common/file/download.do?atchFileId={0}&fileSn={1}",
    }
    article_path = "view.do"
    keep = ("mId", "mid", "ptIdx", "bcIdx")
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".bod_view h4", ".bod_view h3", ".bod_view .view_tit", ".bod_view .subject", ".view_tit"),
        "body": ("div.bod_view .view_cont", "div.view_cont", ".bod_view .cont"),
    }
