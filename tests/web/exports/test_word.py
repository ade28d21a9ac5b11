"""Word files, read back with python-docx."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.web.exports.answers import BASE, DAY, HOSTILE, LISTS, MORE, NOT_FOUND, ORDINARY, hostile
from web.exports.model import export
from web.exports.plain import plain
from web.exports.word import word


def opened(*turns, title="Samtale"):
    return Document(BytesIO(word(export(title, turns, made=DAY, base=BASE))))


def headings(document) -> list[tuple[str, str]]:
    return [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style.name == "Title" or p.style.name.startswith("Heading")
    ]


def addresses(document) -> set[str]:
    return {rel.target_ref for rel in document.part.rels.values() if rel.is_external}


def test_headings_are_real_and_in_order() -> None:
    assert headings(opened(ORDINARY, NOT_FOUND)) == [
        ("Title", "Samtale"),
        ("Heading 1", "og i 2012?"),
        ("Heading 2", "Kilder"),
        ("Heading 1", "Hvad kostede svømmehallen?"),
        ("Heading 2", "Måske relateret"),
    ]
    assert headings(opened(ORDINARY, title="og i 2012?")) == [
        ("Title", "og i 2012?"),
        ("Heading 1", "Kilder"),
    ]


def test_it_is_a_danish_document_with_a_title() -> None:
    document = opened(ORDINARY)
    lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "da-DK"
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == ("Samtale", "Rådslag", "da-DK")


def test_a_quoted_list_is_a_list_of_words_own() -> None:
    listed = [(p.style.name, p.text) for p in opened(LISTS).paragraphs if p.style.name.startswith("List")]
    assert listed == [
        ("List Bullet", "»Strategien har to hovedspor:"),
        ("List Bullet 2", "Byudvikling"),
        ("List Bullet 2", "Innovation« [1]"),
        ("List Bullet", "»Planen sendes ud."),
        ("List Bullet", "Der holdes møde.« [2]"),
        ("List Continue", "1. »planen sendes i høring"),
        ("List Continue", "2. der holdes møde« [3]"),
    ]


def test_each_number_leads_to_its_source() -> None:
    body = opened(ORDINARY, NOT_FOUND).element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    marks = list(body.iter(qn("w:bookmarkStart")))
    assert anchors == ["kilde_1_1", "kilde_1_2"]
    assert [mark.get(qn("w:name")) for mark in marks] == anchors
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def test_a_struck_sentence_is_struck_through_with_its_reason() -> None:
    runs = [run for p in opened(ORDINARY).paragraphs for run in p.runs]
    assert [run.text for run in runs if run.font.strike] == ["Det kostede 3 mio. kr."]
    assert any("(streget ud: " in run.text for run in runs)


def test_every_page_says_who_made_it() -> None:
    footer = opened(ORDINARY).sections[0].footer
    assert footer.paragraphs[0].text.startswith("Udarbejdet med Rådslag. Kontrollér kilden")
    assert footer.paragraphs[0]._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: repr(payload[:20]))
def test_x8_hostile_text_is_literal(payload: str) -> None:
    file = word(export(payload, [hostile(payload)], made=DAY, base=BASE))
    document = Document(BytesIO(file))
    assert all(address.startswith(f"{BASE}/dokumenter/") for address in addresses(document))
    assert not list(document.element.body.iter(qn("w:instrText"), qn("w:fldSimple"), qn("w:object")))
    if len(payload) < 1000:
        quoted = [p.text for p in document.paragraphs if p.style.name == "Quote"]
        assert quoted == [f"»{plain(f'{payload}{MORE}')}«"]
    with zipfile.ZipFile(BytesIO(file)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "embed" in name.lower()]
