"""Where a listening was, as people say it: a door of a street, or a place of the patch."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"^(?P<label>\d+\s?[A-Za-z]?)[,\s]+(?P<street>\D.*)$")
_FLAT = re.compile(
    r"^(?P<label>(?:flat|room|unit|apartment)\s+\w+)[,\s]+(?P<street>\D.*)$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LETTERED = re.compile(r"\d+\s?[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Address:
    """A door's label and its street ("14", "Kendal Road"), or the name of a place alone."""

    street: str = ""
    label: str = ""
    place: str = ""


def read_address(where: str) -> Address:
    """What `where` names: "14 Kendal Road" is a door, "Flat 6, Elm House" too, else a place."""
    said = " ".join(where.split())
    found = _FLAT.match(said) or _NUMBERED.match(said)
    if found:
        return Address(street=found["street"].strip(), label=_tidy(found["label"]))
    return Address(place=said)


def walking_position(label: str) -> int:
    """Where a door comes as one walks: by its number; doors without one come last."""
    digits = _DIGITS.search(label)
    return int(digits[0]) * 10 + (len(label) > len(digits[0])) if digits else 1_000_000


def number_of(label: str) -> int | None:
    """The number in a door's label, if it has one: 14 of "14A" and of "Flat 14"."""
    digits = _DIGITS.search(label)
    return int(digits[0]) if digits else None


def tidy_label(label: str) -> str:
    """A door's label as it is kept: "14A" for "14 a", and a house's name as it was written."""
    said = " ".join(label.split())
    return _tidy(said) if _LETTERED.fullmatch(said) else said


def _tidy(label: str) -> str:
    return label.replace(" ", "").upper() if label[0].isdigit() else label
