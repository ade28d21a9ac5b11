"""What a file must not do, through the one door by which files come in."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus import catalogue
from corpus.errors import CorpusError
from corpus.read import documents, read_file, read_folder
from corpus.readers import sandbox
from tests.readers.make_files import DANISH, docx_of, empty_pages, odt, pdf, put, raw_docx

SECRET = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
DOCX_XXE = raw_docx("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", SECRET)
ODT_XXE = odt("<text:p>&e;</text:p>", SECRET)
LONG_TEXT = "tekst " * 20
LINES = [f"{DANISH}, linje {number}" for number in range(3)]


def bomb(folder: Path) -> bytes:
    """Return a Word file that grows to 300 MB, written bit by bit."""
    path = folder / "bombe"
    piece = b"<w:p><w:r><w:t>" + b"x" * 1_000_000 + b"</w:t></w:r></w:p>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(piece)
    return path.read_bytes()


def refusal(path: Path) -> str:
    with pytest.raises(CorpusError) as error:
        read_file(path)
    return str(error.value)


@pytest.mark.parametrize("name", ["stor.txt", "stor.pdf", "stor.docx"])
def test_p_1_a_file_over_the_limit(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(50_000_001)
    assert refusal(tmp_path / name) == f"{name!r} is larger than 50 MB; divide it"


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("plan.txt", f"<!DOCTYPE html><html><p>{DANISH}".encode(), "HTML"),
        ("plan.txt", pdf(DANISH), "a PDF"),
        ("plan.txt", docx_of(DANISH), "a Word document"),
        ("plan.txt", b"MZ\x90\x00\x03", "a program"),
        ("plan.pdf", b"MZ\x90\x00\x03", "a program"),
        ("plan.pdf", docx_of(DANISH), "a Word document"),
        ("plan.docx", pdf(DANISH), "a PDF"),
        ("plan.odt", docx_of(DANISH), "a Word document"),
        ("plan.html", pdf(DANISH), "a PDF"),
        ("plan.md", pdf(DANISH), "a PDF"),
    ],
)
def test_p_2_an_ending_that_lies(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    message = refusal(put(tmp_path, name, data))
    assert message.startswith(f"{name!r} should be ")
    assert f" by its ending but holds {found}" in message


def test_p_2_an_empty_file(tmp_path: Path) -> None:
    assert refusal(put(tmp_path, "plan.pdf", b"")) == "'plan.pdf' is empty; fetch or save it again"
    assert refusal(put(tmp_path, "plan.txt", b"")).startswith("'plan.txt' holds no text; ")


def test_p_2_text_that_begins_with_a_sign_of_markup_is_text(tmp_path: Path) -> None:
    text = "\ufeff<Udkast>\r\nA\u030aben dagsorden\n"
    assert read_file(put(tmp_path, "plan.txt", text.encode())).text == text


def test_p_3_a_zip_bomb(tmp_path: Path) -> None:
    message = refusal(put(tmp_path, "bombe.docx", bomb(tmp_path)))
    assert message == "'bombe.docx' unpacks to more than 200 MB; divide it"


@pytest.mark.parametrize(("name", "data"), [("x.docx", DOCX_XXE), ("x.odt", ODT_XXE)])
def test_p_6_an_entity_that_reads_a_file(tmp_path: Path, name: str, data: bytes) -> None:
    assert "declares a document type" in refusal(put(tmp_path, name, data))


@pytest.mark.parametrize("name", ["../hemmelig.txt", "/etc/hostname", "a\\..\\b.txt"])
def test_p_7_a_name_that_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "hemmelig.txt").write_text("hemmeligt", "utf-8")
    folder = tmp_path / "dokumenter"
    folder.mkdir()
    entry = f'[[document]]\nid = "plan"\nfile = \'{name}\'\ntitle = "Plan"\n'
    (folder / catalogue.NAME).write_text(entry, "utf-8")
    with pytest.raises(CorpusError, match=r"entry 1 \('plan'\): file: "):
        read_folder(folder)


def test_p_10_an_encrypted_pdf(tmp_path: Path) -> None:
    data = pdf("hemmeligt", encryption=StandardEncryption("kodeord", "ejer"))
    assert (
        refusal(put(tmp_path, "x.pdf", data)) == "'x.pdf' is protected by a password; save a copy without one"
    )


def test_p_10_ten_thousand_empty_pages(tmp_path: Path) -> None:
    message = refusal(put(tmp_path, "tom.pdf", empty_pages(10_000)))
    assert message == "'tom.pdf' has empty pages only; fetch or save it again"


def test_p_10_a_word_file_of_pictures_only(tmp_path: Path) -> None:
    data = raw_docx("<w:p><w:r><w:drawing/></w:r></w:p>", more={"word/media/image1.png": b"\x89PNG"})
    assert "holds no text that can be read; if it holds pictures" in refusal(put(tmp_path, "x.docx", data))


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_p_11_a_pdf_that_is_cut_off(tmp_path: Path, share: float) -> None:
    data = pdf(*[LONG_TEXT] * 20)
    message = refusal(put(tmp_path, "x.pdf", data[: int(len(data) * share)]))
    assert message == "'x.pdf' is cut off: its end is missing; fetch the file again"


def test_p_11_pages_without_text_are_named_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    monkeypatch.setattr(sandbox, "_KEPT", ())  # without PATH there is no text recognition
    data = pdf("Forord", LONG_TEXT, *[shapes] * 7, "Slut")
    (warning,) = read_file(put(tmp_path, "x.pdf", data)).warnings
    assert warning.startswith("no readable text on pages 3-9 (3 of 10 pages were read)")


def test_p_11_pages_of_a_text_without_words_are_named(tmp_path: Path) -> None:
    source = read_file(put(tmp_path, "x.txt", b"Side 1\n\f \n\f\n\fSide 4\n\f"))
    assert source.warnings == ("no readable text on pages 2-3 (2 of 4 pages were read)",)
    assert source.paged


TEXT = "\n".join(LINES) + "\n"
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-le"),
    "latin-1": lambda text: text.encode("latin-1"),
    "windows-1252": lambda text: text.encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_p_12_text_comes_through_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    source = read_file(put(tmp_path, "x.txt", ENCODINGS[encoding](TEXT)))
    assert source.text.removeprefix("\ufeff") == TEXT
    assert not source.blocks
    assert bool(source.warnings) == (encoding in ("latin-1", "windows-1252"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.md", f"# Plan\n\n{DANISH}".encode()),
        ("x.html", f"<h1>Plan</h1><p>{DANISH}".encode("latin-1")),
        ("x.docx", docx_of("Plan", DANISH)),
        ("x.odt", odt(f"<text:p>Plan</text:p><text:p>{DANISH}</text:p>")),
        ("x.pdf", pdf(f"Plan\n\n{DANISH}")),
        ("x.txt", f"Plan\n\n{DANISH}".encode("utf-16")),
        ("y.txt", f"Plan\r\rnoget\r\n\r\n{DANISH}\r\n".encode("latin-1")),
    ],
)
def test_p_12_danish_letters_reach_the_document(tmp_path: Path, name: str, data: bytes) -> None:
    put(tmp_path, name, data)
    (tmp_path / catalogue.NAME).write_text(f'[[document]]\nid = "x"\nfile = "{name}"\ntitle = "X"\n', "utf-8")
    (document,) = documents(read_folder(tmp_path))
    assert DANISH in document.text.text


def test_p_12_garbled_letters_are_told_of(tmp_path: Path) -> None:
    garbled = TEXT.encode().decode("cp1252", "ignore")
    (warning,) = read_file(put(tmp_path, "x.txt", garbled.encode())).warnings
    assert warning.startswith("the letters æ, ø and å are garbled: ")
