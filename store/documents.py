"""Plain texts of a release and the files that they come from: what is in use, what a better reading has superseded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlite_utils import Database

from crawler.items import Article, Attachment
from store import search
from store.keys import article_key, key, sha256, storable
from store.ledger import is_failing, record_failure, resolve_failures


class Extracted(Protocol):
    """The text of a file, what the file is, and which program took the text out."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def media_type(self) -> str | None: ...  # noqa: D102
    @property
    def extractor_version(self) -> str: ...  # noqa: D102


Extract = Callable[[bytes, str], Extracted]
"""Takes a file's bytes and name; raises an exception whose `reason` says why there is no text."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment on its way into the store: what extraction made of it, or why it made nothing."""

    attachment: Attachment
    sha256: str | None
    extracted: Extracted | None
    error: str | None


def read_files(db: Database, article: Article, extract: Extract | None) -> list[File]:
    """The article's attachments, each with its text where the store has not read these bytes before."""
    files = []
    for attachment in article.attachments:
        digest = sha256(attachment.content) if attachment.content is not None else None
        if attachment.content is None or extract is None or _is_read(db, article, digest):
            files.append(File(attachment, digest, None, attachment.error))
        else:
            files.append(File(attachment, digest, *extracted_from(extract, attachment.content, attachment.filename)))
    return files


def _is_read(db: Database, article: Article, digest: str | None) -> bool:
    """Whether the article's file with these bytes was given to an extractor before."""
    article_id = article_key(article.source, article.id_space, article.native_id)
    latest = db.execute("SELECT id FROM latest_revisions WHERE article = ?", (article_id,)).fetchone()
    return latest is not None and bool(
        db.execute(
            "SELECT 1 FROM attachments WHERE revision = ? AND sha256 = ? AND (error IS NOT NULL OR extractor_version "
            "IS NOT NULL)",
            (latest[0], digest),
        ).fetchone()
    )


def extracted_from(extract: Extract, content: bytes, filename: str) -> tuple[Extracted | None, str | None]:
    """What `extract` makes of a file, or the reason why there is no text."""
    try:
        extracted = extract(content, filename)
    except Exception as error:  # a file from outside may break its reader in any way; the article must stay
        reason = str(getattr(error, "reason", None) or type(error).__name__)
        return None, f"{reason}: {error}" if str(error) else reason
    if not extracted.text.strip():
        return None, "no text in it"
    return extracted, None


def put_file(db: Database, revision: str, position: int, source: str, file: File, seen_at: str) -> None:
    """Write one attachment, its text or its failure. A file that another revision already read lends its text."""
    attachment, extracted, error = file.attachment, file.extracted, file.error
    filename, url = storable(attachment.filename), storable(attachment.url)
    media_type = (extracted.media_type if extracted else None) or attachment.media_type
    version = extracted.extractor_version if extracted else None
    text = extracted.text if extracted else None
    if extracted is None and error is None and file.sha256 is not None:
        lent = db.execute(
            "SELECT d.text, d.media_type, d.extractor_version FROM attachments a "
            "JOIN documents d ON d.revision = a.revision AND d.position = a.position AND d.superseded_at IS NULL "
            "JOIN revisions r ON r.id = a.revision JOIN revisions own ON own.article = r.article "
            "WHERE own.id = ? AND a.sha256 = ? LIMIT 1",
            (revision, file.sha256),
        ).fetchone()
        if lent:
            text, media_type, version = lent
    db.execute(
        "INSERT INTO attachments (revision, position, filename, url, media_type, sha256, error, extractor_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (revision, position) DO UPDATE SET url = excluded.url, "
        "media_type = excluded.media_type, sha256 = excluded.sha256, error = excluded.error, "
        "extractor_version = excluded.extractor_version",
        (revision, position, filename, url, media_type, file.sha256, error and storable(error), version),
    )
    if text is not None and version is not None:
        put_text(db, revision, "attachment", position, text, version, seen_at, filename=filename, media_type=media_type)
        resolve_failures(db, source, url, ("attachment", "text"), seen_at)
    elif error is not None:
        if file.sha256:
            record_failure(db, source, url, "text", error, seen_at)
        elif not is_failing(db, source, url, "attachment"):
            # A crawl reports it itself; other ways into the store do not.
            record_failure(db, source, url, "attachment", error, seen_at)


def put_text(
    db: Database,
    revision: str,
    part: str,
    position: int,
    text: str,
    version: str,
    at: str,
    *,
    filename: str | None = None,
    media_type: str | None = None,
) -> None:
    """Make `text` the text in use of this part and keep an earlier one as superseded. Spacing is no difference."""
    text = storable(text)
    current = db.execute(
        "SELECT id, text FROM documents WHERE revision = ? AND position = ? AND superseded_at IS NULL",
        (revision, position),
    ).fetchone()
    if current and (current[1] == text or (part != "attachment" and squeezed(current[1]) == squeezed(text))):
        return
    if not text.strip() and current is None:
        return
    digest = sha256(text)
    document = key("document", revision, position, digest)
    if current:
        db.execute("UPDATE documents SET superseded_at = ? WHERE id = ?", (at, current[0]))
    db.execute(
        "INSERT INTO documents (id, revision, part, position, filename, media_type, text, text_sha256, "
        "extractor_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET superseded_at = NULL, extractor_version = excluded.extractor_version",
        (
            document,
            revision,
            part,
            position,
            filename,
            media_type,
            text,
            digest,
            version,
        ),
    )
    search.add(db, document)


def squeezed(text: str) -> str:
    """`text` with every run of spacing as one space: what two readings of one page are compared by."""
    return " ".join(text.split())
