from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from store import copies, ledger
from store.articles import store_article
from store.records import derive
from tests.store.releases import MORNING, article, read_release

RELEASE = (
    "가람시는 올해 공공일자리 7,500개를 만든다고 2일 밝혔다.\n"
    "사업비는 60억원으로 시비 35억원, 구비 25억원이다.\n"
    "참여자는 공원 가꾸기와 하천 정비, 도서관 안내 같은 자리에서 3월부터 11월까지 일하고 시급 1만 1,000원을 받는다.\n"
    "신청하려는 주민은 동 행정복지센터에 신분증을 가지고 가면 되고, 시는 소득을 살펴 20일에 뽑힌 사람을 알린다.\n"
    "시장은 일할 뜻이 있는 주민이라면 누구나 자리를 얻도록 힘쓰겠다고 말했다."
)
PAPER = (
    "[한빛일보 가람=이보람 기자] " + RELEASE.rsplit("\n", 1)[0] + "\n입력 2026.03.03 10:41 수정 2026.03.03 11:02\n"
    "boram@paper.example\n저작권자 ⓒ 한빛일보, 무단 전재 및 재배포 금지"
)


@pytest.fixture
def offices(db: Database) -> Database:
    ledger.declare_source(db, "garam", name="가람시", kind="office", region="92010")
    ledger.declare_source(db, "paper", name="한빛일보", kind="newspaper")
    ledger.declare_source(db, "province", name="한빛도", kind="office", region="92")
    return db


def found(db: Database) -> list[tuple[str, str]]:
    return db.execute(
        "SELECT c.source || c.native_id, o.source || o.native_id FROM copies x JOIN revisions r ON r.id = x.revision "
        "JOIN articles c ON c.id = r.article JOIN articles o ON o.id = x.original ORDER BY 1"
    ).fetchall()


def test_a_papers_copy_with_its_own_headline_byline_and_copyright_line_counts_once(offices: Database) -> None:
    store_article(
        offices, article(9, source="paper", title="일자리 7500개 쏟아진다", body=PAPER, published_on=date(2026, 3, 1))
    )
    store_article(offices, article(1, body=RELEASE))
    store_article(
        offices, article(4, source="province", title="가람시 소식", body=RELEASE, published_on=date(2026, 3, 4))
    )
    derive(offices, read_release, "rules-1")
    assert copies.find(offices) == 2
    assert found(offices) == [("paper9", "garam1"), ("province4", "garam1")]
    assert offices.execute("SELECT low FROM facts WHERE kind = 'jobs'").fetchall() == [(7500,)]
    assert offices.execute("SELECT count(DISTINCT article) FROM mentions").fetchone() == (3,)


@pytest.mark.parametrize(
    ("this", "next_time"), [("7,500개", "7,800개"), ("3월부터", "4월부터"), ("60억원", "61억원"), ("20일", "21일")]
)
def test_the_next_notice_with_another_number_is_no_copy(offices: Database, this: str, next_time: str) -> None:
    store_article(offices, article(1, body=RELEASE))
    store_article(offices, article(2, body=RELEASE.replace(this, next_time), published_on=date(2026, 4, 1)))
    assert copies.find(offices) == 0


def test_the_same_words_a_year_later_are_another_announcement(offices: Database) -> None:
    store_article(offices, article(1, body=RELEASE))
    store_article(offices, article(2, body=RELEASE, published_on=date(2027, 3, 2)))
    assert copies.find(offices) == 0


def test_a_copy_stays_one_when_the_office_edits_its_release_later(offices: Database) -> None:
    store_article(offices, article(1, body=RELEASE))
    store_article(offices, article(9, source="paper", body=PAPER))
    edited = RELEASE.replace("7,500", "7,800")
    store_article(offices, article(1, body=edited, seen_at=MORNING + timedelta(days=1)))
    assert copies.find(offices) == 1
    assert found(offices) == [("paper9", "garam1")]


def test_short_texts_are_never_taken_for_copies(offices: Database) -> None:
    store_article(offices, article(1, body="붙임 참조"))
    store_article(offices, article(2, body="붙임 참조"))
    assert copies.find(offices) == 0


def test_copies_found_again_are_the_same_and_follow_edits(offices: Database) -> None:
    store_article(offices, article(1, body=RELEASE))
    store_article(offices, article(9, source="paper", body=PAPER))
    copies.find(offices)
    before = list(offices.conn.iterdump())
    copies.find(offices)
    assert list(offices.conn.iterdump()) == before
    another = "나래군이 봄꽃 축제를 연다. " * 20
    store_article(offices, article(9, source="paper", body=another, seen_at=MORNING + timedelta(days=1)))
    assert copies.find(offices) == 0
