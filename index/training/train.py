"""The steps from an English model to a Danish-English one for municipal text."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from index.training.contrast import at_random, by_likeness, by_topic, contrast, sentence_groups
from index.training.data import Pair, TrainingText
from index.training.distil import Vectors, distillation
from index.training.encoder import Encoder
from index.training.optimise import Loss, Rates, Said, optimise
from index.training.vocabulary import extend

_DISTIL_RATES = Rates(1e-3, 2e-4)
_MIXED_RATES = Rates(6e-4, 1.2e-4)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast to train."""

    pieces: int = 20_000  # learnt from Danish text; what English has already is not doubled
    distil_epochs: int = 2
    mixed_epochs: int = 1
    distil_share: float = 0.45  # of the general pairs, drawn anew for each epoch
    mixed_share: float = 0.25  # of the pairs that are not municipal, likewise
    abstract_share: float = 0.3  # of the titles, in each mixed epoch
    distil_rates: Rates = _DISTIL_RATES
    mixed_rates: Rates = _MIXED_RATES
    pair_batch: int = 128  # texts
    passage_batch: int = 32  # passages, each with its questions
    title_batch: int = 96
    seed: int = 1


RECIPE = Recipe()  # of the model that comes with the program


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a step is taught with: the pairs with the English model's vectors of them, and the rest."""

    text: TrainingText
    pairs: tuple[Pair, ...]  # municipal ones, terms, general ones
    targets: Vectors  # shape (len(pairs), dimension)
    recipe: Recipe

    @property
    def general(self) -> int:
        """Return the row of the first general pair."""
        return len(self.pairs) - len(self.text.general)


def train(text: TrainingText, start: Path, work: Path, recipe: Recipe) -> Encoder:
    """Return the trained model.

    Each step's model stays in a folder of `work`, so a run that was stopped goes on from there.

    Args:
        text: what to train on.
        start: the folder of the English model.
        work: the folder for what lies between.
        recipe: how to train.
    """
    torch.manual_seed(recipe.seed)
    teacher = Encoder.load(start)
    pairs = (*text.municipal, *text.terms, *text.general)
    lesson = Lesson(text, pairs, _targets(teacher, pairs, work / "targets.npy"), recipe)
    student = _kept(work / "1-vocabulary", lambda: extend(teacher, text.danish(), pairs, recipe.pieces))
    _teach(student, distilling, lesson, recipe.distil_rates, work / "2-distillation")
    _teach(student, mixing, lesson, recipe.mixed_rates, work / "3-mixed")
    return student


Step = Callable[[Encoder, Lesson, random.Random], list[Loss]]


def distilling(student: Encoder, lesson: Lesson, rng: random.Random) -> list[Loss]:
    """Return the losses that teach Danish: all pairs."""
    losses: list[Loss] = []
    for _ in range(lesson.recipe.distil_epochs):
        rows = [*range(lesson.general), *_drawn(lesson.general, lesson, lesson.recipe.distil_share, rng)]
        losses += _pairs(student, lesson, rows, rng)
    return losses


def mixing(student: Encoder, lesson: Lesson, rng: random.Random) -> list[Loss]:
    """Return the losses that teach to find passages, with pairs in between so that nothing is forgotten."""
    text, recipe = lesson.text, lesson.recipe
    known = len(text.municipal)
    losses: list[Loss] = []
    for _ in range(recipe.mixed_epochs):
        abstracts = rng.sample(text.abstracts, round(len(text.abstracts) * recipe.abstract_share))
        rows = [*range(known), *range(known), *_drawn(known, lesson, recipe.mixed_share, rng)]
        found = _pairs(student, lesson, rows, rng)
        found += _municipal(student, lesson, rng) + _municipal(student, lesson, rng)
        found += contrast(student, text.articles, by_topic, recipe.passage_batch, rng)
        found += contrast(student, abstracts, at_random, recipe.title_batch, rng)
        losses += rng.sample(found, len(found))
    return losses


def _drawn(first: int, lesson: Lesson, share: float, rng: random.Random) -> list[int]:
    """Return a share of the pairs' rows from `first` on, at random."""
    count = len(lesson.pairs) - first
    return rng.sample(range(first, len(lesson.pairs)), round(count * share))


def _pairs(student: Encoder, lesson: Lesson, rows: list[int], rng: random.Random) -> list[Loss]:
    pairs = [lesson.pairs[row] for row in rows]
    return distillation(student, pairs, lesson.targets[rows], lesson.recipe.pair_batch, rng)


def _municipal(student: Encoder, lesson: Lesson, rng: random.Random) -> list[Loss]:
    batch = lesson.recipe.passage_batch
    questions = lesson.text.municipal_questions
    whole = contrast(student, questions, by_likeness, batch, rng)
    return whole + contrast(student, sentence_groups(questions, rng), by_likeness, batch, rng)


def _teach(student: Encoder, step: Step, lesson: Lesson, rates: Rates, folder: Path) -> None:
    def taught() -> Encoder:
        _say(f"{folder.name}: begins")
        rng = random.Random(f"{lesson.recipe.seed} {folder.name}")  # noqa: S311  # no secret
        losses = step(student, lesson, rng)
        optimise(student.model, student.embeddings, losses, rates, Said(folder.name, len(losses)).add)
        return student

    found = _kept(folder, taught)
    if found is not student:
        student.model.load_state_dict(found.model.state_dict())


def _kept(folder: Path, make: Callable[[], Encoder]) -> Encoder:
    """Return the model in the folder, or make it and put it there."""
    if (folder / "tokenizer.json").is_file():
        _say(f"{folder.name}: taken from {str(folder)!r}")
        return Encoder.load(folder)
    encoder = make()
    encoder.save(folder)
    return encoder


def _targets(teacher: Encoder, pairs: tuple[Pair, ...], path: Path) -> Vectors:
    if path.is_file():
        found: Vectors = np.load(path)
        if len(found) == len(pairs):
            return found
    _say(f"embedding {len(pairs)} English texts")
    vectors = teacher.embed([pair.english for pair in pairs])
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    return vectors


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
