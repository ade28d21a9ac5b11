"""The command that fits the embedding model to the library: fit."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from assistant.build import fit_model, undo_fit
from assistant.cli_command import Command
from assistant.cli_progress import progress_bars
from assistant.settings import Settings
from index.fit import Fitted


def add_command(command: Command) -> None:
    """Add the command to the command line.

    Args:
        command: makes one of a name, what it does, an example's arguments and what runs it.
    """
    parser = command("fit", "fit the embedding model to the library, in minutes", "--minutes 10", _fit)
    parser.add_argument("--minutes", type=_minutes, default=15.0, help="most that the training may take (15)")
    parser.add_argument("--seed", type=int, default=1, help="of what is drawn at random (1)")
    parser.add_argument("--undo", action="store_true", help="use the model as it was again")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _minutes(said: str) -> float:
    try:
        minutes = float(said)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes < 10_000:
        raise argparse.ArgumentTypeError(f"{said!r} is no number of minutes; give more than 0")
    return minutes


def _fit(parsed: argparse.Namespace, settings: Settings) -> int:
    with progress_bars() as progress:
        if parsed.undo:
            known = undo_fit(settings, progress)
            said: dict[str, object] = {"undone": known}
            text = "The model is used as it was." if known else "No fitted model was in use."
        else:
            fitted = fit_model(settings, progress, parsed.minutes, parsed.seed)
            said, text = {"used": fitted.used, **asdict(fitted.card)}, _told(fitted)
    sys.stdout.write(f"{json.dumps(said, ensure_ascii=False) if parsed.json else text}\n")
    return 0


def _told(fitted: Fitted) -> str:
    card = fitted.card
    lines = [f"{name:30} {before:.3f} -> {card.after[name]:.3f}" for name, before in card.before.items()]
    cut = "" if card.steps >= card.planned else f", of {card.planned}; its time was up"
    lines.insert(0, "On municipal text that it never saw, 0 to 1, more is better:")
    if fitted.used:
        share = "" if card.share == 1 else f", taken {card.share:.0%} of the way"
        lines.append(
            f"The fitted model is in use ({card.steps} steps{cut}{share}); 'raadslag fit --undo' ends that."
        )
    else:
        lines.append("The fitted model lost too much there and is not used; the library is as it was.")
    return "\n".join(lines)
