"""A sentence that a narrow column broke into two lines is read and quoted as one."""

from __future__ import annotations

import pytest

from assistant.cite import Quote
from assistant.surroundings import rounded
from assistant.whole import whole_sentences
from tests.texts import read

# Lines as wide as a page, so that those of the box are short.
PAGE = (
    "Havnen er byens port mod havet, og her har fiskere, skippere og rejsende mødt hinanden i tre hundrede\n"
    "år. I dag ligger der både boliger, spisesteder og værksteder, og der er plads til endnu flere af dem.\n"
) * 6
BOX = """Denne havneplan erstatter
Havneplan 2014-2017, som
byrådet vedtog i 2013 og siden
forlængede med et enkelt år.
"""


def said(text: str) -> list[str]:
    (document,) = read(text)
    spans = whole_sentences(document, 0, len(document.text.text))
    return [document.text.text[start:end].replace("\n", " ") for start, end in spans]


def test_a_sentence_over_the_lines_of_a_box_is_one() -> None:
    assert said(f"{PAGE}\n{BOX}\n{PAGE}").count(" ".join(BOX.split())) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("• Vi rydder op på havnen hver fredag", "Det gør vi sammen med alle bådejerne."),  # an item
        ("Havnens bolværk og spunsvægge", "De skal skiftes, før de bryder sammen."),  # nothing that is said
        ("Det har vi aftalt.", "Havnen lukker om natten."),
        ("Vi skal have flere både i havnen", "Både og pladser:"),
    ],
)
def test_lines_that_are_no_halves_stay_apart(lines: tuple[str, str]) -> None:
    found = said(f"{PAGE}\n{lines[0]}\n{lines[1]}\n\n{PAGE}")
    assert not any(lines[0] in each and lines[1] in each for each in found)


def test_a_quote_does_not_end_in_the_middle_of_such_a_sentence() -> None:
    before = "Havnen udvikles med respekt for dem, der bor der."
    (document,) = read(f"{PAGE}\n{before}\n\n{BOX}\n{PAGE}")
    at = document.text.text.index(before)
    (quote,) = rounded([Quote(document, at, at + len(before))])
    assert "erstatter" not in quote.text or "forlængede med et enkelt år." in quote.text
    assert "erstatter" in quote.text
