"""The structure of documents for people and programs: as JSON, and as a tree in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.errors import CorpusError
from corpus.outline import Node, NodeKind, Outline, Part, Stretch, items, outline
from corpus.plans import Initiative, plan
from corpus.types import Document, Heading, Kind

_STRUCTURED = (Kind.PLAN, Kind.STRATEGY, Kind.VALUES)
_COUNTED = {
    NodeKind.ITEM: ("punkt", "punkter"),
    NodeKind.THEME: ("tema", "temaer"),
    NodeKind.GROUP: ("gruppe", "grupper"),
    NodeKind.INITIATIVE: ("initiativ", "initiativer"),
}

JSON = dict[str, Any]


def select(documents: Iterable[Document], document_id: str | None, kind: str | None) -> list[Document]:
    """Return the documents that are asked for.

    Args:
        documents: all documents.
        document_id: the id of one of them; None for all.
        kind: the Danish word of a kind ("virksomhedsplan"); None for plans, strategies and values, or
            any kind when an id is given.

    Raises:
        CorpusError: no document has the id, or no kind has the word.
    """
    known = list(documents)
    if kind is not None and kind not in list(Kind):
        raise CorpusError(f"no kind of document is called {kind!r}; take one of {', '.join(Kind)}")
    kinds = (Kind(kind),) if kind else tuple(Kind) if document_id else _STRUCTURED
    if document_id is not None and all(document.id != document_id for document in known):
        near = [document.id for document in known if document_id in document.id]
        hint = f"did you mean {near[0]!r}?" if near else "list shows the ids of all documents"
        raise CorpusError(f"no document has the id {document_id!r}; {hint}")
    return [d for d in known if d.kind in kinds and document_id in (None, d.id)]


def outlines_json(documents: Iterable[Document]) -> JSON:
    """Return the trees of some documents."""
    return {"documents": [outline_json(document) for document in documents]}


def outline_json(document: Document) -> JSON:
    """Return a document's tree; offsets of citations are in characters of its source file.

    What is closed to the public is not in it.
    """
    tree = outline(document)
    initiatives = _initiatives(document)
    return {
        "document": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "organ": document.organ,
        "date": document.date.isoformat() if document.date else None,
        "period": [document.period.first, document.period.last] if document.period else None,
        "text": _text(document, tree.spans),
        "nodes": [_node_json(document, node, initiatives) for node in tree.nodes],
    }


def _initiatives(document: Document) -> dict[Heading, Initiative]:
    return {each.node.heading: each for each in plan(document).initiatives()}


def _kind(node: Node, initiatives: dict[Heading, Initiative]) -> NodeKind:
    """Return what a node is; a short title in a group of initiatives is one of them."""
    in_group = node.kind is NodeKind.SECTION and node.heading in initiatives
    return NodeKind.INITIATIVE if in_group else node.kind


def _node_json(document: Document, node: Node, initiatives: dict[Heading, Initiative]) -> JSON:
    known = initiatives.get(node.heading)
    spans, parts = (known.spans, known.parts) if known else (node.spans, node.parts)
    children = () if known else node.children  # an initiative has its subsections among its parts
    return {
        "kind": _kind(node, initiatives).value,
        "name": node.name,
        "number": node.number,
        "title": node.title,
        "status": known.standing.value if known and known.standing else None,
        "text": _text(document, spans),
        "parts": [_part_json(document, part) for part in parts],
        "citation": _citation(document, node.start, node.end),
        "children": [_node_json(document, child, initiatives) for child in children],
    }


def _part_json(document: Document, part: Part) -> JSON:
    listed = items(document, part)
    return {
        "label": part.label,
        "role": part.role.value,
        "about": part.about,
        "stated": part.stated,
        "text": _text(document, part.spans),
        "items": [document.text.text[start:end] for start, end in listed],
        "citation": _citation(document, part.spans[0][0], part.spans[-1][1]) if part.spans else None,
    }


def _text(document: Document, spans: Sequence[Stretch]) -> str:
    return "\n".join(document.text.text[start:end] for start, end in spans)


def _citation(document: Document, start: int, end: int) -> JSON:
    span = document.text.span(start, end)
    return {"file": document.file, "start": span.start, "end": span.end}


def outline_text(document: Document) -> str:
    """Return a document's tree for the terminal, a node a line, with the counts of its kinds first."""
    tree = outline(document)
    initiatives = _initiatives(document)
    lines = [f"{document.title} ({document.kind.value})", f"  {document.id}"]
    counts = _counts(tree, initiatives)
    if counts:
        lines.append(f"  {counts}")
    for node in tree.nodes:
        lines += _lines(node, initiatives, 1)
    return "\n".join(lines)


def _counts(tree: Outline, initiatives: dict[Heading, Initiative]) -> str:
    """Return what the tree holds: "12 initiativer (4 videreført, 8 ny), 31 dele"."""
    kinds = Counter(_kind(node, initiatives) for node in tree.walk())
    said = [
        f"{kinds[kind]} {one if kinds[kind] == 1 else many}"
        for kind, (one, many) in _COUNTED.items()
        if kinds[kind]
    ]
    standings = Counter(each.standing.value for each in initiatives.values() if each.standing)
    if standings:
        said[-1] += f" ({', '.join(f'{count} {word}' for word, count in standings.items())})"
    parts = sum(
        len(initiatives[n.heading].parts if n.heading in initiatives else n.parts) for n in tree.walk()
    )
    return ", ".join([*said, f"{parts} {'del' if parts == 1 else 'dele'}"] if parts else said)


def _lines(node: Node, initiatives: dict[Heading, Initiative], depth: int) -> Iterator[str]:
    known = initiatives.get(node.heading)
    named = " ".join(piece for piece in (node.name, node.number) if piece)
    title = (
        f"{named}: {node.title}" if node.name and node.number else f"{node.number or ''} {node.title}".strip()
    )
    standing = f" [{known.standing.value}]" if known and known.standing else ""
    parts = known.parts if known else node.parts
    labels = ", ".join(dict.fromkeys(part.label for part in parts if part.label))
    yield "  " * depth + title + standing + (f" – {labels}" if labels else "")
    for child in () if known else node.children:
        yield from _lines(child, initiatives, depth + 1)
