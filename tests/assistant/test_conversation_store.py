"""Conversations: kept, found, expiring, each its owner's, without the text of what is gone."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversation_file import FORMAT
from assistant.conversations import Conversations
from assistant.errors import ConversationsUnusable
from assistant.types import (
    Answer,
    Carried,
    CarriedKind,
    ChipKind,
    Filters,
    Outcome,
    Place,
    Statement,
)
from tests.web.fakes import FakeAssistant

NO_FILTERS = Filters()
QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
ME, OTHER = "mig", "en anden"
DAY = 86_400


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite"


def opened(path: Path | None, assistant: FakeAssistant, **options) -> Conversations:
    return Conversations(path, assistant, **{"clock": Clock(), **options})


def ask(assistant: FakeAssistant, question: str = QUESTION) -> Answer:
    return assistant.ask(question, NO_FILTERS)


@pytest.mark.parametrize("kept", [True, False])
def test_a_conversation_grows_under_its_id(assistant: FakeAssistant, path: Path, kept: bool) -> None:
    conversations = opened(path if kept else None, assistant)
    first = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    second = conversations.add(ME, first.id, NO_FILTERS, ask(assistant))
    assert second.id == first.id
    assert [turn.number for turn in second.turns] == [1, 2]
    assert conversations.get(ME, first.id) == second


def test_an_answer_is_read_again_as_it_was_given(assistant: FakeAssistant, path: Path) -> None:
    filters = Filters(2012, "Teknisk Forvaltning", None, frozenset({ChipKind.YEAR}))
    source = ask(assistant).citations[0].source
    place = Place(source.document_id, source.version, 0, 40, "Formål")
    answer = replace(
        ask(assistant), read_as="Hvad?", carried=(Carried(CarriedKind.ITEM, "Formål"),), place=place
    )
    begun = opened(path, assistant).add(ME, "", filters, answer)
    found = opened(path, assistant).get(ME, begun.id)
    assert found
    assert found.turns[0].answer == answer
    assert found.turns[0].filters == filters


def test_words_of_the_assistants_own_are_kept(assistant: FakeAssistant, path: Path) -> None:
    answer = replace(ask(assistant), statements=(Statement("Vandet skal væk.", (1,), "Kort sagt"),))
    begun = opened(path, assistant).add(ME, "", NO_FILTERS, answer)
    found = opened(path, assistant).get(ME, begun.id)
    assert found
    assert found.turns[0].answer.statements == answer.statements


def test_an_unknown_id_begins_a_new_conversation_under_an_id_of_our_own(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    begun = conversations.add(ME, "valgt-af-en-fremmed", NO_FILTERS, ask(assistant))
    assert begun.id != "valgt-af-en-fremmed"
    assert conversations.get(ME, "valgt-af-en-fremmed") is None


def test_ids_are_long_and_differ(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    ids = {conversations.add(ME, "", NO_FILTERS, ask(assistant)).id for _ in range(50)}
    assert len(ids) == 50
    assert min(map(len, ids)) >= 22  # 128 bits in base64


def test_nobody_sees_or_changes_anothers_conversation(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    mine = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    assert conversations.get(OTHER, mine.id) is None
    assert conversations.list(OTHER) == []
    assert not conversations.rename(OTHER, mine.id, "Min nu")
    assert not conversations.delete(OTHER, mine.id)
    assert conversations.delete_all(OTHER) == 0
    theirs = conversations.add(OTHER, mine.id, NO_FILTERS, ask(assistant))
    assert theirs.id != mine.id
    assert conversations.get(ME, mine.id) == mine


def test_the_file_opens_nobodys_conversations(assistant: FakeAssistant, path: Path) -> None:
    opened(path, assistant).add("hemmelig-nøgle-i-en-cookie", "", NO_FILTERS, ask(assistant))
    assert "hemmelig-nøgle".encode() not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_they_are_listed_renamed_and_searched(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    climate = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    roads = conversations.add(ME, "", NO_FILTERS, ask(assistant, "Hvad gælder for skolevejene?"))
    conversations.add(ME, climate.id, NO_FILTERS, ask(assistant, "Hvad står der om ældre?"))
    assert [(each.title, each.turns) for each in conversations.list(ME)] == [
        (QUESTION, 2),
        ("Hvad gælder for skolevejene?", 1),
    ]
    assert conversations.rename(ME, roads.id, "  Veje\nog skoler ")
    assert [each.title for each in conversations.list(ME, "SKOLEVEJENE")] == ["Veje og skoler"]
    assert [each.id for each in conversations.list(ME, "aeldre klima")] == [climate.id]
    assert conversations.list(ME, "klima skolevejene") == []
    assert conversations.rename(ME, roads.id, " ")
    assert conversations.list(ME, limit=2)[1].title == "Hvad gælder for skolevejene?"


def test_a_long_title_is_cut_between_words(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant, "klimatilpasning " * 20))
    assert len(begun.title) <= 80
    assert begun.title.endswith("klimatilpasning …")


def test_what_is_deleted_is_not_in_the_file(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    for number in range(30):
        conversations.add(ME, "", NO_FILTERS, ask(assistant, f"Noget om Kaptajn Vom nummer {number}?"))
    begun = conversations.list(ME)[0]
    assert b"Kaptajn Vom" in path.read_bytes()
    assert conversations.delete(ME, begun.id)
    assert conversations.get(ME, begun.id) is None
    assert conversations.delete_all(ME) == 29
    assert b"Kaptajn Vom" not in path.read_bytes()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_conversations_expire(assistant: FakeAssistant, path: Path) -> None:
    clock = Clock()
    conversations = opened(path, assistant, clock=clock, days=30)
    old = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    clock.now += 20 * DAY
    new = conversations.add(ME, "", NO_FILTERS, ask(assistant, "Hvad gælder for skolevejene?"))
    clock.now += 15 * DAY
    assert [each.id for each in conversations.list(ME)] == [new.id]
    assert conversations.get(ME, old.id) is None
    assert b"klimatilpasning" not in path.read_bytes()


def test_the_oldest_turns_go_and_numbers_stay(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant, turn_limit=3)
    conversation = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    for _ in range(4):
        conversation = conversations.add(ME, conversation.id, NO_FILTERS, ask(assistant))
    assert [turn.number for turn in conversation.turns] == [3, 4, 5]


@pytest.mark.parametrize("limit", ["conversation_limit", "owner_limit"])
def test_the_conversation_used_longest_ago_goes(assistant: FakeAssistant, limit: str) -> None:
    conversations = opened(None, assistant, **{limit: 2})
    first, second = (conversations.add(ME, "", NO_FILTERS, ask(assistant)) for _ in range(2))
    conversations.add(ME, first.id, NO_FILTERS, ask(assistant))
    third = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    assert conversations.get(ME, second.id) is None
    assert conversations.get(ME, first.id)
    assert conversations.get(ME, third.id)


def test_the_file_holds_no_quoted_text(assistant: FakeAssistant, path: Path) -> None:
    answer = ask(assistant)
    opened(path, assistant).add(ME, "", NO_FILTERS, answer)
    kept = path.read_bytes()
    for citation in answer.citations:
        assert citation.source.text[:30].encode() not in kept


def test_what_a_removed_document_said_leaves_the_file(assistant: FakeAssistant, path: Path) -> None:
    source = ask(assistant).citations[0].source
    answer = replace(
        ask(assistant),
        statements=(Statement("Omskrevet efter kilden.", (1,), "Afsnittet Vandveje"),),
        carried=(Carried(CarriedKind.ITEM, "Afsnittet Vandveje"),),
        read_as="Hvad? (i ”Afsnittet Vandveje”)",
        place=Place(source.document_id, source.version, 0, 40, "Afsnittet Vandveje"),
    )
    conversations = opened(path, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, answer)
    for said in ("Omskrevet efter", "Vandveje", "Det står der i"):
        assert said.encode() in path.read_bytes()
    assistant.remove(*(document.id for document in assistant.documents()))
    conversations.forget()
    for said in ("Omskrevet efter", "Vandveje", "Det står der i"):
        assert said.encode() not in path.read_bytes()
    found = conversations.get(ME, begun.id)
    assert found
    assert found.turns[0].answer.outcome is Outcome.WITHDRAWN
    assert found.turns[0].answer.question == QUESTION


def test_an_answer_from_a_document_that_changed_meanwhile_is_not_kept(
    assistant: FakeAssistant, path: Path
) -> None:
    answer = ask(assistant)
    assistant.remove(*(document.id for document in assistant.documents()))
    found = opened(path, assistant).add(ME, "", NO_FILTERS, answer)
    assert found.turns[0].answer.outcome is Outcome.WITHDRAWN
    assert b"Det st" not in path.read_bytes()


def test_a_question_about_a_removed_item_forgets_its_title(assistant: FakeAssistant, path: Path) -> None:
    source = ask(assistant).citations[0].source
    refused = replace(
        ask(assistant, "Hvad med kvantecomputere?"),
        read_as="Hvem? (i ”Afsnittet Vandveje”)",
        place=Place(source.document_id, source.version, 0, 40, "Afsnittet Vandveje"),
    )
    conversations = opened(path, assistant)
    conversations.add(ME, "", NO_FILTERS, refused)
    assistant.remove(*(document.id for document in assistant.documents()))
    assert conversations.list(ME)
    assert b"Vandveje" not in path.read_bytes()


def test_threads_do_not_lose_turns(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    with ThreadPoolExecutor(8) as pool:
        seen = list(
            pool.map(lambda _: conversations.add(ME, begun.id, NO_FILTERS, ask(assistant)), range(40))
        )
    assert sorted(conversation.turns[-1].number for conversation in seen) == list(range(2, 42))


_WRITER = """
import sys
from pathlib import Path
from assistant.conversations import Conversations
from assistant.types import Filters
from tests.web.fakes import FakeAssistant
assistant = FakeAssistant()
conversations = Conversations(Path(sys.argv[1]), assistant)
for _ in range(20):
    conversations.add("mig", sys.argv[2], Filters(), assistant.ask("Hvad er klimatilpasning?", Filters()))
"""


def test_two_processes_write_at_once(assistant: FakeAssistant, path: Path) -> None:
    conversations = Conversations(path, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path), begun.id]) for _ in range(2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    found = conversations.get(ME, begun.id)
    assert found
    assert [turn.number for turn in found.turns] == list(range(1, 42))
    checked = sqlite3.connect(path)
    assert checked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    checked.close()


def test_a_file_of_another_version_or_none_of_ours_is_refused(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    conversations.close()
    changed = sqlite3.connect(path)
    changed.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    changed.commit()
    changed.close()
    with pytest.raises(
        ConversationsUnusable, match=rf"format 99, this version reads {FORMAT}; move the file"
    ):
        opened(path, assistant)
    path.write_bytes(b"ikke en database " * 100)
    with pytest.raises(ConversationsUnusable, match="move the file away"):
        opened(path, assistant)


def test_what_cannot_be_written_is_told_and_changes_nothing(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    with pytest.raises(ConversationsUnusable, match="disk is full; try again"):
        conversations.add(ME, begun.id, NO_FILTERS, ask(assistant))
    other.execute("DROP TRIGGER full")
    other.close()
    assert conversations.get(ME, begun.id) == begun
    assert len(conversations.add(ME, begun.id, NO_FILTERS, ask(assistant)).turns) == 2


def test_an_answer_is_put_in_the_place_of_another_once(assistant: FakeAssistant, path: Path) -> None:
    conversations = opened(path, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    before = begun.turns[0].answer
    stopped, written = replace(before, note="Stoppet."), replace(before, note="Skrevet.")
    changed = conversations.rewrite(ME, begun.id, 1, before, stopped)
    assert changed
    assert changed.turns[0].answer == stopped
    late = conversations.rewrite(ME, begun.id, 1, before, written)
    assert late
    assert late.turns[0].answer == stopped
    assert opened(path, assistant).get(ME, begun.id) == late


def test_only_an_owners_own_turn_is_written_anew(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    answer = begun.turns[0].answer
    after = replace(answer, note="Skrevet.")
    assert conversations.rewrite(OTHER, begun.id, 1, answer, after) is None
    assert conversations.rewrite(ME, begun.id, 2, answer, after) is None
    assert conversations.rewrite(ME, "findes-ikke", 1, answer, after) is None
    assert conversations.get(ME, begun.id) == begun


def test_an_answer_written_anew_is_withdrawn_like_any_other(assistant: FakeAssistant) -> None:
    conversations = opened(None, assistant)
    begun = conversations.add(ME, "", NO_FILTERS, ask(assistant))
    answer = begun.turns[0].answer
    assert conversations.rewrite(ME, begun.id, 1, answer, replace(answer, note="Skrevet."))
    assistant.remove(*(document.id for document in assistant.documents()))
    found = conversations.get(ME, begun.id)
    assert found
    assert found.turns[0].answer.outcome is Outcome.WITHDRAWN
