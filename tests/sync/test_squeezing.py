"""What a merge erased leaves the log's file for good, once for each run of merging."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.models import Theme
from organiser_app.services.backups import back_up_if_due
from organiser_app.store.log import Log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.taking import PackTaken, merge_pack, merge_packs
from tests.sync.devices import forget
from tests.sync.erased_words import remnants_in, times_squeezed, whom_rows_moved_of
from tests.sync.sharing import handed
from tests.sync.teams import acquaint, colleague_of, device_of

Two = tuple[Log, Log]


def pack_of(log: Log, folder: Path) -> Path:
    """A pack with everything, by itself in `folder`."""
    number = len(list(folder.glob("*.opack")))
    return write_pack_of(log, folder / f"{number}.opack").path


def test_a_merge_alone_leaves_remnants_and_the_next_backup_makes_up_for_it(two: Two) -> None:
    ada, beth = map(device_of, two)
    bill = whom_rows_moved_of(ada, lambda: beth.merge(handed(ada)))
    forget(ada, bill)
    beth.merge(handed(ada))
    assert remnants_in(beth.log)
    back_up_if_due(beth.log)
    assert not remnants_in(beth.log)


def test_packs_that_erase_are_merged_without_remnants_and_the_file_is_written_anew_once(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    with colleague_of(ada, tmp_path, empty_log_folder, "Carys") as carys:
        acquaint(beth, carys)

        def hand_on() -> None:
            pack = pack_of(ada, tmp_path)
            assert merge_pack(beth, pack).change
            assert merge_pack(carys, pack).change

        residents = [whom_rows_moved_of(device_of(ada), hand_on) for _ in range(2)]
        packs = []
        for each, resident in zip((ada, carys), residents, strict=True):
            forget(device_of(each), resident)
            packs.append(pack_of(each, tmp_path))
        before = times_squeezed(beth)
        came = merge_packs(beth, packs)
    assert all(isinstance(each, PackTaken) and each.merged.erased for each in came)
    assert not remnants_in(beth)
    assert times_squeezed(beth) == before + 1


def test_merging_what_erases_nobody_leaves_the_file_as_it_is(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    whom = whom_rows_moved_of(device_of(ada), lambda: merge_pack(beth, pack_of(ada, tmp_path)))
    forget(device_of(ada), whom)
    merge_pack(beth, pack_of(ada, tmp_path))
    before = times_squeezed(beth)
    device_of(ada).write(Theme, name="damp")
    merge_pack(beth, pack_of(ada, tmp_path))
    assert times_squeezed(beth) == before


def test_looking_into_a_pack_that_erases_leaves_the_file_as_it_is(two: Two) -> None:
    ada, beth = map(device_of, two)
    bill = whom_rows_moved_of(ada, lambda: beth.merge(handed(ada)))
    before = times_squeezed(beth.log)
    forget(ada, bill)
    beth.preview(handed(ada))
    back_up_if_due(beth.log)
    assert times_squeezed(beth.log) == before
