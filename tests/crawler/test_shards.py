from __future__ import annotations

from crawler.shards import processes_for, split
from crawler.sources import Source, parse


def sources(*hosts: str, more: dict[int, str] | None = None) -> list[Source]:
    toml = "".join(
        f'[s{number}]\nname = "시험"\nkind = "basic"\nfamily = "si_ntt"\nlist_url = "https://{host}/l.do?bbsNo=1"\n'
        + (f'hosts = ["{more[number]}"]\n' if more and number in more else "")
        for number, host in enumerate(hosts)
    )
    return parse(toml, "test")


def ids(parts: list[tuple[Source, ...]]) -> list[list[str]]:
    return sorted([source.id for source in part] for part in parts)


def test_sources_of_one_host_stay_in_one_process() -> None:
    assert ids(split(sources("a.kr", "b.kr", "a.kr", "c.kr"), 2)) == [["s0", "s2"], ["s1", "s3"]]


def test_hosts_link_sources_through_others() -> None:
    found = sources("a.kr", "b.kr", "c.kr", "d.kr", more={2: "a.kr", 1: "c.kr"})
    assert ids(split(found, 2)) == [["s0", "s1", "s2"], ["s3"]]


def test_no_process_is_empty_and_no_source_is_lost() -> None:
    found = sources(*(f"h{number}.kr" for number in range(7)))
    parts = split(found, 3)
    assert sorted(len(part) for part in parts) == [2, 2, 3]
    assert {source.id for part in parts for source in part} == {source.id for source in found}
    assert len(split(found[:1], 3)) == 1


def test_few_sources_need_one_process_and_many_no_more_than_the_machine_has() -> None:
    assert processes_for(sources("a.kr", "b.kr"), 8) == 1
    country = sources(*(f"h{number}.kr" for number in range(300)))
    assert [processes_for(country, processors) for processors in (1, 2, 8)] == [1, 2, 3]
