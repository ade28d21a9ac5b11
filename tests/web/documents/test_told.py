"""Whatever a reader says of a file is said in Danish."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.readers import archive, pages, safe_xml
from corpus.readers.pages import Page, page_warnings
from corpus.readers.sandbox import cause
from corpus.readers.types import DEFAULTS
from web.documents.told import UNKNOWN, note, reason

ROOT = Path(__file__).resolve().parents[3]
SAID = [
    *(path for path in (ROOT / "corpus" / "readers").glob("*.py") if not path.stem.startswith("page_")),
    *(ROOT / name for name in ("corpus/read.py", "index/library.py", "index/originals.py", "index/take.py")),
]
# What is told of a folder or of a catalogue is told to the operator and kept of no file.
OF_FOLDERS = ("is no folder", "is empty, but the library holds", "7: 7; give another one")


def refusals() -> Iterator[str]:
    """Yield the sentences that refuse a file, with a 7 for each value."""
    for path in SAID:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_raised = isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "Refused",
                "CorpusError",
            )
            if is_raised and node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                said = " ".join(_text(node.args[0]).split())
                if not said.startswith(("7 7", "'7' 7")) and not any(
                    of_folder in said for of_folder in OF_FOLDERS
                ):
                    yield said


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(_text(part) if isinstance(part, ast.Constant) else _value(part) for part in parts)


def _value(part: ast.expr) -> str:
    return "'7'" if isinstance(part, ast.FormattedValue) and part.conversion == ord("r") else "7"


KNOWN = [
    *refusals(),
    f"'x.pdf' {archive._DAMAGED}",
    f"'x.docx' {safe_xml._FORBIDDEN}",
    f"'x.pdf' {pages.no_text([Page([], shows=True, picture=True)], False)}",
    f"'x.pdf' {pages.no_text([Page([], shows=True, picture=True)], True)}",
    f"'x.pdf' {pages.no_text([Page([], shows=False, picture=False)], True)}",
    "'x.pdf' holds closed items only; take it out or replace it",
    "'x.pdf' has a document whose id is taken; give the file another id",
    "'x.pdf': title: String should have at most 300 characters; give another one",
]


@pytest.mark.parametrize("said", KNOWN)
def test_every_refusal_has_a_reason_in_danish(said: str) -> None:
    assert reason(f"'fil.pdf' {said}") != UNKNOWN


def test_a_reader_that_crashed_is_told_as_a_file_that_cannot_be_read() -> None:
    for status in (-11, 1):
        assert reason(f"'fil.pdf' {cause(status, DEFAULTS)}").startswith("Filen kunne ikke læses")


def test_a_sentence_that_is_not_known_is_never_shown() -> None:
    assert reason("'/srv/hemmelig/x.pdf' noget helt andet") == UNKNOWN


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        (
            "no readable text on pages 3-5, 9 (4 of 8 pages were read)",
            "Ingen læselig tekst på side 3–5 og 9.",
        ),
        (
            "text that was recognised in a picture on page 1",
            "Indscannet på side 1. Teksten kan have læsefejl.",
        ),
        (
            "text that was recognised with low certainty on pages 1, 4, 7",
            "Indscannet og svært læseligt på side 1, 4 og 7. Teksten har læsefejl.",
        ),
        ("3 embedded files are not read (a.xlsx, b.doc)", "3 filer, der er lagt ind i den, er ikke læst."),
    ],
)
def test_notes_name_the_pages(warning: str, said: str) -> None:
    assert note(warning) == said


def test_every_warning_of_a_page_has_its_note() -> None:
    line = [object()]
    shown = [
        Page([], shows=True, picture=False),
        Page(line, shows=True, picture=True),  # type: ignore[arg-type]
        Page(line, shows=True, picture=False, certainty=50),  # type: ignore[arg-type]
    ]
    warnings = page_warnings(shown, can_recognise=False)
    assert len(warnings) == 4
    notes = [note(warning) for warning in warnings]
    assert all(re.search(r"på side [123]\.", text) for text in notes)
    assert note("et nyt slags forbehold") == "Noget i filen er ikke læst eller er usikkert."
