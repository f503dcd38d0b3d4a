"""What a log keeps of a folder through which it syncs: what it wrote there, and what it had."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from organiser_app.domain.models.base import Local, moment


class FolderSync(Local, table=True):
    """The one row that says whether this log syncs through a folder, and how that stands.

    `device` wrote all that may leave there up to its own change `until`, for the `readers` (a
    digest of their keys), when so much had been `forgotten` for good; `earlier` is the device
    that this log was before it was restored, until its files are cleared. Up to the change `looked`
    there is nothing new to be written, unless something came that others have to be handed on
    (`hand_on`); what came up to the change `passed` they have from where it came.
    `began` is the change after which a merge that is taken back halts the sync.
    """

    __tablename__ = "folder_sync"

    id: int = Field(default=1, primary_key=True)
    path: str = ""
    is_on: bool = False
    device: str = ""
    earlier: str = ""
    until: int = 0
    looked: int = 0
    passed: int = 0
    began: int = 0
    readers: str = ""
    forgotten: int = 0
    hand_on: bool = False
    worked_at: datetime | None = moment(optional=True)
    failures: int = 0
    problem: str = ""


class FolderOwn(Local, table=True):
    """A file of this log's own in the folder, as it was last written."""

    __tablename__ = "folder_own"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    name: str = Field(primary_key=True)
    size: int


class FolderHad(Local, table=True):
    """Up to which of its changes, without a gap, a device's files were taken in from a folder.

    They count as had though what they brought was taken back since. The device is named by whoever
    signed, so it counts for their `sender` key alone: nobody can say what another one sent.
    """

    __tablename__ = "folder_had"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    sender: bytes = Field(primary_key=True)
    device: str = Field(primary_key=True)
    until: int


class FolderFile(Local, table=True):
    """Somebody's file in the folder, as it was when it was last looked into, and what came of it.

    `size` (bytes) and `modified` (nanoseconds) say whether it is still the same, `first_at` since
    when. One that was not taken in says why in `problem`, and is looked into again later, or as
    soon as the `readers` of this log are others; it `waits`, but where its sender has left.
    """

    __tablename__ = "folder_file"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    name: str = Field(primary_key=True)
    size: int
    modified: int
    first_at: datetime = moment()
    looked_at: datetime = moment()
    readers: str
    waits: bool
    problem: str = ""
