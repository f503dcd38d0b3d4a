"""What a log keeps so that it can be merged with others: its keys, its people, what merges did."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from organiser_app.domain.models.base import Local, moment


class Identity(Local, table=True):
    """The one row that holds this log's own private keys; they never leave it.

    `signing_key` (32 bytes, Ed25519) says that a pack is ours, `opening_key` (an age identity)
    opens the packs that are written for us.
    """

    id: int = Field(default=1, primary_key=True)
    signing_key: bytes = Field(repr=False)
    opening_key: str = Field(repr=False)
    made_at: datetime = moment()


class Member(Local, table=True):
    """Somebody whose log exchanges packs with this one, by the public halves of their keys.

    Nothing is merged from a member, or written for one, before their words were read aloud and
    found to be the same (`confirmed_at`), nor after `left_at`.
    """

    id: UUID = Field(primary_key=True)
    name: str
    checking_key: bytes = Field(unique=True)
    """32 bytes (Ed25519), by which their signature is checked."""
    sealing_key: str
    """An age recipient, to which packs for them are encrypted."""
    added_at: datetime = moment()
    confirmed_at: datetime | None = moment(optional=True)
    left_at: datetime | None = moment(optional=True)


class MergeRun(Local, table=True):
    """One pack that was merged: whose it was, and what it did.

    Its rows are the change of the same `sequence`; `undone_by` is the change that took it back.
    The pack held the changes of `device` (16 hexadecimal digits) after its sequence `since` up to
    `until`. The `content` (lines, compressed) is kept so that an earlier run can be taken back and
    this one left to stand; not for ever, and not after an erasure.
    """

    __tablename__ = "merge_run"

    sequence: int = Field(foreign_key="change.sequence", primary_key=True)
    pack: str = Field(index=True)
    """SHA-256 of what was in the pack, in hexadecimal digits."""
    sender: bytes
    sender_name: str
    made_at: datetime = moment()
    device: str
    since: int
    until: int
    kind: str = "whole"
    """Whether its rows came whole, or under pseudonyms (`manifest.PackKind`)."""
    added: int = 0
    altered: int = 0
    disagreed: int = 0
    erased: int = 0
    refused: int = 0
    undone_by: int | None = None
    content: bytes | None = None
    may_wait: bool = True
    """Whether a line of it may have to wait: one that is not all understood, or says too little."""


class Sent(Local, table=True):
    """How far a member was sent this log's changes: what `device` wrote up to its `sequence`.

    A log that was copied or restored is another device, whose sequence may have gone back.
    """

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    sealing_key: str = Field(primary_key=True)
    device: str
    sequence: int


class OtherValue(Local, table=True):
    """A value that a field has had by another device, beside the one that stands in its row.

    While it is `open`, whoever wrote the one that stands had not seen it: where the two differ,
    they are a conflict, and both are kept until somebody chooses. Afterwards it says that it was
    seen, so that an old copy of it asks nobody again. `value` is JSON; it is null as well where
    another log wrote over it, which tells nobody the value (`sync.lines`).
    """

    __tablename__ = "other_value"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    table_name: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    version: bytes = Field(primary_key=True)
    value: str
    open: bool


class Register(Local, table=True):
    """A value that a later version wrote, carried along until this one understands it.

    `value` is JSON; `sequence` the change by which it came.
    """

    table_name: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    value: str
    version: bytes
    sequence: int


class Withheld(Local, table=True):
    """A row that stayed at home when the last pack was written, as somebody had not agreed.

    Once it may go, it counts as changed, so that whoever had all the rest is sent it too.
    """

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    table_name: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)


class Forgotten(Local, table=True):
    """The number of a row that was removed for good, as it concerned somebody who was erased.

    What hangs on it and comes later, or comes again, goes too.
    """

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    row_id: str = Field(primary_key=True)
