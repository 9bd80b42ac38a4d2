"""The reader among spaCy's components."""

from __future__ import annotations

import importlib
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.util import registry

from nlp.pipeline import load
from nlp.tokens import storable

TEXT = "서울 성동구는 올해 ‘청년 이음 사업’에 총 6억 원을 들여 청년 30명을 채용한다고 밝혔다."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_a_doc_keeps_the_text_and_carries_the_figures(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("6억 원", "money"), ("30명", "people")]
    figure = doc.spans["figures"][0]._.figure
    assert (figure.low, figure.role, figure.regions) == (600_000_000, "budget_total", ("11200",))
    assert [span.text for span in doc.spans["programs"]] == ["청년 이음 사업"]
    assert "11200" in [span.label_ for span in doc.spans["regions"]]


def test_what_the_reader_needs_beside_the_text_travels_on_the_doc(nlp: Language) -> None:
    doc = nlp.make_doc("구는 올해 청년 30명을 채용한다.")
    doc._.published, doc._.office = "2024-03-04", "11200"
    read = nlp(doc)
    figure = read.spans["figures"][0]._.figure
    assert (figure.regions, figure.year_from) == (("11200",), 2024)


def test_kiwi_tags_the_sentences_with_figures(nlp: Language) -> None:
    doc = nlp(TEXT)
    tags = {token.text: token.tag_ for token in doc}
    assert tags["30"] == "SN"
    plain = nlp("숫자가 없는 문장이다.")
    assert not any(token.tag_ for token in plain)


def test_kiwi_tags_everything_when_asked() -> None:
    doc = load(analyse_all=True)("숫자가 없는 문장이다.")
    assert doc[0].tag_ == "NNG"


def test_docs_come_through_batches_and_processes(nlp: Language) -> None:
    texts = [TEXT, "숫자가 없다.", "구는 45명을 뽑는다."]
    for processes in (1, 2):
        docs = list(nlp.pipe(texts, batch_size=2, n_process=processes))
        assert [[span.text for span in doc.spans["figures"]] for doc in docs] == [["6억 원", "30명"], [], ["45명"]]
        assert docs[0].spans["figures"][0]._.figure.low == 600_000_000


def test_other_pipelines_can_add_the_components() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("iljari_figures")
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["figures"]] == ["6억 원", "30명"]


def test_displacy_renders_the_figures(nlp: Language) -> None:
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "figures"}, jupyter=False)
    assert "money" in html
    assert "people" in html


@pytest.mark.parametrize("text", ["", " ", "\n\n", "30명 ", "\x00 30명", "30명\ud800", "😀 30명\u202e"])
def test_any_text_becomes_a_doc(text: str) -> None:
    doc = load(analyse_all=True)(text)
    assert doc.text == storable(text)
    assert [span.text for span in doc.spans["figures"]] == (["30명"] if "30" in text else [])


@pytest.mark.parametrize("name", ["iljari_figures", "kiwi"])
def test_the_components_are_registered_factories_and_declared_as_entry_points(name: str) -> None:
    assert Language.has_factory(name)
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, function = project["entry-points"]["spacy_factories"][name].partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_the_tokenizer_is_declared_as_an_entry_point() -> None:
    assert "iljari.LosslessTokenizer.v1" in registry.tokenizers.get_all()


def test_regions_and_programmes_are_spans_with_their_codes_and_names(nlp: Language) -> None:
    doc = nlp("전남 순천시와 광양시는 ‘마을 손길 사업’으로 50명을 뽑는다.")
    codes = {span.text: span.label_ for span in doc.spans["regions"]}
    assert codes["순천시"] != codes["광양시"]
    assert [span.text for span in doc.spans["programs"]] == ["마을 손길 사업"]
    assert doc[0:1]._.figure is None


def test_everything_analysed_comes_through_processes() -> None:
    docs = list(load(analyse_all=True).pipe([TEXT, "숫자가 없는 문장이다."], n_process=2))
    assert all(token.tag_ for token in docs[1] if token.text.strip())
    assert docs[0].spans["figures"][1]._.figure.surface == "30명"


def test_a_pipeline_is_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.text for span in doc.spans["figures"]] == ["6억 원", "30명"]
