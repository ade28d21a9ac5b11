"""Whatever a file holds, it is read without a crash and every clean character knows its place."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.clean import Joiner
from corpus.divide import divide
from corpus.lines import split_lines
from corpus.repair import Repairer
from corpus.structure import structure
from corpus.types import CleanText

LINES = [
    *("Sagsfremstilling", "Indstilling", "Hvorfor", "Hvordan", "Fokusområde 1", "Målsætning 2: Mere"),
    *("Formål, mål og", "succeskriterier", "Formål:", "Nye initiativer", "Hvad var målet? At bygge"),
    *("Opgaver - om-", "fang og afgrænsning", "2.1 Noget", "1 Indledning", "Forord", "VEJE OG STIER"),
    *("1", "12", ".", "•", "• et punkt", "\uf0a7 et punkt", "1. et", "a) litra", "kommu-", "nes borgere"),
    *(
        "Lyngby-",
        "Taarbæk er en by",
        "kultur-",
        "og fritid",
        "Teknisk Forvaltning, Plan & Byg",
        "-",
        "\ufeff",
    ),
    *("Side 1 af 9", "Åbent punkt   Byrådet den 24-01-2012, s.6", "\f", " Indrykket", "", "", "\u2028"),
    "En lang linje med en hel sætning, som fylder det meste af sidens bredde og ender her.",
    "Sikre skoleveje Fagudvalget har besluttet, at alle veje til skoler skal være sikre i 2014.",
]
DECISION = "Kulturudvalget den 3. marts 2015:"
PARTS = [DECISION, "\fForord", "\f1 Indledning", "\fDirektionens virksomhedsplan for 2012", "Vejen."]
ENDS = ["\n", "\n\n", "\r\n", " \n", "\n\n\n", "\f"]


@st.composite
def files(draw: st.DrawFn, pool: list[str]) -> str:
    lines = draw(st.lists(st.one_of(st.sampled_from(pool), st.text(max_size=20)), max_size=30))
    return "".join(line + draw(st.sampled_from(ENDS)) for line in lines)


@given(files(LINES))
def test_every_clean_character_stands_in_the_source(source: str) -> None:
    text, _ = structure(split_lines(source), Joiner([source]), Repairer([source]))
    offsets = [text.source_offset(i) for i in range(len(text.text))]
    assert all(before < after for before, after in itertools.pairwise(offsets))
    for char, offset in zip(text.text, offsets, strict=True):
        stands = source[offset]
        assert char in (stands, "•") or (char in " \n" and stands.isspace())
        assert char != "•" or stands == "•" or not stands.isalnum()


@given(files(LINES))
def test_the_runs_cover_the_text(source: str) -> None:
    text, _ = structure(split_lines(source), Joiner([source]), Repairer([source]))
    assert [run.clean for run in text.runs] == _starts(text)
    assert sum(run.length for run in text.runs) == len(text.text)


def _starts(text: CleanText) -> list[int]:
    return [sum(run.length for run in text.runs[:i]) for i in range(len(text.runs))]


@given(files(LINES))
def test_the_sections_cover_the_text(source: str) -> None:
    text, sections = structure(split_lines(source), Joiner([source]), Repairer([source]))
    ends = [section.end for section in sections]
    assert [section.start for section in sections] == [0, *ends[:-1]][: len(sections)]
    assert (ends or [0])[-1] == len(text.text)
    for section in sections:
        assert section.start < section.end
        assert all(0 <= heading.start < heading.end <= len(text.text) for heading in section.headings)


@given(files(PARTS))
@example(f"{DECISION}\nGodkendt.\n")
def test_the_parts_of_a_file_cover_its_lines(source: str) -> None:
    lines = split_lines(source)
    parts = divide(lines)
    ends = [part.end for part in parts]
    assert [part.first for part in parts] == [0, *ends[:-1]]
    assert ends[-1] == len(lines)
    assert parts[0].title is None
    assert all(part.title for part in parts[1:])
