"""Sources of an answer as items of a list, each behind its number, which leads back to the statement."""

from __future__ import annotations

from collections.abc import Iterator, Set

from web.exports.model import ExportedAnswer, ExportedQuote, ExportedSource
from web.exports.tree import BULLET, Block, Item, List, Paragraph, Quote, Run, listed, parts, run


def source_name(answer: ExportedAnswer, number: int) -> str:
    """Return the name that a source's number goes by within the file."""
    return f"kilde-{answer.number}-{number}"


def statement_name(answer: ExportedAnswer, number: int) -> str:
    """Return the name of the first mark with that number."""
    return f"svar-{answer.number}-{number}"


def source_item(source: ExportedSource, answer: ExportedAnswer, cited: Set[int]) -> Item:
    """Return a source with its quotes.

    Args:
        source: the source.
        answer: the answer that it belongs to.
        cited: the numbers that statements of the answer bear.
    """
    language = answer.language.value
    lines = [run(f"\n{source.facts}", language=language)] if source.facts else []
    lines += [run(f"\n{source.breadcrumb}")] if source.breadcrumb else []
    title = Paragraph((run(source.title, style="bold"), *lines), leads=True)
    if len(source.quotes) == 1:
        quotes = tuple(_quote(source.quotes[0], answer))
    else:
        items = (
            Item(_mark(quote.number, answer, cited), tuple(_quote(quote, answer))) for quote in source.quotes
        )
        quotes = (List(tuple(items)),)
    return Item(_mark(source.number, answer, cited), (title, *quotes))


def _mark(number: int | None, answer: ExportedAnswer, cited: Set[int]) -> Run:
    if number is None:
        return run(BULLET)
    back = statement_name(answer, number) if number in cited else ""
    return run(f"[{number}]", style="bold", to=back, name=source_name(answer, number))


def _quote(quote: ExportedQuote, answer: ExportedAnswer) -> Iterator[Block]:
    if quote.blocks:
        yield Quote(listed(parts(quote.blocks)))
    language = answer.language.value
    end = " " if quote.facts.endswith((".", "?", "!")) else ". "
    facts = (run(f"{quote.facts}{end}"),) if quote.facts else ()
    link = run(answer.labels.show, language=language, address=quote.address)
    yield Paragraph((*facts, link, run(f"\n{quote.address}", style="address")))
    for place in quote.also:
        also = run(f"{answer.labels.also} ", language=language)
        yield Paragraph((also, run(place.text, address=place.address)))
