"""Answers as CommonMark, in which every text from outside is literal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from web.exports.model import Export, ExportedAnswer, ExportedSource, ExportedStatement
from web.exports.words import NOTICE

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
        yield "- " + indent(_statement(statement, answer), "  ").lstrip()
    if answer.statements:
        yield ""
    for each in answer.lists:
        yield from (f"{heading} {each.title}", "")
        yield from _numbered(each.sources, answer)


def _statement(statement: ExportedStatement, answer: ExportedAnswer) -> str:
    if statement.struck is not None:
        return f"({answer.labels.struck}: {literal(statement.struck)}) {literal(statement.text)}"
    label = f"{_bold(f'{statement.label}:')} " if statement.label else ""
    numbers = "".join(f" \\[{number}\\]" for number in statement.numbers)
    return f"{label}{literal(statement.text)}{numbers}"


def _numbered(sources: tuple[ExportedSource, ...], answer: ExportedAnswer) -> Iterator[str]:
    for place, source in enumerate(sources, 1):
        mark = f"{source.number or place}. "
        yield mark + indent("\n\n".join(_source(source, answer)), " " * len(mark)).lstrip()
        yield ""


def _source(source: ExportedSource, answer: ExportedAnswer) -> list[str]:
    head = [_bold(source.title), literal(source.facts), literal(source.breadcrumb)]
    found = [_BREAK.join(line for line in head if line)]
    found.append(indent(literal(source.quote), "> "))
    found.append(f"<{source.address}>")
    if source.also:
        places = ", ".join(f"{literal(place.text)} <{place.address}>" for place in source.also)
        found.append(f"{answer.labels.also} {places}")
    return found


def _bold(text: str) -> str:
    return f"**{literal(text)}**" if text else ""
