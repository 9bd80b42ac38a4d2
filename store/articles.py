"""What was read from a source, so that nothing is lost or overwritten: pages, articles, revisions, documents.

Storing the same thing twice changes nothing.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

from crawler.items import Article, Attachment, Failure, Fetch
from store.documents import (
    Extract,
    File,
    extracted_from,
    files_read,
    new_text,
    put_file,
    put_text,
    read_files,
    squeezed,
)
from store.keys import article_key, key, sha256, storable
from store.ledger import ensure_source, record_failure, resolve_release
from store.schema import transaction
from store.times import korean_time

BODY_VERSION = "body-1"
"""Version of title and body texts whose reader names none."""

Outcome = Literal["new", "changed", "same"]
_TITLE, _BODY = -1, 0
_SECRET_HEADERS = frozenset({"set-cookie"})


def store_page(db: Database, content: bytes) -> str:
    """Keep raw bytes once, compressed; returns their SHA-256."""
    digest = sha256(content)
    if not db.execute("SELECT 1 FROM pages WHERE sha256 = ?", (digest,)).fetchone():
        packed = zlib.compress(content, 6)
        smaller = len(packed) < len(content)
        db.execute(
            "INSERT INTO pages (sha256, size, encoding, bytes) VALUES (?, ?, ?, ?)",
            (digest, len(content), "zlib" if smaller else "raw", packed if smaller else content),
        )
    return digest


def read_page(db: Database, digest: str) -> bytes:
    """The raw bytes with this SHA-256; KeyError where the store has none."""
    row = db.execute("SELECT encoding, bytes FROM pages WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or row[0] == "none":
        raise KeyError(digest)
    return zlib.decompress(row[1]) if row[0] == "zlib" else bytes(row[1])


def store_fetch(db: Database, fetch: Fetch, *, run: str | None = None) -> str:
    """Keep an answer as it came, before anything is parsed; returns the SHA-256 of its bytes."""
    with transaction(db):
        return put_fetch(db, fetch, run=run)


def put_fetch(db: Database, fetch: Fetch, *, run: str | None = None) -> str:
    """As `store_fetch`, in a transaction of the caller's."""
    form = json.dumps(fetch.form, ensure_ascii=False, sort_keys=True) if fetch.form is not None else None
    headers = {name: value for name, value in fetch.headers.items() if name.lower() not in _SECRET_HEADERS}
    at = korean_time(fetch.at)
    ensure_source(db, fetch.source)
    page = store_page(db, fetch.body)
    db.execute(
        "INSERT OR IGNORE INTO fetches (id, source, url, method, form, status, headers, at, run, page) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key("fetch", fetch.source, fetch.method, storable(fetch.url), form and storable(form), at),
            fetch.source,
            storable(fetch.url),
            fetch.method,
            form and storable(form),
            fetch.status,
            storable(json.dumps(headers, ensure_ascii=False, sort_keys=True)),
            at,
            run,
            page,
        ),
    )
    return page


def store_article(
    db: Database, article: Article, *, extract: Extract | None = None, body_version: str = BODY_VERSION
) -> Outcome:
    """Keep an article with its attachments in one transaction; says what it turned out to be.

    `extract` takes the text out of attachments that the store has not read yet; where it fails, the reason becomes a
    failure and the article stays.
    """
    # Files are read before the transaction begins: a slow one must not hold the database against other programs.
    return keep_article(db, article, read_files(article, files_read(db, article), extract), body_version=body_version)


def keep_article(db: Database, article: Article, files: Sequence[File], *, body_version: str = BODY_VERSION) -> Outcome:
    """As `store_article`, of an article whose files `read_files` has read."""
    with transaction(db):
        return put_article(db, article, files, body_version=body_version)


def put_article(db: Database, article: Article, files: Sequence[File], *, body_version: str = BODY_VERSION) -> Outcome:
    """As `keep_article`, in a transaction of the caller's."""
    ensure_source(db, article.source)
    article_id = article_key(article.source, article.id_space, article.native_id)
    seen_at = korean_time(article.seen_at)
    for file in files:
        if file.attachment.content is not None:
            store_page(db, file.attachment.content)
    known = db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
    _keep_identity(db, article, article_id, seen_at)
    missing = [file.attachment.url for file in files if file.sha256 is None]
    resolve_release(db, article.source, article.native_id, article.url, seen_at, missing=missing)
    previous = _revision_before(db, article_id, seen_at) if known else None
    if previous and (previous["seen_at"] == seen_at or _same_content(db, previous, article, files)):
        _complete(db, previous, article, files, body_version, seen_at)
        return "same"
    revision = _new_revision(db, article, article_id, previous, files, seen_at)
    if revision is None:
        return "same"
    new_text(db, revision, "title", _TITLE, article.title, body_version)
    new_text(db, revision, "body", _BODY, article.body, body_version)
    for position, file in enumerate(files, start=1):
        put_file(db, revision, position, article.source, file, seen_at)
    return "changed" if known else "new"


def _keep_identity(db: Database, article: Article, article_id: str, seen_at: str) -> None:
    db.execute(
        "INSERT INTO articles (id, source, id_space, native_id, url, listed, first_seen, last_seen) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET "
        "url = CASE WHEN excluded.last_seen >= last_seen THEN excluded.url ELSE url END, "
        "listed = CASE WHEN excluded.last_seen >= last_seen AND excluded.listed <> '' THEN"
        " excluded.listed ELSE listed END, "
        "gone_at = CASE WHEN excluded.last_seen > gone_at THEN NULL ELSE gone_at END, "
        "first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)",
        (
            article_id,
            article.source,
            storable(article.id_space),
            storable(article.native_id),
            storable(article.url),
            storable(article.listed),
            seen_at,
            seen_at,
        ),
    )


def _revision_before(db: Database, article_id: str, seen_at: str) -> dict[str, Any] | None:
    """The state that the article had until `seen_at`."""
    rows = db.query(
        "SELECT * FROM revisions WHERE article = ? AND seen_at <= ? ORDER BY seen_at DESC, id DESC LIMIT 1",
        [article_id, seen_at],
    )
    return next(iter(rows), None)


def _same_content(db: Database, previous: dict[str, Any], article: Article, files: Sequence[File]) -> bool:
    """Whether `article` says what its last revision says. Spacing and missing files make no difference."""
    if squeezed(previous["title"]) != squeezed(storable(article.title)):
        return False
    stored = db.execute(
        "SELECT filename, sha256 FROM attachments WHERE revision = ? ORDER BY position", (previous["id"],)
    ).fetchall()
    if not _same_files(stored, [(storable(file.attachment.filename), file.sha256) for file in files]):
        return False
    if previous["markup_sha256"] and previous["markup_sha256"] == _markup_digest(article):
        return True
    bodies = db.execute("SELECT text FROM documents WHERE revision = ? AND part = 'body'", (previous["id"],)).fetchall()
    return squeezed(storable(article.body)) in ({squeezed(text) for (text,) in bodies} or {""})


def _same_files(stored: Sequence[tuple[str, str | None]], seen: Sequence[tuple[str, str | None]]) -> bool:
    """Whether two lists hold the same files; bytes that could not be had on one side are no difference."""
    if Counter(name for name, _ in stored) != Counter(name for name, _ in seen):
        return False
    for name in {name for name, _ in stored}:
        before = Counter(digest for other, digest in stored if other == name and digest)
        after = Counter(digest for other, digest in seen if other == name and digest)
        copies = sum(other == name for other, _ in stored)
        if (before | after).total() > copies:
            return False
    return True


def _new_revision(
    db: Database,
    article: Article,
    article_id: str,
    previous: dict[str, Any] | None,
    files: Sequence[File],
    seen_at: str,
) -> str | None:
    """The key of a new state of the article, None where an earlier reading of the same state came in late."""
    content = _content_digest(article, files)
    revision = key("revision", article_id, previous["id"] if previous else None, content)
    entered = db.execute(
        "INSERT INTO revisions (id, article, previous, seen_at, title, published_on, department, license, "
        "content_sha256, markup_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            revision,
            article_id,
            previous["id"] if previous else None,
            seen_at,
            storable(article.title),
            article.published_on.isoformat() if article.published_on else None,
            article.department and storable(article.department),
            article.license and storable(article.license),
            content,
            _markup_digest(article),
        ),
    )
    if entered.rowcount == 0:
        db.execute("UPDATE revisions SET seen_at = min(seen_at, ?) WHERE id = ?", (seen_at, revision))
        return None
    return revision


def _complete(
    db: Database, previous: dict[str, Any], article: Article, files: Sequence[File], body_version: str, seen_at: str
) -> None:
    """Bring an unchanged state up to date: a better reading of the page, files that could not be had before."""
    revision = previous["id"]
    if db.execute("SELECT 1 FROM latest_revisions WHERE id = ?", (revision,)).fetchone():
        db.execute(
            "UPDATE revisions SET title = ?, published_on = coalesce(?, published_on), department = coalesce(?, "
            "department), "
            "license = coalesce(?, license) WHERE id = ?",
            (
                storable(article.title),
                article.published_on.isoformat() if article.published_on else None,
                article.department and storable(article.department),
                article.license and storable(article.license),
                revision,
            ),
        )
    put_text(db, revision, "title", _TITLE, article.title, body_version, seen_at)
    put_text(db, revision, "body", _BODY, article.body, body_version, seen_at)
    stored = db.execute(
        "SELECT position, filename, sha256 FROM attachments WHERE revision = ? ORDER BY position", (revision,)
    ).fetchall()
    free = list(files)
    for position, filename, digest in stored:
        same_name = [file for file in free if storable(file.attachment.filename) == filename]
        chosen = next((file for file in same_name if file.sha256 == digest), same_name[0] if same_name else None)
        if chosen is None:
            continue
        free.remove(chosen)
        if digest is None and chosen.sha256 is not None:
            put_file(db, revision, position, article.source, chosen, seen_at)
    for position, file in enumerate(free, start=1 + max((row[0] for row in stored), default=0)):
        put_file(db, revision, position, article.source, file, seen_at)


def store_failure(db: Database, failure: Failure) -> None:
    """Keep a failure of the crawl; the same one again counts as another attempt."""
    with transaction(db):
        ensure_source(db, failure.source)
        record_failure(
            db,
            failure.source,
            failure.url,
            failure.stage,
            failure.error,
            korean_time(failure.at),
            native_id=failure.native_id,
        )


def mark_gone(db: Database, source: str, id_space: str, native_id: str, at: datetime) -> None:
    """Note that the source no longer shows an article and owes nothing of it. What was read stays.

    Seen again, the note goes.
    """
    with transaction(db):
        resolve_release(db, source, native_id, "", korean_time(at))
        db.execute(
            "UPDATE articles SET gone_at = coalesce(gone_at, ?) WHERE id = ?",
            (korean_time(at), article_key(source, id_space, native_id)),
        )


def mark_unchanged(db: Database, source: str, id_space: str, native_id: str, at: datetime) -> None:
    """Note that a release still stands at its source as it was read last."""
    seen_at = korean_time(at)
    with transaction(db):
        db.execute(
            "UPDATE articles SET last_seen = max(last_seen, ?), gone_at = CASE WHEN ? > gone_at THEN NULL "
            "ELSE gone_at END WHERE id = ?",
            (seen_at, seen_at, article_key(source, id_space, native_id)),
        )


def extract_again(db: Database, extract: Extract, at: datetime) -> Iterator[tuple[str, str | None]]:
    """Read every stored attachment anew from its bytes; yields each file name with the reason where there is no text.

    A better text becomes a new document of the same revision; where the new program fails, the text in use stays.
    """
    rows = db.execute(
        "SELECT a.revision, a.position, a.filename, a.url, a.media_type, a.sha256, a.extractor_version, r.source FROM "
        "attachments a "
        "JOIN revisions v ON v.id = a.revision JOIN articles r ON r.id = v.article WHERE a.sha256 IS NOT NULL "
        "ORDER BY a.revision, a.position"
    ).fetchall()
    for revision, position, filename, url, media_type, digest, version, source in rows:
        content = read_page(db, digest)
        extracted, error = extracted_from(extract, content, filename)
        if extracted is not None or version is None:
            file = File(Attachment(url=url, filename=filename, media_type=media_type), digest, extracted, error)
            with transaction(db):
                put_file(db, revision, position, source, file, korean_time(at))
        yield filename, error


def _markup_digest(article: Article) -> str | None:
    return sha256(squeezed(storable(article.body_html))) if article.body_html else None


def _content_digest(article: Article, files: Sequence[File]) -> str:
    names = [[storable(file.attachment.filename), file.sha256] for file in files]
    return sha256(
        json.dumps([squeezed(storable(article.title)), squeezed(storable(article.body)), names], ensure_ascii=True)
    )
