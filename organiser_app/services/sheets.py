"""What goes on a round sheet: paper is lost more easily than a laptop, so it says little.

A door, what came of the last knock and on which day. Of what was remembered of that knock only a
time to come back, and only where somebody was to come back. The first names of those alone who
agreed both to be kept and to be shared with the team; never a pseudonym, since what an organiser
calls somebody may tell more than a name, and nobody agreed to those words. Of a door that asked
for no contact nothing but that. No statement, need, promise, phone number or other note is ever
printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.clock import day_of
from organiser_app.domain.errors import NotFound
from organiser_app.domain.rules.printable import first_name, time_to_return
from organiser_app.domain.sheets import RoundSheet, SheetDoor
from organiser_app.domain.values import AttemptOutcome, StreetSide
from organiser_app.language import tr
from organiser_app.store.queries.doors import DoorRow, StreetRow, doors_of, streets
from organiser_app.store.queries.home import home
from organiser_app.store.queries.safeguarding import whom_to_tell
from organiser_app.store.queries.shared_names import shared_names


def round_sheet(
    connection: Connection, street: str, side: StreetSide, *, today: date
) -> RoundSheet:
    """The sheet of a street, by its name; `NotFound` where the log has none of that name."""
    found, own = street_named(connection, street), home(connection)
    names = shared_names(connection, found.id)
    return RoundSheet(
        street=found.name,
        side=side,
        patch=own.patch,
        organiser=own.organiser,
        host=own.host,
        doors=tuple(
            _sheet_door(door, names.get(door.id, ()))
            for door in doors_of(connection, found.id, side, today=today)
        ),
        tell=whom_to_tell(connection).part,
    )


def street_named(connection: Connection, name: str) -> StreetRow:
    """The street of that name, or the one whose name begins so; `NotFound` names all there are."""
    wanted, known = " ".join(name.split()).casefold(), streets(connection)
    same = [each for each in known if each.name.casefold() == wanted]
    alike = same or [each for each in known if wanted and each.name.casefold().startswith(wanted)]
    if len(alike) == 1 or same:
        return alike[0]
    if not known:
        raise NotFound(tr("There is no street in this log yet. Add its doors first."))
    raise NotFound(
        tr(
            "“{name}” is not the name of one street. The streets are: {names}.",
            name=name,
            names=", ".join(each.name for each in known),
        )
    )


def doors_known(connection: Connection, street_id: UUID, today: date) -> tuple[str, ...]:
    """The labels of a street's doors, in walking order."""
    return tuple(door.label for door in doors_of(connection, street_id, today=today))


def _sheet_door(door: DoorRow, names: Sequence[str]) -> SheetDoor:
    last = door.before
    asked_off = last is not None and last.outcome is AttemptOutcome.DO_NOT_CONTACT
    if door.do_not_contact_since is not None:
        return SheetDoor(door.label, do_not_contact=True)
    first = tuple(dict.fromkeys(filter(None, map(first_name, names))))
    if last is None or asked_off:
        return SheetDoor(door.label, names=first)
    back = last.outcome is AttemptOutcome.COME_BACK
    return SheetDoor(
        door.label,
        outcome=last.outcome,
        on=day_of(last.at),
        when=time_to_return(last.note) if back else "",
        names=first,
    )
