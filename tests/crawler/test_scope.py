from __future__ import annotations

from ipaddress import ip_address
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from twisted.internet.error import DNSLookupError

from crawler.scope import GuardedResolver, OutOfScopeError, ScopeMiddleware, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "240.0.0.1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


def test_loopback_opens_alone() -> None:
    assert is_public(ip_address("127.0.0.2"), allow_loopback=True)
    assert not is_public(ip_address("192.168.0.1"), allow_loopback=True)
    assert is_public(ip_address("8.8.8.8"))


class _Settings(dict[str, Any]):
    def getbool(self, name: str) -> bool:
        return bool(self.get(name))


@pytest.fixture
def scope() -> ScopeMiddleware:
    spider = SimpleNamespace(scopes={"a": frozenset({"www.a.kr", "127.0.0.1"})})
    crawler: Any = SimpleNamespace(settings=_Settings(), spider=spider)
    return ScopeMiddleware(crawler)


def test_requests_stay_on_the_declared_hosts(scope: ScopeMiddleware) -> None:
    scope.process_request(Request("https://www.a.kr/x", meta={"source": "a"}))
    for url in ("https://b.kr/", "https://a.kr/", "https://www.a.kr.b.kr/", "http://127.0.0.1/", "http://[::1]/"):
        with pytest.raises(OutOfScopeError):
            scope.process_request(Request(url, meta={"source": "a"}))
    with pytest.raises(OutOfScopeError):
        scope.process_request(Request("https://www.a.kr/x"))


def test_an_answer_from_a_private_address_is_dropped(scope: ScopeMiddleware) -> None:
    request = Request("https://www.a.kr/x", meta={"source": "a"})
    with pytest.raises(OutOfScopeError):
        scope.process_response(request, Response("https://www.a.kr/x", ip_address=ip_address("10.0.0.1")))


def test_a_name_that_resolves_to_a_private_address_is_refused() -> None:
    resolver = GuardedResolver(SimpleNamespace(), 0, 1.0, allow_loopback=False)  # type: ignore[arg-type]
    with pytest.raises(DNSLookupError, match=r"10\.1\.2\.3, which is not a public address"):
        resolver._checked("10.1.2.3", "www.a.kr")
    assert resolver._checked("8.8.8.8", "www.a.kr") == "8.8.8.8"
