"""All steps of training, on a handful of sentences and a model of random weights."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing
from tokenizers.trainers import WordPieceTrainer
from transformers import BertConfig, BertModel

from index.embed import SentenceTransformerEmbedder
from index.errors import TrainingTextError
from index.training import __main__ as command
from index.training.alignment import translations
from index.training.contrast import contrast_loss, neighbours, sentence_groups
from index.training.data import Group, read_training_text
from index.training.distil import distillation_loss
from index.training.encoder import Encoder
from index.training.evaluate import gain
from index.training.spelling import without_danish_letters
from index.training.train import Recipe, train
from index.training.vocabulary import extend

COLOURS = {"rød": "red", "blå": "blue", "grøn": "green", "sort": "black", "gul": "yellow", "hvid": "white"}
THINGS = {
    "hus": "house",
    "båd": "boat",
    "skole": "school",
    "vej": "road",
    "bro": "bridge",
    "køkken": "kitchen",
}
SENTENCES = [
    (f"Kommunen har en {da} {thing}.", f"The city has a {en} {english}.")
    for da, en in COLOURS.items()
    for thing, english in THINGS.items()
]
TINY = Recipe(pieces=200, distil_epochs=2, mixed_epochs=1, pair_batch=16, passage_batch=4)


@pytest.fixture(autouse=True)
def same_random_numbers() -> Iterator[None]:
    state = torch.get_rng_state()
    torch.manual_seed(7)
    yield
    torch.set_rng_state(state)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Training text of the expected form."""
    folder = tmp_path_factory.mktemp("text")

    def lines(name: str, rows: list[dict[str, object]]) -> None:
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    general = "".join(f"invented\t{da}\t{en}\n" for da, en in SENTENCES)
    (folder / "parallel_general.tsv").write_text(general, "utf-8")
    words = {**COLOURS, **THINGS}.items()
    (folder / "dictionary_da_en.tsv").write_text("".join(f"{da}\t{en}\tn\n" for da, en in words), "utf-8")
    lines("municipal_parallel.jsonl", [{"da": da, "en": en} for da, en in SENTENCES])
    lines("municipal_glossary.jsonl", [{"da": "byråd", "syn": ["bystyre"], "en": ["city council"]}])
    passages = [f"{da} Den er ny. Den koster {row} kroner." for row, (da, _) in enumerate(SENTENCES)]
    lines(
        "municipal_questions.jsonl",
        [
            {"passage": passage, "question_da": f"Hvad koster {row}?", "question_da_short": f"pris {row}",
             "question_en": f"What does {row} cost?"}
            for row, passage in enumerate(passages)
        ],
    )  # fmt: skip
    lines("danish_abstracts.jsonl", [{"title": da, "abstract": f"{da} er et ord."} for da, _ in words])
    lines(
        "squad_da_train.jsonl",
        [
            {"lang": lang, "article": f"{row % 9}", "question": f"Hvad er {row}?", "paragraph": passage}
            for row, passage in enumerate(passages)
            for lang in ("da", "en")
        ],
    )
    return folder


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English model of random weights."""
    folder = tmp_path_factory.mktemp("start")
    tokenizer = Tokenizer(WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator([*(en for _, en in SENTENCES), "city council 日 [unused1]"], trainer)
    tokenizer.post_processor = BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    Encoder(BertModel(config), tokenizer).save(folder)
    return folder


def test_the_command_makes_a_folder_that_the_program_uses(
    folder: Path, start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "RECIPE", TINY)
    out, work = tmp_path / "model", tmp_path / "steps"
    assert command.main([str(folder), str(out), "--start", str(start), "--work", str(work)]) == 0
    texts = ["Kommunen har en rød båd.", "The city has a red boat.", "naïve æøå"]
    found = SentenceTransformerEmbedder(str(out)).embed_passages(texts)
    assert found == pytest.approx(Encoder.load(work / "3-mixed").embed(texts), abs=0.02)
    assert {path.name for path in work.iterdir()} == {
        "targets.npy", "1-vocabulary", "2-distillation", "3-mixed",
    }  # fmt: skip


def test_training_teaches_which_translation_is_whose(folder: Path, start: Path, tmp_path: Path) -> None:
    text, held_out = read_training_text(folder)
    recipe = replace(TINY, distil_epochs=20, distil_share=1.0)
    student = train(text, start, tmp_path, recipe)
    pairs = [*text.municipal, *held_out.municipal]
    danish = student.embed([pair.danish for pair in pairs])
    english = student.embed([pair.english for pair in pairs])
    right = (danish @ english.T).argmax(axis=1) == np.arange(len(pairs))
    assert right.mean() > 0.8


def test_a_run_that_was_stopped_goes_on_after_its_last_step(
    folder: Path, start: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _ = read_training_text(folder)
    whole = train(text, start, tmp_path, TINY).embed(["Kommunen har en blå bro."])
    for path in (tmp_path / "3-mixed").iterdir():
        path.unlink()
    capsys.readouterr()
    again = train(text, start, tmp_path, TINY).embed(["Kommunen har en blå bro."])
    said = capsys.readouterr().err
    assert "2-distillation: taken from" in said
    assert "3-mixed: begins" in said
    assert again == pytest.approx(whole, abs=0.02)


def test_what_is_held_out_is_never_trained_on(folder: Path) -> None:
    text, held_out = read_training_text(folder)
    assert not {pair.english for pair in text.municipal} & {pair.english for pair in held_out.municipal}
    assert not {group.topic for group in text.articles} & {group.topic for group in held_out.articles}
    passages = {group.passage for group in held_out.municipal_questions}
    assert passages
    assert not {group.passage for group in text.municipal_questions} & passages
    assert len(text.municipal) + len(held_out.municipal) == len(SENTENCES)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("parallel_general.tsv", None, r"no parallel_general\.tsv in .*; name the folder of training text"),
        ("dictionary_da_en.tsv", "hus\thouse\n", r"dictionary_da_en\.tsv, line 1: 2 columns; expected 3"),
        ("municipal_parallel.jsonl", "{}\n", r"municipal_parallel\.jsonl, line 1: field 'da' is missing"),
        ("squad_da_train.jsonl", "\n{\n", r"squad_da_train\.jsonl, line 2: no JSON"),
    ],
)
def test_text_that_is_not_as_expected_is_told(
    folder: Path, tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(TrainingTextError, match=message):
        read_training_text(tmp_path)


def test_the_command_tells_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), str(tmp_path / "model")]) == 1
    assert "no parallel_general.tsv in" in capsys.readouterr().err


def test_model_1_learns_what_a_word_stands_for() -> None:
    # 1 a house, 2 red, 3 the; each stands beside the others, but in different pairs.
    danish = [[1, 3], [2, 3], [1, 2], [3]]
    english = [[11, 13], [12, 13], [11, 12], [13]]
    table = translations(danish, english, 4, 20).toarray()
    assert [int(row.argmax()) for row in table[1:]] == [11, 12, 13]
    assert table[1:].sum(axis=1) == pytest.approx(1)


def test_the_vocabulary_keeps_danish_letters_and_drops_other_scripts(folder: Path, start: Path) -> None:
    text, _ = read_training_text(folder)
    english = Encoder.load(start)
    student = extend(english, text.danish(), text.general, 200)
    tokens = student.tokenizer.encode("Blå køkken ñ").tokens
    assert tokens[:3] == ["[CLS]", "blå", "køkken"]
    assert "[UNK]" not in tokens
    assert "日" in english.tokenizer.get_vocab()
    assert "日" not in student.tokenizer.get_vocab()
    # A decomposed å, as PDF files have it, is the same letter.
    assert student.tokenizer.encode("Bla\u030a").tokens == student.tokenizer.encode("blå").tokens


def test_a_danish_word_starts_near_its_translation(folder: Path, start: Path) -> None:
    text, _ = read_training_text(folder)
    student = extend(Encoder.load(start), text.danish(), (*text.terms, *text.general), 200)
    table = torch.nn.functional.normalize(student.model.get_input_embeddings().weight.detach(), dim=1)
    row = {word: table[student.tokenizer.token_to_id(word)] for word in ("skole", "school", "bridge")}
    assert row["skole"] @ row["school"] > row["skole"] @ row["bridge"]


def test_the_loss_is_least_where_all_is_right() -> None:
    wanted = torch.eye(4)
    assert distillation_loss(wanted, wanted) < 1e-6
    assert distillation_loss(wanted.roll(1, 0), wanted) > 10
    rows = torch.tensor([0, 0, 1, 2, 3])
    assert contrast_loss(wanted[rows], wanted, rows) < contrast_loss(wanted[rows].roll(1, 0), wanted, rows)


def test_texts_that_say_the_same_are_not_told_apart() -> None:
    wanted = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert distillation_loss(wanted, wanted) < 1e-6


def test_alike_passages_follow_one_another() -> None:
    angles = np.asarray([0.0, 2.0, 0.1, 2.1, 0.2, 2.2])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    order = neighbours(vectors, random.Random(1))
    assert sorted(order) == list(range(6))
    assert len({row % 2 for row in order[:3]}) == 1


def test_a_sentence_asks_for_the_rest_of_its_passage() -> None:
    passages = [
        Group("Hallen bygges i år. Taget er grønt. Prisen er lav.", ("hal",)),
        Group("Kun én.", ("en",)),
    ]
    [found] = sentence_groups(passages, random.Random(3))
    assert set(found.danish[0].split()) < set(passages[0].passage.split())
    assert found.danish[0] not in found.passage


def test_some_texts_are_typed_without_danish_letters() -> None:
    rng = random.Random(1)
    typed = [without_danish_letters("Ærø få", rng) for _ in range(400)]
    assert set(typed) == {"Ærø få", "Aeroe faa"}
    assert 5 < typed.count("Aeroe faa") < 50


def test_a_gain_falls_with_the_rank_and_ends_at_ten() -> None:
    assert gain(np.asarray([0])) == 1
    assert gain(np.asarray([1])) == pytest.approx(0.6309, abs=1e-4)
    assert gain(np.asarray([10, 10])) == 0
