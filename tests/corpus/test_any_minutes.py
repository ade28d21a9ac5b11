"""Whatever lines minutes are made of, nothing breaks and no text is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.describe import describe
from corpus.meetings import meetings
from corpus.types import SourceFile
from tests.texts import read

LINES = [
    "", "", "\f", "1", "12", "Byrådet", "Referat", "Mødedato: 28. august 2012", "Dato: 31. februar 2012",
    "Punkt 1: Veje", "Punkt 1: Veje", "2. Stier", "3. Broer ....... 4", "4a) Havne", "Sag nr. 12",
    "1.1 Skove",
    "Lukkede punkter", "Åbne punkter", "Lukket punkt", "Åbent punkt", "Til behandling - for lukkede døre",
    "Åbent punkt   Byrådet den 24-01-2012, s.6", "Lukket punkt   Byrådet den 24-01-2012, s.7", ".",
    "Sagsnr.: 12/4711", "85.02.02-G01-5-17", "Sagsfremstilling", "Indstilling", "Indstilling: Godkendes.",
    "Forvaltningen indstiller, at", "1. at vejen lukkes,", "Bilag", "• Kort", "Beslutning", "Beslutning:",
    "Beslutning i Byrådet den 28-08-2012", "Økonomiudvalget, 5. november 2018, pkt. 13", "Godkendt.",
    "Beslutning for Punkt 1: Veje", "Ad 1 + 2: Godkendt. Punkt 3 udsat.", "Imod stemte Ø (2) og Per B. Holm.",
    "Fraværende", "Fraværende: Jørgen Hald (V)", "Medlemmer", "Karen Lindtoft (A)", "Underskriftsside",
    "Mødet hævet kl. 25.99", "Tillægsdagsorden", "A. SAGER TIL AFGØRELSE", "Det er en hel sætning om veje.",
    "kommu-", "nens veje", "Byrådets ekstraordinære møde den 2. og 3. maj 2012 kl. 17",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_minutes_of_any_lines_are_read(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    found = read(text, kind="referat")
    for document in found:
        at = 0
        for section in document.sections:
            assert section.start == at
            at = section.end
        assert at == len(document.text.text)
    for meeting in meetings(found):
        for item in meeting.items:
            assert 0 <= item.start < item.end <= len(item.document.text.text)
            assert all(item.start <= part.start < part.end <= item.end for part in item.parts)
            assert all(decision.text for decision in item.decisions)
    entry = describe("fil.txt", SourceFile("fil.txt", text, "digest"))
    assert entry.title


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_file_describes_itself(name: str, text: str) -> None:
    name = name.replace("/", "-").replace("\\", "-").strip(".") or "x"
    assert describe(name, SourceFile(name, text, "digest")).id
