"""Shared answers: opened by their link alone, for their days, and gone with what they come from."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from assistant.conversations import Conversations
from assistant.shares import Shares
from assistant.types import Filters, Outcome
from tests.web.fakes import FakeAssistant

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
ME, OTHER = "mig", "en anden"
DAY = 86_400
START = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC).timestamp()


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite"


@pytest.fixture
def conversations(assistant: FakeAssistant, path: Path, clock: Clock) -> Conversations:
    return Conversations(path, assistant, days=90, clock=clock)


@pytest.fixture
def shares(conversations: Conversations, assistant: FakeAssistant, clock: Clock) -> Shares:
    return Shares(conversations, assistant, days=30, clock=clock)


@pytest.fixture
def conversation(conversations: Conversations, assistant: FakeAssistant) -> str:
    first = conversations.add(ME, "", Filters(), assistant.ask(QUESTION, Filters()))
    conversations.add(ME, first.id, Filters(), assistant.ask("Hvad med skolevejene?", Filters()))
    return first.id


def shared(shares: Shares, conversation: str, number: int = 1) -> str:
    token = shares.add(ME, conversation, number)
    assert token is not None
    return token


def test_a_link_opens_the_one_answer_that_was_shared(shares: Shares, conversation: str) -> None:
    found = shares.open(shared(shares, conversation, 2))
    assert found
    assert found.turn.answer.question == "Hvad med skolevejene?"
    assert found.turn.answer.outcome is Outcome.ANSWERED
    assert (found.created, found.expires) == (dt.date(2026, 3, 3), dt.date(2026, 4, 2))


def test_only_the_owner_shares_and_only_what_is_there(shares: Shares, conversation: str) -> None:
    assert shares.add(OTHER, conversation, 1) is None
    assert shares.add(ME, conversation, 3) is None
    assert shares.add(ME, "findes-ikke", 1) is None
    assert not shares.list(ME)


def test_the_token_has_128_bits_and_stands_nowhere_in_the_file(
    shares: Shares, conversation: str, path: Path
) -> None:
    tokens = {shared(shares, conversation) for _ in range(5)}
    assert len(tokens) == 5
    assert {len(token) for token in tokens} == {22}
    kept = path.read_bytes()
    assert not any(token.encode() in kept for token in tokens)
    assert not any(shares.open(share.id) for share in shares.list(ME))


@pytest.mark.parametrize("token", ["", "x" * 22, "x" * 100_000, "' OR 1=1 --", "å" * 22])
def test_what_is_no_token_opens_nothing(shares: Shares, conversation: str, token: str) -> None:
    shared(shares, conversation)
    assert shares.open(token) is None


def test_it_expires_after_its_days(shares: Shares, conversation: str, clock: Clock) -> None:
    token = shared(shares, conversation)
    clock.now += 30 * DAY - 1
    assert shares.open(token)
    clock.now += 1
    assert shares.open(token) is None
    assert not shares.list(ME)


def test_a_shorter_setting_holds_for_old_links_and_a_longer_one_does_not(
    shares: Shares, conversations: Conversations, assistant: FakeAssistant, conversation: str, clock: Clock
) -> None:
    token = shared(shares, conversation)
    clock.now += 10 * DAY
    longer = Shares(conversations, assistant, days=365, clock=clock)
    assert longer.open(token)
    clock.now += 20 * DAY
    assert longer.open(token) is None
    token = shared(shares, conversation)
    clock.now += 10 * DAY
    assert Shares(conversations, assistant, days=7, clock=clock).open(token) is None


def test_the_owner_lists_and_revokes(shares: Shares, conversation: str) -> None:
    first, second = shared(shares, conversation), shared(shares, conversation, 2)
    listed = shares.list(ME)
    assert [(share.number, share.question) for share in listed] == [
        (2, "Hvad med skolevejene?"),
        (1, QUESTION),
    ]
    assert not shares.list(OTHER)
    assert not shares.revoke(OTHER, listed[0].id)
    assert shares.revoke(ME, listed[0].id)
    assert not shares.revoke(ME, listed[0].id)
    assert shares.open(second) is None
    assert shares.open(first)


def test_it_goes_with_its_conversation(
    shares: Shares, conversations: Conversations, conversation: str, path: Path
) -> None:
    token = shared(shares, conversation)
    conversations.delete(ME, conversation)
    assert shares.open(token) is None
    assert sqlite3.connect(path).execute("SELECT count(*) FROM shares").fetchone() == (0,)


def test_what_a_document_no_longer_says_is_not_shown(
    shares: Shares, conversation: str, assistant: FakeAssistant
) -> None:
    token = shared(shares, conversation)
    assistant.remove(*[document.id for document in assistant.documents()])
    found = shares.open(token)
    assert found
    assert found.turn.answer.outcome is Outcome.WITHDRAWN
    assert not found.turn.answer.statements


def test_the_oldest_link_goes_past_the_limit(
    conversations: Conversations, assistant: FakeAssistant, conversation: str, clock: Clock
) -> None:
    shares = Shares(conversations, assistant, days=30, clock=clock, owner_limit=2)
    first, second, third = (shared(shares, conversation) for _ in range(3))
    assert shares.open(first) is None
    assert shares.open(second)
    assert shares.open(third)
