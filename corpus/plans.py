"""Plans and strategies as data: what a department does, and what became of it; what a strategy is made of.

A plan has themes (departments, fields of activity, chapters), a theme has initiatives, and an initiative
has parts: "Hvorfor", "Status", "Formål", "Mål", "Succeskriterier", "Hvad har vi realiseret?". A strategy
has members ("Fokusområde 2") with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus import parts
from corpus.outline import Node, NodeKind, Part, Stretch, outline
from corpus.types import Document, Period, Role


class Standing(StrEnum):
    """Whether an initiative is new; the values are the words that people see."""

    CARRIED_OVER = "videreført"
    NEW = "ny"
    ENDED = "afsluttet"


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something a plan sets out to do or accounts for; offsets are into the document's clean text.

    `standing` is None when the text does not say whether it is new. `spans` is what it says before its
    parts.
    """

    number: str | None
    title: str
    standing: Standing | None
    spans: tuple[Stretch, ...]
    parts: tuple[Part, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter, department or field of activity with its initiatives."""

    number: str | None
    title: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A department's plan; `period` is what it calls its own years, if it does."""

    document: Document
    department: str | None
    period: Period | None
    themes: tuple[Theme, ...]

    def initiatives(self) -> Iterator[Initiative]:
        """Yield the initiatives of all themes in their order."""
        for theme in self.themes:
            yield from theme.initiatives


@dataclass(frozen=True, slots=True)
class Member:
    """One of a strategy's themes; `name` is what it calls them ("Fokusområde"), if it does."""

    name: str | None
    number: str | None
    title: str
    parts: tuple[Part, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy, policy or set of principles with its themes in their order."""

    document: Document
    period: Period | None
    members: tuple[Member, ...]


_ENDED = re.compile(r"\bikke (?:videreføres|fortsættes)|afslutte|udgå|ophør", re.IGNORECASE)
_CARRIED_OVER = re.compile(r"videreføre|videreført|fortsæt|fortsatte|igangværende", re.IGNORECASE)
_NEW = re.compile(r"nye\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NEW_IN_BRACKETS = re.compile(r"nyt?(?: i (?:19|20)\d\d)?", re.IGNORECASE)


def plan(document: Document) -> Plan:
    """Return the themes and initiatives of a plan; a document without initiatives has no themes."""
    found: list[tuple[Node | None, list[Initiative]]] = []
    for theme, group, node in _placed(outline(document).nodes, None, None):
        if not found or found[-1][0] is not theme:
            found.append((theme, []))
        found[-1][1].append(_initiative(document, node, group))
    mark = parts.mark_of_results(document, [each.parts for _, group in found for each in group])
    themes = []
    for theme, initiatives in found:
        whole = [_with_results(document, each, mark) for each in _share(document, initiatives)]
        number, title = (theme.number, theme.title) if theme else (None, document.title)
        themes.append(Theme(number, title, tuple(whole)))
    return Plan(document, document.organ, document.period, tuple(themes))


def strategy(document: Document) -> Strategy:
    """Return the members of a strategy: its numbered themes, and others that have parts of their own."""
    kinds = (NodeKind.THEME, NodeKind.INITIATIVE)
    nodes = [node for node in outline(document).walk() if node.kind in kinds]
    members = tuple(Member(n.name, n.number, n.title, n.parts, n) for n in nodes if n.parts or n.name)
    return Strategy(document, document.period, members)


Placed = tuple[Node | None, Node | None, Node]  # an initiative behind its theme and its group


def _placed(nodes: Sequence[Node], theme: Node | None, group: Node | None) -> Iterator[Placed]:
    for node in nodes:
        if _is_initiative(node, nodes, group):
            yield theme, group, node
        elif node.kind is NodeKind.GROUP:
            yield from _placed(node.children, theme, node)
        else:
            yield from _placed(node.children, node, None)


def _is_initiative(node: Node, siblings: Sequence[Node], group: Node | None) -> bool:
    if node.kind is NodeKind.INITIATIVE:
        return True
    if node.kind is NodeKind.THEME:  # "Indsatsområde 1" with parts of its own, and no other below it
        below = [each for each in node.walk() if each is not node]
        return bool(node.parts) and not any(n.kind is NodeKind.INITIATIVE or n.parts for n in below)
    # A group whose initiatives have neither numbers nor parts: short titles over their paragraphs.
    numbered = any(sibling.kind is NodeKind.INITIATIVE for sibling in siblings)
    return group is not None and node.kind is NodeKind.SECTION and not numbered


def _initiative(document: Document, node: Node, group: Node | None) -> Initiative:
    own, led = parts.by_leads(document, node.spans)
    of_node = [part for each in node.parts for part in parts.within(document, each)]
    below = [each for each in node.walk() if each is not node]
    of_below = [
        part
        for each in below
        for part in (
            Part(each.title, Role.BODY, each.spans),
            *(replace(p, about=each.title) for p in each.parts),
        )
    ]
    own, all_parts = parts.by_letters(document, own, [*led, *of_node, *of_below])
    return Initiative(node.number, node.title, standing_of(node, group), own, tuple(all_parts), node)


def standing_of(node: Node, group: Node | None) -> Standing | None:
    """Return whether an initiative is new, as its group's heading or its title's brackets say it."""
    for text in (*_IN_BRACKETS.findall(node.heading.title), group.title if group else ""):
        if _ENDED.search(text):
            return Standing.ENDED
        if _CARRIED_OVER.search(text):
            return Standing.CARRIED_OVER
        if _NEW.match(text) or _NEW_IN_BRACKETS.fullmatch(text):
            return Standing.NEW
    return None


def _share(document: Document, initiatives: Sequence[Initiative]) -> list[Initiative]:
    """Give the parts that stand under "Pkt. 4-6" to all of those initiatives."""
    shared = list(initiatives)
    for i, last in enumerate(initiatives):
        own, numbers = parts.for_several(document, last.spans)
        if not numbers:
            continue
        shared[i] = replace(last, spans=own)
        for k in range(i):
            same_group = shared[k].standing is last.standing
            if same_group and shared[k].number in numbers and not shared[k].parts:
                shared[k] = replace(shared[k], parts=last.parts)
    return shared


def _with_results(document: Document, initiative: Initiative, mark: str | None) -> Initiative:
    """Part the results from the goals where their label is lost, but their items' mark is there."""
    if mark is None:
        return initiative
    return replace(initiative, parts=tuple(parts.with_results(document, initiative.parts, mark)))
