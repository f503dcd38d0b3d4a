"""Running what is reckoned step by step, to its end."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Step = TypeVar("Step")
Result = TypeVar("Result")


def finished(steps: Generator[Step, None, Result]) -> Result:
    """What comes of it."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: Result = done.value
            return result
