"""ZIP archives are measured before and while they are read."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from corpus.readers.archive import Archive
from corpus.readers.docx import DocxReader
from corpus.readers.types import DEFAULTS, Limits, Refused
from tests.readers.make_files import raw_docx, zipped

BODY = "<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>"


def encrypted() -> bytes:
    """Return an archive whose entries are marked as encrypted."""
    data = bytearray(zipped({"a": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def lying(claimed: int) -> bytes:
    """Return an archive of a long entry whose directory claims that it is shorter."""
    data = bytearray(zipped({"a": b"\0" * 1_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, claimed)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (zipped({str(i): "" for i in range(21)}), Limits(entries=20), "21 parts, more than the 20 allowed"),
        (zipped({"a": b"\0" * 3_000_000}), Limits(unpacked=2_000_000), "more than 2 MB"),
        (zipped({"a": b"\0" * 6_000_000}), DEFAULTS, "more than 100 times its size"),
        (zipped({"a": zipped({"b": "x"})}), DEFAULTS, "holds another archive"),
        (zipped({"a": b"7z\xbc\xaf\x27\x1c x"}), DEFAULTS, "holds another archive"),
        (encrypted(), DEFAULTS, "protected by a password"),
        (zipped({"a": "x"})[:-30], DEFAULTS, "is damaged"),
        (b"PK\x03\x04", DEFAULTS, "is damaged"),
    ],
)
def test_p_3_what_the_directory_shows_is_refused_at_once(data: bytes, limits: Limits, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        Archive(data, limits)


def test_p_3_a_part_over_its_limit_is_refused_while_reading() -> None:
    archive = Archive(zipped({"a": b"\0" * 200_000}), Limits(part=100_000))
    with pytest.raises(Refused, match="more than 100000 bytes in one part"):
        archive.read("a")


def test_p_3_parts_that_together_pass_the_limit_are_refused_while_reading() -> None:
    archive = Archive(zipped({"a": b"\0" * 60_000}), Limits(unpacked=100_000))
    archive.read("a")
    with pytest.raises(Refused, match="in one part"):
        archive.read("a")


def test_p_3_a_directory_that_lies_is_found_out() -> None:
    with pytest.raises(Refused, match="is damaged"):
        Archive(lying(claimed=10), DEFAULTS).read("a")


def test_p_3_other_ways_of_packing_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", "x")
    with pytest.raises(Refused, match="packed in a way"):
        Archive(buffer.getvalue(), DEFAULTS)


def test_p_3_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "x")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", "y")
    with pytest.raises(Refused, match="two parts of the same name"):
        Archive(buffer.getvalue(), DEFAULTS)


@pytest.mark.parametrize(
    "name", ["../../fjendtlig.txt", "/tmp/fjendtlig.txt", "..\\fjendtlig.txt", "word/../../x"]
)
def test_p_8_names_that_lead_out_of_the_archive_lead_nowhere(name: str) -> None:
    assert DocxReader().read(raw_docx(BODY, more={name: "x"}), DEFAULTS).text == "Tekst"


def test_p_8_a_link_in_the_archive_is_not_followed() -> None:
    link = zipfile.ZipInfo("word/media/link")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO(raw_docx(BODY))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(link, "/etc/hostname")
    assert DocxReader().read(buffer.getvalue(), DEFAULTS).text == "Tekst"


def test_a_name_may_be_empty() -> None:
    assert Archive(zipped({"ab": "x"}).replace(b"ab", b"\0b"), DEFAULTS).names == ("",)


def test_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(Refused, match="lacks its part 'b'"):
        Archive(zipped({"a": "x"}), DEFAULTS).read("b")
