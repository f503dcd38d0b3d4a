"""Which attempts count: those that stand, and led to no listening that was removed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from organiser_app.store.queries import tables as t


def stands() -> ColumnElement[bool]:
    """The attempt is not deleted, and neither is the listening that came of it, if one did."""
    heard = t.listening.alias("heard_of")
    of = t.attempt.c.listening_id
    kept = select(heard.c.id).where(t.joined_to(heard, of)).correlate(t.attempt)
    return t.live(t.attempt) & or_(of.is_(None), kept.exists())
