"""The commands that ask: ask and search."""

from __future__ import annotations

import argparse

from assistant import cli_writing
from assistant.ask import Assistant
from assistant.build import open_assistant, open_conversations, open_writer
from assistant.cli_command import Command, add_json
from assistant.cli_text import answer_text, hits_text, print_json, print_text
from assistant.conversations import COMMAND_LINE
from assistant.render import answer_json, search_json
from assistant.settings import Settings
from assistant.texts import texts
from assistant.types import Filters
from corpus.errors import RaadslagError

_EXAMPLE = '"hvad planlagde Teknisk Forvaltning for klimatilpasning i 2012"'


def add_commands(command: Command) -> None:
    """Add the commands to the command line.

    Args:
        command: makes one of a name, what it does, an example's arguments and what runs it.
    """
    for name, says, run in (
        ("ask", "answer a question with cited quotes", _ask),
        ("search", "list the passages nearest to a question", _search),
    ):
        parser = command(name, says, _EXAMPLE, run)
        parser.add_argument("question", help="in Danish or English, in quotation marks")
        parser.add_argument("--year", type=int, help="only documents of this year")
        parser.add_argument("--organ", help="only documents of this committee or department")
        parser.add_argument("--document", help="only the document with this id")
        add_json(parser)
        if name == "ask":
            parser.add_argument(
                "--conversation", metavar="ID", help="go on with this conversation; 'new' begins one"
            )
        if name == "search":
            parser.add_argument("--limit", type=_count, default=10, help="most passages to list (10)")


def _ask(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    _check_document(assistant, parsed.document)
    if parsed.conversation:
        return _talk(parsed, settings, assistant)
    filters = _filters(parsed)
    answer = assistant.ask(parsed.question, filters)
    writer = open_writer(settings, assistant)
    if parsed.json:
        print_json(answer_json(writer.finish(answer, filters) if writer else answer))
    elif writer:
        for text in cli_writing.lines(writer.events(answer, filters), answer_text):
            print(text, flush=True)  # noqa: T201
    else:
        print_text(answer_text(answer))
    return 0


def _talk(parsed: argparse.Namespace, settings: Settings, assistant: Assistant) -> int:
    if not settings.conversation_days:
        raise RaadslagError(
            "RAADSLAG_CONVERSATION_DAYS is 0, so no conversation outlives this command; set it to 1 or more"
        )
    conversations = open_conversations(settings, assistant)
    found = conversations.get(COMMAND_LINE, parsed.conversation)
    if found is None and parsed.conversation != "new":
        raise RaadslagError(
            f"no conversation begun on the command line has the id {parsed.conversation!r}; "
            "--conversation new begins one"
        )
    filters = _filters(parsed)
    answer = assistant.follow(parsed.question, filters, found.answers if found else ())
    kept = conversations.add(COMMAND_LINE, parsed.conversation, filters, answer)
    if parsed.json:
        print_json(answer_json(answer) | {"conversation": kept.id})
        return 0
    if answer.read_as:
        print_text(texts(answer.language).say("follow_up", "read_as", question=answer.read_as) + "\n")
    print_text(f"{answer_text(answer)}\n\nConversation {kept.id}")
    return 0


def _search(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    _check_document(assistant, parsed.document)
    result = assistant.search(parsed.question, _filters(parsed), parsed.limit)
    if parsed.json:
        print_json(search_json(result))
    else:
        print_text(hits_text(result))
    return 0


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of passages; give 1 or more")
    return int(text)


def _check_document(assistant: Assistant, document_id: str | None) -> None:
    if document_id is not None and assistant.document(document_id) is None:
        near = [d.id for d in assistant.documents() if document_id in d.id]
        hint = f"is {near[0]!r} meant?" if near else "'raadslag outline' shows the ids"
        raise RaadslagError(f"no document has the id {document_id!r}; {hint}")


def _filters(parsed: argparse.Namespace) -> Filters:
    return Filters(year=parsed.year, organ=parsed.organ, document=parsed.document)
