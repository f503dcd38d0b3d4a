"""What a log remembers of its team's hub: keys, how far it pulled and pushed, what lies there."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from organiser_app.domain.models.base import Local, moment


class HubSync(Local, table=True):
    """The one row that says whether this log syncs through a hub while its window is open.

    The `address` has a password in it, so that it is kept here, in the encrypted log, and is shown
    to nobody; `place` is what may be shown of it. So is that of a `programme`, at which figures are
    read and nothing is synced. `notices` is JSON: what the last turn that went through had to say,
    each a sentence. It `holds` where rows wait on the hub until somebody says that they are meant:
    they would erase many residents at once, or a clock is days ahead.
    """

    __tablename__ = "hub_sync"

    id: int = Field(default=1, primary_key=True)
    address: str = Field(default="", repr=False)
    place: str = ""
    programme: str = Field(default="", repr=False)
    is_on: bool = False
    worked_at: datetime | None = moment(optional=True)
    failures: int = 0
    problem: str = ""
    notices: str = "[]"
    holds: bool = False


class HubState(Local, table=True):
    """The one row that says to which team's part of a hub this log belongs, and how far it is.

    `writer` is the name under which this device's rows stand there. `counter`, `erasures` and
    `erased_place` are how far the hub had come when it was last pulled from; `pushed` is the last
    change of this device that is there, and `basis` whose rows were relied on then. `tally` is
    what was last signed of them.
    """

    __tablename__ = "hub_state"

    id: int = Field(default=1, primary_key=True)
    team: str
    writer: str
    counter: int = 0
    erasures: int = 0
    erased_place: int = 0
    pushed: int = 0
    basis: str = ""
    tally: bytes


class HubKey(Local, table=True):
    """A key of the team, by its generation; each member has them in their own log alone."""

    __tablename__ = "hub_key"

    team: str = Field(primary_key=True)
    generation: int = Field(primary_key=True)
    key: bytes = Field(repr=False)


class HubWriter(Local, table=True):
    """A device that keeps rows on the hub: up to which `place` they came, and what they come to.

    `begun` is how often they had to begin again, as after the hub was set back to an earlier day.
    `records` and the order-free `digest` (16 bytes) are over the rows that came; `serial` is the
    number of the latest tally of theirs that was seen. Of this log's own device the last four are
    what it meant to leave there last, which may not have arrived.
    """

    __tablename__ = "hub_writer"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    place: int = 0
    begun: int = 0
    serial: int = 0
    records: int = 0
    digest: bytes = bytes(16)


class HubRecord(Local, table=True):
    """A row that lies on the hub, whoever put it there, by the `digest` (16 bytes) of its words."""

    __tablename__ = "hub_record"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    record_id: bytes = Field(primary_key=True)
    writer_id: int = Field(primary_key=True)
    generation: int
    digest: bytes
