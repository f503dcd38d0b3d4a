"""Turns of the sync through a folder: what is taken, what is written, and that it becomes quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import InvalidInput, OrganiserError
from organiser_app.domain.models import Resident
from organiser_app.store.device import device_number
from organiser_app.store.log import Log, restore_log
from organiser_app.sync.folder.standing import standing, turn_off, turn_on
from organiser_app.sync.folder.turn import Halted, Turn
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.runs import had_from, merge_runs
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.unmerge import unmerge
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings
from tests.sync.devices import forget
from tests.sync.erased_words import times_squeezed
from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import (
    add_theme,
    assert_equal,
    names,
    own_names,
    themes,
    turn,
    until_quiet,
)
from tests.sync.sharing import answer
from tests.sync.teams import changes, device_of


def test_three_logs_come_to_the_same_and_then_write_nothing_more(
    three: Three, shared: Path
) -> None:
    for log, name in zip(three, ("housing", "damp", "lifts"), strict=True):
        add_theme(log, name)
    assert until_quiet(shared, *three) <= 3
    assert_equal(*three)
    assert themes(three[0]) >= {"housing", "damp", "lifts"}
    before = (names(shared), [changes(log) for log in three])
    for log in three * 3:
        came = turn(log, shared)
        assert (came.taken, came.written) == ([], None)
    assert (names(shared), [changes(log) for log in three]) == before


def problem_of(log: Log, folder: Path) -> OrganiserError:
    """What ended a turn that did not go through."""
    problem = Turn(log, folder).whole().problem
    assert problem is not None
    return problem


def test_a_folder_that_is_not_there_is_said_and_nothing_is_made_in_its_place(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    shared.rmdir()
    for failures in (1, 2):
        assert "is not there" in problem_of(ada, shared).message
        stands = ada.read(standing)
        assert (stands.failures, stands.worked_at) == (failures, None)
        assert "connect" in stands.problem
    assert not shared.exists()
    shared.mkdir()
    turn(ada, shared)
    stands = ada.read(standing)
    assert (stands.failures, stands.problem, stands.worked_at) == (0, "", ada.clock())
    turn(beth, shared)
    assert "housing" in themes(beth)


def test_a_folder_that_cannot_be_written_to_is_still_read(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    add_theme(beth, "damp")
    came = Turn(beth, shared)
    steps = came.steps()
    next(steps)
    shared.rename(shared.parent / "elsewhere")  # as when a stick is pulled in the middle
    list(steps)
    assert came.problem is not None
    assert "housing" in themes(beth)
    (shared.parent / "elsewhere").rename(shared)
    assert turn(beth, shared).written is not None


def test_a_folder_that_holds_the_log_is_refused(three: Three, tmp_path: Path) -> None:
    ada, *_ = three
    inside = ada.folder.path / "packs"
    inside.mkdir()
    for folder in (tmp_path, ada.folder.path, inside):
        assert isinstance(problem_of(ada, folder), InvalidInput)
        with pytest.raises(InvalidInput, match="holds the log itself"):
            turn_on(ada, folder)
    assert not ada.read(standing).is_on


def test_a_merge_that_was_taken_back_does_not_come_again_by_itself(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    turn(beth, shared)
    (run,) = beth.read(merge_runs)
    unmerge(beth.work(), run.sequence)
    assert "housing" not in themes(beth)
    assert isinstance(problem_of(beth, shared), Halted)
    assert f"Merge {run.sequence} was taken back" in beth.read(standing).problem
    assert "housing" not in themes(beth)
    turn_on(beth, shared)
    turn(beth, shared)
    assert "housing" in themes(beth)


def test_what_the_folder_had_as_well_is_lacking_once_its_merge_is_taken_back(
    three: Three, shared: Path, tmp_path: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    merge_pack(beth, write_pack_of(ada, tmp_path / "all.pack").path)
    turn(ada, shared)
    turn(beth, shared)
    (run,) = beth.read(merge_runs)
    device = ada.read(device_number)
    assert beth.read(lambda connection: had_from(connection, device))
    unmerge(beth.work(), run.sequence)
    assert not beth.read(lambda connection: had_from(connection, device))


def test_sync_is_off_until_a_folder_is_chosen_and_remembers_it_when_it_is_off_again(
    three: Three, shared: Path
) -> None:
    ada, *_ = three
    assert not ada.read(standing).is_on
    assert ada.read(standing).folder is None
    turn_on(ada, shared)
    assert (ada.read(standing).is_on, ada.read(standing).folder) == (True, shared)
    turn_off(ada)
    assert (ada.read(standing).is_on, ada.read(standing).folder) == (False, shared)


def test_a_restored_log_gets_back_what_it_had_written_and_clears_its_older_files(
    three: Three, shared: Path, tmp_path: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    ada.back_up(tmp_path / "a.obackup")
    add_theme(ada, "damp")
    turn(ada, shared)
    before = own_names(ada, shared)
    ada.close()
    around = surroundings(SettableClock(), seed=99)
    with restore_log(tmp_path / "a.obackup", tmp_path / "New.olog", PASSPHRASE, around) as restored:
        assert "damp" not in themes(restored)
        turn(restored, shared)
        assert "damp" in themes(restored)
        assert not set(before) & set(names(shared))
        assert len(own_names(restored, shared)) == 1
        turn(beth, shared)
        turn(restored, shared)
        assert_equal(beth, restored)


def test_two_copies_of_one_log_sync_with_each_other_and_keep_their_own_files(
    three: Three, shared: Path, tmp_path: Path
) -> None:
    ada, *_ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    ada.back_up(tmp_path / "a.obackup")
    around = surroundings(SettableClock(), seed=99)
    with restore_log(tmp_path / "a.obackup", tmp_path / "New.olog", PASSPHRASE, around) as laptop:
        add_theme(laptop, "damp")
        assert until_quiet(shared, laptop, ada) <= 4
        assert_equal(laptop, ada)
        assert own_names(laptop, shared)
        assert own_names(ada, shared)


def test_a_turn_that_takes_erasures_in_writes_the_file_anew_once(
    three: Three, shared: Path
) -> None:
    ada, beth, carys = three
    residents = [device_of(ada).write(Resident, name=name) for name in ("Bill", "Terri")]
    for resident in residents:
        answer(device_of(ada), resident, given=True)
    until_quiet(shared, *three)
    for log, resident in zip((ada, carys), residents, strict=True):
        forget(device_of(log), resident)
        turn(log, shared)
    before = times_squeezed(beth)
    assert len([each for each in turn(beth, shared).taken if each.merged.erased]) == 2
    assert times_squeezed(beth) == before + 1
    turn(beth, shared)
    assert times_squeezed(beth) == before + 1
