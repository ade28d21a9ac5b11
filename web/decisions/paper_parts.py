"""What the papers of decisions are made of: quotes with numbered sources, listed at the end.

There are no fields in them but the page's number, no macros, and no links but to our own pages.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from assistant.types import Source
from corpus.visible import one_line, visible
from web.exports.word_parts import add_footer, add_link, add_text, new_document
from web.exports.words import PROGRAM
from web.quoted import Block, blocks_of
from web.turns import source_link

_NOTICE = "Udarbejdet med Rådslag. Kontrollér kilden, før du bruger en beslutning."


@dataclass(slots=True)
class Paper:
    """A document that is being written, and the sources that it has named so far."""

    document: WordDocument
    base: str
    sources: list[tuple[str, str]] = field(default_factory=list)  # reference, address

    def cite(self, said: str, source: Source) -> str:
        """Return the mark of a source, which is listed at the end by what is said of it."""
        self.sources.append((f"{said}. {one_line(source.title)}", self.base + source_link(source)))
        return f" [{len(self.sources)}]"

    def labelled(self, label: str, text: str) -> None:
        """Add a line: what it is in bold, and what it says."""
        paragraph = self.document.add_paragraph()
        add_text(paragraph, f"{label}: ", bold=True)
        add_text(paragraph, text)

    def quote(self, text: str, mark: str, label: str = "") -> None:
        """Add words of a document with its paragraphs and lists; `mark` stands behind the last word."""
        paragraph: Paragraph | None = None
        for block in blocks_of(visible(text), quoted=True):
            for line in (block.line if block.numbered else block.text).split("\n"):
                first = paragraph is None
                paragraph = self.document.add_paragraph(style=_style(block))
                if first and label:
                    add_text(paragraph, f"{label}: ", bold=True)
                add_text(paragraph, line)
        if paragraph is not None:
            add_text(paragraph, mark)

    def finished(self) -> bytes:
        """Return the file, with the list of sources and the notice."""
        self.document.add_heading("Kilder", 1)
        for number, (said, address) in enumerate(self.sources, start=1):
            paragraph = self.document.add_paragraph(f"[{number}] {said}. ")
            add_link(paragraph, address, "Vis i dokumentet")
        add_footer(self.document, _NOTICE)
        held = io.BytesIO()
        self.document.save(held)
        return held.getvalue()


def begun(title: str, base: str) -> Paper:
    """Return a paper with its title; `base` is what addresses begin with."""
    document = new_document(title, dt.datetime.now(tz=dt.UTC).date(), PROGRAM)
    document.add_heading(title, 0)
    return Paper(document, base)


def _style(block: Block) -> str | None:
    """Return a bullet's style; a number is the document's own, and no list of Word's."""
    return "List Bullet" if block.mark and not block.numbered else None
