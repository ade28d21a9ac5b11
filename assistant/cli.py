"""The command line: questions, decisions and the server; the documents' commands are in cli_library."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from assistant import cli_evaluate, cli_fit, cli_library, cli_writing
from assistant import settings as settings_module
from assistant.answer_file import answer_file
from assistant.ask import Assistant
from assistant.build import open_assistant, open_conversations, open_writer
from assistant.cli_progress import progress_bars
from assistant.conversations import COMMAND_LINE
from assistant.minutes import meetings_json, meetings_text
from assistant.register import DecisionFilter
from assistant.render import answer_json, decisions_json, search_json
from assistant.settings import Settings
from assistant.texts import texts
from assistant.types import Answer, Filters, SearchResult, Source
from corpus.decisions import Decision
from corpus.errors import RaadslagError
from corpus.outcomes import Result

_DESCRIPTION = "Answers questions over a municipality's plans and minutes, with citations."
_EXAMPLE = '"hvad planlagde Teknisk Forvaltning for klimatilpasning i 2012"'

Serve = Callable[[Settings], None]
ServeTools = Callable[[Settings, int | None], None]


def main(
    serve: Serve, arguments: Sequence[str] | None = None, *, serve_tools: ServeTools | None = None
) -> int:
    """Run a command; return the exit code.

    Args:
        serve: runs the web server until it is stopped; the web layer gives it.
        arguments: the command line without the program's name; None takes the process's own.
        serve_tools: serves the tools for other programs, on a port or, without one, on the standard
            streams; the web layer gives it. Without it there is no such command.
    """
    parsed = _parser(serve, serve_tools).parse_args(arguments)
    try:
        settings = settings_module.load()
        run: Callable[[argparse.Namespace, Settings], int] = parsed.run
        return run(parsed, settings)
    except RaadslagError as error:
        print(f"raadslag: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        print("\nraadslag: stopped; what was done before stays", file=sys.stderr)  # noqa: T201
        return 130
    except BrokenPipeError:  # the reader of a pipe, `head` say, has had enough
        sys.stderr.close()
        return 0


def _parser(serve: Serve, serve_tools: ServeTools | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="raadslag", description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=version("raadslag"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    cli_library.add_commands(partial(_command, commands))
    for name, says, run in (
        ("ask", "answer a question with cited quotes", _ask),
        ("search", "list the passages nearest to a question", _search),
    ):
        command = _command(commands, name, says, _EXAMPLE, run)
        command.add_argument("question", help="in Danish or English, in quotation marks")
        command.add_argument("--year", type=int, help="only documents of this year")
        command.add_argument("--organ", help="only documents of this committee or department")
        command.add_argument("--document", help="only the document with this id")
        _add_json(command)
        if name == "ask":
            command.add_argument(
                "--conversation", metavar="ID", help="go on with this conversation; 'new' begins one"
            )
        if name == "search":
            command.add_argument("--limit", type=_count, default=10, help="most passages to list (10)")
    _add_decisions(commands)
    _add_meetings(commands)
    says = "answer a file of questions, one JSON object a line"
    file = _command(commands, "answer-file", says, "questions.jsonl answers.jsonl", _answer_file)
    file.add_argument("questions", type=Path, help='lines with "id" and "question"')
    file.add_argument("answers", type=Path, help="the file to write, replaced when all are answered")
    cli_evaluate.add_command(partial(_command, commands))
    cli_fit.add_command(partial(_command, commands))
    _command(commands, "serve", "serve the chat in the browser", "", lambda _, s: _serve(serve, s))
    if serve_tools:
        _add_tools(commands, serve_tools)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    says: str,
    example: str,
    run: Callable[[argparse.Namespace, Settings], int],
) -> argparse.ArgumentParser:
    example = f"example: raadslag {name} {example}"
    command = commands.add_parser(name, help=says, description=says.capitalize() + ".", epilog=example)
    command.set_defaults(run=run)
    return command


def _add_decisions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    example = "--organ Økonomiudvalget --from 2012-01-01 --outcome anbefalet"
    command = _command(
        commands, "decisions", "list the decisions that the minutes record", example, _decisions
    )
    _add_period(command)
    outcomes = [result.value for result in Result]
    command.add_argument("--outcome", choices=outcomes, metavar="OUTCOME", help=", ".join(outcomes))
    command.add_argument("--person", help="only where this name or party was absent, against or named")
    command.add_argument(
        "--party", help="only where this party, by letter or name, voted or has a member named"
    )
    command.add_argument("--text", help="only those that hold these words, in any form")
    _add_json(command)


def _add_meetings(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    says = "list the meetings whose minutes are there, with their items"
    command = _command(commands, "meetings", says, "--organ Økonomiudvalget --from 2012-01-01", _meetings)
    _add_period(command)
    _add_json(command)


def _add_period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--organ", help="only of this committee")
    command.add_argument("--from", dest="first", type=cli_library.day, help="not before this day: 2012-01-24")
    command.add_argument("--to", dest="last", type=cli_library.day, help="not after this day")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _ask(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    _check_document(assistant, parsed.document)
    if parsed.conversation:
        return _talk(parsed, settings, assistant)
    filters = _filters(parsed)
    answer = assistant.ask(parsed.question, filters)
    writer = open_writer(settings, assistant)
    if parsed.json:
        _print_json(answer_json(writer.finish(answer, filters) if writer else answer))
    elif writer:
        for text in cli_writing.lines(writer.events(answer, filters), _answer_text):
            print(text, flush=True)  # noqa: T201
    else:
        _print(_answer_text(answer))
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
        _print_json(answer_json(answer) | {"conversation": kept.id})
        return 0
    if answer.read_as:
        _print(texts(answer.language).say("follow_up", "read_as", question=answer.read_as) + "\n")
    _print(f"{_answer_text(answer)}\n\nConversation {kept.id}")
    return 0


def _search(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    _check_document(assistant, parsed.document)
    result = assistant.search(parsed.question, _filters(parsed), parsed.limit)
    if parsed.json:
        _print_json(search_json(result))
    else:
        _print(_hits_text(result))
    return 0


def _decisions(parsed: argparse.Namespace, settings: Settings) -> int:
    _check_period(parsed)
    outcome = Result(parsed.outcome) if parsed.outcome else None
    wanted = DecisionFilter(
        parsed.organ, parsed.first, parsed.last, outcome, parsed.person, parsed.text, parsed.party
    )
    assistant = open_assistant(settings)
    found = assistant.decisions(wanted)
    if parsed.json:
        _print_json(decisions_json(found))
    elif found:
        _print("\n\n".join(map(_decision_text, found)))
    else:
        organs = sorted({decision.organ for decision in assistant.decisions()})
        _print(f"No decision in the documents fits. The committees are: {', '.join(organs) or 'none'}.")
    return 0


def _check_period(parsed: argparse.Namespace) -> None:
    if parsed.first and parsed.last and parsed.first > parsed.last:
        raise RaadslagError(
            f"--from {parsed.first} is later than --to {parsed.last}; give the earlier day first"
        )


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of passages; give 1 or more")
    return int(text)


def _meetings(parsed: argparse.Namespace, settings: Settings) -> int:
    _check_period(parsed)
    found = open_assistant(settings).meetings(parsed.organ, parsed.first, parsed.last)
    if parsed.json:
        _print_json(meetings_json(found))
    else:
        _print(meetings_text(found) or "No meeting in the documents fits.")
    return 0


def _answer_file(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    with progress_bars() as progress:
        count = answer_file(assistant, parsed.questions, parsed.answers, progress)
    _print(f"Answered {count} questions into {parsed.answers}.")
    return 0


def _serve(serve: Serve, settings: Settings) -> int:
    serve(settings)
    return 0


def _add_tools(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], serve_tools: ServeTools
) -> None:
    def run(parsed: argparse.Namespace, settings: Settings) -> int:
        serve_tools(settings, parsed.port if parsed.http else None)
        return 0

    says = "serve tools to other programs over the Model Context Protocol, on the standard streams"
    command = _command(commands, "mcp", says, "--http --port 8001", run)
    command.add_argument("--http", action="store_true", help="on an address of this machine instead")
    command.add_argument("--port", type=_port, default=8001, help="its port; 0 takes a free one (8001)")


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 0 to 65535")
    return int(text)


def _check_document(assistant: Assistant, document_id: str | None) -> None:
    if document_id is not None and assistant.document(document_id) is None:
        near = [d.id for d in assistant.documents() if document_id in d.id]
        hint = f"is {near[0]!r} meant?" if near else "'raadslag outline' shows the ids"
        raise RaadslagError(f"no document has the id {document_id!r}; {hint}")


def _filters(parsed: argparse.Namespace) -> Filters:
    return Filters(year=parsed.year, organ=parsed.organ, document=parsed.document)


def _answer_text(answer: Answer) -> str:
    lines = [answer.opening, ""]
    for statement in answer.statements:
        label = f"{statement.label}: " if statement.label else ""
        marks = "".join(f"[{number}]" for number in statement.citations)
        text = statement.text if statement.written else f"»{statement.text}«"
        lines.append(f"  {label}{text} {marks}")
    for citation in answer.citations:
        lines.append(f"\n[{citation.number}] {_place(citation.source)}")
    if not answer.citations:
        lines.extend(f"  - {_place(source)}" for source in answer.related)
    return "\n".join(lines)


def _hits_text(result: SearchResult) -> str:
    return "\n\n".join(
        f"{number}. {_place(hit.source)}  ({hit.score:.2f})\n{hit.source.text}"
        for number, hit in enumerate(result.hits, start=1)
    )


def _decision_text(decision: Decision) -> str:
    number = f"{decision.item_number}. " if decision.item_number else ""
    outcomes = ", ".join(result.value for result in decision.results)
    return f"{decision.date}  {decision.organ}  [{outcomes}]\n{number}{decision.item_title}\n{decision.text}"


def _place(source: Source) -> str:
    breadcrumb = " › ".join((source.title, *source.headings))
    return f"{breadcrumb} ({source.file}:{source.start}-{source.end})"


def _print(text: str) -> None:
    print(text)  # noqa: T201


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False))
