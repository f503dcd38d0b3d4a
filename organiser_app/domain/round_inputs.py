"""What a user hands over to go out on a round: where, which side, with whom, back when."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, StringConstraints, model_validator

from organiser_app.domain.inputs import Input, Name
from organiser_app.domain.values import StreetSide
from organiser_app.language import tr

Somewhere = Annotated[
    str, AfterValidator(lambda said: " ".join(said.split())), StringConstraints(max_length=200)
]
"""The name of a street or a place, each gap in it one space wide; empty where none is meant."""


class RoundInput(Input):
    """One outing, to a street (one `side` of it, or both) or else to a place, named as typed.

    `companions` are names as typed; the service finds out who they are.
    """

    street: Somewhere = ""
    place: Somewhere = ""
    side: StreetSide = StreetSide.BOTH
    companions: tuple[Name, ...] = ()
    expected_back_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Self:
        if bool(self.street) == bool(self.place):
            raise ValueError(tr("name the street or the place of the round"))
        return self
