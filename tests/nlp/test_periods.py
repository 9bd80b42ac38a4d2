"""The years of figures: every row of corpora/periods.tsv, and what holds for any text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import pipeline as reading
from nlp.draft import Draft, Quantity
from nlp.figures import Evidence
from nlp.layout import lay_out
from nlp.period_by_role import date_by_role
from nlp.periods import assign_years, find_periods

CORPUS = Path(__file__).parent.parent / "corpora" / "periods.tsv"
MARK = re.compile(r"⟦(?P<mention>[^⟧]*)⟧|\{(?P<figure>[^=}]*)=(?P<years>[^}]*)\}")
KINDS = (("원", "money"), ("%", "rate"), ("명", "people"), ("월", "duration"), ("년", "duration"), ("건", "other"))


def rows() -> list[tuple[str, str, str, str]]:
    lines = CORPUS.read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


def years_of(written: str) -> tuple[int, int] | None:
    if written == "-":
        return None
    first, _, last = written.partition("~")
    return int(first), int(last or first)


def read(marked: str, published: str) -> tuple[Draft, list[tuple[int, int]], list[tuple[int, int] | None]]:
    """A draft of the text without its marks, the spans of its mentions and the years of its figures."""
    text, at = "", 0
    mentions, figures, years = [], [], []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        words = match["mention"] or match["figure"]
        if match["mention"] is None:
            figures.append((len(text), len(text) + len(words)))
            years.append(years_of(match["years"]))
        else:
            mentions.append((len(text), len(text) + len(words)))
        text += words
    text = (text + marked[at:]).replace("¶", "\n")
    lang = "ko" if re.search("[가-힣]", text) else "en"
    draft = Draft(text, lang, None if published == "-" else date.fromisoformat(published))  # type: ignore[arg-type]
    lay_out(draft)
    for start, end in figures:
        kind = next((kind for unit, kind in KINDS if text[start:end].endswith(unit)), "jobs")
        value = int("".join(re.findall(r"\d", text[start:end])))
        sentence = next(s.index for s in draft.sentences if s.start <= start < s.end)
        draft.quantities.append(Quantity(start, end, kind, value, value, "", sentence))  # type: ignore[arg-type]
    draft.periods = find_periods(draft)
    assign_years(draft)
    return draft, mentions, years


@pytest.mark.parametrize(("marked", "published", "expected", "why"), rows(), ids=lambda value: str(value)[:40])
def test_every_row_of_the_corpus_is_read(marked: str, published: str, expected: str, why: str) -> None:
    draft, spans, years = read(marked, published)
    assert [(m.start, m.end) for m in draft.periods] == spans, why
    found = [(m.years, m.base) for m in draft.periods]
    assert found == [(years_of(word.rstrip("b")), word.endswith("b")) for word in expected.split()], why
    assert [q.years for q in draft.quantities] == years, why


def test_a_third_of_the_corpus_are_traps() -> None:
    assert len(rows()) >= 200
    assert sum(why.startswith("trap") for *_, why in rows()) * 3 >= len(rows())


def test_every_year_has_its_evidence() -> None:
    draft, _, _ = read("⟦올해⟧ {500개=2024}를 만들고 {3억 원=2024}을 쓴다.", "2024-03-01")
    for quantity in draft.quantities:
        (evidence,) = [e for e in quantity.evidence if e.field == "years"]
        assert draft.text[evidence.start : evidence.end] == "올해"


def test_the_heading_of_a_list_gives_its_year_to_the_items() -> None:
    text = "□ 2019년 실적\n - 노인일자리 300명\n - 공공근로 200명\n□ 2020년 계획\n - 노인일자리 350명\n"
    draft = draft_with(text, "2020-02-10", "300명", "200명", "350명")
    assert [q.years for q in draft.quantities] == [(2019, 2019), (2019, 2019), (2020, 2020)]


def test_a_column_takes_the_year_of_its_head() -> None:
    text = "구분 | 2022년 | 2023년\n노인 | 300명 | 340명\n청년 | 50명 | 70명\n"
    draft = draft_with(text, "2023-05-10", "300명", "340명", "50명", "70명")
    assert [q.years for q in draft.quantities] == [(2022, 2022), (2023, 2023)] * 2


def test_bare_years_head_columns_and_totals_take_them_all() -> None:
    text = "구분 | 2022 | 2023 | 2024 | 계\n---|---|---|---|---\n노인 | 300명 | 340명 | 360명 | 1,000명\n"
    draft = draft_with(text, "2023-05-10", "300명", "340명", "360명", "1,000명")
    assert [q.years for q in draft.quantities] == [(2022, 2022), (2023, 2023), (2024, 2024), (2022, 2024)]


def test_numbers_in_the_cells_of_a_row_are_no_years() -> None:
    text = "구분 | 목표 | 실적\n노인 | 2023 | 2019명\n"
    draft = draft_with(text, "2023-05-10", "2019명")
    assert draft.periods == []


def test_a_column_of_changes_takes_the_later_year_of_its_head() -> None:
    text = "구분 | 2022년 실적 | 2023년 목표 | 증감\n노인 | 300명 | 340명 | 40명\n"
    draft = draft_with(text, "2024-05-10", "300명", "340명", "40명")
    assert [q.years for q in draft.quantities] == [(2022, 2022), (2023, 2023), (2023, 2023)]


def test_a_heading_may_have_its_years_in_brackets() -> None:
    text = "□ 2023년 추진계획\n - 노인일자리 300명\n□ 향후계획(2024~2026)\n - 노인일자리 900명\n"
    draft = draft_with(text, "2023-09-10", "300명", "900명")
    assert [q.years for q in draft.quantities] == [(2023, 2023), (2024, 2026)]


def test_a_headline_takes_the_years_of_the_figure_that_it_restates() -> None:
    text = "일자리 1,300개 만든다\n\n가람군은 내년까지 일자리 1,300개를 만든다고 3일 밝혔다.\n"
    draft = draft_with(text, "2023-03-03", "1,300개", "1,300개")
    assert [q.years for q in draft.quantities] == [(2023, 2024), (2023, 2024)]


def test_what_is_told_of_the_past_is_not_given_the_year_of_a_plan() -> None:
    text = "나루시는 내년 공공일자리 400개를 만든다고 밝혔다.\n\n봉제업체 1,000개가 몰린 이곳은 오래 쇠락했다.\n"
    draft = draft_with(text, "2020-10-26", "400개", "1,000개")
    assert [q.years for q in draft.quantities] == [(2021, 2021), None]


def test_what_an_investment_brings_is_of_the_years_of_the_investment() -> None:
    text = (
        "신규 120명 고용\n\n나루사는 가람시와 협약을 맺었다고 13일 밝혔다.\n\n나루사는 2028년까지 공장을 짓는다.\n\n"
        "이를 통해 120명을 고용할 예정이다.\n"
    )
    draft = draft_with(text, "2023-07-13", "120명", "120명")
    assert [q.years for q in draft.quantities] == [(2023, 2028)] * 2


AGREED = "가람시, 기업 2곳과 투자협약\n\n가람시는 11일 기업 2곳과 손을 잡았다고 밝혔다.\n\n"


def test_what_one_firm_of_an_agreement_does_says_nothing_of_the_others() -> None:
    text = AGREED + "나루사는 2028년까지 공장을 짓는다.\n\n다솔사는 120명을 쓰기로 했다.\n"
    draft = draft_with(text, "2025-12-11", "120명")
    assert [q.years for q in draft.quantities] == [(2025, 2025)]


def test_what_the_firms_of_an_agreement_do_together_dates_all_of_them() -> None:
    text = AGREED + "이들 기업은 2028년까지 공장을 짓는다.\n\n다솔사는 120명을 쓰기로 했다.\n"
    draft = draft_with(text, "2025-12-11", "120명")
    assert [q.years for q in draft.quantities] == [(2025, 2028)]


def test_when_the_firms_of_an_agreement_begin_to_produce_does_not_date_it() -> None:
    text = AGREED + "이들 기업은 내년 말부터 제품을 본격 생산한다.\n\n다솔사는 120명을 쓰기로 했다.\n"
    draft = draft_with(text, "2025-12-11", "120명")
    assert [q.years for q in draft.quantities] == [(2025, 2025)]


def test_the_lead_of_an_agreement_restates_what_the_firm_does_by_a_year() -> None:
    text = (
        "가람시, 나루사와 투자협약\n\n가람시는 11일 나루사가 50명을 쓰는 협약을 맺었다고 밝혔다.\n\n"
        "나루사는 2028년까지 공장을 지어 50명을 쓴다.\n\n"
    )
    draft = draft_with(text, "2025-12-11", "50명", "50명")
    assert [q.years for q in draft.quantities] == [(2025, 2028)] * 2
    draft = draft_with(text.replace("투자협약", "만남").replace("협약을", "자리를"), "2025-12-11", "50명", "50명")
    assert [q.years for q in draft.quantities] == [(2025, 2025), (2025, 2028)]


def test_a_large_goal_has_the_years_that_it_was_given_before() -> None:
    text = "가람도는 민선 6기에 70만개를 만든다.\n\n당초대로 70만개를 만들려면 멀었다.\n\n올해 300개를 냈다.\n"
    draft = draft_with(text, "2017-02-03", "70만개", "70만개", "300개")
    draft.quantities[0].low = draft.quantities[1].low = 700_000
    assign_years(draft)
    assert [q.years for q in draft.quantities] == [(2014, 2018), (2014, 2018), (2017, 2017)]


def test_a_small_number_is_not_taken_for_the_goal_that_it_equals() -> None:
    text = "가람도는 민선 6기에 30개를 만든다고 밝혔다.\n\n나루면은 30개를 고쳤다.\n\n올해 300개를 냈다.\n"
    draft = draft_with(text, "2017-02-03", "30개", "30개", "300개")
    assert [q.years for q in draft.quantities] == [(2014, 2018), (2017, 2017), (2017, 2017)]


def test_a_change_over_several_years_is_of_the_last() -> None:
    draft = draft_with("가람도는 2015년부터 지난해까지 일자리를 300개 늘렸다.\n", "2018-05-05", "300개")
    draft.quantities[0].role = "change"
    date_by_role(draft)
    assert [q.years for q in draft.quantities] == [(2017, 2017)]


def test_what_a_plan_cuts_over_the_years_to_come_is_a_sum_of_them() -> None:
    draft = draft_with("가람사는 2021년까지 직원 300명을 줄인다.\n", "2018-05-05", "300명")
    draft.quantities[0].role = "change"
    date_by_role(draft)
    assert [q.years for q in draft.quantities] == [(2018, 2021)]


@pytest.mark.parametrize(
    ("rule", "role", "expected"),
    [
        ("the document's period: relative", "recruited", (2021, 2021)),
        ("the document's period: relative", "other", (2021, 2021)),
        ("the document's period: relative", "planned", (2022, 2022)),
        ("the statement before it: relative", "participants", (2022, 2022)),
    ],
    ids=["hired by now", "a count as it is", "trap: still to come", "trap: applied for the next year"],
)
def test_no_coming_year_of_the_document_dates_what_has_been_counted(
    rule: str, role: str, expected: tuple[int, int]
) -> None:
    draft = draft_with("나래시가 내년 청년 인턴을 늘린다.\n\n인턴을 거친 청년은 31명이다.\n", "2021-11-30", "31명")
    draft.quantities[0].role = role  # type: ignore[assignment]
    draft.quantities[0].years = (2022, 2022)
    draft.quantities[0].evidence[-1] = Evidence("years", rule, 0, 1)
    date_by_role(draft)
    assert draft.quantities[0].years == expected


@pytest.mark.parametrize(
    ("told", "role", "expected"),
    [
        ("참여자는 60만원을 받는다.", "wage", (2021, 2021)),
        ("참여자는 60만원을 받는다.", "budget_total", (2009, 2021)),
        ("참여자는 60만원을 받았다.", "wage", (2009, 2021)),
    ],
    ids=["as it is now", "trap: no pay", "trap: what was paid"],
)
def test_pay_beside_a_review_of_years_is_what_it_is_now(told: str, role: str, expected: tuple[int, int]) -> None:
    draft = draft_with(f"센터는 2009년부터 올해까지 사람을 도왔다. {told}\n", "2021-09-24", "60만원")
    draft.quantities[0].role = role  # type: ignore[assignment]
    draft.quantities[0].years = (2009, 2021)
    draft.quantities[0].evidence[-1] = Evidence("years", "the statement before it: range", 0, 1)
    date_by_role(draft)
    assert draft.quantities[0].years == expected


@pytest.mark.parametrize(
    ("published", "told", "role", "expected"),
    [
        ("2020-05-05", "민선 7기 공약으로 ", "target", (2018, 2022)),
        ("2019-05-05", "민선 7기 공약으로 ", "target", (2019, 2022)),
        ("2020-05-05", "민선 7기 공약으로 ", "investment", (2020, 2022)),
        ("2020-05-05", "새로 ", "target", (2020, 2022)),
        ("2019-05-05", "민선 7기 일자리 종합계획을 세워 ", "target", (2018, 2022)),
        ("2019-05-05", "민선 7기 일자리 종합계획(2019~2022)을 세워 ", "target", (2019, 2022)),
    ],
    ids=[
        "half of the term is over",
        "trap: it has begun",
        "trap: no goal",
        "trap: no term",
        "the plan of the term",
        "trap: a plan with years of its own",
    ],
)
def test_a_goal_for_the_end_of_a_term_is_of_the_term(
    published: str, told: str, role: str, expected: tuple[int, int]
) -> None:
    draft = draft_with(f"가람시는 {told}2022년까지 일자리 900개를 만든다.\n", published, "900개")
    draft.quantities[0].role = role  # type: ignore[assignment]
    date_by_role(draft)
    assert draft.quantities[0].years == expected


def test_the_results_of_a_term_are_counted_to_the_day_that_is_told_once() -> None:
    told = "지난해 가람시는 일자리 900개를 늘려 민선 7기 누적 5000개를 만들었다.\n\n민선 7기 실적은 복지 700개다.\n"
    draft = draft_with(told, "2022-01-26", "900개", "5000개", "700개")
    draft.quantities[-1].role = "achieved"
    date_by_role(draft)
    assert [q.years for q in draft.quantities] == [(2021, 2021), (2018, 2021), (2018, 2021)]


def test_a_headline_follows_the_figure_that_it_restates_to_the_day_of_publication() -> None:
    told = "투자 19억2000만원 넘어\n\n나루시는 민선 8기에 19억2000만원의 투자를 유치했다고 밝혔다.\n"
    draft = draft_with(told, "2024-06-17", "19억2000만원", "19억2000만원")
    for quantity in draft.quantities:
        quantity.kind, quantity.low, quantity.high = "money", 1_920_000_000, 1_920_000_000
    assign_years(draft)
    draft.quantities[1].role = "investment"
    date_by_role(draft)
    assert [q.years for q in draft.quantities] == [(2022, 2024)] * 2


def test_statistics_beside_a_plan_are_of_the_year_of_publication() -> None:
    text = "가람도는 2022년까지 일자리를 늘린다고 3일 밝혔다.\n\n건설업 종사자는 209명으로 가장 많았다.\n"
    draft = draft_with(text, "2019-11-01", "209명")
    draft.quantities[0].role = "other"
    date_by_role(draft)
    assert [q.years for q in draft.quantities] == [(2019, 2019)]


def test_nothing_that_was_left_out_is_read() -> None:
    text = "2026.01.30 날씨 맑음\n\n가람시는 일자리를 만든다.\n"
    draft = Draft(text, "ko", date(2012, 1, 5), left_out=[(0, 19)])
    lay_out(draft)
    assert find_periods(draft) == []


def draft_with(text: str, published: str, *figures: str) -> Draft:
    draft = Draft(text, "ko", date.fromisoformat(published))
    lay_out(draft)
    dated(draft, *figures)
    return draft


def dated(draft: Draft, *figures: str) -> list[Quantity]:
    text, at = draft.text, 0
    for figure in figures:
        start = text.index(figure, at)
        at = start + len(figure)
        sentence = next(s.index for s in draft.sentences if s.start <= start < s.end)
        value = int(re.sub(r"\D", "", figure))
        kind = "people" if figure.endswith("명") else "jobs"
        draft.quantities.append(Quantity(start, at, kind, value, value, "", sentence))  # type: ignore[arg-type]
    draft.periods = find_periods(draft)
    assign_years(draft)
    return draft.quantities


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789년월일.~'’( )올해내년지난부터까지간최근\nabc", max_size=120))
def test_mentions_never_overlap_and_quote_the_text(text: str) -> None:
    draft = Draft(text, "ko", date(2024, 3, 1))
    lay_out(draft)
    end = 0
    for mention in find_periods(draft):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.years is None or mention.years[0] <= mention.years[1]
        end = mention.end


@given(st.integers(1990, 2039))
def test_every_year_reads_back_in_every_writing(year: int) -> None:
    for written in (f"{year}년", f"{year}년도", f"{year}. 3. 1.", f"{year}년 3월", f"’{year % 100:02}년"):
        draft = Draft(f"가람시는 {written} 일자리를 냈다.", "ko", date(2024, 3, 1))
        lay_out(draft)
        assert [m.years for m in find_periods(draft)] == [(year, year)], written


def test_a_line_broken_for_the_eye_goes_on_in_the_year_it_began_with() -> None:
    text = (
        "가람시는 지난해 정규직 일자리 300개,\n복지 일자리 500개를 만들었습니다.\n"
        "올해는 100개 더 많은\n900개를 목표로 합니다.\n"
    )
    draft = draft_with(text, "2012-03-20", "300개", "500개", "100개", "900개")
    assert [q.years for q in draft.quantities] == [(2011, 2011)] * 2 + [(2012, 2012)] * 2


def test_a_label_gives_its_year_to_the_items_below_it() -> None:
    text = "근무조건\n임금(2023년 기준)\n- 전일제 : 200명\n- 시간제 : 100명\n"
    draft = draft_with(text, "2024-01-10", "200명", "100명")
    assert [q.years for q in draft.quantities] == [(2023, 2023)] * 2


def test_a_total_of_an_agreement_has_the_years_of_the_parts_that_make_it_up() -> None:
    text = (
        "가람군, 195명 고용 협약\n\n가람군은 나루사와 맺은 협약에 따라 올해 75명을 고용한다고 20일 밝혔다.\n\n"
        "산업단지에 들어올 다솔사는 2020년까지 120명을 고용한다.\n\n군은 이로써 모두 195명이 일할 것으로 내다본다.\n"
    )
    draft = draft_with(text, "2019-06-20", "195명", "75명", "120명", "195명")
    assert [q.years for q in draft.quantities] == [(2019, 2020), (2019, 2019), (2019, 2020), (2019, 2020)]


def test_a_small_number_is_not_taken_for_a_total() -> None:
    text = (
        "가람군은 공공도서관에서 일할 사람을 올해 3명 뽑는다.\n\n"
        "이웃한 나루군은 같은 일을 할 사람을 2020년까지 4명 뽑는다.\n\n시장에는 7명이 왔다.\n"
    )
    draft = draft_with(text, "2019-06-20", "3명", "4명", "7명")
    assert draft.quantities[2].years == (2019, 2019)


def test_what_won_an_award_was_done_the_year_before() -> None:
    text = (
        "가람구, ‘2024년 전국 지방자치단체 일자리대상’ 수상\n\n"
        "가람구는 8일 일자리대상을 받았다고 밝혔다. 평가는 2023년 성과를 겨뤘다.\n\n"
        "구는 일자리 800개를 만들어 목표 700개를 넘겨 초과 달성했다.\n\n구는 올해 청년 90명을 더 돕는다.\n"
    )
    draft = draft_with(text, "2024-08-08", "800개", "700개", "90명")
    assert [q.years for q in draft.quantities] == [(2023, 2023), (2023, 2023), (2024, 2024)]


def test_statistics_without_a_year_go_on_in_that_of_the_statistics_before_them() -> None:
    text = (
        "가람도는 올해 일자리를 늘린다고 16일 밝혔다.\n\n2016년 가람도 취업자는 900명이었다.\n\n"
        "반면 실업자는 80명으로 늘었다.\n\n이에 따라 도는 70명을 뽑는다.\n"
    )
    draft = draft_with(text, "2017-02-16", "900명", "80명", "70명")
    assert [q.years for q in draft.quantities] == [(2016, 2016), (2016, 2016), (2017, 2017)]


def test_the_parts_of_results_up_to_an_unknown_day_have_no_year() -> None:
    text = (
        "나루시 “2018년까지 일자리 900개”\n\n나루시는 그동안 공공과 민간에서 일자리 50개를 만든 것으로 분석했다.\n\n"
        "분야별로는 공공 300개, 민간 200개 등이다.\n"
    )
    draft = Draft(text, "ko", None)
    lay_out(draft)
    assert [q.years for q in dated(draft, "900개", "50개", "300개", "200개")] == [(2018, 2018), None, None, None]


def test_the_items_of_a_plan_have_its_years_below_a_date_line() -> None:
    text = (
        "일자리 계획\n\n2019년 01월 11일 금요일\n\n가람도는 2022년까지 일자리 900개를 만들 계획이라고 밝혔다.\n\n"
        "분야별로는 △고용 300개 △지원 600개 등이다.\n"
    )
    draft = draft_with(text, "2019-01-10", "900개", "300개", "600개")
    assert [q.years for q in draft.quantities] == [(2019, 2022)] * 3


def test_a_headline_that_names_the_term_has_the_years_that_the_plan_runs() -> None:
    text = "나루시, 민선 8기 계획으로 일자리 900개\n\n나루시는 2023년부터 2026년까지 일자리 900개를 만든다고 밝혔다.\n"
    draft = draft_with(text, "2022-12-29", "900개", "900개")
    assert [q.years for q in draft.quantities] == [(2023, 2026)] * 2


def test_a_line_with_nothing_but_a_date_tells_when_an_undated_page_was_put_up() -> None:
    text = "나루시 청년 돕는다\n2025. 5. 13 21 Views\n나루시는 올해 청년 800명을 돕는다.\n"
    draft = Draft(text, "ko", None)
    lay_out(draft)
    assert [q.years for q in dated(draft, "800명")] == [(2025, 2025)]


def test_an_unfinished_line_goes_on_over_an_empty_one() -> None:
    text = "나루구, 올해 일자리 900개\n\n지난해 구는 8억을 들여\n\n모두 700개의 일자리를 내주었다.\n"
    draft = draft_with(text, "2024-03-26", "900개", "700개")
    assert [q.years for q in draft.quantities] == [(2024, 2024), (2023, 2023)]


def test_a_past_year_goes_on_in_its_paragraph_below_a_heading_of_this_year() -> None:
    text = (
        "다솔구, 올해 일자리 창출\n\n2023년 세부계획 공시\n\n다솔구는 올해도 공공일자리를 늘리기로 했다고 밝혔다.\n\n"
        "지난해 구는 일자리 900개를 만들었다. 당초 목표인 800개를 넘어 초과 달성했다.\n"
    )
    draft = draft_with(text, "2023-04-04", "900개", "800개")
    assert [q.years for q in draft.quantities] == [(2022, 2022)] * 2
    text = "나루구는 지난해 일자리 900개를 만들어 냈다고 밝혔다.\n\n고용률은 73.1%로 높은 축을 기록했다.\n"
    draft = draft_with(text, "2024-04-04", "900개", "73.1%")
    assert [q.years for q in draft.quantities] == [(2023, 2023)] * 2


def test_a_quoted_outlook_under_the_headline_does_not_date_last_years_results():
    text = (
        "가람시 지난해 일자리 9,200개…목표 넘겨\n"
        '시 "성과 올해도 계속될 것"\n\n'
        "가람시가 지난해 목표를 넘어서는 일자리를 만든 것으로 나타났다.\n\n"
        "유형별로는 직접일자리 7,000개, 직업훈련 일자리 2,200개 등이다."
    )
    found = reading.read(text, published=date(2024, 2, 14)).figures
    assert {figure.year_from for figure in found} == {2023}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("도는 올해 {120개=2019}, 2020년 {240개=2020}, 2022년 {300개=2022}를 만든다.", (2019, 2022)),
        ("도는 올해 {120개=2019}를 만든다.", (2019, 2019)),
    ],
    ids=["step by step to its end", "trap: this year by itself"],
)
def test_a_plan_told_year_by_year_is_still_the_plan(told: str, expected: tuple[int, int]) -> None:
    lead = "가람도는 2022년까지 공공 일자리를 크게 늘린다고 밝혔다.\n\n"
    draft, _, _ = read(f"{lead}{told}\n\n여기에 모두 {{45억 원=-}}을 들이기로 했다.", "2019-09-04")
    assert draft.quantities[-1].years == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("내년 1월 8일부터 2월 16일까지 시청에서 행정 업무를 돕는다.", (2024, 2024)),
        ("내년 1월 8일부터 2월 16일까지 방학을 맞는다.", (2023, 2023)),
    ],
    ids=["they help from January", "trap: no work"],
)
def test_who_helps_from_january_on_is_taken_in_for_that_year(work: str, expected: tuple[int, int]) -> None:
    draft, _, _ = read(f"나루시는 대학생 아르바이트 참여자 {{80명=-}}을 모집한다.\n\n참여자들은 {work}", "2023-12-06")
    assert draft.quantities[0].years == expected
