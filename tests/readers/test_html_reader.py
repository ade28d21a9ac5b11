"""HTML gives its text and headings and nothing that a browser would run, load or hide."""

from __future__ import annotations

import pytest

from corpus.readers.html import HtmlReader
from corpus.readers.types import DEFAULTS, Extract, Refused


def read(html: str, encoding: str = "utf-8") -> Extract:
    return HtmlReader().read(html.encode(encoding), DEFAULTS)


def test_headings_are_marked() -> None:
    extract = read("<h1>Plan for <i>ådalen</i></h1><p>Tekst</p><h3>Hvorfor\n nu</h3>")
    marked = [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks]
    assert marked == [("Plan for ådalen", 1), ("Hvorfor nu", 3)]


def test_paragraphs_items_and_rows_stand_on_lines_of_their_own() -> None:
    html = (
        "<p>En\nsti<br>langs åen<div>Ny</div>hale<ul><li>bro<li><p>kaj</ul>"
        "<table><tr><th>År<th>Beløb<tr><td>2012<td><b>4</b> mio.</table><pre>a\n b</pre>"
    )
    assert read(html).text == (
        "En sti\nlangs åen\n\n\nNy\n\n\nhale\n\n\n• bro\n• kaj\n\n\nÅr | Beløb\n2012 | 4 mio.\n\n\na\nb"
    )


def test_numbered_items_get_the_numbers_that_a_browser_writes() -> None:
    html = (
        "<ol><li>godkende<ul><li>en sti</ul><ol type=a><li>nord<li>syd</ol><li value=5>sende<li>tage</ol>"
        "<ol start=3 type=I><li>x</ol>"
    )
    assert [line for line in read(html).text.split("\n") if line] == [
        "1. godkende", "• en sti", "a. nord", "b. syd", "5. sende", "6. tage", "III. x",
    ]  # fmt: skip


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    extract = read("<table><tr><td><h2>Mål</h2><p>Et</p><td><p>To</p></table>")
    assert extract.text == "Mål\n\n\nEt\n\n\nTo"
    assert len(extract.marks) == 1


@pytest.mark.parametrize(
    "attack",
    [
        "<script>fjendtlig()</script>",
        "<style>@import 'http://fjendtlig';</style>",
        "<iframe src='http://fjendtlig'>fjendtlig</iframe>",
        "<svg><text>fjendtlig</text><script>fjendtlig</script></svg>",
        "<base href='http://fjendtlig'>",
        "<meta http-equiv=refresh content='0;url=http://fjendtlig'>",
        "<img src=x onerror=fjendtlig()>",
        "<form action=fjendtlig><button>fjendtlig</button><textarea>fjendtlig</textarea></form>",
        "<object data=fjendtlig>fjendtlig</object><embed src=fjendtlig>",
        "<template>fjendtlig</template><noscript>fjendtlig</noscript>",
        "<!-- fjendtlig --><?fjendtlig ?>",
        "<p hidden>fjendtlig</p><p style='display: none'>fjendtlig</p>",
        "<a href='javascript:fjendtlig()'></a>",
    ],
)
def test_p_15_only_text_that_is_shown_is_kept(attack: str) -> None:
    assert read(f"<html><head></head><body><p>Før</p>{attack}<p>Efter</p>").text == "Før\n\n\nEfter"


def test_p_15_text_after_what_is_dropped_is_kept() -> None:
    assert read("<p>Før <script>x</script>efter</p>").text == "Før efter"


def test_a_page_within_a_form_is_read() -> None:
    assert read("<form><h1>Dagsorden</h1></form>").text == "Dagsorden"


def test_p_12_a_page_that_says_latin_1_is_read_without_a_warning() -> None:
    extract = read("<meta charset='iso-8859-1'><p>Ærø</p>", "latin-1")
    assert (extract.text, extract.warnings) == ("Ærø", ())


def test_p_12_a_page_that_says_latin_1_and_is_utf_8_is_read_as_utf_8() -> None:
    assert read("<meta charset='iso-8859-1'><p>Ærø</p>").text == "Ærø"


def test_p_4_a_page_nested_too_deep_is_refused_and_not_cut() -> None:
    with pytest.raises(Refused, match="nested too deep"):
        read("<div>" * 100_000 + "Tekst")


def test_p_6_entities_of_a_document_type_are_not_fetched() -> None:
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>Før &x; efter</p>'
    assert "&x;" in read(html).text
