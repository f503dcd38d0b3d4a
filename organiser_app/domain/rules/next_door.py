"""Which door comes after another as one walks one side of a street."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.domain.rules.addresses import number_of


def next_door(label: str, known: Sequence[str] = ()) -> str:
    """The label after `label`: of the `known` doors in walking order, else by its number.

    A number goes on by two, since one walks a side at a time; a flat by one. Nothing comes after
    a label without a number, unless it is that of a known door.
    """
    folded = [each.casefold() for each in known]
    if label.casefold() in folded:
        after = known[folded.index(label.casefold()) + 1 :]
        further = next((each for each in after if _same_side(label, each)), "")
        if further:
            return further
    number = number_of(label)
    if number is None:
        return ""
    if label[:1].isdigit():
        return str(number + 2)
    head, _, tail = label.rpartition(str(number))
    return f"{head}{number + 1}{tail if not tail.isalpha() else ''}"


def _same_side(label: str, other: str) -> bool:
    """Whether two doors lie on one side: both of an odd number or an even one, or both flats."""
    one, two = number_of(label), number_of(other)
    if not (label[:1].isdigit() and other[:1].isdigit()):
        return label[:1].isdigit() == other[:1].isdigit()
    return one is None or two is None or one % 2 == two % 2
