"""The published book: what Jupyter Book alone does not do for readers who ask nobody."""
