"""This log's own tables, which never leave it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from organiser_app.domain.models.base import Local, moment


class Device(Local, table=True):
    """The one row that says which device writes here, and how far its clock has come.

    A restored or copied log takes a new number, so that no two devices make the same version:
    `home` says on which machine and in which file this number was given.
    """

    id: int = Field(default=1, primary_key=True)
    number: str
    home: str
    ticks: int = 0


class Setting(Local, table=True):
    """A choice of the user, or the state of the window."""

    key: str = Field(primary_key=True)
    value: str


class Draft(Local, table=True):
    """What is being typed and is not saved yet: kept from the first key."""

    id: UUID = Field(primary_key=True)
    form: str
    body: str
    changed_at: datetime = moment()


class SavedFilter(Local, table=True):
    """What a list was narrowed to, kept under a name; `body` is JSON of what was chosen."""

    __tablename__ = "saved_filter"

    id: UUID = Field(primary_key=True)
    page: str
    name: str
    body: str


class ChangeEntry(Local, table=True):
    """One committed transaction; its `sequence` says what a peer has not had."""

    __tablename__ = "change"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    sequence: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    intention: str
    road: str = "do"
    target: int | None = None
    record_id: UUID | None = None


class ChangedRow(Local, table=True):
    """What a change did to one row: `before` is JSON of the fields that it changed, as they were.

    No `before` means that the change made the row. A merge also keeps the `versions` that it
    replaced, in hexadecimal digits, and the `others` (`other_value`) as they were where it touched
    those, both as JSON, since taking it back gives them back too. Where somebody chose between
    values (`settling`), the `others` of that one field are kept as well.
    """

    __tablename__ = "changed_row"

    id: int | None = Field(default=None, primary_key=True)
    sequence: int = Field(foreign_key="change.sequence", index=True)
    table_name: str
    row_id: str = Field(index=True)
    before: str | None = None
    versions: str | None = None
    others: str | None = None
    earlier: int | None = None
    """Of a merge: the change that had touched the row last."""


class SearchEntry(Local, table=True):
    """Which record a row of the search index stands for."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("row_id", "table_name"),)

    id: int | None = Field(default=None, primary_key=True)
    table_name: str
    row_id: str
