"""A contact of an address book, as it may come into a log."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from organiser_app.domain.inputs import Input, Name, Text

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
_OURS = "urn:uuid:"


class ContactInput(Input):
    """One entry: who, and how to reach them.

    `number` is the place of the entry in its file, from 1, and `uid` what the file knows it by.
    `where` is a street address in one line, and `note` all that has no field of its own here.
    """

    number: int
    name: Name
    phone: Short = ""
    email: Short = ""
    where: Short = ""
    note: Text = ""
    uid: Short = ""

    @property
    def resident_id(self) -> UUID | None:
        """The resident whom this log wrote the entry of, if it did."""
        try:
            return UUID(self.uid.removeprefix(_OURS)) if self.uid.startswith(_OURS) else None
        except ValueError:
            return None


def uid_of(resident_id: UUID) -> str:
    """What a contact file knows a resident of this log by."""
    return f"{_OURS}{resident_id}"
