"""Received bytes → a page that selectors can read: the charset comes from the bytes, whatever server and markup say."""

from __future__ import annotations

import re

from scrapy.http import HtmlResponse, Response

from crawler.texts import decode

_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?(?P<name>[A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def declared_charset(response: Response) -> str | None:
    """The charset that the Content-Type header claims."""
    header = response.headers.get(b"Content-Type") or b""
    match = _CHARSET.search(header.decode("latin-1"))
    return match["name"] if match else None


def html_page(response: Response) -> HtmlResponse:
    """`response` as HTML in UTF-8, also where its type is missing or wrong. Its own bytes stay with `response`."""
    text = decode(response.body, declared_charset(response))
    return HtmlResponse(
        response.url,
        status=response.status,
        headers=response.headers,
        body=text.encode("utf-8", "replace"),
        encoding="utf-8",
        request=response.request,
    )
