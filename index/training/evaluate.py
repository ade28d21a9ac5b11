"""The command `python -m index.training.evaluate FOLDER MODEL ...`: models on held-out text."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import RaadslagError
from index.embed import SentenceTransformerEmbedder
from index.training.data import Group, Pair, TrainingText, read_training_text
from index.types import Embedder
from index.vectors import windows

_CUT = 10  # ranks that count

Ranks = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]


def measures(embedder: Embedder, held_out: TrainingText) -> dict[str, float]:
    """Return each measure by its name: all from 0 to 1, more is better.

    Accuracy is the share of texts whose nearest text of the other language is their translation; nDCG@10
    has one right passage for a question, and a passage is as near as its nearest window.
    """
    found: dict[str, float] = {}
    for name, pairs in (("general", held_out.general), ("municipal", held_out.municipal)):
        there, back = translation_accuracy(embedder, pairs)
        found[f"{name} pairs: da→en accuracy"] = there
        found[f"{name} pairs: en→da accuracy"] = back
    for name, groups in (("municipal", held_out.municipal_questions), ("articles", held_out.articles)):
        found[f"{name}: Danish questions nDCG@10"] = retrieval(embedder, groups, lambda group: group.danish)
        found[f"{name}: English questions nDCG@10"] = retrieval(embedder, groups, lambda group: group.english)
    return found


def translation_accuracy(embedder: Embedder, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Return how often the nearest English text is the translation, and the nearest Danish one."""
    danish = embedder.embed_passages([pair.danish for pair in pairs])
    english = embedder.embed_passages([pair.english for pair in pairs])
    # A text that stands in several pairs has several right translations.
    same_english = np.asarray([pair.english for pair in pairs])
    same_danish = np.asarray([pair.danish for pair in pairs])
    cosines = danish @ english.T
    there = same_english[cosines.argmax(axis=1)] == same_english
    back = same_danish[cosines.argmax(axis=0)] == same_danish
    return float(there.mean()), float(back.mean())


def retrieval(
    embedder: Embedder, groups: Sequence[Group], questions: Callable[[Group], tuple[str, ...]]
) -> float:
    """Return the mean nDCG@10 of the questions over all passages."""
    pieces = [(piece, row) for row, group in enumerate(groups) for piece in windows(group.passage)]
    asked = [(text, row) for row, group in enumerate(groups) for text in questions(group)]
    passages = embedder.embed_passages([piece for piece, _ in pieces])
    vectors = np.stack([embedder.embed_question(text) for text, _ in asked])
    return nearest_gain(vectors, [row for _, row in asked], passages, [row for _, row in pieces])


def nearest_gain(questions: Vectors, right: Sequence[int], pieces: Vectors, owners: Sequence[int]) -> float:
    """Return the mean nDCG@10 of questions over passages, each as near as its nearest piece.

    Args:
        questions: unit vectors.
        right: the passage that each of them should find.
        pieces: unit vectors.
        owners: the passage that each of them is of; all from 0 on have one.
    """
    scores = np.full((len(questions), max(owners) + 1), -1.0, dtype=np.float32)
    for column, row in enumerate(owners):
        np.maximum(scores[:, row], questions @ pieces[column], out=scores[:, row])
    best = scores[np.arange(len(questions)), list(right)]
    return gain((scores > best[:, None]).sum(axis=1))


def gain(ranks: Ranks) -> float:
    """Return the mean nDCG@10 of questions with one right passage, from its ranks, counted from 0."""
    return sum(1 / math.log2(rank + 2) for rank in ranks.tolist() if rank < _CUT) / max(1, len(ranks))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of the models' measures; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m index.training.evaluate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the training text")
    parser.add_argument("models", nargs="+", metavar="MODEL", help="model folders or hub names")
    chosen = parser.parse_args(arguments)
    try:
        _, held_out = read_training_text(chosen.folder)
        columns = [measures(SentenceTransformerEmbedder(name), held_out) for name in chosen.models]
    except RaadslagError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"| Held-out text | {' | '.join(chosen.models)} |\n")
    sys.stdout.write(f"| --- |{' --- |' * len(columns)}\n")
    for name in columns[0]:
        cells = " | ".join(f"{column[name]:.3f}" for column in columns)
        sys.stdout.write(f"| {name} | {cells} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
