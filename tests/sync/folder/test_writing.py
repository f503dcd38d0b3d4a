"""Writing own files: only what is new, made one now and then, and without what was erased."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from organiser_app.domain.errors import ForeignPack
from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.models import Resident
from organiser_app.domain.values import ConsentPurpose
from organiser_app.services.residents import add_resident, record_consent
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.folder.writing import MOST_FILES
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.members import identity_of, member_left
from organiser_app.sync.pack import open_pack
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.team import team
from tests.store_fixtures import START
from tests.sync.devices import forget
from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import (
    add_theme,
    assert_equal,
    names,
    own_names,
    themes,
    turn,
    until_quiet,
    words_in,
)
from tests.sync.teams import acquaint, device_of, log_of

SHARING, TODAY = ConsentPurpose.SHARE_WITH_TEAM, START.date()


def add_terri(log: Log, *, agreed: bool) -> str:
    """A resident who agreed to be shared, or was not asked; their id as packs write it."""
    terri = add_resident(log.work(), ResidentInput(name="Terri Okafor")).record_id
    assert terri is not None
    if agreed:
        record_consent(log.work(), terri, SHARING, given=True, on=TODAY)
    return terri.hex


def settle(folder: Path, *logs: Log) -> None:
    """Let each log take in all, and hand on once what it took in."""
    until_quiet(folder, *logs)
    for log in logs:
        add_theme(log, "damp")
        until_quiet(folder, *logs)


def test_what_is_new_is_written_alone(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    settle(shared, *three)
    add_theme(ada, "housing")
    written = turn(ada, shared).written
    assert written is not None
    assert written.manifest.records == 2
    assert len(own_names(ada, shared)) == 3
    before = own_names(beth, shared)
    turn(beth, shared)
    assert own_names(beth, shared) == before


def test_what_was_changed_here_leaves_though_something_came_before_it_was_written(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    terri = add_terri(ada, agreed=True)
    settle(shared, *three)
    device_of(beth).change(Resident, terri, phone="5550 100")
    turn(beth, shared)
    device_of(ada).change(Resident, terri, name="Terri Bell")
    assert len(turn(ada, shared).taken) == 1
    until_quiet(shared, *three)
    assert "Terri Bell" in everybody(beth)
    assert_equal(*three)


def test_what_came_is_not_written_again_where_all_can_read_it_where_it_came_from(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    settle(shared, *three)
    add_theme(beth, "damp in the back bedroom")
    turn(beth, shared)
    turn(ada, shared)
    add_theme(ada, "housing")
    written = turn(ada, shared).written
    assert written is not None
    with open_pack(written.path, identity_of(ada).keys) as pack:
        assert not [line for line in pack.lines() if b"back bedroom" in line]


def test_what_stays_at_home_makes_no_file(three: Three, shared: Path) -> None:
    ada, *_ = three
    settle(shared, *three)
    before = names(shared)
    add_terri(ada, agreed=False)
    for _ in range(3):
        assert turn(ada, shared).written is None
    assert names(shared) == before


def test_a_resident_follows_once_they_agree(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    terri = add_terri(ada, agreed=False)
    until_quiet(shared, *three)
    assert b"Okafor" not in words_in(beth, shared)
    record_consent(ada.work(), as_id(terri), SHARING, given=True, on=TODAY)
    until_quiet(shared, *three)
    assert b"Okafor" in words_in(beth, shared)
    assert_equal(ada, beth)


def test_a_resident_who_agrees_follows_though_much_came_and_nothing_was_written_between(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    settle(shared, *three)
    terri = add_terri(ada, agreed=False)
    assert turn(ada, shared).written is None
    for name in ("housing", "lifts"):
        add_theme(beth, name)
        turn(beth, shared)
        assert len(turn(ada, shared).taken) == 1
    record_consent(ada.work(), as_id(terri), SHARING, given=True, on=TODAY)
    until_quiet(shared, *three)
    assert "Terri Okafor" in everybody(beth)
    assert_equal(*three)


def test_many_files_are_made_one_and_go_only_then(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    most = 0
    for number in range(MOST_FILES + 3):
        add_theme(ada, f"theme {number}")
        turn(ada, shared)
        most = max(most, len(own_names(ada, shared)))
    assert most == MOST_FILES
    assert len(own_names(ada, shared)) <= 4
    turn(beth, shared)
    turn(ada, shared)
    assert_equal(ada, beth)


def test_erased_words_are_in_nobodys_files_after_their_next_turn(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    terri = add_terri(ada, agreed=True)
    until_quiet(shared, *three)
    add_theme(beth, "damp")
    until_quiet(shared, *three)
    assert b"Okafor" in words_in(ada, shared)
    forget(device_of(ada), terri)
    until_quiet(shared, *three)
    assert b"Okafor" not in words_in(ada, shared)
    assert terri.encode() not in b"\n".join(
        line for line in words_in(ada, shared).splitlines() if b"erased" not in line
    ).replace(erased_line(ada, shared, terri), b"")
    assert_equal(*three)


def erased_line(log: Log, folder: Path, resident: str) -> bytes:
    """The line that says that a resident was erased, which names their number for ever."""
    (line,) = {
        line
        for line in words_in(log, folder).splitlines()
        if line.startswith(b'["') and f'[0,"{resident}"]'.encode() in line
    }
    return line


def test_withdrawing_takes_the_record_out_of_own_files(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    terri = add_terri(ada, agreed=True)
    until_quiet(shared, *three)
    assert b"Okafor" in words_in(beth, shared)
    record_consent(ada.work(), as_id(terri), SHARING, given=False, on=TODAY)
    until_quiet(shared, *three)
    assert b"Okafor" not in words_in(beth, shared)
    assert "Okafor" not in everybody(beth)
    assert "Okafor" in everybody(ada)


def test_who_left_reads_nothing_that_is_written_since_and_who_came_reads_all(
    three: Three, shared: Path, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth, carys = three
    until_quiet(shared, *three)
    add_theme(ada, "housing")
    for log in (ada, beth):
        (left,) = (each for each in log.read(team) if each.name == "Carys")
        member_left(log, left.id)
        turn(log, shared)
    for log in (ada, beth):
        for name in own_names(log, shared):
            with pytest.raises(ForeignPack):
                open_pack(shared / name, identity_of(carys).keys)
    with log_of(tmp_path, empty_log_folder, "Dilys") as dilys:
        acquaint(ada, beth, dilys)
        until_quiet(shared, ada, beth, dilys)
        assert_equal(ada, beth, dilys)
        assert "housing" in themes(dilys)


def test_what_was_merged_by_hand_is_handed_on_through_the_folder(
    three: Three, shared: Path, tmp_path: Path
) -> None:
    ada, beth, carys = three
    until_quiet(shared, ada, beth)
    add_theme(carys, "lifts")
    merge_pack(ada, write_pack_of(carys, tmp_path / "c.pack").path)
    until_quiet(shared, ada, beth)
    assert "lifts" in themes(beth)


def test_a_file_left_over_from_a_turn_that_was_killed_is_cleared(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    turn(ada, shared)
    device = ada.read(device_number)
    theirs = shared / f"{beth.read(device_number)}-0-9.opack.part"
    for left in (shared / f"{device}-0-9.opack.part", theirs):
        left.write_bytes(b"half")
    turn(ada, shared)
    assert len(own_names(ada, shared)) == len([n for n in names(shared) if n.startswith(device)])
    assert theirs.exists()


def test_a_log_alone_writes_for_its_own_copies(owned_log: Log, shared: Path) -> None:
    assert turn(owned_log, shared).written is not None
    assert words_in(owned_log, shared)


def as_id(row_id: str) -> UUID:
    """An id as the services take it."""
    return UUID(row_id)


def everybody(log: Log) -> str:
    """The names of all residents of a log."""
    with log.reading() as connection:
        return " ".join(
            connection.exec_driver_sql("SELECT name FROM resident WHERE name <> ''").scalars()
        )
