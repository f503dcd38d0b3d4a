"""What a user may hand to the services of groups and of meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from organiser_app.domain.inputs import (
    MOST_UNNAMED,
    Input,
    ListeningInput,
    Name,
    PersonInput,
    Text,
)
from organiser_app.domain.relationship_values import GroupKind, MeetingKind
from organiser_app.language import tr

Said = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
"""One line as people say it: a place, a day, a part in a group; empty where none is meant."""


class GroupInput(Input):
    """Residents who act together: `meets` says in words when, `where` at which place."""

    name: Name
    kind: GroupKind = GroupKind.OTHER
    purpose: Text = ""
    meets: Said = ""
    where: Said = ""
    project_id: UUID | None = None
    begun_on: date | None = None


class MemberInput(Input):
    """Who joins a group, a resident or an organiser, in what part, leading or not, since when."""

    resident_id: UUID | None = None
    organiser_id: UUID | None = None
    role: Said = ""
    leads: bool = False
    joined_on: date

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if (self.resident_id is None) == (self.organiser_id is None):
            raise ValueError(tr("name one resident or one organiser"))
        return self


class MeetingInput(Input):
    """A meeting to come: a one-to-one with a resident, one that they host, or one of a group.

    `where` is a door or a place as people say it; left empty, it is at the resident's door or
    where the group meets. `guests` are asked to come, beside the members of a group.
    """

    kind: MeetingKind
    at: AwareDatetime
    where: Said = ""
    resident_id: UUID | None = None
    group_id: UUID | None = None
    guests: tuple[PersonInput, ...] = ()

    @model_validator(mode="after")
    def _is_of_somebody(self) -> Self:
        if self.kind is MeetingKind.GROUP and self.group_id is None:
            raise ValueError(tr("choose the group that meets"))
        if self.kind is not MeetingKind.GROUP and self.resident_id is None:
            raise ValueError(tr("choose the resident whom it is with, or who hosts it"))
        return self


class MeetingEdit(Input):
    """When and where a meeting is to be from now on, and who else is asked."""

    at: AwareDatetime
    where: Said = ""
    guests: tuple[PersonInput, ...] = ()


class HeldInput(Input):
    """What came of a meeting: when it was, what was heard, and the organiser's own reflection.

    With `as_said`, those who said that they would come did. `unnamed_present` counts those who
    came and are in no list. `heard` is what was said and agreed, of which kind, place, moment and
    people are the meeting's; the reflection is for nobody else.
    """

    at: AwareDatetime
    as_said: bool = False
    unnamed_present: Annotated[int, Field(ge=0, le=MOST_UNNAMED)] = 0
    heard: ListeningInput | None = None
    reflection: Text = ""
