"""Which items are treated behind closed doors, by what stands in their headings and around them."""

from __future__ import annotations

import pytest

from corpus.closed import is_closed_line, is_closed_title
from corpus.types import Document, Role, SourceFile
from corpus.withhold import without_closed
from tests.minutes_of_councils import COUNCIL, OLD
from tests.minutes_texts import ALL
from tests.texts import read, text_of


def minutes(title: str, below: str = "", above: str = "") -> str:
    """Return minutes with two items, the second with this title and these lines around it."""
    return (
        "Byrådet\nReferat\nMødedato: 28. august 2012\n\n"
        "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
        f"{above}2. {title}\n{below}\nSagsfremstilling\n\nSagen handler om en grund ved havnen.\n\n"
        "Beslutning\n\nTiltrådt.\n"
    )


def closed_texts(document: Document) -> str:
    return "\n".join(text_of(document, section) for section in document.sections if section.closed)


CLOSED_TITLES = [
    "Lukket punkt",
    "Lukket punkt: Salg af grund",
    "Lukket sag - Salg af grund",
    "LUKKET: Salg af grund",
    "Lukket: Salg af grund",
    "LUKKET - Salg af grund",
    "Lukket – Salg af grund",
    "(Lukket) Salg af grund",
    "(LUKKET PUNKT) Salg af grund",
    "[Lukket] Salg af grund",
    "Salg af grund (lukket)",
    "Salg af grund (lukket sag)",
    "Salg af grund (Lukket punkt)",
    "Salg af grund - Lukket",
    "Salg af grund - lukket punkt",
    "Salg af grund, lukket sag",
    "Salg af grund (LP)",
    "Salg af grund (L)",
    "Salg af grund (for lukkede døre)",
    "Salg af grund - behandles for lukkede døre",
    "Salg af grund, behandles bag lukkede døre",
    "Fortroligt: Salg af grund",
    "FORTROLIGT - Salg af grund",
    "Salg af grund (fortroligt)",
    "Salg af grund - fortroligt",
    "Salg af grund (ikke offentlig)",
    "Ikke-offentligt punkt: Salg af grund",
    "Ikke offentlig - Salg af grund",
    "Salg af grund (lukket jf. § 10)",
    "Salg af grund, jf. § 10 i styrelsesloven",
    "Salg af grund - styrelseslovens § 10, stk. 1",
    "Salg af grund (§ 10, stk. 1, i lov om kommunernes styrelse)",
    "Lukket dagsordenspunkt",
    "Personsag",
    "LUKKET Salg af grund",
    "Lukket. Salg af grund",
    "Salg af grund / lukket",
]
OPEN_TITLES = [
    "Lukket deponi ved havnen",
    "Lukning af Vestre Skole",
    "Skolen er lukket - orientering om busser",
    "Lukkede fællesskaber i skolerne",
    "Åbent punkt: Salg af grund",
    "Åbent punkt: Lukkede veje",
    "Salg af grund (åben)",
    "Møde for åbne døre",
    "Nye lukketider for butikker",
    "Lukkedage i dagtilbud 2013",
    "Fortrolighed i socialforvaltningen",
    "Ikke offentligt tilgængelige stier",
    "Offentlige toiletter, hvoraf tre er lukket i vinter",
    "Støtte efter § 10 i folkeoplysningsloven",
    "Byggeri efter planlovens § 10 a",
    "Forslag fra Lokallisten (L)",
    "Personsagers omfang i 2012",
    "Aflukket område ved søen",
    "Udlukkelse af leverandører",
    "Et lukket kredsløb for vand",
    "LUKKET DEPONI VED HAVNEN",
]
CLOSED_LINES = [
    "Lukket punkt",
    "Lukket",
    "LUKKET SAG",
    "Åben/lukket: Lukket",
    "Dagsordenstype: Lukket",
    "Status: Lukket punkt",
    "Punktet er lukket",
    "Punktet er lukket i henhold til § 10 i styrelsesloven",
    "Sagen behandles for lukkede døre.",
    "Behandles for lukkede døre, jf. § 10, stk. 1",
    "(Lukket)",
    "Fortroligt",
    "Fortrolig sag",
    "Ikke offentlig",
    "Sagsnr. 299835 Byrådet Lukket punkt",
    "J.nr.: 00.01.S00 Sagsid.: 4410 Lukket sag",
]
OPEN_LINES = [
    "Åbent punkt",
    "Åben sag",
    "Åben/lukket: Åben",
    "Sagsnr. 299835 Byrådet Åbent punkt",
    "Lukket deponi",
    "Byrådet behandlede sagen på et lukket møde i maj.",
    "Vejen er lukket.",
    "Sagen blev lukket i 2011, da grunden var solgt.",
]


@pytest.mark.parametrize("title", CLOSED_TITLES)
def test_such_a_title_closes_its_item(title: str) -> None:
    (document,) = read(minutes(title))
    assert "en grund ved havnen" in closed_texts(document)
    assert "Godkendt." not in closed_texts(document)


@pytest.mark.parametrize("title", OPEN_TITLES)
def test_such_a_title_closes_nothing(title: str) -> None:
    assert not is_closed_title(title)
    (document,) = read(minutes(title))
    assert closed_texts(document) == ""


@pytest.mark.parametrize("line", CLOSED_LINES)
def test_such_a_line_below_the_title_closes_the_item(line: str) -> None:
    (document,) = read(minutes("Salg af grund", below=f"{line}\n"))
    assert "en grund ved havnen" in closed_texts(document)
    assert "Godkendt." not in closed_texts(document)


@pytest.mark.parametrize("line", OPEN_LINES)
def test_such_a_line_below_the_title_closes_nothing(line: str) -> None:
    assert not is_closed_line(line)
    (document,) = read(minutes("Salg af grund", below=f"{line}\n"))
    assert closed_texts(document) == ""


@pytest.mark.parametrize(
    "heading",
    [
        "Lukkede punkter",
        "LUKKEDE PUNKTER",
        "Lukket dagsorden",
        "Lukket møde",
        "Lukkede sager",
        "Lukkede dagsordenspunkter:",
        "Sager for lukkede døre",
        "Til behandling - for lukkede døre",
        "Punkter til behandling for lukkede døre",
        "Den lukkede del af mødet",
        "For lukkede døre",
        "Ikke offentlige punkter",
        "Fortrolige sager",
    ],
)
def test_such_a_heading_closes_the_items_under_it_until_the_open_ones(heading: str) -> None:
    text = minutes("Salg af grund", above=f"{heading}\n\n") + (
        "\n3. Køb af skov\n\nBeslutning\n\nUdsat.\n\nÅbne punkter\n\n4. Eventuelt\n\nBeslutning\n\nIntet.\n"
    )
    (document,) = read(text)
    held = closed_texts(document)
    assert "en grund ved havnen" in held
    assert "Udsat." in held
    assert "Godkendt." not in held
    assert "Intet." not in held


@pytest.mark.parametrize(
    "heading",
    ["Punkt 2 (lukket): Salg af grund", "Lukket punkt 2: Salg af grund", "LUKKET PUNKT 2 - Salg af grund"],
)
def test_the_sign_may_stand_around_the_number(heading: str) -> None:
    text = minutes("Salg af grund").replace("1. Godkendelse", "Punkt 1: Godkendelse")
    (document,) = read(text.replace("2. Salg af grund", heading))
    assert "en grund ved havnen" in closed_texts(document)
    assert "Godkendt." not in closed_texts(document)


@pytest.mark.parametrize(
    "head", ["Lukket referat", "Referat (lukket)", "Lukket byrådsmøde", "LUKKET DAGSORDEN"]
)
def test_closed_minutes_say_so_at_their_head(head: str) -> None:
    (document,) = read(minutes("Salg af grund").replace("Referat\n", f"{head}\n"))
    assert "en grund ved havnen" in closed_texts(document)
    assert "Godkendt." in closed_texts(document)


def test_minutes_of_open_and_closed_items_are_not_all_closed() -> None:
    (document,) = read(minutes("Salg af grund").replace("Referat\n", "Referat - åbne og lukkede punkter\n"))
    assert closed_texts(document) == ""


def test_a_closed_item_without_a_number_is_closed() -> None:
    text = minutes("Veje") + "\nLukket punkt\n\nSalg af skoven\n\nDer er kommet et bud på skoven.\n"
    (document,) = read(text)
    assert "et bud på skoven" in closed_texts(document)
    assert "en grund ved havnen" not in closed_texts(document)


def test_what_follows_a_closed_last_item_stays_closed() -> None:
    (document,) = read(
        minutes("Lukket: Salg af grund") + "\nBilagsliste\nBuddet\n\nUnderskrifter\nKaren Holm\n"
    )
    assert "Buddet" in closed_texts(document)
    assert "Karen Holm" in closed_texts(document)


def test_a_table_of_closed_cases_closes_no_later_item() -> None:
    text = minutes("Klager i 2012").replace(
        "Sagen handler", "Sagen handler\n\nLukkede sager\n\n312 af 400.\n\nDen handler"
    )
    (document,) = read(f"{text}\n3. Eventuelt\n\nBeslutning\n\nIntet.\n")
    assert "Intet." not in closed_texts(document)


def test_an_item_that_says_it_is_open_is_open_among_closed_ones() -> None:
    text = minutes("Salg af grund", above="Lukket dagsorden\n\n", below="Åbent punkt\n")
    (document,) = read(text)
    assert "en grund ved havnen" not in closed_texts(document)


def test_a_line_above_the_number_speaks_of_that_item_alone() -> None:
    text = minutes("Salg af grund", above="Lukket punkt\n\n") + "\n3. Eventuelt\n\nBeslutning\n\nIntet.\n"
    (document,) = read(text)
    assert "en grund ved havnen" in closed_texts(document)
    assert "Intet." not in closed_texts(document)


def test_a_contents_page_tells_which_items_are_closed() -> None:
    (document,) = read(COUNCIL, kind="referat")
    held = closed_texts(document)
    assert "tilbuddet fra køberen" in held
    assert "Klimatilpasningsplan for Ådalen\nSagsnr" not in held


def test_the_running_head_of_a_page_closes_the_item_on_it() -> None:
    def page(number: int, title: str, doors: str) -> str:
        return (
            f" {number}\n\n{title}\n.\n\nSagsfremstilling\nSagen om {title.casefold()} er enkel.\n\n"
            f"{doors} punkt   Økonomiudvalget den 24-01-2012, s.{number}\n\n"
            "Økonomiudvalget den 24. januar 2012:\nGodkendt.\n"
        )

    (document,) = read(page(1, "Veje", "Åbent") + page(2, "En grund", "Lukket") + page(3, "Stier", "Åbent"))
    held = closed_texts(document)
    assert "en grund er enkel" in held
    assert "veje er enkel" not in held
    assert "stier er enkel" not in held


def test_a_running_head_on_top_of_an_items_page_closes_it() -> None:
    head = "Lukket punkt   Byrådet den 24-01-2012, s.4"
    (document,) = read(minutes("Salg af grund", above=f"\f{head}\n\n"))
    assert "en grund ved havnen" in closed_texts(document)
    assert "Godkendt." not in closed_texts(document)


def test_closed_items_are_closed_where_nothing_else_tells_of_minutes() -> None:
    (document,) = read("Notat om grunde.\n\nLukket dagsorden\n\nGrunden sælges for 2 mio. kr.\n")
    assert "Grunden sælges" in closed_texts(document)
    assert "Notat om grunde" not in closed_texts(document)


@pytest.mark.parametrize("style", ALL)
def test_a_section_is_closed_as_its_item_is(style: str) -> None:
    (document,) = read(ALL[style], kind="referat")
    by_item: dict[str, set[bool]] = {}
    for section in document.sections:
        title = next((h.title for h in section.headings if h.level == 1), None)
        if title:
            by_item.setdefault(title, set()).add(section.closed)
    assert by_item
    assert all(len(doors) == 1 for doors in by_item.values())


def test_old_minutes_open_and_close_by_groups() -> None:
    (document,) = read(OLD, kind="referat")
    held = closed_texts(document)
    assert "Tandpleje for børn" in held
    assert "Køb af areal" in held
    assert "Spørgetid" not in held
    assert "Klage over afgørelse" not in held


def test_nothing_is_closed_in_the_shipped_documents(shipped: dict[str, Document]) -> None:
    assert [d.id for d in shipped.values() if any(section.closed for section in d.sections)] == []


def test_marked_headings_close_their_items() -> None:
    text = minutes("Salg af grund (lukket)").replace("\n\n", "\n\n\n")
    source = SourceFile("fil.docx", text, "digest", blocks=True)
    assert source.blocks
    (document,) = read(text)
    assert "en grund ved havnen" in closed_texts(document)


@pytest.mark.parametrize("lead", ["", "• "])
@pytest.mark.parametrize("entry", ["2. (Lukket) Salg af grund", "2. (Lukket) Salg af grund ........ 7"])
@pytest.mark.parametrize("title", ["Indhold", "Indholdsfortegnelse", "Dagsorden"])
def test_the_contents_do_not_name_what_is_closed(lead: str, entry: str, title: str) -> None:
    text = minutes("(Lukket) Salg af grund").replace(
        "1. God",
        f"{title}\n{lead}1. Godkendelse af dagsorden\n{lead}{entry}\n{lead}3. Eventuelt\n\n1. God",
        1,
    )
    (document,) = read(text, kind="referat")
    seen = without_closed(document)
    assert "Salg af grund" not in seen.text.text
    assert "3. Eventuelt" in seen.text.text
    assert [section.role for section in seen.sections if title in section.titles][:1] == [Role.CONTENTS]


def test_the_contents_do_not_name_what_only_its_item_says_is_closed() -> None:
    text = minutes("Salg af grund", below="Lukket punkt\n").replace(
        "1. God", "Indhold\n1. Godkendelse af dagsorden\n2. Salg af grund\n\n1. God", 1
    )
    (document,) = read(text, kind="referat")
    assert "Salg af grund" not in without_closed(document).text.text
