"""The command line: its commands put together, run, and their errors told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from assistant import cli_ask, cli_decisions, cli_evaluate, cli_fit, cli_library
from assistant import settings as settings_module
from assistant.answer_file import answer_file
from assistant.build import open_assistant
from assistant.cli_command import Run
from assistant.cli_progress import progress_bars
from assistant.cli_text import print_text
from assistant.settings import Settings
from corpus.errors import RaadslagError

_DESCRIPTION = "Answers questions over a municipality's plans and minutes, with citations."

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
        run: Run = parsed.run
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
    cli_ask.add_commands(partial(_command, commands))
    cli_decisions.add_commands(partial(_command, commands))
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
    run: Run,
) -> argparse.ArgumentParser:
    example = f"example: raadslag {name} {example}"
    command = commands.add_parser(name, help=says, description=says.capitalize() + ".", epilog=example)
    command.set_defaults(run=run)
    return command


def _answer_file(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    with progress_bars() as progress:
        count = answer_file(assistant, parsed.questions, parsed.answers, progress)
    print_text(f"Answered {count} questions into {parsed.answers}.")
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
