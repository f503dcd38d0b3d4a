"""The written projects and threads: what residents do together, and whose story it is."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ContributionKind,
    Direction,
    ListeningKind,
    PlaceKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
    StepState,
)
from organiser_app.services.sample.content import Written, read

ALL_PROJECTS = (
    "bulk_club",
    "crossing",
    "mending_bench",
    "sunday_table",
    "after_four",
    "dry_walls",
)
"""The files of projects; the first patch has the first three."""


class ProjectPromise(Written):
    """A promise in a project, by the member at seat `who` or by somebody outside."""

    days: int
    what: str
    state: CommitmentState
    who: int | None = None
    by: str = ""
    settled: int | None = None
    condition: str = Field("", alias="if")
    hangs_on: int | None = None
    reason: str = ""


class Giving(Written):
    """What is given beside a grant, once or every so many days; ranges are from and to."""

    kind: ContributionKind
    what: str
    first: int = Field(alias="from")
    every: int | None = None
    times: int | None = None
    people: tuple[int, ...] = ()
    work: str = ""
    minutes: tuple[int, int] = (0, 0)
    pence: tuple[int, int] = (0, 0)

    def days(self) -> range:
        """The days before today on which it is given."""
        if self.every is None:
            return range(self.first, self.first - 1, -1)
        last = -1 if self.times is None else self.first - self.every * self.times
        return range(self.first, max(-1, last), -self.every)


class GrantEntry(Written):
    """A grant, from the funder of that number."""

    funder: int
    title: str
    amount: int
    days: int
    months: int


class IndicatorEntry(Written):
    """How an outcome would show; a reading is days before today, value, how many were asked."""

    title: str
    unit: str
    aim: float
    readings: tuple[tuple[int, float, int], ...]
    direction: Direction = Direction.UP


class OutcomeEntry(Written):
    """A change sought."""

    title: str
    code: str
    indicator: IndicatorEntry


class StoryEntry(Written):
    """A story of change of the member at seat `who`."""

    title: str
    who: int
    permission: QuotePermission
    before: str
    during: str
    after: str


class ProjectEntry(Written):
    """A project as written; all days count back from today."""

    names: tuple[str, ...]
    summary: str
    stage: ProjectStage
    days: int
    born: tuple[tuple[StatementKind, str, int], ...]
    roles: tuple[str, ...]
    leads: int
    steps: tuple[tuple[int, str, StepState], ...]
    promises: tuple[ProjectPromise, ...]
    spending: tuple[tuple[int, str, int], ...]
    given: tuple[Giving, ...]
    grant: GrantEntry | None = None
    outcome: tuple[OutcomeEntry, ...] = ()
    story: tuple[StoryEntry, ...] = ()


class Said(Written):
    """A statement that is written out."""

    kind: StatementKind
    theme: str
    words: str
    strength: int | None
    quote: str = ""
    permission: QuotePermission = QuotePermission.ASK_FIRST
    asked_before: bool = False


class HeardOnce(Written):
    """A listening that is written out, at the person's door unless a place is named."""

    days: int
    kind: ListeningKind
    note: str
    place: PlaceKind | None = None
    said: tuple[Said, ...]
    next: str


class Thread(Written):
    """A resident whose story is written out."""

    name: str
    street: str
    circle: Circle
    project: str
    seat: int
    heard: tuple[HeardOnce, ...]


class RateEntry(Written):
    """What an hour of some work is counted at."""

    work: str
    pence_per_hour: int


class RateCardEntry(Written):
    """Rates and where they come from."""

    name: str
    source: str
    rates: tuple[RateEntry, ...]


class FunderEntry(Written):
    """Who gives."""

    name: str
    org_identifier: str


class Money(Written):
    """Funders and the rate card."""

    rate_card: RateCardEntry
    funder: tuple[FunderEntry, ...]


@cache
def project(name: str) -> ProjectEntry:
    """The project of that file's name."""
    return ProjectEntry.model_validate(read("projects", f"{name}.toml"))


@cache
def threads() -> tuple[Thread, ...]:
    """The residents whose story is written out."""
    return tuple(Thread.model_validate(entry) for entry in read("threads.toml")["person"])


@cache
def money() -> Money:
    """Funders and rates."""
    return Money.model_validate(read("money.toml"))
