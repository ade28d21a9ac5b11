"""Wherever CPR numbers stand in a text, none is left and what is shown leads back to the source."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import Joiner
from corpus.cpr import find
from corpus.edits import printed
from corpus.lines import split_lines
from corpus.masking import LABEL, SIGN, mask
from corpus.repair import Repairer
from corpus.structure import structure

WORDS = [
    *("010160-1235", "020261 - 2345", "cpr 0707614285", "CPR-nr. 030362\u00a03456", "610160-\n1235", "1 2 3"),
    *(
        "Indstilling\n",
        "Fokusområde 1\n",
        "1 Indledning om 010160-1235\n",
        "Borgeren bor i kommunen.",
        "\n\n",
    ),
    *(
        "Hvorfor\n",
        "\f",
        "• punkt",
        "Side 1 af 9\n",
        "TEMA 010160-1235\n",
        "2012-2015",
        "kommu-\n",
        "nes",
        "og",
    ),
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), max_size=25))
    return "".join(word + draw(st.sampled_from([" ", "\n", ", ", "\n\n"])) for word in words)


@given(st.one_of(st.text(), texts()))
def test_g_1_masking_moves_nothing(text: str) -> None:
    masked, counts = mask(text, paged=True)
    assert len(masked) == len(text)
    assert all(b in (a, SIGN) for a, b in zip(text, masked, strict=True))
    found = [*find(text)]
    assert sum(page.count for page in counts) == len(found)
    assert all(masked[n.start : n.end].count(SIGN) == 10 for n in found)


@settings(max_examples=50)  # it sets words right with the whole word list each time
@given(texts())
def test_g_1_what_is_shown_leads_back_to_the_source(text: str) -> None:
    source, _ = mask(text, paged=True)
    clean, sections = structure(split_lines(source), Joiner([source]), Repairer([source]))
    assert SIGN not in clean.text
    assert clean.text.count(LABEL) >= sum(1 for _ in find(text)) - text.count("Side 1 af 9")
    assert sum(run.length for run in clean.runs) == len(clean.text)
    for run in clean.runs:
        shown = clean.text[run.clean : run.clean + run.length]
        held = source[run.source : run.source_end]
        if run.width is None:
            pairs = zip(shown, held, strict=True)
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in pairs)
        else:
            assert shown == LABEL
            assert set(held) <= {SIGN, *" -\n\u00a0"}
        assert printed(clean, source, run.clean, run.clean + run.length) == (held if run.width else shown)
    ends = [section.end for section in sections]
    assert [section.start for section in sections] == [0, *ends[:-1]][: len(sections)]
    for section in sections:
        assert section.start < section.end
        assert all(SIGN not in title for title in section.titles)
