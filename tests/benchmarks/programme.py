"""A national programme for benchmarks: the rows of `demo --size national`, dealt to its organisers.

Each patch is written as `demo` writes it and dealt out among its organisers row by row, so that
what one of them hands on names what only another has.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from organiser_app.services.sample.sizes import EXTENTS, Extent, SampleSize
from organiser_app.services.sample.writing import write_extent
from organiser_app.store.log import Log, create_log, open_log
from organiser_app.sync.lines import lines_of
from organiser_app.sync.manifest import Heading, PackKind
from tests.store_fixtures import PASSPHRASE, START, surroundings

NATIONAL = EXTENTS[SampleSize.NATIONAL]


def empty_log(folder: Path) -> Path:
    """A closed, empty log, for copying."""
    path = folder / "Empty.olog"
    create_log(path, PASSPHRASE, surroundings()).close()
    return path


def open_copy(folder: Path, template: Path, name: str, seed: int) -> Log:
    """A copy of an empty log, open; the ids in it come of `seed`."""
    path = Path(shutil.copytree(template, folder / f"{name}.olog"))
    return open_log(path, PASSPHRASE, surroundings(seed=seed))


def dealt_patch(folder: Path, template: Path, patch: int) -> list[list[bytes]]:
    """The rows of a patch as packs hold them, for each of its organisers their share."""
    lines = _lines_of(folder, template, patch)
    count = NATIONAL.organisers_of(patch)
    return [_dealt(lines, number, count) for number in range(count)]


def heading(patch: int, number: int) -> Heading:
    """What stands at the head of what an organiser of a patch hands over."""
    return Heading(
        min_reader=4,
        schema=4,
        made_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        sender_name=f"{patch} {number}",
        kind=PackKind.WHOLE,
        since=0,
        until=1,
        device=f"{patch:08x}{number:08x}",
    )


def _lines_of(folder: Path, template: Path, patch: int) -> list[bytes]:
    extent = Extent(
        1,
        NATIONAL.organisers_of(patch),
        NATIONAL.residents_of(patch),
        NATIONAL.projects_of(patch),
        NATIONAL.listenings_per_resident,
        NATIONAL.ties_per_resident,
    )
    with open_copy(folder, template, "Patch", patch + 1) as log:
        write_extent(log.work(), extent, patch, START.date())
        lines = log.read(lambda connection: list(lines_of(connection, 0)))
    shutil.rmtree(log.folder.path)
    return lines


def _dealt(lines: list[bytes], number: int, count: int) -> list[bytes]:
    """The rows that fall to one of them, each under the head of its table."""
    heads = [line.startswith(b"{") for line in lines]
    return [line for place, line in enumerate(lines) if heads[place] or place % count == number]
