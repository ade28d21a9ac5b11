"""CPR numbers never get past the reading of a file, whatever its format and wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from assistant.cite import Quote, cite
from corpus.cpr import find
from corpus.edits import Edit, apply, printed
from corpus.errors import CorpusError
from corpus.folder import offered
from corpus.masking import LABEL, SIGN, mask, shown, told, without_numbers
from corpus.read import documents, read_file, read_folder
from corpus.readers.names import shown_name
from corpus.types import CleanText, Document, Masked, Run, SourceFile
from index.passages import passages
from tests.readers.make_files import odt, pdf, put, saved

NUMBER = "010160-1235"
TEXT = f"""Indstilling

Borgeren med CPR-nr. {NUMBER} har søgt om en plads i den nye institution på Søvej, og ansøgningen er
behandlet efter reglerne. Den anden borger, som er nævnt i sagen, har nummer 020261-
2345 og bor i kommunen. Udvalget tog sagen om de to borgere til efterretning.
"""


def read_one(folder: Path, name: str, data: bytes) -> tuple[SourceFile, Document]:
    put(folder, name, data)
    entry = f'[[document]]\nid = "sag"\nfile = "{name}"\ntitle = "Sag"\nkind = "referat"\n'
    (folder / "catalogue.toml").write_text(entry, "utf-8")
    files = read_folder(folder)
    (document,) = documents(files)
    return files[0][1], document


def words_of(source: SourceFile, document: Document) -> Iterator[str]:
    """Yield all words that anything shown is taken from."""
    yield from (source.text, document.text.text, document.title, *source.warnings)
    for section in document.sections:
        yield from section.titles
    for passage in passages(document):
        yield from (passage.text, *passage.headings)


def word_file(heading: str, text: str) -> bytes:
    file = docx.Document()
    file.add_heading(heading, level=1)
    file.add_paragraph(text)
    for cell, words in zip(file.add_table(1, 2).row_cells(0), ("Borger", text), strict=True):
        cell.text = words
    return saved(file)


FILES = {
    "sag.txt": TEXT.encode(),
    "latin.txt": TEXT.encode("latin-1"),
    "sag.md": f"# Sag om {NUMBER}\n\n{TEXT}\n\n| Borger | Nr. |\n|---|---|\n| A | {NUMBER} |\n".encode(),
    "sag.html": f"<h1>Sag om {NUMBER}</h1><p>Borgeren {NUMBER} har søgt om plads.</p>".encode(),
    "sag.docx": word_file(f"Sag om {NUMBER}", f"Borgeren {NUMBER} har søgt om plads."),
    "sag.odt": odt(f'<text:h text:outline-level="1">Sag {NUMBER}</text:h><text:p>Se {NUMBER} her.</text:p>'),
    "sag.pdf": pdf("Sag om en borger\n\nDer er søgt om plads.", TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_g_1_no_digit_of_a_number_gets_past_reading(tmp_path: Path, name: str) -> None:
    source, document = read_one(tmp_path, name, FILES[name])
    assert sum(masked.count for masked in source.masked) >= 2
    assert LABEL in document.text.text
    for words in words_of(source, document):
        assert not [*find(words)]
        assert not any(part in words for part in ("010160", "1235", "020261", "2345"))
    assert all(SIGN not in words for words in words_of(source, document) if words != source.text)


def test_g_1_offsets_stay_as_they_are(tmp_path: Path) -> None:
    source, document = read_one(tmp_path, "sag.txt", TEXT.encode())
    assert len(source.text) == len(TEXT)
    assert {a for a, b in zip(TEXT, source.text, strict=True) if a != b} <= set("0123456789")
    at = document.text.text.index(LABEL)
    span = document.text.span(at, at + len(LABEL))
    assert TEXT[span.start : span.end] == NUMBER
    second = document.text.text.index(LABEL, at + 1)
    span = document.text.span(second, second + len(LABEL))
    assert TEXT[span.start : span.end] == "020261-\n2345"
    after = document.text.text.index("og bor i")
    assert TEXT[document.text.source_offset(after) :].startswith("og bor i")


def test_g_1_pages_and_counts_are_told(tmp_path: Path) -> None:
    source, _ = read_one(tmp_path, "sag.pdf", pdf(TEXT, "Tom for numre", f"Om {NUMBER}"))
    assert source.masked == (Masked(1, 2), Masked(3, 1))
    source, _ = read_one(tmp_path, "sag.txt", TEXT.encode())
    assert source.masked == (Masked(None, 2),)
    assert mask(f"side 1\f{NUMBER[:7]}\f{NUMBER[7:]}\fse {NUMBER}", paged=True)[1] == (
        Masked(2, 1),
        Masked(4, 1),
    )


def test_g_1_the_operator_is_told_how_many_and_where() -> None:
    assert told(()) is None
    assert told([Masked(None, 1)]) == "1 CPR number was masked"
    assert told([Masked(4, 1)]) == "1 CPR number was masked on page 4"
    assert told([Masked(4, 1), Masked(5, 3), Masked(9, 1)]) == "5 CPR numbers were masked on pages 4-5, 9"


def test_g_1_a_masked_quote_is_held_by_its_source(tmp_path: Path) -> None:
    source, document = read_one(tmp_path, "sag.txt", TEXT.encode())
    start = document.text.text.index("Borgeren med")
    end = document.text.text.index("Udvalget") - 1
    statements, citations = cite([Quote(document, start, end)], lambda _: source.text)
    (statement,), (citation,) = statements, citations
    assert statement.text == document.text.text[start:end]
    assert statement.text.count(LABEL) == 2
    assert TEXT[citation.source.start : citation.source.end].endswith("2345 og bor i kommunen.")


def test_g_1_a_heading_names_a_number_as_removed(tmp_path: Path) -> None:
    _, document = read_one(tmp_path, "sag.docx", FILES["sag.docx"])
    assert document.sections[0].titles == (f"Sag om {LABEL}",)
    heading = document.sections[0].headings[0]
    assert document.text.text[heading.start : heading.end] == heading.title


def test_g_1_a_scan_is_repaired_and_masked(tmp_path: Path) -> None:
    damaged = (
        "Kommunen vil gore det nemt at l@se sager for borgerne og mdlene er klare.\n"
        f"Borgeren {NUMBER} har sogt om hj@lp til at l@se sagen og nd mdlene.\n"
    )
    good = (
        "Kommunen vil gøre det nemt at løse sager for borgerne, og målene er klare. "
        "Borgeren har søgt om hjælp til at løse sagen og nå målene. Vi vil løse og hjælpe på målene.\n" * 40
    )
    put(tmp_path, "god.txt", good.encode())
    put(tmp_path, "scan.txt", (damaged * 6).encode())
    entries = "".join(f'[[document]]\nid = "{n}"\nfile = "{n}.txt"\ntitle = "T"\n' for n in ("god", "scan"))
    (tmp_path / "catalogue.toml").write_text(entries, "utf-8")
    files = read_folder(tmp_path)
    _, document = documents(files)
    assert document.text.text.count(LABEL) == 6
    assert "løse" in document.text.text  # repaired too
    source = files[1][1].text
    for run in document.text.runs:
        if run.width is None:
            assert source[run.source : run.source_end].split() == (
                document.text.text[run.clean : run.clean + run.length].split()
            )
    at = document.text.text.index(LABEL)
    assert printed(document.text, source, at, at + len(LABEL)) == f"{SIGN * 6}-{SIGN * 4}"


def test_an_edit_beside_and_within_a_repaired_run_keeps_its_way_back() -> None:
    text = CleanText("abc def", (Run(0, 0, 3, width=2), Run(3, 2, 4)))
    beside = apply(text, [Edit(4, 7, "x")])
    assert beside == CleanText("abc x", (Run(0, 0, 3, width=2), Run(3, 2, 1), Run(4, 3, 1, width=3)))
    within = apply(text, [Edit(1, 2, "x")])
    assert within.text == "axc def"
    assert [within.span(i, i + 1).end for i in range(3)] == [2, 2, 2]


def test_g_1_a_name_with_a_number_is_refused_without_it(tmp_path: Path) -> None:
    path = put(tmp_path, f"sag {NUMBER}.txt", TEXT.encode())
    with pytest.raises(CorpusError) as error:
        read_file(path)
    assert str(error.value) == f"'sag {LABEL}.txt' has a CPR number in its name; give it another name"
    assert shown_name(path.name) == f"sag {LABEL}.txt"


def test_words_from_elsewhere_are_shown_without_numbers() -> None:
    assert without_numbers(f"Sag {NUMBER}, {NUMBER}") == f"Sag {LABEL}, {LABEL}"
    assert without_numbers("Sag 2012-2015") == shown("Sag 2012-2015") == "Sag 2012-2015"


def test_g_2_the_shipped_documents_hold_no_number(shipped_files: list[SourceFile]) -> None:
    assert [file.masked for file in shipped_files] == [()] * 5
    assert [file.warnings for file in shipped_files] == [()] * 5


@pytest.fixture(scope="module")
def shipped_files() -> list[SourceFile]:
    import corpus

    folder = Path(corpus.__file__).parent / "documents"
    return [read_file(path) for path in sorted(folder.glob("*.txt"))]


def test_the_text_of_a_shipped_file_is_what_the_file_holds(shipped_files: list[SourceFile]) -> None:
    import corpus

    folder = Path(corpus.__file__).parent / "documents"
    for file in shipped_files:
        assert file.text == (folder / file.name).read_bytes().decode("utf-8")
        assert not file.paged
        assert not file.blocks


def test_no_id_holds_a_number_of_a_file_or_folder(tmp_path: Path) -> None:
    (tmp_path / NUMBER).mkdir()
    put(tmp_path, f"brev {NUMBER}.txt", b"Et brev.")
    put(tmp_path / NUMBER, "brev.txt", b"Et brev til.")
    found = [*offered(tmp_path), *offered(tmp_path / f"brev {NUMBER}.txt")]
    assert [file.id for file in found] == [
        "cpr-nummer-fjernet-brev", "brev-cpr-nummer-fjernet", "brev-cpr-nummer-fjernet",
    ]  # fmt: skip
