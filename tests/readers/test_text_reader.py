"""Plain text in every encoding that municipalities' programs have written."""

from __future__ import annotations

import codecs

import pytest

from corpus.readers.compose import mojibake_warning
from corpus.readers.text import TextReader
from corpus.readers.types import DEFAULTS, Extract, Limits, Refused

TEXT = "Økonomiudvalget\r\nbesluttede på mødet at bygge en å.\n"


def read(data: bytes) -> Extract:
    return TextReader().read(data, DEFAULTS)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_p_12_unicode_is_read_without_its_byte_order_mark(data: bytes) -> None:
    assert read(data) == Extract(TEXT, paged=False)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_p_12_latin_1_is_read_and_said_to_be_uncertain(encoding: str) -> None:
    extract = read(TEXT.encode(encoding))
    assert extract.text == TEXT
    assert extract.warnings == ("the text is not UTF-8 and was read as Windows-1252; check its æ, ø and å",)


def test_p_12_a_file_that_mixes_encodings_is_read_line_by_line() -> None:
    extract = read("Først på dansk\n".encode() + "så på Latin-1\n".encode("latin-1"))
    assert extract.text == "Først på dansk\nså på Latin-1\n"
    assert "1 lines are not UTF-8" in extract.warnings[0]


def test_p_12_bytes_that_mean_nothing_in_windows_1252_are_left_out() -> None:
    assert read(b"\x81\xf8re" + b" og mund" * 10).text == "øre" + " og mund" * 10


@pytest.mark.parametrize("data", [bytes(range(1, 256)), b"\x02\x03\xff\xfe\xf8", b"ord \x01\x02\x03 \xf8"])
def test_p_12_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="is no text: "):
        read(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "is UTF-32 text"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "is damaged UTF-16 text"),
    ],
)
def test_p_12_what_cannot_be_decoded_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(data)


def test_p_12_letters_garbled_before_they_were_saved_are_told_of() -> None:
    garbled = TEXT.encode().decode("cp1252")
    assert mojibake_warning(TEXT) is None
    assert mojibake_warning(garbled) == (
        "the letters æ, ø and å are garbled: 'Ã˜' and the like stand in 4 places; save the file anew as UTF-8"
    )


def test_letters_are_composed_and_unseen_characters_are_left_out() -> None:
    assert read("A\u030a\u200b\x00\x02 å".replace("\x00", "").encode()).text == "Å å"


def test_form_feeds_separate_pages() -> None:
    assert read(b"Side 1\n\fSide 2\n").paged
    with pytest.raises(Refused, match="more than 2 pages"):
        TextReader().read(b"1\f2\f3", Limits(pages=2))
