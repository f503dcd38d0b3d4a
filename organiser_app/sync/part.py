"""The part of a log that a pack holds: one patch, or one project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.errors import NotFound
from organiser_app.language import tr
from organiser_app.store.queries import tables as t
from organiser_app.sync.cards import fitting_name

_ID = re.compile(r"[0-9a-f]{32}")


class PartKind(StrEnum):
    """What a part of a log is; each is the name of its table."""

    PATCH = "patch"
    PROJECT = "project"


_TABLES = {PartKind.PATCH: t.patch, PartKind.PROJECT: t.project}


@dataclass(frozen=True, slots=True)
class Part:
    """One patch or project, by its id and by the name it had when the pack was written."""

    kind: PartKind
    id: UUID
    name: str


def parts_of(connection: Connection) -> tuple[Part, ...]:
    """The patches and projects of a log, each kind by name; none that is deleted or nameless."""
    return tuple(
        Part(kind, row.id, fitting_name(row.name))
        for kind, table in _TABLES.items()
        for row in connection.execute(
            select(table.c.id, table.c.name)
            .where(t.live(table))
            .order_by(table.c.name.collate("NOCASE"), table.c.id)
        )
        if any(letter.isalnum() for letter in row.name)
    )


def part_called(connection: Connection, kind: PartKind, name: str) -> Part:
    """The patch or project of that name, or the one whose name begins so; else `NotFound`."""
    wanted = name.strip().casefold()
    known = [part for part in parts_of(connection) if part.kind is kind]
    same = [part for part in known if part.name.casefold() == wanted]
    alike = same or [part for part in known if part.name.casefold().startswith(wanted)]
    if len(alike) != 1:
        names = ", ".join(part.name for part in known)
        raise NotFound(_none_of_that_name(kind, name, names))
    return alike[0]


def _none_of_that_name(kind: PartKind, name: str, names: str) -> str:
    if kind is PartKind.PATCH:
        return tr(
            "“{name}” is not the name of one patch. The patches are: {names}.",
            name=name,
            names=names,
        )
    return tr(
        "“{name}” is not the name of one project. The projects are: {names}.",
        name=name,
        names=names or tr("none yet"),
    )


def part_as_json(part: Part | None) -> list[str] | None:
    """What a manifest says of a part; None for the whole log."""
    return None if part is None else [part.kind.value, part.id.hex, part.name]


def part_in_json(said: object) -> Part | None:
    """The way back; `TypeError` or `ValueError` where it is none."""
    if said is None:
        return None
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise TypeError
    kind, row_id, name = said
    if not _ID.fullmatch(row_id):
        raise ValueError(row_id)
    return Part(PartKind(kind), UUID(row_id), name)
