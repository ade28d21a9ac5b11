"""The sentence selector: what it reads, what it gives back, and that training teaches it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from index.errors import SelectorError, TrainingTextError
from index.selection_net import LONGEST, Pieces, SelectionNet
from index.selection_packed import PackedNet
from index.selector import BUNDLED, WORDS, SentenceSelector
from index.training.data import Group
from index.training.selection import save, train
from index.training.selection_distil import DistilRecipe, distil
from index.training.selection_evaluate import judge
from index.training.selection_examples import SelectionRecipe
from index.training.selection_text import Asked, Told, as_told, read_told
from index.types import Excerpt
from tests.fakes import WordSelector

QUESTION = "Hvad er prisen for broen?"
BRIDGE = Excerpt(
    "Broen ved Lillesø",
    ("Broen åbner i maj 2014.", "Prisen er 14 mio. kr.", "Den bliver 40 meter lang."),
)
LIBRARY = Excerpt("Biblioteket", ("Biblioteket har åbent om lørdagen.", "Der er lukket i juli."))


@pytest.mark.parametrize("make", [SentenceSelector, WordSelector])
def test_each_sentence_gets_a_probability(make: type[SentenceSelector | WordSelector]) -> None:
    selector = make()
    bridge, library = selector.answers(QUESTION, [BRIDGE, LIBRARY])
    assert (len(bridge), len(library)) == (3, 2)
    assert all(0 <= p <= 1 for p in (*bridge, *library))
    assert selector.answers(QUESTION, []) == []
    assert max(bridge) > max(library)


@pytest.mark.model
def test_the_sentence_that_tells_the_price_is_the_likeliest() -> None:
    (bridge,) = SentenceSelector().answers(QUESTION, [BRIDGE])
    assert bridge.index(max(bridge)) == 1


@pytest.mark.model
def test_a_question_is_read_alike_alone_and_beside_others() -> None:
    selector = SentenceSelector()
    (alone,) = selector.answers(QUESTION, [LIBRARY])
    _, beside = selector.answers(QUESTION, [BRIDGE, LIBRARY])
    assert beside == pytest.approx(alone, abs=0.03)


def test_what_no_longer_fits_is_not_read() -> None:
    pieces = Pieces(WORDS)
    stretch = Excerpt(
        "Tema", tuple(f"Sætning nummer {n} om kommunens mange veje og stier." for n in range(60))
    )
    encoded = pieces.encode("Hvor?" * 200, stretch)
    assert len(encoded.ids) <= LONGEST
    assert len(encoded.spans) == 60
    first, last = encoded.spans[0]
    text = Tokenizer.from_file(str(WORDS / "tokenizer.json")).decode(encoded.ids[first:last])
    assert text.casefold().startswith("sætning nummer 0")
    assert encoded.spans[-1][0] == encoded.spans[-1][1]
    (found,) = SentenceSelector().answers("Hvor?" * 200, [stretch])
    assert found[-1] == 0.0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SelectorError, match="missing"):
        SentenceSelector(tmp_path)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 64)
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(SelectorError, match="cannot be loaded"):
        SentenceSelector(tmp_path).answers(QUESTION, [BRIDGE])


def _told() -> list[Told]:
    things = ("broen", "vejen", "skolen", "hallen", "havnen", "parken", "søen", "tårnet")
    return [
        Told(
            "bygninger",
            (f"Her ligger {thing}.", f"Prisen for {thing} er {n} kr.", f"Alle bruger {thing}."),
            (Asked(f"Hvad koster {thing}?", "da", (1,)),),
            (Asked(f"Hvem ejer {thing}?", "da"),),
        )
        for n, thing in enumerate(things, start=2)
    ]


def test_training_teaches_and_what_is_saved_reads_the_same(tmp_path: Path) -> None:
    told = _told()
    state = torch.get_rng_state()
    recipe = SelectionRecipe(
        layers=(0, 5), first_epochs=1, epochs=8, batch=8, rate=1e-3, warm_up=0.2, threads=1
    )
    passages = [as_told(Group(one.text, (one.questions[0].question,))) for one in told]
    net = train(told, passages, WORDS, recipe)
    torch.set_rng_state(state)
    said = judge(net, Pieces(WORDS), told)
    assert said["first"] == 1.0
    assert said["told_apart"] > 0.9
    save(net, tmp_path / "selector")
    (answers,) = SentenceSelector(tmp_path / "selector").answers(
        "Hvad koster broen?", [Excerpt("", told[0].sentences)]
    )
    assert answers.index(max(answers)) == 1


def test_a_smaller_selector_learns_from_a_larger_one(tmp_path: Path) -> None:
    told = _told()
    unmarked = [replace(one, questions=(), near_misses=()) for one in told]
    state = torch.get_rng_state()
    read = SelectionRecipe(batch=8, rate=1e-3, warm_up=0.2, threads=1)
    teacher = SelectionNet.load(BUNDLED, WORDS)
    layers = range(int(teacher.bert.config.num_hidden_layers))
    recipe = DistilRecipe(layers=(layers[0], layers[-1]), neurons=64, epochs=1, read=read)
    begun = distil(teacher, told, unmarked, WORDS, replace(recipe, epochs=0.5))
    net = distil(teacher, told, unmarked, WORDS, replace(recipe, epochs=8))
    torch.set_rng_state(state)
    pieces = Pieces(WORDS)
    encoded = [
        pieces.encode(asked.question, Excerpt("", one.sentences))
        for one in told
        for asked in (*one.questions, *one.near_misses)
    ]
    with torch.inference_mode():
        wanted, first, last = (torch.sigmoid(torch.cat(each(encoded))) for each in (teacher, begun, net))
    assert (last - wanted).abs().mean() < 0.7 * (first - wanted).abs().mean()
    assert net.bert.config.intermediate_size == 64
    save(net, tmp_path / "selector")
    (answers,) = SentenceSelector(tmp_path / "selector").answers(
        "Hvad koster broen?", [Excerpt("", told[0].sentences)]
    )
    assert answers.index(max(answers)) == 1


def test_stretches_in_a_row_are_read_as_each_alone() -> None:
    net, pieces = SelectionNet.load(BUNDLED, WORDS), Pieces(WORDS)
    long = Excerpt("Plan", tuple(f"Sætning nummer {n} om broen over åen og vejen dertil." for n in range(40)))
    stretches = [
        Excerpt("", ("Broen koster 5 mio. kr.", "Den åbner i maj.")),
        long,
        Excerpt("Vej", ("Nej.",)),
    ]
    encoded = [pieces.encode("Hvad koster broen?", stretch) for stretch in stretches]
    assert any(first == last for first, last in encoded[1].spans)  # what no longer fits
    with torch.inference_mode():
        alone = [net([one])[0] for one in encoded]
    for row, expected in zip(PackedNet(net)(encoded), alone, strict=True):
        torch.testing.assert_close(row, expected, atol=1e-4, rtol=1e-4)


def test_the_written_text_has_a_part_that_is_held_out() -> None:
    told, held_out = read_told()
    assert len(held_out) > len(told) / 12
    assert not {one.sentences for one in told} & {one.sentences for one in held_out}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "line 1"),
        (json.dumps({"area": "a"}), "sentences"),
        (
            json.dumps(
                {
                    "area": "a",
                    "sentences": ["En."],
                    "questions": [{"q": "Hvor?", "lang": "da", "answer": [1]}],
                    "near_misses": [],
                }
            ),
            "not there",
        ),
    ],
)
def test_a_bad_line_of_training_text_is_named(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "a.jsonl").write_text(row + "\n", "utf-8")
    with pytest.raises(TrainingTextError, match=said):
        read_told(tmp_path)


def test_a_folder_without_training_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingTextError, match="jsonl"):
        read_told(tmp_path)
