"""What hits and answers are worth, told by hand and by the question set's own scorer."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from assistant.answer_file import answer_file
from assistant.ask import Assistant
from assistant.evaluation import HITS, Scored, corpus_digest, evaluate, figures, missing_files, score
from assistant.question_set import Question, read_questions
from assistant.types import Answer, Citation, Language, Outcome, Source, Statement
from corpus.folder import offered
from corpus.types import Kind
from index.library import changing
from index.progress import Progress
from index.store import Store, StoredFile
from tests.conftest import DOCUMENTS
from tests.fakes import WordEmbedder
from tests.quality import score as scorer

QUALITY = DOCUMENTS.parents[1] / "tests" / "quality"
TEXT = (
    "# Svømmehal\n\nKulturud-\nvalget vil have en ny svømme\u00adhal.\n\n"
    + "Den ligger ved havnen. " * 150
    + "Den koster 40 mio. kr.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A library of one Markdown file: a source need be no text file, and no folder of sources is needed."""
    folder = tmp_path_factory.mktemp("library")
    file = tmp_path_factory.mktemp("files") / "hallen.md"
    file.write_text(TEXT, "utf-8")
    with changing(folder, WordEmbedder()) as library:
        library.add(offered(file))
    return Store(folder)


def place(store: Store, start: int, end: int) -> Source:
    document = store.document(store.document_ids()[0])
    assert document
    return Source(
        document.id,
        document.version,
        document.file,
        "",
        Kind.OTHER,
        None,
        None,
        None,
        None,
        (),
        start,
        end,
        "",
    )


def whole(store: Store) -> tuple[str, Source]:
    document = store.document(store.document_ids()[0])
    assert document
    text = store.source(document)
    return text, place(store, 0, len(text))


def answer(*quoted: Source, text: str = "Svar") -> Answer:
    citations = tuple(Citation(number, source) for number, source in enumerate(quoted, start=1))
    statements = tuple(Statement(text, (c.number,)) for c in citations)
    outcome = Outcome.ANSWERED if quoted else Outcome.NOT_FOUND
    return Answer(outcome, "Hvad?", Language.DANISH, (), "", statements, citations, (), 1.0, 2.0)


def asked(*evidence: str, file: str = "hallen", **more: object) -> Question:
    return replace(Question("a", "Hvad?", file=file, evidence=evidence), **more)


def ranks(store: Store, question: Question, *hits: Source) -> tuple[int | None, int | None]:
    scored = score(question, hits, answer(), store)
    return scored.first, scored.full


def test_a_hit_holds_a_quote_whatever_its_white_space_hyphens_and_case(store: Store) -> None:
    text, _ = whole(store)
    hit = place(store, text.index("Kultur"), text.index("Den ligger"))
    assert ranks(store, asked("kulturudvalget  vil have en ny svømmehal"), hit) == (1, 1)
    assert ranks(store, asked("Kulturudvalget vil have en ny skøjtehal"), hit) == (None, None)


def test_what_a_long_hit_holds_after_2500_characters_does_not_count(store: Store) -> None:
    text, hit = whole(store)
    assert len(text) > 2_500
    assert ranks(store, asked("Den ligger ved havnen."), hit) == (1, 1)
    assert ranks(store, asked("Den koster 40 mio. kr."), hit) == (None, None)
    end = place(store, len(text) - 2_000, len(text))
    assert ranks(store, asked("Den koster 40 mio. kr."), hit, end) == (2, 2)


def test_a_question_that_takes_all_evidence_is_served_by_the_last_hit_with_some(store: Store) -> None:
    text, _ = whole(store)
    wish, price = place(store, 0, 80), place(store, len(text) - 100, len(text))
    quotes = ("ny svømmehal", "40 mio. kr.")
    assert ranks(store, asked(*quotes), wish, wish, price) == (1, 3)
    assert ranks(store, asked(*quotes), wish) == (1, None)
    assert ranks(store, asked(*quotes, any=True), wish) == (1, 1)


def test_a_hit_in_another_file_counts_only_where_the_evidence_stands_there_too(store: Store) -> None:
    _, hit = whole(store)
    assert ranks(store, asked("ny svømmehal", file="hallen.md"), hit) == (1, 1)
    assert ranks(store, asked("ny svømmehal", file="broen"), hit) == (None, None)
    assert ranks(store, asked("ny svømmehal", file="broen", also=[["hallen", 1, 1]]), hit) == (1, 1)


@pytest.mark.parametrize("change", [{"document_id": "gone"}, {"end": 10**6}])
def test_a_place_that_is_no_longer_there_holds_nothing(store: Store, change: dict) -> None:
    _, hit = whole(store)
    assert ranks(store, asked("ny svømmehal"), replace(hit, **change)) == (None, None)


def test_an_answer_is_right_by_its_text_or_by_what_it_quotes(store: Store) -> None:
    _, hit = whole(store)
    question = asked("ny svømmehal", must=("Kulturudvalget", "skøjtehal"))
    by_text = score(question, (), answer(hit, text="En skøjtehal"), store)
    assert (by_text.answered, by_text.cites_evidence, by_text.holds_musts) == (True, True, True)
    assert not score(question, (), answer(hit), store).holds_musts
    assert not score(asked("ny svømmehal"), (), answer(hit), store).holds_musts, "nothing to hold"


def test_figures_over_nothing_are_none() -> None:
    nothing = asdict(figures([]))
    assert (nothing.pop("answerable"), nothing.pop("unanswerable")) == (0, 0)
    assert set(nothing.values()) == {None}


def test_times_are_those_of_the_middle_and_of_the_slow_end(store: Store) -> None:
    scored = [
        replace(score(asked("x"), (), answer(), store), answer_ms=float(ms)) for ms in range(100, 0, -1)
    ]
    found = figures([*scored, replace(scored[0], answer_ms=None)])
    assert (found.answer_ms_p50, found.answer_ms_p95) == (51.0, 96.0)


def stored(name: str, digest: str) -> StoredFile:
    return StoredFile(name, name, name, "dokument", None, None, "", "", digest, 1, 1, (), ())


def test_the_corpus_digest_changes_with_the_files_and_not_with_their_order() -> None:
    one, two, three = stored("a.txt", "1"), stored("b.txt", "2"), stored("b.txt", "3")
    assert corpus_digest([one, two]) == corpus_digest([two, one]) != corpus_digest([one, three])


def test_files_that_the_library_does_not_hold_are_named() -> None:
    files = [stored("hallen.md", "1"), stored("broen.txt", "2")]
    here = [asked("x"), asked("x", file="broen.txt"), asked("x", file="elsewhere", also=[["hallen", 1, 1]])]
    away = [asked("x", file="vejen"), asked(file="stien", kind="unanswerable"), asked("x", file="vejen")]
    assert missing_files([*here, *away], files) == ["vejen"]


def test_a_question_that_cannot_be_read_is_not_found_and_takes_no_time(assistant: Assistant) -> None:
    heard = Heard()
    unread = asked("ny svømmehal", question="???")
    scored = evaluate(assistant, [unread], heard)
    assert scored == [Scored(unread, (), None, None, False, False, False, None)]
    assert (heard.total, heard.done) == (1, 1)


class Heard(Progress):
    total = done = 0

    def step(self, name: str, total: int) -> None:
        self.total = total

    def advance(self, count: int = 1) -> None:
        self.done += count


def test_the_figures_are_those_of_the_scorer(assistant: Assistant, tmp_path: Path) -> None:
    """Over questions of every sort: one piece of evidence or several, elsewhere too, unanswerable."""
    further = scorer.load(QUALITY / "further.jsonl")
    known = scorer.load(QUALITY / "questions.jsonl")
    rows = [*further, *(row for row in known if "any" in row or "also" in row), *known[:10]]
    rows = list({row["id"]: row for row in rows}.values())
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    answer_file(assistant, questions, answers)
    theirs, by_question = scorer.score(rows, scorer.load(answers), scorer.Sources(DOCUMENTS))

    scored = evaluate(assistant, read_questions(questions))

    ours = asdict(figures(scored))
    assert ours.pop("answerable") == theirs["questions"] > 60
    assert ours.pop("unanswerable") == theirs["unanswerable"] >= 8
    for name in ("answer_ms_p50", "answer_ms_p95"):
        assert ours.pop(name) > 0
    assert ours == {name: theirs[name] for name in ours}
    assert 0 < ours["recall_at_5"] < ours["recall_at_10"] < 1, "the questions tell the figures apart"
    counted_from_0 = [
        tuple(rank - 1 if rank else None for rank in (s.first, s.full))
        for s in scored
        if s.question.is_answerable
    ]
    assert counted_from_0 == [(row["first"], row["full"]) for row in by_question if "first" in row]
    assert all(len(s.hits) <= HITS for s in scored)
