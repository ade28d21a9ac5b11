"""Conversations: numbered turns, bounded memory, ids that nobody guesses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.types import Answer, Filters
from tests.web.fakes import FakeAssistant
from web.conversations import Conversations

NO_FILTERS = Filters()


def answer() -> Answer:
    return FakeAssistant().ask("Hvad er klimatilpasning?", NO_FILTERS)


def test_a_conversation_grows_under_its_id() -> None:
    conversations = Conversations()
    first = conversations.add("", NO_FILTERS, answer())
    second = conversations.add(first.id, NO_FILTERS, answer())
    assert second.id == first.id
    assert [turn.number for turn in second.turns] == [1, 2]
    assert conversations.get(first.id) == second


def test_an_unknown_id_begins_a_new_conversation_under_an_id_of_our_own() -> None:
    conversations = Conversations()
    begun = conversations.add("valgt-af-en-fremmed", NO_FILTERS, answer())
    assert begun.id != "valgt-af-en-fremmed"
    assert conversations.get("valgt-af-en-fremmed") is None


def test_ids_are_long_and_differ() -> None:
    conversations = Conversations()
    ids = {conversations.add("", NO_FILTERS, answer()).id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 22  # 128 bits in base64


def test_the_oldest_turns_go_and_numbers_stay() -> None:
    conversations = Conversations(turn_limit=3)
    conversation = conversations.add("", NO_FILTERS, answer())
    for _ in range(4):
        conversation = conversations.add(conversation.id, NO_FILTERS, answer())
    assert [turn.number for turn in conversation.turns] == [3, 4, 5]


def test_the_conversation_used_longest_ago_goes() -> None:
    conversations = Conversations(conversation_limit=2)
    first, second = (conversations.add("", NO_FILTERS, answer()) for _ in range(2))
    conversations.get(first.id)
    third = conversations.add("", NO_FILTERS, answer())
    assert conversations.get(second.id) is None
    assert conversations.get(first.id)
    assert conversations.get(third.id)


def test_threads_do_not_lose_turns() -> None:
    conversations = Conversations()
    begun = conversations.add("", NO_FILTERS, answer())
    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda _: conversations.add(begun.id, NO_FILTERS, answer()), range(40)))
    assert sorted(conversation.turns[-1].number for conversation in seen) == list(range(2, 42))
