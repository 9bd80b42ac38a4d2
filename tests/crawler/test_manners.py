from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from crawler import settings
from crawler.downloads import file_name, refusal
from crawler.middlewares import retry_after
from crawler.refusals import describe, is_refusal

NOW = datetime(2026, 3, 20, tzinfo=UTC)


def answer(body: bytes = b"x", status: int = 200, **headers: str | bytes) -> Response:
    named: dict[str, Any] = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response("https://a.kr/f", status=status, headers=named, body=body)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("Fri, 20 Mar 2026 00:01:00 GMT", 60.0),
        ("Thu, 19 Mar 2026 00:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str, seconds: float | None) -> None:
    assert retry_after(answer(Retry_After=header), NOW) == seconds


def test_manners_are_the_default() -> None:
    assert settings.ROBOTSTXT_OBEY
    assert settings.DOWNLOAD_VERIFY_CERTIFICATES
    assert not settings.HTTPPROXY_ENABLED
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN == 1
    assert settings.DOWNLOAD_DELAY >= 2
    assert settings.AUTOTHROTTLE_ENABLED
    assert not settings.ILJARI_ALLOW_LOOPBACK


def test_the_user_agent_carries_the_contact() -> None:
    assert (
        settings.user_agent("lab@example.ac.kr")
        == "iljari/0.1 (reads job press releases for research; +lab@example.ac.kr)"
    )


@pytest.mark.parametrize(
    "header",
    [
        'attachment; filename="%EB%B6%99%EC%9E%84.hwp"',
        "attachment; filename*=UTF-8''%EB%B6%99%EC%9E%84.hwp",
        'attachment; filename="붙임.hwp"'.encode("cp949"),
        'attachment; filename="붙임.hwp"'.encode(),
    ],
)
def test_the_servers_name_of_a_file_is_read_in_every_form(header: str | bytes) -> None:
    assert file_name(answer(Content_Disposition=header), "내려받기") == "붙임.hwp"


def test_the_link_names_a_file_where_it_does_and_folders_are_cut() -> None:
    assert file_name(answer(Content_Disposition='attachment; filename="a8f3.tmp"'), "계획.hwpx") == "계획.hwpx"
    assert file_name(answer(), "../../etc/계획.pdf") == "계획.pdf"


def test_what_is_not_the_file_is_refused() -> None:
    assert refusal(answer(b""), "a.hwp") == "the file is empty"
    assert refusal(answer(status=404), "a.hwp") == "answered 404"
    assert refusal(answer(b"<!DOCTYPE html><html>"), "a.pdf") is not None
    assert refusal(answer(b"%PDF-1.4"), "a.pdf") is None


def test_resets_and_time_outs_are_refusals_and_our_own_errors_are_not() -> None:
    assert is_refusal(DownloadTimeoutError())
    assert is_refusal(DownloadFailedError("reset"))
    assert not is_refusal(KeyError("x"))
    assert describe(DownloadTimeoutError()) == "no answer in time"
    assert "certificate" in describe(DownloadFailedError("certificate verify failed"))
