"""Residents, what they agreed to, how near they have come, and whom they know."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference, subject
from organiser_app.domain.values import Circle, ConsentPurpose


class Resident(Synced, table=True):
    """A person of the patch, named or pseudonymous; their `id` is the subject of other rows.

    A resident may begin with a pseudonym alone ("the man with the pigeons") and be linked to a
    name later.
    """

    name: str | None = None
    pseudonym: str | None = None
    door_id: UUID | None = reference("door", optional=True)
    keeper_id: UUID | None = reference("organiser", optional=True)
    phone: str | None = None
    email: str | None = None
    best_time: str | None = None


class Consent(Synced, table=True):
    """What a resident agreed to, or withdrew, on a day; the latest answer counts."""

    subject_id: UUID = subject()
    purpose: ConsentPurpose = choice(ConsentPurpose)
    given: bool
    on: date
    how: str = ""


class CircleMove(Synced, table=True):
    """A resident came nearer, or went further; never without evidence. The latest move counts."""

    __tablename__ = "circle_move"

    subject_id: UUID = subject()
    circle: Circle = choice(Circle)
    on: date
    evidence: str


class KeeperMove(Synced, table=True):
    """A resident came into the keeping of an organiser, or of nobody; the latest move counts."""

    __tablename__ = "keeper_move"

    subject_id: UUID = subject()
    organiser_id: UUID | None = reference("organiser", optional=True)
    on: date
    why: str = ""


class SamePerson(Synced, table=True):
    """Two records were found to be of one person, or of two (`same` is false), for good.

    Where they are one, the person goes by `subject_id`, and what is kept of the other is read as
    theirs. Nothing is moved, so that it can be taken apart again.
    """

    __tablename__ = "same_person"

    subject_id: UUID = subject()
    other_subject_id: UUID = subject()
    same: bool
    on: date


class GoBackSetAside(Synced, table=True):
    """A cause to go back to a resident was set aside: `reason`, and the record that gave it.

    It shows again on the day `until`; without one it was set aside for good.
    """

    __tablename__ = "go_back_set_aside"

    subject_id: UUID = subject()
    reason: str
    about_id: UUID | None = None
    on: date
    until: date | None = None


class Tie(Synced, table=True):
    """A relationship of a resident with another resident, or with an organiser.

    `strength` is from 1 to 3; `listening_id` the listening in which it was heard of; after
    `ended_on` it is no more.
    """

    subject_id: UUID = subject()
    other_subject_id: UUID | None = subject(optional=True)
    organiser_id: UUID | None = reference("organiser", optional=True)
    introduced_by_id: UUID | None = subject(optional=True)
    kind: str
    strength: int = 1
    since: date | None = None
    how_known: str = ""
    listening_id: UUID | None = reference("listening", optional=True)
    ended_on: date | None = None
