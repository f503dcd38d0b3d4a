"""A log that was set back: an older copy of its file was laid over it, in the very same place.

It cannot see so by itself. But in the folder lies what it wrote since, as changes that it never
made, or made otherwise. Were it to go on as the same device, the numbers of its changes would come
twice, and colleagues would take what is new for what they had.
"""

from __future__ import annotations

from collections.abc import Iterable

from organiser_app.domain.errors import OrganiserError
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.carrier import BY_FOLDER
from organiser_app.sync.folder.listing import FolderFile
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import open_pack


def go_on_as_another_if_set_back(log: Log, files: Iterable[FolderFile]) -> None:
    """Be another device where a file of this one holds changes that this log knows nothing of.

    What the device had written is then taken in again, as that of any other.
    """
    device = log.read(device_number)
    own = (file for file in files if file.name.device == device)
    if any(not _wrote(log, file.name.until) and _is_own(log, file, device) for file in own):
        log.become_another_device()


def _wrote(log: Log, sequence: int) -> bool:
    """Whether it was by this change that this log wrote into a folder."""
    query = f"""
        SELECT EXISTS (SELECT 1 FROM change
          WHERE sequence = ? AND road = '{BY_FOLDER}' AND intention = 'write_pack')"""
    with log.reading() as connection:
        return bool(connection.exec_driver_sql(query, (sequence,)).scalar_one())


def _is_own(log: Log, file: FolderFile, device: str) -> bool:
    """Whether a file is what its name says: anybody can give a file a name."""
    keys = identity_of(log).keys
    try:
        with open_pack(file.path, keys, scratch=log.folder.path) as pack:
            said = pack.manifest
    except OrganiserError:
        return False
    ours = said.sender == keys.public() and said.device == device
    return ours and not _wrote(log, said.until)
