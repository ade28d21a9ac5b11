"""Every page in every state, as a table: what is asked for, and what the answer is.

Tests of what must hold on all pages go through it. A new page or state is a new line; a path may hold the
names of `Scene` in braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

HTMX = {"HX-Request": "true"}
QUESTION, NOTHING = "Hvad er formålet med klimatilpasning i 2012?", "Hvad koster sommerferien?"
FOLLOW_UP = "og for skolevejene?"


@dataclass(frozen=True, slots=True)
class State:
    """A page or a part of one.

    Attributes:
        name: what the state is.
        path: where it is.
        form: what is posted; None for a page that is only read.
        status: what it is answered with.
        part: htmx asks for it, and gets a part of a page.
        shows: a whole question, or the text of a document, stands in it.
        file: it is a download or for programs, no page.
    """

    name: str
    path: str
    form: Mapping[str, str] | None = field(default=None, hash=False)
    status: int = 200
    part: bool = False
    shows: bool = False
    file: bool = False

    def __str__(self) -> str:
        return self.name


def _asked(name: str, question: str, *, status: int = 200, part: bool = False, **form: str) -> State:
    return State(
        name,
        "/spoerg",
        {"spoergsmaal": question, **form},
        status,
        part,
        shows=question in {"{question}", "{follow_up}"},
    )


STATES = (
    State("front page", "/"),
    State("front page with a document", "/?dokument={document}", shows=True),
    _asked("an answer", "{question}"),
    _asked("an answer as a part", "{question}", part=True),
    _asked("an answer with filters", "{question}", aar="2012", organ="{organ}"),
    _asked("a follow-up", "{follow_up}", samtale="{id}"),
    _asked("nothing found", "{nothing}"),
    _asked("nothing found as a part", "{nothing}", part=True),
    _asked("no question", "", status=422),
    _asked("no question as a part", "", status=422, part=True),
    _asked("a question that is too long", "{long}", status=422),
    State("filters", "/afgraensning?aar=2012"),
    State("filters as a part", "/afgraensning?aar=2012", part=True),
    State("conversation", "/samtaler/{id}", shows=True),
    State("a question to correct", "/samtaler/{id}?ret=1", shows=True),
    State("next questions", "/samtaler/{id}/svar/1/videre", shows=True),
    State("next questions as a part", "/samtaler/{id}/svar/1/videre", part=True),
    State("written by a model", "/samtaler/{id}/svar/1/skrevet", {}, shows=True),
    State("written by a model, as a part", "/samtaler/{id}/svar/1/skrevet", {}, part=True, shows=True),
    State("stopped", "/samtaler/{id}/svar/1/stop", {}, shows=True),
    State("said of use", "/samtaler/{id}/svar/1/vurdering", {"nyttig": "ja"}),
    State("said of no use", "/samtaler/{id}/svar/1/vurdering", {"nyttig": "nej", "kommentar": "{question}"}),
    State("said of no use, as a part", "/samtaler/{id}/svar/1/vurdering", {"nyttig": "nej"}, part=True),
    State(
        "said too much", "/samtaler/{id}/svar/1/vurdering", {"nyttig": "nej", "kommentar": "{longer}"}, 422
    ),
    State("sent to people", "/samtaler/{id}/svar/3/send", {}),
    State("a source", "{source}", shows=True),
    State("a source as a part", "{source}", part=True, shows=True),
    State("a source that is gone", "/kilder?dokument=x&fra=1&til=2", status=404),
    State("a source that is gone, as a part", "/kilder?dokument=x&fra=1&til=2", part=True),
    State("conversations", "/samtaler"),
    State("conversations searched", "/samtaler/soeg", {"q": "{question}"}),
    State("conversations searched in vain", "/samtaler/soeg", {"q": "findes ikke"}),
    State("delete a conversation", "/samtaler/{id}/slet"),
    State("delete all conversations", "/samtaler/slet-alle"),
    State("another's conversation", "/samtaler/findes-ikke", status=404),
    State("conversation as Word", "/samtaler/{id}/eksport?format=docx", file=True),
    State("conversation as PDF", "/samtaler/{id}/eksport?format=pdf", file=True),
    State("conversation as Markdown", "/samtaler/{id}/eksport?format=md", file=True),
    State("answer as Markdown", "/samtaler/{id}/svar/1/eksport?format=md", file=True),
    State("share an answer", "/samtaler/{id}/svar/1/del", shows=True),
    State("a link", "/samtaler/{id}/svar/1/del", {}, shows=True),
    State("shared answers", "/samtaler/delte", shows=True),
    State("a shared answer", "/delt/{token}", shows=True),
    State("a shared answer that is gone", "/delt/xxxxxxxxxxxxxxxxxxxxxx", status=404),
    State("documents", "/dokumenter", shows=True),
    State("documents as a part", "/dokumenter", part=True, shows=True),
    State("documents filtered", "/dokumenter?ord={word}&aar=2012"),
    State("no documents of that kind", "/dokumenter?ord=findesikke"),
    State("a document", "/dokumenter/{document}", shows=True),
    State("a document with a quote", "/dokumenter/{document}?fra=20&til=400", shows=True),
    State("a document without its quote", "/dokumenter/{document}?fra=x&til=y", shows=True),
    State("a document searched", "/dokumenter/{document}?ord={word}", shows=True),
    State("an unknown document", "/dokumenter/findes/ikke", status=404),
    State("a page that is not there", "/dokumenter/{document}/side/1", status=404),
    State("a picture that is not there", "/dokumenter/{document}/side/1.png", status=404),
    State("a file that is not there", "/dokumenter/findes-ikke/original", status=404),
    State("decisions", "/beslutninger", shows=True),
    State("decisions filtered", "/beslutninger?organ={organ}&ord={word}&udfald=godkendt&person={word}"),
    State("decisions with a wrong date", "/beslutninger?fra={word}", status=422),
    State("no decisions", "/beslutninger?ord=findesikke"),
    State("decisions as a sheet", "/beslutninger.csv", file=True),
    State("decisions as a paper", "/beslutninger.docx", file=True),
    State("decisions as a feed", "/beslutninger.atom", file=True),
    State("decisions as a calendar", "/beslutninger.ics", file=True),
    State("decisions as a sheet, wrong date", "/beslutninger.csv?fra=x", status=422, file=True),
    State("meetings", "/moeder"),
    State("no meetings", "/moeder?organ={word}"),
    State("a meeting", "/moeder/{minutes}", shows=True),
    State("an item", "{item}", shows=True),
    State("an item as a paper", "{item}.docx", file=True),
    State("an unknown meeting", "/moeder/findes/ikke", status=404),
    State("themes", "/fokusomraader", shows=True),
    State("themes of another strategy", "/fokusomraader?strategi=findes-ikke", status=404),
    State("a theme", "{theme}", shows=True),
    State("an unknown theme", "/fokusomraader/findes-ikke", status=404),
    State("how the themes developed", "/fokusomraader/udvikling"),
    State("the tour", "/fokusomraader/rundtur"),
    State("a stop of the tour", "/fokusomraader/rundtur/1"),
    State("a stop that is not there", "/fokusomraader/rundtur/99", status=404),
    State("the quiz", "/fokusomraader/quiz"),
    State("the quiz answered", "/fokusomraader/quiz?s1=1&s2=0"),
    State("about", "/om"),
    State("privacy", "/privatliv"),
    State("accessibility", "/tilgaengelighed"),
    State("the short way to it", "/was"),
    State("the interface", "/api/docs"),
    State("whether it runs", "/sund", file=True),
    State("an unknown page", "/findes/ikke", status=404),
    State("an unknown page as a part", "/findes/ikke", status=404, part=True),
    State("a method that is not there", "/dokumenter", {}, status=405),
    State("a form that cannot be read", "/spoerg", {"spoergsmaal": "x", "aar": "x"}, status=422),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the paths of states stand for, once a conversation has been had and an answer shared."""

    names: Mapping[str, str]

    def fill(self, text: str) -> str:
        """Return the text with its names replaced."""
        return re.sub(r"\{(\w+)\}", lambda name: self.names.get(name[1], name[0]), text)

    def form(self, state: State) -> dict[str, str]:
        """Return the fields that a state posts."""
        return {name: self.fill(value) for name, value in (state.form or {}).items()}


# Posts a form, or reads a page for None; returns the last address and the text.
Send = Callable[[str, Mapping[str, str] | None], tuple[str, str]]


def set_up(
    send: Send, document: str, minutes: str, *, text: str = "", organ: str = "Økonomiudvalget"
) -> Scene:
    """Have a conversation of three questions and share its first answer."""
    names = {
        "question": f"{text} {QUESTION}".strip(),
        "follow_up": f"{FOLLOW_UP} {text}".strip(),
        "nothing": NOTHING,  # any word of the documents would find something
        "long": text + "x" * 1001,
        "longer": text + "x" * 10_000,
        "word": "klima",
        "organ": organ,
        "document": document,
        "minutes": minutes,
    }
    address, _ = send("/spoerg", {"spoergsmaal": names["question"]})
    names["id"] = address.partition("#")[0].rpartition("/")[2]
    for question in ("follow_up", "nothing"):
        send("/spoerg", {"spoergsmaal": names[question], "samtale": names["id"]})
    _, link = send(f"/samtaler/{names['id']}/svar/1/del", {})
    names["token"] = re.findall(r"/delt/([\w-]{22})", link)[0]
    _, meeting = send(f"/moeder/{minutes}", None)
    names["item"] = re.findall(r'href="(/moeder/[^"#]+/punkt/[^"#]+)"', meeting)[0]
    _, conversation = send(f"/samtaler/{names['id']}", None)
    cited = re.findall(r'href="/dokumenter/([^"?]+)\?fra=(\d+)&amp;til=(\d+)', conversation)[0]
    names["source"] = (
        "/kilder?dokument={}&fra={}&til={}".format(*cited) + f"&samtale={names['id']}&svar=1&nr=1"
    )
    _, themes = send("/fokusomraader", None)
    names["theme"] = re.findall(r'href="(/fokusomraader/[^"#?]+--[^"#?]+)"', themes)[0]
    return Scene(names)
