"""How far a run of training is: kept in a folder, so that it goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotes.errors import InputError
from quotes.training.gold import Annotated


@dataclass(slots=True)
class Run:
    """The network and all that its next step depends on.

    Attributes:
        network: What learns.
        optimizer, schedule: How it does.
        averaged: The running mean of its weights (Polyak averaging).
        step: How many steps are done.
    """

    network: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    averaged: dict[str, Tensor]
    step: int = 0

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["chance"])
        self.averaged, self.step = state["averaged"], state["step"]

    def save(self, path: Path) -> None:
        """Write a checkpoint; a stop on the way leaves the one before."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "chance": torch.get_rng_state(),
            "averaged": self.averaged,
            "step": self.step,
        }
        new = path.with_suffix(".new")
        torch.save(state, new)
        new.replace(path)

    def follow(self, share: float) -> None:
        """Move the averaged weights towards the network's, and keep `share` of what they were."""
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                if value.is_floating_point():
                    self.averaged[name].lerp_(value, 1 - share)


def same_plan(path: Path, plan: dict[str, Any], gold: Sequence[Annotated], base: Path) -> None:
    """Write the plan beside the checkpoint, or compare it with the one that stands there.

    Raises:
        InputError: Another plan stands there, or one for other data or another base.
    """
    learned = sha256()
    for one in gold:
        learned.update(repr((one.article.text, one.versions)).encode("utf-8", "surrogatepass"))
    begun = sha256()
    for file in sorted(file for file in base.iterdir() if file.is_file()):
        begun.update(file.read_bytes())
    about = {"threads": None, "data": learned.hexdigest(), "base": begun.hexdigest()}
    text = json.dumps(plan | about, indent=1)
    if path.exists() and path.read_text(encoding="utf-8") != text:
        raise InputError(
            f"{path}: a run of another plan, or on other data, was begun here. "
            f"Name another folder, or remove this one."
        )
    path.write_text(text, encoding="utf-8")
