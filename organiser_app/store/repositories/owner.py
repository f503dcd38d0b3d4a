"""Whose log it is: the organiser who writes in it, and their patch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Select, select

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import Setting, table_of
from organiser_app.language import tr
from organiser_app.store.repositories.same_places import stands_for
from organiser_app.store.repositories.settings import put_setting

OWN_ORGANISER, OWN_PATCH = "own_organiser", "own_patch"


@dataclass(frozen=True, slots=True)
class Owner:
    """The organiser and the patch to which a new record belongs."""

    organiser_id: UUID
    patch_id: UUID


def owner(connection: Connection) -> Owner:
    """Whose log it is; `NotFound` where it was never set up.

    Where its patch was brought together with another, the one that was kept is its own.
    """
    values = {key: UUID(value) for key, value in connection.execute(_both())}
    if len(values) != len((OWN_ORGANISER, OWN_PATCH)):
        raise NotFound(tr("This log does not know yet whose it is. Open it in the window first."))
    return Owner(values[OWN_ORGANISER], stands_for(connection, values[OWN_PATCH]))


def kept_id(connection: Connection, key: str) -> UUID | None:
    """What is kept under `OWN_ORGANISER` or `OWN_PATCH`; None where the log was never set up."""
    columns = table_of(Setting).c
    value = connection.scalar(select(columns.value).where(columns.key == key))
    return UUID(value) if value else None


@cache
def _both() -> Select[str, str]:
    columns = table_of(Setting).c
    return select(columns.key, columns.value).where(columns.key.in_((OWN_ORGANISER, OWN_PATCH)))


def set_owner(connection: Connection, owned: Owner) -> None:
    """Say whose log it is."""
    put_setting(connection, OWN_ORGANISER, str(owned.organiser_id))
    put_setting(connection, OWN_PATCH, str(owned.patch_id))
