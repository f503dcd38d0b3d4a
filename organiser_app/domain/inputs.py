"""What a user may hand to a service: checked on construction, apart from the tables.

Every input is frozen. A value that cannot be raises `InvalidInput` through `checked`, with a
sentence that can be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Self, TypeVar
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.addresses import read_address
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
)
from organiser_app.language import tr

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100_000)]
Strength = Annotated[int, Field(ge=1, le=5)]
Language = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
TieKind = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^()\n]*$")
]
MOST_UNNAMED = 999


class Input(BaseModel):
    """The base of all inputs: frozen, and strangers' fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PersonInput(Input):
    """Somebody present at a listening: a resident already known, or a new one."""

    name: Name
    is_new: bool = False
    resident_id: UUID | None = None


class StatementInput(Input):
    """One thing heard."""

    kind: StatementKind
    words: Words
    strength: Strength | None = None
    themes: tuple[Name, ...] = ()
    quote: Text = ""
    permission: QuotePermission = QuotePermission.ASK_FIRST
    asked_before: bool = False


class StatementEdit(Input):
    """What a statement is to say from now on; `kind` is left as it was where none is given."""

    words: Words
    quote: Text = ""
    themes: tuple[Name, ...] = ()
    permission: QuotePermission
    kind: StatementKind | None = None
    strength: Strength | None = None
    asked_before: bool = False


class NextStepInput(Input):
    """An agreed follow-up."""

    what: Words
    due_on: date | None = None


class CommitmentInput(Input):
    """A promise by a named person: what, by when, and on what it hangs."""

    who: Name
    what: Words
    due_on: date | None = None
    condition: Text = ""


class TieHeardInput(Input):
    """Who knows whom, as it was told: `who` is None where it is the one resident who was heard."""

    who: PersonInput | None = None
    other: PersonInput
    kind: TieKind = ""
    strength: Annotated[int, Field(ge=1, le=3)] | None = None


class SetUpInput(Input):
    """What a new log asks: who listens, where, and for which organisation."""

    organiser: Name
    patch: Name
    host: Text = ""


class ResidentInput(Input):
    """Who a resident is, in as much as they chose to give; a name or a pseudonym at least.

    `where` is the door at which they live, or empty.
    """

    name: Text = ""
    pseudonym: Text = ""
    where: Text = ""
    phone: Text = ""
    email: Text = ""
    best_time: Text = ""

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.name or self.pseudonym):
            raise ValueError(tr("give a name, or what you call them"))
        return self

    @model_validator(mode="after")
    def _lives_at_a_door(self) -> Self:
        if self.where and not read_address(self.where).street:
            raise ValueError(tr("where they live is a number and a street, or left empty"))
        return self


class ProjectInput(Input):
    """A piece of work that residents lead."""

    name: Name
    summary: Text = ""
    stage: ProjectStage = ProjectStage.HEARD
    begun_on: date | None = None


class ListeningInput(Input):
    """A conversation in which residents were heard.

    `where` is as people say it ("14 Kendal Road", "school gate"); the service finds the door or
    place that it names. `unnamed_present` counts those who were there beside `people`, `language`
    is that of the conversation, and `reflection` is the organiser's own, for nobody else.
    `source` marks an imported record, so that a repeat adds nothing.
    """

    kind: ListeningKind = ListeningKind.DOORSTEP
    at: AwareDatetime
    where: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    people: tuple[PersonInput, ...] = ()
    unnamed_present: Annotated[int, Field(ge=0, le=MOST_UNNAMED)] = 0
    language: Language = ""
    statements: tuple[StatementInput, ...] = ()
    next_steps: tuple[NextStepInput, ...] = ()
    commitments: tuple[CommitmentInput, ...] = ()
    ties: tuple[TieHeardInput, ...] = ()
    note: Text = ""
    reflection: Text = ""
    entered: EntryRoad = EntryRoad.LATER
    privacy_notice: bool = False
    source: str = ""


InputType = TypeVar("InputType", bound=Input)


def checked(build: Callable[[], InputType]) -> InputType:
    """Build an input, turning what pydantic found wrong into one `InvalidInput` sentence."""
    try:
        return build()
    except ValidationError as problem:
        first = problem.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(
            tr("{field} cannot be used: {reason}.", field=field, reason=first["msg"]),
            detail=str(problem),
        ) from problem
