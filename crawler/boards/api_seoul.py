"""The open data plaza of Seoul (openapi.seoul.go.kr:8088): records by their positions, the key in the path.

`list_url` is `http://openapi.seoul.go.kr:8088/{KEY}/xml/<service>/1/1000/`, followed by the arguments of the service if
it has any. XML, because JSON rounds post numbers of 17 digits. Nothing says in which order records come, so each visit
reads all of them, a thousand at a time. Param `page_size` asks for fewer (the key `sample` gives 5). Every answer
has status 200 and a code: INFO-000 is fine, INFO-200 no data, INFO-100 a key that is not accepted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from scrapy import Request

from crawler.boards.records import Answer, ApiError, Record, RecordsBoard, refused, xml_records, xml_text
from crawler.boards.safe_xml import xml_root
from crawler.sources import Source, SourceError

_POSITIONS = re.compile(r"/\d+/\d+(?=/|$)")


class SeoulOpenData(RecordsBoard):
    """Field names differ between services; those of the known ones and the usual ones are tried."""

    family = "api_seoul"
    page_size = 1000
    newest_first = False
    fields: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "id": ("ID", "POST_ID", "NTT_NO", "BBS_NO", "POST_NO", "SEQ", "SN", "NO", "LINK", "URL"),
        "title": ("TITLE", "POST_TITLE", "SJ", "SUBJECT", "TTL"),
        "date": ("PUBDATE", "PUBLISH_DATE", "REG_DATE", "REG_DT", "REG_YMD", "WRITE_DATE", "WRT_YMD"),
        "department": ("DEPARTMENT", "MANAGER_DEPT", "DEPT_NM", "DEPT"),
        "body": ("DESCRIPTION", "POST_CONTENT", "CONTENTS", "CONTENT", "CN"),
        "url": ("LINK", "URL"),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not _POSITIONS.search(source.list_url):
            raise SourceError(f"source {source.id}: list_url must hold the positions of records, such as /1/1000/")

    def page_request(self, page: int) -> Request:
        """The request of the `page`-th lot of records."""
        size = int(self.option("page_size") or self.page_size)
        positions = f"/{(page - 1) * size + 1}/{page * size}"
        return Request(_POSITIONS.sub(positions, self.source.list_url, count=1))

    def answer(self, text: str) -> Answer:
        """The records of an XML answer. Raises RefusedError, ApiError."""
        root = xml_root(text)
        code, total = xml_text(root, "CODE"), xml_text(root, "list_total_count")
        if code == "INFO-200":
            return Answer((), 0)
        if not code:
            raise ApiError("the answer carries no code")
        if code != "INFO-000":
            raise refused(code, xml_text(root, "MESSAGE"), self.source.key_variable)
        records = tuple(_numbered(record) for record in xml_records(root, "row"))
        return Answer(records, int(total) if total.isdecimal() and len(total) < 10 else None)


def _numbered(record: Record) -> Record:
    """The record with its own id: SeoulNewsList numbers the posts of each of its blogs from 1."""
    if not record.get("BLOG_ID") or not record.get("POST_ID"):
        return record
    return {**record, "ID": f"{record['BLOG_ID']}-{record['POST_ID']}"}
