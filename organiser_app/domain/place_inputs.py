"""What may be handed to the service that adds places."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from organiser_app.domain.inputs import Input, Name
from organiser_app.domain.values import PlaceKind
from organiser_app.language import tr


class PlaceInput(Input):
    """A place of the patch; `area` names the place that holds it, or is empty.

    Latitude and longitude are degrees of WGS 84, and both are given or neither is. `source` marks
    an imported record, so that a repeat adds nothing.
    """

    name: Name
    kind: PlaceKind = PlaceKind.OTHER
    area: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    postcode: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    source: str = ""

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError(tr("a position needs its latitude and its longitude"))
        return self
