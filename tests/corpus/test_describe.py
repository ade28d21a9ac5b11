"""A file that no catalogue knows describes itself, and says nothing that it does not know."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.catalogue import Entry
from corpus.describe import describe
from corpus.readers.types import HeadingMark
from corpus.types import Kind, SourceFile
from tests.minutes_of_councils import COUNCIL
from tests.minutes_texts import ALL

Files = list[tuple[Entry, SourceFile]]


def described(name: str, text: str = "Noget om veje og stier i byen, som alle kan læse.\n") -> Entry:
    return describe(name, SourceFile(name, text, "0badc0de" * 8))


def test_the_shipped_minutes_describe_themselves(files: Files) -> None:
    for entry, source in files:
        found = describe(entry.file, source)
        if entry.kind is Kind.MINUTES:
            assert (found.kind, found.organ, found.date) == (entry.kind, entry.organ, entry.date)
            assert found.period is None
    titles = [describe(entry.file, source).title for entry, source in files if entry.kind is Kind.MINUTES]
    assert titles == [
        "Økonomiudvalgets møde den 24. januar 2012",
        "Økonomiudvalgets møde den 2. og 3. februar 2012",
    ]


def test_the_other_shipped_files_have_their_kind_and_period(files: Files) -> None:
    for entry, source in files:
        if entry.kind is not Kind.MINUTES:
            found = describe(entry.file, source)
            assert (found.kind, found.period, found.organ) == (entry.kind, entry.period, None)
            assert (found.id, found.file) == (entry.id, entry.file)


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ("council", "Byrådets møde den 28. august 2012"),
        ("capital", "Teknik- og Miljøudvalgets møde den 20. august 2012"),
        ("facts", "Kommunalbestyrelsens møde den 28. januar 2014"),
        ("old", "Kommunalbestyrelsens møde den 15. maj 2002"),
        ("run-in", "Økonomiudvalgets ekstraordinære møde den 5. november 2018"),
        ("unnumbered", "Udvalget for Teknik og Miljøs møde den 18. februar 2019"),
        ("points", "Social- og Sundhedsudvalgets møde den 14. august 2018"),
        ("case-above", "Udvalget for Teknik og Miljøs møde den 22. juni 2020"),
        ("political", "Borgerrepræsentationens møde den 23. august 2012"),
        ("bare", "Ældrerådets møde den 4. marts 2015"),
    ],
)
def test_minutes_of_any_style_say_whose_they_are(style: str, title: str) -> None:
    found = described("fil.txt", ALL[style])
    assert (found.kind, found.title) == (Kind.MINUTES, title)


def test_the_day_of_printing_is_not_the_day_of_the_meeting() -> None:
    printed = "Udskrevet den 3. september 2012\n" + COUNCIL
    assert described("x.pdf", printed).date == dt.date(2012, 8, 28)


@pytest.mark.parametrize(
    ("name", "key", "kind", "organ", "date", "period"),
    [
        ("Referat ØU 14-08-2012 (endelig).pdf", "referat-oeu-14-08-2012-endelig", Kind.MINUTES, None,
         dt.date(2012, 8, 14), None),
        ("2019/Byrådet/Referat 3. maj 2019.docx", "2019-byraadet-referat-3-maj-2019", Kind.MINUTES, None,
         dt.date(2019, 5, 3), None),
        ("x/Økonomiudvalget_2012-08-14.pdf", "x-oekonomiudvalget-2012-08-14", Kind.OTHER,
         "Økonomiudvalget", dt.date(2012, 8, 14), None),
        ("boerneudvalget-20120814-referat.txt", "boerneudvalget-20120814-referat", Kind.MINUTES,
         "Børneudvalget", dt.date(2012, 8, 14), None),
        ("Virksomhedsplan 2013-2014 Teknisk Forvaltning.docx",
         "virksomhedsplan-2013-2014-teknisk-forvaltning",
         Kind.PLAN, "Teknisk Forvaltning", None, (2013, 2014)),
        ("klimastrategi_2030.md", "klimastrategi-2030", Kind.STRATEGY, None, None, (2030, 2030)),
        ("Notat om dagsordener.pdf", "notat-om-dagsordener", Kind.NOTE, None, None, None),
        ("scan0001.pdf", "scan0001", Kind.OTHER, None, None, None),
        ("Bilag 99-99-2012.pdf", "bilag-99-99-2012", Kind.OTHER, None, None, (2012, 2012)),
        ("---.pdf", "dokument-0badc0de", Kind.OTHER, None, None, None),
        ("文書.pdf", "dokument-0badc0de", Kind.OTHER, None, None, None),
        (".pdf", "pdf", Kind.OTHER, None, None, None),
    ],
)  # fmt: skip
def test_a_name_says_what_it_says(
    name: str,
    key: str,
    kind: Kind,
    organ: str | None,
    date: dt.date | None,
    period: tuple[int, int] | None,
) -> None:
    found = described(name)
    assert (found.id, found.kind, found.organ, found.date, found.period) == (key, kind, organ, date, period)
    assert found.file == name
    assert found.title


def test_a_long_name_has_a_short_id_of_its_own() -> None:
    first, second = described("a" * 200 + "1.pdf"), described("a" * 200 + "2.pdf")
    assert len(first.id) == len(second.id) == 100
    assert first.id != second.id


def test_a_text_without_signs_is_a_document_of_unknown_kind() -> None:
    found = described("fil.txt")
    assert (found.kind, found.organ, found.date, found.period) == (Kind.OTHER, None, None, None)
    assert found.title == "Fil"


def test_a_title_page_tells_department_kind_and_year() -> None:
    text = "Virksomhedsplan 2016\n\nKultur- og Idrætsforvaltningen\n\nForord\n\nPlanen samler initiativer.\n"
    found = described("vp.pdf", text)
    assert (found.title, found.kind, found.organ, found.period) == (
        "Virksomhedsplan 2016",
        Kind.PLAN,
        "Kultur- og Idrætsforvaltningen",
        (2016, 2016),
    )


def test_a_note_has_the_day_that_its_head_gives() -> None:
    text = "Notat om cykelstier\nDato: 3. maj 2012\n\nCykelstien ved Søvej bygges i 2014.\n"
    found = described("n.txt", text)
    assert (found.title, found.kind, found.date, found.period) == (
        "Notat om cykelstier",
        Kind.NOTE,
        dt.date(2012, 5, 3),
        None,
    )


def test_the_outermost_heading_of_the_format_is_the_title() -> None:
    text = "Kommunen\n\n\nVores klimaplan\n\n\nVi planter træer.\n"
    at = text.index("Vores")
    source = SourceFile("k.docx", text, "d", blocks=True, marks=(HeadingMark(at, at + 15, 1),))
    assert describe("k.docx", source).title == "Vores klimaplan"


def test_an_agenda_without_decisions_is_no_minutes() -> None:
    text = COUNCIL.replace("Referat", "Dagsorden")
    agenda = "\n".join(line for line in text.split("\n") if not line.startswith("Beslutning"))
    found = described("x.txt", agenda)
    assert (found.kind, found.organ, found.date) == (Kind.OTHER, "Byrådet", dt.date(2012, 8, 28))


def test_a_text_about_minutes_is_no_minutes() -> None:
    text = "Vejledning\n\nHer står, hvordan et referat skrives, og hvem der godkender referatet.\n"
    assert described("vejledning.txt", text).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("Virksomhedsplan 2031 for Natur og Fritid", "Natur og Fritid"),
        ("Virksomhedsplan for Børn, Skole og Kultur 2031-2032", "Børn, Skole og Kultur"),
        ("Virksomhedsplan 2031-32 for Dagtilbudsområdet", "Dagtilbudsområdet"),
        ("Virksomhedsplan 2031 for Center for Natur", "Center for Natur"),
        ("Virksomhedsplan 2031 for Havnby Kommune", None),
        ("Virksomhedsplan for det kommende år", None),
        ("Handleplan 2031 for Biodiversitet", None),  # a matter
    ],
)
def test_a_plans_title_names_its_department_after_for(title: str, organ: str | None) -> None:
    source = SourceFile("plan.txt", f"{title}\n\nPlanen gælder i to år.\n", "digest")
    assert describe("plan.txt", source).organ == organ


def test_a_title_that_the_next_page_repeats_is_still_the_title() -> None:
    title = "Virksomhedsplan 2031 for Natur og Fritid"
    source = SourceFile("fil.txt", f"{title}\nVi planter.\f{title}\nVi graver.\n", "digest", paged=True)
    assert describe("fil.txt", source).title == title


def test_a_title_in_plain_text_may_be_marked_as_in_markdown() -> None:
    text = "# Notat om havnebadet\n\nBadet åbner i juni. Det koster ikke noget at bade.\n"
    assert described("x1.txt", text).title == "Notat om havnebadet"
    assert described("x1.txt", text.replace("Notat", "Nyt")).title == "Nyt om havnebadet"
    assert described("x1.txt", "#havnebadet er åbent\n\nBadet åbner i juni.\n").title == "Dokument"
