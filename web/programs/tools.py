"""The tools that a language model's program gets: each asks the assistant and says the result twice.

As text, for the model, and as data, for the program: the objects of the JSON interface.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent
from pydantic import Field

from assistant.errors import InvalidQuestion
from assistant.register import DecisionFilter
from assistant.render import answer_json, decisions_json, search_json
from assistant.types import Filters
from corpus.errors import RaadslagError
from corpus.outcomes import Result
from corpus.types import Document, Span
from web.logs import log_answer, log_search
from web.programs.passage import LONGEST_PASSAGE, opened
from web.programs.tool_results import AnswerResult, DecisionResults, PassageResult, SearchResults
from web.programs.tool_texts import (
    SAID,
    answer_text,
    decisions_text,
    passage_json,
    passage_text,
    search_text,
)
from web.text import Text
from web.types import Answering

_P = SAID["parameters"]
Question = Annotated[Text, Field(description=_P["question"])]
Year = Annotated[int | None, Field(description=_P["year"], ge=1, le=9999)]
Organ = Annotated[Text | None, Field(description=_P["organ"])]
DocumentId = Annotated[Text | None, Field(description=_P["document"])]
Limit = Annotated[int, Field(description=_P["limit"], ge=1, le=50)]


class Tools:
    """The tools over one assistant; safe to call from several threads at once."""

    def __init__(self, assistant: Callable[[], Answering]) -> None:
        """Ask what `assistant` returns; it may take its time with the first call, and may fail then."""
        self._open = assistant

    def ask(
        self, question: Question, year: Year = None, organ: Organ = None, document: DocumentId = None
    ) -> Annotated[CallToolResult, AnswerResult]:
        """Answer a question."""
        with _told():
            assistant = self._within(document)
            answer = assistant.ask(question, Filters(year, organ, document))
            log_answer(answer)
            return _result(answer_text(answer), answer_json(answer))

    def search(
        self,
        question: Question,
        year: Year = None,
        organ: Organ = None,
        document: DocumentId = None,
        limit: Limit = 8,
    ) -> Annotated[CallToolResult, SearchResults]:
        """List the passages nearest to a question."""
        with _told():
            found = self._within(document).search(question, Filters(year, organ, document), limit)
            log_search(found)
            return _result(search_text(found), search_json(found))

    def decisions(
        self,
        organ: Annotated[Text | None, Field(description=_P["decision_organ"])] = None,
        from_date: Annotated[dt.date | None, Field(description=_P["from_date"])] = None,
        to_date: Annotated[dt.date | None, Field(description=_P["to_date"])] = None,
        outcome: Annotated[Result | None, Field(description=_P["outcome"])] = None,
        person: Annotated[Text | None, Field(description=_P["person"])] = None,
        text: Annotated[Text | None, Field(description=_P["text"])] = None,
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, DecisionResults]:
        """List decisions."""
        if from_date and to_date and from_date > to_date:
            raise ToolError(SAID["errors"]["period"].format(first=from_date, last=to_date))
        with _told():
            wanted = DecisionFilter(organ, from_date, to_date, outcome, person, text)
            found = self._open().decisions(wanted)
            shown = found[:limit]
            return _result(decisions_text(shown, len(found)), decisions_json(shown) | {"total": len(found)})

    def open_passage(
        self,
        document: Annotated[Text, Field(description=_P["passage_document"])],
        start: Annotated[int, Field(description=_P["start"], ge=0)],
        end: Annotated[int, Field(description=_P["end"], ge=1)],
        context: Annotated[int, Field(description=_P["context"], ge=0, le=4_000)] = 600,
    ) -> Annotated[CallToolResult, PassageResult]:
        """Read a passage in its document."""
        with _told():
            found = opened(self._document(document), Span(start, end), context)
        if found is None:
            raise ToolError(SAID["errors"]["no_passage"].format(document=document, start=start, end=end))
        if len(found.text) > LONGEST_PASSAGE:
            said = SAID["errors"]["long_passage"]
            raise ToolError(said.format(length=len(found.text), limit=LONGEST_PASSAGE))
        return _result(passage_text(found), passage_json(found))

    def _within(self, document_id: str | None) -> Answering:
        """Return the assistant, after a look whether the document that is to bound the answer is there."""
        if document_id is not None:
            self._document(document_id)
        return self._open()

    def _document(self, document_id: str) -> Document:
        found = self._open().document(document_id)
        if found is None:
            raise ToolError(SAID["errors"]["no_document"].format(document=repr(document_id)))
        return found


def _result(text: str, data: dict[str, object]) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=data)


@contextmanager
def _told() -> Iterator[None]:
    """Tell the model what the asker or the operator can mend; anything else is a bug and stays here."""
    try:
        yield
    except InvalidQuestion as error:
        raise ToolError(str(error)) from error
    except RaadslagError as error:
        logging.getLogger("raadslag").error("%s", error)
        raise ToolError(SAID["errors"]["unavailable"].format(reason=error)) from error
