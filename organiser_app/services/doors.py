"""The doors of the patch: typed as ranges or imported, and left alone where that was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Door
from organiser_app.domain.rules.addresses import tidy_label, walking_position
from organiser_app.language import tr
from organiser_app.store.names import folded
from organiser_app.store.repositories.doors import known_doors
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import street_called
from organiser_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewDoor:
    """A door as somebody wrote it: the name of its street, and its own label."""

    street: str
    label: str


def doors_not_had(connection: Connection, doors: Iterable[NewDoor]) -> list[NewDoor]:
    """Those of `doors` that the log has not, each once, as they would be kept."""
    known = known_doors(connection, owner(connection).patch_id)
    fresh: dict[tuple[str, str], NewDoor] = {}
    for door in doors:
        street, label = " ".join(door.street.split()), tidy_label(door.label)
        key = folded(street), folded(label)
        if all(key) and key[1] not in known.get(key[0], ()):
            fresh.setdefault(key, NewDoor(street, label))
    return list(fresh.values())


def add_doors(work: UnitOfWork, street: str, labels: Sequence[str]) -> Change:
    """Put doors on a street, made where it is new, and say the street's id.

    A door that is there already is not doubled; `InvalidInput` where no door is new.
    """
    if not street.strip():
        raise InvalidInput(tr("Say which street the doors are on."))
    with work:
        fresh = doors_not_had(work.connection, [NewDoor(street, label) for label in labels])
        if not fresh:
            raise InvalidInput(tr("Those doors are in the log already."))
        street_id = _put(work, fresh)(fresh[0].street)
        return work.commit("add_doors", street_id)


def import_doors(work: UnitOfWork, doors: Sequence[NewDoor]) -> Change:
    """Put those doors of a file that the log has not had into it, on their streets."""
    with work:
        _put(work, doors_not_had(work.connection, doors))
        return work.commit("import_doors")


def lift_do_not_contact(work: UnitOfWork, door_id: UUID) -> Change:
    """Let a door be knocked at again, since somebody who lives there took it back."""
    with work:
        get(work, Door, door_id).do_not_contact_since = None
        return work.commit("lift_do_not_contact", door_id)


def _put(work: UnitOfWork, doors: Sequence[NewDoor]) -> Callable[[str], UUID]:
    """Write doors that are known to be new; what is given back finds the id of their street."""
    patch_id = owner(work.connection).patch_id
    street_id: Callable[[str], UUID] = cache(lambda name: street_called(work, patch_id, name))
    rows = [
        {
            "id": work.new_id(),
            "street_id": street_id(door.street),
            "label": door.label,
            "position": walking_position(door.label),
        }
        for door in doors
    ]
    work.add_all(Door, rows)
    return street_id
