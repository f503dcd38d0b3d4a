"""Taking in what others wrote: late, broken, renamed and repeated files, and files of strangers."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from organiser_app.domain.errors import ForeignPack
from organiser_app.store.backup import backups_in
from organiser_app.store.device import device_number
from organiser_app.sync.folder.names import PackName
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.members import add_member, confirm_member, identity_of, member_left
from organiser_app.sync.runs import had_from, merge_runs
from organiser_app.sync.taking import Terms, merge_pack
from organiser_app.sync.team import team
from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import (
    add_theme,
    advance,
    assert_equal,
    names,
    own_names,
    themes,
    turn,
    until_quiet,
    waiting,
)
from tests.sync.teams import acquaint, changes, log_of

NOT_WHOLE = "It has not come whole yet."


def test_a_file_that_is_half_written_waits_and_is_taken_once_it_is_whole(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    written = turn(ada, shared).written
    assert written is not None
    whole = written.path.read_bytes()
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        written.path.write_bytes(whole[:size])
        assert turn(beth, shared).taken == []
        assert waiting(beth) == [NOT_WHOLE]
    written.path.write_bytes(whole)
    assert len(turn(beth, shared).taken) == 1
    assert waiting(beth) == []
    assert "housing" in themes(beth)


def test_a_file_that_stays_broken_is_said_to_be_damaged_and_stops_no_other(
    three: Three, shared: Path
) -> None:
    ada, beth, carys = three
    add_theme(carys, "lifts")
    turn(carys, shared)
    written = turn(ada, shared).written
    assert written is not None
    broken = bytearray(written.path.read_bytes())
    broken[-20] ^= 1
    written.path.write_bytes(broken)
    turn(beth, shared)
    assert waiting(beth) == [NOT_WHOLE]
    assert "lifts" in themes(beth)
    advance(beth, minutes=11)
    turn(beth, shared)
    assert "damaged" in waiting(beth)[0]


def test_a_later_file_waits_for_an_earlier_one_and_follows_it(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    turn(ada, shared)
    files = {}
    for name in ("housing", "damp"):
        add_theme(ada, name)
        written = turn(ada, shared).written
        assert written is not None
        files[name] = written.path
    aside = shared.parent / "late"
    files["housing"].rename(aside)
    turn(beth, shared)
    assert waiting(beth) == ["An earlier file of Ada has not come yet."]
    assert "damp" not in themes(beth)
    aside.rename(files["housing"])
    turn(beth, shared)
    assert waiting(beth) == []
    assert themes(beth) >= {"housing", "damp"}


def test_a_file_that_went_for_good_is_stood_in_for_by_its_own_device(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    first = turn(ada, shared).written
    add_theme(ada, "damp")
    assert turn(ada, shared).written is not None
    assert first is not None
    first.path.unlink()
    turn(beth, shared)
    assert "damp" not in themes(beth)
    turn(ada, shared)
    assert len(own_names(ada, shared)) == 1
    turn(beth, shared)
    assert themes(beth) >= {"housing", "damp"}


def test_copies_links_and_folders_beside_are_not_looked_at(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    turn(ada, shared)
    (name,) = names(shared)
    shutil.copy(shared / name, shared / f"{name[:-6]} (conflicted copy).opack")
    shutil.copy(shared / name, shared / f"{name[:-6]}.sync-conflict-20260302-090000-AAAAAAA.opack")
    (shared / f"{'1' * 16}-0-5.opack").symlink_to(shared / name)
    (shared / f"{'2' * 16}-0-5.opack").mkdir()
    (shared / "notes.txt").write_text("not ours")
    beside = set(names(shared))
    assert len(turn(beth, shared).taken) == 1
    assert waiting(beth) == []
    assert beside <= set(names(shared))


def test_what_a_name_says_is_not_believed(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    turn(beth, shared)
    add_theme(ada, "housing")
    written = turn(ada, shared).written
    assert written is not None
    device = beth.read(device_number)
    said = PackName("f" * 16, 0, 10**17)
    written.path.rename(shared / str(said))
    carys = three[2]
    turn(carys, shared)
    assert "housing" in themes(carys)
    assert carys.read(lambda connection: had_from(connection, "f" * 16)) == 0
    add_theme(beth, "damp")
    assert turn(beth, shared).written is not None
    turn(carys, shared)
    assert "damp" in themes(carys)
    assert carys.read(lambda connection: had_from(connection, device)) > 0


def test_an_old_file_that_comes_again_changes_nothing(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    old = turn(ada, shared).written
    assert old is not None
    aside = Path(shutil.copy(old.path, shared.parent / "old"))
    turn(beth, shared)
    old.path.unlink()
    turn(ada, shared)
    turn(beth, shared)
    before = changes(beth)
    shutil.copy(aside, old.path)
    assert turn(beth, shared).taken == []
    assert changes(beth) == before
    turn(ada, shared)
    assert not old.path.exists()


def test_nothing_is_merged_from_somebody_who_is_not_confirmed_and_all_of_it_once_they_are(
    three: Three, shared: Path, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, *_ = three
    with log_of(tmp_path, empty_log_folder, "Dilys") as dilys:
        confirm_member(dilys, add_member(dilys, identity_of(ada).card).id)
        add_theme(dilys, "damp")
        turn(dilys, shared)
        turn(ada, shared)
        assert len(waiting(ada)) == 1
        assert "does not know who wrote this pack; it says Dilys" in waiting(ada)[0]
        added = add_member(ada, identity_of(dilys).card).id
        advance(ada, minutes=11)
        turn(ada, shared)
        assert "Dilys, who wrote this pack, is not confirmed yet" in waiting(ada)[0]
        confirm_member(ada, added)
        turn(ada, shared)
        assert waiting(ada) == []
        assert "damp" in themes(ada)


def test_a_file_for_others_waits_without_being_read(
    three: Three, shared: Path, tmp_path: Path, empty_log_folder: Path
) -> None:
    with log_of(tmp_path, empty_log_folder, "Dilys") as dilys:
        turn(three[0], shared)
        turn(dilys, shared)
        assert "written for other people" in waiting(dilys)[0]


def test_what_somebody_wrote_for_one_alone_is_handed_on_to_the_others(
    tmp_path: Path, empty_log_folder: Path, shared: Path
) -> None:
    made = [log_of(tmp_path, empty_log_folder, name) for name in ("Ada", "Beth", "Carys", "Dilys")]
    for one, other in pairwise(made):
        acquaint(one, other)
    for number, log in enumerate(made):
        add_theme(log, f"theme {number}")
    until_quiet(shared, *made, most=8)
    assert_equal(*made)
    assert {f"theme {number}" for number in range(4)} <= themes(made[0])
    for log in made:
        log.close()


def test_what_brings_nothing_new_is_no_merge(three: Three, shared: Path) -> None:
    until_quiet(shared, *three)
    assert_equal(*three)
    before = [len(log.read(merge_runs)) for log in three]
    add_theme(three[0], "housing")
    until_quiet(shared, *three)
    assert [len(log.read(merge_runs)) for log in three] == [before[0], before[1] + 1, before[2] + 1]


def test_the_log_is_backed_up_before_it_merges_but_not_each_time(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    for hours in range(9):
        add_theme(ada, f"theme {hours}")
        turn(ada, shared)
        turn(beth, shared)
        advance(beth, hours=1)
    assert len(backups_in(beth.folder.backups)) == 3
    assert len(backups_in(ada.folder.backups)) == 1


def test_a_file_that_goes_while_it_is_read_is_passed_over(three: Three, shared: Path) -> None:
    ada, beth, carys = three
    for log in (ada, carys):
        turn(log, shared)
    came = Turn(beth, shared)
    steps = came.steps()
    next(steps)
    for name in own_names(ada, shared) + own_names(carys, shared):
        (shared / name).unlink()
    assert len(list(steps)) == 1
    assert came.problem is None
    assert len(came.taken) == 1


def test_nothing_more_is_taken_from_who_left_and_nobody_is_kept_waiting_for_it(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    (left,) = (each for each in ada.read(team) if each.name == "Beth")
    member_left(ada, left.id)
    add_theme(beth, "damp")
    turn(beth, shared)
    assert turn(ada, shared).taken == []
    assert waiting(ada) == []
    confirm_member(ada, add_member(ada, identity_of(beth).card).id)
    turn(ada, shared)
    assert "damp" in themes(ada)


def test_a_file_that_was_merged_by_hand_lets_the_later_ones_follow(
    three: Three, shared: Path, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada = three[0]
    with log_of(tmp_path, empty_log_folder, "Dilys", days_ahead=30) as dilys:
        acquaint(ada, dilys)
        add_theme(dilys, "damp")
        written = turn(dilys, shared).written
        assert written is not None
        add_theme(dilys, "lifts")
        turn(dilys, shared)
        turn(ada, shared)
        assert [each for each in waiting(ada) if "ahead of this machine's clock" in each]
        assert "damp" not in themes(ada)
        merge_pack(ada, written.path, Terms(days_to_come=True))
        advance(ada, minutes=11)
        turn(ada, shared)
        assert waiting(ada) != []
        assert "damp" in themes(ada)
        Turn(ada, shared, Terms(days_to_come=True)).whole()
        assert waiting(ada) == []
        assert "lifts" in themes(ada)


def test_whose_rows_are_here_under_pseudonyms_waits_and_stops_no_other(
    three: Three, shared: Path, tmp_path: Path
) -> None:
    ada, beth, carys = three
    add_theme(ada, "housing")
    add_theme(carys, "lifts")
    told = write_pack_of(ada, tmp_path / "a.pack", under_pseudonyms=True).path
    merge_pack(beth, told)
    for log in (ada, carys, beth):
        turn(log, shared)
    assert "This log has what Ada wrote under pseudonyms." in waiting(beth)[0]
    assert "lifts" in themes(beth)
    with pytest.raises(ForeignPack, match="under the true names"):
        merge_pack(carys, told)
