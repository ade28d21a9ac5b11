"""What a model that is fitted to one library must not lose: municipal text that it never saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from index.training.data import Group, TrainingText
from index.training.evaluate import nearest_gain
from index.training.student import Student
from index.vectors import windows


def measures(student: Student, held_out: TrainingText) -> dict[str, float]:
    """Return each measure by its name, 0 to 1, more is better; see `index.training.evaluate`."""
    pairs = held_out.municipal
    danish = student.embed([pair.danish for pair in pairs])
    english = student.embed([pair.english for pair in pairs])
    own = np.arange(len(pairs))
    cosines = danish @ english.T
    found = {
        "da→en accuracy": float((cosines.argmax(axis=1) == own).mean()),
        "en→da accuracy": float((cosines.argmax(axis=0) == own).mean()),
    }
    groups = held_out.municipal_questions
    pieces = [(piece, row) for row, group in enumerate(groups) for piece in windows(group.passage)]
    passages = student.embed([piece for piece, _ in pieces])
    rows = [row for _, row in pieces]
    sides: dict[str, Callable[[Group], tuple[str, ...]]] = {
        "Danish questions nDCG@10": lambda group: group.danish,
        "English questions nDCG@10": lambda group: group.english,
    }
    for name, side in sides.items():
        asked = [(text, row) for row, group in enumerate(groups) for text in side(group)]
        vectors = student.embed([text for text, _ in asked], question=True)
        found[name] = nearest_gain(vectors, [row for _, row in asked], passages, rows)
    return {name: round(value, 4) for name, value in found.items()}


def holds(before: Mapping[str, float], after: Mapping[str, float], margin: float) -> bool:
    """Tell whether no measure has lost more than the margin."""
    return all(after[name] >= value - margin for name, value in before.items())
