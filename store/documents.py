"""Plain texts of a release and the files that they come from: what is in use, what a better reading has superseded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlite_utils import Database

from crawler.items import Article, Attachment
from store import search
from store.errors import StoreError
from store.keys import article_key, key, sha256, storable
from store.ledger import is_failing, record_failure, resolve_failures


class Cell(Protocol):
    """The place of a table cell: `text[start:end]` stands in this row and column of this table, counted from 0."""

    @property
    def table(self) -> int: ...  # noqa: D102
    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Extracted(Protocol):
    """The text of a file with its table cells, what the file is, and which program took the text out.

    `problems` are the parts of the file that could not be read although others could.
    """

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def media_type(self) -> str | None: ...  # noqa: D102
    @property
    def extractor_version(self) -> str: ...  # noqa: D102
    @property
    def cells(self) -> Sequence[Cell]: ...  # noqa: D102
    @property
    def problems(self) -> Sequence[str]: ...  # noqa: D102


Extract = Callable[[bytes, str], Extracted]
"""Takes a file's bytes and name; raises an exception whose `reason` says why there is no text."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment on its way into the store: what extraction made of it, or why it made nothing."""

    attachment: Attachment
    sha256: str | None
    extracted: Extracted | None
    error: str | None


def files_read(db: Database, article: Article) -> frozenset[str]:
    """SHA-256 of the files of the article's newest revision that were given to an extractor before."""
    article_id = article_key(article.source, article.id_space, article.native_id)
    rows = db.execute(
        "SELECT a.sha256 FROM attachments a JOIN latest_revisions r ON r.id = a.revision "
        "WHERE r.article = ? AND a.sha256 IS NOT NULL AND (a.error IS NOT NULL OR a.extractor_version IS NOT NULL)",
        (article_id,),
    )
    return frozenset(row[0] for row in rows)


def read_files(article: Article, known: Collection[str], extract: Extract | None) -> list[File]:
    """The article's attachments, each with its text unless its SHA-256 is `known`. Asks no database: any thread may."""
    files = []
    for attachment in article.attachments:
        digest = sha256(attachment.content) if attachment.content is not None else None
        if attachment.content is None or extract is None or digest in known:
            files.append(File(attachment, digest, None, attachment.error))
        else:
            files.append(File(attachment, digest, *extracted_from(extract, attachment.content, attachment.filename)))
    return files


def extracted_from(extract: Extract, content: bytes, filename: str) -> tuple[Extracted | None, str | None]:
    """What `extract` makes of a file, or the reason why there is no text; StoreError where it could not be opened."""
    try:
        extracted = extract(content, filename)
    except OSError as error:
        # No fault of the file's, which would count as read and never be opened again.
        raise StoreError(f"files cannot be opened on this machine: {error.strerror or error}") from error
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
    native_id = _native_id(db, revision)
    media_type = (extracted.media_type if extracted else None) or attachment.media_type
    version = extracted.extractor_version if extracted else None
    text = extracted.text if extracted else None
    cells = _cells_of(extracted) if extracted else ()
    problems = list(extracted.problems) if extracted else []
    if cells is None:
        cells, problems = (), [*problems, "the places of its table cells do not fit its text"]
    if extracted is None and error is None and file.sha256 is not None:
        lent = db.execute(
            "SELECT d.text, d.media_type, d.extractor_version, d.id FROM attachments a "
            "JOIN documents d ON d.revision = a.revision AND d.position = a.position AND d.superseded_at IS NULL "
            "JOIN revisions r ON r.id = a.revision JOIN revisions own ON own.article = r.article "
            "WHERE own.id = ? AND a.sha256 = ? LIMIT 1",
            (revision, file.sha256),
        ).fetchone()
        if lent:
            text, media_type, version, lender = lent
            cells = _stored_cells(db, lender)
    db.execute(
        "INSERT INTO attachments (revision, position, filename, url, media_type, sha256, error, extractor_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (revision, position) DO UPDATE SET url = excluded.url, "
        "media_type = excluded.media_type, sha256 = excluded.sha256, error = excluded.error, "
        "extractor_version = excluded.extractor_version",
        (revision, position, filename, url, media_type, file.sha256, error and storable(error), version),
    )
    if text is not None and version is not None:
        document = put_text(
            db, revision, "attachment", position, text, version, seen_at, filename=filename, media_type=media_type
        )
        if document is not None:
            _put_cells(db, document, cells)
        whole = extracted is not None and not problems
        resolve_failures(db, source, url, ("attachment", "text") if whole else ("attachment",), seen_at)
        if problems:
            told = f"read in part: {'; '.join(problems)}"
            record_failure(db, source, url, "text", told, seen_at, native_id=native_id)
    elif error is not None:
        if file.sha256:
            record_failure(db, source, url, "text", error, seen_at, native_id=native_id)
        elif not is_failing(db, source, url, "attachment"):
            # A crawl reports it itself; other ways into the store do not.
            record_failure(db, source, url, "attachment", error, seen_at, native_id=native_id)


def _native_id(db: Database, revision: str) -> str:
    row = db.execute(
        "SELECT a.native_id FROM revisions r JOIN articles a ON a.id = r.article WHERE r.id = ?", (revision,)
    ).fetchone()
    return str(row[0])


Span = tuple[int, int, int, int, int]
"""Table, row, column, start and end of a cell."""


def _cells_of(extracted: Extracted) -> Sequence[Span] | None:
    """The cells of a text, None where one of them lies outside it: then none of them can be trusted."""
    spans = [(cell.table, cell.row, cell.column, cell.start, cell.end) for cell in extracted.cells]
    fits = all(min(span) >= 0 and span[3] <= span[4] <= len(extracted.text) for span in spans)
    return spans if fits and len({span[:3] for span in spans}) == len(spans) else None


def _stored_cells(db: Database, document: str) -> Sequence[Span]:
    return db.execute(
        'SELECT "table", row, "column", start, "end" FROM table_cells WHERE document = ?', (document,)
    ).fetchall()


def _put_cells(db: Database, document: str, cells: Sequence[Span]) -> None:
    db.execute("DELETE FROM table_cells WHERE document = ?", (document,))
    db.conn.executemany(
        'INSERT INTO table_cells (document, "table", row, "column", start, "end") VALUES (?, ?, ?, ?, ?, ?)',
        ((document, *cell) for cell in cells),
    )


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
) -> str | None:
    """Make `text` the text in use of this part and keep an earlier one as superseded; returns its document.

    Spacing is no difference in titles and bodies. None where there is no text and was none.
    """
    text = storable(text)
    current = db.execute(
        "SELECT id, text FROM documents WHERE revision = ? AND position = ? AND superseded_at IS NULL",
        (revision, position),
    ).fetchone()
    if current and (current[1] == text or (part != "attachment" and squeezed(current[1]) == squeezed(text))):
        return str(current[0])
    if current is None:
        return new_text(db, revision, part, position, text, version, filename=filename, media_type=media_type)
    db.execute("UPDATE documents SET superseded_at = ? WHERE id = ?", (at, current[0]))
    return _enter_text(db, revision, part, position, text, version, filename, media_type)


def new_text(
    db: Database,
    revision: str,
    part: str,
    position: int,
    text: str,
    version: str,
    *,
    filename: str | None = None,
    media_type: str | None = None,
) -> str | None:
    """As `put_text`, of a part that has no text yet."""
    text = storable(text)
    return _enter_text(db, revision, part, position, text, version, filename, media_type) if text.strip() else None


def _enter_text(
    db: Database,
    revision: str,
    part: str,
    position: int,
    text: str,
    version: str,
    filename: str | None,
    media_type: str | None,
) -> str:
    digest = sha256(text)
    document = key("document", revision, position, digest)
    db.execute(
        "INSERT INTO documents (id, revision, part, position, filename, media_type, text, text_sha256, "
        "extractor_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET superseded_at = NULL, extractor_version = excluded.extractor_version",
        (document, revision, part, position, filename, media_type, text, digest, version),
    )
    search.add(db, document)
    return document


def squeezed(text: str) -> str:
    """`text` with every run of spacing as one space: what two readings of one page are compared by."""
    return " ".join(text.split())
