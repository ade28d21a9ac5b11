"""Next questions that the documents answer, each tried before it is shown."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.suggestion_candidates import Candidate, Known, candidates
from assistant.texts import texts
from assistant.types import Answer, Filters, Outcome, Source
from index.words import fold

_MOST = 3
_EARLY = 2  # citations of an answer among which the new one is
_KEPT = 500  # answers whose suggestions are remembered

_Key = tuple[int, tuple[str, ...], tuple[tuple[str, str, int, int], ...]]


class Asking(Known, Protocol):
    """What suggestions are tried on."""

    def ask_when_free(self, question: str, filters: Filters) -> Answer:
        """Answer a question that stands alone and that nobody waits for."""
        ...

    def revision(self) -> int:
        """Return a number that changes with every change of the documents."""
        ...


class Suggester:
    """Suggests questions, and remembers what it suggested; safe to use from several threads at once."""

    def __init__(
        self,
        assistant: Asking,
        *,
        budget_s: float = 1.5,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Try questions on `assistant`, and begin no other once `budget_s` seconds have passed."""
        self._assistant = assistant
        self._budget_s = budget_s
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, tuple[str, ...]] = OrderedDict()

    def suggest(self, answers: Sequence[Answer]) -> tuple[str, ...]:
        """Return at most three questions to go on with from the last answer, none where it found nothing.

        Each is answered by the documents, with a passage of the matter it asks about that no answer of
        the conversation has cited, and none was asked before.

        Args:
            answers: those of the conversation, oldest first.
        """
        key = self._key(answers)
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            known = tuple(self._found(answers))
            with self._lock:
                self._kept[key] = known
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return known

    def remembered(self, answers: Sequence[Answer]) -> tuple[str, ...] | None:
        """Return what was suggested before for these answers; None when nothing was asked of them yet."""
        with self._lock:
            return self._kept.get(self._key(answers))

    def _key(self, answers: Sequence[Answer]) -> _Key:
        sources = [citation.source for answer in answers[-1:] for citation in answer.citations]
        cited = tuple((s.document_id, s.version, s.start, s.end) for s in sources)
        return self._assistant.revision(), tuple(answer.question for answer in answers), cited

    def _found(self, answers: Sequence[Answer]) -> list[str]:
        found: list[str] = []
        if not answers or answers[-1].outcome is not Outcome.ANSWERED:
            return found
        until = self._clock() + self._budget_s
        shown = [citation.source for answer in answers for citation in answer.citations]
        asked = {_folded(said) for answer in answers for said in (answer.question, answer.read_as or "")}
        for candidate in candidates(self._assistant, answers[-1], texts(answers[-1].language)):
            if len(found) == _MOST or self._clock() >= until:
                break
            if _folded(candidate.question) not in asked and not _is_shown(candidate, shown):
                first = self._answered(candidate, shown)
                if first:
                    found.append(candidate.question)
                    shown.append(first)  # of two that lead to the same place one is enough
        return found

    def _answered(self, candidate: Candidate, shown: Sequence[Source]) -> Source | None:
        """Return the passage that answers a question, if it comes early, is of the matter and new."""
        answer = self._assistant.ask_when_free(candidate.question, Filters())
        if answer.outcome is not Outcome.ANSWERED:
            return None
        first = [citation.source for citation in answer.citations[:_EARLY]]
        new = (s for s in first if _is_of(s, candidate) and not any(_overlap(s, other) for other in shown))
        return next(new, None)


def _folded(question: str) -> str:
    return fold(question).strip(" ?.!")


def _is_shown(candidate: Candidate, shown: Sequence[Source]) -> bool:
    return any(_is_of(source, candidate) for source in shown)


def _is_of(source: Source, candidate: Candidate) -> bool:
    span = candidate.document.text.span(candidate.start, candidate.end)
    same = source.document_id == candidate.document.id
    return same and source.start < span.end and span.start < source.end


def _overlap(one: Source, other: Source) -> bool:
    same = one.document_id == other.document_id
    return same and one.start < other.end and other.start < one.end
