"""Divides sources among processes, so that the delays between requests limit a run over the country, not one processor.

Pure. Sources that share a host stay together: a host has one connection and one delay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.sources import Source

HOSTS_OF_A_PROCESS = 100
"""A processor reads some 150 pages a second, and a host is asked every two seconds: it has half of its time left."""


def processes_for(sources: Iterable[Source], processors: int) -> int:
    """How many processes should crawl `sources` on a machine of so many processors."""
    return max(1, min(processors, -(-len(_by_host(sources)) // HOSTS_OF_A_PROCESS)))


def split(sources: Sequence[Source], processes: int) -> list[tuple[Source, ...]]:
    """At most `processes` parts of about as many hosts each, none empty, each in the order of `sources`."""
    parts: list[set[str]] = [set() for _ in range(processes)]
    for together in sorted(_by_host(sources), key=len, reverse=True):
        min(parts, key=len).update(together)
    return [tuple(source for source in sources if source.id in part) for part in parts if part]


def _by_host(sources: Iterable[Source]) -> list[set[str]]:
    """The ids of sources that are linked by hosts which they share."""
    linked: list[tuple[set[str], set[str]]] = []
    for source in sources:
        hosts, ids, apart = set(source.allowed_hosts), {source.id}, []
        for group in linked:
            if hosts.isdisjoint(group[0]):
                apart.append(group)
            else:
                hosts |= group[0]
                ids |= group[1]
        linked = [*apart, (hosts, ids)]
    return [ids for _, ids in linked]
