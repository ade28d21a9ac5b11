"""An answer as it is written: what happens in which order, and what stands in the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from assistant.ask import Assistant
from assistant.cite import same_words
from assistant.cli_writing import lines
from assistant.render import answer_json
from assistant.texts import texts
from assistant.types import Answer, Language, Outcome, StrikeReason
from assistant.writing.draft import Sentence, drafted, visible
from assistant.writing.endpoint import Endpoint, Limits
from assistant.writing.events import Extracted, Fallback, FellBack, Finished, StruckOut, Supported
from assistant.writing.nearness import Nearness
from assistant.writing.support import Verifier
from assistant.writing.write import Writer
from corpus.edits import printed
from index.glossary import bundled
from tests.assistant import model_server as ms
from tests.fakes import WordEmbedder

KNOWN = "Hvad blev besluttet om borgerrådgiveren?"
UNKNOWN = "klimatilpasning i 1998"


def writer_for(assistant: Assistant, url: str) -> Writer:
    verifier = Verifier(bundled(), Nearness(WordEmbedder().embed_passages))
    endpoint = Endpoint(url, "m", SecretStr("hemmelig"), Limits(1, 2))
    return Writer(assistant, assistant.index.store.source, endpoint, verifier)


@pytest.fixture
def model() -> Iterator[ms.ModelServer]:
    with ms.serving_model() as model:
        yield model


@pytest.fixture
def extractive(assistant: Assistant) -> Answer:
    return assistant.ask(KNOWN)


def mixed(request: ms.Request, reply: ms.Reply) -> None:
    """One good sentence between two bad ones."""
    number, text = next(iter(request.passages.items()))
    good = f"{ms.first_sentence(text)} [{number}]"
    reply.say("Svømmehallen koster 900 mio. kr. [1]", good, "Borgmesteren er glad.")


def test_what_happens_in_which_order(assistant: Assistant, model: ms.ModelServer, extractive: Answer) -> None:
    model.behaviour = mixed
    events = list(writer_for(assistant, model.url).events(extractive))
    assert [type(event) for event in events] == [Extracted, StruckOut, Supported, StruckOut, Finished]
    assert events[0] == Extracted(extractive)
    assert [e.struck.place for e in events if isinstance(e, StruckOut)] == [0, 1]
    assert [e.struck.reason for e in events if isinstance(e, StruckOut)] == [
        StrikeReason.NUMBER,
        StrikeReason.NO_SOURCE,
    ]
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.answer.outcome is Outcome.ANSWERED
    assert finished.answer.struck == tuple(e.struck for e in events if isinstance(e, StruckOut))
    assert finished.answer.note is not None
    assert "2 sætninger er streget ud" in finished.answer.note


def test_each_sentence_comes_as_soon_as_it_has_ended(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    def slowly(request: ms.Request, reply: ms.Reply) -> None:
        number, text = next(iter(request.passages.items()))
        reply.begin()
        reply.piece(f"{ms.first_sentence(text)} [{number}]\n")
        reply.wait(30)

    model.behaviour = slowly
    events = writer_for(assistant, model.url).events(extractive)
    assert isinstance(next(events), Extracted)
    assert isinstance(next(events), Supported)  # the model has not ended, and never will
    last = list(events)[-1]
    assert isinstance(last, FellBack)
    assert last.reason is Fallback.SLOW
    assert last.answer.statements == extractive.statements


def test_the_citations_of_a_written_sentence_stand_in_their_files(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    def all_of_it(request: ms.Request, reply: ms.Reply) -> None:
        reply.say(*(f"{ms.first_sentence(text)} [{n}]" for n, text in list(request.passages.items())[:4]))

    model.behaviour = all_of_it
    answer = writer_for(assistant, model.url).finish(extractive)
    written = [statement for statement in answer.statements if statement.written]
    assert len(written) >= 2
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        source = citation.source
        document = assistant.document(source.document_id)
        assert document is not None
        whole = assistant.index.store.source(document)
        at = document.text.text.find(source.text)
        quote = printed(document.text, whole, at, at + len(source.text))
        assert same_words(whole[source.start : source.end], quote)
    shown = {(c.source.start, c.source.end) for c in answer.citations}
    assert not [s for s in answer.related if (s.start, s.end) in shown]


def test_what_was_not_found_stays_so_and_nothing_is_sent(assistant: Assistant, model: ms.ModelServer) -> None:
    answer = assistant.ask(UNKNOWN)
    assert list(writer_for(assistant, model.url).events(answer)) == [Extracted(answer), Finished(answer)]
    assert model.requests == []


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (ms.failing(500), Fallback.FAILED),
        (ms.failing(401), Fallback.DENIED),
        (ms.failing(429), Fallback.BUSY),
        (ms.hanging, Fallback.SLOW),
        (ms.endless, Fallback.ENDLESS),
        (ms.saying(*(["Kommunen planlægger. [1]"] * 40)), Fallback.ENDLESS),
        (ms.raw("data: {\n\n"), Fallback.MALFORMED),
        (ms.saying("INTET SVAR"), Fallback.NOTHING),
        (ms.saying("Intet svar."), Fallback.NOTHING),
        (ms.saying(""), Fallback.NOTHING),
        (ms.saying("   ", "\n"), Fallback.NOTHING),
        (ms.saying("<think>Jeg tænker over [1]. Og mere.</think>"), Fallback.NOTHING),
        (ms.saying("Det kan jeg desværre ikke hjælpe med."), Fallback.UNSUPPORTED),
        (ms.saying("Svømmehallen koster 900 mio. kr. [1]"), Fallback.UNSUPPORTED),
    ],
)
def test_what_fails_leaves_the_quotes_and_says_why(
    assistant: Assistant,
    model: ms.ModelServer,
    extractive: Answer,
    behaviour: ms.Behaviour,
    reason: Fallback,
) -> None:
    model.behaviour = behaviour
    *_, last = writer_for(assistant, model.url).events(extractive)
    assert isinstance(last, FellBack)
    assert last.reason is reason
    assert last.answer.note == texts(Language.DANISH).say("fallback", reason.value)
    same = replace(last.answer, note=None, struck=(), answer_ms=extractive.answer_ms)
    assert same == extractive
    assert bool(last.answer.struck) is (reason is Fallback.UNSUPPORTED)


def test_a_model_that_repeats_its_rules_shows_none_of_them(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    def leaking(request: ms.Request, reply: ms.Reply) -> None:
        rules = [line.strip("- ") for line in request.body["messages"][0]["content"].splitlines()]
        reply.say(*(f"{rule} [1]" for rule in rules if len(rule) > 20))

    model.behaviour = leaking
    answer = writer_for(assistant, model.url).finish(extractive)
    assert [s for s in answer.statements if s.written] == []


def test_what_is_sent_is_the_question_and_numbered_passages_only(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    writer_for(assistant, model.url).finish(extractive)
    (request,) = model.requests
    assert list(request.passages) == list(range(1, len(request.passages) + 1))
    assert 2 <= len(request.passages) <= 8
    assert KNOWN in request.text
    assert "hemmelig" not in request.text
    system, user = request.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "{" not in system["content"]
    for citation in extractive.citations:
        assert any(visible(citation.source.text) in text for text in request.passages.values())


def test_an_english_question_gets_english_rules(assistant: Assistant, model: ms.ModelServer) -> None:
    answer = assistant.ask("what did Teknisk Forvaltning plan for klimatilpasning in 2012")
    writer_for(assistant, model.url).finish(answer)
    assert "short sentences in English" in model.sent


def test_too_many_at_once_get_their_quotes(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    model.behaviour = ms.stalling
    writer = writer_for(assistant, model.url)
    waiting = [writer.events(extractive) for _ in range(9)]
    for events in waiting:
        next(events)
    taken = [writer._free.acquire(blocking=False) for _ in range(8)]
    assert all(taken)
    last = list(waiting[0])[-1]
    assert isinstance(last, FellBack)
    assert last.reason is Fallback.BUSY


def test_json_says_which_sentences_were_written_and_which_struck(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    model.behaviour = mixed
    shown = json.loads(json.dumps(answer_json(writer_for(assistant, model.url).finish(extractive))))
    assert [statement["written"] for statement in shown["statements"]] == [True]
    assert [struck["reason"] for struck in shown["struck"]] == ["number", "no_source"]
    assert shown["note"].startswith("Skrevet af en sprogmodel.")
    assert answer_json(extractive)["note"] is None


def test_the_terminal_shows_sentences_as_they_come(
    assistant: Assistant, model: ms.ModelServer, extractive: Answer
) -> None:
    model.behaviour = mixed
    whole = "Fra en kilde:\n\n[1] Kilden"
    printed_lines = list(lines(writer_for(assistant, model.url).events(extractive), lambda answer: whole))
    assert printed_lines[0].replace("\u0336", "").startswith("  Svømmehallen koster 900")
    assert "(indeholder et tal" in printed_lines[0]
    assert printed_lines[1].endswith("[1]")
    assert printed_lines[-1].endswith("[1] Kilden")
    model.behaviour = ms.failing(500)
    (fallen,) = lines(writer_for(assistant, model.url).events(extractive), lambda answer: whole)
    assert fallen == f"Sprogmodellen meldte fejl. Svaret er ordrette citater.\n\n{whole}"


# Sentences out of a stream


def split(*pieces: str) -> list[Sentence]:
    return list(drafted(pieces))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("En. [1]\nTo. [2]", [("En.", (1,)), ("To.", (2,))]),
        ("En [1]. To [2][3].", [("En.", (1,)), ("To.", (2, 3))]),
        ("En.[1] To.[1, 2]", [("En.", (1,)), ("To.", (1, 2))]),
        ("En. [1] To. [2-4]", [("En.", (1,)), ("To.", (2, 3, 4))]),
        ("- **En** ting. [1]\n2. Og to. [2]", [("En ting.", (1,)), ("Og to.", (2,))]),
        (
            "Den 24. januar 2012 var der møde, jf. nr. 3. [1]",
            [("Den 24. januar 2012 var der møde, jf. nr. 3.", (1,))],
        ),
        ("Uden punktum [7]", [("Uden punktum", (7,))]),
        ("【1】", []),
        ("Sag 【2】.", [("Sag.", (2,))]),
        ("<think>Hm. [1]</think>Svar. [2]", [("Svar.", (2,))]),
        ("<think>Uden ende. [1]", []),
        ("\x1b[31mRød\x00.\u202e [1]", [("[31mRød.", (1,))]),
        ("Svar [999999999999].", [("Svar [999999999999].", ())]),
    ],
)
def test_sentences_are_cut_from_a_stream(text: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    expected = [Sentence(said, cites) for said, cites in sentences]
    assert split(text) == expected
    assert split(*text) == expected  # character by character
    assert split(*(text[i : i + 5] for i in range(0, len(text), 5))) == expected


def test_a_sentence_is_given_before_the_next_has_ended() -> None:
    stream = drafted(iter(["Første ", "sætning. [1]", " Anden", " sætning", " uden ende"]))
    assert next(stream) == Sentence("Første sætning.", (1,))
