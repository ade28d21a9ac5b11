"""Small texts of the kinds that municipalities write, with names that the shipped documents do not hold."""

from __future__ import annotations

from pathlib import Path

from corpus.catalogue import Entry
from corpus.read import documents, read_folder
from corpus.types import Document, Section, SourceFile

MINUTES = """\
1

Ny svømmehal
.

Sagsfremstilling
Kulturudvalget har bedt om et forslag til en ny svømmehal ved havnen, som borgerne
har ønsket i flere år.

Økonomiske konsekvenser
Anlægget koster 40 mio. kr. i 2016.

Indstilling
Forvaltningen foreslår, at svømmehallen bygges i 2017.

Kulturudvalget den 3. marts 2015:
Udsat til næste møde.
"""

PLAN = """\
Forord

Kultur- og Idrætsforvaltningens virksomhedsplan 2016 samler de initiativer, som
forvaltningen sætter i gang i løbet af året.

Kultur- og Idrætsforvaltningen har valgt få, men større initiativer.
"""

POLICY = """\
Politik for fællesskaber

Målsætning 1
Flere mødesteder

Hvorfor
Ensomhed er dyr for den, der er ensom, og for os alle.

Hvordan
• Vi åbner skolerne om aftenen, så foreninger kan mødes der.

Målsætning 2
Boliger til unge

Hvorfor
Unge flytter, når de ikke kan finde en bolig, som de har råd til.

Hvordan
• Vi bygger små boliger ved stationen.
"""

# The same policy as a PDF's columns give it: each heading after the text that it stands beside.
TURNED_POLICY = """\
Politik for fællesskaber

Hvorfor
Ensomhed er dyr for den, der er ensom, og for os alle.

Hvordan
• Vi åbner skolerne om aftenen, så foreninger kan mødes der.

Målsætning 1
Flere mødesteder

Hvorfor
Unge flytter, når de ikke kan finde en bolig, som de har råd til.

Hvordan
• Vi bygger små boliger ved stationen.

Målsætning 2
Boliger til unge
"""


def read(text: str, **fields: object) -> list[Document]:
    """Return the documents of a file with this text; `fields` are those of its catalogue entry."""
    entry = Entry.model_validate({"id": "fil", "file": "fil.txt", "title": "Fil"} | fields)
    return list(documents([(entry, SourceFile("fil.txt", text, "digest", paged="\f" in text))]))


def read_one(folder: Path, name: str, data: bytes) -> Document:
    """Return the one document of a file of any format."""
    (folder / name).write_bytes(data)
    entry = f'[[document]]\nid = "plan"\nfile = "{name}"\ntitle = "Plan"\nkind = "virksomhedsplan"\n'
    (folder / "catalogue.toml").write_text(entry, "utf-8")
    (document,) = documents(read_folder(folder))
    return document


def clean(text: str) -> str:
    """Return the clean text of a file that holds one document."""
    (document,) = read(text)
    return document.text.text


def text_of(document: Document, section: Section) -> str:
    return document.text.text[section.start : section.end]


def write_corpus(folder: Path, texts: dict[str, str]) -> Path:
    """Write a folder of documents with its catalogue; the keys of `texts` are ids and titles."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    entries = [f'[[document]]\nid = "{name}"\nfile = "{name}.txt"\ntitle = "{name}"\n' for name in texts]
    (folder / "catalogue.toml").write_text("\n".join(entries), "utf-8")
    return folder
