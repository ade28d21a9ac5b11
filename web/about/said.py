"""What the pages about the program say that the documents or the settings decide."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.dates import written
from corpus.types import Document, Kind
from index.store import StoredFile
from web.about.operator import Operator
from web.about.views import AboutView, AccessibilityView, Held, PrivacyView
from web.admin.access import COOKIE as ADMINISTRATION_COOKIE
from web.danish import counted, joined
from web.labels import period_text
from web.visitor import COOKIE

_KINDS = {
    Kind.MINUTES: ("referat", "referater"),
    Kind.PLAN: ("virksomhedsplan", "virksomhedsplaner"),
    Kind.STRATEGY: ("strategi", "strategier"),
    Kind.VALUES: ("grundlag", "grundlag"),
    Kind.NOTE: ("notat", "notater"),
    Kind.OTHER: ("andet dokument", "andre dokumenter"),
}
# What is known to fall short; each is true of the pages as they are.
_LIMITS = (
    "De originale filer, der kan hentes, er kommunens egne, og mange af dem er ikke tilgængelige, for "
    "eksempel indscannede PDF-filer. Teksten af hvert dokument kan læses på dets egen side.",
    "Billeder af siderne i et dokument har ingen anden tekstudgave end den, der står ved siden af billedet.",
    "Tekst fra indscannede sider kan have læsefejl.",
    "Tabeller, figurer og kort i dokumenterne vises som linjer af tekst eller slet ikke.",
    "Overskrifterne i et dokument er fundet af et program og kan stå på et forkert niveau.",
    "Engelsk tekst i dokumenterne er ikke mærket som engelsk.",
    "Beskrivelsen af API’et vises af et andet program, Swagger UI, der ikke er kontrolleret.",
)
_ADMINISTRATION = Held(
    f"Cookien »{ADMINISTRATION_COOKIE}«, hvis du logger ind i administrationen: et tilfældigt tal, der "
    "viser, at du er logget ind.",
    "I din browser",
    "Til du logger ud eller lukker browseren",
)
_LIMITS_KEPT = Held(
    "Hvor mange gange din browser og din netadresse har spurgt det seneste minut, så ingen kan bruge hele "
    "serveren.",
    "I serverens hukommelse",
    "Højst til serveren stoppes",
)
_LOG = Held(
    "Serverens log: hvilken slags side der blev hentet, hvor lang tid det tog, og om der blev fundet et "
    "svar. Ingen spørgsmål, adresser eller navne.",
    "På serveren",
    "Som den, der driver serveren, har bestemt",
)


def about_view(documents: Sequence[Document], files: Iterable[StoredFile], operator: Operator) -> AboutView:
    """Return how many documents there are and how old they are."""
    days = sorted(document.date for document in documents if document.date)
    years = sorted({year for document in documents for year in document.years})
    kinds = Counter(document.kind for document in documents)
    added = max((file.added for file in files), default="")
    return AboutView(
        operator=operator,
        documents=joined([counted(kinds[kind], *names) for kind, names in _KINDS.items() if kinds[kind]]),
        dated=_from_to(days),
        years=period_text(years[0], years[-1]) if years else "",
        updated=written(dt.datetime.fromisoformat(added).date()) if added else "",
        model=bool(operator.model_host),
    )


def privacy_view(operator: Operator) -> PrivacyView:
    """Return what is kept of those who use the pages, as it is set up."""
    return PrivacyView(
        operator=operator,
        held=(
            _conversations(operator),
            *([_shares(operator)] if operator.share_days else []),
            _feedback(operator),
            *([_unanswered(operator)] if operator.keeps_unanswered else []),
            _cookie(operator),
            _ADMINISTRATION,
            _LIMITS_KEPT,
            _LOG,
        ),
    )


def _conversations(operator: Operator) -> Held:
    kept = bool(operator.conversation_days)
    days = f"{_days(operator.conversation_days)} efter dit seneste spørgsmål"
    return Held(
        "Dine samtaler: spørgsmålene, programmets egne ord, og hvor i dokumenterne citaterne står. "
        "Citaterne selv gemmes ikke.",
        "På serveren, i en fil for sig" if kept else "I serverens hukommelse",
        f"{days if kept else 'Til serveren stoppes'}, eller til du sletter dem",
    )


def _shares(operator: Operator) -> Held:
    return Held(
        "Svar, du deler: hvilket svar et link viser, og til hvornår. Enhver, der har linket, kan se "
        "spørgsmålet og svaret. Serveren gemmer kun et aftryk af linket.",
        "Sammen med samtalerne",
        f"{_days(operator.share_days)}, eller til du stopper delingen eller sletter samtalen",
    )


def _feedback(operator: Operator) -> Held:
    return Held(
        "Det, du skriver om et svar: om det var brugbart, hvorfor ikke, og din bemærkning. Spørgsmålet "
        "følger kun med, hvis du vælger det. Det gemmes ikke, hvem du er, og CPR-numre fjernes.",
        "På serveren",
        f"Højst {_days(operator.feedback_days)}",
    )


def _unanswered(operator: Operator) -> Held:
    return Held(
        "Spørgsmål, som dokumenterne ikke svarer på: teksten uden CPR-numre, men ikke, hvem der spurgte.",
        "På serveren",
        f"Højst {_days(operator.feedback_days)} efter, at det sidst blev stillet",
    )


def _cookie(operator: Operator) -> Held:
    days = operator.conversation_days
    return Held(
        f"Cookien »{COOKIE}«: et tilfældigt tal, der viser, hvilke samtaler der er dine, og at en formular "
        "kommer fra dig. Serveren gemmer kun et aftryk af tallet.",
        "I din browser",
        f"{_days(days)} efter dit seneste spørgsmål" if days else "Til du lukker browseren",
    )


def _days(count: int) -> str:
    return counted(count, "dag", "dage")


def accessibility_view(operator: Operator) -> AccessibilityView:
    """Return the accessibility statement."""
    return AccessibilityView(
        operator=operator,
        missing=joined(list(operator.missing)),
        checked=written(operator.checked) if operator.checked else "",
        limits=_LIMITS,
    )


def _from_to(days: Sequence[dt.date]) -> str:
    if not days:
        return ""
    first, last = written(days[0]), written(days[-1])
    return first if first == last else f"{first} til {last}"
