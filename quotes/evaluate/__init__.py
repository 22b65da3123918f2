"""Precision, recall and F1 against gold: attributions, speakers, pairs of reports, whole stories."""

from quotes.evaluate.run import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
