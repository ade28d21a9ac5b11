"""Answers as a tree: the title, each question with what was said, the statements as a list, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from web.exports.model import Export, ExportedAnswer, ExportedStatement
from web.exports.source_tree import source_item, source_name, statement_name
from web.exports.tree import BULLET, Block, Heading, Item, List, Paragraph, Run, listed, parts, run
from web.exports.words import NOTICE, PROGRAM

_SPACE = "\u00a0"  # keeps a mark on the line of the word before it


def blocks(export: Export) -> Iterator[Block]:
    """Yield what the file shows, from its title on."""
    language = export.answers[0].language.value if export.single else "da"
    yield Heading(1, (run(export.title or PROGRAM, language=language),))
    yield Paragraph((run(export.made_text),))
    yield Paragraph((run(NOTICE),))  # at the foot of the page too, which screen readers leave out
    for answer in export.answers:
        if not export.single:
            yield Heading(2, (run(answer.question or "?", language=answer.language.value),))
        yield from _answer(answer, 2 if export.single else 3)


def _answer(answer: ExportedAnswer, level: int) -> Iterator[Block]:
    language = answer.language.value
    for sentence in answer.said:
        yield Paragraph((run(sentence, language=language),), leads=True)
    yield from listed(_statements(answer))
    cited = frozenset(number for each in answer.statements for number in each.numbers)
    for each in answer.lists:
        yield Heading(level, (run(each.title, language=language),))
        yield List(tuple(source_item(source, answer, cited) for source in each.sources))


def _statements(answer: ExportedAnswer) -> Iterator[Item | Block]:
    seen: set[int] = set()
    for statement in answer.statements:
        if statement.label:
            yield Paragraph((run(statement.label, style="bold"),), leads=True)
        if statement.struck is not None:
            yield _struck(statement, statement.struck, answer)
            continue
        marks = tuple(_marks(statement.numbers, answer, seen))
        shown = parts(statement.blocks, language=statement.language, behind=marks)
        if statement.blocks[0].mark:  # a list stands for itself
            yield from shown
        else:
            yield Item(run(BULLET), listed(shown))


def _struck(statement: ExportedStatement, why: str, answer: ExportedAnswer) -> Item:
    reason = run(f"({answer.labels.struck}: {why}) ", language=answer.language.value)
    words = run(statement.text, language=statement.language, style="struck")
    return Item(run(BULLET), (Paragraph((reason, words)),))


def _marks(numbers: Sequence[int], answer: ExportedAnswer, seen: set[int]) -> Iterator[Run]:
    """Yield the numbers of sources; the first of each is where its source leads back to."""
    for number in numbers:
        name = "" if number in seen else statement_name(answer, number)
        seen.add(number)
        yield run(_SPACE)
        yield run(f"[{number}]", to=source_name(answer, number), name=name)
