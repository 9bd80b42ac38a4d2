"""What a visit yields of its pages: the Fetch, the Article, and a Failure with its reason for what was not had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from scrapy import Request
from scrapy.http import Response

from crawler.boards.base import ArticlePage, NotAnArticleError, Row, canonical_with
from crawler.items import Article, Attachment, Failure, Fetch
from crawler.middlewares import RobotsRefusalError
from crawler.refusals import describe, is_refusal
from crawler.texts import read_html
from crawler.visits import Visit

MOST_FILES = 30
"""Files of one release that are fetched; the others are failures that say so."""
_KEPT_HEADERS = ("Content-Type", "Last-Modified", "ETag", "Date", "Server", "Content-Disposition", "Location")


def fetch_of(visit: Visit, response: Response, at: datetime) -> Fetch:
    """The page as it came, before anything of it is read."""
    assert response.request is not None
    headers = {name: response.headers.get(name) for name in _KEPT_HEADERS}
    return Fetch(
        source=visit.source.id,
        url=response.url,
        method="POST" if response.request.method == "POST" else "GET",
        form=response.request.meta.get("form"),
        status=response.status,
        headers={name: value.decode("latin-1") for name, value in headers.items() if value},
        at=at,
        body=response.body,
    )


def article_of(visit: Visit, row: Row, page: ArticlePage, files: tuple[Attachment, ...], at: datetime) -> Article:
    """The release that a page tells, with the files that were had and those past the limit.

    The visit's tally learns what it lacks. Raises NotAnArticleError where neither page nor row has a headline.
    """
    title = page.title or row.title
    if not title:
        raise NotAnArticleError("the page shows no headline")
    body = read_html(page.body_html) if page.body_html else None
    text = body.text if body else ""
    visit.tally.by_shape += page.by_shape
    visit.tally.only_images += bool(body and body.images and (body.from_images or not text) and not files)
    visit.tally.without_text += not text and not files and not (body and body.images)
    return Article(
        source=visit.source.id,
        id_space=visit.id_space,
        native_id=row.native_id,
        url=row.url,
        title=title,
        published_on=page.published_on or row.published_on,
        department=page.department or row.department,
        license=page.license,
        body=text,
        body_html=page.body_html or None,
        attachments=files + _beyond(page),
        listed=row.listed if row.title else "",
        seen_at=at,
    )


def failure_of(visit: Visit, url: str, stage: str, error: str, at: datetime, native_id: str | None = None) -> Failure:
    """What was not had at a stage of the visit, counted by its tally."""
    visit.tally.failures[stage] += 1
    if visit.net is not None:
        # Its number is an address, which the family could not ask for.
        native_id = None
    return Failure(source=visit.source.id, native_id=native_id, url=url, stage=stage, error=error, at=at)


def not_had(
    visit: Visit, request: Request, error: BaseException, stage: str, at: datetime, row: Row | None = None
) -> Failure:
    """The failure of a request that got no answer; a refusal is counted as one."""
    reason = describe(error)
    if isinstance(error, RobotsRefusalError):
        stage = "robots"
        visit.tally.refused[reason] += 1
    elif is_refusal(error):
        visit.tally.refused[reason] += 1
    return failure_of(visit, row.url if row else request.url, stage, reason, at, row.native_id if row else None)


def lost_files(
    visit: Visit, row: Row, page: ArticlePage, files: Sequence[Attachment], at: datetime
) -> Iterator[Failure]:
    """What could not be had; files past the limit are told, not owed: the next run would leave them out again."""
    for file in files:
        if file.error:
            yield failure_of(visit, file.url, "attachment", file.error, at, row.native_id)
    for file in _beyond(page):
        yield failure_of(visit, file.url, "attachment", file.error or "", at)


def address_of(request: Request) -> str:
    """Where a file is, its form included, so that two files of one script differ."""
    form = request.meta.get("form")
    return canonical_with(request.url, form, tuple(form)) if form else request.url


def _beyond(page: ArticlePage) -> tuple[Attachment, ...]:
    """The files of a release past the number that is fetched."""
    reason = f"only {MOST_FILES} files of a release are fetched"
    return tuple(
        Attachment(url=address_of(file.request), filename=file.filename, error=reason)
        for file in page.files[MOST_FILES:]
    )
