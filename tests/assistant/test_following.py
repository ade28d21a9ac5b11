"""Conversations over a small library: the answer comes from the item, and goes when the item does."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli
from assistant.ask import Assistant
from assistant.conversation_file import NAME
from assistant.conversation_spans import answer_text, to_answer
from assistant.types import Answer, CarriedKind, Filters, Outcome
from index.build import build
from index.glossary import bundled
from index.library import changing
from index.search import Index
from tests.fakes import WordEmbedder
from tests.texts import write_corpus

Run = Callable[..., int]
Output = pytest.CaptureFixture[str]

MEETING = """\
1

Ny svømmehal
.

Sagsfremstilling
Kulturudvalget har bedt om et forslag til en ny svømmehal ved havnen, som borgerne har ønsket.
Byggeriet begynder, fordi den gamle hal er slidt ned.

Økonomiske konsekvenser
Anlægget koster 40 mio. kr. i 2016.

Indstilling
Forvaltningen foreslår, at svømmehallen bygges i 2017.

Kulturudvalget den 3. marts 2015:
Vedtaget med 5 stemmer.

V stemmer imod, idet hallen bliver for dyr.

Karen Holm (B) var fraværende.
\f2

Stier i skoven
.

Sagsfremstilling
Foreningen Skovens Venner ønsker nye stier i skoven.

Indstilling
Forvaltningen foreslår, at stierne anlægges.

Kulturudvalget den 3. marts 2015:
Godkendt.

Jens Lund (C) var fraværende.
"""
PARKING = "Parkering\n\nBiler må holde på torvet i to timer. Cykler stilles ved stationen.\n"
FIRST = "Hvad besluttede Kulturudvalget om en ny svømmehal?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "documents", {"moede": MEETING, "parkering": PARKING})
    catalogue = tmp_path / "documents" / "catalogue.toml"
    facts = 'kind = "referat"\norgan = "Kulturudvalget"\ndate = 2015-03-03\n'
    catalogue.write_text(
        catalogue.read_text("utf-8").replace('title = "moede"\n', f'title = "Møde"\n{facts}')
    )
    return tmp_path / "documents"


@pytest.fixture
def index_dir(tmp_path: Path, folder: Path) -> Path:
    build(folder, tmp_path / "index", WordEmbedder())
    return tmp_path / "index"


@pytest.fixture
def talker(index_dir: Path) -> Assistant:
    return Assistant(Index.open(index_dir, WordEmbedder()), bundled())


def talk(assistant: Assistant, *turns: str, filters: Filters | None = None) -> Answer:
    """Hold a conversation and return its last answer."""
    answers: list[Answer] = []
    for turn in turns:
        answers.append(assistant.follow(turn, filters, answers))
    return answers[-1]


def quotes(answer: Answer) -> str:
    return "\n".join(citation.source.text for citation in answer.citations)


@pytest.mark.parametrize(
    ("turn", "held"),
    [
        ("hvem stemte imod?", "V stemmer imod, idet hallen bliver for dyr."),
        ("who voted against?", "V stemmer imod, idet hallen bliver for dyr."),
        ("og hvem var fraværende?", "Karen Holm (B) var fraværende."),
        ("hvad blev indstillet?", "Forvaltningen foreslår, at svømmehallen bygges i 2017."),
        ("hvad koster den?", "Anlægget koster 40 mio. kr. i 2016."),
        ("hvorfor?", "fordi den gamle hal er slidt ned"),
        ("hvad blev så besluttet?", "Vedtaget med 5 stemmer."),
    ],
)
def test_what_is_asked_of_an_item_is_answered_from_it(talker: Assistant, turn: str, held: str) -> None:
    answer = talk(talker, FIRST, turn)
    assert answer.outcome is Outcome.ANSWERED
    assert held in quotes(answer)
    assert "Jens Lund" not in quotes(answer)
    assert "Skovens Venner" not in quotes(answer)
    assert [(each.kind, each.label) for each in answer.carried] == [(CarriedKind.ITEM, "Ny svømmehal")]
    assert answer.question == turn
    assert answer.read_as
    assert "Ny svømmehal" in answer.read_as
    assert not answer.chips


def test_what_the_item_does_not_say_is_not_answered_from_elsewhere(talker: Assistant) -> None:
    answer = talk(talker, "Hvad blev besluttet om stier i skoven?", "hvem stemte imod?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.opening == "Jeg fandt ikke svar på det i ”Stier i skoven”."
    assert answer.place
    again = talk(
        talker, "Hvad blev besluttet om stier i skoven?", "hvem stemte imod?", "og hvem var fraværende?"
    )
    assert "Jens Lund" in quotes(again)


def test_a_new_topic_leaves_the_item(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "Hvor længe må biler holde på torvet?")
    assert (answer.read_as, answer.carried, answer.place) == (None, (), None)
    assert "to timer" in quotes(answer)


def test_more_of_the_item_is_shown_and_then_said_to_be_all(talker: Assistant) -> None:
    answers = [talker.follow(FIRST)]
    seen = quotes(answers[0])
    for _ in range(6):
        answers.append(talker.follow("vis mig mere", None, answers))
        if answers[-1].outcome is not Outcome.ANSWERED:
            break
        assert not {c.source.text for c in answers[-1].citations} & set(seen.split("\n"))
        assert "Jens Lund" not in quotes(answers[-1])
        seen += "\n" + quotes(answers[-1])
    assert answers[-1].opening == "Der står ikke mere i ”Ny svømmehal”, end jeg har vist."
    assert "borgerne har ønsket" in seen


def test_offered_passages_are_shown_when_they_are_wanted(talker: Assistant) -> None:
    refused = talker.follow("Hvad står der om stier i skoven i 1998?")
    assert refused.outcome is Outcome.NOT_FOUND
    assert refused.related
    shown = talker.follow("ja, vis mig det", None, [refused])
    assert shown.outcome is Outcome.ANSWERED
    assert "stier i skoven" in quotes(shown)


def test_a_filter_set_by_hand_holds_within_the_item_too(talker: Assistant) -> None:
    answer = talk(talker, FIRST)
    bounded = talker.follow("hvem stemte imod?", Filters(document="parkering"), [answer])
    assert bounded.outcome is Outcome.NOT_FOUND
    assert not any(source.document_id == "moede" for source in bounded.related)


def test_thanks_in_between_do_not_end_the_topic(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "tak", "hvem stemte imod?")
    assert "V stemmer imod" in quotes(answer)


def test_an_answer_is_kept_without_its_text_and_read_again(talker: Assistant) -> None:
    for turns in ([FIRST], [FIRST, "hvem stemte imod?"], ["Hvem byggede metroen?"]):
        answer = talk(talker, *turns)
        kept = answer_text(answer, talker.document)
        assert to_answer(answer.question, kept, talker.document) == answer
        assert not any(citation.source.text in kept for citation in answer.citations)


def test_the_item_is_forgotten_with_its_document(talker: Assistant, index_dir: Path) -> None:
    answer = talker.follow(FIRST)
    with changing(index_dir, WordEmbedder()) as library:
        library.remove(["moede"])
    after = talker.follow("hvem stemte imod?", None, [answer])
    assert after.outcome is Outcome.NOT_FOUND
    assert not after.citations


@pytest.fixture
def run(index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in [name for name in os.environ if name.upper().startswith("RAADSLAG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAADSLAG_INDEX", str(index_dir))
    monkeypatch.setattr("assistant.build.SentenceTransformerEmbedder", lambda name: WordEmbedder())
    return lambda *arguments: cli.main(lambda _: None, arguments)


def test_a_conversation_goes_on_over_commands(run: Run, capsys: Output) -> None:
    assert run("ask", FIRST, "--conversation", "new", "--json") == 0
    identity = json.loads(capsys.readouterr().out)["conversation"]
    assert run("ask", "hvem stemte imod?", "--conversation", identity) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Jeg læser spørgsmålet som »Hvem stemte imod? (i ”Ny svømmehal”)«\n")
    assert "V stemmer imod" in printed
    assert printed.endswith(f"Conversation {identity}\n")


def test_a_conversation_that_is_not_there_is_told_in_one_line(run: Run, capsys: Output) -> None:
    assert run("ask", FIRST, "--conversation", "x") == 1
    assert "no conversation begun on the command line has the id 'x'" in capsys.readouterr().err


def test_nothing_is_kept_where_nothing_is_to_be(
    run: Run, capsys: Output, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAADSLAG_CONVERSATION_DAYS", "0")
    assert run("ask", FIRST, "--conversation", "new") == 1
    assert "RAADSLAG_CONVERSATION_DAYS is 0" in capsys.readouterr().err
    assert not (index_dir / NAME).exists()
    assert run("ask", FIRST) == 0


def test_removing_a_document_takes_it_out_of_the_conversations_file(
    run: Run, capsys: Output, index_dir: Path
) -> None:
    run("ask", FIRST, "--conversation", "new", "--json")
    identity = json.loads(capsys.readouterr().out)["conversation"]
    run("ask", "hvem stemte imod?", "--conversation", identity)
    kept = (index_dir / NAME).read_bytes()
    assert "Ny svømmehal".encode() in kept
    assert b"stemmer imod, idet" not in kept
    assert run("remove", "moede") == 0
    left = (index_dir / NAME).read_bytes()
    assert "Ny svømmehal".encode() not in left
    assert b"hvem stemte imod?" in left


def test_an_organ_that_the_item_does_not_name_is_not_answered_by_another(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "og Teknisk Udvalg?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.place is None
    assert answer.read_as == "Hvad besluttede Teknisk Udvalg om en ny svømmehal?"


def test_a_word_that_joins_a_new_topic_is_no_part_of_it(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "ok, hvor længe må biler holde på torvet?")
    assert "to timer" in quotes(answer)
    assert answer.question == "ok, hvor længe må biler holde på torvet?"


def test_why_after_a_vote_is_the_reason_that_the_vote_gives(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "hvem stemte imod?", "hvorfor?")
    assert quotes(answer) == "V stemmer imod, idet hallen bliver for dyr."


def test_why_after_no_vote_finds_no_reason(talker: Assistant) -> None:
    answer = talk(talker, "Hvad blev besluttet om stier i skoven?", "hvem stemte imod?", "hvorfor det?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert not answer.citations


def test_words_that_nothing_in_the_item_holds_are_looked_for_elsewhere(
    talker: Assistant,
) -> None:
    elsewhere = talk(talker, FIRST, "Hvor stilles cykler?")
    assert (elsewhere.place, elsewhere.carried) == (None, ())
    assert "ved stationen" in quotes(elsewhere)


def test_what_somebody_said_is_what_the_item_says_of_them(talker: Assistant) -> None:
    answer = talk(talker, "Hvad blev besluttet om stier i skoven?", "hvad skrev foreningen?")
    assert "Skovens Venner ønsker nye stier" in quotes(answer)
    assert answer.place


def test_a_committee_called_in_short_is_asked_about_the_same_item(talker: Assistant) -> None:
    answer = talk(talker, FIRST, "hvad sagde KU?")
    assert "Vedtaget med 5 stemmer." in quotes(answer)
    assert "Godkendt." not in quotes(answer)
