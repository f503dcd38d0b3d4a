"""Where the rows of one patch are gathered before they are handed on, each with its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.ids import Ids, RandomBits
from organiser_app.domain.models import Synced

Row = dict[str, Any]
Batch = tuple[type[Synced], list[Row]]

PARENTS_FIRST: tuple[type[Synced], ...] = (
    models.Host,
    models.Organiser,
    models.Theme,
    models.CodebookChange,
    models.RateCard,
    models.Rate,
    models.Funder,
    models.Patch,
    models.Street,
    models.Door,
    models.Place,
    models.Wave,
    models.WaveQuestion,
    models.SafeguardingPassedOn,
    models.Round,
    models.Resident,
    models.RoundCompanion,
    models.Consent,
    models.CircleMove,
    models.KeeperMove,
    models.SamePerson,
    models.Partner,
    models.Listening,
    models.Tie,
    models.Attempt,
    models.Presence,
    models.Statement,
    models.StatementTheme,
    models.Referral,
    models.GiftMatch,
    models.Project,
    models.StageMove,
    models.ProjectMember,
    models.ProjectStatement,
    models.Contribution,
    models.Grant,
    models.Spending,
    models.Outcome,
    models.Indicator,
    models.Measurement,
    models.Story,
    models.Group,
    models.GroupMember,
    models.Meeting,
    models.MeetingGuest,
    models.Companionship,
    models.CompanionMeeting,
    models.DepthReading,
    models.Ask,
    models.AskMove,
    models.AskStatement,
    models.NextStep,
    models.Commitment,
    models.CommitmentCondition,
    models.GoBackSetAside,
    models.Wording,
)
"""The tables of the sample, each after those that it refers to."""


class DatedIds:
    """Ids dated as the rows are.

    In each table they rise from patch to patch, so that pages fill in order: with true dates
    throughout, a row of a nation cost twice what a row of ten patches did.
    """

    def __init__(self, random_bits: RandomBits) -> None:
        self._now = datetime(1970, 1, 1, tzinfo=UTC)
        self._of_table: dict[type[Synced], Ids] = {
            model: Ids(lambda: self._now, random_bits) for model in PARENTS_FIRST
        }

    def __call__(self, model: type[Synced], moment: datetime) -> UUID:
        """An id for a row of that table made at that moment, or just after the row before."""
        self._now = moment
        return self._of_table[model]()


class Sheaf:
    """Rows by table, given out parents first."""

    def __init__(self, ids: DatedIds) -> None:
        self._ids = ids
        self._rows: defaultdict[type[Synced], list[Row]] = defaultdict(list)

    def add(self, model: type[Synced], made: date, /, **fields: Any) -> UUID:
        """Gather a row made on that day, or at that moment, and give its id."""
        row_id = self.begin(model, made, **fields)["id"]
        assert isinstance(row_id, UUID)  # noqa: S101
        return row_id

    def begin(self, model: type[Synced], made: date, /, **fields: Any) -> Row:
        """As `add`, for a row of which something will be known only later."""
        moment = made if isinstance(made, datetime) else datetime.combine(made, time(9), UTC)
        row = {"id": self._ids(model, moment), **fields}
        self._rows[model].append(row)
        return row

    def rows(self, model: type[Synced]) -> tuple[Row, ...]:
        """The rows gathered so far of one table."""
        return tuple(self._rows[model])

    def batches(self) -> Iterator[Batch]:
        """All rows gathered, table by table."""
        for model in PARENTS_FIRST:
            if rows := self._rows.get(model):
                yield model, rows
