"""What residents ask of power holders, with its history."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference
from organiser_app.domain.relationship_values import AskState


class Ask(Synced, table=True):
    """Something that residents ask of a power holder; how it stands is said by its last move."""

    patch_id: UUID = reference("patch")
    partner_id: UUID = reference("partner")
    project_id: UUID | None = reference("project", optional=True)
    group_id: UUID | None = reference("resident_group", optional=True)
    what: str


class AskMove(Synced, table=True):
    """Something happened to an ask on a day, after which it stands as `state` says.

    `again` where residents asked again, and no answer came.
    """

    __tablename__ = "ask_move"

    ask_id: UUID = reference("ask")
    on: date
    state: AskState = choice(AskState)
    what: str = ""
    again: bool = False


class AskStatement(Synced, table=True):
    """An ask answers a statement (a set with dots)."""

    __tablename__ = "ask_statement"

    ask_id: UUID = reference("ask")
    statement_id: UUID = reference("statement")
