"""Keys of official APIs: they come from the environment and never leave the place where a request goes out.

A declaration writes `{KEY}` where the key stands in its addresses. Everything of ours (logs, stored pages, failures,
exports) sees the placeholder; the download handler puts the key in and takes it out of whatever comes back.
"""

from __future__ import annotations

import html
import logging
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

from crawler.certificates import VerifyingDownloadHandler

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

PLACEHOLDER = "{KEY}"
_PLACEHOLDERS = re.compile(r"\{KEY\}|%7BKEY%7D", re.IGNORECASE)
_SHORTEST_SECRET = 8
"""Shorter keys are public ones such as `sample`; looking for them in an answer would damage its text."""


class MissingKeyError(ValueError):
    """The environment holds no key; its text says which variable to set."""


def key_from(variable: str) -> str:
    """The key that `variable` holds, decoded where the portal's encoded form was given. Raises MissingKeyError."""
    given = os.environ.get(variable, "").strip()
    if not given:
        raise MissingKeyError(f"set {variable} to the key that the API's portal has issued to you")
    return unquote(given) if re.search(r"%[0-9A-Fa-f]{2}", given) else given


def with_key(url: str, key: str) -> str:
    """`url` with the key in place of its placeholder."""
    return _PLACEHOLDERS.sub(lambda _: quote(key, safe=""), url)


class Redaction:
    """Puts the placeholder in the place of one key, in any of the forms in which a server may send it back."""

    def __init__(self, key: str) -> None:
        spelt = {key, quote(key, safe=""), quote(key), quote_plus(key)}
        spelt |= {html.escape(form) for form in spelt}
        secret = len(key) >= _SHORTEST_SECRET
        forms = "|".join(re.escape(form) for form in sorted(spelt, key=len, reverse=True))
        self._pattern = re.compile(forms.encode(), re.IGNORECASE) if secret else None

    def of_bytes(self, data: bytes) -> bytes:
        """`data` without the key."""
        return self._pattern.sub(PLACEHOLDER.encode(), data) if self._pattern else data

    def of_text(self, text: str) -> str:
        """`text` without the key."""
        return self.of_bytes(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")


class _Redacting(logging.Filter):
    """Takes keys out of what Scrapy's own handler logs about a request."""

    def __init__(self) -> None:
        super().__init__()
        self.redactions: dict[str, Redaction] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for redaction in self.redactions.values():
            text = redaction.of_text(text)
        record.msg, record.args = text, ()
        return True


class KeyedDownloadHandler(VerifyingDownloadHandler):
    """Verifies certificates; a request whose `meta["key"]` names a variable goes out with the key that it holds."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._log = _Redacting()
        logging.getLogger(HTTP11DownloadHandler.__module__).addFilter(self._log)

    async def download_request(self, request: Request) -> Response:
        """The answer, in which the key does not occur. Raises MissingKeyError, and errors that do not show it."""
        variable = request.meta.get("key")
        if not variable or not _PLACEHOLDERS.search(request.url):
            return await super().download_request(request)
        key = key_from(variable)
        redaction = self._log.redactions.setdefault(variable, Redaction(key))
        try:
            response = await super().download_request(request.replace(url=with_key(request.url, key)))
        except Exception as error:
            shown = redaction.of_text(str(error))
            if shown == str(error):
                raise
            raise type(error)(shown) from None
        headers = {name: [redaction.of_bytes(value) for value in values] for name, values in response.headers.items()}
        return response.replace(url=request.url, headers=headers, body=redaction.of_bytes(response.body))

    async def close(self) -> None:
        """Let go of the log as well."""
        logging.getLogger(HTTP11DownloadHandler.__module__).removeFilter(self._log)
        await super().close()
