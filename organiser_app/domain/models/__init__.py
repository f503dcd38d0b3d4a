"""The tables of a log, one aggregate a module."""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel

from organiser_app.domain.models.base import Local, Synced
from organiser_app.domain.models.bookkeeping import (
    ChangedRow,
    ChangeEntry,
    Conflict,
    Device,
    Draft,
    Register,
    SavedFilter,
    SearchEntry,
    Setting,
)
from organiser_app.domain.models.listening import (
    CodebookChange,
    Listening,
    Presence,
    SafeguardingPassedOn,
    Statement,
    StatementTheme,
    Theme,
)
from organiser_app.domain.models.people import CircleMove, Consent, Resident, Tie
from organiser_app.domain.models.places import (
    Attempt,
    Door,
    Host,
    Organiser,
    Patch,
    Place,
    Round,
    RoundCompanion,
    Street,
    Wave,
    WaveQuestion,
)
from organiser_app.domain.models.projects import (
    Contribution,
    Funder,
    Grant,
    Indicator,
    Measurement,
    Outcome,
    Project,
    ProjectMember,
    ProjectStatement,
    Rate,
    RateCard,
    Spending,
    StageMove,
    Story,
)
from organiser_app.domain.models.promises import Commitment, NextStep
from organiser_app.domain.models.wording import Erased, Supersedes, Wording

metadata = SQLModel.metadata


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table = model.__table__  # type: ignore[attr-defined] # SQLModel does not declare it
    assert isinstance(table, Table)  # noqa: S101
    return table


def synced_models() -> tuple[type[Synced], ...]:
    """Every synced model, by the name of its table."""
    return tuple(sorted(Synced.__subclasses__(), key=lambda model: table_of(model).name))


def synced_tables() -> tuple[Table, ...]:
    """Every synced table, by name."""
    return tuple(table_of(model) for model in synced_models())


__all__ = [
    "Attempt",
    "ChangeEntry",
    "ChangedRow",
    "CircleMove",
    "CodebookChange",
    "Commitment",
    "Conflict",
    "Consent",
    "Contribution",
    "Device",
    "Door",
    "Draft",
    "Erased",
    "Funder",
    "Grant",
    "Host",
    "Indicator",
    "Listening",
    "Local",
    "Measurement",
    "NextStep",
    "Organiser",
    "Outcome",
    "Patch",
    "Place",
    "Presence",
    "Project",
    "ProjectMember",
    "ProjectStatement",
    "Rate",
    "RateCard",
    "Register",
    "Resident",
    "Round",
    "RoundCompanion",
    "SafeguardingPassedOn",
    "SavedFilter",
    "SearchEntry",
    "Setting",
    "Spending",
    "StageMove",
    "Statement",
    "StatementTheme",
    "Story",
    "Street",
    "Supersedes",
    "Synced",
    "Theme",
    "Tie",
    "Wave",
    "WaveQuestion",
    "Wording",
    "metadata",
    "synced_models",
    "synced_tables",
    "table_of",
]
