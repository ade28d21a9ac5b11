"""A table's labels and cells, which came out of a PDF on the same lines, are put apart and read on."""

from __future__ import annotations

import re

import pytest

from corpus.outline import Part
from corpus.plans import plan
from corpus.types import Document
from tests.texts import clean, read

TITLE = "Ny sti\nHvad var målet?  At anlægge en sti.\n\n"


def titles(document: Document) -> list[str]:
    return [section.titles[-1] for section in document.sections if section.titles]


def test_a_label_beside_its_cell_is_parted_from_it() -> None:
    source = (
        f"{TITLE}Hvad har vi √ Der er indgået en aftale med\n realiseret? kommunens skovfoged om stien.\n"
    )
    (document,) = read(source)
    assert titles(document)[-1] == "Hvad har vi realiseret?"
    assert document.text.text.endswith("√ Der er indgået en aftale med kommunens skovfoged om stien.")


def test_a_label_that_a_page_break_parted_is_put_together() -> None:
    source = f"{TITLE}Hvad har vi ikke • Intet at bemærke.\n\n 23\n\nrealiseret?\n"
    (document,) = read(source)
    assert titles(document)[-1] == "Hvad har vi ikke realiseret?"
    assert document.text.text.endswith("Hvad har vi ikke\n• Intet at bemærke.")


def test_the_rest_of_a_label_is_taken_out_of_its_cells_word() -> None:
    source = (
        "1 Sundhed for alle\nFormål, mål\nog succes-\n\nFormål\nAt give et tilbud, som både er forebyg-\n"
        " kriterier gende og behandlende, til dem der bor i byen.\n"
    )
    (document,) = read(source)
    assert "som både er forebyggende og behandlende, til dem" in document.text.text
    assert "Formål, mål og succeskriterier" in {title for s in document.sections for title in s.titles}


def test_the_rest_of_a_label_on_the_next_page_is_taken_out_of_its_cell() -> None:
    source = (
        "Broen\n\nFormål, mål og\nsucceskriterier\n\nFormål: At komme over åen.\n\nOpgaver -\nomfang og\n\n"
        "Broen males, og de nye brædder lægges af sko-\n afgrænsning\n\nvens folk i løbet af maj.\n"
    )
    (document,) = read(source)
    assert titles(document)[-1] == "Opgaver - omfang og afgrænsning"
    assert document.text.text.endswith("de nye brædder lægges af skovens folk i løbet af maj.")


def test_a_cell_of_a_dash_belongs_to_the_label_before_it() -> None:
    source = f"{TITLE}Hvad har vi\nrealiseret?\n\n-\n\nHvad har vi ikke\nrealiseret?\n\nAlt.\n"
    (document,) = read(source)
    assert titles(document)[-2:] == ["Hvad har vi realiseret?", "Hvad har vi ikke realiseret?"]
    assert "realiseret?\n-\nHvad har vi ikke realiseret?\nAlt." in document.text.text


@pytest.mark.parametrize(
    "source",
    [
        "Formålet er klart,\nog målene er sat af udvalget.\n",
        "Hvad har vi lært? Vi har\nrealiseret? Nej, ikke alt.\n",
        "Opgaver er der nok af,\nomfang og afgrænsning er der ikke.\n",
    ],
)
def test_a_sentence_with_a_labels_words_stays_whole(source: str) -> None:
    assert clean(source) == source.strip().replace("\n", " ")


def test_a_title_that_runs_through_its_cell_is_whole() -> None:
    source = (
        "Den sidste del er ikke begyndt endnu.\n\nTrivsels- og Udspringer af en måling, som blev gjort\n"
        "ledelsesmål\nsamt samtaler\n\ni 2019\n\nFormål, mål og\nsucceskriterier\n\nFormål: At trives.\n"
    )
    (document,) = read(source)
    assert document.sections[-1].titles[0] == "Trivsels- og ledelsesmål samt samtaler"
    assert "Udspringer af en måling, som blev gjort i 2019" in document.text.text


def test_the_year_that_ends_a_sentence_is_no_page_number() -> None:
    assert (
        clean("Det står i planen for\n2019\n\nEn ny linje.\n") == "Det står i planen for 2019\nEn ny linje."
    )
    assert "2019" not in clean("Det står i planen.\n\n2019\n\nEn ny linje.\n")


def test_digits_of_a_symbol_font_are_read() -> None:
    assert clean("\uf031\uf02e Veje i byen\n") == "1. Veje i byen"


TABLE = """\
1. Flere til orkester
Baggrund   Kun hvert tiende barn spiller et instrument.
Formål, mål og   Formålet er, at børn spiller sammen. Målet er, at
succeskriterier   200 børn er med i et orkester i 2031.
Opgaver   •   Udlån af instrumenter.
Organisering og
økonomi   Musikskolen leder arbejdet, som koster 2 mio. kr.
Tids- og   Start i maj, og
aktivitetsplan   koncert i juni.
"""


def test_labels_beside_their_cells_are_parted_at_wide_white_space() -> None:
    (document,) = read(TABLE)
    (theme,) = plan(document).themes
    (initiative,) = theme.initiatives
    assert [(part.label, said(document, part)) for part in initiative.parts] == [
        ("Baggrund", "Kun hvert tiende barn spiller et instrument."),
        (
            "Formål, mål og succeskriterier",
            "Formålet er, at børn spiller sammen. Målet er, at 200 børn er med i et orkester i 2031.",
        ),
        ("Opgaver", "• Udlån af instrumenter."),
        ("Organisering og økonomi", "Musikskolen leder arbejdet, som koster 2 mio. kr."),
        ("Tids- og aktivitetsplan", "Start i maj, og koncert i juni."),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Mål   2030   2031",  # figures
        "Mål   Andel i 2030   Andel i 2031",  # more columns than a label and its cell
        "Status   Tidsplan",  # labels side by side
        "Skolen   Åbner i august.",  # no label
        "Mål  Flere skal læse.",  # white space of no column
    ],
)
def test_other_rows_stay_whole(row: str) -> None:
    source = f"Vi læser mere.\n{row}\nSkolerne følger op."
    assert re.sub(r"\s+", " ", row) in clean(source)


def said(document: Document, part: Part) -> str:
    return " ".join(document.text.text[start:end] for start, end in part.spans)
