"""Quotes from one document stand together, and what stands around a quote is told."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Filters
from corpus.types import Kind
from tests.web.exports.answers import answered, source, turn
from tests.web.fakes import DOCUMENTS, FakeAssistant, make_document
from web.around import Around, around
from web.source_groups import SourceGroup, grouped
from web.turns import turn_view


def groups(*sources) -> tuple[SourceGroup, ...]:
    return grouped(turn_view(turn(answered("Hvad?", *sources))).citations)


def test_quotes_of_one_document_are_one_source_with_all_their_numbers() -> None:
    first = source("en", headings=("3. Planer", "Beslutning"))
    again = source("to", headings=("3. Planer", "Indstilling"), page=8)
    other = source("tre", title="Et andet møde", document_id="andet")
    found = groups(first, other, again)
    assert [(group.title, [each.card.number for each in group.quotes]) for group in found] == [
        ("Økonomiudvalgets møde", [1, 3]),
        ("Et andet møde", [2]),
    ]
    assert found[0].breadcrumb == "3. Planer"
    assert found[0].facts == ("Referat", "Økonomiudvalget", "24. januar 2012")
    assert [each.facts for each in found[0].quotes] == [("Beslutning", "side 7"), ("Indstilling", "side 8")]


def test_what_all_quotes_share_is_said_once() -> None:
    (group,) = groups(source("en"), source("to"))
    assert group.facts[-1] == "side 7"
    assert [each.facts for each in group.quotes] == [(), ()]


def test_documents_of_one_title_stay_apart() -> None:
    assert len(groups(source("en"), source("to", document_id="x"))) == 2


def test_what_stands_around_a_quote_is_told_within_its_section() -> None:
    answer = FakeAssistant().ask("Separatkloakering", Filters())
    cited = answer.citations[0].source
    found = around(DOCUMENTS[0], cited)
    assert found.before.startswith("Klimatilpasning skal sikre")
    assert not found.before.endswith("•")
    assert found.after == "Borgerne kan se, hvor der er risiko for oversvømmelse."


def test_nothing_is_told_of_a_document_that_changed_or_went() -> None:
    cited = FakeAssistant().ask("Separatkloakering", Filters()).citations[0].source
    assert around(None, cited) == Around()
    assert around(replace(DOCUMENTS[0], version="ny"), cited) == Around()


def test_much_around_a_quote_is_cut_between_words() -> None:
    lines = f"# Regn\n{'ord før citatet ' * 30}\nSeparatkloakering er færdig.\n{'kan se meget ' * 30}"
    document = make_document("regn", lines, title="Regn", kind=Kind.PLAN)
    cited = FakeAssistant((document,)).ask("Separatkloakering", Filters()).citations[0].source
    found = around(document, cited)
    assert found.before.startswith("… ")
    assert found.before.endswith("ord før citatet")
    assert found.after.startswith("kan se meget kan")
    assert found.after.endswith(" …")
    assert max(len(found.before), len(found.after)) <= 142
