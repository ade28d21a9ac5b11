"""The numbers that LibreOffice writes before items and headings, which stand nowhere in its text."""

from __future__ import annotations

from corpus.readers.odt import OdtReader
from corpus.readers.types import DEFAULTS, Extract
from tests.readers.make_files import odt


def level(
    depth: int, form: str, more: str = 'style:num-suffix="."', kind: str = "list-level-style-number"
) -> str:
    return f'<text:{kind} text:level="{depth}" style:num-format="{form}" {more}/>'


def style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def listed(*items: str, name: str = "L1", more: str = "") -> str:
    return f'<text:list text:style-name="{name}" {more}>{"".join(items)}</text:list>'


def item(text: str, inside: str = "", more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p>{inside}</text:list-item>"


def read(body: str, styles: str = "", named: str = "") -> Extract:
    return OdtReader().read(odt(body, styles=styles, named_styles=named), DEFAULTS)


def lines(body: str, styles: str = "", named: str = "") -> list[str]:
    return [line for line in read(body, styles, named).text.split("\n") if line]


L1 = style("L1", level(1, "1"), level(2, "a", 'style:num-suffix=")"'), level(3, "i"))


def test_items_are_numbered_and_the_levels_under_them_begin_anew() -> None:
    inner = f"<text:list>{item('en sti')}{item('en bro')}</text:list>"
    body = listed(item("godkende planen", inner), item("sende den i høring", inner))
    assert lines(body, L1) == [
        "1. godkende planen", "a) en sti", "b) en bro", "2. sende den i høring", "a) en sti", "b) en bro",
    ]  # fmt: skip


def test_further_paragraphs_and_list_headers_have_no_number() -> None:
    header = "<text:list-header><text:p>Det indstilles, at</text:p></text:list-header>"
    body = listed(header, item("a", "<text:p>mere</text:p>"), item("b"))
    assert lines(body, L1) == ["Det indstilles, at", "1. a", "mere", "2. b"]


def test_a_list_begins_anew_unless_it_continues_another() -> None:
    first = listed(item("a"), more='xml:id="x"')
    assert lines(first + listed(item("b")), L1) == ["1. a", "1. b"]
    assert lines(first + listed(item("b"), more='text:continue-numbering="true"'), L1) == ["1. a", "2. b"]
    between = first + listed(item("b"))
    assert lines(between + listed(item("c"), more='text:continue-list="x"'), L1) == ["1. a", "1. b", "2. c"]


def test_a_list_and_an_item_may_begin_elsewhere() -> None:
    styles = style("L1", level(1, "A", 'style:num-prefix="Bilag " style:num-suffix=":" text:start-value="3"'))
    body = listed(item("a"), item("b", more='text:start-value="7"'), item("c"))
    assert lines(body, styles) == ["Bilag C: a", "Bilag G: b", "Bilag H: c"]


def test_bullets_lists_without_a_sign_and_styles_that_are_not_there() -> None:
    styles = style("L1", level(1, "", 'text:bullet-char="•"', "list-level-style-bullet")) + style(
        "L2", level(1, "")
    )
    body = listed(item("sti")) + listed(item("uden"), name="L2") + listed(item("ukendt"), name="L3")
    assert lines(body, styles) == ["• sti", "uden", "• ukendt"]


def test_a_list_takes_its_style_from_its_paragraphs_and_named_styles() -> None:
    styles = '<style:style style:name="P1" style:list-style-name="Num"/>'
    body = '<text:list><text:list-item><text:p text:style-name="P1">a</text:p></text:list-item></text:list>'
    assert lines(
        body, styles, named=style("Num", level(1, "i", 'style:num-prefix="(" style:num-suffix=")"'))
    ) == ["(i) a"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = "".join([
        level(1, "1", "", "outline-level-style"),
        level(2, "1", 'text:display-levels="2"', "outline-level-style"),
        level(3, "", "", "outline-level-style"),
    ])  # fmt: skip
    headings = [(1, "Indledning"), (2, "Baggrund"), (2, "Formål"), (3, "Uden"), (1, "Økonomi"), (2, "Budget")]
    body = "".join(f'<text:h text:outline-level="{depth}">{text}</text:h>' for depth, text in headings)
    named = f"<text:outline-style>{outline}</text:outline-style>"
    extract = read(body, named=named)
    assert [extract.text[mark.start : mark.end] for mark in extract.marks] == [
        "1 Indledning", "1.1 Baggrund", "1.2 Formål", "Uden", "2 Økonomi", "2.1 Budget",
    ]  # fmt: skip
    off = '<style:style style:name="P1" style:list-style-name=""/>'
    head = '<text:h text:style-name="P1" text:outline-level="1">Forord</text:h>'
    assert read(head + body, off, named).text.startswith("Forord\n\n\n1 Indledning")


def test_a_heading_in_a_list_is_numbered_by_the_list() -> None:
    heading = '<text:list-item><text:h text:outline-level="1">Sti</text:h></text:list-item>'
    extract = read(listed(heading, heading), L1)
    assert [extract.text[mark.start : mark.end] for mark in extract.marks] == ["1. Sti", "2. Sti"]
