"""korea.kr, where the central ministries publish: `pressReleaseList.do` and `policyNewsList.do`.

A declaration gives `list_url`, with `repCode` for one ministry. The window of a run can be given to the site as
`startDate` and `endDate`. The page shows a placeholder in place of the text, which is in the attached files; each
file is linked twice.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.sources import Source


class KoreaKr(Board):
    """Rows stand in `div.list_type`; menus, sidebar and footer link other news by the same parameter."""

    family = "korea_kr"
    id_param = "newsId"
    article_path = "pressReleaseView.do"
    selectors: ClassVar[Selectors] = {
        "row": ("div.list_type",),
        "title": (".article_head h1", ".view_title h1", ".article-head h2"),
        "body": (".article_body .view_cont", ".view_cont", ".article_body"),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        page = source.list_url.partition("?")[0].rpartition("/")[2]
        self.article_path = page.replace("List.do", "View.do")  # type: ignore[misc]
