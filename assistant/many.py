"""An assistant that many people ask at the same time."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass, replace

from assistant.ask import Assistant
from assistant.shared_selector import SharedSelector
from assistant.turns import Ticket, Turns
from assistant.types import Answer, Filters
from index.glossary import Glossary
from index.search import Index
from index.types import Selector

_KEPT = 256  # answers; some megabytes

_Question = tuple[str, Filters]


@dataclass(frozen=True, slots=True)
class _Pending:
    """An answer that is there or will be, and the place in the line of whoever finds it."""

    future: Future[Answer]
    ticket: Ticket


class AssistantForMany(Assistant):
    """Answers as many questions at a time as there are processors, the others in the order they came.

    An answer takes a processor's whole attention, and some of another that has nothing to do. Twenty that
    share two processors would all be done at the end; one after the other, half of them are done in half the
    time and the last is no later. The same question, asked again or by several at once, is answered once for
    each revision of the documents.
    """

    def __init__(
        self,
        index: Index,
        glossary: Glossary,
        selector: Selector | None = None,
        *,
        at_once: int | None = None,
        kept: int = _KEPT,
    ) -> None:
        """Answer from `index`.

        Args:
            index: the documents.
            glossary: widens questions.
            selector: tells which sentences answer.
            at_once: most answers that are worked on at a time; None for the number of processors.
            kept: most answers that are kept in memory.
        """
        self._turns = Turns(at_once or os.cpu_count() or 1)
        self._selector = SharedSelector(selector, self._turns) if selector else None
        super().__init__(index, glossary, self._selector)
        self._kept = kept
        self._lock = threading.Lock()
        self._remembered: OrderedDict[_Question, _Pending] = OrderedDict()
        self._of: int | None = None  # the revision of the documents that the answers are from

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question with cited quotes, or say why there is no answer.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        return self._asked(question, filters, urgent=True)

    def ask_when_free(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question that nobody waits for, when those that somebody waits for have been.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        return self._asked(question, filters, urgent=False)

    def _asked(self, question: str, filters: Filters | None, *, urgent: bool) -> Answer:
        started = time.perf_counter()
        asked = (question, filters or Filters())
        pending, is_first = self._pending(asked, urgent=urgent)
        if not is_first:
            if urgent:
                self._turns.hurry(pending.ticket)
            took = round((time.perf_counter() - started) * 1000, 1)
            return replace(pending.future.result(), search_ms=0.0, answer_ms=took)
        try:
            with self._turns.taken(pending.ticket):
                if self._selector:
                    self._selector.read_for(pending.ticket)
                answer = super().ask(question, filters)
        except BaseException as error:
            self._drop(asked, pending)
            pending.future.set_exception(error)
            raise
        pending.future.set_result(answer)
        return answer

    def _pending(self, asked: _Question, *, urgent: bool) -> tuple[_Pending, bool]:
        """Return where the answer is or will be, and whether the caller is the one to find it."""
        revision = self.revision()
        with self._lock:
            if revision != self._of:  # what a document no longer says is not kept either
                self._remembered.clear()
                self._of = revision
            known = self._remembered.get(asked)
            if known is not None:
                self._remembered.move_to_end(asked)
                return known, False
            pending = _Pending(Future(), self._turns.ticket(urgent=urgent))
            self._remembered[asked] = pending
            if len(self._remembered) > self._kept:
                self._remembered.popitem(last=False)
            return pending, True

    def _drop(self, asked: _Question, pending: _Pending) -> None:
        with self._lock:
            if self._remembered.get(asked) is pending:
                del self._remembered[asked]
