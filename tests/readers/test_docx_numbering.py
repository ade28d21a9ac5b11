"""The numbers that Word writes before items and headings, which stand nowhere in its text."""

from __future__ import annotations

import docx
import pytest

from corpus.readers.docx import DocxReader
from corpus.readers.numbers import written
from corpus.readers.types import DEFAULTS
from tests.readers.make_files import raw_docx, saved


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, name: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'


def item(text: str, number: int | None = 1, depth: int | None = 0, more: str = "") -> str:
    inside = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    inside += "" if number is None else f'<w:numId w:val="{number}"/>'
    numbering = f"<w:numPr>{inside}</w:numPr>" if inside else ""
    return f"<w:p><w:pPr>{more}{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    extract = DocxReader().read(raw_docx(body, numbering=numbering, styles=styles), DEFAULTS)
    return [line for line in extract.text.split("\n") if line]


MINUTES = kind(
    0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "%3.")
) + num(1, 0)
LEGAL = kind(
    0, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
) + num(1, 0)  # fmt: skip


def test_items_are_numbered_and_the_levels_under_them_begin_anew() -> None:
    body = "".join([
        item("godkende planen"), item("at stien bygges", depth=1), item("at broen bygges", depth=1),
        item("inderst", depth=2), item("sende den i høring"), plain("Udvalget drøftede sagen."),
        item("at den vender tilbage", depth=1), item("tage den til efterretning"),
    ])  # fmt: skip
    assert lines(body, MINUTES) == [
        "1. godkende planen", "a) at stien bygges", "b) at broen bygges", "i. inderst",
        "2. sende den i høring", "Udvalget drøftede sagen.", "a) at den vender tilbage",
        "3. tage den til efterretning",
    ]  # fmt: skip


def test_a_level_shows_the_numbers_of_those_around_it() -> None:
    body = item("Kapitel") + item("Afsnit", depth=1) + item("Stykke", depth=2) + item("Stykke", depth=2)
    assert lines(body, LEGAL) == ["I Kapitel", "I.1 Afsnit", "1.1.1 Stykke", "1.1.2 Stykke"]


def test_lists_of_one_kind_count_on_unless_one_starts_again() -> None:
    again = num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3)
    assert lines(body, MINUTES + again) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_list_may_begin_elsewhere_and_replace_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Bilag %1:")}</w:lvlOverride>'
    numbering = kind(0, level(0, "decimal", "%1.", start=7)) + num(1, 0) + num(2, 0, own)
    assert lines(item("a") + item("b"), numbering) == ["7. a", "8. b"]
    assert lines(item("Kort", 2) + item("Budget", 2), numbering) == ["Bilag A: Kort", "Bilag B: Budget"]


def test_bullets_lists_without_a_sign_and_lists_that_are_not_there() -> None:
    numbering = kind(0, level(0, "bullet", "\uf0b7"), level(1, "none", "")) + num(1, 0)
    body = item("sti") + item("uden", depth=1) + item("ukendt", 9) + item("taget af", 0)
    assert lines(body, numbering) == ["• sti", "uden", "• ukendt", "taget af"]


def test_a_numbered_heading_gets_its_number() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{i}"><w:name w:val="heading {i}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for i in (1, 2)
    )
    levels = (
        level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    )
    texts = [("H1", "Indledning"), ("H2", "Baggrund"), ("H2", "Formål"), ("H1", "Økonomi"), ("H1", "")]
    body = "".join(item(text, None, None, f'<w:pStyle w:val="{style}"/>') for style, text in texts)
    numbering = kind(0, *levels) + num(1, 0)
    extract = DocxReader().read(raw_docx(body, numbering=numbering, styles=styles), DEFAULTS)
    assert [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks] == [
        ("1 Indledning", 1), ("1.1 Baggrund", 2), ("1.2 Formål", 2), ("2 Økonomi", 1),
    ]  # fmt: skip


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    numbering = (
        kind(0, more='<w:numStyleLink w:val="Punkter"/>')
        + kind(1, level(0, "decimal", "(%1)"), more='<w:styleLink w:val="Punkter"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert lines(item("a", 1) + item("b", 2), numbering) == ["(1) a", "(2) b"]


def test_a_deleted_item_is_not_counted() -> None:
    gone = item("", more="<w:rPr><w:del/></w:rPr>")
    assert lines(item("a") + gone + item("b"), MINUTES) == ["1. a", "2. b"]


def test_a_numbered_cell_keeps_its_number() -> None:
    cells = "".join(f"<w:tc>{cell}</w:tc>" for cell in (item("Sti"), plain("2012")))
    assert lines(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", MINUTES) == ["1. Sti | 2012"]


def test_lists_made_with_the_styles_of_a_new_document() -> None:
    document = docx.Document()
    for text in ("godkender planen", "sender den i høring"):
        document.add_paragraph(text, style="List Number")
    extract = DocxReader().read(saved(document), DEFAULTS)
    assert extract.text == "1. godkender planen\n2. sender den i høring"


@pytest.mark.parametrize("start", ["99999999999", "-3", "x", ""])
def test_p_4_a_number_that_is_none_ends_in_digits(start: str) -> None:
    numbering = kind(0, level(0, "lowerRoman", "%1.").replace('w:val="1"', f'w:val="{start}"', 1)) + num(1, 0)
    assert lines(item("a"), numbering) == ["i. a"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "1", "1"), (3, "01", "03"), (12, "01", "12"), (1, "a", "a"), (26, "A", "Z"), (28, "a", "bb"),
        (4, "i", "iv"), (1994, "I", "MCMXCIV"), (0, "a", "0"), (999_999, "a", "999999"),
        (999_999, "i", "999999"),
    ],
)  # fmt: skip
def test_a_number_in_each_form(number: int, form: str, text: str) -> None:
    assert written(number, form) == text
