"""A file is what it holds, not what it is called."""

from __future__ import annotations

import pytest

from corpus.readers.docx import DocxReader
from corpus.readers.html import HtmlReader
from corpus.readers.markdown import MarkdownReader
from corpus.readers.odt import OdtReader
from corpus.readers.pdf import PdfReader
from corpus.readers.sniff import SUFFIXES, sniff
from corpus.readers.text import TextReader
from corpus.readers.types import DEFAULTS, Refused
from tests.readers.make_files import docx_of, odt, pdf, zipped

GOOD = {
    ".txt": "Rødgrød på ærø".encode(),
    ".md": b"# Overskrift",
    ".html": b"\xef\xbb\xbf\n<!-- x --><!doctype html><p>x",
    ".docx": docx_of("x"),
    ".odt": odt("<text:p>x</text:p>"),
    ".pdf": pdf("x"),
}


@pytest.mark.parametrize("suffix", GOOD)
def test_a_file_that_holds_what_its_ending_says_is_known(suffix: str) -> None:
    assert sniff(GOOD[suffix], suffix.upper(), DEFAULTS) == SUFFIXES[suffix]


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize("content", [".html", ".docx", ".odt", ".pdf"])
def test_p_2_another_format_is_refused_by_both_names(suffix: str, content: str) -> None:
    if suffix != content:
        with pytest.raises(Refused) as refusal:
            sniff(GOOD[content], suffix, DEFAULTS)
        assert f"should be {SUFFIXES[suffix]} by its ending but holds {SUFFIXES[content]}" in str(
            refusal.value
        )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"MZ\x90\x00\x03", "a program, which is not read"),
        (b"\x7fELF\x02", "a program"),
        (b"\x89PNG\r\n\x1a\n", "a picture; make a PDF of it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office document, or one with a password; save it as DOCX"),
        (b"{\\rtf1\\ansi", "an RTF document; save it as DOCX"),
        (b"ab\x00\x01", "binary data"),
        (zipped({"a.txt": "x"}), "a ZIP archive of another kind"),
        (b"Kun tekst", "plain text"),
    ],
)
def test_p_2_what_is_no_pdf_is_named(data: bytes, found: str) -> None:
    with pytest.raises(Refused, match=f"should be a PDF by its ending but holds {found}"):
        sniff(data, ".pdf", DEFAULTS)


def test_p_2_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match="is empty"):
        sniff(b"", ".txt", DEFAULTS)


@pytest.mark.parametrize("suffix", ["", ".xlsx", ".exe"])
def test_p_2_an_ending_that_is_not_read_is_refused(suffix: str) -> None:
    with pytest.raises(Refused, match=r"is not read; save it as one of \.txt"):
        sniff(b"x", suffix, DEFAULTS)


def test_a_part_of_a_page_is_html_and_any_text_is_markdown() -> None:
    assert sniff(b"<p>Tekst</p>", ".html", DEFAULTS) == "HTML"
    assert sniff(b"Tekst", ".md", DEFAULTS) == "Markdown"
    with pytest.raises(Refused, match="should be HTML"):
        sniff(b"1 < 2 og 3 > 2", ".html", DEFAULTS)


def test_text_in_utf_16_is_text() -> None:
    assert sniff("Rødgrød".encode("utf-16"), ".txt", DEFAULTS) == "plain text"
    assert sniff("<html><p>Rødgrød".encode("utf-16"), ".html", DEFAULTS) == "HTML"


def test_each_ending_has_a_reader_that_names_it() -> None:
    readers = (TextReader, MarkdownReader, HtmlReader, DocxReader, OdtReader, PdfReader)
    assert {suffix for reader in readers for suffix in reader.suffixes} == set(SUFFIXES)
