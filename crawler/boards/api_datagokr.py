"""The APIs of the public data portal (apis.data.go.kr): XML or JSON with a header, a key, and pages or days.

`list_url` holds `serviceKey={KEY}`. Params: `window_days` where an API is asked by days (`startDate`, `endDate`, at
most 3 of them; a longer span is an error); otherwise `pageNo` turns pages. Where an API names its fields otherwise:
`id_field`, `title_field`, `date_field`, `body_field`, `department_field`, `url_field`, in upper case.
Errors come with status 200, as `OpenAPI_ServiceResponse` (a key that is not registered, a quota used up) or with a
`resultCode` other than 0. Some ignore paging: a span that holds fewer records than its `totalCount` is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from lxml import etree
from scrapy import Request

from crawler.boards.links import with_query
from crawler.boards.records import (
    Answer,
    ApiError,
    RecordsBoard,
    json_records,
    json_text,
    json_value,
    refused,
    xml_records,
    xml_text,
)
from crawler.boards.safe_xml import xml_root

_NO_DATA = frozenset({"03", "3"})
_FINE = re.compile(r"0*|INFO-000|NORMAL.*", re.IGNORECASE)
_MOST_ROWS = 1000
_RECORDS = ("NewsItem", "item", "row")


class DataGoKr(RecordsBoard):
    """By days a page is a span of days that ends before the page above begins."""

    family = "api_datagokr"
    page_size = 100
    fields: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "id": ("NEWSITEMID",),
        "title": ("TITLE",),
        "subtitle": ("SUBTITLE1", "SUBTITLE2", "SUBTITLE3"),
        "date": ("APPROVEDATE",),
        "department": ("MINISTERCODE",),
        "body": ("DATACONTENTS",),
        "url": ("ORIGINALURL",),
        "license": ("KOGLTYPE",),
        "file_name": ("FILENAME",),
        "file_url": ("FILEURL",),
    }

    @property
    def patience(self) -> int:
        """Spans without a release that are passed over: holidays are no end of the list."""
        return 10 if self.option("window_days") else 1

    def page_request(self, page: int) -> Request:
        """The request of the `page`-th span of days before the day of `begin`, or of a numbered page."""
        days = int(self.option("window_days", "0"))
        if not days:
            return Request(self._asked({"pageNo": str(page), "numOfRows": str(self.page_size)}))
        last = (self.newest or date.max) - timedelta(days=days * (page - 1))
        first = last - timedelta(days=days - 1)
        span = {"startDate": f"{first:%Y%m%d}", "endDate": f"{last:%Y%m%d}"}
        return Request(self._asked({**span, "pageNo": "1", "numOfRows": str(_MOST_ROWS)}))

    def answer(self, text: str) -> Answer:
        """The records of an XML or JSON answer. Raises RefusedError, ApiError."""
        held = _of_xml(xml_root(text)) if text.lstrip("\ufeff \r\n\t").startswith("<") else _of_json(json_value(text))
        code, message, answer = held
        if code in _NO_DATA:
            return Answer((), 0)
        if not _FINE.fullmatch(code):
            raise refused(code, message, self.source.key_variable)
        if self.option("window_days") and answer.total and answer.total > len(answer.records):
            raise ApiError(f"the answer holds {len(answer.records)} of {answer.total} records")
        return answer

    def _asked(self, parameters: Mapping[str, str]) -> str:
        return with_query(self.source.list_url, parameters)


def _of_xml(root: etree._Element) -> tuple[str, str, Answer]:
    reason = xml_text(root, "returnReasonCode")
    if reason:
        return reason, xml_text(root, "returnAuthMsg") or xml_text(root, "errMsg"), Answer(())
    records = next((found for name in _RECORDS if (found := xml_records(root, name))), ())
    code = xml_text(root, "resultCode")
    if not code and not records:
        return "no resultCode", xml_text(root, "errMsg") or "something else than records", Answer(())
    return code, xml_text(root, "resultMsg"), Answer(records, _number(xml_text(root, "totalCount")))


def _of_json(value: Any) -> tuple[str, str, Answer]:
    reason = json_text(value, "returnReasonCode")
    if reason:
        return reason, json_text(value, "returnAuthMsg") or json_text(value, "errMsg"), Answer(())
    records = json_records(value)
    code = json_text(value, "resultCode")
    if not code and not records:
        return "no resultCode", "something else than records", Answer(())
    return code, json_text(value, "resultMsg"), Answer(records, _number(json_text(value, "totalCount")))


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None
