"""Identity and cleanliness: keys that two machines compute alike, texts that SQLite keeps unharmed."""

from __future__ import annotations

import hashlib
import json
import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def key(*parts: str | int | None) -> str:
    """Twenty hex digits that stand for `parts` in this order; the same on every machine, never a counter."""
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(canonical.encode("ascii"), digest_size=10).hexdigest()


def article_key(source: str, id_space: str, native_id: str) -> str:
    """The key of the article that a source numbers `native_id`."""
    return key("article", source, id_space, native_id)


def sha256(content: bytes | str) -> str:
    """SHA-256 of bytes, or of a text in UTF-8, as hex."""
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode("utf-8")).hexdigest()


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates as U+FFFD, one for one, so that offsets do not move."""
    return _UNSTORABLE.sub("\ufffd", text)
