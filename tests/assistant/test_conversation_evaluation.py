"""Measuring conversations: reading the set, what counts as right, the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.conversation_evaluation import (
    conversations_json,
    conversations_text,
    evaluate_conversations,
    is_carried_right,
    is_right,
)
from assistant.conversation_set import TurnSpec, holds_conversations, read_conversations
from assistant.types import Carried, CarriedKind
from corpus.errors import RaadslagError

FILE = "oekonomiudvalget-2012-01-24"
AGAINST = "A stemmer imod, idet der ikke allerede nu"
CONVERSATION = {
    "id": "C-1",
    "set": "tune",
    "lang": "da",
    "turns": [
        {
            "question": "Hvad blev besluttet om budgetprocessen for 2013-16?",
            "kind": "first",
            "file": FILE,
            "evidence": ["Med 7 stemmer besluttet at igangsætte en proces"],
            "carried": [],
        },
        {
            "question": "hvem stemte imod?",
            "kind": "votes",
            "file": FILE,
            "evidence": [AGAINST],
            "carried": ["topic"],
        },
        {"question": "Hvem fandt på metroen?", "kind": "new", "answerable": False, "carried": []},
    ],
}


def written(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def turn(**fields: object) -> TurnSpec:
    return TurnSpec(**{"question": "hvem stemte imod?", "kind": "votes", "carried": (), **fields})


def test_a_set_is_read_and_known_from_single_questions(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", CONVERSATION)
    (conversation,) = read_conversations(path)
    assert [each.kind for each in conversation.turns] == ["first", "votes", "new"]
    assert conversation.turns[1].carried == (CarriedKind.TOPIC,)
    assert holds_conversations(path)
    assert not holds_conversations(written(tmp_path / "b.jsonl", {"id": "1", "question": "Hvad?"}))
    assert not holds_conversations(tmp_path / "findes-ikke")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"turns": CONVERSATION["turns"][:1]}, "has no follow-up; give it two turns"),
        ({"turns": [{"question": "Hvad?", "kind": "first", "carried": []}] * 2}, 'has no "evidence"'),
        ({"turns": "x"}, "line 1: turns"),
    ],
)
def test_a_line_that_is_no_conversation_is_named(tmp_path: Path, change: dict, message: str) -> None:
    with pytest.raises(RaadslagError, match=message):
        read_conversations(written(tmp_path / "a.jsonl", CONVERSATION | change))


def test_ids_are_taken_once_and_an_empty_file_is_none(tmp_path: Path) -> None:
    with pytest.raises(RaadslagError, match="is taken; give another"):
        read_conversations(written(tmp_path / "a.jsonl", CONVERSATION, CONVERSATION))
    with pytest.raises(RaadslagError, match="holds no conversations"):
        read_conversations(written(tmp_path / "a.jsonl"))
    with pytest.raises(RaadslagError, match="cannot read"):
        read_conversations(tmp_path / "findes-ikke")


def test_a_turn_is_right_when_it_cites_its_evidence_in_its_lines(assistant: Assistant) -> None:
    answer = assistant.ask("Hvad blev besluttet om budgetprocessen for 2013-16?")
    store = assistant.index.store
    decided = turn(file=FILE, evidence=("Med 7 stemmer besluttet",))
    assert is_right(decided, answer, store)
    assert not is_right(turn(file=FILE, evidence=("Taget til efterretning",)), answer, store)
    assert is_right(turn(file=FILE, evidence=("Med 7 stemmer",), lines=(60, 70)), answer, store)
    assert not is_right(turn(file=FILE, evidence=("Med 7 stemmer",), lines=(600, 700)), answer, store)
    assert not is_right(turn(answerable=False), answer, store)


@pytest.mark.parametrize(
    ("wanted", "took", "right"),
    [
        ((), (), True),
        ((), ("topic",), False),
        (("topic",), ("item",), True),
        (("topic",), ("topic",), True),
        (("topic",), (), False),
        (("topic",), ("topic", "year"), False),
        (("topic", "year"), ("topic", "year"), True),
    ],
)
def test_an_item_stands_for_the_topic(wanted: tuple, took: tuple, right: bool) -> None:
    spec = turn(carried=tuple(CarriedKind(kind) for kind in wanted))
    assert is_carried_right(spec, [Carried(CarriedKind(kind), "") for kind in took]) is right


def test_the_figures_are_told_for_people_and_programs(assistant: Assistant, tmp_path: Path) -> None:
    conversations = read_conversations(written(tmp_path / "a.jsonl", CONVERSATION))
    scored = evaluate_conversations(assistant, conversations)
    assert [each.right for each in scored[:2]] == [True, True]
    text = conversations_text(scored, fails=True)
    assert "follow-ups" in text
    assert "kind=votes" in text
    said = conversations_json(scored, fails=True)
    assert said["follow-ups"]["turns"] == 2
    assert said["kind=votes"]["right"] == 1.0
