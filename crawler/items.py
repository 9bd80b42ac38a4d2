"""What a spider yields, in this order for each page: the Fetch (raw bytes, before anything is parsed), then the rest.

And what it asks the store in return: `History`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

Verdict = Literal["ok", "quiet", "stale", "blocked", "changed", "wrong_board", "ended", "failed"]


class Item(BaseModel):
    """Frozen and strict about unknown fields; times carry a zone (Asia/Seoul), offsets and sizes are plain integers."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fetch(Item):
    """One request that answered. `body` are the bytes as received after content decoding; `form` the POST fields."""

    source: str
    url: str
    method: Literal["GET", "POST"] = "GET"
    form: dict[str, str] | None = None
    status: int
    headers: dict[str, str] = Field(default_factory=dict)
    at: datetime
    body: bytes


class Attachment(Item):
    """A file of a release. `content` are its bytes, None with the reason in `error` when it could not be had."""

    url: str
    filename: str
    media_type: str | None = None
    content: bytes | None = None
    error: str | None = None


class Article(Item):
    """One release as read from its page. Identity is (source, id_space, native_id); `url` is canonical, no identity.

    `body` is the plain text of the page's body container, tables as tab-separated rows; "" where the text is only
    attached. `license` is the mark of the post itself (공공누리 유형), None where it carries none. `listed` is a
    fingerprint of its row in the list, kept so that the next run sees from the list that an office has edited it.
    """

    source: str
    id_space: str = ""
    native_id: str
    url: str
    title: str
    published_on: date | None = None
    department: str | None = None
    license: str | None = None
    body: str
    body_html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    listed: str = ""
    seen_at: datetime


class Failure(Item):
    """A part that could not be had or read: its URL, the stage and why.

    Stages are robots, fetch, list, article, attachment and text (of an attachment). `native_id` names the release
    concerned, so that the next run asks for it again; None where it is a list or a gate.
    """

    source: str
    native_id: str | None = None
    url: str
    stage: str
    error: str
    at: datetime


class Gone(Item):
    """A release that the store holds and that its source has taken down, as its page said in two runs."""

    source: str
    id_space: str = ""
    native_id: str
    url: str
    at: datetime


class Unchanged(Item):
    """A release that was asked for again and whose server answers that it is as it was (304)."""

    source: str
    id_space: str = ""
    native_id: str
    at: datetime


class Coverage(Item):
    """The ledger row of one source in one run: what its list showed and what became of it.

    `newest` is the newest date listed. `finished` is false when the walk ended before its own end (Ctrl-C, a limit, a
    list page that failed): what it has not reached is still owed, and the next run must not stop at what it stored.
    """

    source: str
    day: date
    listed: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0
    newest: date | None = None
    finished: bool = True
    verdict: Verdict
    detail: str = ""


class Known(Item):
    """What the store holds of a release that a list shows again. `last_seen` is when its page was last read."""

    listed: str = ""
    published_on: date | None = None
    first_seen: datetime
    last_seen: datetime


class Young(Item):
    """A release that an office may still correct. `etag` and `last_modified` are those of its page's last answer."""

    native_id: str
    url: str
    known: Known
    etag: str = ""
    last_modified: str = ""


class Stored(Item):
    """What a run stored of one source: releases never seen before, and those with a new revision."""

    new: int = 0
    changed: int = 0


class History(Protocol):
    """What a spider asks the store, which hands it over as `spider.history` before the first request."""

    def known(self, source: str, id_space: str, native_id: str) -> Known | None:
        """What is stored of this release, None when it is new."""

    def finished(self, source: str) -> datetime | None:
        """When the last run ended that walked this source to its own end (Coverage.finished); None when none has."""

    def owed(self, source: str) -> Sequence[str]:
        """Native ids of releases that failed in earlier runs and are to be asked for again."""


@runtime_checkable
class RemembersYoung(Protocol):
    """A History that also tells which releases are young enough to be read again."""

    def young(self, source: str, id_space: str, since: datetime) -> Sequence[Young]:
        """Releases published after `since` that are not gone, the oldest reading first; those without a date count from
        when they were first seen.
        """
