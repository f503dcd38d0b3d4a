"""Taking a change back, and bringing it back: each is a fresh change, which others will receive."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.change import Change
from organiser_app.domain.errors import NothingToUndo
from organiser_app.domain.models import ChangeEntry, table_of
from organiser_app.domain.rules.undoing import CARRIED, Past, Possible, possible
from organiser_app.language import tr
from organiser_app.store.journal import take_back
from organiser_app.store.unit_of_work import UnitOfWork

NEVER_TAKEN_BACK = frozenset({"erase", "set_up", ""})
_REMEMBERED = 500


def undo(work: UnitOfWork) -> Change:
    """Take back the latest change that still stands; `NothingToUndo` where there is none.

    What others have written over it since stays as they wrote it.
    """
    with work:
        ready = undoable(work.connection)
        if ready.undo is None:
            raise NothingToUndo(_why_nothing(ready))
        take_back(work.connection, ready.undo)
        what = _what_it_was(work.connection, ready.undo)
        return work.commit(*what, road="undo", target=ready.undo)


def redo(work: UnitOfWork) -> Change:
    """Bring back the latest change that was undone; `NothingToUndo` where there is none."""
    with work:
        ready = undoable(work.connection)
        if ready.redo is None or ready.redo_of is None:
            raise NothingToUndo(tr("There is nothing left to redo."))
        take_back(work.connection, ready.redo_of)
        was = _what_it_was(work.connection, ready.redo)
        return work.commit(*was, road="redo", target=ready.redo)


def undoable(connection: Connection) -> Possible:
    """What can be undone and redone now, by the last few hundred changes."""
    columns = table_of(ChangeEntry).c
    recent = (
        select(columns.sequence, columns.road, columns.target)
        .where(columns.intention.not_in(NEVER_TAKEN_BACK), columns.road.not_in(CARRIED))
        .order_by(columns.sequence.desc())
        .limit(_REMEMBERED)
    )
    rows = connection.execute(recent).all()
    return possible(Past(*row) for row in reversed(rows))


def _why_nothing(ready: Possible) -> str:
    if ready.halted_by == "merge":
        return tr(
            "A pack was merged since. A merge is taken back as a whole, from the list of merges;"
            " what was done before it is not undone past it."
        )
    if ready.halted_by == "unmerge":
        return tr(
            "A merge was taken back since. Merge its pack again to have it back; what was done"
            " before is not undone past it."
        )
    return tr("There is nothing left to undo.")


def _what_it_was(connection: Connection, sequence: int) -> tuple[str, UUID | None]:
    """The intention of a change, and the record that it was about."""
    columns = table_of(ChangeEntry).c
    wanted = select(columns.intention, columns.record_id).where(columns.sequence == sequence)
    intention, record_id = connection.execute(wanted).one()
    return str(intention), record_id
