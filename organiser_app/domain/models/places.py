"""The patch: where organisers work and residents live."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from organiser_app.domain.models.base import Synced, choice, moment, reference, subject
from organiser_app.domain.values import AttemptOutcome, OrganiserRole, PlaceKind, StreetSide


class Host(Synced, table=True):
    """The organisation that an organiser is based at."""

    name: str


class Organiser(Synced, table=True):
    """The person who listens, builds relationships and supports residents to act.

    A volunteer organiser is a resident too (`subject_id`). After `left_on` they keep nobody.
    """

    host_id: UUID | None = reference("host", optional=True)
    subject_id: UUID | None = subject(optional=True)
    name: str
    role: OrganiserRole = choice(OrganiserRole, default=OrganiserRole.PAID)
    left_on: date | None = None


class Patch(Synced, table=True):
    """The neighbourhood that an organiser works."""

    host_id: UUID | None = reference("host", optional=True)
    name: str


class Street(Synced, table=True):
    """A street, walk or block of the patch."""

    patch_id: UUID = reference("patch")
    name: str


class Door(Synced, table=True):
    """One address unit of a street; `position` is its order as one walks.

    `do_not_contact_since` stands until somebody who lives there takes it back.
    """

    street_id: UUID = reference("street")
    label: str
    position: int
    do_not_contact_since: date | None = None


class Place(Synced, table=True):
    """A place of the patch that is no door: school gate, hall, pub, or an area that holds others.

    `area_id` is the area in which it lies; `latitude` and `longitude` are degrees of WGS 84;
    `open_when` says in words when residents may use it;
    `source` names the line of an imported file, so that importing it again adds nothing.
    """

    patch_id: UUID = reference("patch")
    name: str
    kind: PlaceKind = choice(PlaceKind, default=PlaceKind.OTHER)
    area_id: UUID | None = reference("place", optional=True)
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    open_when: str = ""
    source: str | None = Field(default=None, index=True)


class SamePlace(Synced, table=True):
    """Two patches, streets, doors, places, waves or themes were found to be one, or two, for good.

    Where they are one (`same`), what named `other_id` was moved to `kept_id` and the other hidden;
    a colleague who has not heard of it may name it again. Neither column is a reference: what they
    name is of one of several tables. Of themes it only says that two are not the same; those that
    are one are merged in the codebook.
    """

    __tablename__ = "same_place"

    kept_id: UUID
    other_id: UUID
    same: bool
    on: date


class Wave(Synced, table=True):
    """A dated listening campaign, so that results can be set beside the wave before."""

    patch_id: UUID = reference("patch")
    name: str
    begins_on: date
    ends_on: date
    target_listenings: int | None = None
    target_doors: int | None = None
    target_residents: int | None = None


class WaveQuestion(Synced, table=True):
    """One of the questions that a wave goes out with; `position` is its order."""

    __tablename__ = "wave_question"

    wave_id: UUID = reference("wave")
    position: int
    question: str


class Round(Synced, table=True):
    """One outing: who, where, when begun and when expected back.

    Where is a street, of which one `side` alone may be meant, or a place.
    """

    patch_id: UUID = reference("patch")
    street_id: UUID | None = reference("street", optional=True)
    place_id: UUID | None = reference("place", optional=True)
    side: StreetSide = choice(StreetSide, default=StreetSide.BOTH)
    wave_id: UUID | None = reference("wave", optional=True)
    organiser_id: UUID = reference("organiser")
    out_at: datetime = moment()
    expected_back_at: datetime | None = moment(optional=True)
    back_at: datetime | None = moment(optional=True)


class RoundCompanion(Synced, table=True):
    """Somebody who went out on a round with its organiser (a set with dots)."""

    __tablename__ = "round_companion"

    round_id: UUID = reference("round")
    organiser_id: UUID | None = reference("organiser", optional=True)
    subject_id: UUID | None = subject(optional=True)


class Attempt(Synced, table=True):
    """One knock at a door and what came of it; what is to be remembered of it is a wording.

    `listening_id` is the listening that came of it, so that removing the one removes the other.
    """

    door_id: UUID = reference("door")
    round_id: UUID | None = reference("round", optional=True)
    organiser_id: UUID = reference("organiser")
    listening_id: UUID | None = reference("listening", optional=True)
    at: datetime = moment()
    outcome: AttemptOutcome = choice(AttemptOutcome)
