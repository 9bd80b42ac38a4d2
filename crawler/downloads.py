"""What a downloaded file is called, and whether it is one at all. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from scrapy.http import Response

from crawler.texts import decode

_EXTENDED = re.compile(
    r"filename\*\s{0,3}=\s{0,3}(?P<charset>[\w-]{0,20})'[\w-]{0,10}'(?P<name>[^;]{1,900})", re.IGNORECASE
)
_PLAIN = re.compile(r"filename\s{0,3}=\s{0,3}(?:\"(?P<quoted>[^\"]{1,900})\"|(?P<bare>[^;]{1,900}))", re.IGNORECASE)
_HTML = re.compile(rb"^\s{0,200}<(?:!doctype\s{1,5}html|html|head|script)", re.IGNORECASE)
_HAS_EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_LONGEST_NAME = 200


def file_name(response: Response, linked: str) -> str:
    """The name of a file: as its link shows it, else as the server names it, folders taken away."""
    told = _disposition(response.headers.get(b"Content-Disposition") or b"")
    name = linked if _HAS_EXTENSION.search(linked) or not told else told
    return re.split(r"[/\\]", name.replace("\x00", ""))[-1].strip()[-_LONGEST_NAME:] or "file"


def _disposition(header: bytes) -> str:
    """The name in a Content-Disposition header, which Korean servers send percent-encoded, in UTF-8 or in CP949."""
    text = header.decode("latin-1")
    if match := _EXTENDED.search(text):
        return decode(unquote_to_bytes(match["name"].strip().strip('"')), match["charset"] or None)
    if match := _PLAIN.search(text):
        raw = (match["quoted"] or match["bare"]).strip().encode("latin-1")
        return decode(unquote_to_bytes(raw.replace(b"+", b"%20")) if b"%" in raw else raw)
    return ""


def refusal(response: Response, name: str) -> str | None:
    """Why what was sent is not the file: an error status, nothing, or a web page in its place. None where it may be."""
    if response.status != 200:
        return f"answered {response.status}"
    if not response.body:
        return "the file is empty"
    if _HTML.match(response.body) and not name.lower().endswith((".html", ".htm", ".xls")):
        return "answered with a web page in place of the file"
    return None


def media_type(response: Response) -> str | None:
    """The type that the server claims, without parameters."""
    header = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
    return header.partition(";")[0].strip().lower() or None
