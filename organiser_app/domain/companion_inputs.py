"""What a user may hand to the services of people who walk side by side."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from organiser_app.domain.inputs import Input, Text
from organiser_app.domain.relationship_values import CompanionEnd, CompanionKind
from organiser_app.language import tr

LONGEST_MEETING = 24 * 60
Answered = Annotated[int, Field(ge=0, le=3)]


class CompanionshipInput(Input):
    """Somebody begins to walk beside a resident: another resident, or an organiser."""

    subject_id: UUID
    other_subject_id: UUID | None = None
    organiser_id: UUID | None = None
    kind: CompanionKind
    why: Text = ""
    begun_on: date

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        if (self.other_subject_id is None) is (self.organiser_id is None):
            raise ValueError(tr("one person walks beside another: a resident or an organiser"))
        if self.other_subject_id == self.subject_id:
            raise ValueError(tr("nobody walks beside themselves"))
        return self


class MetInput(Input):
    """The two met: on which day, for how many minutes, and what they did."""

    on: date
    minutes: Annotated[int, Field(ge=0, le=LONGEST_MEETING)] = 0
    what: Text = ""


class EndInput(Input):
    """Walking side by side ended: on which day, how, and in what words."""

    on: date
    ended: CompanionEnd
    how: Text = ""


class DepthInput(Input):
    """Four answers from 0 to 3 on how deep a relationship is (see `rules.depth`)."""

    on: date
    time_together: Answered
    feeling: Answered
    confiding: Answered
    give_and_take: Answered
