"""The line that an answer opens with says nothing twice."""

import pytest

from assistant.opening import begun, say_where
from assistant.texts import texts
from assistant.types import Citation, Language, Source
from corpus.types import Kind


def a_citation(title: str, *headings: str) -> Citation:
    source = Source(
        document_id="a",
        version="1",
        file="a.txt",
        title=title,
        kind=Kind.STRATEGY,
        organ=None,
        date=None,
        period=None,
        page=None,
        headings=headings,
        start=0,
        end=3,
        text="Ord",
    )
    return Citation(1, source)


@pytest.mark.parametrize(
    ("heading", "opening"),
    [
        ("Tæt på havet", "Fra Strategi 2030: Tæt på havet:"),
        ("Tema 1: Stier", "Fra Strategi 2030: Tæt på havet › Tema 1: Stier:"),
    ],
)
def test_a_heading_that_is_the_title_is_not_said_again(heading: str, opening: str) -> None:
    citation = a_citation("Strategi 2030: Tæt på havet", heading)
    assert say_where([citation], texts(Language.DANISH)) == opening


@pytest.mark.parametrize(
    ("said", "opening"),
    [
        ("venstre står som V i referatet.", "Venstre står som V i referatet."),
        ("ældrerådet er ikke nævnt.", "Ældrerådet er ikke nævnt."),
        ("Referatet siger det ikke.", "Referatet siger det ikke."),
        ("»skat« er ikke nævnt.", "»skat« er ikke nævnt."),  # the asker's word, as it was written
        ("3 af 5 er godkendt.", "3 af 5 er godkendt."),
        ("", ""),
    ],
)
def test_an_opening_begins_as_a_sentence_does(said: str, opening: str) -> None:
    assert begun(said) == opening
