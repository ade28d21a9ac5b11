"""Every reason that the library gives for refusing a file is told in Danish, with the way out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.types import Masked
from web.admin.reasons import masked_text, problem_text, reason_text, warning_text

ROOT = Path(__file__).resolve().parents[3]
ENGLISH = re.compile(r"\b(?:the|is|it|file|again|save|more than|or)\b")
FILES = [
    # A page's picture is shown of files that are there.
    *(path for path in (ROOT / "corpus" / "readers").glob("*.py") if path.name != "page_child.py"),
    *(ROOT / name for name in ("corpus/read.py", "index/take.py", "index/library.py", "index/originals.py")),
    ROOT / "assistant" / "upload.py",
]
# Raised over a folder or its catalogue, which nobody sends in over the web.
OF_FOLDERS = ("is no folder", "is empty, but the library holds")


def text_of(node: ast.AST, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part, constants) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        name = ast.unparse(node.value)
        if node.conversion == ord("r"):
            return "'fil.pdf'"
        return constants.get(name, {"why": "is empty; fetch it", "where": "date"}.get(name, "7"))
    if isinstance(node, ast.Name):
        return constants.get(node.id, "")
    return ""


def raised() -> Iterator[tuple[str, str]]:
    """Yield the sentences that refuse a file, with a number or a name in place of what is filled in."""
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: str(node.value.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            place = node.args[2] if node.func.id == "_refused" and len(node.args) > 2 else node.args[0]
            if node.func.id in {"Refused", "CorpusError", "_refused"}:
                found = text_of(place, constants)
                of_folder = any(part in found for part in OF_FOLDERS)
                if (
                    found and not of_folder and found != "'fil.pdf' 7"
                ):  # another's reason with a name in front
                    yield path.name, found


REASONS = sorted(set(raised()))


def test_there_are_reasons_to_look_at() -> None:
    assert len(REASONS) > 35


@pytest.mark.parametrize(("file", "reason"), REASONS)
def test_every_reason_is_told_in_danish_with_the_way_out(file: str, reason: str) -> None:
    told = reason_text(reason)
    assert not told.startswith("Filen kunne ikke læses: ")
    assert not ENGLISH.search(told)
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "'a.pdf' should be a PDF by its ending but holds a picture; make a PDF of it",
            "Efter sit navn skulle filen være en PDF, men den indeholder et billede.",
        ),
        (
            "'a.docx' should be a Word document (DOCX) by its ending but holds a PDF; give it the ending",
            "Efter sit navn skulle filen være et Word-dokument (DOCX), men den indeholder en PDF.",
        ),
        ("'a.xlsx' ends in '.xlsx', which is not read; save it", "Filtypen ».xlsx« kan ikke læses."),
        ("'a.txt' is larger than 50 MB; divide it", "Filen er større end 50 MB. Del den i flere filer."),
        ("noget nyt", "Filen kunne ikke læses: noget nyt"),
    ],
)
def test_a_reason_names_what_it_is_about(reason: str, told: str) -> None:
    assert reason_text(reason).startswith(told)


@pytest.mark.parametrize(
    ("warning", "told"),
    [
        (
            "no readable text on pages 3-9, 12 (4 of 12 pages were read)",
            "Ingen læsbar tekst på side 3–9, 12 (4 af 12 sider er læst)",
        ),
        ("text that was recognised in a picture on page 2", "Tekst genkendt i billeder på side 2"),
        ("3 embedded files are not read (a.xlsx, b.xlsx, …)", "Indlejrede filer, der ikke læses: 3"),
        ("the text is not UTF-8 and was read as Windows-1252; check", "Tegnsættet var uklart."),
        ("the letters æ, ø and å are garbled: 'Ã¸' stand in 4 places; save", "Æ, ø og å er ødelagt 4"),
    ],
)
def test_a_warning_is_told_in_danish(warning: str, told: str) -> None:
    assert warning_text(warning).startswith(told)


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (None, "Der skete en fejl hos os."),
        (
            "the index in /srv/x is being changed by process 17; try again when",
            "Dokumenterne bliver ændret af",
        ),
        ("only 3 MB are free for the index in /srv/x, 500 MB are needed; make room", "Der er kun 3 MB ledig"),
        ("there is no room left on the disk of /srv/x; what was added", "Disken er fuld."),
        ("the library '/srv/x' is damaged (no); put a good copy", "Indekset kan ikke ændres lige nu."),
    ],
)
def test_a_problem_is_told_in_danish_without_paths(problem: str | None, told: str) -> None:
    assert problem_text(problem).startswith(told)
    assert "/srv" not in problem_text(problem)


@pytest.mark.parametrize(
    ("masked", "told"),
    [
        ((), None),
        ((Masked(None, 1),), "1 CPR-nummer er sløret"),
        ((Masked(4, 1),), "1 CPR-nummer er sløret på side 4"),
        ((Masked(4, 2), Masked(7, 1), Masked(9, 1)), "4 CPR-numre er sløret på side 4, 7 og 9"),
    ],
)
def test_masked_numbers_are_counted_by_page(masked: tuple[Masked, ...], told: str | None) -> None:
    assert masked_text(masked) == told
