"""What is quoted is shown as paragraphs and lists; its words stay what they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.quoted import Block, blocks_of, groups_of, plain_lines


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.mark, block.text.strip("»«")) for block in blocks_of(text, quoted=True)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Målene er:\n• en\no to\n- tre", [("", "Målene er:"), ("•", "en"), ("•", "to"), ("•", "tre")]),
        ("1. en\n2. to", [("1.", "en"), ("2.", "to")]),
        ("a) en\nb) to", [("a)", "en"), ("b)", "to")]),
        ("Vi vil: • en • to", [("", "Vi vil:"), ("•", "en"), ("•", "to")]),
        ("to linjer\nuden liste", [("", "to linjer\nuden liste")]),
        # A citation begins behind the bullet of its first item.
        ("En ting.\n• En anden.", [("•", "En ting."), ("•", "En anden.")]),
        ("Det skal ske ved at\n• spørge", [("", "Det skal ske ved at"), ("•", "spørge")]),
    ],
)
def test_lists_are_told_by_their_marks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("• den eneste", "den eneste"),
        ("1. den eneste", "1. den eneste"),
        ("klar til drift\n31.12.2013.", "klar til drift\n31.12.2013."),
        ("1. kvartal 2012\n2. og 3. kvartal 2012", "1. kvartal 2012\n2. og 3. kvartal 2012"),
        ("-5 pct. i år", "-5 pct. i år"),
        ("2012 - 2015", "2012 - 2015"),
        ("•", "•"),
        ("", ""),
    ],
)
def test_what_is_no_list_stays_one_paragraph(text: str, block: str) -> None:
    assert blocks_of(text, quoted=False) == (Block(block),)


def test_a_section_begins_with_its_own_first_paragraph() -> None:
    assert blocks_of("Sagen.\n• Et punkt.", quoted=False)[0] == Block("Sagen.")


def test_quotation_marks_stand_around_all_of_it() -> None:
    assert plain_lines("Mål:\n- en\n- to", quoted=True) == "»Mål:\n• en\n• to«"


def test_a_list_stands_together_and_a_numbered_one_by_itself() -> None:
    groups = groups_of(blocks_of("Mål:\n• en\n• to\n1. tre\n2. fire", quoted=False))
    assert [(group.is_list, group.numbered, len(group.blocks)) for group in groups] == [
        (False, False, 1),
        (True, False, 2),
        (True, True, 2),
    ]


@pytest.mark.parametrize(
    ("text", "in_order"),
    [("1. a\n2. b", True), ("22. a\n23. b", True), ("1. a\n3. b", False), ("a) a\nb) b", False)],
)
def test_numbers_in_order_are_known(text: str, in_order: bool) -> None:
    (group,) = groups_of(blocks_of(text, quoted=True))
    assert group.numbered
    assert group.in_order is in_order


@given(st.text("ab•▪-o*1.) \n", max_size=40))
def test_nothing_but_marks_and_white_space_is_left_out_or_added(text: str) -> None:
    def words(said: str) -> str:
        return re.sub(r"[\s•·√▪●◦‣*o–-]", "", said)

    assert words(plain_lines(text)) == words(text)
