"""A run counts as shut in only when both its processes say so."""

import pytest

from ngos_and_co.grading.sandbox.inside.watch import parse_note


@pytest.mark.parametrize("note", [b"12\nready\n", b"ready\n12\n"])
def test_the_two_may_speak_in_either_order(note: bytes) -> None:
    assert parse_note(note) == (12, "")


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (b"", "It ended at once."),
        (b"12\n", "It ended at once."),
        (b"ready\n", "It ended at once."),
        (b"12\nmount: Operation not permitted\n", "mount: Operation not permitted"),
        (b"unshare: No space\nleft on device\n", "unshare: No space left on device"),
        (b"12\nready\nNo filter.\n", "No filter."),
    ],
)
def test_anything_else_is_a_reason(note: bytes, reason: str) -> None:
    assert parse_note(note) == (None, reason)
