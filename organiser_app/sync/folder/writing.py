"""Writing this log's own files into the shared folder: what is new, or now and then everything.

A pack is written beside the log first, and the change that it belongs to is made to last; only then
is it laid into the folder. So nothing is ever there of which the log itself knows nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.models import FolderSync
from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.store.device import device_number
from organiser_app.store.files import writing_whole
from organiser_app.store.log import Log
from organiser_app.sync.carrier import BY_FOLDER
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import FolderFile, folder_problems
from organiser_app.sync.folder.names import PART, SUFFIX, PackName, read_name
from organiser_app.sync.folder.readers import readers_mark
from organiser_app.sync.handing import pack_within, sealing_keys
from organiser_app.sync.manifest import Manifest
from organiser_app.sync.members import identity_of
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.team import LogIdentity, TeamMember, confirmed_members, own_keys
from organiser_app.sync.touching import may_leave

MOST_FILES = 16
"""How many files a device has in the folder at most, before one with everything stands for them."""
_SMALL = 256 * 1024
_ASIDE = "outgoing.opack"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whether anything is to be written: `whole` is everything, else what is `new` is, if any."""

    device: str
    state: FolderSync
    readers: tuple[TeamMember, ...]
    mark: str
    whole: bool
    new: bool


@dataclass(frozen=True, slots=True)
class FileWritten:
    """A file of this log's own that was laid into the folder."""

    path: Path
    manifest: Manifest
    change: Change


def write_what_is_new(log: Log, folder: Path, files: Iterable[FolderFile]) -> FileWritten | None:
    """Write what others may not have yet, where there is anything; `files` lie in the folder.

    Everything is written anew where there are many own files, one of them went, the readers are
    others, or something was erased since. `FolderProblem`, or `DiskFull`, where it cannot be
    written: then it waits for the next time.
    """
    own, aside = identity_of(log), log.folder.path / _ASIDE
    for left in (aside, aside.with_name(aside.name + PART)):  # by a turn that was killed
        left.unlink(missing_ok=True)
    present = {str(file.name): file.size for file in files}
    plan = log.read(lambda connection: _plan(connection, present))
    if not (plan.whole or plan.new):
        return None
    try:
        written = _write_aside(log, own, plan, aside)
        if written is None:
            return None
        manifest, change = written
        path = _lay_down(log, folder, plan, aside, manifest)
        return FileWritten(path, manifest, change)
    finally:
        aside.unlink(missing_ok=True)


def has_nothing_to_write(connection: Connection) -> bool:
    """Whether this log was not changed by anybody here since it last wrote.

    A change of what stays at home counts: it was not noted then that it stays, so that it would not
    count as changed once it may go.
    """
    known = memory.state(connection)
    return not (known.hand_on or _changed_here(connection, known.until))


def let_pass(connection: Connection) -> None:
    """What came until now need not be handed on: everybody has it from where it came.

    For a log that had nothing to write when it came, so that nothing of its own lies between.
    """
    if has_nothing_to_write(connection):
        memory.keep_state(connection, passed=memory.latest_change(connection))


def clear_outlived(log: Log, folder: Path, files: Iterable[FolderFile]) -> int:
    """Remove own files for which newer ones stand; how many they were.

    Those of the device that this log was before it was restored go as well, as far as this log has
    what is in them. That is done once: if it was copied and the other one goes on, they are that
    one's, who writes them again. Nobody else's are touched.
    """
    with log.reading() as connection:
        known, own = memory.state(connection), memory.own_files(connection)
        earlier = _had_of_own(connection, known.earlier)
    outlived = [
        file
        for file in files
        if (
            file.name.device == known.device
            and file.name.until <= known.until
            and str(file.name) not in own
        )
        or (file.name.device == known.earlier and file.name.until <= earlier)
    ]
    unfinished = folder.glob(f"{known.device}-*{SUFFIX}{PART}") if known.device else ()
    with folder_problems(folder):
        for path in (*(file.path for file in outlived), *unfinished):
            path.unlink(missing_ok=True)
    if known.earlier:
        with log.local() as connection:
            memory.keep_state(connection, earlier="")
    return len(outlived)


def _plan(connection: Connection, present: dict[str, int]) -> Plan:
    known, mark = memory.state(connection), readers_mark(connection)
    device, own = device_number(connection), memory.own_files(connection)
    new = known.hand_on or _changed_here(connection, known.looked)
    whole = (
        known.device != device
        or known.readers != mark
        or known.forgotten != _forgotten(connection)
        or not own.items() <= present.items()
        or (new and _are_many(own))
    )
    return Plan(device, known, confirmed_members(connection), mark, whole, new)


def _had_of_own(connection: Connection, device: str) -> int:
    """Up to which of its changes this log has what another device with its own keys wrote."""
    keys = own_keys(connection)
    if keys is None:
        return 0
    return memory.had(connection).get((keys.public().checking_key, device), 0)


def _forgotten(connection: Connection) -> int:
    """How much went for good that own files may hold; it only ever grows.

    Counted are those whom this device erased or withdrew, and the rows that went with merges.
    """
    query = f"""
        SELECT (SELECT count(*) FROM erased_versions WHERE substr(deleted, {DEVICE_AT + 1}) = ?)
        + (SELECT ifnull(sum(erased), 0) FROM merge_run)"""
    device = bytes.fromhex(device_number(connection))
    return int(connection.exec_driver_sql(query, (device,)).scalar_one())


def _changed_here(connection: Connection, since: int) -> bool:
    """Whether this log was changed otherwise than through the folder."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM change"
        f" WHERE sequence > ? AND road <> '{BY_FOLDER}' AND intention <> 'write_pack')"
    )
    return bool(connection.exec_driver_sql(query, (since,)).scalar_one())


def _are_many(own: dict[str, int]) -> bool:
    """Whether own files should be made one: they are many, or hold more than everything does."""
    names = {name: said for name in own if (said := read_name(name)) is not None}
    more = sum(own[name] for name, said in names.items() if said.since)
    everything = sum(own[name] for name, said in names.items() if not said.since)
    return len(own) >= MOST_FILES or more > max(everything, _SMALL)


def _write_aside(
    log: Log, own: LogIdentity, plan: Plan, aside: Path
) -> tuple[Manifest, Change] | None:
    """Write the pack beside the log; None where nothing that is new may leave."""
    looked = log.read(memory.latest_change)
    work = log.work()
    work.journalled = False
    with work:
        keep_at_home(work)  # withdraws whoever said no, so that more may be forgotten than before
        whole = plan.whole or plan.state.forgotten != _forgotten(work.connection)
        since, passed = (0, 0) if whole else (plan.state.until, plan.state.passed)
        if whole or may_leave(work.connection, max(since, passed)):
            keys = sealing_keys(plan.readers, own)
            manifest = pack_within(work, aside, own, since, readers=keys, passed=passed)
            return manifest, work.commit("write_pack", road=BY_FOLDER)
    with log.local() as connection:
        memory.keep_state(connection, looked=looked, hand_on=False)
    return None


def _lay_down(log: Log, folder: Path, plan: Plan, aside: Path, manifest: Manifest) -> Path:
    name = PackName(manifest.device, manifest.since, manifest.until)
    path = folder / str(name)
    with folder_problems(folder), aside.open("rb") as pack:
        with writing_whole(path) as file:
            shutil.copyfileobj(pack, file)
        size = path.stat().st_size
    with log.local() as connection:
        own = memory.own_files(connection) if name.since else {}
        memory.keep_own_files(connection, {**own, str(name): size})
        _keep_how_far(connection, plan, name)
    return path


def _keep_how_far(connection: Connection, plan: Plan, name: PackName) -> None:
    was = plan.state
    memory.keep_state(
        connection,
        device=plan.device,
        earlier=was.earlier if was.device in ("", plan.device) else was.device,
        until=name.until,
        looked=name.until,
        passed=name.until,
        readers=plan.mark,
        forgotten=was.forgotten if name.since else _forgotten(connection),
        hand_on=False,
    )
