"""ODT as LibreOffice writes it."""

from __future__ import annotations

import pytest

from corpus.readers.odt import OdtReader
from corpus.readers.types import DEFAULTS, Extract, Refused
from tests.readers.make_files import odt


def read(body: str, **parts: str) -> Extract:
    return OdtReader().read(odt(body, **parts), DEFAULTS)


def test_headings_are_marked_by_their_level_and_titles_by_their_style() -> None:
    extract = read(
        '<text:p text:style-name="P1">Virksomhedsplan</text:p>'
        '<text:h text:outline-level="2">Tema <text:span>1</text:span></text:h><text:p>Tekst</text:p>',
        styles='<style:style style:name="P1" style:parent-style-name="Title"/>',
    )
    assert extract.text == "Virksomhedsplan\n\n\nTema 1\n\n\nTekst"
    marked = [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks]
    assert marked == [("Virksomhedsplan", 1), ("Tema 1", 2)]


def test_items_get_a_bullet_and_their_further_paragraphs_none() -> None:
    body = (
        "<text:list><text:list-item><text:p>en sti</text:p></text:list-item>"
        "<text:list-item><text:p>en bro</text:p><text:p>over åen</text:p></text:list-item></text:list>"
    )
    assert read(body).text == "• en sti\n• en bro\n\n\nover åen"


def test_a_row_of_data_is_a_line() -> None:
    body = "<table:table><table:table-row>{}</table:table-row></table:table>".format(
        "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("2012", "4 mio.")
        )
    )
    assert read(body).text == "2012 | 4 mio."


def test_signs_for_space_tab_and_line_break_are_kept() -> None:
    assert (
        read('<text:p>a<text:s text:c="999999999"/>b<text:tab/>c<text:line-break/>d</text:p>').text
        == "a b c\nd"
    )


def test_text_boxes_and_notes_follow_their_paragraph() -> None:
    body = (
        "<text:p>Vedtaget<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Se bilag 2.</text:p></text:note-body></text:note>.<draw:frame><draw:text-box>"
        "<text:p>Fakta</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert read(body).text == "Vedtaget.\n\n\nSe bilag 2.\n\n\nFakta"


def test_deleted_text_and_comments_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:p>slettet</text:p></text:tracked-changes>"
        "<text:p>Tekst<office:annotation><text:p>kommentar</text:p></office:annotation></text:p>"
    )
    assert read(body).text == "Tekst"


def test_p_10_an_encrypted_file_is_refused() -> None:
    with pytest.raises(Refused, match="protected by a password"):
        OdtReader().read(odt("", more={"META-INF/manifest.xml": "<manifest:encryption-data/>"}), DEFAULTS)


def test_p_6_embedded_files_are_told_of() -> None:
    data = odt("<text:p>Tekst</text:p>", more={"Object 1/content.xml": "x", "Object 1/styles.xml": "x"})
    assert OdtReader().read(data, DEFAULTS).warnings == ("1 embedded files are not read",)
