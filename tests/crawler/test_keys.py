"""Keys of official APIs: they reach the API, and nothing else ever shows them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from board_site import Answer, Asked, Site
from conftest import Crawl, Crawled
from hypothesis import given
from hypothesis import strategies as st

from crawler.keys import MissingKeyError, Redaction, key_from, with_key
from crawler.sources import SourceError, parse

KEY = "aB3+x/9Qz==secret"
XML = (("Content-Type", "application/xml"),)


@pytest.mark.parametrize("given", [KEY, quote(KEY, safe=""), f" {KEY}\n"])
def test_both_forms_of_a_key_go_out_encoded_once(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("ILJARI_KEY_A", given)
    assert with_key("https://a.kr/x?serviceKey=%7BKEY%7D&p=1", key_from("ILJARI_KEY_A")) == (
        f"https://a.kr/x?serviceKey={quote(KEY, safe='')}&p=1"
    )


def test_a_missing_key_is_one_sentence_that_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ILJARI_KEY_A", raising=False)
    with pytest.raises(MissingKeyError, match="set ILJARI_KEY_A to the key"):
        key_from("ILJARI_KEY_A")


@given(st.text(alphabet="abcXYZ019+/=&<%", min_size=8, max_size=40), st.text(max_size=20))
def test_no_form_of_a_key_survives_redaction(key: str, around: str) -> None:
    for form in (key, quote(key, safe="")):
        assert form not in Redaction(key).of_text(f"{around} {form} {around}").replace(around, "")


def test_a_declaration_may_not_send_any_other_variable_to_a_server() -> None:
    with pytest.raises(SourceError, match="key_from"):
        parse('[a]\nname="가"\nkind="portal"\nfamily="api_seoul"\nlist_url="https://a.kr"\nkey_from="AWS_SECRET"', "t")


@dataclass
class Apis:
    site: Site
    crawled: Crawled


def _item(number: int, day: str) -> str:
    return (
        f"<NewsItem><NewsItemId>{number}</NewsItemId><Title>일자리 소식 {number}</Title><ApproveDate>{day} 09:00:00"
        f"</ApproveDate><DataContents>&lt;p&gt;{number}명을 뽑는다. {KEY} 뒤.&lt;/p&gt;</DataContents></NewsItem>"
    )


SPANS = {"20260320": (5, "03/19/2026"), "20260314": (4, "03/13/2026"), "20260311": (3, "03/10/2026")}
"""Last days of the spans that hold a release; the one before the first is a holiday."""


def _by_days(asked: Asked) -> Answer:
    held = SPANS.get(asked.fields["endDate"])
    body = f"<resultCode>0</resultCode>{_item(*held) if held else ''}"
    return Answer(f"<response>{body}</response>".encode(), headers=XML)


def _seoul(asked: Asked) -> Answer:
    first, last = (int(part) for part in asked.path.rstrip("/").split("/")[-2:])
    rows = "".join(
        f"<row><ID>{n}</ID><TITLE>새소식 {n}</TITLE><PUBDATE>2026-03-{n:02d}</PUBDATE>"
        f"<DESCRIPTION>{n}명</DESCRIPTION></row>"
        for n in range(first, min(last, 7) + 1)
    )
    code = "INFO-000" if rows else "INFO-200"
    return Answer(f"<L><RESULT><CODE>{code}</CODE></RESULT>{rows}</L>".encode(), headers=XML)


@pytest.fixture(scope="module")
def apis(crawl: Crawl) -> Iterator[Apis]:
    with Site() as site, Site("127.0.0.2") as slow, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ILJARI_KEY_SHARED", KEY)
        patch.delenv("ILJARI_KEY_WITHOUT", raising=False)
        site.routes["/days"] = _by_days
        for first in range(1, 13, 5):
            site.routes[f"/{quote(KEY, safe='')}/xml/L/{first}/{first + 4}/"] = _seoul
        site.routes["/refused"] = lambda asked: Answer(
            b"<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg>"
            b"<returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
        )
        site.routes["/echo"] = lambda asked: Answer(f"no such key: {asked.fields['serviceKey']}".encode(), 500)
        site.routes["/cut"] = lambda asked: Answer(b"<response>half", broken=True)
        site.routes["/list"] = lambda _: Answer(
            b"<rss><channel><item><title>a</title><number>11</number></item></channel></rss>", headers=XML
        )
        slow.routes["/stuck"] = lambda asked: Answer(reset=True)
        shared = 'kind = "portal"\nkey_from = "ILJARI_KEY_SHARED"\n'
        toml = "".join(
            f'[{name}]\nname = "시험 {name}"\n{shared}family = "api_datagokr"\n'
            f'list_url = "{base}/{name}?serviceKey={{KEY}}"\nparams = {{ window_days = 3 }}\n'
            for name, base in [
                ("days", site.base),
                ("refused", site.base),
                ("echo", site.base),
                ("cut", site.base),
                ("stuck", slow.base),
            ]
        )
        toml += (
            f'[plaza]\nname = "시험 광장"\n{shared}family = "api_seoul"\nlist_url = "{site.base}/{{KEY}}/xml/L/1/5/"\n'
            f'params = {{ page_size = 5 }}\n[without]\nname = "시험 무"\nkind = "portal"\nfamily = "api_datagokr"\n'
            f'list_url = "{site.base}/without?serviceKey={{KEY}}"\n'
            f'[gnews]\nname = "시험 도"\n{shared}family = "api_gnews"\n'
            f'list_url = "{site.base}/list?servicekey={{KEY}}&bs_code=S017"\n'
            f'detail_url = "{site.base}/one?servicekey={{KEY}}&ca_code={{id}}"\n'
        )
        yield Apis(site, crawl(toml, settings={"LOG_LEVEL": "DEBUG"}))


def test_the_key_reaches_the_api(apis: Apis) -> None:
    assert {asked.fields["serviceKey"] for asked in apis.site.asked("/days")} == {KEY}


def test_spans_of_three_days_go_back_past_holidays(apis: Apis) -> None:
    spans = [(asked.fields["startDate"], asked.fields["endDate"]) for asked in apis.site.asked("/days")]
    assert spans[:3] == [("20260318", "20260320"), ("20260315", "20260317"), ("20260312", "20260314")]
    assert apis.crawled.ids("days") == [5, 4, 3]
    assert apis.crawled.coverage("days").finished


def test_records_in_unknown_order_are_all_read(apis: Apis) -> None:
    assert apis.crawled.ids("plaza") == list(range(7, 0, -1))
    assert apis.crawled.coverage("plaza").finished


def test_a_key_that_is_not_accepted_is_blocked_and_not_empty(apis: Apis) -> None:
    coverage = apis.crawled.coverage("refused")
    assert coverage.verdict == "blocked"
    assert "SERVICE_KEY_IS_NOT_REGISTERED_ERROR (30); check the key in ILJARI_KEY_SHARED" in coverage.detail


def test_a_missing_key_is_told_by_the_ledger_and_nothing_is_asked(apis: Apis) -> None:
    coverage = apis.crawled.coverage("without")
    assert (coverage.verdict, coverage.finished) == ("failed", False)
    assert "set ILJARI_KEY_WITHOUT to the key" in coverage.detail
    assert apis.site.asked("/without") == []


def test_no_item_and_no_ledger_row_shows_a_key(apis: Apis) -> None:
    told = json.dumps(apis.crawled.items, ensure_ascii=False) + apis.crawled.summary.model_dump_json()
    assert "%7BKEY%7D" in told
    for form in (KEY, quote(KEY, safe=""), quote(KEY)):
        assert form not in told


def test_the_log_shows_no_key_whatever_fails(apis: Apis, capfd: pytest.CaptureFixture[str], crawl: Crawl) -> None:
    with pytest.MonkeyPatch.context() as patch, Site() as site:
        patch.setenv("ILJARI_KEY_SHARED", KEY)
        site.routes["/cut"] = lambda _: Answer(b"<response>half", broken=True)
        site.routes["/moved"] = lambda asked: Answer(
            status=302, headers=(("Location", f"/cut?serviceKey={quote(KEY, safe='')}"),)
        )
        toml = "".join(
            f'[{name}]\nname = "시험 {name}"\nkind = "portal"\nfamily = "api_datagokr"\n'
            f'key_from = "ILJARI_KEY_SHARED"\n'
            f'list_url = "{site.base}/{name}?serviceKey={{KEY}}"\n'
            for name in ("cut", "moved", "none")
        )
        crawl(toml, settings={"LOG_LEVEL": "DEBUG", "RETRY_TIMES": 1, "DOWNLOAD_MAXSIZE": 50})
    log = capfd.readouterr().err
    assert "%7BKEY%7D" in log
    for form in (KEY, quote(KEY, safe=""), quote(KEY)):
        assert form not in log
