"""Where requests may go: the hosts that a source declares, and no private address, whatever a name resolves to."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.internet.base import ReactorBase

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class OutOfScopeError(IgnoreRequest):
    """A request that the declaration of its source does not allow."""


def is_public(address: Address, *, allow_loopback: bool = False) -> bool:
    """Whether an address is on the public internet; IPv4 addresses inside IPv6 count as what they are."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner, allow_loopback=allow_loopback)
    if address.is_loopback:
        return allow_loopback
    return address.is_global and not address.is_multicast


def literal_address(host: str) -> Address | None:
    """The address that a host name spells out, None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


class GuardedResolver(CachingThreadedResolver):
    """Resolves names as Scrapy does, and refuses those that lead to an address that is not public.

    The connection goes to the very address that was checked, so that a name cannot change its answer in between.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float, *, allow_loopback: bool) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._allow_loopback = allow_loopback

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        """Built by Scrapy."""
        settings = crawler.settings
        size = settings.getint("DNSCACHE_SIZE") if settings.getbool("DNSCACHE_ENABLED") else 0
        loopback = settings.getbool("ILJARI_ALLOW_LOOPBACK")
        return cls(reactor, size, settings.getfloat("DNS_TIMEOUT"), allow_loopback=loopback)

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        """The address of `name`; fails with DNSLookupError where it is not public."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if not is_public(ipaddress.ip_address(address), allow_loopback=self._allow_loopback):
            raise DNSLookupError(f"{name} resolves to {address}, which is not a public address")
        return address


class ScopeMiddleware:
    """Refuses requests and answers outside a source's hosts.

    Spiders say in `request.meta["source"]` whose request it is.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._allow_loopback = crawler.settings.getbool("ILJARI_ALLOW_LOOPBACK")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ScopeMiddleware:
        """Built by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise OutOfScopeError unless the request may go out."""
        parts = urlsplit(request.url)
        host = (parts.hostname or "").lower()
        if parts.scheme not in {"http", "https"} or not host:
            raise OutOfScopeError(f"{request.url} is no web address")
        address = literal_address(host)
        if address is not None and not is_public(address, allow_loopback=self._allow_loopback):
            raise OutOfScopeError(f"{host} is not a public address")
        hosts = self._hosts(request.meta.get("source"))
        if host not in hosts:
            raise OutOfScopeError(f"{host} is not a host of source {request.meta.get('source')}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise OutOfScopeError where the answer came from an address that is not public."""
        address: Any = response.ip_address
        if address is not None and not is_public(address, allow_loopback=self._allow_loopback):
            raise OutOfScopeError(f"{request.url} was answered by {address}, which is not a public address")
        return response

    def _hosts(self, source: object) -> frozenset[str]:
        scopes: dict[object, frozenset[str]] = getattr(self._crawler.spider, "scopes", {})
        return scopes.get(source, frozenset())
