"""The number that somebody types to go to a door, or to add one that was met on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGIT = re.compile(r"\d")


class TypedNumber:
    """The letters typed so far, held against the labels of the doors that are there.

    A digit always belongs to a number. A letter that is no key of its own does too ("20A"); one
    of the `keys` does where a door of that number has it ("20C"), or where no door has the number
    at all, since somebody is naming a new door then.
    """

    def __init__(self, keys: str = "") -> None:
        self.text = ""
        self._keys = keys

    def takes(self, letter: str, labels: Sequence[str]) -> bool:
        """Go on with a letter, if it belongs to the number; whether it does."""
        belongs = letter.isdigit() or (letter.isalpha() and self._goes_on(letter, labels))
        if belongs:
            self.text += letter.upper()
        return belongs

    def take_back(self) -> None:
        """Take the last letter away."""
        self.text = self.text[:-1]

    def clear(self) -> None:
        """Begin anew."""
        self.text = ""

    def place(self, labels: Sequence[str]) -> int | None:
        """The place of the door so numbered, else of the first whose number begins so."""
        numbers = [_number(label) for label in labels]
        if self.text in numbers:
            return numbers.index(self.text)
        begun = (place for place, number in enumerate(numbers) if number.startswith(self.text))
        return next(begun, None) if self.text else None

    def is_whole(self, labels: Sequence[str]) -> bool:
        """Whether a door has this very number."""
        return self.text in {_number(label) for label in labels}

    def _goes_on(self, letter: str, labels: Sequence[str]) -> bool:
        if not self.text:
            return False
        longer = f"{self.text}{letter.upper()}"
        free = letter.upper() not in self._keys or self.place(labels) is None
        return free or any(_number(label).startswith(longer) for label in labels)


def _number(label: str) -> str:
    """A label from its first digit on: "Flat 12" is found by its 12."""
    found = _DIGIT.search(label)
    return label[found.start() :].upper() if found else label.upper()
