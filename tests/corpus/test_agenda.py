"""Where items begin: counted upwards, with their parts below, and never a list's points."""

from __future__ import annotations

import pytest

from corpus.agenda import is_minutes
from corpus.decisions import decisions_of
from corpus.item_lines import number_and_title
from corpus.lines import split_lines
from corpus.types import Document, Role
from tests.minutes_texts import ALL
from tests.texts import PLAN, POLICY, TURNED_POLICY, read

HEAD = "Teknisk Udvalg\nReferat\nMødedato: 6. september 2012\n\n"


def items(text: str) -> list[str]:
    (document,) = read(text, kind="referat")
    found = [h.title for section in document.sections for h in section.headings if h.level == 1]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    "titles",
    [
        ["1. Veje", "2. Stier"],
        ["1 Veje", "2 Stier"],
        ["1) Veje", "2) Stier"],
        ["1.Veje", "2.Stier"],
        ["Punkt 1: Veje", "Punkt 2: Stier"],
        ["PUNKT 1 VEJE", "PUNKT 2 STIER"],
        ["Punkt nr. 7 - Veje", "Punkt nr. 8 - Stier"],
        ["Pkt. 42 Veje", "Pkt. 43 Stier"],
        ["Sag nr. 12 Veje", "Sag nr. 13 Stier"],
        ["Nr.52 - Veje", "Nr.53 - Stier"],
        ["131. Veje", "132. Stier"],
        ["1.1 Veje", "4.1 Stier"],
        ["4a. Veje", "4b. Stier"],
        ["1. 2. behandling af budget 2013", "2. 1. behandling af lokalplan"],
        ["7. Veje", "9. Stier"],
        ["1. ”Veje til alle”", "2. § 17, stk. 4-udvalg"],
        ["1. Veje, stier, m.v.", "2. Eventuelt"],
    ],
)
def test_items_are_numbered_in_many_ways(titles: list[str]) -> None:
    body = "\n\nSagsfremstilling\nDet handler om stier.\n\nBeslutning\nGodkendt.\n\n"
    assert items(HEAD + body.join([*titles, ""])) == [title.rstrip(".") for title in titles]


@pytest.mark.parametrize(
    "last",
    [
        ["3. Eventuelt\nIntet."],
        ["3. Eventuelt\nIntet"],
        ["3. Eventuelt\nIntet.", "4. Næste møde\nDen 3. juni."],
        ["3. Busserne i byen\nUdvalget fik en redegørelse for de nye ruter."],
    ],
)
def test_the_last_items_may_have_no_part(last: list[str]) -> None:
    body = "Sagsfremstilling\nDet handler om stier.\nBeslutning\nGodkendt.\n"
    text = HEAD + f"1. Veje\n{body}2. Stier\n{body}" + "\n".join(last) + "\n"
    titles = [item.partition("\n")[0] for item in last]
    assert items(text) == ["1. Veje", "2. Stier", *titles]
    (document,) = read(text, kind="referat")
    assert [document.text.text[d.start : d.end] for d in decisions_of(document)] == ["Godkendt."] * 2


def test_the_last_items_may_stand_without_a_number() -> None:
    text = f"{HEAD}1. Veje\n\nBeslutning\nUdsat.\n\nMeddelelser\n\nVejen er lukket.\n\nEventuelt\n\nIntet.\n"
    assert items(text) == ["1. Veje", "Meddelelser", "Eventuelt"]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Punkt 3: Veje", "3", "Veje"),
        ("4.1 Veje", "4.1", "Veje"),
        ("12a) Veje", "12a", "Veje"),
        ("5. 1. behandling af budget 2013", "5", "1. behandling af budget 2013"),
        ("7. 2013 i tal", "7", "2013 i tal"),
        ("2013 i tal", None, "2013 i tal"),
        ("Veje (2012-98411)", None, "Veje"),
        ("Sagen om havnen", None, "Sagen om havnen"),
        ("Punktafgifter", None, "Punktafgifter"),
        ("Lukket punkt 3: Veje", "3", "Veje"),
        ("Sag nr. 11 Emne: Ny cykelsti", "11", "Ny cykelsti"),
        ("2 (Åben) Rengøring", "2", "Rengøring"),
        ("Emne", None, "Emne"),
    ],
)
def test_a_heading_is_number_and_title(heading: str, number: str | None, title: str) -> None:
    assert number_and_title(heading) == (number, title)


def test_a_number_alone_stands_over_its_title() -> None:
    text = f"{HEAD}Pkt. 1\nVeje\nSagsnr. 12/1\nBeslutning\nGodkendt.\nPkt. 2\nStier\nBeslutning\nUdsat.\n"
    assert items(text) == ["Pkt. 1 Veje", "Pkt. 2 Stier"]


def test_a_title_runs_over_several_lines() -> None:
    text = (
        f"{HEAD}1. Godkendelse af anlægsbevilling til renovering af broen over\n"
        "Åen ved Møllevej samt frigivelse af midler til\nprojektering i 2013\n"
        "Sagsnr.: 12/1\n\nBeslutning\nGodkendt.\n\n2. Stier\n\nBeslutning\nUdsat.\n"
    )
    assert items(text) == [
        "1. Godkendelse af anlægsbevilling til renovering af broen over Åen ved Møllevej samt frigivelse "
        "af midler til projektering i 2013",
        "2. Stier",
    ]


@pytest.mark.parametrize(
    "points",
    [
        "1. Vejen lukkes\n2. Stien bygges\n3. Broen males\n",
        "1. At vejen lukkes\n2. At stien bygges\n3. At broen males\n",
        "1. vejen lukkes,\n2. stien bygges,\n3. broen males.\n",
        "\n1. Vejen lukkes\n\n2. Stien bygges\n\n3. Broen males\n",
        "1) Vejen lukkes\n2) Stien bygges\n",
        "Punkt 3 og 4 hænger sammen.\n",
        "1. januar 2013 åbner stien.\n2. kvartal følger broen.\n",
        "312 borgere bor ved vejen.\n",
        "1.200 Biler kører der.\n",
    ],
)
def test_points_of_a_proposal_are_no_items(points: str) -> None:
    text = (
        f"{HEAD}1. Veje\n\nSagsfremstilling\nDet handler om veje.\n\n"
        f"Indstilling\nForvaltningen indstiller, at\n{points}\n"
        f"Beslutning\nGodkendt.\n\n2. Stier\n\nIndstilling\n{points}\nBeslutning\nUdsat.\n\n"
        f"3. Broer\n\nIndstilling\n{points}\nBeslutning\n{points.replace('.', '')}\n\n"
        "4. Havne\n\nBeslutning\nUdsat.\n"
    )
    assert items(text) == ["1. Veje", "2. Stier", "3. Broer", "4. Havne"]


def test_a_contents_page_without_page_numbers_is_no_item() -> None:
    text = (
        f"{HEAD}Dagsorden\n1. Veje\n2. Stier\n3. Broer\n\n"
        "1. Veje\n\nBeslutning\nGodkendt.\n\n2. Stier\n\nBeslutning\nUdsat.\n\n"
        "3. Broer\n\nBeslutning\nDrøftet.\n"
    )
    (document,) = read(text, kind="referat")
    assert items(text) == ["1. Veje", "2. Stier", "3. Broer"]
    assert document.text.text[document.sections[0].start :].startswith("Teknisk Udvalg")
    decided = [section for section in document.sections if section.role is Role.DECISION]
    assert len(decided) == 3


def test_a_case_number_over_the_title_is_the_items_own() -> None:
    text = (
        f"{HEAD}Sagsnummer: 12/1\nPunkt 1 Veje\nBeslutning\nUdsat.\n"
        "Sagsnummer: 12/2\nPunkt 2 Stier\nBeslutning\nDrøftet.\n"
    )
    (document,) = read(text, kind="referat")
    first, second = (s for s in document.sections if s.role is Role.DECISION)
    assert "12/2" not in document.text.text[first.start : first.end]
    assert document.text.text[second.start : second.end] == "Beslutning\nDrøftet."


def test_what_follows_the_last_item_is_no_part_of_its_decision() -> None:
    for end in ("Mødet hævet kl. 18.15", "Underskriftsside", "Underskrifter:"):
        (document,) = read(f"{HEAD}1. Veje\n\nBeslutning\nUdsat.\n\n{end}\nKaren Holm\n", kind="referat")
        (decision,) = (s for s in document.sections if s.role is Role.DECISION)
        assert document.text.text[decision.start : decision.end].strip() == "Beslutning\nUdsat."


def test_lettered_groups_stand_over_their_items() -> None:
    text = (
        f"{HEAD}A. SAGER TIL AFGØRELSE\n\n1. Veje\n\nBESLUTNING\nUdsat.\n\n"
        "B. ORIENTERING\n\n2. Stier\n\nBESLUTNING\nDrøftet.\n"
    )
    (document,) = read(text, kind="referat")
    assert [s.titles[:2] for s in document.sections if s.role is Role.DECISION] == [
        ("A. SAGER TIL AFGØRELSE", "1. Veje"),
        ("B. ORIENTERING", "2. Stier"),
    ]


def test_the_shipped_plans_and_strategies_are_no_minutes(shipped: dict[str, Document]) -> None:
    minutes = [d.id for d in shipped.values() if is_minutes(split_lines(d.text.text))]
    assert minutes == ["oekonomiudvalget-2012-01-24", "oekonomiudvalget-2012-02-02"]


@pytest.mark.parametrize("text", [PLAN, POLICY, TURNED_POLICY])
def test_plans_are_no_minutes(text: str) -> None:
    assert not is_minutes(split_lines(text))


@pytest.mark.parametrize("style", ALL)
def test_minutes_are_minutes(style: str) -> None:
    assert is_minutes(split_lines(ALL[style]))
