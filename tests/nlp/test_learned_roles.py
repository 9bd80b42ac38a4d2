"""What the words around a figure say of its role, and how that is weighed against the rules."""

from __future__ import annotations

import io
from datetime import date
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures import Figure
from nlp.learned_roles import LEARNED, kinship, likeliest
from nlp.pipeline import draft_before_roles, read
from nlp.role_weights import GROUPS, LANGUAGES, WEIGHTS, read_weights, role_weights
from nlp.roles import ruled
from nlp.ruling import CUED, views
from nlp.surroundings import cues_of, features_of, shared_cues
from nlp.tokens import storable

DAY = date(2024, 5, 3)


def figures(text: str) -> list[Figure]:
    return list(read(text, published=DAY).figures)


def cues(text: str) -> list[list[str]]:
    return list(cues_of(views(draft_before_roles([("body", text)], published=DAY)), GROUPS).values())


def test_a_cue_tells_where_a_word_stands() -> None:
    (found,) = cues("시는 올해 청년 30명을 새로 뽑는다.")
    assert {"b0=청년", "b1=올해", "suffix1=을", "a0=새로", "a1=뽑는다", "kind=people"} <= set(found)


def test_digits_are_one_cue_whatever_they_are() -> None:
    (one,), (other,) = cues("3월에 청년 30명을 뽑는다."), cues("11월에 청년 45명을 뽑는다.")
    assert one == other


def test_brackets_and_commas_part_words() -> None:
    found = cues("청년 100명(목표 90명)을 뽑았다.")
    assert "b0=목표" in found[1]


def test_a_near_word_counts_among_all_words_too() -> None:
    assert {name for name, _ in features_of("b0=채용계획")} >= {"b02채용", "b12채용", "b2채용", "b04채용계획"}


def test_all_figures_of_a_document_share_what_it_is_about() -> None:
    draft = draft_before_roles(
        [("body", "가람시, 취업박람회 연다\n\n가람시는 Job Fair 앞에서 20명을 뽑는다.")], published=DAY
    )
    assert {"H=취업박람회", "D=취업", "D=가람", "D=fair"} <= set(shared_cues(draft))


def test_what_a_document_is_about_speaks_for_a_role() -> None:
    group = role_weights().groups["counts", "ko"]
    (found,) = cues("청년은 30명이다.")
    alone, together = group.scores([found]), group.scores([found], ["D=박람", "D=채용"])
    assert not np.allclose(alone, together)
    assert np.allclose(group.scores([[*found, "D=박람", "D=채용"]]), together)


def test_every_group_of_kinds_has_weights_in_both_languages() -> None:
    learned = role_weights()
    assert set(learned.groups) == {(group, lang) for group in GROUPS.values() for lang in LANGUAGES}
    assert {(kind, lang) for kind, lang, _ in learned.strengths} == {
        (kind, lang) for kind in GROUPS for lang in LANGUAGES
    }


def test_a_cue_beside_the_figure_is_trusted_more_than_what_is_inherited() -> None:
    strengths = role_weights().strengths
    for kind in GROUPS:
        assert strengths[kind, "ko", CUED] > strengths[kind, "ko", 1]


def test_a_named_source_stands_against_all_other_words() -> None:
    text = "시는 기업이 투자하는 공장 옆에 군비 3억 원을 들여 길을 낸다."
    (found,) = figures(text)
    assert found.role == "budget_district"


def test_a_target_in_brackets_is_no_part_of_what_was_done() -> None:
    assert [figure.role for figure in figures("시는 청년 100명(목표 90명)을 뽑았다.")] == ["recruited", "target"]


def test_an_overruled_figure_points_at_the_word_that_spoke_loudest() -> None:
    texts = (
        "가람시 기간제 94명 정규직 됐다\n\n가람시에서 기간제로 일하던 94명이 정규직이 됐다. 전환 대상은 131명이다.",
        "나래시, 통근버스 운행\n\n나래시는 다음 달 버스 6대를 띄운다. 하루 700명의 근로자가 탈 것으로 내다본다.",
        "간호과 94.2%(취업자 113명), 기계과 81.7%(취업자 58명) 순으로 나타났다. 내년도 신입생은 840명을 모집한다.",
    )
    overruled = [
        (text, evidence)
        for text in texts
        for figure in figures(text)
        for evidence in figure.evidence
        if evidence.rule == LEARNED
    ]
    assert overruled
    for text, evidence in overruled:
        assert text[evidence.start : evidence.end].strip()


def test_posts_are_never_recruited_nor_do_they_take_part() -> None:
    draft = draft_before_roles([("body", "박람회에서 일자리 120개에 300명이 지원해 80명이 뽑혔다.")], published=DAY)
    found = ruled(draft)
    for index, role in likeliest(found, cues_of(found.seen, GROUPS), role_weights()).items():
        if draft.quantities[index].kind == "jobs":
            assert role not in ("recruited", "participants")


def test_mentions_of_one_value_and_parts_of_a_total_are_kin() -> None:
    text = "시, 청년 90명 뽑는다\n\n시는 올해 청년 90명을 뽑는다. 사무직 40명, 현장직 50명이다."
    found = ruled(draft_before_roles([("body", text)], published=DAY))
    kin = {index: {other for other, _ in others} for index, others in kinship(found).items()}
    assert kin[0] == {1, 2, 3}
    assert 1 in kin[2] or 0 in kin[2]


def test_a_file_with_unknown_roles_is_refused() -> None:
    arrays = {"counts ko roles": np.array(["hired"])}
    content = io.BytesIO()
    np.savez(content, **arrays)
    with pytest.raises(ValueError, match="unknown roles"):
        read_weights(content.getvalue())


def test_a_damaged_file_of_weights_is_refused() -> None:
    whole = resources.files("nlp").joinpath(WEIGHTS).read_bytes()
    alone = io.BytesIO()
    np.save(alone, np.zeros(3))
    flipped = bytearray(whole)
    flipped[len(whole) // 3] ^= 0xFF
    for content in (b"", b"no weights", whole[: len(whole) // 2], bytes(flipped), alone.getvalue()):
        with pytest.raises(ValueError, match="weights of roles cannot be read"):
            read_weights(content)


def test_weights_of_other_features_than_named_are_refused() -> None:
    with np.load(io.BytesIO(resources.files("nlp").joinpath(WEIGHTS).read_bytes())) as arrays:
        kept = dict(arrays)
    kept["counts ko weights"] = kept["counts ko weights"][:-1]
    content = io.BytesIO()
    np.savez(content, **kept)
    with pytest.raises(ValueError, match="counts ko"):
        read_weights(content.getvalue())


def test_remembered_cues_score_as_they_did_at_first() -> None:
    group = role_weights().groups["counts", "ko"]
    (found,) = cues("시는 지난달 청년 30명을 채용했다.")
    first = group.scores([found])
    for number in range(300):
        group.scores([[f"b0={number}"]])
    assert np.allclose(first, group.scores([found]))


@given(st.text(max_size=120))
def test_any_text_around_a_figure_is_weighed(text: str) -> None:
    document = storable(f"{text} 30명 {text}")
    for figure in figures(document):
        assert document[figure.start : figure.end] == figure.surface
