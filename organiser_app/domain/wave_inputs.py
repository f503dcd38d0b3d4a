"""What a user may hand to the services of waves."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from organiser_app.domain.inputs import Input, Name
from organiser_app.language import tr

HIGHEST_TARGET, LONGEST_QUESTION = 1_000_000, 1_000

Target = Annotated[int, Field(ge=1, le=HIGHEST_TARGET)]
Question = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_QUESTION)]


class WaveInput(Input):
    """A listening campaign: its days, what it is to reach, and the questions it goes out with.

    Questions stand in their order, each once; blank ones are left out.
    """

    name: Name
    begins_on: date
    ends_on: date
    target_listenings: Target | None = None
    target_doors: Target | None = None
    target_residents: Target | None = None
    questions: tuple[Question, ...] = ()

    @field_validator("questions")
    @classmethod
    def _each_once(cls, questions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, questions)))

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.ends_on < self.begins_on:
            raise ValueError(tr("a wave ends on the day it begins, or later"))
        return self
