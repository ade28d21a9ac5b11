"""A document's structure as a tree: its chapters, themes and initiatives, each with its parts.

All offsets are into the document's clean text, and the tree keeps the order in which the text of the
nodes stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.clean import is_list_item
from corpus.found import GROUP, INITIATIVE, ITEM, ITEM_PART, PART, SHORT
from corpus.plan_labels import is_part, role_of
from corpus.table_rows import TableRow, table_rows
from corpus.types import Document, Heading, Kind, Role, Section

Stretch = tuple[int, int]  # of clean text: its start and its end, excluded


class NodeKind(StrEnum):
    """What a node of the tree is; the values are the Danish words that people see."""

    ITEM = "punkt"
    CHAPTER = "afsnit"
    THEME = "tema"
    GROUP = "gruppe"
    INITIATIVE = "initiativ"
    SECTION = "underafsnit"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a node: "Hvorfor", "Mål", "Indstilling".

    `about` says what it is about when it is only a piece of the node's matter. `stated` is False when
    the label of the part is lost and the text shows otherwise that another part begins.
    """

    label: str
    role: Role
    spans: tuple[Stretch, ...]
    about: str | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with what belongs to it.

    `spans` is its own text, without its parts and children. `start` and `end` go around all of it, the
    heading too, which may stand after its text.
    """

    kind: NodeKind
    name: str | None  # "Fokusområde" of "Fokusområde 2: ..."
    number: str | None
    title: str
    heading: Heading
    start: int
    end: int
    spans: tuple[Stretch, ...]
    parts: tuple[Part, ...]
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Yield the node and all nodes below it in their order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of a document; `spans` is the text that stands under no heading."""

    document: Document
    spans: tuple[Stretch, ...]
    nodes: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Yield all nodes in their order."""
        for node in self.nodes:
            yield from node.walk()


_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(?:[.:]\s+|\s+(?=\D))(.+)")
_NAMED = re.compile(r"([A-ZÆØÅ][a-zæøå]+)\s(\d{1,2}(?:\.\d{1,2})*|[A-H](?=:))(?::\s*(.+))?")
_ROW = re.compile(r"(Tema|Indsats|Indsatsområde|Initiativ|Projekt|Aktivitet|Titel): (.+)")


def outline(document: Document) -> Outline:
    """Return the tree of a document's headings; every stretch of its open text is in it once.

    What was treated behind closed doors is left out, headings and all.
    """
    root = _Branch()
    path = [root]
    for section in (section for section in document.sections if not section.closed):
        kept = 0
        for branch, heading in zip(path[1:], section.headings, strict=False):
            if branch.headings[-1] != heading:
                break
            kept += 1
        path = path[: kept + 1]
        for heading in section.headings[kept:]:
            path.append(_Branch((*path[-1].headings, heading)))
            path[-2].children.append(path[-1])
        path[-1].sections.append(section)
    spans, rows = _of_tables(document, root.own_text(document), ())
    nodes = [*(_node(b, document) for b in root.children), *rows]
    return Outline(document, spans, tuple(sorted(nodes, key=lambda node: node.start)))


class _Branch:
    """A heading, behind those it stands under, while its sections are collected."""

    def __init__(self, headings: tuple[Heading, ...] = ()) -> None:
        self.headings = headings
        self.sections: list[Section] = []
        self.children: list[_Branch] = []

    def all_sections(self) -> list[Section]:
        below = [section for child in self.children for section in child.all_sections()]
        return sorted([*self.sections, *below], key=lambda section: section.start)

    def own_text(self, document: Document) -> tuple[Stretch, ...]:
        return self._text(document, self.sections)

    def all_text(self, document: Document) -> tuple[Stretch, ...]:
        return self._text(document, self.all_sections())

    def _text(self, document: Document, sections: Sequence[Section]) -> tuple[Stretch, ...]:
        """Return the text of sections without the headings that they stand under."""
        stretches: list[Stretch] = []
        for section in sections:
            start = section.start
            for heading in sorted(self.headings, key=lambda heading: heading.start):
                if start <= heading.start < section.end:
                    stretches.append((start, heading.start))
                    start = heading.end
            if stretches and stretches[-1][1] == start:
                start = stretches.pop()[0]
            stretches.append((start, max(start, section.end)))
        trimmed = (trim(document, *stretch) for stretch in stretches)
        return tuple(stretch for stretch in trimmed if stretch[0] < stretch[1])


def trim(document: Document, start: int, end: int) -> Stretch:
    """Return the stretch without the white space around it."""
    text = document.text.text[start:end]
    return start + len(text) - len(text.lstrip()), max(end - len(text) + len(text.rstrip()), start)


def items(document: Document, part: Part) -> list[Stretch]:
    """Return the list items of a part, each with its bullet or number.

    An item whose bullet a scan lost is known by its "At", if the one before it begins so too.
    """
    found: list[Stretch] = []
    at = False
    for start, end in part.spans:
        for line in re.finditer(r"[^\n]+", document.text.text[start:end]):
            if is_list_item(line.group()):
                at = bool(re.match(r"\W*At\b", line.group()))
            elif not at or not line.group().startswith("At "):
                continue
            found.append((start + line.start(), start + line.end()))
    return found


def _node(branch: _Branch, document: Document) -> Node:
    heading = branch.headings[-1]
    parts: list[Part] = []
    children: list[Node] = []
    for child in branch.children:
        if _is_part(child.headings[-1]):
            parts += _parts(child, document)
        else:
            children.append(_node(child, document))
    sections = branch.all_sections()
    name, number, title = split_title(heading.title)
    spans, rows = _of_tables(document, branch.own_text(document), branch.headings)
    if rows:
        children = sorted([*children, *rows], key=lambda node: node.start)
    return Node(
        kind=_kind(heading, name, bool(parts)),
        name=name,
        number=number,
        title=title,
        heading=heading,
        start=min(heading.start, sections[0].start),
        end=max(heading.end, sections[-1].end),
        spans=spans,
        parts=tuple(parts),
        children=tuple(children),
    )


def _of_tables(
    document: Document, spans: tuple[Stretch, ...], above: tuple[Heading, ...]
) -> tuple[tuple[Stretch, ...], list[Node]]:
    """Return a plan's text without the rows of its tables of initiatives, and those as nodes.

    What already stands in an initiative lists no others.
    """
    if document.kind is not Kind.PLAN or any(heading.level == INITIATIVE for heading in above):
        return spans, []
    kept: list[Stretch] = []
    nodes: list[Node] = []
    for start, end in spans:
        for row in table_rows(document, (start, end)):
            nodes.append(_row_node(document, row))
            kept.append(trim(document, start, row.start))
            start = row.end
        kept.append(trim(document, start, end))
    return tuple(stretch for stretch in kept if stretch[0] < stretch[1]), nodes


def _row_node(document: Document, row: TableRow) -> Node:
    title = document.text.text[slice(*row.title)]
    named = [(label, role, cell) for label, role, cell in row.cells if label]
    return Node(
        kind=NodeKind.INITIATIVE,
        name=None,
        number=row.number,
        title=title,
        heading=Heading(title, INITIATIVE, *row.title),
        start=row.start,
        end=row.end,
        spans=tuple(cell for label, _, cell in row.cells if not label),
        parts=tuple(Part(label, role, (cell,)) for label, role, cell in named),
        children=(),
    )


def _is_part(heading: Heading) -> bool:
    return heading.level in (ITEM_PART, PART) or role_of(heading.title) is not Role.BODY


def _parts(branch: _Branch, document: Document) -> list[Part]:
    """Return the part, or the parts of which it is made: "Formål", "Mål" under "Formål, mål og ..."."""
    title = branch.headings[-1].title
    roles = [role_of(title), *(section.role for section in branch.all_sections())]
    role = next((role for role in roles if role is not Role.BODY), Role.BODY)
    if not any(is_part(child.headings[-1].title) for child in branch.children):
        return [Part(title, role, branch.all_text(document))]
    own = branch.own_text(document)
    parts = [Part(title, role, own)] if own else []
    for child in branch.children:
        if is_part(child.headings[-1].title):
            parts += _parts(child, document)
        elif parts:
            whole = trim(document, child.all_sections()[0].start, child.all_sections()[-1].end)
            parts[-1] = replace(parts[-1], spans=(*parts[-1].spans, whole))
    return parts


def _kind(heading: Heading, name: str | None, has_parts: bool) -> NodeKind:
    kinds = {ITEM: NodeKind.ITEM, GROUP: NodeKind.GROUP, INITIATIVE: NodeKind.INITIATIVE}
    if heading.level in kinds:
        return kinds[heading.level]
    if has_parts or (name and heading.level != SHORT):
        return NodeKind.THEME
    return NodeKind.SECTION if heading.level == SHORT else NodeKind.CHAPTER


def split_title(title: str) -> tuple[str | None, str | None, str]:
    """Return what a title calls itself, its number and the title itself.

    "Fokusområde 2: Bolig" gives ("Fokusområde", "2", "Bolig"); "2.1 Veje" gives (None, "2.1", "Veje").
    """
    if named := _NAMED.fullmatch(title):
        return named[1], named[2], named[3] or title
    if row := _ROW.fullmatch(title):
        return row[1], None, row[2]
    if numbered := _NUMBERED.fullmatch(title):
        return None, numbered[1], numbered[2]
    return None, None, title
