"""A national programme's packs in one log: 5,500 organisers hand over, one machine merges them.

The rows are those of `demo --size national`, patch by patch, dealt out among the organisers of each
patch, so that packs name what only another pack holds. How time and memory grow is told after each
tenth of the packs. A tenth of the organisers hand over, for all of them takes the better part of an
hour: `python -m tests.benchmarks.bench_programme 5500`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.keys import new_keys
from organiser_app.sync.members import identity_of, know_team
from organiser_app.sync.pack import write_pack
from organiser_app.sync.taking import PackRefused, merge_packs
from tests.benchmarks.measuring import memory
from tests.benchmarks.programme import NATIONAL, dealt_patch, empty_log, heading, open_copy

_TENTH = 10


def main() -> None:
    """Print rows, seconds and megabytes after each tenth of the packs."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else NATIONAL.organisers // _TENTH
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        template = empty_log(place)
        with open_copy(place, template, "Programme", 0) as programme:
            set_up(programme.work(), SetUpInput(organiser="Programme", patch="All"))
            packs = list(islice(_packs(place, template, programme), wanted))
            rows = sum(count for _, count in packs)
            print(f"{len(packs):,} packs of {rows:,} rows are written", flush=True)
            _merge_all(programme, packs)


def _merge_all(programme: Log, packs: list[tuple[Path, int]]) -> None:
    refused = [
        one
        for one in merge_packs(programme, _one_by_one(programme, packs))
        if isinstance(one, PackRefused)
    ]
    assert not refused, refused[0].problem


def _one_by_one(programme: Log, packs: list[tuple[Path, int]]) -> Iterator[Path]:
    """The packs as they are asked for, telling after each tenth how the log has grown."""
    begun, worked, rows = perf_counter(), process_time(), 0
    for number, (path, count) in enumerate(packs, start=1):
        yield path
        rows += count
        if number % max(1, len(packs) // _TENTH) == 0:
            print(
                f"{number:>6,} packs {rows:>10,} rows {perf_counter() - begun:>8.1f} s"
                f" ({process_time() - worked:>7.1f} s of one core)"
                f" {memory() / 1e6:>6,.0f} MB {_on_disk(programme) / 1e6:>7,.0f} MB on disk",
                flush=True,
            )


def _packs(folder: Path, template: Path, programme: Log) -> Iterator[tuple[Path, int]]:
    """The packs of each patch in turn, with the number of rows in each; their writers are known."""
    reader = identity_of(programme).keys.public().sealing_key
    for patch in range(NATIONAL.patches):
        shares = dealt_patch(folder, template, patch)
        writers = [new_keys() for _ in shares]
        know_team(
            programme, [MemberCard(f"{patch} {n}", k.public()) for n, k in enumerate(writers)]
        )
        for number, (keys, share) in enumerate(zip(writers, shares, strict=True)):
            path = folder / f"{patch}-{number}.opack"
            write_pack(path, heading(patch, number), share, keys, readers=[reader])
            yield path, len(share)


def _on_disk(log: Log) -> int:
    return sum(each.stat().st_size for each in log.folder.path.iterdir() if each.is_file())


if __name__ == "__main__":
    main()
