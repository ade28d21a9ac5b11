"""What the readers say of files, which operators get in English, as the pages say it in Danish."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAVE = "Åbn den i det program, den er lavet i, gem den på ny, og prøv igen."
_DIVIDE = "Del den i flere filer, og tilføj dem hver for sig."
_FETCH = "Hent eller gem filen igen."
_OTHER = "Gem den som PDF, Word (DOCX), ODT, HTML, Markdown eller tekst."
_SCAN = "Er den indscannet, så scan den igen med bedre kontrast, eller find en udgave med tekst."


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file is not among the documents, and what to do."""

    text: str
    advice: str


UNKNOWN = Reason("Filen kunne ikke læses.", _SAVE)

# Patterns of the English sentences, the first that fits counts.
_REASONS = tuple(
    (re.compile(pattern), Reason(text, advice))
    for pattern, text, advice in (
        (r"which is not read; save it as", "Filtypen kan ikke læses.", _OTHER),
        (r" is empty; ", "Filen er tom.", _FETCH),
        (r"CPR number in its name", "Der er et CPR-nummer i filens navn.", "Giv filen et andet navn."),
        (r"by its ending but holds", "Filens indhold er et andet, end dens navn siger.", _SAVE),
        (r"protected by a password", "Filen er beskyttet med adgangskode.", "Gem en kopi uden adgangskode."),
        (
            r"install Tesseract",
            "Siderne er indscannet, og serveren kan ikke genkende tekst i billeder.",
            "Bed den, der driver Rådslag, om at installere Tesseract med dansk.",
        ),
        (r"closed items only", "Filen har kun lukkede punkter.", "Tag den ud, eller tilføj en åben udgave."),
        (r"no (?:readable )?text|empty pages only", "Der er ingen tekst i filen, der kan læses.", _SCAN),
        (
            r"holds another archive",
            "Filen er en pakke med flere filer.",
            "Pak den ud, og tilføj dem hver for sig.",
        ),
        (
            r"would take the documents past|disk",
            "Der er ikke plads til filen.",
            "Bed den, der driver Rådslag, om mere plads.",
        ),
        (
            r"more than the \d+ allowed|larger than|(?:holds|has|gives|takes|unpacks to) more than",
            "Filen er for stor.",
            _DIVIDE,
        ),
        (r"cut off: its end is missing", "Slutningen af filen mangler.", _FETCH),
        (r"UTF-|is no text: ", "Filens tegn kan ikke læses som tekst.", "Gem den som tekst i UTF-8."),
        (r"changed while it was read", "Filen blev ændret, mens den blev læst.", "Tilføj den igen."),
        (
            r"would get the id|whose id is taken|leads out of the folder",
            "Filens navn bruges allerede af en anden fil.",
            "Giv filen et andet navn, og tilføj den igen.",
        ),
        (
            r"cannot be opened|cannot read|is no file",
            "Filen kunne ikke åbnes.",
            "Kontrollér, at den er der og må læses.",
        ),
        (
            r"give another one",
            "Det, der er oplyst om filen, passer ikke.",
            "Ret oplysningerne, og tilføj den igen.",
        ),
        (r"damaged|lacks its|unclear|HTML|packed in a way|document type", "Filen er beskadiget.", _SAVE),
    )
)

_PAGES = r"on pages? (?P<pages>[\d, -]+)"
_NOTES = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (rf"no readable text {_PAGES}", "Ingen læselig tekst på side {pages}."),
        (
            rf"pictures in which no text was read {_PAGES}",
            "Billeder, hvis tekst ikke er læst, på side {pages}.",
        ),
        (
            rf"with low certainty {_PAGES}",
            "Indscannet og svært læseligt på side {pages}. Teksten har læsefejl.",
        ),
        (rf"recognised in a picture {_PAGES}", "Indscannet på side {pages}. Teksten kan have læsefejl."),
        (
            r"(?P<count>\d+) embedded files are not read",
            "{count} filer, der er lagt ind i den, er ikke læst.",
        ),
        (r"its æ, ø and å", "Bogstaverne æ, ø og å kan være læst forkert."),
        (r"æ, ø and å are garbled", "Bogstaverne æ, ø og å er ødelagt i filen."),
    )
)


def reason(refusal: str) -> Reason:
    """Return why a file was refused; of a sentence that is not known that it could not be read."""
    return next((said for pattern, said in _REASONS if pattern.search(refusal)), UNKNOWN)


def note(warning: str) -> str:
    """Return what is missing or uncertain in a file: "Ingen læselig tekst på side 3 og 5–7."."""
    for pattern, text in _NOTES:
        if match := pattern.search(warning):
            return text.format(**{name: _danish(value) for name, value in match.groupdict().items()})
    return "Noget i filen er ikke læst eller er usikkert."


def _danish(pages: str) -> str:
    """Return "3-5, 9" as "3–5 og 9"; a count as it is."""
    if pages.isdigit():
        return pages
    *first, last = pages.strip(" ,").replace("-", "–").split(", ")
    return " og ".join(filter(None, (", ".join(first), last)))
