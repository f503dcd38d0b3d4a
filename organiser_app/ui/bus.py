"""What every screen may hear: a change, an error, a wish to see some record."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organiser_app.store.queries.filters import StatementFilter


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, and what to do there: show a record, open a form that was begun, or narrow a list."""

    page: str
    record_id: UUID | None = None
    form: str = ""
    narrowed: StatementFilter | None = None


class Bus(QObject):
    """Signals between the desk, the window and its pages."""

    changed = Signal(object)
    """A `Change` was committed."""

    failed = Signal(object)
    """An exception that nobody nearer could deal with."""

    failed_at = Signal(str)
    """What it was that failed just now, by a name that it goes by inside the program."""

    went_well = Signal(str)
    """The same, once it went well: what was told of it before is over."""

    said = Signal(str)
    """A sentence for whoever pressed a key that does nothing here: why."""

    wanted = Signal(object)
    """A `Destination` that the user asked to see."""

    sync_wanted = Signal()
    """The sync was turned on or off, or somebody wants a turn of it now."""

    synced = Signal(object)
    """How the sync stands now by one carrier (`sync.carrier.CarrierStanding`)."""

    drafts_changed = Signal()
    """A draft was kept or let go."""
