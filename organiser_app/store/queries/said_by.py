"""What is read as said by a person: what they said, and what nobody named said where they were.

A conversation with two may say of no sentence whose it is; for each of them it was heard then. The
story, the page of a meeting and what is told before a name is unlinked all read it so.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from organiser_app.store.queries import tables as t


def involves(records: Sequence[UUID]) -> ColumnElement[bool]:
    """Whether a person, by any of their records, was at a listening or said something in it."""
    present = select(t.presence.c.listening_id).where(
        t.presence.c.subject_id.in_(records), t.live(t.presence)
    )
    speaking = select(t.statement.c.listening_id).where(
        t.statement.c.subject_id.in_(records), t.live(t.statement)
    )
    return or_(t.listening.c.id.in_(present), t.listening.c.id.in_(speaking))


def said_by(records: Sequence[UUID]) -> ColumnElement[bool]:
    """Whether a statement, joined with its listening, is read as said by a person."""
    by = t.statement.c.subject_id
    return or_(by.in_(records), and_(by.is_(None), involves(records)))
