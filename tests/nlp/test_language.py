"""The reader among spaCy's components."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.util import registry

import nlp as package
from nlp import language
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


def test_docs_come_in_order_and_tagged_as_each_alone(nlp: Language) -> None:
    texts = [f"{'구는 ' * (place % 3)}{place}명을 뽑는다." if place % 5 else "숫자가 없다." for place in range(200)]
    tagged = [[(token.text, token.tag_, token.lemma_) for token in doc] for doc in nlp.pipe(texts)]
    assert tagged == [[(token.text, token.tag_, token.lemma_) for token in nlp(text)] for text in texts]


@pytest.mark.parametrize(
    ("docs_in_flight", "tokens_in_flight", "at_most"), [(64, 1 << 17, 40), (4, 1 << 17, 6), (64, 90, 4)]
)
def test_docs_are_read_while_kiwi_is_at_work_but_not_without_bound(
    monkeypatch: pytest.MonkeyPatch, docs_in_flight: int, tokens_in_flight: int, at_most: int
) -> None:
    monkeypatch.setattr(language, "_IN_FLIGHT", docs_in_flight)
    monkeypatch.setattr(language, "_TOKENS_IN_FLIGHT", tokens_in_flight)
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for place in range(100):
            taken = place + 1
            yield f"{place}명을 뽑는다. " * 10

    docs = load(analyse_all=True).pipe(texts(), batch_size=1)
    next(docs)
    assert 1 < taken <= at_most
    assert [doc.spans["figures"][0].text for doc in docs] == [f"{place}명" for place in range(1, 100)]


def test_docs_before_a_failing_one_come_through(nlp: Language) -> None:
    def texts() -> Iterator[str]:
        yield TEXT
        raise RuntimeError("the file ends here")

    docs = nlp.pipe(texts(), batch_size=1)
    assert next(docs).text == TEXT
    with pytest.raises(RuntimeError, match="the file ends here"):
        next(docs)


def test_processes_forked_after_kiwi_was_used_analyse_too() -> None:
    nlp = load(analyse_all=True)
    (alone,) = nlp.pipe([TEXT])
    for doc in nlp.pipe([TEXT] * 4, n_process=2, batch_size=1):
        assert [token.tag_ for token in doc] == [token.tag_ for token in alone]


def test_a_text_without_figures_needs_no_kiwi() -> None:
    code = (
        "import sys; from nlp.pipeline import load; list(load().pipe(['숫자가 없다.', '']));"
        "assert 'kiwipiepy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_the_package_itself_loads_a_pipeline() -> None:
    doc = package.load()(TEXT)
    assert [span.text for span in doc.spans["figures"]] == ["6억 원", "30명"]


def test_a_pipeline_is_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.text for span in doc.spans["figures"]] == ["6억 원", "30명"]
