"""The counts that the pages, the commands and the reports share: one shape, made in one place.

`services.statistics` fills these from the log; nothing else counts. Money is whole pence, time
whole minutes, days are days of UTC. Doors, attempts, listenings, statements and residents are
five different counts and never stand for one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from organiser_app.domain.asset_figures import AskFigures, AssetFigures
from organiser_app.domain.values import (
    ContributionKind,
    ListeningKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `begins` to `ends`, both counted."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class FiveCounts:
    """Doors knocked at, knocks, conversations written down, things said, and different people."""

    doors: int
    attempts: int
    listenings: int
    statements: int
    residents: int


@dataclass(frozen=True, slots=True)
class DoorFigures:
    """Doors of the patch by the best that came of each in the period; they add up to `all`."""

    listened: int
    short_chat: int
    tried: int
    not_tried: int
    attempts: int

    @property
    def knocked(self) -> int:
        """Doors tried at least once."""
        return self.listened + self.short_chat + self.tried

    @property
    def all(self) -> int:
        """Every door of the patch."""
        return self.knocked + self.not_tried


@dataclass(frozen=True, slots=True)
class RankedTheme:
    """A theme's place among the loves or the concerns of a wave, and in the wave before."""

    theme: str
    statements: int
    rank: int
    rank_before: int | None


@dataclass(frozen=True, slots=True)
class QuoteFigure:
    """Words that may be published; `name` is given only where the speaker agreed to be named."""

    words: str
    kind: StatementKind
    permission: QuotePermission
    where: str
    listening_kind: ListeningKind
    said_on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class ThemeTrend:
    """The share of listenings, in percent, in which a theme was named, month by month."""

    theme: str
    months: tuple[date, ...]
    percent: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One dated measurement."""

    on: date
    value: float
    asked: int


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """How a change shows: the first reading is the baseline."""

    outcome: str
    indicator: str
    unit: str
    aim: float | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class MatchFigures:
    """What stood beside a grant, of one kind, and how it is valued."""

    kind: ContributionKind
    pence: int
    minutes: int = 0
    valued_by: str = ""


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """Granted, spent and matched."""

    granted_pence: int
    spent_pence: int
    match: tuple[MatchFigures, ...] = ()
    funders: tuple[str, ...] = ()

    @property
    def match_pence(self) -> int:
        """All that stood beside the grants."""
        return sum(part.pence for part in self.match)


@dataclass(frozen=True, slots=True)
class OpenStep:
    """Something still to be done, for "what next"."""

    what: str
    due_on: date | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """A story of change that may be published."""

    title: str
    before: str
    during: str
    after: str


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """One project, as a page of the report tells it."""

    project_id: UUID
    name: str
    summary: str
    stage: ProjectStage
    begun_on: date | None
    people: int
    leading: int
    statements: tuple[tuple[StatementKind, int], ...]
    born_of: tuple[QuoteFigure, ...]
    steps_done: int
    next_steps: tuple[OpenStep, ...]
    promises_kept: int
    promises_open: int
    promises_lapsed: int
    money: MoneyFigures
    indicators: tuple[IndicatorFigures, ...] = ()
    stories: tuple[StoryFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything counted for one period, of the whole log or of one project.

    `listenings_by_kind` and `statements_by_kind` hold every kind, noughts too, in the field's
    order. `residents_heard` counts different people, named or pseudonymous;
    `anonymous_listenings` are those where nobody present is in the log.
    """

    patch: str
    host: str
    organiser: str
    period: Period
    wave: str
    wave_before: str
    doors: DoorFigures
    listenings: int
    listenings_by_kind: tuple[tuple[ListeningKind, int], ...]
    listenings_by_quarter: tuple[tuple[date, int], ...]
    anonymous_listenings: int
    residents_heard: int
    statements: int
    statements_by_kind: tuple[tuple[StatementKind, int], ...]
    volunteers: int
    volunteer_minutes: int
    projects_begun: int
    promises_kept: int
    promises_settled: int
    money: MoneyFigures
    loves: tuple[RankedTheme, ...]
    concerns: tuple[RankedTheme, ...]
    quotes: tuple[QuoteFigure, ...]
    quotes_permitted: int
    trends: tuple[ThemeTrend, ...]
    projects: tuple[ProjectFigures, ...]
    next_steps: tuple[OpenStep, ...] = field(default=())
    wave_began: date | None = None
    asks: AskFigures = field(default=AskFigures())
    assets: AssetFigures = field(default=AssetFigures())
