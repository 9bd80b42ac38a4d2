"""URLs of boards: canonical forms that stay the same when session ids and list state come and go. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_BYTES = "surrogateescape"
"""Keeps percent-encoded EUC-KR as it stands."""
_SESSION = re.compile(r";j?session[^?#/]*", re.IGNORECASE)
_NOISE = frozenset(
    [
        "pageindex",
        "page",
        "cpage",
        "npage",
        "curpage",
        "startpage",
        "pageno",
        "pgno",
        "bpage",
        "currentpage",
        "gotopage",
        "nowpagenum",
        "cur_page_idx",
        "movepage",
        "q_currpage",
        "searchcnd",
        "searchkrwd",
        "searchwrd",
        "searchkeyword",
        "searchcondition",
        "searchctgry",
        "integrdeptcode",
        "layoutuid",
        "pageunit",
        "listsz",
        "cntperpage",
        "postperpage",
        "orderby",
        "listrow",
        "jsessionid",
        "phpsessid",
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "fbclid",
        "view_type",
    ]
)


def without_session(url: str) -> str:
    """`url` without the session id that Java servers put into the path."""
    return _SESSION.sub("", url)


def canonical(url: str, keep: Iterable[str] = ()) -> str:
    """`url` without session id, fragment, empty and noise parameters; with `keep`, only these, in their order."""
    parts = urlsplit(without_session(url))
    pairs = parse_qsl(parts.query, errors=_BYTES)
    kept = tuple(keep)
    if kept:
        given = dict(pairs)
        pairs = [(name, given[name]) for name in kept if name in given]
    else:
        pairs = sorted((name, value) for name, value in pairs if name.lower() not in _NOISE)
    host = (parts.hostname or "").lower()
    if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{parts.port}"
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", urlencode(pairs, errors=_BYTES), ""))


def query_of(url: str) -> dict[str, str]:
    """The parameters of `url`; the first of several with one name, session ids and double-escaped & left out."""
    query = urlsplit(without_session(url).replace("&amp;", "&")).query
    found: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors=_BYTES):
        found.setdefault(name, value)
    return found


def with_query(url: str, changes: Mapping[str, str]) -> str:
    """`url` with the parameters of `changes` set, the others as they stand."""
    parts = urlsplit(without_session(url))
    pairs = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors=_BYTES)
        if name not in changes
    ]
    return urlunsplit(
        (parts.scheme, parts.netloc, parts.path, urlencode([*pairs, *changes.items()], errors=_BYTES), "")
    )


def absolute(base: str, href: str) -> str | None:
    """The http(s) address that `href` means on page `base`, or None for scripts, mail links and broken addresses."""
    try:
        url = urljoin(base, href.strip().replace("&amp;", "&"))
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return without_session(url) if valid else None
