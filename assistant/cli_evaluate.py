"""The command that measures: evaluate."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.ask import Assistant
from assistant.build import open_assistant
from assistant.cli_command import Command
from assistant.cli_progress import progress_bars
from assistant.conversation_evaluation import conversations_json, conversations_text, evaluate_conversations
from assistant.conversation_set import holds_conversations, read_conversations
from assistant.evaluation import evaluate, trade_off
from assistant.evaluation_report import Report, report_json, report_text, trade_off_text
from assistant.question_set import FIELDS, Question, read_questions
from assistant.settings import ROOT, Settings
from corpus.errors import RaadslagError

QUESTIONS = ROOT / "tests" / "quality" / "questions.jsonl"  # in the checkout; an installed package has none
CONVERSATIONS = QUESTIONS.with_name("conversations.jsonl")


def add_command(command: Command) -> None:
    """Add the command to the command line.

    Args:
        command: makes one of a name, what it does, an example's arguments and what runs it.
    """
    says = "measure search and answers on a set of questions over the index"
    parser = command("evaluate", says, "questions.jsonl --by lang,style --fails", _evaluate)
    parser.add_argument(
        "questions", nargs="?", type=Path, help="one JSON object a line; the checkout's own set if not given"
    )
    parser.add_argument(
        "--conversations", action="store_true", help="hold conversations and measure the follow-ups in them"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--by",
        type=_fields,
        default=["lang", "style", "kind"],
        metavar="FIELD,...",
        help=f"what to break the figures down by, of {', '.join(FIELDS)} (lang,style,kind)",
    )
    parser.add_argument(
        "--only", type=_field_value, metavar="FIELD=VALUE", help="ask only these questions: set=tune"
    )
    parser.add_argument(
        "--trade-off", action="store_true", help="print what other thresholds of refusing would answer"
    )
    parser.add_argument("--fails", action="store_true", help="list what is not among the first 5 hits, too")


def _fields(said: str) -> list[str]:
    fields = [field.strip() for field in said.split(",")]
    for field in fields:
        if field not in FIELDS:
            raise argparse.ArgumentTypeError(f"no field {field!r}; the fields are {', '.join(FIELDS)}")
    return fields


def _field_value(said: str) -> tuple[str, str]:
    field, equals, value = said.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{said!r} is no FIELD=VALUE; set=tune is one")
    return _fields(field)[0], value


def _evaluate(parsed: argparse.Namespace, settings: Settings) -> int:
    path: Path | None = parsed.questions
    if parsed.conversations or (path and holds_conversations(path)):
        return _evaluate_conversations(path or CONVERSATIONS, parsed, settings)
    if path is None and not QUESTIONS.is_file():
        raise RaadslagError(
            f"the question set {QUESTIONS} is missing, it comes with the checkout and not with an installed "
            "package; name a file of questions"
        )
    path = path or QUESTIONS
    questions = _wanted(read_questions(path), parsed.only)
    assistant = open_assistant(settings)
    if parsed.trade_off:
        return _trade_off(assistant, questions, as_json=parsed.json)
    with progress_bars() as progress:
        scored = evaluate(assistant, questions, progress)
    report = Report.of(path, assistant.index.store, scored)
    if parsed.json:
        printed = json.dumps(report_json(report, parsed.by, fails=parsed.fails), ensure_ascii=False)
    else:
        printed = report_text(report, parsed.by, fails=parsed.fails)
    sys.stdout.write(f"{printed}\n")
    return 0


def _trade_off(assistant: Assistant, questions: list[Question], *, as_json: bool) -> int:
    with progress_bars() as progress:
        curve = trade_off(assistant, questions, progress)
    if as_json:
        rows = [asdict(point) for point in curve]
        sys.stdout.write(f"{json.dumps({'in_force': assistant.least_answerable, 'curve': rows})}\n")
    else:
        sys.stdout.write(f"{trade_off_text(curve, assistant.least_answerable)}\n")
    return 0


def _evaluate_conversations(path: Path, parsed: argparse.Namespace, settings: Settings) -> int:
    conversations = read_conversations(path)
    if parsed.only:
        field, value = parsed.only
        conversations = [each for each in conversations if getattr(each, field, None) == value]
        if not conversations:
            raise RaadslagError(f"no conversation has {field}={value}; set=tune and lang=da are ones to ask")
    assistant = open_assistant(settings)
    with progress_bars() as progress:
        scored = evaluate_conversations(assistant, conversations, progress)
    if parsed.json:
        printed = json.dumps(conversations_json(scored, fails=parsed.fails), ensure_ascii=False)
    else:
        printed = conversations_text(scored, fails=parsed.fails)
    sys.stdout.write(f"{printed}\n")
    return 0


def _wanted(questions: list[Question], only: tuple[str, str] | None) -> list[Question]:
    if only is None:
        return questions
    field, value = only
    wanted = [question for question in questions if question.group(field) == value]
    if not wanted:
        values = ", ".join(sorted({question.group(field) for question in questions}))
        raise RaadslagError(f"no question has {field}={value}; there are {values}")
    return wanted
