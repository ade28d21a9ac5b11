from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.visible import one_line, visible


def test_nothing_turns_the_text_around_or_hides_in_it() -> None:
    assert visible("re\u202egpj.exe") == "regpj.exe"
    assert visible("\u2066a\u200bb\ufeffc\u2069") == "abc"


def test_what_xml_cannot_hold_goes_and_lines_stay() -> None:
    assert visible("a\x00b\x0cc\r\nd\x1be") == "ab\nc\nde"
    assert one_line(" a\n\tb  c ") == "a b c"


@given(st.text())
def test_danish_text_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible("Ærø – »å« § 62: 15 %") == "Ærø – »å« § 62: 15 %"
