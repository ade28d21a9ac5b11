"""The themes that a strategy marks as such: numbered, or with parts such as "Hvorfor" and "Mål"."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.focus.titles import readable, spoken
from assistant.focus.types import Theme
from corpus.outline import Node, Outline, Stretch
from corpus.parts import by_leads
from corpus.plans import Initiative, Member, plan, strategy
from corpus.types import Document, Heading, Role


def marked_themes(document: Document, tree: Outline) -> tuple[Theme, ...]:
    """Return the themes that the structure itself marks; of several series the one with the most text.

    What only accounts for the year before ("Hvad var målet?") is no theme, and neither is what stands
    under another theme.
    """
    members = [member for member in strategy(document).members if not _looks_back(member)]
    outermost = [m for m in members if not any(_is_below(m.node.heading, o.node) for o in members)]
    series: dict[tuple[str | None, bool], list[Member]] = {}
    for member in outermost:
        series.setdefault((member.name, member.number is not None), []).append(member)
    kept = [found for found in series.values() if len(found) > 1]
    if not kept:
        return ()
    chosen = max(kept, key=lambda found: (found[0].number is not None, _length(found)))
    known = {each.node.heading: each for each in plan(document).initiatives()}
    made = (_theme(document, tree, member, chosen, known) for member in chosen)
    return tuple(theme for theme in made if theme)


def _looks_back(member: Member) -> bool:
    return any(part.role is Role.RESULTS for part in member.parts)


def _is_below(heading: Heading, node: Node) -> bool:
    """Tell whether a heading stands under a node; headings tell nodes of two trees to be the same."""
    return node.heading != heading and any(each.heading == heading for each in node.walk())


def _length(members: Iterable[Member]) -> int:
    return sum(member.node.end - member.node.start for member in members)


def _theme(
    document: Document,
    tree: Outline,
    member: Member,
    series: list[Member],
    known: dict[Heading, Initiative],
) -> Theme | None:
    node = member.node
    initiative = known.get(node.heading)
    spans, parts = (initiative.spans, initiative.parts) if initiative else (node.spans, node.parts)
    if not parts:  # "Hvorfor: Naturen er ..." on lines of their own
        spans, led = by_leads(document, spans)
        parts = tuple(led)
    below = tuple(span for child in node.children for span in _all_spans(child)) if not initiative else ()
    title = spoken(member.title, document.text.text)
    if not readable(title):
        if member.number is None:
            return None
        title = f"{member.name or 'Tema'} {member.number}"
    return Theme(
        document,
        member.name,
        member.number,
        title,
        (node.heading.start, node.heading.end),
        (*_around(tree, node, series), *spans, *below),
        parts,
    )


def _all_spans(node: Node) -> tuple[Stretch, ...]:
    own = (*node.spans, *(span for part in node.parts for span in part.spans))
    return (*own, *(span for child in node.children for span in _all_spans(child)))


def _around(tree: Outline, node: Node, series: list[Member]) -> tuple[Stretch, ...]:
    """Return the text of the chapters that hold this theme and no other of its series."""
    found: list[Stretch] = []
    for chapter in _path(tree.nodes, node.heading):
        if sum(_is_below(member.node.heading, chapter) for member in series) == 1:
            found += chapter.spans
    return tuple(found)


def _path(nodes: Iterable[Node], sought: Heading) -> list[Node]:
    """Return the nodes that the sought heading stands under, outermost first."""
    for node in nodes:
        if _is_below(sought, node):
            return [node, *_path(node.children, sought)]
    return []
