"""Feedback and unanswered questions: kept by consent, without CPR numbers, found, dealt with, forgotten."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import FeedbackUnusable, InvalidFeedback
from assistant.feedback import LONGEST_COMMENT, About, Entry, Feedback, Reason, Shown
from corpus.masking import LABEL

DAY = 86_400
QUESTION = "Hvad koster en byggetilladelse?"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index" / "feedback.sqlite"


@pytest.fixture
def feedback(path: Path, clock: Clock) -> Iterator[Feedback]:
    with closing(Feedback(path, clock=clock)) as made:
        yield made


def test_an_entry_is_read_as_it_was_given(feedback: Feedback) -> None:
    entry = Entry(
        About.SOURCE,
        useful=False,
        reason=Reason.WRONG_SOURCE,
        comment="Det er et andet udvalg.\nSe side 4.",
        question=QUESTION,
        documents=(Shown("referat", "v2"), Shown("plan", "v1")),
    )
    made = feedback.record(entry)
    (kept,) = feedback.entries()
    assert (kept.id, kept.entry, kept.handled) == (made, entry, None)


@pytest.mark.parametrize("kept", [True, False])
def test_entries_are_in_the_file_or_in_memory(path: Path, kept: bool) -> None:
    with closing(Feedback(path if kept else None)) as made:
        made.record(Entry(About.ANSWER, useful=True))
    with closing(Feedback(path if kept else None)) as again:
        assert len(again.entries()) == kept


def test_entries_are_found_by_whether_they_are_handled_and_useful(feedback: Feedback) -> None:
    first = feedback.record(Entry(About.ANSWER, useful=True))
    second = feedback.record(Entry(About.ANSWER, useful=False, reason=Reason.WRONG))
    assert feedback.handled(first)
    assert [kept.id for kept in feedback.entries()] == [second, first]
    assert [kept.id for kept in feedback.entries(handled=True)] == [first]
    assert [kept.id for kept in feedback.entries(handled=False)] == [second]
    assert [kept.id for kept in feedback.entries(useful=True)] == [first]
    assert feedback.handled(first, done=False)
    assert feedback.entries(handled=True) == []
    assert not feedback.handled(99)


def test_cpr_numbers_are_masked(path: Path, feedback: Feedback) -> None:
    feedback.record(
        Entry(About.ANSWER, useful=False, comment="Min sag, 010160-1234.", question="CPR 0101601234?")
    )
    feedback.record_unanswered("Hvad sker der med 010160-1234?", consented=True)
    (kept,) = feedback.entries()
    assert kept.entry.comment == f"Min sag, {LABEL}."
    assert LABEL in (kept.entry.question or "")
    assert LABEL in feedback.unanswered()[0].question
    assert b"1234" not in path.read_bytes()


def test_a_line_break_counts_as_one_character_and_control_characters_go(feedback: Feedback) -> None:
    feedback.record(Entry(About.ANSWER, useful=True, comment="a\x00\x1b[31m\r\n" * 300))
    assert feedback.entries()[0].entry.comment.count("\n") == 299
    assert "\x1b" not in feedback.entries()[0].entry.comment


@pytest.mark.parametrize(
    "entry",
    [
        Entry(About.ANSWER, useful=True, comment="x" * (LONGEST_COMMENT + 1)),
        Entry(About.ANSWER, useful=True, question="x" * 5_000),
        Entry(About.ANSWER, useful=True, documents=(Shown("d", "v"),) * 51),
    ],
)
def test_what_is_too_long_is_refused(feedback: Feedback, entry: Entry) -> None:
    with pytest.raises(InvalidFeedback):
        feedback.record(entry)
    assert feedback.entries() == []


def test_a_deleted_entry_leaves_nothing_in_the_folder(path: Path, feedback: Feedback) -> None:
    made = feedback.record(Entry(About.ANSWER, useful=False, comment="kanariefugl", question=QUESTION))
    assert feedback.delete(made)
    assert not feedback.delete(made)
    assert feedback.entries() == []
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"kanariefugl" not in written
    assert b"byggetilladelse" not in written


def test_old_entries_are_forgotten(feedback: Feedback, clock: Clock) -> None:
    feedback.record(Entry(About.ANSWER, useful=True))
    feedback.record_unanswered(QUESTION, consented=True)
    clock.now += 10 * DAY
    feedback.record(Entry(About.ANSWER, useful=False))
    assert feedback.forget_older(5) == 2
    assert [kept.entry.useful for kept in feedback.entries()] == [False]
    clock.now += 366 * DAY
    assert feedback.entries() == []


def test_the_oldest_go_when_there_are_too_many(clock: Clock) -> None:
    with closing(Feedback(None, limit=3, clock=clock)) as made:
        for number in range(5):
            made.record(Entry(About.ANSWER, useful=True, comment=str(number)))
            made.record_unanswered(f"Spørgsmål {number}", consented=True)
        assert [kept.entry.comment for kept in made.entries()] == ["4", "3", "2"]
        assert [found.question for found in made.unanswered()] == [f"Spørgsmål {n}" for n in (4, 3, 2)]


def test_a_question_is_kept_in_clear_only_by_consent_or_by_the_setting(path: Path) -> None:
    with closing(Feedback(path)) as off:
        assert not off.record_unanswered(QUESTION, consented=False)
        assert off.unanswered() == []
    assert b"byggetilladelse" not in path.read_bytes()
    with closing(Feedback(path, keep_unanswered=True)) as on:
        assert on.record_unanswered(QUESTION, consented=False)
        assert [found.question for found in on.unanswered()] == [QUESTION]


def test_a_question_asked_again_is_counted_and_open_again(feedback: Feedback) -> None:
    feedback.record_unanswered("Hvem er borgmester", consented=True)
    feedback.record_unanswered(QUESTION, consented=True)
    feedback.record_unanswered("  hvad koster en  Byggetilladelse ", consented=True)
    first, second = feedback.unanswered()
    assert (first.question, first.times) == (QUESTION, 2)
    assert feedback.handled_unanswered(first.id)
    assert feedback.unanswered(handled=False) == [second]
    feedback.record_unanswered(QUESTION, consented=True)
    assert feedback.unanswered(handled=False)[0].times == 3
    assert feedback.delete_unanswered(second.id)
    assert not feedback.handled_unanswered(second.id)


def test_an_empty_question_is_not_kept(feedback: Feedback) -> None:
    assert not feedback.record_unanswered(" \x00 ", consented=True)


def test_the_file_is_its_owners_alone(path: Path, feedback: Feedback) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_of_another_format_is_left_alone(path: Path) -> None:
    Feedback(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(FeedbackUnusable, match="format 99"):
        Feedback(path)


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("ikke en database, men noget helt andet " * 10)
    with pytest.raises(FeedbackUnusable, match="move the file away"):
        Feedback(path)
