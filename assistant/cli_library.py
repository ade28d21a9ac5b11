"""The commands by which documents come, change and go: build, add, sync, remove, list, show."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.build import build_index, change_library, open_assistant
from assistant.cli_command import Command
from assistant.cli_progress import progress_bars
from assistant.outline import outline_text, outlines_json, select
from assistant.render import files_json, reports_json
from assistant.settings import Settings
from corpus.errors import CorpusError
from corpus.folder import Offered, document_id, offered
from corpus.masking import told
from corpus.types import Kind, Masked
from index.library import Report, Result
from index.store import Store


def day(text: str) -> dt.date:
    """Return the day that an argument of the command line names.

    Raises:
        ArgumentTypeError: it is no day of the calendar, or not written year first.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write year, month, day: 2012-01-24") from error


def add_commands(command: Command) -> None:
    """Add the commands to the command line.

    Args:
        command: makes one of a name, what it does, an example's arguments and what runs it.
    """
    build = command("build", "bring the index up to date with the documents' folder", "", _build)
    add = command("add", "take files or folders in, or their new versions", "referat.pdf planer/", _add)
    add.add_argument("paths", nargs="+", type=Path, help="files or folders")
    add.add_argument("--id", help="id of the document, for one file")
    add.add_argument("--title", help="title, for one file")
    add.add_argument(
        "--kind", type=Kind, choices=list(Kind), help="what sort of document it is, for one file"
    )
    add.add_argument("--organ", help="committee or department, for one file")
    add.add_argument("--date", type=day, help="its day, 2012-01-24, for one file")
    add.add_argument("--period", type=int, nargs=2, metavar=("FIRST", "LAST"), help="its years, for one file")
    sync = command("sync", "add, update and remove until a folder is matched", "planer/", _sync)
    sync.add_argument("folder", type=Path)
    remove = command("remove", "take documents out, everywhere and at once", "koncernstrategi-2019", _remove)
    remove.add_argument("ids", nargs="+", metavar="ID", help="as 'raadslag list' shows it")
    listed = command("list", "list the documents and the files that were refused", "", _list)
    show = command("show", "show a document's structure with counts", "koncernstrategi-2019", _show)
    show.add_argument("id", metavar="ID", help="as 'raadslag list' shows it")
    outline = command(
        "outline", "list the themes and initiatives of plans and strategies", "--json", _outline
    )
    outline.add_argument("document", nargs="?", metavar="DOCUMENT", help="only the document with this id")
    outline.add_argument("--kind", help="only documents of this kind, such as virksomhedsplan")
    for parser in (build, add, sync, remove, listed, show, outline):
        parser.add_argument("--json", action="store_true", help="print one JSON object")


def _build(parsed: argparse.Namespace, settings: Settings) -> int:
    with progress_bars() as progress:
        reports = build_index(settings, progress)
    return _say(reports, as_json=parsed.json, quiet=True)


def _add(parsed: argparse.Namespace, settings: Settings) -> int:
    files = _with_options(parsed, [file for path in parsed.paths for file in offered(path)])
    if not files:
        raise CorpusError("the folders hold no files; name files, or folders that hold some")
    with progress_bars() as progress, change_library(settings, progress) as library:
        reports = library.add(files)
    return _say(reports, as_json=parsed.json)


def _with_options(parsed: argparse.Namespace, files: list[Offered]) -> list[Offered]:
    """Return the files with what the options say of the one that there is."""
    said = {name: getattr(parsed, name) for name in ("title", "kind", "organ", "date")}
    said["period"] = tuple(parsed.period) if parsed.period else None
    said = {name: value for name, value in said.items() if value is not None}
    if parsed.id and parsed.id != document_id(parsed.id):
        raise CorpusError(f"{parsed.id!r} cannot be an id; try {document_id(parsed.id)!r}")
    if not said and not parsed.id:
        return files
    if len(files) != 1:
        raise CorpusError(
            f"--id, --title and the like are for one file, not for {len(files)}; add them singly"
        )
    return [replace(files[0], id=parsed.id or files[0].id, said=said)]


def _sync(parsed: argparse.Namespace, settings: Settings) -> int:
    with progress_bars() as progress, change_library(settings, progress) as library:
        reports = library.sync(parsed.folder)
    return _say(reports, as_json=parsed.json)


def _remove(parsed: argparse.Namespace, settings: Settings) -> int:
    with change_library(settings) as library:
        reports = library.remove(parsed.ids)
    return _say(reports, as_json=parsed.json)


def _list(parsed: argparse.Namespace, settings: Settings) -> int:
    store = Store(settings.index)
    files, refusals = store.files(), store.refusals()
    if parsed.json:
        _print_json(files_json(files, refusals))
        return 0
    for file in files:
        facts = ", ".join(fact for fact in (file.kind, file.organ, file.date) if fact)
        counts = f"{_count(file.documents, 'document')}, {_count(file.passages, 'passage')}"
        _print(f"{file.id}\n    {file.title}\n    {facts}: {counts}{_notes(file.warnings, file.masked)}")
    if not files:
        _print("The library is empty; 'raadslag add' takes files in.")
    for refusal in refusals:
        _print(f"refused on {refusal.at[:10]}: {refusal.name} ({refusal.origin})\n    {refusal.reason}")
    return 0


def _show(parsed: argparse.Namespace, settings: Settings) -> int:
    assistant = open_assistant(settings)
    wanted = str(parsed.id)
    found = [d for d in assistant.documents() if d.id == wanted or d.id.startswith(f"{wanted}--")]
    if not found:
        raise CorpusError(f"no document has the id {wanted!r}; 'raadslag list' shows the ids")
    if parsed.json:
        _print_json(outlines_json(found))
    else:
        _print("\n\n".join(map(outline_text, found)))
    return 0


def _outline(parsed: argparse.Namespace, settings: Settings) -> int:
    found = select(open_assistant(settings).documents(), parsed.document, parsed.kind)
    if parsed.json:
        _print_json(outlines_json(found))
    else:
        _print("\n\n".join(map(outline_text, found)) or "No document is of that kind.")
    return 0


def _say(reports: Sequence[Report], *, as_json: bool, quiet: bool = False) -> int:
    """Print what became of the files; return 1 when any was refused."""
    refused = any(report.result is Result.REFUSED for report in reports)
    if as_json:
        _print_json(reports_json(reports))
        return int(refused)
    for report in reports:
        if not (quiet and report.result is Result.UNCHANGED):
            _print(f"{report.result.value:10}{report.name}{_what(report)}")
    results = Counter(report.result for report in reports)
    said = ", ".join(f"{results[result]} {result.value}" for result in Result if results[result])
    _print(said or "nothing to do")
    if refused:
        sys.stderr.write("raadslag: files were refused; what the index held of them before stays\n")
    return int(refused)


def _what(report: Report) -> str:
    if report.reason:
        return f"\n          {report.reason}"
    if not report.passages:
        return ""
    counts = f"{_count(report.documents, 'document')}, {_count(report.passages, 'passage')}"
    return f"  ({counts}){_notes(report.warnings, report.masked)}"


def _notes(warnings: Iterable[str], masked: tuple[Masked, ...]) -> str:
    """Return a line for each thing that the operator should look at."""
    count = told(masked)
    return "".join(f"\n    ! {line}" for line in [*([count] if count else []), *warnings])


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
