import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import gazetteer
from nlp.draft import Draft, Quantity
from nlp.layout import lay_out
from nlp.regions import acting_office, assign_regions, document_regions, find_regions, title_region

CORPORA = Path(__file__).parent.parent / "corpora"


def rows(name: str) -> list[dict[str, str]]:
    with (CORPORA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str, published: str = "", office: str = "", spans: list[tuple[int, int]] | None = None) -> Draft:
    lang = "en" if sum(letter.isascii() for letter in text) > 0.9 * len(text) else "ko"
    draft = Draft(text, lang, date.fromisoformat(published) if published else None, office or None)
    lay_out(draft)
    for start, end in spans or []:
        sentence = next(s for s in draft.sentences if s.start <= start < s.end)
        money = text[start:end].endswith("원")
        counted = ("rate", "percent") if text[start:end].endswith("%") else ("people", "persons")
        kind, unit = ("money", "KRW") if money else counted
        draft.quantities.append(Quantity(start, end, kind, 1, 1, unit, sentence.index))  # type: ignore[arg-type]
    draft.regions = find_regions(draft)
    assign_regions(draft)
    return draft


@pytest.mark.parametrize("row", rows("regions.tsv"), ids=lambda row: row["why"])
def test_names_are_found_with_the_code_of_their_day(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    draft = read(text, row["date"], row["office"])
    said = [
        f"{text[mention.start : mention.end]}={mention.code or '?'}"
        + ("" if mention.role == "place" else f":{mention.role}")
        for mention in draft.regions
        if mention.role != "name"
    ]
    assert ("; ".join(said) or "-") == row["mentions"]


@pytest.mark.parametrize("row", rows("figure_regions.tsv"), ids=lambda row: row["why"])
def test_a_figure_gets_the_narrowest_place_that_its_words_state(row: dict[str, str]) -> None:
    text, spans, expected = "", [], []
    for part in row["text"].replace("\\n", "\n").split("]"):
        before, mark, marked = part.rpartition("[")
        if not mark:
            text += part
            continue
        text += before
        surface, _, codes = marked.partition("=")
        spans.append((len(text), len(text) + len(surface)))
        expected.append((surface, tuple(filter(None, codes.split("+")))))
        text += surface
    draft = read(text, row["date"], row["office"], spans)
    found = [(text[quantity.start : quantity.end], quantity.regions) for quantity in draft.quantities]
    assert found == expected
    assert all(quantity.evidence[-1].field == "regions" for quantity in draft.quantities)


def test_a_release_before_and_one_after_the_merger_get_the_code_of_their_own_day() -> None:
    before = read("광주광역시 북구는 청년 30명을 뽑는다.", "2019-05-02", spans=[(14, 17)])
    after = read("전남광주통합특별시 북구는 청년 30명을 뽑는다.", "2026-08-20", spans=[(18, 21)])
    assert before.quantities[0].regions == ("29170",)
    assert after.quantities[0].regions == ("12300",)
    assert gazetteer.at("29170", date(2026, 8, 20)) == "12300"


def test_a_homonym_that_nothing_decides_is_left_open_and_no_figure_gets_it() -> None:
    draft = read("고성군, 청년 120명 지원\n고성군이 청년 120명을 지원한다.", "2020-02-02", spans=[(8, 12)])
    assert [mention.code for mention in draft.regions] == [None, None]
    assert draft.quantities[0].regions == ()
    assert document_regions(draft) == ()


def test_the_headline_gives_the_title_region_and_the_lead_where_it_names_none() -> None:
    named = read(
        "경북 상주시, 어르신 일자리 늘린다\n\n상주시는 올해 어르신 일자리를 늘린다고 2일 밝혔다.", "2021-01-02"
    )
    silent = read(
        "하반기 어르신 일자리 크게 늘린다\n\n상주시(시장 홍길동)는 올해 어르신 일자리를 늘린다고 2일 밝혔다.",
        "2021-01-02",
    )
    assert title_region(named) == title_region(silent) == "47250"


def test_a_ministry_has_no_title_region_and_speaks_for_the_country() -> None:
    draft = read("보건복지부는 올해 어르신 일자리를 늘린다고 2일 밝혔다. 부산에서 시작한다.", "2021-01-02")
    assert acting_office(draft) == "KR"
    assert title_region(draft) is None


def test_the_level_that_a_text_calls_itself_tells_the_acting_office() -> None:
    text = "서울 도봉구는 2일 계획을 냈다. 구는 일자리를 늘린다. 구 관계자는 서울시와 협력한다고 말했다."
    assert acting_office(read(text, "2022-01-02")) == "11320"


def test_the_publisher_is_the_acting_office_under_the_code_of_the_day() -> None:
    assert acting_office(read("올해 일자리를 늘린다.", "2024-03-01", "45110")) == "52110"


def test_a_parent_is_listed_only_where_it_is_named() -> None:
    assert document_regions(read("성남시는 계획을 냈다.", "2020-01-02")) == ("41130",)
    assert document_regions(read("경기도 성남시는 계획을 냈다.", "2020-01-02")) == ("41", "41130")


def test_what_is_left_out_names_no_region_but_its_dateline_does() -> None:
    text = "시는 계획을 냈다.\n대구 날씨\n울산=홍길동 기자"
    draft = Draft(text, "ko", date(2020, 1, 2), left_out=[(text.index("대구"), len(text))])
    lay_out(draft)
    assert [mention.code for mention in find_regions(draft)] == ["31"]


@given(st.text(alphabet="가중동구시군경기도서울부산·, 은는에서(=)0123\nGangnam-gu'‘’[]", max_size=120))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str) -> None:
    draft = Draft(text, "ko", date(2020, 1, 2))
    lay_out(draft)
    mentions = find_regions(draft)
    assert all(0 <= one.start < one.end <= len(text) for one in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(one.code is None or gazetteer.is_code(one.code) for one in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "상주시의회 김○○ 의원은 청년 일자리 예산을 따졌다.",
        "포항교육청은 장애인 20명을 뽑는다고 3일 밝혔다.",
    ],
)
def test_where_no_place_is_named_the_one_counts_whose_council_or_body_acts(text: str) -> None:
    body = {"상주": "47250", "포항": "47110"}[text[:2]]
    assert document_regions(read(text, "2020-01-02")) == (body,)
    assert document_regions(read(f"{text} 문경시도 뽑는다.", "2020-01-02")) == ("47280",)
    assert document_regions(read("상주은행은 2일 행원을 뽑는다.", "2020-01-02", office="26")) == ()
