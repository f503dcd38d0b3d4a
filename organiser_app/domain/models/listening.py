"""Listenings and the statements heard in them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from organiser_app.domain.models.base import Synced, choice, moment, reference, subject
from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.values import (
    CodebookOperation,
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
)


class Listening(Synced, table=True):
    """A conversation in which residents are heard, at a door or at a place.

    `unnamed_present` counts those who were there and are not in the log. The organiser's own
    reflection is a wording, and never leaves this log.
    `source` names the line of an imported file, so that importing it again adds nothing.
    """

    patch_id: UUID = reference("patch")
    door_id: UUID | None = reference("door", optional=True)
    place_id: UUID | None = reference("place", optional=True)
    wave_id: UUID | None = reference("wave", optional=True)
    round_id: UUID | None = reference("round", optional=True)
    organiser_id: UUID = reference("organiser")
    kind: ListeningKind = choice(ListeningKind)
    at: datetime = moment(index=True)
    entered: EntryRoad = choice(EntryRoad, default=EntryRoad.LATER)
    privacy_notice: bool = False
    unnamed_present: int = 0
    language: str | None = None
    source: str | None = Field(default=None, index=True)


class Presence(Synced, table=True):
    """A resident was at a listening (a set with dots)."""

    listening_id: UUID = reference("listening")
    subject_id: UUID = subject()


class Statement(Synced, table=True):
    """One thing heard; its words and quote are wordings.

    Of a need: `asked_before` says that it was put to somebody already (failure demand), `met_on`
    when it was met, and `satisfied` how well, from 1 to 5 in the resident's own judgement; its
    story ("As a mum on the edge of ...") is a wording. Of a gift: `gift_kind`, and `offered_until`
    the day since which it is offered no more.
    """

    __table_args__ = (Index("ix_statement_kind", "kind", "id"),)

    listening_id: UUID = reference("listening")
    subject_id: UUID | None = subject(optional=True)
    kind: StatementKind = choice(StatementKind)
    strength: int | None = None
    permission: QuotePermission = choice(QuotePermission, default=QuotePermission.ASK_FIRST)
    asked_before: bool = False
    met_on: date | None = None
    satisfied: int | None = None
    gift_kind: GiftKind | None = choice(GiftKind, optional=True)
    offered_until: date | None = None


class SafeguardingPassedOn(Synced, table=True):
    """A safeguarding worry was passed on, on a day, to somebody by their part (never a name).

    Neither the worry nor whom or where it concerned is ever written down in a log.
    """

    __tablename__ = "safeguarding_passed_on"

    organiser_id: UUID = reference("organiser")
    on: date
    told: str


class Theme(Synced, table=True):
    """A coded topic that statements share."""

    name: str
    description: str = ""
    parent_id: UUID | None = reference("theme", optional=True)
    merged_into_id: UUID | None = reference("theme", optional=True)
    archived: bool = False


class StatementTheme(Synced, table=True):
    """A statement was coded with a theme, under a version of the codebook (a set with dots)."""

    __tablename__ = "statement_theme"

    statement_id: UUID = reference("statement")
    theme_id: UUID = reference("theme")
    codebook: int = 1


class CodebookChange(Synced, table=True):
    """One change of the codebook, which made its `version`; written once.

    `other_id` is the theme merged into, nested under, or split from; `before` and `after` are the
    names of a theme that was renamed.
    """

    __tablename__ = "codebook_change"

    version: int
    operation: CodebookOperation = choice(CodebookOperation)
    theme_id: UUID = reference("theme")
    other_id: UUID | None = reference("theme", optional=True)
    organiser_id: UUID = reference("organiser")
    at: datetime = moment()
    before: str = ""
    after: str = ""
