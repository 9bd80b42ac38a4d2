"""Why a request brought nothing, in words for the ledger, and whether that means that we are not let in. Pure."""

from __future__ import annotations

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.texts import decode

REFUSING_STATUSES = frozenset({401, 403, 407, 418, 429, 451})
"""Answers that mean: not you. Servers that are broken answer 5xx."""
GONE_STATUSES = frozenset({404, 410})
NOT_MODIFIED = 304
_GATE_BYTES = 1500
_NOT_THERE_BYTES = 4096
_NOT_THERE = re.compile(
    r"(?:존재하지 ?않는|없는|삭제된|비공개된) ?(?:게시물|게시글|글|자료|기사|페이지)"
    r"|(?:게시물|게시글|글|자료|기사)(?:이|가|은|는)? ?(?:존재하지 ?않|삭제 ?되었|없습니다)"
)
_LONGEST_REASON = 300


def describe(error: BaseException) -> str:
    """What went wrong, in one short line without the request's parameters."""
    if isinstance(error, CannotResolveHostError):
        return str(error)[:_LONGEST_REASON] or "the host name does not resolve"
    if isinstance(error, DownloadTimeoutError):
        return "no answer in time"
    if isinstance(error, DownloadConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, ResponseDataLossError):
        return "the answer broke off"
    if isinstance(error, DownloadCancelledError):
        return "the answer is too large"
    if isinstance(error, DownloadFailedError):
        detail = " ".join(str(error).split())
        lowered = detail.lower()
        if "certificate" in lowered or "verif" in lowered:
            return f"the certificate was not accepted: {detail}"[:_LONGEST_REASON]
        if "ssl" in lowered or "tls" in lowered:
            return f"TLS failed: {detail}"[:_LONGEST_REASON]
        return f"the connection broke off: {detail}"[:_LONGEST_REASON]
    text = " ".join(str(error).split()) or type(error).__name__
    return (text if isinstance(error, (IgnoreRequest, ValueError)) else f"{type(error).__name__}: {text}")[
        :_LONGEST_REASON
    ]


def is_refusal(error: BaseException) -> bool:
    """Whether an error means that the network or the host keeps us out, and not that something is broken."""
    return isinstance(error, (DownloadTimeoutError, DownloadFailedError)) and not isinstance(
        error, (DownloadConnectionRefusedError, ResponseDataLossError)
    )


def says_not_there(status: int, body: bytes) -> bool:
    """Whether an answer says that its post is no longer there: by its status, or in words on a small page."""
    return status in GONE_STATUSES or (
        status == 200 and len(body) < _NOT_THERE_BYTES and _NOT_THERE.search(decode(body)) is not None
    )


def is_gate(body: bytes) -> bool:
    """Whether a page that should be a list is too small to be one: a cookie gate, a script shell, an alert."""
    return len(body) < _GATE_BYTES
