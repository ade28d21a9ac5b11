"""The commands over what the minutes record: decisions and meetings."""

from __future__ import annotations

import argparse

from assistant import cli_library
from assistant.build import open_assistant
from assistant.cli_command import Command, add_json
from assistant.cli_text import decision_text, print_json, print_text
from assistant.minutes import meetings_json, meetings_text
from assistant.register import DecisionFilter
from assistant.render import decisions_json
from assistant.settings import Settings
from corpus.errors import RaadslagError
from corpus.outcomes import Result


def add_commands(command: Command) -> None:
    """Add the commands to the command line.

    Args:
        command: makes one of a name, what it does, an example's arguments and what runs it.
    """
    _add_decisions(command)
    _add_meetings(command)


def _add_decisions(command: Command) -> None:
    example = "--organ Økonomiudvalget --from 2012-01-01 --outcome anbefalet"
    parser = command("decisions", "list the decisions that the minutes record", example, _decisions)
    _add_period(parser)
    outcomes = [result.value for result in Result]
    parser.add_argument("--outcome", choices=outcomes, metavar="OUTCOME", help=", ".join(outcomes))
    parser.add_argument("--person", help="only where this name or party was absent, against or named")
    parser.add_argument(
        "--party", help="only where this party, by letter or name, voted or has a member named"
    )
    parser.add_argument("--text", help="only those that hold these words, in any form")
    add_json(parser)


def _add_meetings(command: Command) -> None:
    says = "list the meetings whose minutes are there, with their items"
    parser = command("meetings", says, "--organ Økonomiudvalget --from 2012-01-01", _meetings)
    _add_period(parser)
    add_json(parser)


def _add_period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--organ", help="only of this committee")
    command.add_argument("--from", dest="first", type=cli_library.day, help="not before this day: 2012-01-24")
    command.add_argument("--to", dest="last", type=cli_library.day, help="not after this day")


def _decisions(parsed: argparse.Namespace, settings: Settings) -> int:
    _check_period(parsed)
    outcome = Result(parsed.outcome) if parsed.outcome else None
    wanted = DecisionFilter(
        parsed.organ, parsed.first, parsed.last, outcome, parsed.person, parsed.text, parsed.party
    )
    assistant = open_assistant(settings)
    found = assistant.decisions(wanted)
    if parsed.json:
        print_json(decisions_json(found))
    elif found:
        print_text("\n\n".join(map(decision_text, found)))
    else:
        organs = sorted({decision.organ for decision in assistant.decisions()})
        print_text(f"No decision in the documents fits. The committees are: {', '.join(organs) or 'none'}.")
    return 0


def _check_period(parsed: argparse.Namespace) -> None:
    if parsed.first and parsed.last and parsed.first > parsed.last:
        raise RaadslagError(
            f"--from {parsed.first} is later than --to {parsed.last}; give the earlier day first"
        )


def _meetings(parsed: argparse.Namespace, settings: Settings) -> int:
    _check_period(parsed)
    found = open_assistant(settings).meetings(parsed.organ, parsed.first, parsed.last)
    if parsed.json:
        print_json(meetings_json(found))
    else:
        print_text(meetings_text(found) or "No meeting in the documents fits.")
    return 0
