"""The annotator with the shipped model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.language import Annotator
from dragoman.language.encode import MAX_WORDS
from dragoman.language.model import SHIPPED
from dragoman.report import Annotated, Report, Sentence

TEXTS = [
    "ANKARA (Reuters) - Turkey's President Tayyip Erdogan met Khalifa Haftar in Moscow on Wednesday.",
    "Rebel fighters of the FARC attacked a police station in Toribio, killing three officers.",
    "In 1982 Argentine troops under Gen. Mario Menendez surrendered to British forces at Stanley. The war was over.",
    "TRUCE HOLDS IN TIGRAY",
    "rebels said",
    "قال الرئيس نعم. \U0001f54a\ufe0f\U0001f54a\ufe0f 停火。",
    "",
    " \n\t ",
    "The parties " + "shelled Sirte, " * 400 + "and stopped.",
    "word " * 2000,
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def reports(texts: list[str]) -> list[Report]:
    return [Report(id=str(number), text=text) for number, text in enumerate(texts)]


def one(annotator: Annotator, text: str) -> Annotated:
    return next(annotator.annotate(reports([text])))


def mentions(annotated: Annotated) -> set[tuple[str, str]]:
    text = annotated.report.text
    return {(s.cover(t.first, t.last).of(text), t.label) for s in annotated.sentences for t in s.tagged}


def check_tree(sentence: Sentence) -> None:
    heads = [token.head for token in sentence.tokens]
    assert heads.count(-1) == 1
    assert sentence.tokens[heads.index(-1)].deprel == "root"
    for at in range(len(heads)):
        seen: set[int] = set()
        word = at
        while word >= 0:
            assert word not in seen
            seen.add(word)
            word = heads[word]


def check(annotated: Annotated) -> None:
    text, at = annotated.report.text, 0
    for sentence in annotated.sentences:
        assert not text[at : sentence.start].strip()
        at = sentence.start
        assert 0 < len(sentence.tokens) <= MAX_WORDS
        for token in sentence.tokens:
            assert at <= token.start < token.end <= sentence.end
            assert token.text == text[token.start : token.end]
            at = token.end
        check_tree(sentence)
        edge = 0
        for tag in sentence.tagged:
            assert edge <= tag.first < tag.last <= len(sentence.tokens)
            assert 0 <= tag.score <= 1
            edge = tag.last
        assert 0 <= sentence.telling <= 1
        for carried in (*sentence.events, *sentence.statements):
            assert 0 <= carried.index < len(sentence.tokens)
            assert 0 < carried.likely[0][1] <= carried.score + 1e-3
            assert all(0 <= filler.index < len(sentence.tokens) for filler in carried.fillers)
    assert not text[at:].strip()


def test_annotator_finds_who_where_and_when(annotator: Annotator) -> None:
    found = mentions(one(annotator, TEXTS[0]))
    assert {
        ("Tayyip Erdogan", "person"),
        ("Khalifa Haftar", "person"),
        ("Moscow", "place"),
        ("Wednesday", "time"),
    } <= found


def test_annotator_finds_groups_by_their_noun(annotator: Annotator) -> None:
    assert ("Kenyan troops", "group") in mentions(
        one(annotator, "The militants attacked Kenyan troops near the village.")
    )


def test_annotator_tells_who_did_it_from_whom_it_was_done_to(annotator: Annotator) -> None:
    words = one(annotator, "The army was attacked by the rebels.").sentences[0].tokens
    relations = {token.text: token.deprel for token in words}
    assert relations["army"] == "nsubj:pass"
    assert relations["rebels"] == "obl:agent"
    assert [word.text for word in words if word.head == -1] == ["attacked"]


@pytest.mark.parametrize("text", TEXTS)
def test_annotator_gives_exact_offsets_and_whole_trees(annotator: Annotator, text: str) -> None:
    check(one(annotator, text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_annotator_does_no_harm_to_any_text(annotator: Annotator, text: str) -> None:
    check(one(annotator, text))


def test_annotator_answers_alike_alone_together_and_on_many_threads(annotator: Annotator) -> None:
    alone = [one(Annotator(), text) for text in TEXTS]
    assert list(annotator.annotate(reports(TEXTS)[::-1]))[::-1] == [
        Annotated(report, a.sentences) for report, a in zip(reports(TEXTS), alone, strict=True)
    ]
    threaded = Annotator(threads=3, batch_size=2).annotate(reports(TEXTS * 2))
    assert [a.sentences for a in threaded] == [a.sentences for a in alone * 2]


def test_annotator_streams(annotator: Annotator) -> None:
    def endless() -> object:
        while True:
            yield Report(id="1", text="Guns fell silent.")

    stream = annotator.annotate(endless())  # type: ignore[arg-type]
    assert [len(next(stream).sentences) for _ in range(3)] == [1, 1, 1]


def test_annotator_names_its_model(annotator: Annotator) -> None:
    manifest = json.loads((SHIPPED / "manifest.json").read_text())
    assert annotator.name == f"{manifest['name']} {manifest['version']}"
    assert annotator.sha256 == manifest["sha256"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "model")
    return tmp_path / "model"


def test_model_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        Annotator(tmp_path)


def test_model_that_was_cut_off_is_refused(copy: Path) -> None:
    (copy / "model.onnx").write_bytes((copy / "model.onnx").read_bytes()[:1000])
    with pytest.raises(ModelError, match="not the file that its manifest describes"):
        one(Annotator(copy), "War.")


def test_model_with_a_damaged_tokenizer_is_refused(copy: Path) -> None:
    (copy / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match=r"tokenizer.json is damaged"):
        one(Annotator(copy), "War.")


@pytest.mark.parametrize("manifest", ["", "[]", '{"name": "x"}'])
def test_model_with_a_damaged_manifest_is_refused(copy: Path, manifest: str) -> None:
    (copy / "manifest.json").write_text(manifest)
    with pytest.raises(ModelError, match="not a manifest"):
        Annotator(copy)


def test_model_of_another_format_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps({**manifest, "format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        Annotator(copy)
