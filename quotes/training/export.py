"""Write trained networks as the files that the tagger loads: int8 ONNX, tokeniser and settings."""

from __future__ import annotations

import json
import logging
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from quotes.detect.confidence import PRIOR
from quotes.detect.tags import TAGS
from quotes.detect.windows import FEATURES
from quotes.training.network import Members, Network

_OPSET = 17


def export(
    networks: Sequence[Network],
    folder: Path,
    *,
    base: Path,
    size: int,
    about: Mapping[str, Any] | None = None,
) -> None:
    """Write `tagger.onnx`, `tagger.json` and `tokenizer.json` into a folder.

    The graph is fused for BERT, then its weights are quantised to int8 per channel; activations are
    quantised as they come.

    Args:
        networks: Trained networks of one base; the tagger takes the mean of their scores.
        folder: Where to write; made if it is not there.
        base: Folder of the pretrained encoder, for its tokeniser.
        size: The most pieces in a window.
        about: What else `tagger.json` shall say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    _write(networks, whole)
    config = networks[0].encoder.config
    logging.getLogger("onnxruntime.transformers").setLevel(logging.ERROR)
    fused = optimizer.optimize_model(
        str(whole),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=0,
    )
    fused.save_model_to_file(str(whole))
    quantize_dynamic(
        str(whole),
        str(folder / "tagger.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    whole.unlink()
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    values = {
        "tags": TAGS,
        "size": size,
        "reliability": PRIOR,
        "starts": _mean([one.crf.beginnings() for one in networks]),
        "follows": _mean([one.crf.transitions() for one in networks]),
        **(about or {}),
    }
    (folder / "tagger.json").write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def _write(networks: Sequence[Network], path: Path) -> None:
    for one in networks:
        one.encoder.set_attn_implementation("eager")
    shape = (2, 40)
    names = [*FEATURES, "attention"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Members(networks).eval(),
            tuple(torch.ones(shape, dtype=torch.long) for _ in names),
            str(path),
            input_names=names,
            output_names=["scores", "states"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in [*names, "scores", "states"]},
            opset_version=_OPSET,
            dynamo=False,
        )


def _mean(scores: Sequence[torch.Tensor]) -> list[Any]:
    rounded: list[Any] = torch.stack(list(scores)).mean(0).detach().double().round(decimals=4).tolist()
    return rounded
