"""Which sentences of a stretch of text answer a question: a small cross-encoder of the project's own.

`python -m index.training.selection` made it. Its word vectors are those of the bundled embedding model, so
only the layers above them lie in its own folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.errors import SelectorError
from index.types import Excerpt

_HERE = Path(__file__).parent
BUNDLED = _HERE / "selection"
WORDS = _HERE / "model"


class SentenceSelector:
    """Tells which sentences answer; the network is loaded at the first use."""

    def __init__(self, folder: Path = BUNDLED, words: Path = WORDS) -> None:
        """Prepare the selector in a folder.

        Args:
            folder: holds its layers.
            words: the embedding model whose word vectors it reads with.

        Raises:
            SelectorError: a file of either is missing.
        """
        for needed in (folder / "model.safetensors", folder / "config.json", words / "model.safetensors"):
            if not needed.is_file():
                raise SelectorError(f"the sentence selector's file {str(needed)!r} is missing; install again")
        self._folder = folder
        self._words = words
        self._network: _Network | None = None

    def answers(self, question: str, stretches: Sequence[Excerpt], /) -> list[list[float]]:
        """Return for each sentence of each stretch the probability, 0 to 1, that it answers.

        A sentence that no longer fits into what the network reads at once has 0.
        """
        if not stretches:
            return []
        if self._network is None:
            self._network = _Network(self._folder, self._words)
        return self._network.answers(question, stretches)


class _Network:
    """Keeps the slow import of torch to the first use."""

    def __init__(self, folder: Path, words: Path) -> None:
        import torch
        from safetensors import SafetensorError

        from index.selection_net import Pieces, SelectionNet
        from index.selection_packed import PackedNet

        try:
            net = SelectionNet.load(folder, words)
        except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
            raise SelectorError(
                f"the sentence selector in {str(folder)!r} cannot be loaded ({error}); install again"
            ) from error
        self._pieces = Pieces(words)
        self._torch = torch
        # bfloat16 is twice as fast where the processor has it, and several times slower where it has not.
        if torch.ops.mkldnn._is_mkldnn_bf16_supported():
            net = net.to(torch.bfloat16)
        self._net = PackedNet(net)

    def answers(self, question: str, stretches: Sequence[Excerpt]) -> list[list[float]]:
        torch = self._torch
        encoded = [self._pieces.encode(question, stretch) for stretch in stretches]
        # As for a question's vector: two threads that share so little wait for one another.
        torch.set_num_threads(1)
        return [torch.sigmoid(logits).tolist() for logits in self._net(encoded)]
