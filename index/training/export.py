"""The trained model as a folder that sentence-transformers loads."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import PreTrainedTokenizerFast

from index.training.encoder import LONGEST, Encoder


def export(encoder: Encoder, folder: Path) -> None:
    """Write the model, its weights in half precision; they are read as float32.

    Half precision moves a vector by less than 1e-3 and halves the folder.
    """
    encoder.tokenizer.no_truncation()
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=encoder.tokenizer,
        model_max_length=LONGEST,
        **{f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")},
    )
    with tempfile.TemporaryDirectory() as plain:
        encoder.model.save_pretrained(plain)
        tokenizer.save_pretrained(plain)
        transformer = Transformer(plain, max_seq_length=LONGEST)
        pooling = Pooling(encoder.model.config.hidden_size, pooling_mode="mean")
        model = SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")
        model.save(str(folder), create_model_card=False)
    weights = {
        name: value.to(torch.float16).contiguous() for name, value in encoder.model.state_dict().items()
    }
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["dtype"] = "float32"
    (folder / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")
