"""What was merged stands though there is no room to squeeze the log, which is made up for later."""

from __future__ import annotations

import shutil
from pathlib import Path

from organiser_app.domain.models import Resident, Theme
from organiser_app.services.backups import EVERY, back_up_if_due
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.taking import PackTaken, merge_packs
from tests.faults.conftest import mounted
from tests.sync.devices import forget
from tests.sync.erased_words import times_squeezed
from tests.sync.sharing import answer, handed
from tests.sync.teams import acquaint, device_of, log_of

_MANY, _LONG = 40, 50_000
_FOR_THE_REST = 600_000


def test_a_merge_is_done_though_the_disk_is_too_full_to_squeeze_and_the_next_backup_does(
    disk: Path, tmp_path: Path, empty_log_folder: Path
) -> None:
    assert mounted("-o", "remount,size=40m", str(disk))
    with (
        log_of(tmp_path, empty_log_folder, "Ada") as ada,
        log_of(disk, empty_log_folder, "Beth") as beth,
    ):
        acquaint(ada, beth)
        bill = device_of(ada).write(Resident, name="Bill Hughes")
        answer(device_of(ada), bill, given=True)
        device_of(beth).merge(handed(device_of(ada)))
        forget(device_of(ada), bill)
        for number in range(_MANY):
            device_of(ada).write(Theme, name=f"{number}", description="x" * _LONG)
        pack = write_pack_of(ada, tmp_path / "ada.opack").path
        before = times_squeezed(beth)
        # A backup is made of a copy, which then goes; squeezing needs as much, and what was merged.
        room = 2 * beth.folder.database.stat().st_size + _MANY * _LONG + _FOR_THE_REST
        size = shutil.disk_usage(disk).used + room
        assert mounted("-o", f"remount,size={size}", str(disk))
        (came,) = merge_packs(beth, [pack])
        assert isinstance(came, PackTaken)
        assert came.change
        assert ("resident", bill, "name") not in device_of(beth).state()
        assert times_squeezed(beth) == before
        assert mounted("-o", "remount,size=40m", str(disk))
        device_of(beth).clock.advance(days=EVERY.days + 1)
        back_up_if_due(beth)
        assert times_squeezed(beth) == before + 1
