"""Answers as CommonMark, in which every text from outside is literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import indent

from web.exports.model import Export, ExportedAnswer, ExportedSource, ExportedStatement
from web.exports.words import NOTICE
from web.quoted import BlockGroup

# Emphasis, code, headings, links, pictures, HTML, entities, tables; a backslash makes each a plain character.
_SPECIAL = re.compile(r"([\\`*_#\[\]<>&|~])")
# What makes a list, a heading of the line before or a line across of a line that begins with it.
_AT_START = re.compile(r"(?m)^(\d{1,9})([.)])|^([+=-])")
# Many programs make a link of a bare address, which CommonMark does not.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(://)|\b(www)(\.)")
_BREAK = "\\\n"  # CommonMark's line break


def markdown(export: Export) -> bytes:
    """Return the export as a Markdown file in UTF-8."""
    return "\n".join(_lines(export)).encode()


def literal(text: str) -> str:
    """Return text that Markdown shows as it is, line by line."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _ADDRESS.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", text)
    text = _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
    return text.replace("\n", _BREAK)


def _lines(export: Export) -> Iterator[str]:
    yield from (f"# {literal(export.title)}", "", export.made_text, "")
    for answer in export.answers:
        if not export.single:
            yield from (f"## {literal(answer.question)}", "")
        yield from _answer(answer, "##" if export.single else "###")
    yield from ("---", "", NOTICE, "")


def _answer(answer: ExportedAnswer, heading: str) -> Iterator[str]:
    for sentence in answer.said:
        yield from (literal(sentence), "")
    for statement in answer.statements:
        if statement.label:
            yield from ("", _bold(statement.label), "")
        elif statement.blocks[0].numbered:  # within a list only a 1 begins another
            yield ""
        yield _statement(statement, answer)
    if answer.statements:
        yield ""
    for each in answer.lists:
        yield from (f"{heading} {each.title}", "")
        for source in each.sources:
            yield from (_item("\n\n".join(_source(source, answer))), "")


def _statement(statement: ExportedStatement, answer: ExportedAnswer) -> str:
    """Return a statement as a list item; one that is a list stands for itself."""
    if statement.struck is not None:
        return _item(f"({answer.labels.struck}: {literal(statement.struck)}) {literal(statement.text)}")
    words = _blocks(statement.shown) + "".join(f" {_number(number)}" for number in statement.numbers)
    return words if statement.blocks[0].mark else _item(words)


def _blocks(groups: Sequence[BlockGroup]) -> str:
    written = [_list(group) if group.is_list else literal(group.blocks[0].text) for group in groups]
    return "\n\n".join(written)


def _list(group: BlockGroup) -> str:
    if group.in_order:  # one that goes on counts as the document does
        return "\n".join(f"{b.mark} {indent(literal(b.text), '   ').lstrip()}" for b in group.blocks)
    lines = (literal(block.line if block.numbered else block.text) for block in group.blocks)
    return "\n".join(map(_item, lines))


def _item(text: str) -> str:
    return "- " + indent(text, "  ").lstrip()


def _source(source: ExportedSource, answer: ExportedAnswer) -> Iterator[str]:
    number = f"{_number(source.number)} " if source.number else ""
    yield _BREAK.join([f"{number}{_bold(source.title)}", *map(literal, source.lines)])
    for quote in source.quotes:
        mark = _number(quote.number) if quote.number and source.number is None else ""
        if quote.blocks:
            yield indent(_blocks(quote.shown), "> ", lambda _: True)
        yield " ".join(
            part for part in (mark, literal(quote.facts), _link(answer.labels.show, quote.address)) if part
        )
        if quote.also:
            places = ", ".join(_link(place.text, place.address) for place in quote.also)
            yield f"{answer.labels.also} {places}"


def _number(number: int) -> str:
    # No list item's own number: those of a list count on, and a source may be cited as 1 and 3.
    return f"\\[{number}\\]"


def _link(text: str, address: str) -> str:
    return f"[{literal(text)}](<{address}>)"


def _bold(text: str) -> str:
    return f"**{literal(text)}**" if text else ""
