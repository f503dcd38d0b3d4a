"""What a user may hand to the services of asks and of the partners who are asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints, field_validator

from organiser_app.domain.inputs import Input, Name, Strength, Text
from organiser_app.domain.relationship_values import AskState, PartnerKind, Stance

LONGEST_ASK = 400
"""Letters; what is asked stands at the head of a page."""

Asked = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ASK)
]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class AskInput(Input):
    """What residents ask, and of whom by name; a project or a group it is asked for, if any."""

    what: Asked
    of_whom: Name
    project_id: UUID | None = None
    group_id: UUID | None = None


class AskMoveInput(Input):
    """What happened to an ask on a day, and how it stands after.

    `again` where residents asked again, and no answer came.
    """

    on: date
    state: AskState
    what: Text = ""
    again: bool = False


class PartnerInput(Input):
    """A body that residents deal with, and how near it is to what they ask.

    `power` to decide and `interest` in what residents ask are from 1 to 5.
    """

    name: Name
    kind: PartnerKind = PartnerKind.OTHER
    person: Short = ""
    phone: Short = ""
    email: Short = ""
    power: Strength | None = None
    interest: Strength | None = None
    stance: Stance | None = None

    @field_validator("name")
    @classmethod
    def _plain(cls, name: str) -> str:
        return " ".join(name.split())
