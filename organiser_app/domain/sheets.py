"""A round sheet, as a plain value: what may stand on paper that can be lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organiser_app.domain.values import AttemptOutcome, StreetSide


@dataclass(frozen=True, slots=True)
class SheetDoor:
    """One door of the sheet; of a door that asked for no contact nothing else is known here.

    `outcome` is what came of the last knock, on the day `on`; `when` a time to come back.
    """

    label: str
    do_not_contact: bool = False
    outcome: AttemptOutcome | None = None
    on: date | None = None
    when: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """The doors of a street, or of one side of it, in the order in which one walks.

    `tell` is the part of the person who hears of a worry about somebody's safety; empty until the
    log knows it.
    """

    street: str
    side: StreetSide
    patch: str
    organiser: str
    host: str
    doors: tuple[SheetDoor, ...]
    tell: str = ""
