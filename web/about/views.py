"""What the templates of the pages about the program get."""

from __future__ import annotations

from dataclasses import dataclass

from web.about.operator import Operator
from web.views import View


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a visitor."""

    what: str
    where: str
    how_long: str


@dataclass(frozen=True, slots=True)
class AboutView(View):
    """How an answer is made, what can be asked and what cannot, and how old the documents are."""

    template = "about/about.html"

    operator: Operator
    documents: str  # how many of what
    dated: str  # from the first to the last day
    years: str  # that they are about
    updated: str  # the day on which a file came last
    model: bool


@dataclass(frozen=True, slots=True)
class PrivacyView(View):
    """What is kept, where and how long."""

    template = "about/privacy.html"

    operator: Operator
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityView(View):
    """The accessibility statement, a template until the operator has filled it in."""

    template = "about/accessibility.html"

    operator: Operator
    missing: str  # what is still to be filled in
    checked: str  # the day of the last check; empty where nobody has said
    limits: tuple[str, ...]
