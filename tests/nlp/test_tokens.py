"""Tokens: nothing of a text is lost, and Kiwi's offsets hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from nlp.language import LosslessTokenizer
from nlp.tokens import morphemes, split, storable

VOCAB = Vocab()


@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=8))
def test_the_words_and_spaces_make_up_the_text(text: str, cuts: list[int]) -> None:
    text = storable(text)
    words, spaces = split(text, cuts)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert LosslessTokenizer(VOCAB)(text, cuts).text == text


def test_a_cut_is_a_border_of_tokens() -> None:
    doc = LosslessTokenizer(VOCAB)("모두 400개를 만든다", [3, 7])
    span = doc.char_span(3, 7)
    assert span is not None
    assert span.text == "400개"


def test_nul_and_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    assert storable("가\x00나\ud800다") == "가�나�다"


def test_morphemes_quote_the_text_behind_characters_beyond_the_basic_plane() -> None:
    text = "😀 시는 400개 일자리를 창출했다."
    found = {m.form: text[m.start : m.end] for m in morphemes(text)}
    assert found["400"] == "400"
    assert found["일자리"] == "일자리"
