"""The word index against BM25 written out."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from index.lexical import WordIndex
from index.words import grams, stems

TEXTS = [
    "Svømmehallen ved havnen åbner i 2017, og svømmehallen bliver stor.",
    "Havnen udvides.",
    "Skolen ved skoven har en ny hal.",
    "",
    "Budgettet for 2012 er vedtaget af Økonomiudvalget, som også så på fokusområde 3.",
]


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return WordIndex.build(TEXTS)


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
    def rows(split: type[stems]) -> list[list[str]]:
        return [split(text) or [""] for text in TEXTS]

    of_stems = bm25(rows(stems), stems(question))
    of_grams = bm25(rows(grams), grams(question))
    expected = [stem + 0.3 * gram for stem, gram in zip(of_stems, of_grams, strict=True)]
    assert words.scores(question).tolist() == pytest.approx(expected, abs=1e-4)


def test_a_misspelt_word_finds_its_passage_by_grams(words: WordIndex) -> None:
    scores = words.scores("svømehallen")
    assert scores.argmax() == 0


def test_a_question_without_known_words_finds_nothing(words: WordIndex) -> None:
    assert words.scores("").tolist() == [0] * len(TEXTS)
    assert words.scores("xyz").tolist() == [0] * len(TEXTS)


def test_rare_stems_weigh_more(words: WordIndex) -> None:
    (common,), (rare,) = stems("havnen"), stems("skoven")
    assert 0 < words.rarity(common) < words.rarity(rare) < words.rarity("findesikke")


def test_what_is_saved_is_loaded(words: WordIndex, tmp_path: Path) -> None:
    words.save(tmp_path)
    loaded = WordIndex.load(tmp_path)
    assert loaded.scores("ny svømmehal").tolist() == words.scores("ny svømmehal").tolist()
    assert loaded.rarity("2012") == words.rarity("2012")
