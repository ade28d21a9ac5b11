"""An assistant that many people ask at the same time."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import replace

from assistant.ask import Assistant
from assistant.types import Answer, Filters
from index.glossary import Glossary
from index.search import Index
from index.types import Selector

_KEPT = 256  # answers; some megabytes

_Question = tuple[str, Filters]


class AssistantForMany(Assistant):
    """Answers as many questions at a time as there are processors, the others in the order they came.

    An answer takes a processor's whole attention. Twenty that share two processors would all be done at the
    end; one after the other, half of them are done in half the time and the last is no later. The same
    question, asked again or by several at once, is answered once for each revision of the documents.
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
        super().__init__(index, glossary, selector)
        self._turn = threading.Semaphore(at_once or os.cpu_count() or 1)
        self._kept = kept
        self._lock = threading.Lock()
        self._remembered: OrderedDict[_Question, Future[Answer]] = OrderedDict()
        self._of: int | None = None  # the revision of the documents that the answers are from

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        """Answer a question with cited quotes, or say why there is no answer.

        Raises:
            InvalidQuestion: the question is empty or too long.
        """
        started = time.perf_counter()
        asked = (question, filters or Filters())
        future, is_first = self._future(asked)
        if not is_first:
            took = round((time.perf_counter() - started) * 1000, 1)
            return replace(future.result(), search_ms=0.0, answer_ms=took)
        try:
            with self._turn:
                answer = super().ask(question, filters)
        except BaseException as error:
            self._drop(asked, future)
            future.set_exception(error)
            raise
        future.set_result(answer)
        return answer

    def _future(self, asked: _Question) -> tuple[Future[Answer], bool]:
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
            future: Future[Answer] = Future()
            self._remembered[asked] = future
            if len(self._remembered) > self._kept:
                self._remembered.popitem(last=False)
            return future, True

    def _drop(self, asked: _Question, future: Future[Answer]) -> None:
        with self._lock:
            if self._remembered.get(asked) is future:
                del self._remembered[asked]
