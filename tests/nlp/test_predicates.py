"""What happens and when: senses and tenses of Korean predicates."""

from __future__ import annotations

import pytest

from nlp.predicates import analyse


@pytest.mark.parametrize(
    ("sentence", "sense", "tense"),
    [
        ("일자리 400개를 창출한다.", "create", "present"),
        ("일자리 400개를 창출했다.", "create", "past"),
        ("일자리 400개를 만들겠다.", "create", "future"),
        ("일자리 400개를 창출할 계획이다.", "create", "future"),
        ("참여자 30명을 뽑기로 했다.", "hire", "future"),
        ("참여자 30명을 뽑았다.", "hire", "past"),
        ("참여자 30명을 뽑는다.", "hire", "present"),
        ("교육생 30명이 수료했다.", "train", "past"),
        ("구직자 300명이 찾았다.", "join", "past"),
        ("예산이 3억 원 늘었다.", "increase", "past"),
        ("예산이 3억 원 줄어든다.", "decrease", "present"),
    ],
)
def test_a_predicate_has_a_sense_and_a_tense(sentence: str, sense: str, tense: str) -> None:
    clauses = analyse(sentence, 0, len(sentence))
    predicate = next(p for p in clauses.predicates if p.sense == sense)
    assert (predicate.tense or clauses.tense_after(predicate.start)) == tense


@pytest.mark.parametrize("sentence", ["채용박람회에 300명", "취업 정보 30건", "교육 기관 8곳", "참여 방법 안내"])
def test_a_noun_in_front_of_another_noun_is_no_predicate(sentence: str) -> None:
    assert analyse(sentence, 0, len(sentence)).predicates == ()


def test_a_report_is_no_past_of_what_it_reports() -> None:
    sentence = "일자리 400개를 만든다고 5일 밝혔다."
    assert analyse(sentence, 0, len(sentence)).tense_after(0) == "present"


def test_an_adnominal_predicate_describes_what_follows() -> None:
    sentence = "과정을 마친 30명이 왔다."
    (predicate,) = [p for p in analyse(sentence, 0, len(sentence)).predicates if p.sense == "train"]
    assert predicate.adnominal
