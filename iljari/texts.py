"""The text of attachments, as the store asks for it: loaded by name in the crawling process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler import attachments

if TYPE_CHECKING:
    from crawler.attachments import Document


def extract(content: bytes, filename: str) -> Document:
    """The text of a file; raises ExtractionError, which says why there is none."""
    return attachments.extract(content, filename=filename)
