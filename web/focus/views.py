"""What the templates of the pages about themes get."""

from __future__ import annotations

from dataclasses import dataclass

from web.focus.picture import Picture
from web.focus.places import Link, Said
from web.views import View


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages about a strategy say: which one it is, and which others there are."""

    strategy: str  # its title
    document_link: str
    period: str | None
    words: str  # what it calls its themes: "fokusområder"
    older: str | None  # the title of the one in force, when this one is older
    overview: str  # addresses
    development: str
    tour: str
    quiz: str


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme in the overview."""

    label: str | None
    title: str
    link: str
    quote: Said | None
    facts: str  # "4 indsatser"; empty when nothing can be counted


@dataclass(frozen=True, slots=True)
class OverviewView(View):
    """The themes of a strategy; one without themes offers its chapters."""

    template = "focus/overview.html"
    menu = "fokusomraader"

    frame: Frame
    title: str  # of the strategy, in full
    about: Said | None
    count: str  # "fem fokusområder"
    cards: tuple[ThemeCard, ...]
    choices: tuple[Link, ...]
    chapters: tuple[Link, ...]
    has_development: bool


@dataclass(frozen=True, slots=True)
class NoStrategyView(View):
    """There is no strategy among the documents."""

    template = "focus/none.html"
    menu = "fokusomraader"

    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WaitingView(View):
    """A theme's page is being made; `link` waits for it."""

    template = "focus/waiting.html"
    menu = "fokusomraader"

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a theme says of one thing, under the document's own label or, without one, as found by form."""

    label: str | None
    quotes: tuple[Said, ...]
    is_list: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A theme of another strategy that this one may carry on, or be carried on by."""

    title: str
    link: str
    strategy: str
    likeness: str  # "0,55"


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Something in another document that may be related."""

    title: str
    link: str | None  # of the item's page; None for what has no page but its document
    facts: str
    quote: Said


@dataclass(frozen=True, slots=True)
class ThemeView(View):
    """One theme."""

    template = "focus/theme.html"
    menu = "fokusomraader"
    menu_current = "true"

    frame: Frame
    label: str | None
    title: str
    heading: Said
    why: tuple[Passage, ...]
    how: tuple[Passage, ...]
    goals: tuple[Passage, ...]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    compared: bool  # there is an earlier or later strategy to compare with
    initiatives: tuple[RelatedLine, ...]
    decisions: tuple[RelatedLine, ...]
    questions: tuple[str, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A strategy beside others: its themes in order."""

    title: str
    period: str | None
    words: str  # "8 temaer"
    themes: tuple[ThemeCard, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A link of the picture, in words."""

    earlier: Link
    later: Link
    likeness: str


@dataclass(frozen=True, slots=True)
class StepTable:
    """The links from one strategy to the next, and what has none."""

    title: str
    threshold: str
    rows: tuple[Row, ...]
    ended: tuple[Link, ...]  # themes that nothing carries on
    begun: tuple[Link, ...]  # themes that carry nothing on


@dataclass(frozen=True, slots=True)
class Choice:
    """A strategy that can be shown among others."""

    id: str
    title: str
    shown: bool


@dataclass(frozen=True, slots=True)
class DevelopmentView(View):
    """How the themes developed."""

    template = "focus/development.html"
    menu = "fokusomraader"
    menu_current = "true"

    frame: Frame
    choices: tuple[Choice, ...]  # newest first
    strategy_id: str | None  # the form's hidden field; None for the strategy in force
    too_few: bool  # only one was chosen
    medium: str  # likeness from which a line is thicker
    strong: str  # and thickest
    least: str  # likeness below which nothing is linked
    picture: Picture | None
    columns: tuple[Column, ...]
    steps: tuple[StepTable, ...]


@dataclass(frozen=True, slots=True)
class TourView(View):
    """The beginning of the tour: its stops."""

    template = "focus/tour.html"
    menu = "fokusomraader"
    menu_current = "true"

    frame: Frame
    tour_id: str  # under which the browser remembers how far one got
    count: str  # of the stops: "Ni"
    stops: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StopView(View):
    """A stop of the tour."""

    template = "focus/stop.html"
    menu = "fokusomraader"
    menu_current = "true"

    frame: Frame
    tour_id: str
    stops: tuple[Link, ...]
    number: int  # counted from 1
    name: str
    title: str
    lead: str
    quotes: tuple[Said, ...]
    themes: tuple[Link, ...]
    questions: tuple[str, ...]
    think: str
    previous: str  # addresses
    next: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer that can be chosen."""

    text: str
    value: str
    chosen: bool
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of the quiz; once it is answered, with what is right and where it stands."""

    name: str  # of its form field
    text: str
    quote: Said | None
    options: tuple[OptionView, ...]
    is_answered: bool
    verdict: str  # empty before it is answered
    is_right: bool
    explained: str
    proof: Said


@dataclass(frozen=True, slots=True)
class QuizView(View):
    """The quiz, before it is answered and after."""

    template = "focus/quiz.html"
    menu = "fokusomraader"
    menu_current = "true"

    frame: Frame
    digest: str  # of the documents that the questions were made from
    strategy_id: str | None  # the form's hidden field; None for the strategy in force
    questions: tuple[QuestionView, ...]
    score: str  # "Du svarede rigtigt på 5 af 7 spørgsmål."; empty before it is answered
    note: str | None
    missing: tuple[Link, ...]  # to the questions that were left out
