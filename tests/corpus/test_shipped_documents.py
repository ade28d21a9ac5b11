"""What must hold of every document that comes with the program."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from corpus.decision_headings import is_decision_heading
from corpus.edits import printed
from corpus.types import CleanText, Document, Kind, Period, Role
from tests.texts import text_of

JANUARY = "oekonomiudvalget-2012-01-24"
FEBRUARY = "oekonomiudvalget-2012-02-02"
SYMBOL_FONT = "\uf06c\uf0b7\uf0d8\uf0a7\uf0fc\uf02d\ufffd"

Shipped = dict[str, Document]
Sources = dict[str, str]


def test_a_file_becomes_so_many_documents(shipped: Shipped) -> None:
    assert Counter(document.file for document in shipped.values()) == {
        "koncerngrundlag-2023-2028.txt": 1,
        "koncernstrategi-2019.txt": 1,
        "leder-og-medarbejdergrundlag.txt": 1,
        "oekonomiudvalget-2012-01-24.txt": 6,
        "oekonomiudvalget-2012-02-02-organisationsprojektet.txt": 3,
    }


def test_the_minutes_of_january_bring_five_plans(shipped: Shipped) -> None:
    minutes, *plans = (d for key, d in shipped.items() if key.startswith(JANUARY))
    assert (minutes.kind, minutes.organ, minutes.period) == (Kind.MINUTES, "Økonomiudvalget", None)
    assert [plan.organ for plan in plans] == [
        "Direktionen",
        "Økonomisk Forvaltning",
        "Teknisk Forvaltning",
        "Børne- og Fritidsforvaltningen",
        "Social- og Sundhedsforvaltningen",
    ]
    for plan in plans:
        assert plan.title == f"{plan.organ}s virksomhedsplan 2012"
        assert (plan.kind, plan.date, plan.period) == (Kind.PLAN, date(2012, 1, 24), Period(2012, 2012))
    assert f"{JANUARY}--teknisk-forvaltnings-virksomhedsplan-2012" in shipped


def test_the_minutes_of_february_bring_a_note_twice(shipped: Shipped) -> None:
    minutes, note, again = (d for key, d in shipped.items() if key.startswith(FEBRUARY))
    assert (minutes.kind, minutes.organ, minutes.date) == (
        Kind.MINUTES,
        "Økonomiudvalget",
        date(2012, 2, 2),
    )
    assert note.title == "Ny organisering af administrationen i LTK - visioner og byggesten"
    assert again.title == f"{note.title} (2. udskrift)"
    assert {note.kind, again.kind} == {Kind.NOTE}


def test_every_clean_character_stands_in_the_source(shipped: Shipped, sources: Sources) -> None:
    for document in shipped.values():
        wrong = list(_wrong_characters(document.text, sources[document.file]))
        assert wrong == [], document.id


def _wrong_characters(text: CleanText, source: str) -> Iterator[tuple[int, str, str]]:
    at = 0
    for run in text.runs:
        clean, stands = text.text[run.clean : run.clean + run.length], source[run.source : run.source_end]
        if run.source < at:
            yield run.clean, clean, stands
        at = run.source_end
        if run.width is None:  # else the run was repaired, and its characters are others
            pairs = zip(clean, stands, strict=True)
            yield from ((run.clean, *pair) for pair in pairs if not _stands_for(*pair))


def _stands_for(char: str, stands: str) -> bool:
    same = char == stands or (char.isspace() and stands.isspace())
    symbol = stands in SYMBOL_FONT if char == "•" else ord(stands) == 0xF000 + ord(char)
    return same or symbol


def test_white_space_is_single(shipped: Shipped) -> None:
    for document in shipped.values():
        assert document.text.text == document.text.text.strip()
        assert re.findall(r"\s{2,}|[^\S \n]", document.text.text) == []


def test_no_word_of_a_file_is_lost_but_page_furniture(shipped: Shipped, sources: Sources) -> None:
    for name, source in sources.items():
        read = [d.text for d in shipped.values() if d.file == name]
        kept = " ".join(printed(text, source, 0, len(text.text)) for text in read)
        held, present = _letters(kept), _letters(source)
        assert present - held <= 0.006 * present, name


def _letters(text: str) -> int:
    return len(re.findall(r"[^\W\d_]", text))


def test_the_sections_cover_each_text_in_order(shipped: Shipped) -> None:
    for document in shipped.values():
        starts = [section.start for section in document.sections]
        ends = [section.end for section in document.sections]
        assert starts == [0, *ends[:-1]], document.id
        assert ends[-1] == len(document.text.text)
        assert all(start < end for start, end in zip(starts, ends, strict=True))


def test_a_heading_stands_where_it_says(shipped: Shipped) -> None:
    for document in shipped.values():
        for heading in {heading for section in document.sections for heading in section.headings}:
            stands = _squash(document.text.text[heading.start : heading.end])
            title = _squash(heading.title)
            # A label is known by its words even when it is misspelt or its end is on the next page.
            alike = difflib.SequenceMatcher(None, stands, title).ratio()
            assert stands, (document.id, heading)
            assert alike > 0.9 or title.startswith(stands), (document.id, heading)


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


FURNITURE = re.compile(
    r"Åbent punkt\s+Økonomiudvalget den|Dokument: Direktionens|Side \d+ af \d+$|_{5,}"
    r"|^2\s+KONCERNGRUNDLAG|Forvaltningens navn samt afdelingens",
    re.MULTILINE,
)


def test_page_furniture_is_gone_from_the_clean_text(shipped: Shipped, sources: Sources) -> None:
    assert sum(len(FURNITURE.findall(source)) for source in sources.values()) >= 15
    assert {d.id: found for d in shipped.values() if (found := FURNITURE.findall(d.text.text))} == {}


def test_the_notes_page_head_is_gone_from_the_clean_text(shipped: Shipped) -> None:
    left = {d.id: re.findall(r".*side \d+ af 27", d.text.text) for d in shipped.values()}
    assert not any(left.values()), left


def test_the_minutes_keep_the_numbers_of_their_items(shipped: Shipped) -> None:
    minutes = shipped[JANUARY]
    alone = re.findall(r"^\d+$", minutes.text.text, re.MULTILINE)
    assert alone == [str(number) for number in range(1, 16)]
    assert minutes.sections[0].titles == ("1. Budgetproces 2013-16",)


def test_no_number_alone_is_a_heading_in_the_plans(shipped: Shipped) -> None:
    plans = [d for d in shipped.values() if d.kind is Kind.PLAN]
    titles = {title for d in plans for section in d.sections for title in section.titles}
    assert {title for title in titles if re.fullmatch(r"\d+", title)} == set()


def test_the_koncerngrundlag_begins_with_where_we_come_from(shipped: Shipped) -> None:
    titles = [section.titles for section in shipped["koncerngrundlag-2023-2028"].sections]
    assert titles[:4] == [(), ("Hvor vi kommer fra",), ("Hvad vi står over for",), ("Hvor vi skal hen",)]


FOCUS = {
    "Fokusområde 1: De rette kompetencer og kvalifikationer": (
        "Verden er evigt foranderlig",
        "Vi efteruddanner medarbejdere og ledere",
    ),
    "Fokusområde 2: En fleksibel og attraktiv arbejdsplads": (
        "kan være konkurrencedygtig",
        "Vi øger det faglige råderum",
    ),
    "Fokusområde 3: Samarbejde og helhed på tværs": (
        "Kompleksiteten i kommunerne er stor",
        "Vi styrker organisationens evne til at sætte borgeren",
    ),
    "Fokusområde 4: God, relevant digitalisering": (
        "Når teknologi, data og digitalisering",
        "Vi styrker organisationens kompetencer",
    ),
    "Fokusområde 5: Tæt samspil med omverdenen": (
        "har det været os alene",
        "Vi styrker vores kommunikation og skaber tillid",
    ),
}


def test_each_focus_area_has_its_own_why_and_how(shipped: Shipped) -> None:
    document = shipped["koncerngrundlag-2023-2028"]
    parts = [section for section in document.sections if section.role in (Role.WHY, Role.HOW)]
    expected = [(title, part) for title in FOCUS for part in ("Hvorfor", "Hvordan")]
    assert [section.titles for section in parts] == expected
    for why, how, (reason, action) in zip(parts[::2], parts[1::2], FOCUS.values(), strict=True):
        assert reason in text_of(document, why)
        assert action in text_of(document, how)


def test_a_proposal_is_told_from_the_decisions_on_it(shipped: Shipped) -> None:
    document = shipped[JANUARY]
    title = "12. Udbygning af Lindegårdsskolen"
    item = [section for section in document.sections if section.titles[0] == title]
    (proposal,) = (section for section in item if section.role is Role.PROPOSAL)
    assert "foreslår, at det drøftes, hvorledes de afsatte" in text_of(document, proposal)
    decided = [section for section in item if section.role is Role.DECISION]
    assert [section.titles[1] for section in decided] == [
        "Børne- og Ungdomsudvalget den 19. januar 2012",
        "Økonomiudvalget den 24. januar 2012",
    ]
    assert "Udvalget besluttede, at der udarbejdes et" in text_of(document, decided[0])
    assert "Anbefales, idet viden fra ”Modelprogram" in text_of(document, decided[1])


def test_every_line_that_names_committee_and_day_heads_a_decision(shipped: Shipped) -> None:
    document = shipped[JANUARY]
    lines = re.findall(r"^\S.*udvalget den \d+\. januar 2012:?$", document.text.text, re.MULTILINE)
    decided = [section for section in document.sections if section.role is Role.DECISION]
    headings = {h for section in decided for h in section.headings if is_decision_heading(h.title)}
    assert len(headings) == len(lines) == 29


def test_a_misprinted_committee_decides_too(shipped: Shipped) -> None:
    document = shipped[FEBRUARY]
    january, february = (section for section in document.sections if section.role is Role.DECISION)
    assert text_of(document, january).startswith("Økonomiudvalget den 24. januar 2012:\nDer afholdes")
    assert text_of(document, february).startswith("Økonomiudvalgt den 2. og 3. februar 2012:\nØkonomi")
