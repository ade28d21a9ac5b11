"""Minutes of other municipalities become meetings, items, parts and decisions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest

from corpus.catalogue import Entry
from corpus.decisions import decisions
from corpus.meetings import meetings
from corpus.read import documents, read_file
from corpus.types import Document, Role
from tests.corpus.meetings_read import decided, meeting_of, roles
from tests.minutes_of_committees import BARE, POINTS
from tests.minutes_of_councils import CAPITAL, COUNCIL
from tests.minutes_texts import ALL
from tests.readers.make_files import put, saved
from tests.texts import read

# Style, organ, date, extraordinary, place, time, names of those present and absent.
HEADS = [
    (
        "council", "Byrådet", "2012-08-28", False, "Byrådssalen, Rådhuset", dt.time(17),
        ["Karen Lindtoft", "Peter Bak-Møller", "Hans Ove Ager", "Mette Kro"], ["Jørgen Hald"],
    ),
    ("capital", "Teknik- og Miljøudvalget", "2012-08-20", False, None, dt.time(15), [], []),
    (
        "facts", "Kommunalbestyrelsen", "2014-01-28", False, "Rådhusets mødesal", dt.time(18),
        ["Ane Tofte", "Bo Sander-Juhl", "Dan Rye"], ["Carla Holt"],
    ),
    (
        "old", "Kommunalbestyrelsen", "2002-05-15", False, "Kommunalbestyrelsens mødelokale", None,
        ["Arne Rask", "Birthe Holk", "Finn Elkær"], ["Viggo Hansen", "Inge Lund-Petersen"],
    ),
    ("run-in", "Økonomiudvalget", "2018-11-05", True, "Mødelokale 2", dt.time(14), [], ["Niels Kragh"]),
    ("unnumbered", "Udvalget for Teknik og Miljø", "2019-02-18", False, "M 5", None, [], []),
    ("points", "Social- og Sundhedsudvalget", "2018-08-14", False, None, dt.time(16), [], []),
    (
        "case-above", "Udvalget for Teknik og Miljø", "2020-06-22", False, "Arnborg Rådhus", dt.time(17, 30),
        [], [],
    ),
    ("political", "Borgerrepræsentationen", "2012-08-23", False, None, dt.time(17, 30), [], []),
    ("bare", "Ældrerådet", "2015-03-04", False, None, dt.time(10), ["Kaj Holm", "Else Rask"], ["Ib Lund"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "organ", "date", "extraordinary", "place", "time", "present", "absent"), HEADS
)
def test_a_meeting_is_read_from_the_head_of_its_minutes(
    style: str,
    organ: str,
    date: str,
    extraordinary: bool,
    place: str | None,
    time: dt.time | None,
    present: list[str],
    absent: list[str],
) -> None:
    meeting = meeting_of(ALL[style])
    assert (meeting.organ, str(meeting.date), meeting.extraordinary) == (organ, date, extraordinary)
    assert (meeting.place, meeting.time, meeting.last_date) == (place, time, None)
    assert [person.name for person in meeting.present] == present
    assert [person.name for person in meeting.absent] == absent


# Number, title, closed, number of the case.
ITEMS = {
    "council": [
        ("1", "Godkendelse af dagsorden", False, None),
        ("2", "Klimatilpasningsplan for Ådalen", False, "12/4711"),
        (
            "3",
            "Ny daginstitution ved Møllestien, anlægsbevilling og valg af grund til byggeriet",
            False,
            "12/5002",
        ),
        ("4", "Salg af Havnegade 3", True, "12/5100"),
    ],
    "capital": [
        ("1", "Godkendelse af dagsorden", False, "2012-98411"),
        ("2", "Cykelparkering ved stationerne", False, "2012-77310"),
        ("3", "Lukket: Udbud af vejdrift", True, "2012-80012"),
        ("4", "Dokument om støj ved Ringbanen", False, "2012-81200"),
    ],
    "facts": [
        ("1", "Valg af medlemmer til Ældrerådet", False, None),
        (
            "2",
            "2. behandling af takster for klubber i 2014 og ændring af betalingsvedtægten",
            False,
            None,
        ),
        ("3", "Orientering (lukket punkt)", True, None),
    ],
    "old": [
        ("89", "Kvartalsrapport pr. 1. april 2002", False, "00.01.S00"),
        ("90", "Klage over afgørelse i Folkeoplysningsudvalget", False, "18.15.00"),
        ("91", "Tandpleje for børn", True, "16.14.00"),
        ("92", "Køb af areal ved Skovvejen", True, "13.06.02"),
        ("93", "Spørgetid", False, "00.22.04"),
    ],
    "run-in": [
        ("12", "Budgetopfølgning pr. 30. september", False, "18/20331"),
        ("13", "Lukning af Vestre Skole", False, "18/20340"),
        ("14", "Personalesag", True, "18/20391"),
    ],
    "unnumbered": [
        (None, "Temamøde om diger", False, "19/2484"),
        (None, "Udbud af madaffald", False, "18/1039"),
    ],
    "points": [
        ("1", "Godkendelse af dagsorden", False, None),
        ("2", "Valg til Ældrerådet", False, None),
        ("3", "(Lukket) Personsag", True, None),
    ],
    "case-above": [
        ("131", "Godkendelse af dagsorden", False, "85.02.02-G01-5-17"),
        ("132", "Højdevej 13 - Byggesag i partshøring", False, "02.34.02-P19-12-20"),
        ("133", "Køb af jord", True, "13.06.02-G10-3-20"),
    ],
    "political": [
        ("7", "Anlægsbevilling til cykelstier", False, "2012-51132"),
        ("8", "Lukket sag: Ejendom", True, "2012-51133"),
    ],
    "bare": [
        ("1", "Godkendelse af dagsorden", False, None),
        ("2", "Høringssvar om kørsel", False, None),
        ("3", "Eventuelt", False, None),
    ],
}


@pytest.mark.parametrize("style", ITEMS)
def test_the_items_are_those_of_the_minutes(style: str) -> None:
    items = meeting_of(ALL[style]).items
    assert [(i.number, i.title, i.closed, i.case_number) for i in items] == ITEMS[style]


def test_every_style_is_tested() -> None:
    assert set(ITEMS) == set(ALL) == {style for style, *_ in HEADS}


def test_the_parts_have_their_roles() -> None:
    _, plan, *_ = meeting_of(COUNCIL).items
    assert roles(plan) == [
        ("Sagsresumé", Role.CASE),
        ("Indstilling", Role.PROPOSAL),
        ("Sagsfremstilling", Role.CASE),
        ("Økonomi", Role.ECONOMY),
        ("Lovgrundlag", Role.BODY),
        ("Bilag", Role.BODY),
        ("Beslutning i Teknisk Udvalg den 14-08-2012", Role.DECISION),
        ("Beslutning i Økonomiudvalget den 21-08-2012", Role.DECISION),
        ("Beslutning i Byrådet den 28-08-2012", Role.DECISION),
    ]
    _, bikes, *_ = meeting_of(CAPITAL).items
    assert roles(bikes) == [
        ("Indstilling", Role.PROPOSAL),
        ("Problemstilling", Role.CASE),
        ("Løsning", Role.CASE),
        ("Økonomi", Role.ECONOMY),
        ("Videre proces", Role.BODY),
        ("Bilag", Role.BODY),
        ("Beslutning", Role.DECISION),
    ]


def test_the_attachments_are_listed() -> None:
    assert [item.attachments for item in meeting_of(COUNCIL).items] == [
        (),
        ("Forslag til klimatilpasningsplan", "Notat om bassiner"),
        (),
        (),
    ]
    assert meeting_of(CAPITAL).items[1].attachments == ("Kort over pladserne", "Tælling af cykler")
    assert all(item.attachments == () for item in meeting_of(ALL["unnumbered"]).items)


def test_the_proposal_keeps_its_points() -> None:
    decision = meeting_of(COUNCIL).items[1].decisions[-1]
    assert decision.proposal == (
        "Teknisk Forvaltning indstiller, at\n1. planen sendes i offentlig høring\n"
        "2. der afsættes 2 mio. kr. til bassiner i 2013\n3. der holdes borgermøde i oktober"
    )


def test_the_words_of_a_point_are_whole_after_the_page_furniture_went() -> None:
    _, plan, *_ = meeting_of(COUNCIL).items
    assert "klimatilpasning i Ådalen" in plan.text
    assert "tre bassiner" in plan.text
    assert "Side 3 af 4" not in plan.text


def test_an_item_printed_twice_is_one_item() -> None:
    again = COUNCIL[COUNCIL.index("Punkt 1:") :].split("Beslutning i", 1)[0]
    twice = meeting_of(COUNCIL.replace("\fNørrevang", f"{again}\n\fNørrevang", 1))
    assert [item.number for item in twice.items] == ["1", "2", "3", "4"]
    assert twice.items[0].decisions


def test_an_addendum_belongs_to_the_same_meeting() -> None:
    (first,) = read(POINTS, kind="referat")
    addendum = POINTS[: POINTS.index("Punkt 1:")] + (
        "Punkt 4: Tilskud til aftenskolen\n\nBeslutning for Punkt 4: Tilskud til aftenskolen\nGodkendt.\n"
    )
    (second,) = read(addendum, kind="referat", id="tillaeg")
    (meeting,) = meetings([first, second])
    assert [item.number for item in meeting.items] == ["1", "2", "3", "4"]
    assert meeting.items[-1].document is second


def test_the_offsets_of_items_and_parts_hold_their_text() -> None:
    for style, text in ALL.items():
        for item in meeting_of(text).items:
            assert item.title.split()[0] in item.text, style
            for part in item.parts:
                assert item.start <= part.start < part.end <= item.end


def test_the_shipped_meetings(shipped: dict[str, Document]) -> None:
    january, february = meetings(shipped.values())
    assert (january.organ, january.date, january.last_date) == ("Økonomiudvalget", dt.date(2012, 1, 24), None)
    assert [item.number for item in january.items] == [str(n) for n in range(1, 16)] + [None] * 6
    assert january.items[-1].title == "Meddelelser"
    assert february.extraordinary
    assert (february.date, february.last_date) == (dt.date(2012, 2, 2), dt.date(2012, 2, 3))
    assert [item.title for item in february.items] == ["Organisationsprojektet"]
    assert len(february.items[0].decisions) == 2


def test_a_bare_list_of_items_is_minutes_too() -> None:
    assert "Ring dagen før" in meeting_of(BARE).items[1].text


@pytest.mark.parametrize("style", [style for style in ALL if style != "bare"])
@pytest.mark.parametrize("marked", [True, False])
def test_a_word_file_gives_the_same_items(tmp_path: Path, style: str, marked: bool) -> None:
    expected = meeting_of(ALL[style])
    titles = {item.title for item in expected.items}
    parts = {part.title for item in expected.items for part in item.parts}
    file = docx.Document()
    for paragraph in _paragraphs(ALL[style]):
        is_item = any(paragraph.endswith(title) for title in titles) and "..." not in paragraph
        if marked and is_item and not paragraph.startswith("Beslutning"):
            file.add_heading(paragraph, level=1)
        elif marked and paragraph.rstrip(":") in parts:
            file.add_heading(paragraph, level=2)
        else:
            file.add_paragraph(paragraph)
    put(tmp_path, "moede.docx", saved(file))
    entry = Entry.model_validate({"id": "m", "file": "moede.docx", "title": "Møde", "kind": "referat"})
    (found,) = meetings(documents([(entry, read_file(tmp_path / "moede.docx"))]))
    assert [(i.number, i.title, i.closed) for i in found.items] == [
        (i.number, i.title, i.closed) for i in expected.items
    ]
    assert [decided(item) for item in found.items] == [decided(item) for item in expected.items]


def _paragraphs(text: str) -> list[str]:
    """Return the lines as a word processor holds them: no page furniture, titles and words unbroken."""
    kept = [line for line in text.replace("\f", "\n").split("\n") if line and "Side " not in line]
    joined: list[str] = []
    for line in kept:
        before = joined[-1] if joined else ""
        if before.endswith("-") and line[0].islower():
            joined[-1] = before[:-1] + line
        elif line[0].islower():
            joined[-1] = f"{before} {line}"
        else:
            joined.append(line)
    return joined


def test_a_heading_that_leads_in_a_proposal_is_one(tmp_path: Path) -> None:
    item = "<h2>{} Veje</h2><h3>Administrationen indstiller</h3><p>at veje bygges.</p>"
    item += "<h3>Beslutning</h3><p>Godkendt.</p>"
    html = "<h1>Byrådet</h1><p>Møde onsdag den 07-02-2018</p>" + item.format(1) + item.format(2)
    put(tmp_path, "moede.html", f"<html><body>{html}</body></html>".encode())
    entry = Entry.model_validate({"id": "m", "file": "moede.html", "title": "Møde", "kind": "referat"})
    found = decisions(documents([(entry, read_file(tmp_path / "moede.html"))]))
    assert {decision.proposal for decision in found} == {"at veje bygges."}
