from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from crawler import attachments
from crawler.blocks import CellSpan
from crawler.items import Article, Failure, RemembersYoung
from store.articles import (
    extract_again,
    mark_gone,
    mark_unchanged,
    read_page,
    store_article,
    store_failure,
    store_fetch,
)
from store.errors import StoreError
from store.ledger import StoredHistory
from tests.crawler import make_files
from tests.store.releases import BODY, MORNING, article, attachment, fetch, new_database

LATER = MORNING + timedelta(days=1)


@dataclass(frozen=True)
class Text:
    text: str
    media_type: str | None = "application/hwp+zip"
    extractor_version: str = "reader-1"
    cells: tuple[CellSpan, ...] = ()
    problems: tuple[str, ...] = ()


class UnreadableError(Exception):
    reason = "it is password-protected"


def read(data: bytes, filename: str) -> Text:
    return Text(f"{filename}의 글: {data.decode()}")


def refuse(data: bytes, filename: str) -> Text:
    raise UnreadableError


def dump(db: Database) -> list[str]:
    return list(db.conn.iterdump())


def texts(db: Database, where: str = "superseded_at IS NULL") -> list[str]:
    return [row["text"] for row in db.query(f"SELECT text FROM documents WHERE {where} ORDER BY revision, position")]


def test_storing_the_same_article_twice_changes_nothing(db: Database) -> None:
    release = article(attachments=(attachment(),))
    assert store_article(db, release, extract=read) == "new"
    before = dump(db)
    assert store_article(db, release, extract=read) == "same"
    assert dump(db) == before


def test_an_article_seen_later_unchanged_only_moves_its_last_seen(db: Database) -> None:
    store_article(db, article())
    assert store_article(db, article(seen_at=LATER, body=BODY.replace("\n", " \n\n"))) == "same"
    row = next(db.query("SELECT first_seen, last_seen FROM articles"))
    assert (row["first_seen"][:10], row["last_seen"][:10]) == ("2026-03-02", "2026-03-03")
    assert db["revisions"].count == 1


def test_an_edited_text_is_a_new_revision_and_the_old_one_stays(db: Database) -> None:
    store_article(db, article())
    edited = BODY.replace("7,500", "7,800")
    assert store_article(db, article(body=edited, seen_at=LATER)) == "changed"
    assert [row["previous"] is None for row in db.query("SELECT previous FROM revisions ORDER BY seen_at")] == [
        True,
        False,
    ]
    assert BODY in texts(db)
    assert edited in texts(db)


def test_an_edit_that_is_taken_back_is_a_third_revision(db: Database) -> None:
    store_article(db, article())
    store_article(db, article(title="정정", seen_at=LATER))
    assert store_article(db, article(seen_at=LATER + timedelta(days=1))) == "changed"
    assert db["revisions"].count == 3


def test_a_redesign_that_reuses_numbers_does_not_touch_the_old_article(db: Database) -> None:
    store_article(db, article())
    assert store_article(db, article(id_space="2026", title="다른 글", seen_at=LATER)) == "new"
    assert db["articles"].count == 2


def test_the_text_of_an_attachment_is_a_document_of_its_own(db: Database) -> None:
    store_article(db, article(body="", attachments=(attachment(b"table"),)), extract=read)
    assert texts(db) == ["가람시, 공공일자리 7,500개 만든다", "계획.hwpx의 글: table"]


def test_a_file_that_cannot_be_read_is_a_failure_with_its_reason_and_the_article_stays(db: Database) -> None:
    assert store_article(db, article(attachments=(attachment(),)), extract=refuse) == "new"
    failure = next(db.query("SELECT stage, error, attempts FROM failures"))
    assert failure == {"stage": "text", "error": "it is password-protected", "attempts": 1}
    assert read_page(db, next(db.query("SELECT sha256 FROM attachments"))["sha256"]) == b"plan"


def test_a_machine_that_cannot_open_files_is_told_and_not_taken_for_a_file_that_cannot_be_read(db: Database) -> None:
    def no_room(content: bytes, filename: str) -> Any:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match=r"files cannot be opened on this machine: No space left on device"):
        store_article(db, article(attachments=(attachment(b"plan"),)), extract=no_room)
    assert db["failures"].count == db["articles"].count == 0


def test_a_file_that_could_not_be_had_is_filled_in_later_without_a_revision(db: Database) -> None:
    store_article(db, article(attachments=(attachment(None, error="HTTP 503"),)), extract=read)
    assert next(db.query("SELECT stage FROM failures"))["stage"] == "attachment"
    complete = article(attachments=(attachment(),), seen_at=LATER)
    assert store_article(db, complete, extract=read) == "same"
    assert texts(db)[-1] == "계획.hwpx의 글: plan"
    assert next(db.query("SELECT resolved_at FROM failures"))["resolved_at"] is not None
    lost_again = article(attachments=(attachment(None, error="HTTP 503"),), seen_at=LATER + timedelta(days=1))
    assert store_article(db, lost_again, extract=read) == "same"
    assert texts(db)[-1] == "계획.hwpx의 글: plan"


TABLE = Text("단위: 백만원\n구분\t2026\n국비\t120", cells=(CellSpan(0, 0, 1, 11, 15), CellSpan(0, 1, 1, 19, 22)))


def cells(db: Database) -> list[tuple[int, int, str]]:
    rows = db.query(
        'SELECT row, "column", substr(d.text, start + 1, "end" - start) AS cell FROM table_cells c '
        "JOIN documents d ON d.id = c.document WHERE d.superseded_at IS NULL ORDER BY row, 2"
    )
    return [(row["row"], row["column"], row["cell"]) for row in rows]


def test_table_cells_point_at_their_words_in_the_stored_text(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: TABLE)
    assert cells(db) == [(0, 1, "2026"), (1, 1, "120")]


@pytest.mark.parametrize("make", [make_files.docx, make_files.hwpml])
def test_the_cells_of_real_files_are_found_in_their_texts(db: Database, make: Callable[..., bytes]) -> None:
    content = make(["단위: 백만원"], [["구분", "2026년"], ["국비", "1,200"]])
    store_article(db, article(attachments=(attachment(content),)), extract=lambda data, name: attachments.extract(data))
    assert cells(db) == [(0, 0, "구분"), (0, 1, "2026년"), (1, 0, "국비"), (1, 1, "1,200")]


def test_a_file_that_stands_in_an_edited_release_too_keeps_its_cells(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: TABLE)
    store_article(
        db, article(title="정정", attachments=(attachment(),), seen_at=LATER), extract=lambda data, name: TABLE
    )
    assert db["revisions"].count == 2
    assert db["table_cells"].count == 4


def test_a_better_reading_of_the_same_text_brings_its_cells(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: Text(TABLE.text))
    assert cells(db) == []
    list(extract_again(db, lambda data, name: TABLE, LATER))
    assert len(cells(db)) == 2


@pytest.mark.parametrize("wrong", [(-1, 3), (5, 4), (11, 99)])
def test_cells_that_do_not_fit_the_text_are_refused_aloud_and_the_text_stays(
    db: Database, wrong: tuple[int, int]
) -> None:
    broken = Text(TABLE.text, cells=(*TABLE.cells, CellSpan(0, 2, 0, *wrong)))
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: broken)
    assert TABLE.text in texts(db)
    assert cells(db) == []
    assert "table cells do not fit" in next(db.query("SELECT error FROM failures"))["error"]


def test_a_file_that_was_read_in_part_is_kept_and_says_what_is_missing(db: Database) -> None:
    partly = Text("1쪽의 글", problems=("page 2 is damaged", "page 3 is damaged"))
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: partly)
    assert "1쪽의 글" in texts(db)
    failure = next(db.query("SELECT stage, url, native_id, error, resolved_at FROM failures"))
    assert failure == {
        "stage": "text",
        "url": attachment().url,
        "native_id": "1",
        "error": "read in part: page 2 is damaged; page 3 is damaged",
        "resolved_at": None,
    }
    assert StoredHistory(db).owed("garam") == []
    list(extract_again(db, read, LATER))
    assert next(db.query("SELECT resolved_at FROM failures"))["resolved_at"] is not None


def test_an_edit_of_the_page_does_not_hide_that_its_file_was_read_in_part(db: Database) -> None:
    partly = Text("1쪽의 글", problems=("page 2 is damaged",))
    store_article(db, article(attachments=(attachment(),)), extract=lambda data, name: partly)
    store_article(db, article(title="정정", attachments=(attachment(),), seen_at=LATER), extract=read)
    assert next(db.query("SELECT resolved_at FROM failures"))["resolved_at"] is None


def lost(url: str = attachment().url, at: datetime = MORNING) -> Failure:
    return Failure(source="garam", native_id="1", url=url, stage="attachment", error="HTTP 503", at=at)


def test_a_release_without_one_of_its_files_is_owed_until_the_file_comes(db: Database) -> None:
    store_failure(db, lost())
    store_article(db, article(attachments=(attachment(None, error="HTTP 503"),)), extract=read)
    assert StoredHistory(db).owed("garam") == ["1"]
    store_failure(db, lost(at=LATER))
    store_article(db, article(attachments=(attachment(None, error="HTTP 503"),), seen_at=LATER), extract=read)
    assert StoredHistory(db).owed("garam") == ["1"]
    assert next(db.query("SELECT attempts FROM failures"))["attempts"] == 2
    store_article(db, article(attachments=(attachment(),), seen_at=LATER + timedelta(days=1)), extract=read)
    assert StoredHistory(db).owed("garam") == []


def test_a_file_that_the_release_lists_no_more_is_not_owed(db: Database) -> None:
    store_failure(db, lost("https://garam.example/file/old"))
    store_article(db, article(), extract=read)
    assert StoredHistory(db).owed("garam") == ["1"]
    store_article(db, article(seen_at=LATER), extract=read)
    assert StoredHistory(db).owed("garam") == []


def test_nothing_is_owed_of_a_release_that_was_taken_down(db: Database) -> None:
    store_article(db, article())
    store_failure(db, lost())
    mark_gone(db, "garam", "", "1", LATER)
    assert StoredHistory(db).owed("garam") == []


def test_a_file_that_cannot_be_read_is_not_fetched_again(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=refuse)
    assert StoredHistory(db).owed("garam") == []


def test_other_bytes_under_the_same_name_are_a_new_revision(db: Database) -> None:
    store_article(db, article(attachments=(attachment(b"first"),)), extract=read)
    assert store_article(db, article(attachments=(attachment(b"second"),), seen_at=LATER), extract=read) == "changed"


def test_an_unchanged_file_keeps_its_text_in_the_next_revision(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=read)
    store_article(db, article(title="정정", attachments=(attachment(),), seen_at=LATER), extract=read)
    assert texts(db).count("계획.hwpx의 글: plan") == 2


def test_a_better_extractor_makes_a_new_document_of_the_same_revision(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=read)
    assert list(extract_again(db, lambda data, name: Text("표가 있는 글", extractor_version="reader-2"), LATER)) == [
        ("계획.hwpx", None)
    ]
    assert db["revisions"].count == 1
    assert texts(db)[-1] == "표가 있는 글"
    assert texts(db, "superseded_at IS NOT NULL") == ["계획.hwpx의 글: plan"]


def test_an_extractor_that_fails_leaves_the_text_in_use(db: Database) -> None:
    store_article(db, article(attachments=(attachment(),)), extract=read)
    assert list(extract_again(db, refuse, LATER)) == [("계획.hwpx", "it is password-protected")]
    assert texts(db)[-1] == "계획.hwpx의 글: plan"


def test_a_better_reading_of_the_same_markup_is_no_revision(db: Database) -> None:
    html = "<div>본문<br>둘째 줄</div>"
    store_article(db, article(body="본문둘째 줄", body_html=html))
    assert store_article(db, article(body="본문\n둘째 줄", body_html=html, seen_at=LATER)) == "same"
    assert "본문\n둘째 줄" in texts(db)
    assert db["revisions"].count == 1


def test_raw_bytes_are_kept_once_and_come_back_unharmed(db: Database) -> None:
    body = bytes(range(256)) * 40
    page = store_fetch(db, fetch(body))
    assert store_fetch(db, fetch(body, at=LATER)) == page
    assert read_page(db, page) == body
    assert (db["pages"].count, db["fetches"].count) == (1, 2)


def test_session_cookies_are_not_kept(db: Database) -> None:
    store_fetch(db, fetch(headers={"Content-Type": "text/html", "Set-Cookie": "JSESSIONID=1"}))
    assert next(db.query("SELECT headers FROM fetches"))["headers"] == '{"Content-Type": "text/html"}'


def test_the_same_failure_counts_as_attempts(db: Database) -> None:
    failure = Failure(source="garam", url="https://garam.example/x", stage="fetch", error="timeout", at=MORNING)
    store_failure(db, failure)
    store_failure(db, failure)
    store_failure(db, failure.model_copy(update={"at": LATER}))
    assert next(db.query("SELECT attempts FROM failures"))["attempts"] == 2


def test_an_article_that_is_seen_again_is_not_gone(db: Database) -> None:
    store_article(db, article())
    mark_gone(db, "garam", "", "1", LATER)
    assert next(db.query("SELECT gone_at FROM articles"))["gone_at"] is not None
    store_article(db, article(seen_at=LATER + timedelta(days=1)))
    assert next(db.query("SELECT gone_at FROM articles"))["gone_at"] is None


articles = st.builds(
    article,
    number=st.integers(1, 3),
    title=st.text(max_size=8),
    body=st.text(max_size=30),
    attachments=st.lists(
        st.builds(
            attachment, content=st.one_of(st.none(), st.binary(max_size=4)), name=st.sampled_from(["a.hwp", "b.pdf"])
        ),
        max_size=2,
    ).map(tuple),
    seen_at=st.integers(0, 5).map(lambda days: MORNING + timedelta(days=days)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(articles, max_size=6))
def test_whatever_is_stored_in_order_of_time_changes_nothing_the_second_time(crawled: list[Article]) -> None:
    crawled = sorted(crawled, key=lambda release: release.seen_at)
    with new_database() as db:
        for release in crawled:
            store_article(db, release)
            before = dump(db)
            assert store_article(db, release) == "same"
            assert dump(db) == before


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_stored_texts_keep_their_length(body: str) -> None:
    with new_database() as db:
        store_article(db, article(body=body))
        for row in db.query("SELECT text FROM documents WHERE part = 'body'"):
            assert len(row["text"]) == len(body)


def test_young_releases_are_told_with_what_lets_a_server_answer_that_nothing_changed(db: Database) -> None:
    release = article()
    store_fetch(db, fetch(url=release.url, headers={"ETag": '"a1"', "Last-Modified": "Mon, 02 Mar 2026 00:00:00 GMT"}))
    store_article(db, release)
    store_article(db, article(2, published_on=None, seen_at=LATER))
    store_article(db, article(3, published_on=date(2025, 1, 2), seen_at=MORNING - timedelta(days=300)))
    store_article(db, article(4))
    mark_gone(db, "garam", "", "4", LATER)
    history = StoredHistory(db)
    assert isinstance(history, RemembersYoung)
    young = history.young("garam", "", MORNING - timedelta(days=30))
    assert [release.native_id for release in young] == ["1", "2"]
    assert (young[0].etag, young[0].last_modified) == ('"a1"', "Mon, 02 Mar 2026 00:00:00 GMT")
    assert (young[1].etag, young[1].last_modified) == ("", "")
    mark_unchanged(db, "garam", "", "1", LATER + timedelta(days=1))
    assert [release.native_id for release in history.young("garam", "", MORNING - timedelta(days=30))] == ["2", "1"]
    assert history.young("garam", "2026", MORNING - timedelta(days=30)) == []


def test_old_releases_that_a_first_crawl_has_just_read_are_not_young(db: Database) -> None:
    store_article(db, article(1, published_on=date(2019, 3, 2)))
    store_article(db, article(2, published_on=None))
    young = StoredHistory(db).young("garam", "", MORNING - timedelta(days=30))
    assert [release.native_id for release in young] == ["2"]


def test_a_page_that_came_and_was_not_stored_is_asked_for_whole(db: Database) -> None:
    release = article()
    store_article(db, release)
    store_fetch(db, fetch(url=release.url, headers={"ETag": '"a2"'}, at=LATER))
    assert StoredHistory(db).young("garam", "", MORNING - timedelta(days=30))[0].etag == ""
