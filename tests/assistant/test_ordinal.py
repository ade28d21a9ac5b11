"""A turn may ask for one of the things just listed by its number."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.ordinal import line_of, ordinal_of
from assistant.types import Outcome
from index.build import build
from index.glossary import bundled
from index.search import Index
from tests.assistant.forms_texts import CULTURE, HEALTH
from tests.fakes import WordEmbedder, WordSelector


@pytest.fixture(scope="module")
def fjordby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("fjordby")
    (folder / "sundhed.txt").write_text(HEALTH, "utf-8")
    (folder / "kultur.txt").write_text(CULTURE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Assistant(Index.open(folder / "index", WordEmbedder()), bundled(), WordSelector())


@pytest.mark.parametrize(
    ("turn", "number"),
    [
        ("og den tredje?", 3),
        ("What about the second one?", 2),
        ("hvad går den første ud på?", 1),
        ("hvad med det sidste?", -1),
        ("Fortæl mere om den fjerde", 4),
        ("og i 2019?", None),
        ("den anden dag kom der regn", None),
    ],
)
def test_the_number_is_read_from_the_turn(turn: str, number: int | None) -> None:
    assert ordinal_of(turn) == number


def test_the_thing_listed_is_told_with_what_stands_below_it(fjordby: Assistant) -> None:
    first = fjordby.follow("Hvilke fire pejlemærker har kulturpolitikken?", None, [])
    assert len(first.statements) == 4
    third = fjordby.follow("og den tredje?", None, [first])
    assert third.outcome is Outcome.ANSWERED
    told = " ".join(statement.text for statement in third.statements)
    assert "Foreninger i front" in told
    assert "Frivillige bærer kulturlivet." in told
    last = fjordby.follow("hvad med den sidste?", None, [first, third])
    assert "Havnens pakhuse står tomme." in " ".join(statement.text for statement in last.statements)


def test_an_item_of_a_quoted_list_is_asked_about_by_its_words(fjordby: Assistant) -> None:
    first = fjordby.follow("Hvilke fire grupper følger arbejdet i sundhedspolitikken?", None, [])
    assert line_of(first, 2) == "Ungdomspanelet"
    second = fjordby.follow("what about the second one?", None, [first])
    assert second.read_as
    assert "Ungdomspanelet" in second.read_as
    assert line_of(first, 9) is None
