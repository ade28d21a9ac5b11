"""Words on a page become lines in reading order."""

from __future__ import annotations

from corpus.readers.layout import text_lines
from corpus.readers.words import Word

SIZE = 12.0  # points: the height of a word
WIDE = 6.0  # points: the width of a letter
PAGE = 842.0


def row(text: str, x: float, y: float) -> list[Word]:
    """Return the words of a row; two spaces or more make white space that wide."""
    words: list[Word] = []
    at = 0
    for part in text.split(" "):
        if part:
            words.append(Word(part, x + at * WIDE, y, x + (at + len(part)) * WIDE, y + SIZE))
        at += len(part) + 1
    return words


def column(texts: list[str], x: float, y: float) -> list[Word]:
    return [word for i, text in enumerate(texts) for word in row(text, x, y + i * 14)]


def read(words: list[Word]) -> list[str]:
    return [line.text for line in text_lines(words, PAGE)]


LEFT = ["Kommunalbestyrelsen har", "besluttet at bygge en sti", "langs åen, så borgerne kan", "gå en tur."]
RIGHT = [
    "Forvaltningen foreslår, at",
    "stien bliver færdig i 2012",
    "og at broen over åen følger",
    "året efter.",
]


def test_no_words_give_no_lines() -> None:
    assert text_lines([], PAGE) == []


def test_columns_are_read_one_after_the_other() -> None:
    assert read(column(LEFT, 60, 200) + column(RIGHT, 320, 200)) == LEFT + RIGHT


def test_columns_whose_lines_stand_staggered_are_read_one_after_the_other() -> None:
    assert read(column(LEFT, 60, 200) + column(RIGHT, 320, 207)) == LEFT + RIGHT


def test_the_order_in_which_words_are_drawn_does_not_matter() -> None:
    words = column(LEFT, 60, 200) + column(RIGHT, 320, 200)
    assert read(words[::-1]) == LEFT + RIGHT


def test_text_over_and_under_columns_keeps_its_place() -> None:
    over = "En overskrift, der går hen over begge spalter på siden, og lidt til"
    under = "Afsluttende tekst, der går hen over begge spalter på siden, og lidt til"
    words = row(over, 60, 170) + column(LEFT, 60, 200) + column(RIGHT, 320, 200) + row(under, 60, 290)
    assert read(words) == [over, *LEFT, *RIGHT, under]


def test_a_foot_under_the_left_column_comes_last() -> None:
    words = column(LEFT, 60, 200) + column(RIGHT, 320, 200) + row("Side 3", 60, 800)
    assert read(words) == [*LEFT, *RIGHT, "Side 3"]


def test_three_columns_are_read_one_after_the_other() -> None:
    third = ["Udvalget drøftede sagen", "og sendte den til høring", "i fire uger hos alle"]
    words = column(LEFT[:3], 30, 200) + column(RIGHT[:3], 215, 200) + column(third, 400, 200)
    assert read(words) == LEFT[:3] + RIGHT[:3] + third


def test_a_table_is_read_row_by_row_with_its_white_space() -> None:
    words = column(["Anlæg", "Stien", "Broen", "I alt"], 60, 200) + column(
        ["2012", "4.000", "2.500", "6.500"], 300, 200
    )
    assert read(words) == ["Anlæg   2012", "Stien   4.000", "Broen   2.500", "I alt   6.500"]


def test_a_table_over_columns_is_none_of_their_text() -> None:
    rows = [row("Stien langs åen   2012          4.000", 60, y) for y in (100, 124, 148)]
    words = [*_flat(rows), *row("To spalter", 60, 176), *column(LEFT, 60, 200), *column(RIGHT, 320, 200)]
    table = ["Stien langs åen   2012   4.000"] * 3
    assert read(words) == [*table, "To spalter", *LEFT, *RIGHT]


def test_headings_at_the_foot_of_both_columns_stay_in_them() -> None:
    left, right = LEFT[:3] * 2, RIGHT[:3] * 2
    words = column(left, 60, 200) + row("Beslutning", 60, 306) + row("Godkendt.", 60, 334)
    words += column(right, 320, 200) + row("Punkt 4", 320, 310) + row("Drøftet.", 320, 338)
    assert read(words) == [*left, "Beslutning", "Godkendt.", *right, "Punkt 4", "Drøftet."]


def test_a_table_under_columns_is_none_of_their_text() -> None:
    rows = [row("Stien langs åen", 60, y) + row("4.000", 400, y) for y in (280, 304)]
    words = [*column(LEFT, 60, 200), *column(RIGHT, 320, 200), *_flat(rows)]
    assert read(words) == [*LEFT, *RIGHT, *["Stien langs åen   4.000"] * 2]


def test_what_is_left_of_the_longer_column_stays_in_it() -> None:
    longer = [*LEFT, *LEFT]
    words = column(longer[:6], 60, 200) + column(longer[6:], 60, 300) + column(RIGHT, 320, 200)
    assert read(words) == longer + RIGHT


def _flat(rows: list[list[Word]]) -> list[Word]:
    return [word for words in rows for word in words]


def test_a_raised_sign_stays_on_its_line() -> None:
    words = [*row("400 m", 60, 200), Word("2", 92, 198, 95, 206), *row("sti", 100, 200)]
    assert read(words) == ["400 m 2 sti"]


def test_wider_white_space_begins_a_paragraph() -> None:
    words = column(LEFT, 60, 200) + column(RIGHT, 60, 200 + 14 * len(LEFT) + 12)
    assert [line.text for line in text_lines(words, PAGE) if line.gap] == [RIGHT[0]]


def test_two_lines_far_apart_are_two_paragraphs() -> None:
    lines = text_lines(row("En overskrift", 60, 200) + row("En linje", 60, 260), PAGE)
    assert [line.gap for line in lines] == [False, True]


def test_even_white_space_begins_none() -> None:
    words = _flat([row(text, 60, 200 + 28 * i) for i, text in enumerate(LEFT + RIGHT)])
    assert not any(line.gap for line in text_lines(words, PAGE))


def test_a_line_has_the_box_of_its_words() -> None:
    (line,) = text_lines(row("en sti", 60, 200), PAGE)
    assert (line.x0, line.y0, line.x1, line.y1) == (60, 200, 60 + 6 * WIDE, 212)
