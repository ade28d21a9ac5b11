"""Words that were repaired are told apart from what was taken out."""

from __future__ import annotations

from dataclasses import replace

from assistant.repairs import Repair, is_repaired, repairs
from corpus.edits import Edit, apply
from corpus.masking import LABEL, SIGN, label
from corpus.types import CleanText, Document, Kind, Role, Run, Section
from corpus.withhold import without_closed


def document(text: CleanText, *closed: tuple[int, int]) -> Document:
    sections = tuple(Section((), Role.BODY, start, end, closed=True) for start, end in closed)
    return Document("x", "x.txt", "X", Kind.OTHER, None, None, None, text, sections)


def repaired(source: str, *edits: Edit) -> CleanText:
    return apply(CleanText(source, (Run(0, 0, len(source)),)), edits)


def test_a_repaired_word_is_told_with_what_is_printed() -> None:
    text = repaired("for fzelles mdl.", Edit(5, 7, "æ"), Edit(13, 14, "å"))
    assert text.text == "for fælles mål."
    found = repairs(document(text), "for fzelles mdl.")
    assert found == (Repair(4, 10, "fzelles"), Repair(11, 14, "mdl"))


def test_a_word_with_two_repairs_is_told_once() -> None:
    text = repaired("l@sningsmdde", Edit(1, 2, "ø"), Edit(9, 10, "å"))
    assert repairs(document(text), "l@sningsmdde") == (Repair(0, 12, "l@sningsmdde"),)


def test_a_lost_space_is_a_repair_of_both_words() -> None:
    text = repaired("iKoncern", Edit(1, 1, " "))
    assert [each.printed for each in repairs(document(text), "iKoncern")] == ["iKoncern"]


def test_a_masked_number_is_no_repair() -> None:
    source = f"Nummer {SIGN * 6}-{SIGN * 4} er væk."
    text = label(CleanText(source, (Run(0, 0, len(source)),)))
    assert LABEL in text.text
    assert repairs(document(text), source) == ()
    assert not is_repaired(document(text))


def test_a_closed_item_is_no_repair_and_its_words_are_not_told() -> None:
    source = "Hemmelig handel."
    whole = document(CleanText(source, (Run(0, 0, len(source)),)), (0, len(source)))
    shown = without_closed(whole)
    assert "Hemmelig" not in shown.text.text
    assert repairs(shown, source) == ()
    assert not is_repaired(shown)


def test_without_the_source_nothing_is_told() -> None:
    text = repaired("mdl", Edit(1, 2, "å"))
    assert repairs(document(text), "") == ()
    assert is_repaired(document(text))
    assert not is_repaired(replace(document(text), text=CleanText("mdl", (Run(0, 0, 3),))))


def test_the_shipped_scan_tells_its_repairs(shipped: dict[str, Document], sources: dict[str, str]) -> None:
    scan = shipped["koncernstrategi-2019"]
    found = repairs(scan, sources[scan.file])
    assert len(found) > 450
    assert all(scan.text.text[each.start : each.end] != each.printed for each in found)
    assert "fælles" in {scan.text.text[each.start : each.end] for each in found}
    others = [d for d in shipped.values() if d.id != scan.id]
    assert not any(is_repaired(d) for d in others)
