"""The word index against BM25 written out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest

from index.bm25 import Field, Mask
from index.joining import joined
from index.lexical import Sought, Terms, WordIndex
from index.postings import Postings
from index.words import grams, stems

TEXTS = [
    "Svømmehallen ved havnen åbner i 2017, og svømmehallen bliver stor.",
    "Havnen udvides.",
    "Skolen ved skoven har en ny hal.",
    "",
    "Budgettet for 2012 er vedtaget af Økonomiudvalget, som også så på fokusområde 3.",
]


Split = Callable[[str], Sequence[str]]


def alive(texts: Sequence[str], gone: Sequence[int]) -> Mask:
    found: Mask = ~np.isin(np.arange(len(texts)), gone)
    return found


def field(split: Split, texts: Sequence[str], cuts: Sequence[int] = (), gone: Sequence[int] = ()) -> Field:
    """Return a field over texts in parts that end at `cuts`, without the texts `gone`."""
    parts = [texts[first:end] for first, end in pairwise([0, *cuts, len(texts)])]
    built = [Postings.build(map(split, part)) for part in parts]
    # As they are written to disk; in tests of columns that brings them about.
    written = [joined([(part, np.ones(len(part.lengths), dtype=np.bool_))]) for part in built]
    return Field(written, alive(texts, gone))


def index(texts: Sequence[str], cuts: Sequence[int] = (), gone: Sequence[int] = ()) -> WordIndex:
    return WordIndex(field(stems, texts, cuts, gone), field(grams, texts, cuts, gone), alive(texts, gone))


def scores(words: WordIndex, text: str) -> list[float]:
    return [float(score) for score in words.scores([Sought((Terms.of(text),))])]


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return index(TEXTS)


def bm25(rows: list[list[str]], question: list[str]) -> list[float]:
    """Return the scores that Lucene's BM25 gives, with k1 = 1.2 and b = 0.75."""
    mean = sum(map(len, rows)) / len(rows)

    def score(row: list[str]) -> float:
        total = 0.0
        for term in question:
            holders = sum(term in other for other in rows)
            rarity = math.log(1 + (len(rows) - holders + 0.5) / (holders + 0.5))
            count = row.count(term)
            total += rarity * count / (count + 1.2 * (0.25 + 0.75 * len(row) / mean)) if count else 0
        return total

    return [score(row) for row in rows]


@pytest.mark.parametrize(
    "question", ["svømmehallen ved havnen", "fokusområde 3", "stoejende skole i 2012", "svømehal", "kirke"]
)
def test_scores_are_stems_plus_a_share_of_grams(words: WordIndex, question: str) -> None:
    assert scores(words, question) == pytest.approx(written_out(TEXTS, question), abs=1e-4)


def written_out(texts: Sequence[str], question: str) -> list[float]:
    of_stems = bm25([stems(text) for text in texts], stems(question))
    of_grams = bm25([grams(text) for text in texts], grams(question))
    return [stem + 0.3 * gram for stem, gram in zip(of_stems, of_grams, strict=True)]


@pytest.mark.parametrize("gone", [[0], [1, 3], [0, 1, 2, 3], [4]])
@pytest.mark.parametrize("cuts", [[], [2], [1, 2, 3, 4], [3, 3]])
def test_what_was_removed_counts_for_nothing(gone: list[int], cuts: list[int]) -> None:
    left = [text for row, text in enumerate(TEXTS) if row not in gone]
    question = "ny svømmehal ved havnen"
    found = scores(index(TEXTS, cuts, gone), question)
    assert not any(found[row] for row in gone)
    assert np.delete(found, gone).tolist() == pytest.approx(written_out(left, question), abs=1e-4)


def test_without_any_text_nothing_is_found() -> None:
    assert scores(index([]), "havnen") == []
    everything_gone = index(TEXTS, gone=range(len(TEXTS)))
    assert not any(scores(everything_gone, "havnen"))
    assert not everything_gone.is_known("havn")


def test_a_misspelt_word_finds_its_passage_by_grams(words: WordIndex) -> None:
    found = scores(words, "svømehallen")
    assert found.index(max(found)) == 0


def test_a_question_without_known_words_finds_nothing(words: WordIndex) -> None:
    assert scores(words, "") == [0] * len(TEXTS)
    assert scores(words, "xyz") == [0] * len(TEXTS)


def test_of_several_terms_the_best_counts(words: WordIndex) -> None:
    terms = ("havnen", "skolen", "kirken")
    apart = [scores(words, term) for term in terms]
    best = words.scores([Sought(tuple(map(Terms.of, terms)), 0.5)])
    assert best.tolist() == pytest.approx([0.5 * max(each) for each in zip(*apart, strict=True)])


def test_rare_stems_weigh_more(words: WordIndex) -> None:
    (common,), (rare,) = stems("havnen"), stems("skoven")
    assert 0 < words.rarity(common) < words.rarity(rare) < words.rarity("findesikke")
