"""Long text, where losing a word matters most: versions that never change."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from organiser_app.domain.models.base import Synced, choice, reference, subject
from organiser_app.domain.values import WordingPart


class Wording(Synced, table=True):
    """One version of a long text of some record: a statement's words, a quote, a note.

    A wording is never edited. An edit is a fresh wording that supersedes the ones its writer saw;
    a text with two wordings that nothing supersedes is one that two people changed apart, and
    both are kept until somebody chooses. `of_id` is the id of the record it belongs to.
    """

    __table_args__ = (Index("ix_wording_of", "of_id", "part"),)

    of_id: UUID
    part: WordingPart = choice(WordingPart)
    body: str
    language: str | None = None
    subject_id: UUID | None = subject(optional=True)


class Supersedes(Synced, table=True):
    """A newer wording stands in an older one's place."""

    newer_id: UUID = reference("wording")
    older_id: UUID = reference("wording")


class Erased(Synced, table=True):
    """The tombstone of a resident who was forgotten: nothing but the number that they had.

    What was heard with them alone has tombstones too, since it often does not say whose it was.
    This set only grows, and beats every older copy. The number is no reference, since the row is
    gone; it may be there twice, where two organisers forgot the same resident apart from each
    other.
    """

    erased_subject_id: UUID = Field(index=True)
