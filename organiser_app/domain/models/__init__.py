"""The tables of a log, one aggregate a module."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Table
from sqlmodel import SQLModel

from organiser_app.domain.models.asks import Ask, AskMove, AskStatement
from organiser_app.domain.models.base import Local, Synced, index_where_filled
from organiser_app.domain.models.bookkeeping import (
    ChangedRow,
    ChangeEntry,
    Device,
    Draft,
    SavedFilter,
    SearchEntry,
    Setting,
)
from organiser_app.domain.models.groups import (
    CompanionMeeting,
    Companionship,
    DepthReading,
    Group,
    GroupMember,
    Meeting,
    MeetingGuest,
)
from organiser_app.domain.models.hub import HubKey, HubRecord, HubState, HubSync, HubWriter
from organiser_app.domain.models.listening import (
    CodebookChange,
    Listening,
    Presence,
    SafeguardingPassedOn,
    Statement,
    StatementTheme,
    Theme,
)
from organiser_app.domain.models.merging import (
    Forgotten,
    Identity,
    Member,
    MergeRun,
    OtherValue,
    Register,
    Sent,
    Withheld,
)
from organiser_app.domain.models.needs import GiftMatch, Partner, Referral
from organiser_app.domain.models.people import (
    CircleMove,
    Consent,
    GoBackSetAside,
    KeeperMove,
    Resident,
    SamePerson,
    Tie,
)
from organiser_app.domain.models.places import (
    Attempt,
    Door,
    Host,
    Organiser,
    Patch,
    Place,
    Round,
    RoundCompanion,
    SamePlace,
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
from organiser_app.domain.models.promises import Commitment, CommitmentCondition, NextStep
from organiser_app.domain.models.syncing import FolderFile, FolderHad, FolderOwn, FolderSync
from organiser_app.domain.models.wording import Erased, Supersedes, Wording

metadata = SQLModel.metadata


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table = model.__table__  # type: ignore[attr-defined] # SQLModel does not declare it
    assert isinstance(table, Table)  # noqa: S101
    return table


@cache
def synced_models() -> tuple[type[Synced], ...]:
    """Every synced model, by the name of its table."""
    return tuple(sorted(Synced.__subclasses__(), key=lambda model: table_of(model).name))


@cache
def synced_tables() -> tuple[Table, ...]:
    """Every synced table, by name."""
    return tuple(table_of(model) for model in synced_models())


for _table in synced_tables():
    index_where_filled(_table)

__all__ = [
    "Ask",
    "AskMove",
    "AskStatement",
    "Attempt",
    "ChangeEntry",
    "ChangedRow",
    "CircleMove",
    "CodebookChange",
    "Commitment",
    "CommitmentCondition",
    "CompanionMeeting",
    "Companionship",
    "Consent",
    "Contribution",
    "DepthReading",
    "Device",
    "Door",
    "Draft",
    "Erased",
    "FolderFile",
    "FolderHad",
    "FolderOwn",
    "FolderSync",
    "Forgotten",
    "Funder",
    "GiftMatch",
    "GoBackSetAside",
    "Grant",
    "Group",
    "GroupMember",
    "Host",
    "HubKey",
    "HubRecord",
    "HubState",
    "HubSync",
    "HubWriter",
    "Identity",
    "Indicator",
    "KeeperMove",
    "Listening",
    "Local",
    "Measurement",
    "Meeting",
    "MeetingGuest",
    "Member",
    "MergeRun",
    "NextStep",
    "Organiser",
    "OtherValue",
    "Outcome",
    "Partner",
    "Patch",
    "Place",
    "Presence",
    "Project",
    "ProjectMember",
    "ProjectStatement",
    "Rate",
    "RateCard",
    "Referral",
    "Register",
    "Resident",
    "Round",
    "RoundCompanion",
    "SafeguardingPassedOn",
    "SamePerson",
    "SamePlace",
    "SavedFilter",
    "SearchEntry",
    "Sent",
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
    "Withheld",
    "Wording",
    "metadata",
    "synced_models",
    "synced_tables",
    "table_of",
]
