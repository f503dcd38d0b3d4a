"""A turn with a hub: what one writes the others have, once each, and nobody says it twice."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from organiser_app.domain.errors import HubNotThere, HubProblem, HubUnreachable
from organiser_app.domain.models import Patch, Place, Resident, Statement, Theme
from organiser_app.store.log import open_log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.keeper import make_programme_login, make_team
from organiser_app.sync.hub.standing import pull_again
from organiser_app.sync.hub.turn import Way, sync_with_hub
from organiser_app.sync.members import member_left
from organiser_app.sync.runs import merge_runs
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.team import team
from organiser_app.sync.unmerge import unmerge
from tests.builders import web
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.hub.server import Server, database_of
from tests.sync.hub.teams import Colleague, are_equal, rows_on, until_quiet
from tests.sync.sharing import answer
from tests.sync.teams import log_of

Team = list[Colleague]


def test_what_one_wrote_the_others_have(three: Team) -> None:
    written = {each.names_a_patch(name) for each, name in zip(three, ("A", "B", "C"), strict=True)}
    until_quiet(three)
    assert are_equal(three)
    assert written <= {row for table, row, _ in three[2].device.state("patch") if table == "patch"}


def test_a_row_of_another_table_with_the_same_id_keeps_nobody_from_syncing(three: Team) -> None:
    ada, beth, cem = three
    theme = ada.device.write(Theme, name="damp")
    patch = ada.names_a_patch("North")
    ada.device.write(Place, id=UUID(theme), patch_id=UUID(patch), name="Well House")
    assert ada.sync().notices == ()
    until_quiet(three)
    assert beth.sync().notices == cem.sync().notices == ()


def test_many_rows_come_in_many_batches(three: Team) -> None:
    ada, beth, _ = three
    for number in range(20):
        ada.names_a_patch(f"Patch {number}")
    assert ada.sync(batch=3).pushed == 22
    turn = beth.sync(batch=3)
    assert (turn.pulled, len(turn.runs)) == ({"Ada": 22}, 8)
    assert turn.notices == ()


def test_a_turn_with_nothing_new_moves_nothing_and_changes_nothing(three: Team) -> None:
    until_quiet(three)
    before = three[0].changes()
    turn = three[0].sync()
    assert (turn.pulled, turn.pushed, turn.notices) == ({}, 0, ())
    assert three[0].changes() == before


def test_a_row_lies_on_the_hub_once_however_many_have_it(
    three: Team, server: Server, hub_address: Address
) -> None:
    row = three[0].names_a_patch("North")
    until_quiet(three)
    assert rows_on(server, hub_address, row) == 1


def test_what_is_written_here_before_a_row_comes_goes_up_all_the_same(three: Team) -> None:
    ada, beth, cem = three
    row = ada.names_a_patch("North")
    until_quiet(three)
    ada.device.change(Patch, row, name="North side")
    beth.device.change(Patch, row, deleted=True)
    ada.sync()
    beth.sync()
    cem.sync()
    stands = {
        field: value
        for (_, one, field), (value, _) in cem.device.state("patch").items()
        if one == row
    }
    assert (stands["name"], stands["deleted"]) == ("North side", 1)
    until_quiet(three)
    assert are_equal(three)


def test_what_two_changed_apart_is_asked_about_in_every_log(three: Team) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    until_quiet(three)
    ada.device.change(Patch, row, name="The north")
    beth.device.change(Patch, row, name="Northside")
    until_quiet(three)
    assert [len(each.device.others()) for each in three] == [1, 1, 1]
    assert len({tuple(sorted(each.device.state("patch").items())) for each in three}) == 1


def test_who_did_not_agree_stays_at_home_and_follows_later(three: Team) -> None:
    ada, beth, _ = three
    ada.device.put(web(1, "quibblewick"))
    resident = web(1)[Resident]["id"].hex
    ada.sync()
    beth.sync()
    assert beth.device.state("resident") == {}
    assert beth.device.state("statement") == {}
    answer(ada.device, resident, given=True)
    ada.sync()
    beth.sync()
    assert web(1)[Statement]["id"].hex in {row for _, row, _ in beth.device.state("statement")}


def test_nothing_comes_from_somebody_who_is_not_confirmed_until_they_are(
    three: Team,
) -> None:
    ada, beth, _ = three
    beth_in_adas = next(each for each in ada.log.read(team) if each.name == "Beth")
    member_left(ada.log, beth_in_adas.id)
    row = beth.names_a_patch("South")
    beth.sync()
    turn = ada.sync()
    assert "Beth" not in turn.pulled
    assert any("Beth" in notice and "not confirmed" in notice for notice in turn.notices)
    assert ("patch", row, "name") not in ada.device.state()


def test_whose_rows_are_here_under_pseudonyms_is_told_and_stops_no_other(
    three: Team, tmp_path: Path
) -> None:
    ada, beth, cem = three
    ada.names_a_patch("North")
    row = cem.names_a_patch("South")
    ada.sync()
    cem.sync()
    merge_pack(beth.log, write_pack_of(ada.log, tmp_path / "a.pack", under_pseudonyms=True).path)
    turn = beth.sync()
    assert "Ada" not in turn.pulled
    assert any("what Ada wrote under pseudonyms" in said for said in turn.notices)
    assert row in {one for _, one, _ in beth.device.state("patch")}


def test_a_log_that_was_copied_goes_on_as_a_device_of_its_own(three: Team, tmp_path: Path) -> None:
    ada, beth, cem = three
    ada.names_a_patch("North")
    until_quiet(three)
    ada.log.close()
    shutil.copytree(ada.log.folder.path, tmp_path / "Copy.olog")
    again = [
        Colleague(
            open_log(path, PASSPHRASE, surroundings(SettableClock(START), seed=seed)), ada.address
        )
        for seed, path in enumerate((ada.log.folder.path, tmp_path / "Copy.olog"), start=77)
    ]
    for number, each in enumerate(again):
        each.names_a_patch(f"Of copy {number}")
    everybody = [*again, beth, cem]
    until_quiet(everybody)
    assert are_equal(everybody)
    assert all(not each.sync().notices for each in everybody)
    for each in again:
        each.log.close()


def test_a_merge_that_was_taken_back_comes_again_only_anew(three: Team) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    ada.sync()
    for name in ("South", "West"):
        beth.names_a_patch(name)
        beth.sync()
    for run in beth.log.read(merge_runs):
        unmerge(beth.log.work(), run.sequence)
    beth.sync()
    assert ("patch", row, "name") not in beth.device.state()
    again = sync_with_hub(beth.log, beth.address, Way(pauses=()), anew=True)
    assert again.notices == ()
    assert ("patch", row, "name") in beth.device.state()
    until_quiet(three)
    assert are_equal(three)


def test_what_others_left_can_be_pulled_again_and_nothing_goes_up_for_it(three: Team) -> None:
    ada, beth, _ = three
    row = ada.names_a_patch("North")
    beth.names_a_patch("South")
    until_quiet(three)
    run = next(each for each in beth.log.read(merge_runs) if each.sender == "Ada")
    unmerge(beth.log.work(), run.sequence)
    beth.sync()
    pull_again(beth.log)
    again = beth.sync()
    assert ("patch", row, "name") in beth.device.state()
    assert (again.pushed, again.notices) == (0, ())
    assert are_equal(three)


def test_a_hub_that_was_set_back_to_an_earlier_day_is_filled_again(
    three: Team, server: Server, hub_address: Address
) -> None:
    ada, beth, _ = three
    ada.names_a_patch("North")
    until_quiet(three)
    with server.set_back(hub_address):
        beth.names_a_patch("South")
        ada.names_a_patch("East")
        until_quiet(three)
    told = [each.sync().notices for each in three]
    assert any("set back" in notice for notices in told for notice in notices)
    until_quiet(three)
    assert are_equal(three)
    assert [each.sync().notices for each in three] == [(), (), ()]


def test_what_of_days_to_come_is_refused_and_the_rest_comes(
    three: Team,
) -> None:
    ada, beth, cem = three
    clock = beth.log.clock
    assert isinstance(clock, SettableClock)
    clock.now = START.replace(year=START.year + 1)
    beth.names_a_patch("Far off")
    cem.names_a_patch("Near")
    beth.sync()
    cem.sync()
    turn = ada.sync()
    assert set(turn.pulled) == {"Cem"}
    assert any("What Beth wrote" in notice and "ahead" in notice for notice in turn.notices)


def test_without_a_key_or_with_another_kind_of_login_it_says_what_to_do(
    hub_address: Address, tmp_path: Path, empty_log_folder: Path
) -> None:
    log = log_of(tmp_path, empty_log_folder, "Dev")
    way = Way(pauses=())
    with pytest.raises(HubProblem, match="“New key…” on the page Team"):
        sync_with_hub(log, make_team(hub_address).address, way)
    with pytest.raises(HubProblem, match="figures"):
        sync_with_hub(log, make_programme_login(hub_address).address, way)
    with pytest.raises(HubProblem, match="whoever keeps the hub"):
        sync_with_hub(log, hub_address, way)
    log.close()


def test_a_hub_that_goes_away_is_tried_again_after_longer_and_longer_pauses(
    three: Team, server: Server
) -> None:
    ada = three[0]
    for number in range(12):
        ada.names_a_patch(f"Patch {number}")
    slept: list[float] = []

    def crash(*_: int) -> None:
        server.stop()

    going = Way(pauses=(1, 2, 4), batch=4, sleep=slept.append, watch_pushing=crash)
    try:
        with pytest.raises(HubUnreachable, match="What went through until now stands"):
            sync_with_hub(ada.log, ada.address, going)
    finally:
        server.start()
    assert len(slept) == 3
    assert all(least <= pause <= 1.5 * least for least, pause in zip((1, 2, 4), slept, strict=True))


def test_where_nobody_answered_yet_it_is_tried_once_more_and_the_address_is_named(
    three: Team, nowhere: Address
) -> None:
    slept: list[float] = []
    port = urlsplit(nowhere.url).port
    with pytest.raises(HubNotThere, match=f"at 127.0.0.1:{port} cannot be reached") as told:
        sync_with_hub(three[0].log, nowhere, Way(pauses=(1, 2, 4), sleep=slept.append))
    assert told.value.message.endswith("Nothing was lost.")
    assert len(slept) == 1


def test_a_server_that_only_starts_up_is_no_wrong_address(three: Team, server: Server) -> None:
    ada, slept = three[0], list[float]()
    database = database_of(ada.address)
    server.ask("postgres", f"ALTER DATABASE {database} CONNECTION LIMIT 0")
    with pytest.raises(HubUnreachable, match="What went through until now stands"):
        sync_with_hub(ada.log, ada.address, Way(pauses=(1, 2), sleep=slept.append))
    assert len(slept) == 2
