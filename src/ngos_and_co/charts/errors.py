"""What is wrong with a figure."""


class FigureError(ValueError):
    """A figure lacks what a reader needs; the message says what to add."""
