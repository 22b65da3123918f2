"""What made the tagger's weights: from annotated articles to the ONNX file (extra `train`)."""
