"""A volunteer organiser of a sample's patch who is one of its residents."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import Circle, ListeningKind, OrganiserRole
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Sheaf


def know_volunteer(sheaf: Sheaf, chance: Chance, ground: Ground, people: Sequence[Person]) -> None:
    """Let the first volunteer of the patch be a resident, who goes by the organiser's name.

    It is somebody near the centre, if it can be one with whom the paid organiser sat down.
    """
    volunteers = [
        row
        for row in sheaf.rows(models.Organiser)
        if row["id"] in ground.organisers
        and row["role"] is OrganiserRole.VOLUNTEER
        and row.get("left_on") is None
    ]
    able = [person for person in people if person.heard and person.name and not person.thread]
    if not volunteers or not able:
        return
    near = [each for each in able if each.circle in (Circle.ACTIVE, Circle.LEADER)] or able
    met = _met_one_to_one(sheaf, ground.organisers[0])
    person = chance.pick([each for each in near if each.id in met] or near)
    volunteers[0]["subject_id"] = person.id
    person.name = volunteers[0]["name"]
    resident = next(row for row in sheaf.rows(models.Resident) if row["id"] == person.id)
    resident["name"] = person.name


def _met_one_to_one(sheaf: Sheaf, organiser_id: UUID) -> set[UUID]:
    """The residents with whom an organiser had a one-to-one."""
    listenings = {
        row["id"]
        for row in sheaf.rows(models.Listening)
        if row["kind"] is ListeningKind.ONE_TO_ONE and row["organiser_id"] == organiser_id
    }
    there = (row for row in sheaf.rows(models.Presence) if row["listening_id"] in listenings)
    return {row["subject_id"] for row in there}
