"""The name of a person in the parts that a contact file wants, and back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as vCard's N has it; `more` are the names between."""

    family: str = ""
    given: str = ""
    more: str = ""


def parts_of(name: str) -> NameParts:
    """The parts of a name as it is written: "Hughes, Bill" and "Bill Hughes" alike.

    A name of one word is a first name.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma and last and first:
        given, *more = first.split()
        return NameParts(last, given, " ".join(more))
    words = name.replace(",", " ").split()
    if len(words) < 2:  # noqa: PLR2004 (a first name and a surname)
        return NameParts(given=" ".join(words))
    return NameParts(words[-1], words[0], " ".join(words[1:-1]))


def whole_name(parts: NameParts) -> str:
    """A name as people say it, of its parts."""
    return " ".join(filter(None, (parts.given, parts.more, parts.family)))
