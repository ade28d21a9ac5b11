"""HTML: its text and headings, and nothing that a browser would run, load or hide."""

from __future__ import annotations

import re

from lxml import etree

from corpus.readers.compose import Block, Composer
from corpus.readers.numbers import number_in, written
from corpus.readers.text import decode
from corpus.readers.types import Extract, Limits, Refused

# Elements without an end tag (embed, input) are not among them: some get what follows put into them.
_DROPPED = frozenset(
    "script style iframe object applet svg math template noscript head nav button select textarea canvas"
    " audio video".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " footer header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)
_STOPPED = ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR")
_LATIN = (b"windows-1252", b"iso-8859-1", b"latin1", b"latin-1")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class HtmlReader:
    """Reads HTML pages and parts of pages."""

    suffixes: tuple[str, ...] = (".html", ".htm")

    def read(self, data: bytes, limits: Limits) -> Extract:
        text, warnings = _decode(data)
        composer = Composer(limits)
        add_html(text, composer)
        return composer.extract(warnings)


def add_html(text: str, composer: Composer) -> None:
    """Add the text and headings of HTML to what is composed.

    Raises:
        Refused: the HTML cannot be parsed.
    """
    # huge_tree=False bounds the depth and the length of one text; the network is never asked.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused("holds HTML that cannot be parsed; save the page anew") from error
    # Past a limit the parser stops without a word and what it has is a part of the page.
    if any(entry.type_name in _STOPPED for entry in parser.error_log):
        raise Refused("holds HTML that is nested too deep or too long in one piece; save its text as TXT")
    if root is not None:
        _Walk(composer).over(root)


class _Walk:
    """Goes through the page and closes a block wherever an element begins or ends one."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._text: list[str] = []
        self._level = 0
        self._item = False
        self._number = ""  # of the item, as the browser writes it
        self._counts: dict[etree._Element, int] = {}  # what each numbered list has come to
        self._preformatted = 0
        self._cells: list[list[Block]] | None = None

    def over(self, root: etree._Element) -> None:
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is None and event == "start" and _is_dropped(element):
                skipped = element
            elif skipped is None:
                self._start(element) if event == "start" else self._end(element)
            if event == "end" and element is skipped:
                skipped = None
                self._add(element.tail)
        self._close()

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS or tag in _HEADINGS:
            self._close()
        self._preformatted += tag == "pre"
        self._level = _HEADINGS.get(tag, self._level)
        if tag == "li":
            self._item, self._number = True, self._next_number(element)
        if tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append([])
        elif tag == "br":
            self._text.append("\n")
        self._add(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS or tag in _HEADINGS:
            self._close()
            self._level = 0
        self._preformatted -= tag == "pre"
        if tag == "li":
            self._item, self._number = False, ""
        if tag in ("tr", "table"):
            self._end_row()
        self._add(element.tail)

    def _next_number(self, item: etree._Element) -> str:
        listed = item.getparent()
        if listed is None or listed.tag != "ol":
            return ""
        following = self._counts.get(listed, number_in(listed.get("start"), 1) - 1) + 1
        self._counts[listed] = number_in(item.get("value"), following)
        return f"{written(self._counts[listed], listed.get('type', '1'))}."

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text if self._preformatted else re.sub(r"\s+", " ", text))

    def _close(self) -> None:
        """End the block; inside a table's row it waits for the row's end."""
        text = "".join(self._text)
        self._text = []
        if not text.strip():
            return
        block = Block(text, self._level, self._item, self._number)
        self._item, self._number = False, ""
        if self._cells:
            self._cells[-1].append(block)
        else:
            self._composer.add(block)

    def _end_row(self) -> None:
        cells, self._cells = self._cells, None
        self._composer.row(cells or [])


def _is_dropped(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _decode(data: bytes) -> tuple[str, list[str]]:
    """Decode as text is; what is not UTF-8 is certain when the page itself says Latin-1."""
    text, warnings = decode(data)
    declared = _CHARSET.search(data[:4096])
    return text, [] if declared and declared[1].lower() in _LATIN else warnings
