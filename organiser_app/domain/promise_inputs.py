"""What a user may hand to the services of promises and next steps."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from organiser_app.domain.inputs import Input, Text, Words
from organiser_app.domain.relationship_values import AskedHow
from organiser_app.language import tr

MOST_OTHERS = 9_999
Others = Annotated[int, Field(ge=0, le=MOST_OTHERS)]


class PartyInput(Input):
    """Who promises, or to whom: a resident, an organiser, a group, or a name that is in no log."""

    resident_id: UUID | None = None
    organiser_id: UUID | None = None
    group_id: UUID | None = None
    name: Text = ""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        named = (self.resident_id, self.organiser_id, self.group_id, self.name or None)
        if sum(each is not None for each in named) != 1:
            raise ValueError(tr("say who it is, and one alone"))
        return self


class PromiseInput(Input):
    """A promise in full: by whom, what, by when, to whom, for which project, and on what it hangs.

    `condition` is that in words; `hangs_on` and `at_least` (so many others who do the same, nought
    for none) are what can be reckoned of it. `joins_id` is a promise of which this does the same.
    """

    by: PartyInput
    what: Words
    due_on: date | None = None
    to: PartyInput | None = None
    project_id: UUID | None = None
    asked: AskedHow | None = None
    remind_on: date | None = None
    condition: Text = ""
    hangs_on: tuple[UUID, ...] = ()
    at_least: Others = 0
    joins_id: UUID | None = None

    @model_validator(mode="after")
    def _is_promised_by_a_person(self) -> Self:
        if self.by.group_id is not None:
            raise ValueError(tr("a promise is made by a person, not by a group"))
        return self

    @model_validator(mode="after")
    def _reminds_in_time(self) -> Self:
        if self.remind_on and self.due_on and self.remind_on > self.due_on:
            raise ValueError(tr("the day to be reminded comes after the day itself"))
        return self


class StepInput(Input):
    """An agreed follow-up of this log's organiser, about a resident, for a project, or neither."""

    what: Words
    due_on: date | None = None
    resident_id: UUID | None = None
    project_id: UUID | None = None
