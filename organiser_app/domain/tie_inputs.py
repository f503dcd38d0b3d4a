"""What a user may hand to the services of ties."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from organiser_app.domain.inputs import Input, Name, Text
from organiser_app.language import tr

WEAKEST, STRONGEST = 1, 3


class TieInput(Input):
    """A relationship of a resident, with another resident or with an organiser.

    One of `other_id` and `organiser_id` is given. `since` may be no more than a year, kept as its
    first day; `listening_id` is the listening in which it was heard of.
    """

    resident_id: UUID
    other_id: UUID | None = None
    organiser_id: UUID | None = None
    kind: Name
    strength: Annotated[int, Field(ge=WEAKEST, le=STRONGEST)] = WEAKEST
    since: date | None = None
    how_known: Text = ""
    introduced_by_id: UUID | None = None
    listening_id: UUID | None = None

    @model_validator(mode="after")
    def _joins_two(self) -> Self:
        if (self.other_id is None) == (self.organiser_id is None):
            raise ValueError(tr("it joins a resident with one other, a resident or an organiser"))
        if self.other_id == self.resident_id:
            raise ValueError(tr("it joins two different people"))
        return self

    @model_validator(mode="after")
    def _introduced_by_a_third(self) -> Self:
        if self.introduced_by_id in {self.resident_id, self.other_id} - {None}:
            raise ValueError(tr("somebody else introduced them"))
        return self
