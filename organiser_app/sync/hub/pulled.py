"""What was pulled from a hub, and the sentences about what could not be merged of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from organiser_app.domain.change import Change
from organiser_app.language import plural, tr
from organiser_app.sync.merge import Merged


@dataclass(slots=True)
class Pulled:
    """What came: rows by member, the merges made, and what should be read about it.

    `first` is what was seen at the beginning, and is not seen again where a break begins another
    try. `holds` says that rows wait until somebody says that they are meant.
    """

    rows: dict[str, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    holds: bool = False


def unreadable(name: str, count: int) -> str:
    """Rows that do not open."""
    return plural(
        "{count} row of {name} on the hub cannot be read: it was altered there.",
        "{count} rows of {name} on the hub cannot be read: they were altered there.",
        count,
        name=name,
    )


def kept_back(name: str, missing: int) -> str:
    """Rows that are not there, or are others."""
    if missing > 0:
        return plural(
            "The hub is keeping back {count} row of {name}.",
            "The hub is keeping back {count} rows of {name}.",
            missing,
            name=name,
        )
    return tr("The rows of {name} on the hub are not the ones that {name} signed.", name=name)


def refused(name: str, merged: Merged) -> Iterator[str]:
    """Rows that cannot be."""
    for reason, count in merged.arrived.refused.items():
        yield plural(
            "{count} row of {name} refused: {reason}",
            "{count} rows of {name} refused: {reason}",
            count,
            name=name,
            reason=reason,
        )
