"""Markdown: its headings are marked, its signs are gone, lists and tables become lines."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.readers.compose import Block, Composer
from corpus.readers.html import add_html
from corpus.readers.text import decode
from corpus.readers.types import Extract, Limits

# With html=False the tags of HTML in Markdown would be shown as text.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


class MarkdownReader:
    """Reads CommonMark with tables."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, data: bytes, limits: Limits) -> Extract:
        text, warnings = decode(data)
        return _Walk(Composer(limits)).over(_PARSER.parse(text)).extract(warnings)


class _Walk:
    """Goes through the flat list of tokens, in which a block's inline token follows its opening one."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._level = 0
        self._item = False  # the next paragraph is the first of a list's item
        self._number = ""  # of that item
        self._row: list[list[Block]] | None = None

    def over(self, tokens: Iterable[Token]) -> Composer:
        for token in tokens:
            if token.type == "inline":
                self._inline(_text(token))
            elif token.type in ("fence", "code_block"):
                self._composer.add(Block(token.content))
            elif token.type == "html_block":
                add_html(token.content, self._composer)
            else:
                self._open_or_close(token)
        return self._composer

    def _open_or_close(self, token: Token) -> None:
        if token.type == "heading_open":
            self._level = int(token.tag[1:])
        elif token.type == "list_item_open":
            self._item = True
            self._number = token.info + token.markup if token.info else ""
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            self._composer.row(self._row or [])
            self._row = None

    def _inline(self, text: str) -> None:
        block = Block(text, self._level, self._item, self._number)
        if self._row is None:
            self._composer.add(block)
        else:
            self._row.append([block])
        self._level, self._item, self._number = 0, False, ""


def _text(inline: Token) -> str:
    """Return what the reader of the rendered page would see; of an image, its description."""
    parts: list[str] = []
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n" if token.type == "hardbreak" else " ")
        elif token.type in ("text", "code_inline", "image"):
            parts.append(token.content)
    return "".join(parts)
