"""The patch: where organisers work and residents live."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, moment, reference
from organiser_app.domain.values import AttemptOutcome, OrganiserRole, PlaceKind


class Host(Synced, table=True):
    """The organisation that an organiser is based at."""

    name: str


class Organiser(Synced, table=True):
    """The person who listens, builds relationships and supports residents to act."""

    host_id: UUID | None = reference("host", optional=True)
    name: str
    role: OrganiserRole = choice(OrganiserRole, default=OrganiserRole.PAID)


class Patch(Synced, table=True):
    """The neighbourhood that an organiser works."""

    host_id: UUID | None = reference("host", optional=True)
    name: str


class Street(Synced, table=True):
    """A street, walk or block of the patch."""

    patch_id: UUID = reference("patch")
    name: str


class Door(Synced, table=True):
    """One address unit of a street; `position` is its order as one walks."""

    street_id: UUID = reference("street")
    label: str
    position: int


class Place(Synced, table=True):
    """A place of the patch that is no door: school gate, hall, pub."""

    patch_id: UUID = reference("patch")
    name: str
    kind: PlaceKind = choice(PlaceKind, default=PlaceKind.OTHER)


class Wave(Synced, table=True):
    """A dated listening campaign, so that results can be set beside the wave before."""

    patch_id: UUID = reference("patch")
    name: str
    begins_on: date
    ends_on: date
    target_listenings: int | None = None


class Round(Synced, table=True):
    """One outing: who, where, when begun and when expected back."""

    patch_id: UUID = reference("patch")
    street_id: UUID | None = reference("street", optional=True)
    wave_id: UUID | None = reference("wave", optional=True)
    organiser_id: UUID = reference("organiser")
    out_at: datetime = moment()
    expected_back_at: datetime | None = moment(optional=True)
    back_at: datetime | None = moment(optional=True)


class Attempt(Synced, table=True):
    """One knock at a door and what came of it."""

    door_id: UUID = reference("door")
    round_id: UUID | None = reference("round", optional=True)
    organiser_id: UUID = reference("organiser")
    at: datetime = moment()
    outcome: AttemptOutcome = choice(AttemptOutcome)
