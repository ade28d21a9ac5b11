"""How well the assistant finds and answers: a question set asked over the index in force.

A hit holds a piece of evidence when the source between its offsets holds the quote, white space and
hyphens aside. `tests/quality/score.py` defines the figures; a test holds these against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from assistant.ask import Assistant
from assistant.errors import InvalidQuestion
from assistant.question_set import Question
from assistant.types import Answer, Outcome, Source
from index.progress import Progress
from index.store import Store, StoredFile

HITS = 10  # looked at for each question
_LONGEST_HIT = 2_500  # characters; what a longer hit holds after them does not count
_LONGEST_QUOTE = 700  # characters
_LEFT_OUT = re.compile(r"[\s\-\u2010\u2011\u00ad]+")


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one question. Ranks count from 1; None is not among the first `HITS`."""

    question: Question
    hits: tuple[Source, ...]  # best first
    first: int | None  # rank of the first hit that holds a piece of evidence
    full: int | None  # rank at which the question has all the evidence that it takes
    answered: bool
    cites_evidence: bool
    holds_musts: bool  # the answer, or what it quotes, holds every string of a right answer
    answer_ms: float | None  # None when the question could not be read

    def is_found(self, within: int) -> bool:
        """Tell whether the evidence is among the first hits."""
        return self.full is not None and self.full <= within


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures over some questions; shares are 0-1, None where no question asks for them."""

    answerable: int
    unanswerable: int
    recall_at_1: float | None  # share of the answerable whose evidence is among the first hits
    recall_at_3: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mrr: float | None  # mean of 1 / rank of the first hit with evidence
    answered_when_answerable: float | None
    answered_when_unanswerable: float | None
    answer_cites_evidence: float | None  # share of the answerable
    answer_holds_all_musts: float | None  # share of the answerable
    answer_ms_p50: float | None
    answer_ms_p95: float | None


def evaluate(
    assistant: Assistant, questions: Sequence[Question], progress: Progress | None = None
) -> list[Scored]:
    """Ask every question and tell what became of it."""
    if progress:
        progress.step("Asking", len(questions))
    with suppress(InvalidQuestion):  # the model loads at its first use, which is no answer's time
        assistant.search(questions[0].question)
    scored = []
    for question in questions:
        scored.append(_ask(assistant, question))
        if progress:
            progress.advance()
    return scored


def figures(scored: Sequence[Scored]) -> Figures:
    """Return the figures over some questions."""
    real = [s for s in scored if s.question.is_answerable]
    empty = [s for s in scored if not s.question.is_answerable]
    times = sorted(s.answer_ms for s in scored if s.answer_ms is not None)
    recall = {k: _mean(s.is_found(k) for s in real) for k in (1, 3, 5, 10)}
    return Figures(
        answerable=len(real),
        unanswerable=len(empty),
        recall_at_1=recall[1],
        recall_at_3=recall[3],
        recall_at_5=recall[5],
        recall_at_10=recall[10],
        mrr=_mean(1 / s.first if s.first else 0 for s in real),
        answered_when_answerable=_mean(s.answered for s in real),
        answered_when_unanswerable=_mean(s.answered for s in empty),
        answer_cites_evidence=_mean(s.answered and s.cites_evidence for s in real),
        answer_holds_all_musts=_mean(s.answered and s.holds_musts for s in real),
        answer_ms_p50=times[len(times) // 2] if times else None,
        answer_ms_p95=times[int(len(times) * 0.95)] if times else None,
    )


@dataclass(frozen=True, slots=True)
class TradeOff:
    """What would be answered if it had to be this sure at least; shares are 0-1."""

    least: float
    answered_when_answerable: float | None
    answered_when_unanswerable: float | None


LEASTS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.68, 0.75, 0.78, 0.8, 0.85, 0.9, 0.95, 0.98)


def trade_off(
    assistant: Assistant, questions: Sequence[Question], progress: Progress | None = None
) -> list[TradeOff]:
    """Return what each threshold of the gate would answer: one run with the gate open tells them all."""
    if progress:
        progress.step("Asking", len(questions))
    likely: list[tuple[Question, float]] = []  # -1 where nothing would be answered at any threshold
    usual, assistant.least_answerable = assistant.least_answerable, 0.0
    try:
        for question in questions:
            with suppress(InvalidQuestion):
                answer = assistant.ask(question.question)
                found = answer.outcome is Outcome.ANSWERED
                likely.append(
                    (question, (1.0 if answer.answerable is None else answer.answerable) if found else -1)
                )
            if progress:
                progress.advance()
    finally:
        assistant.least_answerable = usual
    return [
        TradeOff(
            least,
            _mean(p >= least for question, p in likely if question.is_answerable),
            _mean(p >= least for question, p in likely if not question.is_answerable),
        )
        for least in LEASTS
    ]


def corpus_digest(files: Iterable[StoredFile]) -> str:
    """Return what changes with the files of a library and not with their order: a SHA-256 over theirs."""
    return sha256("\n".join(sorted(file.digest for file in files)).encode()).hexdigest()


def missing_files(questions: Iterable[Question], files: Iterable[StoredFile]) -> list[str]:
    """Return the files that hold evidence and are not in the library: no question on them can be found."""
    held = {name for file in files for name in (file.name, _stem(file.name))}
    return sorted({q.file for q in questions if q.is_answerable and not q.also} - held)


def _ask(assistant: Assistant, question: Question) -> Scored:
    try:
        answer = assistant.ask(question.question)
        result = assistant.search(question.question, limit=HITS)
    except InvalidQuestion:
        return Scored(question, (), None, None, False, False, False, None)
    hits = tuple(hit.source for hit in result.hits)
    return score(question, hits, answer, assistant.index.store)


def score(question: Question, hits: tuple[Source, ...], answer: Answer, store: Store) -> Scored:
    """Tell what hits and an answer are worth; the sources are read from the library."""
    cited = [citation.source for citation in answer.citations]
    # The quotes count too, as the source has them: its OCR damage is repaired in the text.
    shown = [answer.text, *(_stretch(source, _LONGEST_QUOTE, store) for source in cited)]
    text = "\n".join(map(_squashed, shown))
    first, full = ranks(question, hits, store)
    return Scored(
        question=question,
        hits=hits,
        first=first,
        full=full,
        answered=answer.outcome is Outcome.ANSWERED,
        cites_evidence=ranks(question, cited, store)[0] is not None,
        holds_musts=bool(question.must) and all(_squashed(must) in text for must in question.must),
        answer_ms=answer.answer_ms,
    )


def ranks(question: Question, places: Sequence[Source], store: Store) -> tuple[int | None, int | None]:
    """Return the rank of the first place with evidence, and that at which the question is served."""
    held = [_squashed(_stretch(p, _LONGEST_HIT, store)) if _may_serve(question, p) else "" for p in places]
    quotes = [_squashed(quote) for quote in question.evidence]
    ranks = [next((n for n, text in enumerate(held, 1) if quote in text), None) for quote in quotes]
    found = [rank for rank in ranks if rank is not None]
    first = min(found, default=None)
    if question.one_is_enough:
        return first, first
    return first, max(found) if found and len(found) == len(ranks) else None


def _may_serve(question: Question, place: Source) -> bool:
    return bool(question.also) or question.file in (place.file, _stem(place.file))


def _stretch(place: Source, limit: int, store: Store) -> str:
    """Return what the source holds at a place, as much as counts."""
    document = store.document(place.document_id)
    text = store.source(document) if document else ""
    return text[place.start : min(place.end, place.start + limit)] if place.end <= len(text) else ""


def _stem(name: str) -> str:
    """Return a file's name without its ending."""
    return name.rpartition(".")[0] or name


def _squashed(text: str) -> str:
    """Return the text in lower case, without white space and hyphens."""
    return _LEFT_OUT.sub("", text).lower()


def _mean(values: Iterable[float]) -> float | None:
    held = [float(value) for value in values]
    return round(sum(held) / len(held), 4) if held else None
