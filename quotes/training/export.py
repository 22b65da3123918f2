"""Write trained networks as the files that the tagger loads: int8 ONNX, tokeniser and settings."""

from __future__ import annotations

import json
import logging
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.onnx_model import OnnxModel

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

    The graph is fused for BERT as far as that makes it faster, then its weights are quantised to int8 per
    channel; activations are quantised as they come.

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
        optimization_options=_fusions(),
    )
    _attend_to_all(fused)
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


def _fusions() -> FusionOptions:
    """Return what to fuse: no sum with the norm behind it, for which onnxruntime takes four times as long."""
    options: Any = FusionOptions("bert")
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    options.enable_bias_gelu = False  # a bias goes into the product in front of it for nothing
    return options


def _attend_to_all(model: OnnxModel) -> None:
    """Put an attention that knows no mask in the place of each that does: no window is padded.

    Then onnxruntime takes its faster kernel, and the products in front are quantised like all others.
    """
    for node in model.get_nodes_by_op_type("Attention"):
        seen, weight, bias, *_ = node.input
        (out,) = node.output
        width = int(model.get_initializer(bias).dims[0]) // 3
        heads = next(one.i for one in node.attribute if one.name == "num_heads")
        three = [f"{out}_{name}" for name in ("query", "key", "value")]
        model.add_initializer(onnx.numpy_helper.from_array(np.full(3, width), f"{out}_widths"))
        for one in (
            onnx.helper.make_node("MatMul", [seen, weight], [f"{out}_product"]),
            onnx.helper.make_node("Add", [f"{out}_product", bias], [f"{out}_sum"]),
            onnx.helper.make_node("Split", [f"{out}_sum", f"{out}_widths"], three, axis=-1),
            onnx.helper.make_node(
                "MultiHeadAttention", three, [out], domain="com.microsoft", num_heads=heads
            ),
        ):
            one.name = f"{out}_{one.op_type}"
            model.add_node(one)
        model.remove_node(node)
    model.prune_graph(allow_remove_graph_inputs=True)
    model.topological_sort()


def _mean(scores: Sequence[torch.Tensor]) -> list[Any]:
    rounded: list[Any] = torch.stack(list(scores)).mean(0).detach().double().round(decimals=4).tolist()
    return rounded
