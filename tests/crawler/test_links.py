from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.boards.links import absolute, canonical, query_of, with_query, without_session


def test_a_session_id_in_the_path_goes_and_the_query_stays() -> None:
    assert without_session("http://a.kr/x.do;jsessionid=AB.c1?n=1") == "http://a.kr/x.do?n=1"


def test_canonical_urls_lose_list_state_and_keep_what_identifies() -> None:
    assert canonical("HTTP://A.kr:80/v.do;jsessionid=1?pageIndex=3&nttNo=5&bbsNo=7&searchKrwd=&key=2#top") == (
        "http://a.kr/v.do?bbsNo=7&key=2&nttNo=5"
    )


def test_kept_parameters_stand_in_their_own_order() -> None:
    assert canonical("https://a.kr/v.do?z=9&nttNo=5&bbsNo=7", ("bbsNo", "nttNo")) == "https://a.kr/v.do?bbsNo=7&nttNo=5"


def test_percent_encoded_euc_kr_is_not_broken() -> None:
    url = "https://a.kr/sub.html?section2=%C1%F6%B9%E6"
    assert canonical(url) == url
    assert with_query(url, {"page": "2"}) == url + "&page=2"


def test_escaped_ampersands_separate_parameters() -> None:
    assert query_of("v.do?a=1&amp;b=2") == {"a": "1", "b": "2"}


def test_scripts_and_broken_addresses_are_no_links() -> None:
    for href in ("javascript:go(1)", "mailto:a@b.kr", "http://[broken", "tel:02"):
        assert absolute("https://a.kr/list.do", href) is None
    assert absolute("https://a.kr/www/list.do", "./view.do?n=1") == "https://a.kr/www/view.do?n=1"


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(min_size=1, max_size=8), max_size=4))
def test_canonical_is_stable(fields: dict[str, str]) -> None:
    once = canonical(with_query("https://a.kr/v.do", fields))
    assert canonical(once) == once
