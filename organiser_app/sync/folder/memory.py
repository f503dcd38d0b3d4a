"""What this log remembers of its shared folder, in rows of its own that never leave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organiser_app.domain.models import FolderSync
from organiser_app.store.one_row import keep_one_row, one_row
from organiser_app.store.queries import tables as t
from organiser_app.sync.folder.listing import FolderFile


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a file when it was last looked into."""

    size: int
    modified: int
    first_at: datetime
    looked_at: datetime
    readers: str
    waits: bool
    problem: str

    def is_of(self, file: FolderFile) -> bool:
        """Whether the file is still as it was."""
        return (self.size, self.modified) == (file.size, file.modified)


def state(connection: Connection) -> FolderSync:
    """How the sync stands; as nothing was ever synced, where nothing was."""
    return one_row(connection, FolderSync) or FolderSync(began=latest_change(connection))


def keep_state(connection: Connection, **fresh: Any) -> None:
    """Keep some parts of how the sync stands, and the others as they are."""
    keep_one_row(connection, state(connection), **fresh)


def latest_change(connection: Connection) -> int:
    """The number of the latest change of the log."""
    return connection.execute(select(func.max(t.change.c.sequence))).scalar() or 0


def seen_files(connection: Connection) -> dict[str, Seen]:
    """By name, what came of each file that was looked into."""
    columns = t.folder_file.c
    query = select(columns.name, *(columns[name] for name in Seen.__slots__))
    return {name: Seen(*rest) for name, *rest in connection.execute(query)}


def keep_seen(connection: Connection, name: str, seen: Seen) -> None:
    """Keep what came of a file."""
    values = {part: getattr(seen, part) for part in Seen.__slots__}
    put = upsert(t.folder_file).values(name=name, **values)
    connection.execute(put.on_conflict_do_update(["name"], set_=values))


def forget_seen(connection: Connection, names: Iterable[str]) -> None:
    """Forget files that are not there any more."""
    for name in names:
        connection.execute(delete(t.folder_file).where(t.folder_file.c.name == name))


def had(connection: Connection) -> dict[tuple[bytes, str], int]:
    """By sender and device, up to which of its changes everything was taken in from a folder."""
    columns = t.folder_had.c
    query = select(columns.sender, columns.device, columns.until)
    return {(sender, device): until for sender, device, until in connection.execute(query)}


def keep_had(connection: Connection, sender: bytes, device: str, until: int) -> None:
    """Keep that everything of a device was taken in up to a change of its."""
    put = upsert(t.folder_had).values(sender=sender, device=device, until=until)
    connection.execute(put.on_conflict_do_update(["sender", "device"], set_={"until": until}))


def own_files(connection: Connection) -> dict[str, int]:
    """This log's own files in the folder by name, with their sizes."""
    rows = connection.execute(select(t.folder_own.c.name, t.folder_own.c.size))
    return {name: size for name, size in rows}  # noqa: C416 - a row is no pair to `dict`


def keep_own_files(connection: Connection, files: dict[str, int]) -> None:
    """Keep which files of this log's own lie in the folder."""
    connection.execute(delete(t.folder_own))
    rows = [{"name": name, "size": size} for name, size in files.items()]
    if rows:
        connection.execute(insert(t.folder_own), rows)


def begin_anew(connection: Connection) -> None:
    """Forget what was had, so that all that lies in the folder is looked into and taken in again.

    A merge that was taken back before this halts the sync no longer.
    """
    connection.execute(delete(t.folder_had))
    connection.execute(delete(t.folder_file))
    keep_state(connection, began=latest_change(connection))


def taken_back_since(connection: Connection, began: int) -> int | None:
    """The first merge that was taken back after the change `began`; None where there is none."""
    run = t.merge_run.c
    query = select(run.sequence).where(run.undone_by > began).order_by(run.undone_by).limit(1)
    found = connection.execute(query).scalar()
    return None if found is None else int(found)
