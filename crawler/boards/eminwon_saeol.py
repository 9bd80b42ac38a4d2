"""새올 `OfrAction.do`: the civil-service portal that many cities use for their releases, read with POST forms.

A declaration gives `list_url`, the address of `OfrAction.do`. Params, all optional:
- `notices`: class of 고시공고 to read in place of releases: 01 고시, 02 입찰, 03 입법예고, 04 공고, 05 채용
- `news_epct_yn` ("1"; some cities "1,2"), `subCheck` ("Y"; 광주 북구 "N"), `ofr_pageSize` ("10")
- `list_method` ("selectListOfrNews"; home-page skins "selectListOfrNewsMini")
- `download`: path of the file servlet ("/emwp/jsp/ofr/FileDownNew.jsp")
Rows call `searchDetail('id')`; an article is the same servlet with another method, and its files are POSTs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import urljoin

from lxml.html import HtmlElement
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import Board, File, Selectors, canonical_with, form_request
from crawler.boards.rows import text_of
from crawler.boards.saeol import posted_files
from crawler.sources import Source

_WHOLE_FORM = {
    "methodnm": "selectOfrNewsMgt",
    "pageIndex": "1",
    "data_open_yn": "1",
    "initValue": "Y",
    "countYn": "Y",
    "data_sj": "",
    "cha_dep_code_nm": "",
    "data_prvd_ymd_from": "",
    "data_prvd_ymd_to": "",
}
"""What the list's own form sends besides: 광주 북구 answers without the text where a field of it is missing."""
_SHORTEST_BODY = 100


class EminwonSaeol(Board):
    """Any row with `searchDetail` is a post; the text stands in the long cell that spans the table."""

    family = "eminwon_saeol"
    page_fields: ClassVar[Mapping[str, str]] = {"notices": "not_ancmt_se_code"}
    id_patterns = (re.compile(r"searchDetail\(\s{0,3}'?(?P<id>\d{1,12})"),)
    selectors: ClassVar[Selectors] = {
        "title": ("td.subject", "th.subject", ".view_title", "td.title"),
        "body": (
            "td.ofr_content",
            "#news_content",
            "td[colspan][style*='word-break']",
            "td[colspan] div[style*='word-break']",
            "td.content",
            "div.view_cont",
            "td.contents",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self._notices = self.option("notices")
        self._id_field = "not_ancmt_mgt_no" if self._notices else "news_epct_no"

    def page_request(self, page: int) -> Request:
        """The list is a form; its page number is `pageIndex`."""
        return form_request(self.source.list_url, self._form(self._list_method(), {"pageIndex": str(page)}))

    def article_request(self, native_id: str) -> Request:
        """An article is the list's form with the article's method and number."""
        return form_request(self.source.list_url, self._article_form(native_id), referer=self.source.list_url)

    def article_url(self, native_id: str) -> str:
        """The servlet answers the same call as a GET, which people can open."""
        keep = ("jndinm", "context", "method", "not_ancmt_se_code", self._id_field)
        return canonical_with(self.source.list_url, self._article_form(native_id), keep)

    def files(self, response: HtmlResponse, root: HtmlElement) -> Iterator[File]:
        """Files hang on scripts that name the file as shown, as stored, and its folder."""
        servlet = urljoin(self.source.list_url, self.option("download", "/emwp/jsp/ofr/FileDownNew.jsp"))
        for fields in posted_files(root):
            yield File(fields["user_file_nm"], form_request(servlet, fields, referer=response.url))
        yield from super().files(response, root)

    def _list_method(self) -> str:
        return "selectListOfrNotAncmt" if self._notices else self.option("list_method", "selectListOfrNews")

    def _article_form(self, native_id: str) -> dict[str, str]:
        if self._notices:
            return self._form("selectOfrNotAncmt", {self._id_field: native_id})
        return self._form("selectOfrNews", {**_WHOLE_FORM, self._id_field: native_id})

    def _container(self, root: HtmlElement) -> HtmlElement | None:
        """Where no selector knows the skin, the body is the longest cell, or on others the longest block."""
        known = super()._container(root)
        if known is not None:
            return known
        for tags in (("td",), ("div", "pre", "textarea")):
            blocks = [block for block in root.iter(*tags) if block.find(".//form") is None]
            longest = max(blocks, key=lambda block: len(text_of(block)), default=None)
            if longest is not None and len(text_of(longest)) >= _SHORTEST_BODY:
                return _core(longest)
        return None

    def _form(self, method: str, more: dict[str, str]) -> dict[str, str]:
        shared = {
            "jndinm": "OfrNotAncmtEJB" if self._notices else "OfrBcAdvNewsEJB",
            "context": "NTIS",
            "method": method,
            "methodnm": f"{method}Homepage",
            "subCheck": self.option("subCheck", "Y"),
            "ofr_pageSize": self.option("ofr_pageSize", "10"),
            "homepage_pbs_yn": "Y",
            "title": "",
        }
        kind = (
            {"not_ancmt_se_code": self._notices}
            if self._notices
            else {"news_epct_yn": self.option("news_epct_yn", "1")}
        )
        return shared | kind | more


def _core(block: HtmlElement) -> HtmlElement:
    """The innermost cell or block that still holds most of the text of `block`."""
    for inner in block.iterdescendants("td", "div", "pre"):
        if len(text_of(inner)) * 2 > len(text_of(block)):
            return _core(inner)
    return block
