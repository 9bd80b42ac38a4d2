"""The corpus of roles: a sentence, the figure in it, and what that figure means."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from nlp.figures import Figure
from nlp.pipeline import draft_before_roles, read
from nlp.roles import ruled

CORPUS = Path(__file__).parents[1] / "corpora" / "roles.tsv"


def rows() -> list[list[str]]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]


def figure(text: str, surface: str, published: str = "") -> Figure:
    reading = read(text, published=date.fromisoformat(published) if published else None)
    found = [figure for figure in reading.figures if figure.surface == surface]
    assert found, f"{surface} not among {[figure.surface for figure in reading.figures]}"
    return found[0]


@pytest.mark.parametrize(("text", "surface", "role", "published", "note"), rows())
def test_a_figure_means_what_its_sentence_says(text: str, surface: str, role: str, published: str, note: str) -> None:
    assert figure(text, surface, published).role == role, note


def test_a_change_has_a_direction() -> None:
    assert figure("올해 예산은 지난해보다 6억 원 늘었다.", "6억 원").direction == "increase"
    assert figure("공공근로 인원이 45명 줄었다.", "45명").direction == "decrease"


def test_a_headline_takes_the_role_of_the_figure_that_it_restates() -> None:
    text = "가람구, 일자리 4,200개\n\n가람구는 올해 일자리 목표를 4,200개로 정했다고 3일 밝혔다."
    assert figure(text, "4,200개", "2024-03-04").role == "target"


def test_whose_money_a_sum_is_need_be_said_of_one_mention_only() -> None:
    text = "시, 청년 사업에 60억 원 투입\n\n시는 국비 60억 원을 확보했다고 밝혔다. 예산 80억 원은 따로 쓴다."
    rulings = ruled(draft_before_roles([("body", text)], published=date(2024, 3, 4))).rulings
    assert [ruling and ruling.role for ruling in rulings] == ["budget_national", "budget_national", "budget_total"]


def test_the_role_says_which_rule_decided_and_where() -> None:
    text = "시는 국비 12억 원을 확보했다."
    evidence = [e for e in figure(text, "12억 원").evidence if e.field == "role"]
    assert len(evidence) == 1
    assert text[evidence[0].start : evidence[0].end] == "국비"


def test_a_result_is_of_the_year_of_the_target_that_it_is_compared_with() -> None:
    text = "시는 지난해 목표 1만 1,800개보다 많은 1만 2,057개의 일자리를 만들어 목표의 102.2%를 달성했다."
    result = figure(text, "1만 2,057개", "2026-02-10")
    assert (result.role, result.year_from) == ("achieved", 2025)


def test_a_headline_restates_the_change_that_its_text_states() -> None:
    text = "취업자 9만 7천 명…9년 만에 최저\n\n지난해 취업자는 2천682만 2천 명으로 전년 대비 9만 7천 명 증가했다."
    found = figure(text, "9만 7천 명", "2019-01-09")
    assert (found.start, found.role, found.direction) == (4, "change", "increase")
